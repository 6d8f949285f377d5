//! The pallet's types: what does not know what a pallet is.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{BoundedVec, DefaultNoBound};
use scale_info::TypeInfo;
use sp_core::{sr25519, ConstU32, H256};
use sp_io::hashing::blake2_256;
use sp_runtime::{PerThing, Perbill};
use vivarium_primitives::{BlockNumber, Conduct, Member, ShardId, MAX_COMMITTEE, MAX_OPERATORS};

/// The number of an epoch: that of its first block, divided by the length of an epoch.
pub type EpochNumber = u32;

/// An operator, from its admission until its bond is released.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Operator<AccountId, Balance> {
	/// The account that was admitted.
	pub account: AccountId,
	/// The key with which its node signs in the present epoch.
	pub key: sr25519::Public,
	/// The key with which its node signs from the next snapshot on, if another.
	pub next_key: Option<sr25519::Public>,
	/// What is held of its balance.
	pub bond: Balance,
	/// Whether it serves.
	pub standing: Standing,
}

impl<AccountId: Clone, Balance> Operator<AccountId, Balance> {
	/// What a snapshot takes of the operator.
	pub fn member(&self) -> Member<AccountId> {
		Member { operator: self.account.clone(), key: self.next_key.unwrap_or(self.key) }
	}
}

/// Whether an operator serves.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Standing {
	/// Each snapshot takes it.
	#[codec(index = 0)]
	Active,
	/// No snapshot takes it. It may resume.
	#[codec(index = 1)]
	Suspended {
		/// The first epoch in which it may resume.
		until: EpochNumber,
	},
	/// It left or was dismissed; its bond is released when no kept epoch has it as a member.
	#[codec(index = 2)]
	Left,
	/// It equivocated and lost its bond.
	#[codec(index = 3)]
	Slashed,
}

impl Standing {
	/// Whether it will never serve again under this admission.
	pub fn is_gone(&self) -> bool {
		matches!(self, Self::Left | Self::Slashed)
	}
}

/// The operators of one epoch, as they were when its snapshot was taken.
#[derive(Clone, Debug, Decode, DefaultNoBound, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Epoch<AccountId> {
	/// The epoch.
	pub number: EpochNumber,
	/// What the scores are drawn from. Zero until the epoch begins.
	pub seed: H256,
	/// The operators.
	pub members: BoundedVec<Member<AccountId>, ConstU32<MAX_OPERATORS>>,
	/// How many of them serve a shard.
	pub committee_size: u32,
}

impl<AccountId: Clone + Encode + PartialEq> Epoch<AccountId> {
	/// A snapshot of these members, of whom `configured` serve a shard, or all if they are fewer.
	pub fn new(
		number: EpochNumber,
		members: BoundedVec<Member<AccountId>, ConstU32<MAX_OPERATORS>>,
		configured: u32,
	) -> Self {
		let committee_size = configured.min(MAX_COMMITTEE).min(members.len() as u32);
		Self { number, seed: H256::zero(), members, committee_size }
	}

	/// The operator, if it is a member.
	pub fn member(&self, operator: &AccountId) -> Option<&Member<AccountId>> {
		self.members.iter().find(|member| member.operator == *operator)
	}

	/// Whether a member signs with the key.
	pub fn has_key(&self, key: &sr25519::Public) -> bool {
		self.members.iter().any(|member| member.key == *key)
	}

	/// Strikes an operator from the members.
	pub fn strike(&mut self, operator: &AccountId) {
		self.members.retain(|member| member.operator != *operator);
		self.committee_size = self.committee_size.min(self.members.len() as u32);
	}

	/// The members with the highest rendezvous score for the shard, best first.
	pub fn committee(&self, shard: ShardId) -> Vec<Member<AccountId>> {
		let score = |member: &Member<AccountId>| (self.seed, shard, &member.operator).using_encoded(blake2_256);
		let mut members = self.members.to_vec();
		members.sort_by_cached_key(|member| core::cmp::Reverse(score(member)));
		members.truncate(self.committee_size as usize);
		members
	}
}

/// What is counted of an operator.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Counters {
	/// Rounds in whose committee it was.
	pub rounds: u64,
	/// How many of them it missed.
	pub missed: u64,
	/// Values that it reported.
	pub values: u64,
	/// How many of them lay outside the tolerance of the value that the chain accepted.
	pub outliers: u64,
	/// Values that it gave a cause for instead.
	pub causes: u64,
	/// Points: one per report that brought a value. What operators are paid by counts syntheses too:
	/// `assetAccountsApi.earnings`.
	pub points: u64,
}

impl Counters {
	/// Counts one round.
	pub fn add(&mut self, conduct: Conduct) {
		let Conduct { missed, values, outliers, causes } = conduct;
		self.rounds = self.rounds.saturating_add(1);
		self.missed = self.missed.saturating_add(missed.into());
		self.points = self.points.saturating_add((!missed && values > 0).into());
		self.values = self.values.saturating_add(values.into());
		self.outliers = self.outliers.saturating_add(outliers.into());
		self.causes = self.causes.saturating_add(causes.into());
	}

	/// What an operator with these counters is suspended for, once it has served in `enough` rounds.
	pub fn fault(&self, enough: u32, misses: Perbill, outliers: Perbill) -> Option<Fault> {
		if self.rounds < enough.into() {
			None
		} else if is_above(self.missed, self.rounds, misses) {
			Some(Fault::Misses)
		} else if is_above(self.outliers, self.values, outliers) {
			Some(Fault::Outliers)
		} else {
			None
		}
	}
}

/// Whether `part` is more than this share of `whole`. Exact.
fn is_above(part: u64, whole: u64, share: Perbill) -> bool {
	let whole = u128::from(whole).saturating_mul(share.deconstruct().into());
	u128::from(part).saturating_mul(Perbill::ACCURACY.into()) > whole
}

/// What an operator is suspended for.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Fault {
	/// It missed too many rounds.
	#[codec(index = 0)]
	Misses,
	/// Too many of its values were outliers.
	#[codec(index = 1)]
	Outliers,
}

/// How an operator has done.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Record {
	/// Since its admission.
	pub total: Counters,
	/// The epoch that `recent` is of.
	pub epoch: EpochNumber,
	/// In that epoch, since it last resumed. Suspension looks at these alone.
	pub recent: Counters,
}

impl Record {
	/// Counts one round, in this epoch.
	pub fn add(&mut self, epoch: EpochNumber, conduct: Conduct) {
		if self.epoch != epoch {
			self.forgive(epoch);
		}
		self.total.add(conduct);
		self.recent.add(conduct);
	}

	/// Begins anew with what suspension looks at.
	pub fn forgive(&mut self, epoch: EpochNumber) {
		self.epoch = epoch;
		self.recent = Counters::default();
	}
}

/// An operator, for people.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct OperatorView<AccountId, Balance> {
	/// The account that was admitted.
	pub account: AccountId,
	/// Whether it serves.
	pub standing: Standing,
	/// Whether it is a member of the present epoch.
	pub serves: bool,
	/// Whether it is a member of the next epoch, once that is frozen.
	pub serves_next: Option<bool>,
	/// The key with which its node signs in the present epoch.
	pub key: sr25519::Public,
	/// The key with which its node signs from the next snapshot on, if another.
	pub next_key: Option<sr25519::Public>,
	/// What is held of its balance.
	pub bond: Balance,
	/// How it has done.
	pub record: Record,
}

/// The present epoch, for people.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct EpochView<AccountId> {
	/// The epoch.
	pub number: EpochNumber,
	/// Its first block.
	pub first: BlockNumber,
	/// Its last block.
	pub last: BlockNumber,
	/// The block at which the operators of the next epoch freeze.
	pub freezes: BlockNumber,
	/// What the scores are drawn from.
	pub seed: H256,
	/// The operators.
	pub members: Vec<Member<AccountId>>,
	/// How many of them serve a shard.
	pub committee_size: u32,
	/// The operators of the next epoch, once they are frozen.
	pub next: Option<Vec<Member<AccountId>>>,
}
