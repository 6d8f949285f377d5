//! Reading a model's output: JSON that follows the schema to the letter, or a refusal.

use super::{
	proposal::{Proposal, TraitProposal},
	request::written,
	schema::{self, key},
	Declaration, Refusal, Request,
};
use crate::{
	blueprint::{Core, Name, Texts},
	bounded, json, limits,
	rules::bit,
	text,
	traits::{TraitKind, TraitValue},
	Text,
};
use alloc::{
	collections::BTreeMap,
	string::{String, ToString},
	vec::Vec,
};
use bounded_collections::BoundedVec;
use core::fmt;
use serde::de::{Deserializer as _, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{value::RawValue, Deserializer};

/// Takes a proposal out of what a model said, without an image.
///
/// # Errors
/// The first [`Refusal`] found; nothing of such an output is taken.
pub fn read(
	output: &[u8],
	request: &Request,
	core: &Core,
	texts: &Texts,
	declaration: &Declaration,
) -> Result<Proposal, Refusal> {
	if output.len() > limits::OUTPUT as usize {
		return Err(Refusal::TooLong);
	}
	let output = core::str::from_utf8(output).map_err(|_| Refusal::Json)?;
	if !json::is_shallow(output) {
		return Err(Refusal::TooDeep);
	}
	let whole: &RawValue = serde_json::from_str(output.trim()).map_err(|_| Refusal::Json)?;
	// In every object, wherever it stands, a key stands once.
	check_keys(whole)?;
	let mut fields = object(whole)?;
	let mut proposal = Proposal::default();
	for key in schema::keys(core, declaration) {
		let value = fields.remove(key).ok_or(Refusal::MissingKey)?;
		match key {
			key::TRAITS => proposal.traits = traits(value, core, texts)?,
			key::TRANSITION => proposal.to = transition(value, request, texts, declaration)?,
			key::FLAGS => proposal.flags = flags(value, texts, declaration)?,
			key::ADJUSTMENT => {
				proposal.adjustment = i8::try_from(integer(value)?).map_err(|_| Refusal::OutOfRange)?;
			}
			_ => proposal.narrative = bounded_text(&string(value)?)?,
		}
	}
	if !fields.is_empty() {
		return Err(Refusal::ExtraKey);
	}
	proposal.validate(request, core, texts, declaration)?;
	Ok(proposal)
}

type Traits = BoundedVec<TraitProposal, bounded_collections::ConstU32<{ limits::TRAITS }>>;

fn traits(value: &RawValue, core: &Core, texts: &Texts) -> Result<Traits, Refusal> {
	let mut fields = object(value)?;
	let mut proposed = Traits::default();
	for index in written(core) {
		let position = usize::from(index);
		let (Some(declared), Some(names)) = (core.traits.get(position), texts.traits.get(position)) else { continue };
		let value = fields.remove(text(&names.name)).ok_or(Refusal::MissingKey)?;
		let value = match declared.kind {
			TraitKind::Integer { .. } => TraitValue::Number(integer(value)?),
			TraitKind::Enumeration { .. } => {
				let option = position_of(&names.options, &string(value)?).ok_or(Refusal::UnknownOption)?;
				TraitValue::Number(option.into())
			}
			TraitKind::Bool => TraitValue::Number(truth(value)?.into()),
			TraitKind::Text => TraitValue::Text(bounded_text(&string(value)?)?),
		};
		proposed.try_push(TraitProposal { index, value }).map_err(|_| Refusal::ForbiddenTrait)?;
	}
	let is_known = |name: &String| texts.traits.iter().any(|names| text(&names.name) == name);
	match fields.keys().next() {
		None => Ok(proposed),
		Some(name) if is_known(name) => Err(Refusal::ForbiddenTrait),
		Some(_) => Err(Refusal::ExtraKey),
	}
}

fn transition(
	value: &RawValue,
	request: &Request,
	texts: &Texts,
	declaration: &Declaration,
) -> Result<Option<u8>, Refusal> {
	if value.get() == "null" {
		return Ok(None);
	}
	let to = position_of(&texts.states, &string(value)?).ok_or(Refusal::Transition)?;
	let is_target = request.targets(declaration).any(|target| target == to);
	is_target.then_some(Some(to)).ok_or(Refusal::Transition)
}

fn flags(value: &RawValue, texts: &Texts, declaration: &Declaration) -> Result<u32, Refusal> {
	let mut flags = 0;
	for raised in list(value)? {
		let flag = position_of(&texts.flags, &string(raised)?).ok_or(Refusal::Flag)?;
		if declaration.flags & bit(flag) == 0 {
			return Err(Refusal::Flag);
		}
		flags |= bit(flag);
	}
	Ok(flags)
}

fn position_of(names: &[Name], name: &str) -> Option<u8> {
	(0u8..).zip(names).find(|(_, known)| text(known) == name).map(|(position, _)| position)
}

fn bounded_text<const N: u32>(text: &str) -> Result<Text<N>, Refusal> {
	bounded(text).map_err(|_| Refusal::TextLength)
}

fn string(value: &RawValue) -> Result<String, Refusal> {
	serde_json::from_str(value.get()).map_err(|_| Refusal::Type)
}

fn truth(value: &RawValue) -> Result<bool, Refusal> {
	match value.get() {
		"true" => Ok(true),
		"false" => Ok(false),
		_ => Err(Refusal::Type),
	}
}

/// A whole number, written as one.
fn integer(value: &RawValue) -> Result<i64, Refusal> {
	let digits = value.get().strip_prefix('-').unwrap_or(value.get());
	if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
		return Err(Refusal::Type);
	}
	value.get().parse().map_err(|_| Refusal::OutOfRange)
}

fn object(value: &RawValue) -> Result<BTreeMap<String, &RawValue>, Refusal> {
	if !value.get().starts_with('{') {
		return Err(Refusal::Type);
	}
	Deserializer::from_str(value.get()).deserialize_any(Fields).map_err(|_| Refusal::DuplicateKey)
}

fn list(value: &RawValue) -> Result<Vec<&RawValue>, Refusal> {
	if !value.get().starts_with('[') {
		return Err(Refusal::Type);
	}
	Deserializer::from_str(value.get()).deserialize_any(Items).map_err(|_| Refusal::Json)
}

/// Refuses a key that stands twice in an object, at any depth; the depth is bounded.
fn check_keys(value: &RawValue) -> Result<(), Refusal> {
	let text = value.get();
	if text.starts_with('{') {
		object(value)?.values().try_for_each(|field| check_keys(field))
	} else if text.starts_with('[') {
		list(value)?.into_iter().try_for_each(check_keys)
	} else {
		Ok(())
	}
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
	type Value = BTreeMap<String, &'de RawValue>;

	fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.write_str("an object")
	}

	fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
		let mut fields = BTreeMap::new();
		while let Some((key, value)) = map.next_entry::<String, &RawValue>()? {
			if fields.insert(key.to_string(), value).is_some() {
				return Err(A::Error::custom("duplicate key"));
			}
		}
		Ok(fields)
	}
}

struct Items;

impl<'de> Visitor<'de> for Items {
	type Value = Vec<&'de RawValue>;

	fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.write_str("an array")
	}

	fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
		let mut list = Vec::new();
		while let Some(item) = items.next_element()? {
			list.push(item);
		}
		Ok(list)
	}
}
