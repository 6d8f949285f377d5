//! Retirement: what becomes of the orders of an item that ceases to be an asset.

use crate::{Config, End, Grounds, Orders, Pallet, Stage, Standings, WeightInfo};
use frame_support::weights::Weight;
use vivarium_primitives::{limits, CollectionId, ItemId, OnRetired, Purse};

impl<T: Config> OnRetired for Pallet<T> {
	fn on_retired(collection: CollectionId, item: ItemId) {
		for placed in Standings::<T>::get((collection, item)) {
			let Some(order) = Orders::<T>::get(placed.order) else { continue };
			match order.stage {
				Stage::Completed { .. } if placed.is_proving => {
					Self::lay_before_reviewers(placed.order, order, Grounds::Retired);
				}
				// Reviewers decide, as they would have.
				Stage::Completed { .. } | Stage::Disputed { .. } => {}
				_ => Self::end(placed.order, order, End::Retired),
			}
		}
	}

	fn weight() -> Weight {
		T::WeightInfo::on_retired().saturating_add(T::Purse::weight().saturating_mul(limits::ORDERS.into()))
	}
}
