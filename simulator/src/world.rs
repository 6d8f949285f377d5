//! All that the endpoints share.

use crate::{
	answer,
	clock::Clock,
	faults::{Faults, Kind},
	gauge::Gauge,
	host::Host,
	inference::{self, Behaviours},
	journal::Journal,
	media::{self, Tracks},
	pump,
	pump::Pumps,
};
use axum::{
	extract::{Path, State},
	http::HeaderMap,
	response::{IntoResponse, Response},
	routing::get,
	Router,
};
use serde_json::{json, Value};
use std::sync::Arc;

/// The header by which a caller says who it is, so that a fault can be for it alone.
pub const CALLER: &str = "x-caller";

/// The endpoint about this machine.
pub const HOST: &str = "/host";

/// The endpoint about a track.
pub fn track_endpoint(track: &str) -> String {
	format!("/media/{track}")
}

/// The demo world.
#[derive(Clone)]
pub struct World {
	pub clock: Clock,
	pub host: Host,
	pub pumps: Pumps,
	pub tracks: Tracks,
	pub faults: Faults,
	pub journal: Journal,
	pub ports: Arc<[u16]>,
	pub inference_port: u16,
	pub behaviours: Behaviours,
}

impl World {
	/// A world with gauges on these ports, and an inference server on another.
	pub fn new(seed: u64, wear_rate: f64, ports: &[u16], inference_port: u16) -> Self {
		let clock = Clock::default();
		let pumps = Pumps::new(seed, wear_rate, clock.now_ms());
		let (host, tracks) = (Host::watch(), Tracks::new());
		let (faults, journal, behaviours) = Default::default();
		Self { clock, host, pumps, tracks, faults, journal, ports: ports.into(), inference_port, behaviours }
	}

	/// The endpoints that can fail, each by itself.
	pub fn endpoints(&self) -> Vec<String> {
		let of_port = |port: &u16| {
			let port = *port;
			[format!("{port}/pumps")].into_iter().chain(pump::names().map(move |pump| format!("{port}/pumps/{pump}")))
		};
		let gauges = self.ports.iter().flat_map(of_port);
		let main = [HOST.to_string()].into_iter().chain(media::names().map(track_endpoint));
		main.chain(gauges).chain(inference::endpoints(self.inference_port)).collect()
	}

	/// What answers there: at an endpoint, at any of a port, or for one model of the inference server.
	pub fn kind(&self, endpoint: &str) -> Option<Kind> {
		let is_gauges = self.ports.iter().any(|port| port.to_string() == endpoint);
		inference::kind(self.inference_port, endpoint).or_else(|| {
			(is_gauges || self.endpoints().iter().any(|known| known == endpoint)).then_some(Kind::Telemetry)
		})
	}

	/// Serves a document, measured at a time, with the fault of its endpoint for whoever asks.
	pub async fn serve(&self, endpoint: &str, document: String, at_ms: u64, headers: &HeaderMap) -> Response {
		let caller = headers.get(CALLER).and_then(|caller| caller.to_str().ok());
		let imposed = self.faults.take(endpoint, caller);
		let fault = imposed.as_ref().map(|imposed| &imposed.fault);
		let document = match &imposed {
			Some(imposed) => imposed.fault.spoil(document, imposed.since_ms, at_ms),
			None => document,
		};
		answer::delay(fault).await;
		self.journal.note(endpoint, self.clock.now_ms(), &document, fault.map(|fault| fault.name()));
		answer::response(document, fault)
	}
}

#[derive(Clone)]
struct Station {
	world: World,
	gauge: Gauge,
	port: u16,
}

/// What a gauge serves on its port.
pub fn gauge_router(world: World, gauge: Gauge, port: u16) -> Router {
	Router::new().route("/pumps", get(fleet)).route("/pumps/{id}", get(pump)).with_state(Station { world, gauge, port })
}

async fn fleet(State(Station { world, gauge, port }): State<Station>, headers: HeaderMap) -> Response {
	let at_ms = world.clock.now_ms();
	let truths = world.pumps.truths(at_ms);
	let pumps: serde_json::Map<String, Value> =
		truths.iter().map(|truth| (truth.id.into(), gauge.measure(truth, at_ms))).collect();
	world.serve(&format!("{port}/pumps"), json!({ "pumps": pumps }).to_string(), at_ms, &headers).await
}

async fn pump(
	State(Station { world, gauge, port }): State<Station>,
	Path(id): Path<String>,
	headers: HeaderMap,
) -> Response {
	let at_ms = world.clock.now_ms();
	match world.pumps.truth(&id, at_ms) {
		Some(truth) => {
			world.serve(&format!("{port}/pumps/{id}"), gauge.measure(&truth, at_ms).to_string(), at_ms, &headers).await
		}
		None => crate::control::no_such_pump().into_response(),
	}
}
