use super::mock::*;
use crate::{Due, End, Error, Event, Grounds, NextOrder, Payee, Record, Settlement, Stage, Template};
use frame_support::{assert_noop, assert_ok};
use vivarium_primitives::{limits, OnConcluded, OnDeadline, Step};

/// A refund to whoever an asset's money goes to.
fn back_to(who: u64) -> Settlement<u64> {
	Settlement { account: Some(who), ..back_to_purse() }
}

#[test]
fn order_on_a_retired_item() {
	ExtBuilder::build_and_execute(|| {
		let order = open(ITEM, &template());
		fire(ITEM, DEFECT);
		let before = has(OWNER);
		events();
		retire(ITEM);
		assert_eq!(ends(), [(order, End::Retired, back_to(OWNER))]);
		assert_eq!((has(OWNER), escrow()), (before + FEE, 0), "what the purse paid is the owner's");
		next_block();
		assert_eq!((events(), NextOrder::<Test>::get()), (vec![], 1), "what fired before opens nothing");
		assert_noop!(WorkOrders::accept(origin(PROVIDER), order), Error::<Test>::NoOrder);

		// What the loop says of an item that is no asset is passed over.
		fire(ITEM, DEFECT);
		next_block();
		assert_eq!(NextOrder::<Test>::get(), 1);
	});
}

#[test]
fn work_that_was_not_completed_is_refunded_to_who_paid() {
	ExtBuilder::build_and_execute(|| {
		let order = open(ITEM, &Template { fee: PURSE, ..template() });
		assert_ok!(WorkOrders::fund(origin(SPONSOR), order));
		assert_ok!(WorkOrders::accept(origin(PROVIDER), order));
		assert_ok!(WorkOrders::start(origin(PROVIDER), order));
		retire(ITEM);
		assert_eq!((has(SPONSOR), stage(order), record(PROVIDER)), (ENDOWMENT, None, Record::default()));
	});
}

#[test]
fn the_refund_of_an_item_that_is_gone_is_its_collections_owners_and_stays_where_that_is_gone_too() {
	ExtBuilder::build_and_execute(|| {
		let orders = [0, 1].map(|trigger| open(ITEM, &Template { trigger, ..template() }));
		assert_ok!(Uniques::burn(origin(MAKER), COLLECTION, ITEM, None));
		let before = has(MAKER);
		events();
		assert_ok!(WorkOrders::cancel(origin(MAKER), orders[1]));
		Enrolled::mutate(|enrolled| enrolled.remove(&ITEM));
		assert_ok!(WorkOrders::accept(origin(PROVIDER), orders[0]));
		retire(ITEM);
		let refunds: Vec<_> = ends().into_iter().map(|(_, _, settlement)| settlement).collect();
		assert_eq!(refunds, [back_to_purse(), back_to(MAKER)]);
		assert_eq!(has(MAKER), before + FEE);

		// An order of an item of a collection that is gone.
		let order = open(ITEM + 1, &Template { trigger: 2, ..template() });
		for item in 1..ITEMS {
			assert_ok!(Uniques::burn(origin(MAKER), COLLECTION, item, None));
		}
		let witness = pallet_uniques::DestroyWitness { items: 0, item_metadatas: 0, attributes: 0 };
		assert_ok!(Uniques::destroy(origin(MAKER), COLLECTION, witness));
		retire(ITEM + 1);
		let payee = Payee::Asset { collection: COLLECTION, item: ITEM + 1 };
		assert_eq!((stage(order), escrow()), (None, FEE));
		assert_noop!(WorkOrders::claim(origin(STRANGER), payee.clone()), Error::<Test>::CannotTake);
		assert_ok!(Uniques::force_create(RuntimeOrigin::root(), COLLECTION, OTHER, true));
		assert_ok!(WorkOrders::claim(origin(STRANGER), payee));
		assert_eq!((has(OTHER), escrow()), (ENDOWMENT + FEE, 0));
	});
}

#[test]
fn completed_work_stays_to_be_decided_by_reviewers() {
	ExtBuilder::build_and_execute(|| {
		let proving = completed(&template());
		let reviewed = completed(&Template { trigger: 0, ..reviewed() });
		let disputed = completed(&Template { trigger: 1, ..template() });
		assert_ok!(WorkOrders::dispute(origin(OWNER), disputed));
		let before = order(disputed);
		events();
		retire(ITEM);
		let until = now() + DECIDE;
		assert_eq!(events(), [Event::Disputed { order: proving, grounds: Grounds::Retired, until }]);
		assert!(matches!(stage(reviewed), Some(Stage::Completed { .. })));
		assert_eq!(order(disputed), before);
		for order in [proving, reviewed, disputed] {
			assert_ok!(WorkOrders::decide(origin(REVIEWER), order, order != disputed));
		}
		assert_eq!(record(PROVIDER), Record { done: 2, disputed: 1, lost: 1, late: 0, earned: 2 * FEE });
	});
}

#[test]
fn all_orders_of_an_asset_are_closed_within_the_weight_of_its_retirement() {
	ExtBuilder::build_and_execute(|| {
		for trigger in 0..limits::TEMPLATES as u8 {
			add(&Template { trigger, fee: 100, ..template() });
		}
		<WorkOrders as OnConcluded>::on_concluded(conclusion(ITEM, Step::Round(1), u32::MAX));
		next_block();
		assert_eq!(escrow(), 800);
		retire(ITEM);
		assert_eq!((escrow(), crate::Standings::<Test>::iter().count()), (0, 0));
	});
}

#[test]
fn what_falls_due_of_an_order_that_is_closed_does_nothing() {
	ExtBuilder::build_and_execute(|| {
		let order = open(ITEM, &template());
		assert_ok!(<WorkOrders as OnDeadline<Due>>::on_deadline(&Due { order }));
		assert_eq!(stage(order), Some(Stage::Open), "it is not due");
		retire(ITEM);
		assert_ok!(<WorkOrders as OnDeadline<Due>>::on_deadline(&Due { order }));
	});
}
