//! What is wrong with a declaration.

use alloc::{format, string::String};
use core::fmt;

/// What is wrong with a declaration: where, and how to mend it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Flaw {
	/// What kind of mistake it is.
	pub kind: FlawKind,
	/// The field: `narrative.forbidden[2]`.
	pub field: String,
	/// What is wrong with it, and what to write instead.
	pub mend: String,
}

/// The kinds of mistakes, as the chain tells them apart.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FlawKind {
	/// The model is never asked, or after an unknown trigger.
	Occasions,
	/// A prompt is empty, or not plain.
	Prompt,
	/// A transition is not declared, or there twice.
	Transition,
	/// A flag is not declared.
	Flags,
	/// A tolerance is not of an integer that the model may write, or there twice.
	Tolerance,
	/// The health may be moved too far.
	Adjustment,
	/// The narrative's length is none, or a forbidden word is empty, there twice, or not plain.
	Narrative,
	/// There is nothing that the model may decide.
	Nothing,
	/// The deadline is none, or a condition can never be true.
	Review,
	/// The cohort is not of the asset, or the favourable outcome not of the model.
	Fairness,
}

impl Flaw {
	pub(super) fn new(kind: FlawKind, field: impl Into<String>, mend: impl Into<String>) -> Self {
		Self { kind, field: field.into(), mend: mend.into() }
	}

	pub(super) fn at(kind: FlawKind, list: &str, position: usize, mend: impl Into<String>) -> Self {
		Self::new(kind, format!("{list}[{position}]"), mend)
	}
}

impl fmt::Display for Flaw {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(formatter, "{}: {}", self.field, self.mend)
	}
}
