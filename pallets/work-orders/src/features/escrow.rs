//! Escrow: how fees come in, and how they leave.

use crate::{Config, Error, Event, Order, OrderId, Orders, Owed, Pallet, Payee, PayeeOf, Settlement, Stage};
use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	storage::with_storage_layer,
	traits::{
		fungible::{Inspect, Mutate},
		nonfungibles::Inspect as _,
		tokens::{Fortitude, Preservation},
		Get,
	},
};
use sp_runtime::traits::AccountIdConversion;
use vivarium_primitives::{Conditions, Purse};

impl<T: Config> Pallet<T> {
	/// The account in which fees lie.
	pub fn escrow_account() -> T::AccountId {
		T::PalletId::get().into_account_truncating()
	}

	/// Gives that account its existential deposit, so that it takes fees and pays them out however small they are.
	pub(crate) fn open_escrow(who: &T::AccountId) -> DispatchResult {
		let (escrow, least) = (Self::escrow_account(), T::NativeBalance::minimum_balance());
		if T::NativeBalance::balance(&escrow) >= least {
			return Ok(());
		}
		T::NativeBalance::transfer(who, &escrow, least, Preservation::Preserve).map_err(|_| Error::<T>::CannotPay)?;
		Self::deposit_event(Event::EscrowOpened { who: who.clone(), amount: least });
		Ok(())
	}

	pub(crate) fn do_fund(who: T::AccountId, id: OrderId) -> DispatchResult {
		let mut order = Self::order(id)?;
		ensure!(order.stage == Stage::Unfunded, Error::<T>::AlreadyFunded);
		Self::ensure_in_time(&order)?;
		let spendable = T::NativeBalance::reducible_balance(&who, Preservation::Preserve, Fortitude::Polite);
		ensure!(spendable >= order.terms.fee, Error::<T>::CannotPay);
		T::NativeBalance::transfer(&who, &Self::escrow_account(), order.terms.fee, Preservation::Preserve)?;
		Self::funded(id, &mut order, Payee::Account(who));
		Orders::<T>::insert(id, order);
		Ok(())
	}

	/// Asks the purse of an order's asset for the fee.
	pub(crate) fn ask_purse(id: OrderId, order: &mut Order<T>) {
		let Order { collection, item, .. } = *order;
		let escrow = Self::escrow_account();
		// A purse that cannot pay must not have paid a part.
		if with_storage_layer(|| T::Purse::spend(collection, item, &escrow, order.terms.fee)).is_ok() {
			Self::funded(id, order, Payee::Asset { collection, item });
		}
	}

	/// Opens an order whose fee lies in escrow now.
	fn funded(id: OrderId, order: &mut Order<T>, payer: PayeeOf<T>) {
		order.funder = Some(payer.clone());
		let until = Self::now().saturating_add(order.terms.accept_blocks);
		order.accept_until = until;
		Self::enter(id, order, Stage::Open, until);
		Self::deposit_event(Event::Funded { order: id, payer, amount: order.terms.fee, until });
	}

	/// Hands out what lies in escrow for an order, or keeps it for whose it is.
	pub(crate) fn settle(order: &Order<T>, is_paid: bool) -> Settlement<T::AccountId> {
		let amount = order.escrow();
		let payee = match order.stage.provider() {
			Some(provider) if is_paid => Some(Payee::Account(provider.clone())),
			_ => order.funder.clone(),
		};
		let account = payee.as_ref().and_then(|payee| Self::hand_out(payee, amount));
		if let (Some(payee), None) = (&payee, &account) {
			let owed = Owed::<T>::get(payee).unwrap_or_default();
			Owed::<T>::insert(payee, owed.saturating_add(amount));
		}
		Settlement { amount, payee, account }
	}

	pub(crate) fn do_claim(payee: PayeeOf<T>) -> DispatchResult {
		let amount = Owed::<T>::take(&payee).ok_or(Error::<T>::NothingOwed)?;
		let account = Self::hand_out(&payee, amount).ok_or(Error::<T>::CannotTake)?;
		Self::deposit_event(Event::Claimed { payee, account, amount });
		Ok(())
	}

	/// Moves an amount out of escrow to whose it is. Returns the account that got it, if it could take it.
	fn hand_out(payee: &PayeeOf<T>, amount: u128) -> Option<T::AccountId> {
		let escrow = Self::escrow_account();
		let account = match payee {
			Payee::Account(account) => account.clone(),
			Payee::Asset { collection, item } => {
				let (collection, item) = (*collection, *item);
				if T::Conditions::version(collection, item).is_some() {
					let earned = with_storage_layer(|| T::Purse::earn(&escrow, collection, item, amount));
					let is_taken = earned.is_ok_and(|earned| earned == amount);
					return is_taken.then(|| T::Purse::account(collection, item));
				}
				let owner = T::Items::owner(&collection, &item);
				owner.or_else(|| T::Items::collection_owner(&collection))?
			}
		};
		let transfer = || T::NativeBalance::transfer(&escrow, &account, amount, Preservation::Preserve);
		with_storage_layer(transfer).is_ok().then_some(account)
	}
}
