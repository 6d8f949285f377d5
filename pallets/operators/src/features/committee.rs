//! Who reports for a shard, as other pallets ask.

use crate::{Config, Pallet};
use alloc::vec::Vec;
use vivarium_primitives::{BlockNumber, Committee, Conduct, Member, ShardId};

impl<T: Config> Committee<T::AccountId> for Pallet<T> {
	fn members(shard: ShardId, opening: BlockNumber) -> Vec<Member<T::AccountId>> {
		Self::kept_epoch(opening).map(|epoch| epoch.committee(shard)).unwrap_or_default()
	}

	fn record(operator: &T::AccountId, conduct: Conduct) {
		Self::do_record(operator, conduct);
	}
}
