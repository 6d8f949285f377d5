//! What licensees set aside.

use crate::{features::state::Known, BalanceOf, Config, Error, Event, HoldReason, LicenceId, Licences, Pallet};
use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	traits::{fungible::MutateHold, tokens::Precision},
};
use sp_runtime::{ArithmeticError, DispatchError};
use vivarium_engine::licence::outstanding;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_top_up(who: &T::AccountId, id: LicenceId, amount: BalanceOf<T>) -> DispatchResult {
		let Known { mut licence, .. } = Self::settled_of(who, id)?;
		Self::hold(HoldReason::Renewal, who, amount)?;
		licence.held = licence.held.checked_add(amount).ok_or(ArithmeticError::Overflow)?;
		let held = licence.held;
		Licences::<T>::insert(id, licence);
		Self::deposit_event(Event::ToppedUp { licence: id, amount, held });
		Self::advance(id).map(drop)
	}

	pub(crate) fn do_take_back(who: &T::AccountId, id: LicenceId, amount: BalanceOf<T>) -> DispatchResult {
		let Known { mut licence, facts, .. } = Self::settled_of(who, id)?;
		let owed = outstanding(&licence.terms, &licence.course, facts.used);
		let held = licence.held.checked_sub(amount).filter(|held| *held >= owed).ok_or(Error::<T>::StillOwed)?;
		Self::release(HoldReason::Renewal, who, amount)?;
		licence.held = held;
		Licences::<T>::insert(id, licence);
		Self::deposit_event(Event::TakenBack { licence: id, amount, held });
		Ok(())
	}

	/// Releases so much of what is on hold of an account.
	pub(crate) fn release(reason: HoldReason, who: &T::AccountId, amount: BalanceOf<T>) -> DispatchResult {
		if amount > 0 {
			T::NativeBalance::release(&reason.into(), who, amount, Precision::Exact)?;
		}
		Ok(())
	}

	/// Puts on hold for a licence what is missing there of an amount.
	pub(crate) fn hold_at_least(
		licence: &mut crate::Licence<T>,
		amount: BalanceOf<T>,
	) -> Result<BalanceOf<T>, DispatchError> {
		let missing = amount.saturating_sub(licence.held);
		ensure!(missing < BalanceOf::<T>::MAX, Error::<T>::CannotSetAside);
		Self::hold(HoldReason::Renewal, &licence.licensee, missing)?;
		licence.held = licence.held.checked_add(missing).ok_or(ArithmeticError::Overflow)?;
		Ok(missing)
	}
}
