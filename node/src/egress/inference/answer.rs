//! Reading what an endpoint answered. Servers differ: unknown fields are passed over, and what may be missing may be null.

use super::outcome::{Failure, Outcome};
use crate::egress::models::Kind;
use base64::{engine::general_purpose::STANDARD, Engine};
use serde::{de::IgnoredAny, Deserialize};
use vivarium_engine::{image, synthesis::Refusal};
use vivarium_primitives::limits;

#[derive(Deserialize)]
struct ChatAnswer {
	choices: Option<Vec<Choice>>,
	error: Option<IgnoredAny>,
}

#[derive(Deserialize)]
struct Choice {
	message: Message,
	finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct Message {
	content: Option<String>,
	refusal: Option<String>,
	tool_calls: Option<Vec<IgnoredAny>>,
	function_call: Option<IgnoredAny>,
}

#[derive(Deserialize)]
struct ImageAnswer {
	data: Option<Vec<Picture>>,
	error: Option<IgnoredAny>,
}

#[derive(Deserialize)]
struct Picture {
	b64_json: Option<String>,
}

/// What an answer's body holds.
pub fn read(kind: Kind, body: &[u8]) -> Outcome {
	match kind {
		Kind::Chat => serde_json::from_slice(body).map_or(Outcome::Failed(Failure::BadAnswer), chat),
		Kind::Image => serde_json::from_slice(body).map_or(Outcome::Failed(Failure::BadAnswer), picture),
	}
}

fn chat(answer: ChatAnswer) -> Outcome {
	let Some(choice) = answer.choices.and_then(|choices| choices.into_iter().next()) else {
		return nothing(answer.error);
	};
	let message = choice.message;
	let calls_tool = message.tool_calls.is_some_and(|calls| !calls.is_empty()) || message.function_call.is_some();
	let refusal = match choice.finish_reason.as_deref() {
		Some("content_filter") => Some(Refusal::Filtered),
		Some("length") => Some(Refusal::CutOff),
		Some("tool_calls" | "function_call") => Some(Refusal::ToolCall),
		_ if calls_tool => Some(Refusal::ToolCall),
		_ if message.refusal.is_some_and(|reason| !reason.is_empty()) => Some(Refusal::Declined),
		_ => None,
	};
	match (refusal, message.content) {
		(Some(refusal), _) => Outcome::Refused(refusal),
		(None, Some(content)) if !content.is_empty() => Outcome::Content(content.into()),
		(None, _) => Outcome::Refused(Refusal::Empty),
	}
}

fn picture(answer: ImageAnswer) -> Outcome {
	let Some(picture) = answer.data.and_then(|data| data.into_iter().next()) else { return nothing(answer.error) };
	// A URL alone would lead to an origin that nobody allowed.
	let Some(Ok(image)) = picture.b64_json.map(|text| STANDARD.decode(text)) else {
		return Outcome::Failed(Failure::BadAnswer);
	};
	if image.is_empty() {
		Outcome::Refused(Refusal::Empty)
	} else if image.len() > limits::IMAGE as usize {
		Outcome::Refused(Refusal::ImageTooLarge)
	} else if image::recognise(&image).is_none() {
		Outcome::Refused(Refusal::NotAnImage)
	} else {
		Outcome::Content(image.into())
	}
}

/// Some hosted APIs say with status 200 that they failed.
fn nothing(error: Option<IgnoredAny>) -> Outcome {
	match error {
		Some(_) => Outcome::Failed(Failure::BadAnswer),
		None => Outcome::Refused(Refusal::NoChoice),
	}
}
