//! Weights, measured by `scripts/benchmark`. Do not edit.
//!
//! Date: 2026-11-27, steps: 20, repetitions: 10, processor: Intel(R) Xeon(R) Processor.
//!
//! ```text
//! frame-omni-bencher v1 benchmark pallet --genesis-builder runtime --genesis-builder-preset development
//!     --pallet pallet_operators --extrinsic '*' --steps 20 --repeat 10
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
	/// Of `leave`.
	fn leave() -> Weight;
	/// Of `rotate_key`.
	fn rotate_key() -> Weight;
	/// Of `resume`.
	fn resume() -> Weight;
	/// Of `reinstate`.
	fn reinstate() -> Weight;
	/// Of `report_equivocation`.
	fn report_equivocation() -> Weight;
	/// Of `on_initialize_freeze`.
	fn on_initialize_freeze() -> Weight;
	/// Of `on_initialize_boundary`, measured with `r` from 0 to 64.
	fn on_initialize_boundary(r: u32) -> Weight;
	/// Of `record`.
	fn record() -> Weight;
}

/// For a runtime with the database weights of `T`.
pub struct SubstrateWeight<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Operators::Operators` (r:1 w:1)
	// Proof: `Operators::Operators` (`max_values`: Some(1), `max_size`: Some(7554), added: 8049, mode: `MaxEncodedLen`)
	// Storage: `Operators::CurrentEpoch` (r:1 w:0)
	// Proof: `Operators::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	// Storage: `Operators::PreviousEpoch` (r:1 w:0)
	// Proof: `Operators::PreviousEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	// Storage: `Operators::NextEpoch` (r:1 w:0)
	// Proof: `Operators::NextEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `Operators::Records` (r:0 w:1)
	// Proof: `Operators::Records` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	fn admit() -> Weight {
		Weight::from_parts(267_233_000, 9_039)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `Operators::Operators` (r:1 w:1)
	// Proof: `Operators::Operators` (`max_values`: Some(1), `max_size`: Some(7554), added: 8049, mode: `MaxEncodedLen`)
	fn dismiss() -> Weight {
		Weight::from_parts(86_856_000, 9_039)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Operators::Operators` (r:1 w:1)
	// Proof: `Operators::Operators` (`max_values`: Some(1), `max_size`: Some(7554), added: 8049, mode: `MaxEncodedLen`)
	fn leave() -> Weight {
		Weight::from_parts(78_377_000, 9_039)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Operators::Operators` (r:1 w:1)
	// Proof: `Operators::Operators` (`max_values`: Some(1), `max_size`: Some(7554), added: 8049, mode: `MaxEncodedLen`)
	// Storage: `Operators::CurrentEpoch` (r:1 w:0)
	// Proof: `Operators::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	// Storage: `Operators::PreviousEpoch` (r:1 w:0)
	// Proof: `Operators::PreviousEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	// Storage: `Operators::NextEpoch` (r:1 w:0)
	// Proof: `Operators::NextEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	fn rotate_key() -> Weight {
		Weight::from_parts(108_208_000, 9_039)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Operators::Operators` (r:1 w:1)
	// Proof: `Operators::Operators` (`max_values`: Some(1), `max_size`: Some(7554), added: 8049, mode: `MaxEncodedLen`)
	// Storage: `Operators::Records` (r:1 w:1)
	// Proof: `Operators::Records` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	fn resume() -> Weight {
		Weight::from_parts(111_598_000, 9_039)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Operators::Operators` (r:1 w:1)
	// Proof: `Operators::Operators` (`max_values`: Some(1), `max_size`: Some(7554), added: 8049, mode: `MaxEncodedLen`)
	// Storage: `Operators::Records` (r:1 w:1)
	// Proof: `Operators::Records` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	fn reinstate() -> Weight {
		Weight::from_parts(107_784_000, 9_039)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Operators::CurrentEpoch` (r:1 w:0)
	// Proof: `Operators::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	// Storage: `Operators::PreviousEpoch` (r:1 w:0)
	// Proof: `Operators::PreviousEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	// Storage: `Operators::Operators` (r:1 w:1)
	// Proof: `Operators::Operators` (`max_values`: Some(1), `max_size`: Some(7554), added: 8049, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Operators::NextEpoch` (r:1 w:1)
	// Proof: `Operators::NextEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	fn report_equivocation() -> Weight {
		Weight::from_parts(455_812_000, 9_039)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `Operators::Operators` (r:1 w:0)
	// Proof: `Operators::Operators` (`max_values`: Some(1), `max_size`: Some(7554), added: 8049, mode: `MaxEncodedLen`)
	// Storage: `Operators::NextEpoch` (r:0 w:1)
	// Proof: `Operators::NextEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	fn on_initialize_freeze() -> Weight {
		Weight::from_parts(51_559_000, 9_039)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Operators::NextEpoch` (r:1 w:1)
	// Proof: `Operators::NextEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	// Storage: `System::BlockHash` (r:1 w:0)
	// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	// Storage: `Operators::CurrentEpoch` (r:1 w:1)
	// Proof: `Operators::CurrentEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	// Storage: `Operators::Operators` (r:1 w:1)
	// Proof: `Operators::Operators` (`max_values`: Some(1), `max_size`: Some(7554), added: 8049, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:64 w:64)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:64 w:64)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	// Storage: `Operators::PreviousEpoch` (r:0 w:1)
	// Proof: `Operators::PreviousEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	// Storage: `Operators::Records` (r:0 w:64)
	// Proof: `Operators::Records` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	fn on_initialize_boundary(r: u32) -> Weight {
		Weight::from_parts(111_877_160, 9_039)
			.saturating_add(Weight::from_parts(89_110_482, 0).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().writes(4))
			.saturating_add(T::DbWeight::get().writes(3).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 2_776).saturating_mul(r.into()))
	}

	// Storage: `Operators::Records` (r:1 w:1)
	// Proof: `Operators::Records` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
	// Storage: `Operators::Operators` (r:1 w:1)
	// Proof: `Operators::Operators` (`max_values`: Some(1), `max_size`: Some(7554), added: 8049, mode: `MaxEncodedLen`)
	// Storage: `Operators::NextEpoch` (r:1 w:0)
	// Proof: `Operators::NextEpoch` (`max_values`: Some(1), `max_size`: Some(4138), added: 4633, mode: `MaxEncodedLen`)
	fn record() -> Weight {
		Weight::from_parts(92_862_000, 9_039)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}

/// For tests.
impl WeightInfo for () {
	fn admit() -> Weight {
		Weight::from_parts(267_233_000, 9_039)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(4))
	}

	fn dismiss() -> Weight {
		Weight::from_parts(86_856_000, 9_039)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn leave() -> Weight {
		Weight::from_parts(78_377_000, 9_039)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn rotate_key() -> Weight {
		Weight::from_parts(108_208_000, 9_039)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn resume() -> Weight {
		Weight::from_parts(111_598_000, 9_039)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(2))
	}

	fn reinstate() -> Weight {
		Weight::from_parts(107_784_000, 9_039)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(2))
	}

	fn report_equivocation() -> Weight {
		Weight::from_parts(455_812_000, 9_039)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(4))
	}

	fn on_initialize_freeze() -> Weight {
		Weight::from_parts(51_559_000, 9_039)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn on_initialize_boundary(r: u32) -> Weight {
		Weight::from_parts(111_877_160, 9_039)
			.saturating_add(Weight::from_parts(89_110_482, 0).saturating_mul(r.into()))
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().reads(2).saturating_mul(r.into()))
			.saturating_add(ParityDbWeight::get().writes(4))
			.saturating_add(ParityDbWeight::get().writes(3).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(0, 2_776).saturating_mul(r.into()))
	}

	fn record() -> Weight {
		Weight::from_parts(92_862_000, 9_039)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(2))
	}
}
