//! The offchain worker: it fetches the telemetry of every open round that this node's operator serves, and submits a
//! signed report.
//!
//! It runs on every new best block, several at a time, and asks the chain's state, not its events, what there is to
//! do: re-orgs and missed blocks happen.

mod telemetry;

use crate::{
	features::rounds::Round, BlueprintTexts, Blueprints, Call, Closed, Config, Observation, Pallet, Shards, LOG_TARGET,
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use frame_support::{traits::GetStorageVersion, BoundedVec};
use frame_system::offchain::{SignedPayload, SubmitTransaction};
use sp_runtime::offchain::{
	storage::StorageValueRef,
	storage_lock::{StorageLock, Time},
	Duration,
};
use vivarium_primitives::{
	egress::Proxy,
	worker::{self, Tools},
	BlockNumber, Committee, Member,
};

/// How long a worker may hold a shard, in milliseconds: more than the proxy's budget and the work around it.
const LOCK_MS: u64 = 12_000;
/// Blocks between two submissions of the same report.
const RETRY_BLOCKS: BlockNumber = 2;

/// A report as it was first made. Once it exists, only it is ever sent for its round: fetching again after a re-org
/// would be equivocation.
#[derive(Decode, Encode)]
struct Persisted {
	genesis: sp_core::H256,
	round: BlockNumber,
	observations: Vec<Observation>,
	/// The block at which it was last submitted.
	submitted: BlockNumber,
}

impl<T: Config> Pallet<T> {
	/// One run of the worker.
	pub(crate) fn work() {
		// What is not migrated yet cannot be read.
		if Self::on_chain_storage_version() != Self::in_code_storage_version() {
			return;
		}
		let clock = pallet_timestamp::Pallet::<T>::get();
		let Some(Tools { keys, proxy }) = worker::tools::<T::OperatorCrypto>(LOG_TARGET, clock) else { return };
		let now = Self::now();
		let started = proxy.first_block(now);
		let mut rounds = Self::open_rounds(now);
		let first = worker::first_of(now, rounds.len());
		rounds.rotate_left(first);
		for round in rounds {
			if Closed::<T>::get(round.shard).is_some_and(|closed| closed >= round.opening) {
				continue;
			}
			let members = T::Committee::members(round.shard, round.opening);
			let Some(member) = members.into_iter().find(|member| keys.contains(&member.key.into())) else { continue };
			let seat = Self::seat(round.shard, round.opening, &member.operator);
			if seat.is_some_and(|seat| seat.conduct.is_none()) {
				Self::serve(&proxy, round, &member, now, started);
			}
		}
	}

	/// Reports for one round, unless another run of the worker is at it.
	fn serve(proxy: &Proxy, round: Round, member: &Member<T::AccountId>, now: BlockNumber, started: BlockNumber) {
		let lock_key = (b"vivarium::lock::report::", round.shard).encode();
		let mut lock = StorageLock::<Time>::with_deadline(&lock_key, Duration::from_millis(LOCK_MS));
		let Ok(_guard) = lock.try_lock() else { return };

		let key = (b"vivarium::report::", round.shard, &member.operator).encode();
		let place = StorageValueRef::persistent(&key);
		let genesis =
			frame_system::Pallet::<T>::block_hash(frame_system::pallet_prelude::BlockNumberFor::<T>::default());
		let find = || place.get::<Persisted>().ok().flatten().filter(|made| made.genesis == genesis);
		let observations = match find() {
			// A run that began long ago, at an older block.
			Some(made) if made.round > round.opening => return,
			Some(made) if made.round == round.opening => {
				if now < made.submitted.saturating_add(RETRY_BLOCKS) {
					return;
				}
				made.observations
			}
			// A payload may have been made and lost when the node stopped: a second one would be equivocation.
			_ if round.opening <= started => return,
			_ => {
				let Some(observations) = Self::observe(proxy, round) else { return };
				// Should it have taken longer than the lock holds: the payload that another run made stands.
				if find().is_some_and(|made| made.round >= round.opening) {
					return;
				}
				observations
			}
		};
		let persisted = Persisted { genesis, round: round.opening, observations, submitted: now };
		place.set(&persisted);
		Self::submit(round, member, persisted.observations);
	}

	/// What this operator sees of the assets of a shard that a round takes in. Dormant ones are not fetched.
	fn observe(proxy: &Proxy, round: Round) -> Option<Vec<Observation>> {
		let shard = Shards::<T>::get(round.shard)?;
		let core = Blueprints::<T>::get(shard.collection, shard.version)?;
		let texts = BlueprintTexts::<T>::get(shard.collection, shard.version)?;
		let members = shard.members.iter().filter_map(|item| {
			let asset = crate::Assets::<T>::get(shard.collection, item)?;
			Self::will_attend(&shard, *item, &asset, round.opening).then_some((*item, asset.external_id))
		});
		let now = pallet_timestamp::Pallet::<T>::get();
		Some(telemetry::observe(proxy, shard.collection, members, &core, &texts, now))
	}

	fn submit(round: Round, member: &Member<T::AccountId>, observations: Vec<Observation>) {
		let header = Self::header(round.shard, round.opening, member, &observations);
		let Some(signature) = SignedPayload::<T>::sign::<T::OperatorCrypto>(&header) else {
			log::error!(target: LOG_TARGET, "the keystore does not sign with the operator's key {:?}", member.key);
			return;
		};
		let Ok(observations) = BoundedVec::try_from(observations) else { return };
		let call = Call::<T>::report {
			shard: round.shard,
			round: round.opening,
			operator: member.operator.clone(),
			observations,
			signature,
		};
		let transaction = T::create_authorized_transaction(call.into());
		// `Ok` means attempted: the next runs look at the chain, and send it again if it is not there.
		match SubmitTransaction::<T, Call<T>>::submit_transaction(transaction) {
			Ok(()) => log::debug!(target: LOG_TARGET, "submitted the report of {round:?}"),
			Err(()) => log::warn!(target: LOG_TARGET, "the pool refused the report of {round:?}"),
		}
	}
}
