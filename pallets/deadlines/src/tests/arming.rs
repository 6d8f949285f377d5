use super::mock::*;
use crate::{Armed, At, Error, LOOK_AHEAD};
use frame_support::assert_noop;
use vivarium_primitives::Deadlines as _;

#[test]
fn keys_stand_in_the_order_of_blocks() {
	execute(|| {
		for at in [65_536, 2, 256, 255, 70_000, 257] {
			arm(at, Job::Note(at));
		}
		let blocks: Vec<u32> = Armed::<Test>::iter_keys().map(|(at, _)| at.into()).collect();
		assert_eq!(blocks, [2, 255, 256, 257, 65_536, 70_000]);
		assert_eq!(u32::from(At::from(70_000)), 70_000);
	});
}

#[test]
fn what_is_armed_is_acted_on_in_its_block_and_once() {
	execute(|| {
		arm(5, Job::Note(5));
		arm(3, Job::Note(3));
		arm(5, Job::Note(6));
		run_to(4);
		assert_eq!(acted(), [(3, Job::Note(3))]);
		run_to(9);
		let mut both = acted();
		both.sort();
		assert_eq!(both, [(5, Job::Note(5)), (5, Job::Note(6))]);
		assert_eq!(Armed::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_deadline_must_lie_in_the_future() {
	execute(|| {
		run_to(7);
		for at in [0, 6, 7] {
			assert_noop!(Deadlines::arm(at, Job::Note(0)), Error::<Test>::NotInFuture);
		}
		arm(8, Job::Note(0));
		run_to(8);
		assert_eq!(acted().len(), 1);
	});
}

#[test]
fn what_is_disarmed_does_not_fall_due() {
	execute(|| {
		arm(5, Job::Note(1));
		arm(5, Job::Note(2));
		Deadlines::disarm(5, Job::Note(1));
		Deadlines::disarm(4, Job::Note(2));
		Deadlines::disarm(9, Job::Note(3));
		run_to(9);
		assert_eq!(acted(), [(5, Job::Note(2))]);
	});
}

#[test]
fn acting_may_arm_the_next() {
	execute(|| {
		arm(5, Job::Chain(1));
		run_to(9);
		assert_eq!(acted(), [(5, Job::Chain(1)), (6, Job::Note(1))]);
	});
}

#[test]
fn arming_is_one_write_and_two_for_one_of_the_next_blocks() {
	let keys_written_by = |armed: &[u32]| {
		let mut ext = ext();
		ext.execute_with(|| {
			System::set_block_number(1);
			next_block();
		});
		ext.commit_all().unwrap();
		ext.execute_with(|| armed.iter().for_each(|at| arm(*at, Job::Note(*at))));
		ext.overlayed_changes().changes().count()
	};
	assert_eq!(keys_written_by(&[2 + LOOK_AHEAD]), 1);
	assert_eq!(keys_written_by(&[2 + LOOK_AHEAD, 500, 70_000]), 3);
	assert_eq!(keys_written_by(&[1 + LOOK_AHEAD]), 2, "the hook is to look");
}
