//! Work orders: contracts that triggers of assets open.

use super::money::Panels;
use crate::{AssetAccounts, Balances, Deadlines, DynamicAssets, Runtime, RuntimeHoldReason, Uniques, VIV};
use frame_support::{
	parameter_types,
	traits::{ConstU128, ConstU32},
	weights::{constants::WEIGHT_REF_TIME_PER_MILLIS, Weight},
	PalletId,
};

parameter_types! {
	pub const WorkOrdersId: PalletId = PalletId(*b"viv/work");
	/// 5 % of a block.
	pub const LineWeight: Weight = Weight::from_parts(50 * WEIGHT_REF_TIME_PER_MILLIS, u64::MAX / 10);
}

impl pallet_work_orders::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Works;
	type Conditions = DynamicAssets;
	type Deadlines = Deadlines;
	/// A week.
	type DecisionBlocks = ConstU32<{ 7 * 43_200 }>;
	type Items = Uniques;
	/// A year of blocks.
	type MaxBlocks = ConstU32<15_768_000>;
	type MaxLine = ConstU32<4_096>;
	type MaxLineWeight = LineWeight;
	type MinBlocks = ConstU32<5>;
	type NativeBalance = Balances;
	type PalletId = WorkOrdersId;
	type Purse = AssetAccounts;
	type Reviewers = Panels;
	type RuntimeHoldReason = RuntimeHoldReason;
	type TemplateDeposit = ConstU128<VIV>;
	type WeightInfo = pallet_work_orders::weights::SubstrateWeight<Runtime>;
}
