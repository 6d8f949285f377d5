//! Upkeep: which assets of a shard a round takes in, and that they pay for it.

use crate::{Asset, Assets, Config, Event, Pallet, Shard, Shards};
use alloc::collections::BTreeSet;
use vivarium_primitives::{BlockNumber, CollectionId, ItemId, Served, Service, Upkeep};

impl<T: Config> Pallet<T> {
	/// Charges those assets of a shard for a round that have not paid for it yet, at its first report. Who falls asleep or
	/// wakes does so now. Returns the items that are dormant, and how many assets were asked to pay.
	pub(crate) fn keep_up(shard: &Shard<T>, round: BlockNumber) -> (BTreeSet<ItemId>, u32) {
		let (mut dormant, mut asked) = (BTreeSet::new(), 0u32);
		for item in &shard.members {
			let Some(mut asset) = Assets::<T>::get(shard.collection, item) else { continue };
			if asset.paid_until < Some(round) {
				asked = asked.saturating_add(1);
				Self::charge(shard, *item, &mut asset, round);
			}
			if asset.paid_until.is_none() {
				dormant.insert(*item);
			}
		}
		(dormant, asked)
	}

	/// The items of a shard that are dormant in a round that is under way. None of those that are open is.
	pub(crate) fn dormant(shard: &Shard<T>, open: &BTreeSet<ItemId>) -> BTreeSet<ItemId> {
		let closed = shard.members.iter().filter(|item| !open.contains(item));
		let is_dormant =
			|item: &&ItemId| Assets::<T>::get(shard.collection, item).is_some_and(|asset| asset.paid_until.is_none());
		closed.filter(is_dormant).copied().collect()
	}

	/// Charges an asset for a round that it has not paid for.
	fn charge(shard: &Shard<T>, item: ItemId, asset: &mut Asset<T>, round: BlockNumber) {
		let (collection, before) = (shard.collection, asset.paid_until);
		asset.paid_until = T::Upkeep::charge(collection, item, before, shard.heartbeat, round);
		if asset.paid_until == before {
			return;
		}
		match (before, asset.paid_until) {
			(Some(_), None) => Self::deposit_event(Event::WentDormant { collection, item, round }),
			(None, Some(_)) => Self::deposit_event(Event::Woke { collection, item, round }),
			_ => {}
		}
		Assets::<T>::insert(collection, item, asset);
	}

	/// Whether a round will take an asset in, as a worker asks before its first report.
	pub(crate) fn will_attend(shard: &Shard<T>, item: ItemId, asset: &Asset<T>, round: BlockNumber) -> bool {
		T::Upkeep::is_awake(shard.collection, item, asset.paid_until, shard.heartbeat, round)
	}
}

impl<T: Config> Served for Pallet<T> {
	fn service(collection: CollectionId, item: ItemId) -> Option<Service> {
		let asset = Assets::<T>::get(collection, item)?;
		let shard = Shards::<T>::get(asset.shard)?;
		Some(Service {
			paid_until: asset.paid_until,
			heartbeat: shard.heartbeat,
			next_round: shard.next_opening(Self::now()),
		})
	}
}
