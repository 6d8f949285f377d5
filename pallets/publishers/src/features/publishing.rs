//! Pushing: one signed call for many items.

use crate::{Config, Entry, Error, Event, Pallet, Terms, WeightInfo};
use alloc::collections::BTreeSet;
use frame_support::{ensure, pallet_prelude::DispatchResult, storage::with_storage_layer, weights::Weight, BoundedVec};
use vivarium_primitives::{CollectionId, Publish, Pushed};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_publish(
		who: &T::AccountId,
		collection: CollectionId,
		entries: BoundedVec<Entry, T::MaxEntries>,
	) -> DispatchResult {
		ensure!(!entries.is_empty(), Error::<T>::NoEntry);
		let count = entries.len() as u32;
		let terms = Self::draw(who, collection, count)?;
		let mut items = BTreeSet::new();
		let mut refused = 0u32;
		for entry in entries {
			let item = entry.item;
			let is_first = items.insert(item);
			let taken = with_storage_layer(|| {
				ensure!(is_first, Error::<T>::ItemTwice);
				Self::take(who, collection, &terms, entry)
			});
			if let Err(error) = taken {
				refused = refused.saturating_add(1);
				Self::deposit_event(Event::EntryRefused { collection, item, error });
			}
		}
		let accepted = count.saturating_sub(refused);
		Self::deposit_event(Event::Published { publisher: who.clone(), collection, accepted, refused });
		Ok(())
	}

	fn take(who: &T::AccountId, collection: CollectionId, terms: &Terms, entry: Entry) -> DispatchResult {
		let Entry { item, values, note } = entry;
		ensure!(!values.is_empty() || note.is_some(), Error::<T>::EmptyEntry);
		ensure!(T::Assets::is_asset(collection, item), Error::<T>::NotEnrolled);
		if !values.is_empty() {
			ensure!(values.iter().all(|(metric, _)| terms.allow(*metric)), Error::<T>::MetricNotAllowed);
			T::Assets::publish(&Pushed::Account(who.clone()), collection, item, &values)?;
		}
		if let Some(text) = note {
			ensure!(terms.notes, Error::<T>::NotesNotAllowed);
			Self::keep(who, collection, item, text)?;
		}
		Ok(())
	}

	/// The most that a call with these entries weighs: each may be taken, and each that brings values lets its asset
	/// advance.
	pub(crate) fn weight_of(entries: &[Entry]) -> Weight {
		let pushes = entries.iter().filter(|entry| !entry.values.is_empty()).count() as u64;
		let advances = T::Assets::weight().saturating_mul(pushes);
		T::WeightInfo::publish(entries.len() as u32).saturating_add(advances)
	}
}
