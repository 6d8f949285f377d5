//! What people ask of publishers. Polkadot.js Apps shows these under *Developer → Runtime calls*.

#![cfg_attr(not(feature = "std"), no_std)]
#![warn(missing_docs)]

extern crate alloc;

use alloc::vec::Vec;
use codec::Codec;
use pallet_publishers::{DeviceKey, DeviceView, NoteView, PublisherView};
use vivarium_primitives::{CollectionId, ItemId};

sp_api::decl_runtime_apis! {
	/// Reading publishers, devices and notes.
	pub trait PublishersApi<AccountId>
	where
		AccountId: Codec,
	{
		/// The publishers of a collection, in the order of their admission: what they may push, and what is left of
		/// their rates.
		fn publishers(collection: CollectionId) -> Vec<PublisherView<AccountId>>;
		/// The devices of a collection, revoked ones included: what they may push, since when, and their counts.
		fn devices(collection: CollectionId) -> Vec<DeviceView>;
		/// A device of a collection, by its public key, with the count of its last reading that was taken.
		fn device(collection: CollectionId, device: DeviceKey) -> Option<DeviceView>;
		/// The notes of an asset that are kept, oldest first.
		fn notes(collection: CollectionId, item: ItemId) -> Vec<NoteView<AccountId>>;
	}
}
