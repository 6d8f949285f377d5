//! Offers: what owners license, and on which terms.

use crate::{Config, Error, Event, Offer, OfferNumber, Offers, Pallet, Register, Registers, TermsOf};
use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	traits::{
		fungible::{Inspect, Mutate},
		nonfungibles::Inspect as _,
		tokens::Preservation,
		Get,
	},
};
use vivarium_engine::licence::{By, Flaw};
use vivarium_primitives::{limits, CollectionId, ItemId, Materials, Meters};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_offer(
		who: T::AccountId,
		collection: CollectionId,
		item: ItemId,
		terms: TermsOf<T>,
	) -> DispatchResult {
		ensure!(T::Items::owner(&collection, &item).as_ref() == Some(&who), Error::<T>::NotOwner);
		ensure!(T::Materials::flags(collection, item).is_some(), Error::<T>::NotAnAsset);
		Self::check(collection, item, &terms)?;
		let mut register = Registers::<T>::get((collection, item));
		ensure!(register.offers < limits::OFFERS, Error::<T>::TooManyOffers);
		Self::open_till(&who)?;
		let offer = register.next_offer;
		register.next_offer = offer.checked_add(1).ok_or(Error::<T>::NumbersUsedUp)?;
		register.offers = register.offers.saturating_add(1);
		Registers::<T>::insert((collection, item), register);
		let digest = terms.digest();
		Offers::<T>::insert((collection, item), offer, Offer { terms, digest, owner: who });
		Self::deposit_event(Event::Offered { collection, item, offer, digest: digest.into() });
		Ok(())
	}

	pub(crate) fn do_withdraw_offer(
		who: &T::AccountId,
		collection: CollectionId,
		item: ItemId,
		offer: OfferNumber,
	) -> DispatchResult {
		let stored = Offers::<T>::take((collection, item), offer).ok_or(Error::<T>::NoOffer)?;
		let owner = T::Items::owner(&collection, &item);
		ensure!(owner.as_ref() == Some(who) || owner != Some(stored.owner), Error::<T>::NotOwner);
		let mut register = Registers::<T>::get((collection, item));
		register.offers = register.offers.saturating_sub(1);
		Self::keep(collection, item, register);
		Self::deposit_event(Event::OfferWithdrawn { collection, item, offer });
		Ok(())
	}

	/// Stores what is kept of an item, as long as there is something to keep.
	pub(crate) fn keep(collection: CollectionId, item: ItemId, register: Register) {
		if register.offers == 0 && register.live == 0 {
			Registers::<T>::remove((collection, item));
		} else {
			Registers::<T>::insert((collection, item), register);
		}
	}

	pub(crate) fn check(collection: CollectionId, item: ItemId, terms: &TermsOf<T>) -> DispatchResult {
		terms.validate().map_err(|flaw| match flaw {
			Flaw::Permissions => Error::<T>::BadPermissions,
			Flaw::Duration => Error::<T>::BadDuration,
			Flaw::Renewal => Error::<T>::BadRenewal,
			Flaw::Meter => Error::<T>::BadMeter,
			Flaw::Thresholds => Error::<T>::BadThresholds,
			Flaw::Revocation => Error::<T>::BadRevocation,
			Flaw::Income => Error::<T>::BadIncome,
		})?;
		ensure!(terms.duration.is_none_or(|blocks| blocks >= T::MinDuration::get()), Error::<T>::BadDuration);
		if let Some(By::Metric { version, metric }) = terms.meter.as_ref().map(|meter| &meter.by) {
			ensure!(T::Meters::is_counter(collection, item, *version, *metric), Error::<T>::NoSuchCounter);
		}
		Ok(())
	}

	/// Gives the pallet's account its existential deposit, so that it takes payments however small they are.
	pub(crate) fn open_till(who: &T::AccountId) -> DispatchResult {
		let (till, least) = (Self::till(), T::NativeBalance::minimum_balance());
		if T::NativeBalance::balance(&till) >= least {
			return Ok(());
		}
		T::NativeBalance::transfer(who, &till, least, Preservation::Preserve).map_err(|_| Error::<T>::CannotPay)?;
		Self::deposit_event(Event::TillOpened { who: who.clone(), amount: least });
		Ok(())
	}
}
