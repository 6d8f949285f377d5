//! Retirement: what becomes of the licences of an item that ceases to be an asset.

use crate::{Config, Event, Mark, Offers, Pallet, Registers, WeightInfo};
use frame_support::weights::Weight;
use vivarium_primitives::{limits, CollectionId, ItemId, OnRetired};

impl<T: Config> OnRetired for Pallet<T> {
	fn on_retired(collection: CollectionId, item: ItemId) {
		let Ok(mut register) = Registers::<T>::try_get((collection, item)) else { return };
		let _ = Offers::<T>::clear_prefix((collection, item), limits::OFFERS, None);
		let offers = core::mem::take(&mut register.offers);
		let licences = register.live;
		if licences > 0 {
			register.retired = Some(Mark { serial: register.sold, block: Self::now() });
		}
		Self::keep(collection, item, register);
		Self::deposit_event(Event::OffersLapsed { collection, item, offers, licences });
	}

	fn weight() -> Weight {
		T::WeightInfo::on_retired()
	}
}
