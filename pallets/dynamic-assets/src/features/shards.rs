//! Shards: where an asset is placed, and what becomes of the shard when it leaves.

use crate::{Cells, Closed, Config, Due, Error, Filling, NextShard, Pallet, Population, Reports, Shard, Shards};
use frame_support::{pallet_prelude::DispatchResult, traits::Get, BoundedVec};
use sp_runtime::DispatchError;
use vivarium_primitives::{BlockNumber, CollectionId, ItemId, ShardId, MAX_COMMITTEE};

impl<T: Config> Pallet<T> {
	/// Puts an item into the shard that has room, or into a new one.
	pub(crate) fn place(
		collection: CollectionId,
		version: u32,
		heartbeat: BlockNumber,
		item: ItemId,
	) -> Result<ShardId, DispatchError> {
		Population::<T>::mutate(collection, version, |count| *count = Some(count.unwrap_or(0).saturating_add(1)));
		if let Some(id) = Filling::<T>::get(collection, version) {
			let placed = Shards::<T>::mutate(id, |shard| {
				shard.as_mut().is_some_and(|shard| shard.members.try_push(item).is_ok())
			});
			if placed {
				return Ok(id);
			}
		}
		let id = NextShard::<T>::get();
		let phase = Self::free_phase(heartbeat, id)?;
		let members = BoundedVec::try_from(alloc::vec![item]).map_err(|_| Error::<T>::HeartbeatFull)?;
		Due::<T>::try_append((heartbeat, phase), id).map_err(|()| Error::<T>::HeartbeatFull)?;
		NextShard::<T>::put(id.checked_add(1).ok_or(Error::<T>::ShardsExhausted)?);
		Shards::<T>::insert(id, Shard { collection, version, heartbeat, phase, members });
		// A round that opened before the shard was there is nobody's miss.
		Closed::<T>::insert(id, Self::now());
		Filling::<T>::insert(collection, version, id);
		Ok(id)
	}

	/// Takes an item out of its shard. An empty shard is removed, with its round.
	pub(crate) fn leave(id: ShardId, item: ItemId) -> DispatchResult {
		let mut shard = Shards::<T>::get(id).ok_or(Error::<T>::NotEnrolled)?;
		let position = shard.members.iter().position(|member| *member == item).ok_or(Error::<T>::NotEnrolled)?;
		shard.members.swap_remove(position);
		Population::<T>::mutate_exists(shard.collection, shard.version, |count| {
			*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
		});
		if !shard.members.is_empty() {
			Filling::<T>::insert(shard.collection, shard.version, id);
			Shards::<T>::insert(id, shard);
			return Ok(());
		}
		Shards::<T>::remove(id);
		Cells::<T>::remove(id);
		Closed::<T>::remove(id);
		let _ = Reports::<T>::clear_prefix(id, MAX_COMMITTEE, None);
		Due::<T>::mutate_exists((shard.heartbeat, shard.phase), |due| {
			if let Some(shards) = due {
				shards.retain(|due| *due != id);
			}
			*due = due.take().filter(|shards| !shards.is_empty());
		});
		if Filling::<T>::get(shard.collection, shard.version) == Some(id) {
			Filling::<T>::remove(shard.collection, shard.version);
		}
		Ok(())
	}

	/// Shards go round the phases; a few neighbours are tried where one is full.
	fn free_phase(heartbeat: BlockNumber, id: ShardId) -> Result<BlockNumber, DispatchError> {
		const TRIES: u32 = 8;
		let has_room = |phase: &BlockNumber| {
			Due::<T>::decode_len((heartbeat, *phase)).unwrap_or(0) < T::MaxShardsDue::get() as usize
		};
		(0..TRIES)
			.filter_map(|step| id.wrapping_add(step).checked_rem(heartbeat))
			.find(has_room)
			.ok_or(Error::<T>::HeartbeatFull.into())
	}
}
