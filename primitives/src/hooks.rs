//! What pallets do when something happens to an asset.

use crate::{CollectionId, ItemId};
use frame_support::weights::Weight;
use sp_runtime::DispatchResult;

/// Acts on triggers that rules fired.
pub trait OnTrigger {
	/// Rules of an asset fired these triggers in one step, a bit each; at least one.
	///
	/// # Errors
	/// Where acting fails, the asset is left as it was before the round, and marked; other assets are not touched.
	fn on_triggers(collection: CollectionId, item: ItemId, codes: u32) -> DispatchResult;

	/// The most that acting on all triggers of one step of an asset weighs.
	fn weight() -> Weight;
}

#[impl_trait_for_tuples::impl_for_tuples(8)]
impl OnTrigger for Tuple {
	fn on_triggers(collection: CollectionId, item: ItemId, codes: u32) -> DispatchResult {
		for_tuples!( #( Tuple::on_triggers(collection, item, codes)?; )* );
		Ok(())
	}

	fn weight() -> Weight {
		let mut weight = Weight::zero();
		for_tuples!( #( weight = weight.saturating_add(Tuple::weight()); )* );
		weight
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
