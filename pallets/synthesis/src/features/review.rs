//! Review: humans decide on what is held.

use crate::{Config, Decided, Due, End, Error, Event, Held, HeldProposal, Matter, Pallet, Verdict};
use frame_support::{ensure, pallet_prelude::DispatchResult};
use vivarium_primitives::{CollectionId, Deadlines, Hash, ItemId, ModelRegistry, Outcome};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_review(
		who: &T::AccountId,
		collection: CollectionId,
		item: ItemId,
		proposal: Hash,
		verdict: Verdict,
	) -> DispatchResult {
		let panel = Self::panel_of(who, collection)?;
		let mut held = Held::<T>::get(collection, item).ok_or(Error::<T>::NothingHeld)?;
		ensure!(held.decided.hash == proposal, Error::<T>::OtherProposal);
		ensure!(Self::now() <= held.until, Error::<T>::ReviewOver);
		ensure!(!held.approvals.contains(who) && !held.rejections.contains(who), Error::<T>::AlreadyVoted);
		let votes = match verdict {
			Verdict::Approved => &mut held.approvals,
			Verdict::Rejected(_) => &mut held.rejections,
		};
		// Each of at most 16 votes once; those of former reviewers make room.
		*votes = panel.counted(votes);
		votes.try_push(who.clone()).map_err(|_| Error::<T>::AlreadyVoted)?;
		Self::deposit_event(Event::Reviewed {
			collection,
			item,
			proposal: proposal.into(),
			reviewer: who.clone(),
			verdict,
		});

		let approvals = panel.counted(&held.approvals);
		let rejections = panel.counted(&held.rejections).len();
		let possible = panel.reviewers.len().saturating_sub(rejections);
		if panel.suffices(approvals.len()) {
			Self::drop_held(collection, item);
			let Decided { model, painter, .. } = held.decided;
			let may_speak =
				Self::speaking(model).is_some() && painter.is_none_or(|model| Self::drawing(model).is_some());
			let end = match may_speak {
				false => Some(End::ModelSuspended),
				true => Self::apply(collection, item, &held.decided, &approvals).err().map(|_| End::Superseded),
			};
			if let Some(end) = end {
				Self::tell_end(collection, item, &held, end);
			}
		} else if panel.suffices(rejections) || !panel.suffices(possible) {
			Self::drop_held(collection, item);
			Self::reject_held(collection, item, &held, End::Rejected);
		} else {
			Held::<T>::insert(collection, item, held);
		}
		Ok(())
	}

	/// Tells that a held proposal was rejected.
	pub(crate) fn reject_held(collection: CollectionId, item: ItemId, held: &HeldProposal<T>, end: End) {
		for model in core::iter::once(held.decided.model).chain(held.decided.painter) {
			T::Models::record(model, Outcome::Rejected);
		}
		Self::tell_end(collection, item, held, end);
	}

	/// Takes a held proposal out of state.
	pub(crate) fn drop_held(collection: CollectionId, item: ItemId) -> Option<HeldProposal<T>> {
		let held = Held::<T>::take(collection, item)?;
		T::Deadlines::disarm(held.until.saturating_add(1), Due { collection, item, matter: Matter::Review });
		Some(held)
	}

	pub(crate) fn tell_end(collection: CollectionId, item: ItemId, held: &HeldProposal<T>, end: End) {
		Self::deposit_event(Event::Ended { collection, item, request: held.decided.request.into(), end });
	}
}
