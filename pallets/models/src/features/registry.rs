//! Which models there are.

use crate::{
	Config, Details, DetailsFlaw, Error, Event, GenesisModel, Model, Models, Pallet, Record, Records, Refused,
	Statistics, MAX_FORGOTTEN,
};
use alloc::vec::Vec;
use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult},
};
use sp_runtime::traits::SaturatedConversion;
use vivarium_engine::synthesis::Refusal;
use vivarium_primitives::{BlockNumber, ModelId, ModelStatus, MAX_MODELS};

impl<T: Config> Pallet<T> {
	pub(crate) fn now() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	pub(crate) fn do_register(model: ModelId, details: Details, status: ModelStatus) -> DispatchResult {
		details.validate().map_err(Error::<T>::from)?;
		ensure!(!Models::<T>::contains_key(model), Error::<T>::AlreadyRegistered);
		ensure!(Models::<T>::count() < MAX_MODELS, Error::<T>::TooManyModels);
		let Details { name, version, .. } = details.clone();
		Models::<T>::insert(model, Model::new(details, status, Self::now()));
		Records::<T>::insert(model, Record::default());
		Self::deposit_event(Event::Registered { model, name, version, status });
		Ok(())
	}

	pub(crate) fn found(model: &GenesisModel) -> DispatchResult {
		Self::do_register(model.id, model.details()?, model.status)
	}

	pub(crate) fn do_update(model: ModelId, details: Details) -> DispatchResult {
		details.validate().map_err(Error::<T>::from)?;
		let status = Self::mutate(model, |known| {
			ensure!(known.details.kind == details.kind, Error::<T>::OtherKind);
			known.update(details, Self::now());
			Ok(known.status)
		})?;
		Self::deposit_event(Event::Updated { model, status });
		Ok(())
	}

	pub(crate) fn do_set_status(model: ModelId, status: ModelStatus) -> DispatchResult {
		Self::mutate(model, |known| {
			known.set_status(status, Self::now());
			Ok(())
		})?;
		Self::deposit_event(Event::StatusSet { model, status });
		Ok(())
	}

	/// Removes a suspended model, or so many of its statistics if there are more. Returns how many these were.
	pub(crate) fn do_remove(model: ModelId) -> Result<u32, DispatchError> {
		let known = Models::<T>::get(model).ok_or(Error::<T>::NotRegistered)?;
		ensure!(known.status == ModelStatus::Suspended, Error::<T>::NotSuspended);
		let mut collections = Statistics::<T>::iter_key_prefix(model);
		let forgotten: Vec<_> = collections.by_ref().take(MAX_FORGOTTEN as usize).collect();
		let is_last = collections.next().is_none();
		for collection in &forgotten {
			Statistics::<T>::remove(model, collection);
		}
		let collections = forgotten.len() as u32;
		if !is_last {
			Self::deposit_event(Event::StatisticsForgotten { model, collections });
			return Ok(collections);
		}
		Models::<T>::remove(model);
		Records::<T>::remove(model);
		for cause in Refusal::ALL {
			Refused::<T>::remove(model, cause);
		}
		Self::deposit_event(Event::Removed { model });
		Ok(collections)
	}

	/// Changes a model that is registered.
	pub(crate) fn mutate<R>(
		model: ModelId,
		change: impl FnOnce(&mut Model) -> Result<R, Error<T>>,
	) -> Result<R, DispatchError> {
		Models::<T>::try_mutate(model, |known| {
			let known = known.as_mut().ok_or(Error::<T>::NotRegistered)?;
			change(known).map_err(DispatchError::from)
		})
	}
}

impl<T: Config> From<DetailsFlaw> for Error<T> {
	fn from(flaw: DetailsFlaw) -> Self {
		match flaw {
			DetailsFlaw::Name => Self::BadName,
			DetailsFlaw::AuditUri => Self::BadAuditUri,
			DetailsFlaw::LeaderBlocks => Self::BadLeaderBlocks,
			DetailsFlaw::MaxTokens => Self::BadMaxTokens,
		}
	}
}
