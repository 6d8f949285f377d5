use super::mock::*;
use crate::{End, Error, Event, Held, HeldProposal, Reason, Verdict};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;
use sp_keyring::Sr25519Keyring;
use sp_runtime::DispatchResult;
use vivarium_engine::{
	revision::Origin,
	synthesis::{ImageTerms, Policy, Proposal, ReviewCondition},
	traits::TraitValue,
};
use vivarium_primitives::{ModelStatus, Outcome};

const FIRST: Sr25519Keyring = REVIEWERS[0];
const SECOND: Sr25519Keyring = REVIEWERS[1];
const THIRD: Sr25519Keyring = REVIEWERS[2];

fn held() -> Option<HeldProposal<Test>> {
	Held::<Test>::get(COLLECTION, 0)
}

/// Holds the proposal for review; returns its digest.
fn hold(proposal: Proposal) -> H256 {
	declare_review(Policy::Always);
	synthesize(proposal);
	let hash = held().expect("it is held").decided.hash;
	events();
	outcomes();
	hash.into()
}

fn approve(reviewer: Sr25519Keyring, proposal: H256) -> DispatchResult {
	Synthesis::approve(RuntimeOrigin::signed(reviewer.to_account_id()), COLLECTION, 0, proposal)
}

fn reject(reviewer: Sr25519Keyring, proposal: H256) -> DispatchResult {
	Synthesis::reject(RuntimeOrigin::signed(reviewer.to_account_id()), COLLECTION, 0, proposal, Reason::Inaccurate)
}

/// Names the reviewers anew.
fn seat(reviewers: &[Sr25519Keyring], threshold: u8) {
	let accounts: Vec<_> = reviewers.iter().map(|reviewer| reviewer.to_account_id()).collect();
	assert_ok!(Synthesis::set_reviewers(owner_origin(), COLLECTION, accounts.try_into().unwrap(), threshold));
	events();
}

/// Whether a proposal for an asset worth 100,000 goes to review under the condition.
#[track_caller]
fn assert_held(is_held: bool, condition: ReviewCondition, proposal: Proposal) {
	ExtBuilder::build_and_execute(|| {
		change_asset(|asset| asset.life.traits[usize::from(VALUE)] = TraitValue::Number(100_000));
		declare_review(Policy::When(vec![condition].try_into().unwrap()));
		synthesize(proposal);
		assert_eq!((held().is_some(), asset().history.len()), if is_held { (true, 1) } else { (false, 2) });
	});
}

#[test]
fn each_condition_of_the_policy_holds_what_it_is_about() {
	assert_held(true, ReviewCondition::Above { index: VALUE, bound: 99_999 }, proposal());
	assert_held(false, ReviewCondition::Above { index: VALUE, bound: 100_000 }, proposal());
	assert_held(true, ReviewCondition::Moves { index: WEAR, by: 9 }, proposal());
	assert_held(false, ReviewCondition::Moves { index: WEAR, by: 10 }, proposal());
	assert_held(true, ReviewCondition::Transition { to: WATCH }, proposing(|one| one.to = Some(WATCH)));
	assert_held(false, ReviewCondition::Transition { to: WATCH }, proposal());
}

#[test]
fn all_proposals_of_a_model_on_probation_are_held() {
	ExtBuilder::build_and_execute(|| {
		set_status(MODEL, ModelStatus::Probation);
		synthesize(proposal());
		let until = 1 + REVIEW_BLOCKS;
		let waits = Event::Held { collection: COLLECTION, item: 0, proposal: proposal().hash().into(), until };
		assert_eq!(events().pop(), Some(waits));
		assert_eq!(asset().history.len(), 1);
	});
}

/// Declares a picture under this policy, and brings one.
fn draw(item: u32, policy: Policy) {
	declare(|declaration| {
		declaration.image =
			Some(ImageTerms { model: PAINTER, prompt: declaration.prompt.to_vec().try_into().unwrap() });
		declaration.review.policy = policy;
	});
	let open = ask_of(item);
	let drawing = proposing(|one| one.image = Some(sp_io::hashing::blake2_256(&png())));
	include(answer_by(&open, OPERATOR, answering(drawing)));
	include(image_by(&open, OPERATOR, png()));
}

#[test]
fn the_first_image_of_a_model_is_held_until_one_was_accepted() {
	ExtBuilder::build_and_execute(|| {
		let policy = || Policy::When(vec![ReviewCondition::FirstImage].try_into().unwrap());
		draw(0, policy());
		let proposal = held().expect("it is held").decided.hash.into();
		assert_ok!(approve(FIRST, proposal));
		assert_ok!(approve(SECOND, proposal));
		assert!(Synthesis::face(COLLECTION, 0).unwrap().image.is_some());
		draw(1, policy());
		assert!(!Held::<Test>::contains_key(COLLECTION, 1), "the second one needs no review");
	});
}

#[test]
fn the_image_of_a_painter_on_probation_is_held() {
	ExtBuilder::build_and_execute(|| {
		set_status(PAINTER, ModelStatus::Probation);
		draw(0, Policy::Never);
		assert!(held().is_some());
		synthesize_of(1);
		assert!(!Held::<Test>::contains_key(COLLECTION, 1), "without an image there is no painter");
	});
}

fn synthesize_of(item: u32) {
	let open = ask_of(item);
	include(answer_by(&open, OPERATOR, answering(proposal())));
}

#[test]
fn a_held_proposal_comes_true_once_enough_reviewers_approve() {
	ExtBuilder::build_and_execute(|| {
		let proposal = hold(proposal());
		assert_ok!(approve(THIRD, proposal));
		assert_eq!(asset().history.len(), 1);
		run_to(10);
		assert_ok!(approve(FIRST, proposal));
		let reviewed = |reviewer: Sr25519Keyring| Event::Reviewed {
			collection: COLLECTION,
			item: 0,
			proposal,
			reviewer: reviewer.to_account_id(),
			verdict: Verdict::Approved,
		};
		let applied = Event::Applied { collection: COLLECTION, item: 0, proposal, revision: 2 };
		assert_eq!(events(), [reviewed(THIRD), reviewed(FIRST), applied]);
		let Origin::Synthesis { reviewers, .. } = last_revision().origin else { panic!("no synthesis") };
		assert_eq!(reviewers.to_vec(), [THIRD, FIRST].map(|reviewer| <[u8; 32]>::from(reviewer.to_account_id())));
		assert_eq!((held(), outcomes()), (None, vec![]));
		run_to(1 + REVIEW_BLOCKS + 1);
		assert_eq!(ends(), [], "its deadline is gone");
	});
}

#[test]
fn a_held_proposal_is_gone_once_enough_reviewers_reject_it() {
	ExtBuilder::build_and_execute(|| {
		seat(&[FIRST, SECOND, THIRD, STRANGER], 2);
		let proposal = hold(proposal());
		assert_ok!(reject(FIRST, proposal));
		assert!(held().is_some());
		assert_ok!(reject(SECOND, proposal));
		let verdict = Verdict::Rejected(Reason::Inaccurate);
		assert!(
			matches!(&events()[..], [Event::Reviewed { verdict: one, .. }, Event::Reviewed { .. }, Event::Ended { end: End::Rejected, .. }] if *one == verdict)
		);
		assert_eq!((held(), outcomes()), (None, vec![Outcome::Rejected]));
		assert_eq!(asset().history.len(), 1);
	});
}

#[test]
fn a_held_proposal_is_gone_once_too_few_are_left_to_approve_it() {
	ExtBuilder::build_and_execute(|| {
		seat(&REVIEWERS, 3);
		let proposal = hold(proposal());
		assert_ok!(approve(FIRST, proposal));
		assert_ok!(reject(SECOND, proposal));
		assert_eq!((ends(), outcomes()), (vec![End::Rejected], vec![Outcome::Rejected]));
	});
}

#[test]
fn what_nobody_decides_in_time_is_rejected() {
	ExtBuilder::build_and_execute(|| {
		let proposal = hold(proposal());
		assert_ok!(approve(FIRST, proposal));
		run_to(1 + REVIEW_BLOCKS);
		assert!(held().is_some());
		run_to(1 + REVIEW_BLOCKS + 1);
		assert_eq!((ends(), outcomes()), (vec![End::TimedOut], vec![Outcome::Rejected]));
		assert_eq!((held(), asset().history.len()), (None, 1));
	});
}

#[test]
fn a_reviewer_votes_twice() {
	ExtBuilder::build_and_execute(|| {
		let proposal = hold(proposal());
		assert_ok!(approve(FIRST, proposal));
		assert_noop!(approve(FIRST, proposal), Error::<Test>::AlreadyVoted);
		assert_noop!(reject(FIRST, proposal), Error::<Test>::AlreadyVoted);
	});
}

#[test]
fn a_reviewer_votes_late() {
	ExtBuilder::build_and_execute(|| {
		let proposal = hold(proposal());
		// The deadlines' hook may be behind.
		System::set_block_number(1 + REVIEW_BLOCKS + 1);
		assert_noop!(approve(FIRST, proposal), Error::<Test>::ReviewOver);
		run_to(1 + REVIEW_BLOCKS + 2);
		assert_noop!(approve(FIRST, proposal), Error::<Test>::NothingHeld);
	});
}

#[test]
fn a_reviewer_votes_after_resolution() {
	ExtBuilder::build_and_execute(|| {
		let proposal = hold(proposal());
		assert_ok!(approve(FIRST, proposal));
		assert_ok!(approve(SECOND, proposal));
		assert_noop!(approve(THIRD, proposal), Error::<Test>::NothingHeld);
		assert_noop!(reject(THIRD, proposal), Error::<Test>::NothingHeld);
	});
}

#[test]
fn who_votes_is_not_a_reviewer() {
	ExtBuilder::build_and_execute(|| {
		let proposal = hold(proposal());
		// The collection's owner, the item's owner and the operator are none, as such.
		for account in [OWNER, HOLDER, OPERATOR, STRANGER] {
			assert_noop!(approve(account, proposal), Error::<Test>::NotReviewer);
			assert_noop!(reject(account, proposal), Error::<Test>::NotReviewer);
		}
	});
}

#[test]
fn a_vote_on_another_proposal_than_is_held_should_be_refused() {
	ExtBuilder::build_and_execute(|| {
		hold(proposal());
		assert_noop!(approve(FIRST, H256([1; 32])), Error::<Test>::OtherProposal);
	});
}

#[test]
fn votes_of_former_reviewers_do_not_count() {
	ExtBuilder::build_and_execute(|| {
		let proposal = hold(proposal());
		assert_ok!(approve(FIRST, proposal));
		seat(&[SECOND, THIRD, STRANGER], 2);
		assert_noop!(approve(FIRST, proposal), Error::<Test>::NotReviewer);
		assert_ok!(approve(SECOND, proposal));
		assert_eq!(asset().history.len(), 1);
		assert_ok!(approve(STRANGER, proposal));
		assert_eq!(asset().history.len(), 2);
		let Origin::Synthesis { reviewers, .. } = last_revision().origin else { panic!("no synthesis") };
		assert_eq!(reviewers.to_vec(), [SECOND, STRANGER].map(|reviewer| <[u8; 32]>::from(reviewer.to_account_id())));
	});
}

#[test]
fn an_approved_proposal_that_does_not_fit_any_more_is_superseded() {
	ExtBuilder::build_and_execute(|| {
		let proposal = hold(proposing(|one| one.to = Some(WATCH)));
		change_asset(|asset| asset.life.state = FAILED);
		assert_ok!(approve(FIRST, proposal));
		assert_ok!(approve(SECOND, proposal));
		assert_eq!((ends(), outcomes()), (vec![End::Superseded], vec![]));
		assert_eq!((held(), asset().history.len()), (None, 1));
	});
}

#[test]
fn an_approved_proposal_of_an_asset_that_was_migrated_is_superseded() {
	ExtBuilder::build_and_execute(|| {
		set_blueprint(2);
		let proposal = hold(proposal());
		change_asset(|asset| asset.version = 2);
		assert_ok!(approve(FIRST, proposal));
		assert_ok!(approve(SECOND, proposal));
		assert_eq!((ends(), held()), (vec![End::Superseded], None));
	});
}

#[test]
fn a_model_suspended_during_review_has_nothing_approved() {
	ExtBuilder::build_and_execute(|| {
		let proposal = hold(proposal());
		set_status(MODEL, ModelStatus::Suspended);
		assert_ok!(approve(FIRST, proposal));
		assert_ok!(approve(SECOND, proposal));
		assert_eq!((ends(), asset().history.len()), (vec![End::ModelSuspended], 1));
	});
}
