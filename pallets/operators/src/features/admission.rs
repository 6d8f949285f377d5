//! Who is an operator.

use crate::{Config, Error, Event, Operators, Pallet};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use sp_core::sr25519;
use vivarium_primitives::Member;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_admit(operator: T::AccountId, key: sr25519::Public) -> DispatchResult {
		Operators::<T>::try_mutate(|operators| {
			ensure!(operators.iter().all(|member| member.operator != operator), Error::<T>::AlreadyAdmitted);
			ensure!(operators.iter().all(|member| member.key != key), Error::<T>::KeyInUse);
			let member = Member { operator: operator.clone(), key };
			operators.try_push(member).map_err(|_| Error::<T>::TooManyOperators)?;
			Self::deposit_event(Event::Admitted { operator, key });
			Ok(())
		})
	}

	pub(crate) fn do_dismiss(operator: T::AccountId) -> DispatchResult {
		Operators::<T>::try_mutate(|operators| {
			let position = operators.iter().position(|member| member.operator == operator);
			operators.remove(position.ok_or(Error::<T>::NotAdmitted)?);
			Self::deposit_event(Event::Dismissed { operator });
			Ok(())
		})
	}
}
