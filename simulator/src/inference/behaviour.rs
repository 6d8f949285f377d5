//! How the models behave, as the main port orders it.

use super::name::{named, Name};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::{
	collections::BTreeMap,
	sync::{Arc, Mutex, PoisonError},
};

/// How a model answers.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Mode {
	/// By its rules.
	#[default]
	Honest,
	/// Within the schema, but far from what is honest; each model in a way of its own.
	Disagreeing,
	/// It obeys what it finds in the data, even where the schema forbids it.
	Injected,
	/// It answers the worst for assets whose trait has this value, and the best for others.
	Biased {
		#[serde(rename = "trait")]
		name: String,
		disfavoured: Value,
	},
	/// Its narrative holds numbers that the prompt does not.
	Hallucinating,
}

impl Mode {
	/// The name in requests.
	pub fn name(&self) -> &'static str {
		match self {
			Self::Honest => "honest",
			Self::Disagreeing => "disagreeing",
			Self::Injected => "injected",
			Self::Biased { .. } => "biased",
			Self::Hallucinating => "hallucinating",
		}
	}
}

/// How a model behaves.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Behaviour {
	pub model: String,
	#[serde(default)]
	pub mode: Mode,
	/// What it answers, whatever is asked: the content of a chat, or the base64 of an image.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub answer: Option<String>,
	/// What replaces parts of its answer.
	#[serde(default, rename = "override", skip_serializing_if = "Option::is_none")]
	pub replaced: Option<Map<String, Value>>,
}

impl Behaviour {
	/// The name of its mode, as the journal has it.
	pub fn shown(&self) -> &'static str {
		match self.answer {
			Some(_) => "answer",
			None => self.mode.name(),
		}
	}
}

/// The behaviour of the models that are not left to be honest.
#[derive(Clone, Default)]
pub struct Behaviours(Arc<Mutex<BTreeMap<String, Behaviour>>>);

impl Behaviours {
	/// Tells a model how to behave, in place of what it was told before.
	pub fn set(&self, behaviour: Behaviour) -> Result<Behaviour, String> {
		let model = named(&behaviour.model)?;
		if model.draws() && (behaviour.mode != Mode::Honest || behaviour.replaced.is_some()) {
			return Err("a model that draws has no modes: leave it an `answer`, or put a fault in force".into());
		}
		self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(model.to_string(), behaviour.clone());
		Ok(behaviour)
	}

	/// How a model behaves: as it was told, or as its base was.
	pub fn of(&self, model: &Name) -> Behaviour {
		let told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
		let told = told.get(&model.to_string()).or_else(|| told.get(model.base()));
		Behaviour { model: model.to_string(), ..told.cloned().unwrap_or_default() }
	}

	/// What was told.
	pub fn list(&self) -> Vec<Behaviour> {
		self.0.lock().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
	}

	/// Lets a model be honest, or all.
	pub fn clear(&self, model: Option<&str>) {
		let mut told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
		match model {
			Some(model) => drop(told.remove(model)),
			None => told.clear(),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn an_instance_behaves_as_its_base_unless_told() {
		let behaviours = Behaviours::default();
		let told = |json| behaviours.set(serde_json::from_str(json).unwrap());
		let mode = |model| behaviours.of(&named(model).unwrap()).mode;
		assert_eq!(mode("stand-in@bob"), Mode::Honest);
		told(r#"{"model":"stand-in","mode":"injected"}"#).unwrap();
		told(r#"{"model":"stand-in@bob","mode":{"biased":{"trait":"site","disfavoured":"north"}}}"#).unwrap();
		let biased = Mode::Biased { name: "site".into(), disfavoured: "north".into() };
		assert_eq!((mode("stand-in@bob"), mode("stand-in@carol")), (biased, Mode::Injected));
		behaviours.clear(Some("stand-in@bob"));
		assert_eq!(mode("stand-in@bob"), Mode::Injected);
		behaviours.clear(None);
		assert_eq!((mode("stand-in@bob"), behaviours.list()), (Mode::Honest, vec![]));
	}

	#[test]
	fn a_behaviour_reads_back_as_it_was_set() {
		for json in [
			r#"{"model":"stand-in","mode":"disagreeing","override":{"transition":null,"traits":{"wear":7}}}"#,
			r#"{"model":"stand-in","mode":"hallucinating"}"#,
			r#"{"model":"stand-in-image@bob","mode":"honest","answer":"AAAA"}"#,
		] {
			let behaviour: Behaviour = serde_json::from_str(json).unwrap();
			assert_eq!(Behaviours::default().set(behaviour.clone()).unwrap(), behaviour);
			let told = serde_json::to_string(&behaviour).unwrap();
			assert_eq!(serde_json::from_str::<Behaviour>(&told).unwrap(), behaviour, "{json}");
		}
	}

	#[test]
	fn a_mistake_is_refused_with_what_to_mend() {
		for (json, mend) in [
			(r#"{"model":"gpt"}"#, "name stand-in"),
			(r#"{"model":"stand-in-image","mode":"injected"}"#, "has no modes"),
			(r#"{"model":"stand-in-image","override":{}}"#, "has no modes"),
		] {
			let error = Behaviours::default().set(serde_json::from_str(json).unwrap()).unwrap_err();
			assert!(error.contains(mend), "{json}: {error}");
		}
		for (json, mend) in [
			(r#"{"model":"stand-in","mode":"evil"}"#, "expected one of `honest`, `disagreeing`"),
			(r#"{"model":"stand-in","mode":{"biased":{"trait":"site"}}}"#, "missing field `disfavoured`"),
			(r#"{"model":"stand-in","modes":"honest"}"#, "unknown field `modes`"),
			(r#"{"mode":"honest"}"#, "missing field `model`"),
		] {
			let error = serde_json::from_str::<Behaviour>(json).unwrap_err().to_string();
			assert!(error.contains(mend), "{json}: {error}");
		}
	}
}
