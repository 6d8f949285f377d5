//! Deadlines: what they cost where none is due, what arming costs, and how many due at once drain.

use crate::{
	chain::{Chain, Result, Times},
	drain::{drain, left_over, DUE},
	genesis::told,
	report::{grouped, Verdict},
	runtime::{payee, Balances, Deadline, Deadlines, RuntimeGenesisConfig, PAYER, PAYMENT},
	turns::{compare, Turns},
};
use frame_support::traits::fungible::Inspect;
use sp_runtime::{BuildStorage, Storage};
use std::time::Duration;
use vivarium_primitives::{BlockNumber, Deadlines as _};

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
	/// The blocks that arm.
	pub arming: Turns,
	/// The idle blocks.
	pub idle: Turns,
}

impl Sizes {
	/// Those that the figures are of.
	pub const FULL: Self = Self {
		many: 1_000_000,
		few: 1_000,
		arms: 200,
		due: 50_000,
		arming: Turns { blocks: 300, warm_up: 100 },
		idle: Turns { blocks: 5_000, warm_up: 100 },
	};
}

/// No measurement lasts until this block.
const FAR: BlockNumber = 1_000_000;
/// Of what is armed, so many fall due in one block.
const PER_BLOCK: u32 = 200;

/// What an idle block costs with many armed, against one with none.
pub fn idle(sizes: &Sizes) -> Result<Vec<Verdict>> {
	let mut none = (0, Chain::new(genesis(0)?, || Ok(()))?);
	let mut many = (sizes.many, Chain::new(genesis(0)?, || arm_far(sizes.many))?);
	let times = in_turns(sizes.idle, [&mut none, &mut many], |chain, _, _| Ok(chain.block(|| Ok(()))?.1))?;
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
		let times = in_turns(sizes.arming, [&mut few, &mut many], |chain, live, turn| {
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
	let mut verdicts = drain_all(sizes, "that do nothing", Deadline::Nothing)?;
	verdicts.extend(drain_all(sizes, "that pay", Deadline::Payment)?);
	Ok(verdicts)
}

fn genesis(payments: u32) -> Result<Storage> {
	let balance = PAYMENT.saturating_mul(u128::from(payments).saturating_add(1));
	let balances = pallet_balances::GenesisConfig { balances: vec![(PAYER, balance)], ..Default::default() };
	Ok(RuntimeGenesisConfig { balances, ..Default::default() }.build_storage()?)
}

fn arm(at: BlockNumber, deadline: Deadline) -> Result<()> {
	Deadlines::arm(at, deadline).map_err(told)
}

/// Arms so many, as blocks do that each arm `PER_BLOCK` for one later block.
fn arm_far(count: u32) -> Result<()> {
	(0..count).try_for_each(|number| arm(FAR + number / PER_BLOCK, Deadline::Nothing(number)))
}

/// Measures two chains, with how many are armed on them, in turns.
fn in_turns(
	turns: Turns,
	chains: [&mut (u32, Chain); 2],
	mut measure: impl FnMut(&mut Chain, u32, u32) -> Result<Times>,
) -> Result<[Vec<Duration>; 2]> {
	turns.measure(|kind, turn| {
		let (live, chain) = &mut *chains[kind];
		measure(chain, *live, turn)
	})
}

fn drain_all(sizes: &Sizes, which: &str, deadline: fn(u32) -> Deadline) -> Result<Vec<Verdict>> {
	let mut chain =
		Chain::new(genesis(sizes.due)?, || (0..sizes.due).try_for_each(|number| arm(DUE, deadline(number))))?;
	let drained = drain(&mut chain, sizes.due, which, &deadline(0))?;
	let lost = sizes.due.abs_diff(drained.acted) + chain.look(|| left_over() + wrong(sizes.due, deadline))?;
	let mut verdicts =
		vec![Verdict::at_most(format!("{} due {which}, lost or acted on twice", grouped(sizes.due)), lost.into(), 0.0)];
	verdicts.extend(drained.verdicts());
	Ok(verdicts)
}

/// How many have not done exactly what they ought to.
fn wrong(count: u32, deadline: fn(u32) -> Deadline) -> u32 {
	let wrong = (0..count).filter(|number| {
		let expected = if matches!(deadline(*number), Deadline::Payment(_)) { PAYMENT } else { 0 };
		Balances::total_balance(&payee(*number)) != expected
	});
	wrong.count() as u32
}

#[cfg(test)]
mod tests {
	use super::*;

	const TURNS: Turns = Turns { blocks: 6, warm_up: 2 };
	const SMALL: Sizes = Sizes { many: 500, few: 20, arms: 10, due: 3_000, arming: TURNS, idle: TURNS };

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
		chain.block(|| Ok(())).unwrap();
		let found = |chain: &Chain| chain.look(|| (left_over(), wrong(10, Deadline::Payment))).unwrap();
		assert_eq!(found(&chain), (4, 4), "four are armed, and have not paid");
		chain.block(|| Ok(())).unwrap();
		assert_eq!(found(&chain), (0, 0));
	}

	#[test]
	fn blocks_that_arm_and_idle_blocks_are_measured() {
		let verdicts = idle(&SMALL).unwrap().into_iter().chain(arming(&SMALL).unwrap());
		for verdict in verdicts {
			assert!(verdict.figure().is_finite() && verdict.figure() > 0.0, "{verdict}");
		}
	}
}
