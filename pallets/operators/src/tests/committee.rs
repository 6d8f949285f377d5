use super::mock::*;
use crate::{CurrentEpoch, Epoch};
use frame_support::{assert_ok, BoundedVec};
use std::collections::BTreeSet;
use vivarium_primitives::{Member, MAX_COMMITTEE};

/// An epoch of operators 1 to `members`, with a seed of its own.
fn epoch(members: u8, size: u32, seed: u8) -> Epoch<u64> {
	let member = |id: u8| Member { operator: id.into(), key: key(id) };
	let members: Vec<_> = (1..=members).map(member).collect();
	Epoch { seed: [seed; 32].into(), ..Epoch::new(0, BoundedVec::try_from(members).unwrap(), size) }
}

fn serving(epoch: &Epoch<u64>, shard: u32) -> Vec<u64> {
	epoch.committee(shard).into_iter().map(|member| member.operator).collect()
}

#[test]
fn a_committee_has_its_size_or_all_operators() {
	for (configured, expected) in [(1, 1), (4, 4), (5, 5), (10, 5)] {
		ExtBuilder::default().operators(1..=5).committee_size(configured).build_and_execute(|| {
			assert_eq!(committee(0, 1).len(), expected);
		});
	}
	ExtBuilder::default().build_and_execute(|| assert!(committee(0, 1).is_empty()));
	assert_eq!(serving(&epoch(20, 15, 0), 0).len(), MAX_COMMITTEE as usize);
}

#[test]
fn a_committee_has_the_size_of_its_snapshot() {
	ExtBuilder::default().operators(1..=5).build_and_execute(|| {
		run_to(MIDPOINT);
		CommitteeSize::set(2);
		assert_eq!(committee(0, 1).len(), 4);
		run_to_epoch(1);
		assert_eq!(committee(0, EPOCH).len(), 4, "frozen before");
		run_to_epoch(2);
		assert_eq!(committee(0, 2 * EPOCH).len(), 2);
	});
}

#[test]
fn every_node_computes_the_same_committee_at_any_block_of_the_epoch_and_the_next() {
	ExtBuilder::default().operators(1..=8).build_and_execute(|| {
		let at = |opening| (0..32).map(|shard| committee(shard, opening)).collect::<Vec<_>>();
		run_to_epoch(1);
		let first = at(EPOCH);
		assert_ok!(Operators::dismiss(RuntimeOrigin::root(), 3));
		assert_ok!(Operators::admit(RuntimeOrigin::root(), 9, key(9)));
		assert_ok!(Operators::rotate_key(RuntimeOrigin::signed(5), key(55)));
		run_to(2 * EPOCH - 1);
		assert_eq!(at(2 * EPOCH - 1), first, "for any opening block");
		run_to(3 * EPOCH - 1);
		assert_eq!(at(EPOCH), first, "after the epoch too");
		assert_ne!(at(2 * EPOCH), first, "another epoch has others");
	});
}

#[test]
fn the_order_of_admission_does_not_matter() {
	let ordered = epoch(8, 4, 1);
	let members: Vec<_> = ordered.members.iter().rev().cloned().collect();
	let reversed = Epoch { members: members.try_into().unwrap(), ..ordered.clone() };
	for shard in 0..64 {
		assert_eq!(serving(&ordered, shard), serving(&reversed, shard));
	}
}

#[test]
fn each_operator_serves_its_part_of_the_shards() {
	// 8 operators in committees of 4: each serves about half of 1,000 shards; the standard deviation is 16.
	let epoch = epoch(8, 4, 1);
	let mut served = [0u32; 8];
	for shard in 0..1_000 {
		let committee = serving(&epoch, shard);
		assert_eq!(committee.iter().collect::<BTreeSet<_>>().len(), 4, "four different ones");
		committee.iter().for_each(|operator| served[*operator as usize - 1] += 1);
	}
	assert_eq!(served.iter().sum::<u32>(), 4_000);
	assert!(served.iter().all(|shards| (435..=565).contains(shards)), "{served:?}");
}

#[test]
fn more_operators_means_less_work_for_each() {
	let most = |members| {
		let epoch = epoch(members, 4, 1);
		let shards = (0..500).flat_map(|shard| serving(&epoch, shard)).collect::<Vec<_>>();
		(1..=u64::from(members)).map(|id| shards.iter().filter(|served| **served == id).count()).max().unwrap()
	};
	assert!(most(4) == 500 && most(8) < 320 && most(32) < 100, "{} {} {}", most(4), most(8), most(32));
}

#[test]
fn committees_change_with_the_seed() {
	let (one, other) = (epoch(8, 4, 1), epoch(8, 4, 2));
	let same = (0..100).filter(|shard| serving(&one, *shard) == serving(&other, *shard)).count();
	assert!(same < 10, "{same} of 100 are the same");
}

#[test]
fn a_departure_moves_only_the_places_of_who_left() {
	let before = epoch(8, 4, 1);
	let mut after = before.clone();
	after.strike(&3);
	for shard in 0..200 {
		let (old, new) = (serving(&before, shard), serving(&after, shard));
		let stayed: Vec<u64> = old.iter().copied().filter(|operator| *operator != 3).collect();
		assert_eq!(new[..stayed.len()], stayed, "shard {shard}");
		assert_eq!(new.len(), 4);
	}
}

#[test]
fn a_committee_shrinks_with_its_operators() {
	let mut epoch = epoch(4, 4, 1);
	epoch.strike(&3);
	assert_eq!(serving(&epoch, 0).len(), 3);
	assert_eq!(epoch.committee_size, 3);
}

#[test]
fn a_committee_signs_with_the_keys_of_its_epoch() {
	ExtBuilder::default().operators(1..=4).build_and_execute(|| {
		let epoch = CurrentEpoch::<Test>::get();
		for Member { operator, key: signs } in epoch.committee(0) {
			assert_eq!(signs, key(operator as u8));
		}
	});
}
