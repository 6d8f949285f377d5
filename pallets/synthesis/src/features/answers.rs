//! Answers: what a leader's model came to.

use crate::{Answer, Candidate, Config, End, Event, Open, Pallet, Requests, Stage, WeightInfo};
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
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::{traits::Zero, MultiSignature};
use vivarium_engine::synthesis::Refusal;
use vivarium_primitives::{
	limits, statement, BlockNumber, CollectionId, DynamicAssets, Hash, ItemId, Member, ModelRegistry, Outcome,
	Statement, Upkeep,
};

/// What an operator gets for a proposal, or for an attestation.
pub(crate) const POINTS: u32 = 1;

/// Above ordinary transactions, below the reports of telemetry.
const PRIORITY: TransactionPriority = TransactionPriority::MAX / 4;

impl<T: Config> Pallet<T> {
	/// Whether the next block may include the answer. Cheap checks come first, the signature last.
	pub(crate) fn authorize_answer(
		_source: TransactionSource,
		collection: &CollectionId,
		item: &ItemId,
		request: &H256,
		operator: &T::AccountId,
		answer: &Answer,
		signature: &MultiSignature,
	) -> TransactionValidityWithRefund {
		let open = Self::awaiting(*collection, *item, &request.0)?;
		let Stage::Asked { passed } = open.stage else { return Err(InvalidTransaction::Stale.into()) };
		let seat = open.seat(operator).ok_or(InvalidTransaction::BadSigner)?;
		ensure!(passed & bit(seat) == 0, InvalidTransaction::Stale);
		let leads_from = Self::leads_from(&open, seat).ok_or(InvalidTransaction::Call)?;
		ensure!(Self::now() >= leads_from, InvalidTransaction::Future);
		// Three refusals, or fewer and a proposal.
		let is_whole = answer.proposal.is_some() == (answer.refusals.len() < usize::from(limits::ATTEMPTS));
		ensure!(is_whole, InvalidTransaction::Call);
		let may_be_undrawn = answer.proposal.as_ref().is_some_and(|proposal| proposal.image.is_none());
		ensure!(answer.undrawn.is_none() || may_be_undrawn, InvalidTransaction::Call);
		let content = answer.using_encoded(blake2_256);
		Self::authorize(&open, statement::Stage::Answer, seat, content, signature)
	}

	/// The block from which a seat may answer: leaders take over one after the other.
	pub(crate) fn leads_from(open: &Open<T>, seat: u8) -> Option<BlockNumber> {
		let declaration = open.declaration()?;
		let patience = Self::terms(declaration.model)?.leader_blocks;
		let Stage::Asked { passed } = open.stage else { return None };
		// Who has passed keeps nobody waiting.
		let before = (0..seat).filter(|seat| passed & bit(*seat) == 0).count() as u32;
		Some(open.request.block.saturating_add(patience.saturating_mul(before)))
	}

	/// The validity of a member's statement about a request, by its signature.
	pub(crate) fn authorize(
		open: &Open<T>,
		stage: statement::Stage,
		seat: u8,
		content: Hash,
		signature: &MultiSignature,
	) -> TransactionValidityWithRefund {
		let member = open.committee.get(usize::from(seat)).cloned().ok_or(InvalidTransaction::BadSigner)?;
		let operator = member.operator.clone();
		let statement = Self::statement(stage, open.hash, member, content);
		let is_signed = SignedPayload::<T>::verify::<T::OperatorCrypto>(&statement, signature.clone());
		ensure!(is_signed, InvalidTransaction::BadProof);
		let validity = ValidTransaction {
			priority: PRIORITY,
			requires: Vec::new(),
			provides: alloc::vec![(stage.domain(), open.hash, operator).encode()],
			longevity: open.until.saturating_sub(Self::now()).saturating_add(1).into(),
			propagate: true,
		};
		Ok((validity, Weight::zero()))
	}

	/// What a member of the committee signs.
	pub(crate) fn statement(
		stage: statement::Stage,
		request: Hash,
		member: Member<T::AccountId>,
		content: Hash,
	) -> Statement<T::AccountId> {
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		Statement::new(stage, genesis, request.into(), member, content.into())
	}

	/// Takes a leader's answer in. It never fails: a failure would let the transaction be sent again.
	pub(crate) fn do_answer(
		collection: CollectionId,
		item: ItemId,
		request: Hash,
		operator: &T::AccountId,
		answer: Answer,
	) {
		let Some(mut open) = Self::opened(collection, item, &request) else { return };
		let Some(seat) = open.seat(operator) else { return };
		if let Err(end) = Self::still_wanted(&open) {
			return Self::end(collection, item, end);
		}
		let Some(declaration) = open.declaration() else { return Self::end(collection, item, End::Superseded) };
		let model = declaration.model;
		for refusal in &answer.refusals {
			T::Models::record(model, Outcome::Refused(*refusal));
		}
		let painter = declaration.image.as_ref().map(|terms| terms.model);
		if let Some((painter, refusal)) = painter.zip(answer.undrawn) {
			T::Models::record(painter, Outcome::Refused(refusal));
		}
		let checked = match answer.proposal {
			None => Err(answer.refusals.last().copied().unwrap_or(Refusal::Empty)),
			Some(proposal) => {
				let Some(blueprint) = T::Assets::blueprint(collection, open.version) else {
					return Self::end(collection, item, End::Superseded);
				};
				let checked = proposal.validate(&open.request, &blueprint.core, &blueprint.texts, &declaration);
				// The leader's own run should have told it.
				checked.inspect_err(|refusal| T::Models::record(model, Outcome::Refused(*refusal))).map(|()| proposal)
			}
		};
		match checked {
			Ok(proposal) => {
				let attempt = answer.refusals.len() as u8;
				T::Models::record(model, Outcome::Proposed);
				T::Upkeep::credit(operator, POINTS);
				Self::deposit_event(Event::Proposed {
					collection,
					item,
					request: request.into(),
					proposal: proposal.hash().into(),
					operator: operator.clone(),
					attempt,
				});
				let candidate = Candidate { proposal, attempt, leader: seat, agree: bit(seat), disagree: 0 };
				Self::weigh(open, candidate);
			}
			Err(refusal) => {
				Self::deposit_event(Event::AnswerRefused {
					collection,
					item,
					request: request.into(),
					operator: operator.clone(),
					refusal,
				});
				let Stage::Asked { passed } = &mut open.stage else { return };
				*passed |= bit(seat);
				if passed.count_ones() as usize >= open.committee.len() {
					return Self::end(collection, item, End::Refused);
				}
				Requests::<T>::insert((collection, item), open);
			}
		}
	}

	/// What an answer weighs, the points for it included.
	pub(crate) fn answer_weight() -> Weight {
		Self::adopting(<T as Config>::WeightInfo::answer()).saturating_add(T::Upkeep::credit_weight())
	}

	/// What weighs so much, and may let a proposal come true.
	pub(crate) fn adopting(weight: Weight) -> Weight {
		weight.saturating_add(T::Assets::acting_weight())
	}

	/// Whether a request's asset still lives under the blueprint that was asked about, and its model may still speak.
	pub(crate) fn still_wanted(open: &Open<T>) -> Result<(), End> {
		let asset = T::Assets::snapshot(open.request.collection, open.request.item).ok_or(End::Retired)?;
		ensure!(asset.version == open.version, End::Superseded);
		let declaration = open.declaration().ok_or(End::Superseded)?;
		Self::speaking(declaration.model).map(|_| ()).ok_or(End::ModelSuspended)
	}
}

/// A seat's bit.
pub(crate) fn bit(seat: u8) -> u16 {
	1u16.checked_shl(seat.into()).unwrap_or(0)
}
