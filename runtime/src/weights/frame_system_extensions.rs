//! Weights of `frame_system_extensions` on this runtime, measured by `scripts/benchmark`. Do not edit.
//!
//! Date: 2026-11-27, steps: 20, repetitions: 10, processor: Intel(R) Xeon(R) Processor.
//!
//! ```text
//! frame-omni-bencher v1 benchmark pallet --genesis-builder runtime --genesis-builder-preset development
//!     --pallet frame_system_extensions --extrinsic '*' --steps 20 --repeat 10
//! ```

use frame_support::{traits::Get, weights::Weight};

/// The weights of the benchmarks of the same names.
pub struct WeightInfo<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> frame_system::ExtensionsWeightInfo for WeightInfo<T> {
	fn check_genesis() -> Weight {
		Weight::from_parts(6_123_000, 0)
	}

	fn check_mortality_mortal_transaction() -> Weight {
		Weight::from_parts(12_738_000, 0)
	}

	fn check_mortality_immortal_transaction() -> Weight {
		Weight::from_parts(12_762_000, 0)
	}

	fn check_non_zero_sender() -> Weight {
		Weight::from_parts(1_850_000, 0)
	}

	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn check_nonce() -> Weight {
		Weight::from_parts(25_841_000, 3_593)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	fn check_spec_version() -> Weight {
		Weight::from_parts(1_473_000, 0)
	}

	fn check_tx_version() -> Weight {
		Weight::from_parts(1_624_000, 0)
	}

	fn check_weight() -> Weight {
		Weight::from_parts(12_638_000, 0)
	}

	fn weight_reclaim() -> Weight {
		Weight::from_parts(7_924_000, 0)
	}
}
