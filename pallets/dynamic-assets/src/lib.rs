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
//! | `remove_blueprint` | owner of the collection | removes a version that no asset follows; the deposit comes back |
//! | `enrol` | owner of the item | makes the item a dynamic asset |
//! | `migrate_item` | owner of the item | moves the asset to the latest version of the blueprint |
//! | `set_trait` | owner of the item | writes a trait that the blueprint leaves to the owner |
//! | `retire` | owner of the item | makes it an ordinary item again; the deposit comes back |
//! | `retire_and_burn` | owner of the item | retires the asset and burns the item |
//! | `reap` | anyone | cleans up after an item that vanished |
//! | `report` | an operator's node, by a signed payload | brings a round's telemetry |
//! | `close_round` | anyone | closes a round whose window is over |
//!
//! A round opens at each block b ≡ phase (mod heartbeat); its reports are includable in b + 1 … b + min(heartbeat, 15).
//! A metric is decided at the report that settles it, and at the latest when the round closes: *accepted* where a
//! quorum of the committee agrees, *disputed* where it does not, *stale* where too few have a value. Once per asset and
//! round health, rules and effects follow. A round closes after its window, by the first later report, by `close_round`
//! or in `on_idle`; at once when every member of the committee has reported.
//!
//! At the first report of a round, each asset pays for it, through [`vivarium_primitives::Upkeep`]. One that cannot is
//! *dormant*: operators do not fetch it, what they say of it is not taken, and rounds pass it over until it can pay.
//!
//! A metric may be *published* instead of fetched: rounds pass it over, and either admitted publishers or devices push it,
//! as the blueprint says, through [`vivarium_primitives::Publish`].
//!
//! pallet-uniques knows nothing of dynamic assets: the runtime's call filter must refuse its `burn` and `destroy` where
//! [`Pallet::is_enrolled`], [`Pallet::has_assets`] and [`Pallet::has_blueprints`] say so. Whatever gets past it, `reap` cleans up.

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
pub mod migrations;
mod offchain;
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
pub(crate) const LOG_TARGET: &str = "dynamic-assets";

#[frame_support::pallet]
// The macro expects where it cannot fail, and writes long types.
#[allow(clippy::expect_used, clippy::type_complexity)]
pub mod pallet {
	use super::*;
	use alloc::{boxed::Box, vec::Vec};
	use frame_support::{
		dispatch::PostDispatchInfo,
		pallet_prelude::*,
		traits::{
			fungible::{Mutate, MutateHold},
			Defensive,
		},
		weights::WeightMeter,
	};
	use frame_system::{
		offchain::{AppCrypto, CreateAuthorizedTransaction, SigningTypes},
		pallet_prelude::*,
	};
	use sp_core::H256;
	use sp_runtime::{MultiSignature, MultiSigner};
	use vivarium_engine::{
		blueprint::{Core, Texts},
		external_id::ExternalId,
		revision::{Record, Retirement},
		traits::TraitValue,
	};
	use vivarium_primitives::{
		BlockNumber, CollectionId, Committee, Hash, ItemId, Keeps, OnConcluded, OnRetired, OnTrigger, ShardId, Upkeep,
	};

	/// That of release 1 was 1; see [`migrations`].
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(2);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Why the pallet holds an account's funds.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// For the blueprint of a collection, until it is removed.
		#[codec(index = 0)]
		Blueprint,
		/// For a dynamic asset, until it is retired.
		#[codec(index = 1)]
		Asset,
	}

	#[pallet::config]
	pub trait Config:
		frame_system::Config<AccountId: Into<[u8; 32]>, RuntimeEvent: From<Event<Self>>, Hash = H256>
		+ pallet_uniques::Config<CollectionId = CollectionId, ItemId = ItemId>
		+ pallet_timestamp::Config<Moment = u64>
		+ SigningTypes<Public = MultiSigner, Signature = MultiSignature>
		+ CreateAuthorizedTransaction<Call<Self>>
	{
		/// The key with which operators sign reports.
		type OperatorCrypto: AppCrypto<MultiSigner, MultiSignature>;
		/// Who may report for a shard.
		type Committee: Committee<Self::AccountId>;
		/// Who acts on the triggers that rules fire.
		type OnTrigger: OnTrigger;
		/// Who hears of every step of every asset: rounds, pushes and syntheses.
		type OnConcluded: OnConcluded;
		/// Who cleans up after an asset that was retired.
		type OnRetired: OnRetired;
		/// Who keeps items from being burnt, and lets one go that its owner retires.
		type Keeps: Keeps;
		/// Who charges assets for their rounds, and pays operators.
		type Upkeep: Upkeep<Self::AccountId>;
		/// What deposits are held in.
		type NativeBalance: Mutate<Self::AccountId> + MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;
		/// The runtime's reasons for holding funds.
		type RuntimeHoldReason: From<HoldReason>;
		/// What is held for a dynamic asset.
		#[pallet::constant]
		type AssetDeposit: Get<BalanceOf<Self>>;
		/// What is held for each byte of a blueprint.
		#[pallet::constant]
		type BlueprintByteDeposit: Get<BalanceOf<Self>>;
		/// The most assets of a shard. A full report must fit an extrinsic, which the integrity test checks.
		#[pallet::constant]
		type MaxAssetsPerShard: Get<u32>;
		/// The most shards that are due in the same block of a heartbeat.
		#[pallet::constant]
		type MaxShardsDue: Get<u32>;
		/// The weights of the calls and hooks.
		type WeightInfo: WeightInfo;
		/// What the benchmarks need of the runtime.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper;
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

	/// What is held for the blueprints, by collection and version. Nothing for those of the genesis.
	#[pallet::storage]
	pub type BlueprintDeposits<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, CollectionId, Twox64Concat, u32, Deposit<T>>;

	/// How many assets follow each blueprint, by collection and version.
	#[pallet::storage]
	pub type Population<T: Config> = StorageDoubleMap<_, Blake2_128Concat, CollectionId, Twox64Concat, u32, u32>;

	/// The dynamic assets.
	#[pallet::storage]
	pub type Assets<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, CollectionId, Blake2_128Concat, ItemId, Asset<T>>;

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

	/// The round that is being decided for each shard, if one is.
	#[pallet::storage]
	pub type Cells<T: Config> = StorageMap<_, Twox64Concat, ShardId, Cell<T>>;

	/// The reports of the rounds that are being decided, by shard and seat.
	#[pallet::storage]
	pub type Reports<T: Config> = StorageDoubleMap<_, Twox64Concat, ShardId, Twox64Concat, u8, Report<T>>;

	/// The last round, by its opening block, that was closed for each shard; at first the block of its creation.
	#[pallet::storage]
	pub type Closed<T: Config> = StorageMap<_, Twox64Concat, ShardId, BlockNumber>;

	/// The opening block up to which all rounds are closed.
	#[pallet::storage]
	pub type ClosedUntil<T: Config> = StorageValue<_, BlockNumber, ValueQuery>;

	/// The last block in which a stepped migration was under way. Rounds that overlap it count no misses.
	#[pallet::storage]
	pub type LastPause<T: Config> = StorageValue<_, BlockNumber>;

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
		/// A version of a collection's blueprint was removed, and its deposit released.
		BlueprintRemoved {
			/// The collection.
			collection: CollectionId,
			/// The version.
			version: u32,
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
			/// How many values were accepted by it.
			accepted: u32,
			/// How many values turned out missing by it; the readings keep the old ones and say why.
			missing: u32,
		},
		/// A round was closed before every operator of its committee had reported.
		RoundClosed {
			/// The shard.
			shard: ShardId,
			/// The round, by its opening block.
			round: BlockNumber,
			/// How many operators had reported.
			reported: u32,
			/// How many had not.
			missed: u32,
		},
		/// An asset changed, and with it its metadata (as ERC-4906's `MetadataUpdate` tells).
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
		/// A trait changed (as ERC-7496's `TraitUpdated` tells).
		TraitUpdated {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The trait, by position in the blueprint.
			index: u8,
			/// Its value afterwards.
			value: TraitValue,
		},
		/// A flag was raised.
		FlagRaised {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The flag, by position in the blueprint.
			flag: u8,
		},
		/// A flag was cleared.
		FlagCleared {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The flag, by position in the blueprint.
			flag: u8,
		},
		/// A rule fired a trigger.
		Triggered {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The trigger's code, by position in the blueprint.
			code: u8,
		},
		/// What a round did to an asset failed; the asset is left as it was, and marked.
		AssetFailed {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The round, by its opening block.
			round: BlockNumber,
			/// What failed.
			error: DispatchError,
		},
		/// An asset follows another version of its blueprint, whose positions hold from now on; all its traits are told.
		Migrated {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The version before.
			from: u32,
			/// The version after.
			to: u32,
			/// The shard that it is in now.
			shard: ShardId,
		},
		/// An item ceased to be a dynamic asset; its deposit is released.
		Retired {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// Why.
			reason: Retirement,
			/// The number of its last revision.
			number: u32,
			/// The hash of its last revision, with which its history can be checked for ever.
			head: H256,
		},
		/// Nobody could pay for a round of an asset: this one and those after it pass it over until somebody can. Fund it with
		/// `assetAccounts.fund`.
		WentDormant {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The first round that passes it over, by its opening block.
			round: BlockNumber,
		},
		/// A dormant asset could pay again.
		Woke {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The round that takes it in again, by its opening block.
			round: BlockNumber,
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
		/// The collection has no blueprint, or its latest version was removed. Its owner sets one with `setBlueprint`.
		NoBlueprint,
		/// The item is a dynamic asset already. Nothing is to do.
		AlreadyEnrolled,
		/// The external id must be 1 to 64 characters of `A-Z a-z 0-9 . _ ~ -`, and neither `.` nor `..`.
		BadExternalId,
		/// Too many shards are due with this heartbeat. Choose a longer heartbeat for the blueprint.
		HeartbeatFull,
		/// The heartbeat must be 5, 15, 30, 150, 450, 900, 1800, 10800 or 43200 blocks.
		BadHeartbeat,
		/// The blueprint needs at least one metric.
		NoMetric,
		/// A metric contradicts itself: at most 9 decimals, a minimum not above the maximum, a scale without zeros, a
		/// window of at most 16, steps confirmed by 1 to 16 rounds, no source where publishers push it, devices only where
		/// they do.
		BadMetric,
		/// Each term of the health curve needs a metric of its own, at least one point, points that rise in value, and
		/// scores up to 100; and a window of 2 readings or more where it reads a statistic.
		BadHealth,
		/// A trait needs a sound range or 1 to 16 options, an initial value within them, and no rules as writers of texts.
		BadTrait,
		/// There must be 1 to 16 states, and the initial one must be among them.
		BadStates,
		/// A transition must lead from one declared state to another.
		BadTransition,
		/// There may be at most 16 flags and 16 triggers.
		BadFlags,
		/// Each rule needs a condition, an effect and at least one round, and may name only what is declared and writable.
		/// A window that is read needs 2 readings, a moment that is read a metric without decimals.
		BadRule,
		/// There must be one name per metric, trait, option, state, flag, trigger and measure, and at most one reason per rule,
		/// of which the last is not empty.
		BadCount,
		/// Names may be neither empty nor there twice, and texts must be UTF-8 without control characters.
		BadText,
		/// A source must point to declared metrics, each once, and allow its samples at least 1 second of age.
		BadSource,
		/// A metric asks for more distinct origins than the sources name. Add sources, or lower its `minSources`.
		TooFewSources,
		/// A source's URL must have at most 256 bytes, begin with http:// or https://, name a host without user name, and
		/// hold only the placeholders {collection}, {item} and {external_id}, after the host; no fragment, and special
		/// characters percent-encoded.
		BadUrl,
		/// A pointer must follow RFC 6901: empty, or beginning with `/`; `~` only as `~0` or `~1`.
		BadPointer,
		/// There is no such version of the blueprint. `latestVersion` names the last one; those removed are gone.
		UnknownVersion,
		/// Assets follow this version of the blueprint. Migrate or retire them first.
		BlueprintInUse,
		/// The item is not a dynamic asset. Enrol it with `enrol`.
		NotEnrolled,
		/// The asset follows the latest version of its blueprint already. Nothing is to do.
		AlreadyMigrated,
		/// The blueprint declares no such trait. Use the position of a declared one; the first is 0.
		UnknownTrait,
		/// The blueprint does not leave this trait to the owner. The collection's owner can, in a new version.
		NotWritable,
		/// The trait cannot hold this value: a number must be in its range, a text at most 64 plain bytes.
		BadValue,
		/// The item exists. Only its owner ends its life as a dynamic asset, with `retire`.
		ItemExists,
		/// No round of this shard waits to be closed. Nothing is to do.
		NothingToClose,
		/// The round's reports may still come. Close it after its window.
		WindowOpen,
		/// There are no more ids for shards.
		ShardsExhausted,
		/// The asset's number of revisions is exhausted.
		RevisionsExhausted,
		/// The asset has changed since this was proposed: its blueprint, its state or a trait does not fit any more.
		/// Nothing was changed; ask anew.
		NoLongerFits,
		/// That revision is not in state any more; only the last 8 are. Choose a later one.
		RevisionGone,
		/// That revision was made under another blueprint, whose positions mean something else. Choose one since the last
		/// migration.
		OtherBlueprint,
		/// The blueprint that the asset follows has no such metric. Use the position of a declared one.
		UnknownMetric,
		/// Operators fetch this metric. Only metrics that the blueprint declares as published can be pushed.
		NotPublished,
		/// A metric is there twice. Push one value for each.
		MetricTwice,
		/// The value is outside the metric's plausible range. Check its decimals.
		Implausible,
		/// The value is below the last one, and the blueprint does not allow this counter to be reset.
		CounterFell,
		/// A measure names no declared metric, a period is not of a counter, a temperature is not of a gauge in °C between
		/// −200 and 1,000, its activation energy is not 10,000 to 250,000 J/mol, or its gap or period lasts no second.
		BadMeasure,
		/// Devices push this metric, and accounts may not. Send a reading that an admitted device has signed.
		ByDevices,
		/// Accounts of publishers push this metric, and devices may not. Publish it from an admitted account.
		ByAccounts,
		/// The device's sample is not newer than the last one of this metric. Send samples in the order of their times.
		NotNewer,
		/// A claim has no condition, or one that names what the blueprint does not declare, reads a window of fewer than two
		/// readings, counts until a metric with decimals, or asks for a step, which is of one round.
		BadClaim,
		/// Your free balance does not cover the deposit beside your existential deposit. Top it up first. See the
		/// constants `assetDeposit` and `blueprintByteDeposit`.
		DepositNotCovered,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Set a new version of a collection's blueprint. Items that are enrolled from now on follow it; those enrolled
		/// before keep theirs. `blueprintByteDeposit` for each byte is held of you until the version is removed. Only the
		/// owner of the collection may do this.
		#[pallet::call_index(0)]
		#[pallet::weight(<T as Config>::WeightInfo::set_blueprint(core.encoded_size().saturating_add(texts.encoded_size()) as u32))]
		pub fn set_blueprint(
			origin: OriginFor<T>,
			collection: CollectionId,
			core: Box<Core>,
			texts: Box<Texts>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_blueprint(&who, collection, *core, *texts)
		}

		/// Make an item a dynamic asset that follows the latest version of its collection's blueprint. The external id
		/// is its name in the outside world, as the telemetry knows it. `assetDeposit` is held of you until it is
		/// retired. The item's metadata in `uniques` is replaced by a short, frozen token URI. Only the owner of the
		/// item may do this.
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
		#[pallet::weight(Pallet::<T>::report_weight(T::MaxAssetsPerShard::get()))]
		#[pallet::authorize(Self::authorize_report)]
		#[pallet::weight_of_authorize(<T as Config>::WeightInfo::authorize_report(observations.len() as u32))]
		pub fn report(
			origin: OriginFor<T>,
			shard: ShardId,
			round: BlockNumber,
			operator: T::AccountId,
			observations: Report<T>,
			// Checked by `authorize_report`.
			_signature: MultiSignature,
		) -> DispatchResultWithPostInfo {
			ensure_authorized(origin)?;
			// Weighed as if it closed a round of a full shard and decided another one; the rest is given back.
			let work = Self::do_report(shard, round, operator, observations);
			// Its parts were measured apart, and each counts the proof of the same assets.
			let most = Self::report_weight(T::MaxAssetsPerShard::get());
			Ok(Some(work.weight::<T>().min(most)).into())
		}

		/// Remove a version of a collection's blueprint that no asset follows; its deposit comes back. Only the owner of
		/// the collection may do this, and anyone once the collection is gone.
		#[pallet::call_index(3)]
		#[pallet::weight(<T as Config>::WeightInfo::remove_blueprint())]
		pub fn remove_blueprint(origin: OriginFor<T>, collection: CollectionId, version: u32) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_remove_blueprint(&who, collection, version)
		}

		/// Move an asset to the latest version of its collection's blueprint. Metrics, traits, states and flags of the
		/// same name go along; traits that are gone are named in the revision, new ones begin as declared. Only the owner
		/// of the item may do this.
		#[pallet::call_index(4)]
		#[pallet::weight(<T as Config>::WeightInfo::migrate_item())]
		pub fn migrate_item(origin: OriginFor<T>, collection: CollectionId, item: ItemId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_migrate_item(&who, collection, item)
		}

		/// End an item's life as a dynamic asset. The item stays yours, its history stays checkable from the head that
		/// `Retired` names, and the deposit comes back to who made it. What is in its purse goes to you, its listing and
		/// offers of licences end, and orders that are not completed are refunded. Only the owner of the item may do this.
		#[pallet::call_index(5)]
		#[pallet::weight(<T as Config>::WeightInfo::retire().saturating_add(T::OnRetired::weight()))]
		pub fn retire(origin: OriginFor<T>, collection: CollectionId, item: ItemId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_retire(&who, collection, item, Retirement::Retired)
		}

		/// Retire a dynamic asset, as `retire` does, and burn its item. Only the owner of the item may do this.
		#[pallet::call_index(6)]
		#[pallet::weight(<T as Config>::WeightInfo::retire_and_burn().saturating_add(T::OnRetired::weight()))]
		pub fn retire_and_burn(origin: OriginFor<T>, collection: CollectionId, item: ItemId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_retire(&who, collection, item, Retirement::Burnt)
		}

		/// Clean up after a dynamic asset whose item vanished from pallet-uniques. Anyone may do this; the deposit goes
		/// back to who made it.
		#[pallet::call_index(7)]
		#[pallet::weight(<T as Config>::WeightInfo::reap().saturating_add(T::OnRetired::weight()))]
		pub fn reap(origin: OriginFor<T>, collection: CollectionId, item: ItemId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_reap(collection, item)
		}

		/// Close a round whose window is over, so that what it left undecided is decided. Anyone may do this; it is free
		/// of charge when it closes one.
		#[pallet::call_index(8)]
		#[pallet::weight(Pallet::<T>::closing_weight(T::MaxAssetsPerShard::get()))]
		pub fn close_round(origin: OriginFor<T>, shard: ShardId) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let assets = Self::do_close_round(shard)?;
			let actual_weight = Some(Self::closing_weight(assets));
			Ok(PostDispatchInfo { actual_weight, pays_fee: Pays::No })
		}

		/// Write a trait that the blueprint leaves to the owner: a number, an option's position, 0 or 1 for no or yes,
		/// or a text. `index` is the trait's position in the asset's blueprint; the first is 0. Only the owner of the
		/// item may do this.
		#[pallet::call_index(9)]
		#[pallet::weight(<T as Config>::WeightInfo::set_trait())]
		pub fn set_trait(
			origin: OriginFor<T>,
			collection: CollectionId,
			item: ItemId,
			index: u8,
			value: TraitValue,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_trait(&who, collection, item, index, value)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(now: BlockNumberFor<T>) -> Weight {
			let pause = Self::note_pause();
			if now != FIRST_BLOCK.into() {
				return pause;
			}
			let founders = Founders::<T>::decode_len().unwrap_or(0);
			<T as Config>::WeightInfo::enrol_founders(founders as u32).saturating_add(pause)
		}

		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			Self::close_due(&mut meter);
			meter.consumed()
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

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
