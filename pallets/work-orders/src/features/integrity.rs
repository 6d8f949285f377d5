//! What must hold of the runtime's configuration.

use crate::{Config, Due, Pallet, WeightInfo};
use frame_support::{dispatch::DispatchClass, traits::Get, weights::Weight};
use sp_runtime::Perbill;
use vivarium_primitives::{OnDeadline, Purse};

/// The most that acting on the line may take of a block.
const SHARE: Perbill = Perbill::from_percent(10);

impl<T: Config> Pallet<T> {
	/// The hook's weight is within its share of a block and suffices for any step, the heaviest call and what falls due fit
	/// a block, and there are deadlines to choose from.
	pub(crate) fn check_integrity() {
		let blocks = <T as frame_system::Config>::BlockWeights::get();
		let block = blocks.max_block;
		let share = Weight::from_parts(SHARE.mul_floor(block.ref_time()), SHARE.mul_floor(block.proof_size()));
		let most = T::MaxLineWeight::get();
		assert!(most.all_lte(share), "acting on the line may take {most:?}, more than {share:?}");
		let least = T::WeightInfo::on_initialize_idle().saturating_add(Self::heaviest_note());
		assert!(least.all_lte(most), "{most:?} does not suffice for a step, which takes {least:?}");

		let due = <Self as OnDeadline<Due>>::weight(&Due { order: 0 });
		assert!(due.all_lte(block), "what falls due weighs {due:?}, more than a block");
		let call = blocks.get(DispatchClass::Normal).max_extrinsic.unwrap_or(block);
		let decide = T::WeightInfo::decide().saturating_add(T::Purse::weight());
		assert!(decide.all_lte(call), "a call weighs {decide:?}, more than {call:?}");

		assert!(T::MaxLine::get() > 0, "nobody can stand in line");
		let (fewest, most) = (T::MinBlocks::get(), T::MaxBlocks::get());
		assert!(0 < fewest && fewest <= most, "there is no deadline between {fewest} and {most} blocks");
		assert!(T::DecisionBlocks::get() > 0, "reviewers have no time");
	}
}
