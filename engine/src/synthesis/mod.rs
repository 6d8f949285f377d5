//! Synthesis: what a model is asked of an asset, and what of its answer is taken.
//!
//! ```text
//! Declaration (the owner's bounds) ─┐
//! Request (frozen inputs) ──────────┴─▶ prompt ─▶ job ─▶ a model's output ─▶ Proposal, or a Refusal
//! ```
//!
//! Every operator renders the same prompt from the same request, and anyone can render it again from the audit trail.

pub mod audit;
mod declaration;
mod flaw;
mod grounding;
mod judgement;
mod output;
mod prompt;
mod proposal;
mod refusal;
mod request;
mod schema;
#[cfg(test)]
mod tests;
mod validate;

pub use declaration::{
	Declaration, Fairness, Favourable, ImageTerms, NarrativeTerms, Occasions, Policy, ReviewCondition, ReviewTerms,
	Tolerance,
};
pub use flaw::{Flaw, FlawKind};
pub use output::read;
pub use prompt::{chat_job, image_job, image_prompt, system_hash, Prompt, CLOSING, OPENING, SYSTEM};
pub use proposal::{Proposal, TraitProposal, ADJUSTMENT_TOLERANCE};
pub use refusal::Refusal;
pub use request::{written, Frozen, Note, Occasion, Request};
pub use schema::schema;
pub use validate::validate;
