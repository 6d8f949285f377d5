//! What must hold of the runtime's configuration.

use crate::{Config, Due, Pallet, WeightInfo};
use frame_support::{dispatch::DispatchClass, traits::Get};
use vivarium_primitives::{limits, OnDeadline};

impl<T: Config> Pallet<T> {
	/// The heaviest calls and what falls due fit a block, and there are durations to choose from.
	pub(crate) fn check_integrity() {
		let blocks = <T as frame_system::Config>::BlockWeights::get();
		let most = blocks.get(DispatchClass::Normal).max_extrinsic.unwrap_or(blocks.max_block);
		for weight in [T::WeightInfo::license(), T::WeightInfo::renew(), T::WeightInfo::revoke()] {
			let weight = Self::paying(weight);
			assert!(weight.all_lte(most), "a call weighs {weight:?}, more than {most:?}");
		}
		let due = <Self as OnDeadline<Due>>::weight(&Due { licence: 0 });
		assert!(due.all_lte(blocks.max_block), "what falls due weighs {due:?}, more than a block");
		let perks = T::WeightInfo::perks_idle().saturating_add(T::WeightInfo::grant_perk());
		assert!(perks.all_lte(T::MaxPerkWeight::get()), "a perk weighs {perks:?}, more than their share of a block");
		assert!((1..=limits::LICENCE_BLOCKS).contains(&T::MinDuration::get()), "no duration is long enough");
	}
}
