//! Which devices a collection has.

use crate::{
	BalanceOf, Config, Device, DeviceCount, DeviceKey, DeviceName, DeviceTerms, Devices, Error, Event, HoldReason,
	Pallet, Usage,
};
use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	traits::{fungible::MutateHold, tokens::Precision, Get, Time},
};
use sp_core::ed25519::Signature;
use sp_io::crypto::ed25519_verify;
use sp_runtime::DispatchError;
use vivarium_engine::is_plain;
use vivarium_primitives::{limits, CollectionId, Publish};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_admit_device(
		who: &T::AccountId,
		collection: CollectionId,
		key: DeviceKey,
		name: DeviceName,
		terms: DeviceTerms,
	) -> DispatchResult {
		Self::ensure_owner(who, collection)?;
		ensure!(is_plain(&name), Error::<T>::BadName);
		ensure!(terms.allow_anything(), Error::<T>::NothingAllowed);
		let device = match Devices::<T>::get(collection, key) {
			// Its count and what was used of the period stay.
			Some(device) => {
				let since = if device.revoked.is_some() { T::Clock::now() } else { device.since };
				Device { name: name.clone(), terms: terms.clone(), since, revoked: None, ..device }
			}
			None => Self::new_device(who, collection, key, name.clone(), terms.clone())?,
		};
		let (depositor, deposit) = (device.depositor.clone(), device.deposit);
		Devices::<T>::insert(collection, key, device);
		Self::deposit_event(Event::DeviceAdmitted { collection, device: key, name, terms, depositor, deposit });
		Ok(())
	}

	fn new_device(
		who: &T::AccountId,
		collection: CollectionId,
		key: DeviceKey,
		name: DeviceName,
		terms: DeviceTerms,
	) -> Result<Device<T>, DispatchError> {
		ensure!(!is_weak(&key), Error::<T>::WeakKey);
		DeviceCount::<T>::try_mutate(collection, |count| {
			ensure!(*count < limits::DEVICES, Error::<T>::TooManyDevices);
			*count = count.saturating_add(1);
			Ok::<_, Error<T>>(())
		})?;
		let deposit = T::DeviceDeposit::get();
		T::NativeBalance::hold(&HoldReason::Device.into(), who, deposit).map_err(|_| Error::<T>::DepositNotCovered)?;
		Ok(Device {
			name,
			terms,
			since: T::Clock::now(),
			revoked: None,
			sequence: 0,
			sampled: 0,
			missing: 0,
			usage: Usage { period: Self::period(), entries: 0 },
			depositor: who.clone(),
			deposit,
		})
	}

	pub(crate) fn do_revoke_device(who: &T::AccountId, collection: CollectionId, key: DeviceKey) -> DispatchResult {
		Self::ensure_owner(who, collection)?;
		Devices::<T>::try_mutate(collection, key, |device| {
			let device = device.as_mut().ok_or(Error::<T>::DeviceNotAdmitted)?;
			ensure!(device.revoked.is_none(), Error::<T>::DeviceRevoked);
			device.revoked = Some(Self::now());
			Ok::<_, Error<T>>(())
		})?;
		Self::deposit_event(Event::DeviceRevoked { collection, device: key });
		Ok(())
	}

	pub(crate) fn do_forget_device(who: &T::AccountId, collection: CollectionId, key: DeviceKey) -> DispatchResult {
		let owner = T::Assets::collection_owner(collection);
		let is_gone = owner.is_none();
		ensure!(owner.is_none_or(|owner| owner == *who), Error::<T>::NotOwner);
		let device = Devices::<T>::get(collection, key).ok_or(Error::<T>::DeviceNotAdmitted)?;
		ensure!(is_gone || device.revoked.is_some(), Error::<T>::NotRevoked);
		// Its count is forgotten with it. Admitted anew, it is its time of admission that keeps out what was taken before.
		ensure!(device.sampled <= T::Clock::now(), Error::<T>::NotYetForgettable);
		Devices::<T>::remove(collection, key);
		DeviceCount::<T>::mutate_exists(collection, |place| {
			*place = place.map(|count| count.saturating_sub(1)).filter(|count| *count > 0);
		});
		let Device { depositor, deposit, .. } = device;
		let amount = Self::release(&depositor, deposit)?;
		Self::deposit_event(Event::DeviceForgotten { collection, device: key, depositor, amount });
		Ok(())
	}

	fn release(depositor: &T::AccountId, deposit: BalanceOf<T>) -> Result<BalanceOf<T>, DispatchError> {
		T::NativeBalance::release(&HoldReason::Device.into(), depositor, deposit, Precision::BestEffort)
	}
}

/// Whether a signature that anyone can write fits whatever is signed by this key: the neutral point as commitment, zero as
/// answer. It fits keys of small order only, such as one of zeros.
fn is_weak(key: &DeviceKey) -> bool {
	let mut forged = [0; 64];
	if let Some(first) = forged.first_mut() {
		*first = 1;
	}
	ed25519_verify(&Signature::from_raw(forged), b"vivarium", key)
}
