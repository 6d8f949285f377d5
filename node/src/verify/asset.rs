//! Where an asset stands in the state, and what of it names its history.

use codec::DecodeAll;
use pallet_dynamic_assets::{Asset, Assets};
use vivarium_engine::{CollectionId, Hash, ItemId};
use vivarium_runtime::Runtime;

/// The storage key of an asset.
pub fn key(collection: CollectionId, item: ItemId) -> Vec<u8> {
	Assets::<Runtime>::hashed_key_for(collection, item)
}

/// Number and hash of the last revision; `None` where these are not the bytes of an asset of this runtime.
pub fn head(value: &[u8]) -> Option<(u32, Hash)> {
	let asset = Asset::<Runtime>::decode_all(&mut &value[..]).ok()?;
	Some((asset.revision, asset.head))
}

#[cfg(test)]
pub mod tests {
	use super::*;
	use codec::Encode;
	use vivarium_engine::{blueprint::Core, bounded, life::Life};

	/// An asset that begins to live, but has this head.
	pub fn value(core: &Core, revision: u32, head: Hash) -> Vec<u8> {
		Asset::<Runtime> {
			version: 1,
			shard: 0,
			external_id: bounded("pump-1").unwrap(),
			life: Life::new(core),
			revision,
			head,
			failed: None,
			deposit: None,
		}
		.encode()
	}
}
