//! Conditions on assets, as rules have them, judged by whoever wants to know.

use crate::{BlockNumber, CollectionId, ItemId, Step};
use frame_support::weights::Weight;
use vivarium_engine::rules::Condition;

/// Judges conditions on assets.
pub trait Conditions {
	/// The version of the blueprint that an asset follows; `None` where the item is no dynamic asset.
	fn version(collection: CollectionId, item: ItemId) -> Option<u32>;

	/// Whether a version of a collection's blueprint declares a trigger.
	fn has_trigger(collection: CollectionId, version: u32, code: u8) -> bool;

	/// Whether these conditions can be judged of assets that follow this version, which declares a trigger: there are
	/// some, and all that they name is declared.
	fn are_sound(collection: CollectionId, version: u32, conditions: &[Condition]) -> bool;

	/// Whether all of these conditions hold of an asset, after a step of it that is stored already: by what is fresh and
	/// was measured after the block `since`. `None` where one cannot be judged, the asset follows another version, or the
	/// step is none by which it is judged: a push, unless all its metrics are published.
	fn hold(
		collection: CollectionId,
		item: ItemId,
		version: u32,
		conditions: &[Condition],
		since: BlockNumber,
		step: Step,
	) -> Option<bool>;

	/// The most that one question reads.
	fn weight() -> Weight;
}
