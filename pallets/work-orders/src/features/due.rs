//! What falls due: nobody funded, accepted, completed, proved or decided in time.

use crate::{Config, Due, End, Event, Grounds, Missed, Order, OrderId, Orders, Pallet, Proof, Stage, WeightInfo};
use frame_support::weights::Weight;
use sp_runtime::DispatchError;
use vivarium_primitives::{OnDeadline, Purse};

impl<T: Config> OnDeadline<Due> for Pallet<T> {
	fn weight(_: &Due) -> Weight {
		T::WeightInfo::due_reopened().max(T::WeightInfo::due_ended()).saturating_add(T::Purse::weight())
	}

	fn on_deadline(due: &Due) -> Result<Option<Weight>, DispatchError> {
		let id = due.order;
		let Some(order) = Orders::<T>::get(id).filter(|order| order.until < Self::now()) else { return Ok(None) };
		match &order.stage {
			Stage::Unfunded => Self::miss(id, order, Missed::Funding),
			Stage::Open => Self::miss(id, order, Missed::Acceptance),
			Stage::Accepted { provider } | Stage::Started { provider } => {
				let provider = provider.clone();
				Self::record(&provider, |record| record.late = record.late.saturating_add(1));
				Self::miss(id, order, Missed::Completion { provider });
			}
			Stage::Completed { .. } => match order.terms.proof {
				Proof::Telemetry { .. } => Self::lay_before_reviewers(id, order, Grounds::Unproven),
				Proof::Reviewer => Self::end(id, order, End::Undecided),
			},
			Stage::Disputed { .. } => Self::end(id, order, End::Undecided),
		}
		Ok(None)
	}
}

impl<T: Config> Pallet<T> {
	/// Opens an order anew whose deadline was missed, or closes it.
	fn miss(id: OrderId, mut order: Order<T>, missed: Missed<T::AccountId>) {
		let Some(left) = order.reopenings.checked_sub(1) else { return Self::end(id, order, End::Missed(missed)) };
		order.reopenings = left;
		let until = Self::now().saturating_add(order.terms.accept_blocks);
		order.accept_until = until;
		let stage = if order.funder.is_some() { Stage::Open } else { Stage::Unfunded };
		Self::enter(id, &mut order, stage, until);
		Self::deposit_event(Event::Reopened { order: id, missed, left, until });
		if order.funder.is_none() {
			Self::ask_purse(id, &mut order);
		}
		Orders::<T>::insert(id, order);
	}
}
