//! A node of the Vivarium chain.

mod chain_spec;
mod cli;
mod command;
mod egress;
mod revision_log;
mod rpc;
mod service;

fn main() -> sc_cli::Result<()> {
	command::run()
}
