//! Perks: licences that the owners of a collection's items get when a trigger of their item fires.
//!
//! A trigger only notes what is due, in one write however many perks it is; the hook grants them afterwards, under a
//! weight meter. What cannot be granted is told and forgotten: the next trigger tries again.

use crate::{
	Config, Error, Event, Grant, Granted, Grants, HoldReason, LicenceId, Licences, Pallet, Perk, PerkTriggers, Perks,
	PerksDue, Registers, TermsOf, WeightInfo,
};
use frame_support::{
	ensure,
	migrations::MultiStepMigrator,
	pallet_prelude::DispatchResult,
	storage::with_storage_layer,
	traits::{nonfungibles::Inspect as _, Get},
	weights::WeightMeter,
};
use vivarium_engine::{licence::begin, rules::bit};
use vivarium_primitives::{limits, CollectionId, ItemId, Materials};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_perk(
		who: T::AccountId,
		members: CollectionId,
		code: u8,
		collection: CollectionId,
		item: ItemId,
		terms: TermsOf<T>,
	) -> DispatchResult {
		ensure!(T::Items::collection_owner(&members).as_ref() == Some(&who), Error::<T>::NotOwner);
		ensure!(T::Items::owner(&collection, &item).as_ref() == Some(&who), Error::<T>::NotOwner);
		ensure!(T::Materials::flags(collection, item).is_some(), Error::<T>::NotAnAsset);
		ensure!(u32::from(code) < limits::TRIGGERS, Error::<T>::NoSuchTrigger);
		let is_free = terms.price == 0 && terms.renewal.is_none() && terms.meter.is_none();
		ensure!(is_free && !terms.exclusive, Error::<T>::BadPerk);
		Self::check(collection, item, &terms)?;
		Self::open_till(&who)?;
		let digest = terms.digest().into();
		Perks::<T>::insert(members, code, Perk { collection, item, owner: who, terms });
		PerkTriggers::<T>::mutate(members, |triggers| *triggers |= bit(code));
		Self::deposit_event(Event::PerkSet { members, code, collection, item, digest });
		Ok(())
	}

	pub(crate) fn do_remove_perk(who: &T::AccountId, members: CollectionId, code: u8) -> DispatchResult {
		let perk = Perks::<T>::take(members, code).ok_or(Error::<T>::NoPerk)?;
		let is_owner = perk.owner == *who || T::Items::collection_owner(&members).as_ref() == Some(who);
		ensure!(is_owner, Error::<T>::NotOwner);
		PerkTriggers::<T>::mutate_exists(members, |triggers| {
			*triggers = triggers.map(|codes| codes & !bit(code)).filter(|codes| *codes != 0);
		});
		Self::deposit_event(Event::PerkRemoved { members, code });
		Ok(())
	}

	/// Whether triggers of a collection's items grant perks.
	pub fn has_perks(members: CollectionId) -> bool {
		PerkTriggers::<T>::contains_key(members)
	}

	/// Notes the perks of an item whose triggers fired.
	pub(crate) fn note_perks(members: CollectionId, member: ItemId, codes: u32) {
		let due = codes & PerkTriggers::<T>::get(members);
		if due != 0 {
			PerksDue::<T>::mutate((members, member), |noted| *noted |= due);
		}
	}

	/// Grants the perks that are due, as far as the weight goes.
	pub(crate) fn grant_perks(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::perks_idle()).is_err() {
			return;
		}
		// The state on which licences rest may be half migrated.
		if <T as frame_system::Config>::MultiBlockMigrator::ongoing() {
			return;
		}
		// Each block begins at another place among the keys, as at that of an item numbered like the block: whoever chooses ids
		// whose keys come first is not served before others for good.
		let place = (Self::now(), 0);
		let next = || PerksDue::<T>::iter_keys_from_key(place).next().or_else(|| PerksDue::<T>::iter_keys().next());
		while let Some((members, member)) = next() {
			if meter.try_consume(T::WeightInfo::grant_perk()).is_err() {
				return;
			}
			let Some(code) = Self::take_due(members, member) else { continue };
			if let Err(reason) = with_storage_layer(|| Self::grant_perk(members, member, code)) {
				Self::deposit_event(Event::PerkNotGranted { members, member, code, reason });
			}
		}
	}

	/// The first perk that is due for an item, which then is not due any more.
	fn take_due(members: CollectionId, member: ItemId) -> Option<u8> {
		PerksDue::<T>::mutate_exists((members, member), |noted| {
			let codes = noted.unwrap_or_default();
			let code = (0..limits::TRIGGERS as u8).find(|code| codes & bit(*code) != 0);
			*noted = code.map(|code| codes & !bit(code)).filter(|codes| *codes != 0);
			code
		})
	}

	/// Grants a perk to the owner of an item, unless that item's last one lives.
	fn grant_perk(members: CollectionId, member: ItemId, code: u8) -> DispatchResult {
		let Some(perk) = Perks::<T>::get(members, code) else { return Ok(()) };
		if Granted::<T>::contains_key((members, member, code)) {
			return Ok(());
		}
		let Perk { collection, item, owner: sponsor, terms } = perk;
		let licensee = T::Items::owner(&members, &member).ok_or(Error::<T>::NoMember)?;
		ensure!(T::Items::owner(&collection, &item).as_ref() == Some(&sponsor), Error::<T>::OwnerChanged);
		ensure!(T::Materials::flags(collection, item).is_some(), Error::<T>::NotAnAsset);
		ensure!(sponsor != licensee, Error::<T>::OwnItem);
		let register = Registers::<T>::get((collection, item));
		ensure!(!register.excludes(&terms), Error::<T>::Exclusive);
		let deposit = T::LicenceDeposit::get();
		Self::hold(HoldReason::Licence, &sponsor, deposit)?;
		let digest = terms.digest().into();
		let course = begin(&terms, Self::now());
		let licence = Self::open(&licensee, (collection, item), register, terms, course, None, 0)?;
		Grants::<T>::insert(licence, Grant { sponsor: sponsor.clone(), members, member, code });
		Granted::<T>::insert((members, member, code), licence);
		Self::deposit_event(Event::PerkGranted {
			licence,
			collection,
			item,
			members,
			member,
			code,
			licensee,
			digest,
			ends: course.end,
			sponsor,
			deposit,
		});
		Ok(())
	}

	/// Whose deposit is on hold for a licence: its licensee's, or that of who granted it.
	pub(crate) fn depositor(id: LicenceId, licensee: &T::AccountId) -> T::AccountId {
		Grants::<T>::get(id).map_or_else(|| licensee.clone(), |grant| grant.sponsor)
	}

	/// Forgets how a licence was granted, if it was, so that its perk can be granted again.
	pub(crate) fn forget_grant(id: LicenceId) {
		if let Some(Grant { members, member, code, .. }) = Grants::<T>::take(id) {
			Granted::<T>::remove((members, member, code));
		}
	}

	/// Checks that
	/// - the triggers that are noted of a collection are those of its perks, which are free;
	/// - each licence that was granted lives, and is found by the item whose trigger granted it.
	pub(crate) fn try_state_perks() -> Result<(), sp_runtime::TryRuntimeError> {
		for (members, code, perk) in Perks::<T>::iter() {
			ensure!(PerkTriggers::<T>::get(members) & bit(code) != 0, "a perk's trigger is not noted");
			ensure!(perk.terms.price == 0 && perk.terms.renewal.is_none(), "a perk costs something");
		}
		let noted: u32 = PerkTriggers::<T>::iter_values().map(u32::count_ones).sum();
		ensure!(Perks::<T>::iter_keys().count() == noted as usize, "a trigger of no perk is noted");
		ensure!(PerksDue::<T>::iter_values().all(|codes| codes != 0), "an item of which nothing is due is noted");
		for (id, Grant { members, member, code, .. }) in Grants::<T>::iter() {
			ensure!(Licences::<T>::contains_key(id), "a licence that was granted has ended");
			ensure!(Granted::<T>::get((members, member, code)) == Some(id), "a grant is not found by its item");
		}
		ensure!(Granted::<T>::iter_keys().count() == Grants::<T>::iter_keys().count(), "a grant is found that is not");
		Ok(())
	}
}
