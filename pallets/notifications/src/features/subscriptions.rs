//! Subscriptions: who asks to be told of what.

use crate::{
	BySubscriber, Config, Error, Event, HoldReason, OfCollection, OfItem, Pallet, Refusal, Subject, Subscription,
};
use alloc::vec::Vec;
use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	traits::{fungible::MutateHold, tokens::Precision, Get},
	BoundedVec,
};
use sp_runtime::{traits::Zero, DispatchError};
use vivarium_engine::notice::{Filter, Flaw};
use vivarium_primitives::Vocabularies;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_subscribe(who: T::AccountId, subject: Subject, filter: Filter) -> DispatchResult {
		Self::check(subject, &filter).map_err(Error::<T>::from)?;
		ensure!(!BySubscriber::<T>::contains_key(&who, subject), Error::<T>::AlreadySubscribed);
		let deposit = T::SubscriptionDeposit::get();
		let subscription = Subscription { subscriber: who.clone(), filter, deposit };
		let (collection, item) = subject;
		match item {
			Some(item) => {
				OfItem::<T>::try_append(collection, item, subscription).map_err(|()| Error::<T>::ItemListFull)?
			}
			None => {
				OfCollection::<T>::try_append(collection, subscription).map_err(|()| Error::<T>::CollectionListFull)?
			}
		}
		if !deposit.is_zero() {
			T::NativeBalance::hold(&HoldReason::Subscription.into(), &who, deposit)
				.map_err(|_| Error::<T>::DepositNotCovered)?;
		}
		BySubscriber::<T>::insert(&who, subject, ());
		Self::deposit_event(Event::Subscribed { subscriber: who, collection, item, filter, deposit });
		Ok(())
	}

	pub(crate) fn do_change(who: T::AccountId, subject: Subject, filter: Filter) -> DispatchResult {
		ensure!(BySubscriber::<T>::contains_key(&who, subject), Error::<T>::NotSubscribed);
		Self::check(subject, &filter).map_err(Error::<T>::from)?;
		Self::edit(subject, |list| {
			let found = list.iter_mut().find(|subscription| subscription.subscriber == who);
			found.ok_or(Error::<T>::NotSubscribed)?.filter = filter;
			Ok(())
		})?;
		let (collection, item) = subject;
		Self::deposit_event(Event::Changed { subscriber: who, collection, item, filter });
		Ok(())
	}

	pub(crate) fn do_unsubscribe(who: T::AccountId, subject: Subject) -> DispatchResult {
		ensure!(BySubscriber::<T>::take(&who, subject).is_some(), Error::<T>::NotSubscribed);
		let subscription = Self::edit(subject, |list| {
			let position = list.iter().position(|subscription| subscription.subscriber == who);
			Ok(list.remove(position.ok_or(Error::<T>::NotSubscribed)?))
		})?;
		let released = subscription.deposit;
		if !released.is_zero() {
			T::NativeBalance::release(&HoldReason::Subscription.into(), &who, released, Precision::Exact)?;
		}
		let (collection, item) = subject;
		Self::deposit_event(Event::Unsubscribed { subscriber: who, collection, item, released });
		Ok(())
	}

	/// Whether such a filter can be subscribed to.
	///
	/// # Errors
	/// Why it cannot.
	pub fn check((collection, item): Subject, filter: &Filter) -> Result<(), Refusal> {
		let vocabulary = match item {
			Some(item) => T::Vocabularies::of_item(collection, item).ok_or(Refusal::NotEnrolled)?,
			None => T::Vocabularies::of_collection(collection).ok_or(Refusal::NoBlueprint)?,
		};
		filter.check(&vocabulary).map_err(Refusal::Filter)
	}

	/// All who are told of an item as such, or of a whole collection.
	pub(crate) fn list((collection, item): Subject) -> Vec<Subscription<T>> {
		match item {
			Some(item) => OfItem::<T>::get(collection, item).into_inner(),
			None => OfCollection::<T>::get(collection).into_inner(),
		}
	}

	/// Changes who is told, of what. Nothing is stored of a subject of which nobody is told.
	fn edit<R>(
		(collection, item): Subject,
		change: impl FnOnce(&mut Vec<Subscription<T>>) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		match item {
			Some(item) => OfItem::<T>::try_mutate_exists(collection, item, |list| edited(list, change)),
			None => OfCollection::<T>::try_mutate_exists(collection, |list| edited(list, change)),
		}
	}
}

/// Changes a list, which does not grow.
fn edited<T: Config, Bound: Get<u32>, R>(
	list: &mut Option<BoundedVec<Subscription<T>, Bound>>,
	change: impl FnOnce(&mut Vec<Subscription<T>>) -> Result<R, DispatchError>,
) -> Result<R, DispatchError> {
	let mut subscriptions = list.take().unwrap_or_default().into_inner();
	let result = change(&mut subscriptions)?;
	*list = Some(BoundedVec::truncate_from(subscriptions)).filter(|left| !left.is_empty());
	Ok(result)
}

impl<T: Config> From<Refusal> for Error<T> {
	fn from(refusal: Refusal) -> Self {
		match refusal {
			Refusal::NotEnrolled => Self::NotEnrolled,
			Refusal::NoBlueprint => Self::NoBlueprint,
			Refusal::Filter(Flaw::MatchesNothing) => Self::MatchesNothing,
			Refusal::Filter(Flaw::UnknownFlag) => Self::UnknownFlag,
			Refusal::Filter(Flaw::UnknownState) => Self::UnknownState,
			Refusal::Filter(Flaw::UnknownTrigger) => Self::UnknownTrigger,
			Refusal::Filter(Flaw::NoHealth) => Self::NoHealth,
		}
	}
}
