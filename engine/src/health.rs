//! Health: 0 to 100, computed from the readings by the blueprint's curve.

use crate::{blueprint::Metric, limits, window::Statistic};
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The best score.
pub const PERFECT: u8 = 100;

/// How one metric bears on health: a line through points, flat beyond the first and the last.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct HealthTerm {
	/// The metric's position.
	pub metric: u8,
	/// What of its window, which must be full; none for its last value.
	pub statistic: Option<Statistic>,
	/// The points, rising in value.
	pub points: BoundedVec<CurvePoint, ConstU32<{ limits::CURVE_POINTS }>>,
}

/// At this value the score is this.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct CurvePoint {
	/// A value, in the metric's decimals.
	pub value: i64,
	/// The score there, 0 to 100.
	pub score: u8,
}

/// What is wrong with a term.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TermFlaw {
	/// It names an unknown metric.
	Metric,
	/// It reads a window that the metric does not keep.
	NoWindow,
	/// Its metric has a term already.
	Twice,
	/// It has no point.
	NoPoint,
	/// Its points do not rise in value.
	NotRising,
	/// A score is above 100.
	Score,
}

/// Checks the terms for a blueprint with these metrics.
///
/// # Errors
/// The position of the first term that is not sound, and its [`TermFlaw`].
pub fn validate(terms: &[HealthTerm], metrics: &[Metric]) -> Result<(), (usize, TermFlaw)> {
	for (position, term) in terms.iter().enumerate() {
		let rises = term.points.iter().zip(term.points.iter().skip(1)).all(|(a, b)| a.value < b.value);
		let metric = metrics.get(usize::from(term.metric));
		let flaw = if metric.is_none() {
			TermFlaw::Metric
		} else if term.statistic.is_some() && metric.is_some_and(|metric| metric.window < 2) {
			TermFlaw::NoWindow
		} else if terms.iter().take(position).any(|earlier| earlier.metric == term.metric) {
			TermFlaw::Twice
		} else if term.points.is_empty() {
			TermFlaw::NoPoint
		} else if !rises {
			TermFlaw::NotRising
		} else if term.points.iter().any(|point| point.score > PERFECT) {
			TermFlaw::Score
		} else {
			continue;
		};
		return Err((position, flaw));
	}
	Ok(())
}

/// The asset's health: an asset is as healthy as its worst metric. Terms without a value do not count; `None` when no
/// term has one.
pub fn health(terms: &[HealthTerm], value_of: impl Fn(&HealthTerm) -> Option<i64>) -> Option<u8> {
	terms.iter().filter_map(|term| value_of(term).map(|value| score(&term.points, value))).min()
}

/// The score at `value`: linear between the neighbouring points, rounded down.
fn score(points: &[CurvePoint], value: i64) -> u8 {
	let above = points.iter().position(|point| point.value >= value);
	let score = match above {
		None => points.last().map(|last| last.score),
		Some(0) => points.first().map(|first| first.score),
		Some(position) => {
			let pair = points.get(position.saturating_sub(1)).zip(points.get(position));
			pair.and_then(|(left, right)| interpolate(left, right, value))
		}
	};
	score.unwrap_or(PERFECT)
}

/// left + (right − left) · (value − left.value) / (right.value − left.value), in integers.
fn interpolate(left: &CurvePoint, right: &CurvePoint, value: i64) -> Option<u8> {
	let run = i128::from(right.value).checked_sub(left.value.into())?;
	let part = i128::from(value).checked_sub(left.value.into())?;
	let rise = i128::from(right.score).checked_sub(left.score.into())?;
	let score = i128::from(left.score).checked_add(rise.checked_mul(part)?.checked_div_euclid(run)?)?;
	u8::try_from(score).ok()
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::fixtures::PERCENT;
	use proptest::prelude::*;

	fn term(metric: u8, points: &[(i64, u8)]) -> HealthTerm {
		let points: Vec<_> = points.iter().map(|(value, score)| CurvePoint { value: *value, score: *score }).collect();
		HealthTerm { metric, statistic: None, points: points.try_into().unwrap() }
	}

	#[test]
	fn the_curve_is_linear_between_points_and_flat_beyond() {
		let curve = term(0, &[(500, 100), (900, 20), (1000, 0)]);
		for (value, expected) in
			[(i64::MIN, 100), (500, 100), (700, 60), (701, 59), (900, 20), (950, 10), (i64::MAX, 0)]
		{
			assert_eq!(score(&curve.points, value), expected, "{value}");
		}
	}

	#[test]
	fn an_asset_is_as_healthy_as_its_worst_metric() {
		let terms = [term(0, &[(0, 100), (100, 0)]), term(1, &[(0, 0), (100, 100)])];
		assert_eq!(health(&terms, |term| Some(if term.metric == 0 { 30 } else { 90 })), Some(70));
		assert_eq!(health(&terms, |term| (term.metric == 1).then_some(90)), Some(90));
		assert_eq!(health(&terms, |_| None), None);
	}

	#[test]
	fn unsound_terms_are_found() {
		let validate = |terms: &[HealthTerm]| validate(terms, &[PERCENT]);
		assert_eq!(validate(&[term(0, &[(0, 100)])]), Ok(()));
		assert_eq!(validate(&[term(1, &[(0, 100)])]), Err((0, TermFlaw::Metric)));
		let windowed = HealthTerm { statistic: Some(Statistic::Mean), ..term(0, &[(0, 100)]) };
		assert_eq!(validate(&[windowed]), Err((0, TermFlaw::NoWindow)));
		assert_eq!(validate(&[term(0, &[(0, 100)]), term(0, &[(0, 100)])]), Err((1, TermFlaw::Twice)));
		assert_eq!(validate(&[term(0, &[])]), Err((0, TermFlaw::NoPoint)));
		assert_eq!(validate(&[term(0, &[(5, 1), (5, 2)])]), Err((0, TermFlaw::NotRising)));
		assert_eq!(validate(&[term(0, &[(5, 101)])]), Err((0, TermFlaw::Score)));
	}

	proptest! {
		#[test]
		fn the_score_stays_between_its_neighbours(mut values: [i64; 4], scores in prop::array::uniform4(0u8..=100), at: i64) {
			values.sort_unstable();
			prop_assume!(values.windows(2).all(|pair| pair[0] < pair[1]));
			let points: Vec<_> = values.iter().copied().zip(scores).collect();
			let found = score(&term(0, &points).points, at);
			let right = values.iter().position(|value| *value >= at).unwrap_or(3);
			let left = if values.iter().any(|value| *value >= at) { right.saturating_sub(1) } else { 3 };
			let (low, high) = (scores[left].min(scores[right]), scores[left].max(scores[right]));
			prop_assert!((low..=high).contains(&found));
		}
	}
}
