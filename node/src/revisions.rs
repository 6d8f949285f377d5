//! Tells of revisions: one readable line each in the log, and the feed of the RPC's subscribers.

use futures::StreamExt;
use pallet_dynamic_assets_rpc::{Feed, RevisionNotice};
use pallet_dynamic_assets_runtime_api::DynamicAssetsApi;
use sc_client_api::BlockchainEvents;
use sp_api::ProvideRuntimeApi;
use std::sync::Arc;
use vivarium_primitives::BlockNumber;

/// The target of the lines.
pub const TARGET: &str = "revision";

/// Blocks of the chain by their hash.
type Hash = sp_core::H256;

/// Tells what was revised in each block that joins the best chain, and in those that a fork takes from it.
pub async fn run(client: Arc<crate::service::Client>, feed: Feed<Hash>) {
	let mut blocks = client.import_notification_stream().filter(|block| futures::future::ready(block.is_new_best));
	while let Some(block) = blocks.next().await {
		if let Some(route) = &block.tree_route {
			for left in route.retracted() {
				tell(&client, &feed, left.hash, left.number, false);
			}
			for joined in route.enacted() {
				tell(&client, &feed, joined.hash, joined.number, true);
			}
		}
		tell(&client, &feed, block.hash, block.header.number, true);
	}
}

fn tell(client: &crate::service::Client, feed: &Feed<Hash>, block: Hash, block_number: BlockNumber, best: bool) {
	let revised = match client.runtime_api().revised(block) {
		Ok(revised) => revised,
		Err(error) => {
			log::debug!(target: TARGET, "the runtime of {block:?} does not tell what was revised: {error}");
			return;
		}
	};
	for asset in &revised {
		let (collection, item, number) = (asset.collection, asset.item, asset.number);
		let line = if best { &asset.line } else { "undone, a fork took the place of its block" };
		log::info!(target: TARGET, "{} ({collection}/{item}) revision {number}: {line}", asset.name);
	}
	let notices = revised.into_iter().map(|asset| RevisionNotice {
		block,
		block_number,
		best,
		collection: asset.collection,
		item: asset.item,
		name: asset.name,
		number: asset.number,
		line: asset.line,
	});
	feed.tell(notices.collect());
}
