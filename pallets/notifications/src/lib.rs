//! # Pallet notifications
//!
//! Who is told what. An account **subscribes** to a dynamic asset, or to all assets of a collection, with a **filter**:
//! flags that are raised, states that are entered, triggers that fire, a health that falls below a bound. What a step of
//! an asset does is told in the same block, by one event that is indexed by a **topic** of each account that asked for it.
//!
//! ```text
//! round, push or synthesis ─▶ step of an asset ─▶ notable? ──no──▶ nothing is read
//!                                                    │ yes
//!                                                    ▼
//!                 the item's subscriptions, the collection's ─▶ Notified: what happened, who asked
//!                                                    │
//!                                                    └─ a topic of each account ─▶ found in any node
//! ```
//!
//! | call | who | what |
//! |---|---|---|
//! | `subscribe` | anyone | asks to be told, for a deposit |
//! | `change` | the subscriber | asks for something else |
//! | `unsubscribe` | the subscriber | ends that, and has the deposit back |
//! | `clear` | anyone | ends the subscriptions to a collection that has no blueprint any more |
//!
//! - A filter names positions of the blueprint: that which the item follows, or the collection's latest. It is checked when
//!   it is made; an item that follows another version later is told of by that one's positions, and the event names it.
//! - Every notable step is told, also one for which nobody asked: a step that changed the state, fired a trigger, raised a
//!   flag, or let the health fall.
//! - A **topic** is blake2-256 of [`DOMAIN`] and the account's bytes ([`Pallet::topic_of`]). `System.EventTopics` holds, by
//!   topic, where in a block its events are: subscribing to that one key of the state tells of nothing else.
//! - A subscription is the account's own, whoever owns the item. It ends with `unsubscribe`, or when the item retires; then
//!   the account is told, and its deposit released.
//! - An item and a collection have few places each. Whoever fills them pays for it, and keeps nobody from being told: the
//!   node's RPC takes the same filters of those who have not subscribed.
//! - Owners of collections need not mind subscriptions: those to a collection outlive it until somebody clears them.

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

const LOG_TARGET: &str = "notifications";

#[frame_support::pallet]
// The macro expects where it cannot fail.
#[allow(clippy::expect_used)]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::fungible::{Mutate, MutateHold},
	};
	use frame_system::pallet_prelude::*;
	use sp_core::H256;
	use vivarium_engine::notice::{Filter, Notice};
	use vivarium_primitives::{CollectionId, ItemId, Vocabularies};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Why the pallet holds an account's funds.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// For the place that a subscription takes, until it ends.
		#[codec(index = 0)]
		Subscription,
	}

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>, Hash = H256> {
		/// What can be told of the assets.
		type Vocabularies: Vocabularies;
		/// What deposits are held in.
		type NativeBalance: Mutate<Self::AccountId> + MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;
		/// The runtime's reasons for holding funds.
		type RuntimeHoldReason: From<HoldReason>;
		/// What is held for a subscription.
		#[pallet::constant]
		type SubscriptionDeposit: Get<BalanceOf<Self>>;
		/// The most accounts that are told of an item. Each costs a report two writes for each of its assets.
		#[pallet::constant]
		type MaxItemSubscribers: Get<u32>;
		/// The most accounts that are told of all items of a collection. They cost a report little: it is of one collection.
		#[pallet::constant]
		type MaxCollectionSubscribers: Get<u32>;
		/// The weights of the calls, and of telling.
		type WeightInfo: WeightInfo;
		/// What the benchmarks need of the runtime.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper;
	}

	/// Who is told of each item.
	#[pallet::storage]
	pub type OfItem<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		CollectionId,
		Blake2_128Concat,
		ItemId,
		BoundedVec<Subscription<T>, T::MaxItemSubscribers>,
		ValueQuery,
	>;

	/// Who is told of all items of each collection.
	#[pallet::storage]
	pub type OfCollection<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		CollectionId,
		BoundedVec<Subscription<T>, T::MaxCollectionSubscribers>,
		ValueQuery,
	>;

	/// What each account is told of: an item, or a whole collection.
	#[pallet::storage]
	pub type BySubscriber<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Blake2_128Concat, Subject, ()>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An account is told of an item, or of all items of a collection, from now on.
		Subscribed {
			/// The account.
			subscriber: T::AccountId,
			/// The collection.
			collection: CollectionId,
			/// The item; none for the whole collection.
			item: Option<ItemId>,
			/// What it is told of.
			filter: Filter,
			/// What is held for that.
			deposit: BalanceOf<T>,
		},
		/// An account is told of something else than before.
		Changed {
			/// The account.
			subscriber: T::AccountId,
			/// The collection.
			collection: CollectionId,
			/// The item; none for the whole collection.
			item: Option<ItemId>,
			/// What it is told of.
			filter: Filter,
		},
		/// An account is told no more, by its own wish, and its deposit is released.
		Unsubscribed {
			/// The account.
			subscriber: T::AccountId,
			/// The collection.
			collection: CollectionId,
			/// The item; none for the whole collection.
			item: Option<ItemId>,
			/// What was held for it.
			released: BalanceOf<T>,
		},
		/// Something happened to an asset. Indexed by a topic of each account that asked to be told of it.
		Notified {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// What happened, by positions in this version of the collection's blueprint.
			notice: Notice,
			/// Who asked to be told, each account once.
			subscribers: Vec<T::AccountId>,
		},
		/// Nothing more is told of an item that retired, or of a collection that was cleared. Indexed by a topic of each account
		/// whose subscription ended.
		Ended {
			/// The collection.
			collection: CollectionId,
			/// The item; none for the whole collection.
			item: Option<ItemId>,
			/// Whose subscriptions ended, and what was held for each and is released.
			released: Vec<(T::AccountId, BalanceOf<T>)>,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The item is not a dynamic asset, or has retired. Its owner enrols it with `dynamicAssets.enrol`.
		NotEnrolled,
		/// The collection has no blueprint, or its latest version was removed. Its owner sets one with
		/// `dynamicAssets.setBlueprint`.
		NoBlueprint,
		/// You are told of this already. Use `change` to be told of something else.
		AlreadySubscribed,
		/// You are not told of this. Use `subscribe`, and name the item exactly as you did then; no item means the whole
		/// collection.
		NotSubscribed,
		/// The item has as many subscribers as it may have. Subscribe to its collection, or follow it by the node's RPC, which
		/// takes the same filters without a subscription.
		ItemListFull,
		/// The collection has as many subscribers as it may have. Subscribe to single items, or follow it by the node's RPC,
		/// which takes the same filters without a subscription.
		CollectionListFull,
		/// The filter asks for nothing, or for a health that no asset can have. Name a flag, a state, a trigger, or a health
		/// from 1 to 100.
		MatchesNothing,
		/// The filter names a flag that the blueprint does not have. The first flag is the lowest bit.
		UnknownFlag,
		/// The filter names a state that the blueprint does not have. The first state is the lowest bit.
		UnknownState,
		/// The filter names a trigger that the blueprint does not have. The first trigger is the lowest bit.
		UnknownTrigger,
		/// The filter asks for a health, and the blueprint computes none. Leave it out.
		NoHealth,
		/// You cannot spare the deposit. `subscriptionDeposit` says how much it is.
		DepositNotCovered,
		/// The collection has a blueprint: its assets may be told of. Only the subscribers themselves end that, with
		/// `unsubscribe`.
		StillTold,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Be told of an item, or of all items of a collection if you name none. You are told when any one of these happens:
		/// one of the flags is raised, one of the states is entered, one of the triggers fires (a bit each, the blueprint's
		/// first the lowest), or the health falls below `healthBelow`. A deposit is held until you unsubscribe, or the item
		/// retires.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::subscribe())]
		pub fn subscribe(
			origin: OriginFor<T>,
			collection: CollectionId,
			item: Option<ItemId>,
			filter: Filter,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_subscribe(who, (collection, item), filter)
		}

		/// Be told of something else than before, of an item or of a collection to which you have subscribed.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::change())]
		pub fn change(
			origin: OriginFor<T>,
			collection: CollectionId,
			item: Option<ItemId>,
			filter: Filter,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_change(who, (collection, item), filter)
		}

		/// Be told no more, and have the deposit back.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::unsubscribe())]
		pub fn unsubscribe(origin: OriginFor<T>, collection: CollectionId, item: Option<ItemId>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_unsubscribe(who, (collection, item))
		}

		/// End all subscriptions to a whole collection that has no blueprint any more, so that nothing can be told of it. The
		/// deposits go back to the subscribers. Anyone may do this.
		#[pallet::call_index(3)]
		#[pallet::weight(Pallet::<T>::clear_weight())]
		pub fn clear(origin: OriginFor<T>, collection: CollectionId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_clear(collection)
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
