//! What must hold of the runtime's configuration.

use super::enrolment::TOKEN_URI;
use crate::{Config, Observation, Pallet, WeightInfo};
use alloc::format;
use codec::MaxEncodedLen;
use frame_support::{dispatch::DispatchClass, traits::Get};
use vivarium_primitives::{CollectionId, ItemId};

impl<T: Config> Pallet<T> {
	/// A report for a full shard must fit one extrinsic, in weight and in length; and the longest token URI an item's
	/// metadata.
	pub(crate) fn check_integrity() {
		let assets = T::MaxAssetsPerShard::get();
		let weights = <T as frame_system::Config>::BlockWeights::get();
		let most = weights.get(DispatchClass::Normal).max_extrinsic.unwrap_or(weights.max_block);
		let report = Self::report_weight(assets).saturating_add(<T as Config>::WeightInfo::authorize_report(assets));
		assert!(report.all_lte(most), "a report for {assets} assets weighs {report:?}, more than {most:?}");

		let length = *T::BlockLength::get().max.get(DispatchClass::Normal);
		let bytes = assets.saturating_mul(Observation::max_encoded_len() as u32);
		assert!(bytes < length, "a report for {assets} assets has {bytes} bytes, more than {length}");

		let longest = format!("{TOKEN_URI}{}/{}", CollectionId::MAX, ItemId::MAX).len();
		let most = <T as pallet_uniques::Config>::StringLimit::get();
		assert!(longest <= most as usize, "a token URI has up to {longest} bytes, and metadata {most}");
	}
}
