use super::mock::*;
use crate::{Error, Event, Standing};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError::BadOrigin;
use vivarium_primitives::MAX_OPERATORS;

#[test]
fn governance_admits_and_dismisses() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Operators::admit(RuntimeOrigin::root(), 1, key(1)));
		assert_eq!(events(), [Event::Admitted { operator: 1, key: key(1), bond: 100 }]);
		assert_eq!((view(1).key, view(1).bond, view(1).standing), (key(1), 100, Standing::Active));

		assert_ok!(Operators::dismiss(RuntimeOrigin::root(), 1));
		assert_eq!(events(), [Event::Dismissed { operator: 1 }]);
		assert_eq!(standing(1), Standing::Left);
	});
}

#[test]
fn others_should_not_govern() {
	ExtBuilder::default().operators([1]).build_and_execute(|| {
		for origin in [RuntimeOrigin::signed(1), RuntimeOrigin::none()] {
			assert_noop!(Operators::admit(origin.clone(), 2, key(2)), BadOrigin);
			assert_noop!(Operators::dismiss(origin.clone(), 1), BadOrigin);
			assert_noop!(Operators::reinstate(origin, 1), BadOrigin);
		}
		assert_noop!(Operators::leave(RuntimeOrigin::root()), BadOrigin);
	});
}

#[test]
fn an_account_or_key_should_not_be_admitted_twice() {
	ExtBuilder::default().operators([1]).build_and_execute(|| {
		assert_noop!(Operators::admit(RuntimeOrigin::root(), 1, key(2)), Error::<Test>::AlreadyAdmitted);
		assert_noop!(Operators::admit(RuntimeOrigin::root(), 2, key(1)), Error::<Test>::KeyInUse);
	});
}

#[test]
fn there_is_room_for_so_many_and_no_more() {
	ExtBuilder::default().operators(1..=MAX_OPERATORS as u8).build_and_execute(|| {
		assert_eq!(members().len(), MAX_OPERATORS as usize);
		assert_noop!(Operators::admit(RuntimeOrigin::root(), 200, key(200)), Error::<Test>::TooManyOperators);
	});
}

#[test]
fn a_stranger_has_nothing_to_leave() {
	ExtBuilder::default().operators([1]).build_and_execute(|| {
		assert_noop!(Operators::dismiss(RuntimeOrigin::root(), STRANGER), Error::<Test>::NotAdmitted);
		assert_noop!(Operators::leave(RuntimeOrigin::signed(STRANGER)), Error::<Test>::NotAdmitted);
		assert_noop!(Operators::resume(RuntimeOrigin::signed(STRANGER)), Error::<Test>::NotAdmitted);
		assert_eq!(Operators::operator_view(STRANGER), None);
	});
}

#[test]
fn an_operator_leaves_once() {
	ExtBuilder::default().operators([1, 2]).build_and_execute(|| {
		assert_ok!(Operators::leave(RuntimeOrigin::signed(1)));
		assert_eq!(events(), [Event::Left { operator: 1 }]);
		assert_noop!(Operators::leave(RuntimeOrigin::signed(1)), Error::<Test>::HasLeft);
		assert_noop!(Operators::dismiss(RuntimeOrigin::root(), 1), Error::<Test>::HasLeft);
		assert_noop!(Operators::reinstate(RuntimeOrigin::root(), 1), Error::<Test>::HasLeft);
		assert_eq!(standing(2), Standing::Active);
	});
}

#[test]
fn operators_of_the_genesis_serve_from_the_first_block() {
	ExtBuilder::default().operators([1, 2]).build_and_execute(|| {
		assert_eq!(members(), [1, 2]);
		let mut first = committee(0, 1);
		first.sort();
		assert_eq!(first, [1, 2]);
	});
}

#[test]
#[should_panic(expected = "cover the bond")]
fn a_genesis_whose_operators_do_not_cover_the_bond_is_none() {
	let builder = ExtBuilder::default().operators([1]);
	Bond::set(ENDOWMENT + 1);
	builder.build();
}

#[test]
fn an_operator_admitted_before_the_midpoint_serves_from_the_next_epoch() {
	ExtBuilder::default().operators([1]).build_and_execute(|| {
		run_to(EPOCH + MIDPOINT - 1);
		assert_ok!(Operators::admit(RuntimeOrigin::root(), 2, key(2)));
		assert_eq!((view(2).serves, view(2).serves_next), (false, None), "not frozen yet");
		run_to(EPOCH + MIDPOINT);
		assert_eq!((view(2).serves, view(2).serves_next), (false, Some(true)));
		run_to_epoch(2);
		assert_eq!(members(), [1, 2]);
	});
}

#[test]
fn an_operator_admitted_after_the_midpoint_serves_from_the_epoch_after_next() {
	ExtBuilder::default().operators([1]).build_and_execute(|| {
		run_to(EPOCH + MIDPOINT);
		assert_ok!(Operators::admit(RuntimeOrigin::root(), 2, key(2)));
		assert_eq!(view(2).serves_next, Some(false));
		run_to(3 * EPOCH - 1);
		assert_eq!(members(), [1]);
		run_to_epoch(3);
		assert_eq!(members(), [1, 2]);
	});
}

#[test]
fn who_leaves_serves_until_the_last_epoch_that_has_it_is_over() {
	ExtBuilder::default().operators([1, 2]).build_and_execute(|| {
		run_to(MIDPOINT - 1);
		assert_ok!(Operators::leave(RuntimeOrigin::signed(1)));
		run_to(MIDPOINT);
		assert_ok!(Operators::dismiss(RuntimeOrigin::root(), 2));
		run_to(EPOCH - 1);
		assert_eq!(members(), [1, 2]);
		run_to_epoch(1);
		assert_eq!(members(), [2], "it was dismissed after the freeze");
		run_to_epoch(2);
		assert!(members().is_empty());
		assert!(committee(0, 2 * EPOCH).is_empty());
	});
}
