//! What is printed: figures, and whether they hold.

use std::{fmt, time::Duration};

/// A figure with what it must not exceed, or reach.
#[derive(Debug)]
pub struct Verdict {
	what: String,
	figure: f64,
	limit: Limit,
}

#[derive(Debug)]
enum Limit {
	AtMost(f64),
	AtLeast(f64),
	None,
}

impl Verdict {
	/// The figure must not exceed the limit.
	pub fn at_most(what: impl Into<String>, figure: f64, limit: f64) -> Self {
		Self { what: what.into(), figure, limit: Limit::AtMost(limit) }
	}

	/// The figure must reach the limit.
	pub fn at_least(what: impl Into<String>, figure: f64, limit: f64) -> Self {
		Self { what: what.into(), figure, limit: Limit::AtLeast(limit) }
	}

	/// The figure is only told.
	pub fn unbounded(what: impl Into<String>, figure: f64) -> Self {
		Self { what: what.into(), figure, limit: Limit::None }
	}

	/// The figure itself.
	#[cfg(test)]
	pub fn figure(&self) -> f64 {
		self.figure
	}

	/// Whether it is within its limit.
	pub fn holds(&self) -> bool {
		match self.limit {
			Limit::AtMost(limit) => self.figure <= limit,
			Limit::AtLeast(limit) => self.figure >= limit,
			Limit::None => true,
		}
	}
}

impl fmt::Display for Verdict {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let verdict = if self.holds() { "PASS" } else { "FAIL" };
		let Self { what, figure, .. } = self;
		match self.limit {
			Limit::AtMost(limit) => write!(f, "{verdict}  {what}: {figure:.3} (at most {limit})"),
			Limit::AtLeast(limit) => write!(f, "{verdict}  {what}: {figure:.3} (at least {limit})"),
			Limit::None => write!(f, "      {what}: {figure:.3} (no bound)"),
		}
	}
}

/// The time in the middle; of an even count, the later of both.
pub fn median(mut times: Vec<Duration>) -> Duration {
	times.sort_unstable();
	times.get(times.len() / 2).copied().unwrap_or_default()
}

/// In milliseconds.
pub fn ms(time: Duration) -> f64 {
	time.as_secs_f64() * 1_000.0
}

/// A number with its thousands apart.
pub fn grouped(number: u32) -> String {
	let digits = number.to_string();
	let mut grouped = String::new();
	for (index, digit) in digits.chars().enumerate() {
		if index > 0 && (digits.len() - index).is_multiple_of(3) {
			grouped.push(',');
		}
		grouped.push(digit);
	}
	grouped
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn what_is_over_or_under_its_limit_fails() {
		assert!(Verdict::at_most("", 1.05, 1.05).holds() && !Verdict::at_most("", 1.06, 1.05).holds());
		assert!(Verdict::at_least("", 0.9, 0.9).holds() && !Verdict::at_least("", 0.89, 0.9).holds());
		assert!(!Verdict::at_most("", f64::NAN, 1.0).holds() && !Verdict::at_least("", f64::NAN, 1.0).holds());
		assert!(Verdict::unbounded("", 9.0).holds());
		assert_eq!(Verdict::at_most("a ÷ b", 1.5, 1.05).to_string(), "FAIL  a ÷ b: 1.500 (at most 1.05)");
	}

	#[test]
	fn one_slow_block_does_not_move_the_median() {
		let times = [5, 900, 4, 6, 5].map(Duration::from_millis).to_vec();
		assert_eq!(median(times), Duration::from_millis(5));
		assert_eq!(median(Vec::new()), Duration::ZERO);
	}

	#[test]
	fn thousands_stand_apart() {
		assert_eq!([0, 999, 50_000, 1_000_000].map(grouped), ["0", "999", "50,000", "1,000,000"]);
	}
}
