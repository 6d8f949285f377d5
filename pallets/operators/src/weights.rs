//! Weights of the calls, estimated from their reads and writes until they are measured.

use frame_support::{traits::Get, weights::Weight};

/// The weights that the pallet needs.
pub trait WeightInfo {
	/// Of `admit`.
	fn admit() -> Weight;
	/// Of `dismiss`.
	fn dismiss() -> Weight;
}

/// Estimates for a runtime with the database weights of `T`.
pub struct Estimated<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for Estimated<T> {
	fn admit() -> Weight {
		Weight::from_parts(20_000_000, 6_000).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}

	fn dismiss() -> Weight {
		Weight::from_parts(20_000_000, 6_000).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
}

impl WeightInfo for () {
	fn admit() -> Weight {
		Weight::from_parts(20_000_000, 6_000)
	}

	fn dismiss() -> Weight {
		Weight::from_parts(20_000_000, 6_000)
	}
}
