//! What people ask of an asset, with names instead of positions.

use crate::{
	decimal,
	metadata::{Number, Portrait},
	reading::Freshness,
	BlockNumber, CollectionId, Hash, ItemId,
};
use alloc::{
	string::{String, ToString},
	vec::Vec,
};
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// An asset at a block.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct AssetView {
	/// The blueprint's name and the asset's own.
	pub name: String,
	/// Its name in the outside world.
	pub external_id: String,
	/// The name of its state.
	pub state: String,
	/// 0 to 100; none before the first accepted value.
	pub health: Option<u8>,
	/// Its readings, in the blueprint's order.
	pub readings: Vec<ReadingView>,
	/// Its traits, in the blueprint's order: names and values in words.
	pub traits: Vec<(String, String)>,
	/// The names of the flags that are raised.
	pub flags: Vec<String>,
	/// The number of its last revision.
	pub revision: u32,
	/// The hash of its last revision.
	pub head: Hash,
	/// The version of the collection's blueprint that it follows.
	pub version: u32,
	/// The shard that it is in.
	pub shard: u32,
	/// The block in which its next round opens.
	pub next_round: BlockNumber,
	/// The last round whose effects failed and left it as it was, if the last one did.
	pub failed: Option<BlockNumber>,
	/// When it entered its state, by the chain's clock, in milliseconds since 1970. Since spec version 2.
	pub since: u64,
	/// Its measures, in the blueprint's order. Since spec version 2.
	pub measures: Vec<MeasureView>,
	/// The reasons of the rules that made its last revision. Since spec version 2.
	pub why: Vec<String>,
}

/// What a measure has accumulated of an asset at a block.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct MeasureView {
	/// The measure's name.
	pub name: String,
	/// The measure's unit.
	pub unit: String,
	/// The number, printed with all its decimals; none before there is one.
	pub value: Option<String>,
}

/// A round whose reports the next block may include.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct RoundView {
	/// The shard.
	pub shard: u32,
	/// The collection.
	pub collection: CollectionId,
	/// The version of its blueprint.
	pub version: u32,
	/// The round, by its opening block.
	pub opening: BlockNumber,
	/// The last block that may include its reports.
	pub last: BlockNumber,
	/// How many assets the shard has.
	pub assets: u32,
	/// How many of them are undecided.
	pub open: u32,
	/// How many operators have reported.
	pub reported: u32,
}

/// Where an asset stands on the chain.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Place {
	/// The version of the collection's blueprint.
	pub version: u32,
	/// The shard.
	pub shard: u32,
	/// The block in which its next round opens.
	pub next_round: BlockNumber,
	/// The last round that failed, if the last one did.
	pub failed: Option<BlockNumber>,
}

/// A reading at a block.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct ReadingView {
	/// The metric's name.
	pub metric: String,
	/// The metric's unit.
	pub unit: String,
	/// The last accepted value, printed with all its decimals.
	pub value: Option<String>,
	/// Whether it still holds, and if not, why.
	pub freshness: Freshness,
	/// The block in which it was accepted.
	pub block: Option<BlockNumber>,
	/// Maximum − minimum of the values that agreed, in the metric's decimals.
	pub spread: u64,
	/// How many operators' values agreed; 0 of a value that a publisher pushed.
	pub values: u8,
	/// The fewest origins that stood behind one of them; 0 of a value that a publisher pushed.
	pub sources: u8,
	/// The value that waits to be confirmed, printed with all its decimals, if a jump is held.
	pub held: Option<String>,
}

/// A revision in one line.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct RevisionLine {
	/// The collection.
	pub collection: CollectionId,
	/// The item.
	pub item: ItemId,
	/// The asset's name.
	pub name: String,
	/// The revision's number.
	pub number: u32,
	/// What changed from what to what, health, state.
	pub line: String,
}

impl AssetView {
	/// The asset of a portrait.
	pub fn new(portrait: &Portrait<'_>, place: Place) -> Self {
		let Place { version, shard, next_round, failed } = place;
		let measured = portrait.life.readings.iter().zip(&portrait.core.metrics);
		let readings = portrait.lines().into_iter().zip(measured).map(|(line, (reading, metric))| {
			let accepted = reading.accepted;
			ReadingView {
				metric: line.name.to_string(),
				unit: line.unit.to_string(),
				value: line.value,
				freshness: line.freshness,
				block: accepted.map(|accepted| accepted.block),
				spread: accepted.map_or(0, |accepted| accepted.spread),
				values: accepted.map_or(0, |accepted| accepted.values),
				sources: accepted.map_or(0, |accepted| accepted.sources),
				held: reading.held.map(|held| decimal::print(held.value, metric.decimals)),
			}
		});
		let measures = portrait.numbers().into_iter().map(|Number { name, unit, value }| MeasureView {
			name: name.to_string(),
			unit: unit.to_string(),
			value,
		});
		Self {
			name: portrait.name(),
			external_id: crate::text(portrait.external_id).to_string(),
			state: portrait.state().to_string(),
			health: portrait.life.health,
			readings: readings.collect(),
			traits: portrait.traits().into_iter().map(|(name, value)| (name.to_string(), value)).collect(),
			flags: portrait.flags().into_iter().map(ToString::to_string).collect(),
			revision: portrait.revision,
			head: portrait.head,
			version,
			shard,
			next_round,
			failed,
			since: portrait.life.entered,
			measures: measures.collect(),
			why: portrait.why.to_vec(),
		}
	}
}

/// What release 1 answered.
pub mod v1 {
	use super::{BlockNumber, Hash, ReadingView};
	use alloc::{string::String, vec::Vec};
	use codec::{Decode, Encode};
	use scale_info::TypeInfo;

	/// An asset at a block; see [`super::AssetView`].
	#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
	pub struct AssetView {
		/// The blueprint's name and the asset's own.
		pub name: String,
		/// Its name in the outside world.
		pub external_id: String,
		/// The name of its state.
		pub state: String,
		/// 0 to 100; none before the first accepted value.
		pub health: Option<u8>,
		/// Its readings, in the blueprint's order.
		pub readings: Vec<ReadingView>,
		/// Its traits, in the blueprint's order: names and values in words.
		pub traits: Vec<(String, String)>,
		/// The names of the flags that are raised.
		pub flags: Vec<String>,
		/// The number of its last revision.
		pub revision: u32,
		/// The hash of its last revision.
		pub head: Hash,
		/// The version of the collection's blueprint that it follows.
		pub version: u32,
		/// The shard that it is in.
		pub shard: u32,
		/// The block in which its next round opens.
		pub next_round: BlockNumber,
		/// The last round whose effects failed, if the last one did.
		pub failed: Option<BlockNumber>,
	}
}
