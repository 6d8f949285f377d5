//! The pallet's types.

use crate::Config;
use alloc::string::String;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::traits::fungible::Inspect;
use scale_info::TypeInfo;
use sp_core::H256;
use vivarium_primitives::{BlockNumber, CollectionId, ItemId};

/// The balance of the pallet's currency.
pub type BalanceOf<T> = <<T as Config>::NativeBalance as Inspect<<T as frame_system::Config>::AccountId>>::Balance;
/// A listing of the chain.
pub type ListingOf<T> = Listing<<T as frame_system::Config>::AccountId, BalanceOf<T>>;
/// An offer of the chain.
pub type OfferOf<T> = Offer<BalanceOf<T>>;
/// A buyer's terms on the chain.
pub type TermsOf<T> = Terms<BalanceOf<T>>;

/// Where items may go.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Transfers {
	/// Wherever their owners send them.
	#[default]
	#[codec(index = 0)]
	Free,
	/// Only by a sale on the market, which pays the royalty.
	#[codec(index = 1)]
	MarketOnly,
	/// Nowhere: they are credentials, and cannot be sold.
	#[codec(index = 2)]
	Bound,
}

/// What a collection's owner says of where its items may go.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Policy {
	/// Where they may go.
	pub transfers: Transfers,
	/// The flags of which none may be raised in a sale, a bit each, the blueprint's first flag the lowest.
	pub blocking_flags: u32,
}

/// An item for sale.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Listing<AccountId, Balance> {
	/// Who listed it. Void while somebody else owns the item.
	pub seller: AccountId,
	/// What it costs, royalties included.
	pub price: Balance,
	/// The last block in which it can be bought, if there is one.
	pub until: Option<BlockNumber>,
}

impl<AccountId, Balance> Listing<AccountId, Balance> {
	/// Whether its time is over.
	pub fn is_over(&self, now: BlockNumber) -> bool {
		self.until.is_some_and(|until| until < now)
	}
}

/// What a buyer agrees to.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Terms<Balance> {
	/// What the buyer pays, royalties included.
	pub price: Balance,
	/// The digest of what matters about the asset, as the buyer saw it.
	pub material: H256,
	/// The least that the asset must be able to spend, for the purse goes with it.
	pub min_purse: Balance,
}

/// What somebody would pay for an item. The price is held.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Offer<Balance> {
	/// On which terms.
	pub terms: Terms<Balance>,
	/// The last block in which it can be accepted.
	pub until: BlockNumber,
}

/// Why a listing was taken off without a sale.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Delisting {
	/// Its seller took it off.
	#[codec(index = 0)]
	Cancelled,
	/// Its time was over.
	#[codec(index = 1)]
	Over,
	/// The item has another owner.
	#[codec(index = 2)]
	OwnerChanged,
	/// The item is no dynamic asset any more.
	#[codec(index = 3)]
	Retired,
}

/// Why an offer ended without a sale.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum OfferEnd {
	/// Whoever made it took it back.
	#[codec(index = 0)]
	Cancelled,
	/// Its time was over.
	#[codec(index = 1)]
	Over,
}

/// What falls due.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Due<AccountId> {
	/// The time of a listing is over.
	#[codec(index = 0)]
	Listing {
		/// The collection.
		collection: CollectionId,
		/// The item.
		item: ItemId,
	},
	/// The time of an offer is over.
	#[codec(index = 1)]
	Offer {
		/// The collection.
		collection: CollectionId,
		/// The item.
		item: ItemId,
		/// Who made it.
		buyer: AccountId,
	},
}

/// A listing, for people.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct ListingView<AccountId, Balance> {
	/// The collection.
	pub collection: CollectionId,
	/// The item.
	pub item: ItemId,
	/// Who sells it.
	pub seller: AccountId,
	/// What it costs, royalties included.
	pub price: Balance,
	/// The last block in which it can be bought, if there is one.
	pub until: Option<BlockNumber>,
	/// The digest of what matters about the asset now: what `buy` wants.
	pub material: Option<H256>,
	/// What the asset's purse can spend now, and the buyer gets with it.
	pub purse: Balance,
	/// The error with which buying would fail now, whoever tries; none where it can be bought.
	pub obstacle: Option<String>,
}

/// An offer, for people.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct OfferView<AccountId, Balance> {
	/// The collection.
	pub collection: CollectionId,
	/// The item.
	pub item: ItemId,
	/// Who would buy it.
	pub buyer: AccountId,
	/// What is held for it, and would be paid, royalties included.
	pub price: Balance,
	/// The last block in which it can be accepted.
	pub until: BlockNumber,
	/// The digest of what mattered about the asset when the offer was made.
	pub material: H256,
	/// The least that the asset must be able to spend.
	pub min_purse: Balance,
	/// The error with which accepting it would fail now; none where the item's owner can accept it.
	pub obstacle: Option<String>,
}
