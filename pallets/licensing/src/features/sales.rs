//! Sales: buying a licence.

use crate::{
	BalanceOf, ByLicensee, Config, Error, Event, HoldReason, Licence, LicenceId, Licences, NextLicence, Offer,
	OfferNumber, Offers, Pallet, Register, Registers, TermsOf, UsageLog,
};
use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	traits::{
		fungible::{Inspect, MutateHold},
		nonfungibles::Inspect as _,
		tokens::{Fortitude, Preservation},
		Get,
	},
};
use sp_core::H256;
use sp_runtime::DispatchError;
use vivarium_engine::licence::{begin, By, Course};
use vivarium_primitives::{CollectionId, ItemId, Meters};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_license(
		who: T::AccountId,
		collection: CollectionId,
		item: ItemId,
		offer: OfferNumber,
		digest: H256,
		deposit: BalanceOf<T>,
	) -> DispatchResult {
		let stored = Offers::<T>::get((collection, item), offer).ok_or(Error::<T>::NoOffer)?;
		let Offer { terms, digest: offered, owner } = stored;
		ensure!(offered == digest.0, Error::<T>::OtherTerms);
		ensure!(T::Items::owner(&collection, &item).as_ref() == Some(&owner), Error::<T>::OwnerChanged);
		ensure!(owner != who, Error::<T>::OwnItem);
		let register = Registers::<T>::get((collection, item));
		ensure!(!register.excludes(&terms), Error::<T>::Exclusive);
		let counter = match terms.meter.as_ref().map(|meter| &meter.by) {
			Some(By::Metric { version, metric }) => {
				let shown = T::Meters::counter(collection, item, *version, *metric);
				Some(shown.ok_or(Error::<T>::MeterSilent)?)
			}
			_ => None,
		};
		let spendable = T::NativeBalance::reducible_balance(&who, Preservation::Preserve, Fortitude::Polite);
		ensure!(spendable >= terms.price, Error::<T>::CannotPay);
		let receipt = Self::distribute(&who, collection, item, terms.price, Some(terms.income))?;
		Self::hold(HoldReason::Renewal, &who, deposit)?;
		let kept = T::LicenceDeposit::get();
		Self::hold(HoldReason::Licence, &who, kept)?;

		let course = begin(&terms, Self::now());
		let licence = Self::open(&who, (collection, item), register, terms, course, counter, deposit)?;
		Self::deposit_event(Event::Licensed {
			licence,
			collection,
			item,
			offer,
			licensee: who,
			digest,
			ends: course.end,
			receipt,
			held: deposit,
			deposit: kept,
		});
		Ok(())
	}

	/// Begins a licence, for which the deposit and so much beside it are on hold.
	pub(crate) fn open(
		licensee: &T::AccountId,
		(collection, item): (CollectionId, ItemId),
		mut register: Register,
		terms: TermsOf<T>,
		course: Course,
		counter: Option<u64>,
		held: BalanceOf<T>,
	) -> Result<LicenceId, DispatchError> {
		let id: LicenceId = NextLicence::<T>::get();
		NextLicence::<T>::put(id.checked_add(1).ok_or(Error::<T>::NumbersUsedUp)?);
		ByLicensee::<T>::try_append(licensee, (collection, item), id).map_err(|()| Error::<T>::TooManyLicences)?;
		register.sold = register.sold.checked_add(1).ok_or(Error::<T>::NumbersUsedUp)?;
		register.live = register.live.saturating_add(1);
		register.is_exclusive = terms.exclusive;
		register.triggers |= terms.suspending_triggers;
		let mut licence = Licence {
			collection,
			item,
			licensee: licensee.clone(),
			terms,
			course,
			held,
			deposit: T::LicenceDeposit::get(),
			serial: register.sold,
			suspended: None,
			counter,
			log: UsageLog::default(),
			armed: None,
		};
		Self::arm(id, &mut licence)?;
		Licences::<T>::insert(id, licence);
		Registers::<T>::insert((collection, item), register);
		Ok(id)
	}

	/// Puts so much of an account's money on hold.
	pub(crate) fn hold(reason: HoldReason, who: &T::AccountId, amount: BalanceOf<T>) -> DispatchResult {
		if amount > 0 {
			T::NativeBalance::hold(&reason.into(), who, amount).map_err(|_| match reason {
				HoldReason::Renewal => Error::<T>::CannotSetAside,
				HoldReason::Licence => Error::<T>::DepositNotCovered,
			})?;
		}
		Ok(())
	}
}
