//! What falls due, and what becomes of listings of what is retired.

use crate::{Config, Delisting, Due, Event, Listing, Listings, OfferEnd, Offers, Pallet, WeightInfo};
use frame_support::weights::Weight;
use sp_runtime::DispatchError;
use vivarium_primitives::{CollectionId, ItemId, OnDeadline, OnRetired};

impl<T: Config> OnDeadline<Due<T::AccountId>> for Pallet<T> {
	fn weight(due: &Due<T::AccountId>) -> Weight {
		match due {
			Due::Listing { .. } => T::WeightInfo::listing_due(),
			Due::Offer { .. } => T::WeightInfo::offer_due(),
		}
	}

	fn on_deadline(due: &Due<T::AccountId>) -> Result<Option<Weight>, DispatchError> {
		let now = Self::now();
		match due {
			Due::Listing { collection, item } => {
				let (collection, item) = (*collection, *item);
				let over = Listings::<T>::get(collection, item).filter(|listing| listing.is_over(now));
				if let Some(Listing { seller, .. }) = over {
					Listings::<T>::remove(collection, item);
					Self::deposit_event(Event::Delisted { collection, item, seller, reason: Delisting::Over });
				}
			}
			Due::Offer { collection, item, buyer } => {
				let (collection, item) = (*collection, *item);
				if Offers::<T>::get((collection, item, buyer)).is_some_and(|offer| offer.until < now) {
					if let Some(offer) = Self::take_offer(collection, item, buyer)? {
						let (buyer, released, end) = (buyer.clone(), offer.terms.price, OfferEnd::Over);
						Self::deposit_event(Event::OfferEnded { collection, item, buyer, released, end });
					}
				}
			}
		}
		Ok(None)
	}
}

impl<T: Config> OnRetired for Pallet<T> {
	fn on_retired(collection: CollectionId, item: ItemId) {
		Self::delist(collection, item, Delisting::Retired);
	}

	fn weight() -> Weight {
		T::WeightInfo::on_retired()
	}
}
