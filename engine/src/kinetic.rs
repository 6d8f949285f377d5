//! The mean kinetic temperature: the one temperature at which a thing would have aged as much as at all those that it went
//! through.
//!
//! It is what J. D. Haynes defined (*Journal of Pharmaceutical Sciences* 60, 1971, 927–929) and USP ⟨1079.2⟩ applies to the
//! storage and the transport of medicines, each temperature weighed by the time for which it held:
//!
//! ```text
//!               E / R
//! T  =  ──────────────────────────      tᵢ: how long Tᵢ held      E: activation energy      R: gas constant
//!           Σ tᵢ · e^(−E / (R·Tᵢ))
//!       −ln ──────────────────────
//!                   Σ tᵢ
//! ```
//!
//! Everything is computed in integers, so that every node comes to the same: exponents with 60 binary places, sums with a
//! mantissa of more than 120 bits and an exponent of their own.

use crate::limits::ACTIVATION_ENERGY;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Binary places of an exponent.
const PLACES: u32 = 60;
/// One, with the places of an exponent.
const ONE: u128 = 1 << PLACES;
/// The natural logarithm of 2, with the places of an exponent.
const LN_2: u128 = 799_144_290_325_165_979;
/// The bit at which the mantissa of a sum begins, so that two of them can be added.
const TOP: u32 = 125;
/// The gas constant in 10⁻⁸ J/(mol·K): 8.314 462 618… rounded.
const GAS: u128 = 831_446_262;
/// 10⁸ of the gas constant times 10⁶ of the temperatures.
const UNITS: u128 = 100_000_000_000_000;
/// 0 °C in µK.
const ZERO_CELSIUS: i128 = 273_150_000;
/// The temperatures that are computed with, in µK; what is declared lies well within.
const COLDEST: i128 = 1_000_000;
const HOTTEST: i128 = 10_000_000_000;
/// The decimals of a temperature within.
const MICRO: u32 = 6;

/// What is kept of the temperatures: how long they held, and how fast the thing aged in all that time.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Mean {
	/// For how long temperatures held, in milliseconds.
	pub duration: u64,
	/// The sum of the ageing, `mantissa` × 2^`exponent`.
	pub mantissa: u128,
	/// See `mantissa`.
	pub exponent: i32,
}

impl Mean {
	/// Takes in that a temperature in °C, with so many decimals, held for so many milliseconds.
	pub fn take(&mut self, activation_energy: u32, value: i64, decimals: u8, duration: u64) {
		if duration == 0 {
			return;
		}
		let exponent = quotient(activation_energy, kelvin(value, decimals));
		let (mantissa, halvings) = exponential(exponent);
		let places = i32::try_from(PLACES).unwrap_or(0);
		let aged = mantissa.saturating_mul(duration.into());
		let (mantissa, exponent) = normal(aged, places.saturating_neg().saturating_sub(halvings));
		(self.mantissa, self.exponent) = sum((self.mantissa, self.exponent), (mantissa, exponent));
		self.duration = self.duration.saturating_add(duration);
	}

	/// The mean in °C, with so many decimals; none before a temperature has held for any time.
	pub fn celsius(&self, activation_energy: u32, decimals: u8) -> Option<i64> {
		let slowness = logarithm(self.duration.into(), 0)?.checked_sub(logarithm(self.mantissa, self.exponent)?)?;
		let slowness = u128::try_from(slowness).ok().filter(|slowness| *slowness > 0)?;
		let micro = i128::try_from(quotient(activation_energy, slowness)).ok()?.checked_sub(ZERO_CELSIUS)?;
		let decimals = u32::from(decimals);
		let value = if decimals < MICRO {
			rounded(micro, power(MICRO.saturating_sub(decimals)))
		} else {
			micro.saturating_mul(power(decimals.saturating_sub(MICRO)))
		};
		i64::try_from(value).ok()
	}
}

/// E / R over a number. Of a temperature in µK it is the exponent, with its places, and of the exponent the temperature.
fn quotient(activation_energy: u32, by: u128) -> u128 {
	let energy = activation_energy.clamp(*ACTIVATION_ENERGY.start(), *ACTIVATION_ENERGY.end());
	let above = u128::from(energy).saturating_mul(UNITS).saturating_mul(ONE);
	above.checked_div(by.saturating_mul(GAS)).unwrap_or(0)
}

/// A temperature in °C as µK.
fn kelvin(value: i64, decimals: u8) -> u128 {
	let (value, decimals) = (i128::from(value), u32::from(decimals));
	let micro = if decimals < MICRO {
		value.saturating_mul(power(MICRO.saturating_sub(decimals)))
	} else {
		rounded(value, power(decimals.saturating_sub(MICRO)))
	};
	micro.saturating_add(ZERO_CELSIUS).clamp(COLDEST, HOTTEST).unsigned_abs()
}

fn power(decimals: u32) -> i128 {
	10i128.saturating_pow(decimals)
}

/// A quotient, rounded to the nearest, half away from zero.
fn rounded(value: i128, by: i128) -> i128 {
	let half = by.checked_div(2).unwrap_or(0);
	let away = if value < 0 { half.saturating_neg() } else { half };
	value.saturating_add(away).checked_div(by).unwrap_or(0)
}

/// e^−x as a number with the places of an exponent, between a half and one, and how often it is halved after that.
fn exponential(x: u128) -> (u128, i32) {
	let halvings = x.checked_div(LN_2).unwrap_or(0);
	let rest = i128::try_from(x.saturating_sub(halvings.saturating_mul(LN_2))).unwrap_or(0);
	let (mut sum, mut term, mut count) = (ONE as i128, ONE as i128, 1i128);
	// The rest is below 0.7, so that each term is less than that of the one before.
	while term != 0 {
		term = (term.saturating_mul(rest) >> PLACES).checked_div(count).unwrap_or(0).saturating_neg();
		// A shift rounds down: what is left of a negative one would never become zero.
		if term.unsigned_abs() <= 1 {
			break;
		}
		sum = sum.saturating_add(term);
		count = count.saturating_add(1);
	}
	(u128::try_from(sum).unwrap_or(0), i32::try_from(halvings).unwrap_or(i32::MAX))
}

/// The natural logarithm of `mantissa` × 2^`exponent`, with the places of an exponent; none of zero.
fn logarithm(mantissa: u128, exponent: i32) -> Option<i128> {
	let bit = mantissa.checked_ilog2()?;
	let scaled =
		if bit > PLACES { mantissa >> bit.saturating_sub(PLACES) } else { mantissa << PLACES.saturating_sub(bit) };
	// ln y = 2 · artanh((y − 1) / (y + 1)), with y from 1 to 2.
	let ratio = (scaled.saturating_sub(ONE) << PLACES).checked_div(scaled.saturating_add(ONE))?;
	let square = ratio.saturating_mul(ratio) >> PLACES;
	let (mut sum, mut term, mut odd) = (0u128, ratio, 1u128);
	while term != 0 {
		sum = sum.saturating_add(term.checked_div(odd)?);
		term = term.saturating_mul(square) >> PLACES;
		odd = odd.saturating_add(2);
	}
	let whole = i128::from(exponent).saturating_add(bit.into()).saturating_mul(LN_2 as i128);
	whole.checked_add(i128::try_from(sum.saturating_mul(2)).ok()?)
}

/// The same number with the mantissa's first bit where sums begin.
fn normal(mantissa: u128, exponent: i32) -> (u128, i32) {
	let Some(bit) = mantissa.checked_ilog2() else { return (0, 0) };
	let by = i32::try_from(TOP).unwrap_or(0).saturating_sub(i32::try_from(bit).unwrap_or(0));
	let shifted =
		if by < 0 { mantissa >> by.unsigned_abs().min(u128::BITS - 1) } else { mantissa << by.unsigned_abs() };
	(shifted, exponent.saturating_sub(by))
}

/// The sum of two normal numbers. Of a number that is less than the last bit of the other, nothing is left.
fn sum(one: (u128, i32), other: (u128, i32)) -> (u128, i32) {
	let ((large, exponent), (small, lower)) = match (one.0, other.0) {
		(0, _) => return other,
		(_, 0) => return one,
		_ if one.1 >= other.1 => (one, other),
		_ => (other, one),
	};
	let by = exponent.saturating_sub(lower).unsigned_abs();
	normal(large.saturating_add(small.checked_shr(by).unwrap_or(0)), exponent)
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	/// What USP takes for medicines, in J/mol.
	const USUAL: u32 = 83_144;

	/// The definition, in floats.
	fn reference(energy: u32, held: &[(i64, u64)], decimals: i32) -> f64 {
		let over = f64::from(energy) / 8.314_462_618_153_24;
		let all: f64 = held.iter().map(|(_, duration)| *duration as f64).sum();
		let exponent = |value: i64| over / (value as f64 / 10f64.powi(decimals) + 273.15);
		// The largest term is taken out, so that it does not vanish.
		let least = held.iter().map(|(value, _)| exponent(*value)).fold(f64::INFINITY, f64::min);
		let aged: f64 = held.iter().map(|(value, duration)| *duration as f64 * (least - exponent(*value)).exp()).sum();
		over / (least - (aged / all).ln()) - 273.15
	}

	fn mean(energy: u32, held: &[(i64, u64)], decimals: u8) -> Mean {
		let mut mean = Mean::default();
		held.iter().for_each(|(value, duration)| mean.take(energy, *value, decimals, *duration));
		mean
	}

	#[test]
	fn a_steady_temperature_is_its_own_mean() {
		for value in [-8_000, -1_805, 0, 500, 2_500, 8_000] {
			assert_eq!(mean(USUAL, &[(value, 1_000), (value, 7)], 2).celsius(USUAL, 2), Some(value));
		}
	}

	#[test]
	fn a_worked_example_holds() {
		// Four equal times at 20, 25, 30 and 35 °C: warm hours weigh more, so that it lies above the mean of 27.5.
		let held = [(200, 60_000), (250, 60_000), (300, 60_000), (350, 60_000)];
		assert_eq!(mean(USUAL, &held, 1).celsius(USUAL, 2), Some(2_905));
		assert!((reference(USUAL, &held, 1) - 29.05).abs() < 0.005);
	}

	#[test]
	fn nothing_has_no_mean() {
		assert_eq!(Mean::default().celsius(USUAL, 1), None);
		assert_eq!(mean(USUAL, &[(50, 0)], 1), Mean::default());
	}

	#[test]
	fn numbers_that_cannot_be_do_not_panic() {
		for value in [i64::MIN, -273_150, 0, i64::MAX] {
			for decimals in [0, 6, 9, u8::MAX] {
				for energy in [0, 1, USUAL, u32::MAX] {
					let mut mean = mean(energy, &[(value, u64::MAX), (value, u64::MAX)], decimals);
					assert_eq!(mean.duration, u64::MAX);
					let _ = mean.celsius(energy, decimals);
					(mean.mantissa, mean.exponent) = (u128::MAX, i32::MAX);
					mean.take(energy, value, decimals, 1);
					let _ = mean.celsius(energy, decimals);
				}
			}
		}
	}

	#[test]
	fn a_long_time_does_not_drift() {
		let mut mean = Mean::default();
		(0..1_000_000).for_each(|round| mean.take(USUAL, 20 + round % 61, 1, 10_000));
		let held: Vec<(i64, u64)> = (0..61).map(|step| (20 + step, 1)).collect();
		let told = mean.celsius(USUAL, 4).unwrap() as f64 / 10_000.0;
		assert!((told - reference(USUAL, &held, 1)).abs() < 0.001, "{told}");
	}

	proptest! {
		#[test]
		fn it_is_the_definition_to_a_hundredth_of_a_degree(
			held in prop::collection::vec((-8_000i64..=8_000, 1u64..=10_000_000_000), 1..60),
			energy in *ACTIVATION_ENERGY.start()..=*ACTIVATION_ENERGY.end(),
		) {
			let told = mean(energy, &held, 2).celsius(energy, 4).unwrap() as f64 / 10_000.0;
			let expected = reference(energy, &held, 2);
			prop_assert!((told - expected).abs() < 0.01, "{told} instead of {expected}");
		}

		#[test]
		fn it_lies_between_the_coldest_and_the_hottest(
			held in prop::collection::vec((-8_000i64..=8_000, 1u64..=10_000_000), 1..20),
			energy in *ACTIVATION_ENERGY.start()..=*ACTIVATION_ENERGY.end(),
		) {
			let told = mean(energy, &held, 2).celsius(energy, 2).unwrap();
			let values = || held.iter().map(|(value, _)| *value);
			prop_assert!(values().min().unwrap() <= told && told <= values().max().unwrap());
		}

		#[test]
		fn exponential_and_logarithm_undo_each_other(x in 1u128..(400 << PLACES)) {
			let (mantissa, halvings) = exponential(x);
			prop_assert!(mantissa > ONE / 2 - 64 && mantissa <= ONE);
			let back = logarithm(mantissa, -halvings - PLACES as i32).unwrap();
			prop_assert!((back + x as i128).unsigned_abs() < 1 << 12, "{back} of {x}");
		}
	}
}
