//! What always holds.

use crate::{BalanceOf, ByLicensee, Config, HoldReason, Licence, Licences, NextLicence, Offers, Pallet, Registers};
use alloc::collections::BTreeMap;
use frame_support::{
	ensure,
	traits::fungible::{Inspect, InspectHold},
};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks that
	/// - what is on hold of each account is what is on hold for its licences, and their deposits;
	/// - each licence is found by its licensee, and nothing else is;
	/// - the licences and offers of each item are counted, and no licence lives beside an exclusive one;
	/// - each licence has sound terms, and its next step is armed exactly if there is one;
	/// - each offer has the digest it says, and is of an item that is registered;
	/// - the licences that were granted are found by who granted them, as perks that there are;
	/// - the till has its existential deposit, as soon as there is an offer or a licence.
	///
	/// # Errors
	/// What does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_state_holds()?;
		Self::try_state_licences()?;
		Self::try_state_registers()?;
		Self::try_state_perks()?;
		let is_empty = Registers::<T>::iter_keys().next().is_none();
		let till = T::NativeBalance::balance(&Self::till());
		ensure!(is_empty || till >= T::NativeBalance::minimum_balance(), "the till is empty");
		Ok(())
	}

	fn try_state_holds() -> Result<(), TryRuntimeError> {
		let mut sums: BTreeMap<_, (BalanceOf<T>, BalanceOf<T>)> = BTreeMap::new();
		for (id, Licence { licensee, held, deposit, .. }) in Licences::<T>::iter() {
			let (_, deposits) = sums.entry(Self::depositor(id, &licensee)).or_default();
			*deposits = deposits.saturating_add(deposit);
			let (all_held, _) = sums.entry(licensee).or_default();
			*all_held = all_held.saturating_add(held);
		}
		for (licensee, (held, deposits)) in sums {
			let on_hold = |reason: HoldReason| T::NativeBalance::balance_on_hold(&reason.into(), &licensee);
			ensure!(on_hold(HoldReason::Renewal) == held, "what is on hold is not what licences have");
			ensure!(on_hold(HoldReason::Licence) == deposits, "what is on hold is not the deposits of licences");
		}
		Ok(())
	}

	fn try_state_licences() -> Result<(), TryRuntimeError> {
		let next = NextLicence::<T>::get();
		for (id, licence) in Licences::<T>::iter() {
			ensure!(id < next, "a licence has a number that is still to be given");
			let ids = ByLicensee::<T>::get(&licence.licensee, (licence.collection, licence.item));
			ensure!(ids.iter().filter(|other| **other == id).count() == 1, "a licence is not found by its licensee");
			ensure!(licence.terms.validate().is_ok(), "a licence has flawed terms");
			ensure!(licence.armed.is_some() == licence.course.due().is_some(), "a licence's next step is not armed");
			ensure!(licence.armed >= licence.course.due(), "a licence's next step is armed too early");
		}
		let found = ByLicensee::<T>::iter_values().map(|ids| ids.len()).sum::<usize>();
		ensure!(found == Licences::<T>::iter_keys().count(), "a licence is found that there is not");
		ensure!(ByLicensee::<T>::iter_values().all(|ids| !ids.is_empty()), "an account without licences is kept");
		Ok(())
	}

	fn try_state_registers() -> Result<(), TryRuntimeError> {
		let mut counted: BTreeMap<_, (u32, u32)> = BTreeMap::new();
		for (item, _, offer) in Offers::<T>::iter() {
			ensure!(offer.digest == offer.terms.digest(), "an offer has another digest");
			let (offers, _) = counted.entry(item).or_default();
			*offers = offers.saturating_add(1);
		}
		for licence in Licences::<T>::iter_values() {
			let item = (licence.collection, licence.item);
			let register = Registers::<T>::get(item);
			ensure!(licence.serial <= register.sold, "a licence was never bought");
			ensure!(!licence.terms.exclusive || register.is_exclusive, "an exclusive licence stands against none");
			let triggers = licence.terms.suspending_triggers;
			ensure!(triggers & !register.triggers == 0, "a trigger that suspends a licence is not minded");
			let (_, live) = counted.entry(item).or_default();
			*live = live.saturating_add(1);
		}
		for (item, register) in Registers::<T>::iter() {
			let found = counted.remove(&item).unwrap_or_default();
			ensure!((register.offers, register.live) == found, "the offers or licences of an item are miscounted");
			ensure!(found != (0, 0), "an item without offers and licences is registered");
			ensure!(!register.is_exclusive || register.live == 1, "a licence lives beside an exclusive one");
			let is_minded = register.live > 0 || (register.fired.is_empty() && register.retired.is_none());
			ensure!(is_minded, "what concerns nobody any more is kept");
		}
		ensure!(counted.is_empty(), "an item with offers or licences is not registered");
		Ok(())
	}
}
