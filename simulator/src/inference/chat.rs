//! What a model that speaks says.

use super::{
	behaviour::{Behaviour, Mode},
	facts::Facts,
	faults, honest,
	injected::{self, Obeyed},
	modes,
	question::Chat,
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
}

impl Reply {
	pub fn saying(content: String) -> Self {
		Self { content: Some(content), finish: "stop", refusal: None, tool: None, is_given: true }
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
	let content = match &behaviour.answer {
		Some(answer) => Obeyed::Content(answer.clone()),
		None => content(asked, behaviour),
	};
	match (content, fault) {
		(Obeyed::Call(tool), _) => Reply::calling(tool),
		(Obeyed::Content(content), Some(fault)) => faults::spoiled(fault, content, asked),
		(Obeyed::Content(content), None) if behaviour.answer.is_some() => Reply::saying(content),
		(Obeyed::Content(content), None) => Reply::saying(content).limited(asked.most_tokens),
	}
}

fn content(asked: &Chat, behaviour: &Behaviour) -> Obeyed {
	let facts = asked.facts();
	let Some(schema) = asked.schema.as_ref().map(Schema) else {
		let narrative = honest::narrative(facts, LONGEST);
		return Obeyed::Content(match asked.format {
			super::question::Format::Text => narrative,
			_ => json!({ "narrative": narrative }).to_string(),
		});
	};
	let mut answer = match honest::answer(schema, facts) {
		Value::Object(answer) => answer,
		_ => Map::new(),
	};
	match &behaviour.mode {
		Mode::Honest => {}
		Mode::Disagreeing => modes::disagreeing(&mut answer, schema, &behaviour.model),
		Mode::Biased { name, disfavoured } => modes::biased(&mut answer, schema, facts, name, disfavoured),
		Mode::Hallucinating => {
			answer.insert("narrative".into(), modes::ungrounded(&asked.all).into());
		}
		Mode::Injected => match injected::obey(answer, &asked.data) {
			Obeyed::Content(content) => match (&behaviour.replaced, serde_json::from_str(&content)) {
				(Some(_), Ok(Value::Object(object))) => answer = object,
				_ => return Obeyed::Content(content),
			},
			called => return called,
		},
	}
	merge(&mut answer, behaviour.replaced.clone().unwrap_or_default());
	Obeyed::Content(Value::Object(answer).to_string())
}
