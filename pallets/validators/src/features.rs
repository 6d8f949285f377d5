//! The list, and what the session takes from it.

use super::*;
use alloc::{collections::BTreeSet, vec::Vec};
use codec::Encode;
use frame_support::{
	ensure,
	pallet_prelude::{DispatchResult, Get},
	BoundedVec,
};
use frame_system::pallet_prelude::BlockNumberFor;
use pallet_session::{NextKeys, SessionManager};
use sp_runtime::{
	traits::{One, Zero},
	TryRuntimeError,
};

impl<T: Config> Pallet<T> {
	/// Whether this is a validator, if not yet in this session.
	pub fn is_validator(who: &T::ValidatorId) -> bool {
		Validators::<T>::get().contains(who)
	}

	/// Whether one more validator may take its session keys away, and others are left.
	pub fn can_lose_one() -> bool {
		Validators::<T>::get().iter().filter(|validator| NextKeys::<T>::contains_key(validator)).nth(1).is_some()
	}

	/// The length of a session, in blocks; at least one.
	pub fn session_blocks() -> BlockNumberFor<T> {
		let blocks = SessionLength::<T>::get().unwrap_or_else(T::SessionBlocks::get);
		if blocks.is_zero() {
			One::one()
		} else {
			blocks
		}
	}

	pub(crate) fn do_add(validator: T::ValidatorId) -> DispatchResult {
		ensure!(NextKeys::<T>::contains_key(&validator), Error::<T>::NoSessionKeys);
		Validators::<T>::try_mutate(|validators| {
			ensure!(!validators.contains(&validator), Error::<T>::IsValidator);
			validators.try_push(validator.clone()).map_err(|_| Error::<T>::TooManyValidators)
		})?;
		Self::deposit_event(Event::ValidatorAdded { validator });
		Ok(())
	}

	pub(crate) fn do_remove(validator: T::ValidatorId) -> DispatchResult {
		Validators::<T>::try_mutate(|validators| {
			ensure!(validators.contains(&validator), Error::<T>::NotValidator);
			let others = validators.iter().filter(|other| **other != validator && NextKeys::<T>::contains_key(other));
			ensure!(others.count() > 0, Error::<T>::LastValidator);
			validators.retain(|other| *other != validator);
			Ok::<_, Error<T>>(())
		})?;
		Self::deposit_event(Event::ValidatorRemoved { validator });
		Ok(())
	}

	/// Takes those who validate now.
	pub(crate) fn take_from_session() {
		Validators::<T>::put(BoundedVec::truncate_from(pallet_session::Validators::<T>::get()));
	}

	/// Drops those that have no session keys, unless nobody would be left.
	fn drop_keyless() -> BoundedVec<T::ValidatorId, T::MaxValidators> {
		let mut validators = Validators::<T>::get();
		let (keyed, keyless): (Vec<_>, Vec<_>) =
			validators.iter().cloned().partition(|validator| NextKeys::<T>::contains_key(validator));
		if !keyless.is_empty() && !keyed.is_empty() {
			validators.retain(|validator| keyed.contains(validator));
			Validators::<T>::put(&validators);
			for validator in keyless {
				Self::deposit_event(Event::ValidatorLeft { validator });
			}
		}
		validators
	}

	/// Checks that there is somebody, nobody twice, and somebody who has keys.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let validators = Validators::<T>::get();
		ensure!(!validators.is_empty(), "there is no validator");
		let distinct: BTreeSet<Vec<u8>> = validators.iter().map(Encode::encode).collect();
		ensure!(distinct.len() == validators.len(), "a validator is in the list twice");
		ensure!(validators.iter().any(NextKeys::<T>::contains_key), "no validator has session keys");
		Ok(())
	}
}

/// The session asks when it has just changed who validates: nothing is planned where that is who is in the list.
impl<T: Config> SessionManager<T::ValidatorId> for Pallet<T> {
	fn new_session(_: u32) -> Option<Vec<T::ValidatorId>> {
		let validators = Self::drop_keyless().into_inner();
		(!validators.is_empty() && validators != pallet_session::Validators::<T>::get()).then_some(validators)
	}

	fn start_session(_: u32) {}

	fn end_session(_: u32) {}
}
