//! Models: which AI may speak, and what becomes of what it says.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use vivarium_engine::{synthesis::Refusal, CollectionId, Hash};

/// A registered model's id.
pub type ModelId = u32;

/// The most models that are registered at a time.
pub const MAX_MODELS: u32 = 64;
/// The most blocks that a leader has before the next operator may propose.
pub const MAX_LEADER_BLOCKS: u32 = 75;
/// The most tokens that an answer may have.
pub const MAX_TOKENS: u32 = 8_192;

/// Whether a model may speak.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase")]
pub enum ModelStatus {
	/// Its proposals follow the blueprint's policy.
	#[codec(index = 0)]
	Active,
	/// Its proposals go to review.
	#[codec(index = 1)]
	Probation,
	/// It may not speak: no request is opened for it, and open ones end.
	#[codec(index = 2)]
	Suspended,
}

/// What a model makes.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "camelCase")]
pub enum ModelKind {
	/// Text: it decides and writes, by chat completions.
	#[codec(index = 0)]
	Chat,
	/// Pictures.
	#[codec(index = 1)]
	Image,
}

/// What a request needs to know of its model.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct ModelTerms {
	/// What it makes: who writes does not draw.
	pub kind: ModelKind,
	/// Whether it may speak. Probation also where the prompt under which it was audited is not the chain's present one,
	/// and while a bias alert stands.
	pub status: ModelStatus,
	/// The digest of its weights, or of its version's name.
	pub version: Hash,
	/// How many blocks a leader has before the next operator may propose.
	pub leader_blocks: u32,
	/// The most tokens of an answer.
	pub max_tokens: u32,
}

/// What became of something that a model said.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Outcome {
	/// A proposal of it was put on chain.
	#[codec(index = 0)]
	Proposed,
	/// An output of it broke the rules, and was refused.
	#[codec(index = 1)]
	Refused(Refusal),
	/// The other operators' runs did not agree with its proposal.
	#[codec(index = 2)]
	AttestationFailed,
	/// Reviewers rejected its proposal, or let its time run out.
	#[codec(index = 3)]
	Rejected,
}

/// A decision about an asset of a cohort.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct CohortDecision {
	/// The collection, whose blueprint names the cohorts.
	pub collection: CollectionId,
	/// The version of the blueprint.
	pub version: u32,
	/// The digest of how fairness is measured: decisions under another one are not comparable.
	pub measure: Hash,
	/// The cohort: the value of the cohort trait, an option's position or 0 and 1.
	pub cohort: u8,
	/// Whether the decision was favourable, as the blueprint defines it.
	pub favourable: bool,
}

/// Which models there are.
pub trait ModelRegistry {
	/// A model's terms; `None` where it is not registered. `prompt` is the digest of the chain's present system prompt.
	fn terms(model: ModelId, prompt: &Hash) -> Option<ModelTerms>;

	/// Counts what became of something that a model said. For a model that is not registered, nothing.
	fn record(model: ModelId, outcome: Outcome);

	/// Counts a model's decision about an asset of a cohort, and raises an alert where the disparate-impact ratio falls
	/// too low. For a model that is not registered, nothing.
	fn record_decision(model: ModelId, decision: CohortDecision);
}
