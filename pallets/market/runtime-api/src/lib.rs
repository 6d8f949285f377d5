//! What people ask of the market. Polkadot.js Apps shows these under *Developer → Runtime calls*.

#![cfg_attr(not(feature = "std"), no_std)]
#![warn(missing_docs)]

extern crate alloc;

use alloc::vec::Vec;
use codec::Codec;
use pallet_market::{ListingView, OfferView, Policy};
use sp_core::H256;
use vivarium_primitives::{CollectionId, ItemId};

sp_api::decl_runtime_apis! {
	/// Reading what is for sale, and what is offered.
	pub trait MarketApi<AccountId, Balance>
	where
		AccountId: Codec,
		Balance: Codec,
	{
		/// What is for sale, of a collection or of all: the first 100, or the first 100 that follow on this item, which is
		/// the last one of the page before.
		fn listings(
			collection: Option<CollectionId>,
			after: Option<(CollectionId, ItemId)>,
		) -> Vec<ListingView<AccountId, Balance>>;
		/// How an item is for sale, with the material that a buyer names.
		fn listing(collection: CollectionId, item: ItemId) -> Option<ListingView<AccountId, Balance>>;
		/// What is offered for an item: the first 100, or the first 100 that follow on the offer of this account.
		fn offers(
			collection: CollectionId,
			item: ItemId,
			after: Option<AccountId>,
		) -> Vec<OfferView<AccountId, Balance>>;
		/// What an account offers: the first 100, or the first 100 that follow on its offer for this item.
		fn offers_of(
			buyer: AccountId,
			after: Option<(CollectionId, ItemId)>,
		) -> Vec<OfferView<AccountId, Balance>>;
		/// Where the items of a collection may go, and which flags block a sale.
		fn policy(collection: CollectionId) -> Policy;
		/// The digest of what matters about an asset to whoever buys it now: what `buy` and `makeOffer` want. None where
		/// the item is no dynamic asset.
		fn material(collection: CollectionId, item: ItemId) -> Option<H256>;
	}
}
