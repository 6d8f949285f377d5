//! What always holds.

use crate::{
	Catalogue, Catalogues, Config, HoldReason, Kept, Line, LineEnds, NextOrder, Orders, Owed, Pallet, Stage, Standings,
	Templates,
};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::{
	ensure,
	traits::{
		fungible::{Inspect, InspectHold},
		Get,
	},
};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks that
	/// - the fees of all funded orders, and what is owed, lie in escrow, beside its existential deposit;
	/// - what is on hold of each account is what it gave for templates, and catalogues list what is kept;
	/// - each order is found at its asset, and nothing else is; an asset has one of a template at most;
	/// - an order has somebody who paid exactly if it is funded, and has not been open anew more often than it may;
	/// - the line has no gap, and is no longer than it may be.
	///
	/// # Errors
	/// What does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_state_escrow()?;
		Self::try_state_templates()?;
		Self::try_state_orders()?;
		let ends = LineEnds::<T>::get();
		ensure!(ends.waiting() <= T::MaxLine::get(), "the line is too long");
		let is_whole = (0..ends.waiting()).all(|place| Line::<T>::contains_key(ends.first.wrapping_add(place)));
		ensure!(is_whole, "the line has a gap");
		ensure!(Line::<T>::iter_keys().count() as u32 == ends.waiting(), "somebody stands outside of the line");
		Ok(())
	}

	/// What lies in escrow of fees that were not paid out.
	pub(crate) fn escrowed() -> u128 {
		let fees = Orders::<T>::iter_values().map(|order| order.escrow());
		fees.chain(Owed::<T>::iter_values()).fold(0, u128::saturating_add)
	}

	fn try_state_escrow() -> Result<(), TryRuntimeError> {
		let escrowed = Self::escrowed();
		let has = T::NativeBalance::balance(&Self::escrow_account());
		let least = escrowed.saturating_add(T::NativeBalance::minimum_balance());
		let is_empty = Catalogues::<T>::iter_keys().next().is_none() && escrowed == 0;
		ensure!(is_empty || has >= least, "fees do not lie in escrow");
		ensure!(Owed::<T>::iter_values().all(|owed| owed > 0), "nothing is owed");
		Ok(())
	}

	fn try_state_templates() -> Result<(), TryRuntimeError> {
		let mut deposits: BTreeMap<_, u128> = BTreeMap::new();
		let mut kept = BTreeSet::new();
		for (collection, number, Kept { template, depositor, deposit }) in Templates::<T>::iter() {
			let Catalogue { next, listed } = Catalogues::<T>::get(collection);
			let listed = listed.iter().find(|listed| listed.template == number);
			let is_listed =
				listed.is_some_and(|one| (one.version, one.trigger) == (template.version, template.trigger));
			ensure!(is_listed, "a template is not listed");
			ensure!(number < next, "a template has a number that is still to be given");
			ensure!(template.fee > 0, "a template has no fee");
			let sum = deposits.entry(depositor).or_default();
			*sum = sum.saturating_add(deposit);
			kept.insert((collection, number));
		}
		for (collection, Catalogue { listed, .. }) in Catalogues::<T>::iter() {
			let are_kept = listed.iter().all(|listed| kept.contains(&(collection, listed.template)));
			ensure!(are_kept, "a template is listed that there is not");
		}
		for (depositor, deposit) in deposits {
			let on_hold = T::NativeBalance::balance_on_hold(&HoldReason::Template.into(), &depositor);
			ensure!(on_hold == deposit, "what is on hold is not the deposits of templates");
		}
		Ok(())
	}

	fn try_state_orders() -> Result<(), TryRuntimeError> {
		let next = NextOrder::<T>::get();
		for (id, order) in Orders::<T>::iter() {
			ensure!(id < next, "an order has a number that is still to be given");
			let standing = Standings::<T>::get((order.collection, order.item));
			let placed =
				standing.iter().find(|placed| placed.order == id).ok_or("an order is not found at its asset")?;
			ensure!(placed.template == order.template, "an order is of another template");
			ensure!(placed.is_proving == order.is_proving(), "an asset does not know that it proves work");
			ensure!(order.funder.is_none() == (order.stage == Stage::Unfunded), "an order is funded by nobody");
			ensure!(order.reopenings <= order.terms.reopenings, "an order may be open anew more often than it might");
		}
		let mut found = 0usize;
		for (asset, standing) in Standings::<T>::iter() {
			ensure!(!standing.is_empty(), "an asset without orders is kept");
			let templates: BTreeSet<_> = standing.iter().map(|placed| placed.template).collect();
			ensure!(templates.len() == standing.len(), "an asset has two orders of a template");
			let are_its = standing.iter().all(|placed| {
				Orders::<T>::get(placed.order).is_some_and(|order| (order.collection, order.item) == asset)
			});
			ensure!(are_its, "an order is found at another asset");
			found = found.saturating_add(standing.len());
		}
		ensure!(found == Orders::<T>::iter_keys().count(), "an order is found twice");
		Ok(())
	}
}
