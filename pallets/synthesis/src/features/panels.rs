//! Panels: who reviews.

use crate::{Config, Declarations, Error, Event, Pallet, Panel, Panels, Reviewers};
use alloc::collections::BTreeSet;
use frame_support::{ensure, pallet_prelude::DispatchResult};
use vivarium_primitives::CollectionId;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_reviewers(
		who: &T::AccountId,
		collection: CollectionId,
		reviewers: Reviewers<T::AccountId>,
		threshold: u8,
	) -> DispatchResult {
		Self::ensure_collection_owner(who, collection)?;
		Self::seat(collection, reviewers, threshold)
	}

	/// Names who reviews a collection's assets.
	pub(crate) fn seat(collection: CollectionId, reviewers: Reviewers<T::AccountId>, threshold: u8) -> DispatchResult {
		if reviewers.is_empty() && threshold == 0 {
			Panels::<T>::remove(collection);
			Self::deposit_event(Event::ReviewersSet { collection, reviewers: 0, threshold });
			return Ok(());
		}
		let different: BTreeSet<_> = reviewers.iter().collect();
		let is_sound = different.len() == reviewers.len() && (1..=reviewers.len()).contains(&usize::from(threshold));
		ensure!(is_sound, Error::<T>::BadPanel);
		let count = reviewers.len() as u32;
		Panels::<T>::insert(collection, Panel { reviewers, threshold });
		Self::deposit_event(Event::ReviewersSet { collection, reviewers: count, threshold });
		Ok(())
	}

	/// Whether anything is declared or anybody named for a collection, which whoever took its id next would inherit.
	pub fn has_settings(collection: CollectionId) -> bool {
		Panels::<T>::contains_key(collection) || Declarations::<T>::iter_prefix(collection).next().is_some()
	}

	/// The panel to which an account belongs.
	pub(crate) fn panel_of(who: &T::AccountId, collection: CollectionId) -> Result<Panel<T::AccountId>, Error<T>> {
		let panel = Panels::<T>::get(collection).ok_or(Error::<T>::NotReviewer)?;
		ensure!(panel.reviewers.contains(who), Error::<T>::NotReviewer);
		Ok(panel)
	}
}

impl<AccountId: PartialEq + Clone> Panel<AccountId> {
	/// The votes that count: those of present reviewers.
	pub(crate) fn counted(&self, votes: &Reviewers<AccountId>) -> Reviewers<AccountId> {
		let mut counted = votes.clone();
		counted.retain(|voter| self.reviewers.contains(voter));
		counted
	}

	/// Whether so many votes decide.
	pub(crate) fn suffices(&self, votes: usize) -> bool {
		votes >= usize::from(self.threshold)
	}
}
