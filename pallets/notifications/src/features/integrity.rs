//! What must hold of the runtime's configuration.

use crate::{Config, Pallet};
use frame_support::{dispatch::DispatchClass, traits::Get};
use vivarium_primitives::{OnConcluded, OnRetired};

impl<T: Config> Pallet<T> {
	/// There is room for subscribers, and the heaviest of what is done at once fits a transaction. How many assets of a
	/// report may be told of is checked by who takes reports in.
	pub(crate) fn check_integrity() {
		let places = [T::MaxItemSubscribers::get(), T::MaxCollectionSubscribers::get()];
		assert!(places.iter().all(|places| *places > 0), "there is no room for a subscriber: {places:?}");

		let weights = <T as frame_system::Config>::BlockWeights::get();
		let most = weights.get(DispatchClass::Normal).max_extrinsic.unwrap_or(weights.max_block);
		let told = <Self as OnConcluded>::weight().saturating_add(<Self as OnConcluded>::weight_once());
		for weight in [told, <Self as OnRetired>::weight(), Self::clear_weight()] {
			assert!(weight.all_lte(most), "so many subscribers weigh {weight:?}, more than {most:?}");
		}
	}
}
