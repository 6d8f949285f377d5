//! The rules: what is answered from the data, and from nothing else.

use super::{facts::Facts, schema::Schema};
use serde_json::{json, Value};

/// The longest narrative, where the schema does not say, in characters.
const LONGEST: usize = 1_000;

/// The answer that conforms to a schema.
pub fn answer(schema: Schema, facts: Facts) -> Value {
	let property = |key: &str, schema: Schema| match key {
		"traits" => {
			let traits = schema.properties();
			traits.map(|(name, schema)| (name.to_string(), value(schema, facts.trait_named(name), facts))).collect()
		}
		"transition" => transition(schema, facts).map_or(Value::Null, Value::from),
		"flags" => flags(schema, facts).into(),
		"health_adjustment" => adjustment(schema, facts).into(),
		"narrative" => narrative(facts, schema.most_characters().unwrap_or(LONGEST)).into(),
		_ => value(schema, None, facts),
	};
	schema.properties().map(|(key, schema)| (key.to_string(), property(key, schema))).collect()
}

/// A value that conforms, near to the present one.
fn value(schema: Schema, present: Option<&Value>, facts: Facts) -> Value {
	let options = schema.options();
	match schema.kind() {
		_ if !options.is_empty() => option(&options, present, facts).into(),
		Some("integer" | "number") => integer(schema, present, facts).into(),
		Some("boolean") => present.and_then(Value::as_bool).unwrap_or(false).into(),
		Some("string") => {
			let most = schema.most_characters().unwrap_or(LONGEST);
			match present.and_then(Value::as_str).filter(|text| !text.is_empty()) {
				Some(text) => cut(text, most).into(),
				None => narrative(facts, most).into(),
			}
		}
		Some("array") => json!([]),
		Some("object") => schema
			.properties()
			.map(|(key, schema)| (key.to_string(), value(schema, None, facts)))
			.collect::<serde_json::Map<_, _>>()
			.into(),
		_ => Value::Null,
	}
}

/// Options stand from the best to the worst: the one for the asset's health, or else the present one.
fn option<'a>(options: &[&'a str], present: Option<&Value>, facts: Facts) -> &'a str {
	let present = || options.iter().position(|option| present.and_then(Value::as_str) == Some(option));
	let index = match facts.health() {
		Some(health) => (100 - health) as usize * options.len() / 101,
		None => present().unwrap_or_default(),
	};
	options[index]
}

/// The present value within its range, a twentieth of the range lower where the health is below 50; without one, as
/// far up its range as the health is.
fn integer(schema: Schema, present: Option<&Value>, facts: Facts) -> i64 {
	let (least, most) = schema.range();
	let span = i128::from(most) - i128::from(least);
	let health = facts.health();
	let at = match present.and_then(Value::as_i64) {
		Some(present) => match health {
			Some(health) if health < 50 => i128::from(present) - (span / 20).max(1),
			_ => present.into(),
		},
		None => i128::from(least) + span * i128::from(health.unwrap_or(50)) / 100,
	};
	within(at, least, most)
}

/// None, unless the asset is failing and could go elsewhere.
fn transition<'a>(schema: Schema<'a>, facts: Facts) -> Option<&'a str> {
	let elsewhere = schema.options().into_iter().find(|option| *option != facts.state());
	elsewhere.filter(|_| facts.is_failing())
}

/// None, unless the asset is failing: then the first that is not raised.
fn flags<'a>(schema: Schema<'a>, facts: Facts) -> Vec<&'a str> {
	let raised = facts.flags();
	let others = schema.items().options().into_iter().filter(|option| !raised.contains(option));
	let most = schema.most_items().unwrap_or(1).min(1);
	others.take(if facts.is_failing() { most } else { 0 }).collect()
}

/// -5 if any metric is steep, else 0.
fn adjustment(schema: Schema, facts: Facts) -> i64 {
	let (least, most) = schema.range();
	let is_steep = facts.metrics().any(|metric| metric.is_steep());
	within(if is_steep { -5 } else { 0 }, least, most)
}

/// One or two sentences with the numbers as the data write them, and no other.
pub fn narrative(facts: Facts, most: usize) -> String {
	let health = facts.0["health"].as_i64().map_or("unknown".into(), |health| health.to_string());
	let first = format!("The state is {} and its health is {health}.", facts.state());
	let measured: Vec<String> = facts
		.metrics()
		.map(|metric| match metric.value {
			Some(value) => {
				let verb = if metric.is_fresh { "is" } else { "was" };
				format!("{} {verb} {value} {}", metric.name, metric.unit).trim_end().to_string()
			}
			None => format!("{} is unknown", metric.name),
		})
		.collect();
	let told =
		(1..=measured.len()).rev().map(|count| format!("{first} Of its measures, {}.", measured[..count].join(", ")));
	told.chain([first.clone()]).find(|text| text.chars().count() <= most).unwrap_or_else(|| cut(&first, most))
}

/// As many whole words as there is place for: half of a number would be another number.
fn cut(text: &str, most: usize) -> String {
	if text.chars().count() <= most {
		return text.into();
	}
	let ends = text.char_indices().enumerate().take(most + 1).filter(|(_, (_, letter))| letter.is_whitespace());
	let end = ends.map(|(_, (end, _))| end).last();
	match end {
		Some(end) => text[..end].trim_end().into(),
		None => text.chars().take(most).take_while(|letter| !letter.is_ascii_digit()).collect(),
	}
}

pub fn within(value: i128, least: i64, most: i64) -> i64 {
	value.clamp(least.into(), i128::from(most).max(least.into())) as i64
}

#[cfg(test)]
mod tests {
	use super::*;

	fn data() -> Value {
		json!({
			"state": "nominal", "health": 93, "flags": ["overheat"],
			"traits": { "wear": 3, "grade": "C", "label": "north hall", "seal_ok": true },
			"metrics": {
				"load": { "value": "12.30", "unit": "%", "standing": "fresh", "mean": "12", "slope": "0.1" },
				"heat": { "value": "56.6", "unit": "°C", "standing": "stale", "mean": "56", "slope": "0" },
				"flow": { "value": null, "unit": "l/s", "standing": "missing" },
			},
		})
	}

	fn with(key: &str, value: Value) -> Value {
		let mut data = data();
		data[key] = value;
		data
	}

	fn answered(schema: Value, data: Value) -> Value {
		answer(Schema(&schema), Facts(&data))
	}

	fn traits(of: Value, data: Value) -> Value {
		answered(json!({ "properties": { "traits": { "type": "object", "properties": of } } }), data)["traits"].clone()
	}

	#[test]
	fn an_enumeration_follows_the_health() {
		let grade = json!({ "grade": { "type": "string", "enum": ["A", "B", "C", "D"] } });
		for (health, option) in [(100, "A"), (76, "A"), (74, "B"), (50, "B"), (49, "C"), (24, "D"), (0, "D")] {
			assert_eq!(traits(grade.clone(), with("health", health.into()))["grade"], option, "{health}");
		}
		assert_eq!(traits(grade.clone(), with("health", Value::Null))["grade"], "C", "the present one");
		assert_eq!(traits(grade, json!({}))["grade"], "A");
	}

	#[test]
	fn integers_stay_in_their_range() {
		let wear = |minimum: i64, maximum: i64| json!({ "wear": { "type": "integer", "minimum": minimum, "maximum": maximum } });
		assert_eq!(traits(wear(0, 100), data())["wear"], json!(3));
		assert_eq!(traits(wear(10, 100), data())["wear"], json!(10));
		assert_eq!(traits(wear(-10, 100), with("health", 40.into()))["wear"], json!(-2));
		assert_eq!(traits(wear(0, 100), with("health", 40.into()))["wear"], json!(0));
		assert_eq!(traits(wear(0, 50), json!({ "health": 40 }))["wear"], json!(20));
		assert_eq!(traits(wear(i64::MIN, i64::MAX), data())["wear"], json!(3));
	}

	#[test]
	fn other_traits_stay_as_they_are() {
		let of = json!({
			"seal_ok": { "type": "boolean" }, "label": { "type": "string", "maxLength": 8 },
			"other": { "type": "boolean" }, "text": { "type": "string", "maxLength": 20 },
		});
		let stays = json!({ "seal_ok": true, "label": "north", "other": false, "text": "The state is nominal" });
		assert_eq!(traits(of, data()), stays);
	}

	#[test]
	fn transitions_and_flags_are_for_those_that_fail() {
		let schema = json!({ "properties": {
			"transition": { "anyOf": [{ "type": "string", "enum": ["nominal", "failed"] }, { "type": "null" }] },
			"flags": { "type": "array", "items": { "type": "string", "enum": ["overheat", "inspect"] }, "maxItems": 2 },
		} });
		assert_eq!(answered(schema.clone(), data()), json!({ "transition": null, "flags": [] }));
		let failing = with("health", 19.into());
		assert_eq!(answered(schema, failing), json!({ "transition": "failed", "flags": ["inspect"] }));
	}

	#[test]
	fn a_steep_metric_lowers_the_health() {
		let schema =
			json!({ "properties": { "health_adjustment": { "type": "integer", "minimum": -3, "maximum": 3 } } });
		let adjusted = |data| answered(schema.clone(), data)["health_adjustment"].clone();
		assert_eq!(adjusted(data()), json!(0));
		let steep = json!({ "load": { "value": "12", "mean": "-12", "slope": "-0.6" } });
		assert_eq!(adjusted(with("metrics", steep)), json!(-3));
	}

	#[test]
	fn a_narrative_has_the_numbers_of_the_data() {
		let all = "The state is nominal and its health is 93. Of its measures, ";
		let data = data();
		let told = |most| narrative(Facts(&data), most);
		let words = told(1_000);
		assert!(words.starts_with(all), "{words}");
		for part in ["load is 12.30 %", "heat was 56.6 °C", "flow is unknown"] {
			assert!(words.contains(part), "{words}");
		}
		let one = told(words.chars().count() - 1);
		assert!(one.starts_with(all) && one.ends_with('.') && one.len() < words.len(), "{one}");
		assert_eq!(told(42), "The state is nominal and its health is 93.");
		assert_eq!(told(41), "The state is nominal and its health is");
		assert_eq!(told(5), "The");
		assert_eq!(told(0), "");
		assert_eq!(narrative(Facts(&json!({})), 100), "The state is unknown and its health is unknown.");
	}

	#[test]
	fn whatever_is_asked_conforms() {
		let schema = json!({ "properties": {
			"more": { "type": "object", "properties": { "list": { "type": "array" }, "none": { "type": "null" } } },
		} });
		assert_eq!(answered(schema, data()), json!({ "more": { "list": [], "none": null } }));
	}
}
