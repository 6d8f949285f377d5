//! Revisions: the hash-chained history of an asset.

use crate::{Asset, BlueprintHashes, Config, Error, Event, Pallet, Revisions};
use codec::Encode;
use frame_support::BoundedVec;
use sp_runtime::{DispatchError, SaturatedConversion};
use vivarium_engine::{
	blueprint::Core,
	life::{Life, Now},
	revision::{self, Origin, Record, Revision},
};
use vivarium_primitives::{limits, record_key, BlockNumber, CollectionId, ItemId};

impl<T: Config> Pallet<T> {
	/// Records the present shape of an asset, which follows this blueprint, as its next revision.
	pub(crate) fn revise(
		collection: CollectionId,
		item: ItemId,
		asset: &mut Asset<T>,
		core: &Core,
		origin: Origin,
	) -> Result<(), DispatchError> {
		let number = asset.revision.checked_add(1).ok_or(Error::<T>::RevisionsExhausted)?;
		let moment = Self::moment();
		let numbers = asset.life.numbers(core, moment.time);
		let revision = Revision {
			collection,
			item,
			number,
			previous: asset.head,
			block: moment.block,
			time: moment.time,
			origin,
			blueprint: BlueprintHashes::<T>::get(collection, asset.version).ok_or(Error::<T>::NoBlueprint)?,
			state: asset.life.state,
			health: asset.life.health,
			traits: asset.life.traits.clone(),
			flags: asset.life.flags,
			inputs: BoundedVec::truncate_from(asset.life.inputs()),
		};
		let record = Record::new(revision, numbers);
		let bytes = record.encode();
		asset.revision = number;
		asset.head = revision::hash(&bytes);
		sp_io::offchain_index::set(&record_key(&asset.head), &bytes);
		Revisions::<T>::insert((collection, item), slot(number), record);
		Self::deposit_event(Event::Revised {
			collection,
			item,
			number,
			hash: asset.head.into(),
			state: asset.life.state,
			health: asset.life.health,
		});
		Ok(())
	}

	/// Tells the traits that changed.
	pub(crate) fn tell_traits(
		collection: CollectionId,
		item: ItemId,
		life: &Life,
		changed: impl IntoIterator<Item = u8>,
	) {
		for index in changed {
			if let Some(value) = life.traits.get(usize::from(index)).cloned() {
				Self::deposit_event(Event::TraitUpdated { collection, item, index, value });
			}
		}
	}

	/// A revision that is still in state.
	pub fn revision(collection: CollectionId, item: ItemId, number: u32) -> Option<Record> {
		Revisions::<T>::get((collection, item), slot(number)).filter(|record| record.revision().number == number)
	}

	/// The present block and its time. In `on_initialize` the time is that of the block before.
	pub(crate) fn moment() -> Now {
		Now { block: Self::now(), time: pallet_timestamp::Pallet::<T>::get() }
	}

	/// The present block.
	pub(crate) fn now() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}
}

fn slot(number: u32) -> u32 {
	number.checked_rem(limits::REVISIONS_IN_STATE).unwrap_or(0)
}
