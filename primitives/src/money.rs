//! Money: how pallets that move it meet. Amounts are in the smallest unit of the chain's currency.

use crate::{CollectionId, ItemId};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::weights::Weight;
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::DispatchError;

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

	/// What an asset can spend now: what it has, less the fees that it owes and the existential deposit.
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
