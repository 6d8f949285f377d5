//! What people ask of work orders. Polkadot.js Apps shows these under *Developer → Runtime calls*.

#![cfg_attr(not(feature = "std"), no_std)]
#![warn(missing_docs)]

extern crate alloc;

use alloc::vec::Vec;
use codec::Codec;
use pallet_work_orders::{OrderId, OrderView, ProviderView, TemplateView};
use vivarium_primitives::{CollectionId, ItemId};

sp_api::decl_runtime_apis! {
	/// Reading templates, work orders, and what is known of providers.
	pub trait WorkOrdersApi<AccountId>
	where
		AccountId: Codec,
	{
		/// The templates of a collection; 8 at most.
		fn templates(collection: CollectionId) -> Vec<TemplateView<AccountId>>;
		/// An order. None once it is closed.
		fn order(order: OrderId) -> Option<OrderView<AccountId>>;
		/// The orders of an asset that are not closed; 8 at most.
		fn orders(collection: CollectionId, item: ItemId) -> Vec<OrderView<AccountId>>;
		/// The orders that an account may accept now; 100 a page, the first page is 0.
		fn open_to(who: AccountId, page: u32) -> Vec<OrderView<AccountId>>;
		/// The orders that an account has accepted and that are not closed; 100 a page, the first page is 0.
		fn orders_of(provider: AccountId, page: u32) -> Vec<OrderView<AccountId>>;
		/// What is known of a provider: what it did, when it was late or disputed, what it has earned and can claim.
		fn provider(provider: AccountId) -> ProviderView;
	}
}
