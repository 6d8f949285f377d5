//! Reports: which ones a block may include.

use crate::{Cells, Closed, Config, Observation, Pallet, Seat, Shards};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{
	ensure,
	pallet_prelude::{
		InvalidTransaction, TransactionPriority, TransactionSource, TransactionValidityWithRefund, ValidTransaction,
	},
	weights::Weight,
};
use frame_system::{offchain::SignedPayload, pallet_prelude::BlockNumberFor};
use sp_io::hashing::blake2_256;
use sp_runtime::{traits::Zero, MultiSignature};
use vivarium_primitives::{limits, BlockNumber, Committee, Member, ReportHeader, ShardId};

/// Above ordinary transactions, whose tips cannot buy a place before telemetry; below inherents.
const PRIORITY: TransactionPriority = TransactionPriority::MAX / 2;

impl<T: Config> Pallet<T> {
	/// Whether the next block may include the report. Cheap checks come first, the signature last.
	pub(crate) fn authorize_report(
		_source: TransactionSource,
		shard: &ShardId,
		round: &BlockNumber,
		operator: &T::AccountId,
		observations: &crate::Report<T>,
		signature: &MultiSignature,
	) -> TransactionValidityWithRefund {
		let now = Self::now();
		ensure!(now > *round, InvalidTransaction::Future);
		let details = Shards::<T>::get(shard).ok_or(InvalidTransaction::Call)?;
		let last = round.saturating_add(limits::window(details.heartbeat));
		ensure!(now <= last, InvalidTransaction::Stale);
		ensure!(details.opens_at(*round), InvalidTransaction::Call);
		ensure!(Closed::<T>::get(shard).is_none_or(|closed| closed < *round), InvalidTransaction::Stale);

		let seat = Self::seat(*shard, *round, operator).ok_or(InvalidTransaction::BadSigner)?;
		ensure!(seat.conduct.is_none(), InvalidTransaction::Stale);
		let member = seat.member;
		let header = Self::header(*shard, *round, &member, observations);
		let is_signed = SignedPayload::<T>::verify::<T::OperatorCrypto>(&header, signature.clone());
		ensure!(is_signed, InvalidTransaction::BadProof);

		let validity = ValidTransaction {
			priority: PRIORITY,
			requires: Vec::new(),
			provides: alloc::vec![("report", shard, round, operator).encode()],
			longevity: last.saturating_sub(now).saturating_add(1).into(),
			propagate: true,
		};
		Ok((validity, Weight::zero()))
	}

	/// What a member of the committee signs for its report.
	pub(crate) fn header(
		shard: ShardId,
		round: BlockNumber,
		member: &Member<T::AccountId>,
		observations: &[Observation],
	) -> ReportHeader<T::AccountId> {
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		ReportHeader::new(genesis, shard, round, member.clone(), observations.using_encoded(blake2_256).into())
	}

	/// An operator's seat in a round.
	pub(crate) fn seat(shard: ShardId, round: BlockNumber, operator: &T::AccountId) -> Option<Seat<T::AccountId>> {
		let seats = Cells::<T>::get(shard).filter(|cell| cell.round == round).map(|cell| cell.seats.into_inner());
		let seats = seats.unwrap_or_else(|| {
			let members = T::Committee::members(shard, round).into_iter();
			members.map(|member| Seat { member, conduct: None }).collect()
		});
		seats.into_iter().find(|seat| seat.member.operator == *operator)
	}
}
