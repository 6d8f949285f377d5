//! Tells of revisions: one readable line each in the log, and the feed of the RPC's subscribers.

use pallet_dynamic_assets_rpc::{RevisionNotice, Revisions};
use pallet_dynamic_assets_runtime_api::DynamicAssetsApi;
use sp_api::ProvideRuntimeApi;
use std::sync::Arc;
use vivarium_feed::{Move, Passed};
use vivarium_runtime::opaque::Block;

/// The target of the lines.
pub const TARGET: &str = "revision";

/// Blocks of the chain by their hash.
type Hash = sp_core::H256;

/// Tells what was revised in each block that joins the best chain, and in those that a fork takes from it.
pub async fn run(client: Arc<crate::service::Client>, feed: Revisions<Hash>) {
	let reader = client.clone();
	vivarium_feed::follow::<Block, _>(client, |tip, step| match step {
		Move::By(passed) => feed.tell(tip, passed.iter().flat_map(|block| revised(&reader, block)).collect()),
		Move::Leap(blocks) => feed.lose(tip, format!("the node went on by {blocks} blocks at once")),
	})
	.await;
}

fn revised(client: &crate::service::Client, passed: &Passed<Hash>) -> Vec<RevisionNotice<Hash>> {
	let Passed { hash: block, number: block_number, best } = *passed;
	let revised = match client.runtime_api().revised(block) {
		Ok(revised) => revised,
		Err(error) => {
			log::debug!(target: TARGET, "the runtime of {block:?} does not tell what was revised: {error}");
			return Vec::new();
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
	notices.collect()
}
