use super::mock::*;
use crate::{Act, Error, Event, Faces, Motions, Pins};
use frame_support::{assert_noop, assert_ok};
use sp_keyring::Sr25519Keyring;
use sp_runtime::DispatchResult;
use vivarium_engine::{bounded, revision::Origin};

const FIRST: Sr25519Keyring = REVIEWERS[0];
const SECOND: Sr25519Keyring = REVIEWERS[1];
const THIRD: Sr25519Keyring = REVIEWERS[2];
const NARRATIVE: Act = Act::Strip { narrative: true, image: false };

fn support(reviewer: Sr25519Keyring, act: Act) -> DispatchResult {
	let origin = RuntimeOrigin::signed(reviewer.to_account_id());
	match act {
		Act::Strip { narrative, image } => Synthesis::strip(origin, COLLECTION, 0, narrative, image),
		Act::Revert { to } => Synthesis::revert(origin, COLLECTION, 0, to),
	}
}

fn carry(act: Act) {
	carry_by([FIRST, SECOND], act);
}

fn carry_by(reviewers: [Sr25519Keyring; 2], act: Act) {
	for reviewer in reviewers {
		assert_ok!(support(reviewer, act));
	}
}

fn accounts(reviewers: [Sr25519Keyring; 2]) -> Vec<[u8; 32]> {
	reviewers.map(|reviewer| reviewer.to_account_id().into()).to_vec()
}

/// Lets a face with text and picture be shown.
fn show_face() {
	declare_image();
	let open = synthesize(proposing(|one| one.image = Some(sp_io::hashing::blake2_256(&png()))));
	include(image_by(&open, OPERATOR, png()));
	events();
}

#[test]
fn reviewers_take_a_narrative_down() {
	ExtBuilder::build_and_execute(|| {
		show_face();
		assert_ok!(support(FIRST, NARRATIVE));
		assert!(!Synthesis::face(COLLECTION, 0).unwrap().narrative.is_empty());
		assert_ok!(support(THIRD, NARRATIVE));
		let supported = |reviewer: Sr25519Keyring, votes| Event::MotionSupported {
			collection: COLLECTION,
			item: 0,
			act: NARRATIVE,
			reviewer: reviewer.to_account_id(),
			votes,
		};
		let carried = Event::MotionCarried { collection: COLLECTION, item: 0, act: NARRATIVE, revision: 3 };
		assert_eq!(events(), [supported(FIRST, 1), supported(THIRD, 2), carried]);
		let face = Synthesis::face(COLLECTION, 0).unwrap();
		assert!(face.narrative.is_empty() && face.image.is_some());
		let reviewers = accounts([FIRST, THIRD]).try_into().unwrap();
		assert_eq!(last_revision().origin, Origin::Strip { narrative: true, image: false, reviewers });
		assert_eq!(ask().request.narrative.len(), 0, "no prompt holds it any more");
		run_to(1 + MOTION_BLOCKS + 1);
		assert!(!events().iter().any(|event| matches!(event, Event::MotionLapsed { .. })));
	});
}

#[test]
fn reviewers_take_an_image_down_and_no_reversion_brings_it_back() {
	ExtBuilder::build_and_execute(|| {
		show_face();
		carry(Act::Strip { narrative: false, image: true });
		let face = Synthesis::face(COLLECTION, 0).unwrap();
		assert!(face.image.is_none() && !face.narrative.is_empty());
		carry(Act::Revert { to: 2 });
		assert_eq!(Synthesis::face(COLLECTION, 0).unwrap().image, None);
		run_to(2);
		synthesize(proposal());
		assert_eq!(Synthesis::face(COLLECTION, 0).unwrap().image, None, "nor does the next text");
	});
}

#[test]
fn where_there_is_nothing_to_take_down_nothing_is_voted_on() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(support(FIRST, NARRATIVE), Error::<Test>::NothingToStrip);
		synthesize(proposal());
		let image = Act::Strip { narrative: false, image: true };
		let neither = Act::Strip { narrative: false, image: false };
		assert_noop!(support(FIRST, image), Error::<Test>::NothingToStrip);
		assert_noop!(support(FIRST, neither), Error::<Test>::NothingToStrip);
		carry(NARRATIVE);
		assert_noop!(support(FIRST, NARRATIVE), Error::<Test>::NothingToStrip);
	});
}

#[test]
fn reviewers_put_an_asset_back_to_an_earlier_revision() {
	ExtBuilder::build_and_execute(|| {
		synthesize(proposal());
		let before = asset().life;
		run_to(2);
		synthesize(proposing(|one| (one.to, one.adjustment, one.flags) = (Some(WATCH), 9, 1)));
		carry(Act::Revert { to: 2 });
		let life = asset().life;
		assert_eq!((life.state, life.traits, life.flags), (before.state, before.traits, before.flags));
		let reviewers = accounts([FIRST, SECOND]).try_into().unwrap();
		assert_eq!(last_revision().origin, Origin::Reversion { to: 2, reviewers });
		assert_eq!(last_revision().number, 4, "a new revision, never an erasure");
		let face = Synthesis::face(COLLECTION, 0).unwrap();
		assert_eq!((face.revision, face.adjustment), (4, -3));
	});
}

#[test]
fn a_reversion_to_before_the_first_face_can_be_reverted_too() {
	ExtBuilder::build_and_execute(|| {
		synthesize(proposal());
		carry(Act::Revert { to: 1 });
		let blank = Synthesis::face(COLLECTION, 0).unwrap();
		assert_eq!((blank.revision, blank.narrative.len(), blank.adjustment, blank.image), (3, 0, 0, None));
		carry(Act::Revert { to: 2 });
		let face = Synthesis::face(COLLECTION, 0).unwrap();
		assert_eq!((face.revision, face.narrative), (4, proposal().narrative));
	});
}

#[test]
fn an_asset_of_which_nothing_was_said_is_put_back_without_a_face() {
	ExtBuilder::build_and_execute(|| {
		change_asset(|asset| asset.history.push(asset.history[0].clone()));
		carry(Act::Revert { to: 1 });
		assert!(!Faces::<Test>::contains_key(COLLECTION, 0));
	});
}

#[test]
fn only_earlier_revisions_that_are_in_state_can_be_reverted_to() {
	ExtBuilder::build_and_execute(|| {
		for block in 2..11 {
			run_to(block);
			synthesize(proposal());
		}
		// Revisions 3 to 10 are in state.
		for to in [0, 1, 2, 10, 11, u32::MAX] {
			assert_noop!(support(FIRST, Act::Revert { to }), Error::<Test>::NothingToRevert);
		}
		carry(Act::Revert { to: 3 });
	});
}

#[test]
fn one_reviewer_holds_nobody_up_and_may_think_again() {
	ExtBuilder::build_and_execute(|| {
		show_face();
		let both = Act::Strip { narrative: true, image: true };
		assert_ok!(support(FIRST, NARRATIVE));
		assert_noop!(support(FIRST, NARRATIVE), Error::<Test>::AlreadyVoted);
		assert_ok!(support(FIRST, both));
		assert_ok!(support(SECOND, Act::Revert { to: 1 }));
		assert_eq!(asset().history.len(), 2, "each of them wants something else");
		assert_ok!(support(THIRD, both));
		assert_eq!(last_revision().number, 3);
		assert_eq!(Motions::<Test>::get(COLLECTION, 0).unwrap().ballots.len(), 1, "the other vote stays");
		assert_ok!(support(FIRST, Act::Revert { to: 1 }));
		assert_eq!(last_revision().number, 4);
		assert!(!Motions::<Test>::contains_key(COLLECTION, 0));
	});
}

#[test]
fn a_vote_is_about_what_was_shown_then() {
	ExtBuilder::build_and_execute(|| {
		synthesize(proposal());
		assert_ok!(support(FIRST, NARRATIVE));
		run_to(2);
		synthesize(proposing(|one| one.narrative = bounded("All is well now.").unwrap()));
		assert_ok!(support(SECOND, NARRATIVE));
		assert!(!Synthesis::face(COLLECTION, 0).unwrap().narrative.is_empty(), "nobody else has seen this one");
		assert_ok!(support(FIRST, NARRATIVE));
		assert!(Synthesis::face(COLLECTION, 0).unwrap().narrative.is_empty());
	});
}

#[test]
fn a_revision_stays_within_reach_while_somebody_votes_for_it() {
	ExtBuilder::build_and_execute(|| {
		synthesize(proposal());
		let before = asset().life;
		for block in 2..12 {
			run_to(block);
			synthesize(proposing(|one| (one.adjustment, one.flags) = (9, 1)));
			if block == 2 {
				assert_ok!(support(FIRST, Act::Revert { to: 2 }));
			}
		}
		assert_noop!(support(SECOND, Act::Revert { to: 3 }), Error::<Test>::NothingToRevert);
		assert_ok!(support(SECOND, Act::Revert { to: 2 }));
		assert_eq!((asset().life.state, asset().life.flags), (before.state, before.flags));
		assert_eq!(Synthesis::face(COLLECTION, 0).unwrap().adjustment, -3);
		assert_eq!(Pins::<Test>::iter().count(), 0);
	});
}

#[test]
fn what_was_taken_down_does_not_come_back_with_a_revision_that_somebody_votes_for() {
	ExtBuilder::build_and_execute(|| {
		show_face();
		run_to(2);
		synthesize(proposal());
		assert_ok!(support(FIRST, Act::Revert { to: 2 }));
		carry_by([SECOND, THIRD], Act::Strip { narrative: false, image: true });
		assert_ok!(support(SECOND, Act::Revert { to: 2 }));
		assert_eq!(last_revision().number, 5);
		assert_eq!(Synthesis::face(COLLECTION, 0).unwrap().image, None);
	});
}

#[test]
fn a_motion_that_finds_too_few_supporters_lapses() {
	ExtBuilder::build_and_execute(|| {
		synthesize(proposal());
		assert_ok!(support(FIRST, NARRATIVE));
		events();
		run_to(1 + MOTION_BLOCKS);
		assert!(Motions::<Test>::contains_key(COLLECTION, 0));
		run_to(1 + MOTION_BLOCKS + 1);
		assert_eq!(events(), [Event::MotionLapsed { collection: COLLECTION, item: 0, act: NARRATIVE }]);
		assert!(!Motions::<Test>::contains_key(COLLECTION, 0));
	});
}

#[test]
fn a_motion_that_is_over_makes_room_even_where_the_deadlines_are_behind() {
	ExtBuilder::build_and_execute(|| {
		synthesize(proposal());
		assert_ok!(support(FIRST, NARRATIVE));
		System::set_block_number(1 + MOTION_BLOCKS + 1);
		assert_ok!(support(SECOND, Act::Revert { to: 1 }));
		assert_eq!(Motions::<Test>::get(COLLECTION, 0).unwrap().ballots.len(), 1);
		run_to(1 + MOTION_BLOCKS + 3);
		assert!(Motions::<Test>::contains_key(COLLECTION, 0), "the first one's deadline is gone");
	});
}

#[test]
fn who_is_not_a_reviewer_should_not_strip_or_revert() {
	ExtBuilder::build_and_execute(|| {
		synthesize(proposal());
		for account in [OWNER, HOLDER, OPERATOR, STRANGER] {
			assert_noop!(support(account, NARRATIVE), Error::<Test>::NotReviewer);
			assert_noop!(support(account, Act::Revert { to: 1 }), Error::<Test>::NotReviewer);
		}
		crate::Panels::<Test>::remove(COLLECTION);
		assert_noop!(support(FIRST, NARRATIVE), Error::<Test>::NotReviewer);
	});
}

#[test]
fn votes_of_former_reviewers_do_not_carry_a_motion() {
	ExtBuilder::build_and_execute(|| {
		synthesize(proposal());
		assert_ok!(support(FIRST, NARRATIVE));
		let reviewers = [SECOND, THIRD].map(|reviewer| reviewer.to_account_id()).to_vec();
		assert_ok!(Synthesis::set_reviewers(owner_origin(), COLLECTION, reviewers.try_into().unwrap(), 2));
		assert_ok!(support(SECOND, NARRATIVE));
		assert_eq!(asset().history.len(), 2);
		assert_ok!(support(THIRD, NARRATIVE));
		assert_eq!(asset().history.len(), 3);
	});
}
