//! Suspensions: by the collection's reviewers, and by triggers of the item.

use crate::{features::state::Known, Config, Error, Event, LicenceId, Licences, Pallet, Registers, WeightInfo};
use alloc::vec::Vec;
use frame_support::{ensure, pallet_prelude::DispatchResult, weights::Weight};
use vivarium_engine::rules::bit;
use vivarium_primitives::{limits, CollectionId, ItemId, OnTrigger, Reviewers};

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
	fn on_triggers(collection: CollectionId, item: ItemId, codes: u32) -> DispatchResult {
		Self::note_perks(collection, item, codes);
		let Ok(mut register) = Registers::<T>::try_get((collection, item)) else { return Ok(()) };
		let minded = codes & register.triggers;
		let codes = (0..limits::TRIGGERS as u8).filter(|code| minded & bit(*code) != 0);
		let now = Self::now();
		let suspending: Vec<_> = codes.filter(|code| register.fire(*code, now)).collect();
		if suspending.is_empty() {
			return Ok(());
		}
		Registers::<T>::insert((collection, item), register);
		for code in suspending {
			Self::deposit_event(Event::SuspendedByTrigger { collection, item, code });
		}
		Ok(())
	}

	fn weight() -> Weight {
		T::WeightInfo::on_triggers()
	}
}
