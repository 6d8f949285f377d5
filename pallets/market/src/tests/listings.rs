use super::mock::*;
use crate::{Delisting, Error, Event, Listing};
use frame_support::{assert_noop, assert_ok};
use vivarium_primitives::Listings as _;

fn try_list(who: u64, item: u32, price: u128, until: Option<u32>) -> sp_runtime::DispatchResult {
	Market::list(signed(who), COLLECTION, item, price, until)
}

#[test]
fn an_owner_lists_an_asset() {
	ExtBuilder::default().build_and_execute(|| {
		list(PRICE, Some(20));
		assert_eq!(listing(ITEM), Some(Listing { seller: SELLER, price: PRICE, until: Some(20) }));
		let (collection, item, seller, price, until) = (COLLECTION, ITEM, SELLER, PRICE, Some(20));
		assert_eq!(events(), [Event::Listed { collection, item, seller, price, until }]);
		assert!(Market::is_listed(COLLECTION, ITEM) && !Market::is_listed(COLLECTION, 1));
	});
}

#[test]
fn only_the_owner_of_the_item_lists_it() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(try_list(BUYER, ITEM, PRICE, None), Error::<Test>::NotOwner);
		assert_noop!(try_list(SELLER, 100, PRICE, None), Error::<Test>::UnknownItem);
	});
}

#[test]
fn only_dynamic_assets_are_listed() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(try_list(SELLER, PLAIN, PRICE, None), Error::<Test>::NotAnAsset);
	});
}

#[test]
fn zero_price_is_refused() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(try_list(SELLER, ITEM, 0, None), Error::<Test>::ZeroPrice);
		let free_offer = Market::make_offer(signed(BUYER), COLLECTION, ITEM, 0, 10, seen(), 0);
		assert_noop!(free_offer, Error::<Test>::ZeroPrice);
	});
}

#[test]
fn what_is_frozen_is_not_listed() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Uniques::freeze(signed(SELLER), COLLECTION, ITEM));
		assert_noop!(try_list(SELLER, ITEM, PRICE, None), Error::<Test>::Frozen);
		assert_ok!(Uniques::freeze_collection(signed(SELLER), COLLECTION));
		assert_noop!(try_list(SELLER, 1, PRICE, None), Error::<Test>::Frozen);
	});
}

#[test]
fn a_listing_ends_neither_in_the_past_nor_too_far_ahead() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(10);
		assert_noop!(try_list(SELLER, ITEM, PRICE, Some(9)), Error::<Test>::InPast);
		assert_noop!(try_list(SELLER, ITEM, PRICE, Some(11 + MAX_DURATION)), Error::<Test>::TooFarAhead);
		assert_noop!(try_list(SELLER, ITEM, PRICE, Some(u32::MAX)), Error::<Test>::TooFarAhead);
		assert_ok!(try_list(SELLER, ITEM, PRICE, Some(10 + MAX_DURATION)));
		assert_ok!(try_list(SELLER, 1, PRICE, Some(10)));
		System::set_block_number(u32::MAX - 1);
		assert_noop!(try_list(SELLER, 2, PRICE, Some(u32::MAX)), Error::<Test>::TooFarAhead);
		System::set_block_number(10);
	});
}

#[test]
fn what_is_listed_is_not_listed_again() {
	ExtBuilder::default().build_and_execute(|| {
		list(PRICE, Some(20));
		assert_noop!(try_list(SELLER, ITEM, 2 * PRICE, None), Error::<Test>::AlreadyListed);
		assert_ok!(Market::cancel(signed(SELLER), COLLECTION, ITEM));
		assert_ok!(try_list(SELLER, ITEM, 2 * PRICE, Some(30)));
		assert_eq!(armed(), 1, "the first deadline is gone");
	});
}

#[test]
fn a_seller_takes_its_listing_off() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Market::cancel(signed(SELLER), COLLECTION, ITEM), Error::<Test>::NotListed);
		list(PRICE, Some(20));
		events();
		assert_noop!(Market::cancel(signed(STRANGER), COLLECTION, ITEM), Error::<Test>::NotSeller);
		assert_ok!(Market::cancel(signed(SELLER), COLLECTION, ITEM));
		assert_eq!(events(), [delisted(SELLER, Delisting::Cancelled)]);
		assert_eq!((listing(ITEM), armed()), (None, 0));
		assert!(!Market::is_listed(COLLECTION, ITEM));
	});
}

#[test]
fn owner_changed_since_listing_voids_it_and_lets_anyone_take_it_off() {
	ExtBuilder::default().build_and_execute(|| {
		list(PRICE, None);
		assert_ok!(Uniques::transfer(signed(SELLER), COLLECTION, ITEM, STRANGER));
		assert!(!Market::is_listed(COLLECTION, ITEM));
		assert_noop!(buy(BUYER, PRICE), Error::<Test>::OwnerChanged);
		assert_noop!(buy(STRANGER, PRICE), Error::<Test>::OwnSale);
		events();
		assert_ok!(Market::cancel(signed(BUYER), COLLECTION, ITEM));
		assert_eq!(events(), [delisted(SELLER, Delisting::OwnerChanged)]);
	});
}

#[test]
fn a_new_owners_listing_takes_the_place_of_one_that_is_void() {
	ExtBuilder::default().build_and_execute(|| {
		list(PRICE, Some(20));
		assert_ok!(Uniques::transfer(signed(SELLER), COLLECTION, ITEM, STRANGER));
		events();
		assert_ok!(try_list(STRANGER, ITEM, 5, None));
		let listed = Event::Listed { collection: COLLECTION, item: ITEM, seller: STRANGER, price: 5, until: None };
		assert_eq!(events(), [delisted(SELLER, Delisting::OwnerChanged), listed]);
		assert_eq!(armed(), 0);
		assert_ok!(buy(BUYER, 5));
		assert_eq!(owner(ITEM), Some(BUYER));
	});
}

#[test]
fn a_listing_holds_again_when_the_item_comes_back_to_its_seller() {
	ExtBuilder::default().build_and_execute(|| {
		list(PRICE, None);
		assert_ok!(Uniques::transfer(signed(SELLER), COLLECTION, ITEM, STRANGER));
		assert_ok!(Uniques::transfer(signed(STRANGER), COLLECTION, ITEM, SELLER));
		assert!(Market::is_listed(COLLECTION, ITEM));
		assert_ok!(buy(BUYER, PRICE));
	});
}

#[test]
fn retire_while_listed_takes_the_listing_off() {
	ExtBuilder::default().build_and_execute(|| {
		list(PRICE, Some(20));
		events();
		retire(ITEM);
		assert_eq!(events(), [delisted(SELLER, Delisting::Retired)]);
		assert_eq!((listing(ITEM), armed()), (None, 0));
		assert_noop!(buy(BUYER, PRICE), Error::<Test>::NotListed);
		assert_noop!(try_list(SELLER, ITEM, PRICE, None), Error::<Test>::NotAnAsset);
		// What was not listed is retired in silence.
		retire(1);
		assert_eq!(events(), []);
	});
}

#[test]
fn a_listing_left_of_what_is_no_asset_any_more_is_taken_off_by_anyone() {
	ExtBuilder::default().build_and_execute(|| {
		list(PRICE, None);
		events();
		// Nobody was told.
		Assets::mutate(|assets| assets.remove(&(COLLECTION, ITEM)));
		assert_noop!(buy(BUYER, PRICE), Error::<Test>::NotAnAsset);
		assert_ok!(Market::cancel(signed(STRANGER), COLLECTION, ITEM));
		assert_eq!(events(), [delisted(SELLER, Delisting::Retired)]);
	});
}
