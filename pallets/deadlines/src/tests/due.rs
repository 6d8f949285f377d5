use super::mock::*;
use crate::{Armed, Event, Parked, QuietUntil, WeightInfo, LOOK_AHEAD};
use frame_support::weights::{constants::WEIGHT_REF_TIME_PER_MILLIS, Weight, WeightMeter};
use proptest::prelude::*;

#[test]
fn a_block_in_which_nothing_is_due_weighs_one_look() {
	execute(|| {
		(100..200).for_each(|at| arm(at, Job::Note(at)));
		assert_eq!(next_block(), <()>::on_initialize_idle());
		assert_eq!(events(), []);
	});
}

#[test]
fn having_looked_the_hook_is_quiet_until_something_can_be_due() {
	execute(|| {
		next_block();
		assert_eq!(QuietUntil::<Test>::get(), 2 + LOOK_AHEAD, "nothing is armed");
		arm(2 + LOOK_AHEAD, Job::Note(0));
		assert_eq!(QuietUntil::<Test>::get(), 2 + LOOK_AHEAD, "it will have looked by then");
		arm(1 + LOOK_AHEAD, Job::Note(1));
		assert_eq!(QuietUntil::<Test>::get(), 0, "it would not have looked by then");
		next_block();
		assert_eq!(QuietUntil::<Test>::get(), 1 + LOOK_AHEAD);
		run_to(40);
		assert_eq!(acted(), [(31, Job::Note(1)), (32, Job::Note(0))]);
	});
}

#[test]
fn a_hook_that_is_behind_looks_again_in_the_next_block() {
	execute(|| {
		next_block();
		(0..9).for_each(|number| arm(50, Job::Note(number)));
		run_to(50);
		assert_eq!(acted().len(), 8);
		assert!(QuietUntil::<Test>::get() <= 51);
		run_to(51);
		assert_eq!(acted().len(), 1);
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

#[test]
fn acting_is_weighed_with_what_the_deadline_weighs() {
	execute(|| {
		arm(2, Job::Large);
		(0..3).for_each(|number| arm(2, Job::Note(number)));
		let acting = LIGHT.saturating_mul(3).saturating_add(LIGHT.saturating_mul(ROOM / 2));
		let taking = <()>::act().saturating_mul(4);
		assert_eq!(next_block(), <()>::on_initialize_idle().saturating_add(acting).saturating_add(taking));
		assert_eq!(acted().len(), 4);
	});
}

#[test]
fn what_does_not_fit_the_rest_of_the_share_waits_for_the_next_block() {
	execute(|| {
		Migrating::set(true);
		(0..6).for_each(|number| arm(2, Job::Note(number)));
		arm(3, Job::Large);
		arm(4, Job::Note(6));
		run_to(4);
		Migrating::set(false);
		run_to(5);
		assert_eq!(acted().len(), 6);
		run_to(6);
		assert_eq!(acted(), [(6, Job::Large), (6, Job::Note(6))]);
		assert_eq!(Parked::<Test>::iter().count(), 0);
	});
}

/// Lets blocks have room for any length of proof, as those of a chain with its own validators have.
fn measure_time_only() {
	MaxWeight::set(MaxWeight::get().set_proof_size(u64::MAX));
}

#[test]
fn what_acting_did_not_take_is_there_for_the_next_ones() {
	execute(|| {
		measure_time_only();
		(0..3).for_each(|number| arm(2, Job::Partly(number, 25)));
		let taking = <()>::act().saturating_mul(3);
		let acting = LIGHT.saturating_mul(3) / 4;
		assert_eq!(next_block(), <()>::on_initialize_idle().saturating_add(acting).saturating_add(taking));
		(0..20).for_each(|number| arm(3, Job::Partly(number, 25)));
		acted();
		next_block();
		let count = acted().len() as u64;
		assert!(count > ROOM, "{count} in a block that has room for {ROOM} if each takes all that it may");
		run_to(6);
		assert_eq!(acted().len() as u64, 20 - count);
	});
}

#[test]
fn who_says_that_it_took_more_than_it_may_is_not_believed() {
	execute(|| {
		(0..20).for_each(|number| arm(2, Job::Partly(number, 255)));
		next_block();
		assert_eq!(acted().len() as u64, ROOM);
	});
}

#[test]
fn what_failed_is_weighed_as_if_it_had_done_all() {
	execute(|| {
		arm(2, Job::Fragile(0));
		let failing = LIGHT.saturating_add(<()>::fail());
		assert_eq!(next_block(), <()>::on_initialize_idle().saturating_add(failing));
	});
}

#[test]
fn without_the_weight_for_a_look_nothing_happens() {
	execute(|| {
		arm(2, Job::Note(0));
		System::set_block_number(2);
		let mut meter = WeightMeter::with_limit(<()>::on_initialize_idle().saturating_div(2));
		Deadlines::act_on_due(&mut meter);
		assert_eq!(meter.consumed(), Weight::zero());
		assert_eq!(next_block(), <()>::on_initialize_idle().saturating_add(LIGHT).saturating_add(<()>::act()));
	});
}

#[test]
fn fifty_thousand_in_one_block_are_all_acted_on_within_the_share() {
	const DUE: u32 = 50_000;
	execute(|| {
		MaxWeight::set(Weight::from_parts(160 * WEIGHT_REF_TIME_PER_MILLIS, u64::MAX));
		(0..DUE).for_each(|number| arm(2, Job::Note(number)));
		let each = LIGHT.saturating_add(<()>::act()).ref_time();
		let ideal = (u64::from(DUE) * each).div_ceil(MaxWeight::get().ref_time());
		let mut blocks = 0;
		while next_block_unchecked() != <()>::on_initialize_idle() {
			blocks += 1;
		}
		assert!(blocks * 9 <= ideal * 10, "{blocks} blocks, {ideal} at best");
		let mut numbers: Vec<Job> = acted().into_iter().map(|(_, job)| job).collect();
		numbers.sort_unstable();
		assert_eq!(numbers, (0..DUE).map(Job::Note).collect::<Vec<_>>());
	});
}

proptest! {
	#[test]
	fn whatever_acting_took_the_hook_stays_within_its_share_and_uses_it(parts in prop::collection::vec(0u8..=255, 1..80)) {
		execute(|| {
			measure_time_only();
			for (number, part) in (0u32..).zip(&parts) {
				arm(2, Job::Partly(number, *part));
			}
			let most = <()>::act().saturating_add(LIGHT);
			let mut left = parts.len();
			while left > 0 {
				// That no block takes more than its share is checked at each.
				let weight = next_block();
				let acted = acted().len();
				assert!(acted > 0, "no block is idle");
				left -= acted;
				let spare = MaxWeight::get().saturating_sub(weight);
				assert!(left == 0 || !spare.all_gte(most.saturating_add(<()>::fail())), "{spare:?} is left, and {left} wait");
			}
		});
	}

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
