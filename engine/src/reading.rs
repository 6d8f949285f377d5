//! Readings: what the chain accepted of a metric, and whether it still holds.

use crate::{
	blueprint::{Metric, MetricKind},
	cause::Cause,
	life::Now,
	limits,
	round::{Accept, Decision},
	window::{self, Window},
	BlockNumber,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A value that the chain accepted.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Accepted {
	/// The value, in the metric's decimals.
	pub value: i64,
	/// Maximum − minimum of the values that agreed, in the metric's decimals.
	pub spread: u64,
	/// How many operators' values agreed; 0 of a value that a publisher pushed.
	pub values: u8,
	/// The fewest origins that stood behind one of them; 0 of a value that a publisher pushed.
	pub sources: u8,
	/// The block in which it was accepted.
	pub block: BlockNumber,
	/// What is special about it.
	pub mark: Mark,
}

/// What is special about an accepted value.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Mark {
	/// Nothing.
	#[codec(index = 0)]
	Plain,
	/// It lies beyond the largest step, and was confirmed.
	#[codec(index = 1)]
	ConfirmedStep,
	/// The counter fell: it was reset.
	#[codec(index = 2)]
	Reset,
}

/// A jump that waits to be confirmed.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Held {
	/// The level to which the value jumped.
	pub value: i64,
	/// For how many rounds after the jump it stayed there.
	pub confirmed: u8,
}

/// The state of one metric of an asset.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Reading {
	/// The last accepted value, which is kept while later ones are missing.
	pub accepted: Option<Accepted>,
	/// What the last decided round made of it.
	pub standing: Freshness,
	/// The last round that decided it, by its opening block; of a published metric, the last one that passed it over.
	pub round: BlockNumber,
	/// A jump that waits to be confirmed.
	pub held: Option<Held>,
	/// The value in the last revision, from which the deviation is measured.
	pub recorded: Option<i64>,
	/// The last accepted values, oldest first, as many as the metric keeps.
	pub window: Window,
	/// The time of the last value that was accepted or held, in milliseconds since 1970: the chain's clock, or, of a device's
	/// sample, what the device signed; 0 before the first.
	pub sampled: u64,
}

/// Whether a reading still tells the truth.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Freshness {
	/// No round has been decided yet.
	#[default]
	#[codec(index = 0)]
	Unknown,
	/// The last round brought this value.
	#[codec(index = 1)]
	Fresh,
	/// The last round brought no value, for this cause; an older value is shown.
	#[codec(index = 2)]
	Stale(Cause),
	/// The value jumped further than it may; an older value is shown until the new level is confirmed.
	#[codec(index = 3)]
	Held,
	/// The operators contradict each other; an older value is shown.
	#[codec(index = 4)]
	Disputed,
}

impl Reading {
	/// Takes in what a round decided, of a sample of this time. What is not accepted keeps the old value and marks it.
	pub fn decide(&mut self, metric: &Metric, decision: Decision, round: BlockNumber, now: Now) {
		self.round = round;
		let accept = match decision {
			Decision::Accepted(accept) => accept,
			Decision::Stale(cause) => return self.refuse(Freshness::Stale(cause)),
			Decision::Disputed => return self.refuse(Freshness::Disputed),
		};
		let Some(last) = self.accepted else { return self.accept(metric, accept, now, Mark::Plain) };
		if let MetricKind::Counter { may_reset } = metric.kind {
			if accept.value < last.value {
				return if may_reset {
					self.window.clear();
					self.accept(metric, accept, now, Mark::Reset)
				} else {
					self.refuse(Freshness::Stale(Cause::CounterFell))
				};
			}
		}
		match metric.step {
			Some(step) if accept.value.abs_diff(last.value) > step.maximum => {
				let confirmed = match self.held {
					Some(held) if accept.value.abs_diff(held.value) <= metric.tolerance => {
						Some(Held { confirmed: held.confirmed.saturating_add(1), ..held })
					}
					_ => None,
				};
				match confirmed {
					Some(held) if held.confirmed >= step.confirm => {
						self.accept(metric, accept, now, Mark::ConfirmedStep);
					}
					_ => {
						self.held = Some(confirmed.unwrap_or(Held { value: accept.value, confirmed: 0 }));
						self.standing = Freshness::Held;
						self.sampled = now.time;
					}
				}
			}
			_ => self.accept(metric, accept, now, Mark::Plain),
		}
	}

	fn accept(&mut self, metric: &Metric, accept: Accept, Now { block, time }: Now, mark: Mark) {
		let Accept { value, spread, values, sources } = accept;
		self.accepted = Some(Accepted { value, spread, values, sources, block, mark });
		self.standing = Freshness::Fresh;
		self.sampled = time;
		self.held = None;
		window::push(&mut self.window, metric.window, value);
	}

	/// A round without an accepted value also ends the consecutive rounds that confirm a step.
	fn refuse(&mut self, standing: Freshness) {
		self.standing = standing;
		self.held = None;
	}

	/// The value, if this round accepted one.
	pub fn accepted_in(&self, round: BlockNumber) -> Option<Accepted> {
		let is_fresh = self.round == round && self.standing == Freshness::Fresh;
		self.accepted.filter(|_| is_fresh)
	}

	/// The freshness of a metric's reading at block `now`. Nobody owes a published value, so no silence makes it stale:
	/// its block says how old it is.
	pub fn freshness_of(&self, metric: &Metric, heartbeat: BlockNumber, now: BlockNumber) -> Freshness {
		if metric.is_published() {
			self.standing
		} else {
			self.freshness(heartbeat, now)
		}
	}

	/// The freshness at block `now`. What no round decided for a heartbeat and a window is stale even if no round said
	/// so.
	pub fn freshness(&self, heartbeat: BlockNumber, now: BlockNumber) -> Freshness {
		let since = match self.standing {
			Freshness::Unknown | Freshness::Stale(_) => return self.standing,
			Freshness::Fresh => self.accepted.map_or(0, |accepted| accepted.block),
			Freshness::Held | Freshness::Disputed => self.round,
		};
		let until = since.saturating_add(heartbeat).saturating_add(limits::window(heartbeat));
		if now > until {
			Freshness::Stale(Cause::NoReport)
		} else {
			self.standing
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		blueprint::Step,
		fixtures::{self, now},
	};
	use proptest::prelude::*;

	fn accepted(value: i64) -> Decision {
		Decision::Accepted(Accept { value, spread: 0, values: 1, sources: 1 })
	}

	/// Decides round after round; returns the value and standing after each.
	fn run(metric: &Metric, decisions: &[Decision]) -> Vec<(Option<i64>, Freshness)> {
		let mut reading = Reading::default();
		let mut seen = Vec::new();
		for (round, decision) in (1u32..).zip(decisions) {
			reading.decide(metric, *decision, round, now(round));
			seen.push((reading.accepted.map(|accepted| accepted.value), reading.standing));
		}
		seen
	}

	#[test]
	fn a_missing_value_keeps_and_marks_the_old_one() {
		let stale = Decision::Stale(Cause::Refused);
		let seen = run(&fixtures::PERCENT, &[stale, accepted(7), stale, Decision::Disputed, accepted(8)]);
		assert_eq!(
			seen,
			[
				(None, Freshness::Stale(Cause::Refused)),
				(Some(7), Freshness::Fresh),
				(Some(7), Freshness::Stale(Cause::Refused)),
				(Some(7), Freshness::Disputed),
				(Some(8), Freshness::Fresh),
			]
		);
	}

	#[test]
	fn silence_makes_stale_within_two_heartbeats() {
		let mut reading = Reading::default();
		assert_eq!(reading.freshness(5, 100), Freshness::Unknown);
		reading.decide(&fixtures::PERCENT, accepted(7), 100, now(100));
		assert_eq!(reading.freshness(5, 110), Freshness::Fresh);
		assert_eq!(reading.freshness(5, 111), Freshness::Stale(Cause::NoReport));
		reading.decide(&fixtures::PERCENT, Decision::Disputed, 115, now(118));
		assert_eq!(reading.freshness(5, 125), Freshness::Disputed);
		assert_eq!(reading.freshness(5, 126), Freshness::Stale(Cause::NoReport));
	}

	#[test]
	fn a_jump_is_held_until_it_is_confirmed() {
		let metric = Metric { step: Some(Step { maximum: 100, confirm: 2 }), ..fixtures::PERCENT };
		let values = |loads: &[i64]| -> Vec<(Option<i64>, Freshness)> {
			run(&metric, &loads.iter().map(|load| accepted(*load)).collect::<Vec<_>>())
		};
		let (fresh, held) = (Freshness::Fresh, Freshness::Held);
		let steps =
			|loads: &[i64]| values(loads).into_iter().map(|(value, how)| (value.unwrap(), how)).collect::<Vec<_>>();
		assert_eq!(steps(&[100, 200]), [(100, fresh), (200, fresh)], "a step at the bound");
		assert_eq!(
			steps(&[100, 500, 515, 485, 490]),
			[(100, fresh), (100, held), (100, held), (485, fresh), (490, fresh)],
			"within tolerance of the held level"
		);
		assert_eq!(steps(&[100, 500, 90, 500, 500, 500])[2..], [(90, fresh), (90, held), (90, held), (500, fresh)]);
		assert_eq!(steps(&[100, 500, 700, 705, 710])[2..], [(100, held), (100, held), (710, fresh)], "another level");
	}

	#[test]
	fn a_confirmed_step_is_marked_and_a_gap_ends_its_confirmation() {
		let metric = Metric { step: Some(Step { maximum: 100, confirm: 1 }), ..fixtures::PERCENT };
		let mut reading = Reading::default();
		for (round, decision) in (1u32..).zip([accepted(100), accepted(500), Decision::Disputed, accepted(500)]) {
			reading.decide(&metric, decision, round, now(round));
		}
		assert_eq!(reading.standing, Freshness::Held);
		reading.decide(&metric, accepted(500), 5, now(5));
		assert_eq!(reading.accepted.unwrap().mark, Mark::ConfirmedStep);
		reading.decide(&metric, accepted(501), 6, now(6));
		assert_eq!(reading.accepted.unwrap().mark, Mark::Plain);
	}

	#[test]
	fn a_counter_falls_only_where_it_may() {
		let counter = |may_reset| Metric { kind: MetricKind::Counter { may_reset }, window: 3, ..fixtures::PERCENT };
		assert_eq!(
			run(&counter(false), &[accepted(5), accepted(4), accepted(6)]),
			[(Some(5), Freshness::Fresh), (Some(5), Freshness::Stale(Cause::CounterFell)), (Some(6), Freshness::Fresh)]
		);
		let mut reading = Reading::default();
		for (round, value) in [(1, 5), (2, 6), (3, 1)] {
			reading.decide(&counter(true), accepted(value), round, now(round));
		}
		assert_eq!(reading.accepted.unwrap().mark, Mark::Reset);
		assert_eq!(reading.window.as_slice(), [1], "a slope over a reset means nothing");
	}

	#[test]
	fn only_the_round_that_accepted_it_has_the_value() {
		let mut reading = Reading::default();
		reading.decide(&fixtures::PERCENT, accepted(7), 100, now(101));
		assert!(reading.accepted_in(100).is_some() && reading.accepted_in(105).is_none());
		reading.decide(&fixtures::PERCENT, Decision::Disputed, 105, now(106));
		assert_eq!(reading.accepted_in(105), None);
	}

	proptest! {
		#[test]
		fn a_counter_that_may_not_be_reset_never_falls(values in prop::collection::vec(any::<i64>(), 1..40), step in prop::option::of(any::<u64>())) {
			let step = step.map(|maximum| Step { maximum, confirm: 2 });
			let metric = Metric { kind: MetricKind::Counter { may_reset: false }, step, ..fixtures::PERCENT };
			let seen = run(&metric, &values.into_iter().map(accepted).collect::<Vec<_>>());
			prop_assert!(seen.windows(2).all(|pair| pair[0].0 <= pair[1].0));
		}
	}
}
