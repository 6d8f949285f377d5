//! What is measured: the pallets with their real weights, in blocks with the real limits.
//!
//! Kept apart from the chain's runtime, so that what a block costs beside them does not hide what they cost.

mod assets;
mod money;

pub use assets::Faces;
pub use money::{Matter, SettlementShare};

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	construct_runtime, derive_impl,
	dispatch::DispatchClass,
	migrations::FreezeChainOnFailedMigration,
	parameter_types,
	traits::{fungible::Mutate, tokens::Preservation, ConstU128, ConstU32, ConstU64, ConstU8},
	weights::{
		constants::{ParityDbWeight, WEIGHT_REF_TIME_PER_MILLIS},
		Weight,
	},
};
use frame_system::limits::{BlockLength, BlockWeights};
use pallet_balances::WeightInfo as _;
use scale_info::TypeInfo;
use sp_runtime::{
	generic,
	traits::{AccountIdLookup, BlakeTwo256, Hash as _},
	AccountId32, DispatchError, MultiAddress, MultiSignature, Perbill,
};
use sp_version::RuntimeVersion;
use vivarium_primitives::{BlockNumber, OnDeadline};

/// A block's header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// A transaction or inherent.
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<MultiAddress<AccountId32, ()>, RuntimeCall, MultiSignature, ()>;
/// Runs blocks.
pub type Executive =
	frame_executive::Executive<Runtime, Block, frame_system::ChainContext<Runtime>, Runtime, AllPalletsWithSystem>;

construct_runtime!(
	pub enum Runtime {
		System: frame_system,
		Timestamp: pallet_timestamp,
		Migrations: pallet_migrations,
		Balances: pallet_balances,
		Deadlines: pallet_deadlines,
		Nfts: pallet_nfts,
		Uniques: pallet_uniques,
		DynamicAssets: pallet_dynamic_assets,
		AssetAccounts: pallet_asset_accounts,
		Royalties: pallet_royalties,
		Market: pallet_market,
		Licensing: pallet_licensing,
	}
);

/// A balance.
pub type Balance = u128;

/// What a payment is worth: enough for the account that it makes.
pub const PAYMENT: Balance = 1_000_000_000;
/// The account that pays.
pub const PAYER: AccountId32 = AccountId32::new([1; 32]);
/// A VIV, the unit of the chain.
pub const VIV: Balance = 1_000 * PAYMENT;
/// What is held for a licence.
pub const LICENCE_DEPOSIT: Balance = 100 * PAYMENT;
/// In no measurement an epoch ends before this block: what comes with it is no part of what is measured.
const EPOCH_BLOCKS: BlockNumber = 1_000_000;
/// The limits of a block, as in the chain's runtime.
const BLOCK_WEIGHT: Weight = Weight::from_parts(1_000 * WEIGHT_REF_TIME_PER_MILLIS, u64::MAX);
const BLOCK_BYTES: u32 = 5 * 1024 * 1024;
const SLOT_MS: u64 = 2_000;
const NORMAL: Perbill = Perbill::from_percent(75);

parameter_types! {
	pub Version: RuntimeVersion = RuntimeVersion { system_version: 1, ..Default::default() };
	pub Weights: BlockWeights = BlockWeights::with_sensible_defaults(BLOCK_WEIGHT, NORMAL);
	pub Length: BlockLength = BlockLength::builder().max_length(BLOCK_BYTES).build();
	pub Share: Weight = BLOCK_WEIGHT / 5;
	pub MigrationWeight: Weight = NORMAL * BLOCK_WEIGHT;
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type AccountData = pallet_balances::AccountData<Balance>;
	type Block = Block;
	type BlockHashCount = ConstU32<2_400>;
	type BlockLength = Length;
	type BlockWeights = Weights;
	type DbWeight = ParityDbWeight;
	type Lookup = AccountIdLookup<AccountId32, ()>;
	type MultiBlockMigrator = Migrations;
	type Version = Version;
}

impl pallet_timestamp::Config for Runtime {
	type MinimumPeriod = ConstU64<{ SLOT_MS / 2 }>;
	type Moment = u64;
	type OnTimestampSet = ();
	type WeightInfo = pallet_timestamp::weights::SubstrateWeight<Runtime>;
}

impl pallet_migrations::Config for Runtime {
	type CursorMaxLen = ConstU32<65_536>;
	type FailedMigrationHandler = FreezeChainOnFailedMigration;
	type IdentifierMaxLen = ConstU32<256>;
	type MaxServiceWeight = MigrationWeight;
	type MigrationStatusHandler = ();
	type Migrations = ();
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_migrations::weights::SubstrateWeight<Runtime>;
}

impl pallet_balances::Config for Runtime {
	type AccountStore = System;
	type Balance = Balance;
	type DoneSlashHandler = ();
	type DustRemoval = ();
	type ExistentialDeposit = ConstU128<PAYMENT>;
	type FreezeIdentifier = ();
	type MaxFreezes = ();
	type MaxLocks = ();
	type MaxReserves = ();
	type ReserveIdentifier = ();
	type RuntimeEvent = RuntimeEvent;
	type RuntimeFreezeReason = ();
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = pallet_balances::weights::SubstrateWeight<Runtime>;
}

impl pallet_deadlines::Config for Runtime {
	type Deadline = Deadline;
	type MaxAttempts = ConstU8<3>;
	type MaxWeight = Share;
	type OnDeadline = Acts;
	type RetryDelay = ConstU32<30>;
	type WeightInfo = pallet_deadlines::weights::SubstrateWeight<Runtime>;
}

/// What the hooks of the present block weigh, after them.
pub fn hooks_weight() -> Weight {
	let base = Weights::get().base_block;
	System::block_weight().get(DispatchClass::Mandatory).saturating_sub(base)
}

/// What every block begins with: its time.
pub fn inherent(block: BlockNumber) -> UncheckedExtrinsic {
	let now = u64::from(block).saturating_mul(SLOT_MS);
	UncheckedExtrinsic::new_bare(pallet_timestamp::Call::set { now }.into())
}

/// What falls due.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Deadline {
	/// Nothing happens.
	Nothing(u32),
	/// An account of its own is paid, and is made by that.
	Payment(u32),
	/// A step of a licence.
	Licence(pallet_licensing::Due),
	/// A listing or an offer is over.
	Market(pallet_market::Due<AccountId32>),
}

impl From<pallet_licensing::Due> for Deadline {
	fn from(due: pallet_licensing::Due) -> Self {
		Self::Licence(due)
	}
}

impl From<pallet_market::Due<AccountId32>> for Deadline {
	fn from(due: pallet_market::Due<AccountId32>) -> Self {
		Self::Market(due)
	}
}

/// The account of somebody in this role, of whom there are many.
pub fn account(role: &str, number: u32) -> AccountId32 {
	AccountId32::new(BlakeTwo256::hash_of(&(role, number)).0)
}

/// The account that the deadline of this number pays.
pub fn payee(number: u32) -> AccountId32 {
	AccountId32::new(frame_support::Hashable::blake2_256(&number))
}

/// Acts on deadlines.
pub struct Acts;

impl OnDeadline<Deadline> for Acts {
	fn weight(deadline: &Deadline) -> Weight {
		match deadline {
			Deadline::Nothing(_) => Weight::zero(),
			// The transfer's own weight leaves out the account that signs, which here is the one that pays.
			Deadline::Payment(_) => pallet_balances::weights::SubstrateWeight::<Runtime>::transfer_allow_death()
				.saturating_add(ParityDbWeight::get().reads_writes(1, 1)),
			Deadline::Licence(due) => Licensing::weight(due),
			Deadline::Market(due) => Market::weight(due),
		}
	}

	fn on_deadline(deadline: &Deadline) -> Result<Option<Weight>, DispatchError> {
		match deadline {
			Deadline::Nothing(_) => Ok(None),
			Deadline::Payment(number) => {
				Balances::transfer(&PAYER, &payee(*number), PAYMENT, Preservation::Preserve).map(|_| None)
			}
			Deadline::Licence(due) => Licensing::on_deadline(due),
			Deadline::Market(due) => Market::on_deadline(due),
		}
	}
}
