//! Moving an asset to a newer version of its blueprint.

use crate::{Assets, Config, Error, Event, LatestVersion, Pallet, Shards};
use frame_support::{ensure, pallet_prelude::DispatchResult, BoundedVec};
use vivarium_engine::{migrate::migrate, revision::Origin};
use vivarium_primitives::{BlockNumber, CollectionId, ItemId, ShardId};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_migrate_item(who: &T::AccountId, collection: CollectionId, item: ItemId) -> DispatchResult {
		Self::ensure_owner(who, collection, item)?;
		let mut asset = Assets::<T>::get(collection, item).ok_or(Error::<T>::NotEnrolled)?;
		let from = asset.version;
		let to = LatestVersion::<T>::get(collection).ok_or(Error::<T>::NoBlueprint)?;
		ensure!(from != to, Error::<T>::AlreadyMigrated);
		let (old_core, old_texts) = Self::blueprint(collection, from).ok_or(Error::<T>::NoBlueprint)?;
		let (core, texts) = Self::blueprint(collection, to).ok_or(Error::<T>::NoBlueprint)?;

		let (life, dropped) = migrate(&asset.life, (&old_core, &old_texts), (&core, &texts), Self::moment().time);
		let prepaid = Self::prepaid(asset.shard, asset.paid_until);
		Self::leave(asset.shard, item)?;
		asset.shard = Self::place(collection, to, core.heartbeat, item)?;
		asset.paid_until = prepaid.map(|rounds| Self::last_of(asset.shard, rounds));
		asset.version = to;
		asset.life = life;
		asset.life.note_recorded();
		Self::deposit_event(Event::Migrated { collection, item, from, to, shard: asset.shard });
		// All of them: their positions are those of the new version.
		Self::tell_traits(collection, item, &asset.life, 0..asset.life.traits.len() as u8);
		let origin = Origin::Migration { from, to, dropped: BoundedVec::truncate_from(dropped) };
		Self::revise(collection, item, &mut asset, &core, origin)?;
		Assets::<T>::insert(collection, item, asset);
		Ok(())
	}

	/// How many rounds that are still to open in a shard are paid for; `None` where the asset is dormant. They go along,
	/// round by round: a round costs the same whatever the heartbeat.
	fn prepaid(id: ShardId, paid_until: Option<BlockNumber>) -> Option<u32> {
		let rounds = |until| Shards::<T>::get(id).map_or(0, |shard| shard.rounds_between(Self::now(), until));
		paid_until.map(rounds)
	}

	/// The opening block of the last of so many rounds that are still to open in a shard; 0 where there are none.
	fn last_of(id: ShardId, rounds: u32) -> BlockNumber {
		let Some((shard, more)) = Shards::<T>::get(id).zip(rounds.checked_sub(1)) else { return 0 };
		shard.next_opening(Self::now()).saturating_add(more.saturating_mul(shard.heartbeat))
	}
}
