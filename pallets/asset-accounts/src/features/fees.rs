//! What assets pay for being served.

use crate::{BalanceOf, Books, Config, Error, Event, Fees, Pallet, Payer, Points, Turnovers, WeightInfo};
use frame_support::{
	pallet_prelude::DispatchResult,
	traits::{fungible::Inspect, Get},
	weights::Weight,
};
use sp_runtime::traits::{AccountIdConversion, CheckedDiv, SaturatedConversion, Saturating, Zero};
use vivarium_primitives::{BlockNumber, CollectionId, ItemId, Upkeep};

/// Who pays, in this order.
const PAYERS: [Payer; 2] = [Payer::Purse, Payer::Sponsorship];

impl<T: Config> Upkeep<T::AccountId> for Pallet<T> {
	fn is_awake(
		collection: CollectionId,
		item: ItemId,
		paid_until: Option<BlockNumber>,
		_heartbeat: BlockNumber,
		round: BlockNumber,
	) -> bool {
		if paid_until >= Some(round) {
			return true;
		}
		let fee = Fees::<T>::get().round;
		fee.is_zero() || PAYERS.into_iter().any(|payer| Self::payable(payer, collection, item) >= fee)
	}

	fn charge(
		collection: CollectionId,
		item: ItemId,
		paid_until: Option<BlockNumber>,
		heartbeat: BlockNumber,
		round: BlockNumber,
	) -> Option<BlockNumber> {
		let fee = Fees::<T>::get().round;
		if fee.is_zero() {
			return paid_until.or(Some(round));
		}
		let most = BalanceOf::<T>::from(Self::rounds_ahead(heartbeat));
		let mut payable = PAYERS.into_iter().filter_map(|payer| {
			let rounds = Self::payable(payer, collection, item).checked_div(&fee)?.min(most);
			Some((payer, rounds)).filter(|(_, rounds)| !rounds.is_zero())
		});
		let (payer, rounds) = payable.next()?;
		let amount = fee.saturating_mul(rounds);
		Self::pay_fee(payer, collection, item, amount).ok()?;
		let rounds: u32 = rounds.saturated_into();
		let until = round.saturating_add(heartbeat.saturating_mul(rounds.saturating_sub(1)));
		Self::deposit_event(Event::RoundsPaid { collection, item, payer, rounds, until, amount });
		Some(until)
	}

	fn charge_synthesis(collection: CollectionId, item: ItemId) -> DispatchResult {
		let amount = Fees::<T>::get().synthesis;
		if amount.is_zero() {
			return Ok(());
		}
		let payer = PAYERS.into_iter().find(|payer| Self::payable(*payer, collection, item) >= amount);
		let payer = payer.ok_or(Error::<T>::CannotPayFee)?;
		Self::pay_fee(payer, collection, item, amount)?;
		Self::deposit_event(Event::SynthesisPaid { collection, item, payer, amount });
		Ok(())
	}

	fn credit(operator: &T::AccountId, points: u32) {
		let epoch = Books::<T>::mutate(|books| {
			books.points = books.points.saturating_add(points.into());
			books.epoch
		});
		let before = Points::<T>::get(epoch, operator).unwrap_or(0);
		Points::<T>::insert(epoch, operator, before.saturating_add(points));
	}

	fn weight() -> Weight {
		T::WeightInfo::charge()
	}

	fn credit_weight() -> Weight {
		T::WeightInfo::credit()
	}
}

impl<T: Config> Pallet<T> {
	/// The account in which fees wait for the end of the epoch.
	pub fn pot() -> T::AccountId {
		T::PalletId::get().into_account_truncating()
	}

	/// How many rounds are paid for at a time.
	pub(crate) fn rounds_ahead(heartbeat: BlockNumber) -> u32 {
		T::PrepaidBlocks::get().checked_div(heartbeat).unwrap_or(0).max(1)
	}

	fn account_of(payer: Payer, collection: CollectionId, item: ItemId) -> T::AccountId {
		match payer {
			Payer::Purse => Self::purse_of(collection, item),
			Payer::Sponsorship => Self::sponsorship_of(collection),
		}
	}

	/// What the pot lacks of the existential deposit: all of it before the first fee, nothing afterwards.
	fn lacking() -> BalanceOf<T> {
		T::NativeBalance::minimum_balance().saturating_sub(T::NativeBalance::balance(&Self::pot()))
	}

	/// What a payer can pay in fees.
	fn payable(payer: Payer, collection: CollectionId, item: ItemId) -> BalanceOf<T> {
		Self::spendable_of(&Self::account_of(payer, collection, item)).saturating_sub(Self::lacking())
	}

	fn pay_fee(payer: Payer, collection: CollectionId, item: ItemId, amount: BalanceOf<T>) -> DispatchResult {
		let from = Self::account_of(payer, collection, item);
		let lacking = Self::lacking();
		Self::pay(&from, &Self::pot(), amount.saturating_add(lacking))?;
		Turnovers::<T>::mutate(collection, item, |turnover| {
			let paid = match payer {
				Payer::Purse => &mut turnover.spent,
				Payer::Sponsorship => &mut turnover.sponsored,
			};
			*paid = paid.saturating_add(amount).saturating_add(lacking);
		});
		if !lacking.is_zero() {
			Self::deposit_event(Event::PotFounded { from, amount: lacking });
		}
		Ok(())
	}
}
