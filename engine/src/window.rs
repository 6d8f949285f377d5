//! Windows: the last readings of a metric, and what they tell.

use crate::{decimal::round_div, limits};
use alloc::vec::Vec;
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The last accepted values of a metric, oldest first.
pub type Window = BoundedVec<i64, ConstU32<{ limits::WINDOW }>>;

/// What a full window tells.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Statistic {
	/// The lowest value.
	#[codec(index = 0)]
	Minimum,
	/// The highest value.
	#[codec(index = 1)]
	Maximum,
	/// The arithmetic mean, rounded half away from zero.
	#[codec(index = 2)]
	Mean,
	/// The slope of the least-squares line, per round, rounded half away from zero.
	#[codec(index = 3)]
	Slope,
}

/// Adds a value to a window of so many readings, and drops the oldest beyond it.
pub fn push(window: &mut Window, length: u8, value: i64) {
	let length = usize::from(length);
	if length == 0 {
		return;
	}
	while window.len() >= length {
		window.remove(0);
	}
	// There is room: the length is at most the bound.
	let _ = window.try_push(value);
}

/// What a window tells once it holds as many readings as it may; `None` before.
pub fn of_full(window: &Window, length: u8, of: Statistic) -> Option<i64> {
	if window.len() < usize::from(length) {
		return None;
	}
	statistic(window, of)
}

/// What the values tell, in the metric's decimals; `None` of no value, and of fewer than two for the slope.
pub fn statistic(values: &[i64], of: Statistic) -> Option<i64> {
	match of {
		Statistic::Minimum => values.iter().min().copied(),
		Statistic::Maximum => values.iter().max().copied(),
		Statistic::Mean => i64::try_from(round_div(sum(values), values.len() as i128)?).ok(),
		Statistic::Slope => slope(values),
	}
}

/// (n Σxy − Σx Σy) / (n Σx² − (Σx)²) with x = 0, 1, …, n − 1: ordinary least squares.
fn slope(values: &[i64]) -> Option<i64> {
	let n = values.len() as i128;
	let positions: Vec<i128> = (0..n).collect();
	let squares = positions.iter().try_fold(0i128, |total, x| total.checked_add(x.checked_mul(*x)?))?;
	let positions_sum = positions.iter().try_fold(0i128, |total, x| total.checked_add(*x))?;
	let products =
		positions.iter().zip(values).try_fold(0i128, |total, (x, y)| total.checked_add(x.checked_mul((*y).into())?))?;
	let above = n.checked_mul(products)?.checked_sub(positions_sum.checked_mul(sum(values))?)?;
	let below = n.checked_mul(squares)?.checked_sub(positions_sum.checked_mul(positions_sum)?)?;
	i64::try_from(round_div(above, below)?).ok()
}

fn sum(values: &[i64]) -> i128 {
	values.iter().fold(0i128, |total, value| total.saturating_add((*value).into()))
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn only_the_last_readings_are_kept() {
		let mut window = Window::default();
		for value in 1..=5 {
			push(&mut window, 3, value);
		}
		assert_eq!(window.as_slice(), [3, 4, 5]);
		push(&mut window, 0, 6);
		assert_eq!(window.as_slice(), [3, 4, 5], "no window is kept");
	}

	#[test]
	fn the_statistics_are_as_defined() {
		let values = [10, 30, 20, 41];
		let of = |which| statistic(&values, which).unwrap();
		assert_eq!(of(Statistic::Minimum), 10);
		assert_eq!(of(Statistic::Maximum), 41);
		assert_eq!(of(Statistic::Mean), 25, "25.25");
		// x̄ = 1.5, ȳ = 25.25: Σ(x − x̄)(y − ȳ) / Σ(x − x̄)² = 41.5 / 5 = 8.3.
		assert_eq!(of(Statistic::Slope), 8);
		assert_eq!(statistic(&[-1, -2], Statistic::Mean), Some(-2), "−1.5, half away from zero");
		assert_eq!(statistic(&[7], Statistic::Slope), None);
		assert_eq!(statistic(&[], Statistic::Mean), None);
	}

	proptest! {
		#[test]
		fn a_line_has_its_own_slope(start in -1_000_000i64..1_000_000, step in -1_000i64..1_000, length in 2usize..=16) {
			let values: Vec<i64> = (0..length as i64).map(|x| start + step * x).collect();
			prop_assert_eq!(statistic(&values, Statistic::Slope), Some(step));
		}

		#[test]
		fn the_mean_lies_between_the_ends(values in prop::collection::vec(any::<i64>(), 1..=16)) {
			let mean = statistic(&values, Statistic::Mean).unwrap();
			prop_assert!(*values.iter().min().unwrap() <= mean && mean <= *values.iter().max().unwrap());
			let _ = statistic(&values, Statistic::Slope);
		}
	}
}
