//! What falls due: requests expire, images are late, reviews time out, motions lapse.

use crate::{Config, Due, End, Held, Matter, Pallet, Requests, Stage, WeightInfo};
use frame_support::weights::Weight;
use sp_runtime::DispatchError;
use vivarium_primitives::{CollectionId, ItemId, OnDeadline, OnRetired};

impl<T: Config> OnDeadline<Due> for Pallet<T> {
	fn weight(due: &Due) -> Weight {
		match due.matter {
			Matter::Request => Self::adopting(<T as Config>::WeightInfo::request_due()),
			Matter::Review => <T as Config>::WeightInfo::review_due(),
			Matter::Motion => <T as Config>::WeightInfo::motion_due(),
		}
	}

	fn on_deadline(due: &Due) -> Result<Option<Weight>, DispatchError> {
		let Due { collection, item, matter } = *due;
		let now = Self::now();
		match matter {
			Matter::Request => match Requests::<T>::get((collection, item)) {
				Some(open) if open.until < now => match open.stage {
					// Late bytes do not hold up the rest.
					Stage::Drawing(candidate) => Self::decide(collection, item, candidate, None),
					_ => Self::end(collection, item, End::Expired),
				},
				_ => {}
			},
			Matter::Review => {
				if let Some(held) = Held::<T>::get(collection, item).filter(|held| held.until < now) {
					Held::<T>::remove(collection, item);
					Self::reject_held(collection, item, &held, End::TimedOut);
				}
			}
			Matter::Motion => Self::lapse(collection, item, now),
		}
		Ok(None)
	}
}

impl<T: Config> OnRetired for Pallet<T> {
	fn on_retired(collection: CollectionId, item: ItemId) {
		crate::Wanted::<T>::remove((collection, item));
		crate::Postponed::<T>::remove((collection, item));
		Self::end(collection, item, End::Retired);
		if let Some(held) = Self::drop_held(collection, item) {
			Self::tell_end(collection, item, &held, End::Retired);
		}
		Self::drop_motion(collection, item);
		crate::Faces::<T>::remove(collection, item);
	}

	fn weight() -> Weight {
		<T as Config>::WeightInfo::on_retired()
	}
}
