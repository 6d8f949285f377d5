//! Schedules: what collections' owners say of royalties.

use crate::{
	CollectionTerms, Config, Error, Event, Filed, GenesisSchedule, HoldReason, Overrides, Pallet, ScheduleOf, Terms,
};
use codec::Encode;
use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	traits::{
		fungible::MutateHold,
		tokens::{nonfungibles::Inspect as _, Precision},
		Get,
	},
};
use sp_runtime::{traits::Saturating, DispatchError};
use vivarium_engine::royalty::Flaw;
use vivarium_primitives::{CollectionId, ItemId};

impl<T: Config> From<Flaw> for Error<T> {
	fn from(flaw: Flaw) -> Self {
		match flaw {
			Flaw::RateAboveCap => Self::RateAboveCap,
			Flaw::NoShares => Self::NoShares,
			Flaw::EmptyShare => Self::EmptyShare,
			Flaw::NamedTwice => Self::NamedTwice,
			Flaw::WrongSum => Self::WrongSum,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Sets the royalty of a collection of the genesis, as its owner would.
	pub(crate) fn found(founded: &GenesisSchedule<T::AccountId>) -> DispatchResult {
		let owner = T::Items::collection_owner(&founded.collection).ok_or(Error::<T>::UnknownCollection)?;
		Self::do_set_schedule(&owner, founded.collection, founded.schedule().ok_or("too many share the royalty")?)
	}

	pub(crate) fn do_set_schedule(
		who: &T::AccountId,
		collection: CollectionId,
		schedule: ScheduleOf<T>,
	) -> DispatchResult {
		Self::ensure_owner(who, collection)?;
		let mut terms = Terms::<T>::get(collection);
		ensure!(!terms.is_frozen, Error::<T>::Frozen);
		Self::release(terms.schedule.take())?;
		let filed = Self::file(who, schedule.clone())?;
		let deposit = filed.deposit;
		terms.schedule = Some(filed);
		Self::put(collection, terms);
		Self::deposit_event(Event::ScheduleSet { collection, schedule, depositor: who.clone(), deposit });
		Ok(())
	}

	pub(crate) fn do_remove_schedule(who: &T::AccountId, collection: CollectionId) -> DispatchResult {
		let mut terms = Terms::<T>::get(collection);
		Self::ensure_may_remove(who, collection, &terms, false)?;
		let filed = terms.schedule.take().ok_or(Error::<T>::NoSchedule)?;
		// What was frozen went with the collection.
		terms.is_frozen = false;
		Self::put(collection, terms);
		Self::release(Some(filed))?;
		Self::deposit_event(Event::ScheduleRemoved { collection });
		Ok(())
	}

	pub(crate) fn do_freeze_schedule(who: &T::AccountId, collection: CollectionId) -> DispatchResult {
		Self::ensure_owner(who, collection)?;
		let mut terms = Terms::<T>::get(collection);
		ensure!(!terms.is_frozen, Error::<T>::Frozen);
		ensure!(terms.schedule.is_some(), Error::<T>::NoSchedule);
		terms.is_frozen = true;
		Self::put(collection, terms);
		Self::deposit_event(Event::ScheduleFrozen { collection });
		Ok(())
	}

	pub(crate) fn do_override_item(
		who: &T::AccountId,
		collection: CollectionId,
		item: ItemId,
		schedule: ScheduleOf<T>,
	) -> DispatchResult {
		Self::ensure_owner(who, collection)?;
		ensure!(T::Items::owner(&collection, &item).is_some(), Error::<T>::UnknownItem);
		let mut terms = Terms::<T>::get(collection);
		ensure!(!terms.is_frozen, Error::<T>::Frozen);
		match Overrides::<T>::get(collection, item) {
			Some(filed) => Self::release(Some(filed))?,
			None => {
				terms.overrides = terms.overrides.saturating_add(1);
				Self::put(collection, terms);
			}
		}
		let filed = Self::file(who, schedule.clone())?;
		let deposit = filed.deposit;
		Overrides::<T>::insert(collection, item, filed);
		Self::deposit_event(Event::ItemOverridden { collection, item, schedule, depositor: who.clone(), deposit });
		Ok(())
	}

	pub(crate) fn do_remove_override(who: &T::AccountId, collection: CollectionId, item: ItemId) -> DispatchResult {
		let mut terms = Terms::<T>::get(collection);
		let is_gone = T::Items::owner(&collection, &item).is_none();
		Self::ensure_may_remove(who, collection, &terms, is_gone)?;
		let filed = Overrides::<T>::take(collection, item).ok_or(Error::<T>::NotOverridden)?;
		terms.overrides = terms.overrides.saturating_sub(1);
		Self::put(collection, terms);
		Self::release(Some(filed))?;
		Self::deposit_event(Event::OverrideRemoved { collection, item });
		Ok(())
	}

	/// The schedule that is in force for an item, and whether it is its own.
	pub(crate) fn in_force(collection: CollectionId, item: ItemId) -> Option<(ScheduleOf<T>, bool)> {
		let terms = Terms::<T>::get(collection);
		let own = if terms.overrides > 0 { Overrides::<T>::get(collection, item) } else { None };
		let is_own = own.is_some();
		own.or(terms.schedule).map(|filed| (filed.schedule, is_own))
	}

	fn ensure_owner(who: &T::AccountId, collection: CollectionId) -> DispatchResult {
		let owner = T::Items::collection_owner(&collection).ok_or(Error::<T>::UnknownCollection)?;
		ensure!(owner == *who, Error::<T>::NotOwner);
		Ok(())
	}

	/// Anyone may remove what was said of a collection that is gone; of one that is not, its owner, and anyone what was
	/// said of an item that is gone, unless it is frozen.
	fn ensure_may_remove(
		who: &T::AccountId,
		collection: CollectionId,
		terms: &CollectionTerms<T>,
		is_item_gone: bool,
	) -> DispatchResult {
		let Some(owner) = T::Items::collection_owner(&collection) else { return Ok(()) };
		ensure!(is_item_gone || owner == *who, Error::<T>::NotOwner);
		ensure!(!terms.is_frozen, Error::<T>::Frozen);
		Ok(())
	}

	fn put(collection: CollectionId, terms: CollectionTerms<T>) {
		if terms.is_empty() {
			Terms::<T>::remove(collection);
		} else {
			Terms::<T>::insert(collection, terms);
		}
	}

	/// Checks a schedule, and holds the deposit for it.
	fn file(who: &T::AccountId, schedule: ScheduleOf<T>) -> Result<Filed<T>, DispatchError> {
		schedule.validate(T::MaxRate::get().deconstruct()).map_err(Error::<T>::from)?;
		let pot = Self::pot();
		ensure!(schedule.shares.iter().all(|share| share.account != pot), Error::<T>::PotIsNoRecipient);
		Self::open_pot(who)?;
		let bytes = schedule.encoded_size() as u32;
		let deposit = T::ScheduleByteDeposit::get().saturating_mul(bytes.into());
		T::NativeBalance::hold(&HoldReason::Schedule.into(), who, deposit)
			.map_err(|_| Error::<T>::DepositNotCovered)?;
		Ok(Filed { schedule, depositor: who.clone(), deposit })
	}

	fn release(filed: Option<Filed<T>>) -> DispatchResult {
		let Some(Filed { depositor, deposit, .. }) = filed else { return Ok(()) };
		let reason = HoldReason::Schedule.into();
		let amount = T::NativeBalance::release(&reason, &depositor, deposit, Precision::BestEffort)?;
		Self::deposit_event(Event::DepositReleased { depositor, amount });
		Ok(())
	}
}
