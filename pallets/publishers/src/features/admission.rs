//! Who is a publisher.

use crate::{Config, DeviceCount, Error, Event, Pallet, Publisher, Publishers, Terms, Usage};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use vivarium_primitives::{CollectionId, Publish};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_admit(
		who: &T::AccountId,
		collection: CollectionId,
		account: T::AccountId,
		terms: Terms,
	) -> DispatchResult {
		Self::ensure_owner(who, collection)?;
		ensure!(terms.allow_anything(), Error::<T>::NothingAllowed);
		Publishers::<T>::try_mutate(collection, |publishers| {
			// What was used of the period stays used.
			if let Some(admitted) = publishers.iter_mut().find(|publisher| publisher.account == account) {
				admitted.terms = terms;
				return Ok(());
			}
			let publisher =
				Publisher { account: account.clone(), terms, usage: Usage { period: Self::period(), entries: 0 } };
			publishers.try_push(publisher).map_err(|_| Error::<T>::TooManyPublishers)
		})?;
		Self::deposit_event(Event::Admitted { collection, publisher: account, terms });
		Ok(())
	}

	pub(crate) fn do_dismiss(who: &T::AccountId, collection: CollectionId, account: T::AccountId) -> DispatchResult {
		let owner = T::Assets::collection_owner(collection);
		ensure!(owner.is_none_or(|owner| owner == *who), Error::<T>::NotOwner);
		Publishers::<T>::try_mutate_exists(collection, |place| {
			let publishers = place.as_mut().ok_or(Error::<T>::NotAdmitted)?;
			let before = publishers.len();
			publishers.retain(|publisher| publisher.account != account);
			ensure!(publishers.len() < before, Error::<T>::NotAdmitted);
			if publishers.is_empty() {
				*place = None;
			}
			Ok::<_, Error<T>>(())
		})?;
		Self::deposit_event(Event::Dismissed { collection, publisher: account });
		Ok(())
	}

	pub(crate) fn ensure_owner(who: &T::AccountId, collection: CollectionId) -> DispatchResult {
		let owner = T::Assets::collection_owner(collection).ok_or(Error::<T>::UnknownCollection)?;
		ensure!(owner == *who, Error::<T>::NotOwner);
		Ok(())
	}

	/// Whether a collection has publishers or devices. One that has should not be destroyed: who creates it anew would
	/// inherit them, and the deposits.
	pub fn has_publishers(collection: CollectionId) -> bool {
		Publishers::<T>::contains_key(collection) || DeviceCount::<T>::contains_key(collection)
	}
}
