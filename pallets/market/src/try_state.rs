//! What always holds.

use crate::{BalanceOf, Config, HoldReason, Listings, Offers, Pallet, Policies, Policy, Released, Wanted};
use alloc::collections::BTreeMap;
use frame_support::{ensure, traits::fungible::InspectHold};
use sp_runtime::{
	traits::{CheckedAdd, Zero},
	TryRuntimeError,
};
use vivarium_primitives::Materials;

impl<T: Config> Pallet<T> {
	/// Checks the pallet's state: what is listed has a price and is a dynamic asset, offers are found by item and by
	/// account, and what is held of each account is what it offers.
	///
	/// # Errors
	/// Names what does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		ensure!(!Released::<T>::exists(), "an item was let go, and not taken back");
		ensure!(Policies::<T>::iter_values().all(|policy| policy != Policy::default()), "a policy says nothing");
		for (collection, item, listing) in Listings::<T>::iter() {
			ensure!(!listing.price.is_zero(), "an item is listed for nothing");
			ensure!(T::Materials::material(collection, item).is_some(), "what is listed is no dynamic asset");
		}
		Self::try_state_offers()
	}

	fn try_state_offers() -> Result<(), TryRuntimeError> {
		let mut offered: BTreeMap<T::AccountId, BalanceOf<T>> = BTreeMap::new();
		for ((collection, item, buyer), offer) in Offers::<T>::iter() {
			ensure!(!offer.terms.price.is_zero(), "an offer is of nothing");
			ensure!(Wanted::<T>::contains_key(&buyer, (collection, item)), "an offer is not found by its maker");
			let sum = offered.entry(buyer).or_insert_with(Zero::zero);
			*sum = sum.checked_add(&offer.terms.price).ok_or("an account offers more than there can be")?;
		}
		for (buyer, (collection, item), ()) in Wanted::<T>::iter() {
			let is_offered = Offers::<T>::contains_key((collection, item, buyer));
			ensure!(is_offered, "an account is said to offer what it does not");
		}
		for (buyer, sum) in offered {
			let held: BalanceOf<T> = T::NativeBalance::balance_on_hold(&HoldReason::Offer.into(), &buyer);
			ensure!(held == sum, "what is held of an account is not what it offers");
		}
		Ok(())
	}
}
