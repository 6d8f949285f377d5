//! When a sample was taken, as telemetry writes it.

use crate::{decimal, limits};
use chrono::DateTime;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// How a source writes times.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum TimeFormat {
	/// Seconds since 1970, with or without a fraction: `1790000000.125`.
	#[codec(index = 0)]
	UnixS,
	/// Milliseconds since 1970.
	#[codec(index = 1)]
	UnixMs,
	/// RFC 3339: `2026-11-22T10:15:30.5+01:00`.
	#[codec(index = 2)]
	Rfc3339,
}

/// Whether a sample is of its time.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Age {
	/// Not older than allowed, and not ahead of the clock by more than [`limits::AHEAD_MS`].
	Timely,
	/// Older than allowed.
	TooOld,
	/// Ahead of the clock.
	Ahead,
}

/// The time in milliseconds since 1970, rounded to the nearest; `None` where the text does not follow the format or
/// lies before 1970.
pub fn parse(text: &str, format: TimeFormat) -> Option<u64> {
	let ms = match format {
		TimeFormat::UnixS => decimal::parse(text, 3).ok()?,
		TimeFormat::UnixMs => decimal::parse(text, 0).ok()?,
		TimeFormat::Rfc3339 => DateTime::parse_from_rfc3339(text).ok()?.timestamp_millis(),
	};
	u64::try_from(ms).ok()
}

/// Compares a sample's time with the chain's clock, both in milliseconds since 1970.
pub fn age(sample: u64, now: u64, maximum_age_s: u32) -> Age {
	if sample > now.saturating_add(limits::AHEAD_MS) {
		Age::Ahead
	} else if now.saturating_sub(sample) > u64::from(maximum_age_s).saturating_mul(1_000) {
		Age::TooOld
	} else {
		Age::Timely
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[test]
	fn every_format_tells_the_same_time() {
		let ms = Some(1_790_000_000_125);
		assert_eq!(parse("1790000000.125", TimeFormat::UnixS), ms);
		assert_eq!(parse("1790000000.1249", TimeFormat::UnixS), ms, "rounded");
		assert_eq!(parse("1.790000000125e9", TimeFormat::UnixS), ms);
		assert_eq!(parse("1790000000125", TimeFormat::UnixMs), ms);
		assert_eq!(parse("2026-09-21T14:13:20.125Z", TimeFormat::Rfc3339), ms);
		assert_eq!(parse("2026-09-21T16:13:20.125+02:00", TimeFormat::Rfc3339), ms);
	}

	#[test]
	fn what_is_no_time_is_refused() {
		for text in ["", "now", "-1", "NaN", "2026-09-21", "2026-13-01T00:00:00Z", "2026-09-21T14:13:20"] {
			for format in [TimeFormat::UnixS, TimeFormat::UnixMs, TimeFormat::Rfc3339] {
				assert_eq!(parse(text, format), None, "{text:?} as {format:?}");
			}
		}
		assert_eq!(parse("1790000000", TimeFormat::Rfc3339), None);
		assert_eq!(parse("1969-12-31T23:59:59Z", TimeFormat::Rfc3339), None);
	}

	#[test]
	fn a_sample_is_timely_up_to_its_maximum_age_and_a_little_ahead() {
		let now = 1_000_000;
		assert_eq!(age(now - 60_000, now, 60), Age::Timely);
		assert_eq!(age(now - 60_001, now, 60), Age::TooOld);
		assert_eq!(age(now + limits::AHEAD_MS, now, 60), Age::Timely);
		assert_eq!(age(now + limits::AHEAD_MS + 1, now, 60), Age::Ahead);
	}

	proptest! {
		#[test]
		fn nothing_panics(text: String, sample: u64, now: u64, maximum: u32) {
			for format in [TimeFormat::UnixS, TimeFormat::UnixMs, TimeFormat::Rfc3339] {
				let _ = parse(&text, format);
			}
			let _ = age(sample, now, maximum);
		}
	}
}
