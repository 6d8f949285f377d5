//! What always holds.

use crate::{Config, Notes, Pallet, Publishers};
use alloc::collections::BTreeSet;
use frame_support::ensure;
use sp_runtime::TryRuntimeError;
use vivarium_engine::is_plain;
use vivarium_primitives::Publish;

impl<T: Config> Pallet<T> {
	/// Checks the pallet's state: each publisher is there once, may push something and has not pushed in the future; notes
	/// are plain text about dynamic assets, oldest first.
	///
	/// # Errors
	/// Names what does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for publishers in Publishers::<T>::iter_values() {
			ensure!(!publishers.is_empty(), "an empty list of publishers is stored");
			let accounts: BTreeSet<_> = publishers.iter().map(|publisher| &publisher.account).collect();
			ensure!(accounts.len() == publishers.len(), "a publisher is there twice");
			for publisher in &publishers {
				ensure!(publisher.terms.allow_anything(), "a publisher may push nothing");
				ensure!(publisher.period <= Self::period(), "a publisher has pushed in the future");
			}
		}
		for (collection, item, notes) in Notes::<T>::iter() {
			ensure!(T::Assets::is_asset(collection, item), "there are notes about an item that is no dynamic asset");
			ensure!(!notes.is_empty(), "an empty list of notes is stored");
			ensure!(notes.iter().all(|note| !note.text.is_empty() && is_plain(&note.text)), "a note is not plain text");
			ensure!(notes.is_sorted_by_key(|note| note.block), "notes are not in their order");
			ensure!(notes.iter().all(|note| note.block <= Self::now()), "a note is of the future");
		}
		Ok(())
	}
}
