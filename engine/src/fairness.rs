//! Fairness: whether a model's decisions favour one cohort over another, by the four-fifths rule.
//!
//! The rule is that of the US EEOC's Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4(D): a selection
//! rate for a group that is less than four fifths of the rate for the group with the highest one is generally regarded
//! as evidence of adverse impact. Rates of few decisions say little: cohorts below a number of samples do not count.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A ratio of 1, in the billionths in which [`Impact::ratio`] is given.
pub const EVEN: u32 = 1_000_000_000;

/// The decisions about assets of one cohort.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Tally {
	/// How many there were.
	pub decisions: u32,
	/// How many of them were favourable.
	pub favourable: u32,
}

impl Tally {
	/// Counts a decision. A tally that is full stays as it is, so that its rate does too.
	pub fn count(&mut self, is_favourable: bool) {
		let Some(decisions) = self.decisions.checked_add(1) else { return };
		self.decisions = decisions;
		self.favourable = self.favourable.saturating_add(is_favourable.into());
	}

	/// `self`'s favourable rate and that of `other`, each multiplied by both numbers of decisions: they compare as the
	/// rates do, exactly.
	fn rates(&self, other: &Self) -> (u64, u64) {
		let product = |favourable: u32, decisions: u32| u64::from(favourable).saturating_mul(decisions.into());
		(product(self.favourable, other.decisions), product(other.favourable, self.decisions))
	}
}

/// How the favourable rates of cohorts lie apart.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Impact {
	/// The disparate-impact ratio, lowest ÷ highest favourable rate, in billionths, rounded down. It is below a bound of
	/// whole billionths exactly when the unrounded ratio is. [`EVEN`] where no cohort has a favourable decision.
	pub ratio: u32,
	/// The cohort with the lowest rate, the first where several have it.
	pub lowest: u8,
	/// The cohort with the highest rate, the first where several have it.
	pub highest: u8,
}

/// How the favourable rates of the cohorts lie apart that have at least `enough` decisions, and at least one. The
/// tallies stand by cohort. `None` where fewer than two cohorts have as many.
pub fn impact(tallies: &[Tally], enough: u32) -> Option<Impact> {
	let mut counted = (0u8..=u8::MAX).zip(tallies).filter(|(_, tally)| tally.decisions >= enough.max(1));
	let (mut lowest, mut highest) = counted.next().map(|first| (first, first))?;
	let mut cohorts = 1u16;
	for (cohort, tally) in counted {
		cohorts = cohorts.saturating_add(1);
		let (rate, least) = tally.rates(lowest.1);
		if rate < least {
			lowest = (cohort, tally);
		}
		let (rate, most) = tally.rates(highest.1);
		if rate > most {
			highest = (cohort, tally);
		}
	}
	let (low, high) = lowest.1.rates(highest.1);
	let billionths = u128::from(low).saturating_mul(EVEN.into()).checked_div(high.into());
	let ratio = billionths.and_then(|ratio| u32::try_from(ratio).ok()).unwrap_or(EVEN);
	(cohorts > 1).then_some(Impact { ratio, lowest: lowest.0, highest: highest.0 })
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const FOUR_FIFTHS: u32 = 800_000_000;

	fn tally(favourable: u32, decisions: u32) -> Tally {
		Tally { decisions, favourable }
	}

	fn ratio(tallies: &[Tally], enough: u32) -> Option<u32> {
		impact(tallies, enough).map(|impact| impact.ratio)
	}

	#[test]
	fn the_example_of_the_guidelines_shows_adverse_impact() {
		// Questions and answers on the guidelines, no. 12: 48 of 80 selected here, 12 of 40 there: 30 % ÷ 60 %.
		let found = impact(&[tally(48, 80), tally(12, 40)], 30).unwrap();
		assert_eq!(found, Impact { ratio: 500_000_000, lowest: 1, highest: 0 });
		assert!(found.ratio < FOUR_FIFTHS);
	}

	#[test]
	fn exactly_four_fifths_is_not_below_four_fifths() {
		assert_eq!(ratio(&[tally(40, 100), tally(50, 100)], 100), Some(FOUR_FIFTHS));
		assert_eq!(ratio(&[tally(4, 7), tally(5, 7)], 7), Some(FOUR_FIFTHS), "rates that have no finite decimals");
		assert_eq!(ratio(&[tally(39, 100), tally(50, 100)], 100), Some(780_000_000));
	}

	#[test]
	fn a_hair_below_four_fifths_is_below() {
		let most = u32::MAX / 5 * 5;
		assert_eq!(ratio(&[tally(most / 5 * 4, most), tally(most, most)], 1), Some(FOUR_FIFTHS));
		assert_eq!(ratio(&[tally(most / 5 * 4 - 1, most), tally(most, most)], 1), Some(FOUR_FIFTHS - 1));
	}

	#[test]
	fn one_cohort_says_nothing() {
		assert_eq!(impact(&[], 1), None);
		assert_eq!(impact(&[tally(0, 100)], 1), None);
		assert_eq!(impact(&[tally(0, 100), tally(9, 9)], 10), None);
	}

	#[test]
	fn a_cohort_counts_from_its_least_sample_on() {
		assert_eq!(ratio(&[tally(0, 9), tally(10, 10)], 10), None);
		assert_eq!(ratio(&[tally(0, 10), tally(10, 10)], 10), Some(0));
		assert_eq!(ratio(&[tally(0, 0), tally(10, 10)], 0), None, "no decision, no rate");
	}

	#[test]
	fn nothing_favourable_for_anyone_is_even() {
		let found = impact(&[tally(0, 10), tally(0, 20)], 10).unwrap();
		assert_eq!(found, Impact { ratio: EVEN, lowest: 0, highest: 0 });
	}

	#[test]
	fn the_lowest_and_the_highest_of_many_are_named() {
		let tallies = [tally(5, 10), tally(9, 10), tally(1, 4), tally(2, 10), tally(8, 10), tally(2, 10)];
		let found = impact(&tallies, 10).unwrap();
		assert_eq!((found.lowest, found.highest), (3, 1));
		assert_eq!(found.ratio, 222_222_222);
	}

	#[test]
	fn a_full_tally_keeps_its_rate() {
		let mut full = tally(7, u32::MAX);
		full.count(true);
		full.count(false);
		assert_eq!(full, tally(7, u32::MAX));
	}

	fn tallies() -> impl Strategy<Value = Vec<Tally>> {
		let tally = (any::<u32>(), any::<u32>()).prop_map(|(a, b)| tally(a.min(b), a.max(b)));
		let few = (0u32..=12, 0u32..=12).prop_map(|(a, b)| Tally { decisions: a.max(b), favourable: a.min(b) });
		prop::collection::vec(prop_oneof![tally, few], 0..=16)
	}

	proptest! {
		#[test]
		fn a_tally_counts_each_decision_once(decisions: Vec<bool>) {
			let mut counted = Tally::default();
			decisions.iter().for_each(|is_favourable| counted.count(*is_favourable));
			let favourable = decisions.iter().filter(|is_favourable| **is_favourable).count();
			prop_assert_eq!(counted, tally(favourable as u32, decisions.len() as u32));
		}

		#[test]
		fn the_ratio_is_the_lowest_of_all_pairs(tallies in tallies(), enough in 1u32..=12) {
			let counted: Vec<_> = tallies.iter().filter(|tally| tally.decisions >= enough).collect();
			let pairs = counted.iter().flat_map(|a| counted.iter().map(move |b| (*a, *b)));
			let of_pair = |(a, b): (&Tally, &Tally)| {
				let low = u128::from(a.favourable) * u128::from(b.decisions);
				let high = u128::from(b.favourable) * u128::from(a.decisions);
				(high > 0).then(|| low * u128::from(EVEN) / high)
			};
			let expected = pairs.filter_map(of_pair).min().unwrap_or(EVEN.into()) as u32;
			prop_assert_eq!(ratio(&tallies, enough), (counted.len() > 1).then_some(expected));
		}

		#[test]
		fn the_cohorts_named_are_those_of_the_ratio(tallies in tallies(), enough in 1u32..=12) {
			if let Some(found) = impact(&tallies, enough) {
				let (lowest, highest) = (tallies[usize::from(found.lowest)], tallies[usize::from(found.highest)]);
				prop_assert!(lowest.decisions >= enough && highest.decisions >= enough);
				prop_assert!(found.ratio <= EVEN);
				if found.ratio < EVEN {
					prop_assert_eq!(ratio(&[lowest, highest], enough), Some(found.ratio));
				}
			}
		}

		#[test]
		fn the_order_of_the_cohorts_does_not_matter(tallies in tallies(), enough in 1u32..=12) {
			let mut turned = tallies.clone();
			turned.reverse();
			prop_assert_eq!(ratio(&tallies, enough), ratio(&turned, enough));
		}
	}
}
