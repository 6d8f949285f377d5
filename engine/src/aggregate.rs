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

/// What the operators agree on.
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

	proptest! {
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
