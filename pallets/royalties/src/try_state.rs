//! What always holds.

use crate::{Accruals, BalanceOf, Config, Dust, Filed, HoldReason, Overrides, Pallet, Terms};
use alloc::collections::BTreeMap;
use frame_support::{
	ensure,
	traits::fungible::{Inspect, InspectHold},
};
use sp_runtime::{
	traits::{CheckedAdd, Zero},
	TryRuntimeError,
};
use vivarium_engine::royalty;
use vivarium_primitives::CollectionId;

impl<T: Config> Pallet<T> {
	/// Checks that
	/// - the pot holds all that is owed, and its existential deposit;
	/// - nobody is owed nothing, and nobody twice; who waits until it can be paid is owed less than the existential
	///   deposit;
	/// - schedules are sound, and their deposits are held;
	/// - items' own schedules are counted, and nothing is kept of collections of which nothing is said.
	///
	/// # Errors
	/// Names what does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_state_owed()?;
		Self::try_state_schedules()
	}

	fn try_state_owed() -> Result<(), TryRuntimeError> {
		let least = T::NativeBalance::minimum_balance();
		let mut owed = BalanceOf::<T>::zero();
		for (beneficiary, amount) in Accruals::<T>::iter() {
			ensure!(!amount.is_zero(), "nothing has accrued to a beneficiary");
			ensure!(!Dust::<T>::contains_key(&beneficiary), "a beneficiary is owed twice");
			owed = owed.checked_add(&amount).ok_or("more is owed than there can be")?;
		}
		for amount in Dust::<T>::iter_values() {
			ensure!(!amount.is_zero(), "nothing was put by for a beneficiary");
			ensure!(amount < least, "what could be paid was put by");
			owed = owed.checked_add(&amount).ok_or("more is owed than there can be")?;
		}
		let is_open = !owed.is_zero() || Terms::<T>::iter_keys().next().is_some();
		let needed = owed.checked_add(&least).ok_or("more is owed than there can be")?;
		ensure!(!is_open || T::NativeBalance::balance(&Self::pot()) >= needed, "the pot holds less than is owed");
		Ok(())
	}

	fn try_state_schedules() -> Result<(), TryRuntimeError> {
		let mut deposits = BTreeMap::new();
		let mut overrides = BTreeMap::<CollectionId, u32>::new();
		for (collection, _, filed) in Overrides::<T>::iter() {
			let count = overrides.entry(collection).or_default();
			*count = count.saturating_add(1);
			Self::try_state_filed(filed, &mut deposits)?;
		}
		for (collection, terms) in Terms::<T>::iter() {
			ensure!(!terms.is_empty(), "of a collection nothing is said");
			ensure!(!terms.is_frozen || terms.schedule.is_some(), "what is frozen is no schedule");
			ensure!(
				overrides.remove(&collection).unwrap_or(0) == terms.overrides,
				"items' own schedules are miscounted"
			);
			if let Some(filed) = terms.schedule {
				Self::try_state_filed(filed, &mut deposits)?;
			}
		}
		ensure!(overrides.is_empty(), "items' own schedules are not counted");
		let reason = HoldReason::Schedule.into();
		for (depositor, amount) in deposits {
			ensure!(T::NativeBalance::balance_on_hold(&reason, &depositor) == amount, "another deposit is held");
		}
		Ok(())
	}

	fn try_state_filed(
		filed: Filed<T>,
		deposits: &mut BTreeMap<T::AccountId, BalanceOf<T>>,
	) -> Result<(), TryRuntimeError> {
		let Filed { schedule, depositor, deposit } = filed;
		ensure!(schedule.validate(royalty::WHOLE).is_ok(), "a schedule is unsound");
		let held = deposits.entry(depositor).or_insert_with(Zero::zero);
		*held = held.checked_add(&deposit).ok_or("more is held than there can be")?;
		Ok(())
	}
}
