//! What always holds.

use crate::{BalanceOf, Config, Device, DeviceCount, Devices, HoldReason, Notes, Pallet, Publishers};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::{
	ensure,
	traits::{fungible::InspectHold, Time},
};
use sp_runtime::{traits::Saturating, TryRuntimeError};
use vivarium_engine::is_plain;
use vivarium_primitives::{limits, Publish};

impl<T: Config> Pallet<T> {
	/// Checks the pallet's state: each publisher is there once, may push something and has not pushed in the future; so of
	/// devices, which are counted, and whose deposits are held; notes are plain text about dynamic assets, oldest first.
	///
	/// # Errors
	/// Names what does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_state_publishers()?;
		Self::try_state_devices()?;
		for (collection, item, notes) in Notes::<T>::iter() {
			ensure!(T::Assets::is_asset(collection, item), "there are notes about an item that is no dynamic asset");
			ensure!(!notes.is_empty(), "an empty list of notes is stored");
			ensure!(notes.iter().all(|note| !note.text.is_empty() && is_plain(&note.text)), "a note is not plain text");
			ensure!(notes.is_sorted_by_key(|note| note.block), "notes are not in their order");
			ensure!(notes.iter().all(|note| note.block <= Self::now()), "a note is of the future");
		}
		Ok(())
	}

	fn try_state_publishers() -> Result<(), TryRuntimeError> {
		for publishers in Publishers::<T>::iter_values() {
			ensure!(!publishers.is_empty(), "an empty list of publishers is stored");
			let accounts: BTreeSet<_> = publishers.iter().map(|publisher| &publisher.account).collect();
			ensure!(accounts.len() == publishers.len(), "a publisher is there twice");
			for publisher in &publishers {
				ensure!(publisher.terms.allow_anything(), "a publisher may push nothing");
				ensure!(publisher.usage.period <= Self::period(), "a publisher has pushed in the future");
			}
		}
		Ok(())
	}

	fn try_state_devices() -> Result<(), TryRuntimeError> {
		let now = T::Clock::now();
		let mut counts = BTreeMap::<_, u32>::new();
		let mut deposits = BTreeMap::<T::AccountId, BalanceOf<T>>::new();
		for (collection, _, device) in Devices::<T>::iter() {
			let Device { name, terms, since, revoked, sequence, sampled, missing, usage, depositor, deposit } = device;
			ensure!(is_plain(&name), "the name of a device is not plain text");
			ensure!(terms.allow_anything(), "a device may push nothing");
			ensure!(since <= now, "a device is admitted in the future");
			ensure!(revoked.is_none_or(|block| block <= Self::now()), "a device is revoked in the future");
			ensure!(sampled <= now.saturating_add(limits::AHEAD_MS), "a device has sampled in the future");
			ensure!((sequence == 0) == (sampled == 0), "a device has a count without a sample");
			ensure!(missing < sequence.max(1), "a device lacks more samples than it has counted");
			ensure!(usage.period <= Self::period(), "a device has pushed in the future");
			let count = counts.entry(collection).or_default();
			*count = count.saturating_add(1);
			deposits.entry(depositor).or_default().saturating_accrue(deposit);
		}
		ensure!(counts.values().all(|count| *count <= limits::DEVICES), "a collection has too many devices");
		ensure!(DeviceCount::<T>::iter().collect::<BTreeMap<_, _>>() == counts, "devices are not counted");
		let reason = HoldReason::Device.into();
		for (depositor, amount) in deposits {
			ensure!(T::NativeBalance::balance_on_hold(&reason, &depositor) == amount, "another deposit is held");
		}
		Ok(())
	}
}
