//! Weights, measured by `scripts/benchmark`. Do not edit.
//!
//! Date: 2026-11-22, steps: 20, repetitions: 10, processor: AMD EPYC.
//!
//! ```text
//! frame-omni-bencher v1 benchmark pallet --genesis-builder runtime --genesis-builder-preset development
//!     --pallet pallet_publishers --extrinsic '*' --steps 20 --repeat 10
//! ```
//!
//! Those of devices are estimated, until they are measured.

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
		Weight::from_parts(33_099_000, 4_238)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `Publishers::Publishers` (r:1 w:1)
	// Proof: `Publishers::Publishers` (`max_values`: None, `max_size`: Some(773), added: 3248, mode: `MaxEncodedLen`)
	fn dismiss() -> Weight {
		Weight::from_parts(27_751_000, 4_238)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Publishers::Publishers` (r:1 w:1)
	// Proof: `Publishers::Publishers` (`max_values`: None, `max_size`: Some(773), added: 3248, mode: `MaxEncodedLen`)
	// Storage: `DynamicAssets::Assets` (r:64 w:0)
	// Proof: `DynamicAssets::Assets` (`max_values`: None, `max_size`: Some(5270), added: 7745, mode: `MaxEncodedLen`)
	// Storage: `Publishers::Notes` (r:64 w:64)
	// Proof: `Publishers::Notes` (`max_values`: None, `max_size`: Some(1217), added: 3692, mode: `MaxEncodedLen`)
	fn publish(n: u32) -> Weight {
		Weight::from_parts(19_338_898, 4_238)
			.saturating_add(Weight::from_parts(27_627_314, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 7_745).saturating_mul(n.into()))
	}

	// Estimated, until it is measured.
	fn admit_device() -> Weight {
		Weight::from_parts(110_000_000, 4_238)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Estimated, until it is measured.
	fn revoke_device() -> Weight {
		Weight::from_parts(35_000_000, 4_238)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Estimated, until it is measured.
	fn forget_device() -> Weight {
		Weight::from_parts(75_000_000, 4_238)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Estimated, until it is measured.
	fn relay(n: u32) -> Weight {
		Weight::from_parts(20_000_000, 4_238)
			.saturating_add(Weight::from_parts(400_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads(3).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 16_554).saturating_mul(n.into()))
	}
}

/// For tests.
impl WeightInfo for () {
	fn admit() -> Weight {
		Weight::from_parts(33_099_000, 4_238)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn dismiss() -> Weight {
		Weight::from_parts(27_751_000, 4_238)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn publish(n: u32) -> Weight {
		Weight::from_parts(19_338_898, 4_238)
			.saturating_add(Weight::from_parts(27_627_314, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().reads(2).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().writes(1))
			.saturating_add(ParityDbWeight::get().writes(1).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 7_745).saturating_mul(n.into()))
	}

	// Estimated, until it is measured.
	fn admit_device() -> Weight {
		Weight::from_parts(110_000_000, 4_238)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(4))
	}

	// Estimated, until it is measured.
	fn revoke_device() -> Weight {
		Weight::from_parts(35_000_000, 4_238)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	// Estimated, until it is measured.
	fn forget_device() -> Weight {
		Weight::from_parts(75_000_000, 4_238)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(4))
	}

	// Estimated, until it is measured.
	fn relay(n: u32) -> Weight {
		Weight::from_parts(20_000_000, 4_238)
			.saturating_add(Weight::from_parts(400_000_000, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().reads(3).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().writes(2).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 16_554).saturating_mul(n.into()))
	}
}
