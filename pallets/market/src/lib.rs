//! # Pallet market
//!
//! Where dynamic assets change hands for money. An owner **lists** an item at a price, and whoever pays it has the item;
//! or somebody makes an **offer** for an item, whose price is held, and its owner accepts it. The collection's owner sets
//! a **policy**: where its items may go at all.
//!
//! ```text
//!  owner ── list ──▶ listing ── buy ───────────────┐
//!                      │                           ▼
//!                      ├▶ cancelled, over      ┌────────┐   item      seller ─▶ buyer
//!                      └▶ retired              │  sale  │   royalty   buyer  ─▶ its recipients
//!                                              └────────┘   the rest  buyer  ─▶ seller
//!                                                  ▲
//!  buyer ── make_offer ──▶ offer ── accept_offer ──┘
//!          (price held)      │
//!                            └▶ cancelled, over: the price is free again
//! ```
//!
//! | call | who | what |
//! |---|---|---|
//! | `set_policy` | owner of the collection | says where its items may go, and which flags block a sale |
//! | `list` | owner of the item | lists an asset at a price |
//! | `cancel` | seller; anyone, where the listing cannot be bought any more | takes a listing off |
//! | `buy` | anyone but the owner | buys a listed asset |
//! | `make_offer` | anyone but the owner | offers a price for an asset; it is held |
//! | `cancel_offer` | who made it | takes an offer back |
//! | `accept_offer` | owner of the item | sells to whoever made an offer |
//!
//! ## Terms
//!
//! What lives may change between the moment in which it is looked at and the one in which it is paid. So a buyer binds
//! what it saw: the price, the **material** digest (blueprint, state, flags, traits, image; not each reading), and the
//! least that the asset's purse must be able to spend, which goes with it. Where any of it is not so, nothing is sold
//! and nothing is paid. An offer binds its maker's terms in the same way until it is accepted, and accepting it names
//! its price.
//!
//! A sale is one call and one event that itemises all that was paid: what was paid is the sum of the royalties and of
//! what the seller got, to the unit. It happens altogether or not at all.
//!
//! ## Policies
//!
//! pallet-uniques asks this pallet, its `Locker`, before it moves or burns an item.
//!
//! | policy | the item goes |
//! |---|---|
//! | `Free` | wherever its owner sends it |
//! | `MarketOnly` | only by a sale here, which pays the royalty |
//! | `Bound` | nowhere: it is a credential of whom it was issued to, and cannot be sold |
//!
//! Only dynamic assets are sold here. Whoever burns a kept item with good reason, as retirement does, asks for it by
//! [`Keeps`](vivarium_primitives::Keeps).
//!
//! ## Life of listings and offers
//!
//! - Both end by a deadline. A listing may go without, an offer may not: its money is not held for ever.
//! - pallet-uniques tells nobody when an item moves, so a listing names its seller and is void while somebody else owns
//!   the item. Anyone may then cancel it, and the new owner's listing takes its place. Where the item is sent back to the
//!   seller, a listing that nobody cancelled holds again: cancel what you list before you send it away.
//! - An offer is for the item, whoever owns it. It stands until it is accepted, cancelled or over, also where its maker
//!   gets the item in another way meanwhile.
//! - Retirement takes the listing off. Offers for what is retired cannot be accepted, and are over in time.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(test),
	deny(
		clippy::arithmetic_side_effects,
		clippy::expect_used,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::unwrap_used
	)
)]
#![warn(missing_docs)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod features;
mod impl_runtime_api;
mod try_state;
mod types;
pub mod weights;

#[cfg(test)]
mod tests;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[frame_support::pallet]
// The macro expects where it cannot fail, and writes long types.
#[allow(clippy::expect_used, clippy::type_complexity)]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{
			fungible::{Mutate, MutateHold},
			tokens::nonfungibles,
		},
	};
	use frame_system::pallet_prelude::*;
	use sp_core::H256;
	use vivarium_primitives::{limits, BlockNumber, CollectionId, Deadlines, ItemId, Materials, Purse, Royalties};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Why the pallet holds an account's funds.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// For offers, until they are accepted, cancelled or over.
		#[codec(index = 0)]
		Offer,
	}

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// The items, and who owns them. It asks this pallet, its `Locker`, before it moves one.
		type Items: nonfungibles::Inspect<Self::AccountId, CollectionId = CollectionId, ItemId = ItemId>
			+ nonfungibles::Transfer<Self::AccountId>;
		/// What a buyer wants to be sure of.
		type Materials: Materials;
		/// The purses of assets.
		type Purse: Purse<Self::AccountId, BalanceOf<Self>>;
		/// The royalties on sales.
		type Royalties: Royalties<Self::AccountId, BalanceOf<Self>>;
		/// What falls due.
		type Deadlines: Deadlines<Due<Self::AccountId>>;
		/// What is paid with, and held for offers.
		type NativeBalance: Mutate<Self::AccountId> + MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;
		/// The runtime's reasons for holding funds.
		type RuntimeHoldReason: From<HoldReason>;
		/// For how many blocks a listing or an offer may stand.
		#[pallet::constant]
		type MaxDuration: Get<BlockNumber>;
		/// The weights of the calls, and of what falls due.
		type WeightInfo: WeightInfo;
		/// What the benchmarks need of the runtime.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// Where the items of collections may go. A collection that is not here leaves it to the owners of its items.
	#[pallet::storage]
	pub type Policies<T: Config> = StorageMap<_, Blake2_128Concat, CollectionId, Policy, ValueQuery>;

	/// The item that may be moved or burnt just now whatever the policy. Nothing between two calls.
	#[pallet::storage]
	pub type Released<T: Config> = StorageValue<_, (CollectionId, ItemId)>;

	/// What is listed.
	#[pallet::storage]
	pub type Listings<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, CollectionId, Blake2_128Concat, ItemId, ListingOf<T>>;

	/// What is offered for items, and by whom: one offer of an account for an item at most.
	#[pallet::storage]
	pub type Offers<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Blake2_128Concat, CollectionId>,
			NMapKey<Blake2_128Concat, ItemId>,
			NMapKey<Blake2_128Concat, T::AccountId>,
		),
		OfferOf<T>,
	>;

	/// The items for which an account has made an offer.
	#[pallet::storage]
	pub type Wanted<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Blake2_128Concat, (CollectionId, ItemId), ()>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A collection's owner said where its items may go.
		PolicySet {
			/// The collection.
			collection: CollectionId,
			/// The policy.
			policy: Policy,
		},
		/// An asset is for sale.
		Listed {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// Who sells it.
			seller: T::AccountId,
			/// What it costs, royalties included.
			price: BalanceOf<T>,
			/// The last block in which it can be bought.
			until: Option<BlockNumber>,
		},
		/// A listing was taken off, and nothing was sold.
		Delisted {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// Who had listed it.
			seller: T::AccountId,
			/// Why.
			reason: Delisting,
		},
		/// An asset was sold. The buyer paid the price: the royalties and what the seller got add up to it.
		Sold {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// Who owned it.
			seller: T::AccountId,
			/// Who owns it now.
			buyer: T::AccountId,
			/// What the buyer paid in all.
			price: BalanceOf<T>,
			/// What each recipient of the royalty was credited.
			royalties: Vec<(T::AccountId, BalanceOf<T>)>,
			/// What the seller got.
			to_seller: BalanceOf<T>,
			/// The digest of what was sold, as the buyer had seen it.
			material: H256,
			/// Whether the seller accepted an offer, whose hold paid it; otherwise the buyer took up a listing.
			is_offer: bool,
		},
		/// An account made an offer, and its price is held of that account's balance.
		Offered {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// Who would buy it.
			buyer: T::AccountId,
			/// On which terms.
			terms: TermsOf<T>,
			/// The last block in which it can be accepted.
			until: BlockNumber,
		},
		/// An offer ended without a sale, and its price is free again.
		OfferEnded {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// Who had made it.
			buyer: T::AccountId,
			/// What is free again.
			released: BalanceOf<T>,
			/// Why.
			end: OfferEnd,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such collection. Create it with `uniques.create`.
		UnknownCollection,
		/// There is no such item. It may have been burnt: check collection and item.
		UnknownItem,
		/// Only the collection's owner sets its policy. `uniques.class` names the owner.
		NotCollectionOwner,
		/// Only the item's owner may do this. `uniques.asset` names the owner.
		NotOwner,
		/// The item is no dynamic asset, and only these are sold here. Enrol it with `dynamicAssets.enrol`.
		NotAnAsset,
		/// The collection binds its items to their owners: they cannot be sold. Its owner could change that with
		/// `setPolicy`.
		Bound,
		/// The item or its collection is frozen, so it cannot change hands. Ask the collection's freezer to thaw it.
		Frozen,
		/// The price is zero. To give an asset away, transfer it with `uniques.transfer` where its collection allows it.
		ZeroPrice,
		/// You have listed this item already. Cancel that listing first.
		AlreadyListed,
		/// The last block lies in the past. Choose a later one.
		InPast,
		/// The last block lies too far ahead. Choose one within `maxDuration` blocks, and list or offer again after it.
		TooFarAhead,
		/// The item is not listed. Its owner lists it with `list`, or you make an offer.
		NotListed,
		/// The time of this listing is over. Ask its seller to list the item again, or make an offer.
		ListingOver,
		/// The item has another owner than the one who listed it. Cancel the listing, and make the new owner an offer.
		OwnerChanged,
		/// The listing holds, so only its seller may cancel it.
		NotSeller,
		/// You own this item. There is nothing to buy.
		OwnSale,
		/// The price is not the one that you named: it was changed in between. Look again, and name the present price.
		OtherPrice,
		/// The asset has changed since the buyer looked: its blueprint, state, flags, traits or image. Look again, and
		/// name the present material; where it is an offer, its maker has to make a new one.
		MaterialChanged,
		/// A flag is raised with which items of this collection are not sold. Wait until it is cleared.
		FlagBlocksSale,
		/// The asset's purse can spend less than the buyer wants. Fund it, or agree on less.
		PurseTooSmall,
		/// The buyer's free balance does not cover the price; the existential deposit must stay. Top it up first.
		CannotPay,
		/// The seller's account is empty, and what is left of the price is below the existential deposit. Let the seller
		/// fund its account first.
		SellerCannotTake,
		/// You have made an offer for this item already. Cancel it first.
		AlreadyOffered,
		/// An offer must be of the existential deposit at least. Offer more.
		OfferTooSmall,
		/// This account offers nothing for the item: the offer was accepted, cancelled or over.
		NotOffered,
		/// The time of this offer is over. Ask its maker for a new one.
		OfferOver,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Say where the items of your collection may go, and which of its flags block a sale (a bit each, the first flag
		/// the lowest). It acts at once, on listings and offers that stand too.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_policy())]
		pub fn set_policy(origin: OriginFor<T>, collection: CollectionId, policy: Policy) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_policy(&who, collection, policy)
		}

		/// List your asset at a price, which includes the royalty that the collection takes. While it is listed, nothing
		/// can be withdrawn from its purse. Without a last block it stands until you cancel it.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::list())]
		pub fn list(
			origin: OriginFor<T>,
			collection: CollectionId,
			item: ItemId,
			price: BalanceOf<T>,
			until: Option<BlockNumber>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_list(who, collection, item, price, until)
		}

		/// Take your listing off. Anyone may take one off that cannot be bought any more, because the item has another
		/// owner or is no dynamic asset, or because its time is over.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::cancel())]
		pub fn cancel(origin: OriginFor<T>, collection: CollectionId, item: ItemId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel(&who, collection, item)
		}

		/// Buy a listed asset, as you saw it: name its price, its material, and the least that its purse must be able
		/// to spend, which you get with it (`marketApi.listing` tells all three). Where any of it has changed, you pay
		/// nothing but the transaction's fee.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::buy(limits::SHARES))]
		pub fn buy(
			origin: OriginFor<T>,
			collection: CollectionId,
			item: ItemId,
			price: BalanceOf<T>,
			material: H256,
			min_purse: BalanceOf<T>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let shares = Self::do_buy(who, collection, item, Terms { price, material, min_purse })?;
			Ok(Some(T::WeightInfo::buy(shares)).into())
		}

		/// Offer a price for an asset, listed or not. It is held of your balance until the offer is accepted, cancelled or
		/// over. The offer holds for the asset as you saw it: name its material (`marketApi.material` tells it), and the
		/// least that its purse must be able to spend. To offer another price, cancel the offer and make a new one.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::make_offer())]
		pub fn make_offer(
			origin: OriginFor<T>,
			collection: CollectionId,
			item: ItemId,
			price: BalanceOf<T>,
			until: BlockNumber,
			material: H256,
			min_purse: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_make_offer(who, collection, item, Terms { price, material, min_purse }, until)
		}

		/// Take your offer back. What was held for it is free again.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::cancel_offer())]
		pub fn cancel_offer(origin: OriginFor<T>, collection: CollectionId, item: ItemId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_offer(who, collection, item)
		}

		/// Sell your asset to whoever made this offer, at the price that you name: that of the offer, royalty included. A
		/// listing of the item ends with it.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::accept_offer(limits::SHARES))]
		pub fn accept_offer(
			origin: OriginFor<T>,
			collection: CollectionId,
			item: ItemId,
			buyer: T::AccountId,
			price: BalanceOf<T>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let shares = Self::do_accept_offer(who, collection, item, buyer, price)?;
			Ok(Some(T::WeightInfo::accept_offer(shares)).into())
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			Self::check_integrity();
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
