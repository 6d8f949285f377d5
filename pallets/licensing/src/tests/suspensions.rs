use super::mock::*;
use crate::{Error, Event, Registers};
use frame_support::{assert_noop, assert_ok};
use vivarium_engine::licence::{State, Terms};
use vivarium_primitives::{limits, OnTrigger};

const DEFECT: u8 = 3;

fn suspendable() -> Terms<u64> {
	Terms { suspending_triggers: 1 << DEFECT, ..terms() }
}

fn fire(code: u8) {
	assert_ok!(<Licensing as OnTrigger>::on_triggers(COLLECTION, ITEM, 1 << code));
}

#[test]
fn a_reviewer_suspends_and_reinstates() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &terms(), 900);
		assert_noop!(Licensing::suspend(origin(OWNER), licence), Error::<Test>::NotReviewer);
		assert_noop!(Licensing::reinstate(origin(REVIEWER), licence), Error::<Test>::NotSuspended);
		events();
		assert_ok!(Licensing::suspend(origin(REVIEWER), licence));
		assert_eq!(events(), [Event::Suspended { licence, reviewer: REVIEWER }]);
		assert_eq!((state(licence), may_display(ALICE)), (Some(State::Suspended), false));
		assert_noop!(Licensing::suspend(origin(REVIEWER), licence), Error::<Test>::AlreadySuspended);
		assert_noop!(Licensing::reinstate(origin(ALICE), licence), Error::<Test>::NotReviewer);
		assert_ok!(Licensing::reinstate(origin(REVIEWER), licence));
		assert_eq!((state(licence), may_display(ALICE)), (Some(State::Active), true));
		assert_eq!(view(licence).ends, Some(101), "its time went on");
	});
}

#[test]
fn renewal_while_suspended() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &terms(), 900);
		assert_ok!(Licensing::suspend(origin(REVIEWER), licence));
		assert_noop!(Licensing::renew(origin(ALICE), licence, 900), Error::<Test>::IsSuspended);
		run_to(105);
		assert_eq!((state(licence), held(ALICE)), (Some(State::Suspended), 900), "grace has begun, nothing is paid");
		assert_eq!(view(licence).grace_until, Some(121));
		assert_noop!(Licensing::renew(origin(ALICE), licence, 900), Error::<Test>::IsSuspended);
		assert_ok!(Licensing::reinstate(origin(REVIEWER), licence));
		assert_eq!((view(licence).state, view(licence).ends), (State::Active, Some(201)), "it is renewed at once");

		assert_ok!(Licensing::top_up(origin(ALICE), licence, 900));
		assert_ok!(Licensing::suspend(origin(REVIEWER), licence));
		run_to(221);
		assert_eq!((state(licence), held(ALICE)), (None, 0), "nobody reinstated it");
	});
}

#[test]
fn a_trigger_suspends_the_licences_whose_terms_name_it() {
	ExtBuilder::build_and_execute(|| {
		let (minding, other) = (sell(ALICE, &suspendable(), 900), sell(BOB, &terms(), 900));
		events();
		fire(DEFECT + 1);
		assert_eq!(events(), []);
		fire(DEFECT);
		fire(DEFECT);
		let expected = Event::SuspendedByTrigger { collection: COLLECTION, item: ITEM, code: DEFECT };
		assert_eq!(events(), [expected], "once");
		assert_eq!([minding, other].map(state), [Some(State::Suspended), Some(State::Active)]);
		assert!(!may_display(ALICE) && may_display(BOB));
		assert_noop!(Licensing::reinstate(origin(REVIEWER), minding), Error::<Test>::NotSuspended);

		// What is bought after it fired is not suspended by it, until it fires again.
		let later = sell(CAROL, &suspendable(), 900);
		assert_eq!(state(later), Some(State::Active));
		fire(DEFECT);
		assert_eq!([minding, later].map(state), [Some(State::Suspended), Some(State::Suspended)]);

		assert_noop!(Licensing::lift(origin(OWNER), COLLECTION, ITEM), Error::<Test>::NotReviewer);
		assert_ok!(Licensing::lift(origin(REVIEWER), COLLECTION, ITEM));
		assert_noop!(Licensing::lift(origin(REVIEWER), COLLECTION, ITEM), Error::<Test>::NotSuspended);
		assert_eq!([minding, later].map(state), [Some(State::Active), Some(State::Active)]);
	});
}

#[test]
fn what_triggers_suspended_goes_to_grace_and_is_licensed_again_once_they_are_lifted() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &suspendable(), 1_000);
		fire(DEFECT);
		run_to(105);
		assert_eq!((view(licence).grace_until, may_display(ALICE)), (Some(121), false));
		assert_ok!(Licensing::lift(origin(REVIEWER), COLLECTION, ITEM));
		// Nobody touched the licence. It is projected as renewed, and what is due can be settled.
		let seen = view(licence);
		assert_eq!((seen.state, seen.ends, seen.held), (State::Active, Some(201), 100));
		assert!(may_display(ALICE));
		assert_noop!(Licensing::take_back(origin(ALICE), licence, 1), Error::<Test>::SettleFirst);
		run_to(121);
		assert_eq!((view(licence), held(ALICE)), (seen, 100), "the hook reaches the same");
	});
}

#[test]
fn what_triggers_suspended_is_settled_by_anyone() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &suspendable(), 900);
		fire(DEFECT);
		run_to(105);
		assert_ok!(Licensing::lift(origin(REVIEWER), COLLECTION, ITEM));
		assert_ok!(Licensing::settle(origin(STRANGER), licence));
		assert_eq!((view(licence).ends, held(ALICE)), (Some(201), 0));
		run_to(122);
		assert!(may_display(ALICE));
	});
}

#[test]
fn triggers_that_fire_together_are_told_one_by_one() {
	ExtBuilder::build_and_execute(|| {
		sell(ALICE, &Terms { suspending_triggers: u32::MAX, ..terms() }, 0);
		events();
		fire(DEFECT);
		assert_ok!(<Licensing as OnTrigger>::on_triggers(COLLECTION, ITEM, u32::MAX));
		let codes: Vec<_> = events()
			.into_iter()
			.map(|event| match event {
				Event::SuspendedByTrigger { collection: COLLECTION, item: ITEM, code } => code,
				other => panic!("{other:?}"),
			})
			.collect();
		let others = (0..limits::TRIGGERS as u8).filter(|code| *code != DEFECT);
		assert_eq!(codes, [DEFECT].into_iter().chain(others).collect::<Vec<_>>());
	});
}

#[test]
fn a_trigger_of_an_item_without_licences_is_nobodys() {
	ExtBuilder::build_and_execute(|| {
		fire(DEFECT);
		let licence = sell(ALICE, &suspendable(), 0);
		fire(DEFECT);
		assert_ok!(Licensing::give_up(origin(ALICE), licence));
		let register = Registers::<Test>::get((COLLECTION, ITEM));
		assert_eq!((register.triggers, register.fired.len()), (0, 0));
		fire(DEFECT);
		assert_eq!(Registers::<Test>::get((COLLECTION, ITEM)), register);
	});
}
