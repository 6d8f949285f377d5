//! Grounded numbers: a number in a model's text must be one that its data held.

use alloc::{
	collections::BTreeSet,
	string::{String, ToString},
	vec::Vec,
};

/// The numbers of a text, in canonical form; a point is for decimals.
pub fn numbers(text: &str) -> BTreeSet<String> {
	runs(text).into_iter().filter_map(with_point).collect()
}

/// Whether every number of a text is among the given ones. Signs do not count, and neither do zeros that change nothing.
/// A comma may separate thousands or decimals. Digits of other scripts, fractions and the like count as numbers that are
/// not there.
pub fn is_grounded(text: &str, ground: &BTreeSet<String>) -> bool {
	let is_foreign = |c: char| c.is_numeric() && !c.is_ascii_digit();
	!text.chars().any(is_foreign) && runs(text).into_iter().all(|run| readings(run).any(|one| ground.contains(&one)))
}

/// The longest runs of digits, with single points and commas between digits.
fn runs(text: &str) -> Vec<&str> {
	let is_part = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
	let pieces = text.split(|c| !is_part(c)).map(|run| run.trim_matches(['.', ',']));
	pieces.filter(|run| !run.is_empty()).collect()
}

/// What a run of digits can mean: with a point for decimals, or with a comma.
fn readings(run: &str) -> impl Iterator<Item = String> + '_ {
	let with_comma = || {
		let swapped: String = run.chars().filter(|c| *c != '.').map(|c| if c == ',' { '.' } else { c }).collect();
		canonical(&swapped)
	};
	with_point(run).into_iter().chain(run.contains(',').then(with_comma).flatten())
}

fn with_point(run: &str) -> Option<String> {
	canonical(&run.chars().filter(|c| *c != ',').collect::<String>())
}

/// Without zeros before and after that change nothing; `None` where there are two points.
fn canonical(number: &str) -> Option<String> {
	let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
	if fraction.contains('.') {
		return None;
	}
	let whole = whole.trim_start_matches('0');
	let fraction = fraction.trim_end_matches('0');
	let whole = if whole.is_empty() { "0" } else { whole };
	Some(if fraction.is_empty() { whole.to_string() } else { [whole, ".", fraction].concat() })
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	fn grounded(text: &str) -> bool {
		is_grounded(text, &numbers(r#"{"load":"12.30","hours":"1234.5","slope":"-0.2","id":"pump-7","block":40}"#))
	}

	#[test]
	fn numbers_of_the_data_are_grounded() {
		for text in [
			"no number",
			"load 12.3 %",
			"load 12.30.",
			"1,234.5 hours",
			"1.234,5 Stunden",
			"slope −0.2",
			"pump-7, block 40",
			"0040",
		] {
			assert!(grounded(text), "{text}");
		}
	}

	#[test]
	fn other_numbers_are_not() {
		for text in
			["load 12", "12.31", "99", "0.25", "7.7", "²", "½", "٤", "１２", "1e9", "12.30.1", "v2", "100 %", "40.40"]
		{
			assert!(!grounded(text), "{text}");
		}
	}

	proptest! {
		#[test]
		fn a_text_is_grounded_in_itself(text in "[a-z0-9., %-]{0,60}") {
			let ground = numbers(&text);
			let all_readable = runs(&text).into_iter().all(|run| with_point(run).is_some());
			prop_assert!(is_grounded(&text, &ground) || !all_readable);
		}

		#[test]
		fn nothing_panics(text: String, ground: String) {
			let _ = is_grounded(&text, &numbers(&ground));
		}
	}
}
