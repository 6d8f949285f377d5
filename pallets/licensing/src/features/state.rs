//! What is known of a licence at the present block.

use crate::{ByLicensee, Config, Error, Licence, LicenceId, Licences, Pallet, Register, Registers};
use frame_support::ensure;
use sp_runtime::{traits::SaturatedConversion, DispatchError};
use vivarium_engine::licence::{project, step, By, Course, Facts, Permission, Projection};
use vivarium_primitives::{BlockNumber, CollectionId, ItemId, Meters};

/// A licence, and what is known of it.
pub(crate) struct Known<T: Config> {
	pub licence: Licence<T>,
	pub register: Register,
	pub facts: Facts,
	/// What its counter shows, where it has one.
	pub counter: Option<u64>,
}

impl<T: Config> Pallet<T> {
	/// The present block.
	pub(crate) fn now() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	/// Whether an account has a licence of an item that permits this now. It is right at any block, also where the hook
	/// is behind.
	pub fn is_licensed(who: &T::AccountId, collection: CollectionId, item: ItemId, permission: Permission) -> bool {
		let licences = ByLicensee::<T>::get(who, (collection, item));
		if licences.is_empty() {
			return false;
		}
		let register = Registers::<T>::get((collection, item));
		let known = licences.iter().filter_map(Licences::<T>::get).map(|licence| Self::know(licence, register.clone()));
		known.map(|known| known.projection()).any(|projection| projection.permissions.allow(permission))
	}

	/// A licence, and what is known of it.
	pub(crate) fn known(id: LicenceId) -> Result<Known<T>, DispatchError> {
		let licence = Licences::<T>::get(id).ok_or(Error::<T>::NoLicence)?;
		let register = Registers::<T>::get((licence.collection, licence.item));
		Ok(Self::know(licence, register))
	}

	/// A licence of which nothing is due.
	pub(crate) fn settled(id: LicenceId) -> Result<Known<T>, DispatchError> {
		let known = Self::known(id)?;
		let Known { licence, facts, .. } = &known;
		ensure!(step(&licence.terms, &licence.course, facts).is_none(), Error::<T>::SettleFirst);
		Ok(known)
	}

	/// A licence of an account, of which nothing is due.
	pub(crate) fn settled_of(who: &T::AccountId, id: LicenceId) -> Result<Known<T>, DispatchError> {
		let known = Self::settled(id)?;
		ensure!(known.licence.licensee == *who, Error::<T>::NotLicensee);
		Ok(known)
	}

	pub(crate) fn know(licence: Licence<T>, register: Register) -> Known<T> {
		let (used, counter) = Self::metered(&licence);
		let facts = Facts {
			now: Self::now(),
			held: licence.held,
			used,
			suspended: register.suspended(&licence),
			retired: register.retired(&licence),
		};
		Known { licence, register, facts, counter }
	}

	/// The units used in the present period, and what the counter shows. A counter that fell counts anew from there:
	/// nobody is billed for what nobody saw it count.
	fn metered(licence: &Licence<T>) -> (u64, Option<u64>) {
		let Licence { collection, item, counter, course: Course { used, .. }, .. } = *licence;
		let Some(By::Metric { version, metric }) = licence.terms.meter.as_ref().map(|meter| &meter.by) else {
			return (used, counter);
		};
		let Some(shown) = T::Meters::counter(collection, item, *version, *metric) else { return (used, counter) };
		let gained = counter.map_or(0, |last| shown.saturating_sub(last));
		(used.saturating_add(gained), Some(shown))
	}
}

impl<T: Config> Known<T> {
	/// What the licence is now.
	pub fn projection(&self) -> Projection {
		project(&self.licence.terms, &self.licence.course, &self.facts)
	}
}
