use super::mock::*;
use crate::{Delisting, Error, Listings, OfferEnd, Offers};
use frame_support::{assert_noop, assert_ok};
use pallet_deadlines::{Event as DeadlinesEvent, Parked};
use vivarium_primitives::Listings as _;

#[test]
fn a_listing_can_be_bought_up_to_its_last_block_and_not_after_it() {
	for (block, expected) in [(20, Ok(())), (21, Err(Error::<Test>::NotListed.into()))] {
		ExtBuilder::default().build_and_execute(|| {
			list(PRICE, Some(20));
			run_to(block);
			assert_eq!(Market::is_listed(COLLECTION, ITEM), block == 20);
			assert_eq!(buy(BUYER, PRICE).map(|_| ()).map_err(|failed| failed.error), expected);
		});
	}
}

#[test]
fn a_listing_whose_time_is_over_goes() {
	ExtBuilder::default().build_and_execute(|| {
		list(PRICE, Some(20));
		run_to(20);
		events();
		run_to(21);
		assert_eq!(events(), [delisted(SELLER, Delisting::Over)]);
		assert_eq!((listing(ITEM), armed()), (None, 0));
	});
}

#[test]
fn an_offer_can_be_accepted_up_to_its_last_block_and_not_after_it() {
	for (block, expected) in [(20, Ok(())), (21, Err(Error::<Test>::NotOffered.into()))] {
		ExtBuilder::default().build_and_execute(|| {
			offer(BUYER, PRICE, 20);
			run_to(block);
			assert_eq!(accept(BUYER, PRICE).map(|_| ()).map_err(|failed| failed.error), expected);
		});
	}
}

#[test]
fn what_was_held_for_an_offer_whose_time_is_over_is_free_again() {
	ExtBuilder::default().build_and_execute(|| {
		offer(BUYER, PRICE, 20);
		run_to(20);
		assert_eq!(held(BUYER), PRICE);
		events();
		run_to(21);
		assert_eq!(events(), [offer_ended(BUYER, PRICE, OfferEnd::Over)]);
		assert_eq!((free(BUYER), held(BUYER), offered(BUYER), armed()), (ENDOWMENT, 0, None, 0));
	});
}

#[test]
fn an_offer_for_what_is_retired_lapses_by_its_deadline() {
	ExtBuilder::default().build_and_execute(|| {
		offer(BUYER, PRICE, 20);
		retire(ITEM);
		run_to(21);
		assert_eq!((free(BUYER), held(BUYER)), (ENDOWMENT, 0));
	});
}

#[test]
fn what_is_over_is_over_also_while_its_deadline_waits() {
	ExtBuilder::default().build_and_execute(|| {
		list(PRICE, Some(20));
		offer(BUYER, PRICE, 20);
		// The hook is late.
		System::set_block_number(21);
		assert_noop!(buy(BUYER, PRICE), Error::<Test>::ListingOver);
		assert_noop!(accept(BUYER, PRICE), Error::<Test>::OfferOver);
		assert!(!Market::is_listed(COLLECTION, ITEM));
		events();
		assert_ok!(Market::cancel(signed(STRANGER), COLLECTION, ITEM));
		assert_eq!(events(), [delisted(SELLER, Delisting::Over)]);
		assert_ok!(Market::cancel_offer(signed(BUYER), COLLECTION, ITEM));
		assert_eq!(armed(), 0);
	});
}

#[test]
fn what_is_over_gives_way_to_a_new_listing_also_while_its_deadline_waits() {
	ExtBuilder::default().build_and_execute(|| {
		list(PRICE, Some(20));
		System::set_block_number(21);
		events();
		list(2 * PRICE, Some(40));
		assert_eq!(events()[0], delisted(SELLER, Delisting::Over));
		run_to(40);
		assert!(Market::is_listed(COLLECTION, ITEM));
		run_to(41);
		assert_eq!(listing(ITEM), None);
	});
}

#[test]
fn a_new_listing_is_not_ended_by_the_deadline_of_an_old_one() {
	ExtBuilder::default().build_and_execute(|| {
		list(PRICE, Some(20));
		assert_ok!(Market::cancel(signed(SELLER), COLLECTION, ITEM));
		list(PRICE, Some(30));
		offer(BUYER, PRICE, 15);
		assert_ok!(Market::cancel_offer(signed(BUYER), COLLECTION, ITEM));
		offer(BUYER, PRICE, 25);
		run_to(25);
		assert!(listing(ITEM).is_some() && offered(BUYER).is_some());
		run_to(31);
		assert!(listing(ITEM).is_none() && offered(BUYER).is_none());
	});
}

#[test]
fn hooks_at_the_weight_limit_end_all_that_is_over_block_by_block() {
	ExtBuilder::default().build_and_execute(|| {
		// GIVEN more that is over in one block than it has room for
		MaxWeight::set(a_block_for(4));
		for item in 20..31 {
			assert_ok!(Uniques::mint(signed(SELLER), COLLECTION, item, SELLER));
			enrol(item);
			assert_ok!(Market::list(signed(SELLER), COLLECTION, item, PRICE, Some(20)));
			assert_ok!(Market::make_offer(signed(BUYER), COLLECTION, item, 100, 20, seen(), 0));
		}
		assert_eq!(held(BUYER), 1_100);
		run_to(20);
		assert_eq!((Listings::<Test>::iter().count(), Offers::<Test>::iter().count()), (11, 11));
		// WHEN blocks pass, whose hooks stay within their share
		let mut left = 22;
		let mut blocks = 0;
		while left > 0 {
			next_block();
			let now = Listings::<Test>::iter().count() + Offers::<Test>::iter().count();
			assert!(now < left, "each block ends some");
			assert_eq!(held(BUYER), 100 * Offers::<Test>::iter().count() as u128);
			left = now;
			blocks += 1;
		}
		// THEN all is ended, in more than one block, and nothing failed.
		assert!(blocks > 1, "{blocks}");
		assert_eq!((free(BUYER), held(BUYER), armed()), (ENDOWMENT, 0, 0));
		assert_eq!(Parked::<Test>::iter().count(), 0);
		let failed = System::read_events_for_pallet::<DeadlinesEvent<Test>>();
		assert!(!failed.iter().any(|event| matches!(event, DeadlinesEvent::Failed { .. })));
	});
}

#[test]
fn a_deadline_that_comes_early_ends_nothing() {
	use crate::Due;
	use vivarium_primitives::OnDeadline;
	ExtBuilder::default().build_and_execute(|| {
		list(PRICE, Some(20));
		offer(BUYER, PRICE, 20);
		run_to(20);
		let (collection, item) = (COLLECTION, ITEM);
		assert_ok!(Market::on_deadline(&Due::Listing { collection, item }));
		assert_ok!(Market::on_deadline(&Due::Offer { collection, item, buyer: BUYER }));
		assert!(listing(ITEM).is_some() && offered(BUYER).is_some());
		// One for what is gone is passed over.
		assert_ok!(Market::on_deadline(&Due::Listing { collection, item: 1 }));
		assert_ok!(Market::on_deadline(&Due::Offer { collection, item, buyer: STRANGER }));
	});
}
