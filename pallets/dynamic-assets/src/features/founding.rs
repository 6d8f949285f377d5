//! The collections of the genesis. Their items are enrolled in the first block, so that each history has its birth in
//! a block, and in the offchain database of every node that executed it.

use crate::{Config, Error, Founder, Founders, GenesisCollection, Pallet};
use alloc::vec::Vec;
use frame_support::traits::tokens::nonfungibles::Mutate;
use frame_system::RawOrigin;
use sp_runtime::{traits::StaticLookup, DispatchError};
use vivarium_engine::{blueprint::Blueprint, bounded, traits::TraitValue};

impl<T: Config> Pallet<T> {
	pub(crate) fn found(collection: &GenesisCollection<T::AccountId>) -> Result<(), DispatchError> {
		type Uniques<T> = pallet_uniques::Pallet<T>;
		let id = collection.id;
		let owner = T::Lookup::unlookup(collection.owner.clone());
		Uniques::<T>::force_create(RawOrigin::Root.into(), id, owner, true)?;
		let name = collection.name.as_bytes().to_vec().try_into();
		let name = name.map_err(|_| "the collection's name is too long")?;
		Uniques::<T>::set_collection_metadata(RawOrigin::Root.into(), id, name, false)?;

		let (core, texts) = Blueprint::read(&collection.blueprint).ok_or("the blueprint does not decode")?;
		Self::store_blueprint(id, core, texts)?;

		for (item, external_id) in &collection.items {
			<Uniques<T> as Mutate<_>>::mint_into(&id, item, &collection.owner)?;
			let external_id = bounded(external_id).map_err(|_| "the external id is too long")?;
			let of_item = collection.traits.iter().filter(|(of, ..)| of == item);
			let traits = of_item.map(|(_, index, number)| (*index, *number)).collect::<Vec<_>>().try_into();
			let traits = traits.map_err(|_| "too many traits")?;
			Founders::<T>::try_append(Founder { collection: id, item: *item, external_id, traits })
				.map_err(|()| "too many items")?;
		}
		Ok(())
	}

	/// Enrols the items of the genesis; returns how many there were.
	pub(crate) fn enrol_founders() -> Result<u32, DispatchError> {
		let founders = Founders::<T>::take();
		for Founder { collection, item, external_id, traits } in &founders {
			if let Some((core, texts)) = Self::blueprint(*collection, 1) {
				Self::index_blueprint(&core, &texts);
			}
			Self::enrol_with(*collection, *item, external_id.clone(), None)?;
			let owner = pallet_uniques::Pallet::<T>::owner(*collection, *item).ok_or(Error::<T>::UnknownItem)?;
			for (index, number) in traits {
				Self::do_set_trait(&owner, *collection, *item, *index, TraitValue::Number(*number))?;
			}
		}
		Ok(founders.len() as u32)
	}
}
