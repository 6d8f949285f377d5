//! What an operator signs for a report.

use crate::{BlockNumber, Member, ShardId};
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_system::offchain::{SignedPayload, SigningTypes};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::MultiSigner;

/// Tells the chain's reports, format 1, from everything else that a key could sign.
pub const DOMAIN: [u8; 16] = *b"vivarium:report1";

/// What an operator signs for a report: of fixed size, so that two headers that differ only in `values` prove
/// equivocation by themselves.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct ReportHeader<AccountId> {
	/// [`DOMAIN`].
	pub domain: [u8; 16],
	/// The chain, by its genesis block.
	pub genesis: H256,
	/// The shard.
	pub shard: ShardId,
	/// The round, by its opening block.
	pub round: BlockNumber,
	/// The operator.
	pub operator: AccountId,
	/// The operator's key.
	pub public: MultiSigner,
	/// The blake2-256 digest of the observations.
	pub values: H256,
}

impl<AccountId> ReportHeader<AccountId> {
	/// The header of a member's report.
	pub fn new(genesis: H256, shard: ShardId, round: BlockNumber, member: Member<AccountId>, values: H256) -> Self {
		let Member { operator, key } = member;
		Self { domain: DOMAIN, genesis, shard, round, operator, public: key.into(), values }
	}
}

impl<T: SigningTypes<Public = MultiSigner>> SignedPayload<T> for ReportHeader<T::AccountId>
where
	T::AccountId: Encode,
{
	fn public(&self) -> MultiSigner {
		self.public.clone()
	}
}
