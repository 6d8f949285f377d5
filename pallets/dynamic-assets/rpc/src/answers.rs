//! What runtimes answer of an asset, whichever is on the chain: the present one, or that of release 1, whose answers had
//! another form.

use pallet_dynamic_assets_runtime_api::DynamicAssetsApi as RuntimeApi;
use sp_api::{ApiError, ApiExt};
use sp_runtime::traits::Block as BlockT;
use vivarium_engine::blueprint::{Core, Texts};
use vivarium_primitives::{CollectionId, Hash, ItemId};

/// Where an asset stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Found {
	/// The number of its last revision.
	pub revision: u32,
	/// The hash of its last revision.
	pub head: Hash,
	/// The version of the collection's blueprint that it follows.
	pub version: u32,
}

/// Where an asset stands at a block; `None` where it is not enrolled.
///
/// # Errors
/// Where the runtime does not answer.
pub fn asset<Block: BlockT, Api: RuntimeApi<Block> + ApiExt<Block>>(
	api: &Api,
	at: Block::Hash,
	collection: CollectionId,
	item: ItemId,
) -> Result<Option<Found>, ApiError> {
	if is_release_1(api, at)? {
		#[allow(deprecated)]
		let found = api.asset_before_version_2(at, collection, item)?;
		return Ok(found.map(|asset| Found { revision: asset.revision, head: asset.head, version: asset.version }));
	}
	let found = api.asset(at, collection, item)?;
	Ok(found.map(|asset| Found { revision: asset.revision, head: asset.head, version: asset.version }))
}

/// A version of a collection's blueprint, as a block has it.
///
/// # Errors
/// Where the runtime does not answer.
pub fn blueprint<Block: BlockT, Api: RuntimeApi<Block> + ApiExt<Block>>(
	api: &Api,
	at: Block::Hash,
	collection: CollectionId,
	version: u32,
) -> Result<Option<(Core, Texts)>, ApiError> {
	if is_release_1(api, at)? {
		#[allow(deprecated)]
		let found = api.blueprint_before_version_2(at, collection, version)?;
		return Ok(found.map(|(core, texts)| (core.into(), texts.into())));
	}
	api.blueprint(at, collection, version)
}

fn is_release_1<Block: BlockT, Api: RuntimeApi<Block> + ApiExt<Block>>(
	api: &Api,
	at: Block::Hash,
) -> Result<bool, ApiError> {
	Ok(api.api_version::<dyn RuntimeApi<Block>>(at)? == Some(1))
}
