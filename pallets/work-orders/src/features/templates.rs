//! Templates: on which terms triggers open orders.

use crate::{
	Catalogues, Config, Error, Event, HoldReason, Kept, Listed, Pallet, Proof, Providers, TemplateNumber, TemplateOf,
	Templates,
};
use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	traits::{fungible::MutateHold, nonfungibles::Inspect as _, tokens::Precision, Get},
};
use vivarium_engine::is_plain;
use vivarium_primitives::{BlockNumber, CollectionId, Conditions};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_add_template(
		who: T::AccountId,
		collection: CollectionId,
		template: TemplateOf<T>,
	) -> DispatchResult {
		let owner = T::Items::collection_owner(&collection).ok_or(Error::<T>::UnknownCollection)?;
		ensure!(owner == who, Error::<T>::NotCollectionOwner);
		Self::check(collection, &template)?;
		Self::open_escrow(&who)?;
		let deposit = T::TemplateDeposit::get();
		if deposit > 0 {
			T::NativeBalance::hold(&HoldReason::Template.into(), &who, deposit)
				.map_err(|_| Error::<T>::DepositNotCovered)?;
		}
		let number = Catalogues::<T>::try_mutate(collection, |catalogue| {
			let number = catalogue.next;
			let listed = Listed { template: number, version: template.version, trigger: template.trigger };
			catalogue.listed.try_push(listed).map_err(|_| Error::<T>::TooManyTemplates)?;
			catalogue.next = number.checked_add(1).ok_or(Error::<T>::NumbersUsedUp)?;
			Ok::<_, Error<T>>(number)
		})?;
		Templates::<T>::insert(collection, number, Kept { template, depositor: who.clone(), deposit });
		Self::deposit_event(Event::TemplateAdded { collection, template: number, depositor: who, deposit });
		Ok(())
	}

	pub(crate) fn do_remove_template(
		who: &T::AccountId,
		collection: CollectionId,
		number: TemplateNumber,
	) -> DispatchResult {
		let owner = T::Items::collection_owner(&collection);
		ensure!(owner.is_none_or(|owner| owner == *who), Error::<T>::NotCollectionOwner);
		let Kept { depositor, deposit, .. } = Templates::<T>::take(collection, number).ok_or(Error::<T>::NoTemplate)?;
		// The number of the next one stays, so that an order of this one is never taken for one of another.
		Catalogues::<T>::mutate(collection, |catalogue| {
			catalogue.listed.retain(|listed| listed.template != number);
		});
		if deposit > 0 {
			T::NativeBalance::release(&HoldReason::Template.into(), &depositor, deposit, Precision::Exact)?;
		}
		Self::deposit_event(Event::TemplateRemoved { collection, template: number, depositor, deposit });
		Ok(())
	}

	/// Whether a collection has templates. One that has should not be destroyed: who creates it anew would inherit them.
	pub fn has_templates(collection: CollectionId) -> bool {
		!Catalogues::<T>::get(collection).listed.is_empty()
	}

	fn check(collection: CollectionId, template: &TemplateOf<T>) -> DispatchResult {
		ensure!(!template.title.is_empty() && is_plain(&template.title), Error::<T>::BadTitle);
		ensure!(template.fee > 0, Error::<T>::ZeroFee);
		if let Providers::Listed(accounts) = &template.providers {
			ensure!(!accounts.is_empty(), Error::<T>::NoProviders);
		}
		let allowed = T::MinBlocks::get()..=T::MaxBlocks::get();
		let is_allowed = |blocks: &BlockNumber| allowed.contains(blocks);
		let is_sound = is_allowed(&template.accept_blocks) && is_allowed(&template.finish_blocks);
		ensure!(is_sound, Error::<T>::BadDeadline);
		let has_trigger = T::Conditions::has_trigger(collection, template.version, template.trigger);
		ensure!(has_trigger, Error::<T>::NoSuchTrigger);
		if let Proof::Telemetry { conditions, rounds, blocks } = &template.proof {
			ensure!(*rounds > 0, Error::<T>::NoRounds);
			ensure!(is_allowed(blocks), Error::<T>::BadDeadline);
			let are_sound = T::Conditions::are_sound(collection, template.version, conditions);
			ensure!(are_sound, Error::<T>::BadConditions);
		}
		Ok(())
	}
}
