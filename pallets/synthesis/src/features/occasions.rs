//! Occasions: when a model is asked.

use crate::{Config, Declarations, Event, NotRequested, Pallet, Wanted};
use frame_support::{traits::Get, weights::Weight};
use vivarium_engine::{
	rules::bit,
	synthesis::{Occasion, Occasions},
};
use vivarium_primitives::{limits, Conclusion, OnConcluded};

impl<T: Config> OnConcluded for Pallet<T> {
	fn on_concluded(conclusion: Conclusion) {
		let Conclusion { collection, item, version, .. } = conclusion;
		let Some(declared) = Declarations::<T>::get(collection, version) else { return };
		let Some(occasion) = occasion(&declared.declaration.occasions, &conclusion) else { return };
		let is_known = Wanted::<T>::contains_key((collection, item));
		// What merely comes round again does not hide why the model is to be asked.
		if is_known && occasion == Occasion::Rounds {
			return;
		}
		if !is_known && Wanted::<T>::count() >= T::MaxWanted::get() {
			return Self::deposit_event(Event::NotRequested {
				collection,
				item,
				reason: NotRequested::TooManyRequests,
			});
		}
		Wanted::<T>::insert((collection, item), occasion);
	}

	fn weight() -> Weight {
		// A declaration and a count read, an occasion and the count written.
		T::DbWeight::get().reads_writes(4, 2)
	}
}

/// The occasion that a round is, if it is one: a transition before a trigger, before a number of rounds.
fn occasion(occasions: &Occasions, conclusion: &Conclusion) -> Option<Occasion> {
	if let Some((from, to)) = conclusion.transition.filter(|_| occasions.transition) {
		return Some(Occasion::Transition { from, to });
	}
	let triggers = occasions.triggers & conclusion.triggers;
	if let Some(code) = (0..limits::TRIGGERS as u8).find(|code| triggers & bit(*code) != 0) {
		return Some(Occasion::Trigger { code });
	}
	// Items take their turns, so that those of a shard do not all ask in the same round.
	let turn = conclusion.round.wrapping_add(conclusion.item).checked_rem(occasions.every.into());
	(turn == Some(0)).then_some(Occasion::Rounds)
}
