//! What the runtime API answers.

use crate::{Accruals, BalanceOf, Config, Dust, OwedView, Pallet, ScheduleView, SettlementView, Settlements, Terms};
use vivarium_primitives::{BlockNumber, CollectionId, ItemId};

impl<T: Config> Pallet<T> {
	/// The schedule that is in force for an item.
	pub fn schedule_view(collection: CollectionId, item: ItemId) -> Option<ScheduleView<T::AccountId>> {
		let (schedule, is_override) = Self::in_force(collection, item)?;
		Some(ScheduleView { schedule, is_override, is_frozen: Terms::<T>::get(collection).is_frozen })
	}

	/// What is owed to an account, if anything.
	pub fn owed_view(account: &T::AccountId) -> Option<OwedView<BalanceOf<T>>> {
		let accrued = Accruals::<T>::get(account);
		let settles_from = accrued.and_then(|_| Self::settles_from(account));
		let amount = accrued.or_else(|| Dust::<T>::get(account))?;
		Some(OwedView { amount, is_claimable: Self::is_payable(account, amount), settles_from })
	}

	/// When royalties are settled.
	pub fn settlement_view() -> SettlementView {
		let timetable = Settlements::<T>::get();
		SettlementView {
			next: timetable.next,
			under_way_since: timetable.under_way.as_ref().map(|settlement| settlement.began),
			paid: timetable.under_way.map_or(0, |settlement| settlement.paid),
		}
	}

	/// The earliest block in which settlement comes to what an account has accrued.
	fn settles_from(account: &T::AccountId) -> Option<BlockNumber> {
		let timetable = Settlements::<T>::get();
		let soon = Self::now().checked_add(1)?;
		let is_ahead = timetable.under_way.is_some_and(|settlement| {
			let key = |account: &T::AccountId| Accruals::<T>::hashed_key_for(account);
			settlement.after.is_none_or(|after| key(&after) < key(account))
		});
		Some(if is_ahead { soon } else { timetable.next.max(soon) })
	}
}
