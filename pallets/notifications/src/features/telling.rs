//! Telling: what happened to assets, in the block in which it does.

use crate::{Config, Event, OfCollection, OfItem, Pallet, WeightInfo, DOMAIN};
use alloc::{collections::BTreeSet, vec::Vec};
use codec::Encode;
use frame_support::{traits::Get, weights::Weight};
use sp_core::H256;
use vivarium_engine::notice::Notice;
use vivarium_primitives::{Conclusion, OnConcluded};

impl<T: Config> OnConcluded for Pallet<T> {
	fn on_concluded(conclusion: Conclusion) {
		let notice = notice_of(&conclusion);
		if !notice.is_notable() {
			return;
		}
		let Conclusion { collection, item, .. } = conclusion;
		let listed = OfItem::<T>::get(collection, item).into_iter().chain(OfCollection::<T>::get(collection));
		let asked = listed.filter(|subscription| subscription.filter.matches(&notice));
		// Whoever asked for both the item and its collection is told once.
		let subscribers: BTreeSet<_> = asked.map(|subscription| subscription.subscriber).collect();
		let subscribers: Vec<_> = subscribers.into_iter().collect();
		let topics = Self::topics(subscribers.iter());
		Self::deposit_indexed(&topics, Event::Notified { collection, item, notice, subscribers });
	}

	/// The topics of the item's subscribers are written now, and removed by the next block. Those of the collection's are
	/// as many for one asset as for all of a transaction.
	fn weight() -> Weight {
		T::WeightInfo::on_concluded().saturating_add(Self::forgetting_weight(T::MaxItemSubscribers::get()))
	}

	fn weight_of(conclusion: &Conclusion) -> Weight {
		if notice_of(conclusion).is_notable() {
			<Self as OnConcluded>::weight()
		} else {
			Weight::zero()
		}
	}

	fn weight_once() -> Weight {
		let topics = T::MaxCollectionSubscribers::get();
		T::DbWeight::get().reads_writes(topics.into(), topics.into()).saturating_add(Self::forgetting_weight(topics))
	}
}

impl<T: Config> Pallet<T> {
	/// By what the events that tell an account are indexed.
	pub fn topic_of(account: &T::AccountId) -> H256 {
		sp_io::hashing::blake2_256(&(DOMAIN, account).encode()).into()
	}

	pub(crate) fn topics<'a>(accounts: impl Iterator<Item = &'a T::AccountId>) -> Vec<H256> {
		accounts.map(Self::topic_of).collect()
	}

	pub(crate) fn deposit_indexed(topics: &[H256], event: Event<T>) {
		let event = <T as frame_system::Config>::RuntimeEvent::from(event);
		frame_system::Pallet::<T>::deposit_event_indexed(topics, event);
	}

	/// What the next block takes to remove so many topics.
	pub(crate) fn forgetting_weight(topics: u32) -> Weight {
		T::DbWeight::get().writes(topics.into())
	}
}

fn notice_of(conclusion: &Conclusion) -> Notice {
	let Conclusion { version, transition, triggers, raised, health, .. } = *conclusion;
	Notice { version, transition, triggers, raised, health }
}
