//! What a collection's owner declares of the synthesis: which model speaks, when, of what, and within which bounds.

use crate::{
	blueprint::{Name, Transition},
	limits,
	rules::Comparison,
	BlockNumber, Hash, Text,
};
use alloc::vec::Vec;
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeAll, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// How the assets of a blueprint version are interpreted. Which traits the model may write, their own writers say.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Declaration {
	/// The registered model that is asked.
	pub model: u32,
	/// When it is asked.
	pub occasions: Occasions,
	/// What the model is told to do. The asset's data stand elsewhere, fenced.
	pub prompt: Text<{ limits::PROMPT }>,
	/// The transitions that it may propose, among the blueprint's.
	pub transitions: BoundedVec<Transition, ConstU32<{ limits::TRANSITIONS }>>,
	/// The flags that it may raise, a bit each. It clears none.
	pub flags: u32,
	/// How far another operator's run may lie from the proposal to agree with it; for other numbers, not at all.
	pub tolerances: BoundedVec<Tolerance, ConstU32<{ limits::TRAITS }>>,
	/// How far it may move the health that is shown beside the computed one, either way, 0 to 50.
	pub adjustment: u8,
	/// The text that it writes, if it does.
	pub narrative: Option<NarrativeTerms>,
	/// The picture that it draws, if it does.
	pub image: Option<ImageTerms>,
	/// When humans decide.
	pub review: ReviewTerms,
	/// How its fairness is measured, if it is.
	pub fairness: Option<Fairness>,
}

/// When the model is asked.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Occasions {
	/// After every change of state by a round or a push, and, a round later, by a model.
	pub transition: bool,
	/// After these triggers, a bit each.
	pub triggers: u32,
	/// Every so many rounds; 0 for never.
	pub every: u16,
	/// When the item's owner asks for it.
	pub owner: bool,
}

/// How far two runs may lie apart in a trait.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Tolerance {
	/// The trait's position.
	pub index: u8,
	/// The largest difference that counts as agreeing.
	pub within: u64,
}

/// The text that a model writes.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct NarrativeTerms {
	/// Its most bytes, 1 to 1,024.
	pub maximum: u16,
	/// Words and phrases that it may not hold, whatever their case.
	pub forbidden: BoundedVec<Name, ConstU32<{ limits::FORBIDDEN_WORDS }>>,
}

/// The picture that a model draws.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct ImageTerms {
	/// The registered model that draws it.
	pub model: u32,
	/// What it is told to draw.
	pub prompt: Text<{ limits::IMAGE_PROMPT }>,
}

/// When humans decide, and how long they have.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct ReviewTerms {
	/// When.
	pub policy: Policy,
	/// Blocks after which what was not decided is rejected, 1 to 302,400.
	pub deadline: BlockNumber,
}

/// Which proposals go to review. Those of a model on probation, or under a bias alert, always do.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Policy {
	/// No other.
	#[codec(index = 0)]
	Never,
	/// All.
	#[codec(index = 1)]
	Always,
	/// Those of which one of these is true.
	#[codec(index = 2)]
	When(BoundedVec<ReviewCondition, ConstU32<{ limits::REVIEW_CONDITIONS }>>),
}

/// What sends a proposal to review.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum ReviewCondition {
	/// The asset's trait, such as its declared value, is above a bound.
	#[codec(index = 0)]
	Above {
		/// The trait's position.
		index: u8,
		/// The bound.
		bound: i64,
	},
	/// It moves a trait by more than so much.
	#[codec(index = 1)]
	Moves {
		/// The trait's position.
		index: u8,
		/// How much.
		by: u64,
	},
	/// It changes the state to this one.
	#[codec(index = 2)]
	Transition {
		/// The state's position.
		to: u8,
	},
	/// It brings the first image that the model draws for the collection.
	#[codec(index = 3)]
	FirstImage,
}

/// How a model's fairness is measured: over decisions about assets of different cohorts.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Fairness {
	/// The trait that names an asset's cohort, an enumeration or a bool.
	pub cohort: u8,
	/// Which decisions are favourable.
	pub favourable: Favourable,
}

/// Which decisions are favourable.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Favourable {
	/// A trait's number afterwards compares with a bound.
	#[codec(index = 0)]
	Trait {
		/// The trait's position.
		index: u8,
		/// How.
		comparison: Comparison,
		/// The bound.
		bound: i64,
	},
	/// The asset is in this state afterwards.
	#[codec(index = 1)]
	State {
		/// The state's position.
		state: u8,
	},
}

/// A declaration's bytes, by format version. They are hashed as they are, and never encoded anew.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq)]
enum Format {
	#[codec(index = 1)]
	V1(Declaration),
}

impl Declaration {
	/// The bytes, beginning with the format version.
	pub fn bytes(&self) -> Vec<u8> {
		Format::V1(self.clone()).encode()
	}

	/// Reads a declaration's bytes; `None` where they are none.
	pub fn read(bytes: &[u8]) -> Option<Self> {
		let Format::V1(declaration) = Format::decode_all(&mut &bytes[..]).ok()?;
		Some(declaration)
	}

	/// The digest under which it is recorded: blake2-256 of its bytes.
	pub fn hash(&self) -> Hash {
		sp_crypto_hashing::blake2_256(&self.bytes())
	}

	/// How far two runs may lie apart in a trait.
	pub fn tolerance(&self, index: u8) -> u64 {
		self.tolerances.iter().find(|tolerance| tolerance.index == index).map_or(0, |tolerance| tolerance.within)
	}
}
