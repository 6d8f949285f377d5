//! Rounds: when the chain accepts a value, and when it gives up on it.

use crate::{
	aggregate,
	cause::Cause,
	observation::{dominant, Seen},
};
use alloc::vec::Vec;

/// What a round decides of one metric of an asset. It is final.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Decision {
	/// The operators agree.
	Accepted(Accept),
	/// Too few operators have a value; this is what most of the others say.
	Stale(Cause),
	/// Enough operators have a value, and they contradict each other.
	Disputed,
}

/// A value on which operators agree.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Accept {
	/// The lower median, in the metric's decimals.
	pub value: i64,
	/// Maximum − minimum of the values that agree.
	pub spread: u64,
	/// How many values agree.
	pub values: u8,
	/// The fewest origins that stand behind one of them.
	pub sources: u8,
}

/// Decides a metric by what the operators have reported so far, of a committee of this size; `is_over` when no report
/// can come any more. `None` while it is open.
///
/// Of n values of k operators, with q = k − ⌊(k − 1) / 3⌋: accepted once n ≥ q and more than n / 2 of them lie within
/// tolerance of their lower median; stale once q is out of reach; at the end disputed if n ≥ q, else stale.
pub fn decide(reported: &[Result<Seen, Cause>], committee: u32, is_over: bool, tolerance: u64) -> Option<Decision> {
	let quorum = aggregate::quorum(committee);
	let seen: Vec<Seen> = reported.iter().filter_map(|one| one.ok()).collect();
	let values: Vec<i64> = seen.iter().map(|one| one.value).collect();
	if let Some(agreed) = aggregate::agree(&values, quorum, tolerance) {
		let near = seen.iter().filter(|one| one.value.abs_diff(agreed.value) <= tolerance);
		return Some(Decision::Accepted(Accept {
			value: agreed.value,
			spread: agreed.spread,
			values: agreed.values,
			sources: near.map(|one| one.sources).min().unwrap_or(0),
		}));
	}
	let silent = (committee as usize).saturating_sub(reported.len());
	let is_over = is_over || silent == 0;
	let reachable = values.len().saturating_add(if is_over { 0 } else { silent });
	if reachable < quorum as usize {
		let silence = core::iter::repeat_n(Cause::NoReport, if is_over { silent } else { 0 });
		let causes = reported.iter().filter_map(|one| one.err()).chain(silence);
		return Some(Decision::Stale(dominant(causes).unwrap_or(Cause::NoReport)));
	}
	is_over.then_some(Decision::Disputed)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::aggregate::{faulty, quorum};
	use proptest::prelude::*;

	fn seen(value: i64) -> Result<Seen, Cause> {
		Ok(Seen { value, sources: 2 })
	}

	const DEAD: Result<Seen, Cause> = Err(Cause::Timeout);

	#[test]
	fn a_committee_of_one_decides_at_once() {
		let accept = Accept { value: 7, spread: 0, values: 1, sources: 2 };
		assert_eq!(decide(&[seen(7)], 1, false, 0), Some(Decision::Accepted(accept)));
		assert_eq!(decide(&[DEAD], 1, false, 0), Some(Decision::Stale(Cause::Timeout)));
		assert_eq!(decide(&[], 1, false, 0), None);
		assert_eq!(decide(&[], 1, true, 0), Some(Decision::Stale(Cause::NoReport)));
	}

	#[test]
	fn of_four_three_values_decide() {
		assert_eq!(decide(&[seen(1), seen(2)], 4, false, 5), None, "open");
		assert!(matches!(decide(&[seen(1), seen(2), seen(3)], 4, false, 5), Some(Decision::Accepted(_))));
		assert!(matches!(decide(&[seen(1), DEAD, seen(2), seen(3)], 4, false, 5), Some(Decision::Accepted(_))));
		assert_eq!(decide(&[DEAD, DEAD], 4, false, 5), Some(Decision::Stale(Cause::Timeout)), "out of reach");
		assert_eq!(decide(&[seen(1), seen(2)], 4, true, 5), Some(Decision::Stale(Cause::NoReport)));
		assert_eq!(decide(&[seen(0), seen(50), seen(100)], 4, false, 5), None, "the fourth may settle it");
		assert_eq!(decide(&[seen(0), seen(50), seen(100)], 4, true, 5), Some(Decision::Disputed));
		assert_eq!(decide(&[seen(0), seen(50), seen(100), seen(150)], 4, false, 5), Some(Decision::Disputed));
	}

	#[test]
	fn the_fewest_sources_of_the_agreeing_count() {
		let one = |value, sources| Ok(Seen { value, sources });
		let decided = decide(&[one(10, 3), one(11, 2), one(900, 1), one(12, 3)], 4, false, 5);
		assert_eq!(decided, Some(Decision::Accepted(Accept { value: 11, spread: 2, values: 3, sources: 2 })));
	}

	fn committee() -> impl Strategy<Value = (Vec<i64>, Vec<Option<i64>>)> {
		(1usize..=3).prop_flat_map(|f| {
			let honest = prop::collection::vec(-20i64..=20, 2 * f + 1);
			(honest, prop::collection::vec(prop::option::of(any::<i64>()), f))
		})
	}

	proptest! {
		/// However the liars lie or keep silent, and in whatever order reports come, the first decision is final, inside
		/// the honest range, and never disputed while the honest ones agree.
		#[test]
		fn f_liars_of_3f_plus_1_decide_nothing((honest, lies) in committee(), order in any::<prop::sample::Index>(), late: bool) {
			let size = (honest.len() + lies.len()) as u32;
			prop_assert_eq!(lies.len() as u32, faulty(size));
			let mut reports: Vec<Result<Seen, Cause>> =
				honest.iter().map(|value| seen(*value)).chain(lies.iter().map(|lie| lie.map_or(DEAD, seen))).collect();
			let turn = order.index(reports.len());
			reports.rotate_left(turn);
			if late {
				reports.reverse();
			}
			let (low, high) = (*honest.iter().min().unwrap(), *honest.iter().max().unwrap());
			let first = (1..=reports.len()).find_map(|count| decide(&reports[..count], size, false, 40));
			match first {
				Some(Decision::Accepted(accept)) => prop_assert!((low..=high).contains(&accept.value), "{:?}", accept),
				other => prop_assert!(false, "the honest ones agree, yet {:?}", other),
			}
			prop_assert!(reports.iter().filter(|one| one.is_ok()).count() as u32 >= quorum(size));
		}

		#[test]
		fn order_does_not_matter_at_the_end(mut reports in prop::collection::vec(prop::option::of(-50i64..50), 0..=10), tolerance in 0u64..60) {
			let as_reports = |reports: &[Option<i64>]| -> Vec<Result<Seen, Cause>> {
				reports.iter().map(|one| one.map_or(DEAD, seen)).collect()
			};
			let forwards = decide(&as_reports(&reports), 10, true, tolerance);
			reports.reverse();
			prop_assert!(forwards.is_some(), "at the end everything is decided");
			prop_assert_eq!(forwards, decide(&as_reports(&reports), 10, true, tolerance));
		}
	}
}
