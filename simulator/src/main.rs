//! The demo world: telemetry endpoints and a rule-based stand-in for AI, to develop and test against.
//!
//! The main port tells how this machine is, measured, not made up (`/host`), how often a track is played (`/media`), what
//! was lately served (`/served`), and takes orders: what goes wrong (`/faults`), and how worn the pumps are (`/pumps`).
//! Each gauge has a port, and so an
//! origin, of its own, and tells what it measures of two wearing pumps. So has the stand-in, which answers as an
//! OpenAI-compatible inference server does (`/inference` on the main port says how well). `docs/simulator.md` has it all.

mod answer;
mod chance;
mod clock;
mod control;
mod faults;
mod gauge;
mod gzip;
mod host;
mod inference;
mod journal;
mod media;
mod pump;
#[cfg(test)]
mod tests;
mod world;

use axum::Router;
use clap::Parser;
use futures::future;
use gauge::Gauge;
use std::{
	future::IntoFuture,
	net::{Ipv4Addr, SocketAddr},
};
use tokio::net::TcpListener;
use world::World;

/// The demo world: telemetry endpoints and a rule-based stand-in for AI, to develop and test against.
#[derive(Parser)]
#[command(version)]
struct Cli {
	/// The main port, on 127.0.0.1.
	#[arg(long, default_value_t = 9100)]
	port: u16,

	/// The port of each gauge, on 127.0.0.1.
	#[arg(long, value_delimiter = ',', default_value = "9101,9102,9103")]
	gauges: Vec<u16>,

	/// The port of the inference server, a rule-based stand-in and not an AI, on 127.0.0.1.
	#[arg(long, default_value_t = 9104)]
	inference: u16,

	/// The key that the inference server asks for; without it, it answers everybody.
	#[arg(long, value_name = "KEY")]
	inference_key: Option<String>,

	/// What all chance follows from.
	#[arg(long, default_value_t = 1)]
	seed: u64,

	/// The growth of the pumps' wear in an hour; from 0, as new, to 1, they fail.
	#[arg(long, default_value_t = 0.01, allow_negative_numbers = true, value_parser = rate)]
	wear: f64,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
	let cli = Cli::parse();
	let main = listen(cli.port).await?;
	let mut listeners = Vec::new();
	for port in &cli.gauges {
		listeners.push(listen(*port).await?);
	}
	let inference = listen(cli.inference).await?;
	let world = World::new(cli.seed, cli.wear, &cli.gauges, cli.inference);
	println!(
		"The simulator listens on http://{}: /host, /media, /served, /faults, /pumps, /inference",
		main.local_addr()?
	);
	let mut servers = vec![serve(main, control::router(world.clone()))];
	for ((number, port), listener) in (0..).zip(cli.gauges).zip(listeners) {
		println!("A gauge listens on http://{}: /pumps", listener.local_addr()?);
		servers.push(serve(listener, world::gauge_router(world.clone(), Gauge::new(cli.seed, number), port)));
	}
	println!("A rule-based stand-in, not an AI, listens on http://{}: /v1", inference.local_addr()?);
	servers.push(serve(inference, inference::router(world, cli.inference_key)));
	// Responses that stall must not keep it from ending.
	tokio::select! {
		served = future::try_join_all(servers) => drop(served?),
		() = stopped() => {},
	}
	Ok(())
}

async fn listen(port: u16) -> Result<TcpListener, String> {
	let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
	let listening = TcpListener::bind(address).await;
	listening.map_err(|error| format!("cannot listen on {address}: {error}. Is another simulator running?"))
}

fn serve(listener: TcpListener, router: Router) -> future::BoxFuture<'static, std::io::Result<()>> {
	Box::pin(axum::serve(listener, router).into_future())
}

fn rate(text: &str) -> Result<f64, String> {
	let rate = text.parse().ok().filter(|rate| pump::is_rate(*rate));
	rate.ok_or_else(|| "a number of 0 or more".into())
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
