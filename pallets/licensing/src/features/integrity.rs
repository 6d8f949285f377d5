//! What must hold of the runtime's configuration.

use crate::{Config, Due, Pallet, WeightInfo};
use frame_support::{dispatch::DispatchClass, traits::Get, weights::Weight};
use sp_runtime::Perbill;
use vivarium_primitives::{limits, OnDeadline};

/// The most that granting perks may take of a block.
const SHARE: Perbill = Perbill::from_percent(10);

impl<T: Config> Pallet<T> {
	/// The heaviest calls and what falls due fit a block, granting perks is within its share of one, and there are
	/// durations to choose from.
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
		let most = T::MaxPerkWeight::get();
		assert!(perks.all_lte(most), "a perk weighs {perks:?}, more than their share of a block");
		let block = blocks.max_block;
		let share = Weight::from_parts(SHARE.mul_floor(block.ref_time()), SHARE.mul_floor(block.proof_size()));
		assert!(most.all_lte(share), "granting perks may take {most:?}, more than {share:?}");
		assert!((1..=limits::LICENCE_BLOCKS).contains(&T::MinDuration::get()), "no duration is long enough");
	}
}
