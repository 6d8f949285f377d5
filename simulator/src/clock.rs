//! The time of the demo world.

use std::{
	sync::{
		atomic::{AtomicU64, Ordering},
		Arc,
	},
	time::{SystemTime, UNIX_EPOCH},
};

/// The machine's clock, but it never goes back, and so no counter does.
#[derive(Clone, Default)]
pub struct Clock(Arc<AtomicU64>);

impl Clock {
	/// Milliseconds since 1970.
	pub fn now_ms(&self) -> u64 {
		let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
		let now = u64::try_from(since.as_millis()).unwrap_or(u64::MAX);
		self.0.fetch_max(now, Ordering::Relaxed).max(now)
	}
}

/// Milliseconds since 1970 as RFC 3339 writes them, in UTC.
pub fn rfc3339(ms: u64) -> String {
	let (days, in_day) = (ms / 86_400_000, ms % 86_400_000);
	// Days to a date of the Gregorian calendar, by years that begin in March.
	let shifted = days + 719_468;
	let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
	let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
	let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	let month_from_march = (5 * day_of_year + 2) / 153;
	let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
	let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
	let year = era * 400 + year_of_era + u64::from(month <= 2);
	let (hour, minute) = (in_day / 3_600_000, in_day / 60_000 % 60);
	let (second, milli) = (in_day / 1_000 % 60, in_day % 1_000);
	format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z")
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_clock_does_not_go_back() {
		let clock = Clock::default();
		let ahead = clock.now_ms() + 3_600_000;
		clock.0.store(ahead, Ordering::Relaxed);
		assert_eq!(clock.now_ms(), ahead);
	}

	#[test]
	fn dates_are_those_of_the_calendar() {
		for (ms, date) in [
			(0, "1970-01-01T00:00:00.000Z"),
			(951_782_400_000, "2000-02-29T00:00:00.000Z"),
			(1_709_164_800_000, "2024-02-29T00:00:00.000Z"),
			(1_735_689_599_999, "2024-12-31T23:59:59.999Z"),
			(4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
		] {
			assert_eq!(rfc3339(ms), date);
		}
	}
}
