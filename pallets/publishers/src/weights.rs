//! Weights, measured by `scripts/benchmark`. Do not edit.
//!
//! Date: 2026-11-27, steps: 20, repetitions: 10, processor: Intel(R) Xeon(R) Processor.
//!
//! ```text
//! frame-omni-bencher v1 benchmark pallet --genesis-builder runtime --genesis-builder-preset development
//!     --pallet pallet_publishers --extrinsic '*' --steps 20 --repeat 10
//! ```

use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// The weights of the benchmarks of the same names.
pub trait WeightInfo {
	/// Of `admit`.
	fn admit() -> Weight;
	/// Of `dismiss`.
	fn dismiss() -> Weight;
	/// Of `publish`, measured with `n` from 1 to 64.
	fn publish(n: u32) -> Weight;
	/// Of `admit_device`.
	fn admit_device() -> Weight;
	/// Of `revoke_device`.
	fn revoke_device() -> Weight;
	/// Of `forget_device`.
	fn forget_device() -> Weight;
	/// Of `relay`, measured with `n` from 1 to 64.
	fn relay(n: u32) -> Weight;
}

/// For a runtime with the database weights of `T`.
pub struct SubstrateWeight<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `Publishers::Publishers` (r:1 w:1)
	// Proof: `Publishers::Publishers` (`max_values`: None, `max_size`: Some(773), added: 3248, mode: `MaxEncodedLen`)
	fn admit() -> Weight {
		Weight::from_parts(70_255_000, 4_238)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `Publishers::Publishers` (r:1 w:1)
	// Proof: `Publishers::Publishers` (`max_values`: None, `max_size`: Some(773), added: 3248, mode: `MaxEncodedLen`)
	fn dismiss() -> Weight {
		Weight::from_parts(57_147_000, 4_238)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Publishers::Publishers` (r:1 w:1)
	// Proof: `Publishers::Publishers` (`max_values`: None, `max_size`: Some(773), added: 3248, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:64 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `Publishers::Notes` (r:64 w:64)
	// Proof: `Publishers::Notes` (`max_values`: None, `max_size`: Some(1217), added: 3692, mode: `MaxEncodedLen`)
	fn publish(n: u32) -> Weight {
		Weight::from_parts(92_514_152, 4_238)
			.saturating_add(Weight::from_parts(38_805_325, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 8_255).saturating_mul(n.into()))
	}

	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `Publishers::Devices` (r:1 w:1)
	// Proof: `Publishers::Devices` (`max_values`: None, `max_size`: Some(270), added: 2745, mode: `MaxEncodedLen`)
	// Storage: `Publishers::DeviceCount` (r:1 w:1)
	// Proof: `Publishers::DeviceCount` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn admit_device() -> Weight {
		Weight::from_parts(289_921_000, 3_766)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `Publishers::Devices` (r:1 w:1)
	// Proof: `Publishers::Devices` (`max_values`: None, `max_size`: Some(270), added: 2745, mode: `MaxEncodedLen`)
	fn revoke_device() -> Weight {
		Weight::from_parts(67_651_000, 3_735)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `Publishers::Devices` (r:1 w:1)
	// Proof: `Publishers::Devices` (`max_values`: None, `max_size`: Some(270), added: 2745, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `Publishers::DeviceCount` (r:1 w:1)
	// Proof: `Publishers::DeviceCount` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn forget_device() -> Weight {
		Weight::from_parts(187_424_000, 3_766)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `Publishers::Devices` (r:64 w:64)
	// Proof: `Publishers::Devices` (`max_values`: None, `max_size`: Some(270), added: 2745, mode: `MaxEncodedLen`)
	// Storage: `Timestamp::Now` (r:1 w:0)
	// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:64 w:64)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5780), added: 8255, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Blueprints` (r:1 w:0)
	// Proof: `DynamicAssets::Blueprints` (`max_values`: None, `max_size`: Some(6463), added: 8938, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Declarations` (r:1 w:0)
	// Proof: `Synthesis::Declarations` (`max_values`: None, `max_size`: Some(6309), added: 8784, mode: `MaxEncodedLen`)
	// Storage: `WorkOrders::Standings` (r:64 w:0)
	// Proof: `WorkOrders::Standings` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::BlueprintHashes` (r:1 w:0)
	// Proof: `DynamicAssets::BlueprintHashes` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Revisions` (r:0 w:64)
	// Proof: `DynamicAssets::Revisions` (`max_values`: None, `max_size`: Some(3801), added: 6276, mode: `MaxEncodedLen`)
	fn relay(n: u32) -> Weight {
		Weight::from_parts(98_935_819, 9_928)
			.saturating_add(Weight::from_parts(195_920_882, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads(3).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(3).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 8_255).saturating_mul(n.into()))
	}
}

/// For tests.
impl WeightInfo for () {
	fn admit() -> Weight {
		Weight::from_parts(70_255_000, 4_238)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn dismiss() -> Weight {
		Weight::from_parts(57_147_000, 4_238)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn publish(n: u32) -> Weight {
		Weight::from_parts(92_514_152, 4_238)
			.saturating_add(Weight::from_parts(38_805_325, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().reads(2).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(ParityDbWeight::get().writes(1).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 8_255).saturating_mul(n.into()))
	}

	fn admit_device() -> Weight {
		Weight::from_parts(289_921_000, 3_766)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(4))
	}

	fn revoke_device() -> Weight {
		Weight::from_parts(67_651_000, 3_735)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn forget_device() -> Weight {
		Weight::from_parts(187_424_000, 3_766)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(4))
	}

	fn relay(n: u32) -> Weight {
		Weight::from_parts(98_935_819, 9_928)
			.saturating_add(Weight::from_parts(195_920_882, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().reads(3).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().writes(3).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 8_255).saturating_mul(n.into()))
	}
}
