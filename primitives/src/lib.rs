//! # Vivarium's primitives
//!
//! Ids, limits and the small traits through which pallets meet. A pallet of Vivarium never depends on another one: it
//! asks for a trait of this crate, and the runtime ties them.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(test),
	deny(
		clippy::arithmetic_side_effects,
		clippy::expect_used,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::unwrap_used
	)
)]
#![warn(missing_docs)]

extern crate alloc;

use alloc::vec::Vec;

pub mod assets;
pub mod committee;
pub mod conditions;
pub mod deadlines;
pub mod device;
pub mod egress;
pub mod hooks;
pub mod models;
pub mod money;
pub mod operator_key;
pub mod publications;
pub mod report;
pub mod statement;
pub mod worker;

pub use assets::{BlueprintVersion, Conclusion, DynamicAssets, OnConcluded, Snapshot, Step, Vocabularies};
pub use committee::{Committee, Conduct, Member, MAX_COMMITTEE, MAX_OPERATORS};
pub use conditions::Conditions;
pub use deadlines::{Deadlines, OnDeadline};
pub use device::Sample;
pub use hooks::{OnRetired, OnTrigger};
pub use models::{
	CohortDecision, ModelId, ModelKind, ModelRegistry, ModelStatus, ModelTerms, Outcome, MAX_LEADER_BLOCKS, MAX_MODELS,
	MAX_TOKENS,
};
pub use money::{Keeps, Listings, Materials, Meters, Proceeds, Purse, Reviewers, Royalties, Served, Service, Upkeep};
pub use publications::{NoteText, Notes, Publish, Pushed};
pub use report::ReportHeader;
pub use statement::Statement;
pub use vivarium_engine::{limits, BlockNumber, CollectionId, Hash, ItemId};

/// A shard: assets of one blueprint version that are due in the same block.
pub type ShardId = u32;

/// The key under which a revision's record lies in the offchain database: its content address.
pub fn record_key(hash: &Hash) -> Vec<u8> {
	[b"vivarium::record::".as_slice(), hash].concat()
}

/// The key under which a blueprint (core and texts, SCALE) lies in the offchain database.
pub fn blueprint_key(hash: &Hash) -> Vec<u8> {
	[b"vivarium::blueprint::".as_slice(), hash].concat()
}

/// The key under which a document of a synthesis (declaration, request, proposal) lies in the offchain database.
pub fn document_key(hash: &Hash) -> Vec<u8> {
	[b"vivarium::document::".as_slice(), hash].concat()
}

/// The key under which an entry of a licence's usage log lies in the offchain database: its content address.
pub fn usage_key(hash: &Hash) -> Vec<u8> {
	[b"vivarium::usage::".as_slice(), hash].concat()
}
