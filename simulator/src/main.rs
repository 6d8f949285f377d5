//! The demo world: telemetry endpoints to develop and test against.
//!
//! `GET /host` tells how this machine is, measured, not made up. `GET /host/served` lists what was lately served there,
//! so that a check can compare the chain with it.

mod host;
mod journal;

use axum::{extract::State, http::header::CONTENT_TYPE, response::IntoResponse, routing::get, Json, Router};
use clap::Parser;
use host::Host;
use journal::{Journal, Served};
use std::net::{Ipv4Addr, SocketAddr};
use tokio::net::TcpListener;

/// The demo world: telemetry endpoints to develop and test against.
#[derive(Parser)]
#[command(version)]
struct Cli {
	/// The port to listen on, on 127.0.0.1.
	#[arg(long, default_value_t = 9100)]
	port: u16,
}

#[derive(Clone)]
struct World {
	host: Host,
	journal: Journal,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
	let cli = Cli::parse();
	let address = SocketAddr::from((Ipv4Addr::LOCALHOST, cli.port));
	let listener = TcpListener::bind(address)
		.await
		.map_err(|error| format!("cannot listen on {address}: {error}. Is another simulator running?"))?;
	let world = World { host: Host::watch(), journal: Journal::default() };
	println!("The simulator listens on http://{address}: /host, /host/served");
	axum::serve(listener, router(world)).with_graceful_shutdown(stopped()).await?;
	Ok(())
}

fn router(world: World) -> Router {
	Router::new().route("/host", get(host)).route("/host/served", get(served)).with_state(world)
}

async fn host(State(world): State<World>) -> impl IntoResponse {
	let body = world.host.json();
	world.journal.note(&body);
	([(CONTENT_TYPE, "application/json")], body)
}

async fn served(State(world): State<World>) -> Json<Vec<Served>> {
	Json(world.journal.list())
}

/// Ends at Ctrl-C or SIGTERM.
async fn stopped() {
	let interrupted = tokio::signal::ctrl_c();
	let mut terminated = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()).ok();
	let terminated = async {
		match terminated.as_mut() {
			Some(signal) => signal.recv().await,
			None => std::future::pending().await,
		}
	};
	tokio::select! {
		_ = interrupted => {},
		_ = terminated => {},
	}
}
