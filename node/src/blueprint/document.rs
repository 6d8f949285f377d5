//! A TOML document, read field by field, so that a mistake in one hides none in another.

use super::{
	number,
	problem::{suggest, Mistake, Place, Report},
};
use std::ops::RangeInclusive;
use toml::de::{DeTable, DeValue};
use toml::Spanned;
use vivarium_engine::{bounded, Text};

/// A value and where it stands.
pub struct Value<'a> {
	pub place: Place,
	value: &'a DeValue<'a>,
}

/// A table, of which the fields are taken by name.
pub struct Fields<'a> {
	pub place: Place,
	table: &'a DeTable<'a>,
	known: Vec<&'static str>,
}

impl<'a> Fields<'a> {
	/// The whole document.
	pub fn document(table: &'a DeTable<'a>) -> Self {
		Self { place: Place::default(), table, known: Vec::new() }
	}

	fn take(&mut self, report: &mut Report, key: &'static str) -> Option<Value<'a>> {
		self.known.push(key);
		let value = self.table.get(key)?;
		let (field, path) = if self.place.path.is_empty() {
			(key.to_string(), key.to_string())
		} else {
			(format!("{}: {key}", self.place.field), format!("{}.{key}", self.place.path))
		};
		let place = Place { at: value.span().start, field, path };
		report.remember(&place);
		Some(Value { place, value: value.get_ref() })
	}

	/// A field that must be there; `None` with a mistake kept.
	pub fn required<T>(
		&mut self,
		report: &mut Report,
		key: &'static str,
		read: impl FnOnce(&Value<'a>) -> Result<T, Mistake>,
	) -> Option<T> {
		match self.take(report, key) {
			Some(value) => report.keep(read(&value)),
			None => {
				report.add(self.place.mistake(format!("`{key}` is missing")));
				None
			}
		}
	}

	/// A field that may be left out; `None` with a mistake kept.
	pub fn optional<T>(
		&mut self,
		report: &mut Report,
		key: &'static str,
		default: T,
		read: impl FnOnce(&Value<'a>) -> Result<T, Mistake>,
	) -> Option<T> {
		match self.take(report, key) {
			Some(value) => report.keep(read(&value)),
			None => Some(default),
		}
	}

	/// The tables under `[[key]]`, each called by its name or its number.
	pub fn tables(&mut self, report: &mut Report, key: &'static str, limit: u32) -> Vec<Fields<'a>> {
		let Some(value) = self.take(report, key) else { return Vec::new() };
		let DeValue::Array(entries) = value.value else {
			report.add(value.place.mistake(format!("write `[[{key}]]`, with two brackets, before each of them")));
			return Vec::new();
		};
		if entries.len() > limit as usize {
			report.add(value.place.mistake(format!("there are {}; at most {limit}", entries.len())));
		}
		let mut tables = Vec::new();
		for (position, entry) in entries.iter().enumerate() {
			let path = format!("{key}s[{position}]");
			let at = entry.span().start;
			let DeValue::Table(table) = entry.get_ref() else {
				report.add(Place { at, ..value.place.clone() }.mistake(format!("write it as a table, `[[{key}]]`")));
				continue;
			};
			let name = table.get("name").and_then(|name| name.get_ref().as_str());
			let field = match name {
				Some(name) => format!("{key} {name:?}"),
				None => format!("{key} {}", position + 1),
			};
			let place = Place { at, field, path };
			report.remember(&place);
			tables.push(Fields { place, table, known: Vec::new() });
		}
		tables
	}

	/// The table's own name, or nothing where it has none.
	pub fn name(&self) -> &'a str {
		self.table.get("name").and_then(|name| name.get_ref().as_str()).unwrap_or_default()
	}

	/// The fields under any name, in the file's order.
	pub fn all(&self) -> Vec<(&'a str, Value<'a>)> {
		let mut entries: Vec<(&Spanned<_>, &Spanned<_>)> = self.table.iter().collect();
		entries.sort_by_key(|(key, _)| key.span().start);
		entries
			.into_iter()
			.map(|(key, value)| {
				let name: &str = key.get_ref();
				let field = format!("{}: {name}", self.place.field);
				(
					name,
					Value { place: Place { at: key.span().start, field, path: String::new() }, value: value.get_ref() },
				)
			})
			.collect()
	}

	/// Keeps a mistake for each field that nobody asked for. `top` are the fields of the document, which do not belong
	/// into a table.
	pub fn refuse_others(&self, report: &mut Report, top: &[&str]) {
		for (name, value) in self.all() {
			if self.known.contains(&name) {
				continue;
			}
			let mend = if top.contains(&name) {
				format!("`{name}` belongs to the top of the file, above the first `[…]`")
			} else {
				format!("there is no field `{name}`; {}", suggest(name, self.known.iter().copied()))
			};
			report.add(Place { field: self.place.field.clone(), ..value.place }.mistake(mend));
		}
	}
}

impl<'a> Value<'a> {
	/// A text.
	pub fn text(&self) -> Result<&'a str, Mistake> {
		self.value.as_str().ok_or_else(|| self.expected("a text in quotes"))
	}

	/// A text of at most so many bytes.
	pub fn bounded<const N: u32>(&self) -> Result<Text<N>, Mistake> {
		self.bound(self.text()?)
	}

	/// A text of several lines and at most so many bytes; the lines end alike, however the file's do.
	pub fn lines<const N: u32>(&self) -> Result<Text<N>, Mistake> {
		self.bound(&self.text()?.replace("\r\n", "\n"))
	}

	fn bound<const N: u32>(&self, text: &str) -> Result<Text<N>, Mistake> {
		bounded(text)
			.map_err(|text| self.place.mistake(format!("has {} bytes; at most {N}, so shorten it", text.len())))
	}

	/// A text or a number, as it is written.
	pub fn as_written(&self) -> Result<String, Mistake> {
		match self.value {
			DeValue::String(text) => Ok(text.to_string()),
			DeValue::Float(float) => Ok(float.as_str().trim_start_matches('+').into()),
			DeValue::Integer(integer) => i128::from_str_radix(integer.as_str(), integer.radix())
				.map(|number| number.to_string())
				.map_err(|_| self.place.mistake("is too large")),
			_ => Err(self.expected("a number")),
		}
	}

	/// A number of so many decimals, exactly.
	pub fn decimal(&self, decimals: u8) -> Result<i64, Mistake> {
		number::exact(&self.as_written()?, decimals).map_err(|mend| self.place.mistake(mend))
	}

	/// A number of so many decimals, exactly, and not below zero.
	pub fn distance(&self, decimals: u8) -> Result<u64, Mistake> {
		u64::try_from(self.decimal(decimals)?).map_err(|_| self.place.mistake("may not be below 0"))
	}

	/// A whole number of this range.
	pub fn whole<T: TryFrom<i64> + Into<i64> + Copy>(&self, range: RangeInclusive<T>) -> Result<T, Mistake> {
		let DeValue::Integer(integer) = self.value else { return Err(self.expected("a whole number")) };
		let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
		let (start, end): (i64, i64) = ((*range.start()).into(), (*range.end()).into());
		number
			.filter(|number| (start..=end).contains(number))
			.and_then(|number| T::try_from(number).ok())
			.ok_or_else(|| self.place.mistake(format!("must be from {start} to {end}")))
	}

	/// `true` or `false`.
	pub fn truth(&self) -> Result<bool, Mistake> {
		self.value.as_bool().ok_or_else(|| self.expected("true or false"))
	}

	/// One of these words.
	pub fn one_of<T: Copy>(&self, words: &[(&str, T)]) -> Result<T, Mistake> {
		let written = self.text()?;
		let found = words.iter().find(|(word, _)| *word == written);
		found.map(|(_, meant)| *meant).ok_or_else(|| {
			let known = suggest(written, words.iter().map(|(word, _)| *word));
			self.place.mistake(format!("{written:?} is not known; {known}"))
		})
	}

	/// The entries of a list of at most so many.
	pub fn list(&self, limit: u32) -> Result<Vec<Value<'a>>, Mistake> {
		let entries = self.value.as_array().ok_or_else(|| self.expected("a list in brackets, […]"))?;
		if entries.len() > limit as usize {
			return Err(self.place.mistake(format!("has {} entries; at most {limit}", entries.len())));
		}
		let value = |(position, entry): (usize, &'a Spanned<DeValue<'a>>)| {
			let path = format!("{}[{position}]", self.place.path);
			let place = Place { at: entry.span().start, field: self.place.field.clone(), path };
			Value { place, value: entry.get_ref() }
		};
		Ok(entries.iter().enumerate().map(value).collect())
	}

	/// A table.
	pub fn fields(&self) -> Result<Fields<'a>, Mistake> {
		let table = self.value.as_table().ok_or_else(|| self.expected("a table, { … }"))?;
		Ok(Fields { place: self.place.clone(), table, known: Vec::new() })
	}

	fn expected(&self, what: &str) -> Mistake {
		let found = match self.value {
			DeValue::String(_) => "a text",
			DeValue::Integer(_) => "a whole number",
			DeValue::Float(_) => "a number",
			DeValue::Boolean(_) => "true or false",
			DeValue::Datetime(_) => "a date",
			DeValue::Array(_) => "a list",
			DeValue::Table(_) => "a table",
		};
		self.place.mistake(format!("is {found}; write {what}"))
	}
}
