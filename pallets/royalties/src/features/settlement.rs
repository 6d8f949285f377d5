//! Settlement: paying what has accrued.

use crate::{Accruals, Config, Dust, Error, Event, Pallet, Settlement, Settlements, WeightInfo};
use frame_support::{migrations::MultiStepMigrator, pallet_prelude::DispatchResult, traits::Get, weights::WeightMeter};
use vivarium_primitives::BlockNumber;

impl<T: Config> Pallet<T> {
	/// Begins a settlement when one is due, and goes on with the one that is under way, as far as the weight goes.
	pub(crate) fn settle(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::on_initialize_idle()).is_err() {
			return;
		}
		let mut timetable = Settlements::<T>::get();
		let now = Self::now();
		let is_due = timetable.under_way.is_some() || now >= timetable.next;
		if !is_due || meter.try_consume(T::WeightInfo::settle()).is_err() {
			return;
		}
		// The state on which payments rest may be half migrated.
		if <T as frame_system::Config>::MultiBlockMigrator::ongoing() {
			return;
		}
		let mut settlement = match timetable.under_way.take() {
			Some(settlement) => settlement,
			None => {
				timetable.next = Self::next_after(now);
				Settlement { began: now, after: None, paid: 0, deferred: 0 }
			}
		};
		if Self::go_on(&mut settlement, meter) {
			let Settlement { began, paid, deferred, .. } = settlement;
			if paid > 0 || deferred > 0 {
				Self::deposit_event(Event::SettlementCompleted { began, paid, deferred });
			}
		} else {
			timetable.under_way = Some(settlement);
		}
		Settlements::<T>::put(timetable);
	}

	/// Pays one beneficiary after the other, as far as the weight goes. Returns whether all had their turn.
	fn go_on(settlement: &mut Settlement<T::AccountId>, meter: &mut WeightMeter) -> bool {
		let beneficiaries = match &settlement.after {
			Some(account) => Accruals::<T>::iter_keys_from(Accruals::<T>::hashed_key_for(account)),
			None => Accruals::<T>::iter_keys(),
		};
		for beneficiary in beneficiaries {
			if meter.try_consume(T::WeightInfo::pay()).is_err() {
				return false;
			}
			let count = if Self::pay(&beneficiary) { &mut settlement.paid } else { &mut settlement.deferred };
			*count = count.saturating_add(1);
			settlement.after = Some(beneficiary);
		}
		true
	}

	/// Pays what a beneficiary is owed, or puts it by where the account cannot take it. Returns whether it was paid.
	pub(crate) fn pay(beneficiary: &T::AccountId) -> bool {
		let amount = Accruals::<T>::take(beneficiary).unwrap_or_default();
		let is_paid = Self::pay_out(beneficiary, amount).is_ok();
		let beneficiary = beneficiary.clone();
		if is_paid {
			Self::deposit_event(Event::Settled { beneficiary, amount });
		} else {
			Dust::<T>::insert(&beneficiary, amount);
			Self::deposit_event(Event::Deferred { beneficiary, amount });
		}
		is_paid
	}

	pub(crate) fn do_claim(by: T::AccountId, beneficiary: T::AccountId) -> DispatchResult {
		let owed = Accruals::<T>::take(&beneficiary).or_else(|| Dust::<T>::take(&beneficiary));
		let amount = owed.ok_or(Error::<T>::NothingOwed)?;
		Self::pay_out(&beneficiary, amount).map_err(|_| Error::<T>::NotPayable)?;
		Self::deposit_event(Event::Claimed { beneficiary, amount, by });
		Ok(())
	}

	/// The first block after this one in which a settlement may begin: a multiple of the period.
	fn next_after(now: BlockNumber) -> BlockNumber {
		let period = T::SettlementPeriod::get().max(1);
		let since = now.checked_rem(period).unwrap_or(0);
		now.saturating_sub(since).saturating_add(period)
	}
}
