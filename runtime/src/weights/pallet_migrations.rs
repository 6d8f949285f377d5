//! Weights of `pallet_migrations` on this runtime, measured by `scripts/benchmark`. Do not edit.
//!
//! Date: 2026-11-27, steps: 20, repetitions: 10, processor: Intel(R) Xeon(R) Processor.
//!
//! ```text
//! frame-omni-bencher v1 benchmark pallet --genesis-builder runtime --genesis-builder-preset development
//!     --pallet pallet_migrations --extrinsic '*' --steps 20 --repeat 10
//! ```

use frame_support::{traits::Get, weights::Weight};

/// The weights of the benchmarks of the same names.
pub struct WeightInfo<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> pallet_migrations::WeightInfo for WeightInfo<T> {
	// Storage: `Migrations::Cursor` (r:1 w:1)
	// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
	// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	fn onboard_new_mbms() -> Weight {
		Weight::from_parts(22_946_000, 67_035)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Migrations::Cursor` (r:1 w:0)
	// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
	fn progress_mbms_none() -> Weight {
		Weight::from_parts(7_768_000, 67_035).saturating_add(T::DbWeight::get().reads(1))
	}

	// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	// Storage: `Migrations::Cursor` (r:0 w:1)
	// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
	fn exec_migration_completed() -> Weight {
		Weight::from_parts(18_856_000, 3_594)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	// Storage: `Migrations::Historic` (r:1 w:0)
	// Proof: `Migrations::Historic` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	fn exec_migration_skipped_historic() -> Weight {
		Weight::from_parts(31_700_000, 3_731).saturating_add(T::DbWeight::get().reads(2))
	}

	// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	// Storage: `Migrations::Historic` (r:1 w:0)
	// Proof: `Migrations::Historic` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	fn exec_migration_advance() -> Weight {
		Weight::from_parts(32_164_000, 3_731).saturating_add(T::DbWeight::get().reads(2))
	}

	// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	// Storage: `Migrations::Historic` (r:1 w:1)
	// Proof: `Migrations::Historic` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	fn exec_migration_complete() -> Weight {
		Weight::from_parts(36_316_000, 3_731)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	// Storage: `Migrations::Historic` (r:1 w:0)
	// Proof: `Migrations::Historic` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	// Storage: `Migrations::Cursor` (r:0 w:1)
	// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
	fn exec_migration_fail() -> Weight {
		Weight::from_parts(42_305_000, 3_731)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	fn on_init_loop() -> Weight {
		Weight::from_parts(563_000, 0)
	}

	// Storage: `Migrations::Cursor` (r:0 w:1)
	// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
	fn force_set_cursor() -> Weight {
		Weight::from_parts(10_410_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Migrations::Cursor` (r:0 w:1)
	// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
	fn force_set_active_cursor() -> Weight {
		Weight::from_parts(10_648_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Migrations::Cursor` (r:1 w:0)
	// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
	// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
	fn force_onboard_mbms() -> Weight {
		Weight::from_parts(22_831_000, 67_035).saturating_add(T::DbWeight::get().reads(2))
	}

	// Storage: `Migrations::Historic` (r:256 w:256)
	// Proof: `Migrations::Historic` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
	fn clear_historic(n: u32) -> Weight {
		Weight::from_parts(98_887_718, 3_965)
			.saturating_add(Weight::from_parts(3_558_569, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2_738).saturating_mul(n.into()))
	}

	// Storage: `Skipped::Metadata` (r:0 w:0)
	// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
	fn reset_pallet_migration(n: u32) -> Weight {
		Weight::from_parts(3_732_090, 1_381)
			.saturating_add(Weight::from_parts(2_025_665, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(n.into()))
	}
}
