//! From the command line to what is done.

use crate::{
	chain_spec,
	cli::{Cli, Subcommand},
	service,
};
use sc_cli::SubstrateCli;
use sc_service::ChainSpec;

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"Vivarium Node".into()
	}

	fn impl_version() -> String {
		env!("SUBSTRATE_CLI_IMPL_VERSION").into()
	}

	fn description() -> String {
		env!("CARGO_PKG_DESCRIPTION").into()
	}

	fn author() -> String {
		env!("CARGO_PKG_AUTHORS").into()
	}

	fn support_url() -> String {
		"the project's issues".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, id: &str) -> Result<Box<dyn ChainSpec>, String> {
		Ok(Box::new(chain_spec::ready(id)?))
	}
}

/// Does what the command line says.
pub fn run() -> sc_cli::Result<()> {
	let mut cli = Cli::from_args();
	match &cli.subcommand {
		Some(Subcommand::Key(cmd)) => cmd.run(&cli),
		Some(Subcommand::Blueprint(cmd)) => std::process::exit(cmd.run()),
		Some(Subcommand::VerifyHistory(cmd)) => std::process::exit(cmd.run()),
		Some(Subcommand::ExportChainSpec(cmd)) => {
			let spec = if cmd.raw { chain_spec::ready(&cmd.chain)? } else { chain_spec::readable(&cmd.chain)? };
			cmd.run(Box::new(spec))
		}
		Some(Subcommand::ExportState(cmd)) => cli.create_runner(cmd)?.async_run(|config| {
			let (client, task_manager) = service::client(&config)?;
			Ok((cmd.run(client, config.chain_spec), task_manager))
		}),
		Some(Subcommand::PurgeChain(cmd)) => cli.create_runner(cmd)?.sync_run(|config| cmd.run(config.database)),
		None => {
			if cli.run.shared_params.is_dev() {
				// So that the history of assets is there without another flag.
				cli.run.offchain_worker_params.indexing_enabled = true;
			}
			let options = service::Options {
				oracle_config: cli.oracle.oracle_config.clone(),
				gateway: cli.gateway.options(cli.run.shared_params.is_dev()),
			};
			cli.create_runner(&cli.run)?.run_node_until_exit(|config| async move {
				service::new_full(config, options).map_err(sc_cli::Error::Service)
			})
		}
	}
}
