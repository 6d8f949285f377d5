//! Two kinds of blocks, measured in turns.

use crate::{
	chain::{Result, Times},
	report::{median, ms},
};
use std::time::Duration;

/// How many blocks are measured.
#[derive(Clone, Copy)]
pub struct Turns {
	/// How many blocks of each kind are measured.
	pub blocks: u32,
	/// How many of each kind go before, so that all is warm.
	pub warm_up: u32,
}

impl Turns {
	/// All of a kind.
	pub fn all(&self) -> u32 {
		self.warm_up + self.blocks
	}

	/// Measures two kinds in turns, each first every other time, so that what else the machine does meets both. Asks for
	/// a block of a kind, in a turn.
	pub fn measure(&self, mut block: impl FnMut(usize, u32) -> Result<Times>) -> Result<[Vec<Duration>; 2]> {
		let mut times = [Vec::new(), Vec::new()];
		for turn in 0..self.all() {
			let first = (turn % 2) as usize;
			for kind in [first, 1 - first] {
				let time = block(kind, turn)?.whole;
				if turn >= self.warm_up {
					times[kind].push(time);
				}
			}
		}
		Ok(times)
	}
}

/// Prints the medians; returns the second by the first.
pub fn compare(what: &str, names: &[String; 2], times: &[Vec<Duration>; 2]) -> f64 {
	let medians = times.each_ref().map(|times| median(times.clone()));
	for (name, median) in names.iter().zip(medians) {
		println!("  {what}, {name}: {:.3} ms, the median of {}", ms(median), times[0].len());
	}
	medians[1].as_secs_f64() / medians[0].as_secs_f64()
}
