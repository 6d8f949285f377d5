//! How operators do: records, suspension, and the way back.

use crate::{
	Config, EpochNumber, Error, Event, Fault, NextEpoch, OperatorOf, Operators, Pallet, Record, Records, Standing,
};
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Get};
use vivarium_primitives::Conduct;

impl<T: Config> Pallet<T> {
	/// Takes a round into an operator's record. Of those who are no operators any more, there is none.
	pub(crate) fn do_record(operator: &T::AccountId, conduct: Conduct) {
		let Some(mut record) = Records::<T>::get(operator) else { return };
		let epoch = Self::epoch_of(Self::now());
		record.add(epoch, conduct);
		Records::<T>::insert(operator, record);
		let fault = record.recent.fault(T::MinRounds::get(), T::MissThreshold::get(), T::OutlierThreshold::get());
		if let Some(fault) = fault {
			Self::suspend(operator, epoch, fault);
		}
	}

	/// Suspends an operator that is active, unless as many are suspended as a committee of all could bear to lose: when
	/// more fail together, the fault is likelier the chain's, and the few who are left would decide alone.
	fn suspend(account: &T::AccountId, epoch: EpochNumber, fault: Fault) {
		let mut operators = Operators::<T>::get();
		if suspended(&operators) >= bearable(&operators) {
			return;
		}
		let is_meant =
			|operator: &&mut OperatorOf<T>| operator.account == *account && operator.standing == Standing::Active;
		let Some(operator) = operators.iter_mut().find(is_meant) else { return };
		let serves_next = NextEpoch::<T>::get().is_some_and(|next| next.member(account).is_some());
		// Out of the first epoch that does not have it, and for all of that.
		let until = epoch.saturating_add(if serves_next { 3 } else { 2 });
		operator.standing = Standing::Suspended { until };
		Operators::<T>::put(operators);
		Self::deposit_event(Event::Suspended { operator: account.clone(), fault, until });
	}

	pub(crate) fn do_resume(operator: T::AccountId) -> DispatchResult {
		let epoch = Self::epoch_of(Self::now());
		Self::reactivate(&operator, |until| epoch >= until)?;
		Self::deposit_event(Event::Resumed { operator });
		Ok(())
	}

	pub(crate) fn do_reinstate(operator: T::AccountId) -> DispatchResult {
		Self::reactivate(&operator, |_| true)?;
		Self::deposit_event(Event::Reinstated { operator });
		Ok(())
	}

	/// Ends a suspension, if it may end now.
	fn reactivate(account: &T::AccountId, may_end: impl FnOnce(EpochNumber) -> bool) -> DispatchResult {
		Self::mutate_present(account, |operator| {
			let Standing::Suspended { until } = operator.standing else { return Err(Error::<T>::NotSuspended) };
			ensure!(may_end(until), Error::<T>::StillSuspended);
			operator.standing = Standing::Active;
			Ok(())
		})?;
		let epoch = Self::epoch_of(Self::now());
		Records::<T>::mutate_extant(account, |record: &mut Record| record.forgive(epoch));
		Ok(())
	}
}

fn suspended<AccountId, Balance>(operators: &[crate::Operator<AccountId, Balance>]) -> usize {
	operators.iter().filter(|operator| matches!(operator.standing, Standing::Suspended { .. })).count()
}

/// How many of the operators may be suspended together: ⌊(n − 1) / 3⌋.
fn bearable<AccountId, Balance>(operators: &[crate::Operator<AccountId, Balance>]) -> usize {
	operators.iter().filter(|operator| !operator.standing.is_gone()).count().saturating_sub(1) / 3
}
