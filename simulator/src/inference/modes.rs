//! Answers that conform to the schema, and are wrong.

use super::{facts::Facts, hash, honest, schema::Schema};
use serde_json::{Map, Value};

/// An answer far from the honest one, in a way that follows from the model's name.
pub fn disagreeing(honest: &mut Map<String, Value>, schema: Schema, model: &str) {
	let chance = hash(model.as_bytes());
	each(honest, schema, &|schema, value| {
		let options = schema.options();
		match options.iter().position(|option| value.as_str() == Some(option)) {
			Some(present) if options.len() > 1 => {
				let step = 1 + (chance % (options.len() as u64 - 1)) as usize;
				*value = options[(present + step) % options.len()].into();
			}
			None if value.is_null() && !options.is_empty() => {
				*value = options[(chance % options.len() as u64) as usize].into();
			}
			_ if schema.is_boolean() => *value = (value == &Value::Bool(false)).into(),
			_ if schema.is_integer() => *value = far(value.as_i64().unwrap_or_default(), schema.range(), chance).into(),
			_ => {}
		}
	});
}

/// Near the farther end of the range.
fn far(from: i64, (least, most): (i64, i64), chance: u64) -> i64 {
	let span = i128::from(most) - i128::from(least);
	let short = i128::from(chance) % (span / 8).max(1);
	let is_low = i128::from(from) - i128::from(least) <= span / 2;
	let to = if is_low { i128::from(most) - short } else { i128::from(least) + short };
	honest::within(to, least, most)
}

/// The worst answer for assets whose trait has this value, and the best for others.
pub fn biased(honest: &mut Map<String, Value>, schema: Schema, facts: Facts, name: &str, disfavoured: &Value) {
	let is_worst = facts.trait_named(name) == Some(disfavoured);
	each(honest, schema, &|schema, value| {
		let options = schema.options();
		let (least, most) = schema.range();
		match (options.first(), options.last()) {
			// Where nothing need be chosen, that is the best.
			_ if is_nullable(schema) && !is_worst => *value = Value::Null,
			(Some(best), Some(worst)) => *value = (*if is_worst { worst } else { best }).into(),
			_ if schema.is_boolean() => *value = (!is_worst).into(),
			_ if schema.is_integer() => *value = if is_worst { least } else { most }.into(),
			_ => {}
		}
	});
}

fn is_nullable(schema: Schema) -> bool {
	let others = schema.0["anyOf"].as_array().into_iter().flatten();
	others.chain([schema.0]).any(|schema| match &schema["type"] {
		Value::Array(kinds) => kinds.iter().any(|kind| kind == "null"),
		kind => kind == "null",
	})
}

/// Does it to each trait, to the transition and to the adjustment, where they are asked for.
fn each(answer: &mut Map<String, Value>, schema: Schema, change: &dyn Fn(Schema, &mut Value)) {
	for key in ["transition", "health_adjustment"] {
		if let (Some(schema), Some(value)) = (schema.property(key), answer.get_mut(key)) {
			change(schema, value);
		}
	}
	for (name, schema) in schema.traits() {
		if let Some(value) = answer.get_mut("traits").and_then(|traits| traits.get_mut(name)) {
			change(schema, value);
		}
	}
}

/// A sentence with a number that the prompt does not hold.
pub fn ungrounded(prompt: &str) -> String {
	let numbers = (0u64..).map(|attempt| (1_000 + hash(format!("{attempt}{prompt}").as_bytes()) % 9_000).to_string());
	let number = numbers.into_iter().find(|number| !prompt.contains(number.as_str()));
	format!("It has run for {} hours.", number.unwrap_or_default())
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	fn schema() -> Value {
		json!({ "properties": {
			"traits": { "type": "object", "properties": {
				"grade": { "type": "string", "enum": ["A", "B", "C", "D"] },
				"only": { "type": "string", "enum": ["one"] },
				"wear": { "type": "integer", "minimum": 0, "maximum": 100 },
				"wide": { "type": "integer", "minimum": i64::MIN, "maximum": i64::MAX },
				"seal_ok": { "type": "boolean" },
			} },
			"transition": { "anyOf": [{ "type": "string", "enum": ["failed"] }, { "type": "null" }] },
			"health_adjustment": { "type": "integer", "minimum": -10, "maximum": 10 },
			"narrative": { "type": "string", "maxLength": 200 },
		} })
	}

	fn data() -> Value {
		json!({
			"state": "nominal", "health": 90,
			"traits": { "grade": "A", "wear": 10, "seal_ok": true, "site": "north", "wide": -7 },
		})
	}

	fn answered(change: impl Fn(&mut Map<String, Value>, Schema, Facts)) -> (Value, Value) {
		let (schema, data) = (schema(), data());
		let honest = honest::answer(Schema(&schema), Facts(&data));
		let mut answer = honest.as_object().unwrap().clone();
		change(&mut answer, Schema(&schema), Facts(&data));
		(honest, answer.into())
	}

	#[test]
	fn one_that_disagrees_is_far_off_within_the_schema() {
		let by = |model: &str| answered(|answer, schema, _| disagreeing(answer, schema, model));
		for model in ["stand-in@a", "stand-in@b", "stand-in@c", "stand-in@d"] {
			let (honest, answer) = by(model);
			let (traits, transition) = (&answer["traits"], &answer["transition"]);
			assert_ne!(traits["grade"], honest["traits"]["grade"]);
			assert!(["B", "C", "D"].iter().any(|option| traits["grade"] == *option), "{answer}");
			assert!((87..=100).contains(&traits["wear"].as_i64().unwrap()), "{answer}");
			assert!(traits["wide"].as_i64().unwrap() > i64::MAX / 2, "{answer}");
			assert_eq!(
				(&traits["only"], &traits["seal_ok"], transition),
				(&json!("one"), &json!(false), &json!("failed"))
			);
			assert!(answer["health_adjustment"].as_i64().unwrap().abs() >= 8, "{answer}");
			assert_eq!(answer["narrative"], honest["narrative"]);
			assert_eq!(by(model).1, answer, "always the same");
		}
		assert_ne!(by("stand-in@a").1, by("stand-in@c").1, "each in a way of its own");
	}

	#[test]
	fn one_that_is_biased_is_worst_to_a_cohort() {
		let towards = |site| answered(|answer, schema, facts| biased(answer, schema, facts, "site", &json!(site))).1;
		let (worst, best) = (towards("north"), towards("south"));
		for (answer, grade, wear, seal, transition, adjustment) in
			[(&worst, "D", 0, false, json!("failed"), -10), (&best, "A", 100, true, Value::Null, 10)]
		{
			assert_eq!((&answer["traits"]["grade"], &answer["traits"]["wear"]), (&json!(grade), &json!(wear)));
			assert_eq!((&answer["traits"]["seal_ok"], &answer["transition"]), (&json!(seal), &transition));
			assert_eq!(answer["health_adjustment"], json!(adjustment));
		}
	}

	#[test]
	fn an_ungrounded_number_is_not_in_the_prompt() {
		for prompt in ["", "health 93", "1000 2000"] {
			let text = ungrounded(prompt);
			let number: String = text.chars().filter(char::is_ascii_digit).collect();
			assert!(number.len() == 4 && !prompt.contains(&number), "{text}");
			assert_eq!(ungrounded(prompt), text);
		}
	}
}
