//! # Pallet publishers
//!
//! Who may push. A **publisher** is an account that brings metrics and notes to the dynamic assets of a collection by an
//! ordinary signed call: a brand's backend, a usage meter, an IoT bridge. The collection's owner admits it, says which
//! metrics it may push and whether it may leave notes, and bounds its rate.
//!
//! ```text
//! admit ─▶ publisher ──publish(entries)──▶ entry by entry: values ─▶ reading ─▶ health ─▶ rules ─▶ revision
//!              │                                           note   ─▶ the asset's last notes, for prompts
//!           dismiss
//! ```
//!
//! | call | who | what |
//! |---|---|---|
//! | `admit` | owner of the collection | lets an account push, or changes what it may |
//! | `dismiss` | owner of the collection, anyone once it is gone | ends that |
//! | `publish` | a publisher | brings values and notes for many items |
//!
//! - Only metrics that the blueprint declares as *published* can be pushed; operators fetch the others. A position means
//!   the metric at that position in the blueprint version that the asset follows.
//! - Each entry has a storage layer of its own: one that is refused is told by an event, and the others go on.
//! - Every entry counts against the publisher's rate, refused ones too. Rates are per period: periods are equally long,
//!   and begin at blocks that are multiples of their length.
//! - A **note** is bounded plain text about one asset. The last few are kept until the asset is retired; prompts read
//!   them, rules never do.

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
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use vivarium_primitives::{limits, BlockNumber, CollectionId, ItemId, Publish};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<AccountId: Into<[u8; 32]>, RuntimeEvent: From<Event<Self>>> {
		/// The assets to which values are pushed.
		type Assets: Publish<Self::AccountId>;
		/// For how many blocks a rate counts, at most 65535.
		#[pallet::constant]
		type RatePeriod: Get<BlockNumber>;
		/// The most entries of a call.
		#[pallet::constant]
		type MaxEntries: Get<u32>;
		/// The weights of the calls.
		type WeightInfo: WeightInfo;
		/// What the benchmarks need of the runtime.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// The publishers of each collection, in the order of their admission.
	#[pallet::storage]
	pub type Publishers<T: Config> =
		StorageMap<_, Blake2_128Concat, CollectionId, PublishersOf<T::AccountId>, ValueQuery>;

	/// The last notes of each asset, oldest first.
	#[pallet::storage]
	pub type Notes<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		CollectionId,
		Blake2_128Concat,
		ItemId,
		BoundedVec<Note<T::AccountId>, ConstU32<{ limits::NOTES }>>,
		ValueQuery,
	>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An account may push to the assets of a collection, on these terms from now on.
		Admitted {
			/// The collection.
			collection: CollectionId,
			/// The publisher.
			publisher: T::AccountId,
			/// What it may.
			terms: Terms,
		},
		/// An account may push to the assets of a collection no more. Its notes stay.
		Dismissed {
			/// The collection.
			collection: CollectionId,
			/// The publisher.
			publisher: T::AccountId,
		},
		/// A publisher pushed.
		Published {
			/// The publisher.
			publisher: T::AccountId,
			/// The collection.
			collection: CollectionId,
			/// How many entries were taken.
			accepted: u32,
			/// How many were refused; an event before this one says why, each.
			refused: u32,
		},
		/// An entry of a publisher's call was refused; the asset is as it was.
		EntryRefused {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// Why.
			error: DispatchError,
		},
		/// A publisher left a note about an asset.
		Noted {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The publisher.
			publisher: T::AccountId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such collection. Create it with `uniques.create`.
		UnknownCollection,
		/// Only the collection's owner admits and dismisses its publishers.
		NotOwner,
		/// The collection has 16 publishers. Dismiss one first.
		TooManyPublishers,
		/// This would allow nothing. Allow at least one entry per period, and some metrics or notes.
		NothingAllowed,
		/// This account is no publisher of the collection. The collection's owner admits it with `admit`.
		NotAdmitted,
		/// The rate of this period is used up. Push again after so many blocks, when the next period begins.
		OverRate {
			/// In how many blocks the next period begins.
			blocks: u16,
		},
		/// The call has more entries than the publisher may push in a whole period. Split it, or ask the collection's owner
		/// for a higher rate.
		BeyondRate,
		/// The call has no entry. Push at least one.
		NoEntry,
		/// The item is there twice; the first entry for it counts. Join the two, or push the second one by another call.
		ItemTwice,
		/// The entry has neither a value nor a note. Leave it out.
		EmptyEntry,
		/// The item is not a dynamic asset. Its owner enrols it with `dynamicAssets.enrol`.
		NotEnrolled,
		/// The publisher was not admitted for this metric. Ask the collection's owner.
		MetricNotAllowed,
		/// The publisher was not admitted for notes. Ask the collection's owner.
		NotesNotAllowed,
		/// A note must be UTF-8 without control characters, 1 to 256 bytes.
		BadNote,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Let an account push to the dynamic assets of a collection: so many entries per period, the metrics whose bits
		/// are set (the first the lowest), and notes or not. For an account that is admitted already, this changes what it
		/// may. Only the owner of the collection may do this.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::admit())]
		pub fn admit(
			origin: OriginFor<T>,
			collection: CollectionId,
			publisher: T::AccountId,
			per_period: u32,
			metrics: u16,
			notes: bool,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_admit(&who, collection, publisher, Terms { per_period, metrics, notes })
		}

		/// Let a publisher push to a collection no more; the notes that it left stay. Only the owner of the collection may
		/// do this, and anyone once the collection is gone.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::dismiss())]
		pub fn dismiss(origin: OriginFor<T>, collection: CollectionId, publisher: T::AccountId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_dismiss(&who, collection, publisher)
		}

		/// Push values and notes for items of a collection. Each value goes with its metric's position in the blueprint
		/// that the item follows, in the metric's decimals. Entries that are refused are told by events, and the others
		/// go on. Only publishers that the collection's owner has admitted may do this.
		#[pallet::call_index(2)]
		#[pallet::weight(Pallet::<T>::weight_of(entries))]
		pub fn publish(
			origin: OriginFor<T>,
			collection: CollectionId,
			entries: BoundedVec<Entry, T::MaxEntries>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_publish(&who, collection, entries)
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
