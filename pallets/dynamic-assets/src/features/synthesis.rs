//! What models and reviewers may do to an asset, and what others may ask of it.

use crate::{Asset, Assets, Blueprints, Config, Error, LatestVersion, Pallet};
use frame_support::{ensure, weights::Weight, BoundedVec};
use sp_runtime::DispatchError;
use vivarium_engine::{
	blueprint::Core,
	life::Advance,
	notice::Vocabulary,
	revision::{Origin, Record, Revision},
	synthesis::Proposal,
};
use vivarium_primitives::{BlueprintVersion, CollectionId, DynamicAssets, ItemId, Snapshot, Step, Vocabularies};

impl<T: Config> DynamicAssets<T::AccountId> for Pallet<T> {
	fn snapshot(collection: CollectionId, item: ItemId) -> Option<Snapshot> {
		let Asset { version, shard, external_id, life, revision, head, .. } = Assets::<T>::get(collection, item)?;
		let time = Self::moment().time;
		Some(Snapshot { version, shard, external_id, life, revision, head, time })
	}

	fn blueprint(collection: CollectionId, version: u32) -> Option<BlueprintVersion> {
		let (core, texts) = Self::blueprint(collection, version)?;
		Some(BlueprintVersion { core, texts, hash: crate::BlueprintHashes::<T>::get(collection, version)? })
	}

	fn collection_owner(collection: CollectionId) -> Option<T::AccountId> {
		pallet_uniques::Pallet::<T>::collection_owner(collection)
	}

	fn owner(collection: CollectionId, item: ItemId) -> Option<T::AccountId> {
		pallet_uniques::Pallet::<T>::owner(collection, item)
	}

	fn adopt(
		collection: CollectionId,
		item: ItemId,
		version: u32,
		proposal: &Proposal,
		origin: Origin,
	) -> Result<u32, DispatchError> {
		let mut asset = Assets::<T>::get(collection, item).ok_or(Error::<T>::NotEnrolled)?;
		ensure!(asset.version == version, Error::<T>::NoLongerFits);
		let core = Blueprints::<T>::get(collection, version).ok_or(Error::<T>::NoBlueprint)?;
		let before = (asset.life.state, asset.life.health);
		let advance = asset.life.adopt(&core, proposal, Self::moment()).ok_or(Error::<T>::NoLongerFits)?;
		Self::conclude(collection, item, &asset, Step::Synthesis, before, &advance);
		Self::change(collection, item, asset, &core, advance, origin)
	}

	fn record(collection: CollectionId, item: ItemId, number: u32) -> Option<Record> {
		Self::revision(collection, item, number)
	}

	fn revert(collection: CollectionId, item: ItemId, to: &Record, origin: Origin) -> Result<u32, DispatchError> {
		let mut asset = Assets::<T>::get(collection, item).ok_or(Error::<T>::NotEnrolled)?;
		let Revision { collection: of, item: one, number, blueprint, state, traits, flags, .. } = to.revision();
		let is_earlier = (*of, *one) == (collection, item) && *number < asset.revision;
		ensure!(is_earlier, Error::<T>::RevisionGone);
		let present = crate::BlueprintHashes::<T>::get(collection, asset.version).ok_or(Error::<T>::NoBlueprint)?;
		ensure!(*blueprint == present, Error::<T>::OtherBlueprint);
		let core = Blueprints::<T>::get(collection, asset.version).ok_or(Error::<T>::NoBlueprint)?;
		let advance = asset.life.revert(*state, traits, *flags, Self::moment().time);
		Self::change(collection, item, asset, &core, advance, origin)
	}

	fn remark(collection: CollectionId, item: ItemId, origin: Origin) -> Result<u32, DispatchError> {
		let mut asset = Assets::<T>::get(collection, item).ok_or(Error::<T>::NotEnrolled)?;
		let core = Blueprints::<T>::get(collection, asset.version).ok_or(Error::<T>::NoBlueprint)?;
		Self::revise(collection, item, &mut asset, &core, origin)?;
		let number = asset.revision;
		Assets::<T>::insert(collection, item, asset);
		Ok(number)
	}

	fn acting_weight() -> Weight {
		Self::hearing_one_weight()
	}
}

impl<T: Config> Pallet<T> {
	/// Tells and records what changed of an asset outside of rounds, and stores it.
	fn change(
		collection: CollectionId,
		item: ItemId,
		mut asset: Asset<T>,
		core: &Core,
		advance: Advance,
		mut origin: Origin,
	) -> Result<u32, DispatchError> {
		Self::effect(collection, item, &asset.life, &advance)?;
		if let Origin::Synthesis { fired, .. } = &mut origin {
			*fired = BoundedVec::truncate_from(advance.fired);
		}
		Self::revise(collection, item, &mut asset, core, origin)?;
		let number = asset.revision;
		Assets::<T>::insert(collection, item, asset);
		Ok(number)
	}
}

impl<T: Config> Vocabularies for Pallet<T> {
	fn of_item(collection: CollectionId, item: ItemId) -> Option<Vocabulary> {
		let asset = Assets::<T>::get(collection, item)?;
		Blueprints::<T>::get(collection, asset.version).as_ref().map(Vocabulary::from)
	}

	fn of_collection(collection: CollectionId) -> Option<Vocabulary> {
		let latest = LatestVersion::<T>::get(collection)?;
		Blueprints::<T>::get(collection, latest).as_ref().map(Vocabulary::from)
	}

	fn has_any(collection: CollectionId) -> bool {
		Self::has_blueprints(collection)
	}
}
