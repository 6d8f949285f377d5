use super::*;
use std::collections::BTreeSet;
use vivarium_primitives::Committee;

fn committee(shard: u32) -> Vec<u64> {
	<Operators as Committee<u64>>::members(shard, 1).into_iter().map(|member| member.operator).collect()
}

#[test]
fn a_committee_has_its_size_or_all_operators() {
	ExtBuilder::default().operators(&[1, 2, 3, 4, 5]).build_and_execute(|| {
		assert_eq!(committee(0).len(), 1);
		CommitteeSize::set(4);
		assert_eq!(committee(0).len(), 4);
		CommitteeSize::set(10);
		assert_eq!(committee(0).len(), 5);
	});
	ExtBuilder::default().build_and_execute(|| assert!(committee(0).is_empty()));
}

#[test]
fn shards_are_spread_over_the_operators() {
	ExtBuilder::default().operators(&[1, 2, 3, 4]).build_and_execute(|| {
		let first: BTreeSet<u64> = (0..64).flat_map(committee).collect();
		assert_eq!(first, BTreeSet::from([1, 2, 3, 4]));
	});
}

#[test]
fn dismissing_an_operator_moves_only_its_shards() {
	ExtBuilder::default().operators(&[1, 2, 3, 4]).build_and_execute(|| {
		let before: Vec<_> = (0..64).map(committee).collect();
		Operators::dismiss(RuntimeOrigin::root(), 3).unwrap();
		for (shard, old) in (0..64).zip(before) {
			let new = committee(shard);
			assert!(old == [3] || old == new, "shard {shard} moved from {old:?} to {new:?}");
		}
	});
}
