//! Weights of the calls and of what others call, estimated from their reads and writes until a runtime has the pallet.

use frame_support::weights::{constants::ParityDbWeight, Weight};

/// The weights of the benchmarks of the same names.
pub trait WeightInfo {
	/// Of `register`.
	fn register() -> Weight;
	/// Of `update`.
	fn update() -> Weight;
	/// Of `set_status`.
	fn set_status() -> Weight;
	/// Of `clear_alert`.
	fn clear_alert() -> Weight;
	/// Of `remove`, of a model that has decided in `c` collections, from 0 to 64.
	fn remove(c: u32) -> Weight;
	/// Of counting what became of something that a model said.
	fn record() -> Weight;
	/// Of counting a decision that raises an alert.
	fn record_decision() -> Weight;
}

impl WeightInfo for () {
	fn register() -> Weight {
		Weight::from_parts(40_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(2, 3))
	}

	fn update() -> Weight {
		Weight::from_parts(30_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(1, 1))
	}

	fn set_status() -> Weight {
		Weight::from_parts(25_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(1, 1))
	}

	fn clear_alert() -> Weight {
		Weight::from_parts(25_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(1, 1))
	}

	fn remove(c: u32) -> Weight {
		// The model, its number and its record, and as many refusals as there are causes.
		Weight::from_parts(80_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads_writes(27, 27))
			.saturating_add(Weight::from_parts(5_000_000, 0).saturating_mul(c.into()))
			.saturating_add(ParityDbWeight::get().reads_writes(1, 1).saturating_mul(c.into()))
	}

	fn record() -> Weight {
		Weight::from_parts(15_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(2, 1))
	}

	fn record_decision() -> Weight {
		Weight::from_parts(30_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(2, 2))
	}
}
