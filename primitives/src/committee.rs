//! Committees: who reports for a shard, and what becomes of how they did.

use crate::{BlockNumber, ShardId};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::sr25519;

/// The most operators that may be admitted.
pub const MAX_OPERATORS: u32 = 64;
/// The largest committee.
pub const MAX_COMMITTEE: u32 = 10;

/// A member of a committee.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Member<AccountId> {
	/// The account that was admitted.
	pub operator: AccountId,
	/// The key with which its node signs.
	pub key: sr25519::Public,
}

/// How a member of a committee did in one round.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Conduct {
	/// Whether it sent no report before the round closed.
	pub missed: bool,
	/// How many values it reported.
	pub values: u32,
	/// How many of them lay outside the tolerance of the value that the chain accepted.
	pub outliers: u32,
	/// How many values it gave a cause for instead.
	pub causes: u32,
}

/// Who may report for a shard.
pub trait Committee<AccountId> {
	/// The committee of a shard for the round that opens at this block, at most [`MAX_COMMITTEE`] members, best score
	/// first. Every node computes the same one. Empty when the epoch of that block is not kept any more.
	fn members(shard: ShardId, opening: BlockNumber) -> Vec<Member<AccountId>>;

	/// Takes how a member did in a round into its record.
	fn record(operator: &AccountId, conduct: Conduct);
}
