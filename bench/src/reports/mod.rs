//! Full blocks of reports: what fits into one by its weight, and how long a node takes to import it.
//!
//! Here the chain's own runtime runs. A block is made natively, and imported by the Wasm, as a node does it.

mod blueprint;
mod network;

use crate::{
	chain::Result,
	report::{grouped, median, ms, Verdict},
};
use network::{Full, Network};
use std::time::Duration;
use vivarium_primitives::limits;

/// How large the measurement is.
pub struct Sizes {
	/// Full shards: more than a block has room for.
	pub shards: u32,
	/// Of so many of them all is decided.
	pub decided: u32,
	/// So many rounds of these were decided before.
	pub rounds: u32,
}

impl Sizes {
	/// Those that the figures are of: windows are full, and so are the revisions in state.
	pub const FULL: Self = Self { shards: 28, decided: 6, rounds: limits::WINDOW + 1 };
}

/// What full blocks of reports cost: of the first of a round, which ask its assets to pay for it; of the second, which only count;
/// and of the third, which decide.
pub fn reports(sizes: &Sizes) -> Result<Vec<Verdict>> {
	let mut network = Network::new(sizes.shards)?;
	network.fill(sizes.decided, sizes.rounds)?;
	let opening = network.report(0, sizes.shards)?;
	let counting = network.report(1, sizes.shards)?;
	let deciding = network.report(2, sizes.decided)?;
	let kinds = [("that open a round", opening), ("that count", counting), ("that decide", deciding)];
	kinds.iter().map(|(what, blocks)| verdict(what, blocks)).collect()
}

fn verdict(what: &str, blocks: &[Full]) -> Result<Verdict> {
	let times: Vec<Duration> = blocks.iter().map(|block| block.import).collect();
	let largest = times.iter().max().copied().ok_or("no block was full")?;
	for Full { reports, assets, bytes, weight, import } in blocks {
		println!(
			"block of reports {what}: {reports} of {} assets, {} bytes, {:.1} ms by weight, imported in {:.1} ms",
			grouped(*assets),
			grouped(*bytes),
			ms(*weight),
			ms(*import)
		);
	}
	println!("in the middle {:.1} ms, at most {:.1} ms", ms(median(times)), ms(largest));
	let share = largest.as_secs_f64() / network::slot().as_secs_f64();
	Ok(Verdict::at_most(format!("a full block of reports {what}, import ÷ slot"), share, 1.0))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn blocks_are_made_natively_and_taken_by_the_wasm() {
		match reports(&Sizes { rounds: 1, ..Sizes::FULL }) {
			Ok(verdicts) => {
				assert_eq!(verdicts.len(), 3);
				// The largest takes a tenth of its slot: far from it, however busy the machine is.
				assert!(verdicts.iter().all(Verdict::holds), "{verdicts:?}");
			}
			// What is built without it has nothing to run.
			Err(error) => assert!(error.to_string().contains("without its Wasm"), "{error}"),
		}
	}
}
