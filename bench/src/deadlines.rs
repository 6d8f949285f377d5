//! Deadlines: what they cost where none is due, what arming costs, and how many due at once drain.

use crate::{
	chain::{Chain, Result, Times},
	report::{grouped, median, ms, Verdict},
	runtime::{
		payee, Acts, Balances, Deadline, Deadlines, Runtime, RuntimeEvent, RuntimeGenesisConfig, Share, System,
		Weights, PAYER, PAYMENT,
	},
};
use frame_support::{dispatch::DispatchClass, traits::fungible::Inspect, weights::Weight};
use pallet_deadlines::{weights::SubstrateWeight, Armed, Event, Parked, WeightInfo};
use sp_runtime::{BuildStorage, Storage};
use std::time::Duration;
use vivarium_primitives::{BlockNumber, Deadlines as _, OnDeadline};

/// How large the measurements are.
pub struct Sizes {
	/// How many are armed where many are.
	pub many: u32,
	/// How many are armed where few are.
	pub few: u32,
	/// How many a block arms.
	pub arms: u32,
	/// How many are due at once.
	pub due: u32,
	/// How many blocks that arm are measured, of each kind.
	pub blocks: u32,
	/// How many idle blocks are measured, of each kind.
	pub idle_blocks: u32,
	/// How many go before, so that both databases are warm.
	pub warm_up: u32,
}

impl Sizes {
	/// Those that the figures are of.
	pub const FULL: Self =
		Self { many: 1_000_000, few: 1_000, arms: 200, due: 50_000, blocks: 300, idle_blocks: 5_000, warm_up: 100 };
}

/// No measurement lasts until this block.
const FAR: BlockNumber = 1_000_000;
/// Of what is armed, so many fall due in one block.
const PER_BLOCK: u32 = 200;
/// The block in which many are due at once.
const DUE: BlockNumber = 5;

/// What an idle block costs with many armed, against one with none.
pub fn idle(sizes: &Sizes) -> Result<Vec<Verdict>> {
	let mut none = (0, Chain::new(genesis(0)?, || Ok(()))?);
	let mut many = (sizes.many, Chain::new(genesis(0)?, || arm_far(sizes.many))?);
	let times =
		in_turns(sizes, sizes.idle_blocks, [&mut none, &mut many], |chain, _, _| Ok(chain.block(|| Ok(()))?.1))?;
	let names = ["none armed".to_owned(), format!("{} armed", grouped(sizes.many))];
	let ratio = compare("idle block", &names, &times);
	Ok(vec![Verdict::at_most(format!("idle block, {} ÷ {}", names[1], names[0]), ratio, 1.05)])
}

/// What arming costs with many armed, against few.
pub fn arming(sizes: &Sizes) -> Result<Vec<Verdict>> {
	let mut few = (sizes.few, Chain::new(genesis(0)?, || arm_far(sizes.few))?);
	let mut many = (sizes.many, Chain::new(genesis(0)?, || arm_far(sizes.many))?);
	let names = [sizes.few, sizes.many].map(|count| format!("{} armed", grouped(count)));
	let mut ratio = |what: &str, at: &dyn Fn(u32, u32, u32) -> u32| -> Result<(String, f64)> {
		let times = in_turns(sizes, sizes.blocks, [&mut few, &mut many], |chain, live, turn| {
			let ids = (0..sizes.arms).map(|number| {
				let id = Deadline::Nothing(u32::MAX - turn * sizes.arms - number);
				(FAR + at(live, turn, number), id)
			});
			let (_, times) = chain.block(|| ids.clone().try_for_each(|(at, id)| arm(at, id)))?;
			// Not measured: as many are armed as before.
			chain.block(|| {
				ids.for_each(|(at, id)| Deadlines::disarm(at, id));
				Ok(())
			})?;
			Ok(times)
		})?;
		let what = format!("block that arms {} {what}", grouped(sizes.arms));
		let ratio = compare(&what, &names, &times);
		Ok((format!("{what}, {} ÷ {}", names[1], names[0]), ratio))
	};
	let (what, next) = ratio("for a block of their own", &|live, turn, _| live / PER_BLOCK + turn)?;
	let own = Verdict::at_most(what, next, 1.3);
	let (what, among) = ratio("for one of the blocks that have some", &|live, turn, _| scattered(live, turn))?;
	let among = Verdict::at_most(what, among, 1.3);
	let (what, worst) =
		ratio("scattered over all of the blocks", &|live, turn, number| scattered(live, turn * sizes.arms + number))?;
	Ok(vec![own, among, Verdict::unbounded(what, worst)])
}

/// One of the blocks for which so many are armed.
fn scattered(live: u32, number: u32) -> u32 {
	// A prime, so that all of them have their turn.
	number.wrapping_mul(7_919) % (live / PER_BLOCK).max(1)
}

/// How many that are due at once drain: first those on which acting is nothing, then those that pay.
pub fn due(sizes: &Sizes) -> Result<Vec<Verdict>> {
	let mut verdicts = drain(sizes, "that do nothing", Deadline::Nothing)?;
	verdicts.extend(drain(sizes, "that pay", Deadline::Payment)?);
	Ok(verdicts)
}

fn genesis(payments: u32) -> Result<Storage> {
	let balance = PAYMENT.saturating_mul(u128::from(payments).saturating_add(1));
	let balances = pallet_balances::GenesisConfig { balances: vec![(PAYER, balance)], ..Default::default() };
	Ok(RuntimeGenesisConfig { balances, ..Default::default() }.build_storage()?)
}

fn arm(at: BlockNumber, deadline: Deadline) -> Result<()> {
	Deadlines::arm(at, deadline).map_err(|error| <&str>::from(error).into())
}

/// Arms so many, as blocks do that each arm `PER_BLOCK` for one later block.
fn arm_far(count: u32) -> Result<()> {
	(0..count).try_for_each(|number| arm(FAR + number / PER_BLOCK, Deadline::Nothing(number)))
}

/// Measures two chains, with how many are armed on them, in turns, each first every other time, so that what else the
/// machine does meets both.
fn in_turns(
	sizes: &Sizes,
	blocks: u32,
	chains: [&mut (u32, Chain); 2],
	mut measure: impl FnMut(&mut Chain, u32, u32) -> Result<Times>,
) -> Result<[Vec<Duration>; 2]> {
	let mut times = [Vec::new(), Vec::new()];
	for turn in 0..sizes.warm_up + blocks {
		let first = (turn % 2) as usize;
		for index in [first, 1 - first] {
			let (live, chain) = &mut *chains[index];
			let time = measure(chain, *live, turn)?.whole;
			if turn >= sizes.warm_up {
				times[index].push(time);
			}
		}
	}
	Ok(times)
}

/// Prints the medians; returns the second by the first.
fn compare(what: &str, names: &[String; 2], times: &[Vec<Duration>; 2]) -> f64 {
	let medians = times.each_ref().map(|times| median(times.clone()));
	for (name, median) in names.iter().zip(medians) {
		println!("  {what}, {name}: {:.3} ms, the median of {}", ms(median), times[0].len());
	}
	medians[1].as_secs_f64() / medians[0].as_secs_f64()
}

/// A block in which deadlines were due.
struct Drained {
	acted: u32,
	failed: u32,
	is_behind: bool,
	/// What the hook weighed.
	weight: Weight,
}

impl Drained {
	/// Reads it from the state within a block, after its hooks.
	fn read() -> Self {
		let base = Weights::get().base_block;
		let weight = System::block_weight().get(DispatchClass::Mandatory).saturating_sub(base);
		let mut drained = Self { acted: 0, failed: 0, is_behind: false, weight };
		for record in System::read_events_no_consensus() {
			if let RuntimeEvent::Deadlines(Event::Acted { acted, failed, is_behind }) = record.event {
				drained = Self { acted, failed, is_behind, weight };
			}
		}
		drained
	}
}

fn drain(sizes: &Sizes, which: &str, deadline: fn(u32) -> Deadline) -> Result<Vec<Verdict>> {
	let mut chain =
		Chain::new(genesis(sizes.due)?, || (0..sizes.due).try_for_each(|number| arm(DUE, deadline(number))))?;
	let each = SubstrateWeight::<Runtime>::act().saturating_add(Acts::weight(&deadline(0)));
	let ideal = Share::get().ref_time() as f64 / each.ref_time() as f64;
	let block_weight = Weights::get().max_block.ref_time() as f64;
	println!("  {} {which}, {ideal:.0} a block at best", grouped(sizes.due));
	println!("  block   acted  hook's weight  of the block  hook's time  block's time");

	for _ in 1..DUE {
		chain.block(|| Ok(()))?;
	}
	let (mut acted, mut full, mut largest, mut ratios) = (0, Vec::new(), 0.0, Vec::new());
	for block in DUE.. {
		let (drained, times) = chain.block(|| Ok(Drained::read()))?;
		if drained.acted == 0 && drained.failed == 0 {
			break;
		}
		let weight = Duration::from_nanos(drained.weight.ref_time() / 1_000);
		let share = drained.weight.ref_time() as f64 / block_weight * 100.0;
		println!(
			"  {block:>5}  {:>6}  {:>10.1} ms  {share:>10.2} %  {:>8.1} ms  {:>9.1} ms",
			drained.acted,
			ms(weight),
			ms(times.hooks),
			ms(times.whole),
		);
		acted += drained.acted;
		largest = share.max(largest);
		if drained.is_behind {
			full.push(f64::from(drained.acted));
			ratios.push(times.whole.div_f64(weight.as_secs_f64()));
		}
	}
	println!(
		"  A full block took {:.2} of what its hook weighed, the median of {}",
		median(ratios).as_secs_f64(),
		full.len()
	);

	let rate = full.iter().sum::<f64>() / full.len() as f64;
	let lost = sizes.due.abs_diff(acted) + chain.look(|| left_over(sizes.due, deadline))?;
	Ok(vec![
		Verdict::at_most(format!("{} due {which}, lost or acted on twice", grouped(sizes.due)), lost.into(), 0.0),
		Verdict::at_most("… the hook's largest share of a block, in %", largest, 20.0),
		Verdict::at_least("… drained a block ÷ at best", rate / ideal, 0.9),
	])
}

/// How many are still there, or have not done exactly what they ought to.
fn left_over(count: u32, deadline: fn(u32) -> Deadline) -> u32 {
	let held = Armed::<Runtime>::iter_keys().count() + Parked::<Runtime>::iter_keys().count();
	let wrong = (0..count).filter(|number| {
		let expected = match deadline(*number) {
			Deadline::Nothing(_) => 0,
			Deadline::Payment(_) => PAYMENT,
		};
		Balances::total_balance(&payee(*number)) != expected
	});
	held as u32 + wrong.count() as u32
}

#[cfg(test)]
mod tests {
	use super::*;

	const SMALL: Sizes = Sizes { many: 500, few: 20, arms: 10, due: 3_000, blocks: 6, idle_blocks: 6, warm_up: 2 };

	#[test]
	fn three_thousand_due_at_once_drain_over_a_committed_database() {
		for verdict in due(&SMALL).unwrap() {
			assert!(verdict.holds(), "{verdict}");
		}
	}

	#[test]
	fn what_was_not_acted_on_is_found() {
		let mut chain = Chain::new(genesis(10).unwrap(), || {
			(0..10).try_for_each(|number| arm(1 + number / 6, Deadline::Payment(number)))
		})
		.unwrap();
		let (drained, _) = chain.block(|| Ok(Drained::read())).unwrap();
		assert_eq!((drained.acted, drained.is_behind), (6, false));
		assert_eq!(chain.look(|| left_over(10, Deadline::Payment)).unwrap(), 8, "four are armed, four are unpaid");
		chain.block(|| Ok(())).unwrap();
		assert_eq!(chain.look(|| left_over(10, Deadline::Payment)).unwrap(), 0);
	}

	#[test]
	fn blocks_that_arm_and_idle_blocks_are_measured() {
		let verdicts = idle(&SMALL).unwrap().into_iter().chain(arming(&SMALL).unwrap());
		for verdict in verdicts {
			assert!(verdict.figure().is_finite() && verdict.figure() > 0.0, "{verdict}");
		}
	}
}
