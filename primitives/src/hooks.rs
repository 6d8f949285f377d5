//! What pallets do when something happens to an asset.

use crate::{CollectionId, ItemId};
use frame_support::weights::Weight;
use sp_runtime::DispatchResult;

/// Acts on a trigger that a rule fired.
pub trait OnTrigger {
	/// A rule of an asset fired the trigger with this code.
	///
	/// # Errors
	/// Where acting fails, the asset is left as it was before the round, and marked; other assets are not touched.
	fn on_trigger(collection: CollectionId, item: ItemId, code: u8) -> DispatchResult;
}

/// Nobody acts.
impl OnTrigger for () {
	fn on_trigger(_: CollectionId, _: ItemId, _: u8) -> DispatchResult {
		Ok(())
	}
}

/// Cleans up after an asset.
pub trait OnRetired {
	/// An item ceased to be a dynamic asset: whatever was kept for it goes. It may be enrolled anew later.
	fn on_retired(collection: CollectionId, item: ItemId);

	/// The most that cleaning up weighs.
	fn weight() -> Weight;
}

#[impl_trait_for_tuples::impl_for_tuples(8)]
impl OnRetired for Tuple {
	fn on_retired(collection: CollectionId, item: ItemId) {
		for_tuples!( #( Tuple::on_retired(collection, item); )* );
	}

	fn weight() -> Weight {
		let mut weight = Weight::zero();
		for_tuples!( #( weight = weight.saturating_add(Tuple::weight()); )* );
		weight
	}
}
