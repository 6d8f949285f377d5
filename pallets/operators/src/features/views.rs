//! What people read.

use crate::{
	BalanceOf, Config, CurrentEpoch, EpochView, NextEpoch, OperatorOf, OperatorView, Operators, Pallet, Records,
};
use alloc::vec::Vec;
use frame_support::traits::Get;

impl<T: Config> Pallet<T> {
	/// An operator, from its admission until its bond is released.
	pub fn operator_view(account: T::AccountId) -> Option<OperatorView<T::AccountId, BalanceOf<T>>> {
		Self::operator_views().into_iter().find(|operator| operator.account == account)
	}

	/// All operators, in the order of their admission.
	pub fn operator_views() -> Vec<OperatorView<T::AccountId, BalanceOf<T>>> {
		let (current, next) = (CurrentEpoch::<T>::get(), NextEpoch::<T>::get());
		let view = |operator: OperatorOf<T>| OperatorView {
			serves: current.member(&operator.account).is_some(),
			serves_next: next.as_ref().map(|next| next.member(&operator.account).is_some()),
			record: Records::<T>::get(&operator.account).unwrap_or_default(),
			standing: operator.standing,
			key: operator.key,
			next_key: operator.next_key,
			bond: operator.bond,
			account: operator.account,
		};
		Operators::<T>::get().into_iter().map(view).collect()
	}

	/// The present epoch.
	pub fn epoch() -> EpochView<T::AccountId> {
		let current = CurrentEpoch::<T>::get();
		let first = current.number.saturating_mul(T::EpochLength::get());
		EpochView {
			number: current.number,
			first,
			last: first.saturating_add(T::EpochLength::get()).saturating_sub(1),
			freezes: first.saturating_add(Self::midpoint()),
			seed: current.seed,
			members: current.members.into_inner(),
			committee_size: current.committee_size,
			next: NextEpoch::<T>::get().map(|next| next.members.into_inner()),
		}
	}
}
