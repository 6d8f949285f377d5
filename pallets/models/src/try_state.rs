//! What always holds.

use crate::{Config, Models, Pallet, Records, Refused, Statistics};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;
use vivarium_primitives::MAX_MODELS;

impl<T: Config> Pallet<T> {
	/// Checks the pallet's state: the models are sound and no more than there may be, each has a record, and what is
	/// counted is of a model.
	///
	/// # Errors
	/// Names what does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_state_models()?;
		Self::try_state_records()?;
		Self::try_state_statistics()
	}

	fn try_state_models() -> Result<(), TryRuntimeError> {
		let now = Self::now();
		let models = Models::<T>::iter_values();
		let mut count = 0u32;
		for model in models {
			count = count.saturating_add(1);
			ensure!(model.details.validate().is_ok(), "a model's details are unsound");
			ensure!(model.since <= now, "a model has had its status since a block to come");
			if let Some(alert) = model.alert {
				ensure!(alert.since <= now, "an alert was raised in a block to come");
				ensure!(alert.lowest != alert.highest, "a cohort is favoured over itself");
			}
		}
		ensure!(count <= MAX_MODELS, "there are more models than there may be");
		ensure!(count == Models::<T>::count(), "the number of models is not that of the models");
		Ok(())
	}

	fn try_state_records() -> Result<(), TryRuntimeError> {
		ensure!(Models::<T>::iter_keys().all(Records::<T>::contains_key), "a record is missing");
		ensure!(Records::<T>::iter_keys().all(Models::<T>::contains_key), "a record is of no model");
		for (model, _, count) in Refused::<T>::iter() {
			ensure!(Models::<T>::contains_key(model), "a refusal is of no model");
			ensure!(count > 0, "a refusal was counted that did not occur");
		}
		Ok(())
	}

	fn try_state_statistics() -> Result<(), TryRuntimeError> {
		for (model, _, cohorts) in Statistics::<T>::iter() {
			let known = Models::<T>::get(model).ok_or("a statistic is of no model")?;
			ensure!(cohorts.generation <= known.generation, "a statistic is of a generation to come");
			for tally in &cohorts.tallies {
				ensure!(tally.favourable <= tally.decisions, "more decisions were favourable than there were");
			}
			let has_last = cohorts.tallies.last().is_some_and(|tally| tally.decisions > 0);
			ensure!(has_last, "a statistic's last cohort has no decision");
		}
		Ok(())
	}
}
