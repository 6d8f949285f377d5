//! What goes wrong with what a model says.

use super::{chat::Reply, modes, question::Chat, schema::Schema};
use crate::faults::{deepened, edited, Edit, Fault};
use serde_json::{json, Map, Value};

/// What a text begins with that is too long.
const WORD: &str = "word ";

/// The reply with an answer, which the fault has spoiled.
pub fn spoiled(fault: &Fault, content: String, asked: &Chat) -> Reply {
	let half = || content.chars().take(content.chars().count() / 2).collect::<String>();
	match fault {
		Fault::CutOff => Reply { finish: "length", ..Reply::saying(half()) },
		Fault::NotJson => Reply::saying("Here is what I think of it: it is well, all in all.".into()),
		Fault::ToolCall => Reply::calling("set_state".into()),
		Fault::Declined => {
			Reply { content: None, refusal: Some("I cannot help with that."), ..Reply::saying(String::new()) }
		}
		Fault::Filtered => Reply { finish: "content_filter", ..Reply::saying(String::new()) },
		Fault::NoChoice => Reply { is_given: false, ..Reply::saying(String::new()) },
		Fault::Empty => Reply::saying(String::new()),
		Fault::Deep { levels } => Reply::saying(deepened(&content, *levels)),
		Fault::DuplicateKey => Reply::saying(twice(&content)),
		fault => Reply::saying(match serde_json::from_str(&content) {
			Ok(Value::Object(mut answer)) => {
				edit(fault, &mut answer, asked);
				Value::Object(answer).to_string()
			}
			_ => content,
		}),
	}
}

/// The document with its first key twice.
fn twice(content: &str) -> String {
	match serde_json::from_str(content) {
		Ok(Value::Object(answer)) => match answer.iter().next() {
			Some((key, value)) => content.replacen('{', &format!("{{{}:{value},", Value::from(key.as_str())), 1),
			None => content.into(),
		},
		_ => content.into(),
	}
}

fn edit(fault: &Fault, answer: &mut Map<String, Value>, asked: &Chat) {
	let nothing = Value::Null;
	let schema = Schema(asked.schema.as_ref().unwrap_or(&nothing));
	let first =
		|is: &dyn Fn(Schema) -> bool| schema.traits().find(|(_, schema)| is(*schema)).map(|(name, _)| name.into());
	match fault {
		Fault::ExtraKey { key } => put(answer, key, "This was not asked for.".into()),
		Fault::MissingKey { key } => {
			let first = || schema.properties().next().map(|(key, _)| key.to_string());
			key.clone().or_else(first).and_then(|key| answer.remove(&key));
		}
		Fault::WrongType { value, fields } => {
			let chosen = |key: &str| match fields {
				Some(fields) => fields.iter().any(|field| field == key),
				None => answer.contains_key(key),
			};
			let document = Value::Object(answer.clone()).to_string();
			let edited = edited(&document, &|key, _| chosen(key).then(|| Edit::Set(value.clone())));
			if let Ok(edited) = serde_json::from_str(&edited) {
				*answer = edited;
			}
		}
		Fault::OutOfRange { name } => {
			let name = name.clone().or_else(|| first(&|schema| schema.is_integer()));
			let of = name.as_ref().and_then(|name| schema.property("traits")?.property(name));
			match (name, of.or(schema.property("health_adjustment"))) {
				(Some(name), Some(of)) => set_trait(answer, name, beyond(of)),
				(None, Some(of)) => put(answer, "health_adjustment", beyond(of)),
				_ => {}
			}
		}
		Fault::UnknownOption { name } => {
			if let Some(name) = name.clone().or_else(|| first(&|schema| !schema.options().is_empty())) {
				set_trait(answer, name, "no such option".into());
			}
		}
		Fault::ForbiddenTrait { name, value } => {
			let asked_for = |name: &str| schema.traits().any(|(asked, _)| asked == name);
			let other = || asked.facts().trait_names().find(|name| !asked_for(name)).map(String::from);
			let name = name.clone().or_else(other).unwrap_or_else(|| "owner".into());
			set_trait(answer, name, value.clone());
		}
		Fault::UndeclaredTransition { to } => put(answer, "transition", to.as_str().into()),
		Fault::UndeclaredFlag { flag } => put(answer, "flags", json!([flag])),
		Fault::ClearFlag { flag } => {
			let flags = match flag {
				Some(flag) => vec![flag.as_str()],
				None => asked.facts().flags(),
			};
			put(answer, "clear_flags", flags.into());
		}
		Fault::UngroundedNumber => put(answer, "narrative", modes::ungrounded(&asked.all).into()),
		Fault::ForbiddenWord { word } => put(answer, "narrative", format!("It is {word}.").into()),
		Fault::ControlCharacter => put(answer, "narrative", "It is \u{7}well.".into()),
		Fault::LongText { characters } => {
			let text: String = WORD.chars().cycle().take(*characters).collect();
			put(answer, "narrative", text.into());
		}
		_ => {}
	}
}

fn put(answer: &mut Map<String, Value>, key: &str, value: Value) {
	answer.insert(key.into(), value);
}

fn set_trait(answer: &mut Map<String, Value>, name: String, value: Value) {
	match answer.entry("traits").or_insert_with(|| json!({})) {
		Value::Object(traits) => drop(traits.insert(name, value)),
		other => *other = Map::from_iter([(name, value)]).into(),
	}
}

/// One more than the greatest; or the greatest of all numbers and one, where the schema has no end.
fn beyond(schema: Schema) -> Value {
	let (_, most) = schema.range();
	most.checked_add(1).map_or_else(|| (1u64 << 63).into(), Value::from)
}
