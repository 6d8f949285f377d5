use super::*;
use crate::{Error, Event};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError::BadOrigin;
use vivarium_primitives::{Member, MAX_OPERATORS};

#[test]
fn governance_admits_and_dismisses() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Operators::admit(RuntimeOrigin::root(), 1, key(1)));
		System::assert_last_event(Event::Admitted { operator: 1, key: key(1) }.into());
		assert_eq!(crate::Operators::<Test>::get().into_inner(), vec![Member { operator: 1, key: key(1) }]);

		assert_ok!(Operators::dismiss(RuntimeOrigin::root(), 1));
		System::assert_last_event(Event::Dismissed { operator: 1 }.into());
		assert!(crate::Operators::<Test>::get().is_empty());
	});
}

#[test]
fn others_should_not_admit_or_dismiss() {
	ExtBuilder::default().operators(&[1]).build_and_execute(|| {
		assert_noop!(Operators::admit(RuntimeOrigin::signed(1), 2, key(2)), BadOrigin);
		assert_noop!(Operators::dismiss(RuntimeOrigin::signed(1), 1), BadOrigin);
	});
}

#[test]
fn an_account_or_key_should_not_be_admitted_twice() {
	ExtBuilder::default().operators(&[1]).build_and_execute(|| {
		assert_noop!(Operators::admit(RuntimeOrigin::root(), 1, key(2)), Error::<Test>::AlreadyAdmitted);
		assert_noop!(Operators::admit(RuntimeOrigin::root(), 2, key(1)), Error::<Test>::KeyInUse);
	});
}

#[test]
fn there_is_room_for_so_many_and_no_more() {
	let all: Vec<u8> = (1..=MAX_OPERATORS as u8).collect();
	ExtBuilder::default().operators(&all).build_and_execute(|| {
		assert_noop!(Operators::admit(RuntimeOrigin::root(), 200, key(200)), Error::<Test>::TooManyOperators);
	});
}

#[test]
fn a_stranger_should_not_be_dismissed() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Operators::dismiss(RuntimeOrigin::root(), 1), Error::<Test>::NotAdmitted);
	});
}
