//! Terms: what an owner offers.

use crate::{limits, BlockNumber, Hash};
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, EncodeLike, Error, Input, MaxEncodedLen};
use core::fmt;
use enumflags2::{bitflags, BitFlags};
use scale_info::{build::Fields, Path, Type, TypeInfo};

/// The whole, where a share is given in parts per million.
pub const MILLION: u32 = 1_000_000;

/// What stands before terms where they are hashed, so that their digest is that of nothing else.
const TAG: &[u8] = b"vivarium::licence::terms::1";

/// What a licensee may do.
#[bitflags]
#[repr(u8)]
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Permission {
	/// Show it to others.
	#[codec(index = 0)]
	Display = 0b0_0001,
	/// Make copies of it.
	#[codec(index = 1)]
	Reproduce = 0b0_0010,
	/// Earn money with it.
	#[codec(index = 2)]
	Commercial = 0b0_0100,
	/// Make other works of it.
	#[codec(index = 3)]
	Derivative = 0b0_1000,
	/// License it on to others.
	#[codec(index = 4)]
	Sublicense = 0b1_0000,
}

/// A set of permissions. Encoded as a byte: display 1, reproduce 2, commercial 4, derivative 8, sublicense 16.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Permissions(pub BitFlags<Permission>);

impl Permissions {
	/// All of them.
	pub fn all() -> Self {
		Self(BitFlags::all())
	}

	/// Whether they hold this one.
	pub fn allow(&self, permission: Permission) -> bool {
		self.0.contains(permission)
	}
}

impl Encode for Permissions {
	fn using_encoded<R, F: FnOnce(&[u8]) -> R>(&self, encoded: F) -> R {
		self.0.bits().using_encoded(encoded)
	}
}

impl EncodeLike for Permissions {}

impl Decode for Permissions {
	fn decode<I: Input>(input: &mut I) -> Result<Self, Error> {
		let flags = BitFlags::from_bits(u8::decode(input)?);
		flags.map(Self).map_err(|_| "a permission that there is not".into())
	}
}

impl DecodeWithMemTracking for Permissions {}

impl MaxEncodedLen for Permissions {
	fn max_encoded_len() -> usize {
		u8::max_encoded_len()
	}
}

impl TypeInfo for Permissions {
	type Identity = Self;

	fn type_info() -> Type {
		Type::builder()
			.path(Path::new("Permissions", module_path!()))
			.docs(&["display 1, reproduce 2, commercial 4, derivative 8, sublicense 16"])
			.composite(Fields::unnamed().field(|field| field.ty::<u8>().type_name("Permissions")))
	}
}

/// The terms of a licence. Amounts are in the smallest unit of the currency, durations in blocks.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Terms<AccountId> {
	/// What the licensee may do.
	pub permissions: Permissions,
	/// Whether no other licence of the item may live beside it.
	pub exclusive: bool,
	/// How long a term lasts, at most [`limits::LICENCE_BLOCKS`]; for ever where there is none.
	pub duration: Option<BlockNumber>,
	/// The price of the first term.
	pub price: u128,
	/// How it is renewed; not at all where there is none.
	pub renewal: Option<Renewal>,
	/// What usage is metered by; not at all where there is none.
	pub meter: Option<Meter<AccountId>>,
	/// What changes as usage grows, in ascending order.
	pub thresholds: BoundedVec<Threshold, ConstU32<{ limits::THRESHOLDS }>>,
	/// The triggers of the item that suspend it, a bit each, the first the lowest.
	pub suspending_triggers: u32,
	/// Whether the item's owner may revoke it, and what is then paid back.
	pub revocation: Option<Refund>,
	/// What of its price and usage the item's own account gets once royalties are taken, in parts per million. The owner
	/// of the item gets the rest.
	pub income: u32,
}

/// How a licence is renewed.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Renewal {
	/// Whether it is renewed without the licensee's doing, from what the licensee has set aside.
	pub automatic: bool,
	/// How often, at least once; without a bound where there is none.
	pub count: Option<u16>,
	/// The price of each further term.
	pub price: u128,
	/// How many blocks after the end of a term the next one may still be paid, at most [`limits::LICENCE_BLOCKS`]. The
	/// permissions hold meanwhile.
	pub grace: BlockNumber,
}

/// What usage is metered by, and what it costs.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Meter<AccountId> {
	/// Who or what counts.
	pub by: By<AccountId>,
	/// The units of a term that are not billed.
	pub included: u64,
	/// The price of each unit beyond them.
	pub unit_price: u128,
	/// The units of a term, included ones among them, beyond which none is billed.
	pub cap: Option<u64>,
}

/// Who or what counts usage.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum By<AccountId> {
	/// A metric of the item that is a counter, in whole units. It counts while the item follows this version of its
	/// blueprint: in another one the position may stand for something else.
	#[codec(index = 0)]
	Metric {
		/// The version of the blueprint.
		version: u32,
		/// The metric's position.
		metric: u8,
	},
	/// The reports of an account.
	#[codec(index = 1)]
	Publisher(AccountId),
}

/// What changes from a number of units on, until the term ends.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Threshold {
	/// The units used in the term.
	pub at: u64,
	/// What the licensee may do from then on: no more than before.
	pub permissions: Permissions,
	/// What the next term then costs, where that changes.
	pub price: Option<u128>,
}

/// What an owner who revokes a licence pays back.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Refund {
	/// Nothing.
	#[codec(index = 0)]
	Nothing,
	/// What of the term's price is for the blocks that are left.
	#[codec(index = 1)]
	ProRata,
}

/// What is wrong with terms.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Flaw {
	/// They allow nothing.
	Permissions,
	/// A term lasts no block, or too many.
	Duration,
	/// What lasts for ever is renewed, it is renewed no time, or grace is too long.
	Renewal,
	/// What lasts for ever is metered, though it is never billed; or the cap is below what is included.
	Meter,
	/// They are not in ascending order, widen what is permitted, change a price that there is not, or nothing is metered.
	Thresholds,
	/// What lasts for ever is paid back by the blocks that are left.
	Revocation,
	/// The item's own account gets more than there is.
	Income,
}

impl fmt::Display for Flaw {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.write_str(match self {
			Self::Permissions => "they allow nothing",
			Self::Duration => "a term lasts no block, or too many",
			Self::Renewal => "the renewal has no term, no time or too long a grace",
			Self::Meter => "the meter has no term, or a cap below what is included",
			Self::Thresholds => "the thresholds do not ascend, widen permissions or have nothing to count",
			Self::Revocation => "what lasts for ever has no blocks that are left",
			Self::Income => "the item's account gets more than there is",
		})
	}
}

impl<AccountId> Terms<AccountId> {
	/// Checks that they make sense.
	///
	/// # Errors
	/// The first [`Flaw`].
	pub fn validate(&self) -> Result<(), Flaw> {
		let ensure = |holds: bool, flaw: Flaw| if holds { Ok(()) } else { Err(flaw) };
		let is_for_ever = self.duration.is_none();
		ensure(!self.permissions.0.is_empty(), Flaw::Permissions)?;
		ensure(self.duration.is_none_or(|blocks| (1..=limits::LICENCE_BLOCKS).contains(&blocks)), Flaw::Duration)?;
		if let Some(renewal) = self.renewal {
			let is_sound = renewal.count != Some(0) && renewal.grace <= limits::LICENCE_BLOCKS;
			ensure(is_sound && !is_for_ever, Flaw::Renewal)?;
		}
		if let Some(meter) = &self.meter {
			ensure(meter.cap.is_none_or(|cap| cap >= meter.included) && !is_for_ever, Flaw::Meter)?;
		}
		ensure(self.thresholds.is_empty() || self.meter.is_some(), Flaw::Thresholds)?;
		let (mut least, mut permissions) = (0, self.permissions);
		for threshold in &self.thresholds {
			let is_ascending = threshold.at > least && permissions.0.contains(threshold.permissions.0);
			ensure(is_ascending && (threshold.price.is_none() || self.renewal.is_some()), Flaw::Thresholds)?;
			(least, permissions) = (threshold.at, threshold.permissions);
		}
		ensure(!is_for_ever || self.revocation != Some(Refund::ProRata), Flaw::Revocation)?;
		ensure(self.income <= MILLION, Flaw::Income)
	}

	/// What the licensee may do once so many units were used in the term.
	pub fn permissions_at(&self, units: u64) -> Permissions {
		self.reached(units).last().map_or(self.permissions, |threshold| threshold.permissions)
	}

	/// What the next term costs after one in which so many units were used; `None` where it cannot be renewed.
	pub fn renewal_price(&self, units: u64) -> Option<u128> {
		let renewal = self.renewal?;
		Some(self.reached(units).filter_map(|threshold| threshold.price).last().unwrap_or(renewal.price))
	}

	/// What so many units of a term cost. What cannot be expressed costs more than there is money.
	pub fn cost(&self, units: u64) -> u128 {
		let Some(meter) = &self.meter else { return 0 };
		let billed = units.min(meter.cap.unwrap_or(u64::MAX)).saturating_sub(meter.included);
		u128::from(billed).saturating_mul(meter.unit_price)
	}

	fn reached(&self, units: u64) -> impl Iterator<Item = &Threshold> {
		self.thresholds.iter().filter(move |threshold| threshold.at <= units)
	}
}

impl<AccountId: Encode> Terms<AccountId> {
	/// The digest by which whoever agrees to the terms names them.
	pub fn digest(&self) -> Hash {
		(TAG, self).using_encoded(sp_crypto_hashing::blake2_256)
	}
}

/// A part of an amount, rounded down: never more than all of it.
pub fn part(amount: u128, numerator: u32, denominator: u32) -> u128 {
	if numerator >= denominator {
		return amount;
	}
	let (numerator, denominator) = (u128::from(numerator), u128::from(denominator));
	let whole = amount.checked_div(denominator).unwrap_or(0);
	let rest = amount.checked_rem(denominator).unwrap_or(0);
	// Of the rest both factors have 32 bits.
	let of_rest = rest.saturating_mul(numerator).checked_div(denominator).unwrap_or(0);
	whole.saturating_mul(numerator).saturating_add(of_rest)
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::DecodeAll;
	use proptest::prelude::*;

	fn permissions(list: &[Permission]) -> Permissions {
		Permissions(list.iter().copied().collect())
	}

	fn threshold(at: u64, list: &[Permission], price: Option<u128>) -> Threshold {
		Threshold { at, permissions: permissions(list), price }
	}

	fn terms() -> Terms<u64> {
		Terms {
			permissions: permissions(&[Permission::Display, Permission::Commercial]),
			exclusive: false,
			duration: Some(100),
			price: 1_000,
			renewal: Some(Renewal { automatic: true, count: Some(3), price: 900, grace: 20 }),
			meter: Some(Meter { by: By::Publisher(7), included: 10, unit_price: 5, cap: Some(50) }),
			thresholds: vec![
				threshold(20, &[Permission::Display, Permission::Commercial], Some(1_200)),
				threshold(40, &[Permission::Display], None),
			]
			.try_into()
			.unwrap(),
			suspending_triggers: 0b10,
			revocation: Some(Refund::ProRata),
			income: 500_000,
		}
	}

	fn flaw(change: impl FnOnce(&mut Terms<u64>)) -> Result<(), Flaw> {
		let mut terms = terms();
		change(&mut terms);
		terms.validate()
	}

	#[test]
	fn sound_terms_are_sound() {
		assert_eq!(flaw(|_| ()), Ok(()));
		let for_ever = flaw(|terms| {
			(terms.duration, terms.renewal, terms.meter, terms.revocation) = (None, None, None, Some(Refund::Nothing));
			terms.thresholds.clear();
		});
		assert_eq!(for_ever, Ok(()));
	}

	#[test]
	fn each_flaw_is_found() {
		assert_eq!(flaw(|terms| terms.permissions = Permissions::default()), Err(Flaw::Permissions));
		assert_eq!(flaw(|terms| terms.duration = Some(0)), Err(Flaw::Duration));
		assert_eq!(flaw(|terms| terms.duration = Some(limits::LICENCE_BLOCKS + 1)), Err(Flaw::Duration));
		assert_eq!(flaw(|terms| terms.duration = None), Err(Flaw::Renewal));
		assert_eq!(flaw(|terms| terms.renewal.as_mut().unwrap().count = Some(0)), Err(Flaw::Renewal));
		assert_eq!(flaw(|terms| terms.renewal.as_mut().unwrap().grace = u32::MAX), Err(Flaw::Renewal));
		assert_eq!(flaw(|terms| (terms.duration, terms.renewal) = (None, None)), Err(Flaw::Meter));
		assert_eq!(flaw(|terms| terms.meter.as_mut().unwrap().cap = Some(9)), Err(Flaw::Meter));
		assert_eq!(flaw(|terms| terms.meter = None), Err(Flaw::Thresholds));
		assert_eq!(flaw(|terms| terms.renewal = None), Err(Flaw::Thresholds), "a price of nothing");
		assert_eq!(flaw(|terms| terms.thresholds[0].at = 0), Err(Flaw::Thresholds));
		assert_eq!(flaw(|terms| terms.thresholds[1].at = 20), Err(Flaw::Thresholds));
		assert_eq!(flaw(|terms| terms.income = MILLION + 1), Err(Flaw::Income));
		let for_ever = flaw(|terms| {
			(terms.duration, terms.renewal, terms.meter) = (None, None, None);
			terms.thresholds.clear();
		});
		assert_eq!(for_ever, Err(Flaw::Revocation));
	}

	#[test]
	fn thresholds_only_ever_narrow() {
		let wider = |index: usize, list: &[Permission]| {
			let list = permissions(list);
			flaw(move |terms| terms.thresholds[index].permissions = list)
		};
		assert_eq!(wider(0, &[Permission::Display, Permission::Derivative]), Err(Flaw::Thresholds));
		assert_eq!(wider(0, &[Permission::Commercial]), Err(Flaw::Thresholds), "the second gives display back");
		assert_eq!(wider(1, &[]), Ok(()));
	}

	#[test]
	fn usage_narrows_permissions_and_changes_the_price() {
		let terms = terms();
		let at = |units| (terms.permissions_at(units).0.bits(), terms.renewal_price(units).unwrap());
		assert_eq!(
			[at(0), at(19), at(20), at(39), at(40), at(u64::MAX)],
			[(0b101, 900), (0b101, 900), (0b101, 1_200), (0b101, 1_200), (0b001, 1_200), (0b001, 1_200)]
		);
	}

	#[test]
	fn units_beyond_those_included_cost_up_to_the_cap() {
		let mut terms = terms();
		assert_eq!([0, 10, 11, 50, 51, u64::MAX].map(|units| terms.cost(units)), [0, 0, 5, 200, 200, 200]);
		*terms.meter.as_mut().unwrap() = Meter { by: By::Publisher(7), included: 0, unit_price: u128::MAX, cap: None };
		assert_eq!([0, 1, u64::MAX].map(|units| terms.cost(units)), [0, u128::MAX, u128::MAX]);
	}

	#[test]
	fn permissions_are_a_byte_and_unknown_ones_are_refused() {
		let all = Permissions::all();
		assert_eq!(all.encode(), [0b1_1111]);
		assert_eq!(Permissions::decode_all(&mut &[0b1_1111][..]), Ok(all));
		assert!(Permissions::decode_all(&mut &[0b10_0000][..]).is_err());
		assert_eq!(Permission::Sublicense.encode(), [4]);
	}

	#[test]
	fn any_other_terms_have_another_digest() {
		let mut digests = vec![terms().digest()];
		let changes: [fn(&mut Terms<u64>); 6] = [
			|terms| terms.exclusive = true,
			|terms| terms.price += 1,
			|terms| terms.income += 1,
			|terms| terms.suspending_triggers = 0,
			|terms| terms.thresholds[1].at += 1,
			|terms| terms.meter.as_mut().unwrap().by = By::Publisher(8),
		];
		for change in changes {
			let mut terms = terms();
			change(&mut terms);
			digests.push(terms.digest());
		}
		digests.sort_unstable();
		digests.dedup();
		assert_eq!(digests.len(), 7);
	}

	proptest! {
		#[test]
		fn a_part_is_what_wide_arithmetic_says(amount: u128, numerator: u32, denominator in 1u32..) {
			let numerator = numerator.min(denominator);
			let found = part(amount, numerator, denominator);
			prop_assert!(found <= amount);
			if let Some(product) = amount.checked_mul(numerator.into()) {
				prop_assert_eq!(found, product / u128::from(denominator));
			}
			let rest = part(amount, denominator - numerator, denominator);
			prop_assert!(amount - found - rest <= 1);
		}
	}
}
