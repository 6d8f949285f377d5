//! What became of what models said.

use crate::{Config, Pallet, Records, Refused};
use vivarium_primitives::{ModelId, Outcome};

impl<T: Config> Pallet<T> {
	/// Counts what became of something. Of a model that is not registered, there is no record.
	pub(crate) fn do_record(model: ModelId, outcome: Outcome) {
		match outcome {
			Outcome::Refused(cause) if Records::<T>::contains_key(model) => {
				Refused::<T>::mutate(model, cause, |count| *count = count.saturating_add(1));
			}
			Outcome::Refused(_) => (),
			_ => Records::<T>::mutate_extant(model, |record| record.count(outcome)),
		}
	}
}
