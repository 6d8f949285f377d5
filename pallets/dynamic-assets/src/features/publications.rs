//! Publications: values that publishers push.

use crate::{Assets, Blueprints, Config, Error, Pallet, WeightInfo};
use frame_support::{pallet_prelude::DispatchResult, storage::with_storage_layer, weights::Weight, BoundedVec};
use vivarium_engine::{
	publication::{By, PushFlaw},
	revision::Origin,
};
use vivarium_primitives::{CollectionId, ItemId, Publish, Pushed, Step};

impl<T: Config> Publish<T::AccountId> for Pallet<T> {
	fn collection_owner(collection: CollectionId) -> Option<T::AccountId> {
		pallet_uniques::Pallet::<T>::collection_owner(collection)
	}

	fn is_asset(collection: CollectionId, item: ItemId) -> bool {
		Self::is_enrolled(collection, item)
	}

	fn publish(
		by: &Pushed<T::AccountId>,
		collection: CollectionId,
		item: ItemId,
		values: &[(u8, i64)],
	) -> DispatchResult {
		with_storage_layer(|| Self::do_publish(by, collection, item, values))
	}

	fn weight() -> Weight {
		<T as Config>::WeightInfo::publish().saturating_add(Self::hearing_one_weight())
	}
}

impl<T: Config> Pallet<T> {
	fn do_publish(
		by: &Pushed<T::AccountId>,
		collection: CollectionId,
		item: ItemId,
		values: &[(u8, i64)],
	) -> DispatchResult {
		let mut asset = Assets::<T>::get(collection, item).ok_or(Error::<T>::NotEnrolled)?;
		let core = Blueprints::<T>::get(collection, asset.version).ok_or(Error::<T>::NoBlueprint)?;
		let before = (asset.life.state, asset.life.health);
		let pusher = match by {
			Pushed::Account(_) => By::Account,
			Pushed::Device { sampled, .. } => By::Device { sampled: *sampled },
		};
		let advance = asset.life.publish(&core, Self::moment(), pusher, values).map_err(Error::<T>::from)?;
		Self::effect(collection, item, &asset.life, &advance)?;
		Self::conclude(collection, item, &asset, Step::Push, before, &advance);
		if advance.is_revision {
			let metrics = BoundedVec::truncate_from(values.iter().map(|(metric, _)| *metric).collect());
			let fired = BoundedVec::truncate_from(advance.fired);
			let origin = match by.clone() {
				Pushed::Account(publisher) => Origin::Publication { publisher: publisher.into(), metrics, fired },
				Pushed::Device { device, relayer, sampled } => {
					Origin::Device { device, relayer: relayer.into(), sampled, metrics, fired }
				}
			};
			Self::revise(collection, item, &mut asset, &core, origin)?;
		}
		Assets::<T>::insert(collection, item, asset);
		Ok(())
	}
}

impl<T: Config> From<PushFlaw> for Error<T> {
	fn from(flaw: PushFlaw) -> Self {
		match flaw {
			PushFlaw::UnknownMetric => Self::UnknownMetric,
			PushFlaw::NotPublished => Self::NotPublished,
			PushFlaw::Twice => Self::MetricTwice,
			PushFlaw::Implausible => Self::Implausible,
			PushFlaw::CounterFell => Self::CounterFell,
			PushFlaw::ByDevices => Self::ByDevices,
			PushFlaw::ByAccounts => Self::ByAccounts,
			PushFlaw::NotNewer => Self::NotNewer,
		}
	}
}
