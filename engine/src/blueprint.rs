//! Blueprints: how the items of a collection live.
//!
//! A blueprint has two parts that are stored apart. The [`Core`] is decoded on every report; the [`Texts`] are read by
//! the worker, which needs the URL and the pointers, and by people.

use crate::{
	decimal, health, health::HealthTerm, limits, pointer, rules, rules::Rule, template, BlockNumber, Hash, Text,
};
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Text that names something.
pub type Name = Text<{ limits::NAME }>;

/// What the chain computes with.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Core {
	/// Blocks between two rounds; one of [`limits::HEARTBEATS`].
	pub heartbeat: BlockNumber,
	/// The metrics; others refer to them by position.
	pub metrics: BoundedVec<Metric, ConstU32<{ limits::METRICS }>>,
	/// The health curve: the lowest score of its terms is the asset's health.
	pub health: BoundedVec<HealthTerm, ConstU32<{ limits::METRICS }>>,
	/// How many states there are; others refer to them by position.
	pub states: u8,
	/// The state in which an asset is enrolled.
	pub initial_state: u8,
	/// The transitions that exist; no other change of state is possible.
	pub transitions: BoundedVec<Transition, ConstU32<{ limits::TRANSITIONS }>>,
	/// The rules, evaluated in this order.
	pub rules: BoundedVec<Rule, ConstU32<{ limits::RULES }>>,
}

/// A named number from telemetry, of kind gauge: it may go up and down.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Metric {
	/// The number of decimals of its values, 0 to 9: 12.3 with one decimal is 123.
	pub decimals: u8,
	/// The lowest plausible value, in the metric's decimals.
	pub minimum: i64,
	/// The highest plausible value, in the metric's decimals.
	pub maximum: i64,
	/// How far an operator's value may lie from the median to count as agreeing, in the metric's decimals.
	pub tolerance: u64,
	/// How far the value must move from the last revision's to make a new one, in the metric's decimals.
	pub deviation: u64,
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
	/// Names, one per state of the core.
	pub states: BoundedVec<Name, ConstU32<{ limits::STATES }>>,
	/// Where the values come from.
	pub source: Source,
}

/// What a metric is called.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct MetricTexts {
	/// The name: `load`.
	pub name: Name,
	/// The unit: `%`. May be empty.
	pub unit: Name,
}

/// One HTTP(S) endpoint.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Source {
	/// The URL, in which `{collection}`, `{item}` and `{external_id}` may stand after the host.
	pub url: Text<{ limits::URL }>,
	/// An RFC 6901 JSON Pointer per metric, in which `{external_id}` may stand.
	pub pointers: BoundedVec<Text<{ limits::POINTER }>, ConstU32<{ limits::METRICS }>>,
}

/// What is wrong with a blueprint.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Flaw {
	/// The heartbeat is not one of [`limits::HEARTBEATS`].
	Heartbeat,
	/// There is no metric.
	NoMetric,
	/// A metric has more than nine decimals, or its minimum is above its maximum.
	Metric,
	/// A term of the health curve names an unknown metric or one twice, has no point, points that do not rise in
	/// value, or a score above 100.
	Health,
	/// There is no state, too many, or the initial one is unknown.
	States,
	/// A transition names an unknown state, or leads from a state to itself.
	Transition,
	/// A rule has no condition or no effect, holds for no round, or names an unknown metric or state.
	Rule,
	/// The number of names or pointers differs from that of the metrics or states.
	Count,
	/// A text is empty where it may not be, not UTF-8, or holds control characters.
	Text,
	/// The source's URL is not an HTTP(S) URL template.
	Url,
	/// A pointer does not follow RFC 6901.
	Pointer,
}

/// Checks that a blueprint is sound.
///
/// # Errors
/// The first [`Flaw`] found.
pub fn validate(core: &Core, texts: &Texts) -> Result<(), Flaw> {
	validate_core(core)?;
	validate_texts(core, texts)
}

/// The digest under which a blueprint is recorded in every revision.
pub fn hash(core: &Core, texts: &Texts) -> Hash {
	sp_crypto_hashing::blake2_256(&(core, texts).encode())
}

fn validate_core(core: &Core) -> Result<(), Flaw> {
	require(limits::HEARTBEATS.contains(&core.heartbeat), Flaw::Heartbeat)?;
	require(!core.metrics.is_empty(), Flaw::NoMetric)?;
	for metric in &core.metrics {
		require(metric.decimals <= decimal::MAX_DECIMALS && metric.minimum <= metric.maximum, Flaw::Metric)?;
	}
	require(health::is_sound(&core.health, core.metrics.len()), Flaw::Health)?;
	let states = 1..=limits::STATES;
	require(states.contains(&core.states.into()) && core.initial_state < core.states, Flaw::States)?;
	for Transition { from, to } in &core.transitions {
		require(from != to && *from < core.states && *to < core.states, Flaw::Transition)?;
	}
	for rule in &core.rules {
		require(rules::is_sound(rule, core.metrics.len(), core.states), Flaw::Rule)?;
	}
	Ok(())
}

fn validate_texts(core: &Core, texts: &Texts) -> Result<(), Flaw> {
	let per_metric = [texts.metrics.len(), texts.source.pointers.len()];
	let metrics_match = per_metric.iter().all(|count| *count == core.metrics.len());
	require(metrics_match && texts.states.len() == usize::from(core.states), Flaw::Count)?;

	let mut names = texts.metrics.iter().map(|metric| &metric.name).chain(&texts.states).chain([&texts.name]);
	require(names.all(|name| !name.is_empty() && is_plain(name)), Flaw::Text)?;
	require(texts.metrics.iter().all(|metric| is_plain(&metric.unit)), Flaw::Text)?;
	require(is_plain(&texts.description), Flaw::Text)?;

	let url = core::str::from_utf8(&texts.source.url).map_err(|_| Flaw::Url)?;
	template::validate(url).map_err(|_| Flaw::Url)?;
	for pointer in &texts.source.pointers {
		let pointer = core::str::from_utf8(pointer).map_err(|_| Flaw::Pointer)?;
		pointer::tokens(pointer).map_err(|_| Flaw::Pointer)?;
	}
	Ok(())
}

fn is_plain(bytes: &[u8]) -> bool {
	core::str::from_utf8(bytes).is_ok_and(|text| !text.chars().any(char::is_control))
}

fn require(holds: bool, flaw: Flaw) -> Result<(), Flaw> {
	if holds {
		Ok(())
	} else {
		Err(flaw)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{bounded, fixtures, rules::Effect};

	#[test]
	fn the_fixture_is_sound() {
		let (core, texts) = fixtures::machine();
		assert_eq!(validate(&core, &texts), Ok(()));
	}

	#[test]
	fn every_flaw_is_found() {
		let flawed = |change: fn(&mut Core, &mut Texts)| {
			let (mut core, mut texts) = fixtures::machine();
			change(&mut core, &mut texts);
			validate(&core, &texts).unwrap_err()
		};
		assert_eq!(flawed(|core, _| core.heartbeat = 7), Flaw::Heartbeat);
		assert_eq!(flawed(|core, _| core.metrics.clear()), Flaw::NoMetric);
		assert_eq!(flawed(|core, _| core.metrics[0].decimals = 10), Flaw::Metric);
		assert_eq!(flawed(|core, _| core.metrics[0].minimum = i64::MAX), Flaw::Metric);
		assert_eq!(flawed(|core, _| core.health[0].metric = 9), Flaw::Health);
		assert_eq!(flawed(|core, _| core.health[0].points[0].score = 101), Flaw::Health);
		assert_eq!(flawed(|core, _| core.states = 0), Flaw::States);
		assert_eq!(flawed(|core, _| core.states = 17), Flaw::States);
		assert_eq!(flawed(|core, _| core.initial_state = 2), Flaw::States);
		assert_eq!(flawed(|core, _| core.transitions[0].to = 2), Flaw::Transition);
		assert_eq!(flawed(|core, _| core.transitions[0].to = 0), Flaw::Transition);
		assert_eq!(flawed(|core, _| core.rules[0].rounds = 0), Flaw::Rule);
		assert_eq!(flawed(|core, _| core.rules[0].conditions.clear()), Flaw::Rule);
		assert_eq!(flawed(|core, _| core.rules[0].effects.clear()), Flaw::Rule);
		assert_eq!(flawed(|core, _| core.rules[0].effects[0] = Effect::Transition { to: 5 }), Flaw::Rule);
		assert_eq!(flawed(|_, texts| texts.states.clear()), Flaw::Count);
		assert_eq!(flawed(|_, texts| texts.source.pointers.clear()), Flaw::Count);
		assert_eq!(flawed(|_, texts| texts.name = bounded("").unwrap()), Flaw::Text);
		assert_eq!(flawed(|_, texts| texts.states[0] = bounded("a\nb").unwrap()), Flaw::Text);
		assert_eq!(flawed(|_, texts| texts.name = vec![0xff].try_into().unwrap()), Flaw::Text);
		assert_eq!(flawed(|_, texts| texts.source.url = bounded("file:///etc").unwrap()), Flaw::Url);
		assert_eq!(flawed(|_, texts| texts.source.pointers[0] = bounded("load").unwrap()), Flaw::Pointer);
	}

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
}
