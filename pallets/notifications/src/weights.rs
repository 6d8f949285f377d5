//! Weights, estimated from calls of other pallets that read and write as much; `scripts/benchmark` has yet to measure
//! them.

use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// The weights of the benchmarks of the same names.
pub trait WeightInfo {
	/// Of `subscribe`.
	fn subscribe() -> Weight;
	/// Of `change`.
	fn change() -> Weight;
	/// Of `unsubscribe`.
	fn unsubscribe() -> Weight;
	/// Of `clear`.
	fn clear() -> Weight;
	/// Of `on_concluded`.
	fn on_concluded() -> Weight;
	/// Of `on_retired`.
	fn on_retired() -> Weight;
}

/// For a runtime with the database weights of `T`.
pub struct SubstrateWeight<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// An asset and its blueprint, the account's place, the list, the hold.
	fn subscribe() -> Weight {
		Weight::from_parts(80_000_000, 8_809)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// An asset and its blueprint, the account's place, the list.
	fn change() -> Weight {
		Weight::from_parts(50_000_000, 8_809)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	// The account's place, the list, the hold.
	fn unsubscribe() -> Weight {
		Weight::from_parts(70_000_000, 4_764)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	// A blueprint that is not there, the list; for each of 16 a place, a hold, an account, a topic.
	fn clear() -> Weight {
		Weight::from_parts(700_000_000, 60_408)
			.saturating_add(T::DbWeight::get().reads(50))
			.saturating_add(T::DbWeight::get().writes(65))
	}

	// Both lists; for each of the item's 4 a topic.
	fn on_concluded() -> Weight {
		Weight::from_parts(30_000_000, 11_346)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	// The list; for each of 4 a place, a hold, an account, a topic.
	fn on_retired() -> Weight {
		Weight::from_parts(180_000_000, 16_092)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(17))
	}
}

/// For tests.
impl WeightInfo for () {
	fn subscribe() -> Weight {
		Weight::from_parts(80_000_000, 8_809)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(3))
	}

	fn change() -> Weight {
		Weight::from_parts(50_000_000, 8_809)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn unsubscribe() -> Weight {
		Weight::from_parts(70_000_000, 4_764)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(3))
	}

	fn clear() -> Weight {
		Weight::from_parts(700_000_000, 60_408)
			.saturating_add(ParityDbWeight::get().reads(50))
			.saturating_add(ParityDbWeight::get().writes(65))
	}

	fn on_concluded() -> Weight {
		Weight::from_parts(30_000_000, 11_346)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(4))
	}

	fn on_retired() -> Weight {
		Weight::from_parts(180_000_000, 16_092)
			.saturating_add(ParityDbWeight::get().reads(13))
			.saturating_add(ParityDbWeight::get().writes(17))
	}
}
