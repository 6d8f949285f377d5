//! What other pallets ask of models.

use crate::{Config, Models, Pallet};
use vivarium_primitives::{CohortDecision, Hash, ModelId, ModelRegistry, ModelTerms, Outcome};

impl<T: Config> ModelRegistry for Pallet<T> {
	fn terms(model: ModelId, prompt: &Hash) -> Option<ModelTerms> {
		Models::<T>::get(model).map(|known| known.terms(prompt))
	}

	fn record(model: ModelId, outcome: Outcome) {
		Self::do_record(model, outcome);
	}

	fn record_decision(model: ModelId, decision: CohortDecision) {
		Self::do_record_decision(model, decision);
	}
}
