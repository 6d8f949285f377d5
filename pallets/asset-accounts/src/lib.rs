//! # Pallet asset-accounts
//!
//! The purses of assets. Each item has an account of its own, its **purse**: income goes into it, and the asset pays out
//! of it for being served.
//!
//! ```text
//!  anyone ──fund──▶ ┌───────┐ ◀──earn── sales, licences
//!                   │ purse │──withdraw──▶ owner of the item     retired: all of it
//!                   └───┬───┘──spend──▶ maintenance
//!           fees, first │
//!                       ▼                                at the end of an epoch, by points
//!                    ┌─────┐ ─────────────────────────────────────▶ operators
//!                    │ pot │
//!                    └─────┘
//!     fees, after that  ▲
//!                ┌──────┴──────┐ ◀──sponsor────────────── owner of the collection
//!                │ sponsorship │ ──withdraw_sponsorship──▶
//!                └─────────────┘
//! ```
//!
//! | call | who | what |
//! |---|---|---|
//! | `fund` | anyone | puts money into the purse of an item |
//! | `withdraw` | owner of the item | takes money out of it, above a floor, while the item is not for sale |
//! | `sponsor` | owner of the collection | gives money for the upkeep of all its assets |
//! | `withdraw_sponsorship` | owner of the collection | takes it back |
//! | `set_fees` | governance | sets what a round and a synthesis cost |
//! | `claim` | anyone | pays an operator what could not be paid before |
//!
//! ## Fees
//!
//! A round is paid for in advance: at the first report of a round that is not paid for, an asset is charged for the rounds
//! of the next `PrepaidBlocks`, or for as many as its purse can pay; where its purse cannot pay one, the sponsorship of its
//! collection pays. The fees are those in force at that moment, never retroactive. An asset that cannot pay one round is
//! **dormant**: rounds pass it over, and nothing of it changes, until a round finds that it can pay. While fees are zero,
//! as they are at first, nothing is charged and nobody is dormant. What is paid for and not used when an asset retires is
//! not given back.
//!
//! The first fee that is ever charged also leaves the existential deposit in the **pot**, so that the smallest fee can be
//! paid there. It stays: operators share what is above it.
//!
//! What an asset has earned and spent is summed up as it happens, until it retires.
//!
//! ## Operators
//!
//! An operator has a **point** for each counted report that brought a value, and for each proposal that passed and each
//! attestation of one. When an epoch ends, what is in the pot is divided by the points of that epoch, rounded down;
//! what remains is divided at the end of the next. Operators are paid in `on_initialize`, in as many blocks as that
//! takes. What is less than the existential deposit, to an operator without an account, is kept for it.
//!
//! pallet-uniques knows nothing of purses: the runtime's call filter should refuse its `burn` and `destroy` where
//! [`Pallet::has_purse`] and [`Pallet::has_sponsorship`] say so, so that nobody leaves money behind.

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

/// The target of the pallet's log lines.
pub(crate) const LOG_TARGET: &str = "asset-accounts";

#[frame_support::pallet]
// The macro expects where it cannot fail.
#[allow(clippy::expect_used)]
pub mod pallet {
	use super::*;
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible::Mutate, tokens::nonfungibles::Inspect},
		weights::WeightMeter,
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use vivarium_primitives::{BlockNumber, CollectionId, ItemId, Listings, Served};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// What purses hold.
		type NativeBalance: Mutate<Self::AccountId>;
		/// Whose items and collections are.
		type Items: Inspect<Self::AccountId, CollectionId = CollectionId, ItemId = ItemId>;
		/// The assets that are served.
		type Assets: Served;
		/// What is for sale.
		type Listings: Listings;
		/// Who sets the fees.
		type FeeOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// What the accounts of the pallet are derived from.
		#[pallet::constant]
		type PalletId: Get<PalletId>;
		/// For how many blocks rounds are paid for at a time, in advance; at least for one round.
		#[pallet::constant]
		type PrepaidBlocks: Get<BlockNumber>;
		/// After how many blocks operators are paid.
		#[pallet::constant]
		type EpochLength: Get<BlockNumber>;
		/// What paying operators may take of a block, at most a tenth of it.
		#[pallet::constant]
		type MaxPayoutWeight: Get<Weight>;
		/// The weights of the calls and hooks.
		type WeightInfo: WeightInfo;
		/// What the benchmarks need of the runtime.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// What being served costs.
	#[pallet::storage]
	pub type Fees<T: Config> = StorageValue<_, FeeTable<BalanceOf<T>>, ValueQuery>;

	/// What is counted in the present epoch, and what is paid of the one before.
	#[pallet::storage]
	pub type Books<T: Config> = StorageValue<_, Ledger<BalanceOf<T>>, ValueQuery>;

	/// The points of operators, by the epoch's number: of the present one, and of the one that is being paid.
	#[pallet::storage]
	pub type Points<T: Config> = StorageDoubleMap<_, Twox64Concat, u32, Blake2_128Concat, T::AccountId, u32>;

	/// What operators have earned and could not be paid, because they have no account and it is less than the existential
	/// deposit. It is in the pot.
	#[pallet::storage]
	pub type Accrued<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, BalanceOf<T>>;

	/// All that is accrued, together.
	#[pallet::storage]
	pub type AllAccrued<T: Config> = StorageValue<_, BalanceOf<T>, ValueQuery>;

	/// What assets have earned and spent, of those that did.
	#[pallet::storage]
	pub type Turnovers<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		CollectionId,
		Blake2_128Concat,
		ItemId,
		Turnover<BalanceOf<T>>,
		ValueQuery,
	>;

	/// What being served costs from the beginning.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The fees; zero unless said.
		pub fees: FeeTable<BalanceOf<T>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Fees::<T>::put(self.fees);
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Money was put into the purse of an item.
		Funded {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// Who paid.
			from: T::AccountId,
			/// How much.
			amount: BalanceOf<T>,
		},
		/// The owner of an item took money out of its purse.
		Withdrawn {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The owner.
			to: T::AccountId,
			/// How much.
			amount: BalanceOf<T>,
		},
		/// An asset earned something: it is in its purse.
		Earned {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// Who paid.
			from: T::AccountId,
			/// How much.
			amount: BalanceOf<T>,
		},
		/// An asset paid for something out of its purse.
		Spent {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// Who was paid.
			to: T::AccountId,
			/// How much.
			amount: BalanceOf<T>,
		},
		/// An asset's rounds were paid for in advance; the fees are in the pot.
		RoundsPaid {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// Who paid.
			payer: Payer,
			/// How many rounds.
			rounds: u32,
			/// The last of them, by its opening block.
			until: BlockNumber,
			/// How much.
			amount: BalanceOf<T>,
		},
		/// A synthesis was paid for; the fee is in the pot.
		SynthesisPaid {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// Who paid.
			payer: Payer,
			/// How much.
			amount: BalanceOf<T>,
		},
		/// The pot had less than the existential deposit; who paid the first fee brought the rest, once for ever.
		PotFounded {
			/// Who paid.
			from: T::AccountId,
			/// How much.
			amount: BalanceOf<T>,
		},
		/// An asset was retired, and all that was in its purse went to the owner of the item, or of the collection where
		/// the item is gone.
		PurseClosed {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The owner.
			to: T::AccountId,
			/// How much.
			amount: BalanceOf<T>,
		},
		/// The owner of a collection gave money for the upkeep of its assets.
		Sponsored {
			/// The collection.
			collection: CollectionId,
			/// The owner.
			from: T::AccountId,
			/// How much.
			amount: BalanceOf<T>,
		},
		/// The owner of a collection took back what it gave.
		SponsorshipWithdrawn {
			/// The collection.
			collection: CollectionId,
			/// The owner.
			to: T::AccountId,
			/// How much.
			amount: BalanceOf<T>,
		},
		/// Being served costs this from now on. What is paid for already stays so.
		FeesSet {
			/// The fees.
			fees: FeeTable<BalanceOf<T>>,
		},
		/// An epoch ended: what is in the pot is divided by its points.
		EpochClosed {
			/// The number of the epoch.
			epoch: u32,
			/// What is divided.
			income: BalanceOf<T>,
			/// The points of all operators.
			points: u64,
		},
		/// An operator was paid for its points, with what had accrued before.
		OperatorPaid {
			/// The operator.
			operator: T::AccountId,
			/// How much.
			amount: BalanceOf<T>,
		},
		/// An operator has no account, and its share is less than the existential deposit: it is kept for it.
		ShareAccrued {
			/// The operator.
			operator: T::AccountId,
			/// How much.
			amount: BalanceOf<T>,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such item. Mint it with `uniques.mint`.
		UnknownItem,
		/// There is no such collection. Create it with `uniques.create`.
		UnknownCollection,
		/// Only the owner may do this: the item's for its purse, the collection's for its sponsorship.
		NotOwner,
		/// There is nothing to move. Name an amount above zero.
		NothingToMove,
		/// The account cannot pay this and keep the existential deposit. Name a smaller amount.
		CannotPay,
		/// What arrives would be less than the existential deposit. Begin with at least that; to `claim`, let the
		/// operator's account have it first.
		BelowExistentialDeposit,
		/// The asset is for sale, and its purse with it. Cancel the listing first.
		Listed,
		/// The purse must keep the price of one prepaid period and the existential deposit while the item is a dynamic
		/// asset. `assetAccountsApi.purse` says what is `withdrawable`.
		BelowFloor,
		/// There is not so much. `purse` and `sponsorship` name what there is.
		NotEnough,
		/// What would be left is less than the existential deposit. Take all of it, or leave that much.
		LeavesDust,
		/// The asset cannot pay this out of its purse. Fund it with `fund`.
		PurseTooSmall,
		/// Neither the purse of the asset nor the sponsorship of its collection can pay the fee. Fund it with `fund`.
		CannotPayFee,
		/// Nothing has accrued for this operator.
		NothingAccrued,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Put money into the purse of an item. Anyone may do this; the owner of the item decides about it from then on. An
		/// empty purse takes at least the existential deposit. A dormant asset wakes in the next round that it can pay.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::fund())]
		pub fn fund(
			origin: OriginFor<T>,
			collection: CollectionId,
			item: ItemId,
			#[pallet::compact] amount: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_fund(&who, collection, item, amount)
		}

		/// Take money out of the purse of your item. While it is a dynamic asset, the price of one prepaid period and the
		/// existential deposit stay; while it is for sale, all of it does.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::withdraw())]
		pub fn withdraw(
			origin: OriginFor<T>,
			collection: CollectionId,
			item: ItemId,
			#[pallet::compact] amount: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw(&who, collection, item, amount)
		}

		/// Give money for the upkeep of all assets of your collection. It pays for those whose purses cannot.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::sponsor())]
		pub fn sponsor(
			origin: OriginFor<T>,
			collection: CollectionId,
			#[pallet::compact] amount: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_sponsor(&who, collection, amount)
		}

		/// Take back what is left of the sponsorship of your collection: all of it, or so much that the existential deposit
		/// stays.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::withdraw_sponsorship())]
		pub fn withdraw_sponsorship(
			origin: OriginFor<T>,
			collection: CollectionId,
			#[pallet::compact] amount: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_sponsorship(&who, collection, amount)
		}

		/// Set what a round and a synthesis cost from now on. What is paid for already stays so. Governance does this.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::set_fees())]
		pub fn set_fees(origin: OriginFor<T>, fees: FeeTable<BalanceOf<T>>) -> DispatchResult {
			T::FeeOrigin::ensure_origin(origin)?;
			Fees::<T>::put(fees);
			Self::deposit_event(Event::FeesSet { fees });
			Ok(())
		}

		/// Pay an operator what it earned and could not be paid, because it had no account. Anyone may do this.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::claim())]
		pub fn claim(origin: OriginFor<T>, operator: T::AccountId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_claim(operator)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			let mut meter = WeightMeter::with_limit(T::MaxPayoutWeight::get());
			Self::pay_operators(&mut meter);
			meter.consumed()
		}

		fn integrity_test() {
			Self::check_integrity();
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
