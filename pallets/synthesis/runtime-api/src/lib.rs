//! What people ask of syntheses. Polkadot.js Apps shows these under *Developer → Runtime calls*.

#![cfg_attr(not(feature = "std"), no_std)]
#![warn(missing_docs)]

extern crate alloc;

use alloc::vec::Vec;
use codec::Codec;
use pallet_synthesis::{Face, RequestView, WaitingView};
use vivarium_engine::synthesis::Declaration;
use vivarium_primitives::{CollectionId, ItemId};

sp_api::decl_runtime_apis! {
	/// Reading what models say, and what waits for humans.
	pub trait SynthesisApi<AccountId>
	where
		AccountId: Codec,
	{
		/// What is declared for a version of a collection's blueprint.
		fn declaration(collection: CollectionId, version: u32) -> Option<Declaration>;
		/// What a model is being asked about an asset now, and how far it is.
		fn request(collection: CollectionId, item: ItemId) -> Option<RequestView<AccountId>>;
		/// The proposals that wait for review, with what they would change; of one collection, or of all: 100
		/// of them, after so many that are passed over.
		fn waiting(collection: Option<CollectionId>, skip: u32) -> Vec<WaitingView<AccountId>>;
		/// What a model wrote and drew of an asset, as it is shown now.
		fn face(collection: CollectionId, item: ItemId) -> Option<Face>;
	}
}
