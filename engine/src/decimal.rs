//! Fixed-point decimals: an `i64` scaled by a power of ten that its metric declares.

use alloc::{
	format,
	string::{String, ToString},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The largest number of decimals that a metric may declare.
pub const MAX_DECIMALS: u8 = 9;

/// What a number may be at most while it is converted: times a scale's numerator it still fits an `i128`.
const MAX_MANTISSA: i128 = 10i128.pow(28);

/// What is wrong with the text of a number.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DecimalError {
	/// Not a number as JSON's grammar has it (RFC 8259, section 6).
	Syntax,
	/// More than an `i64` holds at this number of decimals, or more decimals than [`MAX_DECIMALS`].
	Overflow,
}

/// A rational factor.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Scale {
	/// Above the line.
	pub numerator: i32,
	/// Below the line; not zero.
	pub denominator: u32,
}

impl Scale {
	/// Leaves a number as it is.
	pub const ONE: Self = Self { numerator: 1, denominator: 1 };
}

/// Parses a JSON number to `decimals` decimals, exactly; digits beyond are rounded half away from zero.
///
/// Exponents are applied exactly. The grammar is that of JSON: no leading `+` or zeros, no bare point, no `NaN`.
///
/// # Errors
/// [`DecimalError::Syntax`] where the text is not a number, [`DecimalError::Overflow`] where it does not fit.
pub fn parse(text: &str, decimals: u8) -> Result<i64, DecimalError> {
	if decimals > MAX_DECIMALS {
		return Err(DecimalError::Overflow);
	}
	let number = Number::split(text).ok_or(DecimalError::Syntax)?;
	let value = number.signed(decimals).ok_or(DecimalError::Overflow)?;
	i64::try_from(value).map_err(|_| DecimalError::Overflow)
}

/// Parses a JSON number and converts it: number × scale + offset, the offset in `decimals` decimals. With a scale other
/// than one, the number is read to [`MAX_DECIMALS`] decimals before it is multiplied; the result is rounded half away
/// from zero.
///
/// # Errors
/// As [`parse`].
pub fn parse_converted(text: &str, decimals: u8, scale: Scale, offset: i64) -> Result<i64, DecimalError> {
	if scale == Scale::ONE {
		return parse(text, decimals)?.checked_add(offset).ok_or(DecimalError::Overflow);
	}
	let number = Number::split(text).ok_or(DecimalError::Syntax)?;
	let converted = || {
		let product = number.signed(MAX_DECIMALS)?.checked_mul(scale.numerator.into())?;
		let surplus = 10i128.checked_pow(MAX_DECIMALS.checked_sub(decimals)?.into())?;
		let divisor = i128::from(scale.denominator).checked_mul(surplus)?;
		i64::try_from(round_div(product, divisor)?.checked_add(offset.into())?).ok()
	};
	converted().ok_or(DecimalError::Overflow)
}

/// The quotient, rounded half away from zero; `None` where the divisor is not above zero.
pub(crate) fn round_div(dividend: i128, divisor: i128) -> Option<i128> {
	if divisor <= 0 {
		return None;
	}
	let half = divisor.checked_div(2)?;
	let magnitude = dividend.checked_abs()?.checked_add(half)?.checked_div(divisor)?;
	magnitude.checked_mul(dividend.signum())
}

/// Prints a value with all its decimals: `print(1230, 2)` is `"12.30"`.
pub fn print(value: i64, decimals: u8) -> String {
	let digits = value.unsigned_abs().to_string();
	let sign = if value < 0 { "-" } else { "" };
	if decimals == 0 {
		return format!("{sign}{digits}");
	}
	let places = usize::from(decimals);
	let padded = format!("{digits:0>width$}", width = places.saturating_add(1));
	let (whole, fraction) = padded.split_at(padded.len().saturating_sub(places));
	format!("{sign}{whole}.{fraction}")
}

/// The parts of a JSON number.
struct Number<'a> {
	negative: bool,
	whole: &'a str,
	fraction: &'a str,
	exponent: i64,
}

impl<'a> Number<'a> {
	fn split(text: &'a str) -> Option<Self> {
		let (negative, rest) = match text.strip_prefix('-') {
			Some(rest) => (true, rest),
			None => (false, text),
		};
		let (number, exponent) = match rest.split_once(['e', 'E']) {
			Some((number, exponent)) => (number, parse_exponent(exponent)?),
			None => (rest, 0),
		};
		let (whole, fraction) = match number.split_once('.') {
			Some((_, "")) => return None,
			Some(parts) => parts,
			None => (number, ""),
		};
		let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
		let leading_zero = whole.len() > 1 && whole.starts_with('0');
		if whole.is_empty() || leading_zero || !all_digits(whole) || !all_digits(fraction) {
			return None;
		}
		Some(Self { negative, whole, fraction, exponent })
	}

	/// The number times 10^decimals, rounded half away from zero.
	fn signed(&self, decimals: u8) -> Option<i128> {
		let magnitude = self.scaled(decimals)?;
		if self.negative {
			magnitude.checked_neg()
		} else {
			Some(magnitude)
		}
	}

	/// The magnitude times 10^decimals, rounded half away from zero.
	fn scaled(&self, decimals: u8) -> Option<i128> {
		// The decimal point stands `point` digits after the start of the digits.
		let point = i64::try_from(self.whole.len()).ok()?.checked_add(self.exponent)?.checked_add(decimals.into())?;
		let mut digits = self.whole.bytes().chain(self.fraction.bytes()).map(|byte| i128::from(byte & 0x0f));
		let mut taken: i64 = 0;
		let mut mantissa: i128 = 0;
		while taken < point {
			let digit = digits.next();
			if digit.is_none() && mantissa == 0 {
				return Some(0);
			}
			mantissa = mantissa.checked_mul(10)?.checked_add(digit.unwrap_or(0))?;
			taken = taken.checked_add(1)?;
			if mantissa > MAX_MANTISSA {
				return None;
			}
		}
		let round_up = taken == point && digits.next().is_some_and(|digit| digit >= 5);
		mantissa.checked_add(round_up.into())
	}
}

fn parse_exponent(text: &str) -> Option<i64> {
	let (negative, digits) = match text.strip_prefix('-') {
		Some(digits) => (true, digits),
		None => (false, text.strip_prefix('+').unwrap_or(text)),
	};
	if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
		return None;
	}
	// An exponent too large for four digits puts any number within the body limit to zero or out of range.
	let magnitude = digits.trim_start_matches('0');
	let magnitude: i64 = match magnitude.len() {
		0 => 0,
		1..=9 => magnitude.parse().ok()?,
		_ => 1_000_000_000,
	};
	Some(if negative { magnitude.saturating_neg() } else { magnitude })
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn numbers_are_parsed_exactly() {
		for (text, decimals, value) in [
			("0", 0, 0),
			("-0", 3, 0),
			("12.3", 2, 1230),
			("-12.345", 2, -1235),
			("12.344999999999999999999999", 2, 1234),
			("0.05", 1, 1),
			("0.049", 1, 0),
			("0.5", 0, 1),
			("-0.5", 0, -1),
			("1e3", 0, 1000),
			("1.5E+2", 1, 1500),
			("12345e-3", 2, 1235),
			("5e-1", 0, 1),
			("5e-2", 0, 0),
			("1e-999999999999", 9, 0),
			("0e999999999999", 9, 0),
			("0.000000000000000000000001e24", 0, 1),
			("9223372036854775807", 0, i64::MAX),
			("-9223372036854775808", 0, i64::MIN),
			("9223372036.854775807", 9, i64::MAX),
		] {
			assert_eq!(parse(text, decimals), Ok(value), "{text} at {decimals}");
		}
	}

	#[test]
	fn what_is_not_json_is_refused() {
		for text in [
			"", "-", "+1", "01", "1.", ".5", "1e", "1e+", "0x10", "NaN", "Infinity", " 1", "1 ", "1,5", "1_000", "--1",
			"1.2.3", "1e5.0", "१",
		] {
			assert_eq!(parse(text, 2), Err(DecimalError::Syntax), "{text:?}");
		}
	}

	#[test]
	fn what_does_not_fit_is_refused() {
		for (text, decimals) in [
			("9223372036854775808", 0),
			("-9223372036854775809", 0),
			("9223372036854775807", 1),
			("1e19", 0),
			("1e999999999999", 0),
			("9223372036854775807.5", 0),
			("1", MAX_DECIMALS + 1),
		] {
			assert_eq!(parse(text, decimals), Err(DecimalError::Overflow), "{text} at {decimals}");
		}
	}

	#[test]
	fn a_scale_and_an_offset_convert_exactly() {
		let celsius = Scale { numerator: 5, denominator: 9 };
		// (212 °F − 32) × 5 / 9; the offset is −32 × 5 / 9 = −17.78 at two decimals.
		assert_eq!(parse_converted("212", 2, celsius, -1778), Ok(10_000));
		assert_eq!(parse_converted("-40", 2, celsius, -1778), Ok(-4_000));
		let kilo = Scale { numerator: 1, denominator: 1000 };
		assert_eq!(parse_converted("123456.7", 1, kilo, 0), Ok(1235));
		assert_eq!(parse_converted("-123450", 1, kilo, 0), Ok(-1235), "half away from zero");
		assert_eq!(parse_converted("1e18", 0, kilo, 0), Ok(10i64.pow(15)));
		let flipped = Scale { numerator: -1, denominator: 1 };
		assert_eq!(parse_converted("2.5", 1, flipped, 5), Ok(-20));
		assert_eq!(parse_converted("1", 0, Scale::ONE, i64::MAX), Err(DecimalError::Overflow));
		assert_eq!(parse_converted("1e25", 0, kilo, 0), Err(DecimalError::Overflow));
		assert_eq!(parse_converted("1", 0, Scale { numerator: 1, denominator: 0 }, 0), Err(DecimalError::Overflow));
	}

	proptest! {
		#[test]
		fn a_scale_of_one_is_parsing(value: i64, decimals in 0..=MAX_DECIMALS) {
			let text = print(value, decimals);
			prop_assert_eq!(parse_converted(&text, decimals, Scale::ONE, 0), parse(&text, decimals));
			if let Ok(doubled) = parse_converted(&text, decimals, Scale { numerator: 2, denominator: 1 }, 0) {
				prop_assert_eq!(i128::from(doubled), i128::from(value) * 2);
			}
		}

		#[test]
		fn conversion_does_not_panic(text in "-?[0-9]{1,30}(\\.[0-9]{1,20})?(e-?[0-9]{1,12})?", decimals: u8, numerator: i32, denominator: u32, offset: i64) {
			let _ = parse_converted(&text, decimals, Scale { numerator, denominator }, offset);
		}

		#[test]
		fn parsing_what_was_printed_is_identity(value: i64, decimals in 0..=MAX_DECIMALS) {
			prop_assert_eq!(parse(&print(value, decimals), decimals), Ok(value));
		}

		#[test]
		fn nothing_panics(text in "[-+0-9eE. x]{0,40}", decimals: u8) {
			let _ = parse(&text, decimals);
		}

		#[test]
		fn an_exponent_moves_the_point(value in -1_000_000i64..1_000_000, exponent in 0u8..=6) {
			let text = format!("{value}e-{exponent}");
			prop_assert_eq!(parse(&text, exponent), Ok(value));
		}
	}
}
