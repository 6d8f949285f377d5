//! Motions: reviewers take down what a model said, or put an asset back.

use crate::{
	Act, Ballot, Config, Due, Error, Event, Face, Faces, Matter, Motion, Motions, Pallet, Pin, Pins, Reviewers,
};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Get, BoundedVec};
use sp_runtime::DispatchError;
use vivarium_engine::{
	revision::{self, Origin},
	Text,
};
use vivarium_primitives::{limits, BlockNumber, CollectionId, Deadlines, DynamicAssets, ItemId};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_support(who: &T::AccountId, collection: CollectionId, item: ItemId, act: Act) -> DispatchResult {
		let panel = Self::panel_of(who, collection)?;
		let now = Self::now();
		let mut ballots = Motions::<T>::get(collection, item).map(|motion| motion.ballots).unwrap_or_default();
		ballots.retain(|ballot| ballot.until >= now && panel.reviewers.contains(&ballot.reviewer));
		let shown = Self::possible(collection, item, act)?;
		let is_for = |ballot: &Ballot<T::AccountId>| (ballot.act, ballot.shown) == (act, shown);
		let has_voted = ballots.iter().any(|ballot| ballot.reviewer == *who && is_for(ballot));
		ensure!(!has_voted, Error::<T>::AlreadyVoted);
		ballots.retain(|ballot| ballot.reviewer != *who);
		let until = now.saturating_add(T::MotionBlocks::get().max(1));
		let ballot = Ballot { reviewer: who.clone(), act, shown, until };
		// One of each reviewer: there is room.
		ballots.try_push(ballot).map_err(|_| Error::<T>::AlreadyVoted)?;
		let voters = ballots.iter().filter(|ballot| is_for(ballot)).map(|ballot| ballot.reviewer.clone());
		let votes = Reviewers::truncate_from(voters.collect());
		Self::deposit_event(Event::MotionSupported {
			collection,
			item,
			act,
			reviewer: who.clone(),
			votes: votes.len() as u32,
		});
		if panel.suffices(votes.len()) {
			let revision = Self::carry(collection, item, act, &votes)?;
			Self::deposit_event(Event::MotionCarried { collection, item, act, revision });
			ballots.retain(|ballot| !is_for(ballot));
		}
		Self::keep_ballots(collection, item, ballots);
		Ok(())
	}

	/// Whether something can be done; returns the revision with which began what is shown, where that is to be taken
	/// down. What is to be gone back to is kept from now on.
	fn possible(collection: CollectionId, item: ItemId, act: Act) -> Result<u32, DispatchError> {
		let asset = T::Assets::snapshot(collection, item).ok_or(Error::<T>::NotEnrolled)?;
		match act {
			Act::Strip { narrative, image } => {
				let face = Self::face(collection, item).ok_or(Error::<T>::NothingToStrip)?;
				let has_narrative = narrative && !face.narrative.is_empty();
				ensure!(has_narrative || (image && face.image.is_some()), Error::<T>::NothingToStrip);
				Ok(face.revision)
			}
			Act::Revert { to } => {
				if !Pins::<T>::contains_key((collection, item), to) {
					let is_earlier = (revision::FIRST..asset.revision).contains(&to);
					let record = T::Assets::record(collection, item, to).filter(|_| is_earlier);
					let record = record.ok_or(Error::<T>::NothingToRevert)?;
					let face = Faces::<T>::get(collection, item).into_iter().rev().find(|face| face.revision <= to);
					Pins::<T>::insert((collection, item), to, Pin { record, face });
				}
				Ok(0)
			}
		}
	}

	/// Does what enough reviewers want; returns the new revision's number.
	fn carry(
		collection: CollectionId,
		item: ItemId,
		act: Act,
		votes: &Reviewers<T::AccountId>,
	) -> Result<u32, DispatchError> {
		let reviewers = BoundedVec::truncate_from(votes.iter().cloned().map(Into::into).collect());
		let last = Self::face(collection, item);
		match act {
			Act::Strip { narrative, image } => {
				let revision = T::Assets::remark(collection, item, Origin::Strip { narrative, image, reviewers })?;
				if let Some(face) = last {
					let narrative = if narrative { Text::default() } else { face.narrative };
					let image = face.image.filter(|_| !image);
					// The stripped one must not come back by a reversion.
					Faces::<T>::remove(collection, item);
					let before = Pins::<T>::iter_prefix((collection, item)).collect::<Vec<_>>();
					for (number, pin) in before {
						Pins::<T>::insert((collection, item), number, Pin { face: None, ..pin });
					}
					Self::show(collection, item, Face { revision, narrative, image, ..face });
				}
				Ok(revision)
			}
			Act::Revert { to } => {
				let Pin { record, face } = Pins::<T>::get((collection, item), to).ok_or(Error::<T>::NothingToRevert)?;
				let revision = T::Assets::revert(collection, item, &record, Origin::Reversion { to, reviewers })?;
				// Before the first one nothing was shown; those after it stay for other reversions.
				let blank = |face: Face| Face { narrative: Text::default(), image: None, adjustment: 0, ..face };
				if let Some(face) = face.or_else(|| last.map(blank)) {
					Self::show(collection, item, Face { revision, ..face });
				}
				Ok(revision)
			}
		}
	}

	/// Keeps the votes about an asset, and the revisions that they are for.
	fn keep_ballots(
		collection: CollectionId,
		item: ItemId,
		ballots: BoundedVec<Ballot<T::AccountId>, frame_support::traits::ConstU32<{ limits::REVIEWERS }>>,
	) {
		Self::disarm_motion(collection, item);
		let wanted = |number: &u32| ballots.iter().any(|ballot| ballot.act == Act::Revert { to: *number });
		let pinned: Vec<u32> = Pins::<T>::iter_key_prefix((collection, item)).collect();
		for number in pinned.iter().filter(|number| !wanted(number)) {
			Pins::<T>::remove((collection, item), number);
		}
		match ballots.iter().map(|ballot| ballot.until).max() {
			Some(until) => {
				Self::arm(until, Self::motion_due(collection, item));
				Motions::<T>::insert(collection, item, Motion { ballots, until });
			}
			None => Motions::<T>::remove(collection, item),
		}
	}

	/// Forgets what reviewers voted on about an asset.
	pub(crate) fn drop_motion(collection: CollectionId, item: ItemId) {
		Self::keep_ballots(collection, item, BoundedVec::default());
	}

	/// Forgets the votes about an asset, all of which are too old, and tells for what they were.
	pub(crate) fn lapse(collection: CollectionId, item: ItemId, now: BlockNumber) {
		let Some(motion) = Motions::<T>::get(collection, item).filter(|motion| motion.until < now) else { return };
		Self::drop_motion(collection, item);
		let acts: BTreeSet<Act> = motion.ballots.iter().map(|ballot| ballot.act).collect();
		for act in acts {
			Self::deposit_event(Event::MotionLapsed { collection, item, act });
		}
	}

	fn disarm_motion(collection: CollectionId, item: ItemId) {
		if let Some(motion) = Motions::<T>::get(collection, item) {
			T::Deadlines::disarm(motion.until.saturating_add(1), Self::motion_due(collection, item));
		}
	}

	fn motion_due(collection: CollectionId, item: ItemId) -> Due {
		Due { collection, item, matter: Matter::Motion }
	}
}
