//! What people ask of dynamic assets. Polkadot.js Apps shows these under *Developer → Runtime calls*.

#![cfg_attr(not(feature = "std"), no_std)]
#![warn(missing_docs)]
// The macro's output does not document its own modules.
#![allow(clippy::too_many_arguments)]

extern crate alloc;

use alloc::{string::String, vec::Vec};
use vivarium_engine::{
	blueprint::{self, Core, Texts},
	claims::ClaimView,
	revision::Record,
	view::{self, AssetView, ReadingView, RevisionLine, RoundView},
	CollectionId, ItemId,
};

sp_api::decl_runtime_apis! {
	/// Reading dynamic assets.
	#[api_version(2)]
	pub trait DynamicAssetsApi {
		/// The asset: state, health, readings with their freshness, and the head of its history.
		fn asset(collection: CollectionId, item: ItemId) -> Option<AssetView>;
		/// As release 1 answered.
		#[changed_in(2)]
		fn asset(collection: CollectionId, item: ItemId) -> Option<view::v1::AssetView>;
		/// One reading, by the metric's name: value, freshness, and if it is stale, why.
		fn reading(collection: CollectionId, item: ItemId, metric: String) -> Option<ReadingView>;
		/// ERC-721 / OpenSea metadata, as JSON.
		fn metadata(collection: CollectionId, item: ItemId) -> Option<String>;
		/// The card, as SVG.
		fn card(collection: CollectionId, item: ItemId) -> Option<String>;
		/// The revisions that are still in state, newest first.
		fn revisions(collection: CollectionId, item: ItemId) -> Vec<Record>;
		/// The assets that were revised in this block, with a line that says what changed.
		fn revised() -> Vec<RevisionLine>;
		/// The rounds whose reports the next block may include: what is due.
		fn due() -> Vec<RoundView>;
		/// A version of a collection's blueprint.
		fn blueprint(collection: CollectionId, version: u32) -> Option<(Core, Texts)>;
		/// As release 1 answered.
		#[changed_in(2)]
		fn blueprint(collection: CollectionId, version: u32) -> Option<(blueprint::v1::Core, blueprint::v1::Texts)>;
	}

	/// What assets claim. Asked at a block, it is right in that block: it reads the clock, and waits for no round.
	pub trait ClaimsApi {
		/// Whether an asset's claim of this name holds. What is no asset, and a claim that its blueprint does not declare,
		/// does not.
		fn is_valid(collection: CollectionId, item: ItemId, claim: String) -> bool;
		/// All that the asset claims: whether it holds, until when by the clock alone, and which of its conditions do.
		fn claims(collection: CollectionId, item: ItemId) -> Vec<ClaimView>;
	}
}
