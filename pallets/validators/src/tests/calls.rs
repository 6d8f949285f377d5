//! Who may add and remove whom.

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

fn events() -> Vec<Event<Test>> {
	System::read_events_for_pallet::<Event<Test>>()
}

#[test]
fn governance_adds_who_has_keys_and_removes_them() {
	execute(|| {
		set_keys(4);
		assert_ok!(Validators::add(RuntimeOrigin::root(), 4));
		assert!(Validators::is_validator(&4));
		assert_ok!(Validators::remove(RuntimeOrigin::root(), 1));
		assert!(!Validators::is_validator(&1));
		assert_eq!(events(), [Event::ValidatorAdded { validator: 4 }, Event::ValidatorRemoved { validator: 1 }]);
	});
}

#[test]
fn nobody_else_does() {
	execute(|| {
		set_keys(4);
		for origin in [RuntimeOrigin::signed(1), RuntimeOrigin::none()] {
			assert_noop!(Validators::add(origin.clone(), 4), DispatchError::BadOrigin);
			assert_noop!(Validators::remove(origin, 1), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn who_has_no_session_keys_is_not_added() {
	execute(|| {
		assert_noop!(Validators::add(RuntimeOrigin::root(), 4), Error::<Test>::NoSessionKeys);
	});
}

#[test]
fn nobody_is_added_twice() {
	execute(|| {
		assert_noop!(Validators::add(RuntimeOrigin::root(), 3), Error::<Test>::IsValidator);
	});
}

#[test]
fn there_are_no_more_than_there_may_be() {
	execute(|| {
		for who in [4, 5, 6] {
			set_keys(who);
		}
		assert_ok!(Validators::add(RuntimeOrigin::root(), 4));
		assert_ok!(Validators::add(RuntimeOrigin::root(), 5));
		assert_noop!(Validators::add(RuntimeOrigin::root(), 6), Error::<Test>::TooManyValidators);
	});
}

#[test]
fn who_is_no_validator_is_not_removed_and_nor_is_the_last_one() {
	execute(|| {
		assert_noop!(Validators::remove(RuntimeOrigin::root(), 4), Error::<Test>::NotValidator);
		assert_ok!(Validators::remove(RuntimeOrigin::root(), 1));
		assert_ok!(Validators::remove(RuntimeOrigin::root(), 2));
		assert_noop!(Validators::remove(RuntimeOrigin::root(), 3), Error::<Test>::LastValidator);
	});
}

#[test]
fn the_last_one_that_has_keys_is_not_removed() {
	execute(|| {
		assert_ok!(Session::purge_keys(RuntimeOrigin::signed(1)));
		assert_ok!(Session::purge_keys(RuntimeOrigin::signed(2)));
		assert!(!Validators::can_lose_one());
		assert_noop!(Validators::remove(RuntimeOrigin::root(), 3), Error::<Test>::LastValidator);
		// Those who can sign nothing may go.
		assert_ok!(Validators::remove(RuntimeOrigin::root(), 1));
	});
}
