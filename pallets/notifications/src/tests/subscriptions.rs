use super::mock::*;
use crate::{BySubscriber, Error, Event, OfCollection, OfItem};
use frame_support::{assert_noop, assert_ok};
use vivarium_engine::notice::Filter;

#[test]
fn an_account_is_told_of_an_item_for_a_deposit_until_it_unsubscribes() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(subscribe(ALICE, OF_ITEM, filter()));
		let (subscriber, collection, item) = (ALICE, COLLECTION, Some(ITEM));
		let subscribed = Event::Subscribed { subscriber, collection, item, filter: filter(), deposit: DEPOSIT };
		assert_eq!(events(), [subscribed]);
		assert_eq!((held(ALICE), free(ALICE)), (DEPOSIT, ENDOWMENT - DEPOSIT));
		assert_eq!(told(raised(0b10)), [ALICE]);

		events();
		assert_ok!(Notifications::unsubscribe(origin(ALICE), COLLECTION, Some(ITEM)));
		assert_eq!(events(), [Event::Unsubscribed { subscriber, collection, item, released: DEPOSIT }]);
		assert_eq!((held(ALICE), free(ALICE)), (0, ENDOWMENT));
		assert!(told(raised(0b10)).is_empty());
		assert!(!OfItem::<Test>::contains_key(COLLECTION, ITEM), "nothing is left in the state");
	});
}

#[test]
fn an_account_is_told_of_a_whole_collection() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(subscribe(ALICE, OF_ALL, filter()));
		for item in [0, ITEM, ITEMS + 100] {
			assert_eq!(told(vivarium_primitives::Conclusion { item, ..raised(0b10) }), [ALICE]);
		}
		assert_ok!(Notifications::unsubscribe(origin(ALICE), COLLECTION, None));
		assert!(!OfCollection::<Test>::contains_key(COLLECTION), "nothing is left in the state");
	});
}

#[test]
fn another_filter_counts_from_the_next_step_on() {
	ExtBuilder::build_and_execute(|| {
		for subject in [OF_ITEM, OF_ALL] {
			assert_ok!(subscribe(ALICE, subject, Filter { flags: 0b10, ..Default::default() }));
		}
		let other = Filter { flags: 0b01, ..Default::default() };
		for (collection, item) in [OF_ITEM, OF_ALL] {
			events();
			assert_ok!(Notifications::change(origin(ALICE), collection, item, other));
			assert_eq!(events(), [Event::Changed { subscriber: ALICE, collection, item, filter: other }]);
		}
		assert_eq!((told(raised(0b10)), told(raised(0b01))), (vec![], vec![ALICE]));
		assert_eq!(held(ALICE), 2 * DEPOSIT, "for the two places");
	});
}

#[test]
fn what_was_held_is_released_though_the_deposit_is_another_now() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(subscribe(ALICE, OF_ITEM, filter()));
		SubscriptionDeposit::set(0);
		assert_ok!(subscribe(BOB, OF_ITEM, filter()));
		assert_eq!((held(ALICE), held(BOB)), (DEPOSIT, 0));
		SubscriptionDeposit::set(7 * DEPOSIT);
		for who in [ALICE, BOB] {
			assert_ok!(Notifications::unsubscribe(origin(who), COLLECTION, Some(ITEM)));
			assert_eq!(free(who), ENDOWMENT);
		}
	});
}

#[test]
fn only_the_subscriber_changes_or_ends_a_subscription() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(subscribe(ALICE, OF_ITEM, filter()));
		let unsubscribe = |who, item| Notifications::unsubscribe(origin(who), COLLECTION, item);
		let change = |who, item| Notifications::change(origin(who), COLLECTION, item, filter());
		assert_noop!(unsubscribe(BOB, Some(ITEM)), Error::<Test>::NotSubscribed);
		assert_noop!(change(BOB, Some(ITEM)), Error::<Test>::NotSubscribed);
		// The item is not the collection, nor another item.
		assert_noop!(unsubscribe(ALICE, None), Error::<Test>::NotSubscribed);
		assert_noop!(change(ALICE, Some(ITEM + 1)), Error::<Test>::NotSubscribed);
		assert!(BySubscriber::<Test>::contains_key(ALICE, OF_ITEM));
	});
}
