//! Weights of `pallet_utility` on this runtime, measured by `scripts/benchmark`. Do not edit.
//!
//! Date: 2026-11-27, steps: 20, repetitions: 10, processor: Intel(R) Xeon(R) Processor.
//!
//! ```text
//! frame-omni-bencher v1 benchmark pallet --genesis-builder runtime --genesis-builder-preset development
//!     --pallet pallet_utility --extrinsic '*' --steps 20 --repeat 10
//! ```

use frame_support::{traits::Get, weights::Weight};

/// The weights of the benchmarks of the same names.
pub struct WeightInfo<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> pallet_utility::WeightInfo for WeightInfo<T> {
	fn batch(c: u32) -> Weight {
		Weight::from_parts(16_068_000, 0).saturating_add(Weight::from_parts(8_489_199, 0).saturating_mul(c.into()))
	}

	fn as_derivative() -> Weight {
		Weight::from_parts(13_594_000, 0)
	}

	fn batch_all(c: u32) -> Weight {
		Weight::from_parts(13_692_000, 0).saturating_add(Weight::from_parts(9_107_343, 0).saturating_mul(c.into()))
	}

	fn dispatch_as() -> Weight {
		Weight::from_parts(22_661_000, 0)
	}

	fn force_batch(c: u32) -> Weight {
		Weight::from_parts(10_902_000, 0).saturating_add(Weight::from_parts(8_148_343, 0).saturating_mul(c.into()))
	}

	fn dispatch_as_fallible() -> Weight {
		Weight::from_parts(25_330_000, 0)
	}

	fn if_else() -> Weight {
		Weight::from_parts(29_666_000, 0)
	}
}
