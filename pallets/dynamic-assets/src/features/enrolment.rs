//! Making items dynamic assets.

use crate::{Asset, Assets, Blueprints, Config, Deposit, Error, Event, HoldReason, LatestVersion, Pallet, Population};
use alloc::format;
use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	traits::{fungible::MutateHold, tokens::Precision, Get},
	BoundedVec,
};
use frame_system::RawOrigin;
use sp_runtime::traits::Zero;
use vivarium_engine::{
	external_id::{self, ExternalId},
	life::Life,
	revision::{Origin, NOTHING},
};
use vivarium_primitives::{CollectionId, ItemId};

/// What the token URI of an enrolled item begins with; collection and item follow. It is short and never changes, and a
/// gateway resolves it to the present metadata: `vivarium:/assets/0/7` is `/assets/0/7` there.
pub const TOKEN_URI: &str = "vivarium:/assets/";

impl<T: Config> Pallet<T> {
	pub(crate) fn do_enrol(
		who: &T::AccountId,
		collection: CollectionId,
		item: ItemId,
		external_id: ExternalId,
	) -> DispatchResult {
		Self::ensure_owner(who, collection, item)?;
		let deposit = Self::hold(HoldReason::Asset, who, T::AssetDeposit::get())?;
		Self::enrol_with(collection, item, external_id, deposit)
	}

	/// Enrols an item whose owner has agreed.
	pub(crate) fn enrol_with(
		collection: CollectionId,
		item: ItemId,
		external_id: ExternalId,
		deposit: Option<Deposit<T>>,
	) -> DispatchResult {
		ensure!(external_id::is_valid(&external_id), Error::<T>::BadExternalId);
		ensure!(!Assets::<T>::contains_key(collection, item), Error::<T>::AlreadyEnrolled);
		let version = LatestVersion::<T>::get(collection).ok_or(Error::<T>::NoBlueprint)?;
		let core = Blueprints::<T>::get(collection, version).ok_or(Error::<T>::NoBlueprint)?;

		let shard = Self::place(collection, version, core.heartbeat, item)?;
		let life = Life::new(&core, Self::moment().time);
		let (revision, head, failed, paid_until) = (0, NOTHING, None, Some(0));
		let mut asset = Asset { version, shard, external_id, life, revision, head, failed, deposit, paid_until };
		let origin = Origin::Enrolment { external_id: asset.external_id.clone() };
		Self::deposit_event(Event::Enrolled {
			collection,
			item,
			external_id: asset.external_id.clone(),
			version,
			shard,
		});
		Self::revise(collection, item, &mut asset, &core, origin)?;
		Assets::<T>::insert(collection, item, asset);
		let uri = BoundedVec::truncate_from(format!("{TOKEN_URI}{collection}/{item}").into_bytes());
		pallet_uniques::Pallet::<T>::set_metadata(RawOrigin::Root.into(), collection, item, uri, true)
	}

	/// Whether an item is a dynamic asset.
	pub fn is_enrolled(collection: CollectionId, item: ItemId) -> bool {
		Assets::<T>::contains_key(collection, item)
	}

	/// Whether any item of a collection is a dynamic asset.
	pub fn has_assets(collection: CollectionId) -> bool {
		Population::<T>::iter_key_prefix(collection).next().is_some()
	}

	/// Whether the collection has a blueprint.
	pub fn has_blueprints(collection: CollectionId) -> bool {
		Blueprints::<T>::iter_key_prefix(collection).next().is_some()
	}

	pub(crate) fn ensure_owner(who: &T::AccountId, collection: CollectionId, item: ItemId) -> DispatchResult {
		let owner = pallet_uniques::Pallet::<T>::owner(collection, item).ok_or(Error::<T>::UnknownItem)?;
		ensure!(owner == *who, Error::<T>::NotOwner);
		Ok(())
	}

	/// Holds a deposit; none where it is zero.
	pub(crate) fn hold(
		reason: HoldReason,
		depositor: &T::AccountId,
		amount: crate::BalanceOf<T>,
	) -> Result<Option<Deposit<T>>, sp_runtime::DispatchError> {
		if amount.is_zero() {
			return Ok(None);
		}
		T::NativeBalance::hold(&reason.into(), depositor, amount).map_err(|_| Error::<T>::DepositNotCovered)?;
		Ok(Some(Deposit { depositor: depositor.clone(), amount }))
	}

	/// Gives a deposit back.
	pub(crate) fn release(reason: HoldReason, deposit: Option<Deposit<T>>) -> DispatchResult {
		if let Some(Deposit { depositor, amount }) = deposit {
			T::NativeBalance::release(&reason.into(), &depositor, amount, Precision::BestEffort)?;
		}
		Ok(())
	}
}
