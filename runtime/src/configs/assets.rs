//! Items, operators and the loop.

use super::governance::TwoThirds;
use crate::{
	weights, AccountId, AssetAccounts, Balances, DynamicAssets, Licensing, Market, Notifications, Operators,
	Publishers, Runtime, RuntimeEvent, RuntimeHoldReason, Synthesis, Timestamp, WorkOrders, EPOCH_BLOCKS, MILLIVIV,
	VIV,
};
use frame_support::{
	parameter_types,
	traits::{AsEnsureOriginWithArg, ConstU128, ConstU32},
};
use frame_system::{EnsureRoot, EnsureSigned};
use sp_runtime::Perbill;
use vivarium_primitives::{operator_key::OperatorCrypto, CollectionId, ItemId};

impl pallet_uniques::Config for Runtime {
	type AttributeDepositBase = ConstU128<{ 100 * MILLIVIV }>;
	type CollectionDeposit = ConstU128<{ 10 * VIV }>;
	type CollectionId = CollectionId;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
	type Currency = Balances;
	type DepositPerByte = ConstU128<MILLIVIV>;
	type ForceOrigin = EnsureRoot<AccountId>;
	#[cfg(feature = "runtime-benchmarks")]
	type Helper = crate::benchmarks::Unused;
	type ItemDeposit = ConstU128<{ 100 * MILLIVIV }>;
	type ItemId = ItemId;
	type KeyLimit = ConstU32<64>;
	type Locker = Market;
	type MetadataDepositBase = ConstU128<{ 100 * MILLIVIV }>;
	type RuntimeEvent = RuntimeEvent;
	type StringLimit = ConstU32<256>;
	type ValueLimit = ConstU32<256>;
	type WeightInfo = weights::pallet_uniques::WeightInfo<Runtime>;
}

parameter_types! {
	pub const MissThreshold: Perbill = Perbill::from_percent(50);
	pub const OutlierThreshold: Perbill = Perbill::from_percent(20);
}

impl pallet_operators::Config for Runtime {
	type AdmissionOrigin = TwoThirds;
	type Bond = ConstU128<{ 1_000 * VIV }>;
	type CommitteeSize = ConstU32<4>;
	type Currency = Balances;
	type EpochLength = ConstU32<EPOCH_BLOCKS>;
	type MinRounds = ConstU32<20>;
	type MissThreshold = MissThreshold;
	type OutlierThreshold = OutlierThreshold;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Slashed = ();
	type WeightInfo = pallet_operators::weights::SubstrateWeight<Runtime>;
}

impl pallet_dynamic_assets::Config for Runtime {
	type AssetDeposit = ConstU128<VIV>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Seats;
	type BlueprintByteDeposit = ConstU128<MILLIVIV>;
	type Committee = Operators;
	type Keeps = Market;
	type MaxAssetsPerShard = ConstU32<200>;
	type MaxShardsDue = ConstU32<64>;
	type NativeBalance = Balances;
	type OnConcluded = (Synthesis, WorkOrders, Notifications);
	type OnRetired = (Synthesis, Publishers, AssetAccounts, Market, Licensing, WorkOrders, Notifications);
	type OnTrigger = Licensing;
	type OperatorCrypto = OperatorCrypto;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Upkeep = AssetAccounts;
	type WeightInfo = pallet_dynamic_assets::weights::SubstrateWeight<Runtime>;
}

impl pallet_publishers::Config for Runtime {
	type Assets = DynamicAssets;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Pushed;
	type Clock = Timestamp;
	type DeviceDeposit = ConstU128<{ 100 * MILLIVIV }>;
	type MaxEntries = ConstU32<64>;
	type NativeBalance = Balances;
	type RatePeriod = ConstU32<EPOCH_BLOCKS>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = pallet_publishers::weights::SubstrateWeight<Runtime>;
}

impl pallet_notifications::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Announced;
	type MaxCollectionSubscribers = ConstU32<16>;
	type MaxItemSubscribers = ConstU32<4>;
	type NativeBalance = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type SubscriptionDeposit = ConstU128<VIV>;
	type Vocabularies = DynamicAssets;
	type WeightInfo = pallet_notifications::weights::SubstrateWeight<Runtime>;
}
