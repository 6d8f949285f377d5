//! What a model that speaks says.

use super::{
	behaviour::{Behaviour, Mode},
	facts::Facts,
	faults, honest,
	injected::{self, Said},
	modes,
	question::{Chat, Format},
	schema::{merge, Schema},
	FINGERPRINT, LABEL,
};
use crate::faults::Fault;
use serde_json::{json, Map, Value};

/// How many characters are counted as a token.
const TOKEN: usize = 4;
/// The longest narrative where nothing is asked of it, in characters.
const LONGEST: usize = 1_000;

/// What is said to a question.
#[derive(Debug)]
pub struct Reply {
	pub content: Option<String>,
	/// The `finish_reason`.
	pub finish: &'static str,
	/// Why the model declines.
	pub refusal: Option<&'static str>,
	/// The tool that it calls.
	pub tool: Option<String>,
	/// Whether there is any choice at all.
	pub is_given: bool,
	/// How many orders in the data it obeyed.
	pub obeyed: Option<usize>,
}

impl Reply {
	pub fn saying(content: String) -> Self {
		Self { content: Some(content), finish: "stop", refusal: None, tool: None, is_given: true, obeyed: None }
	}

	pub fn calling(tool: String) -> Self {
		Self { content: None, finish: "tool_calls", tool: Some(tool), ..Self::saying(String::new()) }
	}

	/// Ends it where the asked number of tokens does.
	fn limited(self, most_tokens: Option<u64>) -> Self {
		let most = most_tokens.and_then(|most| usize::try_from(most).ok()).unwrap_or(usize::MAX).saturating_mul(TOKEN);
		match &self.content {
			Some(content) if content.chars().count() > most => {
				Self { content: Some(content.chars().take(most).collect()), finish: "length", ..self }
			}
			_ => self,
		}
	}

	/// As the API tells it.
	pub fn document(&self, asked: &Chat, now_ms: u64, id: &str) -> String {
		let tokens = |text: &str| text.chars().count().div_ceil(TOKEN);
		let mut message = json!({ "role": "assistant", "content": self.content, "refusal": self.refusal });
		if let Some(tool) = &self.tool {
			let call = json!({ "id": "call_0", "type": "function", "function": { "name": tool, "arguments": "{}" } });
			message["tool_calls"] = json!([call]);
		}
		let choice = json!({ "index": 0, "message": message, "logprobs": null, "finish_reason": self.finish });
		let choices: Vec<Value> = if self.is_given { vec![choice] } else { vec![] };
		let (prompt, completion) = (tokens(&asked.all), tokens(self.content.as_deref().unwrap_or_default()));
		json!({
			"id": format!("chatcmpl-{}", &id[..16.min(id.len())]),
			"object": "chat.completion",
			"created": now_ms / 1_000,
			"model": LABEL,
			"system_fingerprint": FINGERPRINT,
			"choices": choices,
			"usage": {
				"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion,
			},
		})
		.to_string()
	}
}

impl Chat {
	/// What its data say.
	pub fn facts(&self) -> Facts<'_> {
		Facts(&self.data)
	}
}

/// What a model says to a question, under a fault.
pub fn reply(asked: &Chat, behaviour: &Behaviour, fault: Option<&Fault>) -> Reply {
	let (said, obeyed) = match &behaviour.answer {
		Some(answer) => (Said::Content(answer.clone()), None),
		None => said(asked, behaviour),
	};
	let reply = match (said, fault) {
		(Said::Call(tool), _) => Reply::calling(tool),
		(Said::Content(content), Some(fault)) => faults::spoiled(fault, content, asked),
		(Said::Content(content), None) if behaviour.answer.is_some() => Reply::saying(content),
		(Said::Content(content), None) => Reply::saying(content).limited(asked.most_tokens),
	};
	Reply { obeyed, ..reply }
}

/// What a model says by its mode, and how many orders it obeyed, if it would.
fn said(asked: &Chat, behaviour: &Behaviour) -> (Said, Option<usize>) {
	let facts = asked.facts();
	let Some(schema) = asked.schema.as_ref().map(Schema) else {
		let narrative = honest::narrative(facts, LONGEST);
		let content = match asked.format {
			Format::Text => narrative,
			_ => json!({ "narrative": narrative }).to_string(),
		};
		return (Said::Content(content), None);
	};
	let mut answer = match honest::answer(schema, facts) {
		Value::Object(answer) => answer,
		_ => Map::new(),
	};
	let mut obeyed = None;
	match &behaviour.mode {
		Mode::Honest => {}
		Mode::Disagreeing => modes::disagreeing(&mut answer, schema, &behaviour.model),
		Mode::Biased { name, disfavoured } => modes::biased(&mut answer, schema, facts, name, disfavoured),
		Mode::Hallucinating => {
			answer.insert("narrative".into(), modes::ungrounded(&asked.all).into());
		}
		Mode::Injected => {
			let (said, found) = injected::obey(answer, &asked.data);
			obeyed = Some(found);
			match (said, &behaviour.replaced) {
				(Said::Content(content), Some(_)) => match serde_json::from_str(&content) {
					Ok(Value::Object(object)) => answer = object,
					_ => return (Said::Content(content), obeyed),
				},
				(said, _) => return (said, obeyed),
			}
		}
	}
	merge(&mut answer, behaviour.replaced.clone().unwrap_or_default());
	(Said::Content(Value::Object(answer).to_string()), obeyed)
}
