//! Publications: what publishers push to dynamic assets.

use crate::{BlockNumber, CollectionId, Hash, ItemId};
use alloc::vec::Vec;
use frame_support::weights::Weight;
use sp_runtime::DispatchResult;
use vivarium_engine::{limits, Text};

/// A note's text: UTF-8 without control characters.
pub type NoteText = Text<{ limits::NOTE }>;

/// Who pushes values to an asset. Those of accounts and of devices are never mixed: the blueprint says which of them may
/// push a metric.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Pushed<AccountId> {
	/// An admitted publisher's account. The values are of the present moment.
	Account(AccountId),
	/// A device signed the values, and an account carried them in.
	Device {
		/// The device's public key.
		device: Hash,
		/// Who carried them in.
		relayer: AccountId,
		/// The time of the sample that the device signed, in milliseconds since 1970. Whoever admits devices has checked
		/// that it does not lie in the future.
		sampled: u64,
	},
}

/// The assets to which values are pushed.
pub trait Publish<AccountId> {
	/// Who owns a collection, and admits its publishers; `None` where there is no such collection.
	fn collection_owner(collection: CollectionId) -> Option<AccountId>;

	/// Whether an item is a dynamic asset.
	fn is_asset(collection: CollectionId, item: ItemId) -> bool;

	/// Takes in values that an admitted publisher or device pushed to an asset, each by its metric's position in the
	/// blueprint that the asset follows, and in the metric's decimals. Readings, measures, health, rules, effects and a
	/// revision follow as in a round.
	///
	/// # Errors
	/// Where the item is no dynamic asset, a value may not be pushed or not by this one, a device's sample is not newer than
	/// the last one of a metric, or acting on it fails; then nothing is changed.
	fn publish(by: &Pushed<AccountId>, collection: CollectionId, item: ItemId, values: &[(u8, i64)]) -> DispatchResult;

	/// The most that one `publish` weighs.
	fn weight() -> Weight;
}

/// The notes of assets, for prompts. Rules never read them.
pub trait Notes {
	/// The notes of an asset that are kept, at most [`limits::NOTES`], oldest first: the publisher's account, the block,
	/// and the text.
	fn notes(collection: CollectionId, item: ItemId) -> Vec<(Hash, BlockNumber, NoteText)>;
}

/// Nobody leaves notes.
impl Notes for () {
	fn notes(_: CollectionId, _: ItemId) -> Vec<(Hash, BlockNumber, NoteText)> {
		Vec::new()
	}
}
