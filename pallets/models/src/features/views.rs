//! What people read.

use crate::{Config, FairnessView, Model, ModelView, Models, Pallet, RecordView, Records, Refused};
use alloc::vec::Vec;
use frame_support::traits::Get;
use sp_runtime::Perbill;
use vivarium_engine::synthesis::Refusal;
use vivarium_primitives::{CollectionId, Hash, ModelId};

impl<T: Config> Pallet<T> {
	/// A model, with its status as it counts under this system prompt.
	pub fn model_view(model: ModelId, prompt: &Hash) -> Option<ModelView> {
		Models::<T>::get(model).map(|known| view(model, known, prompt))
	}

	/// All models by id, with their status as it counts under this system prompt.
	pub fn model_views(prompt: &Hash) -> Vec<ModelView> {
		let mut views: Vec<_> = Models::<T>::iter().map(|(model, known)| view(model, known, prompt)).collect();
		views.sort_by_key(|view| view.id);
		views
	}

	/// What became of what a model said.
	pub fn record_view(model: ModelId) -> Option<RecordView> {
		let record = Records::<T>::get(model)?;
		let refused = Refusal::ALL.iter().map(|cause| (*cause, Refused::<T>::get(model, cause)));
		Some(RecordView {
			proposed: record.proposed,
			refused: refused.filter(|(_, count)| *count > 0).collect(),
			attestations_failed: record.attestations_failed,
			rejected: record.rejected,
		})
	}

	/// How a model's decisions in a collection fell.
	pub fn fairness_view(model: ModelId, collection: CollectionId) -> Option<FairnessView> {
		let known = Models::<T>::get(model)?;
		let cohorts = Self::cohorts(model, &known, collection);
		let ratio = cohorts.impact(T::MinSamples::get()).map(|impact| Perbill::from_parts(impact.ratio));
		Some(FairnessView { cohorts: cohorts.tallies.into_inner(), ratio })
	}
}

fn view(id: ModelId, model: Model, prompt: &Hash) -> ModelView {
	ModelView {
		id,
		status: model.status_under(prompt),
		granted: model.status,
		since: model.since,
		alert: model.alert,
		details: model.details,
	}
}
