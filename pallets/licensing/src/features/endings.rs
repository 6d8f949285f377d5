//! Endings: licences that expire, are revoked, or given up.

use crate::{
	features::state::Known, BalanceOf, ByLicensee, Config, End, Error, Event, FinalAccount, HoldReason, LicenceId,
	Licences, Pallet, ReceiptOf,
};
use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	traits::{
		fungible::Inspect,
		nonfungibles::Inspect as _,
		tokens::{Fortitude, Preservation},
	},
};
use vivarium_engine::licence::{close, Bill, Refund};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_revoke(who: &T::AccountId, id: LicenceId) -> DispatchResult {
		let known = Self::settled(id)?;
		let licence = &known.licence;
		let owner = T::Items::owner(&licence.collection, &licence.item);
		ensure!(owner.as_ref() == Some(who), Error::<T>::NotOwner);
		let refund = licence.terms.revocation.ok_or(Error::<T>::NotRevocable)?;
		Self::close(id, known, End::Revoked, Some((who, refund)))
	}

	pub(crate) fn do_give_up(who: &T::AccountId, id: LicenceId) -> DispatchResult {
		let known = Self::settled_of(who, id)?;
		Self::close(id, known, End::GivenUp, None)
	}

	/// Breaks a licence off: usage is billed and paid, and the refund is, by whom it is due.
	fn close(id: LicenceId, mut known: Known<T>, end: End, refund: Option<(&T::AccountId, Refund)>) -> DispatchResult {
		Self::record(id, &mut known);
		let Known { licence, facts, .. } = &mut known;
		let closing = close(&licence.terms, &licence.course, facts);
		let refunded = match refund {
			Some((owner, Refund::ProRata)) => {
				let spendable = T::NativeBalance::reducible_balance(owner, Preservation::Preserve, Fortitude::Polite);
				ensure!(spendable >= closing.unused, Error::<T>::CannotRefund);
				// An account that cannot take it, because both are below the existential deposit, is refunded nothing.
				let is_paid = Self::try_transfer(owner, &licence.licensee, closing.unused);
				is_paid.then(|| (owner.clone(), closing.unused))
			}
			_ => None,
		};
		let receipt = Self::pay_from_hold(licence, closing.usage, facts.retired.is_some())?;
		Self::end(id, known, end, closing.bill, receipt, closing.shortfall, refunded)
	}

	/// Takes a licence out of the state, and releases what is on hold for it.
	pub(crate) fn end(
		id: LicenceId,
		known: Known<T>,
		end: End,
		bill: Option<Bill>,
		receipt: ReceiptOf<T>,
		shortfall: BalanceOf<T>,
		refund: Option<(T::AccountId, BalanceOf<T>)>,
	) -> DispatchResult {
		let Known { mut licence, mut register, .. } = known;
		Self::disarm(id, &mut licence);
		let crate::Licence { collection, item, licensee, terms, held, deposit, log, .. } = licence;
		Self::release(HoldReason::Renewal, &licensee, held)?;
		Self::release(HoldReason::Licence, &Self::depositor(id, &licensee), deposit)?;
		Self::forget_grant(id);
		Licences::<T>::remove(id);
		ByLicensee::<T>::mutate_exists(&licensee, (collection, item), |kept| {
			if let Some(ids) = kept {
				ids.retain(|other| *other != id);
			}
			if kept.as_ref().is_some_and(|ids| ids.is_empty()) {
				*kept = None;
			}
		});
		register.live = register.live.saturating_sub(1);
		register.is_exclusive &= !terms.exclusive;
		if register.live == 0 {
			(register.triggers, register.fired, register.retired) = Default::default();
		}
		Self::keep(collection, item, register);
		let (refunded_by, refund) = refund.unzip();
		let account = FinalAccount {
			bill,
			receipt,
			shortfall,
			refund: refund.unwrap_or(0),
			refunded_by,
			released: held,
			deposit,
			log_head: log.head.into(),
			log_count: log.count,
		};
		Self::deposit_event(Event::Ended { licence: id, collection, item, licensee, end, account });
		Ok(())
	}
}
