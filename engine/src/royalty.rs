//! Royalties: what part of a price is due to whom.

use crate::limits;
use alloc::{collections::BTreeSet, vec::Vec};
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The whole of something, in the parts per million in which rates and shares are given.
pub const WHOLE: u32 = 1_000_000;

/// What part of each price is due as royalty, and who shares it.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Schedule<AccountId> {
	/// The part of each price that is due, in parts per million: 100,000 is 10 %. Nothing is due at 0.
	pub rate: u32,
	/// Who shares it: 1 to 10 accounts. The first one also gets what rounding leaves.
	pub shares: BoundedVec<Share<AccountId>, ConstU32<{ limits::SHARES }>>,
}

/// A recipient's share of a royalty.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Share<AccountId> {
	/// The recipient.
	pub account: AccountId,
	/// Its part of the royalty, in parts per million.
	pub part: u32,
}

/// What is wrong with a schedule.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Flaw {
	/// The rate is above the highest that is allowed.
	RateAboveCap,
	/// There is nobody to share the royalty.
	NoShares,
	/// A recipient's share is nothing.
	EmptyShare,
	/// An account is named twice.
	NamedTwice,
	/// The shares do not add up to a million parts.
	WrongSum,
}

impl<AccountId: Ord> Schedule<AccountId> {
	/// Checks a schedule whose rate may be `cap` at most, in parts per million.
	///
	/// # Errors
	/// The first flaw.
	pub fn validate(&self, cap: u32) -> Result<(), Flaw> {
		if self.rate > cap.min(WHOLE) {
			return Err(Flaw::RateAboveCap);
		}
		if self.shares.is_empty() {
			return Err(Flaw::NoShares);
		}
		if self.shares.iter().any(|share| share.part == 0) {
			return Err(Flaw::EmptyShare);
		}
		let accounts: BTreeSet<_> = self.shares.iter().map(|share| &share.account).collect();
		if accounts.len() < self.shares.len() {
			return Err(Flaw::NamedTwice);
		}
		let sum = self.shares.iter().fold(0u32, |sum, share| sum.saturating_add(share.part));
		if sum != WHOLE {
			return Err(Flaw::WrongSum);
		}
		Ok(())
	}
}

/// So many parts per million of an amount, rounded down; all of it for [`WHOLE`] and above. Exact for every amount.
pub fn part(amount: u128, parts: u32) -> u128 {
	let (whole, parts) = (u128::from(WHOLE), u128::from(parts.min(WHOLE)));
	let millions = amount.checked_div(whole).unwrap_or(0);
	let rest = amount.checked_rem(whole).unwrap_or(0);
	let of_rest = rest.saturating_mul(parts).checked_div(whole).unwrap_or(0);
	millions.saturating_mul(parts).saturating_add(of_rest)
}

/// What of a price is due to each recipient of a sound schedule, in its order.
///
/// The royalty is the rate's part of the price, rounded down. Each gets its share of that, rounded down, and the first
/// one what this leaves: the sum is the royalty, to the unit.
pub fn split<AccountId>(price: u128, schedule: &Schedule<AccountId>) -> Vec<u128> {
	let royalty = part(price, schedule.rate);
	let mut amounts: Vec<u128> = schedule.shares.iter().map(|share| part(royalty, share.part)).collect();
	let given = amounts.iter().fold(0u128, |sum, amount| sum.saturating_add(*amount));
	if let Some(first) = amounts.first_mut() {
		*first = first.saturating_add(royalty.saturating_sub(given));
	}
	amounts
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const HALF: u32 = WHOLE / 2;

	fn schedule(rate: u32, parts: &[u32]) -> Schedule<u32> {
		let shares = (0..).zip(parts).map(|(account, part)| Share { account, part: *part });
		Schedule { rate, shares: BoundedVec::truncate_from(shares.collect()) }
	}

	#[test]
	fn a_royalty_is_split_among_its_recipients() {
		assert_eq!(split(1_000, &schedule(100_000, &[WHOLE])), [100]);
		assert_eq!(split(1_000, &schedule(100_000, &[700_000, 300_000])), [70, 30]);
	}

	#[test]
	fn what_rounding_leaves_goes_to_the_first() {
		assert_eq!(
			split(1_009, &schedule(100_000, &[333_333, 333_333, 333_334])),
			[34, 33, 33],
			"of 100, not of 100.9"
		);
		assert_eq!(split(19, &schedule(100_000, &[1, WHOLE - 1])), [1, 0]);
	}

	#[test]
	fn of_a_price_of_nothing_or_at_a_rate_of_nothing_nothing_is_due() {
		assert_eq!(split(0, &schedule(HALF, &[HALF, HALF])), [0, 0]);
		assert_eq!(split(u128::MAX, &schedule(0, &[HALF, HALF])), [0, 0]);
		assert_eq!(split(9, &schedule(100_000, &[WHOLE])), [0], "less than one unit");
	}

	#[test]
	fn the_highest_price_does_not_overflow() {
		assert_eq!(split(u128::MAX, &schedule(WHOLE, &[WHOLE])), [u128::MAX]);
		assert_eq!(split(u128::MAX, &schedule(HALF, &[HALF, HALF])), [u128::MAX / 4 + 1, u128::MAX / 4]);
	}

	#[test]
	fn a_schedule_in_which_all_is_as_it_should_be_is_sound() {
		assert_eq!(schedule(HALF, &[WHOLE]).validate(HALF), Ok(()));
		assert_eq!(schedule(0, &[HALF, 1, HALF - 1]).validate(HALF), Ok(()));
		assert_eq!(schedule(1, &[WHOLE / 10; 10]).validate(HALF), Ok(()));
	}

	#[test]
	fn a_rate_above_the_cap_is_a_flaw() {
		assert_eq!(schedule(HALF + 1, &[WHOLE]).validate(HALF), Err(Flaw::RateAboveCap));
		assert_eq!(schedule(WHOLE + 1, &[WHOLE]).validate(u32::MAX), Err(Flaw::RateAboveCap));
	}

	#[test]
	fn shares_that_do_not_sum_are_a_flaw() {
		assert_eq!(schedule(1, &[HALF, HALF - 1]).validate(HALF), Err(Flaw::WrongSum));
		assert_eq!(schedule(1, &[HALF, HALF + 1]).validate(HALF), Err(Flaw::WrongSum));
		assert_eq!(schedule(1, &[u32::MAX, WHOLE, 1]).validate(HALF), Err(Flaw::WrongSum), "also where they overflow");
	}

	#[test]
	fn nobody_nothing_and_somebody_twice_are_flaws() {
		assert_eq!(schedule(1, &[]).validate(HALF), Err(Flaw::NoShares));
		assert_eq!(schedule(1, &[WHOLE, 0]).validate(HALF), Err(Flaw::EmptyShare));
		let mut twice = schedule(1, &[HALF, HALF]);
		twice.shares.iter_mut().for_each(|share| share.account = 7);
		assert_eq!(twice.validate(HALF), Err(Flaw::NamedTwice));
	}

	/// Shares that sum, cut out of the whole at different places.
	fn sound() -> impl Strategy<Value = Schedule<u32>> {
		(0..=WHOLE, prop::collection::btree_set(1..WHOLE, 0..10)).prop_map(|(rate, cuts)| {
			let ends: Vec<u32> = cuts.into_iter().chain([WHOLE]).collect();
			let starts = [0].into_iter().chain(ends.iter().copied());
			let parts: Vec<u32> = ends.iter().zip(starts).map(|(end, start)| end - start).collect();
			schedule(rate, &parts)
		})
	}

	fn price() -> impl Strategy<Value = u128> {
		prop_oneof![any::<u128>(), (0u32..128).prop_map(|bits| u128::MAX >> bits), 0u128..10_000_000]
	}

	proptest! {
		#[test]
		fn no_unit_is_lost_and_none_is_made(price in price(), schedule in sound()) {
			prop_assert_eq!(schedule.validate(WHOLE), Ok(()));
			let amounts = split(price, &schedule);
			prop_assert_eq!(amounts.len(), schedule.shares.len());
			let sum = amounts.iter().try_fold(0u128, |sum, amount| sum.checked_add(*amount));
			prop_assert_eq!(sum, Some(part(price, schedule.rate)));
			prop_assert!(sum <= Some(price));
		}

		#[test]
		fn each_gets_its_share_and_the_first_less_than_a_unit_for_each_other_more(price in price(), schedule in sound()) {
			let royalty = part(price, schedule.rate);
			let amounts = split(price, &schedule);
			for (position, (amount, share)) in amounts.iter().zip(&schedule.shares).enumerate() {
				let exact = part(royalty, share.part);
				if position == 0 {
					prop_assert!((exact..exact + amounts.len() as u128).contains(amount));
				} else {
					prop_assert_eq!(*amount, exact);
				}
			}
		}

		#[test]
		fn a_part_is_the_quotient_rounded_down(amount in 0..u128::MAX / u128::from(WHOLE), parts in 0..=WHOLE) {
			prop_assert_eq!(part(amount, parts), amount * u128::from(parts) / u128::from(WHOLE));
		}

		#[test]
		fn a_part_and_the_part_that_is_left_make_the_whole(amount: u128, parts in 0..=WHOLE) {
			let left = amount - part(amount, parts) - part(amount, WHOLE - parts);
			prop_assert!(left <= 1);
		}
	}
}
