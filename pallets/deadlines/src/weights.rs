//! Weights, measured by `scripts/benchmark`. Do not edit.
//!
//! Date: 2026-11-27, steps: 20, repetitions: 10, processor: Intel(R) Xeon(R) Processor.
//!
//! ```text
//! frame-omni-bencher v1 benchmark pallet --genesis-builder runtime --genesis-builder-preset development
//!     --pallet pallet_deadlines --extrinsic '*' --steps 20 --repeat 10
//! ```

use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// The weights of the benchmarks of the same names.
pub trait WeightInfo {
	/// Of `on_initialize_idle`.
	fn on_initialize_idle() -> Weight;
	/// Of `act`.
	fn act() -> Weight;
	/// Of `fail`.
	fn fail() -> Weight;
	/// Of `retry`.
	fn retry() -> Weight;
}

/// For a runtime with the database weights of `T`.
pub struct SubstrateWeight<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Migrations::Cursor` (r:1 w:0)
	// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::QuietUntil` (r:1 w:1)
	// Proof: `Deadlines::QuietUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:1 w:0)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	fn on_initialize_idle() -> Weight {
		Weight::from_parts(19_895_000, 67_035)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Deadlines::Armed` (r:2 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `Synthesis::Requests` (r:1 w:0)
	// Proof: `Synthesis::Requests` (`max_values`: None, `max_size`: Some(10869), added: 13344, mode: `MaxEncodedLen`)
	fn act() -> Weight {
		Weight::from_parts(32_053_000, 14_334)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Deadlines::Armed` (r:2 w:2)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Moved` (r:0 w:1)
	// Proof: `Deadlines::Moved` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
	fn fail() -> Weight {
		Weight::from_parts(51_341_000, 6_066)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Deadlines::Parked` (r:1 w:1)
	// Proof: `Deadlines::Parked` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Armed` (r:0 w:1)
	// Proof: `Deadlines::Armed` (`max_values`: None, `max_size`: Some(63), added: 2538, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::Moved` (r:0 w:1)
	// Proof: `Deadlines::Moved` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
	// Storage: `Deadlines::QuietUntil` (r:0 w:1)
	// Proof: `Deadlines::QuietUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn retry() -> Weight {
		Weight::from_parts(50_998_000, 3_529)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(4))
	}
}

/// For tests.
impl WeightInfo for () {
	fn on_initialize_idle() -> Weight {
		Weight::from_parts(19_895_000, 67_035)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn act() -> Weight {
		Weight::from_parts(32_053_000, 14_334)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn fail() -> Weight {
		Weight::from_parts(51_341_000, 6_066)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(3))
	}

	fn retry() -> Weight {
		Weight::from_parts(50_998_000, 3_529)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(4))
	}
}
