//! Who reports for a shard: the operators with the highest rendezvous score.

use crate::{Config, Operators, Pallet};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::traits::Get;
use frame_system::pallet_prelude::BlockNumberFor;
use sp_io::hashing::blake2_256;
use sp_runtime::traits::Zero;
use vivarium_primitives::{BlockNumber, Committee, Conduct, Member, ShardId};

impl<T: Config> Committee<T::AccountId> for Pallet<T> {
	fn members(shard: ShardId, _opening: BlockNumber) -> Vec<Member<T::AccountId>> {
		let seed = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		let score = |member: &Member<T::AccountId>| (seed, shard, &member.operator).using_encoded(blake2_256);
		let mut members = Operators::<T>::get().into_inner();
		members.sort_by_cached_key(|member| core::cmp::Reverse(score(member)));
		members.truncate(T::CommitteeSize::get() as usize);
		members
	}

	fn record(_operator: &T::AccountId, _conduct: Conduct) {}
}
