//! Purses, royalties, the market, licences: as in the chain's runtime.

use super::{
	AssetAccounts, Balances, Deadlines, DynamicAssets, Faces, Market, Royalties, Runtime, RuntimeHoldReason, Uniques,
	BLOCK_WEIGHT, EPOCH_BLOCKS, LICENCE_DEPOSIT, PAYMENT,
};
use frame_support::{
	parameter_types,
	traits::{ConstU128, ConstU32},
	weights::Weight,
	PalletId,
};
use frame_system::EnsureRoot;
use sp_core::H256;
use sp_runtime::{AccountId32, Permill};
use vivarium_engine::{blueprint::MetricKind, licence::whole_units, material::Material, reading::Reading};
use vivarium_primitives::{CollectionId, DynamicAssets as _, ItemId, Materials, Meters, Reviewers, Snapshot};

parameter_types! {
	pub const AssetAccountsId: PalletId = PalletId(*b"viv/purs");
	pub const RoyaltiesId: PalletId = PalletId(*b"viv/roya");
	pub const LicensingId: PalletId = PalletId(*b"viv/lics");
	pub const MaxRate: Permill = Permill::from_percent(50);
	pub PayoutShare: Weight = BLOCK_WEIGHT / 10;
	pub PerkShare: Weight = BLOCK_WEIGHT / 20;
	pub SettlementShare: Weight = BLOCK_WEIGHT / 10;
}

impl pallet_asset_accounts::Config for Runtime {
	type Assets = DynamicAssets;
	type EpochLength = ConstU32<EPOCH_BLOCKS>;
	type FeeOrigin = EnsureRoot<AccountId32>;
	type Items = Uniques;
	type Listings = Market;
	type MaxPayoutWeight = PayoutShare;
	type NativeBalance = Balances;
	type PalletId = AssetAccountsId;
	type PrepaidBlocks = ConstU32<900>;
	type WeightInfo = pallet_asset_accounts::weights::SubstrateWeight<Runtime>;
}

impl pallet_royalties::Config for Runtime {
	type Items = Uniques;
	type MaxRate = MaxRate;
	type MaxWeight = SettlementShare;
	type NativeBalance = Balances;
	type PalletId = RoyaltiesId;
	type RuntimeHoldReason = RuntimeHoldReason;
	type ScheduleByteDeposit = ConstU128<PAYMENT>;
	type SettlementPeriod = ConstU32<EPOCH_BLOCKS>;
	type WeightInfo = pallet_royalties::weights::SubstrateWeight<Runtime>;
}

/// Assets with what models drew of them, as whoever buys one sees it.
pub struct Matter;

impl Materials for Matter {
	fn material(collection: CollectionId, item: ItemId) -> Option<H256> {
		let Snapshot { version, life, .. } = DynamicAssets::snapshot(collection, item)?;
		let blueprint = pallet_dynamic_assets::BlueprintHashes::<Runtime>::get(collection, version)?;
		let image = Faces::get(collection, item).pop().and_then(|face| face.image).map(|image| image.digest);
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

fn counter(collection: CollectionId, item: ItemId, version: u32, position: u8) -> Option<(Reading, u8)> {
	let asset = DynamicAssets::snapshot(collection, item).filter(|asset| asset.version == version)?;
	let core = pallet_dynamic_assets::Blueprints::<Runtime>::get(collection, version)?;
	let metric = core.metrics.get(usize::from(position))?;
	let is_counter = matches!(metric.kind, MetricKind::Counter { .. });
	let reading = asset.life.readings.get(usize::from(position)).filter(|_| is_counter)?;
	Some((reading.clone(), metric.decimals))
}

/// Nobody reviews.
pub struct NoPanel;

impl Reviewers<AccountId32> for NoPanel {
	fn is_reviewer(_: CollectionId, _: &AccountId32) -> bool {
		false
	}
}

impl pallet_market::Config for Runtime {
	type Deadlines = Deadlines;
	type Items = Uniques;
	type Materials = Matter;
	type MaxDuration = ConstU32<15_768_000>;
	type NativeBalance = Balances;
	type Purse = AssetAccounts;
	type Royalties = Royalties;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = pallet_market::weights::SubstrateWeight<Runtime>;
}

impl pallet_licensing::Config for Runtime {
	type Deadlines = Deadlines;
	type Items = Uniques;
	type LicenceDeposit = ConstU128<LICENCE_DEPOSIT>;
	type Materials = Matter;
	type MaxPerkWeight = PerkShare;
	type Meters = Matter;
	type MinDuration = ConstU32<10>;
	type NativeBalance = Balances;
	type PalletId = LicensingId;
	type Purse = AssetAccounts;
	type Reviewers = NoPanel;
	type Royalties = Royalties;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = pallet_licensing::weights::SubstrateWeight<Runtime>;
}
