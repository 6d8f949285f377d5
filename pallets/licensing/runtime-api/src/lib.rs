//! What people ask of licences. Polkadot.js Apps shows these under *Developer → Runtime calls*.

#![cfg_attr(not(feature = "std"), no_std)]
#![warn(missing_docs)]

extern crate alloc;

use alloc::vec::Vec;
use codec::Codec;
use pallet_licensing::{LicenceId, LicenceView, OfferView};
use vivarium_engine::licence::Permission;
use vivarium_primitives::{CollectionId, ItemId};

sp_api::decl_runtime_apis! {
	/// Reading offers and licences.
	pub trait LicensingApi<AccountId>
	where
		AccountId: Codec,
	{
		/// The offers of an item, with the digest of their terms; 16 at most.
		fn offers(collection: CollectionId, item: ItemId) -> Vec<OfferView<AccountId>>;
		/// A licence as it is now: its state, what it permits, when it ends, what is owed and set aside, and the head of its
		/// usage log. None once it has ended.
		fn licence(licence: LicenceId) -> Option<LicenceView<AccountId>>;
		/// The licences of an account; 100 a page, the first page is 0.
		fn licences_of(who: AccountId, page: u32) -> Vec<LicenceView<AccountId>>;
		/// The licences of an account on an item; 8 at most.
		fn licences_of_item(who: AccountId, collection: CollectionId, item: ItemId) -> Vec<LicenceView<AccountId>>;
		/// Whether an account has a licence of an item that permits this now.
		fn is_licensed(who: AccountId, collection: CollectionId, item: ItemId, permission: Permission) -> bool;
	}
}
