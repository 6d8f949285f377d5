//! Money: how pallets that move it meet. Amounts are in the smallest unit of the chain's currency.

use crate::{BlockNumber, CollectionId, ItemId};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::weights::Weight;
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

/// What something was paid for.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Proceeds {
	/// A sale of the item.
	#[codec(index = 0)]
	Sale,
	/// A licence, or a term or usage of one.
	#[codec(index = 1)]
	Licence,
}

/// The accounts of assets: each has one, from which it pays for being served and into which its income goes.
pub trait Purse<AccountId, Balance> {
	/// The account of an item, whether or not it is an asset.
	fn account(collection: CollectionId, item: ItemId) -> AccountId;

	/// What an asset can spend now: what it has, less the existential deposit.
	fn spendable(collection: CollectionId, item: ItemId) -> Balance;

	/// Moves income from an account to an asset. Returns what arrived: all, or nothing where an empty purse would stay
	/// below the existential deposit.
	///
	/// # Errors
	/// Where the payer cannot pay; nothing is moved then.
	fn earn(
		payer: &AccountId,
		collection: CollectionId,
		item: ItemId,
		amount: Balance,
	) -> Result<Balance, DispatchError>;

	/// Moves money from an asset to an account.
	///
	/// # Errors
	/// Where it is more than the asset can spend, or the account cannot take it; nothing is moved then.
	fn spend(collection: CollectionId, item: ItemId, payee: &AccountId, amount: Balance) -> Result<(), DispatchError>;

	/// The most that one `earn` or `spend` weighs.
	fn weight() -> Weight;
}

/// What others hold against an asset, so that its purse may not be emptied by its owner.
pub trait Listings {
	/// Whether an asset is offered for sale.
	fn is_listed(collection: CollectionId, item: ItemId) -> bool;
}

/// Nothing is for sale.
impl Listings for () {
	fn is_listed(_: CollectionId, _: ItemId) -> bool {
		false
	}
}

/// The royalties on what assets earn.
pub trait Royalties<AccountId, Balance> {
	/// Takes the royalty on a price out of an account, at the schedule that is in force for the item, and lets it accrue to
	/// its recipients. Returns what each recipient was credited, in the order of the schedule; nothing where there is no
	/// schedule. The sum never exceeds the price.
	///
	/// # Errors
	/// Where the payer cannot pay; nothing is moved then.
	fn collect(
		payer: &AccountId,
		collection: CollectionId,
		item: ItemId,
		price: Balance,
		proceeds: Proceeds,
	) -> Result<Vec<(AccountId, Balance)>, DispatchError>;

	/// The most that one `collect` weighs.
	fn weight() -> Weight;
}

/// What a buyer wants to be sure of.
pub trait Materials {
	/// The digest of what matters about an asset to whoever buys it: blueprint version, traits, state, flags and image, not
	/// each reading. `None` where the item is no dynamic asset.
	fn material(collection: CollectionId, item: ItemId) -> Option<H256>;

	/// The flags of an asset that are raised, a bit each; `None` where the item is no dynamic asset.
	fn flags(collection: CollectionId, item: ItemId) -> Option<u32>;
}

/// Who keeps items where they are, by the policy of their collection.
pub trait Keeps {
	/// Lets an item be moved or burnt while `act` runs, whatever the policy, and not a moment longer. For whoever has
	/// checked that it may.
	fn let_go<R>(collection: CollectionId, item: ItemId, act: impl FnOnce() -> R) -> R;
}

/// Nothing is kept.
impl Keeps for () {
	fn let_go<R>(_: CollectionId, _: ItemId, act: impl FnOnce() -> R) -> R {
		act()
	}
}

/// Who charges assets for being served, and remembers who served them.
pub trait Upkeep<AccountId> {
	/// Whether an asset takes part in the round that opens at this block: it is paid for, costs nothing, or can be paid
	/// for. `paid_until` is that of the asset: `None` while it is dormant.
	fn is_awake(
		collection: CollectionId,
		item: ItemId,
		paid_until: Option<BlockNumber>,
		heartbeat: BlockNumber,
		round: BlockNumber,
	) -> bool;

	/// Charges an asset in advance for the round that opens at this block, which is not paid for yet, and for those that
	/// follow it soon, as many as it can pay. Returns the last round that is paid for; `None` where not even this one can
	/// be, and nothing was charged then: the asset is dormant. Where rounds cost nothing, what was paid for stands.
	fn charge(
		collection: CollectionId,
		item: ItemId,
		paid_until: Option<BlockNumber>,
		heartbeat: BlockNumber,
		round: BlockNumber,
	) -> Option<BlockNumber>;

	/// Charges an asset for one synthesis.
	///
	/// # Errors
	/// Where neither the asset nor who sponsors its collection can pay; nothing was charged then.
	fn charge_synthesis(collection: CollectionId, item: ItemId) -> DispatchResult;

	/// Gives an operator points for what it did. What assets pay in an epoch is divided by them.
	fn credit(operator: &AccountId, points: u32);

	/// The most that one charge weighs.
	fn weight() -> Weight;

	/// The most that one credit weighs.
	fn credit_weight() -> Weight;
}

/// Nothing is charged, and nobody is paid.
impl<AccountId> Upkeep<AccountId> for () {
	fn is_awake(
		_: CollectionId,
		_: ItemId,
		_: Option<BlockNumber>,
		_heartbeat: BlockNumber,
		_round: BlockNumber,
	) -> bool {
		true
	}

	fn charge(
		_: CollectionId,
		_: ItemId,
		paid_until: Option<BlockNumber>,
		_heartbeat: BlockNumber,
		round: BlockNumber,
	) -> Option<BlockNumber> {
		paid_until.or(Some(round))
	}

	fn charge_synthesis(_: CollectionId, _: ItemId) -> DispatchResult {
		Ok(())
	}

	fn credit(_: &AccountId, _points: u32) {}

	fn weight() -> Weight {
		Weight::zero()
	}

	fn credit_weight() -> Weight {
		Weight::zero()
	}
}

/// How an asset is served.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Service {
	/// The last round that is paid for, by its opening block, or an earlier block; `None` while the asset is dormant.
	pub paid_until: Option<BlockNumber>,
	/// Blocks between two rounds.
	pub heartbeat: BlockNumber,
	/// The block at which the next round opens.
	pub next_round: BlockNumber,
}

/// The assets that are served.
pub trait Served {
	/// How an asset is served; `None` where the item is no dynamic asset.
	fn service(collection: CollectionId, item: ItemId) -> Option<Service>;
}

/// The counters by which usage of assets is metered.
pub trait Meters {
	/// Whether a metric of an asset is a counter, and the asset follows this version of its blueprint.
	fn is_counter(collection: CollectionId, item: ItemId, version: u32, metric: u8) -> bool;

	/// What a counter of an asset shows: its accepted value, in whole units, rounded down. `None` where nothing was
	/// accepted yet, the metric is no counter, or the asset follows another version of its blueprint.
	fn counter(collection: CollectionId, item: ItemId, version: u32, metric: u8) -> Option<u64>;

	/// The most that one question weighs.
	fn weight() -> Weight;
}

/// Who reviews the assets of a collection.
pub trait Reviewers<AccountId> {
	/// Whether an account is one of a collection's reviewers.
	fn is_reviewer(collection: CollectionId, who: &AccountId) -> bool;
}
