use super::mock::*;
use crate::{End, Error, Event, Missed, Providers, Record, Stage, Template};
use frame_support::{assert_noop, assert_ok};

#[test]
fn a_provider_accepts_starts_and_completes_with_evidence() {
	ExtBuilder::build_and_execute(|| {
		let order = open(ITEM, &template());
		events();
		assert_ok!(WorkOrders::accept(origin(PROVIDER), order));
		assert_eq!(events(), [Event::Accepted { order, provider: PROVIDER, until: 2 + FINISH }]);
		assert_ok!(WorkOrders::start(origin(PROVIDER), order));
		assert_eq!(events(), [Event::Started { order }]);
		run_to(10);
		assert_ok!(complete(order));
		let uri = b"https://example.org/report".to_vec().try_into().unwrap();
		let until = 10 + PROVE;
		assert_eq!(events(), [Event::Completed { order, provider: PROVIDER, evidence: EVIDENCE, uri, until }]);
		assert_eq!(escrow(), FEE, "it is not proven yet");
	});
}

#[test]
fn accepting_twice_or_by_someone_not_allowed() {
	ExtBuilder::build_and_execute(|| {
		let listed = Providers::Listed(vec![PROVIDER, OWNER].try_into().unwrap());
		let order = open(ITEM, &Template { providers: listed, ..template() });
		assert_noop!(WorkOrders::accept(origin(STRANGER), order), Error::<Test>::NotAllowed);
		assert_noop!(WorkOrders::accept(origin(OWNER), order), Error::<Test>::OwnItem);
		assert_noop!(WorkOrders::accept(origin(PROVIDER), order + 1), Error::<Test>::NoOrder);
		assert_ok!(WorkOrders::accept(origin(PROVIDER), order));
		for who in [PROVIDER, STRANGER] {
			assert_noop!(WorkOrders::accept(origin(who), order), Error::<Test>::AlreadyAccepted);
		}
	});
}

#[test]
fn completing_before_start_or_by_someone_else() {
	ExtBuilder::build_and_execute(|| {
		let order = open(ITEM, &template());
		assert_noop!(complete(order), Error::<Test>::NotProvider);
		assert_noop!(WorkOrders::start(origin(PROVIDER), order), Error::<Test>::NotProvider);
		assert_ok!(WorkOrders::accept(origin(PROVIDER), order));
		assert_noop!(complete(order), Error::<Test>::NotStarted);
		assert_noop!(WorkOrders::start(origin(OTHER), order), Error::<Test>::NotProvider);
		assert_ok!(WorkOrders::start(origin(PROVIDER), order));
		assert_noop!(WorkOrders::start(origin(PROVIDER), order), Error::<Test>::AlreadyStarted);
		let bad = WorkOrders::complete(origin(PROVIDER), order, EVIDENCE, vec![0xff].try_into().unwrap());
		assert_noop!(bad, Error::<Test>::BadUri);
		let stolen = WorkOrders::complete(origin(OTHER), order, EVIDENCE, Default::default());
		assert_noop!(stolen, Error::<Test>::NotProvider);
		assert_ok!(complete(order));
		assert_noop!(complete(order), Error::<Test>::AlreadyCompleted);
	});
}

#[test]
fn an_order_that_was_given_back_is_open_as_long_as_it_was() {
	ExtBuilder::build_and_execute(|| {
		let order = open(ITEM, &template());
		assert_ok!(WorkOrders::accept(origin(PROVIDER), order));
		assert_noop!(WorkOrders::withdraw(origin(OTHER), order), Error::<Test>::NotProvider);
		run_to(10);
		events();
		assert_ok!(WorkOrders::withdraw(origin(PROVIDER), order));
		assert_eq!(events(), [Event::Withdrawn { order, provider: PROVIDER, until: 2 + ACCEPT }]);
		assert_ok!(WorkOrders::accept(origin(OTHER), order));
		assert_ok!(WorkOrders::start(origin(OTHER), order));
		assert_noop!(WorkOrders::withdraw(origin(OTHER), order), Error::<Test>::AlreadyStarted);
		assert_eq!(record(PROVIDER), Record::default());
	});
}

#[test]
fn giving_back_again_and_again_does_not_keep_an_order_open() {
	ExtBuilder::build_and_execute(|| {
		let order = open(ITEM, &template());
		assert_ok!(WorkOrders::accept(origin(PROVIDER), order));
		run_to(2 + ACCEPT + 5);
		assert_ok!(WorkOrders::withdraw(origin(PROVIDER), order));
		assert_ok!(WorkOrders::accept(origin(PROVIDER), order));
		assert_ok!(WorkOrders::withdraw(origin(PROVIDER), order));
		events();
		next_block();
		assert_eq!(ends(), [(order, End::Missed(Missed::Acceptance), back_to_purse())]);
	});
}

#[test]
fn provider_never_answers() {
	ExtBuilder::build_and_execute(|| {
		// Nobody accepts.
		let order = open(ITEM, &template());
		let before = has(purse(ITEM));
		run_to(2 + ACCEPT);
		events();
		next_block();
		assert_eq!(ends(), [(order, End::Missed(Missed::Acceptance), back_to_purse())]);
		assert_eq!((has(purse(ITEM)), escrow()), (before + FEE, 0));

		// Somebody accepts, and is never heard of again.
		fire(ITEM, DEFECT);
		next_block();
		let order = order + 1;
		assert_ok!(WorkOrders::accept(origin(PROVIDER), order));
		let until = now() + FINISH;
		run_to(until);
		events();
		next_block();
		assert_eq!(ends(), [(order, End::Missed(Missed::Completion { provider: PROVIDER }), back_to_purse())]);
		assert_eq!((record(PROVIDER).late, escrow()), (1, 0));
	});
}

#[test]
fn a_missed_deadline_opens_it_anew_as_often_as_the_template_says() {
	ExtBuilder::build_and_execute(|| {
		let order = open(ITEM, &Template { reopenings: 2, ..template() });
		run_to(2 + ACCEPT);
		events();
		next_block();
		let until = now() + ACCEPT;
		assert_eq!(events(), [Event::Reopened { order, missed: Missed::Acceptance, left: 1, until }]);
		assert_ok!(WorkOrders::accept(origin(PROVIDER), order));
		assert_ok!(WorkOrders::start(origin(PROVIDER), order));
		run_to(now() + FINISH);
		events();
		next_block();
		let missed = Missed::Completion { provider: PROVIDER };
		assert_eq!(events(), [Event::Reopened { order, missed, left: 0, until: now() + ACCEPT }]);
		assert_eq!((stage(order), escrow(), record(PROVIDER).late), (Some(Stage::Open), FEE, 1));
		run_to(now() + ACCEPT);
		events();
		next_block();
		assert_eq!(ends(), [(order, End::Missed(Missed::Acceptance), back_to_purse())]);
	});
}

#[test]
fn an_unfunded_order_asks_the_purse_again_when_it_is_open_anew() {
	ExtBuilder::build_and_execute(|| {
		let order = open(ITEM, &Template { fee: PURSE, reopenings: 2, ..template() });
		run_to(2 + ACCEPT + 1);
		assert_eq!(stage(order), Some(Stage::Unfunded));
		assert_ok!(Balances::transfer_allow_death(origin(SPONSOR), purse(ITEM), ED));
		run_to(now() + ACCEPT + 1);
		assert_eq!((stage(order), escrow(), has(purse(ITEM))), (Some(Stage::Open), PURSE, ED));
	});
}

#[test]
fn an_order_that_nobody_funds_is_closed() {
	ExtBuilder::build_and_execute(|| {
		let order = open(ITEM, &Template { fee: PURSE, ..template() });
		run_to(2 + ACCEPT);
		events();
		next_block();
		let nothing = crate::Settlement { amount: 0, payee: None, account: None };
		assert_eq!(ends(), [(order, End::Missed(Missed::Funding), nothing)]);
	});
}

#[test]
fn what_is_too_late_is_refused_also_where_the_hook_is_behind() {
	ExtBuilder::build_and_execute(|| {
		let open = open(ITEM, &template());
		let unfunded = super::mock::open(ITEM + 1, &Template { fee: PURSE, trigger: 0, ..template() });
		jump_to(4 + ACCEPT);
		assert_noop!(WorkOrders::accept(origin(PROVIDER), open), Error::<Test>::TooLate);
		assert_noop!(WorkOrders::fund(origin(SPONSOR), unfunded), Error::<Test>::TooLate);
		jump_to(2 + ACCEPT);
		assert_ok!(WorkOrders::accept(origin(PROVIDER), open));
		let until = now() + FINISH;
		jump_to(until + 1);
		assert_noop!(WorkOrders::start(origin(PROVIDER), open), Error::<Test>::TooLate);
		assert_noop!(WorkOrders::withdraw(origin(PROVIDER), open), Error::<Test>::TooLate);
		jump_to(until);
		assert_ok!(WorkOrders::start(origin(PROVIDER), open));
		jump_to(until + 1);
		assert_noop!(complete(open), Error::<Test>::TooLate);
		jump_to(until);
		assert_ok!(complete(open));
		jump_to(until + PROVE + 1);
		assert_noop!(WorkOrders::dispute(origin(OWNER), open), Error::<Test>::TooLate);
		jump_to(until + PROVE);
		assert_ok!(WorkOrders::dispute(origin(OWNER), open));
		jump_to(now() + DECIDE + 1);
		assert_noop!(WorkOrders::decide(origin(REVIEWER), open, true), Error::<Test>::TooLate);
	});
}

#[test]
fn an_order_is_called_off_before_anybody_has_accepted_it() {
	ExtBuilder::build_and_execute(|| {
		let order = open(ITEM, &template());
		for who in [PROVIDER, REVIEWER, STRANGER] {
			assert_noop!(WorkOrders::cancel(origin(who), order), Error::<Test>::NotOwner);
		}
		assert_ok!(WorkOrders::accept(origin(PROVIDER), order));
		assert_noop!(WorkOrders::cancel(origin(OWNER), order), Error::<Test>::AlreadyAccepted);
		assert_ok!(WorkOrders::withdraw(origin(PROVIDER), order));
		events();
		assert_ok!(WorkOrders::cancel(origin(OWNER), order));
		assert_eq!(ends(), [(order, End::Cancelled { by: OWNER }, back_to_purse())]);
		let unfunded = super::mock::open(ITEM, &Template { fee: PURSE, trigger: 0, ..template() });
		assert_ok!(WorkOrders::cancel(origin(MAKER), unfunded));
	});
}
