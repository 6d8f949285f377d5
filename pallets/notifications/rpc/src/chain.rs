//! What is asked of a chain.

use crate::{Happened, News};
use codec::Codec;
use pallet_notifications::{Refusal, Subject, Told};
use pallet_notifications_runtime_api::NotificationsApi as RuntimeApi;
use sc_client_api::BlockchainEvents;
use sp_api::{ApiExt, ProvideRuntimeApi};
use sp_blockchain::{HeaderBackend, HeaderMetadata};
use sp_runtime::traits::{Block as BlockT, SaturatedConversion};
use std::sync::Arc;
use vivarium_engine::notice::Filter;
use vivarium_feed::{Move, Passed};
use vivarium_primitives::BlockNumber;

/// What is asked of a chain. Errors say what is wrong.
pub trait Chain<Hash, AccountId>: Send + Sync + 'static {
	/// The best block.
	fn best(&self) -> (BlockNumber, Hash);

	/// The block with this number in the best chain.
	///
	/// # Errors
	/// Where the node does not answer.
	fn block(&self, number: BlockNumber) -> Result<Option<Hash>, String>;

	/// The number of a block.
	///
	/// # Errors
	/// Where the node does not answer, or has no such block.
	fn number(&self, block: Hash) -> Result<BlockNumber, String>;

	/// The blocks from one block to another one, without the first: first those to be undone, then those to be done.
	///
	/// # Errors
	/// Where the node does not answer.
	fn route(&self, from: Hash, to: Hash) -> Result<Vec<Passed<Hash>>, String>;

	/// What a block told.
	///
	/// # Errors
	/// Where the node does not have the block's state any more.
	fn told(&self, block: Hash) -> Result<Vec<Told<AccountId>>, String>;

	/// Whether a filter can be asked for.
	///
	/// # Errors
	/// Where the node does not answer.
	fn check(&self, subject: Subject, filter: &Filter) -> Result<Result<(), Refusal>, String>;
}

/// A client of a chain whose balances are `u128`.
pub struct Client<Inner, Block>(Arc<Inner>, std::marker::PhantomData<Block>);

impl<Inner, Block> Client<Inner, Block> {
	/// This one.
	pub fn new(client: Arc<Inner>) -> Self {
		Self(client, std::marker::PhantomData)
	}
}

fn silent(error: impl std::fmt::Display) -> String {
	format!("the node does not answer: {error}")
}

impl<Inner, Block, AccountId> Chain<Block::Hash, AccountId> for Client<Inner, Block>
where
	Block: BlockT,
	Inner: ProvideRuntimeApi<Block> + HeaderBackend<Block> + HeaderMetadata<Block, Error = sp_blockchain::Error>,
	Inner: Send + Sync + 'static,
	Inner::Api: RuntimeApi<Block, AccountId, u128>,
	AccountId: Codec + Send + Sync + 'static,
{
	fn best(&self) -> (BlockNumber, Block::Hash) {
		let info = self.0.info();
		(info.best_number.saturated_into(), info.best_hash)
	}

	fn block(&self, number: BlockNumber) -> Result<Option<Block::Hash>, String> {
		self.0.hash(number.into()).map_err(silent)
	}

	fn number(&self, block: Block::Hash) -> Result<BlockNumber, String> {
		let number = self.0.number(block).map_err(silent)?;
		number.map(SaturatedConversion::saturated_into).ok_or_else(|| format!("the node has no block {block:?}"))
	}

	fn route(&self, from: Block::Hash, to: Block::Hash) -> Result<Vec<Passed<Block::Hash>>, String> {
		vivarium_feed::route(&*self.0, from, to).map_err(silent)
	}

	fn told(&self, block: Block::Hash) -> Result<Vec<Told<AccountId>>, String> {
		let api = self.0.runtime_api();
		// Blocks of runtimes without notifications tell nothing.
		let tells = api.has_api::<dyn RuntimeApi<Block, AccountId, u128>>(block).map_err(|error| error.to_string())?;
		if !tells {
			return Ok(Vec::new());
		}
		api.told(block).map_err(|error| error.to_string())
	}

	fn check(&self, (collection, item): Subject, filter: &Filter) -> Result<Result<(), Refusal>, String> {
		let best = self.0.info().best_hash;
		self.0.runtime_api().check(best, collection, item, *filter).map_err(silent)
	}
}

/// Tells the news of each block that joins the best chain, and those of blocks that a fork takes from it.
pub async fn follow<Inner, Block, AccountId>(client: Arc<Inner>, news: News<Block::Hash, AccountId>)
where
	Block: BlockT,
	Inner: BlockchainEvents<Block>
		+ ProvideRuntimeApi<Block>
		+ HeaderBackend<Block>
		+ HeaderMetadata<Block, Error = sp_blockchain::Error>
		+ Send
		+ Sync
		+ 'static,
	Inner::Api: RuntimeApi<Block, AccountId, u128>,
	AccountId: Codec + Clone + Send + Sync + 'static,
{
	let chain = Client::<Inner, Block>::new(client.clone());
	vivarium_feed::follow(client, |tip, step| match step {
		Move::By(passed) => match happened(&chain, passed) {
			Ok(happened) => news.tell(tip, happened),
			Err(error) => news.lose(tip, format!("what a block told is not known: {error}")),
		},
		Move::Leap(blocks) => news.lose(tip, format!("the node went on by {blocks} blocks at once")),
	})
	.await;
}

/// What happened in these blocks.
pub(crate) fn happened<Hash: Copy, AccountId>(
	chain: &impl Chain<Hash, AccountId>,
	passed: Vec<Passed<Hash>>,
) -> Result<Vec<Happened<Hash, AccountId>>, String> {
	let mut happened = Vec::new();
	for passed in passed {
		let told = chain.told(passed.hash)?;
		happened.extend(told.into_iter().map(|told| Happened { passed, told }));
	}
	Ok(happened)
}
