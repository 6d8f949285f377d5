//! Disputes, what reviewers decide, and orders that are called off.

use crate::{Config, End, Error, Event, Grounds, Order, OrderId, Orders, Pallet, Proof, Stage, Work};
use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult},
	traits::Get,
};
use vivarium_primitives::Reviewers;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_dispute(who: T::AccountId, id: OrderId) -> DispatchResult {
		let order = Self::order(id)?;
		Self::ensure_owner(&who, &order)?;
		match order.stage {
			Stage::Completed { .. } => {}
			Stage::Disputed { .. } => return Err(Error::<T>::AlreadyDisputed.into()),
			_ => return Err(Error::<T>::NotCompleted.into()),
		}
		Self::ensure_in_time(&order)?;
		Self::lay_before_reviewers(id, order, Grounds::Objection(who));
		Ok(())
	}

	/// Lets reviewers decide about completed work; other orders are left alone.
	pub(crate) fn lay_before_reviewers(id: OrderId, mut order: Order<T>, grounds: Grounds<T::AccountId>) {
		let Stage::Completed { work, .. } = &order.stage else { return };
		let work = work.clone();
		if grounds != Grounds::Retired {
			Self::record(&work.provider, |record| record.disputed = record.disputed.saturating_add(1));
		}
		let until = Self::now().saturating_add(T::DecisionBlocks::get());
		Self::enter(id, &mut order, Stage::Disputed { work, grounds: grounds.clone() }, until);
		Orders::<T>::insert(id, order);
		Self::deposit_event(Event::Disputed { order: id, grounds, until });
	}

	pub(crate) fn do_decide(reviewer: T::AccountId, id: OrderId, is_done: bool) -> DispatchResult {
		let order = Self::order(id)?;
		ensure!(T::Reviewers::is_reviewer(order.collection, &reviewer), Error::<T>::NotReviewer);
		let work = Self::to_decide(&order)?;
		ensure!(work.provider != reviewer, Error::<T>::OwnWork);
		Self::ensure_in_time(&order)?;
		let end = if is_done { End::Confirmed { reviewer } } else { End::Rejected { reviewer } };
		Self::end(id, order, end);
		Ok(())
	}

	/// The work about which reviewers may decide.
	fn to_decide(order: &Order<T>) -> Result<&Work<T::AccountId>, DispatchError> {
		match &order.stage {
			Stage::Disputed { work, .. } => Ok(work),
			Stage::Completed { work, .. } if order.terms.proof == Proof::Reviewer => Ok(work),
			Stage::Completed { .. } => Err(Error::<T>::NotForReviewers.into()),
			_ => Err(Error::<T>::NotCompleted.into()),
		}
	}

	pub(crate) fn do_cancel(by: T::AccountId, id: OrderId) -> DispatchResult {
		let order = Self::order(id)?;
		Self::ensure_owner(&by, &order)?;
		ensure!(matches!(order.stage, Stage::Unfunded | Stage::Open), Error::<T>::AlreadyAccepted);
		Self::end(id, order, End::Cancelled { by });
		Ok(())
	}
}
