//! The operator's egress proxy: the only way from the offchain worker to the world.
//!
//! A small HTTP server on a random loopback port. Workers find it by the address that it leaves in the offchain
//! storage, and say its token as bearer. What it reaches is the operator's to say, not the chain's: an allow-list of
//! origins, with a budget of time and size for each request, and a list of models with their endpoints; keys stay here.
//! See [`policy`] for the file.

mod client;
mod fetch;
mod inference;
mod models;
mod policy;
mod resolver;
mod server;

#[cfg(test)]
mod fixtures;

pub use fetch::Fetcher;
pub use policy::PolicyFile;

use codec::Encode;
use rand::RngCore;
use sc_service::SpawnEssentialTaskHandle;
use sp_core::offchain::{OffchainStorage, STORAGE_PREFIX};
use std::{
	net::{Ipv4Addr, TcpListener},
	path::PathBuf,
	sync::Arc,
};
use substrate_prometheus_endpoint::Registry;
use vivarium_primitives::egress::{Address, ADDRESS_KEY};

/// The target of the proxy's log lines.
const LOG_TARGET: &str = "egress";

/// How the proxy is set up.
pub struct Options {
	/// The file with the allowed origins and the models; without it there are none.
	pub config: Option<PathBuf>,
	/// Whether every loopback address may be reached, as in development.
	pub allow_loopback: bool,
}

/// Starts the proxy and leaves its address where workers look for it.
///
/// # Errors
/// When the file cannot be read or no port can be opened.
pub fn start(
	options: Options,
	mut storage: impl OffchainStorage,
	spawn: &SpawnEssentialTaskHandle,
	registry: Option<&Registry>,
) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
	let policy = Arc::new(PolicyFile::open(options.config, options.allow_loopback)?);
	let fetcher = fetch::Fetcher::new(policy.clone(), registry)?;
	let jobs = inference::Jobs::new(policy, inference::Bounds::default(), registry)?;

	let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
	listener.set_nonblocking(true)?;
	let mut address = Address { port: listener.local_addr()?.port(), token: [0; 32] };
	rand::rngs::OsRng.fill_bytes(&mut address.token);
	storage.set(STORAGE_PREFIX, ADDRESS_KEY, &address.encode());

	log::info!(target: LOG_TARGET, "the egress proxy listens on 127.0.0.1:{}", address.port);
	spawn.spawn("egress-proxy", None, server::serve(listener, address.bearer(), fetcher, jobs));
	Ok(())
}
