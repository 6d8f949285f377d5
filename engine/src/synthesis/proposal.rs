//! Proposals: what of a model's answer is taken, and the bounds that it must keep.

use super::{
	grounding,
	prompt::{self, is_invisible},
	request::written,
	Declaration, Refusal, Request,
};
use crate::{
	blueprint::{Core, Texts},
	limits, text,
	traits::{TraitKind, TraitValue},
	Hash, Text,
};
use alloc::vec::Vec;
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeAll, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// How far two runs' health adjustments may lie apart to agree.
pub const ADJUSTMENT_TOLERANCE: u8 = 5;

/// What a model proposes for an asset.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Proposal {
	/// The traits that the model writes, all of them, in the blueprint's order.
	pub traits: BoundedVec<TraitProposal, ConstU32<{ limits::TRAITS }>>,
	/// The state to go to, if it is another.
	pub to: Option<u8>,
	/// The flags to raise, a bit each.
	pub flags: u32,
	/// By how much the health that is shown lies from the computed one.
	pub adjustment: i8,
	/// The text; empty where none is asked for.
	pub narrative: Text<{ limits::NARRATIVE }>,
	/// The blake2-256 digest of the image's bytes.
	pub image: Option<Hash>,
}

/// A trait's value as a model proposes it.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct TraitProposal {
	/// The trait's position.
	pub index: u8,
	/// Its value.
	pub value: TraitValue,
}

/// A proposal's bytes, by format version. They are hashed as they are, and never encoded anew.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq)]
enum Format {
	#[codec(index = 1)]
	V1(Proposal),
}

impl Proposal {
	/// The bytes, beginning with the format version.
	pub fn bytes(&self) -> Vec<u8> {
		Format::V1(self.clone()).encode()
	}

	/// Reads a proposal's bytes; `None` where they are none.
	pub fn read(bytes: &[u8]) -> Option<Self> {
		let Format::V1(proposal) = Format::decode_all(&mut &bytes[..]).ok()?;
		Some(proposal)
	}

	/// The output's digest, by which a revision names it: blake2-256 of its bytes.
	pub fn hash(&self) -> Hash {
		sp_crypto_hashing::blake2_256(&self.bytes())
	}

	/// Checks a proposal against everything that bounds it. The chain does this for every proposal, whoever signed it.
	///
	/// # Errors
	/// The first [`Refusal`] found.
	pub fn validate(
		&self,
		request: &Request,
		core: &Core,
		texts: &Texts,
		declaration: &Declaration,
	) -> Result<(), Refusal> {
		let mut expected = written(core);
		let mut words = Vec::new();
		for proposed in &self.traits {
			if expected.next() != Some(proposed.index) {
				return Err(Refusal::ForbiddenTrait);
			}
			let declared = core.traits.get(usize::from(proposed.index)).ok_or(Refusal::ForbiddenTrait)?;
			match (&proposed.value, declared.kind) {
				(TraitValue::Text(value), TraitKind::Text) => words.push(text(value)),
				(TraitValue::Text(_), _) | (TraitValue::Number(_), TraitKind::Text) => return Err(Refusal::Type),
				(TraitValue::Number(_), TraitKind::Integer { .. }) if !declared.admits(&proposed.value) => {
					return Err(Refusal::OutOfRange)
				}
				(TraitValue::Number(_), _) if !declared.admits(&proposed.value) => return Err(Refusal::UnknownOption),
				_ => {}
			}
			if let TraitValue::Text(value) = &proposed.value {
				check_characters(value)?;
			}
		}
		if expected.next().is_some() {
			return Err(Refusal::MissingKey);
		}
		if self.to.is_some_and(|to| !request.targets(declaration).any(|target| target == to)) {
			return Err(Refusal::Transition);
		}
		if self.flags & !declaration.flags != 0 {
			return Err(Refusal::Flag);
		}
		if self.adjustment.unsigned_abs() > declaration.adjustment {
			return Err(Refusal::OutOfRange);
		}
		match &declaration.narrative {
			None if !self.narrative.is_empty() => return Err(Refusal::ExtraKey),
			None => {}
			Some(terms) => {
				check_characters(&self.narrative)?;
				if self.narrative.is_empty() || self.narrative.len() > usize::from(terms.maximum) {
					return Err(Refusal::TextLength);
				}
				words.push(text(&self.narrative));
				let holds = |word: &str| {
					let forbidden = folded(word);
					words.iter().any(|words| folded(words).contains(&forbidden))
				};
				if terms.forbidden.iter().any(|word| holds(text(word))) {
					return Err(Refusal::ForbiddenWord);
				}
			}
		}
		if self.image.is_some() && (declaration.image.is_none() || !request.occasion.is_drawn()) {
			return Err(Refusal::ExtraKey);
		}
		if !words.is_empty() {
			let ground = grounding::numbers(&prompt::ground(request, core, texts, declaration));
			if !words.iter().all(|words| grounding::is_grounded(words, &ground)) {
				return Err(Refusal::UngroundedNumber);
			}
		}
		Ok(())
	}

	/// Whether another run of the same prompt agrees with this one: same options, same transition, same flags, numbers
	/// within the declared tolerance. Texts and images are the leader's own, and not compared.
	pub fn agrees(&self, other: &Self, core: &Core, declaration: &Declaration) -> bool {
		let same_traits = self.traits.len() == other.traits.len()
			&& self.traits.iter().zip(&other.traits).all(|(one, another)| {
				let kind = core.traits.get(usize::from(one.index)).map(|declared| declared.kind);
				one.index == another.index
					&& match (kind, one.value.number(), another.value.number()) {
						(Some(TraitKind::Text), None, None) => true,
						(Some(TraitKind::Integer { .. }), Some(one_number), Some(other_number)) => {
							one_number.abs_diff(other_number) <= declaration.tolerance(one.index)
						}
						(Some(_), Some(one_number), Some(other_number)) => one_number == other_number,
						_ => false,
					}
			});
		same_traits
			&& self.to == other.to
			&& self.flags == other.flags
			&& self.adjustment.abs_diff(other.adjustment) <= ADJUSTMENT_TOLERANCE
	}
}

/// Text that is shown as it is: UTF-8 without control characters and without invisible ones.
fn check_characters(bytes: &[u8]) -> Result<(), Refusal> {
	let text = core::str::from_utf8(bytes).map_err(|_| Refusal::ControlCharacter)?;
	if text.chars().any(|c| c.is_control() || is_invisible(c)) {
		return Err(Refusal::ControlCharacter);
	}
	Ok(())
}

/// Lower case, with one blank for any run of blanks and punctuation, so that neither gets around a word.
fn folded(text: &str) -> alloc::string::String {
	let mut folded = alloc::string::String::with_capacity(text.len());
	for c in text.chars().flat_map(char::to_lowercase) {
		if c.is_alphanumeric() {
			folded.push(c);
		} else if !folded.ends_with(' ') && !folded.is_empty() {
			folded.push(' ');
		}
	}
	while folded.ends_with(' ') {
		folded.pop();
	}
	folded
}
