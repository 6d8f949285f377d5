//! Blueprints and their versions.

use crate::{
	BlueprintDeposits, BlueprintHashes, BlueprintTexts, Blueprints, Config, Error, Event, HoldReason, LatestVersion,
	Pallet, Population, LOG_TARGET,
};
use codec::Encode;
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Get};
use sp_io::hashing::blake2_256;
use sp_runtime::Saturating;
use vivarium_engine::blueprint::{self, Core, Kind, Texts};
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
		let bytes = core.encoded_size().saturating_add(texts.encoded_size()) as u32;
		let version = Self::store_blueprint(collection, core, texts)?;
		let amount = T::BlueprintByteDeposit::get().saturating_mul(bytes.into());
		if let Some(deposit) = Self::hold(HoldReason::Blueprint, who, amount)? {
			BlueprintDeposits::<T>::insert(collection, version, deposit);
		}
		Ok(())
	}

	pub(crate) fn do_remove_blueprint(who: &T::AccountId, collection: CollectionId, version: u32) -> DispatchResult {
		let owner = pallet_uniques::Pallet::<T>::collection_owner(collection);
		ensure!(owner.is_none_or(|owner| owner == *who), Error::<T>::NotOwner);
		ensure!(Blueprints::<T>::contains_key(collection, version), Error::<T>::UnknownVersion);
		ensure!(!Population::<T>::contains_key(collection, version), Error::<T>::BlueprintInUse);
		Blueprints::<T>::remove(collection, version);
		BlueprintTexts::<T>::remove(collection, version);
		BlueprintHashes::<T>::remove(collection, version);
		Self::release(HoldReason::Blueprint, BlueprintDeposits::<T>::take(collection, version))?;
		Self::deposit_event(Event::BlueprintRemoved { collection, version });
		Ok(())
	}

	/// Adds a version of a collection's blueprint.
	pub(crate) fn store_blueprint(
		collection: CollectionId,
		core: Core,
		texts: Texts,
	) -> Result<u32, sp_runtime::DispatchError> {
		blueprint::validate(&core, &texts).map_err(|flaw| {
			log::debug!(target: LOG_TARGET, "the blueprint of collection {collection} is refused: {flaw}");
			Error::<T>::from(flaw.kind)
		})?;
		let version = LatestVersion::<T>::get(collection).unwrap_or(0).saturating_add(1);
		let hash = Self::index_blueprint(&core, &texts);
		LatestVersion::<T>::insert(collection, version);
		BlueprintHashes::<T>::insert(collection, version, hash);
		Blueprints::<T>::insert(collection, version, core);
		BlueprintTexts::<T>::insert(collection, version, texts);
		Self::deposit_event(Event::BlueprintSet { collection, version, hash: hash.into() });
		Ok(version)
	}

	/// The blueprint of a version.
	pub fn blueprint(collection: CollectionId, version: u32) -> Option<(Core, Texts)> {
		Blueprints::<T>::get(collection, version).zip(BlueprintTexts::<T>::get(collection, version))
	}

	/// Writes the blueprint's bytes to the offchain database of nodes that index, under their hash, and returns it.
	pub(crate) fn index_blueprint(core: &Core, texts: &Texts) -> Hash {
		let bytes = blueprint::bytes(core, texts);
		let hash = blake2_256(&bytes);
		sp_io::offchain_index::set(&blueprint_key(&hash), &bytes);
		hash
	}
}

impl<T: Config> From<Kind> for Error<T> {
	fn from(kind: Kind) -> Self {
		match kind {
			Kind::Heartbeat => Self::BadHeartbeat,
			Kind::NoMetric => Self::NoMetric,
			Kind::Metric => Self::BadMetric,
			Kind::Health => Self::BadHealth,
			Kind::Trait => Self::BadTrait,
			Kind::States => Self::BadStates,
			Kind::Transition => Self::BadTransition,
			Kind::Flags => Self::BadFlags,
			Kind::Rule => Self::BadRule,
			Kind::Count => Self::BadCount,
			Kind::Text => Self::BadText,
			Kind::Source => Self::BadSource,
			Kind::TooFewSources => Self::TooFewSources,
			Kind::Url => Self::BadUrl,
			Kind::Pointer => Self::BadPointer,
			Kind::Measure => Self::BadMeasure,
			Kind::Claim => Self::BadClaim,
		}
	}
}
