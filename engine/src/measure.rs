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
