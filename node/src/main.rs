//! A node of the Vivarium chain.

// The SDK's errors are what they are.
#![allow(clippy::result_large_err)]

mod blueprint;
mod chain_spec;
mod cli;
mod command;
mod egress;
mod gateway;
mod known_keys;
mod metrics;
mod revisions;
mod rpc;
mod service;
mod verify;

fn main() -> sc_cli::Result<()> {
	command::run()
}
