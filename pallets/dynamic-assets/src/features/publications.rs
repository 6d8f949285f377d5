//! Publications: values that publishers push.

use crate::{Assets, Blueprints, Config, Error, Pallet, WeightInfo};
use frame_support::{pallet_prelude::DispatchResult, storage::with_storage_layer, weights::Weight, BoundedVec};
use vivarium_engine::{publication::PushFlaw, revision::Origin};
use vivarium_primitives::{CollectionId, ItemId, Publish, Step};

impl<T: Config> Publish<T::AccountId> for Pallet<T> {
	fn collection_owner(collection: CollectionId) -> Option<T::AccountId> {
		pallet_uniques::Pallet::<T>::collection_owner(collection)
	}

	fn is_asset(collection: CollectionId, item: ItemId) -> bool {
		Self::is_enrolled(collection, item)
	}

	fn publish(
		publisher: &T::AccountId,
		collection: CollectionId,
		item: ItemId,
		values: &[(u8, i64)],
	) -> DispatchResult {
		with_storage_layer(|| Self::do_publish(publisher, collection, item, values))
	}

	fn weight() -> Weight {
		<T as Config>::WeightInfo::publish().saturating_add(Self::hearing_one_weight())
	}
}

impl<T: Config> Pallet<T> {
	fn do_publish(
		publisher: &T::AccountId,
		collection: CollectionId,
		item: ItemId,
		values: &[(u8, i64)],
	) -> DispatchResult {
		let mut asset = Assets::<T>::get(collection, item).ok_or(Error::<T>::NotEnrolled)?;
		let core = Blueprints::<T>::get(collection, asset.version).ok_or(Error::<T>::NoBlueprint)?;
		let before = (asset.life.state, asset.life.health);
		let advance = asset.life.publish(&core, Self::now(), values).map_err(Error::<T>::from)?;
		Self::effect(collection, item, &asset.life, &advance)?;
		Self::conclude(collection, item, &asset, Step::Push, before, &advance);
		if advance.is_revision {
			let metrics = values.iter().map(|(metric, _)| *metric).collect();
			let publisher = publisher.clone().into();
			let origin = Origin::Publication { publisher, metrics: BoundedVec::truncate_from(metrics) };
			Self::revise(collection, item, &mut asset, origin)?;
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
		}
	}
}
