//! The life of an asset: what telemetry makes of it, round by round.

use crate::{
	blueprint::{Core, Metric, Transition},
	health, limits,
	reading::{Accepted, Freshness, Mark, Reading},
	revision::Input,
	round::Decision,
	rules::{self, Facts, Form},
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
	/// For how many rounds in a row each rule's conditions have held; of a rule that reads only published metrics, for
	/// how many pushes.
	pub counts: BoundedVec<u8, ConstU32<{ limits::RULES }>>,
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
	/// Whether the change is worth a revision: state, a trait or a flag changed, a trigger fired, a step was confirmed, a
	/// counter reset, or a metric moved by more than its deviation since the last revision.
	pub is_revision: bool,
}

impl Life {
	/// The beginning of a life under a blueprint.
	pub fn new(core: &Core) -> Self {
		Self {
			readings: BoundedVec::truncate_from(vec![Reading::default(); core.metrics.len()]),
			traits: BoundedVec::truncate_from(core.traits.iter().map(|declared| declared.first()).collect()),
			flags: 0,
			health: None,
			state: core.initial_state,
			counts: BoundedVec::truncate_from(vec![0; core.rules.len()]),
		}
	}

	/// The last accepted value of a metric.
	pub fn value(&self, metric: u8) -> Option<i64> {
		let accepted = self.readings.get(usize::from(metric))?.accepted?;
		Some(accepted.value)
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
		block: BlockNumber,
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
				reading.decide(metric, decision, round, block);
				decided.push((position, decision));
			}
		}
		decided
	}

	/// Concludes a round that has decided every metric: health, then rules, once; those that read only published metrics
	/// are left to [`Life::publish`]. A round that accepted nothing changes nothing but the marks.
	pub fn conclude(&mut self, core: &Core, round: BlockNumber) -> Advance {
		let measured = self.readings.iter().zip(&core.metrics);
		let accepted: Vec<_> =
			measured.map(|(reading, metric)| reading.accepted_in(round).filter(|_| !metric.is_published())).collect();
		self.advance(core, &accepted, Occasion::Round)
	}

	/// What follows where any metric has an accepted value: health, then the rules of the occasion, once.
	pub(crate) fn advance(&mut self, core: &Core, accepted: &[Option<Accepted>], occasion: Occasion) -> Advance {
		if accepted.iter().all(Option::is_none) {
			return Advance::default();
		}
		let is_accepted = |metric: u8| accepted.get(usize::from(metric)).is_some_and(Option::is_some);
		let last = |position: u8| self.value(position).filter(|_| core.is_published(position));
		let values: Vec<Option<i64>> =
			(0u8..).zip(accepted).map(|(metric, one)| one.map(|accepted| accepted.value).or(last(metric))).collect();
		let marked = |mark| accepted.iter().map(|one| one.is_some_and(|accepted| accepted.mark == mark)).collect();
		let stepped: Vec<bool> = marked(Mark::ConfirmedStep);
		let reset: Vec<bool> = marked(Mark::Reset);

		self.health = self.health_of(core);
		let is_push = occasion == Occasion::Push;
		let health_holds = is_push
			|| core.health.iter().any(|term| is_accepted(term.metric))
			|| core.health.iter().all(|term| core.is_published(term.metric));
		let before = Form { state: self.state, traits: self.traits.to_vec(), flags: self.flags };
		let windows: Vec<&Window> = self.readings.iter().map(|reading| &reading.window).collect();
		let health = self.health.filter(|_| health_holds);
		let facts = Facts { values: &values, windows: &windows, stepped: &stepped, health };
		let fired = match occasion {
			Occasion::Round => rules::evaluate(core, &mut self.counts, &facts, &before),
			Occasion::Push => rules::evaluate_pushed(core, &mut self.counts, &facts, &before, is_accepted),
		};

		let after = fired.form;
		let traits = changed_traits(&before, &after);
		let raised = after.flags & !before.flags;
		let cleared = before.flags & !after.flags;
		let is_revision = after != before
			|| !fired.triggers.is_empty()
			|| stepped.contains(&true)
			|| reset.contains(&true)
			|| self.has_moved(core, |metric| !is_push || is_accepted(metric));
		self.state = after.state;
		self.flags = after.flags;
		self.traits = BoundedVec::truncate_from(after.traits);
		if is_revision {
			self.note_recorded();
		}
		Advance { fired: fired.rules, triggers: fired.triggers, traits, raised, cleared, is_revision }
	}

	/// Takes in what a model proposed and was granted at block `now`, and runs the rules once more; what is not fresh then
	/// is unknown to them, health included. `None` where the proposal does not fit the asset any more: its state has no
	/// such transition, or a trait does not admit the value.
	pub fn adopt(&mut self, core: &Core, proposal: &Proposal, now: BlockNumber) -> Option<Advance> {
		let before = Form { state: self.state, traits: self.traits.to_vec(), flags: self.flags };
		let form = proposed(core, &before, proposal)?;

		let value = |(reading, metric): (&Reading, &Metric)| {
			let is_fresh = reading.freshness_of(metric, core.heartbeat, now) == Freshness::Fresh;
			reading.accepted.filter(|_| is_fresh).map(|accepted| accepted.value)
		};
		let values: Vec<Option<i64>> = self.readings.iter().zip(&core.metrics).map(value).collect();
		let is_known = |metric: u8| values.get(usize::from(metric)).is_some_and(Option::is_some);
		let health = self.health.filter(|_| core.health.iter().any(|term| is_known(term.metric)));
		let windows: Vec<&Window> = self.readings.iter().map(|reading| &reading.window).collect();
		let stepped = vec![false; self.readings.len()];
		let facts = Facts { values: &values, windows: &windows, stepped: &stepped, health };
		let fired = rules::react(core, &mut self.counts, &facts, &form);
		Some(self.become_form(&before, fired))
	}

	/// Goes back to the state, traits and flags of an earlier revision under the same blueprint. Telemetry goes on from
	/// where it is; rules begin to count anew.
	pub fn revert(&mut self, state: u8, traits: &TraitValues, flags: u32) -> Advance {
		let before = Form { state: self.state, traits: self.traits.to_vec(), flags: self.flags };
		let form = Form { state, traits: traits.to_vec(), flags };
		self.counts.iter_mut().for_each(|count| *count = 0);
		self.become_form(&before, rules::Fired { rules: Vec::new(), triggers: Vec::new(), form })
	}

	/// Takes a form on, which is a revision, and tells what changed.
	fn become_form(&mut self, before: &Form, fired: rules::Fired) -> Advance {
		let after = fired.form;
		let advance = Advance {
			fired: fired.rules,
			triggers: fired.triggers,
			traits: changed_traits(before, &after),
			raised: after.flags & !before.flags,
			cleared: before.flags & !after.flags,
			is_revision: true,
		};
		self.state = after.state;
		self.flags = after.flags;
		self.traits = BoundedVec::truncate_from(after.traits);
		self.note_recorded();
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
		fixtures,
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
		life.decide(core, round, round, |_| Some(decision));
		life.conclude(core, round)
	}

	#[test]
	fn health_may_be_judged_by_a_full_window() {
		let (mut core, _) = fixtures::machine();
		core.metrics[0].window = 3;
		core.health[0].statistic = Some(Statistic::Minimum);
		let mut life = Life::new(&core);
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
		let mut life = Life::new(&core);
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
		let mut life = Life::new(&core);
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
		let mut life = Life::new(&core);
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
		let mut life = Life::new(&core);
		assert!(life.decide(&core, 5, 6, |_| None).is_empty() && !life.is_decided(5));
		assert_eq!(life.decide(&core, 5, 7, |_| Some(accepted(1))).len(), 1);
		assert!(life.is_decided(5));
		assert!(life.decide(&core, 5, 8, |_| Some(accepted(2))).is_empty(), "final");
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
		let mut life = Life::new(&core);
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
		let mut life = Life::new(&core);
		let mut number = 0;
		let revisions = [100, 200, 200, 201].map(|load| {
			number += 1;
			round(&mut life, &core, number, accepted(load)).is_revision
		});
		assert_eq!(revisions, [true, false, true, false]);
	}

	proptest! {
		#[test]
		fn health_and_state_stay_in_bounds(loads in prop::collection::vec(prop::option::of(any::<i64>()), 0..50)) {
			let (core, _) = fixtures::machine();
			let mut life = Life::new(&core);
			for (number, load) in (1u32..).zip(loads) {
				let decision = load.map_or(Decision::Stale(Cause::Timeout), accepted);
				round(&mut life, &core, number, decision);
				prop_assert!(life.state < core.states);
				prop_assert!(life.health.is_none_or(|health| health <= 100));
			}
		}
	}
}
