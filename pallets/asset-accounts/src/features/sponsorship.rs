//! What owners of collections give for the upkeep of their assets.

use crate::{BalanceOf, Config, Error, Event, Holder, Pallet};
use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	traits::{fungible::Inspect, tokens::nonfungibles::Inspect as InspectItems, Get},
};
use sp_runtime::traits::{AccountIdConversion, Zero};
use vivarium_primitives::CollectionId;

impl<T: Config> Pallet<T> {
	/// The account of a collection's sponsorship.
	pub(crate) fn sponsorship_of(collection: CollectionId) -> T::AccountId {
		T::PalletId::get().into_sub_account_truncating(Holder::Collection(collection))
	}

	/// Whether anything is left of a collection's sponsorship.
	pub fn has_sponsorship(collection: CollectionId) -> bool {
		!T::NativeBalance::balance(&Self::sponsorship_of(collection)).is_zero()
	}

	pub(crate) fn do_sponsor(who: &T::AccountId, collection: CollectionId, amount: BalanceOf<T>) -> DispatchResult {
		Self::ensure_collection_owner(who, collection)?;
		Self::pay(who, &Self::sponsorship_of(collection), amount)?;
		Self::deposit_event(Event::Sponsored { collection, from: who.clone(), amount });
		Ok(())
	}

	pub(crate) fn do_withdraw_sponsorship(
		who: &T::AccountId,
		collection: CollectionId,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		Self::ensure_collection_owner(who, collection)?;
		Self::give_back(&Self::sponsorship_of(collection), who, amount)?;
		Self::deposit_event(Event::SponsorshipWithdrawn { collection, to: who.clone(), amount });
		Ok(())
	}

	fn ensure_collection_owner(who: &T::AccountId, collection: CollectionId) -> DispatchResult {
		let owner = T::Items::collection_owner(&collection).ok_or(Error::<T>::UnknownCollection)?;
		ensure!(owner == *who, Error::<T>::NotOwner);
		Ok(())
	}
}
