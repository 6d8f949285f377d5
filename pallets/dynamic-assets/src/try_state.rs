//! What always holds.

use crate::{
	Assets, BlueprintHashes, BlueprintTexts, Blueprints, Config, Due, Filling, LatestVersion, Pallet, Revisions, Shards,
};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;
use vivarium_engine::blueprint;

impl<T: Config> Pallet<T> {
	/// Checks the pallet's state.
	///
	/// # Errors
	/// Names what does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_state_blueprints()?;
		Self::try_state_assets()?;
		Self::try_state_shards()
	}

	fn try_state_blueprints() -> Result<(), TryRuntimeError> {
		for (collection, version, core) in Blueprints::<T>::iter() {
			let texts = BlueprintTexts::<T>::get(collection, version).ok_or("a blueprint has no texts")?;
			ensure!(blueprint::validate(&core, &texts).is_ok(), "a blueprint is not sound");
			let hash = BlueprintHashes::<T>::get(collection, version).ok_or("a blueprint has no hash")?;
			ensure!(hash == blueprint::hash(&core, &texts), "a blueprint's hash is not its own");
			let latest = LatestVersion::<T>::get(collection).ok_or("a blueprint has no latest version")?;
			ensure!((1..=latest).contains(&version), "a blueprint's version is out of range");
		}
		ensure!(
			BlueprintTexts::<T>::iter_keys().count() == Blueprints::<T>::iter_keys().count(),
			"texts without a blueprint"
		);
		Ok(())
	}

	fn try_state_assets() -> Result<(), TryRuntimeError> {
		for (collection, item, asset) in Assets::<T>::iter() {
			let core = Blueprints::<T>::get(collection, asset.version).ok_or("an asset has no blueprint")?;
			ensure!(asset.life.readings.len() == core.metrics.len(), "an asset has not one reading per metric");
			ensure!(asset.life.counts.len() == core.rules.len(), "an asset has not one count per rule");
			ensure!(asset.life.state < core.states, "an asset is in an unknown state");
			ensure!(asset.life.health.is_none_or(|health| health <= 100), "an asset's health is above 100");
			let record = Self::revision(collection, item, asset.revision).ok_or("an asset has no last revision")?;
			ensure!(record.hash() == asset.head, "an asset's head is not its last revision");
			let shard = Shards::<T>::get(asset.shard).ok_or("an asset has no shard")?;
			ensure!(shard.members.contains(&item), "an asset is not in its shard");
			ensure!((shard.collection, shard.version) == (collection, asset.version), "an asset is in a wrong shard");
		}
		for ((collection, item), _) in Revisions::<T>::iter_keys() {
			ensure!(Assets::<T>::contains_key(collection, item), "a revision without an asset");
		}
		Ok(())
	}

	fn try_state_shards() -> Result<(), TryRuntimeError> {
		let mut members = 0usize;
		for (id, shard) in Shards::<T>::iter() {
			let due = Due::<T>::get((shard.heartbeat, shard.phase));
			ensure!(due.iter().filter(|due| **due == id).count() == 1, "a shard is not due exactly once");
			members = members.saturating_add(shard.members.len());
		}
		ensure!(members == Assets::<T>::iter_keys().count(), "a shard holds an item that is no asset");
		let due: usize = Due::<T>::iter_values().map(|shards| shards.len()).sum();
		ensure!(due == Shards::<T>::iter_keys().count(), "what is due is no shard");
		ensure!(Filling::<T>::iter_values().all(Shards::<T>::contains_key), "an unknown shard is filling");
		Ok(())
	}
}
