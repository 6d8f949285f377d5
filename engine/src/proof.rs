//! Proofs: conditions that are judged between rounds, by what was measured since something was done.
//!
//! They are judged as rules are, by a rule that is added to the blueprint for the moment: what a condition means is said
//! in one place.

use crate::{
	blueprint::{Core, Metric},
	life::{Life, Now},
	reading::{Freshness, Reading},
	rules::{self, Condition, Effect, Rule},
	synthesis::Proposal,
	BlockNumber,
};
use alloc::vec::Vec;
use bounded_collections::BoundedVec;

/// The position of the probe that fires where the conditions hold.
const HOLDING: u8 = 0;
/// The position of the one that begins anew where they do not.
const FAILING: usize = 1;

/// Whether these conditions can be judged between rounds of assets with this blueprint: there are some, all that they name
/// is declared, and none asks for what happens in a round alone.
pub fn are_sound(core: &Core, conditions: &[Condition]) -> bool {
	// Any effect does; that of a blueprint without triggers proves nothing that a trigger asked for.
	let rule =
		Rule { effects: BoundedVec::truncate_from(Vec::from([Effect::Trigger { code: 0 }])), ..probe(conditions) };
	let is_of_a_round = |condition: &Condition| matches!(condition, Condition::Stepped { .. });
	rules::validate(&rule, core).is_ok() && !conditions.iter().any(is_of_a_round)
}

/// Whether a step of an asset is one by which conditions are judged: a round; a push, where all metrics are published.
pub fn is_judged_by(core: &Core, is_push: bool) -> bool {
	core.metrics.iter().all(Metric::is_published) == is_push
}

/// Whether all conditions hold of an asset now, by what is fresh and was measured after the block `since`; of
/// fetched metrics, in a round that opened after it. `None` where one cannot be judged, or nothing was measured. Windows
/// tell also of what was before.
pub fn hold(core: &Core, life: &Life, conditions: &[Condition], since: BlockNumber, now: Now) -> Option<bool> {
	let mut life = life.clone();
	let mut is_measured = false;
	for (reading, metric) in life.readings.iter_mut().zip(&core.metrics) {
		if is_new(reading, metric, since) {
			is_measured |= reading.freshness_of(metric, core.heartbeat, now.block) == Freshness::Fresh;
		} else {
			reading.accepted = None;
		}
	}
	if !is_measured {
		return None;
	}
	let probes = Vec::from([probe(conditions), probe(conditions)]);
	let core = Core { rules: BoundedVec::truncate_from(probes), ..core.clone() };
	life.counts = BoundedVec::truncate_from(Vec::from([0, 1]));
	let advance = life.adopt(&core, &Proposal::default(), now)?;
	match life.counts.get(FAILING) {
		_ if advance.fired.contains(&HOLDING) => Some(true),
		Some(0) => Some(false),
		_ => None,
	}
}

/// Whether what was accepted was measured after a block.
fn is_new(reading: &Reading, metric: &Metric, since: BlockNumber) -> bool {
	let measured =
		if metric.is_published() { reading.accepted.map_or(0, |accepted| accepted.block) } else { reading.round };
	measured > since
}

/// A rule with these conditions and no effect.
fn probe(conditions: &[Condition]) -> Rule {
	let conditions = BoundedVec::truncate_from(conditions.to_vec());
	Rule { conditions, rounds: 1, effects: BoundedVec::default() }
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		fixtures,
		publication::By,
		round::{Accept, Decision},
		rules::{Comparison, Term},
		window::Statistic,
	};

	fn compare(term: Term, comparison: Comparison, bound: i64) -> Condition {
		Condition::Compare { term, comparison, bound }
	}

	fn at(block: BlockNumber) -> Now {
		Now { block, time: u64::from(block) * 2_000 }
	}

	fn low() -> Condition {
		compare(Term::Metric { metric: 0 }, Comparison::Below, 600)
	}

	/// The machine with triggers, and its life after a round that opened at a block and was decided in the next one.
	fn after(round: BlockNumber, load: Option<i64>) -> (Core, Life) {
		let (mut core, _) = fixtures::machine();
		core.triggers = 1;
		core.flags = 1;
		let mut life = Life::new(&core, 0);
		decide(&core, &mut life, round, load);
		(core, life)
	}

	fn decide(core: &Core, life: &mut Life, round: BlockNumber, load: Option<i64>) {
		let accepted = |value| Decision::Accepted(Accept { value, spread: 0, values: 1, sources: 1 });
		let decision = load.map_or(Decision::Disputed, accepted);
		life.decide(core, round, at(round + 1), |_| Some(decision));
		life.conclude(core, round, at(round + 1).time);
	}

	#[test]
	fn conditions_are_judged_by_what_was_measured_since() {
		let (core, life) = after(10, Some(300));
		assert_eq!(hold(&core, &life, &[low()], 9, at(12)), Some(true));
		assert_eq!(hold(&core, &life, &[low()], 10, at(12)), None, "the round had opened already");
		assert_eq!(hold(&core, &life, &[low()], 9, at(30)), None, "it is stale");
		let (core, life) = after(10, Some(700));
		assert_eq!(hold(&core, &life, &[low()], 9, at(12)), Some(false));
	}

	#[test]
	fn all_conditions_must_hold_and_one_that_cannot_be_judged_leaves_all_open() {
		let (mut core, life) = after(10, Some(300));
		let mean = compare(Term::Window { metric: 0, statistic: Statistic::Mean }, Comparison::Above, 0);
		let health = compare(Term::Health, Comparison::AtLeast, 100);
		assert_eq!(hold(&core, &life, &[low(), health, Condition::InState { state: 0 }], 9, at(12)), Some(true));
		assert_eq!(hold(&core, &life, &[low(), Condition::InState { state: 1 }], 9, at(12)), Some(false));
		assert_eq!(hold(&core, &life, &[low(), Condition::Flag { flag: 0, raised: true }], 9, at(12)), Some(false));
		core.metrics[0].window = 3;
		assert_eq!(hold(&core, &life, &[low(), mean], 9, at(12)), None, "the window is not full");
	}

	#[test]
	fn a_round_that_accepted_nothing_judges_nothing() {
		let (core, mut life) = after(10, Some(300));
		decide(&core, &mut life, 15, None);
		assert_eq!(hold(&core, &life, &[low()], 9, at(17)), None);
		assert_eq!(hold(&core, &life, &[Condition::InState { state: 0 }], 9, at(17)), None);
	}

	#[test]
	fn judging_changes_nothing() {
		let (core, life) = after(10, Some(900));
		let before = life.clone();
		let high = compare(Term::Metric { metric: 0 }, Comparison::Above, 800);
		assert_eq!(hold(&core, &life, &[high], 9, at(12)), Some(true));
		assert_eq!(life, before, "also where a rule of the blueprint has the same condition");
	}

	#[test]
	fn pushes_judge_where_all_is_pushed_and_rounds_elsewhere() {
		let (mut core, _) = fixtures::published();
		assert_eq!([false, true].map(|is_push| is_judged_by(&core, is_push)), [true, false]);
		core.metrics.remove(0);
		assert_eq!([false, true].map(|is_push| is_judged_by(&core, is_push)), [false, true]);

		core.health.clear();
		let mut life = Life::new(&core, 0);
		life.publish(&core, at(10), By::Account, &[(0, 50)]).unwrap();
		let worn = compare(Term::Metric { metric: 0 }, Comparison::AtLeast, 50);
		assert_eq!(hold(&core, &life, &[worn], 9, at(10_000)), Some(true), "silence does not make it stale");
		assert_eq!(hold(&core, &life, &[worn], 10, at(10_000)), None);
	}

	#[test]
	fn unsound_conditions_are_found() {
		let (core, _) = after(10, None);
		assert!(are_sound(&core, &[low(), Condition::InState { state: 1 }]));
		assert!(!are_sound(&core, &[]));
		assert!(!are_sound(&core, &[low(), Condition::InState { state: 2 }]));
		assert!(!are_sound(&core, &[compare(Term::Metric { metric: 1 }, Comparison::Below, 0)]));
		let windowed = compare(Term::Window { metric: 0, statistic: Statistic::Mean }, Comparison::Below, 0);
		assert!(!are_sound(&core, &[windowed]), "it keeps no window");
		assert!(!are_sound(&core, &[Condition::Stepped { metric: 0 }]), "no step is confirmed between rounds");
	}
}
