//! Weights of the calls and of what falls due, estimated from their reads and writes until they are measured.

use frame_support::weights::{constants::ParityDbWeight, Weight};

/// The weights of the benchmarks of the same names.
pub trait WeightInfo {
	/// Of `set_policy`.
	fn set_policy() -> Weight;
	/// Of `list`, where it replaces a listing that is void.
	fn list() -> Weight;
	/// Of `cancel`, by somebody else than the seller.
	fn cancel() -> Weight;
	/// Of `buy`, by the number of shares of the royalty.
	fn buy(shares: u32) -> Weight;
	/// Of `make_offer`.
	fn make_offer() -> Weight;
	/// Of `cancel_offer`.
	fn cancel_offer() -> Weight;
	/// Of `accept_offer`, by the number of shares of the royalty.
	fn accept_offer(shares: u32) -> Weight;
	/// Of a listing whose time is over.
	fn listing_due() -> Weight;
	/// Of an offer whose time is over.
	fn offer_due() -> Weight;
	/// Of cleaning up after an asset.
	fn on_retired() -> Weight;
}

fn estimate(micros: u64, reads: u64, writes: u64) -> Weight {
	Weight::from_parts(micros.saturating_mul(1_000_000), 0)
		.saturating_add(ParityDbWeight::get().reads_writes(reads, writes))
}

/// What a share of a royalty adds: its recipient's accrual, and its place among those that are due.
fn shares(count: u32) -> Weight {
	estimate(10, 2, 2).saturating_mul(count.into())
}

impl WeightInfo for () {
	fn set_policy() -> Weight {
		estimate(20, 1, 1)
	}

	fn list() -> Weight {
		estimate(70, 9, 6)
	}

	fn cancel() -> Weight {
		estimate(50, 5, 4)
	}

	fn buy(count: u32) -> Weight {
		estimate(150, 16, 13).saturating_add(shares(count))
	}

	fn make_offer() -> Weight {
		estimate(100, 10, 6)
	}

	fn cancel_offer() -> Weight {
		estimate(60, 6, 7)
	}

	fn accept_offer(count: u32) -> Weight {
		estimate(200, 20, 19).saturating_add(shares(count))
	}

	fn listing_due() -> Weight {
		estimate(20, 1, 1)
	}

	fn offer_due() -> Weight {
		estimate(50, 3, 4)
	}

	fn on_retired() -> Weight {
		estimate(30, 4, 4)
	}
}
