//! What operators are paid.

use crate::{Accrued, AllAccrued, BalanceOf, Books, Config, Error, Event, Ledger, Pallet, Payout, Points, WeightInfo};
use frame_support::{
	ensure,
	migrations::MultiStepMigrator,
	pallet_prelude::DispatchResult,
	traits::{fungible::Mutate, tokens::Preservation, Get},
	weights::WeightMeter,
};
use sp_runtime::{
	helpers_128bit::multiply_by_rational_with_rounding,
	traits::{SaturatedConversion, Saturating, Zero},
	Rounding,
};

impl<T: Config> Pallet<T> {
	/// Closes the epoch once it is over, and pays its operators as far as the weight goes; the next block goes on.
	pub(crate) fn pay_operators(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::on_initialize_idle()).is_err()
			|| <T as frame_system::Config>::MultiBlockMigrator::ongoing()
		{
			return;
		}
		let mut books = Books::<T>::get();
		if books.payout.is_none() {
			if Self::now() < books.ends || meter.try_consume(T::WeightInfo::close_epoch()).is_err() {
				return;
			}
			Self::close_epoch(&mut books);
			Books::<T>::put(books);
		}
		let Some(payout) = books.payout else { return };
		let closed = books.epoch.wrapping_sub(1);
		while meter.try_consume(T::WeightInfo::pay_operator()).is_ok() {
			let Some((operator, points)) = Points::<T>::drain_prefix(closed).next() else {
				Books::<T>::put(Ledger { payout: None, ..books });
				return;
			};
			Self::pay_share(operator, share(&payout, points));
		}
	}

	/// What is in the pot to be divided: all but the existential deposit and what has accrued.
	pub(crate) fn income() -> BalanceOf<T> {
		Self::spendable_of(&Self::pot()).saturating_sub(AllAccrued::<T>::get())
	}

	/// Ends the present epoch, and begins the next. Where nobody has a point, what is in the pot stays.
	pub(crate) fn close_epoch(books: &mut Ledger<BalanceOf<T>>) {
		let length = T::EpochLength::get().max(1);
		let begun = Self::now().checked_div(length).unwrap_or(0);
		books.ends = begun.saturating_add(1).saturating_mul(length);
		if books.points == 0 {
			return;
		}
		let (epoch, income, points) = (books.epoch, Self::income(), books.points);
		books.epoch = epoch.wrapping_add(1);
		books.points = 0;
		books.payout = Some(Payout { income, points });
		Self::deposit_event(Event::EpochClosed { epoch, income, points });
	}

	fn pay_share(operator: T::AccountId, share: BalanceOf<T>) {
		let accrued = Accrued::<T>::get(&operator).unwrap_or_default();
		let amount = share.saturating_add(accrued);
		if amount.is_zero() {
			return;
		}
		if Self::send(&operator, amount).is_ok() {
			return Self::forget_accrued(&operator, accrued);
		}
		Accrued::<T>::insert(&operator, amount);
		AllAccrued::<T>::mutate(|all| *all = all.saturating_add(share));
		Self::deposit_event(Event::ShareAccrued { operator, amount: share });
	}

	pub(crate) fn do_claim(operator: T::AccountId) -> DispatchResult {
		let accrued = Accrued::<T>::get(&operator).ok_or(Error::<T>::NothingAccrued)?;
		Self::send(&operator, accrued)?;
		Self::forget_accrued(&operator, accrued);
		Ok(())
	}

	fn send(operator: &T::AccountId, amount: BalanceOf<T>) -> DispatchResult {
		ensure!(Self::can_take(operator, amount), Error::<T>::BelowExistentialDeposit);
		T::NativeBalance::transfer(&Self::pot(), operator, amount, Preservation::Preserve)?;
		Self::deposit_event(Event::OperatorPaid { operator: operator.clone(), amount });
		Ok(())
	}

	fn forget_accrued(operator: &T::AccountId, accrued: BalanceOf<T>) {
		if !accrued.is_zero() {
			Accrued::<T>::remove(operator);
			AllAccrued::<T>::mutate(|all| *all = all.saturating_sub(accrued));
		}
	}
}

/// What so many points bring, rounded down.
pub(crate) fn share<Balance>(payout: &Payout<Balance>, points: u32) -> Balance
where
	Balance: Copy + sp_runtime::traits::AtLeast32BitUnsigned,
{
	let income: u128 = payout.income.saturated_into();
	let of_all = u128::from(payout.points).max(1);
	let share = multiply_by_rational_with_rounding(income, points.into(), of_all, Rounding::Down);
	share.unwrap_or(0).saturated_into()
}
