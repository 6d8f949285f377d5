//! Weights of the calls and hooks, estimated from their reads and writes until they are measured.

use frame_support::weights::{constants::ParityDbWeight, Weight};

/// The weights of the benchmarks of the same names.
pub trait WeightInfo {
	/// Of `set_declaration`.
	fn set_declaration() -> Weight;
	/// Of `remove_declaration`.
	fn remove_declaration() -> Weight;
	/// Of `request`.
	fn request() -> Weight;
	/// Of `answer`, where it is applied at once.
	fn answer() -> Weight;
	/// Of authorizing an `answer`.
	fn authorize_answer() -> Weight;
	/// Of `attest`, where it brings the quorum.
	fn attest() -> Weight;
	/// Of authorizing an `attest`.
	fn authorize_attestation() -> Weight;
	/// Of `deliver_image`, by the image's bytes.
	fn deliver_image(bytes: u32) -> Weight;
	/// Of authorizing a `deliver_image`, by the image's bytes.
	fn authorize_image(bytes: u32) -> Weight;
	/// Of `set_reviewers`.
	fn set_reviewers() -> Weight;
	/// Of `approve`, where it decides.
	fn approve() -> Weight;
	/// Of `reject`, where it decides.
	fn reject() -> Weight;
	/// Of `strip`, where it decides.
	fn strip() -> Weight;
	/// Of `revert`, where it decides.
	fn revert() -> Weight;
	/// Of a block in which no request is wanted.
	fn on_initialize_idle() -> Weight;
	/// Of opening one request.
	fn open() -> Weight;
	/// Of a request that expires, or goes on without its image.
	fn request_due() -> Weight;
	/// Of a review that times out.
	fn review_due() -> Weight;
	/// Of a motion that lapses.
	fn motion_due() -> Weight;
	/// Of cleaning up after an asset.
	fn on_retired() -> Weight;
}

fn estimate(micros: u64, reads: u64, writes: u64) -> Weight {
	Weight::from_parts(micros.saturating_mul(1_000_000), 0)
		.saturating_add(ParityDbWeight::get().reads_writes(reads, writes))
}

impl WeightInfo for () {
	fn set_declaration() -> Weight {
		estimate(500, 6, 4)
	}

	fn remove_declaration() -> Weight {
		estimate(100, 4, 3)
	}

	fn request() -> Weight {
		estimate(1_000, 12, 6)
	}

	fn answer() -> Weight {
		estimate(4_000, 20, 14)
	}

	fn authorize_answer() -> Weight {
		estimate(500, 4, 0)
	}

	fn attest() -> Weight {
		estimate(2_500, 20, 14)
	}

	fn authorize_attestation() -> Weight {
		estimate(400, 3, 0)
	}

	fn deliver_image(bytes: u32) -> Weight {
		estimate(2_500, 20, 14).saturating_add(Weight::from_parts(2_000, 0).saturating_mul(bytes.into()))
	}

	fn authorize_image(bytes: u32) -> Weight {
		estimate(400, 3, 0).saturating_add(Weight::from_parts(2_000, 0).saturating_mul(bytes.into()))
	}

	fn set_reviewers() -> Weight {
		estimate(100, 2, 1)
	}

	fn approve() -> Weight {
		estimate(2_500, 20, 14)
	}

	fn reject() -> Weight {
		estimate(500, 6, 5)
	}

	fn strip() -> Weight {
		estimate(1_500, 10, 8)
	}

	fn revert() -> Weight {
		estimate(1_500, 14, 8)
	}

	fn on_initialize_idle() -> Weight {
		estimate(5, 2, 0)
	}

	fn open() -> Weight {
		estimate(1_000, 14, 8)
	}

	fn request_due() -> Weight {
		estimate(2_500, 20, 14)
	}

	fn review_due() -> Weight {
		estimate(300, 3, 3)
	}

	fn motion_due() -> Weight {
		estimate(100, 2, 2)
	}

	fn on_retired() -> Weight {
		estimate(500, 8, 8)
	}
}
