//! What a schema asks for. Only as much of JSON Schema as is asked of it.

use serde_json::{Map, Value};

/// A schema of one value.
#[derive(Clone, Copy)]
pub struct Schema<'a>(pub &'a Value);

impl<'a> Schema<'a> {
	/// The keys of an object, each with its schema.
	pub fn properties(&self) -> impl Iterator<Item = (&'a str, Schema<'a>)> {
		self.0["properties"].as_object().into_iter().flatten().map(|(key, schema)| (key.as_str(), Schema(schema)))
	}

	/// The schema of a key.
	pub fn property(&self, key: &str) -> Option<Schema<'a>> {
		self.0["properties"].get(key).map(Schema)
	}

	/// The schemas of the traits.
	pub fn traits(&self) -> impl Iterator<Item = (&'a str, Schema<'a>)> {
		self.property("traits").into_iter().flat_map(|traits| traits.properties())
	}

	/// The texts to choose from; none if any will do.
	pub fn options(&self) -> Vec<&'a str> {
		let own = self.0["enum"].as_array().into_iter().flatten().filter_map(Value::as_str);
		let others = self.0["anyOf"].as_array().into_iter().flatten();
		own.chain(others.flat_map(|schema| Schema(schema).options())).collect()
	}

	/// What a value may be an instance of, first.
	pub fn kind(&self) -> Option<&'a str> {
		match &self.0["type"] {
			Value::String(kind) => Some(kind),
			Value::Array(kinds) => kinds.first().and_then(Value::as_str),
			_ if self.0["properties"].is_object() => Some("object"),
			_ => self.0["anyOf"].as_array().into_iter().flatten().find_map(|schema| Schema(schema).kind()),
		}
	}

	pub fn is_integer(&self) -> bool {
		self.kind() == Some("integer")
	}

	pub fn is_boolean(&self) -> bool {
		self.kind() == Some("boolean")
	}

	/// The least and the greatest number.
	pub fn range(&self) -> (i64, i64) {
		let bound = |key: &str| self.0[key].as_i64();
		(bound("minimum").unwrap_or(i64::MIN), bound("maximum").unwrap_or(i64::MAX))
	}

	/// The most characters of a text.
	pub fn most_characters(&self) -> Option<usize> {
		self.size("maxLength")
	}

	/// The most elements of an array.
	pub fn most_items(&self) -> Option<usize> {
		self.size("maxItems")
	}

	/// The schema of an array's elements.
	pub fn items(&self) -> Schema<'a> {
		Schema(&self.0["items"])
	}

	fn size(&self, key: &str) -> Option<usize> {
		self.0[key].as_u64().and_then(|size| usize::try_from(size).ok())
	}
}

/// Puts values in place of others, key by key where both are objects.
pub fn merge(into: &mut Map<String, Value>, from: Map<String, Value>) {
	for (key, value) in from {
		match (into.get_mut(&key), value) {
			(Some(Value::Object(into)), Value::Object(from)) => merge(into, from),
			(_, value) => drop(into.insert(key, value)),
		}
	}
}
