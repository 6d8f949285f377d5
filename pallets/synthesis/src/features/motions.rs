//! Motions: reviewers take down what a model said, or put an asset back.

use crate::{Act, Config, Due, Error, Event, Face, Faces, Matter, Motion, Motions, Pallet, Reviewers};
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Get, BoundedVec};
use sp_runtime::DispatchError;
use vivarium_engine::{
	revision::{self, Origin},
	Text,
};
use vivarium_primitives::{limits, CollectionId, Deadlines, DynamicAssets, ItemId};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_support(who: &T::AccountId, collection: CollectionId, item: ItemId, act: Act) -> DispatchResult {
		let panel = Self::panel_of(who, collection)?;
		Self::ensure_possible(collection, item, act)?;
		let now = Self::now();
		let running = Motions::<T>::get(collection, item).filter(|motion| motion.until >= now);
		let mut motion = match running {
			Some(motion) => {
				ensure!(motion.act == act, Error::<T>::OtherMotion);
				ensure!(!motion.votes.contains(who), Error::<T>::AlreadyVoted);
				motion
			}
			None => {
				Self::drop_motion(collection, item);
				let until = now.saturating_add(T::MotionBlocks::get().max(1));
				Self::arm(until, Due { collection, item, matter: Matter::Motion });
				Motion { act, votes: BoundedVec::default(), until }
			}
		};
		motion.votes = panel.counted(&motion.votes);
		motion.votes.try_push(who.clone()).map_err(|_| Error::<T>::AlreadyVoted)?;
		let votes = motion.votes.len();
		Self::deposit_event(Event::MotionSupported {
			collection,
			item,
			act,
			reviewer: who.clone(),
			votes: votes as u32,
		});
		Motions::<T>::insert(collection, item, &motion);
		if panel.suffices(votes) {
			Self::drop_motion(collection, item);
			let revision = Self::carry(collection, item, act, &motion.votes)?;
			Self::deposit_event(Event::MotionCarried { collection, item, act, revision });
		}
		Ok(())
	}

	fn ensure_possible(collection: CollectionId, item: ItemId, act: Act) -> DispatchResult {
		let asset = T::Assets::snapshot(collection, item).ok_or(Error::<T>::NotEnrolled)?;
		match act {
			Act::Strip { narrative, image } => {
				let face = Self::face(collection, item).ok_or(Error::<T>::NothingToStrip)?;
				let has_narrative = narrative && !face.narrative.is_empty();
				ensure!(has_narrative || (image && face.image.is_some()), Error::<T>::NothingToStrip);
			}
			Act::Revert { to } => {
				let age = asset.revision.saturating_sub(to);
				let is_kept = to >= revision::FIRST && (1..limits::REVISIONS_IN_STATE).contains(&age);
				ensure!(is_kept, Error::<T>::NothingToRevert);
			}
		}
		Ok(())
	}

	/// Does what enough reviewers want; returns the new revision's number.
	fn carry(
		collection: CollectionId,
		item: ItemId,
		act: Act,
		votes: &Reviewers<T::AccountId>,
	) -> Result<u32, DispatchError> {
		let reviewers = BoundedVec::truncate_from(votes.iter().cloned().map(Into::into).collect());
		let faces = Faces::<T>::get(collection, item);
		match act {
			Act::Strip { narrative, image } => {
				let revision = T::Assets::remark(collection, item, Origin::Strip { narrative, image, reviewers })?;
				if let Some(face) = faces.last().cloned() {
					let narrative = if narrative { Text::default() } else { face.narrative };
					let image = face.image.filter(|_| !image);
					// The stripped one must not come back by a reversion.
					Faces::<T>::remove(collection, item);
					Self::show(collection, item, Face { revision, narrative, image, ..face });
				}
				Ok(revision)
			}
			Act::Revert { to } => {
				let revision = T::Assets::revert(collection, item, to, Origin::Reversion { to, reviewers })?;
				let shown = faces.iter().rev().find(|face| face.revision <= to).cloned();
				// Before the first one nothing was shown; those after it stay for other reversions.
				let blank =
					|face: &Face| Face { narrative: Text::default(), image: None, adjustment: 0, ..face.clone() };
				if let Some(face) = shown.or_else(|| faces.last().map(blank)) {
					Self::show(collection, item, Face { revision, ..face });
				}
				Ok(revision)
			}
		}
	}

	/// Takes a motion out of state.
	pub(crate) fn drop_motion(collection: CollectionId, item: ItemId) -> Option<Motion<T::AccountId>> {
		let motion = Motions::<T>::take(collection, item)?;
		T::Deadlines::disarm(motion.until.saturating_add(1), Due { collection, item, matter: Matter::Motion });
		Some(motion)
	}
}
