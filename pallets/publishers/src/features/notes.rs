//! Notes: what publishers say about an asset in words.

use crate::{Config, Error, Event, Note, Notes, Pallet};
use alloc::vec::Vec;
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Get, weights::Weight};
use vivarium_engine::is_plain;
use vivarium_primitives::{limits, BlockNumber, CollectionId, Hash, ItemId, NoteText, OnRetired};

impl<T: Config> Pallet<T> {
	/// Keeps a note, and forgets the oldest one where there are too many.
	pub(crate) fn keep(who: &T::AccountId, collection: CollectionId, item: ItemId, text: NoteText) -> DispatchResult {
		ensure!(!text.is_empty() && is_plain(&text), Error::<T>::BadNote);
		let note = Note { publisher: who.clone(), block: Self::now(), text };
		Notes::<T>::mutate(collection, item, |notes| {
			if notes.len() >= limits::NOTES as usize {
				notes.remove(0);
			}
			// There is room now.
			let _ = notes.try_push(note);
		});
		Self::deposit_event(Event::Noted { collection, item, publisher: who.clone() });
		Ok(())
	}
}

impl<T: Config> vivarium_primitives::Notes for Pallet<T> {
	fn notes(collection: CollectionId, item: ItemId) -> Vec<(Hash, BlockNumber, NoteText)> {
		let notes = Notes::<T>::get(collection, item).into_iter();
		notes.map(|note| (note.publisher.into(), note.block, note.text)).collect()
	}
}

impl<T: Config> OnRetired for Pallet<T> {
	fn on_retired(collection: CollectionId, item: ItemId) {
		Notes::<T>::remove(collection, item);
	}

	fn weight() -> Weight {
		T::DbWeight::get().writes(1)
	}
}
