//! Synthesis: what a model is asked of an asset, and what of its answer is taken.
//!
//! ```text
//! Declaration (the owner's bounds) ─┐
//! Request (frozen inputs) ──────────┴─▶ prompt ─▶ job ─▶ a model's output ─▶ Proposal, or a Refusal
//! ```
//!
//! Every operator renders the same prompt from the same request, and anyone can render it again from the audit trail.

mod declaration;
mod flaw;
mod refusal;
mod validate;

pub use declaration::{
	Declaration, Fairness, Favourable, ImageTerms, NarrativeTerms, Occasions, Policy, ReviewCondition, ReviewTerms,
	Tolerance,
};
pub use flaw::{Flaw, FlawKind};
pub use refusal::Refusal;
pub use validate::validate;
