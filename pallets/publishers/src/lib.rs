//! # Pallet publishers
//!
//! Who may push. A **publisher** is an account that brings metrics and notes to the dynamic assets of a collection by an
//! ordinary signed call: a brand's backend, a usage meter, an IoT bridge. A **device** is a key (ed25519) that signs
//! readings and needs no account: any account, its **relayer**, carries them in and pays for it. The collection's owner
//! admits both, says which metrics they may push, and bounds their rates.
//!
//! ```text
//! admit ─▶ publisher ──publish(entries)──▶ entry by entry: values ─▶ reading ─▶ health ─▶ rules ─▶ revision
//!              │                                    ▲      note   ─▶ the asset's last notes, for prompts
//!           dismiss                                 │ values
//!                                                   │
//! admit_device ─▶ device ─ ─signs─ ─▶ anyone ──relay(readings)
//!                   │
//!             revoke_device ─▶ revoked ──forget_device──▶ gone
//! ```
//!
//! | call | who | what |
//! |---|---|---|
//! | `admit` | owner of the collection | lets an account push, or changes what it may |
//! | `dismiss` | owner of the collection, anyone once it is gone | ends that |
//! | `publish` | a publisher | brings values and notes for many items |
//! | `admit_device` | owner of the collection | lets a device sign, changes what it may, or reinstates it |
//! | `revoke_device` | owner of the collection | takes nothing signed by it any more |
//! | `forget_device` | owner of the collection, anyone once it is gone | removes a revoked device, and releases its deposit |
//! | `relay` | anyone | carries in readings that devices signed |
//!
//! - Only metrics that the blueprint declares as *published* can be pushed, by accounts or by devices as it says;
//!   operators fetch the others. A position means the metric at that position in the blueprint version that the asset
//!   follows.
//! - Each entry has a storage layer of its own: one that is refused is told by an event, and the others go on.
//! - Every entry counts against a publisher's rate, refused ones too. A device's rate counts only what was taken: anybody
//!   can carry in what is refused. Rates are per period: periods are equally long, and begin at blocks that are multiples
//!   of their length.
//! - A **note** is bounded plain text about one asset. The last few are kept until the asset is retired; prompts read
//!   them, rules never do.
//! - What a device signs is in [`vivarium_primitives::device`]. It is bound to the chain, the collection and the item, and
//!   to the device's own count: each reading that is taken has a higher one than the last, so that none is taken twice or
//!   out of its order. Counts that were passed over are counted: they were withheld, or refused. What was sampled ahead of
//!   the chain's clock, longer ago than the device's terms allow, or before its admission, is refused.
//! - A revoked device stays on record, with its count and the block of its revocation, until it is forgotten.

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
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible::MutateHold, Time},
	};
	use frame_system::pallet_prelude::*;
	use sp_core::H256;
	use vivarium_primitives::{limits, BlockNumber, CollectionId, ItemId, Publish};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Why the pallet holds an account's funds.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// For a device, until it is forgotten.
		#[codec(index = 0)]
		Device,
	}

	#[pallet::config]
	pub trait Config:
		frame_system::Config<AccountId: Into<[u8; 32]>, RuntimeEvent: From<Event<Self>>, Hash = H256>
	{
		/// The assets to which values are pushed.
		type Assets: Publish<Self::AccountId>;
		/// The chain's clock, in milliseconds since 1970.
		type Clock: Time<Moment = u64>;
		/// What deposits are held in.
		type NativeBalance: MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;
		/// The runtime's reasons for holding funds.
		type RuntimeHoldReason: From<HoldReason>;
		/// What is held for a device, until it is forgotten.
		#[pallet::constant]
		type DeviceDeposit: Get<BalanceOf<Self>>;
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

	/// The devices of each collection, revoked ones included.
	#[pallet::storage]
	pub type Devices<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, CollectionId, Blake2_128Concat, DeviceKey, Device<T>>;

	/// How many devices each collection has, revoked ones included; nothing where it has none.
	#[pallet::storage]
	pub type DeviceCount<T: Config> = StorageMap<_, Blake2_128Concat, CollectionId, u32, ValueQuery>;

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
		/// What a device signs for the assets of a collection is taken, on these terms from now on.
		DeviceAdmitted {
			/// The collection.
			collection: CollectionId,
			/// The device's public key.
			device: DeviceKey,
			/// What it is called.
			name: DeviceName,
			/// What it may.
			terms: DeviceTerms,
			/// Who has paid its deposit.
			depositor: T::AccountId,
			/// How much is on hold for it, since it was admitted first.
			deposit: BalanceOf<T>,
		},
		/// Nothing that a device signed for the assets of a collection is taken any more, whenever it signed it.
		DeviceRevoked {
			/// The collection.
			collection: CollectionId,
			/// The device's public key.
			device: DeviceKey,
		},
		/// A device is on record no more, and its deposit is free again.
		DeviceForgotten {
			/// The collection.
			collection: CollectionId,
			/// The device's public key.
			device: DeviceKey,
			/// Whose the deposit is.
			depositor: T::AccountId,
			/// How much.
			amount: BalanceOf<T>,
		},
		/// Somebody carried in readings of devices.
		Relayed {
			/// Who carried them in.
			relayer: T::AccountId,
			/// The collection.
			collection: CollectionId,
			/// How many readings were taken.
			accepted: u32,
			/// How many were refused; an event before this one says why, each.
			refused: u32,
		},
		/// A reading of a device was refused; the asset and the device's count are as they were.
		ReadingRefused {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The public key of the device that is said to have signed it.
			device: DeviceKey,
			/// Its count.
			sequence: u64,
			/// Why.
			error: DispatchError,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such collection. Create it with `uniques.create`.
		UnknownCollection,
		/// Only the collection's owner admits and dismisses its publishers and devices.
		NotOwner,
		/// The collection has 16 publishers. Dismiss one first.
		TooManyPublishers,
		/// This would allow nothing. Allow at least one entry per period, and some metrics or notes; to a device some
		/// metrics, an item, and an age of at least a second.
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
		/// The publisher or device was not admitted for this metric. Ask the collection's owner.
		MetricNotAllowed,
		/// The publisher was not admitted for notes. Ask the collection's owner.
		NotesNotAllowed,
		/// A note must be UTF-8 without control characters, 1 to 256 bytes.
		BadNote,
		/// The collection has 256 devices, revoked ones included. Revoke and forget one first.
		TooManyDevices,
		/// Anyone could sign for this key. Let the device make a new one.
		WeakKey,
		/// The name of a device must be UTF-8 without control characters; it may be empty.
		BadName,
		/// Your free balance does not cover the deposit for a device beside your existential deposit. Add funds. See the
		/// constant `deviceDeposit`.
		DepositNotCovered,
		/// This device is not admitted in the collection. The collection's owner admits it with `admitDevice`.
		DeviceNotAdmitted,
		/// The device was revoked; `publishersApi.device` says in which block. The collection's owner reinstates it with
		/// `admitDevice`.
		DeviceRevoked,
		/// The device is admitted. Revoke it first, with `revokeDevice`.
		NotRevoked,
		/// The device's last reading was ahead of the chain's clock. Forget it in half a minute.
		NotYetForgettable,
		/// The device was not admitted for this item. Ask the collection's owner.
		ItemNotAllowed,
		/// The reading has no value. Let the device sign at least one.
		NoValue,
		/// The reading's count is not above that of the device's last one that was taken: it was carried in already, or a
		/// later one was before it. Carry a device's readings in in their order.
		NotInSequence,
		/// The reading was sampled before the device's last one that was taken. Set the device's clock.
		SampledEarlier,
		/// The reading was sampled before the device was admitted or reinstated. Let it take a new one.
		SampledBeforeAdmission,
		/// The reading was sampled longer ago than the device's terms allow. Carry it in sooner, or ask the collection's
		/// owner.
		TooOld,
		/// The reading's time is ahead of the chain's clock by more than half a minute. Set the device's clock.
		FromTheFuture,
		/// The signature does not fit. It is for another chain, collection or item, or what was signed has been changed.
		BadSignature,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Let an account push to the dynamic assets of a collection: so many entries per period of `ratePeriod`
		/// blocks, the metrics whose bits are set (the first the lowest), and notes or not. For an account that is
		/// admitted already, this changes what it may. Only the owner of the collection may do this.
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

		/// Take what a device signs for the dynamic assets of a collection, on these terms: for all items or for those
		/// named, the metrics whose bits are set (the first the lowest), so many readings per period, and none that was
		/// sampled more than so many seconds ago. For a device that is admitted already, this changes what it may; one
		/// that was revoked is reinstated, and what it sampled meanwhile is refused. The name is public. A deposit is held
		/// until the device is forgotten. Only the owner of the collection may do this.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::admit_device())]
		pub fn admit_device(
			origin: OriginFor<T>,
			collection: CollectionId,
			device: DeviceKey,
			name: DeviceName,
			terms: DeviceTerms,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_admit_device(&who, collection, device, name, terms)
		}

		/// Take nothing any more that a device signed, whenever it did: it was lost, stolen or retired. What was taken
		/// stays. Only the owner of the collection may do this.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::revoke_device())]
		pub fn revoke_device(origin: OriginFor<T>, collection: CollectionId, device: DeviceKey) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_revoke_device(&who, collection, device)
		}

		/// Remove a revoked device from the collection's record, and release its deposit to who paid it. Only the owner of
		/// the collection may do this; once the collection is gone anyone, of any device.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::forget_device())]
		pub fn forget_device(origin: OriginFor<T>, collection: CollectionId, device: DeviceKey) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_forget_device(&who, collection, device)
		}

		/// Carry in readings that devices signed for items of a collection, each device's in the order of its count.
		/// Readings that are refused are told by events, and the others go on. Anyone may do this, and pays for it; the
		/// history names the device, and who carried its reading in.
		#[pallet::call_index(6)]
		#[pallet::weight(Pallet::<T>::weight_of_readings(readings.len() as u32))]
		pub fn relay(
			origin: OriginFor<T>,
			collection: CollectionId,
			readings: BoundedVec<SignedReading, T::MaxEntries>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_relay(&who, collection, readings)
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
