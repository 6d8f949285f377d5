//! Tries a runtime on the state of a chain, before the chain does.
//!
//! The state is read from a node, whole, and nothing is sent to it. What must always hold of the pallets of this chain is
//! looked at by the runtime that this program was built with; a runtime to be tried is a file, and runs as nodes run it.
//! `docs/upgrading.md` says when to use it.

mod metadata;
mod migrate;
mod next;
mod rpc;
mod state;

use clap::{Parser, Subcommand};
use rpc::Rpc;
use sp_core::H256;
use std::{fs, path::PathBuf, process::ExitCode};
use url::Url;

/// What went wrong, in a sentence.
type Result<T> = std::result::Result<T, String>;

/// Tries a runtime on the state of a chain. Ends with 1 when something does not hold, with 2 when there is no answer.
#[derive(Parser)]
#[command(version)]
struct Cli {
	#[command(subcommand)]
	command: Command,
}

#[derive(Subcommand)]
enum Command {
	/// Looks whether what must always hold does, in the state of a block.
	Check {
		/// The RPC of a node: ws:// or http://.
		#[arg(long, default_value = "ws://127.0.0.1:9944")]
		url: Url,
		/// The block; the best one, unless said.
		#[arg(long, value_name = "HASH")]
		at: Option<H256>,
	},
	/// Runs a runtime's migrations to their end over the state of a chain, and looks before and after.
	Migrate {
		/// The RPC of a node: ws:// or http://.
		#[arg(long, default_value = "ws://127.0.0.1:9944")]
		url: Url,
		/// The block; the best one, unless said.
		#[arg(long, value_name = "HASH")]
		at: Option<H256>,
		/// The next runtime, compressed or not. This program must have been built with it.
		#[arg(long, value_name = "FILE")]
		wasm: PathBuf,
	},
	/// Tells what two runtimes' metadata differ in. Ends with 1 if an index was reused or a call's moved.
	Metadata {
		/// The present runtime: a file, or the RPC of a node.
		#[arg(long, value_name = "FILE_OR_URL")]
		old: String,
		/// The next one: a file, or the RPC of a node.
		#[arg(long, value_name = "FILE_OR_URL")]
		new: String,
	},
}

/// Prints what was found.
fn run(command: Command) -> std::result::Result<(), (u8, String)> {
	let unanswered = |reason| (2, reason);
	let wrong = |reason| (1, reason);
	match command {
		Command::Check { url, at } => {
			let rpc = Rpc::new(url).map_err(unanswered)?;
			let block = rpc.block(at).map_err(unanswered)?;
			let mut state = state::read(&rpc, &block).map_err(unanswered)?;
			println!("{block}: {} entries", state.top.len());
			let looked = state::look(&mut state, false).map_err(wrong)?;
			println!("{looked}");
		}
		Command::Migrate { url, at, wasm } => {
			let code = file(&wasm).map_err(unanswered)?;
			let next = next::Next::new(code).map_err(unanswered)?;
			let rpc = Rpc::new(url).map_err(unanswered)?;
			let block = rpc.block(at).map_err(unanswered)?;
			let (name, version) = rpc.version(&block).map_err(unanswered)?;
			println!("{block}: {name} {version}");
			migrate::may_follow(&next, &name, version).map_err(wrong)?;
			let state = state::read(&rpc, &block).map_err(unanswered)?;
			println!("its state: {} entries", state.top.len());
			migrate::migrate(&block, state, &next).map_err(wrong)?;
		}
		Command::Metadata { old, new } => {
			let (old, new) = (outline(&old).map_err(unanswered)?, outline(&new).map_err(unanswered)?);
			let difference = metadata::difference(&old, &new);
			println!("{difference}");
			if !difference.broken.is_empty() {
				return Err(wrong(
					"An index was reused or moved: what was signed, or stored, for one would be taken for another. Give \
					 each pallet and call the index that it had, and new ones an index that was never used."
						.into(),
				));
			}
		}
	}
	Ok(())
}

/// The outline of a runtime in a file, or of the one that a node runs.
fn outline(place: &str) -> Result<metadata::Outline> {
	let encoded = match Url::parse(place) {
		Ok(url) if url.has_host() => Rpc::new(url)?.metadata()?,
		_ => next::Next::new(file(&PathBuf::from(place))?)?.metadata()?,
	};
	metadata::Outline::decode(&encoded)
}

fn file(path: &PathBuf) -> Result<Vec<u8>> {
	fs::read(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}

fn main() -> ExitCode {
	match run(Cli::parse().command) {
		Ok(()) => ExitCode::SUCCESS,
		Err((code, reason)) => {
			eprintln!("{reason}");
			ExitCode::from(code)
		}
	}
}
