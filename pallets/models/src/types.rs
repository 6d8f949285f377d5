//! The pallet's types: what does not know what a pallet is.

use alloc::{string::String, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::BoundedVec;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::{ConstU32, H256};
use sp_runtime::Perbill;
use vivarium_engine::{
	blueprint::Name,
	bounded,
	fairness::{impact, Impact, Tally},
	is_plain, limits,
	synthesis::Refusal,
	Text,
};
use vivarium_primitives::{
	BlockNumber, CohortDecision, CollectionId, Hash, ModelId, ModelKind, ModelStatus, ModelTerms, Outcome,
	MAX_LEADER_BLOCKS, MAX_TOKENS,
};

/// What governance says of a model.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Details {
	/// Its name, 1 to 32 bytes of plain text.
	pub name: Name,
	/// What it makes.
	pub kind: ModelKind,
	/// The digest of its weights, or of its version's name.
	pub version: Hash,
	/// The digest of the system prompt under which it was audited.
	pub prompt: Hash,
	/// The digest of its bias audit.
	pub audit: Hash,
	/// Where the audit can be read, 1 to 256 bytes of plain text.
	pub audit_uri: Text<{ limits::URL }>,
	/// How many blocks a leader has before the next operator may propose, 1 to 75.
	pub leader_blocks: u32,
	/// The most tokens of an answer, 1 to 8,192.
	pub max_tokens: u32,
}

/// What is wrong with a model's details.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DetailsFlaw {
	/// The name is empty, or not plain text.
	Name,
	/// The audit's URI is empty, or not plain text.
	AuditUri,
	/// A leader has no block, or too many.
	LeaderBlocks,
	/// An answer has no token, or too many.
	MaxTokens,
}

impl Details {
	/// Checks the details.
	///
	/// # Errors
	/// The first [`DetailsFlaw`].
	pub fn validate(&self) -> Result<(), DetailsFlaw> {
		if self.name.is_empty() || !is_plain(&self.name) {
			Err(DetailsFlaw::Name)
		} else if self.audit_uri.is_empty() || !is_plain(&self.audit_uri) {
			Err(DetailsFlaw::AuditUri)
		} else if !(1..=MAX_LEADER_BLOCKS).contains(&self.leader_blocks) {
			Err(DetailsFlaw::LeaderBlocks)
		} else if !(1..=MAX_TOKENS).contains(&self.max_tokens) {
			Err(DetailsFlaw::MaxTokens)
		} else {
			Ok(())
		}
	}

	/// Whether these are of a model that speaks as `other` does: the same version under the same prompt.
	pub fn speaks_as(&self, other: &Self) -> bool {
		self.version == other.version && self.prompt == other.prompt
	}
}

/// A registered model.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Model {
	/// What governance says of it.
	pub details: Details,
	/// Whether it may speak, as governance has it.
	pub status: ModelStatus,
	/// The block in which it got that status.
	pub since: BlockNumber,
	/// Which of its statistics count: those of this number. It rises when they begin anew.
	pub generation: u32,
	/// The bias alert, while one stands.
	pub alert: Option<Alert>,
}

impl Model {
	/// A model that begins.
	pub fn new(details: Details, status: ModelStatus, since: BlockNumber) -> Self {
		Self { details, status, since, generation: 0, alert: None }
	}

	/// Gives it a status.
	pub fn set_status(&mut self, status: ModelStatus, now: BlockNumber) {
		if self.status != status {
			self.status = status;
			self.since = now;
		}
	}

	/// Takes other details. A model that was active is on probation where its version, prompt or audit is another one;
	/// statistics of another version or prompt do not count any more.
	pub fn update(&mut self, details: Details, now: BlockNumber) {
		let speaks_as_before = details.speaks_as(&self.details);
		let is_as_audited = speaks_as_before && details.audit == self.details.audit;
		if self.status == ModelStatus::Active && !is_as_audited {
			self.set_status(ModelStatus::Probation, now);
		}
		if !speaks_as_before {
			self.begin_anew();
		}
		self.details = details;
	}

	/// Lets the statistics so far not count any more.
	pub fn begin_anew(&mut self) {
		self.generation = self.generation.saturating_add(1);
	}

	/// Whether it may speak under this system prompt. It is on probation where it was audited under another one, and
	/// while an alert stands.
	pub fn status_under(&self, prompt: &Hash) -> ModelStatus {
		let is_in_order = self.details.prompt == *prompt && self.alert.is_none();
		match self.status {
			ModelStatus::Active if !is_in_order => ModelStatus::Probation,
			status => status,
		}
	}

	/// What a request needs to know of it, under this system prompt.
	pub fn terms(&self, prompt: &Hash) -> ModelTerms {
		ModelTerms {
			kind: self.details.kind,
			status: self.status_under(prompt),
			version: self.details.version,
			leader_blocks: self.details.leader_blocks,
			max_tokens: self.details.max_tokens,
		}
	}
}

/// A bias alert that stands.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Alert {
	/// The collection in which it was raised.
	pub collection: CollectionId,
	/// The disparate-impact ratio that raised it, rounded down.
	pub ratio: Perbill,
	/// The cohort with the lowest favourable rate.
	pub lowest: u8,
	/// The cohort with the highest favourable rate.
	pub highest: u8,
	/// The block in which it was raised.
	pub since: BlockNumber,
}

impl Alert {
	/// An alert, where the impact's ratio is below the threshold.
	pub fn of(impact: Impact, threshold: Perbill, collection: CollectionId, since: BlockNumber) -> Option<Self> {
		let Impact { ratio, lowest, highest } = impact;
		let ratio = Perbill::from_parts(ratio);
		(ratio < threshold).then_some(Self { collection, ratio, lowest, highest, since })
	}
}

/// What became of what a model said. Refusals are counted by cause, beside it.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Record {
	/// Proposals that were put on chain.
	pub proposed: u32,
	/// Proposals with which the other operators' runs did not agree.
	pub attestations_failed: u32,
	/// Proposals that reviewers rejected, or let run out of time.
	pub rejected: u32,
}

impl Record {
	/// Counts what became of something; a refusal not, which is counted by its cause.
	pub fn count(&mut self, outcome: Outcome) {
		let counter = match outcome {
			Outcome::Proposed => &mut self.proposed,
			Outcome::AttestationFailed => &mut self.attestations_failed,
			Outcome::Rejected => &mut self.rejected,
			Outcome::Refused(_) => return,
		};
		*counter = counter.saturating_add(1);
	}
}

/// A model's decisions in one collection, by cohort.
#[derive(Clone, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Cohorts {
	/// They count while this is the model's generation.
	pub generation: u32,
	/// The version of the collection's blueprint under which the last of them was made.
	pub version: u32,
	/// The digest of how fairness is measured in them.
	pub measure: Hash,
	/// The tallies, by cohort, up to the last one that has a decision.
	pub tallies: BoundedVec<Tally, ConstU32<{ limits::OPTIONS }>>,
}

impl Cohorts {
	/// No decision yet.
	pub fn new(generation: u32) -> Self {
		Self { generation, ..Default::default() }
	}

	/// Counts a decision; returns whether it did. Of a cohort that no blueprint can name, from 16 on, there is none.
	/// Where fairness is measured in another way since, they begin anew; a decision under an older version of the
	/// blueprint, which measures it in another way, is not counted.
	pub fn count(&mut self, decision: CohortDecision) -> bool {
		if decision.measure != self.measure {
			if decision.version < self.version {
				return false;
			}
			*self = Self { measure: decision.measure, ..Self::new(self.generation) };
		}
		self.version = self.version.max(decision.version);
		let position = usize::from(decision.cohort);
		let grown = self.tallies.len().max(position.saturating_add(1));
		if grown > limits::OPTIONS as usize {
			return false;
		}
		self.tallies.bounded_resize(grown, Tally::default());
		self.tallies.get_mut(position).map(|tally| tally.count(decision.favourable)).is_some()
	}

	/// How their favourable rates lie apart; `None` where fewer than two cohorts have enough decisions.
	pub fn impact(&self, enough: u32) -> Option<Impact> {
		impact(&self.tallies, enough)
	}
}

/// A model that is registered from the beginning.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GenesisModel {
	/// Its id.
	pub id: ModelId,
	/// Its name.
	pub name: String,
	/// What it makes: `chat` or `image`.
	pub kind: ModelKind,
	/// The digest of its weights, or of its version's name.
	pub version: H256,
	/// The digest of the system prompt under which it was audited.
	pub prompt: H256,
	/// The digest of its bias audit.
	pub audit: H256,
	/// Where the audit can be read.
	pub audit_uri: String,
	/// How many blocks a leader has before the next operator may propose.
	pub leader_blocks: u32,
	/// The most tokens of an answer.
	pub max_tokens: u32,
	/// Whether it may speak: `active`, `probation` or `suspended`.
	pub status: ModelStatus,
}

impl GenesisModel {
	/// Its details.
	///
	/// # Errors
	/// Which text is too long.
	pub fn details(&self) -> Result<Details, &'static str> {
		Ok(Details {
			name: bounded(&self.name).map_err(|_| "the model's name is too long")?,
			kind: self.kind,
			version: self.version.0,
			prompt: self.prompt.0,
			audit: self.audit.0,
			audit_uri: bounded(&self.audit_uri).map_err(|_| "the audit's URI is too long")?,
			leader_blocks: self.leader_blocks,
			max_tokens: self.max_tokens,
		})
	}
}

/// A model, for people.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct ModelView {
	/// Its id.
	pub id: ModelId,
	/// What governance says of it.
	pub details: Details,
	/// Whether it may speak: probation also where the prompt under which it was audited is not the chain's present one,
	/// and while an alert stands.
	pub status: ModelStatus,
	/// Whether it may speak, as governance has it.
	pub granted: ModelStatus,
	/// The block in which governance, or a change of its details, gave it that status.
	pub since: BlockNumber,
	/// The bias alert, while one stands.
	pub alert: Option<Alert>,
}

/// What became of what a model said, for people.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct RecordView {
	/// Proposals that were put on chain.
	pub proposed: u32,
	/// Outputs that were refused, by cause; causes that did not occur are left out.
	pub refused: Vec<(Refusal, u32)>,
	/// Proposals with which the other operators' runs did not agree.
	pub attestations_failed: u32,
	/// Proposals that reviewers rejected, or let run out of time.
	pub rejected: u32,
}

/// How a model's decisions in a collection fell, for people.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct FairnessView {
	/// The decisions that count, by cohort.
	pub cohorts: Vec<Tally>,
	/// The disparate-impact ratio, lowest ÷ highest favourable rate, rounded down; none where fewer than two cohorts have
	/// enough decisions.
	pub ratio: Option<Perbill>,
}
