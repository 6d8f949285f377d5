use super::mock::*;
use crate::{Error, Event};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::TokenError;
use vivarium_engine::licence::State;

#[test]
fn a_top_up_in_grace_renews_at_once_from_the_old_end() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &terms(), 899);
		run_to(115);
		assert_eq!((state(licence), may_display(ALICE)), (Some(State::Grace), true));
		events();
		assert_ok!(Licensing::top_up(origin(ALICE), licence, 1));
		let view = view(licence);
		assert_eq!((view.state, view.term, view.ends, view.held), (State::Active, 2, Some(201), 0));
		let renewed =
			Event::Renewed { licence, term: 2, ends: Some(201), bill: None, price: 900, receipt: to_owner(900) };
		assert_eq!(events(), [Event::ToppedUp { licence, amount: 1, held: 900 }, renewed]);
		run_to(121);
		assert!(may_display(ALICE), "what ended grace is armed no more");
	});
}

#[test]
fn a_top_up_that_does_not_suffice_is_kept() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &terms(), 0);
		run_to(110);
		assert_ok!(Licensing::top_up(origin(ALICE), licence, 899));
		assert_eq!((state(licence), held(ALICE)), (Some(State::Grace), 899));
		run_to(121);
		assert_eq!((state(licence), held(ALICE), free(ALICE)), (None, 0, ENDOWMENT - 1_000));
	});
}

#[test]
fn only_the_licensee_moves_what_is_set_aside() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &terms(), 500);
		assert_noop!(Licensing::top_up(origin(BOB), licence, 1), Error::<Test>::NotLicensee);
		assert_noop!(Licensing::take_back(origin(OWNER), licence, 1), Error::<Test>::NotLicensee);
		assert_noop!(Licensing::top_up(origin(ALICE), licence + 1, 1), Error::<Test>::NoLicence);
	});
}

#[test]
fn what_is_owed_for_usage_is_not_taken_back() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &metered(), 500);
		assert_ok!(Licensing::report_usage(origin(PUBLISHER), licence, 1, 30));
		assert_noop!(Licensing::take_back(origin(ALICE), licence, 401), Error::<Test>::StillOwed);
		assert_ok!(Licensing::take_back(origin(ALICE), licence, 400));
		assert_eq!((held(ALICE), view(licence).owed), (100, 100));
		assert_eq!(events().last(), Some(&Event::TakenBack { licence, amount: 400, held: 100 }));
		run_to(101);
		assert_eq!((state(licence), held(ALICE)), (Some(State::Grace), 0), "usage is paid");
	});
}

#[test]
fn funds_of_several_licences_are_kept_apart() {
	ExtBuilder::build_and_execute(|| {
		let (one, other) = (sell(ALICE, &terms(), 100), sell(ALICE, &terms(), 1_800));
		assert_noop!(Licensing::take_back(origin(ALICE), one, 101), Error::<Test>::StillOwed);
		run_to(101);
		assert_eq!([one, other].map(state), [Some(State::Grace), Some(State::Active)]);
		run_to(121);
		assert_eq!([one, other].map(state), [None, Some(State::Active)]);
		assert_eq!(held(ALICE), 900);
	});
}

#[test]
fn licensee_reaped_or_below_the_existential_deposit() {
	ExtBuilder::build_and_execute(|| {
		// A hold keeps the account alive, and is paid from to the last unit.
		let kept = sell(ALICE, &terms(), 900);
		assert_noop!(Balances::transfer_allow_death(origin(ALICE), STRANGER, free(ALICE)), TokenError::Frozen);
		assert_ok!(Balances::transfer_all(origin(ALICE), STRANGER, false));
		assert_eq!((free(ALICE), held(ALICE)), (ED, 900));
		// Without one, the account may be reaped: the licence lasts, and is not renewed.
		let reaped = sell(BOB, &terms(), 0);
		assert_ok!(Balances::transfer_all(origin(BOB), STRANGER, false));
		assert_eq!(System::providers(&BOB), 0);
		assert!(may_display(BOB));
		run_to(101);
		assert_eq!([kept, reaped].map(state), [Some(State::Active), Some(State::Grace)]);
		assert_eq!((free(ALICE), held(ALICE)), (ED, 0));
		run_to(121);
		assert_eq!([kept, reaped].map(state), [Some(State::Active), None]);
	});
}
