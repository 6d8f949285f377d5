//! What people ask of publishers. Polkadot.js Apps shows these under *Developer → Runtime calls*.

#![cfg_attr(not(feature = "std"), no_std)]
#![warn(missing_docs)]

extern crate alloc;

use alloc::vec::Vec;
use codec::Codec;
use pallet_publishers::{NoteView, PublisherView};
use vivarium_primitives::{CollectionId, ItemId};

sp_api::decl_runtime_apis! {
	/// Reading publishers and their notes.
	pub trait PublishersApi<AccountId>
	where
		AccountId: Codec,
	{
		/// The publishers of a collection, in the order of their admission: what they may push, and what is left of
		/// their rates.
		fn publishers(collection: CollectionId) -> Vec<PublisherView<AccountId>>;
		/// The notes of an asset that are kept, oldest first.
		fn notes(collection: CollectionId, item: ItemId) -> Vec<NoteView<AccountId>>;
	}
}
