//! What is wrong with a file, and where.

use std::{collections::BTreeMap, fmt};

/// What is wrong, where, and how to mend it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Problem {
	/// The line, from 1.
	pub line: usize,
	/// The character in it, from 1.
	pub column: usize,
	/// The field as people name it: `metric "load": minimum`. Empty for the file as a whole.
	pub field: String,
	/// What is wrong with it, and what to write instead.
	pub mend: String,
}

impl fmt::Display for Problem {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(formatter, "{}:{}: ", self.line, self.column)?;
		if !self.field.is_empty() {
			write!(formatter, "{}: ", self.field)?;
		}
		formatter.write_str(&self.mend)
	}
}

/// Where a field stands.
#[derive(Clone, Debug, Default)]
pub struct Place {
	/// In the file, in bytes.
	pub at: usize,
	/// As people name it.
	pub field: String,
	/// As the engine names it: `metrics[0].minimum`.
	pub path: String,
}

/// A mistake at a place.
#[derive(Clone, Debug)]
pub struct Mistake {
	at: usize,
	field: String,
	mend: String,
}

impl Place {
	/// A mistake here.
	pub fn mistake(&self, mend: impl Into<String>) -> Mistake {
		Mistake { at: self.at, field: self.field.clone(), mend: mend.into() }
	}
}

/// The mistakes found so far, and where the fields stand.
#[derive(Default)]
pub struct Report {
	mistakes: Vec<Mistake>,
	places: BTreeMap<String, Place>,
}

impl Report {
	/// Keeps a mistake.
	pub fn add(&mut self, mistake: Mistake) {
		self.mistakes.push(mistake);
	}

	/// The result, or `None` with its mistake kept.
	pub fn keep<T>(&mut self, result: Result<T, Mistake>) -> Option<T> {
		result.map_err(|mistake| self.add(mistake)).ok()
	}

	/// Remembers where a field stands.
	pub fn remember(&mut self, place: &Place) {
		self.places.insert(place.path.clone(), place.clone());
	}

	/// Whether no mistake was found.
	pub fn is_clean(&self) -> bool {
		self.mistakes.is_empty()
	}

	/// Keeps what the engine found, at the field, as it names it, or the nearest one around it.
	pub fn add_flaw(&mut self, field: &str, mend: &str) {
		let path = field.trim_start_matches("texts.").replace(".kind.", ".");
		let mut known = path.as_str();
		let place = loop {
			if let Some(place) = self.places.get(known) {
				break place.clone();
			}
			match known.rfind(['.', '[']) {
				Some(end) => known = &known[..end],
				None => break Place { field: path.clone(), ..Place::default() },
			}
		};
		self.add(place.mistake(mend));
	}

	/// The problems of this text, in its order.
	pub fn into_problems(mut self, text: &str) -> Vec<Problem> {
		self.mistakes.sort_by_key(|mistake| mistake.at);
		self.mistakes
			.into_iter()
			.map(|mistake| {
				let (line, column) = position(text, mistake.at);
				Problem { line, column, field: mistake.field, mend: mistake.mend }
			})
			.collect()
	}
}

/// Line and column of a byte, both from 1.
pub fn position(text: &str, at: usize) -> (usize, usize) {
	let before = text.get(..at).unwrap_or(text);
	let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
	(before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// ` Did you mean …?`, or what there is.
pub fn suggest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> String {
	let known: Vec<&str> = known.into_iter().collect();
	let close = |name: &&&str| distance(written, name) <= 1 + written.chars().count() / 4;
	match known.iter().filter(close).min_by_key(|name| distance(written, name)) {
		Some(name) => format!("did you mean `{name}`?"),
		None if known.is_empty() => "there is none".into(),
		None => format!("there is {}", known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")),
	}
}

/// How many characters must be changed, added or removed to make one of the other.
fn distance(from: &str, to: &str) -> usize {
	let to: Vec<char> = to.to_lowercase().chars().collect();
	let mut row: Vec<usize> = (0..=to.len()).collect();
	for (line, character) in from.to_lowercase().chars().enumerate() {
		let mut diagonal = line;
		let mut left = line + 1;
		for (above, other) in row.iter_mut().skip(1).zip(&to) {
			let changed = diagonal + usize::from(character != *other);
			diagonal = *above;
			left = changed.min(left + 1).min(diagonal + 1);
			*above = left;
		}
		row[0] = line + 1;
	}
	row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn positions_count_lines_and_characters() {
		assert_eq!(position("a\nüb\n", 0), (1, 1));
		assert_eq!(position("a\nüb\n", 4), (2, 2), "ü has two bytes");
		assert_eq!(position("a", 99), (1, 2));
	}

	#[test]
	fn the_nearest_name_is_suggested() {
		assert_eq!(distance("watch", "wach"), 1);
		assert_eq!(distance("", "ab"), 2);
		assert_eq!(distance("kitten", "sitting"), 3);
		assert_eq!(suggest("maximun", ["minimum", "maximum"]), "did you mean `maximum`?");
		assert_eq!(suggest("colour", ["minimum", "maximum"]), "there is `minimum`, `maximum`");
		assert_eq!(suggest("colour", []), "there is none");
	}
}
