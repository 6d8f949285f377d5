use super::mock::*;
use crate::{End, Faces, Held, Motions, Requests, Wanted};
use frame_support::assert_ok;
use vivarium_engine::synthesis::{Occasion, Policy};

#[test]
fn asset_retired_in_mid_synthesis() {
	ExtBuilder::build_and_execute(|| {
		let open = ask();
		Wanted::<Test>::insert((COLLECTION, 0), Occasion::Rounds);
		retire(0);
		assert_eq!(ends(), [End::Retired]);
		assert_eq!((Requests::<Test>::count(), Wanted::<Test>::count()), (0, 0));
		let late = answer_by(&open, OPERATOR, answering(proposal()));
		assert_eq!(refused(&late), frame_support::pallet_prelude::InvalidTransaction::Stale);
		run_to(open.until + 1);
		assert_eq!(ends(), [], "its deadline is gone");
	});
}

#[test]
fn nothing_is_left_of_an_asset_that_is_retired() {
	ExtBuilder::build_and_execute(|| {
		synthesize(proposal());
		declare_review(Policy::Always);
		run_to(2);
		synthesize(proposal());
		let reviewer = RuntimeOrigin::signed(REVIEWERS[0].to_account_id());
		assert_ok!(Synthesis::strip(reviewer, COLLECTION, 0, true, false));
		events();
		retire(0);
		assert_eq!(ends(), [End::Retired]);
		assert_eq!(outcomes().last(), Some(&vivarium_primitives::Outcome::Proposed), "nobody rejected it");
		assert!(!Held::<Test>::contains_key(COLLECTION, 0));
		assert!(!Motions::<Test>::contains_key(COLLECTION, 0));
		assert!(!Faces::<Test>::contains_key(COLLECTION, 0));
		run_to(2 + MOTION_BLOCKS + 1);
		assert_eq!(events(), []);
	});
}

#[test]
fn an_item_that_is_enrolled_anew_begins_without_a_face() {
	ExtBuilder::build_and_execute(|| {
		synthesize(proposal());
		retire(0);
		enrol(0);
		assert_eq!(Synthesis::face(COLLECTION, 0), None);
		assert_eq!(ask().request.narrative.len(), 0);
	});
}
