//! What an operator signs about a synthesis.

use crate::Member;
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_system::offchain::{SignedPayload, SigningTypes};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::MultiSigner;

/// What a statement is about. Its domain tells it from everything else that a key could sign.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Stage {
	/// What a model answered.
	Answer,
	/// Whether another run of the prompt agrees.
	Attestation,
	/// The image of a proposal.
	Image,
}

impl Stage {
	/// The tag with which the statement begins.
	pub const fn domain(self) -> [u8; 16] {
		match self {
			Self::Answer => *b"vivarium:answer1",
			Self::Attestation => *b"vivarium:attest1",
			Self::Image => *b"vivarium:image_1",
		}
	}
}

/// What an operator signs: of fixed size, whatever it is about.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct Statement<AccountId> {
	/// The stage's tag.
	pub domain: [u8; 16],
	/// The chain, by its genesis block.
	pub genesis: H256,
	/// The request, by its digest.
	pub request: H256,
	/// The operator.
	pub operator: AccountId,
	/// The operator's key.
	pub public: MultiSigner,
	/// The blake2-256 digest of what is stated.
	pub content: H256,
}

impl<AccountId> Statement<AccountId> {
	/// A member's statement about a request.
	pub fn new(stage: Stage, genesis: H256, request: H256, member: Member<AccountId>, content: H256) -> Self {
		let Member { operator, key } = member;
		Self { domain: stage.domain(), genesis, request, operator, public: key.into(), content }
	}
}

impl<T: SigningTypes<Public = MultiSigner>> SignedPayload<T> for Statement<T::AccountId>
where
	T::AccountId: Encode,
{
	fn public(&self) -> MultiSigner {
		self.public.clone()
	}
}
