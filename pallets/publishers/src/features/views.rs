//! What the runtime API answers.

use crate::{Config, NoteView, Notes, Pallet, Publisher, PublisherView, Publishers};
use alloc::{string::ToString, vec::Vec};
use vivarium_engine::text;
use vivarium_primitives::{CollectionId, ItemId};

impl<T: Config> Pallet<T> {
	/// The publishers of a collection, in the order of their admission.
	pub fn publishers_of(collection: CollectionId) -> Vec<PublisherView<T::AccountId>> {
		let publishers = Publishers::<T>::get(collection).into_iter();
		let view = |publisher: Publisher<T::AccountId>| PublisherView {
			left: publisher.terms.per_period.saturating_sub(Self::used(&publisher)),
			account: publisher.account,
			terms: publisher.terms,
			next_period: Self::next_period(),
		};
		publishers.map(view).collect()
	}

	/// The notes of an asset that are kept, oldest first.
	pub fn notes_of(collection: CollectionId, item: ItemId) -> Vec<NoteView<T::AccountId>> {
		let notes = Notes::<T>::get(collection, item).into_iter();
		notes
			.map(|note| NoteView { publisher: note.publisher, block: note.block, text: text(&note.text).to_string() })
			.collect()
	}
}
