//! What always holds.

use crate::{Act, Ballot, Config, Faces, Held, Motions, Pallet, Panels, Pins, Postponed, Requests, Stage, Wanted};
use alloc::collections::BTreeSet;
use frame_support::{ensure, traits::Get};
use sp_runtime::TryRuntimeError;
use vivarium_primitives::DynamicAssets;

impl<T: Config> Pallet<T> {
	/// Checks that
	/// - no more occasions wait and no more requests are open than may;
	/// - every request is of an asset, under its own digest, and has a committee; those who agree and those who do not are
	///   different members of it;
	/// - no asset has both an open request and a held proposal;
	/// - every held proposal has the digest it says, and nobody votes twice;
	/// - no reviewer has two votes about an asset beside reviews, and the revisions to which they want to go back are kept;
	/// - panels have a threshold that they can reach;
	/// - faces stand in the order of their revisions.
	///
	/// # Errors
	/// What does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		ensure!(Wanted::<T>::iter().count() as u32 == Wanted::<T>::count(), "occasions are miscounted");
		ensure!(Wanted::<T>::count() <= T::MaxWanted::get(), "too many occasions wait");
		ensure!(Requests::<T>::iter().count() as u32 == Requests::<T>::count(), "requests are miscounted");
		ensure!(Requests::<T>::count() <= T::MaxOpen::get(), "too many requests are open");
		for ((collection, item), open) in Requests::<T>::iter() {
			ensure!(T::Assets::snapshot(collection, item).is_some(), "a request is about no asset");
			ensure!((open.request.collection, open.request.item) == (collection, item), "a request is misplaced");
			ensure!(open.request.hash() == open.hash, "a request has another digest");
			ensure!(!open.committee.is_empty(), "a request has no committee");
			ensure!(!Held::<T>::contains_key(collection, item), "a request and a proposal at once");
			let seats = 1u16.checked_shl(open.committee.len() as u32).unwrap_or(0).saturating_sub(1);
			let voted = match &open.stage {
				Stage::Asked { passed } => *passed,
				Stage::Proposed(candidate) | Stage::Drawing(candidate) => {
					ensure!(candidate.agree & candidate.disagree == 0, "a run both agrees and does not");
					candidate.agree | candidate.disagree
				}
			};
			ensure!(voted & !seats == 0, "an empty seat has voted");
		}
		for (collection, item, held) in Held::<T>::iter() {
			ensure!(T::Assets::snapshot(collection, item).is_some(), "a proposal is held for no asset");
			ensure!(held.decided.proposal.hash() == held.decided.hash, "a held proposal has another digest");
			let voters: BTreeSet<_> = held.approvals.iter().chain(&held.rejections).collect();
			ensure!(voters.len() == held.approvals.len().saturating_add(held.rejections.len()), "somebody voted twice");
		}
		for (collection, item, motion) in Motions::<T>::iter() {
			ensure!(T::Assets::snapshot(collection, item).is_some(), "a motion is about no asset");
			let voters: BTreeSet<_> = motion.ballots.iter().map(|ballot| &ballot.reviewer).collect();
			ensure!(!voters.is_empty() && voters.len() == motion.ballots.len(), "a motion has not one vote of each");
			let until = motion.ballots.iter().map(|ballot| ballot.until).max();
			ensure!(until == Some(motion.until), "a motion ends with another vote than its last");
		}
		for ((collection, item), number, pin) in Pins::<T>::iter() {
			ensure!(pin.record.revision().number == number, "another revision is pinned");
			let motion = Motions::<T>::get(collection, item);
			let is_wanted = |ballot: &Ballot<T::AccountId>| ballot.act == Act::Revert { to: number };
			ensure!(
				motion.is_some_and(|motion| motion.ballots.iter().any(is_wanted)),
				"nobody votes for what is pinned"
			);
		}
		for (collection, item) in Postponed::<T>::iter_keys() {
			ensure!(T::Assets::snapshot(collection, item).is_some(), "an occasion waits for no asset");
		}
		for panel in Panels::<T>::iter_values() {
			let reach = 1..=panel.reviewers.len();
			ensure!(reach.contains(&usize::from(panel.threshold)), "a panel cannot reach its threshold");
		}
		for (collection, item, faces) in Faces::<T>::iter() {
			ensure!(T::Assets::snapshot(collection, item).is_some(), "a face is of no asset");
			let is_ordered = faces.iter().zip(faces.iter().skip(1)).all(|(one, next)| one.revision < next.revision);
			ensure!(is_ordered, "faces are not in order");
		}
		Ok(())
	}
}
