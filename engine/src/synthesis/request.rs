//! Requests: what a model is asked about an asset, frozen in the block in which it is asked.

use super::Declaration;
use crate::{
	blueprint::{Core, Texts},
	external_id::ExternalId,
	life::TraitValues,
	limits,
	reading::Freshness,
	revision::Numbers,
	text,
	window::Window,
	BlockNumber, CollectionId, Hash, ItemId, Text,
};
use alloc::{
	format,
	string::{String, ToString},
	vec::Vec,
};
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeAll, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The inputs of a synthesis. Every operator renders the same prompt from them.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Request {
	/// The asset's collection.
	pub collection: CollectionId,
	/// The asset's item.
	pub item: ItemId,
	/// The block in which the inputs were frozen.
	pub block: BlockNumber,
	/// Why the model is asked.
	pub occasion: Occasion,
	/// The digest of the blueprint, core and texts.
	pub blueprint: Hash,
	/// The digest of the declaration.
	pub declaration: Hash,
	/// The digest of the model's weights, or of its version's name, as registered.
	pub model: Hash,
	/// The number of the asset's last revision.
	pub revision: u32,
	/// The hash of the asset's last revision.
	pub head: Hash,
	/// Its name in the outside world.
	pub external_id: ExternalId,
	/// The state's position.
	pub state: u8,
	/// The health, 0 to 100.
	pub health: Option<u8>,
	/// The flags that are raised, a bit each.
	pub flags: u32,
	/// The traits, in the blueprint's order.
	pub traits: TraitValues,
	/// The readings, in the blueprint's order.
	pub readings: BoundedVec<Frozen, ConstU32<{ limits::METRICS }>>,
	/// The measures' numbers, in the blueprint's order; none where there was none yet.
	pub measures: Numbers,
	/// The last notes of its publishers, oldest first.
	pub notes: BoundedVec<Note, ConstU32<{ limits::NOTES }>>,
	/// The narrative that is shown.
	pub narrative: Text<{ limits::NARRATIVE }>,
}

/// Why a model is asked.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Occasion {
	/// The state changed.
	#[codec(index = 0)]
	Transition {
		/// The state before.
		from: u8,
		/// The state after.
		to: u8,
	},
	/// A rule fired a trigger.
	#[codec(index = 1)]
	Trigger {
		/// The trigger's code.
		code: u8,
	},
	/// So many rounds have passed.
	#[codec(index = 2)]
	Rounds,
	/// The item's owner asked for it.
	#[codec(index = 3)]
	Owner,
}

impl Occasion {
	/// Whether a picture may be drawn for it. Pictures show a change; a number of rounds and a trigger are none.
	pub fn is_drawn(&self) -> bool {
		matches!(self, Self::Transition { .. } | Self::Owner)
	}
}

/// A reading as it was when the request was made.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Frozen {
	/// The last accepted value, in the metric's decimals.
	pub value: Option<i64>,
	/// Whether it held.
	pub freshness: Freshness,
	/// The last accepted values, oldest first.
	pub window: Window,
}

/// What a publisher remarked.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Note {
	/// The publisher's account.
	pub publisher: Hash,
	/// The block in which it came.
	pub block: BlockNumber,
	/// What it says.
	pub text: Text<{ limits::NOTE }>,
}

/// A request's bytes, by format version. They are hashed as they are, and never encoded anew.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq)]
enum Format {
	#[codec(index = 1)]
	V1(Request),
}

impl Request {
	/// The bytes, beginning with the format version.
	pub fn bytes(&self) -> Vec<u8> {
		Format::V1(self.clone()).encode()
	}

	/// Reads a request's bytes; `None` where they are none.
	pub fn read(bytes: &[u8]) -> Option<Self> {
		let Format::V1(request) = Format::decode_all(&mut &bytes[..]).ok()?;
		Some(request)
	}

	/// What names the request: blake2-256 of its bytes.
	pub fn hash(&self) -> Hash {
		sp_crypto_hashing::blake2_256(&self.bytes())
	}

	/// The seed with which a model runs, attempt by attempt: below 2³¹, which every provider takes.
	pub fn seed(hash: &Hash, attempt: u8) -> u32 {
		let [a, b, c, d, ..] = *hash;
		(u32::from_le_bytes([a, b, c, d]) >> 1).saturating_add(attempt.into()) & 0x7fff_ffff
	}

	/// The states, by position, to which the model may propose to go.
	pub fn targets<'a>(&self, declaration: &'a Declaration) -> impl Iterator<Item = u8> + 'a {
		let state = self.state;
		declaration
			.transitions
			.iter()
			.filter(move |transition| transition.from == state)
			.map(|transition| transition.to)
	}
}

impl Occasion {
	/// The occasion in words: `transition nominal -> watch`.
	pub fn print(&self, texts: &Texts) -> String {
		let state = |state: u8| texts.states.get(usize::from(state)).map(text).unwrap_or_default();
		match self {
			Self::Transition { from, to } => format!("transition {} -> {}", state(*from), state(*to)),
			Self::Trigger { code } => {
				format!("trigger {}", texts.triggers.get(usize::from(*code)).map(text).unwrap_or_default())
			}
			Self::Rounds => "rounds".to_string(),
			Self::Owner => "owner".to_string(),
		}
	}
}

/// The traits that the model writes, by position.
pub fn written(core: &Core) -> impl Iterator<Item = u8> + '_ {
	(0u8..).zip(&core.traits).filter(|(_, declared)| declared.writers.model).map(|(index, _)| index)
}
