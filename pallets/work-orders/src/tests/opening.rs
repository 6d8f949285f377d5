use super::mock::*;
use crate::{Error, Event, NextOrder, NotOpened, Orders, Payee, Stage, Template};
use frame_support::{assert_noop, assert_ok};
use vivarium_primitives::{limits, OnConcluded, Step};

#[test]
fn a_trigger_opens_an_order_in_the_next_block_and_its_fee_moves_from_the_purse_into_escrow() {
	ExtBuilder::build_and_execute(|| {
		let template = add(&template());
		events();
		fire(ITEM, DEFECT);
		assert_eq!((events(), escrow()), (vec![], 0));
		next_block();
		let (order, until) = (0, 2 + ACCEPT);
		let payer = Payee::Asset { collection: COLLECTION, item: ITEM };
		let opened = Event::Opened { order, collection: COLLECTION, item: ITEM, template, fee: FEE, until };
		assert_eq!(events(), [opened, Event::Funded { order, payer, amount: FEE, until }]);
		assert_eq!((has(purse(ITEM)), escrow()), (PURSE - FEE, FEE));
		assert_eq!(stage(order), Some(Stage::Open));
	});
}

#[test]
fn a_trigger_that_no_template_names_opens_nothing() {
	ExtBuilder::build_and_execute(|| {
		fire(ITEM, DEFECT);
		add(&template());
		add(&Template { version: VERSION + 1, trigger: DEFECT + 1, ..template() });
		events();
		fire(ITEM, DEFECT + 1);
		fire(ITEM, DEFECT + 2);
		next_block();
		assert_eq!((events(), NextOrder::<Test>::get()), (vec![], 0));
	});
}

#[test]
fn an_asset_that_lives_by_another_version_by_then_opens_nothing() {
	ExtBuilder::build_and_execute(|| {
		add(&template());
		fire(ITEM, DEFECT);
		Enrolled::mutate(|enrolled| enrolled.insert(ITEM, VERSION + 1));
		next_block();
		assert_eq!(NextOrder::<Test>::get(), 0);
	});
}

#[test]
fn what_a_model_decided_opens_an_order_too() {
	ExtBuilder::build_and_execute(|| {
		add(&template());
		<WorkOrders as OnConcluded>::on_concluded(conclusion(ITEM, Step::Synthesis, 1 << DEFECT));
		next_block();
		assert_eq!(stage(0), Some(Stage::Open));
	});
}

#[test]
fn double_trigger() {
	ExtBuilder::build_and_execute(|| {
		let order = open(ITEM, &template());
		events();
		fire(ITEM, DEFECT);
		fire(ITEM, DEFECT);
		next_block();
		let reason = NotOpened::AlreadyOpen(order);
		let told = Event::NotOpened { collection: COLLECTION, item: ITEM, template: 0, reason };
		assert_eq!(events(), [told.clone(), told]);
		assert_eq!((escrow(), has(purse(ITEM))), (FEE, PURSE - FEE), "it is paid once");

		// Other assets, and other templates, have orders of their own.
		fire(ITEM + 1, DEFECT);
		assert_eq!(add(&Template { trigger: DEFECT + 1, ..template() }), 1);
		fire(ITEM, DEFECT + 1);
		next_block();
		assert_eq!((Orders::<Test>::iter().count(), escrow()), (3, 3 * FEE));

		// Once it is closed, the trigger opens another one.
		assert_ok!(WorkOrders::cancel(origin(OWNER), order));
		fire(ITEM, DEFECT);
		next_block();
		assert_eq!(stage(3), Some(Stage::Open));
	});
}

#[test]
fn triggers_that_fire_together_open_an_order_of_each_template() {
	ExtBuilder::build_and_execute(|| {
		for trigger in 0..limits::TEMPLATES as u8 {
			add(&Template { trigger, fee: 100, ..template() });
		}
		<WorkOrders as OnConcluded>::on_concluded(conclusion(ITEM, Step::Round(1), u32::MAX));
		next_block();
		assert_eq!((Orders::<Test>::iter().count(), escrow()), (8, 800));

		// Also of templates that were removed since: an asset has eight at most.
		assert_ok!(WorkOrders::remove_template(origin(MAKER), COLLECTION, 0));
		let template = add(&Template { trigger: 9, ..template() });
		events();
		fire(ITEM, 9);
		next_block();
		let reason = NotOpened::TooManyOrders;
		assert_eq!(events(), [Event::NotOpened { collection: COLLECTION, item: ITEM, template, reason }]);
	});
}

#[test]
fn an_order_keeps_the_terms_that_it_was_opened_on() {
	ExtBuilder::build_and_execute(|| {
		let opened = open(ITEM, &template());
		assert_ok!(WorkOrders::remove_template(origin(MAKER), COLLECTION, 0));
		fire(ITEM, DEFECT);
		next_block();
		assert_eq!((NextOrder::<Test>::get(), order(opened).terms), (1, template()));
		assert_ok!(WorkOrders::accept(origin(PROVIDER), opened));
	});
}

#[test]
fn without_funds_it_opens_unfunded_and_anyone_funds_it() {
	ExtBuilder::build_and_execute(|| {
		let order = open(ITEM, &Template { fee: PURSE, ..template() });
		assert_eq!((stage(order), escrow(), has(purse(ITEM))), (Some(Stage::Unfunded), 0, PURSE));
		assert_noop!(WorkOrders::accept(origin(PROVIDER), order), Error::<Test>::NotFunded);
		assert_noop!(WorkOrders::fund(origin(POOR), order), Error::<Test>::CannotPay);
		run_to(10);
		events();
		assert_ok!(WorkOrders::fund(origin(SPONSOR), order));
		let until = 10 + ACCEPT;
		assert_eq!(events(), [Event::Funded { order, payer: Payee::Account(SPONSOR), amount: PURSE, until }]);
		assert_eq!((stage(order), escrow(), has(SPONSOR)), (Some(Stage::Open), PURSE, ENDOWMENT - PURSE));
	});
}

#[test]
fn funding_twice() {
	ExtBuilder::build_and_execute(|| {
		let funded = open(ITEM, &template());
		assert_noop!(WorkOrders::fund(origin(SPONSOR), funded), Error::<Test>::AlreadyFunded);
		let unfunded = open(ITEM + 1, &Template { fee: PURSE, trigger: 0, ..template() });
		assert_ok!(WorkOrders::fund(origin(SPONSOR), unfunded));
		assert_noop!(WorkOrders::fund(origin(SPONSOR), unfunded), Error::<Test>::AlreadyFunded);
		assert_noop!(WorkOrders::fund(origin(OTHER), unfunded), Error::<Test>::AlreadyFunded);
		assert_noop!(WorkOrders::fund(origin(OTHER), 9), Error::<Test>::NoOrder);
	});
}

#[test]
fn overflow_at_every_amount() {
	ExtBuilder::build_and_execute(|| {
		let order = open(ITEM, &Template { fee: u128::MAX, ..template() });
		assert_eq!((stage(order), has(purse(ITEM))), (Some(Stage::Unfunded), PURSE));
		assert_noop!(WorkOrders::fund(origin(SPONSOR), order), Error::<Test>::CannotPay);
		TemplateDeposit::set(u128::MAX);
		let refused = WorkOrders::add_template(origin(MAKER), COLLECTION, Box::new(template()));
		assert_noop!(refused, Error::<Test>::DepositNotCovered);
		NextOrder::<Test>::put(u32::MAX);
		events();
		fire(ITEM + 1, DEFECT);
		next_block();
		let reason = NotOpened::NumbersUsedUp;
		assert_eq!(events(), [Event::NotOpened { collection: COLLECTION, item: ITEM + 1, template: 0, reason }]);
	});
}

#[test]
fn trigger_storms_every_round_for_100_assets() {
	ExtBuilder::build_and_execute(|| {
		let items = 100;
		for item in ITEMS..items {
			assert_ok!(Uniques::mint(origin(MAKER), COLLECTION, item, OWNER));
			Enrolled::mutate(|enrolled| enrolled.insert(item, VERSION));
		}
		let lasting = Template { fee: 10, accept_blocks: 10_000, ..template() };
		add(&lasting);
		add(&Template { trigger: DEFECT + 1, ..lasting });
		for _ in 0..10 {
			for item in 0..items {
				let triggers = 1 << DEFECT | 1 << (DEFECT + 1);
				<WorkOrders as OnConcluded>::on_concluded(conclusion(item, Step::Round(now()), triggers));
			}
			// Five blocks, as between two rounds, each within its share.
			run_to(now() + 5);
			assert_eq!(crate::LineEnds::<Test>::get().waiting(), 0, "the line is worked off before the next round");
		}
		assert_eq!(Orders::<Test>::iter().count(), 200, "one of each asset and template");
		assert_eq!(NextOrder::<Test>::get(), 200);
		assert_eq!(escrow(), 10 * 2 * u128::from(ITEMS), "the others have no purse to pay from");
	});
}
