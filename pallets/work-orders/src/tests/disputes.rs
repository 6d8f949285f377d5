use super::mock::*;
use crate::{End, Error, Event, Grounds, Record, Stage};
use frame_support::{assert_noop, assert_ok};

#[test]
fn fake_evidence_is_disputed_and_reviewers_refund() {
	ExtBuilder::build_and_execute(|| {
		let order = completed(&template());
		assert_noop!(WorkOrders::dispute(origin(STRANGER), order), Error::<Test>::NotOwner);
		assert_noop!(WorkOrders::decide(origin(REVIEWER), order, false), Error::<Test>::NotForReviewers);
		events();
		assert_ok!(WorkOrders::dispute(origin(OWNER), order));
		let until = now() + DECIDE;
		assert_eq!(events(), [Event::Disputed { order, grounds: Grounds::Objection(OWNER), until }]);
		assert_noop!(WorkOrders::dispute(origin(MAKER), order), Error::<Test>::AlreadyDisputed);
		round(ITEM, Some(true));
		round(ITEM, Some(true));
		assert!(stage(order).is_some(), "telemetry decides no dispute");

		let before = purses();
		assert_noop!(WorkOrders::decide(origin(OWNER), order, false), Error::<Test>::NotReviewer);
		events();
		assert_ok!(WorkOrders::decide(origin(REVIEWER), order, false));
		assert_eq!(ends(), [(order, End::Rejected { reviewer: REVIEWER }, back_to_purse())]);
		let [asset, provider, sponsor, owner] = before;
		assert_eq!(purses(), [asset + FEE, provider, sponsor, owner]);
		assert_eq!(record(PROVIDER), Record { disputed: 1, lost: 1, ..Default::default() });
	});
}

#[test]
fn an_unfounded_dispute_pays_the_provider() {
	ExtBuilder::build_and_execute(|| {
		let order = completed(&template());
		assert_ok!(WorkOrders::dispute(origin(MAKER), order));
		events();
		assert_ok!(WorkOrders::decide(origin(REVIEWER), order, true));
		assert_eq!(ends(), [(order, End::Confirmed { reviewer: REVIEWER }, paid_to(PROVIDER))]);
		assert_eq!(record(PROVIDER), Record { done: 1, disputed: 1, earned: FEE, ..Default::default() });
		assert_noop!(WorkOrders::decide(origin(REVIEWER), order, true), Error::<Test>::NoOrder);
	});
}

#[test]
fn a_reviewer_confirms_work_where_the_template_says_so() {
	ExtBuilder::build_and_execute(|| {
		let order = started(&reviewed());
		assert_noop!(WorkOrders::decide(origin(REVIEWER), order, true), Error::<Test>::NotCompleted);
		assert_noop!(WorkOrders::dispute(origin(OWNER), order), Error::<Test>::NotCompleted);
		assert_ok!(complete(order));
		round(ITEM, Some(true));
		assert_eq!(Asked::get(), [], "telemetry is not asked");
		events();
		assert_ok!(WorkOrders::decide(origin(REVIEWER), order, true));
		assert_eq!(ends(), [(order, End::Confirmed { reviewer: REVIEWER }, paid_to(PROVIDER))]);
	});
}

#[test]
fn work_that_no_reviewer_confirms_is_refunded() {
	ExtBuilder::build_and_execute(|| {
		let order = completed(&reviewed());
		run_to(now() + DECIDE);
		assert!(matches!(stage(order), Some(Stage::Completed { .. })));
		events();
		next_block();
		assert_eq!(ends(), [(order, End::Undecided, back_to_purse())]);
	});
}

#[test]
fn reviewers_do_not_decide_about_their_own_work() {
	ExtBuilder::build_and_execute(|| {
		let order = open(ITEM, &reviewed());
		assert_ok!(WorkOrders::accept(origin(OTHER), order));
		assert_ok!(WorkOrders::start(origin(OTHER), order));
		assert_ok!(WorkOrders::complete(origin(OTHER), order, EVIDENCE, Default::default()));
		assert_noop!(WorkOrders::decide(origin(OTHER), order, true), Error::<Test>::OwnWork);
		assert_ok!(WorkOrders::decide(origin(REVIEWER), order, true));
		assert_eq!(has(OTHER), ENDOWMENT + FEE);
	});
}
