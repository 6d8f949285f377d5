//! What is checked of each revision beside its place in the chain of hashes.

use super::{
	library::{Library, Wanted},
	source::Fault,
};
use sp_core::H256;
use std::collections::BTreeSet;
use vivarium_engine::{
	blueprint::Blueprint,
	external_id::ExternalId,
	revision::{describe, Origin, Record, Revision},
	synthesis::{
		audit::{audit, check_frozen, Document, Documents},
		Request,
	},
	Hash,
};

/// Takes the revisions of an asset, newest first, and tells each in a line once the one before it is known.
pub struct Auditor<'a> {
	library: Library<'a>,
	allow_gaps: bool,
	say: &'a mut dyn FnMut(String),
	/// The revision that waits for the one before it.
	later: Option<Record>,
	/// Requests of later revisions, with these revisions' numbers, that wait for the one whose form they froze.
	frozen: Vec<(u32, Request)>,
	/// The name that a later request gives the asset, and that request's revision.
	named: Option<(u32, ExternalId)>,
	/// How many revisions of models hold.
	pub syntheses: u32,
	/// The documents that are missing.
	missing: BTreeSet<Hash>,
}

impl<'a> Auditor<'a> {
	/// An auditor that fetches what it needs from the library, and lets documents be missing or not.
	pub fn new(library: Library<'a>, allow_gaps: bool, say: &'a mut dyn FnMut(String)) -> Self {
		Self {
			library,
			allow_gaps,
			say,
			later: None,
			frozen: Vec::new(),
			named: None,
			syntheses: 0,
			missing: BTreeSet::new(),
		}
	}

	/// How many documents are missing.
	pub fn gaps(&self) -> usize {
		self.missing.len()
	}

	/// Fetches together what a page of revisions names.
	///
	/// # Errors
	/// Where there is no answer, or a document is not the one that its digest names.
	pub fn prepare<'b>(&mut self, records: impl IntoIterator<Item = &'b Record>) -> Result<(), Fault> {
		let mut wanted = Vec::new();
		for revision in records.into_iter().map(Record::revision) {
			wanted.push(blueprint_of(revision));
			if let Origin::Synthesis { request, output, .. } = revision.origin {
				wanted.push(Wanted { hash: request, document: Document::Request, revision: revision.number });
				wanted.push(Wanted { hash: output, document: Document::Proposal, revision: revision.number });
			}
		}
		self.library.fetch(wanted)
	}

	/// Takes the next older revision.
	///
	/// # Errors
	/// The later revision, if this one shows that it does not hold.
	pub fn take(&mut self, record: Record, hash: &Hash) -> Result<(), Fault> {
		if let Some(later) = self.later.take() {
			self.conclude(&later, Some(&record))?;
		}
		let revision = record.revision();
		let number = revision.number;
		for (at, request) in self.frozen.extract_if(.., |(_, request)| request.revision >= number) {
			check_frozen(&request, revision, hash).map_err(|breach| Fault::at(at, breach.to_string()))?;
		}
		if let (Origin::Enrolment { external_id }, Some((at, name))) = (&revision.origin, &self.named) {
			if external_id != name {
				return Err(Fault::at(*at, "the request gives the asset another name than its enrolment"));
			}
		}
		self.later = Some(record);
		Ok(())
	}

	/// Ends with the first revision.
	///
	/// # Errors
	/// As [`Auditor::take`].
	pub fn finish(&mut self) -> Result<(), Fault> {
		if let Some(first) = self.later.take() {
			self.conclude(&first, None)?;
		}
		match self.frozen.first() {
			Some((at, _)) => Err(Fault::at(*at, "the request names a revision from before birth")),
			None => Ok(()),
		}
	}

	/// Checks a revision, now that the one before it is known, and tells it.
	fn conclude(&mut self, record: &Record, previous: Option<&Record>) -> Result<(), Fault> {
		let revision = record.revision();
		let wanted = blueprint_of(revision);
		let bytes = self.library.get(wanted)?;
		let blueprint = self.present(bytes, wanted)?;
		let mut checked = "";
		if let (Origin::Synthesis { request, output, .. }, Some(previous)) = (&revision.origin, previous) {
			if self.check(revision, previous.revision(), (*request, *output), blueprint.as_deref())? {
				checked = "; request, prompt, proposal and bounds hold";
				self.syntheses += 1;
			} else {
				checked = "; not checked, because documents are missing";
			}
		}
		let line = match &blueprint {
			None => "its blueprint is missing".into(),
			Some(bytes) => {
				let (core, texts) = Blueprint::read(bytes)
					.ok_or_else(|| Fault::at(revision.number, "the blueprint has a format that is unknown here"))?;
				describe(record, previous, &core, &texts)
			}
		};
		(self.say)(format!("revision {}, block {}: {line}{checked}", revision.number, revision.block));
		Ok(())
	}

	/// Checks a revision by a model against its documents. False where one is missing, and that is allowed.
	fn check(
		&mut self,
		revision: &Revision,
		previous: &Revision,
		(request, output): (Hash, Hash),
		blueprint: Option<&[u8]>,
	) -> Result<bool, Fault> {
		let number = revision.number;
		let wanted = |hash, document| Wanted { hash, document, revision: number };
		let asked = wanted(request, Document::Request);
		let found = self.library.take(asked)?;
		let request = self.present(found, asked)?;
		let granted = wanted(output, Document::Proposal);
		let found = self.library.take(granted)?;
		let proposal = self.present(found, granted)?;
		let Some(request) = request else { return Ok(false) };
		let digest = Request::read(&request)
			.ok_or_else(|| Fault::at(number, "the request has a format that is unknown here"))?
			.declaration;
		let declared = wanted(digest, Document::Declaration);
		let found = self.library.get(declared)?;
		let declaration = self.present(found, declared)?;
		let (Some(proposal), Some(declaration), Some(blueprint)) = (proposal, declaration, blueprint) else {
			return Ok(false);
		};
		let documents = Documents { request: &request, proposal: &proposal, declaration: &declaration, blueprint };
		let request = audit(revision, previous, &documents).map_err(|breach| Fault::at(number, breach.to_string()))?;
		match &self.named {
			Some((_, name)) if *name != request.external_id => {
				return Err(Fault::at(number, "the request gives the asset another name than a later one"))
			}
			_ => self.named = Some((number, request.external_id.clone())),
		}
		self.frozen.push((number, request));
		Ok(true)
	}

	/// A document that is there; or `None`, counted, where that is allowed.
	fn present(&mut self, found: Option<Vec<u8>>, wanted: Wanted) -> Result<Option<Vec<u8>>, Fault> {
		if found.is_none() {
			let Wanted { hash, document, revision } = wanted;
			if !self.allow_gaps {
				let hash = H256(hash);
				return Err(Fault::at(
					revision,
					format!("the node lacks the {document} {hash:?}: ask another one, bring it there with dynamicAssets_import, or leave out what rests on it with --allow-gaps"),
				));
			}
			self.missing.insert(wanted.hash);
		}
		Ok(found)
	}
}

fn blueprint_of(revision: &Revision) -> Wanted {
	Wanted { hash: revision.blueprint, document: Document::Blueprint, revision: revision.number }
}
