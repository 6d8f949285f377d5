//! Listing assets, and taking listings off.

use crate::{
	BalanceOf, Config, Delisting, Due, Error, Event, Listing, ListingOf, Listings, Pallet, Policies, Transfers,
};
use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	traits::{tokens::nonfungibles::Inspect, Get},
};
use sp_runtime::traits::Zero;
use vivarium_primitives::{BlockNumber, CollectionId, Deadlines, ItemId, Materials};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_list(
		seller: T::AccountId,
		collection: CollectionId,
		item: ItemId,
		price: BalanceOf<T>,
		until: Option<BlockNumber>,
	) -> DispatchResult {
		ensure!(Self::owner(collection, item)? == seller, Error::<T>::NotOwner);
		ensure!(!price.is_zero(), Error::<T>::ZeroPrice);
		ensure!(Policies::<T>::get(collection).transfers != Transfers::Bound, Error::<T>::Bound);
		ensure!(T::Materials::material(collection, item).is_some(), Error::<T>::NotAnAsset);
		ensure!(T::Items::can_transfer(&collection, &item), Error::<T>::Frozen);
		if let Some(listing) = Listings::<T>::get(collection, item) {
			let reason = Self::void(collection, item, &listing).ok_or(Error::<T>::AlreadyListed)?;
			Self::delist(collection, item, reason);
		}
		if let Some(until) = until {
			T::Deadlines::arm(Self::check_until(until)?, Due::Listing { collection, item })?;
		}
		Listings::<T>::insert(collection, item, Listing { seller: seller.clone(), price, until });
		Self::deposit_event(Event::Listed { collection, item, seller, price, until });
		Ok(())
	}

	pub(crate) fn do_cancel(who: &T::AccountId, collection: CollectionId, item: ItemId) -> DispatchResult {
		let listing = Listings::<T>::get(collection, item).ok_or(Error::<T>::NotListed)?;
		let reason = if listing.seller == *who {
			Delisting::Cancelled
		} else {
			Self::void(collection, item, &listing).ok_or(Error::<T>::NotSeller)?
		};
		Self::delist(collection, item, reason);
		Ok(())
	}

	/// Why a listing cannot be bought any more, however long one waits; none where it holds.
	fn void(collection: CollectionId, item: ItemId, listing: &ListingOf<T>) -> Option<Delisting> {
		if T::Items::owner(&collection, &item).as_ref() != Some(&listing.seller) {
			Some(Delisting::OwnerChanged)
		} else if listing.is_over(Self::now()) {
			Some(Delisting::Over)
		} else if T::Materials::material(collection, item).is_none() {
			Some(Delisting::Retired)
		} else {
			None
		}
	}

	/// Takes the listing of an item off, if there is one, and tells why.
	pub(crate) fn delist(collection: CollectionId, item: ItemId, reason: Delisting) {
		if let Some(Listing { seller, .. }) = Self::take_listing(collection, item) {
			Self::deposit_event(Event::Delisted { collection, item, seller, reason });
		}
	}

	/// Takes the listing of an item off, and its deadline.
	pub(crate) fn take_listing(collection: CollectionId, item: ItemId) -> Option<ListingOf<T>> {
		let listing = Listings::<T>::take(collection, item)?;
		if let Some(until) = listing.until {
			T::Deadlines::disarm(Self::due_after(until), Due::Listing { collection, item });
		}
		Some(listing)
	}

	/// The block in which it is over what stands until this one.
	pub(crate) fn due_after(until: BlockNumber) -> BlockNumber {
		until.saturating_add(1)
	}

	/// Whether something may stand until this block. Returns the block in which it is over.
	pub(crate) fn check_until(until: BlockNumber) -> Result<BlockNumber, Error<T>> {
		let now = Self::now();
		ensure!(until >= now, Error::<T>::InPast);
		// So that there is a block after it.
		let is_near = until.saturating_sub(now) <= T::MaxDuration::get() && until < BlockNumber::MAX;
		ensure!(is_near, Error::<T>::TooFarAhead);
		Ok(Self::due_after(until))
	}
}

impl<T: Config> vivarium_primitives::Listings for Pallet<T> {
	fn is_listed(collection: CollectionId, item: ItemId) -> bool {
		Listings::<T>::get(collection, item).is_some_and(|listing| {
			!listing.is_over(Self::now()) && T::Items::owner(&collection, &item) == Some(listing.seller)
		})
	}
}
