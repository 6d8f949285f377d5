//! What always holds.

use crate::{BalanceOf, BySubscriber, Config, HoldReason, OfCollection, OfItem, Pallet, Subject, Subscription};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::{ensure, traits::fungible::InspectHold};
use sp_runtime::{
	traits::{CheckedAdd, Zero},
	TryRuntimeError,
};
use vivarium_primitives::Vocabularies;

impl<T: Config> Pallet<T> {
	/// Checks the pallet's state: items that are subscribed to are dynamic assets, each account is told of a subject once and
	/// of something, subscriptions are found by subject and by account, and what is held of each account is what its
	/// subscriptions say.
	///
	/// # Errors
	/// Names what does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut found = BTreeSet::new();
		let mut deposits: BTreeMap<T::AccountId, BalanceOf<T>> = BTreeMap::new();
		for (collection, item, list) in OfItem::<T>::iter() {
			let is_asset = T::Vocabularies::of_item(collection, item).is_some();
			ensure!(is_asset, "an item that is no dynamic asset has subscribers");
			Self::try_state_list((collection, Some(item)), &list, &mut found, &mut deposits)?;
		}
		for (collection, list) in OfCollection::<T>::iter() {
			Self::try_state_list((collection, None), &list, &mut found, &mut deposits)?;
		}
		let indexed: BTreeSet<_> = BySubscriber::<T>::iter_keys().collect();
		ensure!(found == indexed, "what is found by account is not what is found by subject");
		for (subscriber, sum) in deposits {
			let held: BalanceOf<T> = T::NativeBalance::balance_on_hold(&HoldReason::Subscription.into(), &subscriber);
			ensure!(held == sum, "what is held of an account is not what its subscriptions say");
		}
		Ok(())
	}

	fn try_state_list(
		subject: Subject,
		list: &[Subscription<T>],
		found: &mut BTreeSet<(T::AccountId, Subject)>,
		deposits: &mut BTreeMap<T::AccountId, BalanceOf<T>>,
	) -> Result<(), TryRuntimeError> {
		ensure!(!list.is_empty(), "an empty list of subscribers is stored");
		for Subscription { subscriber, filter, deposit } in list {
			let is_first = found.insert((subscriber.clone(), subject));
			ensure!(is_first, "an account is told of something twice");
			let bits = filter.flags | filter.states | filter.triggers;
			ensure!(bits != 0 || filter.health_below.is_some(), "a subscription matches nothing");
			let sum = deposits.entry(subscriber.clone()).or_insert_with(Zero::zero);
			*sum = sum.checked_add(deposit).ok_or("more is held of an account than there can be")?;
		}
		Ok(())
	}
}
