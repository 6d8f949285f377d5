//! What people ask of royalties. Polkadot.js Apps shows these under *Developer → Runtime calls*.

#![cfg_attr(not(feature = "std"), no_std)]
#![warn(missing_docs)]

extern crate alloc;

use alloc::vec::Vec;
use codec::Codec;
use pallet_royalties::{OwedView, ScheduleView, SettlementView};
use vivarium_primitives::{CollectionId, ItemId};

sp_api::decl_runtime_apis! {
	/// Reading royalties.
	pub trait RoyaltiesApi<AccountId, Balance>
	where
		AccountId: Codec,
		Balance: Codec,
	{
		/// The schedule that is in force for an item: its own, else that of its collection.
		fn schedule(collection: CollectionId, item: ItemId) -> Option<ScheduleView<AccountId>>;
		/// What of a price would go to whom as royalty, were the item sold or licensed for it now.
		fn quote(collection: CollectionId, item: ItemId, price: Balance) -> Vec<(AccountId, Balance)>;
		/// What is owed to an account, and when it is paid by itself.
		fn owed(account: AccountId) -> Option<OwedView<Balance>>;
		/// When the next settlement begins, and how far the present one is.
		fn settlement() -> SettlementView;
	}
}
