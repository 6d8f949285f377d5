//! Weights, estimated from those of calls that are like these, until `scripts/benchmark work-orders` measures them.

use frame_support::{
	traits::Get,
	weights::{constants::ParityDbWeight, Weight},
};

/// The weights of the benchmarks of the same names.
pub trait WeightInfo {
	/// Of `add_template`.
	fn add_template() -> Weight;
	/// Of `remove_template`.
	fn remove_template() -> Weight;
	/// Of `fund`.
	fn fund() -> Weight;
	/// Of `accept`.
	fn accept() -> Weight;
	/// Of `start`.
	fn start() -> Weight;
	/// Of `withdraw`.
	fn withdraw() -> Weight;
	/// Of `complete`.
	fn complete() -> Weight;
	/// Of `dispute`.
	fn dispute() -> Weight;
	/// Of `decide`.
	fn decide() -> Weight;
	/// Of `cancel`.
	fn cancel() -> Weight;
	/// Of `claim`.
	fn claim() -> Weight;
	/// Of `due_reopened`.
	fn due_reopened() -> Weight;
	/// Of `due_ended`.
	fn due_ended() -> Weight;
	/// Of `on_concluded`.
	fn on_concluded() -> Weight;
	/// Of `on_initialize_idle`.
	fn on_initialize_idle() -> Weight;
	/// Of `look`.
	fn look() -> Weight;
	/// Of `open`.
	fn open() -> Weight;
	/// Of `judge`.
	fn judge() -> Weight;
	/// Of `on_retired`.
	fn on_retired() -> Weight;
}

/// For a runtime with the database weights of `T`.
pub struct SubstrateWeight<T>(core::marker::PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn add_template() -> Weight {
		Weight::from_parts(120_000_000, 9_799)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(5))
	}

	fn remove_template() -> Weight {
		Weight::from_parts(75_000_000, 3_979)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	fn fund() -> Weight {
		Weight::from_parts(110_000_000, 6_196)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(5))
	}

	fn accept() -> Weight {
		Weight::from_parts(75_000_000, 4_500)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	fn start() -> Weight {
		Weight::from_parts(40_000_000, 4_500)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	fn withdraw() -> Weight {
		Weight::from_parts(65_000_000, 4_500)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(3))
	}

	fn complete() -> Weight {
		Weight::from_parts(80_000_000, 5_700)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	fn dispute() -> Weight {
		Weight::from_parts(85_000_000, 5_700)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(5))
	}

	fn decide() -> Weight {
		Weight::from_parts(210_000_000, 14_000)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(9))
	}

	fn cancel() -> Weight {
		Weight::from_parts(190_000_000, 14_000)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(8))
	}

	fn claim() -> Weight {
		Weight::from_parts(120_000_000, 8_799)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}

	fn due_reopened() -> Weight {
		Weight::from_parts(170_000_000, 8_799)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(7))
	}

	fn due_ended() -> Weight {
		Weight::from_parts(220_000_000, 14_000)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(9))
	}

	fn on_concluded() -> Weight {
		Weight::from_parts(25_000_000, 4_300)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}

	fn on_initialize_idle() -> Weight {
		Weight::from_parts(8_000_000, 1_600).saturating_add(T::DbWeight::get().reads(1))
	}

	fn look() -> Weight {
		Weight::from_parts(45_000_000, 8_799)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}

	fn open() -> Weight {
		Weight::from_parts(180_000_000, 8_799)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(8))
	}

	fn judge() -> Weight {
		Weight::from_parts(330_000_000, 15_700)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(9))
	}

	fn on_retired() -> Weight {
		Weight::from_parts(1_300_000_000, 42_000)
			.saturating_add(T::DbWeight::get().reads(32))
			.saturating_add(T::DbWeight::get().writes(30))
	}
}

impl WeightInfo for () {
	fn add_template() -> Weight {
		Weight::from_parts(120_000_000, 9_799)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(5))
	}

	fn remove_template() -> Weight {
		Weight::from_parts(75_000_000, 3_979)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(4))
	}

	fn fund() -> Weight {
		Weight::from_parts(110_000_000, 6_196)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(5))
	}

	fn accept() -> Weight {
		Weight::from_parts(75_000_000, 4_500)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(3))
	}

	fn start() -> Weight {
		Weight::from_parts(40_000_000, 4_500)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn withdraw() -> Weight {
		Weight::from_parts(65_000_000, 4_500)
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().writes(3))
	}

	fn complete() -> Weight {
		Weight::from_parts(80_000_000, 5_700)
			.saturating_add(ParityDbWeight::get().reads(2))
			.saturating_add(ParityDbWeight::get().writes(4))
	}

	fn dispute() -> Weight {
		Weight::from_parts(85_000_000, 5_700)
			.saturating_add(ParityDbWeight::get().reads(5))
			.saturating_add(ParityDbWeight::get().writes(5))
	}

	fn decide() -> Weight {
		Weight::from_parts(210_000_000, 14_000)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(9))
	}

	fn cancel() -> Weight {
		Weight::from_parts(190_000_000, 14_000)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(8))
	}

	fn claim() -> Weight {
		Weight::from_parts(120_000_000, 8_799)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(4))
	}

	fn due_reopened() -> Weight {
		Weight::from_parts(170_000_000, 8_799)
			.saturating_add(ParityDbWeight::get().reads(6))
			.saturating_add(ParityDbWeight::get().writes(7))
	}

	fn due_ended() -> Weight {
		Weight::from_parts(220_000_000, 14_000)
			.saturating_add(ParityDbWeight::get().reads(9))
			.saturating_add(ParityDbWeight::get().writes(9))
	}

	fn on_concluded() -> Weight {
		Weight::from_parts(25_000_000, 4_300)
			.saturating_add(ParityDbWeight::get().reads(3))
			.saturating_add(ParityDbWeight::get().writes(2))
	}

	fn on_initialize_idle() -> Weight {
		Weight::from_parts(8_000_000, 1_600).saturating_add(ParityDbWeight::get().reads(1))
	}

	fn look() -> Weight {
		Weight::from_parts(45_000_000, 8_799)
			.saturating_add(ParityDbWeight::get().reads(4))
			.saturating_add(ParityDbWeight::get().writes(1))
	}

	fn open() -> Weight {
		Weight::from_parts(180_000_000, 8_799)
			.saturating_add(ParityDbWeight::get().reads(7))
			.saturating_add(ParityDbWeight::get().writes(8))
	}

	fn judge() -> Weight {
		Weight::from_parts(330_000_000, 15_700)
			.saturating_add(ParityDbWeight::get().reads(10))
			.saturating_add(ParityDbWeight::get().writes(9))
	}

	fn on_retired() -> Weight {
		Weight::from_parts(1_300_000_000, 42_000)
			.saturating_add(ParityDbWeight::get().reads(32))
			.saturating_add(ParityDbWeight::get().writes(30))
	}
}
