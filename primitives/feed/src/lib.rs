//! # Vivarium's feed
//!
//! What happens in the blocks of the best chain, told to subscribers of a node's RPC. [`follow`] goes where the best chain
//! goes; a [`Feed`] hands what happened there to everybody who listens, and knows up to which block it has. Memory is
//! bounded: whoever takes nothing is let go, and told so.

#![warn(missing_docs)]

mod feed;
mod follow;

pub use feed::{Feed, Live, BLOCKS};
pub use follow::{follow, route, Move, Passed};
