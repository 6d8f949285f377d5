//! `vivarium-node verify-history`: the whole history of an asset, checked without a chain and without trust in the node
//! that is asked.
//!
//! ```text
//! block hash that you trust ─▶ header ─▶ state root ─▶ storage proof ─▶ the asset's head
//!                                                                          │ hash chain
//! birth ◀─ record ◀─ … ◀─ record ◀─────────────────────────────────────────┘
//!                           └─ by a model: request, proposal, declaration, blueprint, each by its digest;
//!                              the prompt is rendered anew, bounds and effects are checked again
//! ```
//!
//! What is proved and what is not is told in `docs/verifying.md`.

mod asset;
mod auditor;
mod history;
mod library;
mod proof;
mod rpc;
mod source;
#[cfg(test)]
mod tests;

use history::{Question, Start};
use rpc::Rpc;
use source::{Fault, Source};
use sp_core::H256;
use url::Url;
use vivarium_engine::{CollectionId, ItemId};

/// Which history to verify, and what to trust.
#[derive(Debug, clap::Args)]
pub struct VerifyCmd {
	/// The collection of the asset.
	collection: CollectionId,

	/// The item.
	item: ItemId,

	/// The RPC of a node that keeps histories (http or https). Nothing that it says is believed without proof.
	#[arg(long, value_name = "URL", default_value = "http://127.0.0.1:9944")]
	url: Url,

	/// The hash of the block that you trust, from a source that you trust: a node of your own, several explorers. Without
	/// it the node is asked for its last finalized block, and believed.
	#[arg(long, value_name = "BLOCK_HASH", conflicts_with = "head")]
	trust: Option<H256>,

	/// The hash of the asset's last revision, in place of a storage proof. For assets that were retired: they are no
	/// longer in state.
	#[arg(long, value_name = "HASH", requires = "number")]
	head: Option<H256>,

	/// The number of that revision.
	#[arg(long, value_name = "N", requires = "head", value_parser = clap::value_parser!(u32).range(1..))]
	number: Option<u32>,

	/// Let documents be missing. What rests on them is then not checked, and the summary counts it. Records may never be
	/// missing.
	#[arg(long)]
	allow_gaps: bool,
}

impl VerifyCmd {
	/// Does it, and returns the exit code: 0 if everything holds, 1 if something does not, 2 if there is no answer.
	pub fn run(&self) -> i32 {
		match Rpc::new(self.url.clone()).and_then(|source| self.verify(&source)) {
			Ok(()) => 0,
			Err(fault) => {
				eprintln!("{fault}");
				fault.exit_code()
			}
		}
	}

	fn verify(&self, source: &dyn Source) -> Result<(), Fault> {
		let start = match (self.head, self.number, self.trust) {
			(Some(head), Some(number), _) => {
				println!("The head is trusted as you give it.");
				Start::Head(number, head.into())
			}
			(_, _, Some(block)) => Start::Block(block.into()),
			_ => {
				let block = source.finalized()?;
				println!(
					"Block {:?} is what the node calls finalized. For that the node is trusted: name a block that you trust yourself with --trust.",
					H256(block)
				);
				Start::Block(block)
			}
		};
		let Self { collection, item, allow_gaps, .. } = *self;
		let question = Question { collection, item, start, allow_gaps };
		let told = history::verify(source, &question, &mut |line| println!("{line}"))?;
		println!("{told}");
		Ok(())
	}
}
