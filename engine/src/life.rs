//! The life of an asset: what telemetry makes of it, round by round.

use crate::{
	aggregate::Agreed,
	blueprint::Core,
	cause::Cause,
	health, limits,
	reading::Reading,
	revision::Input,
	rules::{self, Facts},
	BlockNumber,
};
use alloc::{vec, vec::Vec};
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What rounds change of an asset.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Life {
	/// One reading per metric of the blueprint.
	pub readings: BoundedVec<Reading, ConstU32<{ limits::METRICS }>>,
	/// 0 to 100; none before the first accepted value that bears on it.
	pub health: Option<u8>,
	/// The state's position.
	pub state: u8,
	/// For how many rounds in a row each rule's conditions have held.
	pub counts: BoundedVec<u8, ConstU32<{ limits::RULES }>>,
}

/// What a round did to an asset.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Advance {
	/// The rules that fired, by position.
	pub fired: Vec<u8>,
	/// Whether the change is worth a revision: the state changed, or a metric moved by more than its deviation since
	/// the last one.
	pub is_revision: bool,
}

impl Life {
	/// The beginning of a life under a blueprint.
	pub fn new(core: &Core) -> Self {
		Self {
			readings: BoundedVec::truncate_from(vec![Reading::default(); core.metrics.len()]),
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

	/// The accepted values, as a revision records them.
	pub fn inputs(&self) -> Vec<Input> {
		let indexed = (0u8..).zip(&self.readings);
		indexed.filter_map(|(metric, reading)| reading.accepted.map(|accepted| Input { metric, accepted })).collect()
	}

	/// Takes in what a round decided for each metric: readings, then health, then rules, once. A metric that is not
	/// among `decided` counts as [`Cause::NoReport`]; a round that accepted nothing changes nothing but the marks.
	pub fn advance(
		&mut self,
		core: &Core,
		decided: &[Result<Agreed, Cause>],
		sources: u8,
		block: BlockNumber,
	) -> Advance {
		let mut values = Vec::with_capacity(core.metrics.len());
		for (position, reading) in self.readings.iter_mut().enumerate() {
			let decision = decided.get(position).copied().unwrap_or(Err(Cause::NoReport));
			values.push(decision.ok().map(|agreed| agreed.value));
			reading.decide(decision, sources, block);
		}
		if values.iter().all(Option::is_none) {
			return Advance { fired: Vec::new(), is_revision: false };
		}

		let before = self.state;
		self.health = health::health(&core.health, |metric| self.value(metric));
		let bears_on_health = |metric: u8| values.get(usize::from(metric)).is_some_and(Option::is_some);
		let health_moved = core.health.iter().any(|term| bears_on_health(term.metric));
		let facts = Facts { values: &values, health: self.health.filter(|_| health_moved), state: before };
		let fired = rules::evaluate(&core.rules, &core.transitions, &mut self.counts, &facts);
		self.state = fired.state;

		let is_revision = self.state != before || self.has_moved(core);
		if is_revision {
			for reading in &mut self.readings {
				reading.recorded = reading.accepted.map(|accepted| accepted.value);
			}
		}
		Advance { fired: fired.rules, is_revision }
	}

	/// Whether a metric lies further from the last revision's value than its deviation.
	fn has_moved(&self, core: &Core) -> bool {
		self.readings.iter().zip(&core.metrics).any(|(reading, metric)| match (reading.accepted, reading.recorded) {
			(Some(accepted), Some(recorded)) => accepted.value.abs_diff(recorded) > metric.deviation,
			(Some(_), None) => true,
			(None, _) => false,
		})
	}
}

/// Whether a value is plausible for the metric at this position; the range's ends are.
///
/// # Errors
/// [`Cause::Range`] when it is not, or when there is no such metric.
pub fn plausible(core: &Core, position: usize, value: i64) -> Result<i64, Cause> {
	match core.metrics.get(position) {
		Some(metric) if (metric.minimum..=metric.maximum).contains(&value) => Ok(value),
		_ => Err(Cause::Range),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{fixtures, reading::Freshness};
	use proptest::prelude::*;

	fn value(value: i64) -> Result<Agreed, Cause> {
		Ok(Agreed { value, spread: 0, values: 1 })
	}

	#[test]
	fn load_lowers_health_moves_the_state_and_recovers() {
		let (core, _) = fixtures::machine();
		let mut life = Life::new(&core);
		let mut seen = Vec::new();
		for (block, load) in (1u32..).zip([100, 950, 950, 950, 300, 300]) {
			life.advance(&core, &[value(load)], 1, block);
			seen.push((life.health, life.state));
		}
		assert_eq!(seen, [(Some(100), 0), (Some(10), 0), (Some(10), 1), (Some(10), 1), (Some(100), 1), (Some(100), 0)]);
	}

	#[test]
	fn only_a_move_beyond_the_deviation_is_a_revision() {
		let (core, _) = fixtures::machine();
		let mut life = Life::new(&core);
		let revisions =
			[100, 120, 140, 150, 151, 101, 100].map(|load| life.advance(&core, &[value(load)], 1, 1).is_revision);
		// The deviation is 50, measured from 100 and, after the fifth round, from 151.
		assert_eq!(revisions, [true, false, false, false, true, false, true]);
	}

	#[test]
	fn a_round_without_values_changes_only_the_marks() {
		let (core, _) = fixtures::machine();
		let mut life = Life::new(&core);
		life.advance(&core, &[value(900)], 1, 1);
		let before = life.clone();
		let advance = life.advance(&core, &[Err(Cause::Refused)], 1, 6);
		assert_eq!(advance, Advance { fired: vec![], is_revision: false });
		assert_eq!(life.readings[0].freshness(5, 6), Freshness::Stale(Cause::Refused));
		life.readings[0].missing = None;
		assert_eq!(life, before);
	}

	#[test]
	fn plausibility_includes_the_ends() {
		let (core, _) = fixtures::machine();
		assert_eq!([-1, 0, 1000, 1001].map(|load| plausible(&core, 0, load).is_ok()), [false, true, true, false]);
		assert_eq!(plausible(&core, 1, 0), Err(Cause::Range));
	}

	proptest! {
		#[test]
		fn health_and_state_stay_in_bounds(loads in prop::collection::vec(prop::option::of(any::<i64>()), 0..50)) {
			let (core, _) = fixtures::machine();
			let mut life = Life::new(&core);
			for load in loads {
				let decided = load.map_or(Err(Cause::Timeout), value);
				life.advance(&core, &[decided], 1, 1);
				prop_assert!(life.state < core.states);
				prop_assert!(life.health.is_none_or(|health| health <= 100));
			}
		}
	}
}
