//! Accrual: what sales and licences bring.

use crate::{Accruals, BalanceOf, Config, Credits, Dust, Error, Event, Pallet, WeightInfo};
use alloc::vec::Vec;
use frame_support::{
	traits::{
		fungible::{Inspect, Mutate},
		tokens::{Preservation, Provenance},
	},
	weights::Weight,
};
use sp_runtime::{
	traits::{SaturatedConversion, Saturating, Zero},
	DispatchError,
};
use vivarium_engine::royalty;
use vivarium_primitives::{limits, CollectionId, ItemId, Proceeds, Royalties};

impl<T: Config> Royalties<T::AccountId, BalanceOf<T>> for Pallet<T> {
	fn collect(
		payer: &T::AccountId,
		collection: CollectionId,
		item: ItemId,
		price: BalanceOf<T>,
		proceeds: Proceeds,
	) -> Result<Vec<(T::AccountId, BalanceOf<T>)>, DispatchError> {
		let credits = Self::quote(collection, item, price);
		// As much as the royalty, which is no more than the price.
		let total = credits.iter().fold(BalanceOf::<T>::zero(), |sum, (_, amount)| sum.saturating_add(*amount));
		if total.is_zero() {
			return Ok(Vec::new());
		}
		T::NativeBalance::transfer(payer, &Self::pot(), total, Preservation::Preserve)
			.map_err(|_| Error::<T>::CannotPay)?;
		for (beneficiary, amount) in &credits {
			Self::accrue(beneficiary, *amount);
		}
		Self::deposit_event(Event::Accrued {
			collection,
			item,
			payer: payer.clone(),
			price,
			proceeds,
			credits: Credits::<T>::truncate_from(credits.clone()),
		});
		Ok(credits)
	}

	fn weight() -> Weight {
		T::WeightInfo::collect(limits::SHARES)
	}
}

impl<T: Config> Pallet<T> {
	/// What of a price is due to whom, for who gets anything of it.
	pub fn quote(collection: CollectionId, item: ItemId, price: BalanceOf<T>) -> Vec<(T::AccountId, BalanceOf<T>)> {
		let Some((schedule, _)) = Self::in_force(collection, item) else { return Vec::new() };
		let amounts = royalty::split(price.saturated_into(), &schedule);
		let credits = schedule.shares.into_iter().zip(amounts);
		let credits = credits.map(|(share, amount)| (share.account, amount.saturated_into::<BalanceOf<T>>()));
		credits.filter(|(_, amount)| !amount.is_zero()).collect()
	}

	/// Credits a beneficiary. What is dust stays dust until the account can take it.
	fn accrue(beneficiary: &T::AccountId, amount: BalanceOf<T>) {
		// The sum lies in the pot, and so does not overflow.
		if let Some(before) = Accruals::<T>::get(beneficiary) {
			return Accruals::<T>::insert(beneficiary, before.saturating_add(amount));
		}
		match Dust::<T>::take(beneficiary) {
			None => Accruals::<T>::insert(beneficiary, amount),
			Some(dust) => {
				let amount = dust.saturating_add(amount);
				if Self::is_payable(beneficiary, amount) {
					Accruals::<T>::insert(beneficiary, amount);
				} else {
					Dust::<T>::insert(beneficiary, amount);
				}
			}
		}
	}

	/// Whether an account can take an amount: it exists, or comes to exist by it.
	pub(crate) fn is_payable(beneficiary: &T::AccountId, amount: BalanceOf<T>) -> bool {
		T::NativeBalance::can_deposit(beneficiary, amount, Provenance::Extant).into_result().is_ok()
	}
}
