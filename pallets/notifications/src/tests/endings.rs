use super::mock::*;
use crate::{Error, Event, OfItem};
use frame_support::{assert_noop, assert_ok};

#[test]
fn subscriptions_end_with_their_item_and_the_subscribers_are_told() {
	ExtBuilder::build_and_execute(|| {
		for who in [BOB, ALICE] {
			assert_ok!(subscribe(who, OF_ITEM, filter()));
		}
		assert_ok!(subscribe(ALICE, OF_ALL, filter()));
		System::reset_events();
		retire(ITEM);
		let ended = System::events().pop().unwrap();
		let released = vec![(BOB, DEPOSIT), (ALICE, DEPOSIT)];
		let (collection, item) = (COLLECTION, Some(ITEM));
		assert_eq!(ended.event, Event::Ended { collection, item, released }.into());
		assert_eq!(ended.topics, [BOB, ALICE].map(|who| Notifications::topic_of(&who)));
		assert_eq!((held(BOB), free(BOB)), (0, ENDOWMENT));
		assert_eq!(held(ALICE), DEPOSIT, "for the collection, which is told on");
		assert_noop!(Notifications::unsubscribe(origin(BOB), COLLECTION, Some(ITEM)), Error::<Test>::NotSubscribed);
	});
}

#[test]
fn an_item_of_which_nobody_is_told_retires_without_a_word() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(subscribe(ALICE, OF_ALL, filter()));
		System::reset_events();
		retire(ITEM);
		assert!(System::events().is_empty());
	});
}

#[test]
fn an_item_that_is_enrolled_anew_has_no_subscribers() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(subscribe(ALICE, OF_ITEM, filter()));
		retire(ITEM);
		Enrolled::mutate(|enrolled| enrolled.insert(ITEM));
		assert!(told(raised(0b10)).is_empty());
		assert!(!OfItem::<Test>::contains_key(COLLECTION, ITEM));
	});
}

#[test]
fn a_subscriber_whose_account_was_emptied_ends_all_the_same() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(subscribe(ALICE, OF_ITEM, filter()));
		assert_ok!(Balances::transfer_all(origin(ALICE), BOB, false));
		assert_eq!((free(ALICE), held(ALICE)), (ED, DEPOSIT), "what is held keeps the account");
		retire(ITEM);
		assert_eq!((free(ALICE), held(ALICE)), (ED + DEPOSIT, 0));
	});
}

#[test]
fn anyone_clears_a_collection_once_nothing_can_be_told_of_it() {
	ExtBuilder::build_and_execute(|| {
		for who in [BOB, ALICE] {
			assert_ok!(subscribe(who, OF_ALL, filter()));
		}
		Latest::set(None);
		assert_noop!(Notifications::clear(origin(50), COLLECTION), Error::<Test>::StillTold);
		HasBlueprint::set(false);
		System::reset_events();
		assert_ok!(Notifications::clear(origin(50), COLLECTION));
		let ended = System::events().pop().unwrap();
		let released = vec![(BOB, DEPOSIT), (ALICE, DEPOSIT)];
		assert_eq!(ended.event, Event::Ended { collection: COLLECTION, item: None, released }.into());
		assert_eq!(ended.topics, [BOB, ALICE].map(|who| Notifications::topic_of(&who)));
		assert_eq!([BOB, ALICE].map(free), [ENDOWMENT; 2]);
		assert_noop!(Notifications::clear(origin(50), COLLECTION), Error::<Test>::NotSubscribed);
	});
}
