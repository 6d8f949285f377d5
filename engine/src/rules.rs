//! Rules: conditions that held for a number of rounds, and what follows.
//!
//! A rule fires in the round in which its conditions have held for `rounds` rounds in a row, and again only after they
//! failed once. Hysteresis is two rules with a gap between their thresholds: *above 80 for 2 rounds → strained*,
//! *below 60 for 2 rounds → nominal*; in the gap nothing changes.

use crate::{blueprint::Transition, limits};
use alloc::vec::Vec;
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// When all conditions held for so many rounds in a row, the effects follow.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Rule {
	/// All of them must hold.
	pub conditions: BoundedVec<Condition, ConstU32<{ limits::CONDITIONS }>>,
	/// For so many rounds in a row, at least one.
	pub rounds: u8,
	/// What follows, in this order.
	pub effects: BoundedVec<Effect, ConstU32<{ limits::EFFECTS }>>,
}

/// Something that holds or does not.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Condition {
	/// A metric's value is above the bound.
	#[codec(index = 0)]
	MetricAbove {
		/// The metric's position.
		metric: u8,
		/// The bound, in the metric's decimals.
		bound: i64,
	},
	/// A metric's value is below the bound.
	#[codec(index = 1)]
	MetricBelow {
		/// The metric's position.
		metric: u8,
		/// The bound, in the metric's decimals.
		bound: i64,
	},
	/// The health is above the bound.
	#[codec(index = 2)]
	HealthAbove {
		/// The bound, 0 to 100.
		bound: u8,
	},
	/// The health is below the bound.
	#[codec(index = 3)]
	HealthBelow {
		/// The bound, 0 to 100.
		bound: u8,
	},
	/// The asset is in this state.
	#[codec(index = 4)]
	InState {
		/// The state's position.
		state: u8,
	},
}

/// What a rule does.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Effect {
	/// Changes the state, if the transition from the present state is declared.
	#[codec(index = 0)]
	Transition {
		/// The state after.
		to: u8,
	},
}

/// What a round's conditions are judged by.
pub struct Facts<'a> {
	/// The values accepted in this round, by metric; `None` where none was.
	pub values: &'a [Option<i64>],
	/// The health, if a metric that bears on it was accepted in this round.
	pub health: Option<u8>,
	/// The state at the beginning of the round.
	pub state: u8,
}

/// What the rules did.
#[derive(Debug, Eq, PartialEq)]
pub struct Fired {
	/// The rules that fired, by position.
	pub rules: Vec<u8>,
	/// The state afterwards.
	pub state: u8,
}

/// Whether a rule is well formed for a blueprint with so many metrics and states.
pub fn is_sound(rule: &Rule, metrics: usize, states: u8) -> bool {
	let known = |condition: &Condition| match condition {
		Condition::MetricAbove { metric, .. } | Condition::MetricBelow { metric, .. } => usize::from(*metric) < metrics,
		Condition::HealthAbove { .. } | Condition::HealthBelow { .. } => true,
		Condition::InState { state } => *state < states,
	};
	let possible = |effect: &Effect| match effect {
		Effect::Transition { to } => *to < states,
	};
	rule.rounds > 0
		&& !rule.conditions.is_empty()
		&& rule.conditions.iter().all(known)
		&& !rule.effects.is_empty()
		&& rule.effects.iter().all(possible)
}

/// Evaluates all rules once. All conditions are judged by the same facts, whatever earlier rules did; a rule that
/// reads a value that was not accepted is not evaluated and keeps its count.
pub fn evaluate<'a>(
	rules: &[Rule],
	transitions: &[Transition],
	counts: impl IntoIterator<Item = &'a mut u8>,
	facts: &Facts<'_>,
) -> Fired {
	let mut fired = Fired { rules: Vec::new(), state: facts.state };
	for ((position, rule), count) in (0u8..).zip(rules).zip(counts) {
		let Some(holds) = holds(&rule.conditions, facts) else {
			continue;
		};
		let before = *count;
		*count = if holds { before.saturating_add(1).min(rule.rounds) } else { 0 };
		if *count == before || *count != rule.rounds {
			continue;
		}
		fired.rules.push(position);
		for effect in &rule.effects {
			let Effect::Transition { to } = *effect;
			if transitions.contains(&Transition { from: fired.state, to }) {
				fired.state = to;
			}
		}
	}
	fired
}

/// Whether all conditions hold; `None` where one cannot be judged in this round.
fn holds(conditions: &[Condition], facts: &Facts<'_>) -> Option<bool> {
	let value = |metric: u8| facts.values.get(usize::from(metric)).copied().flatten();
	let mut all = true;
	for condition in conditions {
		all &= match *condition {
			Condition::MetricAbove { metric, bound } => value(metric)? > bound,
			Condition::MetricBelow { metric, bound } => value(metric)? < bound,
			Condition::HealthAbove { bound } => facts.health? > bound,
			Condition::HealthBelow { bound } => facts.health? < bound,
			Condition::InState { state } => facts.state == state,
		};
	}
	Some(all)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::fixtures;

	/// Runs the machine's rules over loads; returns the state after each round.
	fn states(loads: &[Option<i64>]) -> Vec<u8> {
		let (core, _) = fixtures::machine();
		let mut counts = vec![0; core.rules.len()];
		let mut state = core.initial_state;
		let mut states = Vec::new();
		for load in loads {
			let facts = Facts { values: &[*load], health: None, state };
			state = evaluate(&core.rules, &core.transitions, &mut counts, &facts).state;
			states.push(state);
		}
		states
	}

	#[test]
	fn a_rule_fires_only_after_its_rounds_in_a_row() {
		assert_eq!(states(&[Some(900), Some(900)]), [0, 1]);
		assert_eq!(states(&[Some(900), Some(100), Some(900), Some(900)]), [0, 0, 0, 1]);
	}

	#[test]
	fn hysteresis_holds_the_state_between_the_thresholds() {
		let loads = [900, 900, 700, 790, 610, 500, 790, 500, 500, 790].map(Some);
		assert_eq!(states(&loads), [0, 1, 1, 1, 1, 1, 1, 1, 0, 0]);
	}

	#[test]
	fn a_missing_value_keeps_the_count() {
		assert_eq!(states(&[Some(900), None, None, Some(900)]), [0, 0, 0, 1]);
	}

	#[test]
	fn a_rule_fires_once_until_its_conditions_fail() {
		let (core, _) = fixtures::machine();
		let rule = Rule {
			conditions: vec![Condition::MetricAbove { metric: 0, bound: 10 }].try_into().unwrap(),
			..core.rules[0].clone()
		};
		let mut counts = [0];
		let mut fires = |load| {
			let facts = Facts { values: &[Some(load)], health: None, state: 1 };
			!evaluate(std::slice::from_ref(&rule), &core.transitions, &mut counts, &facts).rules.is_empty()
		};
		assert_eq!([20, 20, 20, 20, 5, 20, 20].map(&mut fires), [false, true, false, false, false, false, true]);
	}

	#[test]
	fn an_undeclared_transition_does_not_happen() {
		let (core, _) = fixtures::machine();
		let mut counts = vec![0; core.rules.len()];
		let facts = Facts { values: &[Some(900)], health: None, state: 0 };
		evaluate(&core.rules, &[], &mut counts, &facts);
		let fired = evaluate(&core.rules, &[], &mut counts, &facts);
		assert_eq!((fired.rules, fired.state), (vec![0], 0));
	}

	#[test]
	fn health_is_judged_only_when_known() {
		let judge = |condition, health| holds(&[condition], &Facts { values: &[], health, state: 0 });
		assert_eq!(judge(Condition::HealthBelow { bound: 50 }, Some(49)), Some(true));
		assert_eq!(judge(Condition::HealthBelow { bound: 50 }, Some(50)), Some(false));
		assert_eq!(judge(Condition::HealthAbove { bound: 50 }, Some(51)), Some(true));
		assert_eq!(judge(Condition::HealthAbove { bound: 50 }, None), None);
	}
}
