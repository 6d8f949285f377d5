//! What can be said on the command line.

use std::path::PathBuf;

/// A node of Vivarium, the chain for dynamic NFTs.
#[derive(Debug, clap::Parser)]
pub struct Cli {
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	#[clap(flatten)]
	pub run: sc_cli::RunCmd,

	#[clap(flatten)]
	pub oracle: OracleParams,
}

/// What the offchain worker may reach.
#[derive(Clone, Debug, clap::Args)]
pub struct OracleParams {
	/// The file that says which origins the offchain worker may reach (TOML). It is read again when it changes.
	/// Without it nothing is reached, but in `--dev` the loopback.
	#[arg(long, value_name = "FILE")]
	pub oracle_config: Option<PathBuf>,
}

#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
	/// Make and look at keys. An operator's key is of scheme sr25519 and type `vivo`.
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),

	/// Print the specification of a chain as JSON.
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Remove the whole chain.
	PurgeChain(sc_cli::PurgeChainCmd),
}
