//! Models, what they say, and what falls due.

use super::governance::Majority;
use crate::{
	AccountId, Balances, Deadlines, DynamicAssets, Licensing, Market, Models, Operators, Runtime, RuntimeHoldReason,
	Synthesis, WorkOrders, MILLIVIV,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{ConstU128, ConstU32, ConstU8},
	weights::{constants::WEIGHT_REF_TIME_PER_MILLIS, Weight},
};
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, Perbill};
use vivarium_primitives::{operator_key::OperatorCrypto, OnDeadline, MAX_LEADER_BLOCKS};

/// Everything that falls due at a block.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Deadline {
	/// A request, a review or a motion of the synthesis.
	#[codec(index = 0)]
	Synthesis(pallet_synthesis::Due),
	/// A listing or an offer of the market.
	#[codec(index = 1)]
	Market(pallet_market::Due<AccountId>),
	/// The end of a licence's term or grace.
	#[codec(index = 2)]
	Licensing(pallet_licensing::Due),
	/// What becomes of a work order.
	#[codec(index = 3)]
	WorkOrders(pallet_work_orders::Due),
	/// What nobody can act on, to be measured.
	#[cfg(feature = "runtime-benchmarks")]
	#[codec(index = 255)]
	Failing,
}

impl From<pallet_synthesis::Due> for Deadline {
	fn from(due: pallet_synthesis::Due) -> Self {
		Self::Synthesis(due)
	}
}

impl From<pallet_market::Due<AccountId>> for Deadline {
	fn from(due: pallet_market::Due<AccountId>) -> Self {
		Self::Market(due)
	}
}

impl From<pallet_licensing::Due> for Deadline {
	fn from(due: pallet_licensing::Due) -> Self {
		Self::Licensing(due)
	}
}

impl From<pallet_work_orders::Due> for Deadline {
	fn from(due: pallet_work_orders::Due) -> Self {
		Self::WorkOrders(due)
	}
}

/// Hands what is due to whom it concerns.
pub struct Hand;

impl OnDeadline<Deadline> for Hand {
	fn weight(deadline: &Deadline) -> Weight {
		match deadline {
			Deadline::Synthesis(due) => <Synthesis as OnDeadline<_>>::weight(due),
			Deadline::Market(due) => <Market as OnDeadline<_>>::weight(due),
			Deadline::Licensing(due) => <Licensing as OnDeadline<_>>::weight(due),
			Deadline::WorkOrders(due) => <WorkOrders as OnDeadline<_>>::weight(due),
			#[cfg(feature = "runtime-benchmarks")]
			Deadline::Failing => Weight::zero(),
		}
	}

	fn on_deadline(deadline: &Deadline) -> Result<Option<Weight>, DispatchError> {
		match deadline {
			Deadline::Synthesis(due) => <Synthesis as OnDeadline<_>>::on_deadline(due),
			Deadline::Market(due) => <Market as OnDeadline<_>>::on_deadline(due),
			Deadline::Licensing(due) => <Licensing as OnDeadline<_>>::on_deadline(due),
			Deadline::WorkOrders(due) => <WorkOrders as OnDeadline<_>>::on_deadline(due),
			#[cfg(feature = "runtime-benchmarks")]
			Deadline::Failing => Err(DispatchError::Unavailable),
		}
	}
}

parameter_types! {
	/// 16 % of a block.
	pub const DeadlinesWeight: Weight = Weight::from_parts(160 * WEIGHT_REF_TIME_PER_MILLIS, u64::MAX / 5);
	/// 5 % of a block.
	pub const OpeningWeight: Weight = Weight::from_parts(50 * WEIGHT_REF_TIME_PER_MILLIS, u64::MAX / 10);
	/// The four-fifths rule: 29 CFR 1607.4(D).
	pub const ImpactThreshold: Perbill = Perbill::from_percent(80);
}

impl pallet_deadlines::Config for Runtime {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Dues;
	type Deadline = Deadline;
	type MaxAttempts = ConstU8<3>;
	type MaxWeight = DeadlinesWeight;
	type OnDeadline = Hand;
	type RetryDelay = ConstU32<30>;
	type WeightInfo = pallet_deadlines::weights::SubstrateWeight<Runtime>;
}

impl pallet_models::Config for Runtime {
	type ImpactThreshold = ImpactThreshold;
	type MinSamples = ConstU32<20>;
	type RegistryOrigin = Majority;
	type WeightInfo = pallet_models::weights::SubstrateWeight<Runtime>;
}

/// Blocks after which a request expires: five minutes.
const REQUEST_BLOCKS: u32 = 150;

// Where the first leader is silent, the next one has as long.
const _: () = assert!(2 * MAX_LEADER_BLOCKS <= REQUEST_BLOCKS);

impl pallet_synthesis::Config for Runtime {
	type Assets = DynamicAssets;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::Seats;
	type Committee = Operators;
	type Deadlines = Deadlines;
	type DeclarationByteDeposit = ConstU128<MILLIVIV>;
	type ImageBlocks = ConstU32<15>;
	type MaxOpen = ConstU32<1_024>;
	type MaxOpeningWeight = OpeningWeight;
	type MaxWanted = ConstU32<4_096>;
	type Models = Models;
	type MotionBlocks = ConstU32<43_200>;
	type NativeBalance = Balances;
	type Notes = crate::Publishers;
	type OperatorCrypto = OperatorCrypto;
	type RequestBlocks = ConstU32<REQUEST_BLOCKS>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Upkeep = crate::AssetAccounts;
	type WeightInfo = pallet_synthesis::weights::SubstrateWeight<Runtime>;
}
