//! Attestations: whether the other operators' runs agree with a proposal.

use super::answers::{bit, POINTS};
use crate::{Attestation, Candidate, Config, End, Event, Open, Pallet, Requests, Stage};
use codec::Encode;
use frame_support::{
	ensure,
	pallet_prelude::{InvalidTransaction, TransactionSource, TransactionValidityWithRefund},
	traits::Get,
};
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::MultiSignature;
use vivarium_primitives::{statement, CollectionId, Hash, ItemId, ModelRegistry, Outcome, Upkeep};

impl<T: Config> Pallet<T> {
	/// Whether the next block may include the attestation. Cheap checks come first, the signature last.
	pub(crate) fn authorize_attestation(
		_source: TransactionSource,
		collection: &CollectionId,
		item: &ItemId,
		request: &H256,
		operator: &T::AccountId,
		attestation: &Attestation,
		signature: &MultiSignature,
	) -> TransactionValidityWithRefund {
		let open = Self::awaiting(*collection, *item, &request.0)?;
		let candidate = match &open.stage {
			Stage::Asked { .. } => return Err(InvalidTransaction::Future.into()),
			Stage::Drawing(_) => return Err(InvalidTransaction::Stale.into()),
			Stage::Proposed(candidate) => candidate,
		};
		let seat = open.seat(operator).ok_or(InvalidTransaction::BadSigner)?;
		ensure!((candidate.agree | candidate.disagree) & bit(seat) == 0, InvalidTransaction::Stale);
		ensure!(attestation.proposal.0 == candidate.proposal.hash(), InvalidTransaction::Stale);
		let content = attestation.using_encoded(blake2_256);
		Self::authorize(&open, statement::Stage::Attestation, seat, content, signature)
	}

	/// Counts an operator's run. It never fails: a failure would let the transaction be sent again.
	pub(crate) fn do_attest(
		collection: CollectionId,
		item: ItemId,
		request: Hash,
		operator: &T::AccountId,
		attestation: Attestation,
	) {
		let Some(open) = Self::opened(collection, item, &request) else { return };
		let (Some(seat), Stage::Proposed(mut candidate)) = (open.seat(operator), open.stage.clone()) else { return };
		match attestation.agrees {
			true => candidate.agree |= bit(seat),
			false => candidate.disagree |= bit(seat),
		}
		T::Upkeep::credit(operator, POINTS);
		Self::deposit_event(Event::Attested {
			collection,
			item,
			request: request.into(),
			operator: operator.clone(),
			agrees: attestation.agrees,
		});
		Self::weigh(open, candidate);
	}

	/// Looks whether a proposal has its quorum, or cannot have it any more.
	pub(crate) fn weigh(mut open: Open<T>, candidate: Candidate) {
		let (collection, item) = (open.request.collection, open.request.item);
		let possible = (open.committee.len() as u32).saturating_sub(candidate.disagree.count_ones());
		if candidate.agree.count_ones() >= open.quorum() {
			if candidate.proposal.image.is_none() {
				return Self::decide(collection, item, candidate, None);
			}
			// Its bytes have a while to come.
			Self::close(collection, item);
			open.until = Self::now().saturating_add(T::ImageBlocks::get().max(1));
			Self::arm(open.until, crate::Due { collection, item, matter: crate::Matter::Request });
			open.stage = Stage::Drawing(candidate);
		} else if possible < open.quorum() {
			if let Some(declaration) = open.declaration() {
				T::Models::record(declaration.model, Outcome::AttestationFailed);
			}
			return Self::end(collection, item, End::Disputed);
		} else {
			open.stage = Stage::Proposed(candidate);
		}
		Requests::<T>::insert((collection, item), open);
	}
}
