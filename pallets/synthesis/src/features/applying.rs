//! From quorum to revision: what policy says, and what comes true.

use super::answers::bit;
use crate::{
	Candidate, Config, Decided, Drawn, Due, End, Event, Face, Faces, Held, HeldProposal, Image, Matter, Open, Pallet,
	Reviewers,
};
use frame_support::{storage::with_storage_layer, BoundedVec};
use sp_runtime::DispatchError;
use vivarium_engine::{
	revision::Origin,
	synthesis::{Declaration, Prompt},
};
use vivarium_primitives::{
	document_key, limits, BlueprintVersion, CohortDecision, CollectionId, DynamicAssets, ItemId, ModelRegistry,
	ModelStatus, Outcome,
};

impl<T: Config> Pallet<T> {
	/// Decides what becomes of a proposal that has its quorum: it comes true, or it is held for review.
	pub(crate) fn decide(collection: CollectionId, item: ItemId, candidate: Candidate, image: Option<Image>) {
		let Some(open) = Self::close(collection, item) else { return };
		let ended = |end| Self::deposit_event(Event::Ended { collection, item, request: open.hash.into(), end });
		if let Err(end) = Self::still_wanted(&open) {
			return ended(end);
		}
		let known = open
			.declaration()
			.zip(T::Assets::blueprint(collection, open.version))
			.zip(T::Assets::snapshot(collection, item));
		let Some(((declaration, blueprint), asset)) = known else { return ended(End::Superseded) };
		let painter = declaration.image.as_ref().map(|terms| terms.model);
		// Who may not speak any more has drawn nothing.
		let image = image.filter(|_| painter.and_then(Self::drawing).is_some());
		let decided = decided(&open, candidate, image, &declaration, &blueprint);
		let proposal = &decided.proposal;

		let judged = declaration.fairness_of(proposal, asset.life.state, &asset.life.traits);
		if let Some(((cohort, favourable), measure)) = judged.zip(declaration.measure(&blueprint.core)) {
			let decision = CohortDecision { collection, version: open.version, measure, cohort, favourable };
			T::Models::record_decision(declaration.model, decision);
		}
		let is_first_image =
			decided.painter.is_some_and(|painter| Drawn::<T>::get(collection, painter) != Self::version(painter));
		// The decision itself may have raised an alert.
		let is_active = |model| Self::terms(model).is_some_and(|terms| terms.status == ModelStatus::Active);
		if let Some(painter) = decided.painter {
			T::Models::record(painter, Outcome::Proposed);
		}
		let must_review = !is_active(declaration.model)
			|| !decided.painter.is_none_or(is_active)
			// Whoever lowers a value in between gains nothing.
			|| declaration.must_review(proposal, &open.request.traits, is_first_image)
			|| declaration.must_review(proposal, &asset.life.traits, is_first_image);
		if !must_review {
			if Self::apply(collection, item, &decided, &Reviewers::<T::AccountId>::default()).is_err() {
				ended(End::Superseded);
			}
			return;
		}
		sp_io::offchain_index::set(&document_key(&decided.hash), &proposal.bytes());
		let until = Self::now().saturating_add(declaration.review.deadline.max(1));
		Self::arm(until, Due { collection, item, matter: Matter::Review });
		Self::deposit_event(Event::Held { collection, item, proposal: decided.hash.into(), until });
		let held = HeldProposal {
			decided,
			request: open.request,
			until,
			approvals: BoundedVec::default(),
			rejections: BoundedVec::default(),
		};
		Held::<T>::insert(collection, item, held);
	}

	/// Lets a proposal come true.
	///
	/// # Errors
	/// Where it does not fit the asset any more; nothing is changed then.
	pub(crate) fn apply(
		collection: CollectionId,
		item: ItemId,
		decided: &Decided,
		reviewers: &Reviewers<T::AccountId>,
	) -> Result<(), DispatchError> {
		let accounts = reviewers.iter().cloned().map(Into::into).collect();
		let origin = Origin::Synthesis {
			request: decided.request,
			model: decided.model,
			prompt: decided.prompt,
			output: decided.hash,
			attempt: decided.attempt,
			leader: decided.leader,
			attesters: decided.attesters.clone(),
			reviewers: BoundedVec::truncate_from(accounts),
			fired: BoundedVec::default(),
		};
		let proposal = &decided.proposal;
		let revision = with_storage_layer(|| T::Assets::adopt(collection, item, decided.version, proposal, origin))?;
		sp_io::offchain_index::set(&document_key(&decided.hash), &proposal.bytes());
		let before = Self::face(collection, item);
		let drawn = proposal.image.map(|digest| Image { digest, bytes: decided.image_bytes });
		let face = Face {
			revision,
			model: decided.model,
			narrative: proposal.narrative.clone(),
			// What is not drawn anew stays.
			image: drawn.or_else(|| before?.image),
			adjustment: proposal.adjustment,
		};
		Self::show(collection, item, face);
		if let Some(painter) = decided.painter {
			if let Some(version) = Self::version(painter) {
				Drawn::<T>::insert(collection, painter, version);
			}
		}
		Self::deposit_event(Event::Applied { collection, item, proposal: decided.hash.into(), revision });
		Ok(())
	}

	/// Shows a face from now on; the last ones are kept for reversions.
	pub(crate) fn show(collection: CollectionId, item: ItemId, face: Face) {
		Faces::<T>::mutate(collection, item, |faces| {
			if faces.len() >= limits::REVISIONS_IN_STATE as usize {
				faces.remove(0);
			}
			// There is room now.
			let _ = faces.try_push(face);
		});
	}

	/// What is shown of an asset beside its life.
	pub fn face(collection: CollectionId, item: ItemId) -> Option<Face> {
		Faces::<T>::get(collection, item).pop()
	}
}

/// A proposal with everything that its revision will name. Without the bytes of its image it goes on without one.
fn decided<T: Config>(
	open: &Open<T>,
	candidate: Candidate,
	image: Option<Image>,
	declaration: &Declaration,
	blueprint: &BlueprintVersion,
) -> Decided {
	let Candidate { mut proposal, attempt, leader, agree, .. } = candidate;
	proposal.image = image.map(|image| image.digest);
	let key = |seat: u8| open.committee.get(usize::from(seat)).map(|member| member.key.0);
	let attesters = (0..open.committee.len() as u8).filter(|seat| *seat != leader && agree & bit(*seat) != 0);
	let attesters = attesters.filter_map(key).collect();
	Decided {
		hash: proposal.hash(),
		version: open.version,
		request: open.hash,
		model: declaration.model,
		prompt: Prompt::render(&open.request, &blueprint.core, &blueprint.texts, declaration).hash(),
		attempt,
		leader: key(leader).unwrap_or_default(),
		attesters: BoundedVec::truncate_from(attesters),
		image_bytes: image.map_or(0, |image| image.bytes),
		painter: image.and(declaration.image.as_ref()).map(|terms| terms.model),
		proposal,
	}
}
