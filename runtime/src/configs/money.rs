//! Balances, transaction fees, and what assets spend and earn: purses, royalties, the market, licences.

use super::governance::Majority;
use crate::{
	weights, AccountId, AssetAccounts, Balance, Balances, Deadlines, DynamicAssets, Market, Royalties, Runtime,
	RuntimeEvent, RuntimeFreezeReason, RuntimeHoldReason, Synthesis, System, Uniques, EPOCH_BLOCKS, MILLIVIV,
};
use frame_support::{
	parameter_types,
	traits::{ConstU128, ConstU32, ConstU8, VariantCountOf},
	weights::{constants::WEIGHT_REF_TIME_PER_MILLIS, IdentityFee, Weight},
	PalletId,
};
use pallet_transaction_payment::{ConstFeeMultiplier, FungibleAdapter, Multiplier};
use sp_core::H256;
use sp_runtime::{traits::One, Permill};
use vivarium_engine::{blueprint::MetricKind, licence::whole_units, material::Material, reading::Reading};
use vivarium_primitives::{CollectionId, DynamicAssets as _, ItemId, Materials, Meters, Reviewers, Snapshot};

impl pallet_balances::Config for Runtime {
	type AccountStore = System;
	type Balance = Balance;
	type DoneSlashHandler = ();
	type DustRemoval = ();
	type ExistentialDeposit = ConstU128<{ crate::EXISTENTIAL_DEPOSIT }>;
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type MaxLocks = ConstU32<50>;
	type MaxReserves = ConstU32<50>;
	type ReserveIdentifier = [u8; 8];
	type RuntimeEvent = RuntimeEvent;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = weights::pallet_balances::WeightInfo<Runtime>;
}

parameter_types! {
	pub FeeMultiplier: Multiplier = Multiplier::one();
}

impl pallet_transaction_payment::Config for Runtime {
	type FeeMultiplierUpdate = ConstFeeMultiplier<FeeMultiplier>;
	type LengthToFee = IdentityFee<Balance>;
	type OnChargeTransaction = FungibleAdapter<Balances, ()>;
	type OperationalFeeMultiplier = ConstU8<5>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = weights::pallet_transaction_payment::WeightInfo<Runtime>;
	type WeightToFee = IdentityFee<Balance>;
}

parameter_types! {
	pub const AssetAccountsId: PalletId = PalletId(*b"viv/purs");
	/// 4 % of a block.
	pub const PayoutWeight: Weight = Weight::from_parts(40 * WEIGHT_REF_TIME_PER_MILLIS, u64::MAX / 10);
}

impl pallet_asset_accounts::Config for Runtime {
	type Assets = DynamicAssets;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Purses;
	type EpochLength = ConstU32<EPOCH_BLOCKS>;
	type FeeOrigin = Majority;
	type Items = Uniques;
	type Listings = Market;
	type MaxPayoutWeight = PayoutWeight;
	type NativeBalance = Balances;
	type PalletId = AssetAccountsId;
	type PrepaidBlocks = ConstU32<EPOCH_BLOCKS>;
	type WeightInfo = pallet_asset_accounts::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	pub const RoyaltiesId: PalletId = PalletId(*b"viv/roya");
	pub const MaxRate: Permill = Permill::from_percent(50);
	/// 8 % of a block.
	pub const SettlementWeight: Weight = Weight::from_parts(80 * WEIGHT_REF_TIME_PER_MILLIS, u64::MAX / 10);
}

impl pallet_royalties::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Sales;
	type Items = Uniques;
	type MaxRate = MaxRate;
	type MaxWeight = SettlementWeight;
	type NativeBalance = Balances;
	type PalletId = RoyaltiesId;
	type RuntimeHoldReason = RuntimeHoldReason;
	type ScheduleByteDeposit = ConstU128<MILLIVIV>;
	type SettlementPeriod = ConstU32<EPOCH_BLOCKS>;
	type WeightInfo = pallet_royalties::weights::SubstrateWeight<Runtime>;
}

/// Assets with what models drew of them, as whoever buys one sees it.
pub struct Matter;

impl Materials for Matter {
	fn material(collection: CollectionId, item: ItemId) -> Option<H256> {
		let Snapshot { version, life, .. } = DynamicAssets::snapshot(collection, item)?;
		let blueprint = pallet_dynamic_assets::BlueprintHashes::<Runtime>::get(collection, version)?;
		let image = Synthesis::face(collection, item).and_then(|face| face.image).map(|image| image.digest);
		let material = Material { blueprint, state: life.state, flags: life.flags, traits: &life.traits, image };
		Some(material.digest().into())
	}

	fn flags(collection: CollectionId, item: ItemId) -> Option<u32> {
		DynamicAssets::snapshot(collection, item).map(|asset| asset.life.flags)
	}
}

impl Meters for Matter {
	fn is_counter(collection: CollectionId, item: ItemId, version: u32, metric: u8) -> bool {
		counter(collection, item, version, metric).is_some()
	}

	fn counter(collection: CollectionId, item: ItemId, version: u32, metric: u8) -> Option<u64> {
		let (reading, decimals) = counter(collection, item, version, metric)?;
		reading.accepted.map(|accepted| whole_units(accepted.value, decimals))
	}

	fn weight() -> Weight {
		<Runtime as frame_system::Config>::DbWeight::get().reads(2)
	}
}

/// The reading of a counter of an asset that follows this version of its blueprint, and the decimals of its value.
fn counter(collection: CollectionId, item: ItemId, version: u32, position: u8) -> Option<(Reading, u8)> {
	let asset = DynamicAssets::snapshot(collection, item).filter(|asset| asset.version == version)?;
	let core = pallet_dynamic_assets::Blueprints::<Runtime>::get(collection, version)?;
	let metric = core.metrics.get(usize::from(position))?;
	let is_counter = matches!(metric.kind, MetricKind::Counter { .. });
	let reading = asset.life.readings.get(usize::from(position)).filter(|_| is_counter)?;
	Some((reading.clone(), metric.decimals))
}

/// Who reviews collections: the panels of the synthesis.
pub struct Panels;

impl Reviewers<AccountId> for Panels {
	fn is_reviewer(collection: CollectionId, who: &AccountId) -> bool {
		pallet_synthesis::Panels::<Runtime>::get(collection).is_some_and(|panel| panel.reviewers.contains(who))
	}
}

impl pallet_market::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Sales;
	type Deadlines = Deadlines;
	type Items = Uniques;
	type Materials = Matter;
	/// A year of blocks.
	type MaxDuration = ConstU32<15_768_000>;
	type NativeBalance = Balances;
	type Purse = AssetAccounts;
	type Royalties = Royalties;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = pallet_market::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	pub const LicensingId: PalletId = PalletId(*b"viv/lics");
	/// 3 % of a block.
	pub const PerkWeight: Weight = Weight::from_parts(30 * WEIGHT_REF_TIME_PER_MILLIS, u64::MAX / 20);
}

impl pallet_licensing::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Sales;
	type Deadlines = Deadlines;
	type Items = Uniques;
	type LicenceDeposit = ConstU128<{ 100 * MILLIVIV }>;
	type Materials = Matter;
	type MaxPerkWeight = PerkWeight;
	type Meters = Matter;
	type MinDuration = ConstU32<10>;
	type NativeBalance = Balances;
	type PalletId = LicensingId;
	type Purse = AssetAccounts;
	type Reviewers = Panels;
	type Royalties = Royalties;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = pallet_licensing::weights::SubstrateWeight<Runtime>;
}
