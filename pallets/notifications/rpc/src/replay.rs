//! What blocks of the past told, up to where the feed is.

use crate::{chain::happened, Chain, Happened, News, STARTING};
use jsonrpsee::{core::StringError, SubscriptionMessage, SubscriptionSink};
use std::{marker::PhantomData, sync::Arc};
use vivarium_feed::{Live, Passed};
use vivarium_primitives::BlockNumber;

/// The most blocks of the past of which a subscriber is told: a day of them.
pub const MAX_BLOCKS: BlockNumber = 43_200;
/// How many blocks are gone at a time.
const STRIDE: BlockNumber = 32;

/// What is told to one subscriber of the past.
pub(crate) struct Replay<Source, Hash, AccountId> {
	chain: Arc<Source>,
	/// The last block of which it was told.
	at: Hash,
	accounts: PhantomData<AccountId>,
}

impl<Source, Hash, AccountId> Replay<Source, Hash, AccountId>
where
	Source: Chain<Hash, AccountId>,
	Hash: Copy + Eq + Send + Sync + 'static,
	AccountId: Clone + Send + Sync + 'static,
{
	/// Begins with this block, or with the next one that there will be.
	///
	/// # Errors
	/// Where that is of the future, too long ago, or gone; says what to do.
	pub(crate) fn begin(chain: Arc<Source>, from: BlockNumber) -> Result<Self, String> {
		let (best, _) = chain.best();
		if from > best.saturating_add(1) {
			return Err(format!(
				"block {from} is of the future: the best block is {best}. Leave `from` out for what comes"
			));
		}
		let oldest = best.saturating_add(1).saturating_sub(MAX_BLOCKS);
		if from < oldest {
			return Err(format!(
				"block {from} is too long ago: at most {MAX_BLOCKS} blocks are told of again. Subscribe from block {oldest}"
			));
		}
		let before = from.saturating_sub(1);
		let missing = || format!("block {before} is not there: the node has not synchronised it. Ask another node");
		let at = chain.block(before)?.ok_or_else(missing)?;
		if let Some(first) = chain.block(from)? {
			chain.told(first).map_err(|error| gone(from, &error))?;
		}
		Ok(Self { chain, at, accounts: PhantomData })
	}

	/// Tells the subscriber of each block up to where the feed is; returns what is told from there on, or nothing if the
	/// subscriber has left.
	///
	/// # Errors
	/// Where the subscriber is too slow, or a block is gone meanwhile.
	pub(crate) async fn run(
		mut self,
		news: &News<Hash, AccountId>,
		sink: &SubscriptionSink,
		line: impl Fn(&Happened<Hash, AccountId>) -> Result<Option<SubscriptionMessage>, StringError>,
	) -> Result<Option<Live<Happened<Hash, AccountId>>>, StringError> {
		loop {
			// What is told while the last stride is gone waits for the subscriber.
			let (live, tip) = news.listen().ok_or(STARTING)?;
			let stride = self.blocking(move |replay| replay.stride(tip)).await?;
			for passed in stride.passed {
				let told = self.blocking(move |replay| replay.told(passed)).await?;
				for happened in &told {
					let Some(message) = line(happened)? else { continue };
					if !live.send(sink, message).await? {
						return Ok(None);
					}
				}
			}
			if sink.is_closed() {
				return Ok(None);
			}
			self.at = stride.to;
			if stride.is_last {
				return Ok(Some(live));
			}
		}
	}

	/// Asks the chain, which takes its time.
	async fn blocking<R: Send + 'static>(
		&self,
		ask: impl FnOnce(&Self) -> Result<R, String> + Send + 'static,
	) -> Result<R, StringError> {
		let replay = Self { chain: self.chain.clone(), at: self.at, accounts: PhantomData };
		let answer = tokio::task::spawn_blocking(move || ask(&replay)).await;
		Ok(answer.map_err(|_| "the node is stopping")??)
	}

	/// The next blocks on the way to the tip.
	fn stride(&self, tip: Hash) -> Result<Stride<Hash>, String> {
		let next = self.chain.number(self.at)?.saturating_add(STRIDE);
		let to = if next < self.chain.number(tip)? { self.chain.block(next)?.unwrap_or(tip) } else { tip };
		Ok(Stride { passed: self.chain.route(self.at, to)?, to, is_last: to == tip })
	}

	fn told(&self, passed: Passed<Hash>) -> Result<Vec<Happened<Hash, AccountId>>, String> {
		happened(&*self.chain, vec![passed]).map_err(|error| gone(passed.number, &error))
	}
}

/// Some blocks on the way to the tip.
struct Stride<Hash> {
	passed: Vec<Passed<Hash>>,
	/// Where they lead.
	to: Hash,
	/// Whether that is the tip.
	is_last: bool,
}

fn gone(number: BlockNumber, error: &str) -> String {
	format!(
		"this node does not have the state of block {number} any more. Subscribe from a later block, or ask a node that keeps all states (--state-pruning archive): {error}"
	)
}
