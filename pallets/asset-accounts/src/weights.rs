//! Weights of the calls and hooks, estimated from their reads and writes until they are measured.

use frame_support::weights::{constants::ParityDbWeight, Weight};

/// The weights of the benchmarks of the same names.
pub trait WeightInfo {
	/// Of `fund`.
	fn fund() -> Weight;
	/// Of `withdraw`.
	fn withdraw() -> Weight;
	/// Of `sponsor`.
	fn sponsor() -> Weight;
	/// Of `withdraw_sponsorship`.
	fn withdraw_sponsorship() -> Weight;
	/// Of `set_fees`.
	fn set_fees() -> Weight;
	/// Of `claim`.
	fn claim() -> Weight;
	/// Of income of an asset.
	fn earn() -> Weight;
	/// Of charging an asset, where the sponsorship pays and the pot is founded.
	fn charge() -> Weight;
	/// Of giving an operator points.
	fn credit() -> Weight;
	/// Of giving the purse of a retired asset to the owner.
	fn on_retired() -> Weight;
	/// Of a block in which no epoch ends.
	fn on_initialize_idle() -> Weight;
	/// Of closing an epoch.
	fn close_epoch() -> Weight;
	/// Of paying one operator.
	fn pay_operator() -> Weight;
}

fn estimate(micros: u64, reads: u64, writes: u64) -> Weight {
	Weight::from_parts(micros.saturating_mul(1_000_000), 0)
		.saturating_add(ParityDbWeight::get().reads_writes(reads, writes))
}

impl WeightInfo for () {
	fn fund() -> Weight {
		estimate(90, 3, 2)
	}

	fn withdraw() -> Weight {
		estimate(130, 9, 2)
	}

	fn sponsor() -> Weight {
		estimate(90, 3, 2)
	}

	fn withdraw_sponsorship() -> Weight {
		estimate(90, 3, 2)
	}

	fn set_fees() -> Weight {
		estimate(15, 0, 1)
	}

	fn claim() -> Weight {
		estimate(90, 4, 4)
	}

	fn earn() -> Weight {
		estimate(95, 4, 3)
	}

	fn charge() -> Weight {
		estimate(115, 5, 3)
	}

	fn credit() -> Weight {
		estimate(15, 2, 2)
	}

	fn on_retired() -> Weight {
		estimate(90, 4, 3)
	}

	fn on_initialize_idle() -> Weight {
		estimate(3, 2, 0)
	}

	fn close_epoch() -> Weight {
		estimate(30, 3, 1)
	}

	fn pay_operator() -> Weight {
		estimate(100, 6, 6)
	}
}
