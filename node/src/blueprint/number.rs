//! Numbers as people write them, taken exactly.

use vivarium_engine::decimal::{self, DecimalError, Scale};

/// Reads a number to so many decimals, and refuses what would have to be rounded.
///
/// # Errors
/// What is wrong with it, and how to mend it.
pub fn exact(text: &str, decimals: u8) -> Result<i64, String> {
	let value = decimal::parse(text, decimals).map_err(|error| match error {
		DecimalError::Syntax => format!("{text:?} is no number; write it like 12.5 or \"12.5\""),
		DecimalError::Overflow => format!("{text} is too large with {decimals} decimals"),
	})?;
	let written = places(text);
	if written > i64::from(decimals) {
		return Err(format!("{text} would be rounded; write fewer decimals, or `decimals = {written}`"));
	}
	Ok(value)
}

/// How many decimals a number needs, as it is written, without trailing zeros.
fn places(text: &str) -> i64 {
	let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
	let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
	let digits = format!("{whole}{fraction}");
	let significant = digits.trim_start_matches(['-', '0']).trim_end_matches('0');
	if significant.is_empty() {
		return 0;
	}
	let zeros = digits.len() - digits.trim_end_matches('0').len();
	let exponent: i64 = exponent.parse().unwrap_or(0);
	(fraction.len() as i64).saturating_sub(zeros as i64).saturating_sub(exponent)
}

/// Reads a factor: `5/9`, `1000`, `0.001`.
///
/// # Errors
/// What is wrong with it, and how to mend it.
pub fn scale(text: &str) -> Result<Scale, String> {
	let (above, below) = match text.split_once('/') {
		Some((above, below)) => (above.trim().parse().ok(), below.trim().parse().ok()),
		None => {
			let places = u8::try_from(places(text).max(0)).unwrap_or(u8::MAX);
			(decimal::parse(text, places).ok().map(i128::from), 10i128.checked_pow(places.into()))
		}
	};
	let (Some(above), Some(below)) = (above, below) else {
		return Err(format!("{text:?} is no factor; write a number like 0.001, or a fraction like \"5/9\""));
	};
	let common = if text.contains('/') { 1 } else { divisor(above.unsigned_abs(), below.unsigned_abs()) as i128 };
	let fits = i32::try_from(above / common).ok().zip(u32::try_from(below / common).ok());
	let (numerator, denominator) =
		fits.ok_or_else(|| format!("{text} has too many digits; above the line fit 31 bits, below it 32"))?;
	Ok(Scale { numerator, denominator })
}

/// The units of a duration, and their seconds; the longest last.
const UNITS: [(&str, i64); 4] = [("s", 1), ("min", 60), ("h", 3_600), ("d", 86_400)];

/// Reads a duration: `90 s`, `30 min`, `12 h`, `7 d`. Returns its whole seconds.
///
/// # Errors
/// What is wrong with it, and how to mend it.
pub fn duration(text: &str) -> Result<i64, String> {
	let text = text.trim();
	let at = text.find(|c: char| c.is_alphabetic()).unwrap_or(text.len());
	let (number, unit) = text.split_at(at);
	let seconds = UNITS.into_iter().find(|(known, _)| *known == unit).map(|(_, seconds)| seconds);
	let number = number.trim().parse::<i64>().ok().filter(|number| *number >= 0);
	number
		.zip(seconds)
		.and_then(|(number, seconds)| number.checked_mul(seconds))
		.ok_or_else(|| format!("{text:?} is no duration; write a whole number with s, min, h or d, like `30 min`"))
}

/// A duration, or one that is past: `-7 d`; and a bare 0.
///
/// # Errors
/// What is wrong with it, and how to mend it.
pub fn span(text: &str) -> Result<i64, String> {
	match text.trim() {
		"0" => Ok(0),
		text => match text.strip_prefix('-') {
			Some(past) => duration(past).map(i64::saturating_neg),
			None => duration(text),
		},
	}
}

/// A duration in the longest unit of which it is a whole number.
pub fn print_duration(seconds: u32) -> String {
	let seconds = i64::from(seconds);
	let fits = UNITS.into_iter().rfind(|(_, unit)| seconds != 0 && seconds % unit == 0);
	let (name, unit) = fits.unwrap_or(("s", 1));
	format!("{} {name}", seconds / unit)
}

/// The greatest common divisor, at least 1.
fn divisor(mut a: u128, mut b: u128) -> u128 {
	while b != 0 {
		(a, b) = (b, a % b);
	}
	a.max(1)
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn numbers_are_taken_exactly() {
		for (text, decimals, value) in [
			("100.0", 1, 1000),
			("100", 1, 1000),
			("2.30", 1, 23),
			("-17.78", 2, -1778),
			("1200e-2", 0, 12),
			("1.5e3", 0, 1500),
			("0.000", 0, 0),
			("0e-9", 0, 0),
		] {
			assert_eq!(exact(text, decimals), Ok(value), "{text}");
		}
	}

	#[test]
	fn what_would_be_rounded_is_refused() {
		for (text, decimals) in [("2.35", 1), ("0.5", 0), ("1e-1", 0), ("15e-2", 1), ("-0.001", 2)] {
			assert!(exact(text, decimals).unwrap_err().contains("would be rounded"), "{text}");
		}
		for text in ["nan", "inf", "1,5", "", "ten", ".5"] {
			assert!(exact(text, 2).unwrap_err().contains("is no number"), "{text}");
		}
		assert!(exact("9223372036854775807", 1).unwrap_err().contains("too large"));
	}

	#[test]
	fn factors_are_fractions() {
		let of = |text| scale(text).map(|scale| (scale.numerator, scale.denominator));
		assert_eq!(of("5/9"), Ok((5, 9)));
		assert_eq!(of("10 / 4"), Ok((10, 4)), "as it is written");
		assert_eq!(of("0.001"), Ok((1, 1000)));
		assert_eq!(of("2.50"), Ok((5, 2)));
		assert_eq!(of("-1000"), Ok((-1000, 1)));
		assert_eq!(of("1e-3"), Ok((1, 1000)));
		assert_eq!(of("1e3"), Ok((1000, 1)));
		for text in ["five ninths", "5/", "5/9/1", "", "1e-12", "99999999999"] {
			assert!(of(text).is_err(), "{text}");
		}
	}

	#[test]
	fn durations_are_whole_seconds() {
		for (text, seconds) in [("90 s", 90), ("30 min", 1_800), ("12h", 43_200), ("7 d", 604_800), (" 0 s ", 0)] {
			assert_eq!(duration(text), Ok(seconds), "{text}");
		}
		for text in ["30", "min", "1.5 h", "-1 s", "1 week", "30 min 5 s", "99999999999999999 d", "1 Min"] {
			assert!(duration(text).unwrap_err().contains("is no duration"), "{text}");
		}
		for (seconds, text) in [(0, "0 s"), (90, "90 s"), (1_800, "30 min"), (7_200, "2 h"), (86_400, "1 d")] {
			assert_eq!(print_duration(seconds), text);
		}
	}

	#[test]
	fn a_span_may_be_past_and_a_bare_0() {
		for (text, seconds) in [("0", 0), (" 0 ", 0), ("-7 d", -604_800), ("- 90 s", -90), ("30 min", 1_800)] {
			assert_eq!(span(text), Ok(seconds), "{text}");
		}
		for text in ["1", "-0x1 s", "--1 s", "", "-"] {
			assert!(span(text).unwrap_err().contains("is no duration"), "{text}");
		}
	}

	proptest! {
		#[test]
		fn a_printed_duration_is_read_again(seconds: u32) {
			prop_assert_eq!(duration(&print_duration(seconds)), Ok(i64::from(seconds)));
		}

		#[test]
		fn what_is_printed_is_exact(value: i64, decimals in 0..=9u8) {
			prop_assert_eq!(exact(&decimal::print(value, decimals), decimals), Ok(value));
		}

		#[test]
		fn nothing_is_rounded(value in -1_000_000i64..1_000_000, decimals in 0..=6u8, fewer in 0..=6u8) {
			let text = decimal::print(value, decimals);
			if let Ok(taken) = exact(&text, fewer) {
				prop_assert_eq!(decimal::parse(&decimal::print(taken, fewer), 9), decimal::parse(&text, 9));
			}
		}

		#[test]
		fn nothing_panics(text in "[-+0-9eE./ x]{0,40}", decimals: u8) {
			let _ = exact(&text, decimals);
			let _ = scale(&text);
			let _ = duration(&text);
		}
	}
}
