//! How an order goes from stage to stage, and ends.

use crate::{Config, Due, End, Error, Event, Order, OrderId, Orders, Pallet, Placed, Stage, StageOf, Standings};
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::nonfungibles::Inspect as _};
use sp_runtime::traits::SaturatedConversion;
use vivarium_primitives::{BlockNumber, Deadlines};

impl<T: Config> Pallet<T> {
	/// The present block.
	pub(crate) fn now() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	pub(crate) fn order(id: OrderId) -> Result<Order<T>, Error<T>> {
		Orders::<T>::get(id).ok_or(Error::<T>::NoOrder)
	}

	/// What falls due is acted on after this block, also where the hook is behind.
	pub(crate) fn ensure_in_time(order: &Order<T>) -> DispatchResult {
		ensure!(Self::now() <= order.until, Error::<T>::TooLate);
		Ok(())
	}

	pub(crate) fn ensure_owner(who: &T::AccountId, order: &Order<T>) -> DispatchResult {
		let is_owner = T::Items::owner(&order.collection, &order.item).as_ref() == Some(who);
		let may = is_owner || T::Items::collection_owner(&order.collection).as_ref() == Some(who);
		ensure!(may, Error::<T>::NotOwner);
		Ok(())
	}

	/// Lets an order enter a stage, in which what comes next is in time until a block.
	pub(crate) fn enter(id: OrderId, order: &mut Order<T>, stage: StageOf<T>, until: BlockNumber) {
		T::Deadlines::disarm(order.until.saturating_add(1), Due { order: id });
		let was_proving = order.is_proving();
		order.stage = stage;
		order.until = until;
		Self::arm(id, order);
		if was_proving != order.is_proving() {
			Self::place(id, order);
		}
	}

	pub(crate) fn arm(id: OrderId, order: &Order<T>) {
		let armed = T::Deadlines::arm(order.until.saturating_add(1), Due { order: id });
		frame_support::defensive_assert!(armed.is_ok(), "the next block is in the future");
	}

	/// Notes at the asset whether an order waits for telemetry to prove it.
	fn place(id: OrderId, order: &Order<T>) {
		let is_proving = order.is_proving();
		Standings::<T>::mutate((order.collection, order.item), |standing| {
			if let Some(placed) = standing.iter_mut().find(|placed| placed.order == id) {
				placed.is_proving = is_proving;
			}
		});
	}

	/// Closes an order: what lies in escrow for it goes to whose it is.
	pub(crate) fn end(id: OrderId, order: Order<T>, end: End<T::AccountId>) {
		T::Deadlines::disarm(order.until.saturating_add(1), Due { order: id });
		Orders::<T>::remove(id);
		Standings::<T>::mutate_exists((order.collection, order.item), |kept| {
			let left = kept.take().map(|mut standing| {
				standing.retain(|placed: &Placed| placed.order != id);
				standing
			});
			*kept = left.filter(|standing| !standing.is_empty());
		});
		Self::note_end(&order, end.is_paid());
		let settlement = Self::settle(&order, end.is_paid());
		let Order { collection, item, template, .. } = order;
		Self::deposit_event(Event::Ended { order: id, collection, item, template, end, settlement });
	}

	/// Notes in the provider's record how its work ended.
	fn note_end(order: &Order<T>, is_paid: bool) {
		let (Stage::Completed { work, .. } | Stage::Disputed { work, .. }) = &order.stage else { return };
		Self::record(&work.provider, |record| {
			if is_paid {
				record.done = record.done.saturating_add(1);
				record.earned = record.earned.saturating_add(order.terms.fee);
			} else {
				record.lost = record.lost.saturating_add(1);
			}
		});
	}

	pub(crate) fn record(provider: &T::AccountId, note: impl FnOnce(&mut crate::Record)) {
		crate::Records::<T>::mutate(provider, note);
	}
}
