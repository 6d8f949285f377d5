//! What must hold of the runtime's configuration.

use crate::{Config, Pallet, WeightInfo};
use frame_support::{traits::Get, weights::Weight};
use sp_runtime::Perbill;

/// The most that settlement may take of a block.
const SHARE: Perbill = Perbill::from_percent(10);

impl<T: Config> Pallet<T> {
	/// Settlement's weight is within its share of a block, and suffices for somebody.
	pub(crate) fn check_integrity() {
		let most = T::MaxWeight::get();
		let block = <T as frame_system::Config>::BlockWeights::get().max_block;
		let share = Weight::from_parts(SHARE.mul_floor(block.ref_time()), SHARE.mul_floor(block.proof_size()));
		assert!(most.all_lte(share), "settlement may take {most:?}, more than {share:?}");
		let least = T::WeightInfo::on_initialize_idle()
			.saturating_add(T::WeightInfo::settle())
			.saturating_add(T::WeightInfo::pay());
		assert!(least.all_lte(most), "{most:?} suffices for no payment, which takes {least:?}");
		assert!(T::SettlementPeriod::get() > 0, "settlements are blocks apart");
	}
}
