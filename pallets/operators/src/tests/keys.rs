use super::mock::*;
use crate::{Error, Event};
use frame_support::{assert_noop, assert_ok};
use sp_core::sr25519;
use vivarium_primitives::Committee;

fn rotate(operator: u64, key: sr25519::Public) -> sp_runtime::DispatchResult {
	Operators::rotate_key(RuntimeOrigin::signed(operator), key)
}

/// The key with which operator 1 serves in the epoch of a block.
fn serving_key(opening: u64) -> sr25519::Public {
	<Operators as Committee<u64>>::members(0, opening as u32)[0].key
}

#[test]
fn a_new_key_acts_from_the_next_snapshot() {
	ExtBuilder::default().operators([1]).build_and_execute(|| {
		run_to(MIDPOINT - 1);
		assert_ok!(rotate(1, key(11)));
		assert_eq!(events(), [Event::KeyRotated { operator: 1, key: key(11) }]);
		assert_eq!((view(1).key, view(1).next_key), (key(1), Some(key(11))));
		run_to(EPOCH - 1);
		assert_eq!(serving_key(EPOCH - 1), key(1));
		run_to_epoch(1);
		assert_eq!(serving_key(EPOCH), key(11));
		assert_eq!(serving_key(EPOCH - 1), key(1), "rounds of the old epoch stay with the old key");
		assert_eq!((view(1).key, view(1).next_key), (key(11), None));
	});
}

#[test]
fn a_key_named_after_the_freeze_waits_for_the_next_one() {
	ExtBuilder::default().operators([1]).build_and_execute(|| {
		run_to(MIDPOINT);
		assert_ok!(rotate(1, key(11)));
		run_to(2 * EPOCH - 1);
		assert_eq!((serving_key(2 * EPOCH - 1), view(1).next_key), (key(1), Some(key(11))));
		run_to_epoch(2);
		assert_eq!((serving_key(2 * EPOCH), view(1).next_key), (key(11), None));
	});
}

#[test]
fn keys_come_into_force_in_their_order() {
	ExtBuilder::default().operators([1]).build_and_execute(|| {
		assert_ok!(rotate(1, key(11)));
		run_to(MIDPOINT);
		assert_ok!(rotate(1, key(12)));
		run_to_epoch(1);
		assert_eq!((view(1).key, view(1).next_key), (key(11), Some(key(12))));
		run_to_epoch(2);
		assert_eq!((view(1).key, view(1).next_key), (key(12), None));
	});
}

#[test]
fn the_last_key_named_before_the_freeze_counts() {
	ExtBuilder::default().operators([1]).build_and_execute(|| {
		assert_ok!(rotate(1, key(11)));
		assert_ok!(rotate(1, key(12)));
		// Nobody uses the first any more.
		assert_ok!(Operators::admit(RuntimeOrigin::root(), 2, key(11)));
		run_to_epoch(1);
		assert_eq!(view(1).key, key(12));
	});
}

#[test]
fn a_key_in_use_should_not_be_taken() {
	ExtBuilder::default().operators([1, 2]).build_and_execute(|| {
		let is_refused = |key| {
			assert_noop!(rotate(2, key), Error::<Test>::KeyInUse);
			assert_noop!(Operators::admit(RuntimeOrigin::root(), 3, key), Error::<Test>::KeyInUse);
		};
		is_refused(key(1));
		is_refused(key(2));
		assert_ok!(rotate(1, key(11)));
		is_refused(key(11));
		run_to(MIDPOINT);
		assert_ok!(rotate(1, key(12)));
		is_refused(key(11));
		run_to_epoch(1);
		is_refused(key(1));
	});
}

#[test]
fn an_old_key_is_free_once_no_kept_epoch_has_it() {
	ExtBuilder::default().operators([1, 2]).build_and_execute(|| {
		assert_ok!(rotate(1, key(11)));
		run_to(2 * EPOCH - 1);
		assert_noop!(rotate(2, key(1)), Error::<Test>::KeyInUse);
		run_to_epoch(2);
		assert_ok!(rotate(2, key(1)));
	});
}

#[test]
fn who_is_no_operator_has_no_key() {
	ExtBuilder::default().operators([1]).build_and_execute(|| {
		assert_noop!(rotate(STRANGER, key(9)), Error::<Test>::NotAdmitted);
		assert_ok!(Operators::leave(RuntimeOrigin::signed(1)));
		assert_noop!(rotate(1, key(9)), Error::<Test>::HasLeft);
	});
}
