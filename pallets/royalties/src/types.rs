//! The pallet's types.

use crate::Config;
use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{
	traits::fungible::Inspect, BoundedVec, CloneNoBound, DebugNoBound, DefaultNoBound, EqNoBound, PartialEqNoBound,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::traits::ConstU32;
use vivarium_engine::royalty::{Schedule, Share};
use vivarium_primitives::{limits, BlockNumber, CollectionId};

/// The balance of the pallet's currency.
pub type BalanceOf<T> = <<T as Config>::NativeBalance as Inspect<<T as frame_system::Config>::AccountId>>::Balance;

/// A schedule of the chain.
pub type ScheduleOf<T> = Schedule<<T as frame_system::Config>::AccountId>;

/// Who is credited how much, in the order of the schedule.
pub type Credits<T> = BoundedVec<(<T as frame_system::Config>::AccountId, BalanceOf<T>), ConstU32<{ limits::SHARES }>>;

/// A schedule, and what is held for it.
#[derive(CloneNoBound, DebugNoBound, Decode, Encode, EqNoBound, MaxEncodedLen, PartialEqNoBound, TypeInfo)]
#[scale_info(skip_type_params(T))]
pub struct Filed<T: Config> {
	/// The schedule.
	pub schedule: ScheduleOf<T>,
	/// Whose deposit it is.
	pub depositor: T::AccountId,
	/// How much is held of it.
	pub deposit: BalanceOf<T>,
}

/// What a collection's owner has said of its royalties.
#[derive(
	CloneNoBound, DebugNoBound, Decode, DefaultNoBound, Encode, EqNoBound, MaxEncodedLen, PartialEqNoBound, TypeInfo,
)]
#[scale_info(skip_type_params(T))]
pub struct CollectionTerms<T: Config> {
	/// The schedule of all items that have none of their own.
	pub schedule: Option<Filed<T>>,
	/// Whether schedule and overrides stay as they are for ever.
	pub is_frozen: bool,
	/// How many items have a schedule of their own: where it is none, nobody need look for one.
	pub overrides: u32,
}

impl<T: Config> CollectionTerms<T> {
	/// Whether nothing is said.
	pub(crate) fn is_empty(&self) -> bool {
		self.schedule.is_none() && !self.is_frozen && self.overrides == 0
	}
}

/// The royalty of a collection of the genesis.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GenesisSchedule<AccountId> {
	/// The collection. It must exist by then, and its owner pays the deposit.
	pub collection: CollectionId,
	/// The part of each price that is due, in parts per million.
	pub rate: u32,
	/// Who shares it, each with its parts per million.
	pub shares: Vec<(AccountId, u32)>,
}

impl<AccountId: Clone> GenesisSchedule<AccountId> {
	/// The schedule; nothing where too many share it.
	pub fn schedule(&self) -> Option<Schedule<AccountId>> {
		let shares = self.shares.iter().map(|(account, part)| Share { account: account.clone(), part: *part });
		Some(Schedule { rate: self.rate, shares: BoundedVec::try_from(shares.collect::<Vec<_>>()).ok()? })
	}
}

/// When royalties are settled.
#[derive(Clone, Debug, Decode, DefaultNoBound, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Timetable<AccountId> {
	/// The block in which the next settlement begins, or the first one after it in which none is under way.
	pub next: BlockNumber,
	/// The settlement that is under way.
	pub under_way: Option<Settlement<AccountId>>,
}

/// A settlement that is under way.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Settlement<AccountId> {
	/// The block in which it began.
	pub began: BlockNumber,
	/// Up to whom it has come, in the order of the state's keys.
	pub after: Option<AccountId>,
	/// How many were paid.
	pub paid: u32,
	/// How many could not be paid.
	pub deferred: u32,
}

/// The schedule that is in force for an item, for people to read.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct ScheduleView<AccountId> {
	/// The schedule.
	pub schedule: Schedule<AccountId>,
	/// Whether it is the item's own, not that of its collection.
	pub is_override: bool,
	/// Whether it stays for ever.
	pub is_frozen: bool,
}

/// What is owed to an account, for people to read.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct OwedView<Balance> {
	/// How much.
	pub amount: Balance,
	/// Whether the account can take it now: it exists, or this is its existential deposit at least. Then `claim` pays it.
	pub is_claimable: bool,
	/// The earliest block in which it is paid by itself; none where it waits to become payable.
	pub settles_from: Option<BlockNumber>,
}

/// When royalties are settled, for people to read.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct SettlementView {
	/// The block in which the next settlement begins, unless one is still under way then.
	pub next: BlockNumber,
	/// The block in which the settlement began that is under way.
	pub under_way_since: Option<BlockNumber>,
	/// How many it has paid.
	pub paid: u32,
}
