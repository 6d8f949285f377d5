//! From version 1, that of release 1, to version 2: an asset knows up to which round it is paid for, since when it is in its
//! state and what its measures have accumulated; a blueprint says who pushes its metrics, and may have measures and reasons.
//!
//! It is stepped: each block brings as many blueprints, and then assets, to the new layout as its share of the weight
//! allows. Meanwhile only inherents enter blocks, so that no round, call or push meets anything of the old layout; hooks that
//! would wait until it is through, and so do workers. Runtime APIs do not find what is still to come.
//!
//! Blueprints say the same as before, so that their hashes, which revisions name, stay. Release 1 did not keep when an asset
//! entered its state: it counts as entered at its migration, by the clock of the block before it.

use crate::{types::Asset, Assets, BlueprintTexts, Blueprints, Config, Pallet, WeightInfo};
use codec::{Decode, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use frame_support::{
	migrations::{MigrationId, SteppedMigration, SteppedMigrationError},
	traits::{GetStorageVersion, StorageVersion},
	weights::{Weight, WeightMeter},
	BoundedVec,
};
use vivarium_engine::{life::Life, reading::Reading};
use vivarium_primitives::{CollectionId, ItemId};

/// The layout before.
pub mod v1 {
	// The macro makes types without any.
	#![allow(missing_docs)]

	use crate::{Config, Deposit, Pallet};
	use codec::{Decode, Encode, MaxEncodedLen};
	use frame_support::{
		storage_alias, traits::ConstU32, Blake2_128Concat, BoundedVec, CloneNoBound, DebugNoBound, EqNoBound,
		PartialEqNoBound, Twox64Concat,
	};
	use vivarium_engine::{
		blueprint::v1::{Core, Texts},
		external_id::ExternalId,
		life::TraitValues,
		reading::{Accepted, Freshness, Held},
		window::Window,
	};
	use vivarium_primitives::{limits, BlockNumber, CollectionId, Hash, ItemId, ShardId};

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

	/// What rounds change of an asset, as release 1 stored it.
	#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq)]
	pub struct Life {
		/// One reading per metric of the blueprint.
		pub readings: BoundedVec<Reading, ConstU32<{ limits::METRICS }>>,
		/// One value per trait of the blueprint.
		pub traits: TraitValues,
		/// The flags that are raised, a bit each.
		pub flags: u32,
		/// 0 to 100; none before the first accepted value that bears on it.
		pub health: Option<u8>,
		/// The state's position.
		pub state: u8,
		/// For how many rounds in a row each rule's conditions have held.
		pub counts: BoundedVec<u8, ConstU32<{ limits::RULES }>>,
	}

	/// The state of one metric of an asset, as release 1 stored it.
	#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq)]
	pub struct Reading {
		/// The last accepted value.
		pub accepted: Option<Accepted>,
		/// What the last decided round made of it.
		pub standing: Freshness,
		/// The last round that decided it, by its opening block.
		pub round: BlockNumber,
		/// A jump that waits to be confirmed.
		pub held: Option<Held>,
		/// The value in the last revision.
		pub recorded: Option<i64>,
		/// The last accepted values, oldest first.
		pub window: Window,
	}

	/// The dynamic assets.
	#[storage_alias]
	pub type Assets<T: Config> =
		StorageDoubleMap<Pallet<T>, Blake2_128Concat, CollectionId, Blake2_128Concat, ItemId, Asset<T>>;

	/// What the chain computes with, by collection and version.
	#[storage_alias]
	pub type Blueprints<T: Config> =
		StorageDoubleMap<Pallet<T>, Blake2_128Concat, CollectionId, Twox64Concat, u32, Core>;

	/// What workers and people read, by collection and version.
	#[storage_alias]
	pub type BlueprintTexts<T: Config> =
		StorageDoubleMap<Pallet<T>, Blake2_128Concat, CollectionId, Twox64Concat, u32, Texts>;
}

impl<T: Config> From<v1::Asset<T>> for Asset<T> {
	fn from(asset: v1::Asset<T>) -> Self {
		let v1::Asset { version, shard, external_id, life, revision, head, failed, deposit } = asset;
		let v1::Life { readings, traits, flags, health, state, counts } = life;
		let readings = readings.into_iter().map(|reading| {
			let v1::Reading { accepted, standing, round, held, recorded, window } = reading;
			// Only devices' samples are compared with it, and release 1 knew none.
			Reading { accepted, standing, round, held, recorded, window, sampled: 0 }
		});
		let readings = BoundedVec::truncate_from(readings.collect());
		// No blueprint of release 1 has measures.
		let (entered, measures) = (Pallet::<T>::moment().time, BoundedVec::new());
		let life = Life { readings, traits, flags, health, state, counts, entered, measures };
		// Nothing is paid for yet: the next round charges it, if rounds cost anything.
		Self { version, shard, external_id, life, revision, head, failed, deposit, paid_until: Some(0) }
	}
}

/// An asset as release 1 would have stored it: for tests and benchmarks.
#[cfg(any(test, feature = "runtime-benchmarks"))]
impl<T: Config> From<Asset<T>> for v1::Asset<T> {
	fn from(asset: Asset<T>) -> Self {
		let Asset { version, shard, external_id, life, revision, head, failed, deposit, .. } = asset;
		let Life { readings, traits, flags, health, state, counts, .. } = life;
		let readings = readings.into_iter().map(|reading| {
			let Reading { accepted, standing, round, held, recorded, window, .. } = reading;
			v1::Reading { accepted, standing, round, held, recorded, window }
		});
		let readings = BoundedVec::truncate_from(readings.collect());
		let life = v1::Life { readings, traits, flags, health, state, counts };
		Self { version, shard, external_id, life, revision, head, failed, deposit }
	}
}

/// The version that is migrated to.
const VERSION: StorageVersion = StorageVersion::new(2);

/// Brings what release 1 stored to the present layout.
pub struct FromRelease1<T>(PhantomData<T>);

/// What was migrated last.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq)]
pub enum Cursor {
	/// A version of a collection's blueprint.
	#[codec(index = 0)]
	Blueprint(CollectionId, u32),
	/// All blueprints, and no asset.
	#[codec(index = 1)]
	Blueprints,
	/// An asset.
	#[codec(index = 2)]
	Asset(CollectionId, ItemId),
}

impl<T: Config> FromRelease1<T> {
	/// What the next piece weighs.
	fn required(cursor: Option<&Cursor>) -> Weight {
		match cursor {
			None | Some(Cursor::Blueprint(..)) => <T as Config>::WeightInfo::migrate_blueprint(),
			Some(Cursor::Blueprints | Cursor::Asset(..)) => <T as Config>::WeightInfo::migrate_asset(),
		}
	}

	/// Brings the next piece to the new layout; `None` where there is none.
	fn next(cursor: Option<Cursor>) -> Option<Cursor> {
		match cursor {
			None => Some(Self::blueprint(v1::Blueprints::<T>::iter())),
			Some(Cursor::Blueprint(collection, version)) => {
				let key = v1::Blueprints::<T>::hashed_key_for(collection, version);
				Some(Self::blueprint(v1::Blueprints::<T>::iter_from(key)))
			}
			Some(Cursor::Blueprints) => Self::asset(v1::Assets::<T>::iter()),
			Some(Cursor::Asset(collection, item)) => {
				Self::asset(v1::Assets::<T>::iter_from(v1::Assets::<T>::hashed_key_for(collection, item)))
			}
		}
	}

	fn blueprint(
		mut blueprints: impl Iterator<Item = (CollectionId, u32, vivarium_engine::blueprint::v1::Core)>,
	) -> Cursor {
		let Some((collection, version, core)) = blueprints.next() else { return Cursor::Blueprints };
		Blueprints::<T>::insert(collection, version, vivarium_engine::blueprint::Core::from(core));
		if let Some(texts) = v1::BlueprintTexts::<T>::get(collection, version) {
			BlueprintTexts::<T>::insert(collection, version, vivarium_engine::blueprint::Texts::from(texts));
		}
		Cursor::Blueprint(collection, version)
	}

	fn asset(mut assets: impl Iterator<Item = (CollectionId, ItemId, v1::Asset<T>)>) -> Option<Cursor> {
		let (collection, item, asset) = assets.next()?;
		Assets::<T>::insert(collection, item, Asset::from(asset));
		Some(Cursor::Asset(collection, item))
	}
}

impl<T: Config> SteppedMigration for FromRelease1<T> {
	type Cursor = Cursor;
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
		let required = Self::required(cursor.as_ref());
		if !meter.can_consume(required) {
			return Err(SteppedMigrationError::InsufficientWeight { required });
		}
		while meter.try_consume(Self::required(cursor.as_ref())).is_ok() {
			cursor = Self::next(cursor);
			if cursor.is_none() {
				VERSION.put::<Pallet<T>>();
				break;
			}
		}
		Ok(cursor)
	}

	#[cfg(feature = "try-runtime")]
	fn pre_upgrade() -> Result<alloc::vec::Vec<u8>, sp_runtime::TryRuntimeError> {
		let is_needed = Pallet::<T>::on_chain_storage_version() < VERSION;
		let before = || -> Before {
			let heads = v1::Assets::<T>::iter().map(|(collection, item, asset)| (collection, item, asset.head));
			(v1::Blueprints::<T>::iter_keys().count() as u32, heads.collect())
		};
		Ok(is_needed.then(before).encode())
	}

	#[cfg(feature = "try-runtime")]
	fn post_upgrade(state: alloc::vec::Vec<u8>) -> Result<(), sp_runtime::TryRuntimeError> {
		use crate::BlueprintHashes;
		use frame_support::ensure;
		ensure!(Pallet::<T>::on_chain_storage_version() >= VERSION, "the version of the storage is the old one");
		let before = Option::<Before>::decode(&mut state.as_slice());
		let Some((blueprints, heads)) = before.map_err(|_| "what was kept for the check does not decode")? else {
			return Ok(());
		};
		ensure!(Blueprints::<T>::iter().count() as u32 == blueprints, "a blueprint was lost or made");
		for (collection, version, core) in Blueprints::<T>::iter() {
			let texts = BlueprintTexts::<T>::get(collection, version).ok_or("a blueprint's texts cannot be read")?;
			let hash = BlueprintHashes::<T>::get(collection, version);
			let is_same = hash == Some(vivarium_engine::blueprint::hash(&core, &texts));
			ensure!(is_same, "a blueprint has another hash");
		}
		ensure!(Assets::<T>::iter_keys().count() == heads.len(), "an asset was lost or made");
		for (collection, item, head) in heads {
			let asset = Assets::<T>::get(collection, item).ok_or("an asset cannot be read")?;
			ensure!(asset.head == head, "an asset has another history");
			ensure!(asset.paid_until == Some(0), "an asset has paid for something");
			ensure!(asset.life.measures.is_empty(), "an asset has measured something");
		}
		Ok(())
	}
}

/// How many blueprints there are, and the assets and their heads, for the check.
#[cfg(feature = "try-runtime")]
type Before = (u32, alloc::vec::Vec<(CollectionId, ItemId, vivarium_primitives::Hash)>);
