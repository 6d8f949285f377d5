//! # Pallet deadlines
//!
//! One engine for everything that falls due. Other pallets **arm** a deadline, a block and an id; in that block this
//! pallet hands the id to whoever acts on it, in `on_initialize`.
//!
//! ```text
//! arm ─▶ armed ──(block)──▶ acted on
//!          │                   │ fails
//!       disarm                 ▼
//!                       retried after a while, so often ──▶ parked ──retry──▶ armed
//! ```
//!
//! - Arming is one write, however many are armed, and two for one of the next few blocks.
//! - A block in which nothing is due costs one read, however many are armed. When the hook has looked and nothing is left
//!   that is due, it does not look again before the next one is due, or [`LOOK_AHEAD`] blocks have passed; arming for a
//!   block within those makes it look in the next.
//! - A block in which too many are due acts on as many as its share of the block's weight allows; the next block goes on
//!   with the oldest. Nothing is lost, and nothing is acted on twice.
//! - Acting has a storage layer of its own. A deadline that fails does not hold up the ones behind it: it is retried
//!   later, a bounded number of times, and then parked, with an event. Anyone may let a parked one be tried again.
//! - While a stepped migration runs, nothing is acted on; afterwards everything is caught up.
//!
//! | call | who | what |
//! |---|---|---|
//! | `retry` | anyone | lets a parked deadline be tried again in the next block |
//!
//! An id is armed for one block at a time, so that arming need not look for it: disarm it, by the block that it was armed
//! for, before arming it for another one. When acting on it succeeds it is no longer armed, and may arm itself again.
//!
//! A deadline that weighs more than what is left of the share waits for the next block, at its head. One that weighs more
//! than the whole share is parked. Each is begun only if the share has room for the most that it may weigh; what acting on it
//! took less than that, as whoever acts says, is there for the next ones.

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
	use frame_support::{pallet_prelude::*, weights::WeightMeter};
	use frame_system::pallet_prelude::*;
	use vivarium_primitives::{BlockNumber, OnDeadline};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// What falls due.
		type Deadline: Parameter + MaxEncodedLen;
		/// Who acts on it.
		type OnDeadline: OnDeadline<Self::Deadline>;
		/// How often acting on a deadline is tried before it is parked, at least once.
		#[pallet::constant]
		type MaxAttempts: Get<u8>;
		/// After how many blocks it is tried again.
		#[pallet::constant]
		type RetryDelay: Get<BlockNumber>;
		/// What the hook may take of a block, at most a fifth of it.
		#[pallet::constant]
		type MaxWeight: Get<Weight>;
		/// The weights of the call and the hook.
		type WeightInfo: WeightInfo;
		/// What the benchmarks need of the runtime.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::Deadline>;
	}

	/// What is armed, in the order of blocks, and how often acting on it has failed.
	#[pallet::storage]
	pub type Armed<T: Config> = StorageDoubleMap<_, Identity, At, Blake2_128Concat, T::Deadline, u8>;

	/// For which block those are armed that were moved there because acting on them failed.
	#[pallet::storage]
	pub type Moved<T: Config> = StorageMap<_, Blake2_128Concat, T::Deadline, At>;

	/// Nothing is armed for a block before this one, so that until then the hook need not look.
	#[pallet::storage]
	pub type QuietUntil<T: Config> = StorageValue<_, BlockNumber, ValueQuery>;

	/// What failed too often, and why.
	#[pallet::storage]
	pub type Parked<T: Config> = StorageMap<_, Blake2_128Concat, T::Deadline, DispatchError>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Deadlines were due in this block.
		Acted {
			/// How many were acted on.
			acted: u32,
			/// How many failed.
			failed: u32,
			/// Whether some are left for the next block.
			is_behind: bool,
		},
		/// Acting on a deadline failed; it is tried again later.
		Failed {
			/// The deadline.
			deadline: T::Deadline,
			/// When it is tried again.
			next: BlockNumber,
			/// What failed.
			error: DispatchError,
		},
		/// Acting on a deadline failed too often. `retry` lets it be tried again.
		Parked {
			/// The deadline.
			deadline: T::Deadline,
			/// What failed.
			error: DispatchError,
		},
		/// A parked deadline is tried again in the next block.
		Retried {
			/// The deadline.
			deadline: T::Deadline,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// A deadline must lie in the future. Choose a later block.
		NotInFuture,
		/// This deadline is not parked, so there is nothing to retry.
		NotParked,
		/// Acting on this deadline weighs more than a block has for it. Only a runtime with a larger `maxWeight` can; then
		/// `retry` it.
		TooHeavy,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Let a parked deadline be tried again in the next block. Anyone may do this.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::retry())]
		pub fn retry(origin: OriginFor<T>, deadline: T::Deadline) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_retry(deadline)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			let mut meter = WeightMeter::with_limit(T::MaxWeight::get());
			Self::act_on_due(&mut meter);
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
