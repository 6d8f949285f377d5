//! Traits that the owner writes.

use crate::{Assets, Blueprints, Config, Error, Pallet};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use vivarium_engine::{revision::Origin, traits::TraitValue};
use vivarium_primitives::{CollectionId, ItemId};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_trait(
		who: &T::AccountId,
		collection: CollectionId,
		item: ItemId,
		index: u8,
		value: TraitValue,
	) -> DispatchResult {
		Self::ensure_owner(who, collection, item)?;
		let mut asset = Assets::<T>::get(collection, item).ok_or(Error::<T>::NotEnrolled)?;
		let core = Blueprints::<T>::get(collection, asset.version).ok_or(Error::<T>::NoBlueprint)?;
		let declared = core.traits.get(usize::from(index)).ok_or(Error::<T>::UnknownTrait)?;
		ensure!(declared.writers.owner, Error::<T>::NotWritable);
		ensure!(declared.admits(&value), Error::<T>::BadValue);
		let place = asset.life.traits.get_mut(usize::from(index)).ok_or(Error::<T>::UnknownTrait)?;
		if *place == value {
			return Ok(());
		}
		*place = value;
		Self::tell_traits(collection, item, &asset.life, [index]);
		asset.life.note_recorded();
		let origin = Origin::Owner { account: who.clone().into(), index };
		Self::revise(collection, item, &mut asset, &core, origin)?;
		Assets::<T>::insert(collection, item, asset);
		Ok(())
	}
}
