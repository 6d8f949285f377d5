//! # Vivarium's engine
//!
//! The pure logic of dynamic assets. Nothing here knows of pallets, storage or nodes: every function takes values
//! and returns values, so that the chain, the offchain worker, the gateway and a third party that checks the history
//! all run the same code.
//!
//! The path of a value through the modules:
//!
//! ```text
//! blueprint ── template ──▶ URLs         (what to ask the world)
//! body ── pointer, json, time ──▶ text ── decimal ──▶ i64 in the metric's decimals
//! values of several sources ── aggregate, observation ──▶ what an operator reports
//! values of several operators ── aggregate, round ──▶ accepted, stale or disputed
//! values of a publisher ── publication ──▶ accepted or held
//! life:  reading ▶ window, measures ▶ health ▶ rules ▶ traits, flags, state ▶ is it a revision?
//! revision ──▶ hash chain        metadata, card ──▶ JSON, SVG
//! life, at any block ── claims ──▶ what it claims, and whether that holds
//! price ── royalty ──▶ who gets how much of it
//! material ──▶ what a buyer saw
//! notice ──▶ who is told
//! ```
//!
//! There are no floats: a value is an `i64` with the number of decimals that its metric declares.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(test),
	deny(
		clippy::arithmetic_side_effects,
		clippy::expect_used,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::unwrap_used
	)
)]
#![warn(missing_docs)]

extern crate alloc;

pub mod aggregate;
pub mod blueprint;
pub mod card;
pub mod cause;
pub mod claims;
pub mod content;
pub mod decimal;
pub mod external_id;
pub mod fairness;
pub mod health;
pub mod image;
pub mod json;
pub mod kinetic;
pub mod licence;
pub mod life;
pub mod limits;
pub mod material;
pub mod measure;
pub mod metadata;
pub mod migrate;
pub mod notice;
pub mod observation;
pub mod pointer;
pub mod proof;
pub mod publication;
pub mod reading;
pub mod revision;
pub mod round;
pub mod royalty;
pub mod rules;
pub mod synthesis;
pub mod template;
pub mod time;
pub mod traits;
pub mod view;
pub mod window;

#[cfg(test)]
mod fixtures;

use bounded_collections::{BoundedVec, ConstU32};

/// A block number. Durations and deadlines count blocks.
pub type BlockNumber = u32;
/// A collection's id, as in pallet-uniques.
pub type CollectionId = u32;
/// An item's id within its collection, as in pallet-uniques.
pub type ItemId = u32;
/// A blake2-256 digest.
pub type Hash = [u8; 32];
/// Text of at most `N` bytes of UTF-8.
pub type Text<const N: u32> = BoundedVec<u8, ConstU32<N>>;

/// The text as `str`, or an empty string where it is not UTF-8 (validation refuses such text, so none is stored).
pub fn text<const N: u32>(bytes: &Text<N>) -> &str {
	core::str::from_utf8(bytes).unwrap_or_default()
}

/// Makes bounded text.
///
/// # Errors
/// Hands back the text when it is longer than `N` bytes.
pub fn bounded<const N: u32>(text: &str) -> Result<Text<N>, &str> {
	BoundedVec::try_from(text.as_bytes().to_vec()).map_err(|_| text)
}

/// Whether the bytes are UTF-8 without control characters.
pub fn is_plain(bytes: &[u8]) -> bool {
	core::str::from_utf8(bytes).is_ok_and(|text| !text.chars().any(char::is_control))
}
