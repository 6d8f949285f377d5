//! The pallet's types.

use crate::Config;
use alloc::vec::Vec;
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{traits::fungible::Inspect, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound};
use scale_info::TypeInfo;
use vivarium_engine::notice::{Filter, Flaw, Notice};
use vivarium_primitives::{CollectionId, ItemId};

/// What the hashed bytes of a topic begin with, so that nothing else of the chain is indexed by it.
pub const DOMAIN: [u8; 16] = *b"vivarium:notify1";

/// The balance of the pallet's currency.
pub type BalanceOf<T> = <<T as Config>::NativeBalance as Inspect<<T as frame_system::Config>::AccountId>>::Balance;
/// What is subscribed to: an item of a collection, or all of them.
pub type Subject = (CollectionId, Option<ItemId>);
/// A subscription of the chain, for people.
pub type SubscriptionViewOf<T> = SubscriptionView<<T as frame_system::Config>::AccountId, BalanceOf<T>>;

/// An account that is told of something.
#[derive(CloneNoBound, DebugNoBound, Decode, Encode, EqNoBound, MaxEncodedLen, PartialEqNoBound, TypeInfo)]
#[scale_info(skip_type_params(T))]
pub struct Subscription<T: Config> {
	/// The account.
	pub subscriber: T::AccountId,
	/// What it is told of.
	pub filter: Filter,
	/// What is held for that.
	pub deposit: BalanceOf<T>,
}

/// Why there can be no such subscription.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub enum Refusal {
	/// The item is not a dynamic asset.
	NotEnrolled,
	/// The collection has no blueprint.
	NoBlueprint,
	/// The filter does not fit the blueprint.
	Filter(Flaw),
}

/// A subscription, readable.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct SubscriptionView<AccountId, Balance> {
	/// The account.
	pub subscriber: AccountId,
	/// The collection.
	pub collection: CollectionId,
	/// The item; none for the whole collection.
	pub item: Option<ItemId>,
	/// What the account is told of.
	pub filter: Filter,
	/// What is held for that.
	pub deposit: Balance,
}

/// What a block told.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub enum Told<AccountId> {
	/// Something happened to an asset.
	#[codec(index = 0)]
	Notified {
		/// The collection.
		collection: CollectionId,
		/// The item.
		item: ItemId,
		/// What happened.
		notice: Notice,
		/// Who asked to be told.
		subscribers: Vec<AccountId>,
	},
	/// Subscriptions ended by themselves.
	#[codec(index = 1)]
	Ended {
		/// The collection.
		collection: CollectionId,
		/// The item; none for the whole collection.
		item: Option<ItemId>,
		/// Whose.
		subscribers: Vec<AccountId>,
	},
}
