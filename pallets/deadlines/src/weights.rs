//! Weights of the call and the hook, estimated from their reads and writes until a runtime has the pallet.

use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// The weights of the benchmarks of the same names.
pub trait WeightInfo {
	/// Of `on_initialize` in a block in which nothing is due, and it looks.
	fn on_initialize_idle() -> Weight;
	/// Of finding and taking one deadline that is due, acting on it not included.
	fn act() -> Weight;
	/// Of finding and taking one deadline on which acting fails, and moving it to a later block.
	fn fail() -> Weight;
	/// Of `retry`.
	fn retry() -> Weight;
}

/// For a runtime with the database weights of `T`.
pub struct SubstrateWeight<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn on_initialize_idle() -> Weight {
		Weight::from_parts(10_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(3, 1))
	}

	fn act() -> Weight {
		Weight::from_parts(10_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}

	fn fail() -> Weight {
		Weight::from_parts(25_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(1, 4))
	}

	fn retry() -> Weight {
		Weight::from_parts(30_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(1, 4))
	}
}

/// For tests.
impl WeightInfo for () {
	fn on_initialize_idle() -> Weight {
		Weight::from_parts(10_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(3, 1))
	}

	fn act() -> Weight {
		Weight::from_parts(10_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(1, 1))
	}

	fn fail() -> Weight {
		Weight::from_parts(25_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(1, 4))
	}

	fn retry() -> Weight {
		Weight::from_parts(30_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(1, 4))
	}
}
