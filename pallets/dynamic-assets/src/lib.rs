//! # Pallet dynamic-assets
//!
//! The loop: items of pallet-uniques that follow telemetry.
//!
//! A **blueprint** says how the items of a collection live: metrics, where they are read, a health curve, states and
//! rules. An item that is *enrolled* under it is a **dynamic asset**. Assets that are due in the same block form a
//! **shard**; each heartbeat of a shard is a **round**, in which an operator's offchain worker fetches the telemetry
//! and submits one signed **report** for the whole shard, without a fee. What the chain accepts is a **reading**; from
//! it follow health, rules and state, and where the asset changed, a **revision**: numbered, hash-chained, with its
//! provenance.
//!
//! ```text
//! set_blueprint ─▶ enrol ─▶ round opens ─▶ report ─▶ reading ─▶ health ─▶ rules ─▶ state ─▶ revision
//!                            ▲                                                              │
//!                            └────────────── a heartbeat later ─────────────────────────────┘
//! ```
//!
//! | call | who | what |
//! |---|---|---|
//! | `set_blueprint` | owner of the collection | adds a version of the blueprint; items enrolled from then on follow it |
//! | `enrol` | owner of the item | makes the item a dynamic asset |
//! | `report` | an operator's node, by a signed payload | brings a round's telemetry |
//!
//! A round opens at each block b ≡ phase (mod heartbeat); its reports are includable in b + 1 … b + min(heartbeat, 15).

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

mod features;
mod impl_runtime_api;
mod offchain;
mod try_state;
mod types;
pub mod weights;

#[cfg(test)]
mod tests;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

/// The target of the pallet's log lines.
pub(crate) const LOG_TARGET: &str = "dynamic-assets";

#[frame_support::pallet]
// The macro expects where it cannot fail, and writes long types.
#[allow(clippy::expect_used, clippy::type_complexity)]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{pallet_prelude::*, traits::Defensive};
	use frame_system::{
		offchain::{AppCrypto, CreateAuthorizedTransaction, SigningTypes},
		pallet_prelude::*,
	};
	use sp_core::H256;
	use sp_runtime::{MultiSignature, MultiSigner};
	use vivarium_engine::{
		blueprint::{Core, Texts},
		external_id::ExternalId,
		revision::Record,
	};
	use vivarium_primitives::{BlockNumber, CollectionId, Committee, Hash, ItemId, ShardId};

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		frame_system::Config<RuntimeEvent: From<Event<Self>>, Hash = H256>
		+ pallet_uniques::Config<CollectionId = CollectionId, ItemId = ItemId>
		+ pallet_timestamp::Config<Moment = u64>
		+ SigningTypes<Public = MultiSigner, Signature = MultiSignature>
		+ CreateAuthorizedTransaction<Call<Self>>
	{
		/// The key with which operators sign reports.
		type OperatorCrypto: AppCrypto<MultiSigner, MultiSignature>;
		/// Who may report for a shard.
		type Committee: Committee<Self::AccountId>;
		/// The most assets of a shard.
		#[pallet::constant]
		type MaxAssetsPerShard: Get<u32>;
		/// The most shards that are due in the same block of a heartbeat.
		#[pallet::constant]
		type MaxShardsDue: Get<u32>;
		/// The weights of the calls.
		type WeightInfo: WeightInfo;
	}

	/// The latest version of each collection's blueprint, counted from 1.
	#[pallet::storage]
	pub type LatestVersion<T: Config> = StorageMap<_, Blake2_128Concat, CollectionId, u32>;

	/// What the chain computes with, by collection and version.
	#[pallet::storage]
	pub type Blueprints<T: Config> = StorageDoubleMap<_, Blake2_128Concat, CollectionId, Twox64Concat, u32, Core>;

	/// What workers and people read, by collection and version.
	#[pallet::storage]
	pub type BlueprintTexts<T: Config> = StorageDoubleMap<_, Blake2_128Concat, CollectionId, Twox64Concat, u32, Texts>;

	/// The digests of the blueprints, core and texts, by collection and version.
	#[pallet::storage]
	pub type BlueprintHashes<T: Config> = StorageDoubleMap<_, Blake2_128Concat, CollectionId, Twox64Concat, u32, Hash>;

	/// The dynamic assets.
	#[pallet::storage]
	pub type Assets<T: Config> = StorageDoubleMap<_, Blake2_128Concat, CollectionId, Blake2_128Concat, ItemId, Asset>;

	/// The last revisions of each asset, by number modulo 8. All of them are in the offchain database.
	#[pallet::storage]
	pub type Revisions<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, (CollectionId, ItemId), Twox64Concat, u32, Record>;

	/// The shards.
	#[pallet::storage]
	pub type Shards<T: Config> = StorageMap<_, Twox64Concat, ShardId, Shard<T>>;

	/// The shard of a blueprint version that still has room.
	#[pallet::storage]
	pub type Filling<T: Config> = StorageDoubleMap<_, Blake2_128Concat, CollectionId, Twox64Concat, u32, ShardId>;

	/// The id of the next shard.
	#[pallet::storage]
	pub type NextShard<T: Config> = StorageValue<_, ShardId, ValueQuery>;

	/// The shards that are due, by heartbeat and phase.
	#[pallet::storage]
	pub type Due<T: Config> =
		StorageMap<_, Twox64Concat, (BlockNumber, BlockNumber), BoundedVec<ShardId, T::MaxShardsDue>, ValueQuery>;

	/// The last round, by its opening block, that was decided for a shard.
	#[pallet::storage]
	pub type Decided<T: Config> = StorageMap<_, Twox64Concat, ShardId, BlockNumber>;

	/// The items of the genesis that are enrolled in the first block, so that their history begins in one.
	#[pallet::storage]
	pub type Founders<T: Config> = StorageValue<_, BoundedVec<Founder, ConstU32<MAX_FOUNDERS>>, ValueQuery>;

	/// The first block after the genesis.
	const FIRST_BLOCK: u32 = 1;

	/// Collections that exist from the beginning.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The collections, each with its blueprint and items.
		pub collections: Vec<GenesisCollection<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let founded = self.collections.iter().try_for_each(Pallet::<T>::found);
			assert!(founded.is_ok(), "the collections of the genesis are sound: {founded:?}");
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A collection has a new version of its blueprint.
		BlueprintSet {
			/// The collection.
			collection: CollectionId,
			/// The version, counted from 1.
			version: u32,
			/// The digest of the blueprint, core and texts.
			hash: H256,
		},
		/// An item became a dynamic asset.
		Enrolled {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// Its name in the outside world.
			external_id: ExternalId,
			/// The version of the blueprint that it follows.
			version: u32,
			/// The shard that it is in.
			shard: ShardId,
		},
		/// An operator's report was counted.
		Reported {
			/// The shard.
			shard: ShardId,
			/// The round, by its opening block.
			round: BlockNumber,
			/// The operator.
			operator: T::AccountId,
			/// How many values were accepted.
			accepted: u32,
			/// How many values are missing; the readings keep the old ones and say why.
			missing: u32,
		},
		/// An asset changed.
		Revised {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The revision's number.
			number: u32,
			/// The revision's hash, the new head of the asset's history.
			hash: H256,
			/// The state afterwards, by position in the blueprint.
			state: u8,
			/// The health afterwards, 0 to 100.
			health: Option<u8>,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such collection. Create it with `uniques.create`.
		UnknownCollection,
		/// There is no such item. Mint it with `uniques.mint`.
		UnknownItem,
		/// Only the owner may do this: the collection's for its blueprint, the item's for its enrolment.
		NotOwner,
		/// The collection has no blueprint. Its owner sets one with `setBlueprint`.
		NoBlueprint,
		/// The item is a dynamic asset already.
		AlreadyEnrolled,
		/// The external id must be 1 to 64 characters of `A-Z a-z 0-9 . _ ~ -`, and neither `.` nor `..`.
		BadExternalId,
		/// Too many shards are due with this heartbeat. Choose a longer heartbeat for the blueprint.
		HeartbeatFull,
		/// The heartbeat must be 5, 15, 30, 150, 450, 900, 1800, 10800 or 43200 blocks.
		BadHeartbeat,
		/// The blueprint needs at least one metric.
		NoMetric,
		/// A metric may have at most 9 decimals, and its minimum may not be above its maximum.
		BadMetric,
		/// Each term of the health curve needs a metric of its own, points that rise in value, and scores up to 100.
		BadHealth,
		/// There must be 1 to 16 states, and the initial one must be among them.
		BadStates,
		/// A transition must lead from one declared state to another.
		BadTransition,
		/// Each rule needs a condition, an effect and at least one round, and may name only declared metrics and states.
		BadRule,
		/// There must be one name and one pointer per metric, and one name per state.
		BadCount,
		/// Names may not be empty, and texts must be UTF-8 without control characters.
		BadText,
		/// The source's URL must begin with http:// or https://, name a host without user name, and hold only the
		/// placeholders {collection}, {item} and {external_id}, after the host.
		BadUrl,
		/// A pointer must follow RFC 6901: empty, or beginning with `/`; `~` only as `~0` or `~1`.
		BadPointer,
		/// There are no more ids for shards.
		ShardsExhausted,
		/// The asset's number of revisions is exhausted.
		RevisionsExhausted,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Set a new version of a collection's blueprint. Items that are enrolled from now on follow it; those enrolled
		/// before keep theirs. Only the owner of the collection may do this.
		#[pallet::call_index(0)]
		#[pallet::weight(<T as Config>::WeightInfo::set_blueprint(core.encoded_size().saturating_add(texts.encoded_size()) as u32))]
		pub fn set_blueprint(
			origin: OriginFor<T>,
			collection: CollectionId,
			core: Core,
			texts: Texts,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_blueprint(&who, collection, core, texts)
		}

		/// Make an item a dynamic asset that follows the latest version of its collection's blueprint. The external id
		/// is its name in the outside world, as the telemetry knows it. Only the owner of the item may do this.
		#[pallet::call_index(1)]
		#[pallet::weight(<T as Config>::WeightInfo::enrol())]
		pub fn enrol(
			origin: OriginFor<T>,
			collection: CollectionId,
			item: ItemId,
			external_id: ExternalId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_enrol(&who, collection, item, external_id)
		}

		/// Bring a round's telemetry for a shard. Submitted by operators' nodes, without a fee; people cannot call it.
		#[pallet::call_index(2)]
		#[pallet::weight(<T as Config>::WeightInfo::report(T::MaxAssetsPerShard::get()))]
		#[pallet::authorize(Self::authorize_report)]
		#[pallet::weight_of_authorize(<T as Config>::WeightInfo::authorize_report(observations.len() as u32))]
		pub fn report(
			origin: OriginFor<T>,
			shard: ShardId,
			round: BlockNumber,
			operator: T::AccountId,
			observations: BoundedVec<Observation, T::MaxAssetsPerShard>,
			// Checked by `authorize_report`.
			_signature: MultiSignature,
		) -> DispatchResultWithPostInfo {
			ensure_authorized(origin)?;
			// Weighed as if the shard were full, because every asset of the shard is decided; the rest is given back.
			let assets = Self::do_report(shard, round, operator, observations);
			Ok(Some(<T as Config>::WeightInfo::report(assets)).into())
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(now: BlockNumberFor<T>) -> Weight {
			if now != FIRST_BLOCK.into() {
				return Weight::zero();
			}
			let founders = Founders::<T>::decode_len().unwrap_or(0);
			<T as Config>::WeightInfo::enrol().saturating_mul(founders as u64)
		}

		fn on_finalize(now: BlockNumberFor<T>) {
			// Here and not in `on_initialize`, because the block's time is known now.
			if now == FIRST_BLOCK.into() {
				Self::enrol_founders().defensive_unwrap_or_default();
			}
		}

		fn offchain_worker(_: BlockNumberFor<T>) {
			Self::work();
		}

		fn integrity_test() {
			Self::check_integrity();
		}
	}
}
