//! Publications: values that a publisher pushed, instead of operators fetching them.
//!
//! A push is to published metrics what a round is to the others: plausible range, counters that only go up and steps that
//! must be confirmed hold for it too, windows, measures and health follow, then the rules that read published metrics
//! alone. One account or device vouches for it, so a push is taken as a whole or refused as a whole. A metric is pushed by
//! accounts or by devices, as its blueprint says, and never by both.

use crate::{
	blueprint::{Core, MetricKind, Pusher},
	life::{Advance, Life, Now, Occasion},
	observation,
	reading::{Accepted, Freshness},
	round::{Accept, Decision},
};
use alloc::{vec, vec::Vec};

/// Why a push is refused; nothing of it was taken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PushFlaw {
	/// The blueprint has no such metric.
	UnknownMetric,
	/// Operators fetch the metric; nobody may push it.
	NotPublished,
	/// The metric is there twice.
	Twice,
	/// The value is outside the metric's plausible range.
	Implausible,
	/// The counter would fall, which its blueprint does not allow.
	CounterFell,
	/// Devices push the metric, and this is an account's value.
	ByDevices,
	/// Accounts push the metric, and this is a device's value.
	ByAccounts,
	/// The device's sample is not newer than the last one of the metric.
	NotNewer,
}

/// Who pushes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum By {
	/// The account of an admitted publisher. Its values are of the moment in which they are pushed.
	Account,
	/// A device.
	Device {
		/// The time of the sample that the device signed, in milliseconds since 1970.
		sampled: u64,
	},
}

impl Life {
	/// Takes in values that a publisher pushed, each by its metric's position and in its metric's decimals: readings,
	/// windows, measures and health, then once the rules that read at least one metric that was accepted now, and none that
	/// is fetched. A jump beyond the largest step is held until later pushes confirm it, as in rounds.
	///
	/// # Errors
	/// The first [`PushFlaw`] found; the life is as it was.
	pub fn publish(&mut self, core: &Core, now: Now, by: By, values: &[(u8, i64)]) -> Result<Advance, PushFlaw> {
		for (position, (metric, value)) in values.iter().enumerate() {
			if values.iter().take(position).any(|(earlier, _)| earlier == metric) {
				return Err(PushFlaw::Twice);
			}
			self.check(core, by, *metric, *value)?;
		}
		let mut accepted: Vec<Option<Accepted>> = vec![None; self.readings.len()];
		for (metric, value) in values {
			let position = usize::from(*metric);
			let reading = self.readings.get_mut(position).zip(core.metrics.get(position));
			let Some(((reading, metric), place)) = reading.zip(accepted.get_mut(position)) else { continue };
			let pushed = Decision::Accepted(Accept { value: *value, spread: 0, values: 0, sources: 0 });
			let round = reading.round;
			let sampled = match by {
				By::Account => now.time,
				By::Device { sampled } => sampled,
			};
			reading.decide(metric, pushed, round, Now { time: sampled, ..now });
			*place = reading.accepted.filter(|_| reading.standing == Freshness::Fresh);
		}
		Ok(self.advance(core, &accepted, Occasion::Push, now.time))
	}

	fn check(&self, core: &Core, by: By, position: u8, value: i64) -> Result<(), PushFlaw> {
		let metric = core.metrics.get(usize::from(position)).ok_or(PushFlaw::UnknownMetric)?;
		if !metric.is_published() {
			return Err(PushFlaw::NotPublished);
		}
		match (metric.pushed_by, by) {
			(Pusher::Device, By::Account) => return Err(PushFlaw::ByDevices),
			(Pusher::Account, By::Device { .. }) => return Err(PushFlaw::ByAccounts),
			(Pusher::Device, By::Device { sampled }) => {
				let last = self.readings.get(usize::from(position)).map_or(0, |reading| reading.sampled);
				if sampled <= last {
					return Err(PushFlaw::NotNewer);
				}
			}
			(Pusher::Account, By::Account) => {}
		}
		observation::plausible(metric, value).map_err(|_| PushFlaw::Implausible)?;
		match (metric.kind, self.value(position)) {
			(MetricKind::Counter { may_reset: false }, Some(last)) if value < last => Err(PushFlaw::CounterFell),
			_ => Ok(()),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		blueprint::{Metric, Step},
		fixtures::{self, now},
		health::{CurvePoint, HealthTerm},
		measure::Measure,
		reading::Mark,
		rules::{Comparison, Condition, Effect, Rule, Term},
		window::Statistic,
		BlockNumber,
	};
	use proptest::prelude::*;

	/// The published metric of the fixture.
	const HOURS: u8 = 1;

	fn core() -> Core {
		fixtures::published().0
	}

	/// A core whose only rule leads to state 1 when these conditions held so often.
	fn with_rule(conditions: &[Condition], rounds: u8) -> Core {
		let mut core = core();
		let effects = vec![Effect::Transition { to: 1 }].try_into().unwrap();
		core.rules =
			vec![Rule { conditions: conditions.to_vec().try_into().unwrap(), rounds, effects }].try_into().unwrap();
		core
	}

	fn compare(term: Term, comparison: Comparison, bound: i64) -> Condition {
		Condition::Compare { term, comparison, bound }
	}

	fn worn() -> Condition {
		compare(Term::Metric { metric: HOURS }, Comparison::AtLeast, 100)
	}

	fn loaded() -> Condition {
		compare(Term::Metric { metric: 0 }, Comparison::Above, 800)
	}

	fn unhealthy() -> Condition {
		compare(Term::Health, Comparison::Below, 50)
	}

	/// A curve that falls from 100 at 0 to 0 at 100.
	fn curve(metric: u8) -> HealthTerm {
		let points = vec![CurvePoint { value: 0, score: 100 }, CurvePoint { value: 100, score: 0 }];
		HealthTerm { metric, statistic: None, points: points.try_into().unwrap() }
	}

	/// A round that opens and ends in this block and accepts this load.
	fn round(life: &mut Life, core: &Core, block: BlockNumber, load: i64) -> Advance {
		let accept = Accept { value: load, spread: 0, values: 1, sources: 1 };
		life.decide(core, block, now(block), |_| Some(Decision::Accepted(accept)));
		assert!(life.is_decided(block), "published metrics are not waited for");
		life.conclude(core, block, now(block).time)
	}

	fn push(life: &mut Life, core: &Core, block: BlockNumber, hours: i64) -> Advance {
		life.publish(core, now(block), By::Account, &[(HOURS, hours)]).unwrap()
	}

	#[test]
	fn a_push_sets_the_reading_and_names_its_block() {
		let core = core();
		let mut life = Life::new(&core, 0);
		assert!(push(&mut life, &core, 7, 42).is_revision, "the first value");
		let reading = &life.readings[1];
		let expected = Accepted { value: 42, spread: 0, values: 0, sources: 0, block: 7, mark: Mark::Plain };
		assert_eq!((reading.accepted, reading.standing), (Some(expected), Freshness::Fresh));
		assert_eq!(life.readings[0].accepted, None);
	}

	#[test]
	fn what_may_not_be_pushed_is_refused_as_a_whole() {
		let core = core();
		let mut life = Life::new(&core, 0);
		push(&mut life, &core, 1, 50);
		let before = life.clone();
		for (values, flaw) in [
			(&[(HOURS, 60), (2, 1)][..], PushFlaw::UnknownMetric),
			(&[(HOURS, 60), (0, 1)], PushFlaw::NotPublished),
			(&[(HOURS, 60), (HOURS, 61)], PushFlaw::Twice),
			(&[(HOURS, 10_001)], PushFlaw::Implausible),
			(&[(HOURS, -1)], PushFlaw::Implausible),
			(&[(HOURS, 49)], PushFlaw::CounterFell),
		] {
			assert_eq!(life.publish(&core, now(2), By::Account, values), Err(flaw), "{values:?}");
			assert_eq!(life, before);
		}
	}

	/// The core whose hours devices push.
	fn of_devices() -> Core {
		let mut core = core();
		core.metrics[1].pushed_by = Pusher::Device;
		core
	}

	#[test]
	fn values_of_accounts_and_of_devices_are_not_mixed() {
		let (of_accounts, of_devices) = (core(), of_devices());
		let mut life = Life::new(&of_accounts, 0);
		let device = By::Device { sampled: 5 };
		assert_eq!(life.publish(&of_accounts, now(1), device, &[(HOURS, 1)]), Err(PushFlaw::ByAccounts));
		assert_eq!(life.publish(&of_devices, now(1), By::Account, &[(HOURS, 1)]), Err(PushFlaw::ByDevices));
		assert_eq!(life.publish(&of_devices, now(1), device, &[(0, 1)]), Err(PushFlaw::NotPublished));
		assert_eq!(life, Life::new(&of_accounts, 0));
		assert!(life.publish(&of_devices, now(1), device, &[(HOURS, 1)]).is_ok());
		assert_eq!(life.readings[1].sampled, 5, "what the device signed, and not the chain's clock");
	}

	#[test]
	fn a_sample_is_newer_than_the_last_or_is_refused() {
		let mut core = of_devices();
		core.metrics[1].step = Some(Step { maximum: 100, confirm: 1 });
		let mut life = Life::new(&core, 0);
		let mut push = |sampled, hours| {
			let pushed = life.publish(&core, now(9), By::Device { sampled }, &[(HOURS, hours)]);
			pushed.map(|_| life.readings[1].standing)
		};
		assert_eq!(push(0, 1), Err(PushFlaw::NotNewer), "there is no sample of 1970");
		assert_eq!(push(1_000, 1), Ok(Freshness::Fresh));
		assert_eq!(push(1_000, 2), Err(PushFlaw::NotNewer));
		assert_eq!(push(999, 2), Err(PushFlaw::NotNewer));
		assert_eq!(push(1_001, 500), Ok(Freshness::Held));
		assert_eq!(push(1_001, 500), Err(PushFlaw::NotNewer), "a held sample does not confirm itself");
		assert_eq!(push(1_002, 501), Ok(Freshness::Fresh));
	}

	#[test]
	fn measures_of_devices_count_by_what_they_signed() {
		let mut core = of_devices();
		core.measures = vec![
			Measure::Above { metric: HOURS, bound: 50, longest_gap: 3_600 },
			Measure::PerPeriod { metric: HOURS, seconds: 100 },
		]
		.try_into()
		.unwrap();
		let mut life = Life::new(&core, 0);
		// A batch of samples, carried in long after.
		for (seconds, hours) in [(1_000, 60), (1_060, 70), (1_099, 80), (1_101, 81)] {
			let by = By::Device { sampled: seconds * 1_000 };
			life.publish(&core, now(5_000), by, &[(HOURS, hours)]).unwrap();
		}
		assert_eq!(life.numbers(&core, 1_101_000), [Some(101), Some(1)]);
		assert_eq!(life.numbers(&core, now(5_000).time), [Some(101), Some(0)], "that period is long over");
	}

	#[test]
	fn a_rule_of_a_published_measure_belongs_to_pushes_unless_it_reads_the_time() {
		let measure = compare(Term::Measure { index: 0 }, Comparison::AtLeast, 60);
		let time = compare(Term::InState, Comparison::AtLeast, 300);
		for (conditions, at_push, in_round) in [(vec![measure], 1, 1), (vec![measure, time], 0, 1), (vec![time], 0, 1)]
		{
			let mut core = with_rule(&conditions, 1);
			core.measures = vec![Measure::Above { metric: HOURS, bound: 0, longest_gap: 3_600 }].try_into().unwrap();
			let mut life = Life::new(&core, 0);
			push(&mut life, &core, 1, 1);
			push(&mut life, &core, 151, 2);
			assert_eq!(life.state, at_push, "{conditions:?}");
			life.decide(&core, 155, now(155), |_| Some(Decision::Disputed));
			life.conclude(&core, 155, now(155).time);
			assert_eq!(life.state, in_round, "{conditions:?}");
		}
	}

	#[test]
	fn a_state_falls_by_time_where_everything_is_published() {
		let quiet = compare(Term::Measure { index: 0 }, Comparison::Below, 1);
		let mut core = with_rule(&[quiet, compare(Term::InState, Comparison::Above, 1_000)], 1);
		core.metrics[0].min_sources = 0;
		core.measures = vec![Measure::LastPeriod { metric: HOURS, seconds: 200 }].try_into().unwrap();
		let mut life = Life::new(&core, 0);
		push(&mut life, &core, 1, 1);
		push(&mut life, &core, 110, 9);
		let states = [150, 205, 450, 505, 600].map(|block| {
			life.decide(&core, block, now(block), |_| None);
			life.conclude(&core, block, now(block).time);
			(life.numbers(&core, now(block).time)[0], life.state)
		});
		let expected = [(None, 0), (Some(8), 0), (Some(0), 0), (Some(0), 1), (Some(0), 1)];
		assert_eq!(states, expected, "nobody pushed for a whole period, and it was long enough in its state");
	}

	#[test]
	fn a_counter_that_may_be_reset_falls_and_says_so() {
		let mut core = core();
		core.metrics[1].kind = MetricKind::Counter { may_reset: true };
		core.metrics[1].window = 4;
		core.metrics[1].deviation = u64::MAX;
		let mut life = Life::new(&core, 0);
		push(&mut life, &core, 1, 50);
		assert!(push(&mut life, &core, 2, 3).is_revision);
		assert_eq!(life.readings[1].accepted.unwrap().mark, Mark::Reset);
		assert_eq!(life.readings[1].window.as_slice(), [3]);
	}

	#[test]
	fn only_a_push_beyond_the_deviation_is_a_revision() {
		let core = core();
		let mut life = Life::new(&core, 0);
		let mut block = 0;
		let revisions = [10, 15, 20, 21, 31, 32].map(|hours| {
			block += 1;
			push(&mut life, &core, block, hours).is_revision
		});
		// The deviation is 10, measured from 10 and, after the fourth push, from 21.
		assert_eq!(revisions, [true, false, false, true, false, true]);
	}

	#[test]
	fn a_jump_is_held_until_a_later_push_confirms_it() {
		let mut core = core();
		core.metrics[1].step = Some(Step { maximum: 100, confirm: 1 });
		let mut life = Life::new(&core, 0);
		push(&mut life, &core, 1, 10);
		assert_eq!(push(&mut life, &core, 2, 500), Advance::default());
		assert_eq!((life.value(HOURS), life.readings[1].standing, life.state), (Some(10), Freshness::Held, 0));
		let confirmed = push(&mut life, &core, 2, 501);
		assert!(confirmed.is_revision && life.readings[1].accepted.unwrap().mark == Mark::ConfirmedStep);
		assert_eq!((life.value(HOURS), life.state), (Some(501), 1));
	}

	#[test]
	fn a_rule_of_published_metrics_counts_pushes_and_no_rounds() {
		let core = with_rule(&[worn()], 3);
		let mut life = Life::new(&core, 0);
		let mut seen = Vec::new();
		for block in 1..=3 {
			push(&mut life, &core, block, 100);
			round(&mut life, &core, block, 0);
			seen.push((life.counts[0], life.state));
		}
		assert_eq!(seen, [(1, 0), (2, 0), (3, 1)]);
	}

	#[test]
	fn a_rule_of_both_kinds_is_judged_in_rounds_by_the_last_pushed_value() {
		let core = with_rule(&[worn(), loaded()], 1);
		let mut life = Life::new(&core, 0);
		round(&mut life, &core, 1, 900);
		assert_eq!(life.counts[0], 0, "nothing was pushed yet");
		push(&mut life, &core, 2, 100);
		assert_eq!((life.counts[0], life.state), (0, 0), "a push does not judge it");
		round(&mut life, &core, 6, 900);
		assert_eq!((life.counts[0], life.state), (1, 1));
	}

	#[test]
	fn a_push_judges_no_rule_whose_metrics_it_did_not_bring() {
		let mut core = with_rule(&[worn()], 1);
		let other = Metric { kind: MetricKind::Gauge, ..core.metrics[1] };
		core.metrics.try_push(other).unwrap();
		let mut life = Life::new(&core, 0);
		push(&mut life, &core, 1, 100);
		let before = life.counts.clone();
		life.state = 0;
		life.publish(&core, now(2), By::Account, &[(2, 7)]).unwrap();
		assert_eq!((&life.counts, life.state), (&before, 0));
		core.metrics[1].step = Some(Step { maximum: 10, confirm: 1 });
		life.publish(&core, now(3), By::Account, &[(HOURS, 5_000), (2, 8)]).unwrap();
		assert_eq!(
			(&life.counts, life.readings[1].standing),
			(&before, Freshness::Held),
			"a held value is not accepted"
		);
	}

	#[test]
	fn a_window_of_pushes_is_read_once_it_is_full() {
		let mean = Term::Window { metric: HOURS, statistic: Statistic::Mean };
		let mut core = with_rule(&[compare(mean, Comparison::Equal, 20)], 1);
		core.metrics[1].window = 3;
		let mut life = Life::new(&core, 0);
		let states = [10, 20, 30].map(|hours| {
			push(&mut life, &core, 1, hours);
			life.state
		});
		assert_eq!(states, [0, 0, 1]);
	}

	#[test]
	fn pushed_values_bear_on_health_and_stay_on_it_through_rounds() {
		let mut core = with_rule(&[unhealthy()], 1);
		core.health.try_push(curve(HOURS)).unwrap();
		let mut life = Life::new(&core, 0);
		push(&mut life, &core, 1, 70);
		assert_eq!((life.health, life.state), (Some(30), 0), "fetched metrics bear on it too: a round judges it");
		round(&mut life, &core, 5, 0);
		assert_eq!((life.health, life.state), (Some(30), 1));
	}

	#[test]
	fn health_that_is_published_alone_is_judged_by_pushes() {
		let mut core = with_rule(&[unhealthy()], 1);
		core.health = vec![curve(HOURS)].try_into().unwrap();
		let mut life = Life::new(&core, 0);
		push(&mut life, &core, 1, 20);
		assert_eq!((life.health, life.state), (Some(80), 0));
		push(&mut life, &core, 2, 70);
		assert_eq!((life.health, life.state), (Some(30), 1));
		life.counts[0] = 0;
		round(&mut life, &core, 5, 0);
		assert_eq!(life.counts[0], 0, "rounds do not");
	}

	#[test]
	fn a_rule_without_metrics_is_judged_by_rounds_even_where_everything_is_published() {
		let mut core = with_rule(&[Condition::InState { state: 0 }], 1);
		let mut life = Life::new(&core, 0);
		push(&mut life, &core, 1, 1);
		assert_eq!(life.state, 0);
		round(&mut life, &core, 5, 0);
		assert_eq!(life.state, 1);
		core.metrics[0].min_sources = 0;
		let mut life = Life::new(&core, 0);
		push(&mut life, &core, 1, 1);
		assert_eq!(life.state, 0);
		life.decide(&core, 5, now(5), |_| None);
		assert!(life.is_decided(5) && life.conclude(&core, 5, now(5).time).is_revision);
		assert_eq!((life.state, life.entered), (1, now(5).time));
	}

	#[test]
	fn a_push_in_mid_round_is_not_the_rounds() {
		let core = core();
		let mut life = Life::new(&core, 0);
		round(&mut life, &core, 5, 100);
		push(&mut life, &core, 5, 3);
		assert_eq!(life.readings[1].accepted.map(|accepted| accepted.value), Some(3));
		life.decide(&core, 10, now(10), |_| {
			Some(Decision::Accepted(Accept { value: 900, spread: 0, values: 1, sources: 1 }))
		});
		let pushed = push(&mut life, &core, 10, 4);
		assert!(!pushed.is_revision, "the load's move is the round's");
		assert!(life.conclude(&core, 10, now(10).time).is_revision);
	}

	#[test]
	fn a_round_without_values_changes_nothing_though_a_push_came_in_its_block() {
		let core = core();
		let mut life = Life::new(&core, 0);
		push(&mut life, &core, 5, 3);
		life.decide(&core, 5, now(5), |_| Some(Decision::Disputed));
		assert_eq!(life.conclude(&core, 5, now(5).time), Advance::default());
	}

	/// A push or a round.
	fn events() -> impl Strategy<Value = Vec<Result<Vec<(u8, i64)>, i64>>> {
		let values = prop::collection::vec((0u8..4, prop_oneof![-10i64..11_000, any::<i64>()]), 0..4);
		prop::collection::vec(prop_oneof![values.prop_map(Ok), any::<i64>().prop_map(Err)], 0..40)
	}

	proptest! {
		/// Whatever is pushed in whatever order with rounds: counters do not fall, values are plausible, health and state
		/// stay in bounds, a refused push changes nothing, pushes leave fetched readings alone and rounds published ones.
		#[test]
		fn pushes_and_rounds_keep_to_what_is_theirs(events in events(), step in prop::option::of(0u64..100)) {
			let mut core = core();
			core.metrics[1].step = step.map(|maximum| Step { maximum, confirm: 1 });
			core.health.try_push(curve(HOURS)).unwrap();
			let gauge = Metric { kind: MetricKind::Gauge, window: 3, ..core.metrics[1] };
			core.metrics.try_push(gauge).unwrap();
			let mut life = Life::new(&core, 0);
			for (block, event) in (1u32..).zip(events) {
				let before = life.clone();
				match event {
					Ok(values) => {
						let pushed = life.publish(&core, now(block), By::Account, &values);
						prop_assert_eq!(&life.readings[0].accepted, &before.readings[0].accepted);
						prop_assert!(pushed.is_ok() || life == before);
						if let Ok(advance) = pushed {
							prop_assert_eq!(advance.fired.iter().filter(|rule| **rule != 2).count(), 0);
						}
					}
					Err(load) => {
						let advance = round(&mut life, &core, block, load);
						prop_assert!(!advance.fired.contains(&2));
						for metric in 1..=2 {
							let (now, then) = (&life.readings[metric], &before.readings[metric]);
							prop_assert_eq!((now.accepted, &now.window, now.held), (then.accepted, &then.window, then.held));
						}
					}
				}
				prop_assert!(before.value(HOURS) <= life.value(HOURS));
				prop_assert!(life.value(HOURS).is_none_or(|hours| (0..=10_000).contains(&hours)));
				prop_assert!(life.state < core.states && life.health.is_none_or(|health| health <= 100));
			}
		}
	}
}
