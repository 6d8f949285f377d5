//! # Pallet royalties
//!
//! What creators earn when what they made is sold or licensed. A collection's owner sets a **schedule**: a **rate**, the
//! part of each price that is due, and up to 10 **shares** of it. An item may have a schedule of its own. Whoever moves
//! money for an asset, the market and licensing, has this pallet **collect** the royalty from who pays: it goes into the
//! **pot** and **accrues** to the recipients at once. **Settlement** pays them all, every so many blocks.
//!
//! ```text
//! price ─▶ schedule ─▶ credits ─▶ accrued ──settlement──▶ paid
//!          (item's, else                │                    ▲
//!          collection's)         cannot be paid            claim
//!                                       ▼                    │
//!                                     dust ──────────────────┤
//!                                       └─ payable again ─▶ accrued
//! ```
//!
//! | call | who | what |
//! |---|---|---|
//! | `set_schedule` | owner of the collection | sets the royalty of its items |
//! | `remove_schedule` | owner of the collection; anyone once it is gone | removes it; the deposit comes back |
//! | `freeze_schedule` | owner of the collection | lets it stay as it is for ever, with all overrides |
//! | `override_item` | owner of the collection; anyone may remove that of an item that is gone | sets the royalty of an item |
//! | `claim` | anyone, for anyone | pays now what is owed |
//!
//! ## To the unit
//!
//! The royalty is the rate's part of the price, rounded down; each share of it is rounded down, and the first recipient
//! gets what this leaves. So credits sum to the royalty, and the pot always holds what is owed. Beside that it holds its
//! existential deposit, so that no royalty is too small for it: whoever files the first schedule of the chain pays that.
//!
//! ## Settlement
//!
//! `on_initialize` pays within its share of the block's weight, in the order of the state's keys, and goes on in the next
//! block behind the one it paid last. A recipient who cannot take what it is owed, because it is less than the existential
//! deposit and the account does not exist, holds up nobody: what it is owed is put by as **dust**, and accrues again as
//! soon as the account exists or enough has come together. What accrues to who had its turn is paid by the next
//! settlement. In a block without settlement the hook reads one value. While a stepped migration runs nothing is paid, and
//! afterwards what is due is caught up.
//!
//! ## What a schedule outlives
//!
//! pallet-uniques tells nobody when a collection or an item goes, and lets anyone make one with the same id later.
//! Schedules stay until somebody removes them: anyone may then, also frozen ones of a collection that is gone. Who makes
//! a collection looks first whether its id is free of them.

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
// The macro expects where it cannot fail.
#[allow(clippy::expect_used)]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{
			fungible::{Mutate, MutateHold},
			tokens::nonfungibles,
		},
		weights::WeightMeter,
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use sp_runtime::Permill;
	use vivarium_primitives::{BlockNumber, CollectionId, ItemId, Proceeds};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Why the pallet holds an account's funds.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// For schedules of collections and items, until they are removed or replaced.
		#[codec(index = 0)]
		Schedule,
	}

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Where collections and items have their owners.
		type Items: nonfungibles::Inspect<Self::AccountId, CollectionId = CollectionId, ItemId = ItemId>;
		/// What royalties are paid in.
		type NativeBalance: Mutate<Self::AccountId> + MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;
		/// The runtime's reasons for holding funds.
		type RuntimeHoldReason: From<HoldReason>;
		/// The pot's account comes of this.
		#[pallet::constant]
		type PalletId: Get<PalletId>;
		/// The highest rate that a schedule may have.
		#[pallet::constant]
		type MaxRate: Get<Permill>;
		/// What is held for each byte of a schedule.
		#[pallet::constant]
		type ScheduleByteDeposit: Get<BalanceOf<Self>>;
		/// A settlement begins in each block whose number is a multiple of this.
		#[pallet::constant]
		type SettlementPeriod: Get<BlockNumber>;
		/// What settlement may take of a block, at most a tenth of it.
		#[pallet::constant]
		type MaxWeight: Get<Weight>;
		/// The weights of the calls and hooks.
		type WeightInfo: WeightInfo;
		/// What the benchmarks need of the runtime.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// What collections' owners have said of royalties.
	#[pallet::storage]
	pub type Terms<T: Config> = StorageMap<_, Blake2_128Concat, CollectionId, CollectionTerms<T>, ValueQuery>;

	/// The schedules of items that have one of their own.
	#[pallet::storage]
	pub type Overrides<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, CollectionId, Blake2_128Concat, ItemId, Filed<T>>;

	/// What is owed to whom, and paid by the next settlement.
	#[pallet::storage]
	pub type Accruals<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, BalanceOf<T>>;

	/// What is owed to accounts that cannot take it: less than the existential deposit of an account that does not exist.
	#[pallet::storage]
	pub type Dust<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, BalanceOf<T>>;

	/// When the next settlement begins, and how far the present one is.
	#[pallet::storage]
	pub type Settlements<T: Config> = StorageValue<_, Timetable<T::AccountId>, ValueQuery>;

	/// Royalties that are set from the beginning.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The schedules of collections, whose owners pay the deposits.
		pub schedules: Vec<GenesisSchedule<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let founded = self.schedules.iter().try_for_each(Pallet::<T>::found);
			assert!(founded.is_ok(), "the schedules of the genesis are sound, and their deposits covered: {founded:?}");
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The royalty of a collection's items was set, and a deposit held for it.
		ScheduleSet {
			/// The collection.
			collection: CollectionId,
			/// The schedule.
			schedule: ScheduleOf<T>,
			/// Whose deposit it is.
			depositor: T::AccountId,
			/// How much is held.
			deposit: BalanceOf<T>,
		},
		/// A collection has no royalty any more, but for items that have one of their own.
		ScheduleRemoved {
			/// The collection.
			collection: CollectionId,
		},
		/// A collection's schedule, and those of its items, stay as they are for ever.
		ScheduleFrozen {
			/// The collection.
			collection: CollectionId,
		},
		/// An item has a royalty of its own, and a deposit is held for it.
		ItemOverridden {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The schedule.
			schedule: ScheduleOf<T>,
			/// Whose deposit it is.
			depositor: T::AccountId,
			/// How much is held.
			deposit: BalanceOf<T>,
		},
		/// An item has no royalty of its own any more. That of its collection is in force, if it has one.
		OverrideRemoved {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
		},
		/// The deposit of a schedule that was removed or replaced is free again.
		DepositReleased {
			/// Whose it is.
			depositor: T::AccountId,
			/// How much.
			amount: BalanceOf<T>,
		},
		/// The pot received its existential deposit, so that no royalty is too small for it.
		PotOpened {
			/// Who paid it.
			by: T::AccountId,
			/// How much it is.
			amount: BalanceOf<T>,
		},
		/// The royalty on a price moved from who paid into the pot, and accrues to its recipients.
		Accrued {
			/// The collection.
			collection: CollectionId,
			/// The item that was sold or licensed.
			item: ItemId,
			/// Who paid.
			payer: T::AccountId,
			/// The price.
			price: BalanceOf<T>,
			/// What it was paid for.
			proceeds: Proceeds,
			/// Who was credited how much; the sum is what was paid.
			credits: Credits<T>,
		},
		/// A settlement paid a beneficiary out of the pot.
		Settled {
			/// The beneficiary.
			beneficiary: T::AccountId,
			/// How much.
			amount: BalanceOf<T>,
		},
		/// A beneficiary could not be paid: it is less than the existential deposit, and the account does not exist. It
		/// stays in the pot until the account exists or enough has come together.
		Deferred {
			/// The beneficiary.
			beneficiary: T::AccountId,
			/// How much it is owed.
			amount: BalanceOf<T>,
		},
		/// A settlement is through.
		SettlementCompleted {
			/// The block in which it began.
			began: BlockNumber,
			/// How many were paid.
			paid: u32,
			/// How many could not be paid.
			deferred: u32,
		},
		/// A beneficiary was paid out of the pot before the settlement.
		Claimed {
			/// The beneficiary.
			beneficiary: T::AccountId,
			/// How much.
			amount: BalanceOf<T>,
			/// Who asked for it.
			by: T::AccountId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such collection. Create it with `uniques.create`.
		UnknownCollection,
		/// There is no such item in the collection. Mint it with `uniques.mint`.
		UnknownItem,
		/// Only the owner of the collection may do this.
		NotOwner,
		/// The collection's schedule is frozen: neither it nor its items' schedules change any more.
		Frozen,
		/// The collection has no schedule. Set one with `setSchedule`, at rate 0 if there is to be no royalty.
		NoSchedule,
		/// The item has no schedule of its own: there is nothing to remove.
		NotOverridden,
		/// The rate is above the highest that the chain allows, the constant `maxRate`. Choose a lower one; 100,000 is
		/// 10 %.
		RateAboveCap,
		/// Nobody shares the royalty. Name 1 to 10 recipients.
		NoShares,
		/// A recipient's share is nothing. Give it a part, or leave it out.
		EmptyShare,
		/// A recipient is named twice. Name it once, with the sum of its shares.
		NamedTwice,
		/// The shares do not add up to 1,000,000 parts. Correct them: 1,000,000 is the whole royalty, not the whole price.
		WrongSum,
		/// The pallet's own pot cannot be a recipient. Name another account.
		PotIsNoRecipient,
		/// Your free balance does not cover the deposit for the schedule, and, for the first one of the chain, the pot's
		/// existential deposit, beside your own existential deposit. Add funds, or name fewer recipients.
		DepositNotCovered,
		/// Who pays cannot pay the royalty and keep its existential deposit. Add funds first.
		CannotPay,
		/// Nothing is owed to this account.
		NothingOwed,
		/// What is owed is less than the existential deposit, and the account does not exist. Send it its existential
		/// deposit first, or wait until more has come together.
		NotPayable,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Set the royalty on sales and licences of a collection's items, in place of what was set before. Rate and
		/// shares are in parts per million; the shares must add up to 1,000,000. A deposit is held for its bytes. The
		/// first schedule of the chain also pays the pot's existential deposit. Only the owner of the collection may do
		/// this, and only until it is frozen.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_schedule())]
		pub fn set_schedule(origin: OriginFor<T>, collection: CollectionId, schedule: ScheduleOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_schedule(&who, collection, schedule)
		}

		/// Remove a collection's royalty; the deposit comes back. Items that have one of their own keep it. Only the owner
		/// of the collection may do this, and only until it is frozen; and anyone once the collection is gone.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::remove_schedule())]
		pub fn remove_schedule(origin: OriginFor<T>, collection: CollectionId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_remove_schedule(&who, collection)
		}

		/// Let a collection's royalty, and those that its items have of their own, stay as they are for ever, whoever owns
		/// the collection. No item can be given one of its own after this. This cannot be taken back, and the deposits
		/// stay held. Only the owner of the collection may do this.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::freeze_schedule())]
		pub fn freeze_schedule(origin: OriginFor<T>, collection: CollectionId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_freeze_schedule(&who, collection)
		}

		/// Give an item a royalty of its own, in place of its collection's; at rate 0 it has none. A deposit is held for
		/// its bytes. Without a schedule, take it back. Only the owner of the collection may do this, and only until it is
		/// frozen; anyone may take back that of an item that is gone.
		#[pallet::call_index(3)]
		#[pallet::weight(
			if schedule.is_some() { T::WeightInfo::override_item() } else { T::WeightInfo::remove_override() }
		)]
		pub fn override_item(
			origin: OriginFor<T>,
			collection: CollectionId,
			item: ItemId,
			schedule: Option<ScheduleOf<T>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			match schedule {
				Some(schedule) => Self::do_override_item(&who, collection, item, schedule),
				None => Self::do_remove_override(&who, collection, item),
			}
		}

		/// Pay an account now what it is owed, without waiting for the settlement. Anyone may do this for anyone; the money
		/// goes to the beneficiary.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::claim())]
		pub fn claim(origin: OriginFor<T>, beneficiary: T::AccountId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_claim(who, beneficiary)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			let mut meter = WeightMeter::with_limit(T::MaxWeight::get());
			Self::settle(&mut meter);
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
