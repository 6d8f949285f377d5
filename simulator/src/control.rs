//! The main port: this machine, the tracker of a track, the journal, and the hands on the demo world.

use crate::{
	faults::{Imposed, Kind, Order},
	inference::{self, Behaviour},
	journal::Served,
	media::{self, Usage},
	pump::{self, Change, Truth, Unchanged},
	world::{track_endpoint, World, HOST},
};
use axum::{
	body::Bytes,
	extract::{Path, Query, State},
	http::{HeaderMap, StatusCode},
	response::{IntoResponse, Response},
	routing::get,
	Json, Router,
};
use serde::{de::DeserializeOwned, Deserialize};
use serde_json::json;

/// What the main port serves.
pub fn router(world: World) -> Router {
	Router::new()
		.route(HOST, get(host))
		.route("/host/served", get(host_served))
		.route("/served", get(served))
		.route("/faults", get(faults).post(impose).delete(clear))
		.route("/inference", get(behaviours).post(behave).delete(behave_honestly))
		.route("/media", get(tracks))
		.route("/media/{id}", get(track).post(use_track))
		.route("/pumps", get(pumps))
		.route("/pumps/{id}", get(pump).post(change))
		.with_state(world)
}

/// Why something is not done, and what to do.
pub struct Refusal(StatusCode, String);

impl IntoResponse for Refusal {
	fn into_response(self) -> Response {
		(self.0, Json(json!({ "error": self.1 }))).into_response()
	}
}

/// The pump is none of the plant.
pub fn no_such_pump() -> Refusal {
	let names: Vec<_> = pump::names().collect();
	Refusal(StatusCode::NOT_FOUND, format!("no such pump: name one of {}", names.join(", ")))
}

fn no_such_track() -> Refusal {
	let names: Vec<_> = media::names().collect();
	Refusal(StatusCode::NOT_FOUND, format!("no such track: name one of {}", names.join(", ")))
}

fn invalid(what: impl ToString) -> Refusal {
	Refusal(StatusCode::BAD_REQUEST, what.to_string())
}

/// The body as JSON, whatever content type it claims.
fn parsed<T: DeserializeOwned>(body: &Bytes) -> Result<T, Refusal> {
	serde_json::from_slice(body).map_err(|error| invalid(format!("{error}. docs/simulator.md has an example")))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Which {
	endpoint: Option<String>,
}

async fn host(State(world): State<World>, headers: HeaderMap) -> Response {
	let at_ms = world.clock.now_ms();
	world.serve(HOST, world.host.json(), at_ms, &headers).await
}

async fn host_served(State(world): State<World>) -> Json<Vec<Served>> {
	Json(world.journal.list(HOST))
}

async fn served(State(world): State<World>, Query(which): Query<Which>) -> Result<Json<Vec<Served>>, Refusal> {
	let endpoint = which.endpoint.unwrap_or_default();
	one_of(&endpoint, &world.endpoints())?;
	Ok(Json(world.journal.list(&endpoint)))
}

async fn faults(State(world): State<World>) -> Json<Vec<Imposed>> {
	Json(world.faults.list())
}

async fn impose(State(world): State<World>, body: Bytes) -> Result<Json<Imposed>, Refusal> {
	let order: Order = parsed(&body)?;
	let kind = kind(&world, &order.endpoint)?;
	world.faults.impose(order, kind, world.clock.now_ms()).map(Json).map_err(invalid)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Whose {
	endpoint: Option<String>,
	caller: Option<String>,
}

async fn clear(State(world): State<World>, Query(which): Query<Whose>) -> Result<StatusCode, Refusal> {
	if let Some(endpoint) = &which.endpoint {
		kind(&world, endpoint)?;
	}
	world.faults.clear(which.endpoint.as_deref(), which.caller.as_deref());
	Ok(StatusCode::NO_CONTENT)
}

/// What answers at an endpoint, or at all of a port.
fn kind(world: &World, endpoint: &str) -> Result<Kind, Refusal> {
	let ports = world.ports.iter().chain([&world.inference_port]).map(u16::to_string);
	world.kind(endpoint).ok_or_else(|| unknown(endpoint, &ports.chain(world.endpoints()).collect::<Vec<_>>()))
}

fn one_of(endpoint: &String, endpoints: &[String]) -> Result<(), Refusal> {
	if endpoints.contains(endpoint) {
		return Ok(());
	}
	Err(unknown(endpoint, endpoints))
}

fn unknown(endpoint: &str, endpoints: &[String]) -> Refusal {
	invalid(format!("no endpoint `{endpoint}`: name one of {}", endpoints.join(", ")))
}

async fn behaviours(State(world): State<World>) -> Json<Vec<Behaviour>> {
	Json(world.behaviours.list())
}

async fn behave(State(world): State<World>, body: Bytes) -> Result<Json<Behaviour>, Refusal> {
	world.behaviours.set(parsed(&body)?).map(Json).map_err(invalid)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Who {
	model: Option<String>,
}

async fn behave_honestly(State(world): State<World>, Query(who): Query<Who>) -> Result<StatusCode, Refusal> {
	if let Some(model) = &who.model {
		inference::named(model).map_err(invalid)?;
	}
	world.behaviours.clear(who.model.as_deref());
	Ok(StatusCode::NO_CONTENT)
}

async fn tracks(State(world): State<World>) -> Json<Vec<Usage>> {
	Json(world.tracks.usages(world.clock.now_ms()))
}

async fn track(State(world): State<World>, Path(id): Path<String>, headers: HeaderMap) -> Response {
	let at_ms = world.clock.now_ms();
	match world.tracks.usage(&id, at_ms) {
		Some(usage) => world.serve(&track_endpoint(&id), usage.sample(at_ms).to_string(), at_ms, &headers).await,
		None => no_such_track().into_response(),
	}
}

async fn use_track(State(world): State<World>, Path(id): Path<String>, body: Bytes) -> Result<Json<Usage>, Refusal> {
	let changed = world.tracks.change(&id, &parsed::<media::Change>(&body)?, world.clock.now_ms());
	changed.map(Json).map_err(|unchanged| match unchanged {
		media::Unchanged::NoSuchTrack => no_such_track(),
		media::Unchanged::Invalid(why) => invalid(why),
	})
}

async fn pumps(State(world): State<World>) -> Json<Vec<Truth>> {
	Json(world.pumps.truths(world.clock.now_ms()))
}

async fn pump(State(world): State<World>, Path(id): Path<String>) -> Result<Json<Truth>, Refusal> {
	world.pumps.truth(&id, world.clock.now_ms()).map(Json).ok_or_else(no_such_pump)
}

async fn change(State(world): State<World>, Path(id): Path<String>, body: Bytes) -> Result<Json<Truth>, Refusal> {
	let changed = world.pumps.change(&id, &parsed::<Change>(&body)?, world.clock.now_ms());
	changed.map(Json).map_err(|unchanged| match unchanged {
		Unchanged::NoSuchPump => no_such_pump(),
		Unchanged::Invalid(why) => invalid(why),
	})
}
