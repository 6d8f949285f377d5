//! The JSON schema of an answer.

use super::{request::written, Declaration, Request};
use crate::{
	blueprint::{Core, Texts},
	limits,
	rules::bit,
	text,
	traits::TraitKind,
};
use alloc::{
	format,
	string::{String, ToString},
	vec::Vec,
};

/// The keys of an answer.
pub mod key {
	/// The traits that the model writes, by name.
	pub const TRAITS: &str = "traits";
	/// The name of the state to go to, or null.
	pub const TRANSITION: &str = "transition";
	/// The names of the flags to raise.
	pub const FLAGS: &str = "flags";
	/// How far the health that is shown lies from the computed one.
	pub const ADJUSTMENT: &str = "health_adjustment";
	/// The text.
	pub const NARRATIVE: &str = "narrative";
}

/// The schema of the answer to a request: one object, every key required, no other allowed.
pub fn schema(request: &Request, core: &Core, texts: &Texts, declaration: &Declaration) -> String {
	let mut properties = Vec::new();
	for key in keys(core, declaration) {
		let schema = match key {
			key::TRAITS => object(&traits(core, texts)),
			key::TRANSITION => {
				let states = request.targets(declaration).filter_map(|to| texts.states.get(usize::from(to)));
				let states: Vec<_> = states.map(text).collect();
				if states.is_empty() {
					r#"{"type":"null"}"#.to_string()
				} else {
					format!(r#"{{"anyOf":[{},{{"type":"null"}}]}}"#, one_of(&states))
				}
			}
			key::FLAGS => {
				let flags = (0u8..).zip(&texts.flags).filter(|(flag, _)| declaration.flags & bit(*flag) != 0);
				let flags: Vec<_> = flags.map(|(_, name)| text(name)).collect();
				format!(r#"{{"type":"array","items":{},"maxItems":{}}}"#, one_of(&flags), flags.len())
			}
			key::ADJUSTMENT => {
				let most = declaration.adjustment;
				format!(r#"{{"type":"integer","minimum":-{most},"maximum":{most}}}"#)
			}
			_ => {
				let most = declaration.narrative.as_ref().map_or(0, |terms| terms.maximum);
				format!(r#"{{"type":"string","minLength":1,"maxLength":{most}}}"#)
			}
		};
		properties.push((key.to_string(), schema));
	}
	object(&properties)
}

/// The keys that an answer must have, in the order of the schema.
pub(super) fn keys(core: &Core, declaration: &Declaration) -> Vec<&'static str> {
	let all = [
		(key::TRAITS, written(core).next().is_some()),
		(key::TRANSITION, !declaration.transitions.is_empty()),
		(key::FLAGS, declaration.flags != 0),
		(key::ADJUSTMENT, declaration.adjustment != 0),
		(key::NARRATIVE, declaration.narrative.is_some()),
	];
	all.into_iter().filter(|(_, is_asked)| *is_asked).map(|(key, _)| key).collect()
}

fn traits(core: &Core, texts: &Texts) -> Vec<(String, String)> {
	let described = written(core).filter_map(|index| {
		let index = usize::from(index);
		Some((core.traits.get(index)?, texts.traits.get(index)?))
	});
	described
		.map(|(declared, names)| {
			let schema = match declared.kind {
				TraitKind::Integer { minimum, maximum } => {
					format!(r#"{{"type":"integer","minimum":{minimum},"maximum":{maximum}}}"#)
				}
				TraitKind::Enumeration { .. } => one_of(&names.options.iter().map(text).collect::<Vec<_>>()),
				TraitKind::Bool => r#"{"type":"boolean"}"#.to_string(),
				TraitKind::Text => format!(r#"{{"type":"string","maxLength":{}}}"#, limits::TRAIT_TEXT),
			};
			(text(&names.name).to_string(), schema)
		})
		.collect()
}

fn one_of(names: &[&str]) -> String {
	let names: Vec<_> = names.iter().map(|name| quote(name)).collect();
	format!(r#"{{"type":"string","enum":[{}]}}"#, names.join(","))
}

fn object(properties: &[(String, String)]) -> String {
	let keys: Vec<_> = properties.iter().map(|(key, _)| quote(key)).collect();
	let schemas: Vec<_> = properties.iter().map(|(key, schema)| format!("{}:{schema}", quote(key))).collect();
	format!(
		r#"{{"type":"object","additionalProperties":false,"required":[{}],"properties":{{{}}}}}"#,
		keys.join(","),
		schemas.join(",")
	)
}

fn quote(text: &str) -> String {
	serde_json::to_string(text).unwrap_or_default()
}
