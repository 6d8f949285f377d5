//! Measures: what is accumulated of a metric over time.
//!
//! A measure takes in every accepted value of its metric, with its time: the chain's clock of a round or a push, the time
//! that a device signed. Between two accepted values the earlier one counts; of a longer silence only the declared longest
//! gap counts, so that nobody's silence becomes an excursion.
//!
//! | measure | its number |
//! |---|---|
//! | above, below | whole seconds for which the metric has been beyond the bound, in all |
//! | kinetic mean | the mean [kinetic temperature](crate::kinetic) since the first value |
//! | per period | by how much a counter rose in the present period |
//! | last period | by how much a counter rose in the last whole period |

use crate::{
	blueprint::{Core, Metric, MetricKind},
	kinetic::Mean,
	limits,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Milliseconds of a second.
const SECOND: u64 = 1_000;

/// What is accumulated of a metric.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Measure {
	/// For how long the metric has been above a bound, in all; in whole seconds.
	#[codec(index = 0)]
	Above {
		/// The metric's position.
		metric: u8,
		/// The bound, in the metric's decimals.
		bound: i64,
		/// The most seconds between two accepted values that count, at least 1.
		longest_gap: u32,
	},
	/// For how long the metric has been below a bound, in all; in whole seconds.
	#[codec(index = 1)]
	Below {
		/// The metric's position.
		metric: u8,
		/// The bound, in the metric's decimals.
		bound: i64,
		/// The most seconds between two accepted values that count, at least 1.
		longest_gap: u32,
	},
	/// The mean kinetic temperature of a metric in °C, in the metric's decimals.
	#[codec(index = 2)]
	KineticMean {
		/// The metric's position.
		metric: u8,
		/// The activation energy in J/mol, one of [`limits::ACTIVATION_ENERGY`].
		activation_energy: u32,
		/// The most seconds between two accepted values that count, at least 1.
		longest_gap: u32,
	},
	/// By how much a counter rose in the present period, in the metric's decimals.
	#[codec(index = 3)]
	PerPeriod {
		/// The metric's position.
		metric: u8,
		/// The period's length, at least 1. Periods begin at multiples of it, counted from 1970.
		seconds: u32,
	},
	/// By how much a counter rose in the last whole period, in the metric's decimals.
	#[codec(index = 4)]
	LastPeriod {
		/// The metric's position.
		metric: u8,
		/// The period's length, at least 1. Periods begin at multiples of it, counted from 1970.
		seconds: u32,
	},
}

/// What is wrong with a measure.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum MeasureFlaw {
	/// There is no such metric.
	Metric,
	/// A gap or a period has no length.
	NoTime,
	/// A period is not of a counter.
	NoCounter,
	/// A temperature is a counter.
	NoGauge,
	/// The metric's plausible range lies outside of what can be computed.
	Range,
	/// The activation energy is not one of the range.
	Energy,
}

/// What a measure has accumulated of one asset.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Gathered {
	/// The last accepted value; none before the first.
	pub last: Option<Sample>,
	/// What came together.
	pub total: Total,
}

/// An accepted value and its time.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Sample {
	/// Its time, in milliseconds since 1970.
	pub time: u64,
	/// The value, in the metric's decimals.
	pub value: i64,
}

/// What came together.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Total {
	/// Milliseconds beyond the bound.
	#[codec(index = 0)]
	Beyond(u64),
	/// Temperatures.
	#[codec(index = 1)]
	Kinetic(Mean),
	/// What a counter rose.
	#[codec(index = 2)]
	Risen(Risen),
}

/// What a counter rose in the period of its last value.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Risen {
	/// The period, counted from 1970.
	pub period: u64,
	/// What it rose in it so far.
	pub by: u64,
	/// Whether it was counted from the period's beginning on.
	pub is_whole: bool,
	/// What it rose in the period before; none where that was not counted as a whole.
	pub before: Option<u64>,
}

impl Measure {
	/// The metric's position.
	pub fn metric(&self) -> u8 {
		match self {
			Self::Above { metric, .. }
			| Self::Below { metric, .. }
			| Self::KineticMean { metric, .. }
			| Self::PerPeriod { metric, .. }
			| Self::LastPeriod { metric, .. } => *metric,
		}
	}

	/// The same measure of the metric at another position.
	#[must_use]
	pub fn of(mut self, position: u8) -> Self {
		match &mut self {
			Self::Above { metric, .. }
			| Self::Below { metric, .. }
			| Self::KineticMean { metric, .. }
			| Self::PerPeriod { metric, .. }
			| Self::LastPeriod { metric, .. } => *metric = position,
		}
		self
	}

	/// The decimals of its number.
	pub fn decimals(&self, core: &Core) -> u8 {
		match self {
			Self::Above { .. } | Self::Below { .. } => 0,
			_ => self.metric_decimals(core),
		}
	}

	/// The decimals of its metric.
	pub fn metric_decimals(&self, core: &Core) -> u8 {
		self.declared(core).map_or(0, |metric| metric.decimals)
	}

	fn declared<'a>(&self, core: &'a Core) -> Option<&'a Metric> {
		core.metrics.get(usize::from(self.metric()))
	}

	/// Checks a measure against the metrics that the blueprint declares.
	///
	/// # Errors
	/// The first [`MeasureFlaw`] found.
	pub fn validate(&self, core: &Core) -> Result<(), MeasureFlaw> {
		let metric = self.declared(core).ok_or(MeasureFlaw::Metric)?;
		let time = match self {
			Self::Above { longest_gap, .. }
			| Self::Below { longest_gap, .. }
			| Self::KineticMean { longest_gap, .. } => longest_gap,
			Self::PerPeriod { seconds, .. } | Self::LastPeriod { seconds, .. } => seconds,
		};
		let is_counter = matches!(metric.kind, MetricKind::Counter { .. });
		let checks = match self {
			Self::Above { .. } | Self::Below { .. } => [(true, MeasureFlaw::Metric); 3],
			Self::PerPeriod { .. } | Self::LastPeriod { .. } => [(is_counter, MeasureFlaw::NoCounter); 3],
			Self::KineticMean { activation_energy, .. } => {
				let one = 10i64.saturating_pow(metric.decimals.into());
				let bounds = limits::KINETIC_CELSIUS;
				let is_computable = bounds.start().saturating_mul(one) <= metric.minimum
					&& metric.maximum <= bounds.end().saturating_mul(one);
				[
					(!is_counter, MeasureFlaw::NoGauge),
					(is_computable, MeasureFlaw::Range),
					(limits::ACTIVATION_ENERGY.contains(activation_energy), MeasureFlaw::Energy),
				]
			}
		};
		let flaw = checks.into_iter().find(|(holds, _)| !holds).map(|(_, flaw)| flaw);
		let flaw = flaw.or((*time == 0).then_some(MeasureFlaw::NoTime));
		flaw.map_or(Ok(()), Err)
	}
}

impl Gathered {
	/// Nothing yet.
	pub fn new(measure: &Measure) -> Self {
		let total = match measure {
			Measure::Above { .. } | Measure::Below { .. } => Total::Beyond(0),
			Measure::KineticMean { .. } => Total::Kinetic(Mean::default()),
			Measure::PerPeriod { .. } | Measure::LastPeriod { .. } => Total::Risen(Risen::default()),
		};
		Self { last: None, total }
	}

	/// Takes in an accepted value of the metric, with so many decimals, and its time. Time does not go back: a value that
	/// says so counts as one of the moment of the last.
	pub fn take(&mut self, measure: &Measure, decimals: u8, Sample { time, value }: Sample, is_reset: bool) {
		let last = self.last;
		let time = last.map_or(time, |last| last.time.max(time));
		self.last = Some(Sample { time, value });
		let held = |longest_gap: u32| {
			let since = last.map_or(time, |last| last.time);
			time.saturating_sub(since).min(u64::from(longest_gap).saturating_mul(SECOND))
		};
		match (measure, &mut self.total) {
			(Measure::Above { bound, longest_gap, .. }, Total::Beyond(beyond)) => {
				if last.is_some_and(|last| last.value > *bound) {
					*beyond = beyond.saturating_add(held(*longest_gap));
				}
			}
			(Measure::Below { bound, longest_gap, .. }, Total::Beyond(beyond)) => {
				if last.is_some_and(|last| last.value < *bound) {
					*beyond = beyond.saturating_add(held(*longest_gap));
				}
			}
			(Measure::KineticMean { activation_energy, longest_gap, .. }, Total::Kinetic(mean)) => {
				if let Some(last) = last {
					mean.take(*activation_energy, last.value, decimals, held(*longest_gap));
				}
			}
			(Measure::PerPeriod { seconds, .. } | Measure::LastPeriod { seconds, .. }, Total::Risen(risen)) => {
				let period = period(time, *seconds);
				match last {
					None => *risen = Risen { period, ..Risen::default() },
					Some(last) => {
						risen.enter(period);
						risen.by = risen.by.saturating_add(rise(last.value, value, is_reset));
					}
				}
			}
			// What was gathered is not of this measure: it begins anew.
			_ => *self = Self { last: self.last, ..Self::new(measure) },
		}
	}

	/// Begins anew from the last accepted value on.
	pub fn reset(&mut self) {
		match &mut self.total {
			Total::Beyond(beyond) => *beyond = 0,
			Total::Kinetic(mean) => *mean = Mean::default(),
			Total::Risen(risen) => *risen = Risen { period: risen.period, ..Risen::default() },
		}
	}

	/// The number at a time of the chain's clock, in milliseconds; none before there is one.
	pub fn number(&self, measure: &Measure, decimals: u8, now: u64) -> Option<i64> {
		let last = self.last?;
		let whole = |number: u64| Some(i64::try_from(number).unwrap_or(i64::MAX));
		match (measure, &self.total) {
			(Measure::Above { .. } | Measure::Below { .. }, Total::Beyond(beyond)) => {
				whole(beyond.checked_div(SECOND)?)
			}
			(Measure::KineticMean { activation_energy, .. }, Total::Kinetic(mean)) => {
				mean.celsius(*activation_energy, decimals)
			}
			(Measure::PerPeriod { seconds, .. }, Total::Risen(risen)) => {
				let mut risen = *risen;
				risen.enter(period(now.max(last.time), *seconds));
				whole(risen.by)
			}
			(Measure::LastPeriod { seconds, .. }, Total::Risen(risen)) => {
				let mut risen = *risen;
				risen.enter(period(now.max(last.time), *seconds));
				risen.before.and_then(whole)
			}
			_ => None,
		}
	}
}

impl Risen {
	/// Goes on to a period, if it is a later one. In those between nothing was told, and nothing rose.
	fn enter(&mut self, period: u64) {
		if period <= self.period {
			return;
		}
		let is_next = period == self.period.saturating_add(1);
		let before = if is_next { self.is_whole.then_some(self.by) } else { Some(0) };
		*self = Self { period, by: 0, is_whole: true, before };
	}
}

/// The period of a time, counted from 1970.
fn period(time: u64, seconds: u32) -> u64 {
	time.checked_div(u64::from(seconds).saturating_mul(SECOND)).unwrap_or(0)
}

/// By how much a counter rose from one value to the next. One that was reset rose from zero.
fn rise(from: i64, to: i64, is_reset: bool) -> u64 {
	let from = if is_reset { 0 } else { from };
	if to > from {
		to.abs_diff(from)
	} else {
		0
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::fixtures;
	use proptest::prelude::*;

	const ABOVE: Measure = Measure::Above { metric: 0, bound: 80, longest_gap: 60 };
	const BELOW: Measure = Measure::Below { metric: 0, bound: 20, longest_gap: 60 };
	const KINETIC: Measure = Measure::KineticMean { metric: 0, activation_energy: 83_144, longest_gap: 60 };
	const PRESENT: Measure = Measure::PerPeriod { metric: 0, seconds: 100 };
	const LAST: Measure = Measure::LastPeriod { metric: 0, seconds: 100 };
	const ALL: [Measure; 5] = [ABOVE, BELOW, KINETIC, PRESENT, LAST];

	/// What came together of values at times in seconds.
	fn gathered(measure: Measure, samples: &[(u64, i64)]) -> Gathered {
		let mut gathered = Gathered::new(&measure);
		for (seconds, value) in samples {
			gathered.take(&measure, 1, Sample { time: seconds * SECOND, value: *value }, false);
		}
		gathered
	}

	/// The number right after the last of these values.
	fn number(measure: Measure, samples: &[(u64, i64)]) -> Option<i64> {
		let now = samples.last().map_or(0, |(seconds, _)| seconds * SECOND);
		gathered(measure, samples).number(&measure, 1, now)
	}

	#[test]
	fn nothing_has_no_number_before_the_first_value() {
		for measure in ALL {
			assert_eq!(Gathered::new(&measure).number(&measure, 1, u64::MAX), None, "{measure:?}");
		}
		assert_eq!(number(ABOVE, &[(1, 90)]), Some(0));
		assert_eq!(number(KINETIC, &[(1, 90)]), None, "no time has passed");
		assert_eq!(number(PRESENT, &[(1, 90)]), Some(0));
		assert_eq!(number(LAST, &[(1, 90)]), None, "no whole period has passed");
	}

	#[test]
	fn the_earlier_value_counts_until_the_later() {
		assert_eq!(number(ABOVE, &[(0, 90), (10, 10), (20, 90), (25, 90), (26, 0)]), Some(16));
		assert_eq!(number(BELOW, &[(0, 90), (10, 10), (20, 90), (25, 90), (26, 0)]), Some(10));
		assert_eq!(number(ABOVE, &[(0, 80), (10, 80)]), Some(0), "the bound itself is not above");
		assert_eq!(number(BELOW, &[(0, 20), (10, 20)]), Some(0), "nor below");
	}

	#[test]
	fn only_whole_seconds_are_told_and_no_part_is_lost() {
		let mut gathered = Gathered::new(&ABOVE);
		for time in (0..=5).map(|step| step * 700) {
			gathered.take(&ABOVE, 1, Sample { time, value: 90 }, false);
		}
		assert_eq!(gathered.total, Total::Beyond(3_500));
		assert_eq!(gathered.number(&ABOVE, 1, 0), Some(3));
	}

	#[test]
	fn of_a_longer_silence_only_the_longest_gap_counts() {
		assert_eq!(number(ABOVE, &[(0, 90), (60, 90)]), Some(60));
		assert_eq!(number(ABOVE, &[(0, 90), (61, 90)]), Some(60));
		assert_eq!(number(ABOVE, &[(0, 90), (1_000_000, 0)]), Some(60));
		let Total::Kinetic(mean) = gathered(KINETIC, &[(0, 50), (1_000, 50)]).total else { panic!() };
		assert_eq!(mean.duration, 60 * SECOND);
		assert_eq!(gathered(ABOVE, &[(0, 90)]).number(&ABOVE, 1, u64::MAX), Some(0), "nothing is told ahead");
	}

	#[test]
	fn time_does_not_go_back() {
		assert_eq!(number(ABOVE, &[(100, 90), (50, 90), (110, 90)]), Some(10), "50 to 100 is not counted twice");
		assert_eq!(number(PRESENT, &[(250, 1), (150, 3), (260, 4)]), Some(3), "all in the period of 250");
		assert_eq!(number(LAST, &[(50, 1), (150, 3), (250, 4), (190, 9)]), Some(2));
		assert_eq!(gathered(PRESENT, &[(250, 1), (260, 5)]).number(&PRESENT, 1, 0), Some(4), "nor does the clock");
	}

	#[test]
	fn a_kinetic_mean_weighs_by_time() {
		let told = number(KINETIC, &[(0, 50), (30, 250), (60, 50)]).unwrap();
		assert!(told > 150, "{told} lies above the mean");
		assert_eq!(number(KINETIC, &[(0, 50), (30, 50), (60, 250)]), Some(50), "the last one has not held yet");
	}

	#[test]
	fn a_period_counts_what_rose_in_it() {
		let samples = [(10, 5), (20, 8), (99, 9), (100, 12), (199, 12), (205, 20)];
		let of = |count: usize, measure| number(measure, &samples[..count]);
		assert_eq!([1, 2, 3, 4, 5, 6].map(|count| of(count, PRESENT)), [0, 3, 4, 3, 3, 8].map(Some));
		let last = [None, None, None, None, None, Some(3)];
		assert_eq!([1, 2, 3, 4, 5, 6].map(|count| of(count, LAST)), last, "the first period was no whole one");
	}

	#[test]
	fn silent_periods_have_risen_by_nothing() {
		let at = |measure, seconds: u64| gathered(measure, &[(50, 0), (150, 7)]).number(&measure, 1, seconds * SECOND);
		assert_eq!([150, 199, 200, 350].map(|seconds| at(PRESENT, seconds)), [7, 7, 0, 0].map(Some));
		assert_eq!([150, 200, 299, 300].map(|seconds| at(LAST, seconds)), [None, Some(7), Some(7), Some(0)]);
		assert_eq!(number(LAST, &[(50, 0), (450, 9)]), Some(0), "what rose in silence counts when it is told");
		assert_eq!(number(PRESENT, &[(50, 0), (450, 9)]), Some(9));
	}

	#[test]
	fn a_counter_that_was_reset_rose_from_zero() {
		let mut gathered = gathered(PRESENT, &[(0, 100), (1, 110)]);
		gathered.take(&PRESENT, 1, Sample { time: 2 * SECOND, value: 4 }, true);
		assert_eq!(gathered.number(&PRESENT, 1, 2 * SECOND), Some(14));
		gathered.take(&PRESENT, 1, Sample { time: 3 * SECOND, value: 3 }, false);
		assert_eq!(gathered.number(&PRESENT, 1, 3 * SECOND), Some(14), "a fall is no rise");
	}

	#[test]
	fn a_reset_begins_anew_from_the_last_value_on() {
		for (measure, before, after) in [(ABOVE, Some(10), 5), (BELOW, Some(0), 0), (KINETIC, Some(900), 900)] {
			let mut gathered = gathered(measure, &[(0, 900), (10, 900)]);
			assert_eq!(gathered.number(&measure, 1, 0), before);
			gathered.reset();
			let expected = if measure == KINETIC { None } else { Some(0) };
			assert_eq!(gathered.number(&measure, 1, 0), expected, "{measure:?}");
			gathered.take(&measure, 1, Sample { time: 15 * SECOND, value: 900 }, false);
			assert_eq!(gathered.number(&measure, 1, 0), Some(after), "{measure:?}");
		}
		let mut risen = gathered(LAST, &[(50, 0), (150, 7), (250, 9)]);
		risen.reset();
		assert_eq!(risen.number(&LAST, 1, 250 * SECOND), None);
		risen.take(&LAST, 1, Sample { time: 260 * SECOND, value: 12 }, false);
		assert_eq!(risen.number(&PRESENT, 1, 260 * SECOND), Some(3));
		assert_eq!(risen.number(&LAST, 1, 310 * SECOND), None, "that period was not counted as a whole");
	}

	#[test]
	fn sums_stop_at_their_ends() {
		let measure = Measure::Above { metric: 0, bound: 0, longest_gap: u32::MAX };
		let mut gathered = Gathered { last: Some(Sample { time: 0, value: 1 }), total: Total::Beyond(u64::MAX - 1) };
		gathered.take(&measure, 0, Sample { time: u64::MAX, value: 1 }, false);
		assert_eq!(gathered.total, Total::Beyond(u64::MAX));
		assert_eq!(gathered.number(&measure, 0, 0), Some((u64::MAX / SECOND) as i64));
		let mut risen = super::Gathered::new(&PRESENT);
		for (time, value) in [(0, i64::MIN), (1, i64::MAX), (2, i64::MIN), (3, i64::MAX)] {
			risen.take(&PRESENT, 0, Sample { time, value }, false);
		}
		assert_eq!(risen.number(&PRESENT, 0, 0), Some(i64::MAX));
	}

	#[test]
	fn what_was_gathered_of_another_measure_begins_anew() {
		let mut gathered = gathered(ABOVE, &[(0, 90), (30, 90)]);
		assert_eq!(gathered.number(&PRESENT, 1, 0), None);
		gathered.take(&PRESENT, 1, Sample { time: 40 * SECOND, value: 95 }, false);
		assert_eq!(gathered.total, Total::Risen(Risen::default()));
	}

	#[test]
	fn unsound_measures_are_found() {
		let (mut core, _) = fixtures::published();
		core.metrics[0].decimals = 1;
		let flaw = |measure: Measure| measure.validate(&core).unwrap_err();
		let [gauge, counter] = [0, 1];
		let above = |metric, longest_gap| Measure::Above { metric, bound: 0, longest_gap };
		let kinetic = |metric, activation_energy| Measure::KineticMean { metric, activation_energy, longest_gap: 1 };
		for measure in [above(gauge, 1), above(counter, 1), kinetic(gauge, 10_000), kinetic(gauge, 250_000)] {
			assert_eq!(measure.validate(&core), Ok(()));
		}
		assert_eq!(PRESENT.of(counter).validate(&core), Ok(()));
		assert_eq!(flaw(above(2, 1)), MeasureFlaw::Metric);
		assert_eq!(flaw(above(gauge, 0)), MeasureFlaw::NoTime);
		assert_eq!(flaw(Measure::LastPeriod { metric: counter, seconds: 0 }), MeasureFlaw::NoTime);
		assert_eq!(flaw(PRESENT.of(gauge)), MeasureFlaw::NoCounter);
		assert_eq!(flaw(kinetic(counter, 83_144)), MeasureFlaw::NoGauge);
		for energy in [0, 9_999, 250_001, u32::MAX] {
			assert_eq!(flaw(kinetic(gauge, energy)), MeasureFlaw::Energy);
		}
		for (minimum, maximum) in [(-2_001, 0), (0, 10_001), (i64::MIN, i64::MAX)] {
			(core.metrics[0].minimum, core.metrics[0].maximum) = (minimum, maximum);
			assert_eq!(kinetic(gauge, 83_144).validate(&core), Err(MeasureFlaw::Range), "{minimum} to {maximum}");
		}
	}

	fn samples() -> impl Strategy<Value = Vec<(u64, i64, bool)>> {
		let time = prop_oneof![0u64..1_000_000, any::<u64>()];
		let value = prop_oneof![-2_000i64..2_000, any::<i64>()];
		prop::collection::vec((time, value, any::<bool>()), 0..40)
	}

	proptest! {
		/// Whatever comes in whatever order: nothing panics, and only a reset, or a new period, makes a number smaller.
		#[test]
		fn numbers_keep_to_their_bounds(samples in samples(), gap in any::<u32>(), decimals in 0u8..=12, now in any::<u64>()) {
			let bounded = [
				Measure::Above { metric: 0, bound: 0, longest_gap: gap },
				Measure::Below { metric: 0, bound: 0, longest_gap: gap },
			];
			let others =
				[Measure::KineticMean { metric: 0, activation_energy: gap, longest_gap: gap }, PRESENT, LAST,
				Measure::PerPeriod { metric: 0, seconds: gap }];
			let mut gathered: Vec<(Measure, Gathered)> =
				bounded.iter().chain(&others).map(|measure| (*measure, Gathered::new(measure))).collect();
			let mut latest = 0;
			for (time, value, is_reset) in samples {
				latest = latest.max(time);
				for (measure, gathered) in &mut gathered {
					let before = gathered.number(measure, decimals, now);
					gathered.take(measure, decimals, Sample { time, value }, is_reset);
					let after = gathered.number(measure, decimals, now);
					if bounded.contains(measure) {
						prop_assert!(before <= after && after.unwrap() as u64 <= latest / SECOND);
					}
					if matches!(measure, Measure::PerPeriod { .. }) {
						prop_assert!(after.is_some_and(|number| number >= 0));
					}
				}
			}
		}

		/// Counted in any number of steps, the time beyond a bound is that of the whole.
		#[test]
		fn above_and_below_and_neither_are_all_the_time(values in prop::collection::vec(0i64..100, 2..40)) {
			let samples: Vec<(u64, i64)> = (0u64..).map(|step| step * 7).zip(values.iter().copied()).collect();
			let is_between = |value: &&i64| (20..=80).contains(*value);
			let between = values[..values.len() - 1].iter().filter(is_between).count() as i64 * 7;
			let beyond = number(ABOVE, &samples).unwrap() + number(BELOW, &samples).unwrap();
			prop_assert_eq!(beyond + between, (values.len() as i64 - 1) * 7);
		}

		/// What a counter rose in all periods is what it rose in all.
		#[test]
		fn no_rise_is_lost_between_periods(rises in prop::collection::vec((0u64..300, 0i64..50), 1..40)) {
			let mut gathered = Gathered::new(&PRESENT);
			let (mut time, mut value, mut sum, mut present) = (0, 0, 0, 0);
			gathered.take(&PRESENT, 0, Sample { time, value }, false);
			for (after, rise) in rises {
				let period = time / (100 * SECOND);
				(time, value) = (time + after * SECOND, value + rise);
				if time / (100 * SECOND) != period {
					sum += present;
				}
				gathered.take(&PRESENT, 0, Sample { time, value }, false);
				present = gathered.number(&PRESENT, 0, time).unwrap();
			}
			prop_assert_eq!(sum + present, value);
		}
	}
}
