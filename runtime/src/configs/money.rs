//! Balances, transaction fees, and the purses of assets.

use crate::{
	AccountId, Balance, Balances, DynamicAssets, Runtime, RuntimeEvent, RuntimeFreezeReason, RuntimeHoldReason, System,
	Uniques, EPOCH_BLOCKS,
};
use frame_support::{
	parameter_types,
	traits::{ConstU128, ConstU32, ConstU8, VariantCountOf},
	weights::{constants::WEIGHT_REF_TIME_PER_MILLIS, IdentityFee, Weight},
	PalletId,
};
use frame_system::EnsureRoot;
use pallet_transaction_payment::{ConstFeeMultiplier, FungibleAdapter, Multiplier};
use sp_runtime::traits::One;

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
	type WeightInfo = pallet_balances::weights::SubstrateWeight<Runtime>;
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
	type WeightInfo = pallet_transaction_payment::weights::SubstrateWeight<Runtime>;
	type WeightToFee = IdentityFee<Balance>;
}

parameter_types! {
	pub const AssetAccountsId: PalletId = PalletId(*b"viv/purs");
	/// A tenth of a block's 0.8 s.
	pub const PayoutWeight: Weight = Weight::from_parts(80 * WEIGHT_REF_TIME_PER_MILLIS, u64::MAX / 10);
}

impl pallet_asset_accounts::Config for Runtime {
	type Assets = DynamicAssets;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Purses;
	type EpochLength = ConstU32<EPOCH_BLOCKS>;
	type FeeOrigin = EnsureRoot<AccountId>;
	type Items = Uniques;
	type Listings = ();
	type MaxPayoutWeight = PayoutWeight;
	type NativeBalance = Balances;
	type PalletId = AssetAccountsId;
	type PrepaidBlocks = ConstU32<EPOCH_BLOCKS>;
	type WeightInfo = ();
}
