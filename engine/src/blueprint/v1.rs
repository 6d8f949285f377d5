//! The parts of a blueprint as release 1 wrote them. They do not change any more.
//!
//! What is not here, such as a rule, is written as it is now: its variants since then stand at the ends, and a blueprint
//! that uses one of them is not read as one of release 1.

use super::{
	Core as PresentCore, Metric as PresentMetric, MetricKind, MetricTexts, Name, Pusher, Source, Step,
	Texts as PresentTexts, TraitTexts, Transition,
};
use crate::{decimal::Scale, health::HealthTerm, limits, rules::Rule, traits::Trait, BlockNumber, Text};
use alloc::vec::Vec;
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What the chain computes with; see [`super::Core`].
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Core {
	/// Blocks between two rounds.
	pub heartbeat: BlockNumber,
	/// The metrics.
	pub metrics: BoundedVec<Metric, ConstU32<{ limits::METRICS }>>,
	/// The health curve.
	pub health: BoundedVec<HealthTerm, ConstU32<{ limits::METRICS }>>,
	/// The traits.
	pub traits: BoundedVec<Trait, ConstU32<{ limits::TRAITS }>>,
	/// How many states there are.
	pub states: u8,
	/// The state in which an asset is enrolled.
	pub initial_state: u8,
	/// The transitions that exist.
	pub transitions: BoundedVec<Transition, ConstU32<{ limits::TRANSITIONS }>>,
	/// How many flags there are.
	pub flags: u8,
	/// How many triggers there are.
	pub triggers: u8,
	/// The rules.
	pub rules: BoundedVec<Rule, ConstU32<{ limits::RULES }>>,
}

/// A named number; see [`super::Metric`].
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Metric {
	/// Gauge or counter.
	pub kind: MetricKind,
	/// The number of decimals of its values.
	pub decimals: u8,
	/// By what a source's number is multiplied.
	pub scale: Scale,
	/// What is added after that.
	pub offset: i64,
	/// The lowest plausible value.
	pub minimum: i64,
	/// The highest plausible value.
	pub maximum: i64,
	/// How far a value may lie from the median to count as agreeing.
	pub tolerance: u64,
	/// How far the value must move from the last revision's to make a new one.
	pub deviation: u64,
	/// A larger jump is held until it is confirmed.
	pub step: Option<Step>,
	/// How many of the last readings are kept.
	pub window: u8,
	/// From how many distinct origins a plausible value must come.
	pub min_sources: u8,
}

/// What workers and people read; see [`super::Texts`].
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Texts {
	/// What kind of asset this is.
	pub name: Name,
	/// A sentence about it.
	pub description: Text<{ limits::DESCRIPTION }>,
	/// Names and units of the metrics.
	pub metrics: BoundedVec<MetricTexts, ConstU32<{ limits::METRICS }>>,
	/// Names and options of the traits.
	pub traits: BoundedVec<TraitTexts, ConstU32<{ limits::TRAITS }>>,
	/// Names of the states.
	pub states: BoundedVec<Name, ConstU32<{ limits::STATES }>>,
	/// Names of the flags.
	pub flags: BoundedVec<Name, ConstU32<{ limits::FLAGS }>>,
	/// Names of the triggers.
	pub triggers: BoundedVec<Name, ConstU32<{ limits::TRIGGERS }>>,
	/// Where the values come from.
	pub sources: BoundedVec<Source, ConstU32<{ limits::SOURCES }>>,
}

/// Converts each of a list that has as much room as the other.
fn each<From, To, Bound>(list: BoundedVec<From, Bound>) -> BoundedVec<To, Bound>
where
	To: core::convert::From<From>,
	Bound: bounded_collections::Get<u32>,
{
	BoundedVec::truncate_from(list.into_iter().map(To::from).collect::<Vec<_>>())
}

impl From<Core> for PresentCore {
	fn from(core: Core) -> Self {
		let Core { heartbeat, metrics, health, traits, states, initial_state, transitions, flags, triggers, rules } =
			core;
		let (metrics, measures) = (each(metrics), BoundedVec::new());
		Self {
			heartbeat,
			metrics,
			health,
			traits,
			states,
			initial_state,
			transitions,
			flags,
			triggers,
			rules,
			measures,
		}
	}
}

/// Leaves out what release 1 did not know.
impl From<PresentCore> for Core {
	fn from(core: PresentCore) -> Self {
		let PresentCore { heartbeat, metrics, health, traits, states, initial_state, transitions, .. } = core;
		let PresentCore { flags, triggers, rules, .. } = core;
		let metrics = each(metrics);
		Self { heartbeat, metrics, health, traits, states, initial_state, transitions, flags, triggers, rules }
	}
}

impl From<Metric> for PresentMetric {
	fn from(metric: Metric) -> Self {
		let Metric { kind, decimals, scale, offset, minimum, maximum, .. } = metric;
		let Metric { tolerance, deviation, step, window, min_sources, .. } = metric;
		let pushed_by = Pusher::Account;
		Self {
			kind,
			decimals,
			scale,
			offset,
			minimum,
			maximum,
			tolerance,
			deviation,
			step,
			window,
			min_sources,
			pushed_by,
		}
	}
}

/// Leaves out what release 1 did not know.
impl From<PresentMetric> for Metric {
	fn from(metric: PresentMetric) -> Self {
		let PresentMetric { kind, decimals, scale, offset, minimum, maximum, .. } = metric;
		let PresentMetric { tolerance, deviation, step, window, min_sources, .. } = metric;
		Self { kind, decimals, scale, offset, minimum, maximum, tolerance, deviation, step, window, min_sources }
	}
}

impl From<Texts> for PresentTexts {
	fn from(texts: Texts) -> Self {
		let Texts { name, description, metrics, traits, states, flags, triggers, sources } = texts;
		let (measures, reasons, claims) = (BoundedVec::new(), BoundedVec::new(), BoundedVec::new());
		Self { name, description, metrics, traits, states, flags, triggers, sources, measures, reasons, claims }
	}
}

/// Leaves out what release 1 did not know.
impl From<PresentTexts> for Texts {
	fn from(texts: PresentTexts) -> Self {
		let PresentTexts { name, description, metrics, traits, states, flags, triggers, sources, .. } = texts;
		Self { name, description, metrics, traits, states, flags, triggers, sources }
	}
}
