//! Agreement: one value of several operators' values.

use alloc::vec::Vec;

/// Of `committee` operators, how many may be faulty: f = ⌊(k − 1) / 3⌋.
pub const fn faulty(committee: u32) -> u32 {
	committee.saturating_sub(1).saturating_div(3)
}

/// The number of values that decide: q = k − f.
pub const fn quorum(committee: u32) -> u32 {
	committee.saturating_sub(faulty(committee))
}

/// What several values agree on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Agreed {
	/// The lower median of all values.
	pub value: i64,
	/// Maximum − minimum of the values within tolerance of the median.
	pub spread: u64,
	/// How many values lie within tolerance of the median.
	pub values: u8,
}

/// Accepts a value when at least `quorum` values are there and more than half of them lie within `tolerance` of
/// their lower median. The order of the values does not matter.
pub fn agree(values: &[i64], quorum: u32, tolerance: u64) -> Option<Agreed> {
	if values.is_empty() || (values.len() as u64) < u64::from(quorum) {
		return None;
	}
	let mut sorted = values.to_vec();
	sorted.sort_unstable();
	let value = lower_median(&sorted)?;
	let near: Vec<i64> = sorted.iter().copied().filter(|other| other.abs_diff(value) <= tolerance).collect();
	if near.len() <= sorted.len().saturating_div(2) {
		return None;
	}
	let spread = near.last()?.abs_diff(*near.first()?);
	Some(Agreed { value, spread, values: u8::try_from(near.len()).unwrap_or(u8::MAX) })
}

/// Drops outliers: of three values and more, those that lie further from the median than three times the scaled median
/// absolute deviation, and further than `tolerance`. Returns which values survive, in the order given.
///
/// The scale 1.4826 makes the deviation comparable to a standard deviation; three of them is the usual bound (Leys et
/// al., *Detecting outliers*, J. Exp. Soc. Psych. 49, 2013).
pub fn survivors(values: &[i64], tolerance: u64) -> Vec<bool> {
	const MINIMUM: usize = 3;
	let survive = || {
		let mut sorted = values.to_vec();
		sorted.sort_unstable();
		let median = lower_median(&sorted)?;
		let mut distances: Vec<u64> = values.iter().map(|value| value.abs_diff(median)).collect();
		distances.sort_unstable();
		let deviation = distances.get(distances.len().checked_sub(1)?.saturating_div(2)).copied()?;
		// 3 × 1.4826 = 44,478 / 10,000.
		let bound = u128::from(deviation).saturating_mul(44_478).saturating_div(10_000).max(tolerance.into());
		Some(values.iter().map(|value| u128::from(value.abs_diff(median)) <= bound).collect())
	};
	if values.len() < MINIMUM {
		return alloc::vec![true; values.len()];
	}
	survive().unwrap_or_default()
}

/// The middle of sorted values; of two middle ones, the lower.
fn lower_median(sorted: &[i64]) -> Option<i64> {
	sorted.get(sorted.len().checked_sub(1)?.saturating_div(2)).copied()
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn quorums_are_as_designed() {
		for (committee, f, q) in [(1, 0, 1), (2, 0, 2), (3, 0, 3), (4, 1, 3), (7, 2, 5), (10, 3, 7)] {
			assert_eq!((faulty(committee), quorum(committee)), (f, q));
		}
	}

	#[test]
	fn one_operator_agrees_with_itself() {
		assert_eq!(agree(&[42], 1, 0), Some(Agreed { value: 42, spread: 0, values: 1 }));
		assert_eq!(agree(&[], 0, 0), None);
	}

	#[test]
	fn the_lower_median_is_taken_and_outliers_do_not_count() {
		assert_eq!(agree(&[10, 30, 20, 12], 3, 5), None, "two of four is not more than half");
		assert_eq!(agree(&[10, 999, 12, 11], 3, 5), Some(Agreed { value: 11, spread: 2, values: 3 }));
	}

	#[test]
	fn too_few_values_decide_nothing() {
		assert_eq!(agree(&[1, 1], 3, 0), None);
	}

	#[test]
	fn outliers_are_dropped_by_deviation_and_tolerance() {
		assert_eq!(survivors(&[100, 101, 99, 500], 0), [true, true, true, false]);
		assert_eq!(survivors(&[100, 101, 99, 500], 400), [true; 4], "within tolerance");
		assert_eq!(survivors(&[100, 100, 104], 3), [true, true, false], "no deviation, so the tolerance bounds");
		assert_eq!(survivors(&[0, 1_000_000], 0), [true, true], "two values do not tell which one is wrong");
		assert!(survivors(&[], 0).is_empty());
		assert_eq!(survivors(&[i64::MIN, 0, i64::MAX], 0), [true; 3], "a deviation as large as can be");
	}

	/// Every value of two at every place among nine.
	#[test]
	fn a_lone_liar_neither_moves_nor_disputes() {
		let honest = [1_000, 1_004, 1_008];
		for lie in [i64::MIN, -1, 0, 990, 1_003, 1_020, 5_000, i64::MAX] {
			for place in 0..=3 {
				let mut values = honest.to_vec();
				values.insert(place, lie);
				for reported in 3..=4 {
					let agreed = agree(&values[..reported], quorum(4), 10).expect("the honest ones agree");
					assert!((1_000..=1_008).contains(&agreed.value), "{lie} at {place} of {reported}: {agreed:?}");
				}
			}
		}
	}

	proptest! {
		#[test]
		fn the_median_survives(values in prop::collection::vec(any::<i64>(), 1..9), tolerance: u64) {
			let survive = survivors(&values, tolerance);
			prop_assert_eq!(survive.len(), values.len());
			prop_assert!(survive.iter().filter(|one| **one).count() * 2 >= values.len());
		}

		#[test]
		fn order_does_not_matter(mut values in prop::collection::vec(any::<i64>(), 1..10), tolerance: u64) {
			let one = agree(&values, 1, tolerance);
			values.reverse();
			prop_assert_eq!(one, agree(&values, 1, tolerance));
		}

		#[test]
		fn liars_up_to_f_do_not_move_it_out_of_the_honest_range(
			honest in prop::collection::vec(-1000i64..1000, 3..=7),
			lies in prop::collection::vec(any::<i64>(), 0..=2),
			tolerance in 0u64..4000,
		) {
			let committee = (honest.len() + lies.len()) as u32;
			prop_assume!(lies.len() as u32 <= faulty(committee));
			let all: Vec<i64> = honest.iter().chain(&lies).copied().collect();
			if let Some(agreed) = agree(&all, quorum(committee), tolerance) {
				let low = *honest.iter().min().unwrap();
				let high = *honest.iter().max().unwrap();
				prop_assert!((low..=high).contains(&agreed.value));
			}
		}
	}
}
