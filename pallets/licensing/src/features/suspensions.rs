//! Suspensions: by the collection's reviewers, and by triggers of the item.

use crate::{features::state::Known, Config, Error, Event, LicenceId, Licences, Mark, Pallet, Registers};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use vivarium_engine::rules::bit;
use vivarium_primitives::{CollectionId, ItemId, OnTrigger, Reviewers};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_suspend(who: T::AccountId, id: LicenceId) -> DispatchResult {
		let Known { mut licence, .. } = Self::settled(id)?;
		ensure!(T::Reviewers::is_reviewer(licence.collection, &who), Error::<T>::NotReviewer);
		ensure!(licence.suspended.is_none(), Error::<T>::AlreadySuspended);
		licence.suspended = Some(Self::now());
		Licences::<T>::insert(id, licence);
		Self::deposit_event(Event::Suspended { licence: id, reviewer: who });
		Ok(())
	}

	pub(crate) fn do_reinstate(who: T::AccountId, id: LicenceId) -> DispatchResult {
		let Known { mut licence, .. } = Self::settled(id)?;
		ensure!(T::Reviewers::is_reviewer(licence.collection, &who), Error::<T>::NotReviewer);
		ensure!(licence.suspended.take().is_some(), Error::<T>::NotSuspended);
		Licences::<T>::insert(id, licence);
		Self::deposit_event(Event::Reinstated { licence: id, reviewer: who });
		Self::advance(id).map(drop)
	}

	pub(crate) fn do_lift(who: T::AccountId, collection: CollectionId, item: ItemId) -> DispatchResult {
		ensure!(T::Reviewers::is_reviewer(collection, &who), Error::<T>::NotReviewer);
		let mut register = Registers::<T>::get((collection, item));
		ensure!(!register.fired.is_empty(), Error::<T>::NotSuspended);
		register.fired.clear();
		Self::keep(collection, item, register);
		Self::deposit_event(Event::Lifted { collection, item, reviewer: who });
		Ok(())
	}
}

impl<T: Config> OnTrigger for Pallet<T> {
	fn on_trigger(collection: CollectionId, item: ItemId, code: u8) -> DispatchResult {
		let Ok(mut register) = Registers::<T>::try_get((collection, item)) else { return Ok(()) };
		if register.triggers & bit(code) == 0 {
			return Ok(());
		}
		let sold = register.sold;
		match register.fired.iter_mut().find(|(known, _)| *known == code) {
			Some((_, mark)) if mark.serial == sold => return Ok(()),
			Some((_, mark)) => mark.serial = sold,
			None => {
				let mark = Mark { serial: sold, block: Self::now() };
				// A blueprint has no more triggers than there is room for.
				if register.fired.try_push((code, mark)).is_err() {
					return Ok(());
				}
			}
		}
		Registers::<T>::insert((collection, item), register);
		Self::deposit_event(Event::SuspendedByTrigger { collection, item, code });
		Ok(())
	}
}
