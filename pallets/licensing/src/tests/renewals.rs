use super::mock::*;
use crate::{End, Error, Event, Licences};
use frame_support::{assert_noop, assert_ok};
use vivarium_engine::licence::{Renewal, State, Terms};

fn by_hand() -> Terms<u64> {
	Terms { renewal: Some(Renewal { automatic: false, count: Some(2), price: 900, grace: 20 }), ..terms() }
}

#[test]
fn it_renews_out_of_what_is_set_aside_until_that_is_used_up() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &terms(), 2_000);
		events();
		run_to(101);
		let view_of = |term, ends, held| {
			let view = view(licence);
			assert_eq!((view.state, view.term, view.ends, view.held), (State::Active, term, Some(ends), held));
		};
		view_of(2, 201, 1_100);
		let bill = vivarium_engine::licence::Bill { term: 1, units: 0, amount: 0 };
		let renewed =
			Event::Renewed { licence, term: 2, ends: Some(201), bill: Some(bill), price: 900, receipt: to_owner(900) };
		assert_eq!(events(), [renewed]);
		run_to(201);
		view_of(3, 301, 200);
		run_to(301);
		assert_eq!(state(licence), Some(State::Grace));
		run_to(320);
		assert!(may_display(ALICE));
		events();
		run_to(321);
		let (end, account) = ended(licence).unwrap();
		assert_eq!((end, account.released, account.receipt), (End::Expired, 200, to_owner(0)));
		assert!(!may_display(ALICE));
		assert_eq!(free(OWNER), ENDOWMENT - ED + 1_000 + 2 * 900);
		assert_eq!(free(ALICE) + free(OWNER), 2 * ENDOWMENT - ED);
	});
}

#[test]
fn what_is_not_renewed_expires() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &once(), 700);
		run_to(100);
		assert!(may_display(ALICE));
		run_to(101);
		assert_eq!((may_display(ALICE), state(licence), held(ALICE)), (false, None, 0));
		assert_eq!(Licences::<Test>::iter().count(), 0);
	});
}

#[test]
fn it_renews_as_often_as_its_terms_say() {
	ExtBuilder::build_and_execute(|| {
		let renewal = Some(Renewal { automatic: true, count: Some(2), price: 10, grace: 20 });
		let licence = sell(ALICE, &Terms { renewal, ..terms() }, 5_000);
		run_to(201);
		assert_eq!((view(licence).renewals, view(licence).next_price), (Some(0), None));
		assert_noop!(Licensing::renew(origin(ALICE), licence, 10), Error::<Test>::NoRenewalsLeft);
		run_to(301);
		assert_eq!(state(licence), None, "there is no grace where nothing is left to renew");
		assert_eq!(free(ALICE), ENDOWMENT - 1_000 - 2 * 10);
	});
}

#[test]
fn by_hand_it_is_paid_ahead_once_in_a_term() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &by_hand(), 200);
		assert_noop!(Licensing::renew(origin(BOB), licence, 900), Error::<Test>::NotLicensee);
		assert_noop!(Licensing::renew(origin(ALICE), licence, 899), Error::<Test>::OtherPrice);
		assert_ok!(Licensing::renew(origin(ALICE), licence, 900));
		assert_eq!((free(ALICE), held(ALICE)), (ENDOWMENT - 1_900, 0), "what is set aside is used first");
		assert_eq!(events().last(), Some(&Event::RenewedAhead { licence, term: 2, receipt: to_owner(900) }));
		assert!(view(licence).is_paid_ahead);
		assert_noop!(Licensing::renew(origin(ALICE), licence, 900), Error::<Test>::AlreadyRenewed);
		run_to(101);
		assert_eq!((view(licence).state, view(licence).ends), (State::Active, Some(201)));
		assert!(!view(licence).is_paid_ahead);
		run_to(201);
		assert_eq!(state(licence), Some(State::Grace), "it waits for the licensee");
	});
}

#[test]
fn by_hand_it_is_renewed_in_grace() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &by_hand(), 5_000);
		run_to(110);
		assert_eq!(state(licence), Some(State::Grace), "enough is set aside, and nobody asked");
		assert_ok!(Licensing::renew(origin(ALICE), licence, 900));
		let view = view(licence);
		assert_eq!((view.state, view.term, view.ends, view.held), (State::Active, 2, Some(201), 4_100));
		assert_noop!(Licensing::set_automatic(origin(ALICE), licence, true), Error::<Test>::NotRenewable);
	});
}

#[test]
fn what_is_missing_in_grace_comes_from_the_free_balance() {
	ExtBuilder::build_and_execute(|| {
		let mut terms = metered();
		terms.renewal = by_hand().renewal;
		let licence = sell(ALICE, &terms, 60);
		assert_ok!(Licensing::report_usage(origin(PUBLISHER), licence, 1, 30));
		run_to(110);
		assert_eq!((view(licence).owed, held(ALICE)), (100, 60));
		events();
		assert_ok!(Licensing::renew(origin(ALICE), licence, 900));
		let renewed =
			Event::Renewed { licence, term: 2, ends: Some(201), bill: None, price: 900, receipt: to_owner(1_000) };
		assert_eq!(events(), [Event::ToppedUp { licence, amount: 940, held: 1_000 }, renewed]);
		assert_eq!((free(ALICE), held(ALICE)), (ENDOWMENT - 2_000, 0));
	});
}

#[test]
fn the_licensee_may_stop_renewing_and_go_on_again() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &terms(), 5_000);
		assert_noop!(Licensing::set_automatic(origin(BOB), licence, false), Error::<Test>::NotLicensee);
		assert_ok!(Licensing::set_automatic(origin(ALICE), licence, false));
		run_to(105);
		assert_eq!((state(licence), held(ALICE)), (Some(State::Grace), 5_000));
		assert_ok!(Licensing::set_automatic(origin(ALICE), licence, true));
		assert_eq!((state(licence), view(licence).ends), (Some(State::Active), Some(201)));
		assert_ok!(Licensing::set_automatic(origin(ALICE), licence, false));
		run_to(221);
		assert_eq!((state(licence), free(ALICE)), (None, ENDOWMENT - 1_900));
	});
}

#[test]
fn what_cannot_be_renewed_says_so() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &once(), 0);
		assert_noop!(Licensing::renew(origin(ALICE), licence, 900), Error::<Test>::NotRenewable);
		assert_noop!(Licensing::set_automatic(origin(ALICE), licence, true), Error::<Test>::NotRenewable);
		assert_noop!(Licensing::settle(origin(ALICE), licence), Error::<Test>::NothingDue);
	});
}

#[test]
fn income_goes_to_the_owner_of_that_moment() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &terms(), 900);
		assert_ok!(Uniques::transfer(origin(OWNER), COLLECTION, ITEM, CAROL));
		run_to(101);
		assert_eq!((free(OWNER), free(CAROL)), (ENDOWMENT - ED + 1_000, ENDOWMENT + 900));
		// Even where that is the licensee, who then pays what is owed to itself.
		let own = sell_from_carol(BOB);
		assert_ok!(Uniques::transfer(origin(CAROL), COLLECTION, ITEM, BOB));
		run_to(203);
		assert_eq!((state(licence), state(own)), (Some(State::Grace), Some(State::Active)));
		assert_eq!((free(BOB), held(BOB)), (ENDOWMENT - 1_000, 0));
	});
}

fn sell_from_carol(who: u64) -> u32 {
	let terms = terms();
	assert_ok!(Licensing::offer(origin(CAROL), COLLECTION, ITEM, Box::new(terms.clone())));
	let licence = crate::NextLicence::<Test>::get();
	assert_ok!(Licensing::license(origin(who), COLLECTION, ITEM, 1, terms.digest().into(), 900));
	licence
}
