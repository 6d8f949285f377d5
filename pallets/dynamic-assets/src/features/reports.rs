//! Reports: authorizing them, and what a counted one does.

use crate::{Assets, Blueprints, Config, Decided, Event, Observation, Pallet, Shards, LOG_TARGET};
use alloc::{collections::BTreeMap, vec::Vec};
use codec::Encode;
use frame_support::{
	ensure,
	pallet_prelude::{
		InvalidTransaction, TransactionPriority, TransactionSource, TransactionValidityWithRefund, ValidTransaction,
	},
	weights::Weight,
	BoundedVec,
};
use frame_system::{offchain::SignedPayload, pallet_prelude::BlockNumberFor};
use sp_core::sr25519;
use sp_io::hashing::blake2_256;
use sp_runtime::{traits::Zero, MultiSignature};
use vivarium_engine::{
	aggregate::{self, Agreed},
	blueprint::Core,
	cause::Cause,
	life,
	revision::Origin,
};
use vivarium_primitives::{limits, BlockNumber, Committee, ItemId, Member, ReportHeader, ShardId};

/// Above ordinary transactions, whose tips cannot buy a place before telemetry; below inherents.
const PRIORITY: TransactionPriority = TransactionPriority::MAX / 2;

impl<T: Config> Pallet<T> {
	/// Whether the next block may include the report. Cheap checks come first, the signature last.
	pub(crate) fn authorize_report(
		_source: TransactionSource,
		shard: &ShardId,
		round: &BlockNumber,
		operator: &T::AccountId,
		observations: &BoundedVec<Observation, T::MaxAssetsPerShard>,
		signature: &MultiSignature,
	) -> TransactionValidityWithRefund {
		let now = Self::now();
		ensure!(now > *round, InvalidTransaction::Future);
		let details = Shards::<T>::get(shard).ok_or(InvalidTransaction::Call)?;
		let last = round.saturating_add(limits::window(details.heartbeat));
		ensure!(now <= last, InvalidTransaction::Stale);
		ensure!(details.opens_at(*round), InvalidTransaction::Call);
		ensure!(Decided::<T>::get(shard).is_none_or(|decided| decided < *round), InvalidTransaction::Stale);
		ensure!(observations.len() <= details.members.len(), InvalidTransaction::Call);

		let members = T::Committee::members(*shard, *round);
		let member = members.into_iter().find(|member| member.operator == *operator);
		let member = member.ok_or(InvalidTransaction::BadSigner)?;
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

	/// Counts a report, which decides its round: the committee has one member. A report that was authorized cannot
	/// fail any more; what it says of items that are not in the shard is passed over. Returns how many assets it decided.
	pub(crate) fn do_report(
		shard: ShardId,
		round: BlockNumber,
		operator: T::AccountId,
		observations: BoundedVec<Observation, T::MaxAssetsPerShard>,
	) -> u32 {
		let Some(details) = Shards::<T>::get(shard) else { return 0 };
		let Some(core) = Blueprints::<T>::get(details.collection, details.version) else { return 0 };
		let members = T::Committee::members(shard, round);
		let Some(member) = members.iter().find(|member| member.operator == operator) else { return 0 };
		Decided::<T>::insert(shard, round);

		let quorum = aggregate::quorum(members.len() as u32);
		let by_item: BTreeMap<ItemId, _> =
			observations.iter().map(|observation| (observation.item, &observation.values)).collect();
		let (mut accepted, mut missing) = (0u32, 0u32);
		for item in &details.members {
			let values = by_item.get(item).map(|values| values.as_slice()).unwrap_or_default();
			let decided = decide(&core, values, quorum);
			let found = decided.iter().filter(|decision| decision.is_ok()).count() as u32;
			accepted = accepted.saturating_add(found);
			missing = missing.saturating_add((decided.len() as u32).saturating_sub(found));
			Self::advance(details.collection, *item, &core, &decided, round, member.key);
		}
		Self::deposit_event(Event::Reported { shard, round, operator, accepted, missing });
		details.members.len() as u32
	}

	/// Advances one asset by what a round decided.
	fn advance(
		collection: u32,
		item: ItemId,
		core: &Core,
		decided: &[Result<Agreed, Cause>],
		round: BlockNumber,
		reporter: sr25519::Public,
	) {
		const SOURCES: u8 = 1;
		let Some(mut asset) = Assets::<T>::get(collection, item) else { return };
		let advance = asset.life.advance(core, decided, SOURCES, Self::now());
		if advance.is_revision {
			let fired = BoundedVec::truncate_from(advance.fired);
			let origin = Origin::Telemetry { round, reporter: reporter.0, fired };
			if let Err(error) = Self::revise(collection, item, &mut asset, origin) {
				log::error!(target: LOG_TARGET, "asset {collection}/{item} is left as it was: {error:?}");
				return;
			}
		}
		Assets::<T>::insert(collection, item, asset);
	}
}

/// Decides each metric of the blueprint by one operator's values, checked for plausibility again.
fn decide(core: &Core, values: &[Result<i64, Cause>], quorum: u32) -> Vec<Result<Agreed, Cause>> {
	let decide = |(position, metric): (usize, &vivarium_engine::blueprint::Metric)| {
		let value = values.get(position).copied().unwrap_or(Err(Cause::NoReport))?;
		let value = life::plausible(core, position, value)?;
		aggregate::agree(&[value], quorum, metric.tolerance).ok_or(Cause::NoReport)
	};
	core.metrics.iter().enumerate().map(decide).collect()
}
