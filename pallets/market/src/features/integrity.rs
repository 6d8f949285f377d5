//! What must hold of the runtime's configuration.

use crate::{Config, Pallet, WeightInfo};
use frame_support::{dispatch::DispatchClass, traits::Get};
use vivarium_primitives::limits;

impl<T: Config> Pallet<T> {
	/// The heaviest calls fit a block, and something can be listed.
	pub(crate) fn check_integrity() {
		let blocks = <T as frame_system::Config>::BlockWeights::get();
		let most = blocks.get(DispatchClass::Normal).max_extrinsic.unwrap_or(blocks.max_block);
		let heaviest = T::WeightInfo::buy(limits::SHARES).max(T::WeightInfo::accept_offer(limits::SHARES));
		assert!(heaviest.all_lte(most), "a sale weighs {heaviest:?}, more than {most:?}");
		assert!(T::MaxDuration::get() > 0, "a listing may stand for a block at least");
	}
}
