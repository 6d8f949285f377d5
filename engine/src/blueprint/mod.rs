//! Blueprints: how the items of a collection live.
//!
//! A blueprint has two parts that are stored apart. The [`Core`] is decoded on every report; the [`Texts`] are read by
//! the worker, which needs the URLs and the pointers, and by people.

mod flaw;
pub mod v1;
mod validate;

pub use flaw::{Flaw, Kind};
pub use validate::validate;

use crate::{
	decimal::Scale, health::HealthTerm, limits, measure::Measure, rules::Rule, time::TimeFormat, traits::Trait,
	BlockNumber, Hash, Text,
};
use alloc::vec::Vec;
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeAll, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Text that names something.
pub type Name = Text<{ limits::NAME }>;
/// Why a rule does what it does, in words.
pub type Reason = Text<{ limits::REASON }>;

/// What the chain computes with.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Core {
	/// Blocks between two rounds; one of [`limits::HEARTBEATS`].
	pub heartbeat: BlockNumber,
	/// The metrics; others refer to them by position.
	pub metrics: BoundedVec<Metric, ConstU32<{ limits::METRICS }>>,
	/// The health curve: the lowest score of its terms is the asset's health.
	pub health: BoundedVec<HealthTerm, ConstU32<{ limits::METRICS }>>,
	/// The traits; others refer to them by position.
	pub traits: BoundedVec<Trait, ConstU32<{ limits::TRAITS }>>,
	/// How many states there are; others refer to them by position.
	pub states: u8,
	/// The state in which an asset is enrolled.
	pub initial_state: u8,
	/// The transitions that exist; no other change of state is possible.
	pub transitions: BoundedVec<Transition, ConstU32<{ limits::TRANSITIONS }>>,
	/// How many flags there are; others refer to them by position.
	pub flags: u8,
	/// How many triggers there are; their codes are their positions.
	pub triggers: u8,
	/// The rules, evaluated in this order.
	pub rules: BoundedVec<Rule, ConstU32<{ limits::RULES }>>,
	/// What is accumulated of metrics over time; rules refer to them by position. Since spec version 2.
	pub measures: BoundedVec<Measure, ConstU32<{ limits::MEASURES }>>,
}

impl Core {
	/// Whether publishers push the metric at this position.
	pub fn is_published(&self, metric: u8) -> bool {
		self.metrics.get(usize::from(metric)).is_some_and(Metric::is_published)
	}
}

/// A named number from telemetry. Its value is what a source says × scale + offset, or just what a publisher says.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Metric {
	/// Gauge or counter, as Prometheus means them.
	pub kind: MetricKind,
	/// The number of decimals of its values, 0 to 9: 12.3 with one decimal is 123.
	pub decimals: u8,
	/// By what a source's number is multiplied.
	pub scale: Scale,
	/// What is added after that, in the metric's decimals.
	pub offset: i64,
	/// The lowest plausible value, in the metric's decimals.
	pub minimum: i64,
	/// The highest plausible value, in the metric's decimals.
	pub maximum: i64,
	/// How far a value may lie from the median to count as agreeing, in the metric's decimals.
	pub tolerance: u64,
	/// How far the value must move from the last revision's to make a new one, in the metric's decimals.
	pub deviation: u64,
	/// A larger jump is held until it is confirmed.
	pub step: Option<Step>,
	/// How many of the last readings are kept for rules and health, 0 to 16.
	pub window: u8,
	/// From how many distinct origins a plausible value must come; 0 of a metric that is *published*: publishers push it,
	/// and no source may point to it.
	pub min_sources: u8,
	/// Who may push it, if it is published. Since spec version 2.
	pub pushed_by: Pusher,
}

impl Metric {
	/// Whether publishers push its values, instead of operators fetching them.
	pub fn is_published(&self) -> bool {
		self.min_sources == 0
	}
}

/// Who may push a published metric. Their values are never mixed.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Pusher {
	/// Accounts of admitted publishers.
	#[default]
	#[codec(index = 0)]
	Account,
	/// Devices, whose signed samples anybody may carry in.
	#[codec(index = 1)]
	Device,
}

/// How a metric moves.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum MetricKind {
	/// It goes up and down.
	#[codec(index = 0)]
	Gauge,
	/// It only goes up, unless it may be reset; a reset is recorded.
	#[codec(index = 1)]
	Counter {
		/// Whether a fall is taken as a reset, and not refused.
		may_reset: bool,
	},
}

/// How far a value may jump from one round to the next.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Step {
	/// The largest jump that is accepted at once, in the metric's decimals.
	pub maximum: u64,
	/// For how many consecutive rounds after it a larger jump must stay within tolerance of its level to be accepted,
	/// 1 to 16.
	pub confirm: u8,
}

/// A change of state that may happen.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Transition {
	/// The state before.
	pub from: u8,
	/// The state after.
	pub to: u8,
}

/// What workers and people read.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Texts {
	/// What kind of asset this is: `Machine`.
	pub name: Name,
	/// A sentence about it.
	pub description: Text<{ limits::DESCRIPTION }>,
	/// Names and units, one per metric of the core.
	pub metrics: BoundedVec<MetricTexts, ConstU32<{ limits::METRICS }>>,
	/// Names and options, one per trait of the core.
	pub traits: BoundedVec<TraitTexts, ConstU32<{ limits::TRAITS }>>,
	/// Names, one per state of the core.
	pub states: BoundedVec<Name, ConstU32<{ limits::STATES }>>,
	/// Names, one per flag of the core.
	pub flags: BoundedVec<Name, ConstU32<{ limits::FLAGS }>>,
	/// Names, one per trigger of the core.
	pub triggers: BoundedVec<Name, ConstU32<{ limits::TRIGGERS }>>,
	/// Where the values come from.
	pub sources: BoundedVec<Source, ConstU32<{ limits::SOURCES }>>,
	/// Names and units, one per measure of the core. Since spec version 2.
	pub measures: BoundedVec<MeasureTexts, ConstU32<{ limits::MEASURES }>>,
	/// Why the rules do what they do, in the rules' order; empty for a rule that gives no reason. The list ends with the
	/// last reason that is given. Since spec version 2.
	pub reasons: BoundedVec<Reason, ConstU32<{ limits::RULES }>>,
}

/// What a metric is called.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct MetricTexts {
	/// The name: `load`.
	pub name: Name,
	/// The unit: `%`. May be empty.
	pub unit: Name,
}

/// What a measure is called.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct MeasureTexts {
	/// The name: `too warm`.
	pub name: Name,
	/// The unit: `s`. May be empty.
	pub unit: Name,
}

/// What a trait is called.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct TraitTexts {
	/// The name: `wear`.
	pub name: Name,
	/// The options' names, if it is an enumeration.
	pub options: BoundedVec<Name, ConstU32<{ limits::OPTIONS }>>,
}

/// One HTTP(S) endpoint.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Source {
	/// The URL, in which `{collection}`, `{item}` and `{external_id}` may stand after the host.
	pub url: Text<{ limits::URL }>,
	/// Where in its JSON the values stand, one pointer per metric that it knows.
	pub pointers: BoundedVec<MetricPointer, ConstU32<{ limits::METRICS }>>,
	/// Where the sample's time stands, if it says one.
	pub time: Option<SampleTime>,
}

/// Where a metric's value stands.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct MetricPointer {
	/// The metric's position.
	pub metric: u8,
	/// An RFC 6901 JSON Pointer, in which `{external_id}` may stand.
	pub pointer: Text<{ limits::POINTER }>,
}

/// Where a sample's time stands, and how old it may be.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct SampleTime {
	/// An RFC 6901 JSON Pointer, in which `{external_id}` may stand.
	pub pointer: Text<{ limits::POINTER }>,
	/// How it is written.
	pub format: TimeFormat,
	/// The oldest sample that counts, in seconds before the chain's clock.
	pub maximum_age: u32,
}

/// A blueprint's bytes, by format version. They are hashed as they are, and never encoded anew. A blueprint has one form
/// only, the lowest format that can say it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq)]
pub enum Blueprint {
	/// The format of release 1.
	#[codec(index = 1)]
	V1(v1::Core, v1::Texts),
	/// The format since spec version 2: who pushes a metric, measures, the time in a state, reasons.
	#[codec(index = 2)]
	V2(Core, Texts),
}

impl Blueprint {
	/// The blueprint in the lowest format that can say it.
	pub fn new(core: Core, texts: Texts) -> Self {
		if needs_v2(&core, &texts) {
			Self::V2(core, texts)
		} else {
			Self::V1(core.into(), texts.into())
		}
	}

	/// Reads a blueprint's bytes; `None` where they are none, or not in the lowest format that can say it.
	pub fn read(bytes: &[u8]) -> Option<(Core, Texts)> {
		let (core, texts, is_v2) = match Self::decode_all(&mut &bytes[..]).ok()? {
			Self::V1(core, texts) => (core.into(), texts.into(), false),
			Self::V2(core, texts) => (core, texts, true),
		};
		(needs_v2(&core, &texts) == is_v2).then_some((core, texts))
	}
}

/// Whether a blueprint says what the format of release 1 cannot say.
fn needs_v2(core: &Core, texts: &Texts) -> bool {
	core.metrics.iter().any(|metric| metric.pushed_by != Pusher::Account)
		|| core.rules.iter().any(Rule::needs_v2)
		|| !core.measures.is_empty()
		|| !texts.measures.is_empty()
		|| !texts.reasons.is_empty()
}

/// A blueprint's bytes, beginning with the format version: the lowest that can say it.
pub fn bytes(core: &Core, texts: &Texts) -> Vec<u8> {
	Blueprint::new(core.clone(), texts.clone()).encode()
}

/// The digest under which a blueprint is recorded in every revision: blake2-256 of its bytes.
pub fn hash(core: &Core, texts: &Texts) -> Hash {
	sp_crypto_hashing::blake2_256(&bytes(core, texts))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{bounded, fixtures};

	#[test]
	fn the_hash_covers_core_and_texts() {
		let (core, texts) = fixtures::machine();
		let original = hash(&core, &texts);
		let mut other = texts.clone();
		other.description = bounded("else").unwrap();
		assert_ne!(hash(&core, &other), original);
		let mut other = core.clone();
		other.metrics[0].tolerance = 99;
		assert_ne!(hash(&other, &texts), original);
	}

	#[test]
	fn the_bytes_begin_with_their_format() {
		let (core, texts) = fixtures::machine();
		let mut bytes = bytes(&core, &texts);
		assert_eq!(bytes[0], 1);
		assert_eq!(Blueprint::read(&bytes), Some((core, texts)));
		bytes.push(0);
		assert_eq!(Blueprint::read(&bytes), None);
	}
}
