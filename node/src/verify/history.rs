//! From what is trusted down to birth.

use super::{
	asset,
	auditor::Auditor,
	library::Library,
	proof,
	source::{Fault, Source},
};
use sp_core::H256;
use std::fmt;
use vivarium_engine::{revision::Walk, CollectionId, Hash, ItemId};

/// What is to be verified.
pub struct Question {
	/// The asset's collection.
	pub collection: CollectionId,
	/// The asset's item.
	pub item: ItemId,
	/// What is trusted.
	pub start: Start,
	/// Whether documents may be missing.
	pub allow_gaps: bool,
}

/// What is trusted.
pub enum Start {
	/// The hash of a block, whose state names the asset's head.
	Block(Hash),
	/// The head itself: number and hash.
	Head(u32, Hash),
}

/// What holds.
#[derive(Debug, Eq, PartialEq)]
pub struct Told {
	/// How many revisions hold, which are all.
	pub revisions: u32,
	/// How many of them a model made, and hold with their documents.
	pub syntheses: u32,
	/// How many documents are missing.
	pub gaps: usize,
	/// The hash of the last revision.
	pub head: Hash,
}

/// Verifies a history, and tells each revision in a line, newest first.
///
/// # Errors
/// What does not hold, and where, or that there is no answer.
pub fn verify(source: &dyn Source, question: &Question, say: &mut dyn FnMut(String)) -> Result<Told, Fault> {
	let Question { collection, item, allow_gaps, .. } = *question;
	let (number, head) = match question.start {
		Start::Head(number, head) => (number, head),
		Start::Block(block) => find_head(source, collection, item, &block)?,
	};
	let mut walk = Walk::from_head(collection, item, number, head);
	let mut auditor = Auditor::new(Library::new(source), allow_gaps, say);
	while let Some(wanted) = walk.wanted() {
		let page = source.records(collection, item, wanted)?;
		let mut taken = Vec::new();
		for bytes in &page.records {
			let (number, hash) =
				walk.wanted().ok_or_else(|| Fault::broken("the node brings records from before birth"))?;
			let record = walk.take(bytes).map_err(|broken| Fault::at(number, broken.to_string()))?;
			taken.push((record, hash));
		}
		if taken.is_empty() {
			let (number, hash) = wanted;
			let said = page.gap.map(|gap| format!(" It says: {gap}")).unwrap_or_default();
			return Err(Fault::at(number, format!("the node lacks its record {:?}.{said}", H256(hash))));
		}
		auditor.prepare(taken.iter().map(|(record, _)| record))?;
		for (record, hash) in taken {
			auditor.take(record, &hash)?;
		}
	}
	auditor.finish()?;
	Ok(Told { revisions: number, syntheses: auditor.syntheses, gaps: auditor.gaps(), head })
}

/// Number and hash of the asset's last revision, by a proof of the state after a block.
fn find_head(source: &dyn Source, collection: CollectionId, item: ItemId, block: &Hash) -> Result<(u32, Hash), Fault> {
	let header = source.header(block)?;
	let root = proof::state_root(&header, block).map_err(Fault::broken)?;
	let key = asset::key(collection, item);
	let nodes = source.proof(&key, block)?;
	let value = proof::read(root, &key, nodes).map_err(Fault::broken)?.ok_or_else(|| {
		Fault::Unanswered(format!(
			"Item {item} of collection {collection} is no dynamic asset after block {}. Was it retired? Then name its last revision with --head and --number.",
			header.number
		))
	})?;
	asset::head(&value).ok_or_else(|| {
		Fault::broken("the asset in state is of a layout that is unknown here: use the program of the chain's release")
	})
}

impl fmt::Display for Told {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { revisions, syntheses, gaps, head } = self;
		let head = H256(*head);
		write!(formatter, "All {revisions} revisions hold, from the head {head:?} back to birth; ")?;
		match (syntheses, gaps) {
			(0, 0) => formatter.write_str("none is a model's."),
			(_, 0) => write!(formatter, "{syntheses} by a model, each with its documents."),
			_ => write!(
				formatter,
				"{syntheses} by a model hold with their documents. {gaps} documents are missing: what rests on them is not checked."
			),
		}
	}
}
