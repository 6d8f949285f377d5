//! What people and nodes ask of notifications. Polkadot.js Apps shows these under *Developer → Runtime calls*.

#![cfg_attr(not(feature = "std"), no_std)]
#![warn(missing_docs)]

extern crate alloc;

use alloc::vec::Vec;
use codec::Codec;
use pallet_notifications::{Refusal, Subject, SubscriptionView, Told};
use sp_core::H256;
use vivarium_engine::notice::Filter;
use vivarium_primitives::{CollectionId, ItemId};

sp_api::decl_runtime_apis! {
	/// Reading who is told what.
	pub trait NotificationsApi<AccountId, Balance>
	where
		AccountId: Codec,
		Balance: Codec,
	{
		/// What an account is told of: the first 100, or the first 100 that follow on this one, which is the last one of the
		/// page before.
		fn subscriptions(subscriber: AccountId, after: Option<Subject>) -> Vec<SubscriptionView<AccountId, Balance>>;
		/// Who is told of an item as such; of the whole collection, if none is named.
		fn subscribers(collection: CollectionId, item: Option<ItemId>) -> Vec<SubscriptionView<AccountId, Balance>>;
		/// By what the events that tell an account are indexed: `System.EventTopics` holds where in a block they are.
		fn topic_of(account: AccountId) -> H256;
		/// Whether such a filter could be subscribed to, and if not, why.
		fn check(collection: CollectionId, item: Option<ItemId>, filter: Filter) -> Result<(), Refusal>;
		/// What this block told, in its order.
		fn told() -> Vec<Told<AccountId>>;
	}
}
