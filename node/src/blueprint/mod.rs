//! `vivarium-node blueprint`: blueprints that people write as TOML, checked and made into calls without a chain.
//!
//! ```text
//! file ── document ──▶ fields with places ── convert, grammar, number ──▶ blueprint ── engine, sections ──▶ sound
//!                                                │ synthesis ──▶ declaration ┘      encode ──▶ call data
//!                                                └─▶ problems: line, field, mend    probe ──▶ what the sources say now
//! ```
//!
//! The format is described in `docs/blueprints.md`; `examples/blueprints` has files to begin with.

mod convert;
mod document;
mod encode;
mod grammar;
mod number;
mod probe;
mod problem;
mod sections;
mod summary;
mod synthesis;
#[cfg(test)]
mod tests;

use crate::egress::{Fetcher, PolicyFile};
use codec::Encode;
use convert::Written;
use futures::future::join_all;
use probe::{Asset, Bodies};
use std::{
	fs,
	path::{Path, PathBuf},
	sync::Arc,
	time::{SystemTime, UNIX_EPOCH},
};
use vivarium_engine::{
	blueprint::{Core, Texts},
	bounded,
	external_id::{self, ExternalId},
	CollectionId, ItemId,
};
use vivarium_runtime::AccountId;

/// Check blueprints, and make calls of them.
#[derive(Debug, clap::Subcommand)]
pub enum BlueprintCmd {
	/// Say what is wrong with a blueprint, or what it says; with --fetch also what its sources say now.
	Check(CheckCmd),

	/// Print the call that sets a blueprint, as hex to paste into Polkadot.js Apps. It needs no chain.
	Encode(EncodeCmd),
}

/// What to check.
#[derive(Debug, clap::Args)]
pub struct CheckCmd {
	/// The blueprint (TOML).
	file: PathBuf,

	/// Fetch every source once, and print each value or why there is none.
	#[arg(long, requires = "external_id")]
	fetch: bool,

	/// The asset's name in the outside world, for --fetch.
	#[arg(long, value_name = "ID", value_parser = parse_external_id, requires = "fetch")]
	external_id: Option<ExternalId>,

	/// What stands for {collection}.
	#[arg(long, value_name = "ID", default_value_t = 0)]
	collection: CollectionId,

	/// What stands for {item}.
	#[arg(long, value_name = "ID", default_value_t = 0)]
	item: ItemId,

	/// Fetch only what this file allows, with its headers, as a node does. Without it the blueprint's own origins are
	/// allowed, private ones too.
	#[arg(long, value_name = "FILE", requires = "fetch")]
	oracle_config: Option<PathBuf>,
}

/// What to encode.
#[derive(Debug, clap::Args)]
pub struct EncodeCmd {
	/// The blueprint (TOML).
	file: PathBuf,

	/// The collection of which it is the blueprint.
	#[arg(long, value_name = "ID")]
	collection: CollectionId,

	/// Which version of the collection's blueprint this becomes, for its section `[synthesis]`.
	#[arg(long, value_name = "NUMBER", default_value_t = 1)]
	blueprint_version: u32,

	/// Make the collection first.
	#[arg(long, requires = "owner")]
	new_collection: bool,

	/// Mint an item.
	#[arg(long, requires = "owner", requires = "item")]
	mint: bool,

	/// Make the item a dynamic asset.
	#[arg(long, requires = "external_id", requires = "item")]
	enrol: bool,

	/// Who owns collection and item, and signs the call.
	#[arg(long, value_name = "ADDRESS")]
	owner: Option<AccountId>,

	/// The item, for --mint and --enrol.
	#[arg(long, value_name = "ID")]
	item: Option<ItemId>,

	/// The item's name in the outside world, for --enrol.
	#[arg(long, value_name = "ID", value_parser = parse_external_id)]
	external_id: Option<ExternalId>,
}

impl BlueprintCmd {
	/// Does it, and returns the exit code: 0 if all is well, 1 if not.
	pub fn run(&self) -> i32 {
		let done = match self {
			Self::Check(cmd) => cmd.run(),
			Self::Encode(cmd) => cmd.run(),
		};
		match done {
			Ok(()) => 0,
			Err(said) => {
				eprintln!("{said}");
				1
			}
		}
	}
}

impl CheckCmd {
	fn run(&self) -> Result<(), String> {
		let (core, texts, declaration) = read(&self.file)?;
		let size = encode::set_blueprint(self.collection, core.clone(), texts.clone()).encoded_size();
		print!("{}", summary::summary(&core, &texts, size));
		if let Some(declaration) = &declaration {
			print!("{}", summary::synthesis(&core, &texts, declaration));
		}
		match &self.external_id {
			Some(external_id) if self.fetch => self.probe(&core, &texts, vivarium_engine::text(external_id)),
			_ => Ok(()),
		}
	}

	fn probe(&self, core: &Core, texts: &Texts, external_id: &str) -> Result<(), String> {
		let asset = Asset { collection: self.collection, item: self.item, external_id };
		let urls = probe::urls(texts, &asset);
		let policy = match &self.oracle_config {
			Some(path) => PolicyFile::open(Some(path.clone()), false)?,
			None => PolicyFile::of(urls.iter().map(String::as_str)),
		};
		let fetcher = Fetcher::new(Arc::new(policy), None).map_err(|error| error.to_string())?;
		let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
		let fetched = runtime.block_on(join_all(urls.iter().map(|url| fetcher.fetch(url))));
		let bodies: Bodies = urls.into_iter().zip(fetched).collect();
		let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
		let now = u64::try_from(since.as_millis()).unwrap_or(u64::MAX);
		let told = probe::tell(core, texts, &asset, &bodies, now);
		println!("\n{}", told.text);
		if told.is_complete {
			Ok(())
		} else {
			Err("not every metric has a value".into())
		}
	}
}

impl EncodeCmd {
	fn run(&self) -> Result<(), String> {
		let (core, texts, declaration) = read(&self.file)?;
		let mut calls = Vec::new();
		if let (true, Some(owner)) = (self.new_collection, &self.owner) {
			calls.push(encode::create(self.collection, owner.clone()));
		}
		calls.push(encode::set_blueprint(self.collection, core, texts));
		calls.extend(declaration.map(|one| encode::set_declaration(self.collection, self.blueprint_version, one)));
		if let (true, Some(item), Some(owner)) = (self.mint, self.item, &self.owner) {
			calls.push(encode::mint(self.collection, item, owner.clone()));
		}
		if let (true, Some(item), Some(external_id)) = (self.enrol, self.item, &self.external_id) {
			calls.push(encode::enrol(self.collection, item, external_id.clone()));
		}
		let call = encode::together(calls).encode();
		println!("{}", sp_core::bytes::to_hex(&call, false));
		eprintln!(
			"{} bytes. In Polkadot.js Apps: Developer > Extrinsics > Decode, paste; then Submission, as {}.",
			call.len(),
			if self.owner.is_some() { "the owner" } else { "the owner of the collection" },
		);
		Ok(())
	}
}

/// Reads a file.
fn read(path: &Path) -> Result<Written, String> {
	let file = path.display();
	let text = fs::read_to_string(path).map_err(|error| format!("{file} cannot be read: {error}"))?;
	convert::parse(&text).map_err(|problems| {
		let lines: Vec<String> = problems.iter().map(|problem| format!("{file}:{problem}")).collect();
		lines.join("\n")
	})
}

fn parse_external_id(text: &str) -> Result<ExternalId, String> {
	bounded(text)
		.ok()
		.filter(|id: &ExternalId| external_id::is_valid(id))
		.ok_or_else(|| "must be 1 to 64 characters of A-Z a-z 0-9 . _ ~ -".into())
}
