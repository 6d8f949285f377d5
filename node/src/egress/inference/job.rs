//! A job: what a worker wants of a model, and how an endpoint is asked for it.

use crate::egress::models::Kind;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::num::NonZeroU32;
use vivarium_primitives::ModelId;

/// What a worker wants of a model.
#[derive(Debug)]
pub enum Job {
	/// Text that fits a schema.
	Chat(Chat),
	/// An image.
	Image(Image),
}

/// A job for text. The fields with an underscore tell jobs apart, and are not sent on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chat {
	#[serde(rename = "attempt")]
	_attempt: u32,
	#[serde(rename = "genesis")]
	_genesis: String,
	#[serde(rename = "kind")]
	_kind: Kind,
	#[serde(rename = "request")]
	_request: String,
	max_tokens: NonZeroU32,
	messages: Vec<Message>,
	model: ModelId,
	schema: Box<RawValue>,
	seed: u64,
}

/// A job for an image.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Image {
	#[serde(rename = "attempt")]
	_attempt: u32,
	#[serde(rename = "genesis")]
	_genesis: String,
	#[serde(rename = "kind")]
	_kind: Kind,
	#[serde(rename = "request")]
	_request: String,
	// OpenAI's images have no seed, and some endpoints refuse what they do not know.
	#[serde(rename = "seed")]
	_seed: u64,
	model: ModelId,
	prompt: String,
	size: String,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Message {
	role: Role,
	content: String,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Role {
	System,
	User,
	Assistant,
}

/// What of a job says how to read the rest.
#[derive(Deserialize)]
struct Peek {
	kind: Kind,
}

#[derive(Serialize)]
struct ChatRequest<'a> {
	model: &'a str,
	messages: &'a [Message],
	temperature: u8,
	seed: u64,
	max_tokens: NonZeroU32,
	stream: bool,
	#[serde(skip_serializing_if = "Option::is_none")]
	response_format: Option<ResponseFormat<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum ResponseFormat<'a> {
	JsonSchema { json_schema: NamedSchema<'a> },
	JsonObject { schema: &'a RawValue },
}

#[derive(Serialize)]
struct NamedSchema<'a> {
	name: &'static str,
	strict: bool,
	schema: &'a RawValue,
}

#[derive(Serialize)]
struct ImageRequest<'a> {
	model: &'a str,
	prompt: &'a str,
	n: u8,
	size: &'a str,
	#[serde(skip_serializing_if = "Option::is_none")]
	response_format: Option<&'static str>,
}

impl Job {
	/// Reads a job's body.
	///
	/// # Errors
	/// Says what is wrong with it.
	pub fn parse(body: &[u8]) -> Result<Self, String> {
		let Peek { kind } = read(body)?;
		let job = match kind {
			Kind::Chat => Self::Chat(read(body)?),
			Kind::Image => Self::Image(read(body)?),
		};
		match &job {
			Self::Chat(chat) if chat.messages.is_empty() => Err("the job has no messages".into()),
			Self::Chat(chat) if !chat.schema.get().starts_with('{') => Err("the job's schema is no object".into()),
			_ => Ok(job),
		}
	}

	/// What the job wants made.
	pub const fn kind(&self) -> Kind {
		match self {
			Self::Chat(_) => Kind::Chat,
			Self::Image(_) => Kind::Image,
		}
	}

	/// The model that is to make it.
	pub const fn model(&self) -> ModelId {
		match self {
			Self::Chat(chat) => chat.model,
			Self::Image(image) => image.model,
		}
	}

	/// What an endpoint is sent that knows the model by this name. The formats are counted from the strictest; the last
	/// one leaves the format to the endpoint.
	pub fn request(&self, name: &str, format: usize) -> serde_json::Result<Vec<u8>> {
		match self {
			Self::Chat(chat) => serde_json::to_vec(&ChatRequest {
				model: name,
				messages: &chat.messages,
				temperature: 0,
				seed: chat.seed,
				max_tokens: chat.max_tokens,
				stream: false,
				response_format: chat.response_format(format),
			}),
			Self::Image(image) => serde_json::to_vec(&ImageRequest {
				model: name,
				prompt: &image.prompt,
				n: 1,
				size: &image.size,
				response_format: (format == 0).then_some("b64_json"),
			}),
		}
	}

	/// What a format is called in the log.
	pub const fn format_name(&self, format: usize) -> &'static str {
		match (self, format) {
			(Self::Chat(_), 0) => "json_schema",
			(Self::Chat(_), 1) => "json_object",
			(Self::Image(_), 0) => "b64_json",
			_ => "a request without response_format",
		}
	}

	/// Whether an endpoint that answered this format with this status is asked again with the next one.
	pub const fn falls_back(&self, format: usize, status: u16) -> bool {
		let is_refusal = matches!(status, 400 | 415 | 422);
		match (self, format) {
			// Some endpoints break at `json_schema` instead of refusing it.
			(Self::Chat(_), 0) => is_refusal || matches!(status, 500 | 501),
			(Self::Chat(_), 1) | (Self::Image(_), 0) => is_refusal,
			_ => false,
		}
	}
}

impl Chat {
	fn response_format(&self, format: usize) -> Option<ResponseFormat<'_>> {
		let schema = &*self.schema;
		match format {
			0 => {
				Some(ResponseFormat::JsonSchema { json_schema: NamedSchema { name: "proposal", strict: true, schema } })
			}
			1 => Some(ResponseFormat::JsonObject { schema }),
			_ => None,
		}
	}
}

fn read<'a, T: Deserialize<'a>>(body: &'a [u8]) -> Result<T, String> {
	serde_json::from_slice(body).map_err(|error| format!("this is no job: {error}"))
}
