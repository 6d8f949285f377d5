//! One readable line in the log per revision.

use futures::StreamExt;
use pallet_dynamic_assets_runtime_api::DynamicAssetsApi;
use sc_client_api::BlockchainEvents;
use sp_api::ProvideRuntimeApi;
use std::sync::Arc;

/// The target of the lines.
pub const TARGET: &str = "revision";

/// Logs what was revised in each new best block.
pub async fn run(client: Arc<crate::service::Client>) {
	let mut blocks = client.import_notification_stream().filter(|block| futures::future::ready(block.is_new_best));
	while let Some(block) = blocks.next().await {
		match client.runtime_api().revised(block.hash) {
			Ok(revised) => {
				for asset in revised {
					let (collection, item, number) = (asset.collection, asset.item, asset.number);
					log::info!(target: TARGET, "{} ({collection}/{item}) revision {number}: {}", asset.name, asset.line);
				}
			}
			Err(error) => log::debug!(target: TARGET, "this runtime does not tell what was revised: {error}"),
		}
	}
}
