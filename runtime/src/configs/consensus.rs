//! Who authors and finalizes blocks: Aura and GRANDPA, their keys owned by the session.

use super::governance::TwoThirds;
use crate::{AccountId, Balances, BlockNumber, Runtime, RuntimeEvent, SessionKeys, Validators};
use frame_support::{
	parameter_types,
	traits::{ConstBool, ConstU128, ConstU32, ConstU64, Get},
};
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_runtime::traits::{ConvertInto, OpaqueKeys};

/// The length of a slot, in milliseconds.
pub const SLOT_MS: u64 = 2_000;
/// The length of an epoch, in blocks; and of a session, where genesis says nothing else.
pub const EPOCH_BLOCKS: BlockNumber = 900;
/// The most validators.
const MAX_AUTHORITIES: u32 = 100;

impl pallet_aura::Config for Runtime {
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type AuthorityId = AuraId;
	type DisabledValidators = ();
	type MaxAuthorities = ConstU32<MAX_AUTHORITIES>;
	type SlotDuration = ConstU64<SLOT_MS>;
}

impl pallet_grandpa::Config for Runtime {
	type EquivocationReportSystem = ();
	type KeyOwnerProof = sp_core::Void;
	type MaxAuthorities = ConstU32<MAX_AUTHORITIES>;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = ConstU64<0>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
}

parameter_types! {
	pub const Offset: BlockNumber = 0;
}

/// The length of a session, in blocks.
pub struct Period;

impl Get<BlockNumber> for Period {
	fn get() -> BlockNumber {
		Validators::session_blocks()
	}
}

impl pallet_session::Config for Runtime {
	type Currency = Balances;
	type DisablingStrategy = ();
	type KeyDeposit = ConstU128<{ crate::VIV }>;
	type Keys = SessionKeys;
	type NextSessionRotation = pallet_session::PeriodicSessions<Period, Offset>;
	type RuntimeEvent = RuntimeEvent;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type SessionManager = Validators;
	type ShouldEndSession = pallet_session::PeriodicSessions<Period, Offset>;
	type ValidatorId = AccountId;
	type ValidatorIdOf = ConvertInto;
	type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
}

impl pallet_validators::Config for Runtime {
	type MaxValidators = ConstU32<MAX_AUTHORITIES>;
	type SessionBlocks = ConstU32<EPOCH_BLOCKS>;
	type ValidatorsOrigin = TwoThirds;
	type ValidatorsWeightInfo = pallet_validators::SubstrateWeight<Runtime>;
}
