//! What must hold of the runtime's configuration.

use crate::{Config, Pallet, WeightInfo};
use frame_support::{traits::Get, weights::Weight};
use sp_runtime::Perbill;

/// The most that the hook may take of a block.
const SHARE: Perbill = Perbill::from_percent(20);

impl<T: Config> Pallet<T> {
	/// The hook's weight is within its share of a block, and suffices for something.
	pub(crate) fn check_integrity() {
		let most = T::MaxWeight::get();
		let block = <T as frame_system::Config>::BlockWeights::get().max_block;
		let share = Weight::from_parts(SHARE.mul_floor(block.ref_time()), SHARE.mul_floor(block.proof_size()));
		assert!(most.all_lte(share), "the deadlines of a block weigh {most:?}, more than {share:?}");
		let least = Self::at_most(Weight::zero()).saturating_add(T::WeightInfo::on_initialize_idle());
		assert!(least.all_lte(most), "{most:?} suffices for no deadline, which takes {least:?}");
		assert!(T::MaxAttempts::get() > 0, "a deadline is tried at least once");
	}
}
