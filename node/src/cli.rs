//! What can be said on the command line.

use crate::{blueprint::BlueprintCmd, gateway, verify::VerifyCmd};
use std::path::PathBuf;
use url::Url;

/// A node of Vivarium, the chain for dynamic NFTs.
#[derive(Debug, clap::Parser)]
pub struct Cli {
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	#[clap(flatten)]
	pub run: sc_cli::RunCmd,

	#[clap(flatten)]
	pub oracle: OracleParams,

	#[clap(flatten)]
	pub gateway: GatewayParams,
}

/// What the offchain worker may reach.
#[derive(Clone, Debug, clap::Args)]
pub struct OracleParams {
	/// The file that says which origins the offchain worker may reach (TOML). It is read again when it changes.
	/// Without it nothing is reached, but in `--dev` the loopback.
	#[arg(long, value_name = "FILE")]
	pub oracle_config: Option<PathBuf>,
}

/// Where assets are shown over plain HTTP.
#[derive(Clone, Debug, clap::Args)]
pub struct GatewayParams {
	/// Show metadata, cards and histories of assets over HTTP on this port of 127.0.0.1; 0 takes any free one. Without
	/// it they are not shown, but in `--dev` on port 9955.
	#[arg(long, value_name = "PORT")]
	pub gateway_port: Option<u16>,

	/// Where the outside finds the gateway, so that its links are whole. Without it links have neither scheme nor host.
	#[arg(long, value_name = "URL", value_parser = gateway::public_url)]
	pub gateway_url: Option<Url>,
}

/// The gateway's port in `--dev`.
const DEVELOPMENT_PORT: u16 = 9955;

impl GatewayParams {
	/// How the gateway is set up, if it is on.
	pub fn options(&self, is_dev: bool) -> Option<gateway::Options> {
		let port = self.gateway_port.or_else(|| is_dev.then_some(DEVELOPMENT_PORT))?;
		Some(gateway::Options { port, url: self.gateway_url.clone() })
	}
}

#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
	/// Make and look at keys. An operator's key is of scheme sr25519 and type `vivo`.
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),

	/// Check blueprints, and make calls of them.
	#[command(subcommand)]
	Blueprint(BlueprintCmd),

	/// Verify the whole history of an asset: its head by a storage proof, every record, and every decision of a model by
	/// its documents. The node that is asked is not trusted. Exits with 0 if all of it holds, 1 if something does not, 2
	/// if there is no answer.
	VerifyHistory(VerifyCmd),

	/// Print the specification of a chain as JSON.
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Print the state of a block, by default of the last one, as a chain specification. The node must not run.
	ExportState(sc_cli::ExportStateCmd),

	/// Remove the whole chain.
	PurgeChain(sc_cli::PurgeChainCmd),
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::Parser;

	fn options(arguments: &[&str], is_dev: bool) -> Option<(u16, Option<String>)> {
		let cli = Cli::try_parse_from([&["vivarium-node"], arguments].concat()).unwrap();
		cli.gateway.options(is_dev).map(|options| (options.port, options.url.map(Into::into)))
	}

	#[test]
	fn the_gateway_is_on_where_it_was_asked_for() {
		assert_eq!(options(&[], false), None);
		assert_eq!(options(&["--gateway-url", "https://a.example"], false), None);
		assert_eq!(options(&[], true), Some((9955, None)));
		assert_eq!(options(&["--gateway-port", "0"], true), Some((0, None)));
		let both = ["--gateway-port", "80", "--gateway-url", "https://a.example/x"];
		assert_eq!(options(&both, false), Some((80, Some("https://a.example/x".into()))));
		assert!(Cli::try_parse_from(["vivarium-node", "--gateway-url", "a.example"]).is_err());
	}
}
