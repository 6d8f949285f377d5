//! What must hold of the runtime's configuration.

use crate::{Config, Observation, Pallet, WeightInfo};
use codec::MaxEncodedLen;
use frame_support::{dispatch::DispatchClass, traits::Get};

impl<T: Config> Pallet<T> {
	/// A report for a full shard must fit one extrinsic, in weight and in length.
	pub(crate) fn check_integrity() {
		let assets = T::MaxAssetsPerShard::get();
		let weights = <T as frame_system::Config>::BlockWeights::get();
		let most = weights.get(DispatchClass::Normal).max_extrinsic.unwrap_or(weights.max_block);
		let report = Self::report_weight(assets).saturating_add(<T as Config>::WeightInfo::authorize_report(assets));
		assert!(report.all_lte(most), "a report for {assets} assets weighs {report:?}, more than {most:?}");

		let length = *T::BlockLength::get().max.get(DispatchClass::Normal);
		let bytes = assets.saturating_mul(Observation::max_encoded_len() as u32);
		assert!(bytes < length, "a report for {assets} assets has {bytes} bytes, more than {length}");
	}
}
