//! Weights, estimated until `scripts/benchmark` has measured them: a full list read and written, and the keys of each in it
//! looked for.

use frame_support::{traits::Get, weights::Weight};

/// The weights of the benchmarks of the same names.
pub trait WeightInfo {
	/// Of `add`.
	fn add() -> Weight;
	/// Of `remove`.
	fn remove() -> Weight;
}

/// For a runtime with the database weights of `T`.
pub struct SubstrateWeight<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn add() -> Weight {
		Weight::from_parts(30_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(2, 1))
	}

	fn remove() -> Weight {
		Weight::from_parts(250_000_000, 300_000).saturating_add(T::DbWeight::get().reads_writes(101, 1))
	}
}
