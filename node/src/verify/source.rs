//! Whom is asked, and what can be wrong with the answers.

use sp_runtime::{generic, traits::BlakeTwo256};
use std::fmt;
use vivarium_engine::{BlockNumber, CollectionId, Hash, ItemId};

/// A block's header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;

/// Someone who is asked, and not believed.
pub trait Source {
	/// The hash of the last finalized block.
	fn finalized(&self) -> Result<Hash, Fault>;

	/// The header of a block.
	fn header(&self, block: &Hash) -> Result<Header, Fault>;

	/// The trie nodes that prove what stands under a key in the state after a block.
	fn proof(&self, key: &[u8], block: &Hash) -> Result<Vec<Vec<u8>>, Fault>;

	/// Records of an asset, the one of this number and hash first, then earlier ones.
	fn records(&self, collection: CollectionId, item: ItemId, from: (u32, Hash)) -> Result<Records, Fault>;

	/// Documents and blueprints by their digests, in this order; `None` for what is not there.
	fn documents(&self, hashes: &[Hash]) -> Result<Vec<Option<Vec<u8>>>, Fault>;
}

/// A part of a history, as it was answered.
#[derive(Debug, Default)]
pub struct Records {
	/// The records' bytes, newest first.
	pub records: Vec<Vec<u8>>,
	/// Why there are no more, if that was said.
	pub gap: Option<String>,
}

/// Why a history is not verified.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Fault {
	/// There is no answer, or there is no such asset. Nothing can be said of the history.
	Unanswered(String),
	/// Something does not hold, or is missing.
	Broken {
		/// The revision where that is, if it is one.
		revision: Option<u32>,
		/// What, and what to do.
		reason: String,
	},
}

impl Fault {
	/// Something outside of the records does not hold.
	pub fn broken(reason: impl Into<String>) -> Self {
		Self::Broken { revision: None, reason: reason.into() }
	}

	/// A revision does not hold.
	pub fn at(revision: u32, reason: impl Into<String>) -> Self {
		Self::Broken { revision: Some(revision), reason: reason.into() }
	}

	/// 1 if something does not hold, 2 if there is no answer.
	pub fn exit_code(&self) -> i32 {
		match self {
			Self::Broken { .. } => 1,
			Self::Unanswered(_) => 2,
		}
	}
}

impl fmt::Display for Fault {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Unanswered(reason) => formatter.write_str(reason),
			Self::Broken { revision: Some(number), reason } => {
				write!(formatter, "Revision {number} does not hold: {reason}")
			}
			Self::Broken { revision: None, reason } => write!(formatter, "The history does not hold: {reason}"),
		}
	}
}
