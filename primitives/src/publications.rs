//! Publications: what publishers push to dynamic assets.

use crate::{BlockNumber, CollectionId, Hash, ItemId};
use alloc::vec::Vec;
use frame_support::weights::Weight;
use sp_runtime::DispatchResult;
use vivarium_engine::{limits, Text};

/// A note's text: UTF-8 without control characters.
pub type NoteText = Text<{ limits::NOTE }>;

/// The assets to which values are pushed.
pub trait Publish<AccountId> {
	/// Who owns a collection, and admits its publishers; `None` where there is no such collection.
	fn collection_owner(collection: CollectionId) -> Option<AccountId>;

	/// Whether an item is a dynamic asset.
	fn is_asset(collection: CollectionId, item: ItemId) -> bool;

	/// Takes in values that an admitted publisher pushed to an asset, each by its metric's position in the blueprint that
	/// the asset follows, and in the metric's decimals. Readings, health, rules, effects and a revision follow as in a
	/// round.
	///
	/// # Errors
	/// Where the item is no dynamic asset, a value may not be pushed, or acting on it fails; then nothing is changed.
	fn publish(publisher: &AccountId, collection: CollectionId, item: ItemId, values: &[(u8, i64)]) -> DispatchResult;

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
