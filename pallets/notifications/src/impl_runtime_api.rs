//! What the runtime API answers.

use crate::{BySubscriber, Config, Event, Pallet, Subject, Subscription, SubscriptionView, SubscriptionViewOf, Told};
use alloc::vec::Vec;
use vivarium_primitives::{CollectionId, ItemId};

/// The most subscriptions of a page.
const PAGE: usize = 100;

impl<T: Config> Pallet<T> {
	/// What an account is told of: the first 100, or the first 100 that follow on one of them.
	pub fn subscriptions_of(subscriber: T::AccountId, after: Option<Subject>) -> Vec<SubscriptionViewOf<T>> {
		let subjects = match after {
			Some(after) => {
				let after = BySubscriber::<T>::hashed_key_for(&subscriber, after);
				BySubscriber::<T>::iter_key_prefix_from(&subscriber, after)
			}
			None => BySubscriber::<T>::iter_key_prefix(&subscriber),
		};
		let view = |subject| {
			let mut list = Self::list(subject).into_iter();
			list.find(|subscription| subscription.subscriber == subscriber).map(|found| view::<T>(subject, found))
		};
		subjects.take(PAGE).filter_map(view).collect()
	}

	/// Who is told of an item as such, or of a whole collection if none is named.
	pub fn subscribers_of(collection: CollectionId, item: Option<ItemId>) -> Vec<SubscriptionViewOf<T>> {
		let subject = (collection, item);
		Self::list(subject).into_iter().map(|subscription| view::<T>(subject, subscription)).collect()
	}

	/// What this block told, in its order.
	pub fn told() -> Vec<Told<T::AccountId>>
	where
		<T as frame_system::Config>::RuntimeEvent: TryInto<Event<T>>,
	{
		frame_system::Pallet::<T>::read_events_no_consensus()
			.filter_map(|record| match record.event.try_into().ok()? {
				Event::Notified { collection, item, notice, subscribers } => {
					Some(Told::Notified { collection, item, notice, subscribers })
				}
				Event::Ended { collection, item, released } => {
					let subscribers = released.into_iter().map(|(subscriber, _)| subscriber).collect();
					Some(Told::Ended { collection, item, subscribers })
				}
				_ => None,
			})
			.collect()
	}
}

fn view<T: Config>((collection, item): Subject, subscription: Subscription<T>) -> SubscriptionViewOf<T> {
	let Subscription { subscriber, filter, deposit } = subscription;
	SubscriptionView { subscriber, collection, item, filter, deposit }
}
