//! The keys with which operators' nodes sign.

use crate::{Config, CurrentEpoch, Error, Event, NextEpoch, OperatorOf, Operators, Pallet, PreviousEpoch};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use sp_core::sr25519;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_rotate_key(operator: T::AccountId, key: sr25519::Public) -> DispatchResult {
		ensure!(Self::is_free(&key, &Operators::<T>::get()), Error::<T>::KeyInUse);
		Self::mutate_present(&operator, |operator| {
			operator.next_key = Some(key);
			Ok(())
		})?;
		Self::deposit_event(Event::KeyRotated { operator, key });
		Ok(())
	}

	/// Whether no operator uses the key, will use it, or used it in a kept epoch.
	pub(crate) fn is_free(key: &sr25519::Public, operators: &[OperatorOf<T>]) -> bool {
		let is_used = operators.iter().any(|operator| operator.key == *key || operator.next_key == Some(*key));
		let kept = [Some(CurrentEpoch::<T>::get()), PreviousEpoch::<T>::get(), NextEpoch::<T>::get()];
		!is_used && !kept.iter().flatten().any(|epoch| epoch.has_key(key))
	}
}
