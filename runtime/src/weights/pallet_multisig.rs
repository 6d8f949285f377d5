//! Weights of `pallet_multisig` on this runtime, measured by `scripts/benchmark`. Do not edit.
//!
//! Date: 2026-11-27, steps: 20, repetitions: 10, processor: Intel(R) Xeon(R) Processor.
//!
//! ```text
//! frame-omni-bencher v1 benchmark pallet --genesis-builder runtime --genesis-builder-preset development
//!     --pallet pallet_multisig --extrinsic '*' --steps 20 --repeat 10
//! ```

use frame_support::{traits::Get, weights::Weight};

/// The weights of the benchmarks of the same names.
pub struct WeightInfo<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> pallet_multisig::WeightInfo for WeightInfo<T> {
	fn as_multi_threshold_1(z: u32) -> Weight {
		Weight::from_parts(67_480_108, 0).saturating_add(Weight::from_parts(8_420, 0).saturating_mul(z.into()))
	}

	// Storage: `Multisig::Multisigs` (r:1 w:1)
	// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	fn as_multi_create(s: u32, z: u32) -> Weight {
		Weight::from_parts(92_790_009, 4_634)
			.saturating_add(Weight::from_parts(617_941, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(8_366, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Multisig::Multisigs` (r:1 w:1)
	// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	fn as_multi_approve(s: u32, z: u32) -> Weight {
		Weight::from_parts(62_046_070, 4_634)
			.saturating_add(Weight::from_parts(418_930, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(7_678, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Multisig::Multisigs` (r:1 w:1)
	// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	// Storage: `System::Account` (r:1 w:1)
	// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn as_multi_complete(s: u32, z: u32) -> Weight {
		Weight::from_parts(74_124_804, 4_634)
			.saturating_add(Weight::from_parts(1_880_338, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(8_701, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	// Storage: `Multisig::Multisigs` (r:1 w:1)
	// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	fn approve_as_multi_create(s: u32) -> Weight {
		Weight::from_parts(90_871_965, 4_634)
			.saturating_add(Weight::from_parts(784_949, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Multisig::Multisigs` (r:1 w:1)
	// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	fn approve_as_multi_approve(s: u32) -> Weight {
		Weight::from_parts(43_289_577, 4_634)
			.saturating_add(Weight::from_parts(703_703, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Multisig::Multisigs` (r:1 w:1)
	// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	fn cancel_as_multi(s: u32) -> Weight {
		Weight::from_parts(76_883_949, 4_634)
			.saturating_add(Weight::from_parts(657_784, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// Storage: `Multisig::Multisigs` (r:1 w:1)
	// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(1169), added: 3644, mode: `MaxEncodedLen`)
	fn poke_deposit(s: u32) -> Weight {
		Weight::from_parts(68_371_329, 4_634)
			.saturating_add(Weight::from_parts(581_386, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
