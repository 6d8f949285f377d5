//! Conditions on assets, for whoever wants to know whether they hold.

use crate::{Assets, Blueprints, Config, Pallet};
use frame_support::{traits::Get, weights::Weight};
use vivarium_engine::{proof, rules::Condition};
use vivarium_primitives::{BlockNumber, CollectionId, Conditions, ItemId, Step};

impl<T: Config> Conditions for Pallet<T> {
	fn version(collection: CollectionId, item: ItemId) -> Option<u32> {
		Assets::<T>::get(collection, item).map(|asset| asset.version)
	}

	fn has_trigger(collection: CollectionId, version: u32, code: u8) -> bool {
		Blueprints::<T>::get(collection, version).is_some_and(|core| code < core.triggers)
	}

	fn are_sound(collection: CollectionId, version: u32, conditions: &[Condition]) -> bool {
		Blueprints::<T>::get(collection, version).is_some_and(|core| proof::are_sound(&core, conditions))
	}

	fn hold(
		collection: CollectionId,
		item: ItemId,
		version: u32,
		conditions: &[Condition],
		since: BlockNumber,
		step: Step,
	) -> Option<bool> {
		let asset = Assets::<T>::get(collection, item).filter(|asset| asset.version == version)?;
		let core = Blueprints::<T>::get(collection, version)?;
		let is_judged = match step {
			Step::Round(_) => proof::is_judged_by(&core, false),
			Step::Push => proof::is_judged_by(&core, true),
			Step::Synthesis => false,
		};
		is_judged.then(|| proof::hold(&core, &asset.life, conditions, since, Self::moment())).flatten()
	}

	fn weight() -> Weight {
		T::DbWeight::get().reads(2)
	}
}
