//! Making offers, taking them back, and accepting them.

use super::sale::Sale;
use crate::{
	BalanceOf, Config, Delisting, Due, Error, Event, HoldReason, Listing, Offer, OfferEnd, OfferOf, Offers, Pallet,
	Policies, TermsOf, Wanted,
};
use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult},
	traits::{
		fungible::{Inspect as _, MutateHold},
		tokens::Precision,
	},
};
use sp_runtime::traits::Zero;
use vivarium_primitives::{BlockNumber, CollectionId, Deadlines, ItemId};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_make_offer(
		buyer: T::AccountId,
		collection: CollectionId,
		item: ItemId,
		terms: TermsOf<T>,
		until: BlockNumber,
	) -> DispatchResult {
		ensure!(Self::owner(collection, item)? != buyer, Error::<T>::OwnSale);
		ensure!(!terms.price.is_zero(), Error::<T>::ZeroPrice);
		// What is held pays for the room that an offer takes.
		ensure!(terms.price >= T::NativeBalance::minimum_balance(), Error::<T>::OfferTooSmall);
		let due = Self::check_until(until)?;
		ensure!(!Offers::<T>::contains_key((collection, item, &buyer)), Error::<T>::AlreadyOffered);
		Self::check_terms(collection, item, &Policies::<T>::get(collection), &terms)?;

		T::NativeBalance::hold(&HoldReason::Offer.into(), &buyer, terms.price).map_err(|_| Error::<T>::CannotPay)?;
		T::Deadlines::arm(due, Due::Offer { collection, item, buyer: buyer.clone() })?;
		Offers::<T>::insert((collection, item, &buyer), Offer { terms, until });
		Wanted::<T>::insert(&buyer, (collection, item), ());
		Self::deposit_event(Event::Offered { collection, item, buyer, terms, until });
		Ok(())
	}

	pub(crate) fn do_cancel_offer(buyer: T::AccountId, collection: CollectionId, item: ItemId) -> DispatchResult {
		let offer = Self::take_offer(collection, item, &buyer)?.ok_or(Error::<T>::NotOffered)?;
		Self::disarm_offer(collection, item, &buyer, offer.until);
		let (released, end) = (offer.terms.price, OfferEnd::Cancelled);
		Self::deposit_event(Event::OfferEnded { collection, item, buyer, released, end });
		Ok(())
	}

	pub(crate) fn do_accept_offer(
		seller: T::AccountId,
		collection: CollectionId,
		item: ItemId,
		buyer: T::AccountId,
		price: BalanceOf<T>,
	) -> Result<u32, DispatchError> {
		ensure!(Self::owner(collection, item)? == seller, Error::<T>::NotOwner);
		ensure!(seller != buyer, Error::<T>::OwnSale);
		let offer = Self::take_offer(collection, item, &buyer)?.ok_or(Error::<T>::NotOffered)?;
		ensure!(offer.until >= Self::now(), Error::<T>::OfferOver);
		ensure!(offer.terms.price == price, Error::<T>::OtherPrice);
		Self::disarm_offer(collection, item, &buyer, offer.until);
		// Also one that somebody else left behind: it would hold again if the item came back to them.
		if let Some(Listing { seller: listed_by, .. }) = Self::take_listing(collection, item) {
			if listed_by != seller {
				let reason = Delisting::OwnerChanged;
				Self::deposit_event(Event::Delisted { collection, item, seller: listed_by, reason });
			}
		}
		Self::sell(Sale { collection, item, seller, buyer, terms: offer.terms, is_offer: true })
	}

	/// Takes an offer off, and lets go what is held for it. Its deadline stays.
	pub(crate) fn take_offer(
		collection: CollectionId,
		item: ItemId,
		buyer: &T::AccountId,
	) -> Result<Option<OfferOf<T>>, DispatchError> {
		let Some(offer) = Offers::<T>::take((collection, item, buyer)) else { return Ok(None) };
		Wanted::<T>::remove(buyer, (collection, item));
		T::NativeBalance::release(&HoldReason::Offer.into(), buyer, offer.terms.price, Precision::Exact)?;
		Ok(Some(offer))
	}

	fn disarm_offer(collection: CollectionId, item: ItemId, buyer: &T::AccountId, until: BlockNumber) {
		T::Deadlines::disarm(Self::due_after(until), Due::Offer { collection, item, buyer: buyer.clone() });
	}
}
