//! Who is an operator, and its bond.

use crate::{Config, Error, Event, HoldReason, Operator, OperatorOf, Operators, Pallet, Record, Records, Standing};
use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult},
	traits::{fungible::MutateHold, tokens::Precision, Defensive, Get},
};
use sp_core::sr25519;
use sp_runtime::traits::Zero;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_admit(account: T::AccountId, key: sr25519::Public) -> DispatchResult {
		Operators::<T>::try_mutate(|operators| {
			if let Some(operator) = operators.iter().find(|operator| operator.account == account) {
				ensure!(!operator.standing.is_gone(), Error::<T>::BondStillHeld);
				return Err(Error::<T>::AlreadyAdmitted.into());
			}
			ensure!(Self::is_free(&key, operators), Error::<T>::KeyInUse);
			let bond = T::Bond::get();
			let operator = Operator { account: account.clone(), key, next_key: None, bond, standing: Standing::Active };
			operators.try_push(operator).map_err(|_| Error::<T>::TooManyOperators)?;
			T::Currency::hold(&HoldReason::Bond.into(), &account, bond).map_err(|_| Error::<T>::BondNotCovered)?;
			Records::<T>::insert(&account, Record::default());
			Self::deposit_event(Event::Admitted { operator: account, key, bond });
			Ok(())
		})
	}

	pub(crate) fn do_dismiss(operator: T::AccountId) -> DispatchResult {
		Self::mutate_present(&operator, |operator| {
			operator.standing = Standing::Left;
			Ok(())
		})?;
		Self::deposit_event(Event::Dismissed { operator });
		Ok(())
	}

	pub(crate) fn do_leave(operator: T::AccountId) -> DispatchResult {
		Self::mutate_present(&operator, |operator| {
			operator.standing = Standing::Left;
			Ok(())
		})?;
		Self::deposit_event(Event::Left { operator });
		Ok(())
	}

	/// Changes an operator that has not left.
	pub(crate) fn mutate_present(
		account: &T::AccountId,
		change: impl FnOnce(&mut OperatorOf<T>) -> Result<(), Error<T>>,
	) -> DispatchResult {
		Operators::<T>::try_mutate(|operators| {
			let operator = operators.iter_mut().find(|operator| operator.account == *account);
			let operator = operator.ok_or(Error::<T>::NotAdmitted)?;
			ensure!(!operator.standing.is_gone(), Error::<T>::HasLeft);
			change(operator).map_err(DispatchError::from)
		})
	}

	/// Releases the bond of an operator that is gone, and forgets its record. Returns whether it did.
	pub(crate) fn release(operator: &OperatorOf<T>) -> bool {
		let Operator { account, bond, .. } = operator;
		let released = T::Currency::release(&HoldReason::Bond.into(), account, *bond, Precision::Exact);
		if released.defensive_proof("what is stored as a bond is held").is_err() {
			return false;
		}
		Records::<T>::remove(account);
		if !bond.is_zero() {
			Self::deposit_event(Event::BondReleased { operator: account.clone(), amount: *bond });
		}
		true
	}
}
