//! Payments: who gets what of a price.

use crate::{BalanceOf, Config, HoldReason, Licence, Pallet, Receipt, ReceiptOf};
use frame_support::{
	storage::with_storage_layer,
	traits::{
		fungible::{Mutate, MutateHold},
		nonfungibles::Inspect as _,
		tokens::{Fortitude, Precision, Preservation, Restriction},
		Get,
	},
	weights::Weight,
};
use sp_runtime::{traits::AccountIdConversion, ArithmeticError, DispatchError};
use vivarium_engine::licence::{part, MILLION};
use vivarium_primitives::{CollectionId, ItemId, Meters, Proceeds, Purse, Royalties};

impl<T: Config> Pallet<T> {
	/// The account through which payments out of holds go.
	pub fn till() -> T::AccountId {
		T::PalletId::get().into_account_truncating()
	}

	/// What weighs so much, a payment, a look at a meter and at who granted the licence beside it included.
	pub(crate) fn paying(weight: Weight) -> Weight {
		let payment = T::Royalties::weight().saturating_add(T::Purse::weight().saturating_mul(2));
		let grant = T::DbWeight::get().reads_writes(1, 2);
		weight.saturating_add(payment).saturating_add(T::Meters::weight()).saturating_add(grant)
	}

	/// Pays an amount out of what is on hold for a licence.
	pub(crate) fn pay_from_hold(
		licence: &mut Licence<T>,
		amount: BalanceOf<T>,
		is_retired: bool,
	) -> Result<ReceiptOf<T>, DispatchError> {
		if amount == 0 {
			return Ok(Receipt::nothing());
		}
		let (till, licensee) = (Self::till(), &licence.licensee);
		T::NativeBalance::transfer_on_hold(
			&HoldReason::Renewal.into(),
			licensee,
			&till,
			amount,
			Precision::Exact,
			Restriction::Free,
			Fortitude::Force,
		)?;
		let income = if is_retired { None } else { Some(licence.terms.income) };
		let receipt = Self::distribute(&till, licence.collection, licence.item, amount, income)?;
		if receipt.kept > 0 {
			// An account too small to take it back leaves it in the till.
			let _ = Self::try_transfer(&till, licensee, receipt.kept);
		}
		licence.held = licence.held.checked_sub(amount).ok_or(ArithmeticError::Underflow)?;
		Ok(receipt)
	}

	/// Pays an amount: royalties first, then the item's own account what the terms name, which is nothing where the item
	/// is no asset any more, then the item's owner. Nobody who cannot take money holds up the others.
	pub(crate) fn distribute(
		payer: &T::AccountId,
		collection: CollectionId,
		item: ItemId,
		amount: BalanceOf<T>,
		income: Option<u32>,
	) -> Result<ReceiptOf<T>, DispatchError> {
		if amount == 0 {
			return Ok(Receipt::nothing());
		}
		let royalties = T::Royalties::collect(payer, collection, item, amount, Proceeds::Licence)?;
		let taken = royalties.iter().fold(0u128, |sum, (_, share)| sum.saturating_add(*share));
		let rest = amount.checked_sub(taken).ok_or(ArithmeticError::Underflow)?;
		let earn = |amount: BalanceOf<T>| match income {
			Some(_) if amount > 0 => {
				with_storage_layer(|| T::Purse::earn(payer, collection, item, amount)).unwrap_or_default()
			}
			_ => 0,
		};
		let mut to_asset = earn(part(rest, income.unwrap_or(0), MILLION));
		let mut kept = rest.saturating_sub(to_asset);
		let owner = T::Items::owner(&collection, &item);
		let is_paid = owner.as_ref().is_some_and(|owner| Self::try_transfer(payer, owner, kept));
		let to_owner = if is_paid { core::mem::take(&mut kept) } else { 0 };
		let instead = earn(kept);
		to_asset = to_asset.saturating_add(instead);
		kept = kept.saturating_sub(instead);
		Ok(Receipt { amount, royalties, to_asset, to_owner, owner, kept })
	}

	/// Moves an amount, and tells whether that was possible.
	pub(crate) fn try_transfer(from: &T::AccountId, to: &T::AccountId, amount: BalanceOf<T>) -> bool {
		let transfer = || T::NativeBalance::transfer(from, to, amount, Preservation::Preserve);
		amount > 0 && with_storage_layer(transfer).is_ok()
	}
}

impl<AccountId> Receipt<AccountId, u128> {
	/// Of a payment of nothing.
	pub(crate) fn nothing() -> Self {
		Self { amount: 0, royalties: Default::default(), to_asset: 0, to_owner: 0, owner: None, kept: 0 }
	}
}
