//! Items of both kinds, and dynamic assets.

use super::{
	AssetAccounts, Balance, Balances, Licensing, Market, Runtime, RuntimeCall, RuntimeEvent, RuntimeHoldReason,
	UncheckedExtrinsic, PAYMENT, VIV,
};
use frame_support::{
	parameter_types, storage_alias,
	traits::{AsEnsureOriginWithArg, ConstU128, ConstU32},
	Blake2_128Concat, BoundedVec,
};
use frame_system::{
	offchain::{CreateAuthorizedTransaction, CreateTransaction, CreateTransactionBase, SigningTypes},
	EnsureRoot, EnsureSigned,
};
use pallet_nfts::PalletFeatures;
use pallet_synthesis::Face;
use sp_runtime::{traits::Verify, AccountId32, MultiSignature};
use vivarium_primitives::{
	limits, operator_key::OperatorCrypto, BlockNumber, CollectionId, Conduct, ItemId, Member, ShardId,
};

/// The deposits of items, the same for both kinds.
const ITEM_DEPOSIT: Balance = 100 * PAYMENT;
const COLLECTION_DEPOSIT: Balance = 10 * VIV;

impl pallet_uniques::Config for Runtime {
	type AttributeDepositBase = ConstU128<ITEM_DEPOSIT>;
	type CollectionDeposit = ConstU128<COLLECTION_DEPOSIT>;
	type CollectionId = CollectionId;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId32>>;
	type Currency = Balances;
	type DepositPerByte = ConstU128<PAYMENT>;
	type ForceOrigin = EnsureRoot<AccountId32>;
	type ItemDeposit = ConstU128<ITEM_DEPOSIT>;
	type ItemId = ItemId;
	type KeyLimit = ConstU32<64>;
	type Locker = Market;
	type MetadataDepositBase = ConstU128<ITEM_DEPOSIT>;
	type RuntimeEvent = RuntimeEvent;
	type StringLimit = ConstU32<256>;
	type ValueLimit = ConstU32<256>;
	type WeightInfo = pallet_uniques::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	pub Features: PalletFeatures = PalletFeatures::all_enabled();
}

impl pallet_nfts::Config for Runtime {
	type ApprovalsLimit = ConstU32<20>;
	type AttributeDepositBase = ConstU128<ITEM_DEPOSIT>;
	type BlockNumberProvider = super::System;
	type CollectionDeposit = ConstU128<COLLECTION_DEPOSIT>;
	type CollectionId = CollectionId;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId32>>;
	type Currency = Balances;
	type DepositPerByte = ConstU128<PAYMENT>;
	type Features = Features;
	type ForceOrigin = EnsureRoot<AccountId32>;
	type ItemAttributesApprovalsLimit = ConstU32<30>;
	type ItemDeposit = ConstU128<ITEM_DEPOSIT>;
	type ItemId = ItemId;
	type KeyLimit = ConstU32<64>;
	type Locker = ();
	type MaxAttributesPerCall = ConstU32<10>;
	type MaxDeadlineDuration = ConstU32<15_768_000>;
	type MaxTips = ConstU32<10>;
	type MetadataDepositBase = ConstU128<ITEM_DEPOSIT>;
	type OffchainPublic = <MultiSignature as Verify>::Signer;
	type OffchainSignature = MultiSignature;
	type RuntimeEvent = RuntimeEvent;
	type StringLimit = ConstU32<256>;
	type ValueLimit = ConstU32<256>;
	type WeightInfo = pallet_nfts::weights::SubstrateWeight<Runtime>;
}

/// Nobody reports: what is measured needs no telemetry.
pub struct Nobody;

impl vivarium_primitives::Committee<AccountId32> for Nobody {
	fn members(_: ShardId, _: BlockNumber) -> Vec<Member<AccountId32>> {
		Vec::new()
	}

	fn record(_: &AccountId32, _: Conduct) {}
}

impl pallet_dynamic_assets::Config for Runtime {
	type AssetDeposit = ConstU128<VIV>;
	type BlueprintByteDeposit = ConstU128<PAYMENT>;
	type Committee = Nobody;
	type Keeps = Market;
	type MaxAssetsPerShard = ConstU32<200>;
	type MaxShardsDue = ConstU32<64>;
	type NativeBalance = Balances;
	type OnConcluded = ();
	type OnRetired = (AssetAccounts, Market, Licensing);
	type OnTrigger = Licensing;
	type OperatorCrypto = OperatorCrypto;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Upkeep = AssetAccounts;
	type WeightInfo = pallet_dynamic_assets::weights::SubstrateWeight<Runtime>;
}

/// What models drew of assets, where pallet-synthesis has it. The pallet itself, which writes it, has no part in sales.
#[storage_alias]
pub type Faces = StorageDoubleMap<
	Synthesis,
	Blake2_128Concat,
	CollectionId,
	Blake2_128Concat,
	ItemId,
	BoundedVec<Face, ConstU32<{ limits::REVISIONS_IN_STATE }>>,
	frame_support::pallet_prelude::ValueQuery,
>;

impl SigningTypes for Runtime {
	type Public = <MultiSignature as Verify>::Signer;
	type Signature = MultiSignature;
}

impl<C> CreateTransactionBase<C> for Runtime
where
	RuntimeCall: From<C>,
{
	type Extrinsic = UncheckedExtrinsic;
	type RuntimeCall = RuntimeCall;
}

impl<C> CreateTransaction<C> for Runtime
where
	RuntimeCall: From<C>,
{
	type Extension = ();

	fn create_transaction(call: RuntimeCall, extension: ()) -> UncheckedExtrinsic {
		UncheckedExtrinsic::new_transaction(call, extension)
	}
}

impl<C> CreateAuthorizedTransaction<C> for Runtime
where
	RuntimeCall: From<C>,
{
	fn create_extension() {}
}
