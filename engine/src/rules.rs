//! Rules: conditions that held for a number of rounds, and what follows.
//!
//! A rule fires in the round in which its conditions have held for `rounds` rounds in a row, and again only after they
//! failed once. A rule that reads only published metrics, and not the time in a state, counts pushes instead of rounds.
//! Hysteresis is two rules with a gap between their thresholds: *above 80 for 2 rounds → strained*, *below 60 for 2 rounds
//! → nominal*; in the gap nothing changes.

use crate::{
	blueprint::{Core, Transition},
	limits,
	measure::Measure,
	traits::{TraitKind, TraitValue},
	window::{self, Statistic, Window},
};
use alloc::vec::Vec;
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// When all conditions held for so many rounds in a row, the effects follow.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Rule {
	/// All of them must hold.
	pub conditions: BoundedVec<Condition, ConstU32<{ limits::CONDITIONS }>>,
	/// For so many rounds in a row, at least one; pushes, if it reads only published metrics and not the time in a state.
	pub rounds: u8,
	/// What follows, in this order.
	pub effects: BoundedVec<Effect, ConstU32<{ limits::EFFECTS }>>,
}

impl Rule {
	/// Whether it says what the format of release 1 cannot say.
	pub(crate) fn needs_v2(&self) -> bool {
		let is_new = |condition: &Condition| {
			let Condition::Compare { term, .. } = condition else { return false };
			matches!(term, Term::Measure { .. } | Term::InState | Term::Until { .. })
		};
		self.conditions.iter().any(is_new)
			|| self.effects.iter().any(|effect| matches!(effect, Effect::ResetMeasure { .. }))
	}

	/// Whether it reads the clock: for how long the asset has been in its state, or how far off a moment is.
	fn reads_time(&self) -> bool {
		let is_time = |condition: &Condition| {
			matches!(condition, Condition::Compare { term: Term::InState | Term::Until { .. }, .. })
		};
		self.conditions.iter().any(is_time)
	}
}

/// Something that holds or does not.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Condition {
	/// A number compares with a bound.
	#[codec(index = 0)]
	Compare {
		/// The number.
		term: Term,
		/// How.
		comparison: Comparison,
		/// The bound, in the term's decimals.
		bound: i64,
	},
	/// The asset is in this state.
	#[codec(index = 1)]
	InState {
		/// The state's position.
		state: u8,
	},
	/// A flag is raised, or is not.
	#[codec(index = 2)]
	Flag {
		/// The flag's position.
		flag: u8,
		/// Whether it must be raised.
		raised: bool,
	},
	/// A step of the metric was confirmed in this round; of a published metric, by this push, so that a rule which reads
	/// fetched metrics too never sees it.
	#[codec(index = 3)]
	Stepped {
		/// The metric's position.
		metric: u8,
	},
}

impl Condition {
	/// The metric that it reads, if it reads one, or a measure of one.
	fn metric(&self, core: &Core) -> Option<u8> {
		match self {
			Self::Compare {
				term: Term::Metric { metric } | Term::Window { metric, .. } | Term::Until { metric },
				..
			}
			| Self::Stepped { metric } => Some(*metric),
			Self::Compare { term: Term::Measure { index }, .. } => {
				core.measures.get(usize::from(*index)).map(Measure::metric)
			}
			Self::Compare { .. } | Self::InState { .. } | Self::Flag { .. } => None,
		}
	}
}

/// A number that a condition reads.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Term {
	/// A metric's value, in its decimals.
	#[codec(index = 0)]
	Metric {
		/// The metric's position.
		metric: u8,
	},
	/// What a metric's window tells, in the metric's decimals. It is read only once the window is full.
	#[codec(index = 1)]
	Window {
		/// The metric's position.
		metric: u8,
		/// What of it.
		statistic: Statistic,
	},
	/// The health, 0 to 100.
	#[codec(index = 2)]
	Health,
	/// A trait's number.
	#[codec(index = 3)]
	Trait {
		/// The trait's position.
		index: u8,
	},
	/// What a measure has accumulated, in its decimals. It is read only where there is a number, and the measure's metric
	/// was accepted. Since spec version 2.
	#[codec(index = 4)]
	Measure {
		/// The measure's position.
		index: u8,
	},
	/// For how many whole seconds the asset has been in its present state. Since spec version 2.
	#[codec(index = 5)]
	InState,
	/// How many whole seconds it is until the moment that the metric names in seconds since 1970; 0 in it, and negative
	/// after it. Since spec version 2.
	#[codec(index = 6)]
	Until {
		/// The metric's position.
		metric: u8,
	},
}

/// How two numbers compare.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Comparison {
	/// Greater than the bound.
	#[codec(index = 0)]
	Above,
	/// Less than the bound.
	#[codec(index = 1)]
	Below,
	/// Not less than the bound.
	#[codec(index = 2)]
	AtLeast,
	/// Not greater than the bound.
	#[codec(index = 3)]
	AtMost,
	/// The bound itself.
	#[codec(index = 4)]
	Equal,
	/// Anything but the bound.
	#[codec(index = 5)]
	NotEqual,
}

impl Comparison {
	/// Whether a number compares so with a bound.
	pub fn holds(self, number: i64, bound: i64) -> bool {
		match self {
			Self::Above => number > bound,
			Self::Below => number < bound,
			Self::AtLeast => number >= bound,
			Self::AtMost => number <= bound,
			Self::Equal => number == bound,
			Self::NotEqual => number != bound,
		}
	}
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
	/// Sets a trait.
	#[codec(index = 1)]
	SetTrait {
		/// The trait's position.
		index: u8,
		/// The value after.
		value: i64,
	},
	/// Adds to a trait, which stays in its range.
	#[codec(index = 2)]
	AddToTrait {
		/// The trait's position.
		index: u8,
		/// What is added; negative to take away.
		amount: i64,
	},
	/// Raises a flag.
	#[codec(index = 3)]
	RaiseFlag {
		/// The flag's position.
		flag: u8,
	},
	/// Clears a flag.
	#[codec(index = 4)]
	ClearFlag {
		/// The flag's position.
		flag: u8,
	},
	/// Fires a trigger, on which other pallets act.
	#[codec(index = 5)]
	Trigger {
		/// The trigger's code.
		code: u8,
	},
	/// Lets a measure begin anew. Since spec version 2.
	#[codec(index = 6)]
	ResetMeasure {
		/// The measure's position.
		index: u8,
	},
}

/// What rules read and write of an asset.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Form {
	/// The state.
	pub state: u8,
	/// The traits' values.
	pub traits: Vec<TraitValue>,
	/// The flags that are raised, a bit each.
	pub flags: u32,
}

/// What conditions are judged by in a round or at a push, beside the asset's form at its beginning.
pub struct Facts<'a> {
	/// The values accepted in this round, by metric; `None` where none was. Of published metrics, the last accepted ones.
	pub values: &'a [Option<i64>],
	/// The metrics' windows, this round's values included.
	pub windows: &'a [&'a Window],
	/// The metrics of which a step was confirmed in this round.
	pub stepped: &'a [bool],
	/// The health, if a metric that bears on it was accepted in this round.
	pub health: Option<u8>,
	/// The measures' numbers, this round's values included; `None` where there is none yet.
	pub measures: &'a [Option<i64>],
	/// For how many whole seconds the asset has been in its state.
	pub in_state: i64,
	/// The chain's clock, in whole seconds since 1970.
	pub clock: i64,
}

/// What the rules did.
#[derive(Debug, Eq, PartialEq)]
pub struct Fired {
	/// The rules that fired, by position.
	pub rules: Vec<u8>,
	/// The triggers that fired, by code, in order; each once, however many rules fired it.
	pub triggers: Vec<u8>,
	/// The measures that begin anew, a bit each.
	pub resets: u32,
	/// The asset's form afterwards.
	pub form: Form,
}

/// What is wrong with a rule.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum RuleFlaw {
	/// It has no condition.
	NoCondition,
	/// It has no effect.
	NoEffect,
	/// It holds for no round.
	NoRound,
	/// A condition, by position, names what the blueprint does not declare.
	Condition(usize),
	/// A condition, by position, reads a window that the metric does not keep.
	NoWindow(usize),
	/// A condition, by position, reads a moment, and the metric has decimals.
	NoMoment(usize),
	/// An effect, by position, names what the blueprint does not declare.
	Effect(usize),
	/// An effect, by position, writes a trait that rules may not write, or a value that the trait may not hold.
	Unwritable(usize),
}

/// Checks a rule against its blueprint.
///
/// # Errors
/// The first [`RuleFlaw`] found.
pub fn validate(rule: &Rule, core: &Core) -> Result<(), RuleFlaw> {
	if rule.conditions.is_empty() {
		return Err(RuleFlaw::NoCondition);
	}
	if rule.effects.is_empty() {
		return Err(RuleFlaw::NoEffect);
	}
	if rule.rounds == 0 {
		return Err(RuleFlaw::NoRound);
	}
	let mut conditions = rule.conditions.iter().enumerate();
	conditions.try_for_each(|(position, condition)| validate_condition(condition, core, position))?;
	rule.effects.iter().enumerate().try_for_each(|(position, effect)| validate_effect(effect, core, position))
}

/// Checks the condition at a position against its blueprint.
pub(crate) fn validate_condition(condition: &Condition, core: &Core, position: usize) -> Result<(), RuleFlaw> {
	if !is_declared(condition, core) {
		return Err(RuleFlaw::Condition(position));
	}
	let declared = |metric: u8| core.metrics.get(usize::from(metric)).ok_or(RuleFlaw::Condition(position));
	match *condition {
		Condition::Compare { term: Term::Window { metric, .. }, .. } if declared(metric)?.window < 2 => {
			Err(RuleFlaw::NoWindow(position))
		}
		Condition::Compare { term: Term::Until { metric }, .. } if declared(metric)?.decimals > 0 => {
			Err(RuleFlaw::NoMoment(position))
		}
		_ => Ok(()),
	}
}

fn is_declared(condition: &Condition, core: &Core) -> bool {
	match condition {
		Condition::Compare {
			term: Term::Metric { metric } | Term::Window { metric, .. } | Term::Until { metric },
			..
		}
		| Condition::Stepped { metric } => usize::from(*metric) < core.metrics.len(),
		Condition::Compare { term: Term::Health, .. } => !core.health.is_empty(),
		Condition::Compare { term: Term::Trait { index }, .. } => {
			core.traits.get(usize::from(*index)).is_some_and(|declared| declared.kind != TraitKind::Text)
		}
		Condition::Compare { term: Term::Measure { index }, .. } => usize::from(*index) < core.measures.len(),
		Condition::Compare { term: Term::InState, .. } => true,
		Condition::InState { state } => *state < core.states,
		Condition::Flag { flag, .. } => *flag < core.flags,
	}
}

fn validate_effect(effect: &Effect, core: &Core, position: usize) -> Result<(), RuleFlaw> {
	let is_declared = match effect {
		Effect::Transition { to } => *to < core.states,
		Effect::RaiseFlag { flag } | Effect::ClearFlag { flag } => *flag < core.flags,
		Effect::Trigger { code } => *code < core.triggers,
		Effect::SetTrait { index, .. } | Effect::AddToTrait { index, .. } => usize::from(*index) < core.traits.len(),
		Effect::ResetMeasure { index } => usize::from(*index) < core.measures.len(),
	};
	if !is_declared {
		return Err(RuleFlaw::Effect(position));
	}
	let (Effect::SetTrait { index, .. } | Effect::AddToTrait { index, .. }) = effect else { return Ok(()) };
	let is_writable = core.traits.get(usize::from(*index)).is_some_and(|declared| {
		let fits = match effect {
			Effect::SetTrait { value, .. } => declared.admits(&TraitValue::Number(*value)),
			_ => matches!(declared.kind, TraitKind::Integer { .. }),
		};
		declared.writers.rules && fits
	});
	if is_writable {
		Ok(())
	} else {
		Err(RuleFlaw::Unwritable(position))
	}
}

/// Evaluates once, in a round, all rules but those that are left to pushes. All conditions are judged by the same facts and
/// by the form at the round's beginning, whatever earlier rules did; a rule that reads a value that was not accepted, or a
/// number that is not there yet, is not evaluated and keeps its count. A rule that reads only state, flags, traits and the
/// time in the state is evaluated in every round.
pub fn evaluate<'a>(
	core: &Core,
	counts: impl IntoIterator<Item = &'a mut u8>,
	facts: &Facts<'_>,
	before: &Form,
) -> Fired {
	evaluate_due(core, counts, facts, before, |rule| !is_of_pushes(rule, core))
}

/// Evaluates once, at a push, the rules that read only published metrics, and not the time in the state, if the push
/// brought at least one of the metrics. A rule that reads health and no metric reads those of the health curve.
pub fn evaluate_pushed<'a>(
	core: &Core,
	counts: impl IntoIterator<Item = &'a mut u8>,
	facts: &Facts<'_>,
	before: &Form,
	is_pushed: impl Fn(u8) -> bool,
) -> Fired {
	evaluate_due(core, counts, facts, before, |rule| {
		is_of_pushes(rule, core) && metrics_of(rule, core).into_iter().any(&is_pushed)
	})
}

/// Whether a rule is evaluated at pushes, and not in rounds: it reads only metrics that are published, and at least one.
/// Time passes whatever is pushed, so that a rule which reads it belongs to rounds.
fn is_of_pushes(rule: &Rule, core: &Core) -> bool {
	let metrics = metrics_of(rule, core);
	!rule.reads_time() && !metrics.is_empty() && metrics.into_iter().all(|metric| core.is_published(metric))
}

/// The metrics that decide when a rule is evaluated: those that its conditions name, themselves or by a measure, or else,
/// where it reads the health, those that bear on it.
fn metrics_of(rule: &Rule, core: &Core) -> Vec<u8> {
	let named: Vec<u8> = rule.conditions.iter().filter_map(|condition| condition.metric(core)).collect();
	let reads_health =
		rule.conditions.iter().any(|condition| matches!(condition, Condition::Compare { term: Term::Health, .. }));
	if named.is_empty() && reads_health {
		core.health.iter().map(|term| term.metric).collect()
	} else {
		named
	}
}

fn evaluate_due<'a>(
	core: &Core,
	counts: impl IntoIterator<Item = &'a mut u8>,
	facts: &Facts<'_>,
	before: &Form,
	is_due: impl Fn(&Rule) -> bool,
) -> Fired {
	let mut fired = Fired::new(before);
	for ((position, rule), count) in (0u8..).zip(&core.rules).zip(counts) {
		if !is_due(rule) {
			continue;
		}
		let Some(holds) = holds(&rule.conditions, core, facts, before) else {
			continue;
		};
		let held = *count;
		*count = if holds { held.saturating_add(1).min(rule.rounds) } else { 0 };
		if *count == held || *count != rule.rounds {
			continue;
		}
		fired.rules.push(position);
		for effect in &rule.effects {
			fired.apply(*effect, core);
		}
	}
	fired
}

/// Evaluates all rules once more between rounds, after something other than a round changed the asset. Rounds are not
/// counted: a rule that asks for one round fires if its conditions hold now and did not before, a rule whose conditions
/// fail begins anew, and a rule that asks for more rounds waits for them.
pub fn react<'a>(core: &Core, counts: impl IntoIterator<Item = &'a mut u8>, facts: &Facts<'_>, before: &Form) -> Fired {
	let mut fired = Fired::new(before);
	for ((position, rule), count) in (0u8..).zip(&core.rules).zip(counts) {
		match holds(&rule.conditions, core, facts, before) {
			Some(true) if rule.rounds == 1 && *count == 0 => {
				*count = 1;
				fired.rules.push(position);
				rule.effects.iter().for_each(|effect| fired.apply(*effect, core));
			}
			Some(false) => *count = 0,
			_ => {}
		}
	}
	fired
}

/// What the effects of the rules that fired, by position, make of a form. `None` where there is no such rule.
pub(crate) fn follow(core: &Core, fired: &[u8], before: &Form) -> Option<Form> {
	let mut followed = Fired::new(before);
	for position in fired {
		let rule = core.rules.get(usize::from(*position))?;
		rule.effects.iter().for_each(|effect| followed.apply(*effect, core));
	}
	Some(followed.form)
}

/// Whether all conditions hold; `None` where one cannot be judged in this round.
pub(crate) fn holds(conditions: &[Condition], core: &Core, facts: &Facts<'_>, before: &Form) -> Option<bool> {
	let value = |metric: u8| facts.values.get(usize::from(metric)).copied().flatten();
	let mut all = true;
	for condition in conditions {
		all &= match *condition {
			Condition::Compare { term, comparison, bound } => {
				let number = match term {
					Term::Metric { metric } => value(metric)?,
					Term::Window { metric, statistic } => {
						value(metric)?;
						let window = facts.windows.get(usize::from(metric))?;
						window::of_full(window, core.metrics.get(usize::from(metric))?.window, statistic)?
					}
					Term::Health => facts.health?.into(),
					Term::Trait { index } => before.traits.get(usize::from(index))?.number()?,
					Term::Measure { index } => {
						value(core.measures.get(usize::from(index))?.metric())?;
						facts.measures.get(usize::from(index)).copied().flatten()?
					}
					Term::InState => facts.in_state,
					Term::Until { metric } => value(metric)?.saturating_sub(facts.clock),
				};
				comparison.holds(number, bound)
			}
			Condition::InState { state } => before.state == state,
			Condition::Flag { flag, raised } => (before.flags & bit(flag) != 0) == raised,
			Condition::Stepped { metric } => {
				value(metric)?;
				facts.stepped.get(usize::from(metric)).copied().unwrap_or(false)
			}
		};
	}
	Some(all)
}

impl Fired {
	/// Nothing has fired yet.
	pub(crate) fn new(before: &Form) -> Self {
		Self { rules: Vec::new(), triggers: Vec::new(), resets: 0, form: before.clone() }
	}

	fn apply(&mut self, effect: Effect, core: &Core) {
		let form = &mut self.form;
		match effect {
			Effect::Transition { to } => {
				if core.transitions.contains(&Transition { from: form.state, to }) {
					form.state = to;
				}
			}
			Effect::SetTrait { index, value } => write(form, core, index, |_| value),
			Effect::AddToTrait { index, amount } => write(form, core, index, |present| present.saturating_add(amount)),
			Effect::RaiseFlag { flag } => form.flags |= bit(flag),
			Effect::ClearFlag { flag } => form.flags &= !bit(flag),
			Effect::Trigger { code } if self.triggers.contains(&code) => {}
			Effect::Trigger { code } => self.triggers.push(code),
			Effect::ResetMeasure { index } => self.resets |= bit(index),
		}
	}
}

fn write(form: &mut Form, core: &Core, index: u8, change: impl FnOnce(i64) -> i64) {
	let declared = core.traits.get(usize::from(index)).and_then(|declared| declared.range());
	let (Some((minimum, maximum)), Some(TraitValue::Number(number))) =
		(declared, form.traits.get_mut(usize::from(index)))
	else {
		return;
	};
	*number = change(*number).max(minimum).min(maximum);
}

/// The bit of a flag.
pub fn bit(flag: u8) -> u32 {
	1u32.checked_shl(flag.into()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::fixtures;
	use crate::traits::{Trait, Writers};

	fn form(state: u8) -> Form {
		Form { state, traits: vec![TraitValue::Number(5)], flags: 0 }
	}

	/// Evaluates the rules with a load accepted, or not.
	fn round(core: &Core, counts: &mut [u8], load: Option<i64>, before: &Form) -> Fired {
		let values = [load];
		let facts = Facts {
			values: &values,
			windows: &[],
			stepped: &[false],
			health: None,
			measures: &[],
			in_state: 0,
			clock: 0,
		};
		evaluate(core, counts, &facts, before)
	}

	/// Runs the machine's rules over loads; returns the state after each round.
	fn states(loads: &[Option<i64>]) -> Vec<u8> {
		let (core, _) = fixtures::machine();
		let mut counts = vec![0; core.rules.len()];
		let mut before = form(core.initial_state);
		let mut states = Vec::new();
		for load in loads {
			before = round(&core, &mut counts, *load, &before).form;
			states.push(before.state);
		}
		states
	}

	/// A blueprint with one rule, which holds for one round, and a trait 0 to 10.
	fn core_with(conditions: &[Condition], effects: &[Effect]) -> Core {
		let (mut core, _) = fixtures::machine();
		let rule = Rule {
			conditions: conditions.to_vec().try_into().unwrap(),
			rounds: 1,
			effects: effects.to_vec().try_into().unwrap(),
		};
		let writers = Writers { rules: true, model: false, owner: false };
		core.traits = vec![Trait { kind: TraitKind::Integer { minimum: 0, maximum: 10 }, initial: 5, writers }]
			.try_into()
			.unwrap();
		core.flags = 2;
		core.triggers = 2;
		core.rules = vec![rule].try_into().unwrap();
		core
	}

	const ALWAYS: Condition =
		Condition::Compare { term: Term::Metric { metric: 0 }, comparison: Comparison::Above, bound: i64::MIN };

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
		let (mut core, _) = fixtures::machine();
		core.rules.truncate(1);
		let mut counts = [0];
		let mut fires = |load| !round(&core, &mut counts, Some(load), &form(1)).rules.is_empty();
		assert_eq!([900, 900, 900, 900, 5, 900, 900].map(&mut fires), [false, true, false, false, false, false, true]);
	}

	#[test]
	fn an_undeclared_transition_does_not_happen() {
		let (mut core, _) = fixtures::machine();
		core.transitions.clear();
		let mut counts = vec![0; core.rules.len()];
		round(&core, &mut counts, Some(900), &form(0));
		let fired = round(&core, &mut counts, Some(900), &form(0));
		assert_eq!((fired.rules, fired.form.state), (vec![0], 0));
	}

	#[test]
	fn every_effect_does_what_it_says() {
		let after = |effects: &[Effect]| {
			let fired = round(&core_with(&[ALWAYS], effects), &mut [0], Some(1), &form(0));
			(fired.form.traits[0].number().unwrap(), fired.form.flags, fired.triggers)
		};
		assert_eq!(after(&[Effect::SetTrait { index: 0, value: 7 }]), (7, 0, vec![]));
		assert_eq!(after(&[Effect::AddToTrait { index: 0, amount: -2 }]), (3, 0, vec![]));
		assert_eq!(after(&[Effect::AddToTrait { index: 0, amount: i64::MAX }]), (10, 0, vec![]), "stays in its range");
		assert_eq!(after(&[Effect::AddToTrait { index: 0, amount: i64::MIN }]), (0, 0, vec![]));
		assert_eq!(after(&[Effect::RaiseFlag { flag: 1 }]), (5, 2, vec![]));
		assert_eq!(after(&[Effect::RaiseFlag { flag: 1 }, Effect::ClearFlag { flag: 1 }]), (5, 0, vec![]));
		let triggers = [1, 0, 1].map(|code| Effect::Trigger { code });
		assert_eq!(after(&triggers), (5, 0, vec![1, 0]), "each once");
	}

	#[test]
	fn what_is_added_stops_at_the_ends_of_the_range() {
		let (core, add) = (core_with(&[ALWAYS], &[]), |amount| Effect::AddToTrait { index: 0, amount });
		let after = |minimum, maximum, before, amounts: &[i64]| {
			let mut core = core.clone();
			core.traits[0].kind = TraitKind::Integer { minimum, maximum };
			core.rules[0].effects = amounts.iter().map(|amount| add(*amount)).collect::<Vec<_>>().try_into().unwrap();
			let form = Form { state: 0, traits: vec![TraitValue::Number(before)], flags: 0 };
			round(&core, &mut [0], Some(1), &form).form.traits[0].number().unwrap()
		};
		assert_eq!(after(i64::MIN, i64::MAX, i64::MAX, &[1]), i64::MAX, "the sum itself saturates");
		assert_eq!(after(i64::MIN, i64::MAX, i64::MIN, &[-1]), i64::MIN);
		assert_eq!(after(0, 10, 9, &[1, 1, 1]), 10);
		assert_eq!(after(0, 10, 1, &[-1, -1, 3]), 3, "what went beyond the end is not remembered");
		assert_eq!(after(-5, 10, 10, &[i64::MIN]), -5);
	}

	#[test]
	fn a_measure_begins_anew_by_a_rule() {
		let mut core = core_with(&[ALWAYS], &[Effect::ResetMeasure { index: 1 }, Effect::ResetMeasure { index: 1 }]);
		assert_eq!(validate(&core.rules[0], &core), Err(RuleFlaw::Effect(0)));
		core.measures = vec![Measure::Above { metric: 0, bound: 0, longest_gap: 1 }; 2].try_into().unwrap();
		assert_eq!(validate(&core.rules[0], &core), Ok(()));
		let fired = round(&core, &mut [0], Some(1), &form(0));
		assert_eq!((fired.resets, fired.form), (0b10, form(0)));
	}

	#[test]
	fn every_condition_is_judged_by_what_it_names() {
		let core = core_with(&[ALWAYS], &[Effect::RaiseFlag { flag: 0 }]);
		let window: Window = vec![10, 20, 30].try_into().unwrap();
		let judge_with = |core: &Core, condition, health| {
			let (values, windows, measures) = ([Some(30)], [&window], [Some(7), None]);
			let facts = Facts {
				values: &values,
				windows: &windows,
				stepped: &[true],
				health,
				measures: &measures,
				in_state: 90,
				clock: 10,
			};
			holds(&[condition], core, &facts, &Form { flags: 1, ..form(1) })
		};
		let compare = |term, comparison, bound| Condition::Compare { term, comparison, bound };
		let judge = |condition| judge_with(&core, condition, Some(50));
		for (comparison, expected) in [
			(Comparison::Above, [true, false, false]),
			(Comparison::Below, [false, false, true]),
			(Comparison::AtLeast, [true, true, false]),
			(Comparison::AtMost, [false, true, true]),
			(Comparison::Equal, [false, true, false]),
			(Comparison::NotEqual, [true, false, true]),
		] {
			let judged = [29, 30, 31].map(|bound| judge(compare(Term::Metric { metric: 0 }, comparison, bound)));
			assert_eq!(judged, expected.map(Some), "{comparison:?}");
		}
		assert_eq!(judge(compare(Term::Health, Comparison::Below, 51)), Some(true));
		assert_eq!(judge_with(&core, compare(Term::Health, Comparison::Below, 51), None), None);
		assert_eq!(judge(compare(Term::Trait { index: 0 }, Comparison::Equal, 5)), Some(true));
		assert_eq!(judge(Condition::InState { state: 1 }), Some(true));
		assert_eq!(judge(Condition::Flag { flag: 0, raised: true }), Some(true));
		assert_eq!(judge(Condition::Flag { flag: 1, raised: true }), Some(false));
		assert_eq!(judge(Condition::Flag { flag: 1, raised: false }), Some(true));
		assert_eq!(judge(Condition::Stepped { metric: 0 }), Some(true));

		let mut measured = core.clone();
		measured.measures = vec![Measure::Above { metric: 0, bound: 0, longest_gap: 1 }; 2].try_into().unwrap();
		let measure = |index| compare(Term::Measure { index }, Comparison::Equal, 7);
		assert_eq!(judge_with(&measured, measure(0), None), Some(true));
		assert_eq!(judge_with(&measured, measure(1), None), None, "there is no number yet");
		assert_eq!(judge_with(&core, measure(0), None), None, "nor a measure");
		measured.measures[0] = measured.measures[0].of(1);
		assert_eq!(judge_with(&measured, measure(0), None), None, "its metric was not accepted");
		let judged = [89, 90, 91].map(|bound| judge(compare(Term::InState, Comparison::Above, bound)));
		assert_eq!(judged, [true, false, false].map(Some));

		let mean = compare(Term::Window { metric: 0, statistic: Statistic::Mean }, Comparison::Equal, 20);
		let mut windowed = core.clone();
		windowed.metrics[0].window = 3;
		assert_eq!(judge_with(&windowed, mean, None), Some(true));
		windowed.metrics[0].window = 4;
		assert_eq!(judge_with(&windowed, mean, None), None, "the window is not full");
	}

	#[test]
	fn unsound_rules_are_found() {
		let flaw = |condition, effect| validate(&core_with(&[condition], &[effect]).rules[0], &core_with(&[], &[]));
		let raise = Effect::RaiseFlag { flag: 0 };
		let compare = |term| Condition::Compare { term, comparison: Comparison::Above, bound: 0 };
		assert_eq!(flaw(ALWAYS, raise), Ok(()));
		assert_eq!(flaw(compare(Term::InState), raise), Ok(()));
		for condition in [
			compare(Term::Metric { metric: 1 }),
			compare(Term::Window { metric: 1, statistic: Statistic::Mean }),
			compare(Term::Trait { index: 1 }),
			Condition::InState { state: 2 },
			Condition::Flag { flag: 2, raised: true },
			Condition::Stepped { metric: 1 },
			compare(Term::Measure { index: 0 }),
		] {
			assert_eq!(flaw(condition, raise), Err(RuleFlaw::Condition(0)), "{condition:?}");
		}
		let mean = compare(Term::Window { metric: 0, statistic: Statistic::Mean });
		assert_eq!(flaw(mean, raise), Err(RuleFlaw::NoWindow(0)));
		for effect in [
			Effect::Transition { to: 2 },
			Effect::RaiseFlag { flag: 2 },
			Effect::ClearFlag { flag: 2 },
			Effect::Trigger { code: 2 },
			Effect::SetTrait { index: 1, value: 0 },
			Effect::ResetMeasure { index: 0 },
		] {
			assert_eq!(flaw(ALWAYS, effect), Err(RuleFlaw::Effect(0)), "{effect:?}");
		}
		assert_eq!(flaw(ALWAYS, Effect::SetTrait { index: 0, value: 11 }), Err(RuleFlaw::Unwritable(0)));

		let mut core = core_with(&[ALWAYS], &[Effect::AddToTrait { index: 0, amount: 1 }]);
		core.traits[0].writers.rules = false;
		assert_eq!(validate(&core.rules[0], &core), Err(RuleFlaw::Unwritable(0)));
		let mut rule = core_with(&[ALWAYS], &[raise]).rules[0].clone();
		rule.rounds = 0;
		assert_eq!(validate(&rule, &core), Err(RuleFlaw::NoRound));
		rule.conditions.clear();
		assert_eq!(validate(&rule, &core), Err(RuleFlaw::NoCondition));
	}
}
