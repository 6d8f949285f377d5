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
	claims::Claim, decimal::Scale, health::HealthTerm, limits, measure::Measure, rules::Rule, time::TimeFormat,
	traits::Trait, BlockNumber, Hash, Text,
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
	/// What assets claim to be so. Since spec version 2.
	pub claims: BoundedVec<Claim, ConstU32<{ limits::CLAIMS }>>,
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
	/// The format since spec version 2: who pushes a metric, measures, the time in a state, moments,
	/// reasons, claims.
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
		|| !texts.claims.is_empty()
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
	use crate::{
		bounded, fixtures,
		rules::{Comparison, Condition, Effect, Term},
	};
	use proptest::prelude::*;

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
		for ((core, texts), format) in [(fixtures::machine(), 1), (fixtures::published(), 1), (fixtures::measured(), 2)]
		{
			let mut bytes = bytes(&core, &texts);
			assert_eq!(bytes[0], format);
			assert_eq!(Blueprint::read(&bytes), Some((core, texts)));
			bytes.push(0);
			assert_eq!(Blueprint::read(&bytes), None);
		}
	}

	#[test]
	fn hashes_of_before_this_format_do_not_change() {
		let hex = |(core, texts): (Core, Texts)| crate::metadata::hex(&hash(&core, &texts));
		let machine = "0x72870075394fefc865b59e8e6c74ed2aac323956017e83db064e8653c6c866fb";
		assert_eq!(hex(fixtures::machine()), machine);
		let published = "0xf28498f0a0712d5c63171e140b3df135ae70a42cbc6ca914b2fd32929ca5eae2";
		assert_eq!(hex(fixtures::published()), published);
	}

	/// The published machine with one thing that release 1 could not say.
	fn with_one_news() -> Vec<(Core, Texts)> {
		let with = |change: &dyn Fn(&mut Core, &mut Texts)| {
			let (mut core, mut texts) = fixtures::published();
			change(&mut core, &mut texts);
			(core, texts)
		};
		let compare = |term| Condition::Compare { term, comparison: Comparison::Above, bound: 0 };
		vec![
			with(&|core, _| core.metrics[1].pushed_by = Pusher::Device),
			with(&|core, _| core.rules[2].conditions[0] = compare(Term::InState)),
			with(&|core, _| core.rules[2].conditions[0] = compare(Term::Measure { index: 0 })),
			with(&|core, _| core.rules[2].conditions[0] = compare(Term::Until { metric: 1 })),
			with(&|core, _| core.rules[2].effects[0] = Effect::ResetMeasure { index: 0 }),
			with(&|core, _| core.measures = fixtures::measured().0.measures),
			with(&|_, texts| texts.measures = fixtures::measured().1.measures),
			with(&|_, texts| texts.reasons = vec![bounded("worn").unwrap()].try_into().unwrap()),
			with(&|_, texts| {
				let conditions = vec![Condition::InState { state: 0 }].try_into().unwrap();
				texts.claims = vec![Claim { name: bounded("sound").unwrap(), conditions }].try_into().unwrap();
			}),
		]
	}

	#[test]
	fn what_release_1_cannot_say_is_said_in_the_second_format() {
		for (core, texts) in with_one_news() {
			let bytes = bytes(&core, &texts);
			assert_eq!(bytes[0], 2, "{core:?}");
			assert_eq!(Blueprint::read(&bytes), Some((core, texts)));
		}
	}

	#[test]
	fn a_blueprint_of_release_1_that_says_more_is_refused() {
		let mut refused = 0;
		for (core, texts) in with_one_news() {
			let forged = Blueprint::V1(core.clone().into(), texts.clone().into()).encode();
			match Blueprint::read(&forged) {
				// What the conversion leaves out is not there any more.
				Some(read) => assert_eq!(bytes(&read.0, &read.1), forged),
				None => refused += 1,
			}
		}
		assert_eq!(refused, 4, "new variants of terms and effects");
	}

	#[test]
	fn the_second_format_is_refused_where_the_first_would_do() {
		let (core, texts) = fixtures::published();
		assert_eq!(Blueprint::read(&Blueprint::V2(core, texts).encode()), None);
	}

	#[test]
	fn there_and_back_nothing_is_lost() {
		let (core, texts) = fixtures::published();
		assert_eq!(Core::from(v1::Core::from(core.clone())), core);
		assert_eq!(Texts::from(v1::Texts::from(texts.clone())), texts);
		// The formats differ in what the second adds, and in nothing else.
		let (first, second) = (bytes(&core, &texts), Blueprint::V2(core.clone(), texts).encode());
		let added = core.metrics.len() + ["measures", "their names", "reasons", "claims"].len();
		assert_eq!(second.len() - first.len(), added);
	}

	proptest! {
		#[test]
		fn nothing_panics_and_what_is_read_is_in_its_only_form(
			mut noise in prop::collection::vec(any::<u8>(), 0..64),
			at in any::<prop::sample::Index>(),
			byte in any::<u8>(),
			news in 0usize..9,
		) {
			let (core, texts) = with_one_news().swap_remove(news);
			let mut spoiled = bytes(&core, &texts);
			let at = at.index(spoiled.len());
			spoiled[at] = byte;
			noise.insert(0, byte % 3);
			for bytes in [spoiled, noise] {
				if let Some((core, texts)) = Blueprint::read(&bytes) {
					prop_assert_eq!(super::bytes(&core, &texts), bytes);
				}
			}
		}
	}
}
