//! Whether models are fair: statistics by cohort, and the alert.

use crate::{Alert, Cohorts, Config, Error, Event, Model, Models, Pallet, Statistics};
use frame_support::{pallet_prelude::DispatchResult, traits::Get};
use vivarium_primitives::{CohortDecision, CollectionId, ModelId};

impl<T: Config> Pallet<T> {
	/// Counts a decision, and raises an alert where the ratio falls too low and none stands. Of a model that is not
	/// registered, nothing is counted.
	pub(crate) fn do_record_decision(model: ModelId, decision: CohortDecision) {
		let Some(known) = Models::<T>::get(model) else { return };
		let collection = decision.collection;
		let mut cohorts = Self::cohorts(model, &known, collection);
		if !cohorts.count(decision) {
			return;
		}
		let impact = cohorts.impact(T::MinSamples::get());
		Statistics::<T>::insert(model, collection, cohorts);
		if known.alert.is_some() {
			return;
		}
		let alert = impact.and_then(|impact| Alert::of(impact, T::ImpactThreshold::get(), collection, Self::now()));
		if let Some(alert) = alert {
			let Alert { ratio, lowest, highest, .. } = alert;
			Models::<T>::insert(model, Model { alert: Some(alert), ..known });
			Self::deposit_event(Event::BiasAlert { model, collection, ratio, lowest, highest });
		}
	}

	/// The statistics that count of a model in a collection.
	pub(crate) fn cohorts(model: ModelId, known: &Model, collection: CollectionId) -> Cohorts {
		let stored = Statistics::<T>::get(model, collection);
		let counting = stored.filter(|cohorts| cohorts.generation == known.generation);
		counting.unwrap_or_else(|| Cohorts::new(known.generation))
	}

	pub(crate) fn do_clear_alert(model: ModelId) -> DispatchResult {
		let alert = Self::mutate(model, |known| {
			let alert = known.alert.take().ok_or(Error::<T>::NoAlert)?;
			known.begin_anew();
			Ok(alert)
		})?;
		Self::deposit_event(Event::AlertCleared { model, collection: alert.collection });
		Ok(())
	}
}
