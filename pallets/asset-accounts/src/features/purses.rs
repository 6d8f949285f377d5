//! Purses: what goes into them and out of them, fees aside.

use crate::{BalanceOf, Config, Error, Event, Fees, Holder, Pallet, Turnovers, WeightInfo, LOG_TARGET};
use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	traits::{
		fungible::{Inspect, Mutate},
		tokens::{nonfungibles::Inspect as InspectItems, Fortitude, Preservation},
		Get,
	},
	weights::Weight,
};
use sp_runtime::{
	traits::{AccountIdConversion, CheckedSub, SaturatedConversion, Saturating, Zero},
	DispatchError,
};
use vivarium_primitives::{BlockNumber, CollectionId, ItemId, Listings, OnRetired, Purse, Served};

impl<T: Config> Pallet<T> {
	/// The present block.
	pub(crate) fn now() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	/// The account of an item.
	pub(crate) fn purse_of(collection: CollectionId, item: ItemId) -> T::AccountId {
		T::PalletId::get().into_sub_account_truncating(Holder::Item(collection, item))
	}

	/// Whether anything is in the purse of an item.
	pub fn has_purse(collection: CollectionId, item: ItemId) -> bool {
		!T::NativeBalance::balance(&Self::purse_of(collection, item)).is_zero()
	}

	/// What an account can pay and go on.
	pub(crate) fn spendable_of(account: &T::AccountId) -> BalanceOf<T> {
		T::NativeBalance::reducible_balance(account, Preservation::Preserve, Fortitude::Polite)
	}

	/// Moves an amount from an account, which goes on, to another one, which may be a new one.
	pub(crate) fn pay(from: &T::AccountId, to: &T::AccountId, amount: BalanceOf<T>) -> DispatchResult {
		ensure!(!amount.is_zero(), Error::<T>::NothingToMove);
		ensure!(Self::spendable_of(from) >= amount, Error::<T>::CannotPay);
		ensure!(Self::can_take(to, amount), Error::<T>::BelowExistentialDeposit);
		T::NativeBalance::transfer(from, to, amount, Preservation::Preserve)?;
		Ok(())
	}

	/// Gives an amount from an account of the pallet back. It may end with that, but must not leave dust.
	pub(crate) fn give_back(from: &T::AccountId, to: &T::AccountId, amount: BalanceOf<T>) -> DispatchResult {
		ensure!(!amount.is_zero(), Error::<T>::NothingToMove);
		let left = T::NativeBalance::balance(from).checked_sub(&amount).ok_or(Error::<T>::NotEnough)?;
		ensure!(left.is_zero() || left >= T::NativeBalance::minimum_balance(), Error::<T>::LeavesDust);
		ensure!(Self::can_take(to, amount), Error::<T>::BelowExistentialDeposit);
		T::NativeBalance::transfer(from, to, amount, Preservation::Expendable)?;
		Ok(())
	}

	/// Whether an account would have the existential deposit with this amount.
	pub(crate) fn can_take(account: &T::AccountId, amount: BalanceOf<T>) -> bool {
		T::NativeBalance::balance(account).saturating_add(amount) >= T::NativeBalance::minimum_balance()
	}

	/// What must stay in the purse of an item: nothing where it is no asset.
	pub(crate) fn floor(collection: CollectionId, item: ItemId) -> BalanceOf<T> {
		let Some(service) = T::Assets::service(collection, item) else { return Zero::zero() };
		let rounds = Self::rounds_ahead(service.heartbeat);
		let period = Fees::<T>::get().round.saturating_mul(rounds.into());
		period.saturating_add(T::NativeBalance::minimum_balance())
	}

	pub(crate) fn do_fund(
		who: &T::AccountId,
		collection: CollectionId,
		item: ItemId,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		ensure!(T::Items::owner(&collection, &item).is_some(), Error::<T>::UnknownItem);
		Self::pay(who, &Self::purse_of(collection, item), amount)?;
		Self::deposit_event(Event::Funded { collection, item, from: who.clone(), amount });
		Ok(())
	}

	pub(crate) fn do_withdraw(
		who: &T::AccountId,
		collection: CollectionId,
		item: ItemId,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		let owner = T::Items::owner(&collection, &item).ok_or(Error::<T>::UnknownItem)?;
		ensure!(owner == *who, Error::<T>::NotOwner);
		ensure!(!T::Listings::is_listed(collection, item), Error::<T>::Listed);
		let purse = Self::purse_of(collection, item);
		let left = T::NativeBalance::balance(&purse).checked_sub(&amount).ok_or(Error::<T>::NotEnough)?;
		ensure!(left >= Self::floor(collection, item), Error::<T>::BelowFloor);
		Self::give_back(&purse, who, amount)?;
		Self::deposit_event(Event::Withdrawn { collection, item, to: owner, amount });
		Ok(())
	}
}

impl<T: Config> Purse<T::AccountId, BalanceOf<T>> for Pallet<T> {
	fn account(collection: CollectionId, item: ItemId) -> T::AccountId {
		Self::purse_of(collection, item)
	}

	fn spendable(collection: CollectionId, item: ItemId) -> BalanceOf<T> {
		// Rounds are paid for in advance: it owes nothing.
		Self::spendable_of(&Self::purse_of(collection, item))
	}

	fn earn(
		payer: &T::AccountId,
		collection: CollectionId,
		item: ItemId,
		amount: BalanceOf<T>,
	) -> Result<BalanceOf<T>, DispatchError> {
		let purse = Self::purse_of(collection, item);
		if amount.is_zero() || !Self::can_take(&purse, amount) {
			return Ok(Zero::zero());
		}
		Self::pay(payer, &purse, amount)?;
		Turnovers::<T>::mutate(collection, item, |turnover| turnover.earned = turnover.earned.saturating_add(amount));
		Self::deposit_event(Event::Earned { collection, item, from: payer.clone(), amount });
		Ok(amount)
	}

	fn spend(collection: CollectionId, item: ItemId, payee: &T::AccountId, amount: BalanceOf<T>) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		let purse = Self::purse_of(collection, item);
		ensure!(Self::spendable_of(&purse) >= amount, Error::<T>::PurseTooSmall);
		Self::pay(&purse, payee, amount)?;
		Turnovers::<T>::mutate(collection, item, |turnover| turnover.spent = turnover.spent.saturating_add(amount));
		Self::deposit_event(Event::Spent { collection, item, to: payee.clone(), amount });
		Ok(())
	}

	fn weight() -> Weight {
		T::WeightInfo::earn()
	}
}

impl<T: Config> OnRetired for Pallet<T> {
	fn on_retired(collection: CollectionId, item: ItemId) {
		Turnovers::<T>::remove(collection, item);
		let purse = Self::purse_of(collection, item);
		let amount = T::NativeBalance::balance(&purse);
		if amount.is_zero() {
			return;
		}
		let owner = T::Items::owner(&collection, &item).or_else(|| T::Items::collection_owner(&collection));
		// Where even the collection is gone, it stays: it is the item's, should that be minted again.
		let Some(owner) = owner else { return };
		match Self::give_back(&purse, &owner, amount) {
			Ok(()) => Self::deposit_event(Event::PurseClosed { collection, item, to: owner, amount }),
			// It stays in the purse, and the owner of the item can withdraw it.
			Err(error) => log::warn!(target: LOG_TARGET, "the purse of {collection}/{item} is kept: {error:?}"),
		}
	}

	fn weight() -> Weight {
		T::WeightInfo::on_retired()
	}
}
