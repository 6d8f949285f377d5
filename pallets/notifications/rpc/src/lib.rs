//! RPC for what runtime APIs cannot do: being told what happens to assets, from a block on.
//!
//! ```text
//! block `from` ──▶ replay: the state of each block says what it told ──▶ up to where the feed is ──▶ live
//!                                                                         no gap, nothing twice
//! ```

#![warn(missing_docs)]

mod chain;
mod filter;
mod notice;
mod replay;
#[cfg(test)]
mod tests;

pub use chain::{follow, Chain, Client};
pub use filter::NoticeFilter;
pub use notice::{Happened, News, Notice, What};
pub use replay::MAX_BLOCKS;

use crate::{filter::Wanted, replay::Replay};
use jsonrpsee::{
	core::{async_trait, StringError, SubscriptionResult},
	proc_macros::rpc,
	types::{error::ErrorCode, ErrorObjectOwned},
	PendingSubscriptionSink, SubscriptionMessage,
};
use serde::{de::DeserializeOwned, Serialize};
use std::{marker::PhantomData, sync::Arc};
use tokio::sync::Semaphore;
use vivarium_primitives::BlockNumber;

/// How many subscribers are told of the past at a time; others wait for their turn.
const REPLAYS: usize = 4;
/// Why nobody is told anything yet.
pub(crate) const STARTING: &str = "the node has just started: subscribe again in a moment";
/// What somebody does who missed something.
const MEND: &str = "Subscribe again, from the block of the last notice that you have";

/// The methods.
#[rpc(server)]
pub trait NotificationsApi<Hash, AccountId> {
	/// Tells what happens to assets in the blocks that join the best chain: flags that are raised, states, triggers, a health
	/// that falls. After a re-org, what was told of blocks that left it comes again with `best: false`. The filter means
	/// what it does on chain; with an account, only what is told to that account by its subscriptions. Without a filter
	/// all is told. `from` is the first block of which it is told, at most 43,200 back. A subscriber that is too slow is
	/// let go.
	#[subscription(
		name = "notifications_subscribe" => "notifications_notice",
		unsubscribe = "notifications_unsubscribe",
		item = Notice<Hash, AccountId>
	)]
	async fn subscribe_notices(
		&self,
		filter: Option<NoticeFilter<AccountId>>,
		from: Option<BlockNumber>,
	) -> SubscriptionResult;
}

/// Answers from the chain, and from the feed of what is told.
pub struct Notifications<Source, Hash, AccountId> {
	chain: Arc<Source>,
	news: News<Hash, AccountId>,
	replays: Arc<Semaphore>,
	accounts: PhantomData<AccountId>,
}

impl<Source, Hash, AccountId> Notifications<Source, Hash, AccountId> {
	/// Answers of this chain; subscribers are told these news.
	pub fn new(chain: Arc<Source>, news: News<Hash, AccountId>) -> Self {
		Self { chain, news, replays: Arc::new(Semaphore::new(REPLAYS)), accounts: PhantomData }
	}
}

#[async_trait]
impl<Source, Hash, AccountId> NotificationsApiServer<Hash, AccountId> for Notifications<Source, Hash, AccountId>
where
	Source: Chain<Hash, AccountId>,
	Hash: Copy + Eq + Serialize + Send + Sync + 'static,
	AccountId: Clone + Eq + Serialize + DeserializeOwned + Send + Sync + 'static,
{
	async fn subscribe_notices(
		&self,
		pending: PendingSubscriptionSink,
		filter: Option<NoticeFilter<AccountId>>,
		from: Option<BlockNumber>,
	) -> SubscriptionResult {
		let chain = self.chain.clone();
		let prepare = move || {
			let wanted = Wanted::of(filter.unwrap_or_default(), &*chain)?;
			let replay = from.map(|from| Replay::begin(chain.clone(), from)).transpose()?;
			Ok::<_, String>((wanted, replay))
		};
		let prepared = tokio::task::spawn_blocking(prepare).await.map_err(|_| "the node is stopping")?;
		let (wanted, replay) = match prepared {
			Ok(prepared) => prepared,
			Err(reason) => {
				pending.reject(invalid(reason)).await;
				return Ok(());
			}
		};
		let sink = pending.accept().await?;
		let line = |happened: &Happened<Hash, AccountId>| -> Result<Option<SubscriptionMessage>, StringError> {
			if !wanted.wants(&happened.told) {
				return Ok(None);
			}
			Ok(Some(SubscriptionMessage::from_json(&Notice::from(happened.clone()))?))
		};
		let live = match replay {
			Some(replay) => {
				let turn = tokio::select! {
					() = sink.closed() => return Ok(()),
					turn = self.replays.clone().acquire_owned() => turn,
				};
				let live = replay.run(&self.news, &sink, line).await?;
				drop(turn);
				live
			}
			None => self.news.listen().map(|(live, _)| Some(live)).ok_or(STARTING)?,
		};
		match live {
			Some(live) => live.serve(&sink, line, MEND).await,
			None => Ok(()),
		}
	}
}

fn invalid(message: String) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(ErrorCode::InvalidParams.code(), message, None::<()>)
}
