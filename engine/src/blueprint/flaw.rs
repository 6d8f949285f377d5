//! What is wrong with a blueprint.

use alloc::{format, string::String};
use core::fmt;

/// What is wrong with a blueprint: where, and how to mend it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Flaw {
	/// What kind of mistake it is.
	pub kind: Kind,
	/// The field: `metrics[2].minimum`.
	pub field: String,
	/// What is wrong with it, and what to write instead.
	pub mend: String,
}

/// The kinds of mistakes, as the chain tells them apart.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
	/// The heartbeat is not one of the list.
	Heartbeat,
	/// There is no metric.
	NoMetric,
	/// A metric contradicts itself.
	Metric,
	/// A term of the health curve is not sound.
	Health,
	/// A trait is not sound.
	Trait,
	/// There is no state, too many, or the initial one is unknown.
	States,
	/// A transition names an unknown state, or leads from a state to itself.
	Transition,
	/// There are too many flags or triggers.
	Flags,
	/// A rule is not sound.
	Rule,
	/// There are not as many names as things.
	Count,
	/// A name or text is empty, there twice, or not plain.
	Text,
	/// A source names an unknown metric, or its time is not sound.
	Source,
	/// There are fewer distinct origins than a metric asks for.
	TooFewSources,
	/// A URL is not an HTTP(S) URL template.
	Url,
	/// A pointer does not follow RFC 6901.
	Pointer,
	/// A measure is not sound.
	Measure,
	/// A claim is not sound.
	Claim,
}

impl Flaw {
	pub(super) fn new(kind: Kind, field: impl Into<String>, mend: impl Into<String>) -> Self {
		Self { kind, field: field.into(), mend: mend.into() }
	}

	pub(super) fn at(kind: Kind, list: &str, position: usize, field: &str, mend: impl Into<String>) -> Self {
		let dot = if field.is_empty() { "" } else { "." };
		Self::new(kind, format!("{list}[{position}]{dot}{field}"), mend)
	}
}

impl fmt::Display for Flaw {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(formatter, "{}: {}", self.field, self.mend)
	}
}
