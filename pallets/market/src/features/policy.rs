//! Policies: where items may go.

use crate::{
	BalanceOf, Config, Error, Event, Listings, Offers, Pallet, Policies, Policy, Released, TermsOf, Transfers,
};
use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	traits::{tokens::nonfungibles::Inspect, Locker},
};
use sp_core::H256;
use sp_runtime::traits::{SaturatedConversion, Zero};
use vivarium_primitives::{BlockNumber, CollectionId, ItemId, Keeps, Materials, Purse};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_policy(who: &T::AccountId, collection: CollectionId, policy: Policy) -> DispatchResult {
		let owner = T::Items::collection_owner(&collection).ok_or(Error::<T>::UnknownCollection)?;
		ensure!(owner == *who, Error::<T>::NotCollectionOwner);
		if policy == Policy::default() {
			Policies::<T>::remove(collection);
		} else {
			Policies::<T>::insert(collection, policy);
		}
		Self::deposit_event(Event::PolicySet { collection, policy });
		Ok(())
	}

	/// Whether a collection has a policy, or anything of it is listed or offered for: what whoever took its id next would
	/// inherit.
	pub fn has_settings(collection: CollectionId) -> bool {
		Policies::<T>::contains_key(collection)
			|| Listings::<T>::iter_key_prefix(collection).next().is_some()
			|| Offers::<T>::iter_key_prefix((collection,)).next().is_some()
	}

	/// The present block.
	pub(crate) fn now() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	/// An item's owner.
	pub(crate) fn owner(collection: CollectionId, item: ItemId) -> Result<T::AccountId, Error<T>> {
		T::Items::owner(&collection, &item).ok_or(Error::<T>::UnknownItem)
	}

	/// Whether the item is one that is sold here, and may be sold just now. Returns its material.
	pub(crate) fn check_item(collection: CollectionId, item: ItemId, policy: &Policy) -> Result<H256, Error<T>> {
		ensure!(policy.transfers != Transfers::Bound, Error::<T>::Bound);
		let material = T::Materials::material(collection, item).ok_or(Error::<T>::NotAnAsset)?;
		if policy.blocking_flags != 0 {
			let flags = T::Materials::flags(collection, item).ok_or(Error::<T>::NotAnAsset)?;
			ensure!(flags & policy.blocking_flags == 0, Error::<T>::FlagBlocksSale);
		}
		Ok(material)
	}

	/// Whether a buyer would get what it agreed to.
	pub(crate) fn check_terms(
		collection: CollectionId,
		item: ItemId,
		policy: &Policy,
		terms: &TermsOf<T>,
	) -> Result<(), Error<T>> {
		let material = Self::check_item(collection, item, policy)?;
		ensure!(material == terms.material, Error::<T>::MaterialChanged);
		if !terms.min_purse.is_zero() {
			let purse: BalanceOf<T> = T::Purse::spendable(collection, item);
			ensure!(purse >= terms.min_purse, Error::<T>::PurseTooSmall);
		}
		Ok(())
	}
}

impl<T: Config> Locker<CollectionId, ItemId> for Pallet<T> {
	fn is_locked(collection: CollectionId, item: ItemId) -> bool {
		let Policy { transfers, .. } = Policies::<T>::get(collection);
		transfers != Transfers::Free && Released::<T>::get() != Some((collection, item))
	}
}

impl<T: Config> Keeps for Pallet<T> {
	fn let_go<R>(collection: CollectionId, item: ItemId, act: impl FnOnce() -> R) -> R {
		if Policies::<T>::get(collection).transfers == Transfers::Free {
			return act();
		}
		Released::<T>::put((collection, item));
		let done = act();
		Released::<T>::kill();
		done
	}
}
