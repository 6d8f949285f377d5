//! Making items dynamic assets, and placing them in shards.

use crate::{
	Asset, Assets, Blueprints, Config, Due, Error, Event, Filling, LatestVersion, NextShard, Pallet, Shard, Shards,
};
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Get, BoundedVec};
use sp_runtime::DispatchError;
use vivarium_engine::{
	external_id::{self, ExternalId},
	life::Life,
	revision::{Origin, NOTHING},
};
use vivarium_primitives::{BlockNumber, CollectionId, ItemId, ShardId};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_enrol(
		who: &T::AccountId,
		collection: CollectionId,
		item: ItemId,
		external_id: ExternalId,
	) -> DispatchResult {
		let owner = pallet_uniques::Pallet::<T>::owner(collection, item).ok_or(Error::<T>::UnknownItem)?;
		ensure!(owner == *who, Error::<T>::NotOwner);
		ensure!(external_id::is_valid(&external_id), Error::<T>::BadExternalId);
		ensure!(!Assets::<T>::contains_key(collection, item), Error::<T>::AlreadyEnrolled);
		let version = LatestVersion::<T>::get(collection).ok_or(Error::<T>::NoBlueprint)?;
		let core = Blueprints::<T>::get(collection, version).ok_or(Error::<T>::NoBlueprint)?;

		let shard = Self::place(collection, version, core.heartbeat, item)?;
		let life = Life::new(&core);
		let mut asset = Asset { version, shard, external_id, life, revision: 0, head: NOTHING };
		let origin = Origin::Enrolment { external_id: asset.external_id.clone() };
		Self::deposit_event(Event::Enrolled {
			collection,
			item,
			external_id: asset.external_id.clone(),
			version,
			shard,
		});
		Self::revise(collection, item, &mut asset, origin)?;
		Assets::<T>::insert(collection, item, asset);
		Ok(())
	}

	/// Puts an item into the shard that has room, or into a new one.
	fn place(
		collection: CollectionId,
		version: u32,
		heartbeat: BlockNumber,
		item: ItemId,
	) -> Result<ShardId, DispatchError> {
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
		Filling::<T>::insert(collection, version, id);
		Ok(id)
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
