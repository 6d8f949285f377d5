//! The pallet's types.

use crate::Config;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::traits::fungible::Inspect;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use vivarium_primitives::{BlockNumber, CollectionId, ItemId};

/// The balance of the pallet's currency.
pub type BalanceOf<T> = <<T as Config>::NativeBalance as Inspect<<T as frame_system::Config>::AccountId>>::Balance;

/// An account of the pallet beside its pot; each has its own. The index tells them from each other and from the pot, whose
/// account is the pallet's own.
#[derive(Decode, Encode)]
pub(crate) enum Holder {
	/// The purse of an item.
	#[codec(index = 1)]
	Item(CollectionId, ItemId),
	/// What the owner of a collection gave for the upkeep of its assets.
	#[codec(index = 2)]
	Collection(CollectionId),
}

/// What being served costs. Where a fee is zero, nothing is charged.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	Serialize,
	TypeInfo,
)]
pub struct FeeTable<Balance> {
	/// Of one round of one asset.
	pub round: Balance,
	/// Of one synthesis of one asset.
	pub synthesis: Balance,
}

/// Who pays for an asset.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Payer {
	/// Its purse.
	#[codec(index = 0)]
	Purse,
	/// What the owner of its collection gave, once its purse cannot.
	#[codec(index = 1)]
	Sponsorship,
}

/// What is counted in an epoch, and what is paid of the one before.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Ledger<Balance> {
	/// The number of the epoch in which points are counted.
	pub epoch: u32,
	/// The block in which it ends.
	pub ends: BlockNumber,
	/// All points of the epoch.
	pub points: u64,
	/// What is paid of the epoch before, until everybody has it.
	pub payout: Option<Payout<Balance>>,
}

/// What operators are paid for an epoch.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Payout<Balance> {
	/// What was in the pot when the epoch ended.
	pub income: Balance,
	/// All points of the epoch.
	pub points: u64,
}

/// What an asset has earned and spent since it was enrolled.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Turnover<Balance> {
	/// What has come into its purse as income.
	pub earned: Balance,
	/// What was paid out of its purse: fees, and maintenance.
	pub spent: Balance,
	/// What the sponsorship of its collection has paid for it, in fees.
	pub sponsored: Balance,
}

/// The purse of an item, for people.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct PurseView<AccountId, Balance> {
	/// Its account: whatever is sent there is in the purse.
	pub account: AccountId,
	/// What is in it.
	pub balance: Balance,
	/// What of it the asset can spend.
	pub spendable: Balance,
	/// What of it the item's owner can withdraw.
	pub withdrawable: Balance,
	/// Whether the item is a dynamic asset.
	pub is_asset: bool,
	/// Whether the asset waits for money: no round serves it.
	pub is_dormant: bool,
	/// The last round that is paid for, by its opening block; nothing while the asset is dormant.
	pub paid_until: Option<BlockNumber>,
	/// What a round costs now.
	pub fee_per_round: Balance,
	/// What a synthesis costs now.
	pub fee_per_synthesis: Balance,
	/// How many rounds are paid for or can be, by the purse alone; nothing where rounds cost nothing.
	pub rounds_left: Option<u32>,
	/// What the asset has earned since it was enrolled.
	pub earned: Balance,
	/// What was paid out of the purse since then: fees, and maintenance.
	pub spent: Balance,
	/// What the sponsorship of the collection has paid for the asset since then, in fees.
	pub sponsored: Balance,
}

/// What the owner of a collection gave for the upkeep of its assets, for people.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct SponsorshipView<AccountId, Balance> {
	/// Its account: whatever is sent there is given.
	pub account: AccountId,
	/// What is in it.
	pub balance: Balance,
	/// What of it can be spent on upkeep.
	pub spendable: Balance,
}

/// What an operator has earned and was not paid yet, for people.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct EarningsView<Balance> {
	/// Its points of the present epoch.
	pub points: u32,
	/// All points of the present epoch.
	pub all_points: u64,
	/// The block in which the epoch ends.
	pub ends: BlockNumber,
	/// What is in the pot for all operators together.
	pub income: Balance,
	/// What is owed to it and could not be paid, because it has no account and it is less than the existential deposit.
	pub accrued: Balance,
}
