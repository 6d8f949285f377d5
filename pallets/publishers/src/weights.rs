//! Weights of the calls, estimated from their reads and writes until a runtime has the pallet.

use frame_support::weights::{constants::ParityDbWeight, Weight};

/// The weights of the benchmarks of the same names.
pub trait WeightInfo {
	/// Of `admit`.
	fn admit() -> Weight;
	/// Of `dismiss`.
	fn dismiss() -> Weight;
	/// Of `publish` with so many entries, each with a note; what values do to their assets is not included.
	fn publish(n: u32) -> Weight;
}

impl WeightInfo for () {
	fn admit() -> Weight {
		Weight::from_parts(40_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(2, 1))
	}

	fn dismiss() -> Weight {
		Weight::from_parts(40_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(2, 1))
	}

	fn publish(n: u32) -> Weight {
		let each = Weight::from_parts(40_000_000, 0).saturating_add(ParityDbWeight::get().reads_writes(2, 1));
		Weight::from_parts(40_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads_writes(1, 1))
			.saturating_add(each.saturating_mul(n.into()))
	}
}
