//! What people ask of models. Polkadot.js Apps shows these under *Developer → Runtime calls*.

#![cfg_attr(not(feature = "std"), no_std)]
#![warn(missing_docs)]

extern crate alloc;

use alloc::vec::Vec;
use pallet_models::{FairnessView, ModelView, RecordView};
use vivarium_primitives::{CollectionId, ModelId};

sp_api::decl_runtime_apis! {
	/// Reading models.
	pub trait ModelsApi {
		/// A model: what it is, and whether it may speak under the chain's present system prompt.
		fn model(model: ModelId) -> Option<ModelView>;
		/// All models, by id; 64 at most.
		fn models() -> Vec<ModelView>;
		/// What became of what a model said: proposals, refusals by cause, failed attestations, rejections.
		fn record(model: ModelId) -> Option<RecordView>;
		/// How a model's decisions in a collection fell, cohort by cohort, and the disparate-impact ratio.
		fn fairness(model: ModelId, collection: CollectionId) -> Option<FairnessView>;
	}
}
