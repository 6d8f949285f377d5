//! Weights, measured by `scripts/benchmark`. Do not edit.
//!
//! Date: 2026-11-27, steps: 20, repetitions: 10, processor: Intel(R) Xeon(R) Processor.
//!
//! ```text
//! frame-omni-bencher v1 benchmark pallet --genesis-builder runtime --genesis-builder-preset development
//!     --pallet pallet_models --extrinsic '*' --steps 20 --repeat 10
//! ```

use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// The weights of the benchmarks of the same names.
pub trait WeightInfo {
	/// Of `register`.
	fn register() -> Weight;
	/// Of `update`.
	fn update() -> Weight;
	/// Of `set_status`.
	fn set_status() -> Weight;
	/// Of `clear_alert`.
	fn clear_alert() -> Weight;
	/// Of `remove`, measured with `c` from 0 to 64.
	fn remove(c: u32) -> Weight;
	/// Of `record`.
	fn record() -> Weight;
	/// Of `record_decision`.
	fn record_decision() -> Weight;
}

/// For a runtime with the database weights of `T`.
pub struct SubstrateWeight<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Models::Models` (r:1 w:1)
	// Proof: `Models::Models` (`max_values`: None, `max_size`: Some(440), added: 2915, mode: `MaxEncodedLen`)
	// Storage: `Models::CounterForModels` (r:1 w:1)
	// Proof: `Models::CounterForModels` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Models::Records` (r:0 w:1)
	// Proof: `Models::Records` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	fn register() -> Weight {
		Weight::from_parts(51_862_000, 3_905)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Models::Models` (r:1 w:1)
	// Proof: `Models::Models` (`max_values`: None, `max_size`: Some(440), added: 2915, mode: `MaxEncodedLen`)
	fn update() -> Weight {
		Weight::from_parts(42_029_000, 3_905)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Models::Models` (r:1 w:1)
	// Proof: `Models::Models` (`max_values`: None, `max_size`: Some(440), added: 2915, mode: `MaxEncodedLen`)
	fn set_status() -> Weight {
		Weight::from_parts(35_951_000, 3_905)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Models::Models` (r:1 w:1)
	// Proof: `Models::Models` (`max_values`: None, `max_size`: Some(440), added: 2915, mode: `MaxEncodedLen`)
	fn clear_alert() -> Weight {
		Weight::from_parts(29_558_000, 3_905)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Models::Models` (r:1 w:1)
	// Proof: `Models::Models` (`max_values`: None, `max_size`: Some(440), added: 2915, mode: `MaxEncodedLen`)
	// Storage: `Models::Statistics` (r:65 w:64)
	// Proof: `Models::Statistics` (`max_values`: None, `max_size`: Some(209), added: 2684, mode: `MaxEncodedLen`)
	// Storage: `Models::CounterForModels` (r:1 w:1)
	// Proof: `Models::CounterForModels` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Models::Records` (r:0 w:1)
	// Proof: `Models::Records` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	// Storage: `Models::Refused` (r:0 w:24)
	// Proof: `Models::Refused` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn remove(c: u32) -> Weight {
		Weight::from_parts(183_609_147, 3_905)
			.saturating_add(Weight::from_parts(6_689_703, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().writes(27))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(0, 2_684).saturating_mul(c.into()))
	}

	// Storage: `Models::Records` (r:1 w:0)
	// Proof: `Models::Records` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
	// Storage: `Models::Refused` (r:1 w:1)
	// Proof: `Models::Refused` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
	fn record() -> Weight {
		Weight::from_parts(24_596_000, 3_498)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Models::Models` (r:1 w:1)
	// Proof: `Models::Models` (`max_values`: None, `max_size`: Some(440), added: 2915, mode: `MaxEncodedLen`)
	// Storage: `Models::Statistics` (r:1 w:1)
	// Proof: `Models::Statistics` (`max_values`: None, `max_size`: Some(209), added: 2684, mode: `MaxEncodedLen`)
	fn record_decision() -> Weight {
		Weight::from_parts(46_814_000, 3_905)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}

/// For tests.
impl WeightInfo for () {
	fn register() -> Weight {
		Weight::from_parts(51_862_000, 3_905)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(3))
	}

	fn update() -> Weight {
		Weight::from_parts(42_029_000, 3_905)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn set_status() -> Weight {
		Weight::from_parts(35_951_000, 3_905)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn clear_alert() -> Weight {
		Weight::from_parts(29_558_000, 3_905)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn remove(c: u32) -> Weight {
		Weight::from_parts(183_609_147, 3_905)
			.saturating_add(Weight::from_parts(6_689_703, 0).saturating_mul(c.into()))
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().reads(1).saturating_mul(c.into()))
			.saturating_add(ParityDbWeight::get().writes(27))
			.saturating_add(ParityDbWeight::get().writes(1).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(0, 2_684).saturating_mul(c.into()))
	}

	fn record() -> Weight {
		Weight::from_parts(24_596_000, 3_498)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn record_decision() -> Weight {
		Weight::from_parts(46_814_000, 3_905)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
}
