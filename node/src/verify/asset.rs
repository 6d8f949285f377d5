//! Where an asset stands in the state, and what of it names its history.

use codec::DecodeAll;
use pallet_dynamic_assets::{migrations::v2::v1, Asset, Assets};
use vivarium_engine::{CollectionId, Hash, ItemId};
use vivarium_runtime::Runtime;

/// The storage key of an asset.
pub fn key(collection: CollectionId, item: ItemId) -> Vec<u8> {
	Assets::<Runtime>::hashed_key_for(collection, item)
}

/// Number and hash of the last revision; `None` where these are not the bytes of an asset, as this runtime or release 1
/// stores it.
pub fn head(value: &[u8]) -> Option<(u32, Hash)> {
	let present = Asset::<Runtime>::decode_all(&mut &value[..]).map(|asset| (asset.revision, asset.head));
	let earlier = || v1::Asset::<Runtime>::decode_all(&mut &value[..]).map(|asset| (asset.revision, asset.head));
	present.or_else(|_| earlier()).ok()
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
			life: Life::new(core, 0),
			revision,
			head,
			failed: None,
			deposit: None,
			paid_until: Some(0),
		}
		.encode()
	}

	#[test]
	fn an_asset_as_release_1_stored_it_is_read_too() {
		let asset = v1::Asset::<Runtime> {
			version: 1,
			shard: 0,
			external_id: bounded("pump-1").unwrap(),
			life: v1::Life {
				readings: Default::default(),
				traits: Default::default(),
				flags: 0,
				health: None,
				state: 0,
				counts: Default::default(),
			},
			revision: 7,
			head: [9; 32],
			failed: None,
			deposit: None,
		};
		let bytes = asset.encode();
		assert_eq!(head(&bytes), Some((7, [9; 32])));
		assert_eq!(head(&bytes[..bytes.len() - 1]), None);
	}
}
