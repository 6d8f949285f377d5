//! The pallet's types.

use crate::Config;
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::fungible::Inspect, BoundedVec, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::ConstU32;
use vivarium_engine::{external_id::ExternalId, life::Life, observation::Values};
use vivarium_primitives::{BlockNumber, CollectionId, Conduct, Hash, ItemId, Member, ShardId, MAX_COMMITTEE};

/// The most items that the genesis may enrol.
pub const MAX_FOUNDERS: u32 = 16;

/// The balance of the pallet's currency.
pub type BalanceOf<T> = <<T as Config>::NativeBalance as Inspect<<T as frame_system::Config>::AccountId>>::Balance;

/// A dynamic asset: all that rounds read and write of it, in one value.
#[derive(CloneNoBound, DebugNoBound, Decode, Encode, EqNoBound, MaxEncodedLen, PartialEqNoBound, TypeInfo)]
#[scale_info(skip_type_params(T))]
pub struct Asset<T: Config> {
	/// The version of the collection's blueprint that it follows.
	pub version: u32,
	/// The shard that it is in.
	pub shard: ShardId,
	/// Its name in the outside world.
	pub external_id: ExternalId,
	/// Readings, traits, flags, health and state.
	pub life: Life,
	/// The number of its last revision.
	pub revision: u32,
	/// The hash of its last revision.
	pub head: Hash,
	/// The last round whose effects failed and left it as it was, if the last one did.
	pub failed: Option<BlockNumber>,
	/// What is held for it until it is retired. Nothing for items of the genesis.
	pub deposit: Option<Deposit<T>>,
	/// The last round that is paid for, by its opening block, or an earlier block; `None` while it is dormant: nobody could
	/// pay for its rounds, which pass it over.
	pub paid_until: Option<BlockNumber>,
}

/// What is held of an account.
#[derive(CloneNoBound, DebugNoBound, Decode, Encode, EqNoBound, MaxEncodedLen, PartialEqNoBound, TypeInfo)]
#[scale_info(skip_type_params(T))]
pub struct Deposit<T: Config> {
	/// Whose it is.
	pub depositor: T::AccountId,
	/// How much.
	pub amount: BalanceOf<T>,
}

/// Assets of one blueprint version that are due in the same block.
#[derive(CloneNoBound, DebugNoBound, Decode, Encode, EqNoBound, MaxEncodedLen, PartialEqNoBound, TypeInfo)]
#[scale_info(skip_type_params(T))]
pub struct Shard<T: Config> {
	/// The collection.
	pub collection: CollectionId,
	/// The version of its blueprint.
	pub version: u32,
	/// Blocks between two rounds.
	pub heartbeat: BlockNumber,
	/// Rounds open at blocks b ≡ phase (mod heartbeat).
	pub phase: BlockNumber,
	/// The items.
	pub members: BoundedVec<ItemId, T::MaxAssetsPerShard>,
}

impl<T: Config> Shard<T> {
	/// Whether a round of this shard opens at the block.
	pub fn opens_at(&self, block: BlockNumber) -> bool {
		block.checked_rem(self.heartbeat) == Some(self.phase)
	}

	/// The first block after this one at which a round of this shard opens.
	pub fn next_opening(&self, block: BlockNumber) -> BlockNumber {
		let since = block.saturating_sub(self.phase).checked_rem(self.heartbeat).unwrap_or(0);
		if block < self.phase {
			self.phase
		} else {
			block.saturating_sub(since).saturating_add(self.heartbeat)
		}
	}

	/// How many rounds of this shard open after one block and not after another one.
	pub fn rounds_between(&self, after: BlockNumber, until: BlockNumber) -> u32 {
		let ahead = until.checked_sub(self.next_opening(after));
		ahead.and_then(|ahead| ahead.checked_div(self.heartbeat)).map_or(0, |rounds| rounds.saturating_add(1))
	}
}

/// What one operator saw of one asset in one round.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Observation {
	/// The item.
	pub item: ItemId,
	/// Per metric of the blueprint, the value in the metric's decimals, or why there is none.
	pub values: Values,
}

/// What one operator saw of a shard in one round.
pub type Report<T> = BoundedVec<Observation, <T as Config>::MaxAssetsPerShard>;

/// A round that is being decided.
#[derive(CloneNoBound, DebugNoBound, Decode, Encode, EqNoBound, MaxEncodedLen, PartialEqNoBound, TypeInfo)]
#[scale_info(skip_type_params(T))]
pub struct Cell<T: Config> {
	/// The round, by its opening block.
	pub round: BlockNumber,
	/// The committee of the opening block.
	pub seats: BoundedVec<Seat<T::AccountId>, ConstU32<MAX_COMMITTEE>>,
	/// The items of which a metric is undecided.
	pub open: BoundedVec<ItemId, T::MaxAssetsPerShard>,
}

/// A member of a round's committee.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Seat<AccountId> {
	/// Who it is.
	pub member: Member<AccountId>,
	/// How it did, once its report was counted.
	pub conduct: Option<Conduct>,
}

/// An item of the genesis that waits for the first block.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Founder {
	/// The collection.
	pub collection: CollectionId,
	/// The item.
	pub item: ItemId,
	/// Its name in the outside world.
	pub external_id: ExternalId,
	/// Numbers that its owner writes then, by the trait's position.
	pub traits: BoundedVec<(u8, i64), ConstU32<MAX_FOUNDERS>>,
}

/// A collection of the genesis.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GenesisCollection<AccountId> {
	/// Its id.
	pub id: CollectionId,
	/// Its name, the collection's metadata in pallet-uniques.
	pub name: alloc::string::String,
	/// Who owns it and its items.
	pub owner: AccountId,
	/// Its blueprint's bytes, beginning with the format version.
	pub blueprint: sp_core::Bytes,
	/// Its items, each with its external id.
	pub items: Vec<(ItemId, alloc::string::String)>,
	/// Numbers that the owner writes in the first block: item, trait by position, number.
	#[serde(default)]
	pub traits: Vec<(ItemId, u8, i64)>,
}
