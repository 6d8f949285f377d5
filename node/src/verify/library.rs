//! The documents that records name, each the one that its digest names.

use super::source::{Fault, Source};
use sp_core::H256;
use sp_io::hashing::blake2_256;
use std::collections::BTreeMap;
use vivarium_engine::{synthesis::audit::Document, Hash};

/// The most documents of one question; a node answers no more.
const BATCH: usize = 64;

/// A document that a record names, or a request that one names.
#[derive(Clone, Copy)]
pub struct Wanted {
	/// Its digest.
	pub hash: Hash,
	/// What it is.
	pub document: Document,
	/// The revision for which it is wanted.
	pub revision: u32,
}

/// What was fetched.
pub struct Library<'a> {
	source: &'a dyn Source,
	found: BTreeMap<Hash, Option<Vec<u8>>>,
}

impl<'a> Library<'a> {
	/// A library that fetches from here.
	pub fn new(source: &'a dyn Source) -> Self {
		Self { source, found: BTreeMap::new() }
	}

	/// Fetches what is not here yet.
	///
	/// # Errors
	/// Where there is no answer, or a document is not the one that its digest names.
	pub fn fetch(&mut self, wanted: impl IntoIterator<Item = Wanted>) -> Result<(), Fault> {
		let mut unknown: Vec<Wanted> =
			wanted.into_iter().filter(|wanted| !self.found.contains_key(&wanted.hash)).collect();
		unknown.sort_by_key(|wanted| wanted.hash);
		unknown.dedup_by_key(|wanted| wanted.hash);
		for batch in unknown.chunks(BATCH) {
			let hashes: Vec<Hash> = batch.iter().map(|wanted| wanted.hash).collect();
			let answered = self.source.documents(&hashes)?;
			if answered.len() != batch.len() {
				return Err(Fault::broken(format!(
					"the node was asked for {} documents and answers {}",
					batch.len(),
					answered.len()
				)));
			}
			for (Wanted { hash, document, revision }, bytes) in batch.iter().zip(answered) {
				if bytes.as_ref().is_some_and(|bytes| blake2_256(bytes) != *hash) {
					let reason = format!("the {document} is not the one that its digest {:?} names", H256(*hash));
					return Err(Fault::at(*revision, reason));
				}
				self.found.insert(*hash, bytes);
			}
		}
		Ok(())
	}

	/// A document that others name too, and that is kept.
	///
	/// # Errors
	/// Those of [`Library::fetch`].
	pub fn get(&mut self, wanted: Wanted) -> Result<Option<Vec<u8>>, Fault> {
		self.fetch([wanted])?;
		Ok(self.found.get(&wanted.hash).cloned().flatten())
	}

	/// A document that is not wanted again.
	///
	/// # Errors
	/// Those of [`Library::fetch`].
	pub fn take(&mut self, wanted: Wanted) -> Result<Option<Vec<u8>>, Fault> {
		self.fetch([wanted])?;
		Ok(self.found.remove(&wanted.hash).flatten())
	}
}
