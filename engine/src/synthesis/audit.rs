//! Auditing: whether a revision that a model made is what its documents say. It needs no chain.
//!
//! Every document is named by its digest: request and proposal by the record, the declaration by the request, the
//! blueprint by both. So nobody can change one of them without changing the record, and the record's hash is in the next
//! one, up to the asset's head. What is checked beyond that is that the chain kept its own rules: the prompt is rendered
//! anew, the proposal kept its bounds, and the asset became what proposal and rules make of it.

use super::{Declaration, Prompt, Proposal, Refusal, Request};
use crate::{
	blueprint::{Blueprint, Core},
	life,
	revision::{Origin, Revision},
	rules::{self, Form},
	Hash,
};
use core::fmt;

/// The bytes of what a revision by a model rests on, as they were found.
#[derive(Clone, Copy, Debug)]
pub struct Documents<'a> {
	/// The request: what the model was asked.
	pub request: &'a [u8],
	/// The proposal that was granted.
	pub proposal: &'a [u8],
	/// The declaration: what its collection's owner lets it say.
	pub declaration: &'a [u8],
	/// The blueprint, core and texts.
	pub blueprint: &'a [u8],
}

/// What names a document.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Document {
	/// What the model was asked.
	Request,
	/// What it answered, as far as it was taken.
	Proposal,
	/// What its collection's owner lets it say.
	Declaration,
	/// How the asset lives.
	Blueprint,
}

/// How a revision is not what its documents say.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Breach {
	/// No model made the revision.
	NoSynthesis,
	/// The document is not the one that its digest names.
	Digest(Document),
	/// The document's format is unknown here.
	Format(Document),
	/// The request is about another asset.
	Asset,
	/// The request was made under another blueprint.
	Blueprint,
	/// The request is not older than the revision.
	Time,
	/// Another model was declared.
	Model,
	/// The request does not render to the prompt whose digest is recorded.
	Prompt,
	/// The proposal does not keep its bounds.
	Bounds(Refusal),
	/// The declaration sends the proposal to review, and nobody approved it.
	Unreviewed,
	/// State, traits and flags are not what the proposal, and then the rules that fired, make of those before.
	Form,
	/// What the request froze is not what the revision that it names recorded.
	Frozen,
}

/// Checks a revision by a model against its documents, and against the revision before it. Returns the request, whose
/// frozen inputs [`check_frozen`] compares with the revision that it names.
///
/// Which rules had to fire afterwards is not judged: it hangs on counts and freshness that no record holds. What those
/// that are recorded as fired did is computed anew.
///
/// # Errors
/// The first [`Breach`] found.
pub fn audit(revision: &Revision, previous: &Revision, documents: &Documents<'_>) -> Result<Request, Breach> {
	let Origin::Synthesis { request: asked, model, prompt, output, reviewers, fired, .. } = &revision.origin else {
		return Err(Breach::NoSynthesis);
	};
	check_digest(Document::Request, documents.request, asked)?;
	let request = Request::read(documents.request).ok_or(Breach::Format(Document::Request))?;
	check_digest(Document::Proposal, documents.proposal, output)?;
	let proposal = Proposal::read(documents.proposal).ok_or(Breach::Format(Document::Proposal))?;
	check_digest(Document::Declaration, documents.declaration, &request.declaration)?;
	let declaration = Declaration::read(documents.declaration).ok_or(Breach::Format(Document::Declaration))?;
	check_digest(Document::Blueprint, documents.blueprint, &revision.blueprint)?;
	let (core, texts) = Blueprint::read(documents.blueprint).ok_or(Breach::Format(Document::Blueprint))?;

	if (request.collection, request.item) != (revision.collection, revision.item) {
		return Err(Breach::Asset);
	}
	if request.blueprint != revision.blueprint {
		return Err(Breach::Blueprint);
	}
	if request.revision >= revision.number || request.block > revision.block {
		return Err(Breach::Time);
	}
	if declaration.model != *model {
		return Err(Breach::Model);
	}
	if Prompt::render(&request, &core, &texts, &declaration).hash() != *prompt {
		return Err(Breach::Prompt);
	}
	proposal.validate(&request, &core, &texts, &declaration).map_err(Breach::Bounds)?;
	// The first image that a model draws cannot be told from one history, so that condition is left out.
	let must_review = |traits| declaration.must_review(&proposal, traits, false);
	if reviewers.is_empty() && (must_review(&previous.traits) || must_review(&request.traits)) {
		return Err(Breach::Unreviewed);
	}
	if after(&core, previous, &proposal, fired) != Some(form(revision)) {
		return Err(Breach::Form);
	}
	Ok(request)
}

/// Checks that what a request froze is what the revision that it names recorded: its hash, state, traits and flags.
///
/// # Errors
/// [`Breach::Frozen`].
pub fn check_frozen(request: &Request, revision: &Revision, hash: &Hash) -> Result<(), Breach> {
	let frozen = Form { state: request.state, traits: request.traits.to_vec(), flags: request.flags };
	let is_same = request.revision == revision.number
		&& request.head == *hash
		&& request.blueprint == revision.blueprint
		&& frozen == form(revision);
	is_same.then_some(()).ok_or(Breach::Frozen)
}

fn check_digest(document: Document, bytes: &[u8], digest: &Hash) -> Result<(), Breach> {
	let is_named = sp_crypto_hashing::blake2_256(bytes) == *digest;
	is_named.then_some(()).ok_or(Breach::Digest(document))
}

/// What a proposal makes of an asset, and then the rules that fired. Each change of the form is a revision, so what stood
/// before is what the revision before recorded.
fn after(core: &Core, previous: &Revision, proposal: &Proposal, fired: &[u8]) -> Option<Form> {
	let proposed = life::proposed(core, &form(previous), proposal)?;
	rules::follow(core, fired, &proposed)
}

fn form(revision: &Revision) -> Form {
	Form { state: revision.state, traits: revision.traits.to_vec(), flags: revision.flags }
}

impl fmt::Display for Document {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.write_str(match self {
			Self::Request => "request",
			Self::Proposal => "proposal",
			Self::Declaration => "declaration",
			Self::Blueprint => "blueprint",
		})
	}
}

impl fmt::Display for Breach {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::NoSynthesis => formatter.write_str("no model made it"),
			Self::Digest(document) => write!(formatter, "the {document} is not the one that its digest names"),
			Self::Format(document) => write!(formatter, "the {document} has a format that is unknown here"),
			Self::Asset => formatter.write_str("the request is about another asset"),
			Self::Blueprint => formatter.write_str("the request was made under another blueprint"),
			Self::Time => formatter.write_str("the request is not older than the revision"),
			Self::Model => formatter.write_str("another model was declared"),
			Self::Prompt => formatter.write_str("the request does not render to the prompt that is recorded"),
			Self::Bounds(refusal) => write!(formatter, "the proposal does not keep its bounds: {}", refusal.code()),
			Self::Unreviewed => formatter.write_str("the proposal had to be reviewed, and nobody approved it"),
			Self::Form => {
				formatter.write_str("state, traits and flags are not what proposal and rules make of those before")
			}
			Self::Frozen => {
				formatter.write_str("what the request froze is not what the revision that it names recorded")
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		blueprint,
		life::Life,
		rules::{Comparison, Condition, Effect, Rule, Term},
		synthesis::{
			tests::{answer, blueprint as machine, declaration, request, take},
			Policy, ReviewTerms,
		},
		traits::TraitValue,
	};
	use alloc::vec::Vec;

	/// A revision by a model, the one before, and what it rests on.
	struct Case {
		revision: Revision,
		previous: Revision,
		request: Vec<u8>,
		proposal: Vec<u8>,
		declaration: Vec<u8>,
		blueprint: Vec<u8>,
	}

	/// One of the documents of a case.
	type Part = fn(&mut Case) -> &mut Vec<u8>;

	impl Case {
		fn check(&self) -> Result<(), Breach> {
			let documents = Documents {
				request: &self.request,
				proposal: &self.proposal,
				declaration: &self.declaration,
				blueprint: &self.blueprint,
			};
			audit(&self.revision, &self.previous, &documents).map(|_| ())
		}
	}

	/// The core with a rule that recalls what is sealed.
	fn core() -> Core {
		let (mut core, _) = machine();
		let sealed = Condition::Compare { term: Term::Trait { index: 2 }, comparison: Comparison::Equal, bound: 1 };
		let rule = Rule {
			conditions: vec![sealed].try_into().unwrap(),
			rounds: 1,
			effects: vec![Effect::RaiseFlag { flag: 1 }].try_into().unwrap(),
		};
		core.rules = vec![rule].try_into().unwrap();
		core
	}

	/// What a chain that keeps its rules records, under another request and another declaration where these change them.
	fn case(change_request: impl FnOnce(&mut Request), change_declaration: impl FnOnce(&mut Declaration)) -> Case {
		let (core, (_, texts)) = (core(), machine());
		let (mut declaration, mut request) = (declaration(), request());
		change_declaration(&mut declaration);
		request.blueprint = blueprint::hash(&core, &texts);
		request.declaration = declaration.hash();
		request.flags = 0;
		change_request(&mut request);
		let proposal = take(&answer(&[("transition", r#""strained""#), ("flags", r#"["leak"]"#)])).unwrap();
		let mut life = Life::new(&core, 0);
		let mut revision = Revision {
			collection: 7,
			item: 3,
			number: 12,
			previous: [8; 32],
			block: 640,
			time: 0,
			origin: Origin::Owner { account: [0; 32], index: 0 },
			blueprint: blueprint::hash(&core, &texts),
			state: life.state,
			health: None,
			traits: life.traits.clone(),
			flags: life.flags,
			inputs: Default::default(),
		};
		let previous = revision.clone();
		let fired = life.adopt(&core, &proposal, crate::fixtures::now(1)).unwrap().fired;
		assert_eq!(fired, [0], "the rules run once more");
		revision.number = 13;
		(revision.state, revision.traits, revision.flags) = (life.state, life.traits, life.flags);
		revision.origin = Origin::Synthesis {
			request: request.hash(),
			model: 1,
			prompt: Prompt::render(&request, &core, &texts, &declaration).hash(),
			output: proposal.hash(),
			attempt: 0,
			leader: [5; 32],
			attesters: Default::default(),
			reviewers: Default::default(),
			fired: fired.try_into().unwrap(),
		};
		Case {
			revision,
			previous,
			request: request.bytes(),
			proposal: proposal.bytes(),
			declaration: declaration.bytes(),
			blueprint: blueprint::bytes(&core, &texts),
		}
	}

	fn honest() -> Case {
		case(|_| (), |_| ())
	}

	#[test]
	fn what_a_chain_records_holds() {
		assert_eq!(honest().check(), Ok(()));
	}

	#[test]
	fn any_flipped_byte_of_a_document_is_found() {
		let parts: [(Document, Part); 4] = [
			(Document::Request, |case| &mut case.request),
			(Document::Proposal, |case| &mut case.proposal),
			(Document::Declaration, |case| &mut case.declaration),
			(Document::Blueprint, |case| &mut case.blueprint),
		];
		for (document, part) in parts {
			let mut case = honest();
			for position in 0..part(&mut case).len() {
				part(&mut case)[position] ^= 1;
				assert_eq!(case.check(), Err(Breach::Digest(document)), "{document}, byte {position}");
				part(&mut case)[position] ^= 1;
			}
			assert_eq!(case.check(), Ok(()));
		}
	}

	#[test]
	fn a_request_about_something_else_is_found() {
		assert_eq!(case(|request| request.item = 4, |_| ()).check(), Err(Breach::Asset));
		assert_eq!(case(|request| request.collection = 4, |_| ()).check(), Err(Breach::Asset));
		assert_eq!(case(|request| request.blueprint = [1; 32], |_| ()).check(), Err(Breach::Blueprint));
		assert_eq!(case(|request| request.revision = 13, |_| ()).check(), Err(Breach::Time));
		assert_eq!(case(|request| request.block = 641, |_| ()).check(), Err(Breach::Time));
		let other = case(|request| request.declaration = [1; 32], |_| ());
		assert_eq!(other.check(), Err(Breach::Digest(Document::Declaration)));
	}

	#[test]
	fn another_model_or_prompt_is_found() {
		assert_eq!(case(|_| (), |declaration| declaration.model = 2).check(), Err(Breach::Model));
		let mut other = honest();
		if let Origin::Synthesis { prompt, .. } = &mut other.revision.origin {
			prompt[0] ^= 1;
		}
		assert_eq!(other.check(), Err(Breach::Prompt));
		let mut none = honest();
		none.revision.origin = none.previous.origin.clone();
		assert_eq!(none.check(), Err(Breach::NoSynthesis));
	}

	#[test]
	fn a_proposal_beyond_its_bounds_is_found() {
		let narrow = case(|_| (), |declaration| declaration.flags = 0b10);
		assert_eq!(narrow.check(), Err(Breach::Bounds(Refusal::Flag)));
	}

	#[test]
	fn a_proposal_that_nobody_reviewed_is_found() {
		let always = || case(|_| (), |terms| terms.review = ReviewTerms { policy: Policy::Always, deadline: 1 });
		assert_eq!(always().check(), Err(Breach::Unreviewed));
		let mut reviewed = always();
		if let Origin::Synthesis { reviewers, .. } = &mut reviewed.revision.origin {
			reviewers.try_push([6; 32]).unwrap();
		}
		assert_eq!(reviewed.check(), Ok(()));
	}

	#[test]
	fn what_proposal_and_rules_do_not_make_is_found() {
		let changes: [fn(&mut Case); 6] = [
			|case| case.revision.state = 0,
			|case| case.revision.flags = 0b01,
			|case| case.revision.traits[1] = TraitValue::Number(13),
			|case| case.revision.traits[4] = TraitValue::Number(1),
			|case| case.previous.state = 2,
			|case| {
				if let Origin::Synthesis { fired, .. } = &mut case.revision.origin {
					*fired = vec![9].try_into().unwrap();
				}
			},
		];
		for (position, change) in changes.into_iter().enumerate() {
			let mut case = honest();
			change(&mut case);
			assert_eq!(case.check(), Err(Breach::Form), "change {position}");
		}
	}

	#[test]
	fn a_request_that_froze_something_else_is_found() {
		let Case { previous, request, .. } = case(|request| request.head = [4; 32], |_| ());
		let request = Request::read(&request).unwrap();
		assert_eq!(check_frozen(&request, &previous, &[4; 32]), Ok(()));
		assert_eq!(check_frozen(&request, &previous, &[5; 32]), Err(Breach::Frozen));
		let changes: [fn(&mut Request); 5] = [
			|request| request.revision = 11,
			|request| request.blueprint = [1; 32],
			|request| request.state = 1,
			|request| request.flags = 1,
			|request| request.traits[1] = TraitValue::Number(1),
		];
		for (position, change) in changes.into_iter().enumerate() {
			let mut other = request.clone();
			change(&mut other);
			assert_eq!(check_frozen(&other, &previous, &[4; 32]), Err(Breach::Frozen), "change {position}");
		}
	}
}
