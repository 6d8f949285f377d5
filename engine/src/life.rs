//! The life of an asset: what telemetry makes of it, round by round.

use crate::{
	blueprint::{Core, Metric, Transition},
	health, limits,
	measure::{Gathered, Sample},
	reading::{Accepted, Freshness, Mark, Reading},
	revision::Input,
	round::Decision,
	rules::{self, bit, Condition, Facts, Fired, Form},
	synthesis::{Proposal, TraitProposal},
	traits::TraitValue,
	window::{self, Window},
	BlockNumber,
};
use alloc::{vec, vec::Vec};
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The traits' values, in the blueprint's order.
pub type TraitValues = BoundedVec<TraitValue, ConstU32<{ limits::TRAITS }>>;

/// A moment of the chain.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Now {
	/// The block.
	pub block: BlockNumber,
	/// The chain's clock, in milliseconds since 1970.
	pub time: u64,
}

/// What rounds and publishers' pushes change of an asset.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Life {
	/// One reading per metric of the blueprint.
	pub readings: BoundedVec<Reading, ConstU32<{ limits::METRICS }>>,
	/// One value per trait of the blueprint.
	pub traits: TraitValues,
	/// The flags that are raised, a bit each, the first the lowest.
	pub flags: u32,
	/// 0 to 100; none before the first accepted value that bears on it.
	pub health: Option<u8>,
	/// The state's position.
	pub state: u8,
	/// For how many rounds in a row each rule's conditions have held; of a rule that is left to pushes, for how many pushes.
	pub counts: BoundedVec<u8, ConstU32<{ limits::RULES }>>,
	/// When the present state was entered, by the chain's clock, in milliseconds since 1970.
	pub entered: u64,
	/// What each measure of the blueprint has accumulated.
	pub measures: BoundedVec<Gathered, ConstU32<{ limits::MEASURES }>>,
}

/// What lets a life advance.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(crate) enum Occasion {
	/// A round was decided.
	Round,
	/// A publisher pushed values.
	Push,
}

/// What a round, or a publisher's push, did to an asset.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Advance {
	/// The rules that fired, by position.
	pub fired: Vec<u8>,
	/// The triggers that fired, by code, in order.
	pub triggers: Vec<u8>,
	/// The traits that changed, by position.
	pub traits: Vec<u8>,
	/// The flags that were raised, a bit each.
	pub raised: u32,
	/// The flags that were cleared, a bit each.
	pub cleared: u32,
	/// Whether the change is worth a revision: state, a trait or a flag changed, a trigger fired, a measure began anew, a
	/// step was confirmed, a counter reset, or a metric moved by more than its deviation since the last revision.
	pub is_revision: bool,
}

impl Life {
	/// The beginning of a life under a blueprint, at this time of the chain's clock.
	pub fn new(core: &Core, time: u64) -> Self {
		Self {
			readings: BoundedVec::truncate_from(vec![Reading::default(); core.metrics.len()]),
			traits: BoundedVec::truncate_from(core.traits.iter().map(|declared| declared.first()).collect()),
			flags: 0,
			health: None,
			state: core.initial_state,
			counts: BoundedVec::truncate_from(vec![0; core.rules.len()]),
			entered: time,
			measures: BoundedVec::truncate_from(core.measures.iter().map(Gathered::new).collect()),
		}
	}

	/// The last accepted value of a metric.
	pub fn value(&self, metric: u8) -> Option<i64> {
		let accepted = self.readings.get(usize::from(metric))?.accepted?;
		Some(accepted.value)
	}

	/// The measures' numbers at a time of the chain's clock, each in its decimals.
	pub fn numbers(&self, core: &Core, time: u64) -> Vec<Option<i64>> {
		let declared = core.measures.iter().zip(&self.measures);
		declared.map(|(measure, gathered)| gathered.number(measure, measure.metric_decimals(core), time)).collect()
	}

	/// Whether each of these conditions holds now. What is not known does not: of fetched metrics what is not fresh, with all
	/// that comes of it. Of published ones the last accepted value is known.
	pub fn judge(&self, core: &Core, conditions: &[Condition], Now { block, time }: Now) -> Vec<bool> {
		let value = |(reading, metric): (&Reading, &Metric)| {
			let is_known =
				metric.is_published() || reading.freshness_of(metric, core.heartbeat, block) == Freshness::Fresh;
			reading.accepted.filter(|_| is_known).map(|accepted| accepted.value)
		};
		let values: Vec<Option<i64>> = self.readings.iter().zip(&core.metrics).map(value).collect();
		let is_known = |metric: u8| values.get(usize::from(metric)).is_some_and(Option::is_some);
		let facts = Facts {
			values: &values,
			windows: &self.readings.iter().map(|reading| &reading.window).collect::<Vec<_>>(),
			stepped: &vec![false; self.readings.len()],
			health: self.health.filter(|_| core.health.iter().any(|term| is_known(term.metric))),
			measures: &self.numbers(core, time),
			in_state: self.in_state(time),
			clock: seconds(time),
		};
		let form = Form { state: self.state, traits: self.traits.to_vec(), flags: self.flags };
		let judged = conditions.iter().map(|condition| rules::holds(&[*condition], core, &facts, &form));
		judged.map(|holds| holds == Some(true)).collect()
	}

	/// For how many whole seconds the asset has been in its state.
	fn in_state(&self, time: u64) -> i64 {
		seconds(time.saturating_sub(self.entered))
	}

	/// The health that the readings make.
	pub(crate) fn health_of(&self, core: &Core) -> Option<u8> {
		health::health(&core.health, |term| match term.statistic {
			None => self.value(term.metric),
			Some(statistic) => {
				let reading = self.readings.get(usize::from(term.metric))?;
				let length = core.metrics.get(usize::from(term.metric))?.window;
				window::of_full(&reading.window, length, statistic)
			}
		})
	}

	/// The accepted values, as a revision records them.
	pub fn inputs(&self) -> Vec<Input> {
		let indexed = (0u8..).zip(&self.readings);
		indexed.filter_map(|(metric, reading)| reading.accepted.map(|accepted| Input { metric, accepted })).collect()
	}

	/// Whether a round has decided every metric.
	pub fn is_decided(&self, round: BlockNumber) -> bool {
		self.readings.iter().all(|reading| reading.round == round)
	}

	/// Takes in what a round decided of each metric that it had not decided before. `decide` is asked for the metric at
	/// a position, and answers `None` while the metric is open. Published metrics are passed over. Returns what was
	/// decided now.
	pub fn decide(
		&mut self,
		core: &Core,
		round: BlockNumber,
		now: Now,
		mut decide: impl FnMut(usize) -> Option<Decision>,
	) -> Vec<(usize, Decision)> {
		let mut decided = Vec::new();
		for (position, (reading, metric)) in self.readings.iter_mut().zip(&core.metrics).enumerate() {
			if reading.round == round {
				continue;
			}
			if metric.is_published() {
				reading.round = round;
				continue;
			}
			if let Some(decision) = decide(position) {
				reading.decide(metric, decision, round, now);
				decided.push((position, decision));
			}
		}
		decided
	}

	/// Concludes a round that has decided every metric: measures, health, then rules, once; those that read only published
	/// metrics, and not the time in the state, are left to [`Life::publish`]. In a round that accepted nothing only rules
	/// without a fetched metric are evaluated.
	pub fn conclude(&mut self, core: &Core, round: BlockNumber, time: u64) -> Advance {
		let measured = self.readings.iter().zip(&core.metrics);
		let accepted: Vec<_> =
			measured.map(|(reading, metric)| reading.accepted_in(round).filter(|_| !metric.is_published())).collect();
		self.advance(core, &accepted, Occasion::Round, time)
	}

	/// What follows from what was accepted, at a time of the chain's clock: measures, health, then the rules of the
	/// occasion, once.
	pub(crate) fn advance(
		&mut self,
		core: &Core,
		accepted: &[Option<Accepted>],
		occasion: Occasion,
		time: u64,
	) -> Advance {
		let is_anything_accepted = accepted.iter().any(Option::is_some);
		if !is_anything_accepted && occasion == Occasion::Push {
			return Advance::default();
		}
		let is_accepted = |metric: u8| accepted.get(usize::from(metric)).is_some_and(Option::is_some);
		let last = |position: u8| self.value(position).filter(|_| core.is_published(position));
		let values: Vec<Option<i64>> =
			(0u8..).zip(accepted).map(|(metric, one)| one.map(|accepted| accepted.value).or(last(metric))).collect();
		let marked = |mark| accepted.iter().map(|one| one.is_some_and(|accepted| accepted.mark == mark)).collect();
		let stepped: Vec<bool> = marked(Mark::ConfirmedStep);
		let reset: Vec<bool> = marked(Mark::Reset);

		self.gather(core, accepted);
		self.health = self.health_of(core);
		let is_push = occasion == Occasion::Push;
		let health_holds = is_push
			|| core.health.iter().any(|term| is_accepted(term.metric))
			|| core.health.iter().all(|term| core.is_published(term.metric));
		let before = Form { state: self.state, traits: self.traits.to_vec(), flags: self.flags };
		let windows: Vec<&Window> = self.readings.iter().map(|reading| &reading.window).collect();
		let health = self.health.filter(|_| health_holds);
		let facts = Facts {
			values: &values,
			windows: &windows,
			stepped: &stepped,
			health,
			measures: &self.numbers(core, time),
			in_state: self.in_state(time),
			clock: seconds(time),
		};
		let fired = match occasion {
			Occasion::Round => rules::evaluate(core, &mut self.counts, &facts, &before),
			Occasion::Push => rules::evaluate_pushed(core, &mut self.counts, &facts, &before, is_accepted),
		};

		let is_revision = fired.form != before
			|| !fired.triggers.is_empty()
			|| fired.resets != 0
			|| stepped.contains(&true)
			|| reset.contains(&true)
			|| (is_anything_accepted && self.has_moved(core, |metric| !is_push || is_accepted(metric)));
		let advance = self.become_form(&before, fired, time);
		if is_revision {
			self.note_recorded();
		}
		Advance { is_revision, ..advance }
	}

	/// Lets the measures take in what was accepted of their metrics.
	fn gather(&mut self, core: &Core, accepted: &[Option<Accepted>]) {
		for (measure, gathered) in core.measures.iter().zip(&mut self.measures) {
			let metric = usize::from(measure.metric());
			let taken = accepted.get(metric).copied().flatten().zip(self.readings.get(metric));
			if let Some((Accepted { value, mark, .. }, Reading { sampled: time, .. })) = taken {
				let decimals = measure.metric_decimals(core);
				gathered.take(measure, decimals, Sample { time: *time, value }, mark == Mark::Reset);
			}
		}
	}

	/// Takes in what a model proposed and was granted now, and runs the rules once more; what is not fresh then is unknown
	/// to them, health included. `None` where the proposal does not fit the asset any more: its state has no such
	/// transition, or a trait does not admit the value.
	pub fn adopt(&mut self, core: &Core, proposal: &Proposal, Now { block, time }: Now) -> Option<Advance> {
		let before = Form { state: self.state, traits: self.traits.to_vec(), flags: self.flags };
		let form = proposed(core, &before, proposal)?;

		let value = |(reading, metric): (&Reading, &Metric)| {
			let is_fresh = reading.freshness_of(metric, core.heartbeat, block) == Freshness::Fresh;
			reading.accepted.filter(|_| is_fresh).map(|accepted| accepted.value)
		};
		let values: Vec<Option<i64>> = self.readings.iter().zip(&core.metrics).map(value).collect();
		let is_known = |metric: u8| values.get(usize::from(metric)).is_some_and(Option::is_some);
		let health = self.health.filter(|_| core.health.iter().any(|term| is_known(term.metric)));
		let windows: Vec<&Window> = self.readings.iter().map(|reading| &reading.window).collect();
		let stepped = vec![false; self.readings.len()];
		let in_state = if form.state == before.state { self.in_state(time) } else { 0 };
		let facts = Facts {
			values: &values,
			windows: &windows,
			stepped: &stepped,
			health,
			measures: &self.numbers(core, time),
			in_state,
			clock: seconds(time),
		};
		let fired = rules::react(core, &mut self.counts, &facts, &form);
		let advance = self.become_form(&before, fired, time);
		self.note_recorded();
		Some(advance)
	}

	/// Goes back to the state, traits and flags of an earlier revision under the same blueprint. Telemetry and measures go
	/// on from where they are; rules begin to count anew.
	pub fn revert(&mut self, state: u8, traits: &TraitValues, flags: u32, time: u64) -> Advance {
		let before = Form { state: self.state, traits: self.traits.to_vec(), flags: self.flags };
		let form = Form { state, traits: traits.to_vec(), flags };
		self.counts.iter_mut().for_each(|count| *count = 0);
		let advance = self.become_form(&before, Fired::new(&form), time);
		self.note_recorded();
		advance
	}

	/// Takes a form on, lets measures begin anew, and tells what changed, as a revision.
	fn become_form(&mut self, before: &Form, fired: Fired, time: u64) -> Advance {
		let after = fired.form;
		let advance = Advance {
			fired: fired.rules,
			triggers: fired.triggers,
			traits: changed_traits(before, &after),
			raised: after.flags & !before.flags,
			cleared: before.flags & !after.flags,
			is_revision: true,
		};
		if after.state != self.state {
			self.state = after.state;
			self.entered = time;
		}
		self.flags = after.flags;
		self.traits = BoundedVec::truncate_from(after.traits);
		let anew = (0u8..).zip(&mut self.measures).filter(|(index, _)| fired.resets & bit(*index) != 0);
		anew.for_each(|(_, gathered)| gathered.reset());
		advance
	}

	/// Measures the deviation from the present values on: they are in a revision.
	pub fn note_recorded(&mut self) {
		for reading in &mut self.readings {
			reading.recorded = reading.accepted.map(|accepted| accepted.value);
		}
	}

	/// Whether one of these metrics lies further from the last revision's value than its deviation.
	fn has_moved(&self, core: &Core, is_asked: impl Fn(u8) -> bool) -> bool {
		let measured = (0u8..).zip(self.readings.iter().zip(&core.metrics));
		let mut asked = measured.filter(|(position, _)| is_asked(*position));
		asked.any(|(_, (reading, metric))| match (reading.accepted, reading.recorded) {
			(Some(accepted), Some(recorded)) => accepted.value.abs_diff(recorded) > metric.deviation,
			(Some(_), None) => true,
			(None, _) => false,
		})
	}
}

/// What a proposal makes of an asset's form, before the rules run. `None` where it does not fit.
pub(crate) fn proposed(core: &Core, before: &Form, proposal: &Proposal) -> Option<Form> {
	if let Some(to) = proposal.to {
		let transition = Transition { from: before.state, to };
		if !core.transitions.contains(&transition) {
			return None;
		}
	}
	let mut form = before.clone();
	for TraitProposal { index, value } in &proposal.traits {
		let declared = core.traits.get(usize::from(*index))?;
		if !declared.writers.model || !declared.admits(value) {
			return None;
		}
		*form.traits.get_mut(usize::from(*index))? = value.clone();
	}
	form.state = proposal.to.unwrap_or(form.state);
	form.flags |= proposal.flags;
	Some(form)
}

/// The whole seconds of so many milliseconds.
fn seconds(time: u64) -> i64 {
	let seconds = time.checked_div(1_000).unwrap_or(0);
	i64::try_from(seconds).unwrap_or(i64::MAX)
}

/// The traits that differ, by position.
fn changed_traits(before: &Form, after: &Form) -> Vec<u8> {
	let pairs = (0u8..).zip(before.traits.iter().zip(&after.traits));
	pairs.filter(|(_, (before, after))| before != after).map(|(index, _)| index).collect()
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		blueprint::Step,
		cause::Cause,
		fixtures::{self, now},
		reading::Freshness,
		round::Accept,
		rules::{Comparison, Condition, Effect, Rule, Term},
		traits::{Trait, TraitKind, Writers},
		window::Statistic,
	};
	use proptest::prelude::*;

	fn accepted(value: i64) -> Decision {
		Decision::Accepted(Accept { value, spread: 0, values: 1, sources: 1 })
	}

	/// A whole round of a life with one metric.
	fn round(life: &mut Life, core: &Core, round: BlockNumber, decision: Decision) -> Advance {
		life.decide(core, round, now(round), |_| Some(decision));
		life.conclude(core, round, now(round).time)
	}

	#[test]
	fn health_may_be_judged_by_a_full_window() {
		let (mut core, _) = fixtures::machine();
		core.metrics[0].window = 3;
		core.health[0].statistic = Some(Statistic::Minimum);
		let mut life = Life::new(&core, 0);
		let healths = (1u32..).zip([950, 300, 900, 950, 1000]).map(|(block, load)| {
			round(&mut life, &core, block, accepted(load));
			life.health
		});
		let expected = [None, None, Some(100), Some(100), Some(20)];
		assert_eq!(healths.collect::<Vec<_>>(), expected, "none before it is full; a peak does not matter");
	}

	#[test]
	fn load_lowers_health_moves_the_state_and_recovers() {
		let (core, _) = fixtures::machine();
		let mut life = Life::new(&core, 0);
		let mut seen = Vec::new();
		for (block, load) in (1u32..).zip([100, 950, 950, 950, 300, 300]) {
			round(&mut life, &core, block, accepted(load));
			seen.push((life.health, life.state));
		}
		assert_eq!(seen, [(Some(100), 0), (Some(10), 0), (Some(10), 1), (Some(10), 1), (Some(100), 1), (Some(100), 0)]);
	}

	#[test]
	fn only_a_move_beyond_the_deviation_is_a_revision() {
		let (core, _) = fixtures::machine();
		let mut life = Life::new(&core, 0);
		let mut number = 0;
		let revisions = [100, 120, 140, 150, 151, 101, 100].map(|load| {
			number += 1;
			round(&mut life, &core, number, accepted(load)).is_revision
		});
		// The deviation is 50, measured from 100 and, after the fifth round, from 151.
		assert_eq!(revisions, [true, false, false, false, true, false, true]);
	}

	#[test]
	fn a_round_without_values_changes_only_the_marks() {
		let (core, _) = fixtures::machine();
		let mut life = Life::new(&core, 0);
		round(&mut life, &core, 1, accepted(900));
		let before = life.clone();
		let advance = round(&mut life, &core, 6, Decision::Stale(Cause::Refused));
		assert_eq!(advance, Advance::default());
		assert_eq!(life.readings[0].freshness(5, 6), Freshness::Stale(Cause::Refused));
		life.readings[0].standing = Freshness::Fresh;
		life.readings[0].round = 1;
		assert_eq!(life, before);
	}

	#[test]
	fn a_metric_is_decided_once_per_round() {
		let (core, _) = fixtures::machine();
		let mut life = Life::new(&core, 0);
		assert!(life.decide(&core, 5, now(6), |_| None).is_empty() && !life.is_decided(5));
		assert_eq!(life.decide(&core, 5, now(7), |_| Some(accepted(1))).len(), 1);
		assert!(life.is_decided(5));
		assert!(life.decide(&core, 5, now(8), |_| Some(accepted(2))).is_empty(), "final");
		assert_eq!(life.value(0), Some(1));
	}

	#[test]
	fn traits_flags_and_triggers_are_told() {
		let (mut core, _) = fixtures::machine();
		let writers = Writers { rules: true, model: false, owner: false };
		core.traits = vec![Trait { kind: TraitKind::Integer { minimum: 0, maximum: 9 }, initial: 0, writers }]
			.try_into()
			.unwrap();
		core.flags = 1;
		core.triggers = 1;
		let rule = |comparison, effects: Vec<Effect>| Rule {
			conditions: vec![Condition::Compare { term: Term::Health, comparison, bound: 50 }].try_into().unwrap(),
			rounds: 1,
			effects: effects.try_into().unwrap(),
		};
		let alarm = vec![
			Effect::AddToTrait { index: 0, amount: 1 },
			Effect::RaiseFlag { flag: 0 },
			Effect::Trigger { code: 0 },
		];
		core.rules =
			vec![rule(Comparison::Below, alarm), rule(Comparison::AtLeast, vec![Effect::ClearFlag { flag: 0 }])]
				.try_into()
				.unwrap();
		let mut life = Life::new(&core, 0);
		round(&mut life, &core, 1, accepted(500));
		let bad = round(&mut life, &core, 2, accepted(1000));
		assert_eq!((bad.traits, bad.triggers, bad.raised, bad.cleared), (vec![0], vec![0], 1, 0));
		assert_eq!((life.traits[0].number(), life.flags), (Some(1), 1));
		let good = round(&mut life, &core, 3, accepted(500));
		assert_eq!((good.raised, good.cleared, good.is_revision, life.flags), (0, 1, true, 0));
	}

	#[test]
	fn a_confirmed_step_is_a_revision_whatever_the_deviation() {
		let (mut core, _) = fixtures::machine();
		core.metrics[0].step = Some(Step { maximum: 10, confirm: 1 });
		core.metrics[0].deviation = u64::MAX;
		let mut life = Life::new(&core, 0);
		let mut number = 0;
		let revisions = [100, 200, 200, 201].map(|load| {
			number += 1;
			round(&mut life, &core, number, accepted(load)).is_revision
		});
		assert_eq!(revisions, [true, false, true, false]);
	}

	#[test]
	fn a_state_is_left_by_time_though_nothing_is_accepted() {
		let (core, _) = fixtures::measured();
		let mut life = Life::new(&core, now(1).time);
		life.state = 1;
		let mut seen = Vec::new();
		// The rule asks for 600 seconds; there are 2 between two blocks.
		for block in [10, 300, 301, 302] {
			let advance = round(&mut life, &core, block, Decision::Stale(Cause::Timeout));
			seen.push((life.state, advance.is_revision, advance.fired));
		}
		let waits = (1, false, vec![]);
		assert_eq!(seen, [waits.clone(), waits, (0, true, vec![1]), (0, false, vec![])]);
		assert_eq!(life.entered, now(301).time);
	}

	#[test]
	fn a_state_is_entered_when_it_changes_and_not_when_it_stays() {
		let (core, _) = fixtures::machine();
		let mut life = Life::new(&core, 7);
		let entered = (1u32..).zip([100, 950, 950, 950, 300, 300]).map(|(block, load)| {
			round(&mut life, &core, block, accepted(load));
			life.entered
		});
		let (strained, nominal) = (now(3).time, now(6).time);
		assert_eq!(entered.collect::<Vec<_>>(), [7, 7, strained, strained, strained, nominal]);
	}

	#[test]
	fn a_measure_is_read_once_it_has_gathered_enough_and_begins_anew() {
		let (core, _) = fixtures::measured();
		let mut life = Life::new(&core, 0);
		assert_eq!(life.numbers(&core, 0), [None]);
		let mut seen = Vec::new();
		// Twenty seconds apart.
		for block in (10u32..).step_by(10).take(5) {
			let advance = round(&mut life, &core, block, accepted(900));
			seen.push((life.numbers(&core, now(block).time)[0], advance.fired, life.state));
		}
		let expected = [
			(Some(0), vec![], 0),
			(Some(20), vec![], 0),
			(Some(40), vec![], 0),
			(Some(60), vec![0], 1),
			(Some(80), vec![], 1),
		];
		assert_eq!(seen, expected);
		let rested = round(&mut life, &core, 340, Decision::Stale(Cause::Timeout));
		assert_eq!((rested.fired, life.state, life.numbers(&core, 0)), (vec![1], 0, vec![Some(0)]));
		round(&mut life, &core, 350, accepted(900));
		assert_eq!(life.numbers(&core, 0), [Some(30)], "of the silence only the longest gap counts");
	}

	#[test]
	fn a_value_that_is_not_accepted_is_not_measured() {
		let (mut core, _) = fixtures::measured();
		core.metrics[0].step = Some(Step { maximum: 100, confirm: 1 });
		let mut life = Life::new(&core, 0);
		round(&mut life, &core, 10, accepted(790));
		let before = life.measures.clone();
		round(&mut life, &core, 11, accepted(950));
		round(&mut life, &core, 12, Decision::Disputed);
		assert_eq!((&life.measures, life.counts[0]), (&before, 0));
	}

	#[test]
	fn a_rule_without_readings_keeps_to_rounds_and_others_keep_their_counts() {
		let (mut core, _) = fixtures::measured();
		let long = Condition::Compare { term: Term::InState, comparison: Comparison::AtLeast, bound: 20 };
		core.rules[1].conditions = vec![long].try_into().unwrap();
		core.rules[1].rounds = 3;
		core.rules[0].rounds = 5;
		let mut life = Life::new(&core, 0);
		life.counts[0] = 2;
		let counts = (10u32..14).map(|block| {
			round(&mut life, &core, block, Decision::Stale(Cause::Timeout));
			(life.counts[0], life.counts[1])
		});
		assert_eq!(counts.collect::<Vec<_>>(), [(2, 1), (2, 2), (2, 3), (2, 3)]);
	}

	#[test]
	fn a_model_that_changes_the_state_begins_its_time_anew() {
		let (mut core, _) = fixtures::measured();
		let long = Condition::Compare { term: Term::InState, comparison: Comparison::AtLeast, bound: 600 };
		core.rules[1].conditions = vec![long].try_into().unwrap();
		let adopted = |to| {
			let mut life = Life::new(&core, 0);
			let advance = life.adopt(&core, &Proposal { to, ..Default::default() }, now(1_000)).unwrap();
			(advance.fired, life.entered)
		};
		assert_eq!(adopted(None), (vec![1], 0), "it has been nominal for long");
		assert_eq!(adopted(Some(1)), (vec![], now(1_000).time));
	}

	#[test]
	fn a_clock_that_goes_back_counts_no_time() {
		let (core, _) = fixtures::measured();
		let mut life = Life::new(&core, u64::MAX);
		life.state = 1;
		assert_eq!(life.in_state(0), 0);
		assert_eq!(round(&mut life, &core, 5, accepted(900)).fired, Vec::<u8>::new());
		life.entered = 0;
		assert_eq!(life.in_state(u64::MAX), (u64::MAX / 1_000) as i64);
	}

	proptest! {
		/// Whatever is accepted whenever, and whatever the clock says: numbers stay in bounds, and what is told is what the
		/// life holds.
		#[test]
		fn measures_and_time_stay_in_bounds(
			rounds in prop::collection::vec((prop::option::of(any::<i64>()), any::<u64>()), 0..40),
		) {
			let (core, _) = fixtures::measured();
			let mut life = Life::new(&core, 0);
			for (number, (load, time)) in (1u32..).zip(rounds) {
				let before = life.clone();
				let decision = load.map_or(Decision::Stale(Cause::Timeout), accepted);
				life.decide(&core, number, Now { block: number, time }, |_| Some(decision));
				let advance = life.conclude(&core, number, time);
				prop_assert!(life.state != before.state || life.entered == before.entered);
				prop_assert!(life.state == before.state || (life.entered == time && advance.is_revision));
				prop_assert_eq!(life.measures.len(), core.measures.len());
				prop_assert!(life.numbers(&core, time)[0].is_none_or(|seconds| seconds >= 0));
				prop_assert!(load.is_some() || advance.fired.iter().all(|rule| *rule == 1));
			}
		}

		#[test]
		fn health_and_state_stay_in_bounds(loads in prop::collection::vec(prop::option::of(any::<i64>()), 0..50)) {
			let (core, _) = fixtures::machine();
			let mut life = Life::new(&core, 0);
			for (number, load) in (1u32..).zip(loads) {
				let decision = load.map_or(Decision::Stale(Cause::Timeout), accepted);
				round(&mut life, &core, number, decision);
				prop_assert!(life.state < core.states);
				prop_assert!(life.health.is_none_or(|health| health <= 100));
			}
		}
	}
}
