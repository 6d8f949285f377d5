use super::mock::*;
use crate::{CurrentEpoch, EpochView, Event, NextEpoch, PreviousEpoch, WeightInfo};
use frame_support::{assert_ok, traits::Hooks, weights::Weight};
use vivarium_primitives::Member;

#[test]
fn an_epoch_begins_with_its_first_block() {
	ExtBuilder::default().operators([1, 2]).build_and_execute(|| {
		run_to(EPOCH - 1);
		assert_eq!(Operators::epoch().number, 0);
		events();
		run_to(EPOCH);
		assert_eq!(Operators::epoch().number, 1);
		assert_eq!(events(), [Event::EpochBegan { epoch: 1, operators: 2, committee_size: 2 }]);
		run_to(2 * EPOCH - 1);
		assert_eq!(Operators::epoch().number, 1);
		assert_eq!(events(), []);
	});
}

#[test]
fn the_first_epoch_is_drawn_from_the_genesis() {
	ExtBuilder::default().operators([1]).build_and_execute(|| {
		assert_eq!(CurrentEpoch::<Test>::get().seed, hash(0));
	});
}

#[test]
fn an_epoch_is_drawn_from_the_last_but_15th_block_before_it() {
	ExtBuilder::default().operators([1]).build_and_execute(|| {
		run_to_epoch(1);
		let last = EPOCH - 1;
		assert_eq!(CurrentEpoch::<Test>::get().seed, hash(last - 15));
	});
}

#[test]
fn the_seed_is_not_known_when_the_operators_freeze() {
	ExtBuilder::default().operators([1]).build_and_execute(|| {
		run_to(EPOCH + MIDPOINT);
		assert!(NextEpoch::<Test>::get().unwrap().seed.is_zero());
		assert!(System::block_hash(2 * EPOCH - 16).is_zero(), "the block of the seed is not built yet");
	});
}

#[test]
fn the_present_and_the_previous_epoch_are_kept() {
	ExtBuilder::default().operators([1]).build_and_execute(|| {
		assert!(PreviousEpoch::<Test>::get().is_none());
		run_to_epoch(3);
		assert_eq!(committee(0, 3 * EPOCH), [1]);
		assert_eq!(committee(0, 2 * EPOCH), [1]);
		assert!(committee(0, 2 * EPOCH - 1).is_empty(), "of epoch 1");
		assert!(committee(0, 4 * EPOCH).is_empty(), "of epoch 4");
		run_to(3 * EPOCH + MIDPOINT);
		assert!(committee(0, 4 * EPOCH).is_empty(), "frozen, but not begun");
	});
}

#[test]
fn an_epoch_that_was_never_frozen_begins_with_the_operators_of_its_first_block() {
	ExtBuilder::default().operators([1]).build_and_execute(|| {
		run_to(EPOCH - 1);
		NextEpoch::<Test>::kill();
		assert_ok!(Operators::admit(RuntimeOrigin::root(), 2, key(2)));
		run_to_epoch(1);
		assert_eq!(members(), [1, 2]);
	});
}

#[test]
fn epochs_go_on_after_a_gap() {
	ExtBuilder::default().operators([1]).build_and_execute(|| {
		run_to(EPOCH + MIDPOINT);
		System::set_block_number(5 * EPOCH - 1);
		assert!(committee(0, 5 * EPOCH - 1).is_empty());
		run_to_epoch(5);
		assert_eq!((Operators::epoch().number, committee(0, 5 * EPOCH)), (5, vec![1]));
		assert!(committee(0, 4 * EPOCH).is_empty(), "the previous one is epoch 1");
	});
}

#[test]
fn a_block_weighs_what_it_does_to_the_epochs() {
	ExtBuilder::default().operators([1, 2, 3]).build_and_execute(|| {
		assert_eq!(next_block(), Weight::zero());
		run_to(MIDPOINT - 1);
		assert_eq!(next_block(), <() as WeightInfo>::on_initialize_freeze());
		run_to(EPOCH - 1);
		assert_eq!(next_block(), <() as WeightInfo>::on_initialize_boundary(0));
		for operator in [1, 2] {
			assert_ok!(Operators::leave(RuntimeOrigin::signed(operator)));
		}
		run_to(3 * EPOCH - 1);
		assert_eq!(next_block(), <() as WeightInfo>::on_initialize_boundary(2));
	});
}

#[test]
fn people_see_the_epoch() {
	ExtBuilder::default().operators([1]).build_and_execute(|| {
		run_to(EPOCH + MIDPOINT - 1);
		assert_ok!(Operators::admit(RuntimeOrigin::root(), 2, key(2)));
		let member = |operator, seed| Member { operator, key: key(seed) };
		let epoch = EpochView {
			number: 1,
			first: 40,
			last: 79,
			freezes: 60,
			seed: hash(24),
			members: vec![member(1, 1)],
			committee_size: 1,
			next: None,
		};
		assert_eq!(Operators::epoch(), epoch);
		run_to(EPOCH + MIDPOINT);
		assert_eq!(Operators::epoch(), EpochView { next: Some(vec![member(1, 1), member(2, 2)]), ..epoch });
		let accounts: Vec<u64> = Operators::operator_views().into_iter().map(|operator| operator.account).collect();
		assert_eq!(accounts, [1, 2]);
	});
}

#[test]
fn the_configuration_of_the_test_is_sound() {
	ExtBuilder::default().build_and_execute(<Operators as Hooks<u64>>::integrity_test);
}
