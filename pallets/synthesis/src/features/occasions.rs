//! Occasions: when a model is asked.

use crate::{Config, Declarations, Event, NotRequested, Pallet, Postponed, Wanted};
use frame_support::{traits::Get, weights::Weight};
use vivarium_engine::{
	rules::bit,
	synthesis::{Occasion, Occasions},
};
use vivarium_primitives::{limits, Conclusion, OnConcluded, Step};

impl<T: Config> OnConcluded for Pallet<T> {
	fn on_concluded(conclusion: Conclusion) {
		let Conclusion { collection, item, version, .. } = conclusion;
		let Some(declared) = Declarations::<T>::get(collection, version) else { return };
		let occasion = occasion(&declared.declaration.occasions, &conclusion);
		// What a synthesis caused waits for the next round.
		if conclusion.step == Step::Synthesis {
			if let Some(occasion) = occasion {
				Postponed::<T>::insert((collection, item), occasion);
			}
			return;
		}
		let postponed = match conclusion.step {
			Step::Round(_) => Postponed::<T>::take((collection, item)),
			_ => None,
		};
		let telling = occasion.filter(|occasion| !is_mere(*occasion));
		let Some(occasion) = telling.or(postponed).or(occasion) else { return };
		let is_known = Wanted::<T>::contains_key((collection, item));
		// What merely comes round again does not hide why the model is to be asked.
		if is_known && is_mere(occasion) {
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
		// A declaration, what was postponed and a count read; occasions and the count written.
		T::DbWeight::get().reads_writes(5, 3)
	}
}

/// Whether it is no more than that so many rounds have passed.
fn is_mere(occasion: Occasion) -> bool {
	occasion == Occasion::Rounds
}

/// The occasion that a step is, if it is one: a transition before a trigger, before a number of rounds.
fn occasion(occasions: &Occasions, conclusion: &Conclusion) -> Option<Occasion> {
	if let Some((from, to)) = conclusion.transition.filter(|_| occasions.transition) {
		return Some(Occasion::Transition { from, to });
	}
	let triggers = occasions.triggers & conclusion.triggers;
	if let Some(code) = (0..limits::TRIGGERS as u8).find(|code| triggers & bit(*code) != 0) {
		return Some(Occasion::Trigger { code });
	}
	// Items take their turns, so that those of a shard do not all ask in the same round.
	let Step::Round(round) = conclusion.step else { return None };
	let turn = round.wrapping_add(conclusion.item).checked_rem(occasions.every.into());
	(turn == Some(0)).then_some(Occasion::Rounds)
}
