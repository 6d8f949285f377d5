//! # The Vivarium runtime
//!
//! Ties the pallets together: `configs/<area>.rs` holds their configuration, `apis.rs` the runtime APIs, `genesis` the
//! presets. Pallet and call indices are explicit and never reused.

#![cfg_attr(not(feature = "std"), no_std)]
#![recursion_limit = "512"]

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
#[macro_use]
mod benchmarks;

mod apis;
mod configs;
mod filter;
pub mod genesis;
mod proxies;
mod transactions;
mod weights;

use alloc::vec::Vec;
use sp_runtime::{
	generic, impl_opaque_keys,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
	MultiAddress, MultiSignature,
};
use sp_version::RuntimeVersion;

pub use apis::RuntimeApi;
pub use configs::{consensus::EPOCH_BLOCKS, governance::CouncilCollective, governance::MAX_COUNCILLORS};
pub use proxies::ProxyType;

/// A block number.
pub type BlockNumber = vivarium_primitives::BlockNumber;
/// A signature of an ordinary transaction.
pub type Signature = MultiSignature;
/// An account, equal to the public key or its hash.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// A balance, in units of 10⁻¹² VIV.
pub type Balance = u128;
/// How often an account has signed.
pub type Nonce = u32;
/// The digest of a block and of most other things.
pub type Hash = sp_core::H256;
/// How a transaction names an account.
pub type Address = MultiAddress<AccountId, ()>;
/// A block's header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// A transaction or inherent as it comes over the wire.
pub type UncheckedExtrinsic = generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// What an ordinary transaction's signature covers.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

/// The transaction extensions: the standard ones, with `AuthorizeCall` first, so that every wallet can sign.
pub type TxExtension = (
	frame_system::AuthorizeCall<Runtime>,
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckEra<Runtime>,
	frame_system::CheckNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
	pallet_transaction_payment::ChargeTransactionPayment<Runtime>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
);

/// Runs blocks.
pub type Executive =
	frame_executive::Executive<Runtime, Block, frame_system::ChainContext<Runtime>, Runtime, AllPalletsWithSystem>;

/// One VIV.
pub const VIV: Balance = 1_000_000_000_000;
/// A thousandth of a VIV.
pub const MILLIVIV: Balance = VIV / 1_000;
/// The smallest balance that an account can have.
pub const EXISTENTIAL_DEPOSIT: Balance = MILLIVIV;

/// Types for the node, which does not look into extrinsics.
pub mod opaque {
	use super::*;
	pub use sp_runtime::OpaqueExtrinsic as UncheckedExtrinsic;

	/// A block whose extrinsics are bytes.
	pub type Block = generic::Block<Header, UncheckedExtrinsic>;
}

impl_opaque_keys! {
	/// The keys of a validator.
	pub struct SessionKeys {
		/// Authors blocks.
		pub aura: Aura,
		/// Votes on finality.
		pub grandpa: Grandpa,
	}
}

/// The version of this runtime.
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: alloc::borrow::Cow::Borrowed("vivarium"),
	impl_name: alloc::borrow::Cow::Borrowed("vivarium"),
	authoring_version: 1,
	spec_version: 2,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;

	#[runtime::pallet_index(2)]
	pub type Aura = pallet_aura;

	#[runtime::pallet_index(3)]
	pub type Grandpa = pallet_grandpa;

	#[runtime::pallet_index(4)]
	pub type Session = pallet_session;

	#[runtime::pallet_index(5)]
	pub type Migrations = pallet_migrations;

	#[runtime::pallet_index(10)]
	pub type Balances = pallet_balances;

	#[runtime::pallet_index(11)]
	pub type TransactionPayment = pallet_transaction_payment;

	#[runtime::pallet_index(20)]
	pub type Sudo = pallet_sudo;

	#[runtime::pallet_index(21)]
	pub type Utility = pallet_utility;

	#[runtime::pallet_index(22)]
	pub type Deadlines = pallet_deadlines;

	#[runtime::pallet_index(23)]
	pub type Council = pallet_collective<Instance1>;

	#[runtime::pallet_index(24)]
	pub type Proxy = pallet_proxy;

	#[runtime::pallet_index(25)]
	pub type Multisig = pallet_multisig;

	#[runtime::pallet_index(26)]
	pub type Upgrades = pallet_upgrades;

	#[runtime::pallet_index(27)]
	pub type Validators = pallet_validators;

	#[runtime::pallet_index(30)]
	pub type Uniques = pallet_uniques;

	#[runtime::pallet_index(40)]
	pub type Operators = pallet_operators;

	#[runtime::pallet_index(41)]
	pub type DynamicAssets = pallet_dynamic_assets;

	#[runtime::pallet_index(42)]
	pub type Models = pallet_models;

	#[runtime::pallet_index(43)]
	pub type Publishers = pallet_publishers;

	#[runtime::pallet_index(44)]
	pub type Synthesis = pallet_synthesis;

	#[runtime::pallet_index(45)]
	pub type Royalties = pallet_royalties;

	#[runtime::pallet_index(46)]
	pub type AssetAccounts = pallet_asset_accounts;

	#[runtime::pallet_index(47)]
	pub type Market = pallet_market;

	#[runtime::pallet_index(48)]
	pub type Licensing = pallet_licensing;

	#[runtime::pallet_index(49)]
	pub type WorkOrders = pallet_work_orders;

	#[runtime::pallet_index(50)]
	pub type Notifications = pallet_notifications;
}
