//! The work: who does it, and when it is done.

use crate::{Config, Error, Event, OrderId, Orders, Pallet, Proof, Stage, Uri, Work};
use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult},
	traits::{nonfungibles::Inspect as _, Get},
};
use sp_core::H256;
use vivarium_engine::is_plain;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_accept(who: T::AccountId, id: OrderId) -> DispatchResult {
		let mut order = Self::order(id)?;
		match order.stage {
			Stage::Open => {}
			Stage::Unfunded => return Err(Error::<T>::NotFunded.into()),
			_ => return Err(Error::<T>::AlreadyAccepted.into()),
		}
		Self::ensure_in_time(&order)?;
		ensure!(order.terms.providers.allow(&who), Error::<T>::NotAllowed);
		let owner = T::Items::owner(&order.collection, &order.item);
		ensure!(owner.as_ref() != Some(&who), Error::<T>::OwnItem);
		let until = Self::now().saturating_add(order.terms.finish_blocks);
		Self::enter(id, &mut order, Stage::Accepted { provider: who.clone() }, until);
		Orders::<T>::insert(id, order);
		Self::deposit_event(Event::Accepted { order: id, provider: who, until });
		Ok(())
	}

	pub(crate) fn do_start(who: &T::AccountId, id: OrderId) -> DispatchResult {
		let mut order = Self::order(id)?;
		Self::ensure_accepted(who, &order.stage)?;
		Self::ensure_in_time(&order)?;
		order.stage = Stage::Started { provider: who.clone() };
		Orders::<T>::insert(id, order);
		Self::deposit_event(Event::Started { order: id });
		Ok(())
	}

	pub(crate) fn do_withdraw(who: T::AccountId, id: OrderId) -> DispatchResult {
		let mut order = Self::order(id)?;
		Self::ensure_accepted(&who, &order.stage)?;
		Self::ensure_in_time(&order)?;
		// Otherwise accepting and withdrawing, again and again, would keep an order open for ever.
		let until = order.accept_until.max(Self::now());
		Self::enter(id, &mut order, Stage::Open, until);
		Orders::<T>::insert(id, order);
		Self::deposit_event(Event::Withdrawn { order: id, provider: who, until });
		Ok(())
	}

	pub(crate) fn do_complete(who: T::AccountId, id: OrderId, evidence: H256, uri: Uri) -> DispatchResult {
		let mut order = Self::order(id)?;
		ensure!(order.stage.provider() == Some(&who), Error::<T>::NotProvider);
		match order.stage {
			Stage::Started { .. } => {}
			Stage::Completed { .. } | Stage::Disputed { .. } => return Err(Error::<T>::AlreadyCompleted.into()),
			_ => return Err(Error::<T>::NotStarted.into()),
		}
		Self::ensure_in_time(&order)?;
		ensure!(is_plain(&uri), Error::<T>::BadUri);
		let block = Self::now();
		let blocks = match order.terms.proof {
			Proof::Telemetry { blocks, .. } => blocks,
			Proof::Reviewer => T::DecisionBlocks::get(),
		};
		let until = block.saturating_add(blocks);
		let work = Work { provider: who.clone(), block, evidence, uri: uri.clone() };
		Self::enter(id, &mut order, Stage::Completed { work, held: 0, judged: block }, until);
		Orders::<T>::insert(id, order);
		Self::deposit_event(Event::Completed { order: id, provider: who, evidence, uri, until });
		Ok(())
	}

	/// Whether an account has accepted an order, and not started it.
	fn ensure_accepted(who: &T::AccountId, stage: &Stage<T::AccountId>) -> Result<(), DispatchError> {
		ensure!(stage.provider() == Some(who), Error::<T>::NotProvider);
		match stage {
			Stage::Accepted { .. } => Ok(()),
			_ => Err(Error::<T>::AlreadyStarted.into()),
		}
	}
}
