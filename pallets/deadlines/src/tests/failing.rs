use super::mock::*;
use crate::{Armed, Error, Event, Moved, Parked, WeightInfo};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;
use vivarium_primitives::Deadlines as _;

const FRAGILE: Job = Job::Fragile(1);

#[test]
fn what_fails_is_rolled_back_and_holds_up_nothing() {
	execute(|| {
		arm(3, FRAGILE);
		arm(3, Job::Note(2));
		run_to(3);
		assert!(times_done(&FRAGILE) == 0 && times_done(&Job::Note(2)) == 1);
		assert!(events().contains(&Event::Acted { acted: 1, failed: 1, is_behind: false }));
	});
}

#[test]
fn it_is_retried_and_then_parked() {
	execute(|| {
		arm(3, FRAGILE);
		run_to(60);
		let tries: Vec<u64> = acted().into_iter().map(|(block, _)| block).collect();
		assert_eq!(tries, [3, 13, 23]);
		assert!(Parked::<Test>::contains_key(FRAGILE));
		assert_eq!((Armed::<Test>::iter().count(), Moved::<Test>::iter().count()), (0, 0));
		let parked = Event::Parked { deadline: FRAGILE, error: DispatchError::Unavailable };
		assert!(events().contains(&parked));
	});
}

#[test]
fn a_retry_that_succeeds_leaves_nothing_behind() {
	execute(|| {
		arm(3, FRAGILE);
		run_to(3);
		Failing::set(false);
		run_to(13);
		assert_eq!(times_done(&FRAGILE), 1);
		assert_eq!((Armed::<Test>::iter().count(), Moved::<Test>::iter().count()), (0, 0));
	});
}

#[test]
fn what_fails_may_arm_itself_again_once_it_succeeds() {
	execute(|| {
		arm(3, Job::Repeating);
		run_to(3);
		Failing::set(false);
		run_to(24);
		assert_eq!(times_done(&Job::Repeating), 3, "in the blocks 13, 18 and 23");
		assert_eq!((Armed::<Test>::iter().count(), Moved::<Test>::iter().count()), (1, 0));
	});
}

#[test]
fn anyone_lets_a_parked_one_be_tried_again() {
	execute(|| {
		assert_noop!(Deadlines::retry(RuntimeOrigin::signed(1), FRAGILE), Error::<Test>::NotParked);
		arm(3, FRAGILE);
		run_to(30);
		acted();
		assert_ok!(Deadlines::retry(RuntimeOrigin::signed(1), FRAGILE));
		run_to(50);
		assert_eq!(acted(), [(31, FRAGILE)], "once: it was tried often enough before");
		assert!(Parked::<Test>::contains_key(FRAGILE));

		Failing::set(false);
		assert_ok!(Deadlines::retry(RuntimeOrigin::signed(1), FRAGILE));
		run_to(51);
		assert_eq!(times_done(&FRAGILE), 1);
		assert_eq!((Parked::<Test>::iter().count(), Moved::<Test>::iter().count()), (0, 0));
	});
}

#[test]
fn what_failed_can_be_disarmed_by_its_first_block() {
	execute(|| {
		arm(3, FRAGILE);
		run_to(4);
		Deadlines::disarm(3, FRAGILE);
		assert_eq!((Armed::<Test>::iter().count(), Moved::<Test>::iter().count()), (0, 0));

		// Also by the block that it was moved to.
		arm(6, FRAGILE);
		run_to(6);
		Deadlines::disarm(16, FRAGILE);
		assert_eq!((Armed::<Test>::iter().count(), Moved::<Test>::iter().count()), (0, 0));

		arm(40, FRAGILE);
		run_to(80);
		Deadlines::disarm(40, FRAGILE);
		assert_eq!(Parked::<Test>::iter().count(), 0);
	});
}

#[test]
fn what_is_too_heavy_for_any_block_is_parked_and_holds_up_nothing() {
	execute(|| {
		arm(3, Job::Heavy);
		(0..10).for_each(|number| arm(3, Job::Note(number)));
		run_to(5);
		assert_eq!(acted().len(), 10);
		assert_eq!(Parked::<Test>::get(Job::Heavy), Some(Error::<Test>::TooHeavy.into()));
	});
}

#[test]
fn what_fails_weighs_what_acting_and_moving_it_weigh() {
	execute(|| {
		let fails = <()>::on_initialize_idle().saturating_add(<()>::fail());
		arm(2, FRAGILE);
		assert_eq!(next_block(), fails.saturating_add(LIGHT));
		arm(3, Job::Heavy);
		assert_eq!(next_block(), fails, "it was not acted on");
		Failing::set(false);
		run_to(11);
		assert_eq!(next_block(), fails.saturating_add(LIGHT), "it succeeds, and its mark is removed");
	});
}
