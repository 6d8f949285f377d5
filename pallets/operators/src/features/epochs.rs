//! Epochs: when the operators of the next one freeze, and when they take over.

use crate::{
	Config, CurrentEpoch, Epoch, EpochNumber, Event, NextEpoch, Operators, Pallet, PreviousEpoch, Standing, WeightInfo,
	SEED_DISTANCE,
};
use alloc::collections::BTreeSet;
use frame_support::{traits::Get, weights::Weight, BoundedVec};
use sp_core::H256;
use sp_runtime::traits::SaturatedConversion;
use vivarium_primitives::BlockNumber;

impl<T: Config> Pallet<T> {
	/// The present block.
	pub(crate) fn now() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	/// The epoch of a block.
	pub(crate) fn epoch_of(block: BlockNumber) -> EpochNumber {
		block.checked_div(T::EpochLength::get()).unwrap_or_default()
	}

	/// The epoch of a block, if it is the current or the previous one.
	pub(crate) fn kept_epoch(block: BlockNumber) -> Option<Epoch<T::AccountId>> {
		let number = Self::epoch_of(block);
		let current = CurrentEpoch::<T>::get();
		if current.number == number {
			return Some(current);
		}
		PreviousEpoch::<T>::get().filter(|previous| previous.number == number)
	}

	/// The block of an epoch, counted from 0, at which the operators of the next one freeze.
	pub(crate) fn midpoint() -> BlockNumber {
		T::EpochLength::get() / 2
	}

	/// What a block does to the epochs, before its transactions.
	pub(crate) fn tick(now: BlockNumber) -> Weight {
		let Some(passed) = now.checked_rem(T::EpochLength::get()) else { return Weight::zero() };
		if passed == 0 {
			let released = Self::begin_epoch(now);
			T::WeightInfo::on_initialize_boundary(released)
		} else if passed == Self::midpoint() {
			NextEpoch::<T>::put(Self::snapshot(Self::epoch_of(now).saturating_add(1)));
			T::WeightInfo::on_initialize_freeze()
		} else if now == 1 {
			// The genesis could not know its own hash.
			CurrentEpoch::<T>::mutate(|epoch| epoch.seed = Self::hash_of(0));
			T::WeightInfo::on_initialize_freeze()
		} else {
			Weight::zero()
		}
	}

	/// The operators of an epoch, as they stand now.
	pub(crate) fn snapshot(number: EpochNumber) -> Epoch<T::AccountId> {
		let operators = Operators::<T>::get();
		let active = operators.iter().filter(|operator| operator.standing == Standing::Active);
		let members = BoundedVec::truncate_from(active.map(|operator| operator.member()).collect());
		Epoch::new(number, members, T::CommitteeSize::get())
	}

	/// Begins the epoch of which this is the first block. Returns how many operators it let go.
	fn begin_epoch(first: BlockNumber) -> u32 {
		let number = Self::epoch_of(first);
		let frozen = NextEpoch::<T>::take().filter(|next| next.number == number);
		let mut current = frozen.unwrap_or_else(|| Self::snapshot(number));
		current.seed = Self::hash_of(first.saturating_sub(SEED_DISTANCE));
		let previous = CurrentEpoch::<T>::get();

		let released = Operators::<T>::mutate(|operators| {
			for operator in operators.iter_mut() {
				let Some(member) = current.member(&operator.account) else { continue };
				operator.key = member.key;
				operator.next_key = operator.next_key.filter(|key| *key != member.key);
			}
			let kept: BTreeSet<_> =
				previous.members.iter().chain(&current.members).map(|member| &member.operator).collect();
			let before = operators.len();
			operators.retain(|operator| {
				let stays = !operator.standing.is_gone() || kept.contains(&operator.account);
				stays || !Self::release(operator)
			});
			before.saturating_sub(operators.len()) as u32
		});

		let (operators, committee_size) = (current.members.len() as u32, current.committee_size);
		Self::deposit_event(Event::EpochBegan { epoch: number, operators, committee_size });
		PreviousEpoch::<T>::put(previous);
		CurrentEpoch::<T>::put(current);
		released
	}

	fn hash_of(block: BlockNumber) -> H256 {
		frame_system::Pallet::<T>::block_hash(frame_system::pallet_prelude::BlockNumberFor::<T>::from(block))
	}
}
