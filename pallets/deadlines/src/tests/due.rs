use super::mock::*;
use crate::{Armed, Event, WeightInfo};
use proptest::prelude::*;

#[test]
fn a_block_in_which_nothing_is_due_costs_one_look() {
	execute(|| {
		(100..200).for_each(|at| arm(at, Job::Note(at)));
		assert_eq!(next_block(), <()>::on_initialize_idle());
		assert_eq!(events(), []);
	});
}

#[test]
fn too_many_are_spread_over_blocks_the_oldest_first() {
	execute(|| {
		(0..20).for_each(|number| arm(3, Job::Note(number)));
		arm(4, Job::Note(100));
		run_to(3);
		assert_eq!(acted().len() as u64, ROOM);
		assert_eq!(events(), [Event::Acted { acted: 8, failed: 0, is_behind: true }]);
		run_to(5);
		let late = acted();
		assert_eq!(late.len(), 13);
		assert_eq!(late.last(), Some(&(5, Job::Note(100))), "it was due after the others");
		run_to(6);
		assert_eq!(acted(), []);
	});
}

#[test]
fn during_a_migration_nothing_is_acted_on_and_afterwards_all_is_caught_up() {
	execute(|| {
		(2..12).for_each(|at| arm(at, Job::Note(at)));
		Migrating::set(true);
		run_to(8);
		assert_eq!(acted(), []);
		Migrating::set(false);
		run_to(12);
		let numbers: Vec<Job> = acted().into_iter().map(|(_, job)| job).collect();
		assert_eq!(numbers, (2..12).map(Job::Note).collect::<Vec<_>>());
	});
}

proptest! {
	#[test]
	fn nothing_is_lost_and_nothing_is_acted_on_twice_or_early(blocks in prop::collection::vec(2u32..20, 0..120)) {
		execute(|| {
			for (number, at) in (0u32..).zip(&blocks) {
				arm(*at, Job::Note(number));
			}
			run_to(60);
			let acted = acted();
			let mut numbers: Vec<u32> = Vec::new();
			for (block, job) in &acted {
				let Job::Note(number) = job else { panic!("{job:?}") };
				assert!(*block >= u64::from(blocks[*number as usize]), "early");
				numbers.push(*number);
			}
			numbers.sort_unstable();
			assert_eq!(numbers, (0..blocks.len() as u32).collect::<Vec<_>>());
			assert_eq!(Armed::<Test>::iter().count(), 0);
		});
	}
}
