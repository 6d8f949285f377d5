use super::mock::*;
use crate::{Error, Event, Records};
use frame_support::{
	assert_noop, assert_ok,
	traits::{fungible::Mutate, tokens::Preservation},
};

#[test]
fn an_operator_secures_its_admission_by_a_bond() {
	ExtBuilder::default().build_and_execute(|| {
		let before = Money::of(1);
		assert_eq!((before.free, before.held), (ENDOWMENT, 0));
		assert_ok!(Operators::admit(RuntimeOrigin::root(), 1, key(1)));
		assert_eq!(Money::of(1), Money { free: ENDOWMENT - 100, held: 100, ..before });
	});
}

#[test]
fn operators_of_the_genesis_have_a_bond_too() {
	ExtBuilder::default().operators([1, 2]).build_and_execute(|| {
		for operator in [1, 2] {
			let Money { free, held, .. } = Money::of(operator);
			assert_eq!((free, held), (ENDOWMENT - 100, 100));
		}
	});
}

#[test]
fn who_does_not_cover_the_bond_should_not_be_admitted() {
	ExtBuilder::default().build_and_execute(|| {
		let admit = || Operators::admit(RuntimeOrigin::root(), 1, key(1));
		Bond::set(ENDOWMENT + 1);
		assert_noop!(admit(), Error::<Test>::BondNotCovered);
		Bond::set(ENDOWMENT);
		assert_noop!(admit(), Error::<Test>::BondNotCovered);
		Bond::set(ENDOWMENT - 1);
		assert_ok!(admit());
		assert_eq!(Money::of(1).free, 1, "the existential deposit stays free");
	});
}

#[test]
fn a_bond_cannot_be_spent() {
	ExtBuilder::default().operators([1]).build_and_execute(|| {
		let spend = |amount| <Balances as Mutate<u64>>::transfer(&1, &STRANGER, amount, Preservation::Expendable);
		assert!(spend(ENDOWMENT - 99).is_err());
		assert_ok!(spend(ENDOWMENT - 101));
		assert_eq!(Money::of(1).held, 100);
	});
}

#[test]
fn a_bond_is_released_when_no_kept_epoch_has_the_operator() {
	ExtBuilder::default().operators([1, 2]).build_and_execute(|| {
		let before = Money::of(1);
		// GIVEN an operator that left before the freeze: epoch 0 is its last.
		assert_ok!(Operators::leave(RuntimeOrigin::signed(1)));
		// WHEN epoch 0 is still kept
		run_to(2 * EPOCH - 1);
		// THEN the bond is held.
		assert_eq!(Money::of(1), before);
		events();
		// WHEN it is not
		run_to_epoch(2);
		// THEN the bond is free, and nothing is left of the operator.
		assert_eq!(Money::of(1), Money { free: ENDOWMENT, held: 0, ..before });
		assert!(events().contains(&Event::BondReleased { operator: 1, amount: 100 }));
		assert_eq!(Operators::operator_view(1), None);
		assert_eq!(Records::<Test>::get(1), None);
		assert_eq!(Money::of(2).held, 100, "the other one's is held");
	});
}

#[test]
fn the_bond_of_one_who_left_after_the_freeze_is_held_an_epoch_longer() {
	ExtBuilder::default().operators([1]).build_and_execute(|| {
		run_to(MIDPOINT);
		assert_ok!(Operators::leave(RuntimeOrigin::signed(1)));
		run_to(3 * EPOCH - 1);
		assert_eq!(Money::of(1).held, 100);
		run_to_epoch(3);
		assert_eq!(Money::of(1).held, 0);
	});
}

#[test]
fn the_bond_of_one_who_never_served_is_released_with_the_next_epoch() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Operators::admit(RuntimeOrigin::root(), 1, key(1)));
		assert_ok!(Operators::leave(RuntimeOrigin::signed(1)));
		run_to(EPOCH - 1);
		assert_eq!(Money::of(1).held, 100);
		run_to_epoch(1);
		assert_eq!(Money::of(1).held, 0);
	});
}

#[test]
fn a_bond_is_what_it_was_at_admission() {
	ExtBuilder::default().operators([1]).build_and_execute(|| {
		Bond::set(300);
		assert_ok!(Operators::admit(RuntimeOrigin::root(), 2, key(2)));
		assert_eq!((Money::of(1).held, Money::of(2).held), (100, 300));
		Bond::set(1);
		for operator in [1, 2] {
			assert_ok!(Operators::leave(RuntimeOrigin::signed(operator)));
		}
		run_to_epoch(2);
		for operator in [1, 2] {
			let Money { free, held, .. } = Money::of(operator);
			assert_eq!((free, held), (ENDOWMENT, 0));
		}
	});
}

#[test]
fn who_left_is_admitted_again_once_its_bond_is_released() {
	ExtBuilder::default().operators([1]).build_and_execute(|| {
		serve(1, 5, 0);
		assert_ok!(Operators::leave(RuntimeOrigin::signed(1)));
		run_to(2 * EPOCH - 1);
		assert_noop!(Operators::admit(RuntimeOrigin::root(), 1, key(1)), Error::<Test>::BondStillHeld);
		run_to_epoch(2);
		assert_ok!(Operators::admit(RuntimeOrigin::root(), 1, key(1)));
		assert_eq!(Money::of(1).held, 100);
		assert_eq!(view(1).record.total.rounds, 0, "its record begins anew");
	});
}
