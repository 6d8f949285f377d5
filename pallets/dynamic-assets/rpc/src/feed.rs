//! What subscribers are told: the revisions of each block that joins the best chain, or leaves it.

use jsonrpsee::{core::SubscriptionResult, PendingSubscriptionSink, SubscriptionMessage};
use serde::{Deserialize, Serialize};
use vivarium_feed::Feed;
use vivarium_primitives::{BlockNumber, CollectionId, ItemId};

/// The revisions that subscribers are told of.
pub type Revisions<Hash> = Feed<Hash, RevisionNotice<Hash>>;

/// What somebody does who missed revisions.
const MEND: &str = "Subscribe again, and ask dynamicAssets_history for what was missed";

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

/// Serves one subscriber until it leaves, or is too slow.
pub(crate) async fn serve<Hash: Copy + Serialize>(
	revisions: &Revisions<Hash>,
	pending: PendingSubscriptionSink,
	filter: RevisionFilter,
) -> SubscriptionResult {
	let (live, _) = revisions.listen().ok_or("the node has just started: subscribe again in a moment")?;
	let sink = pending.accept().await?;
	let line = |notice: &RevisionNotice<Hash>| {
		let message = filter.wants(notice).then(|| SubscriptionMessage::from_json(notice));
		Ok(message.transpose()?)
	};
	live.serve(&sink, line, MEND).await
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

	fn module(feed: Revisions<u8>) -> RpcModule<Revisions<u8>> {
		let mut module = RpcModule::new(feed);
		module
			.register_subscription("subscribe", "told", "unsubscribe", |params, pending, feed, _| async move {
				serve(&feed, pending, params.one::<Option<RevisionFilter>>()?.unwrap_or_default()).await
			})
			.unwrap();
		module
	}

	#[tokio::test]
	async fn a_subscriber_is_told_what_it_asked_for() {
		let feed = Revisions::default();
		feed.tell(0, Vec::new());
		let module = module(feed.clone());
		let only = RevisionFilter { collection: Some(0), item: Some(7) };
		let mut all = module.subscribe_unbounded("subscribe", [None::<RevisionFilter>]).await.unwrap();
		let mut one = module.subscribe_unbounded("subscribe", [Some(only)]).await.unwrap();
		feed.tell(9, vec![notice(1, 7, 1), notice(0, 7, 2)]);
		let told = all.next::<RevisionNotice<u8>>().await.unwrap().unwrap().0;
		assert_eq!(told, notice(1, 7, 1));
		assert_eq!(all.next::<RevisionNotice<u8>>().await.unwrap().unwrap().0, notice(0, 7, 2));
		assert_eq!(one.next::<RevisionNotice<u8>>().await.unwrap().unwrap().0, notice(0, 7, 2));
	}
}
