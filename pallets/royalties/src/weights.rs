//! Weights of the calls and hooks, estimated from their reads and writes until they are measured.

use frame_support::weights::{constants::ParityDbWeight, Weight};

/// The weights of the benchmarks of the same names.
pub trait WeightInfo {
	/// Of `set_schedule`, in place of one of another's deposit.
	fn set_schedule() -> Weight;
	/// Of `freeze_schedule`.
	fn freeze_schedule() -> Weight;
	/// Of `override_item`, in place of one of another's deposit.
	fn override_item() -> Weight;
	/// Of `override_item` that removes one.
	fn remove_override() -> Weight;
	/// Of `remove_schedule`.
	fn remove_schedule() -> Weight;
	/// Of `claim`.
	fn claim() -> Weight;
	/// Of collecting a royalty by an item's own schedule of so many shares, for recipients of whom all have dust.
	fn collect(shares: u32) -> Weight;
	/// Of a block in which no settlement is due.
	fn on_initialize_idle() -> Weight;
	/// Of going on with a settlement, paying not included.
	fn settle() -> Weight;
	/// Of finding one beneficiary and paying it.
	fn pay() -> Weight;
}

fn estimate(micros: u64, reads: u64, writes: u64) -> Weight {
	Weight::from_parts(micros.saturating_mul(1_000_000), 0)
		.saturating_add(ParityDbWeight::get().reads_writes(reads, writes))
}

impl WeightInfo for () {
	fn set_schedule() -> Weight {
		estimate(100, 7, 6)
	}

	fn freeze_schedule() -> Weight {
		estimate(20, 2, 1)
	}

	fn override_item() -> Weight {
		estimate(100, 9, 7)
	}

	fn remove_override() -> Weight {
		estimate(50, 6, 4)
	}

	fn remove_schedule() -> Weight {
		estimate(50, 4, 3)
	}

	fn claim() -> Weight {
		estimate(50, 4, 3)
	}

	fn collect(shares: u32) -> Weight {
		estimate(50, 4, 2).saturating_add(estimate(10, 3, 2).saturating_mul(shares.into()))
	}

	fn on_initialize_idle() -> Weight {
		estimate(5, 1, 0)
	}

	fn settle() -> Weight {
		estimate(10, 3, 1)
	}

	fn pay() -> Weight {
		estimate(40, 4, 3)
	}
}
