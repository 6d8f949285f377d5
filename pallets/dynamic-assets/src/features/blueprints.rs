//! Blueprints and their versions.

use crate::{BlueprintHashes, BlueprintTexts, Blueprints, Config, Error, Event, LatestVersion, Pallet};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{ensure, pallet_prelude::DispatchResult};
use vivarium_engine::blueprint::{self, Core, Flaw, Texts};
use vivarium_primitives::{blueprint_key, CollectionId, Hash};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_blueprint(
		who: &T::AccountId,
		collection: CollectionId,
		core: Core,
		texts: Texts,
	) -> DispatchResult {
		let owner = pallet_uniques::Pallet::<T>::collection_owner(collection).ok_or(Error::<T>::UnknownCollection)?;
		ensure!(owner == *who, Error::<T>::NotOwner);
		Self::store_blueprint(collection, core, texts)
	}

	/// Adds a version of a collection's blueprint.
	pub(crate) fn store_blueprint(collection: CollectionId, core: Core, texts: Texts) -> DispatchResult {
		blueprint::validate(&core, &texts).map_err(Error::<T>::from)?;
		let version = LatestVersion::<T>::get(collection).unwrap_or(0).saturating_add(1);
		let hash = blueprint::hash(&core, &texts);
		Self::index_blueprint(&hash, &core, &texts);
		LatestVersion::<T>::insert(collection, version);
		BlueprintHashes::<T>::insert(collection, version, hash);
		Blueprints::<T>::insert(collection, version, core);
		BlueprintTexts::<T>::insert(collection, version, texts);
		Self::deposit_event(Event::BlueprintSet { collection, version, hash: hash.into() });
		Ok(())
	}

	/// The blueprint of a version.
	pub fn blueprint(collection: CollectionId, version: u32) -> Option<(Core, Texts)> {
		Blueprints::<T>::get(collection, version).zip(BlueprintTexts::<T>::get(collection, version))
	}

	/// Writes the blueprint's bytes to the offchain database of nodes that index, under their hash.
	pub(crate) fn index_blueprint(hash: &Hash, core: &Core, texts: &Texts) {
		let bytes: Vec<u8> = (core, texts).encode();
		sp_io::offchain_index::set(&blueprint_key(hash), &bytes);
	}
}

impl<T: Config> From<Flaw> for Error<T> {
	fn from(flaw: Flaw) -> Self {
		match flaw {
			Flaw::Heartbeat => Self::BadHeartbeat,
			Flaw::NoMetric => Self::NoMetric,
			Flaw::Metric => Self::BadMetric,
			Flaw::Health => Self::BadHealth,
			Flaw::States => Self::BadStates,
			Flaw::Transition => Self::BadTransition,
			Flaw::Rule => Self::BadRule,
			Flaw::Count => Self::BadCount,
			Flaw::Text => Self::BadText,
			Flaw::Url => Self::BadUrl,
			Flaw::Pointer => Self::BadPointer,
		}
	}
}
