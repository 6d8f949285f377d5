//! What must hold of the runtime's configuration.

use crate::{Config, Pallet, WeightInfo};
use frame_support::{dispatch::DispatchClass, traits::Get, weights::Weight};
use sp_runtime::Perbill;
use vivarium_primitives::limits;

/// The most that opening requests may take of a block.
const SHARE: Perbill = Perbill::from_percent(10);

impl<T: Config> Pallet<T> {
	/// The heaviest calls fit a block, and the hook its share.
	pub(crate) fn check_integrity() {
		let blocks = <T as frame_system::Config>::BlockWeights::get();
		let most = blocks.get(DispatchClass::Normal).max_extrinsic.unwrap_or(blocks.max_block);
		let answer = Self::answer_weight().saturating_add(<T as Config>::WeightInfo::authorize_answer());
		assert!(answer.all_lte(most), "an answer weighs {answer:?}, more than {most:?}");
		let image = Self::adopting(<T as Config>::WeightInfo::deliver_image(limits::IMAGE))
			.saturating_add(<T as Config>::WeightInfo::authorize_image(limits::IMAGE));
		assert!(image.all_lte(most), "an image weighs {image:?}, more than {most:?}");
		let block = blocks.max_block;
		let share = Weight::from_parts(SHARE.mul_floor(block.ref_time()), SHARE.mul_floor(block.proof_size()));
		let opening = T::MaxOpeningWeight::get();
		assert!(opening.all_lte(share), "opening requests may take {opening:?}, more than {share:?}");
		let least = <T as Config>::WeightInfo::on_initialize_idle().saturating_add(Self::opening_weight());
		assert!(least.all_lte(opening), "{opening:?} suffices for no request, which takes {least:?}");
	}
}
