//! Who may change the chain, and who may act for whom.

use crate::{
	proxies::ProxyType, weights, AccountId, Balances, BlockNumber, OriginCaller, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeOrigin, System, MILLIVIV, VIV,
};
use frame_support::{
	parameter_types,
	traits::{ConstU128, ConstU32, EitherOfDiverse},
	weights::Weight,
};
use frame_system::EnsureRoot;
use pallet_collective::{DefaultVote, EnsureProportionAtLeast, EnsureProportionMoreThan};
use sp_runtime::{traits::BlakeTwo256, Perbill};

/// The council among the collectives.
pub type CouncilCollective = pallet_collective::Instance1;

/// Root, or more than half of the council: what can be taken back the next day, and costs nobody a bond.
pub type Majority =
	EitherOfDiverse<EnsureRoot<AccountId>, EnsureProportionMoreThan<AccountId, CouncilCollective, 1, 2>>;
/// Root, or two thirds of the council: who reports. Of those who report, a third may be at fault and no more.
pub type TwoThirds =
	EitherOfDiverse<EnsureRoot<AccountId>, EnsureProportionAtLeast<AccountId, CouncilCollective, 2, 3>>;
/// Root, or three quarters of the council: what changes the rules themselves.
pub type ThreeQuarters =
	EitherOfDiverse<EnsureRoot<AccountId>, EnsureProportionAtLeast<AccountId, CouncilCollective, 3, 4>>;

/// The most members of the council.
pub const MAX_COUNCILLORS: u32 = 16;

/// Silence is no consent: whoever did not vote when the time is up counts against a motion.
pub struct Nay;

impl DefaultVote for Nay {
	fn default_vote(_: Option<bool>, _: u32, _: u32, _: u32) -> bool {
		false
	}
}

parameter_types! {
	/// Three days of blocks.
	pub const MotionDuration: BlockNumber = 129_600;
	/// What a motion may weigh: half of a block, so that it can be closed.
	pub MaxProposalWeight: Weight =
		Perbill::from_percent(50) * <Runtime as frame_system::Config>::BlockWeights::get().max_block;
}

impl pallet_collective::Config<CouncilCollective> for Runtime {
	type Consideration = ();
	#[cfg(not(feature = "runtime-benchmarks"))]
	type DefaultVote = Nay;
	// The benchmarks leave it to the prime to vote for those who do not.
	#[cfg(feature = "runtime-benchmarks")]
	type DefaultVote = pallet_collective::PrimeDefaultVote;
	type DisapproveOrigin = EnsureRoot<AccountId>;
	type KillOrigin = EnsureRoot<AccountId>;
	type MaxMembers = ConstU32<MAX_COUNCILLORS>;
	type MaxProposals = ConstU32<32>;
	type MaxProposalWeight = MaxProposalWeight;
	type MotionDuration = MotionDuration;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type SetMembersOrigin = ThreeQuarters;
	type WeightInfo = weights::pallet_collective::WeightInfo<Runtime>;
}

impl pallet_upgrades::Config for Runtime {
	type UpgradeOrigin = ThreeQuarters;
}

impl pallet_proxy::Config for Runtime {
	type AnnouncementDepositBase = ConstU128<VIV>;
	type AnnouncementDepositFactor = ConstU128<{ 100 * MILLIVIV }>;
	type BlockNumberProvider = System;
	type CallHasher = BlakeTwo256;
	type Currency = Balances;
	type MaxPending = ConstU32<32>;
	type MaxProxies = ConstU32<32>;
	type ProxyDepositBase = ConstU128<VIV>;
	type ProxyDepositFactor = ConstU128<{ 100 * MILLIVIV }>;
	type ProxyType = ProxyType;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = weights::pallet_proxy::WeightInfo<Runtime>;
}

impl pallet_multisig::Config for Runtime {
	type BlockNumberProvider = System;
	type Currency = Balances;
	type DepositBase = ConstU128<VIV>;
	type DepositFactor = ConstU128<{ 100 * MILLIVIV }>;
	type MaxSignatories = ConstU32<32>;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = weights::pallet_multisig::WeightInfo<Runtime>;
}

impl pallet_sudo::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = weights::pallet_sudo::WeightInfo<Runtime>;
}

impl pallet_utility::Config for Runtime {
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = weights::pallet_utility::WeightInfo<Runtime>;
}
