use super::mock::*;
use crate::features::rounds::Round;

fn open(now: u32) -> Vec<(u32, u32, u32)> {
	let rounds = DynamicAssets::open_rounds(now).into_iter();
	rounds.map(|Round { shard, opening, last }| (shard, opening, last)).collect()
}

#[test]
fn a_round_is_open_until_its_window_is_over() {
	ExtBuilder::build_and_execute(|| {
		// Heartbeat 5, phase 0: the round of block 10 is includable in 11 to 15, so workers at 10 to 14 serve it.
		assert_eq!(open(9), [(0, 5, 10)]);
		for now in 10..=14 {
			assert_eq!(open(now), [(0, 10, 15)], "at block {now}");
		}
		assert_eq!(open(15), [(0, 15, 20)]);
	});
}

#[test]
fn there_is_no_round_at_the_genesis() {
	ExtBuilder::build_and_execute(|| {
		assert_eq!(open(1), []);
		assert_eq!(open(4), []);
	});
}
