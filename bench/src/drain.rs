//! How deadlines drain that are due at once.

use crate::{
	chain::{Chain, Result},
	report::{grouped, median, ms, Verdict},
	runtime::{hooks_weight, Acts, Deadline, Runtime, RuntimeEvent, Share, System, Weights},
};
use frame_support::weights::Weight;
use pallet_deadlines::{Armed, Config, Event, Parked, WeightInfo};
use std::time::Duration;
use vivarium_primitives::{BlockNumber, OnDeadline};

/// The block in which they are due.
pub const DUE: BlockNumber = 5;

/// Of the blocks in which they drain, so many are printed, and the last.
const PRINTED: BlockNumber = 3;

/// How they drained.
pub struct Drain {
	/// How many were acted on.
	pub acted: u32,
	/// The largest share of a block that the hook took, in percent.
	largest: f64,
	/// How many a full block acted on, on average.
	rate: f64,
	/// How many it can act on at best, by what one weighed.
	ideal: f64,
}

impl Drain {
	/// Whether the hook kept to its share, and used it.
	pub fn verdicts(&self) -> [Verdict; 2] {
		[
			Verdict::at_most("… the hook's largest share of a block, in %", self.largest, 20.0),
			Verdict::at_least("… drained a block ÷ at best", self.rate / self.ideal, 0.9),
		]
	}
}

/// A block in which deadlines were due.
struct Drained {
	acted: u32,
	failed: u32,
	is_behind: bool,
	/// What all hooks weighed.
	weight: Weight,
}

impl Drained {
	/// Reads it from the state within a block, after its hooks.
	fn read() -> Self {
		let weight = hooks_weight();
		let mut drained = Self { acted: 0, failed: 0, is_behind: false, weight };
		for record in System::read_events_no_consensus() {
			if let RuntimeEvent::Deadlines(Event::Acted { acted, failed, is_behind }) = record.event {
				drained = Self { acted, failed, is_behind, weight };
			}
		}
		drained
	}
}

/// Lets so many fall due, each like this one, and makes blocks until all of them have drained. Prints some of them.
pub fn drain(chain: &mut Chain, due: u32, which: &str, one: &Deadline) -> Result<Drain> {
	type Weighed = <Runtime as Config>::WeightInfo;
	let each = Weighed::act().saturating_add(Acts::weight(one));
	let least = Share::get().ref_time() as f64 / each.ref_time() as f64;
	let block_weight = Weights::get().max_block.ref_time() as f64;
	println!("  {} {which}, {least:.0} a block if each took all that it may", grouped(due));
	println!("  block   acted  hook's weight  of the block  hook's time  block's time");

	let mut idle = Weight::zero();
	for _ in 1..DUE {
		(idle, _) = chain.block(|| Ok(hooks_weight()))?;
	}
	let others = idle.saturating_sub(Weighed::on_initialize_idle());
	let (mut acted, mut full, mut largest, mut ratios) = (0, Vec::new(), 0.0, Vec::new());
	// What full blocks weighed for what they acted on.
	let mut weighed = Weight::zero();
	for block in DUE.. {
		let (drained, times) = chain.block(|| Ok(Drained::read()))?;
		if drained.acted == 0 && drained.failed == 0 {
			break;
		}
		let weight = drained.weight.saturating_sub(others).ref_time();
		let share = weight as f64 / block_weight * 100.0;
		let weight = Duration::from_nanos(weight / 1_000);
		if block < DUE + PRINTED || !drained.is_behind {
			println!(
				"  {block:>5}  {:>6}  {:>10.1} ms  {share:>10.2} %  {:>8.1} ms  {:>9.1} ms",
				drained.acted,
				ms(weight),
				ms(times.hooks),
				ms(times.whole),
			);
		} else if block == DUE + PRINTED {
			println!("      …");
		}
		acted += drained.acted;
		largest = share.max(largest);
		if drained.is_behind {
			full.push(f64::from(drained.acted));
			weighed.saturating_accrue(drained.weight.saturating_sub(idle));
			ratios.push(times.whole.div_f64(weight.as_secs_f64()));
		}
	}
	println!(
		"  A full block took {:.2} of what its hook weighed, the median of {}",
		median(ratios).as_secs_f64(),
		full.len()
	);
	let all = full.iter().sum::<f64>();
	let ideal = Share::get().ref_time() as f64 / (weighed.ref_time() as f64 / all);
	Ok(Drain { acted, largest, rate: all / full.len() as f64, ideal })
}

/// How many are still armed or parked.
pub fn left_over() -> u32 {
	(Armed::<Runtime>::iter_keys().count() + Parked::<Runtime>::iter_keys().count()) as u32
}
