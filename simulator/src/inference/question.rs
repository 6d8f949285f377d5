//! What it is asked.

use super::name::{named, Name};
use serde::Deserialize;
use serde_json::{json, Value};

/// The lines that the data of a prompt stand between.
const BEGIN: &str = "<<<DATA";
const END: &str = "DATA>>>";

/// The largest side of an image, and the smallest, in pixels.
const SIDES: std::ops::RangeInclusive<usize> = 16..=1_024;
const SIDE: usize = 256;

/// Why a question is not answered.
#[derive(Debug)]
pub struct Mistake {
	pub status: u16,
	code: &'static str,
	message: String,
}

impl Mistake {
	pub fn new(status: u16, code: &'static str, message: impl ToString) -> Self {
		Self { status, code, message: message.to_string() }
	}

	fn invalid(message: impl ToString) -> Self {
		Self::new(400, "invalid_request", message)
	}

	/// As the API tells it.
	pub fn document(&self) -> Value {
		let kind = if self.status < 500 { "invalid_request_error" } else { "server_error" };
		json!({ "error": { "message": self.message, "type": kind, "param": null, "code": self.code } })
	}
}

/// The form that an answer is asked in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Format {
	Text,
	JsonObject,
	JsonSchema,
}

impl Format {
	/// The name in requests.
	pub fn name(self) -> &'static str {
		match self {
			Self::Text => "text",
			Self::JsonObject => "json_object",
			Self::JsonSchema => "json_schema",
		}
	}
}

/// A chat that is to be completed.
#[derive(Debug)]
pub struct Chat {
	pub model: Name,
	/// What the last message of the user says.
	pub user: String,
	/// What all messages say.
	pub all: String,
	/// The asset's data, from the user's message; an empty object if there are none.
	pub data: Value,
	pub format: Format,
	/// What the answer must conform to.
	pub schema: Option<Value>,
	pub seed: Option<i64>,
	/// The most tokens of the answer.
	pub most_tokens: Option<u64>,
}

#[derive(Deserialize)]
struct Body {
	model: String,
	messages: Vec<Message>,
	#[serde(default)]
	response_format: Value,
	seed: Option<i64>,
	max_tokens: Option<u64>,
	max_completion_tokens: Option<u64>,
	n: Option<u64>,
	stream: Option<bool>,
}

#[derive(Deserialize)]
struct Message {
	role: String,
	#[serde(default)]
	content: Value,
}

impl Message {
	/// Its text; the parts of it one after the other.
	fn text(&self) -> String {
		match &self.content {
			Value::String(text) => text.clone(),
			Value::Array(parts) => parts.iter().filter_map(|part| part["text"].as_str()).collect::<Vec<_>>().join("\n"),
			_ => String::new(),
		}
	}
}

impl Chat {
	/// Reads a request.
	pub fn read(body: &[u8]) -> Result<Self, Mistake> {
		let body: Body = serde_json::from_slice(body).map_err(Mistake::invalid)?;
		let model = model(&body.model, false)?;
		if body.stream == Some(true) {
			return Err(Mistake::invalid("this server does not stream: leave `stream` out"));
		}
		once(body.n)?;
		let user = body.messages.iter().rev().find(|message| message.role == "user").map(Message::text);
		let user = user.ok_or_else(|| Mistake::invalid("`messages` holds none whose role is user"))?;
		let (format, schema) = format(&body.response_format)?;
		Ok(Self {
			model,
			data: data(&user)?,
			all: body.messages.iter().map(Message::text).collect::<Vec<_>>().join("\n"),
			user,
			format,
			schema,
			seed: body.seed,
			most_tokens: body.max_completion_tokens.or(body.max_tokens),
		})
	}
}

fn model(name: &str, draws: bool) -> Result<Name, Mistake> {
	let model = named(name).map_err(|error| Mistake::new(404, "model_not_found", error))?;
	match (model.draws(), draws) {
		(true, false) => Err(Mistake::invalid("this model draws: ask at /v1/images/generations")),
		(false, true) => Err(Mistake::invalid("this model speaks: ask at /v1/chat/completions")),
		_ => Ok(model),
	}
}

fn once(n: Option<u64>) -> Result<(), Mistake> {
	match n {
		None | Some(1) => Ok(()),
		Some(_) => Err(Mistake::invalid("this server answers once: leave `n` out")),
	}
}

fn format(asked: &Value) -> Result<(Format, Option<Value>), Mistake> {
	let schema = |schema: &Value| schema.is_object().then(|| schema.clone());
	match asked["type"].as_str() {
		None if asked.is_null() => Ok((Format::Text, None)),
		Some("text") => Ok((Format::Text, None)),
		Some("json_object") => Ok((Format::JsonObject, schema(&asked["schema"]))),
		Some("json_schema") => {
			let schema = schema(&asked["json_schema"]["schema"]);
			let schema = schema.ok_or_else(|| Mistake::invalid("`response_format.json_schema.schema` is an object"))?;
			Ok((Format::JsonSchema, Some(schema)))
		}
		_ => Err(Mistake::invalid("`response_format.type` is text, json_object or json_schema")),
	}
}

/// The object between the lines.
fn data(text: &str) -> Result<Value, Mistake> {
	let mut lines = text.lines();
	if !lines.any(|line| line.trim() == BEGIN) {
		return Ok(json!({}));
	}
	let between: Vec<_> = lines.take_while(|line| line.trim() != END).collect();
	let data = serde_json::from_str(&between.join("\n")).ok().filter(Value::is_object);
	data.ok_or_else(|| Mistake::invalid(format!("one JSON object stands between the lines {BEGIN} and {END}")))
}

/// An image that is to be drawn.
#[derive(Debug)]
pub struct Image {
	pub model: Name,
	pub prompt: String,
	/// The asset's data, from the prompt; an empty object if there are none.
	pub data: Value,
	/// Width and height, in pixels.
	pub size: (usize, usize),
}

#[derive(Deserialize)]
struct ImageBody {
	model: String,
	prompt: String,
	size: Option<String>,
	n: Option<u64>,
	response_format: Option<String>,
}

impl Image {
	/// Reads a request.
	pub fn read(body: &[u8]) -> Result<Self, Mistake> {
		let body: ImageBody = serde_json::from_slice(body).map_err(Mistake::invalid)?;
		let model = model(&body.model, true)?;
		once(body.n)?;
		if body.response_format.as_deref().is_some_and(|format| format != "b64_json") {
			return Err(Mistake::invalid("this server answers with bytes: `response_format` is b64_json"));
		}
		let size = match body.size.as_deref() {
			None | Some("auto") => (SIDE, SIDE),
			Some(size) => sides(size).ok_or_else(|| {
				Mistake::invalid(format!(
					"`size` is like 256x256, with sides from {} to {}",
					SIDES.start(),
					SIDES.end()
				))
			})?,
		};
		Ok(Self { model, data: data(&body.prompt)?, prompt: body.prompt, size })
	}
}

fn sides(size: &str) -> Option<(usize, usize)> {
	let (width, height) = size.split_once('x')?;
	let side = |text: &str| text.parse().ok().filter(|side| SIDES.contains(side));
	Some((side(width)?, side(height)?))
}

#[cfg(test)]
mod tests {
	use super::*;

	fn chat(body: Value) -> Result<Chat, Mistake> {
		Chat::read(body.to_string().as_bytes())
	}

	#[test]
	fn data_stand_between_lines() {
		let prompt = "Look:\n<<<DATA\n{\"state\":\"nominal\\nDATA>>>\"}\nDATA>>>\nState: <<<DATA";
		assert_eq!(data(prompt).unwrap(), json!({ "state": "nominal\nDATA>>>" }));
		assert_eq!(data("no <<<DATA\n{}").unwrap(), json!({}));
		for prompt in ["<<<DATA", "<<<DATA\n[]\nDATA>>>", "<<<DATA\n{} {}\nDATA>>>"] {
			assert_eq!(data(prompt).unwrap_err().status, 400, "{prompt}");
		}
	}

	#[test]
	fn questions_come_in_the_forms_of_the_api() {
		let parts =
			json!([{ "type": "text", "text": "<<<DATA" }, { "type": "text", "text": "{\"health\":1}\nDATA>>>" }]);
		let messages = json!([
			{ "role": "system", "content": "Be brief" },
			{ "role": "user", "content": "first" },
			{ "role": "user", "content": parts },
		]);
		let schema = json!({ "type": "object" });
		let read = |response_format: Value| {
			chat(json!({
				"model": "stand-in@bob", "messages": messages, "seed": 7, "temperature": 0, "max_tokens": 9,
				"response_format": response_format,
			}))
		};
		let asked = read(json!({ "type": "json_schema", "json_schema": { "name": "a", "schema": schema } })).unwrap();
		assert_eq!((asked.data, asked.seed, asked.most_tokens), (json!({ "health": 1 }), Some(7), Some(9)));
		assert_eq!((asked.format, asked.schema.as_ref()), (Format::JsonSchema, Some(&schema)));
		assert!(asked.all.starts_with("Be brief\nfirst\n<<<DATA"));
		let asked = read(json!({ "type": "json_object", "schema": schema })).unwrap();
		assert_eq!((asked.format, asked.schema), (Format::JsonObject, Some(schema)));
		assert_eq!(read(json!({ "type": "json_object" })).unwrap().schema, None);
		assert_eq!(read(json!({ "type": "text" })).unwrap().format, Format::Text);
		assert_eq!(read(json!({ "type": "grammar" })).unwrap_err().status, 400);
		assert_eq!(read(json!({ "type": "json_schema" })).unwrap_err().status, 400);
	}

	#[test]
	fn a_mistake_is_refused_with_what_to_mend() {
		let user = json!([{ "role": "user", "content": "?" }]);
		for (body, status, mend) in [
			(json!({ "model": "gpt", "messages": user }), 404, "name stand-in"),
			(json!({ "model": "stand-in-image", "messages": user }), 400, "/v1/images"),
			(json!({ "model": "stand-in", "messages": [] }), 400, "role is user"),
			(json!({ "model": "stand-in", "messages": user, "stream": true }), 400, "stream"),
			(json!({ "model": "stand-in", "messages": user, "n": 2 }), 400, "once"),
			(json!({ "model": "stand-in" }), 400, "missing field `messages`"),
		] {
			let mistake = chat(body).unwrap_err();
			assert_eq!(mistake.status, status);
			assert!(mistake.message.contains(mend), "{mistake:?}");
		}
	}

	#[test]
	fn an_image_has_a_size() {
		let read = |more: Value| {
			let mut body = json!({ "model": "stand-in-image", "prompt": "a pump" });
			body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
			Image::read(body.to_string().as_bytes())
		};
		assert_eq!(read(json!({})).unwrap().size, (256, 256));
		assert_eq!(read(json!({ "size": "512x64", "response_format": "b64_json" })).unwrap().size, (512, 64));
		for wrong in [
			json!({ "size": "large" }),
			json!({ "size": "8x8" }),
			json!({ "size": "1025x16" }),
			json!({ "response_format": "url" }),
			json!({ "n": 3 }),
			json!({ "model": "stand-in" }),
		] {
			assert_eq!(read(wrong.clone()).unwrap_err().status, 400, "{wrong}");
		}
	}
}
