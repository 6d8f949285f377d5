//! The offchain worker: it runs the prompts of every open request in whose committee this node's operator is, and
//! submits what came of them, signed.
//!
//! It asks the proxy for jobs, which go on by themselves, and looks at them again in the next block: slow models hold up
//! nothing. Like the worker of telemetry it asks the chain's state, not its events, what there is to do.

mod runs;

use crate::{
	features::answers::bit, Answer, Attestation, Call, Candidate, Config, Open, Pallet, Requests, Stage, LOG_TARGET,
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use frame_support::BoundedVec;
use frame_system::offchain::{SignedPayload, SubmitTransaction};
use runs::{Draw, Run};
use sp_io::hashing::blake2_256;
use sp_runtime::{
	offchain::{
		storage::StorageValueRef,
		storage_lock::{StorageLock, Time},
		Duration,
	},
	MultiSignature,
};
use vivarium_primitives::{
	statement,
	worker::{self, Tools},
	BlockNumber, Hash, Member,
};

/// How long a worker may hold a request, in milliseconds: more than the few questions to the proxy may take.
const LOCK_MS: u64 = 12_000;
/// Blocks between two submissions of the same statement.
const RETRY_BLOCKS: BlockNumber = 2;

/// A statement as it was first made. Once it exists, only it is ever sent.
#[derive(Decode, Encode)]
struct Persisted<S> {
	request: Hash,
	statement: S,
	/// The block at which it was last submitted.
	submitted: BlockNumber,
}

impl<T: Config> Pallet<T> {
	/// One run of the worker.
	pub(crate) fn work() {
		if Requests::<T>::count() == 0 {
			return;
		}
		let Some(tools) = worker::tools::<T::OperatorCrypto>(LOG_TARGET, pallet_timestamp::Pallet::<T>::get()) else {
			return;
		};
		let own = |member: &&Member<T::AccountId>| tools.keys.contains(&member.key.into());
		let mut requests: Vec<_> = Requests::<T>::iter_values()
			.filter_map(|open| open.committee.iter().find(own).cloned().map(|member| (open, member)))
			.collect();
		let first = worker::first_of(Self::now(), requests.len());
		requests.rotate_left(first);
		for (open, member) in requests {
			let lock_key = (b"vivarium::lock::synthesis::", open.hash).encode();
			let mut lock = StorageLock::<Time>::with_deadline(&lock_key, Duration::from_millis(LOCK_MS));
			let Ok(_guard) = lock.try_lock() else { continue };
			Self::serve(&tools, &open, &member);
		}
	}

	fn serve(tools: &Tools, open: &Open<T>, member: &Member<T::AccountId>) {
		let Some(seat) = open.seat(&member.operator) else { return };
		match &open.stage {
			Stage::Asked { passed } if passed & bit(seat) == 0 => Self::serve_answer(tools, open, member, seat),
			Stage::Proposed(candidate) if (candidate.agree | candidate.disagree) & bit(seat) == 0 => {
				Self::serve_attestation(tools, open, member, candidate);
			}
			Stage::Drawing(candidate) if candidate.leader == seat => {
				Self::serve_image(tools, open, member, candidate);
			}
			_ => {}
		}
	}

	/// Runs the prompt, and answers once it is this seat's turn. The others run it at the same time: theirs will be
	/// asked for.
	fn serve_answer(tools: &Tools, open: &Open<T>, member: &Member<T::AccountId>, seat: u8) {
		let key = (b"vivarium::answer::", open.request.collection, open.request.item, &member.operator).encode();
		let made = || {
			let run = Run::of(open)?;
			if Self::leads_from(open, seat).is_none_or(|from| Self::now() < from) {
				let _ = run.chat(&tools.proxy, 0);
				return None;
			}
			run.answer(&tools.proxy)
		};
		let Some(answer) = Self::persisted::<Answer>(&key, open.hash, |_| true, made) else { return };
		let content = answer.using_encoded(blake2_256);
		let Some(signature) = Self::sign(statement::Stage::Answer, open, member, content) else { return };
		Self::submit(Call::answer {
			collection: open.request.collection,
			item: open.request.item,
			request: open.hash.into(),
			operator: member.operator.clone(),
			answer,
			signature,
		});
	}

	/// Compares this operator's run with the proposal.
	fn serve_attestation(tools: &Tools, open: &Open<T>, member: &Member<T::AccountId>, candidate: &Candidate) {
		let key = (b"vivarium::attestation::", open.request.collection, open.request.item, &member.operator).encode();
		let made = || {
			let run = Run::of(open)?;
			let agrees = run.agrees(&tools.proxy, candidate)?;
			Some(Attestation { proposal: candidate.proposal.hash().into(), agrees })
		};
		// After a re-organisation another proposal may stand in its place.
		let is_current = |made: &Attestation| made.proposal.0 == candidate.proposal.hash();
		let Some(attestation) = Self::persisted(&key, open.hash, is_current, made) else { return };
		let content = attestation.using_encoded(blake2_256);
		let Some(signature) = Self::sign(statement::Stage::Attestation, open, member, content) else { return };
		Self::submit(Call::attest {
			collection: open.request.collection,
			item: open.request.item,
			request: open.hash.into(),
			operator: member.operator.clone(),
			attestation,
			signature,
		});
	}

	/// Brings the image that the proposal names. The proxy still has it, unless the node was started anew.
	fn serve_image(tools: &Tools, open: &Open<T>, member: &Member<T::AccountId>, candidate: &Candidate) {
		let Some(digest) = candidate.proposal.image else { return };
		let key = (b"vivarium::image::", open.request.collection, open.request.item, &member.operator).encode();
		let Some(Draw::Drawn(bytes)) = Run::of(open).and_then(|run| run.draw(&tools.proxy)) else { return };
		if blake2_256(&bytes) != digest {
			log::warn!(target: LOG_TARGET, "the image of {:?} is lost: the proxy has another one now", open.hash);
			return;
		}
		if Self::persisted::<Hash>(&key, open.hash, |kept| *kept == digest, || Some(digest)).is_none() {
			return;
		}
		let Some(signature) = Self::sign(statement::Stage::Image, open, member, digest) else { return };
		let Ok(bytes) = BoundedVec::try_from(bytes) else { return };
		Self::submit(Call::deliver_image {
			collection: open.request.collection,
			item: open.request.item,
			request: open.hash.into(),
			operator: member.operator.clone(),
			signature,
			bytes,
		});
	}

	/// The statement about a request that is to be sent now: the one that was made before if it is current, or a new one. `None` where it
	/// was sent a moment ago, or cannot be made yet.
	fn persisted<S: Decode + Encode>(
		key: &[u8],
		request: Hash,
		is_current: impl FnOnce(&S) -> bool,
		make: impl FnOnce() -> Option<S>,
	) -> Option<S> {
		let place = StorageValueRef::persistent(key);
		let now = Self::now();
		let before = place.get::<Persisted<S>>().ok().flatten();
		let before = before.filter(|made| made.request == request && is_current(&made.statement));
		let statement = match before {
			Some(made) if now < made.submitted.saturating_add(RETRY_BLOCKS) => return None,
			Some(made) => made.statement,
			None => make()?,
		};
		let persisted = Persisted { request, statement, submitted: now };
		place.set(&persisted);
		Some(persisted.statement)
	}

	fn sign(
		stage: statement::Stage,
		open: &Open<T>,
		member: &Member<T::AccountId>,
		content: Hash,
	) -> Option<MultiSignature> {
		let statement = Self::statement(stage, open.hash, member.clone(), content);
		let signature = SignedPayload::<T>::sign::<T::OperatorCrypto>(&statement);
		if signature.is_none() {
			log::error!(target: LOG_TARGET, "the keystore does not sign with the operator's key {:?}", member.key);
		}
		signature
	}

	fn submit(call: Call<T>) {
		let transaction = T::create_authorized_transaction(call.into());
		// `Ok` means attempted: the next runs look at the chain, and send it again if it is not there.
		if SubmitTransaction::<T, Call<T>>::submit_transaction(transaction).is_err() {
			log::warn!(target: LOG_TARGET, "the pool refused a statement");
		}
	}
}
