//! What must hold of the runtime's configuration.

use crate::{Config, Holder, Pallet, WeightInfo};
use codec::{Encode, MaxEncodedLen};
use frame_support::{traits::Get, weights::Weight, PalletId};
use sp_runtime::{Perbill, TypeId};

/// The most that paying operators may take of a block.
const SHARE: Perbill = Perbill::from_percent(10);

impl<T: Config> Pallet<T> {
	/// The hook's weight is within its share of a block and suffices for something, and no two purses are one account.
	pub(crate) fn check_integrity() {
		let most = T::MaxPayoutWeight::get();
		let block = <T as frame_system::Config>::BlockWeights::get().max_block;
		let share = Weight::from_parts(SHARE.mul_floor(block.ref_time()), SHARE.mul_floor(block.proof_size()));
		assert!(most.all_lte(share), "paying operators weighs {most:?}, more than {share:?}");
		let least = T::WeightInfo::on_initialize_idle()
			.saturating_add(T::WeightInfo::close_epoch())
			.saturating_add(T::WeightInfo::pay_operator());
		assert!(least.all_lte(most), "{most:?} suffices for no operator, which takes {least:?}");

		let derived = (<PalletId as TypeId>::TYPE_ID, T::PalletId::get(), Holder::Item(u32::MAX, u32::MAX));
		let room = T::AccountId::max_encoded_len();
		assert!(derived.encoded_size() <= room, "an account has {room} bytes, too few to tell items apart");
	}
}
