//! Endings: subscriptions that end without their subscribers' doing.

use crate::{
	BySubscriber, Config, Error, Event, HoldReason, OfCollection, OfItem, Pallet, Subject, Subscription, WeightInfo,
	LOG_TARGET,
};
use alloc::vec::Vec;
use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	traits::{fungible::MutateHold, tokens::Precision, Get},
	weights::Weight,
};
use sp_runtime::traits::Zero;
use vivarium_primitives::{CollectionId, ItemId, OnRetired, Vocabularies};

impl<T: Config> OnRetired for Pallet<T> {
	fn on_retired(collection: CollectionId, item: ItemId) {
		let list = OfItem::<T>::take(collection, item);
		Self::end((collection, Some(item)), list.into_inner());
	}

	fn weight() -> Weight {
		T::WeightInfo::on_retired().saturating_add(Self::forgetting_weight(T::MaxItemSubscribers::get()))
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_clear(collection: CollectionId) -> DispatchResult {
		ensure!(!T::Vocabularies::has_any(collection), Error::<T>::StillTold);
		let list = OfCollection::<T>::take(collection);
		ensure!(!list.is_empty(), Error::<T>::NotSubscribed);
		Self::end((collection, None), list.into_inner());
		Ok(())
	}

	/// What `clear` weighs of a collection with as many subscribers as it may have.
	pub(crate) fn clear_weight() -> Weight {
		T::WeightInfo::clear().saturating_add(Self::forgetting_weight(T::MaxCollectionSubscribers::get()))
	}

	/// Releases the deposits of subscriptions that are listed no more, and tells their subscribers.
	fn end((collection, item): Subject, list: Vec<Subscription<T>>) {
		if list.is_empty() {
			return;
		}
		let topics = Self::topics(list.iter().map(|subscription| &subscription.subscriber));
		let released = list.into_iter().map(|Subscription { subscriber, deposit, .. }| {
			BySubscriber::<T>::remove(&subscriber, (collection, item));
			let released = Self::let_go(&subscriber, deposit);
			(subscriber, released)
		});
		let released = released.collect();
		Self::deposit_indexed(&topics, Event::Ended { collection, item, released });
	}

	/// Releases a deposit as far as it is there: one that is not keeps no asset from retiring.
	fn let_go(subscriber: &T::AccountId, deposit: crate::BalanceOf<T>) -> crate::BalanceOf<T> {
		if deposit.is_zero() {
			return deposit;
		}
		let reason = HoldReason::Subscription.into();
		T::NativeBalance::release(&reason, subscriber, deposit, Precision::BestEffort).unwrap_or_else(|error| {
			log::error!(target: LOG_TARGET, "the deposit of {subscriber:?} is not released: {error:?}");
			Zero::zero()
		})
	}
}
