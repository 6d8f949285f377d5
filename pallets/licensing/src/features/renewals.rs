//! Renewals: what happens at the end of a term and in grace.

use crate::{
	features::state::Known, BalanceOf, Config, Due, End, Error, Event, Licence, LicenceId, Licences, Pallet, ReceiptOf,
	Registers, WeightInfo,
};
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Get, weights::Weight};
use sp_runtime::{traits::SaturatedConversion, DispatchError};
use vivarium_engine::licence::{outstanding, renew, step, NotRenewed, Outcome, Step};
use vivarium_primitives::{limits, Deadlines, OnDeadline, Purse};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_renew(who: &T::AccountId, id: LicenceId, at_most: BalanceOf<T>) -> DispatchResult {
		let mut known = Self::settled_of(who, id)?;
		let Known { licence, facts, .. } = &mut known;
		let is_grace = licence.course.grace.is_some();
		let step = renew(&licence.terms, &licence.course, facts).map_err(|obstacle| match obstacle {
			NotRenewed::ByTerms => Error::<T>::NotRenewable,
			NotRenewed::NoneLeft => Error::<T>::NoRenewalsLeft,
			NotRenewed::Ahead => Error::<T>::AlreadyRenewed,
			NotRenewed::Suspended => Error::<T>::IsSuspended,
			NotRenewed::Retired => Error::<T>::IsRetired,
		})?;
		ensure!(step.price <= at_most, Error::<T>::OtherPrice);
		let owed = outstanding(&licence.terms, &licence.course, facts.used);
		let missing = Self::hold_at_least(licence, owed.saturating_add(step.price))?;
		if missing > 0 {
			Self::deposit_event(Event::ToppedUp { licence: id, amount: missing, held: licence.held });
		}
		if is_grace {
			return Self::take(id, known, step).map(drop);
		}
		Self::record(id, &mut known);
		let Known { mut licence, facts, .. } = known;
		let receipt = Self::pay_from_hold(&mut licence, step.price, facts.retired.is_some())?;
		licence.course = step.course;
		let term = licence.course.term.saturating_add(1);
		Licences::<T>::insert(id, licence);
		Self::deposit_event(Event::RenewedAhead { licence: id, term, receipt });
		Ok(())
	}

	pub(crate) fn do_set_automatic(who: &T::AccountId, id: LicenceId, automatic: bool) -> DispatchResult {
		let Known { mut licence, .. } = Self::settled_of(who, id)?;
		let is_allowed = licence.terms.renewal.is_some_and(|renewal| renewal.automatic);
		ensure!(is_allowed || !automatic, Error::<T>::NotRenewable);
		licence.course.automatic = automatic;
		Licences::<T>::insert(id, licence);
		Self::deposit_event(Event::AutomaticSet { licence: id, automatic });
		Self::advance(id).map(drop)
	}

	pub(crate) fn do_settle(id: LicenceId) -> DispatchResult {
		ensure!(Self::advance(id)?, Error::<T>::NothingDue);
		Ok(())
	}

	/// Takes the next step of a licence that is due. Tells whether one was.
	pub(crate) fn advance(id: LicenceId) -> Result<bool, DispatchError> {
		let known = Self::known(id)?;
		let Known { licence, facts, .. } = &known;
		let Some(step) = step(&licence.terms, &licence.course, facts) else { return Ok(false) };
		Self::take(id, known, step)?;
		Ok(true)
	}

	/// Takes a step: what is paid is paid, and the next one is armed. Returns what that weighed where it was due.
	fn take(id: LicenceId, mut known: Known<T>, step: Step) -> Result<Weight, DispatchError> {
		Self::record(id, &mut known);
		let is_retired = known.facts.retired.is_some();
		let receipt = Self::pay_from_hold(&mut known.licence, step.usage.saturating_add(step.price), is_retired)?;
		let Step { outcome, course, bill, price, shortfall, .. } = step;
		let weight = Self::taken(outcome, &receipt);
		if outcome == Outcome::Expired {
			Self::end(id, known, End::Expired, bill, receipt, shortfall, None)?;
			return Ok(weight);
		}
		let mut licence = known.licence;
		licence.course = course;
		Self::arm(id, &mut licence)?;
		Self::deposit_event(match course.grace {
			None => Event::Renewed { licence: id, term: course.term, ends: course.end, bill, price, receipt },
			Some(grace) => Event::GraceBegan {
				licence: id,
				until: grace.until,
				bill,
				owed: course.owed,
				price: licence.terms.renewal_price(grace.units).unwrap_or_default(),
				receipt,
			},
		});
		Licences::<T>::insert(id, licence);
		Ok(weight)
	}

	/// What a step weighed that was due, by what it paid.
	fn taken(outcome: Outcome, receipt: &ReceiptOf<T>) -> Weight {
		let shares = receipt.royalties.len().saturated_into();
		let weight = match outcome {
			Outcome::Expired => T::WeightInfo::due_ended(shares),
			_ => T::WeightInfo::due_renewed(shares),
		};
		// What the owner could not take, the item's account was asked to take beside its own part.
		let is_owner_paid = receipt.amount == 0 || receipt.to_owner > 0;
		if is_owner_paid {
			weight
		} else {
			weight.saturating_add(T::Purse::weight())
		}
	}

	/// Arms the next step of a licence, and nothing else of it. One that is overdue falls due in the next block.
	pub(crate) fn arm(id: LicenceId, licence: &mut Licence<T>) -> DispatchResult {
		let next = Self::now().saturating_add(1);
		let at = licence.course.due().map(|block| block.max(next));
		if licence.armed == at {
			return Ok(());
		}
		Self::disarm(id, licence);
		if let Some(at) = at {
			T::Deadlines::arm(at, Due { licence: id })?;
		}
		licence.armed = at;
		Ok(())
	}

	pub(crate) fn disarm(id: LicenceId, licence: &mut Licence<T>) {
		if let Some(at) = licence.armed.take() {
			T::Deadlines::disarm(at, Due { licence: id });
		}
	}
}

impl<T: Config> OnDeadline<Due> for Pallet<T> {
	fn weight(_: &Due) -> Weight {
		let (renewed, ended) = (T::WeightInfo::due_renewed(limits::SHARES), T::WeightInfo::due_ended(limits::SHARES));
		Self::paying(renewed.max(ended))
	}

	fn on_deadline(due: &Due) -> Result<Option<Weight>, DispatchError> {
		let id = due.licence;
		let Some(mut licence) = Licences::<T>::get(id) else { return Ok(Some(T::DbWeight::get().reads(1))) };
		// What falls due is armed no more.
		licence.armed = None;
		let register = Registers::<T>::get((licence.collection, licence.item));
		let mut known = Self::know(licence, register);
		match step(&known.licence.terms, &known.licence.course, &known.facts) {
			Some(step) => Self::take(id, known, step).map(Some),
			None => {
				Self::arm(id, &mut known.licence)?;
				Licences::<T>::insert(id, known.licence);
				Ok(Some(T::WeightInfo::due_renewed(0)))
			}
		}
	}
}
