//! Declarations: what a collection's owner lets models say.

use crate::{Config, Declarations, Declared, Error, Event, HoldReason, Pallet, LOG_TARGET};
use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	traits::{fungible::MutateHold, tokens::Precision, Get},
};
use sp_runtime::Saturating;
use vivarium_engine::synthesis::{self, Declaration, ImageTerms};
use vivarium_primitives::{document_key, CollectionId, DynamicAssets, ModelKind};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_declaration(
		who: &T::AccountId,
		collection: CollectionId,
		version: u32,
		declaration: Declaration,
	) -> DispatchResult {
		Self::ensure_collection_owner(who, collection)?;
		let bytes = declaration.bytes();
		let amount = T::DeclarationByteDeposit::get().saturating_mul((bytes.len() as u32).into());
		Self::release(Declarations::<T>::get(collection, version))?;
		T::NativeBalance::hold(&HoldReason::Declaration.into(), who, amount)
			.map_err(|_| Error::<T>::DepositNotCovered)?;
		Self::store_declaration(collection, version, declaration, Some((who.clone(), amount)))
	}

	/// Stores a declaration in place of the one before.
	pub(crate) fn store_declaration(
		collection: CollectionId,
		version: u32,
		declaration: Declaration,
		deposit: Option<(T::AccountId, crate::BalanceOf<T>)>,
	) -> DispatchResult {
		let blueprint = T::Assets::blueprint(collection, version).ok_or(Error::<T>::UnknownVersion)?;
		synthesis::validate(&declaration, &blueprint.core).map_err(|flaw| {
			log::debug!(target: LOG_TARGET, "the declaration for collection {collection} is refused: {flaw}");
			Error::<T>::BadDeclaration
		})?;
		// One that is not registered yet may still become either.
		let is_other = |model, kind| Self::terms(model).is_some_and(|terms| terms.kind != kind);
		let draws = |terms: &ImageTerms| is_other(terms.model, ModelKind::Image);
		let is_wrong = is_other(declaration.model, ModelKind::Chat) || declaration.image.as_ref().is_some_and(draws);
		ensure!(!is_wrong, Error::<T>::WrongKindOfModel);
		let bytes = declaration.bytes();
		let hash = declaration.hash();
		sp_io::offchain_index::set(&document_key(&hash), &bytes);
		Declarations::<T>::insert(collection, version, Declared { declaration, hash, deposit });
		Self::deposit_event(Event::Declared { collection, version, hash: hash.into() });
		Ok(())
	}

	pub(crate) fn do_remove_declaration(who: &T::AccountId, collection: CollectionId, version: u32) -> DispatchResult {
		let owner = T::Assets::collection_owner(collection);
		ensure!(owner.is_none_or(|owner| owner == *who), Error::<T>::NotOwner);
		let declared = Declarations::<T>::take(collection, version).ok_or(Error::<T>::NotDeclared)?;
		Self::release(Some(declared))?;
		Self::deposit_event(Event::DeclarationRemoved { collection, version });
		Ok(())
	}

	pub(crate) fn ensure_collection_owner(who: &T::AccountId, collection: CollectionId) -> DispatchResult {
		let owner = T::Assets::collection_owner(collection).ok_or(Error::<T>::UnknownCollection)?;
		ensure!(owner == *who, Error::<T>::NotOwner);
		Ok(())
	}

	fn release(declared: Option<Declared<T>>) -> DispatchResult {
		if let Some((depositor, amount)) = declared.and_then(|declared| declared.deposit) {
			T::NativeBalance::release(&HoldReason::Declaration.into(), &depositor, amount, Precision::BestEffort)?;
		}
		Ok(())
	}
}
