//! How an item ceases to be a dynamic asset.

use crate::{Assets, Blueprints, Config, Error, Event, HoldReason, Pallet, Revisions};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use frame_system::RawOrigin;
use vivarium_engine::revision::{Origin, Retirement};
use vivarium_primitives::{limits, CollectionId, ItemId, Keeps, OnRetired};

impl<T: Config> Pallet<T> {
	/// Retires an asset by its owner's wish, and burns its item where that is the reason.
	pub(crate) fn do_retire(
		who: &T::AccountId,
		collection: CollectionId,
		item: ItemId,
		reason: Retirement,
	) -> DispatchResult {
		Self::ensure_owner(who, collection, item)?;
		Self::end(collection, item, reason)?;
		if pallet_uniques::ItemMetadataOf::<T>::contains_key(collection, item) {
			pallet_uniques::Pallet::<T>::clear_metadata(RawOrigin::Root.into(), collection, item)?;
		}
		if reason == Retirement::Burnt {
			let owner = RawOrigin::Signed(who.clone());
			T::Keeps::let_go(collection, item, || {
				pallet_uniques::Pallet::<T>::burn(owner.into(), collection, item, None)
			})?;
		}
		Ok(())
	}

	pub(crate) fn do_reap(collection: CollectionId, item: ItemId) -> DispatchResult {
		let owner = pallet_uniques::Pallet::<T>::owner(collection, item);
		ensure!(owner.is_none(), Error::<T>::ItemExists);
		Self::end(collection, item, Retirement::Vanished)
	}

	/// Writes the last revision and removes all that is in state.
	fn end(collection: CollectionId, item: ItemId, reason: Retirement) -> DispatchResult {
		let mut asset = Assets::<T>::get(collection, item).ok_or(Error::<T>::NotEnrolled)?;
		let core = Blueprints::<T>::get(collection, asset.version).ok_or(Error::<T>::NoBlueprint)?;
		Self::revise(collection, item, &mut asset, &core, Origin::Retirement { reason })?;
		Self::leave(asset.shard, item)?;
		Assets::<T>::remove(collection, item);
		let _ = Revisions::<T>::clear_prefix((collection, item), limits::REVISIONS_IN_STATE, None);
		T::OnRetired::on_retired(collection, item);
		Self::release(HoldReason::Asset, asset.deposit)?;
		let (number, head) = (asset.revision, asset.head.into());
		Self::deposit_event(Event::Retired { collection, item, reason, number, head });
		Ok(())
	}
}
