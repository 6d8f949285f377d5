use super::mock::*;
use crate::{Error, Event, Publishers as Stored, Terms};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult};
use sp_runtime::AccountId32;
use vivarium_primitives::limits;

fn dismiss() -> DispatchResult {
	Publishers::dismiss(origin(OWNER), COLLECTION, PUBLISHER.to_account_id())
}

#[test]
fn the_collections_owner_admits_and_dismisses() {
	execute(|| {
		let (collection, publisher) = (COLLECTION, STRANGER.to_account_id());
		let terms = Terms { per_period: 3, metrics: 0b10, notes: false };
		assert_ok!(Publishers::admit(origin(OWNER), collection, publisher.clone(), 3, 0b10, false));
		assert_eq!(events(), [Event::Admitted { collection, publisher: publisher.clone(), terms }]);
		assert!(Publishers::has_publishers(COLLECTION));
		assert_ok!(Publishers::publish(
			origin(STRANGER),
			COLLECTION,
			vec![values(0, &[(HOURS, 1)])].try_into().unwrap()
		));
		assert_eq!(hours(0), Some(1));
		events();
		assert_ok!(Publishers::dismiss(origin(OWNER), COLLECTION, publisher.clone()));
		assert_eq!(events(), [Event::Dismissed { collection, publisher }]);
		assert_ok!(dismiss());
		assert!(!Publishers::has_publishers(COLLECTION) && !Stored::<Test>::contains_key(COLLECTION));
	});
}

#[test]
fn only_the_collections_owner_should_admit_and_dismiss() {
	execute(|| {
		let publisher = PUBLISHER.to_account_id();
		let admit = |who, collection| Publishers::admit(origin(who), collection, publisher.clone(), 1, 1, true);
		assert_noop!(admit(STRANGER, COLLECTION), Error::<Test>::NotOwner);
		assert_noop!(admit(PUBLISHER, COLLECTION), Error::<Test>::NotOwner);
		assert_noop!(admit(OWNER, COLLECTION + 1), Error::<Test>::UnknownCollection);
		let dismiss = Publishers::dismiss(origin(STRANGER), COLLECTION, publisher.clone());
		assert_noop!(dismiss, Error::<Test>::NotOwner);
	});
}

#[test]
fn anyone_dismisses_the_publishers_of_a_collection_that_is_gone() {
	execute(|| {
		IsThere::set(false);
		assert_ok!(Publishers::dismiss(origin(STRANGER), COLLECTION, PUBLISHER.to_account_id()));
		assert!(!Publishers::has_publishers(COLLECTION));
	});
}

#[test]
fn who_is_not_admitted_should_not_push() {
	execute(|| {
		let push = |who| Publishers::publish(origin(who), COLLECTION, vec![note(0, "hi")].try_into().unwrap());
		assert_noop!(push(STRANGER), Error::<Test>::NotAdmitted);
		assert_noop!(push(OWNER), Error::<Test>::NotAdmitted);
		let elsewhere = Publishers::publish(origin(PUBLISHER), COLLECTION + 1, vec![note(0, "hi")].try_into().unwrap());
		assert_noop!(elsewhere, Error::<Test>::NotAdmitted);
	});
}

#[test]
fn who_was_dismissed_should_push_no_more() {
	execute(|| {
		assert_ok!(publish(vec![note(0, "before")]));
		assert_ok!(dismiss());
		assert_noop!(publish(vec![note(0, "after")]), Error::<Test>::NotAdmitted);
		assert_noop!(dismiss(), Error::<Test>::NotAdmitted);
		assert_eq!(notes(0).len(), 1, "its notes stay");
	});
}

#[test]
fn admitting_again_changes_the_terms_and_not_what_was_used() {
	execute(|| {
		assert_ok!(publish(vec![note(0, "one"), note(1, "two")]));
		assert_ok!(admit(3, METRICS, true));
		let views = Publishers::publishers_of(COLLECTION);
		assert_eq!((views.len(), views[0].left, views[0].next_period), (1, 1, PERIOD));
		assert_ok!(admit(1, METRICS, true));
		assert_eq!(Publishers::publishers_of(COLLECTION)[0].left, 0);
	});
}

#[test]
fn terms_that_allow_nothing_should_be_refused() {
	execute(|| {
		assert_noop!(admit(0, METRICS, true), Error::<Test>::NothingAllowed);
		assert_noop!(admit(1, 0, false), Error::<Test>::NothingAllowed);
	});
}

#[test]
fn a_collection_has_a_bounded_number_of_publishers() {
	execute(|| {
		let admit = |index: u8| Publishers::admit(origin(OWNER), COLLECTION, AccountId32::new([index; 32]), 1, 1, true);
		for index in 1..limits::PUBLISHERS as u8 {
			assert_ok!(admit(index));
		}
		assert_noop!(admit(99), Error::<Test>::TooManyPublishers);
		assert_ok!(dismiss());
		assert_ok!(admit(99));
	});
}
