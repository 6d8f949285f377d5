//! What must hold of the runtime's configuration.

use crate::{Config, Entry, Pallet, SignedReading, WeightInfo};
use codec::MaxEncodedLen;
use frame_support::{dispatch::DispatchClass, traits::Get};
use vivarium_primitives::Publish;

impl<T: Config> Pallet<T> {
	/// A full call must fit one extrinsic, in weight and in length, and a period the error that counts its blocks.
	pub(crate) fn check_integrity() {
		let period = T::RatePeriod::get();
		assert!((1..=u16::MAX.into()).contains(&period), "a period of {period} blocks is not between 1 and 65535");
		let entries = T::MaxEntries::get();
		assert!(entries > 0, "a call must have room for an entry");

		let weights = <T as frame_system::Config>::BlockWeights::get();
		let most = weights.get(DispatchClass::Normal).max_extrinsic.unwrap_or(weights.max_block);
		let pushes = T::Assets::weight().saturating_mul(entries.into());
		let published = T::WeightInfo::publish(entries).saturating_add(pushes);
		for full in [published, Self::weight_of_readings(entries)] {
			assert!(full.all_lte(most), "a call with {entries} entries weighs {full:?}, more than {most:?}");
		}

		let length = *T::BlockLength::get().max.get(DispatchClass::Normal);
		let longest = Entry::max_encoded_len().max(SignedReading::max_encoded_len()) as u32;
		let bytes = entries.saturating_mul(longest);
		assert!(bytes < length, "a call with {entries} entries has {bytes} bytes, more than {length}");
	}
}
