//! The pallet's types.

use crate::Config;
use alloc::{string::String, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::fungible::Inspect, BoundedVec, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound};
use scale_info::TypeInfo;
use sp_core::{ConstU32, H256};
use vivarium_engine::{
	revision::Record,
	synthesis::{Declaration, Proposal, Refusal, Request},
	Text,
};
use vivarium_primitives::{limits, BlockNumber, CollectionId, Hash, ItemId, Member, ModelId, MAX_COMMITTEE};

/// The balance of the pallet's currency.
pub type BalanceOf<T> = <<T as Config>::NativeBalance as Inspect<<T as frame_system::Config>::AccountId>>::Balance;

/// Accounts of reviewers.
pub type Reviewers<AccountId> = BoundedVec<AccountId, ConstU32<{ limits::REVIEWERS }>>;

/// A declaration, and what is held for it.
#[derive(CloneNoBound, DebugNoBound, Decode, Encode, EqNoBound, MaxEncodedLen, PartialEqNoBound, TypeInfo)]
#[scale_info(skip_type_params(T))]
pub struct Declared<T: Config> {
	/// The declaration.
	pub declaration: Declaration,
	/// Its digest.
	pub hash: Hash,
	/// Whose deposit it is, and how much. Nothing for those of the genesis.
	pub deposit: Option<(T::AccountId, BalanceOf<T>)>,
}

/// An open request.
#[derive(CloneNoBound, DebugNoBound, Decode, Encode, EqNoBound, MaxEncodedLen, PartialEqNoBound, TypeInfo)]
#[scale_info(skip_type_params(T))]
pub struct Open<T: Config> {
	/// The frozen inputs.
	pub request: Request,
	/// Their digest.
	pub hash: Hash,
	/// The version of the blueprint.
	pub version: u32,
	/// Who runs the prompt; leaders in this order.
	pub committee: BoundedVec<Member<T::AccountId>, ConstU32<MAX_COMMITTEE>>,
	/// The block after which it expires, or goes on without its image.
	pub until: BlockNumber,
	/// How far it is.
	pub stage: Stage,
}

/// How far a request is.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Stage {
	/// No proposal has come.
	#[codec(index = 0)]
	Asked {
		/// The seats that have answered without a proposal, a bit each.
		passed: u16,
	},
	/// A proposal waits for its quorum.
	#[codec(index = 1)]
	Proposed(Candidate),
	/// A proposal that has its quorum waits for its image.
	#[codec(index = 2)]
	Drawing(Candidate),
}

/// A proposal, and who stands behind it.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Candidate {
	/// The proposal.
	pub proposal: Proposal,
	/// Which of the model's attempts it is, from 0.
	pub attempt: u8,
	/// The leader's seat.
	pub leader: u8,
	/// The seats whose runs agree, the leader's included, a bit each.
	pub agree: u16,
	/// The seats whose runs do not, a bit each.
	pub disagree: u16,
}

/// What an operator's runs of a prompt came to.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Answer {
	/// Why the attempts before were refused.
	pub refusals: BoundedVec<Refusal, ConstU32<{ limits::ATTEMPTS as u32 }>>,
	/// The proposal; none where every attempt was refused.
	pub proposal: Option<Proposal>,
	/// Why the picture that was drawn for it was refused.
	pub undrawn: Option<Refusal>,
}

/// What another operator's run of a prompt came to.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Attestation {
	/// The digest of the proposal that it was compared with.
	pub proposal: H256,
	/// Whether they agree.
	pub agrees: bool,
}

/// A proposal that waits for review.
#[derive(CloneNoBound, DebugNoBound, Decode, Encode, EqNoBound, MaxEncodedLen, PartialEqNoBound, TypeInfo)]
#[scale_info(skip_type_params(T))]
pub struct HeldProposal<T: Config> {
	/// The decided proposal.
	pub decided: Decided,
	/// The inputs on which it rests.
	pub request: Request,
	/// The block after which it is rejected.
	pub until: BlockNumber,
	/// Who approves it.
	pub approvals: Reviewers<T::AccountId>,
	/// Who rejects it.
	pub rejections: Reviewers<T::AccountId>,
}

/// A proposal that has its quorum.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Decided {
	/// The proposal, its image's digest only where the bytes came.
	pub proposal: Proposal,
	/// Its digest.
	pub hash: Hash,
	/// The version of the blueprint.
	pub version: u32,
	/// The request's digest.
	pub request: Hash,
	/// The model.
	pub model: ModelId,
	/// The digest of the prompt.
	pub prompt: Hash,
	/// Which of the model's attempts it is, from 0.
	pub attempt: u8,
	/// The leader's public key.
	pub leader: Hash,
	/// The public keys of the operators whose runs agree.
	pub attesters: BoundedVec<Hash, ConstU32<MAX_COMMITTEE>>,
	/// How many bytes the image has.
	pub image_bytes: u32,
	/// The model that drew the image, if there is one.
	pub painter: Option<ModelId>,
}

/// What a model wrote and drew of an asset.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Face {
	/// The revision with which it began to be shown.
	pub revision: u32,
	/// The model.
	pub model: ModelId,
	/// The text; may be empty.
	pub narrative: Text<{ limits::NARRATIVE }>,
	/// The image.
	pub image: Option<Image>,
	/// By how much the health that is shown lies from the computed one.
	pub adjustment: i8,
}

/// An image whose bytes are on chain.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Image {
	/// The blake2-256 digest of the bytes.
	pub digest: Hash,
	/// How many there are.
	pub bytes: u32,
}

/// Who reviews a collection's assets.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Panel<AccountId> {
	/// The reviewers.
	pub reviewers: Reviewers<AccountId>,
	/// How many of them must agree.
	pub threshold: u8,
}

/// What reviewers want done with an asset, beside their reviews.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Motion<AccountId> {
	/// Their votes, one of each reviewer at most, the latest last.
	pub ballots: BoundedVec<Ballot<AccountId>, ConstU32<{ limits::REVIEWERS }>>,
	/// The block after which the last of them lapses.
	pub until: BlockNumber,
}

/// A reviewer's vote.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Ballot<AccountId> {
	/// The reviewer.
	pub reviewer: AccountId,
	/// What is to be done.
	pub act: Act,
	/// With which revision began what it would take down; 0 of a reversion.
	pub shown: u32,
	/// The block after which it does not count any more.
	pub until: BlockNumber,
}

/// An earlier revision for which somebody votes. It is kept as long, however many come after it.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Pin {
	/// The revision.
	pub record: Record,
	/// What was shown then.
	pub face: Option<Face>,
}

/// What reviewers can do to an asset.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub enum Act {
	/// Take down what a model wrote or drew.
	#[codec(index = 0)]
	Strip {
		/// The narrative.
		narrative: bool,
		/// The image.
		image: bool,
	},
	/// Put it back to an earlier revision.
	#[codec(index = 1)]
	Revert {
		/// The revision's number.
		to: u32,
	},
}

/// A reviewer's verdict.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Verdict {
	/// It may come true.
	#[codec(index = 0)]
	Approved,
	/// It may not.
	#[codec(index = 1)]
	Rejected(Reason),
}

/// Why a reviewer rejects a proposal.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Reason {
	/// It does not tell the truth about the asset.
	#[codec(index = 0)]
	Inaccurate,
	/// It treats the asset worse or better than others like it.
	#[codec(index = 1)]
	Unfair,
	/// Its text or image is not fit to be shown.
	#[codec(index = 2)]
	Improper,
	/// It may be right, but not now.
	#[codec(index = 3)]
	Untimely,
	/// Something else.
	#[codec(index = 4)]
	Other,
}

/// Why a request ended without a change.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum End {
	/// No quorum came in time.
	#[codec(index = 0)]
	Expired,
	/// Every leader's answers were refused.
	#[codec(index = 1)]
	Refused,
	/// Too many runs do not agree with the proposal.
	#[codec(index = 2)]
	Disputed,
	/// A newer request, a migration, or a change of the asset that the proposal does not fit came in between.
	#[codec(index = 3)]
	Superseded,
	/// The item is no dynamic asset any more.
	#[codec(index = 4)]
	Retired,
	/// The model was suspended.
	#[codec(index = 5)]
	ModelSuspended,
	/// Reviewers rejected the proposal.
	#[codec(index = 6)]
	Rejected,
	/// Reviewers did not decide in time, which rejects the proposal.
	#[codec(index = 7)]
	TimedOut,
}

/// Why no request was opened.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum NotRequested {
	/// Too many requests are open.
	#[codec(index = 0)]
	TooManyRequests,
	/// The model is not registered, or suspended.
	#[codec(index = 1)]
	ModelSilent,
	/// A proposal waits for review.
	#[codec(index = 2)]
	ReviewPending,
	/// The asset's shard has no committee.
	#[codec(index = 3)]
	NoCommittee,
	/// Neither the asset's purse nor the sponsorship of its collection can pay for it.
	#[codec(index = 4)]
	CannotPay,
}

/// What of an asset falls due.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Due {
	/// The collection.
	pub collection: CollectionId,
	/// The item.
	pub item: ItemId,
	/// What of it.
	pub matter: Matter,
}

/// What falls due.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Matter {
	/// A request, or its image.
	#[codec(index = 0)]
	Request,
	/// A review.
	#[codec(index = 1)]
	Review,
	/// What reviewers want done beside their reviews.
	#[codec(index = 2)]
	Motion,
}

/// An open request, for people.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct RequestView<AccountId> {
	/// The request's digest.
	pub request: H256,
	/// Why the model is asked.
	pub occasion: String,
	/// The block in which it was opened.
	pub opened: BlockNumber,
	/// The block after which it expires, or goes on without its image.
	pub until: BlockNumber,
	/// `asked`, `proposed` or `drawing`.
	pub stage: String,
	/// Who runs the prompt; leaders in this order.
	pub committee: Vec<AccountId>,
	/// How many runs must agree.
	pub quorum: u32,
	/// How many agree.
	pub agree: u32,
	/// How many do not.
	pub disagree: u32,
}

/// A proposal that waits for review, for people.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct WaitingView<AccountId> {
	/// The collection.
	pub collection: CollectionId,
	/// The item.
	pub item: ItemId,
	/// Its name in the outside world.
	pub external_id: String,
	/// The proposal's digest, which `approve` and `reject` want.
	pub proposal: H256,
	/// The request's digest, under which the inputs are kept.
	pub request: H256,
	/// Why the model was asked.
	pub occasion: String,
	/// The model.
	pub model: ModelId,
	/// What it would change, a line each.
	pub diff: Vec<String>,
	/// Who approves it.
	pub approvals: Vec<AccountId>,
	/// Who rejects it.
	pub rejections: Vec<AccountId>,
	/// Who may vote.
	pub reviewers: Vec<AccountId>,
	/// How many of them must agree.
	pub threshold: u8,
	/// The block after which it is rejected.
	pub until: BlockNumber,
}
