//! What always holds.

use crate::{
	Assets, BalanceOf, BlueprintDeposits, BlueprintHashes, BlueprintTexts, Blueprints, Cells, Closed, Config, Deposit,
	Due, Filling, HoldReason, LatestVersion, Pallet, Population, Reports, Revisions, Shards,
};
use alloc::collections::BTreeMap;
use frame_support::{ensure, traits::fungible::InspectHold};
use sp_runtime::{
	traits::{Saturating, Zero},
	TryRuntimeError,
};
use vivarium_engine::{blueprint, rules};

impl<T: Config> Pallet<T> {
	/// Checks the pallet's state.
	///
	/// # Errors
	/// Names what does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_state_blueprints()?;
		Self::try_state_assets()?;
		Self::try_state_shards()?;
		Self::try_state_rounds()?;
		Self::try_state_deposits()
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
			ensure!(asset.life.traits.len() == core.traits.len(), "an asset has not one value per trait");
			ensure!(asset.life.measures.len() == core.measures.len(), "an asset has not one number per measure");
			let admitted = core.traits.iter().zip(&asset.life.traits).all(|(declared, value)| declared.admits(value));
			ensure!(admitted, "a trait holds what it may not");
			let known = rules::bit(core.flags).saturating_sub(1);
			ensure!(asset.life.flags & !known == 0, "an unknown flag is raised");
			let windows = asset.life.readings.iter().zip(&core.metrics);
			let fit = windows.into_iter().all(|(reading, metric)| reading.window.len() <= metric.window.into());
			ensure!(fit, "a window is longer than its metric keeps");
			let measured = asset.life.readings.iter().zip(&core.metrics);
			let sources = measured.filter_map(|(reading, metric)| Some((reading.accepted?.sources, metric)));
			let unmixed = sources.into_iter().all(|(sources, metric)| (sources == 0) == metric.is_published());
			ensure!(unmixed, "a published metric was fetched, or a fetched one pushed");
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
		for (collection, version, count) in Population::<T>::iter() {
			let shards =
				Shards::<T>::iter_values().filter(|shard| (shard.collection, shard.version) == (collection, version));
			let members: usize = shards.map(|shard| shard.members.len()).sum();
			ensure!(count > 0 && members == count as usize, "a blueprint's population is miscounted");
		}
		let population: u32 = Population::<T>::iter_values().sum();
		ensure!(population as usize == Assets::<T>::iter_keys().count(), "an asset is not in the population");
		Ok(())
	}

	fn try_state_rounds() -> Result<(), TryRuntimeError> {
		for (id, cell) in Cells::<T>::iter() {
			let shard = Shards::<T>::get(id).ok_or("a round of an unknown shard")?;
			ensure!(shard.opens_at(cell.round), "a round opened at a wrong block");
			ensure!(Closed::<T>::get(id).is_none_or(|closed| closed < cell.round), "a closed round is pending");
			ensure!(cell.seats.iter().any(|seat| seat.conduct.is_none()), "a complete round is pending");
			let reports = Reports::<T>::iter_key_prefix(id).count();
			let reported = cell.seats.iter().filter(|seat| seat.conduct.is_some()).count();
			ensure!(reports <= reported, "there are more reports than reporters");
			ensure!(cell.open.is_empty() || reports == reported, "a report is missing while an asset is open");
		}
		ensure!(Reports::<T>::iter_keys().all(|(id, _)| Cells::<T>::contains_key(id)), "a report without a round");
		ensure!(Closed::<T>::iter_keys().all(Shards::<T>::contains_key), "an unknown shard has closed rounds");
		Ok(())
	}

	fn try_state_deposits() -> Result<(), TryRuntimeError> {
		let mut held = BTreeMap::<(u8, T::AccountId), BalanceOf<T>>::new();
		let mut add = |reason: u8, deposit: Deposit<T>| {
			let sum = held.entry((reason, deposit.depositor)).or_insert_with(Zero::zero);
			*sum = sum.saturating_add(deposit.amount);
		};
		Assets::<T>::iter_values().filter_map(|asset| asset.deposit).for_each(|deposit| add(0, deposit));
		BlueprintDeposits::<T>::iter_values().for_each(|deposit| add(1, deposit));
		for ((reason, depositor), amount) in held {
			let reason = if reason == 0 { HoldReason::Asset } else { HoldReason::Blueprint };
			let on_hold = T::NativeBalance::balance_on_hold(&reason.into(), &depositor);
			ensure!(on_hold == amount, "what is on hold is not what was deposited");
		}
		Ok(())
	}
}
