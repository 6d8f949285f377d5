//! Taking a number out of a JSON document without a float on the way.

use crate::{cause::Cause, limits, pointer};
use alloc::{borrow::Cow, collections::BTreeSet, string::String};
use core::fmt;
use serde::{
	de::{Deserializer as _, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor},
	Deserialize,
};
use serde_json::{value::RawValue, Deserializer};

/// A response's body that is JSON within the limits.
pub struct Document<'a>(&'a RawValue);

impl<'a> Document<'a> {
	/// Reads a body.
	///
	/// # Errors
	/// [`Cause::TooLarge`] or [`Cause::Json`].
	pub fn parse(body: &'a [u8]) -> Result<Self, Cause> {
		if body.len() > limits::BODY as usize {
			return Err(Cause::TooLarge);
		}
		let text = core::str::from_utf8(body).map_err(|_| Cause::Json)?;
		if !is_shallow(text) {
			return Err(Cause::Json);
		}
		serde_json::from_str(text).map(Self).map_err(|_| Cause::Json)
	}

	/// The text of the number, or of the string, at a pointer: a number exactly as it stands there.
	///
	/// # Errors
	/// [`Cause::Pointer`] where nothing is, [`Cause::Json`] where an object on the way names a key twice, and
	/// [`Cause::Type`] where neither a number nor a string is.
	pub fn text(&self, pointer: &str) -> Result<Cow<'a, str>, Cause> {
		let mut value = self.0;
		for token in pointer::tokens(pointer).map_err(|_| Cause::Pointer)? {
			value = step(value, &token)?;
		}
		let raw = value.get();
		if raw.starts_with('"') {
			return serde_json::from_str::<String>(raw).map(Cow::Owned).map_err(|_| Cause::Json);
		}
		if raw.starts_with(|c: char| c == '-' || c.is_ascii_digit()) {
			return Ok(Cow::Borrowed(raw));
		}
		Err(Cause::Type)
	}
}

/// Whether no more than the allowed number of arrays and objects are nested.
pub(crate) fn is_shallow(text: &str) -> bool {
	let mut depth = 0u32;
	let mut in_string = false;
	let mut escaped = false;
	for byte in text.bytes() {
		if in_string {
			in_string = escaped || byte != b'"';
			escaped = !escaped && byte == b'\\';
			continue;
		}
		match byte {
			b'"' => in_string = true,
			b'{' | b'[' => depth = depth.saturating_add(1),
			b'}' | b']' => depth = depth.saturating_sub(1),
			_ => {}
		}
		if depth > limits::JSON_DEPTH {
			return false;
		}
	}
	true
}

/// One reference token further into the document.
fn step<'a>(value: &'a RawValue, token: &str) -> Result<&'a RawValue, Cause> {
	if !value.get().starts_with(['{', '[']) {
		return Err(Cause::Pointer);
	}
	let found = Deserializer::from_str(value.get()).deserialize_any(Child { token });
	found.map_err(|_| Cause::Json)?.ok_or(Cause::Pointer)
}

struct Child<'t> {
	token: &'t str,
}

impl<'de> Visitor<'de> for Child<'_> {
	type Value = Option<&'de RawValue>;

	fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.write_str("an object or an array")
	}

	fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
		let mut found = None;
		let mut seen = BTreeSet::new();
		while let Some(Key(key)) = map.next_key()? {
			if key == self.token {
				found = Some(map.next_value()?);
			} else {
				map.next_value::<IgnoredAny>()?;
			}
			if !seen.insert(key) {
				return Err(A::Error::custom("duplicate key"));
			}
		}
		Ok(found)
	}

	fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
		let is_index = self.token == "0" || (!self.token.starts_with(['0', '+']));
		let index: Option<usize> = if is_index { self.token.parse().ok() } else { None };
		let mut found = None;
		let mut position = 0usize;
		while let Some(item) = items.next_element::<&RawValue>()? {
			if Some(position) == index {
				found = Some(item);
			}
			position = position.saturating_add(1);
		}
		Ok(found)
	}
}

/// A key, borrowed unless it holds escapes.
#[derive(Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

#[cfg(test)]
mod tests {
	use super::*;
	use crate::decimal;
	use proptest::prelude::*;

	/// The number at the pointer, to so many decimals.
	fn extract(body: &[u8], pointer: &str, decimals: u8) -> Result<i64, Cause> {
		let document = Document::parse(body)?;
		let text = document.text(pointer)?;
		decimal::parse(&text, decimals).map_err(|error| match error {
			decimal::DecimalError::Syntax => Cause::Type,
			decimal::DecimalError::Overflow => Cause::Number,
		})
	}

	#[test]
	fn numbers_and_numeric_strings_are_found() {
		let body = br#"{"a":{"b":[1,{"c":"23.5"},-4e1]},"":7,"x/y":8,"k\u0065y":9}"#;
		assert_eq!(extract(body, "/a/b/0", 0), Ok(1));
		assert_eq!(extract(body, "/a/b/1/c", 2), Ok(2350));
		assert_eq!(extract(body, "/a/b/2", 0), Ok(-40));
		assert_eq!(extract(body, "/", 0), Ok(7));
		assert_eq!(extract(body, "/x~1y", 0), Ok(8));
		assert_eq!(extract(body, "/key", 0), Ok(9));
		assert_eq!(extract(b"12", "", 1), Ok(120));
	}

	#[test]
	fn large_numbers_lose_no_digit() {
		assert_eq!(extract(br#"{"n":9007199254740993}"#, "/n", 0), Ok(9_007_199_254_740_993));
		assert_eq!(extract(br#"{"n":0.1234567891}"#, "/n", 9), Ok(123_456_789));
	}

	#[test]
	fn a_pointer_that_leads_nowhere_is_refused() {
		let body = br#"{"a":[1],"b":2}"#;
		for pointer in ["/c", "/a/1", "/a/-", "/a/00", "/a/+0", "/b/x", "/a/0/0", "a"] {
			assert_eq!(extract(body, pointer, 0), Err(Cause::Pointer), "{pointer}");
		}
	}

	#[test]
	fn what_is_no_number_is_refused() {
		for value in ["null", "true", "{}", "[]", r#""hot""#, r#""""#, r#"" 1""#, r#""0x1""#] {
			let body = alloc::format!(r#"{{"v":{value}}}"#);
			assert_eq!(extract(body.as_bytes(), "/v", 0), Err(Cause::Type), "{value}");
		}
		assert_eq!(extract(br#"{"v":1e30}"#, "/v", 0), Err(Cause::Number));
	}

	#[test]
	fn what_is_not_json_is_refused() {
		for body in ["", "{", r#"{"v":1"#, r#"{"v":01}"#, r#"{"v":NaN}"#, r#"{"v":1}x"#, "<html>", r#"{"v":1,}"#] {
			assert_eq!(extract(body.as_bytes(), "/v", 0), Err(Cause::Json), "{body}");
		}
		assert_eq!(extract(b"{\"v\":\"\xff\"}", "/v", 0), Err(Cause::Json));
	}

	#[test]
	fn a_duplicate_key_on_the_way_is_refused() {
		assert_eq!(extract(br#"{"v":1,"v":2}"#, "/v", 0), Err(Cause::Json));
		assert_eq!(extract(br#"{"v":1,"\u0076":2}"#, "/v", 0), Err(Cause::Json));
		assert_eq!(extract(br#"{"w":1,"w":2,"v":3}"#, "/v", 0), Err(Cause::Json));
		assert_eq!(extract(br#"{"w":{"x":1,"x":2},"v":3}"#, "/v", 0), Ok(3), "not on the way");
	}

	#[test]
	fn depth_and_size_are_limited() {
		let nested = |depth: usize| alloc::format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
		assert_eq!(extract(nested(16).as_bytes(), &"/0".repeat(16), 0), Ok(1));
		assert_eq!(extract(nested(17).as_bytes(), &"/0".repeat(17), 0), Err(Cause::Json));
		let brackets_in_text = alloc::format!(r#"{{"s":"\"{}","v":1}}"#, "[".repeat(40));
		assert_eq!(extract(brackets_in_text.as_bytes(), "/v", 0), Ok(1));
		assert_eq!(extract(&alloc::vec![b' '; 64 * 1024 + 1], "/v", 0), Err(Cause::TooLarge));
	}

	proptest! {
		#[test]
		fn nothing_panics(body: Vec<u8>, pointer: String, decimals: u8) {
			let _ = extract(&body, &pointer, decimals);
		}

		#[test]
		fn json_like_input_does_not_panic(body in r#"[\[\]{}",:0-9eE.\\ntrul-]{0,200}"#, pointer in "(/[0-9a-z~]{0,3}){0,4}") {
			let _ = extract(body.as_bytes(), &pointer, 3);
		}
	}
}
