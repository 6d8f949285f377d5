//! Weights, measured by `scripts/benchmark`. Do not edit.
//!
//! Date: 2026-11-27, steps: 20, repetitions: 10, processor: Intel(R) Xeon(R) Processor.
//!
//! ```text
//! frame-omni-bencher v1 benchmark pallet --genesis-builder runtime --genesis-builder-preset development
//!     --pallet pallet_royalties --extrinsic '*' --steps 20 --repeat 10
//! ```

use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// The weights of the benchmarks of the same names.
pub trait WeightInfo {
	/// Of `set_schedule`.
	fn set_schedule() -> Weight;
	/// Of `remove_schedule`.
	fn remove_schedule() -> Weight;
	/// Of `freeze_schedule`.
	fn freeze_schedule() -> Weight;
	/// Of `override_item`.
	fn override_item() -> Weight;
	/// Of `remove_override`.
	fn remove_override() -> Weight;
	/// Of `claim`.
	fn claim() -> Weight;
	/// Of `collect`, measured with `s` from 1 to 10.
	fn collect(s: u32) -> Weight;
	/// Of `on_initialize_idle`.
	fn on_initialize_idle() -> Weight;
	/// Of `settle`.
	fn settle() -> Weight;
	/// Of `pay`.
	fn pay() -> Weight;
}

/// For a runtime with the database weights of `T`.
pub struct SubstrateWeight<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Terms` (r:1 w:1)
	// Proof: `Royalties::Terms` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:3 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:2 w:2)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn set_schedule() -> Weight {
		Weight::from_parts(297_418_000, 8_799)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(5))
	}

	// Storage: `Royalties::Terms` (r:1 w:1)
	// Proof: `Royalties::Terms` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn remove_schedule() -> Weight {
		Weight::from_parts(173_686_000, 3_904)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Terms` (r:1 w:1)
	// Proof: `Royalties::Terms` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
	fn freeze_schedule() -> Weight {
		Weight::from_parts(68_908_000, 3_904)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Terms` (r:1 w:0)
	// Proof: `Royalties::Terms` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Overrides` (r:1 w:1)
	// Proof: `Royalties::Overrides` (`max_values`: None, `max_size`: Some(453), added: 2928, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:3 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:2 w:2)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn override_item() -> Weight {
		Weight::from_parts(314_879_000, 8_799)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(5))
	}

	// Storage: `Royalties::Terms` (r:1 w:1)
	// Proof: `Royalties::Terms` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Asset` (r:1 w:0)
	// Proof: `Uniques::Asset` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	// Storage: `Uniques::Class` (r:1 w:0)
	// Proof: `Uniques::Class` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Overrides` (r:1 w:1)
	// Proof: `Royalties::Overrides` (`max_values`: None, `max_size`: Some(453), added: 2928, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Balances::Holds` (r:1 w:1)
	// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(301), added: 2776, mode: `MaxEncodedLen`)
	fn remove_override() -> Weight {
		Weight::from_parts(203_949_000, 3_918)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// Storage: `Royalties::Accruals` (r:1 w:0)
	// Proof: `Royalties::Accruals` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Dust` (r:1 w:1)
	// Proof: `Royalties::Dust` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn claim() -> Weight {
		Weight::from_parts(162_810_000, 6_196)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// Storage: `Royalties::Terms` (r:1 w:0)
	// Proof: `Royalties::Terms` (`max_values`: None, `max_size`: Some(439), added: 2914, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Overrides` (r:1 w:0)
	// Proof: `Royalties::Overrides` (`max_values`: None, `max_size`: Some(453), added: 2928, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:12 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Accruals` (r:10 w:10)
	// Proof: `Royalties::Accruals` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Dust` (r:10 w:10)
	// Proof: `Royalties::Dust` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn collect(s: u32) -> Weight {
		Weight::from_parts(156_745_458, 6_196)
			.saturating_add(Weight::from_parts(24_959_285, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads(3).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_603).saturating_mul(s.into()))
	}

	// Storage: `Royalties::Settlements` (r:1 w:0)
	// Proof: `Royalties::Settlements` (`max_values`: Some(1), `max_size`: Some(50), added: 545, mode: `MaxEncodedLen`)
	fn on_initialize_idle() -> Weight {
		Weight::from_parts(12_757_000, 1_535).saturating_add(T::DbWeight::get().reads(1))
	}

	// Storage: `Royalties::Settlements` (r:1 w:1)
	// Proof: `Royalties::Settlements` (`max_values`: Some(1), `max_size`: Some(50), added: 545, mode: `MaxEncodedLen`)
	// Storage: `Migrations::Cursor` (r:1 w:0)
	// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
	// Storage: `Royalties::Accruals` (r:1 w:0)
	// Proof: `Royalties::Accruals` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn settle() -> Weight {
		Weight::from_parts(40_816_000, 67_035)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Royalties::Accruals` (r:2 w:1)
	// Proof: `Royalties::Accruals` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:2 w:2)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn pay() -> Weight {
		Weight::from_parts(152_730_000, 6_196)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
}

/// For tests.
impl WeightInfo for () {
	fn set_schedule() -> Weight {
		Weight::from_parts(297_418_000, 8_799)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(5))
	}

	fn remove_schedule() -> Weight {
		Weight::from_parts(173_686_000, 3_904)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(3))
	}

	fn freeze_schedule() -> Weight {
		Weight::from_parts(68_908_000, 3_904)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn override_item() -> Weight {
		Weight::from_parts(314_879_000, 8_799)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(5))
	}

	fn remove_override() -> Weight {
		Weight::from_parts(203_949_000, 3_918)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(4))
	}

	fn claim() -> Weight {
		Weight::from_parts(162_810_000, 6_196)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(3))
	}

	fn collect(s: u32) -> Weight {
		Weight::from_parts(156_745_458, 6_196)
			.saturating_add(Weight::from_parts(24_959_285, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().reads(3).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().writes(2))
			.saturating_add(ParityDbWeight::get().writes(2).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(0, 2_603).saturating_mul(s.into()))
	}

	fn on_initialize_idle() -> Weight {
		Weight::from_parts(12_757_000, 1_535).saturating_add(ParityDbWeight::get().reads(1))
	}

	fn settle() -> Weight {
		Weight::from_parts(40_816_000, 67_035)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn pay() -> Weight {
		Weight::from_parts(152_730_000, 6_196)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(3))
	}
}
