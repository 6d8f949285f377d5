//! Weights of the calls and hooks, estimated from their reads and writes until they are measured. What the royalties,
//! the asset's account and its meter weigh is not included.

use frame_support::weights::{constants::ParityDbWeight, Weight};

/// The weights of the benchmarks of the same names.
pub trait WeightInfo {
	/// Of `offer`, where the till is opened.
	fn offer() -> Weight;
	/// Of `withdraw_offer`.
	fn withdraw_offer() -> Weight;
	/// Of `license`.
	fn license() -> Weight;
	/// Of `top_up`, where it renews.
	fn top_up() -> Weight;
	/// Of `take_back`.
	fn take_back() -> Weight;
	/// Of `renew`, in grace.
	fn renew() -> Weight;
	/// Of `set_automatic`, where it renews.
	fn set_automatic() -> Weight;
	/// Of `give_up`.
	fn give_up() -> Weight;
	/// Of `report_usage`.
	fn report_usage() -> Weight;
	/// Of `read_meter`.
	fn read_meter() -> Weight;
	/// Of `suspend`.
	fn suspend() -> Weight;
	/// Of `reinstate`, where it renews.
	fn reinstate() -> Weight;
	/// Of `lift`.
	fn lift() -> Weight;
	/// Of `revoke`, with a refund.
	fn revoke() -> Weight;
	/// Of `settle`, where it renews.
	fn settle() -> Weight;
	/// Of a licence that falls due and is renewed.
	fn due_renewed() -> Weight;
	/// Of a licence that falls due and ends.
	fn due_ended() -> Weight;
	/// Of as many triggers as a blueprint may have, all of which suspend.
	fn on_triggers() -> Weight;
	/// Of an item that is retired with as many offers as it may have.
	fn on_retired() -> Weight;
}

fn estimate(micros: u64, reads: u64, writes: u64) -> Weight {
	Weight::from_parts(micros.saturating_mul(1_000_000), 0)
		.saturating_add(ParityDbWeight::get().reads_writes(reads, writes))
}

impl WeightInfo for () {
	fn offer() -> Weight {
		estimate(120, 6, 4)
	}

	fn withdraw_offer() -> Weight {
		estimate(50, 3, 2)
	}

	fn license() -> Weight {
		estimate(250, 11, 9)
	}

	fn top_up() -> Weight {
		estimate(350, 11, 10)
	}

	fn take_back() -> Weight {
		estimate(100, 5, 3)
	}

	fn renew() -> Weight {
		estimate(350, 11, 10)
	}

	fn set_automatic() -> Weight {
		estimate(300, 10, 9)
	}

	fn give_up() -> Weight {
		estimate(300, 10, 9)
	}

	fn report_usage() -> Weight {
		estimate(80, 2, 1)
	}

	fn read_meter() -> Weight {
		estimate(80, 2, 1)
	}

	fn suspend() -> Weight {
		estimate(60, 3, 1)
	}

	fn reinstate() -> Weight {
		estimate(300, 11, 9)
	}

	fn lift() -> Weight {
		estimate(50, 2, 1)
	}

	fn revoke() -> Weight {
		estimate(350, 11, 10)
	}

	fn settle() -> Weight {
		estimate(300, 10, 9)
	}

	fn due_renewed() -> Weight {
		estimate(300, 11, 9)
	}

	fn due_ended() -> Weight {
		estimate(300, 11, 9)
	}

	fn on_triggers() -> Weight {
		estimate(100, 1, 1)
	}

	fn on_retired() -> Weight {
		estimate(150, 18, 17)
	}
}
