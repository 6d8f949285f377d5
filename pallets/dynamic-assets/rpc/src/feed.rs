//! What subscribers are told: the revisions of each block that joins the best chain, or leaves it.

use jsonrpsee::{core::SubscriptionResult, PendingSubscriptionSink, SendTimeoutError, SubscriptionMessage};
use serde::{Deserialize, Serialize};
use std::{sync::Arc, time::Duration};
use tokio::sync::broadcast::{self, error::RecvError};
use vivarium_primitives::{BlockNumber, CollectionId, ItemId};

/// Blocks with revisions by which a subscriber may lag behind.
const BLOCKS: usize = 64;
/// How long a connection may refuse to take a message.
const STALLED: Duration = Duration::from_secs(30);

/// A revision that became part of the best chain, or ceased to be.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RevisionNotice<Hash> {
	/// The block in which it happened.
	pub block: Hash,
	/// The number of that block.
	pub block_number: BlockNumber,
	/// Whether the block is part of the best chain; false when a fork took its place.
	pub best: bool,
	/// The asset's collection.
	pub collection: CollectionId,
	/// The asset's item.
	pub item: ItemId,
	/// The asset's name.
	pub name: String,
	/// The revision's number.
	pub number: u32,
	/// What changed from what to what, health, state.
	pub line: String,
}

/// Whose revisions a subscriber wants.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct RevisionFilter {
	/// Those of this collection.
	pub collection: Option<CollectionId>,
	/// Those of items with this id.
	pub item: Option<ItemId>,
}

impl RevisionFilter {
	fn wants<Hash>(&self, notice: &RevisionNotice<Hash>) -> bool {
		self.collection.is_none_or(|collection| collection == notice.collection)
			&& self.item.is_none_or(|item| item == notice.item)
	}
}

/// Hands the revisions of blocks to all subscribers; a bounded number of blocks is kept for the slow ones.
#[derive(Clone)]
pub struct Feed<Hash>(broadcast::Sender<Arc<Vec<RevisionNotice<Hash>>>>);

impl<Hash: Clone + Serialize> Default for Feed<Hash> {
	fn default() -> Self {
		Self(broadcast::channel(BLOCKS).0)
	}
}

impl<Hash: Clone + Serialize> Feed<Hash> {
	/// Tells the revisions of one block.
	pub fn tell(&self, notices: Vec<RevisionNotice<Hash>>) {
		if !notices.is_empty() {
			// Nobody may be listening.
			let _ = self.0.send(Arc::new(notices));
		}
	}

	/// Serves one subscriber until it leaves, or is too slow.
	pub(crate) async fn serve(&self, pending: PendingSubscriptionSink, filter: RevisionFilter) -> SubscriptionResult {
		let mut blocks = self.0.subscribe();
		let sink = pending.accept().await?;
		loop {
			let block = tokio::select! {
				() = sink.closed() => return Ok(()),
				block = blocks.recv() => block,
			};
			let block = match block {
				Ok(block) => block,
				Err(RecvError::Lagged(missed)) => {
					return Err(format!(
						"too slow: the revisions of {missed} blocks were not taken in time. Subscribe again, and ask dynamicAssets_history for what was missed"
					)
					.into())
				}
				Err(RecvError::Closed) => return Err("the node is stopping".into()),
			};
			for notice in block.iter().filter(|notice| filter.wants(notice)) {
				match sink.send_timeout(SubscriptionMessage::from_json(notice)?, STALLED).await {
					Ok(()) => {}
					Err(SendTimeoutError::Closed(_)) => return Ok(()),
					Err(SendTimeoutError::Timeout(_)) => return Err("too slow: the connection takes nothing".into()),
				}
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use jsonrpsee::RpcModule;

	fn notice(collection: CollectionId, item: ItemId, number: u32) -> RevisionNotice<u8> {
		RevisionNotice {
			block: 9,
			block_number: 3,
			best: true,
			collection,
			item,
			name: "Machine host".into(),
			number,
			line: "load 12.3 %".into(),
		}
	}

	fn module(feed: Feed<u8>) -> RpcModule<Feed<u8>> {
		let mut module = RpcModule::new(feed);
		module
			.register_subscription("subscribe", "told", "unsubscribe", |params, pending, feed, _| async move {
				feed.serve(pending, params.one::<Option<RevisionFilter>>()?.unwrap_or_default()).await
			})
			.unwrap();
		module
	}

	#[tokio::test]
	async fn a_subscriber_is_told_what_it_asked_for() {
		let feed = Feed::default();
		let module = module(feed.clone());
		let only = RevisionFilter { collection: Some(0), item: Some(7) };
		let mut all = module.subscribe_unbounded("subscribe", [None::<RevisionFilter>]).await.unwrap();
		let mut one = module.subscribe_unbounded("subscribe", [Some(only)]).await.unwrap();
		feed.tell(vec![notice(1, 7, 1), notice(0, 7, 2)]);
		let told = all.next::<RevisionNotice<u8>>().await.unwrap().unwrap().0;
		assert_eq!(told, notice(1, 7, 1));
		assert_eq!(all.next::<RevisionNotice<u8>>().await.unwrap().unwrap().0, notice(0, 7, 2));
		assert_eq!(one.next::<RevisionNotice<u8>>().await.unwrap().unwrap().0, notice(0, 7, 2));
	}

	#[tokio::test]
	async fn a_slow_subscriber_is_let_go_with_a_reason() {
		let feed = Feed::default();
		let module = module(feed.clone());
		let request = r#"{"jsonrpc":"2.0","id":1,"method":"subscribe","params":[null]}"#;
		// One message fits the connection; nobody takes it.
		let (_, mut connection) = module.raw_json_request(request, 1).await.unwrap();
		for number in 0..BLOCKS as u32 + 8 {
			feed.tell(vec![notice(0, 7, number)]);
		}
		let mut last = String::new();
		while let Ok(Some(message)) = tokio::time::timeout(Duration::from_secs(5), connection.recv()).await {
			last = message;
			if last.contains("error") {
				break;
			}
		}
		assert!(last.contains("too slow: the revisions of"), "{last}");
	}
}
