//! A rule-based stand-in for AI: an OpenAI-compatible inference server that thinks nothing, and says so.
//!
//! It answers from the data in the prompt by fixed rules, so the same question gets the same answer. How well it
//! behaves is told to it on the main port (`/inference`), for each model by itself; what goes wrong is a fault like
//! any other (`/faults`).

mod behaviour;
mod chat;
mod facts;
mod faults;
mod honest;
mod image;
mod injected;
mod modes;
mod name;
mod png;
mod question;
mod schema;
#[cfg(test)]
mod tests;

pub use behaviour::{Behaviour, Behaviours};
pub use name::named;

use crate::{
	answer,
	faults::{Fault, Imposed, Kind},
	world::World,
};
use axum::{
	body::Bytes,
	extract::State,
	http::{header::AUTHORIZATION, HeaderMap, StatusCode},
	response::{IntoResponse, Response},
	routing::{get, post},
	Json, Router,
};
use name::Name;
use question::Mistake;
use serde::Serialize;
use serde_json::{json, Value};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// What it calls itself in every answer.
const LABEL: &str = "rule-based stand-in, not an AI";
const FINGERPRINT: &str = "rule-based-stand-in";

const MODELS: &str = "/v1/models";
const CHAT: &str = "/v1/chat/completions";
const IMAGES: &str = "/v1/images/generations";

/// What the journal keeps of a question. Of a key, only whether there was one.
#[derive(Clone, Debug, Serialize)]
pub struct Asked {
	/// When it came, in milliseconds since 1970.
	received_ms: u64,
	/// Whether it came with an `Authorization` header.
	authorized: bool,
	/// Its size.
	bytes: usize,
	/// Its SHA-256, in hexadecimal.
	sha256: String,
	/// The status of the answer, before any fault.
	status: u16,
	/// The model as it was named; with all that follows, only for questions that could be read.
	#[serde(skip_serializing_if = "Option::is_none")]
	model: Option<String>,
	/// How the model behaved.
	#[serde(skip_serializing_if = "Option::is_none")]
	mode: Option<&'static str>,
	/// How many orders it found in the data and obeyed, if that is its mode.
	#[serde(skip_serializing_if = "Option::is_none")]
	obeyed: Option<usize>,
	/// The `response_format`: `json_schema`, `json_object` or `text`.
	#[serde(skip_serializing_if = "Option::is_none")]
	format: Option<&'static str>,
	/// The seed.
	#[serde(skip_serializing_if = "Option::is_none")]
	seed: Option<i64>,
	/// The beginning of what the user said.
	#[serde(skip_serializing_if = "Option::is_none")]
	prompt: Option<String>,
}

/// How much is kept of a prompt.
const KEPT_PROMPT: usize = 16 * 1_024;

impl Asked {
	fn new(received_ms: u64, headers: &HeaderMap, body: &[u8]) -> Self {
		Self {
			received_ms,
			authorized: headers.contains_key(AUTHORIZATION),
			bytes: body.len(),
			sha256: Sha256::digest(body).iter().map(|byte| format!("{byte:02x}")).collect(),
			status: StatusCode::OK.as_u16(),
			model: None,
			mode: None,
			obeyed: None,
			format: None,
			seed: None,
			prompt: None,
		}
	}

	fn of(self, model: &Name, prompt: &str) -> Self {
		let prompt = prompt[..prompt.floor_char_boundary(KEPT_PROMPT)].into();
		Self { model: Some(model.to_string()), prompt: Some(prompt), ..self }
	}
}

/// Its endpoints.
pub fn endpoints(port: u16) -> impl Iterator<Item = String> {
	[MODELS, CHAT, IMAGES].into_iter().map(move |path| format!("{port}{path}"))
}

/// What answers at one of its endpoints, at all of its port, or for one model: `9104/v1/chat/completions/stand-in@bob`.
pub fn kind(port: u16, endpoint: &str) -> Option<Kind> {
	let path = endpoint.strip_prefix(&port.to_string())?;
	let models = |of: &str| path.strip_prefix(of)?.strip_prefix('/').and_then(|model| named(model).ok());
	match path {
		"" => Some(Kind::Inference),
		MODELS => Some(Kind::Models),
		CHAT => Some(Kind::Chat),
		IMAGES => Some(Kind::Image),
		_ if models(CHAT).is_some_and(|model| !model.draws()) => Some(Kind::Chat),
		_ if models(IMAGES).is_some_and(|model| model.draws()) => Some(Kind::Image),
		_ => None,
	}
}

#[derive(Clone)]
struct Server {
	world: World,
	key: Option<Arc<str>>,
}

/// What it serves on its port; to those with the key, if there is one.
pub fn router(world: World, key: Option<String>) -> Router {
	Router::new()
		.route("/", get(label))
		.route(MODELS, get(models))
		.route(CHAT, post(chat))
		.route(IMAGES, post(images))
		.with_state(Server { world, key: key.map(Into::into) })
}

async fn label() -> Json<Value> {
	Json(json!({ "about": format!("This is a {LABEL}. docs/simulator.md tells its rules.") }))
}

async fn models(State(server): State<Server>, headers: HeaderMap) -> Response {
	let asked = Asked::new(server.world.clock.now_ms(), &headers, b"");
	if let Err(mistake) = server.admit(&headers) {
		return server.refuse(MODELS, asked, mistake);
	}
	let known = ["stand-in", "stand-in-image"].map(String::from).into_iter();
	let mut names: Vec<_> = known.chain(server.world.behaviours.list().into_iter().map(|told| told.model)).collect();
	names.sort();
	names.dedup();
	let models: Vec<_> =
		names.iter().map(|name| json!({ "id": name, "object": "model", "created": 0, "owned_by": LABEL })).collect();
	let imposed = server.fault(MODELS, None, Kind::Models, |_| true);
	server.send(MODELS, asked, imposed, json!({ "object": "list", "data": models }).to_string()).await
}

async fn chat(State(server): State<Server>, headers: HeaderMap, body: Bytes) -> Response {
	let asked = Asked::new(server.world.clock.now_ms(), &headers, &body);
	let question = match server.admit(&headers).and_then(|()| question::Chat::read(&body)) {
		Ok(question) => question,
		Err(mistake) => return server.refuse(CHAT, asked, mistake),
	};
	let behaviour = server.world.behaviours.of(&question.model);
	let asked = Asked {
		mode: Some(behaviour.shown()),
		format: Some(question.format.name()),
		seed: question.seed,
		..asked.of(&question.model, &question.user)
	};
	let imposed = server.fault(CHAT, Some(&question.model), Kind::Chat, |fault| match fault {
		Fault::NoJsonSchema { .. } => question.format == question::Format::JsonSchema,
		_ => true,
	});
	let fault = imposed.as_ref().map(|imposed| &imposed.fault);
	if let Some(Fault::NoJsonSchema { code }) = fault {
		let why = "this server cannot do response_format json_schema";
		return server.fail(CHAT, asked, fault, Mistake::new(*code, "unsupported", why));
	}
	let reply = chat::reply(&question, &behaviour, fault);
	let document = reply.document(&question, asked.received_ms, &asked.sha256);
	server.send(CHAT, Asked { obeyed: reply.obeyed, ..asked }, imposed, document).await
}

async fn images(State(server): State<Server>, headers: HeaderMap, body: Bytes) -> Response {
	let asked = Asked::new(server.world.clock.now_ms(), &headers, &body);
	let question = match server.admit(&headers).and_then(|()| question::Image::read(&body)) {
		Ok(question) => question,
		Err(mistake) => return server.refuse(IMAGES, asked, mistake),
	};
	let behaviour = server.world.behaviours.of(&question.model);
	let asked = Asked { mode: Some(behaviour.shown()), ..asked.of(&question.model, &question.prompt) };
	let imposed = server.fault(IMAGES, Some(&question.model), Kind::Image, |_| true);
	let fault = imposed.as_ref().map(|imposed| &imposed.fault);
	let document = image::document(&question, &behaviour, fault, asked.received_ms);
	server.send(IMAGES, asked, imposed, document).await
}

impl Server {
	/// Whether a request has the key, if there is one. What was wrong with it is not repeated.
	fn admit(&self, headers: &HeaderMap) -> Result<(), Mistake> {
		let given = headers.get(AUTHORIZATION).map(|value| value.as_bytes());
		let right = self.key.as_ref().is_none_or(|key| given == Some(format!("Bearer {key}").as_bytes()));
		match right {
			true => Ok(()),
			false => {
				Err(Mistake::new(401, "invalid_api_key", "this server asks for its key: Authorization: Bearer KEY"))
			}
		}
	}

	/// The fault for an answer: the model's own, the endpoint's, or the port's.
	fn fault(&self, path: &str, model: Option<&Name>, kind: Kind, can: impl Fn(&Fault) -> bool) -> Option<Imposed> {
		let port = self.world.inference_port;
		let endpoint = format!("{port}{path}");
		let own = model.map(|model| format!("{endpoint}/{model}")).unwrap_or_default();
		let can = |fault: &Fault| fault.can_be_at(kind) && can(fault);
		self.world.faults.take_where(&[&own, &endpoint, &port.to_string()], can)
	}

	/// Sends an answer, and what is wrong with how it is sent.
	async fn send(&self, path: &str, asked: Asked, imposed: Option<Imposed>, document: String) -> Response {
		let fault = imposed.as_ref().map(|imposed| &imposed.fault);
		let document = match fault {
			Some(fault @ (Fault::Broken | Fault::Html)) => fault.spoil(document, 0, 0),
			_ => document,
		};
		answer::delay(fault).await;
		self.note(path, asked, fault, &document);
		answer::response(document, fault)
	}

	/// Refuses a question that cannot be answered.
	fn refuse(&self, path: &str, asked: Asked, mistake: Mistake) -> Response {
		self.fail(path, asked, None, mistake)
	}

	fn fail(&self, path: &str, asked: Asked, fault: Option<&Fault>, mistake: Mistake) -> Response {
		let document = mistake.document();
		self.note(path, Asked { status: mistake.status, ..asked }, fault, &document.to_string());
		let status = StatusCode::from_u16(mistake.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
		(status, Json(document)).into_response()
	}

	fn note(&self, path: &str, asked: Asked, fault: Option<&Fault>, document: &str) {
		let endpoint = format!("{}{path}", self.world.inference_port);
		let fault = fault.map(|fault| fault.name());
		self.world.journal.note_asked(&endpoint, self.world.clock.now_ms(), document, fault, Some(asked));
	}
}

/// A number that follows from bytes.
fn hash(bytes: &[u8]) -> u64 {
	Sha256::digest(bytes).iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
}
