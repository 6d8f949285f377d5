//! From version 1, that of release 1, to version 2: an asset knows up to which round it is paid for.
//!
//! It is stepped: each block brings as many assets to the new layout as its share of the weight allows. Meanwhile only
//! inherents enter blocks, so that no round, call or push meets an asset of the old layout; hooks that would wait until it
//! is through, and so do workers. Runtime APIs do not find the assets that are still to come.

use crate::{types::Asset, Assets, Config, Pallet, WeightInfo};
use core::marker::PhantomData;
use frame_support::{
	migrations::{MigrationId, SteppedMigration, SteppedMigrationError},
	traits::{GetStorageVersion, StorageVersion},
	weights::WeightMeter,
};
use vivarium_primitives::{CollectionId, ItemId};

/// The layout before.
pub mod v1 {
	// The macro makes a type without any.
	#![allow(missing_docs)]

	use crate::{Config, Deposit, Pallet};
	use codec::{Decode, Encode, MaxEncodedLen};
	use frame_support::{storage_alias, Blake2_128Concat, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound};
	use vivarium_engine::{external_id::ExternalId, life::Life};
	use vivarium_primitives::{BlockNumber, CollectionId, Hash, ItemId, ShardId};

	/// A dynamic asset, as release 1 stored it.
	#[derive(CloneNoBound, DebugNoBound, Decode, Encode, EqNoBound, MaxEncodedLen, PartialEqNoBound)]
	pub struct Asset<T: Config> {
		/// The version of the collection's blueprint that it follows.
		pub version: u32,
		/// The shard that it is in.
		pub shard: ShardId,
		/// Its name in the outside world.
		pub external_id: ExternalId,
		/// Readings, traits, flags, health and state.
		pub life: Life,
		/// The number of its last revision.
		pub revision: u32,
		/// The hash of its last revision.
		pub head: Hash,
		/// The last round whose effects failed, if the last one did.
		pub failed: Option<BlockNumber>,
		/// What is held for it.
		pub deposit: Option<Deposit<T>>,
	}

	/// The dynamic assets.
	#[storage_alias]
	pub type Assets<T: Config> =
		StorageDoubleMap<Pallet<T>, Blake2_128Concat, CollectionId, Blake2_128Concat, ItemId, Asset<T>>;
}

impl<T: Config> From<v1::Asset<T>> for Asset<T> {
	fn from(asset: v1::Asset<T>) -> Self {
		let v1::Asset { version, shard, external_id, life, revision, head, failed, deposit } = asset;
		// Nothing is paid for yet: the next round charges it, if rounds cost anything.
		Self { version, shard, external_id, life, revision, head, failed, deposit, paid_until: Some(0) }
	}
}

/// The version that is migrated to.
const VERSION: StorageVersion = StorageVersion::new(2);

/// Lets every asset know up to which round it is paid for.
pub struct PaidUntil<T>(PhantomData<T>);

impl<T: Config> SteppedMigration for PaidUntil<T> {
	/// The last asset that was migrated.
	type Cursor = (CollectionId, ItemId);
	type Identifier = MigrationId<21>;

	fn id() -> Self::Identifier {
		MigrationId { pallet_id: *b"pallet-dynamic-assets", version_from: 1, version_to: 2 }
	}

	fn step(
		mut cursor: Option<Self::Cursor>,
		meter: &mut WeightMeter,
	) -> Result<Option<Self::Cursor>, SteppedMigrationError> {
		// A chain that began with the new layout.
		if cursor.is_none() && Pallet::<T>::on_chain_storage_version() >= VERSION {
			return Ok(None);
		}
		let required = <T as Config>::WeightInfo::migrate_asset();
		if !meter.can_consume(required) {
			return Err(SteppedMigrationError::InsufficientWeight { required });
		}
		let mut assets = match cursor {
			None => v1::Assets::<T>::iter(),
			Some((collection, item)) => v1::Assets::<T>::iter_from(v1::Assets::<T>::hashed_key_for(collection, item)),
		};
		while meter.try_consume(required).is_ok() {
			let Some((collection, item, asset)) = assets.next() else {
				VERSION.put::<Pallet<T>>();
				return Ok(None);
			};
			Assets::<T>::insert(collection, item, Asset::from(asset));
			cursor = Some((collection, item));
		}
		Ok(cursor)
	}

	#[cfg(feature = "try-runtime")]
	fn pre_upgrade() -> Result<alloc::vec::Vec<u8>, sp_runtime::TryRuntimeError> {
		use codec::Encode;
		let is_needed = Pallet::<T>::on_chain_storage_version() < VERSION;
		let heads = || -> Heads {
			v1::Assets::<T>::iter().map(|(collection, item, asset)| (collection, item, asset.head)).collect()
		};
		Ok(is_needed.then(heads).encode())
	}

	#[cfg(feature = "try-runtime")]
	fn post_upgrade(state: alloc::vec::Vec<u8>) -> Result<(), sp_runtime::TryRuntimeError> {
		use codec::Decode;
		use frame_support::ensure;
		ensure!(Pallet::<T>::on_chain_storage_version() >= VERSION, "the version of the storage is the old one");
		let heads = Option::<Heads>::decode(&mut state.as_slice());
		let Some(heads) = heads.map_err(|_| "what was kept for the check does not decode")? else { return Ok(()) };
		ensure!(Assets::<T>::iter_keys().count() == heads.len(), "an asset was lost or made");
		for (collection, item, head) in heads {
			let asset = Assets::<T>::get(collection, item).ok_or("an asset cannot be read")?;
			ensure!(asset.head == head, "an asset has another history");
			ensure!(asset.paid_until == Some(0), "an asset has paid for something");
		}
		Ok(())
	}
}

/// The assets and their heads, for the check.
#[cfg(feature = "try-runtime")]
type Heads = alloc::vec::Vec<(CollectionId, ItemId, vivarium_primitives::Hash)>;
