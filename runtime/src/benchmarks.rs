//! What scripts/benchmark measures, and what that needs.

use crate::{AccountId, BlockNumber, Runtime, System, EPOCH_BLOCKS};
use alloc::vec::Vec;
use frame_support::{traits::Get, BoundedVec};
use pallet_operators::{
	Counters, CurrentEpoch, Epoch, NextEpoch, Operator, Operators, PreviousEpoch, Record, Standing,
};
use sp_core::sr25519;
use vivarium_primitives::{Member, MAX_OPERATORS};

frame_benchmarking::define_benchmarks!(
	[pallet_dynamic_assets, DynamicAssets]
	[pallet_operators, Operators]
);

/// Committees drawn from as many operators as there may be, each about to be suspended.
pub struct Seats;

impl pallet_dynamic_assets::BenchmarkHelper for Seats {
	fn seat(size: u32, key: sr25519::Public) {
		let block: BlockNumber = System::block_number();
		let number = block / EPOCH_BLOCKS;
		let account = |index| frame_benchmarking::account::<AccountId>("operator", index, 0);
		let accounts: Vec<AccountId> = (0..MAX_OPERATORS).map(account).collect();
		let members = accounts.iter().cloned().map(|operator| Member { operator, key });
		let members: BoundedVec<_, _> = BoundedVec::truncate_from(members.collect());
		let epoch = |number| Epoch::new(number, members.clone(), size);
		// The round's epoch is looked for in both.
		CurrentEpoch::<Runtime>::put(epoch(number + 1));
		PreviousEpoch::<Runtime>::put(epoch(number));
		NextEpoch::<Runtime>::put(epoch(number + 2));

		let rounds = <<Runtime as pallet_operators::Config>::MinRounds as Get<u32>>::get().into();
		let recent = Counters { rounds, missed: rounds, ..Default::default() };
		for account in &accounts {
			pallet_operators::Records::<Runtime>::insert(account, Record { total: recent, epoch: number, recent });
		}
		let bond = <Runtime as pallet_operators::Config>::Bond::get();
		let operators = accounts.into_iter().map(|account| Operator {
			account,
			key,
			next_key: None,
			bond,
			standing: Standing::Active,
		});
		Operators::<Runtime>::put(BoundedVec::truncate_from(operators.collect::<Vec<_>>()));
	}
}
