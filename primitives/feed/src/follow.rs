//! Goes where the best chain goes.

use futures::StreamExt;
use sc_client_api::BlockchainEvents;
use sp_blockchain::{HeaderBackend, HeaderMetadata};
use sp_runtime::traits::{Block as BlockT, NumberFor, SaturatedConversion, Saturating};
use std::sync::Arc;

/// The most blocks of one move: a node that synchronises goes further at once.
const BLOCKS: u32 = 256;

/// A block that joined the best chain, or left it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Passed<Hash> {
	/// The block.
	pub hash: Hash,
	/// Its number.
	pub number: u32,
	/// Whether it joined; false when a fork took its place.
	pub best: bool,
}

/// A move of the best chain.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Move<Hash> {
	/// By these blocks: first those that left it, the highest first, then those that joined it.
	By(Vec<Passed<Hash>>),
	/// By more blocks than are told of, so many.
	Leap(u32),
}

/// Follows the best chain: says each move of it, with the block where it leads, beginning with the present one.
pub async fn follow<Block, Client>(client: Arc<Client>, mut moved: impl FnMut(Block::Hash, Move<Block::Hash>))
where
	Block: BlockT,
	Client: BlockchainEvents<Block> + HeaderBackend<Block> + HeaderMetadata<Block, Error = sp_blockchain::Error>,
{
	// Before the first look, so that no block falls between the two.
	let mut blocks = client.import_notification_stream().filter(|block| futures::future::ready(block.is_new_best));
	let mut tip = client.info().best_hash;
	moved(tip, Move::By(Vec::new()));
	while blocks.next().await.is_some() {
		// Several notifications may be waiting, of which the first one leads to the end.
		let best = client.info().best_hash;
		match next(&*client, tip, best) {
			Ok(Move::By(passed)) if passed.is_empty() => {}
			Ok(step) => {
				moved(best, step);
				tip = best;
			}
			Err(error) => log::error!("the way of the best chain from {tip:?} to {best:?} is not known: {error}"),
		}
	}
}

/// The move from one tip of the best chain to the next.
fn next<Block, Client>(client: &Client, from: Block::Hash, to: Block::Hash) -> sp_blockchain::Result<Move<Block::Hash>>
where
	Block: BlockT,
	Client: HeaderBackend<Block> + HeaderMetadata<Block, Error = sp_blockchain::Error>,
{
	let number = |hash: Block::Hash| client.number(hash).map(Option::unwrap_or_default);
	let blocks: NumberFor<Block> = number(to)?.saturating_sub(number(from)?);
	let blocks: u32 = blocks.saturated_into();
	if blocks > BLOCKS {
		return Ok(Move::Leap(blocks));
	}
	route(client, from, to).map(Move::By)
}

/// The blocks from one block to another one, without the first: first those to be undone, then those to be done.
///
/// # Errors
/// Where a header is missing.
pub fn route<Block, Client>(
	client: &Client,
	from: Block::Hash,
	to: Block::Hash,
) -> sp_blockchain::Result<Vec<Passed<Block::Hash>>>
where
	Block: BlockT,
	Client: HeaderMetadata<Block, Error = sp_blockchain::Error>,
{
	let route = sp_blockchain::tree_route(client, from, to)?;
	let left = route.retracted().iter().map(|block| (block, false));
	let joined = route.enacted().iter().map(|block| (block, true));
	let passed = left.chain(joined).map(|(block, best)| Passed {
		hash: block.hash,
		number: block.number.saturated_into(),
		best,
	});
	Ok(passed.collect())
}
