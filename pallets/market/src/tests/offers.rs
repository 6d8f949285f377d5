use super::mock::*;
use crate::{Delisting, Error, Event, Offer, OfferEnd, Wanted};
use frame_support::{
	assert_noop, assert_ok,
	pallet_prelude::DispatchResult,
	traits::{fungible::Mutate, tokens::Preservation},
};
use vivarium_primitives::Purse;

fn try_offer(buyer: u64, price: u128, until: u32) -> DispatchResult {
	Market::make_offer(signed(buyer), COLLECTION, ITEM, price, until, seen(), 0)
}

#[test]
fn the_price_of_an_offer_is_held() {
	ExtBuilder::default().build_and_execute(|| {
		offer(BUYER, PRICE, 20);
		assert_eq!((free(BUYER), held(BUYER)), (ENDOWMENT - PRICE, PRICE));
		assert_eq!(offered(BUYER), Some(Offer { terms: terms(PRICE), until: 20 }));
		let (collection, item, buyer) = (COLLECTION, ITEM, BUYER);
		assert_eq!(events(), [Event::Offered { collection, item, buyer, terms: terms(PRICE), until: 20 }]);
		let spend = <Balances as Mutate<u64>>::transfer(&BUYER, &SELLER, ENDOWMENT - PRICE, Preservation::Expendable);
		assert!(spend.is_err(), "what is held cannot be spent, and keeps the account alive");
	});
}

#[test]
fn an_offer_needs_no_listing() {
	ExtBuilder::default().royalty(100_000, [(ARTIST, 1_000_000)]).build_and_execute(|| {
		offer(BUYER, PRICE, 20);
		events();
		assert_ok!(accept(BUYER, PRICE));
		assert_eq!(owner(ITEM), Some(BUYER));
		let sold = Event::Sold {
			collection: COLLECTION,
			item: ITEM,
			seller: SELLER,
			buyer: BUYER,
			price: PRICE,
			royalties: vec![(ARTIST, 100)],
			to_seller: 900,
			material: seen(),
			is_offer: true,
		};
		assert_eq!(events(), [sold]);
		assert_eq!((free(BUYER), held(BUYER), free(SELLER)), (ENDOWMENT - PRICE, 0, ENDOWMENT + 900));
		assert_eq!((offered(BUYER), armed(), Wanted::<Test>::iter().count()), (None, 0, 0));
	});
}

#[test]
fn an_accepted_offer_ends_the_listing() {
	ExtBuilder::default().build_and_execute(|| {
		list(2 * PRICE, Some(30));
		offer(BUYER, PRICE, 20);
		events();
		assert_ok!(accept(BUYER, PRICE));
		assert_eq!(events().len(), 1, "the sale tells all");
		assert_eq!((listing(ITEM), armed()), (None, 0));
	});
}

#[test]
fn an_accepted_offer_ends_what_a_former_owner_had_listed() {
	ExtBuilder::default().build_and_execute(|| {
		// GIVEN a listing that its seller left behind, cheap
		list(1, None);
		assert_ok!(Uniques::transfer(signed(SELLER), COLLECTION, ITEM, STRANGER));
		// WHEN the former owner buys the item back by an offer
		offer(SELLER, PRICE, 20);
		events();
		assert_ok!(Market::accept_offer(signed(STRANGER), COLLECTION, ITEM, SELLER, PRICE));
		// THEN the old listing does not come to life again.
		assert_eq!(events()[0], delisted(SELLER, Delisting::OwnerChanged));
		assert_noop!(buy(BUYER, 1), Error::<Test>::NotListed);
	});
}

#[test]
fn offer_accepted_twice_is_refused() {
	ExtBuilder::default().build_and_execute(|| {
		offer(BUYER, PRICE, 20);
		assert_ok!(accept(BUYER, PRICE));
		assert_noop!(accept(BUYER, PRICE), Error::<Test>::NotOwner);
		// The item comes back, the offer does not.
		assert_ok!(Uniques::transfer(signed(BUYER), COLLECTION, ITEM, SELLER));
		assert_noop!(accept(BUYER, PRICE), Error::<Test>::NotOffered);
		assert_eq!(free(BUYER), ENDOWMENT - PRICE);
	});
}

#[test]
fn only_the_owner_accepts_and_at_the_price_that_was_offered() {
	ExtBuilder::default().build_and_execute(|| {
		offer(BUYER, PRICE, 20);
		let accept_by = |who, price| Market::accept_offer(signed(who), COLLECTION, ITEM, BUYER, price);
		assert_noop!(accept_by(STRANGER, PRICE), Error::<Test>::NotOwner);
		assert_noop!(accept_by(BUYER, PRICE), Error::<Test>::NotOwner);
		assert_noop!(accept_by(SELLER, PRICE + 1), Error::<Test>::OtherPrice);
		assert_noop!(accept(STRANGER, PRICE), Error::<Test>::NotOffered);
		// A lower offer in the place of the one that the owner saw.
		assert_ok!(Market::cancel_offer(signed(BUYER), COLLECTION, ITEM));
		offer(BUYER, PRICE - 1, 20);
		assert_noop!(accept(BUYER, PRICE), Error::<Test>::OtherPrice);
		assert_ok!(accept(BUYER, PRICE - 1));
	});
}

#[test]
fn an_offer_holds_for_the_asset_as_its_maker_saw_it() {
	ExtBuilder::default().build_and_execute(|| {
		fund(ITEM, 100);
		let make = || Market::make_offer(signed(BUYER), COLLECTION, ITEM, PRICE, 20, seen(), 100);
		change(ITEM, Form { state: 1, flags: 0 });
		assert_noop!(make(), Error::<Test>::MaterialChanged);
		change(ITEM, Form::default());
		assert_ok!(make());
		// Neither with another material
		change(ITEM, Form { state: 1, flags: 0 });
		assert_noop!(accept(BUYER, PRICE), Error::<Test>::MaterialChanged);
		// nor with a purse that was drained
		change(ITEM, Form::default());
		assert_ok!(World::spend(COLLECTION, ITEM, &SELLER, 1));
		assert_noop!(accept(BUYER, PRICE), Error::<Test>::PurseTooSmall);
		// but once both are as they were.
		assert_ok!(World::earn(&SELLER, COLLECTION, ITEM, 1));
		assert_ok!(accept(BUYER, PRICE));
	});
}

#[test]
fn an_offer_for_what_is_retired_is_refused_and_can_be_taken_back() {
	ExtBuilder::default().build_and_execute(|| {
		offer(BUYER, PRICE, 20);
		retire(ITEM);
		assert_noop!(accept(BUYER, PRICE), Error::<Test>::NotAnAsset);
		assert_noop!(try_offer(STRANGER, PRICE, 20), Error::<Test>::NotAnAsset);
		let plain = Market::make_offer(signed(STRANGER), COLLECTION, PLAIN, PRICE, 20, seen(), 0);
		assert_noop!(plain, Error::<Test>::NotAnAsset);
		let nothing = Market::make_offer(signed(STRANGER), COLLECTION, 100, PRICE, 20, seen(), 0);
		assert_noop!(nothing, Error::<Test>::UnknownItem);
		assert_ok!(Market::cancel_offer(signed(BUYER), COLLECTION, ITEM));
		assert_eq!((free(BUYER), held(BUYER)), (ENDOWMENT, 0));
	});
}

#[test]
fn whoever_made_an_offer_takes_it_back() {
	ExtBuilder::default().build_and_execute(|| {
		offer(BUYER, PRICE, 20);
		events();
		assert_noop!(Market::cancel_offer(signed(STRANGER), COLLECTION, ITEM), Error::<Test>::NotOffered);
		assert_noop!(Market::cancel_offer(signed(BUYER), COLLECTION, 1), Error::<Test>::NotOffered);
		assert_ok!(Market::cancel_offer(signed(BUYER), COLLECTION, ITEM));
		assert_eq!(events(), [offer_ended(BUYER, PRICE, OfferEnd::Cancelled)]);
		assert_eq!((free(BUYER), held(BUYER), armed()), (ENDOWMENT, 0, 0));
		assert_noop!(accept(BUYER, PRICE), Error::<Test>::NotOffered);
	});
}

#[test]
fn an_offer_is_raised_by_a_new_one_after_the_old_one_is_cancelled() {
	ExtBuilder::default().build_and_execute(|| {
		offer(BUYER, PRICE, 20);
		assert_noop!(try_offer(BUYER, 2 * PRICE, 20), Error::<Test>::AlreadyOffered);
		assert_ok!(Market::cancel_offer(signed(BUYER), COLLECTION, ITEM));
		offer(BUYER, 2 * PRICE, 20);
		assert_eq!(held(BUYER), 2 * PRICE);
	});
}

#[test]
fn offers_of_one_account_are_held_together() {
	ExtBuilder::default().build_and_execute(|| {
		offer(BUYER, PRICE, 20);
		assert_ok!(Market::make_offer(signed(BUYER), COLLECTION, 1, 300, 20, seen(), 0));
		assert_eq!(held(BUYER), PRICE + 300);
		assert_ok!(accept(BUYER, PRICE));
		assert_eq!((free(BUYER), held(BUYER)), (ENDOWMENT - PRICE - 300, 300));
	});
}

#[test]
fn an_offer_is_covered_and_of_the_existential_deposit_at_least() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(try_offer(BUYER, ED - 1, 20), Error::<Test>::OfferTooSmall);
		assert_noop!(try_offer(BUYER, ENDOWMENT - ED + 1, 20), Error::<Test>::CannotPay);
		assert_noop!(try_offer(PAUPER, ED, 20), Error::<Test>::CannotPay);
		assert_ok!(try_offer(BUYER, ENDOWMENT - ED, 20));
		assert_eq!((free(BUYER), held(BUYER)), (ED, ENDOWMENT - ED));
		assert_ok!(accept(BUYER, ENDOWMENT - ED));
		assert_eq!((free(BUYER), held(BUYER)), (ED, 0));
	});
}

#[test]
fn an_offer_ends_neither_in_the_past_nor_too_far_ahead() {
	ExtBuilder::default().build_and_execute(|| {
		run_to(10);
		assert_noop!(try_offer(BUYER, PRICE, 9), Error::<Test>::InPast);
		assert_noop!(try_offer(BUYER, PRICE, 11 + MAX_DURATION), Error::<Test>::TooFarAhead);
		assert_noop!(try_offer(BUYER, PRICE, u32::MAX), Error::<Test>::TooFarAhead);
		assert_ok!(try_offer(BUYER, PRICE, 10 + MAX_DURATION));
	});
}

#[test]
fn an_offer_outlives_a_change_of_owner_and_its_own_maker_cannot_accept_it() {
	ExtBuilder::default().build_and_execute(|| {
		offer(BUYER, PRICE, 20);
		list(PRICE / 2, None);
		// The maker gets the item in another way, and its offer stands.
		assert_ok!(buy(BUYER, PRICE / 2));
		let accept_by = |who| Market::accept_offer(signed(who), COLLECTION, ITEM, BUYER, PRICE);
		assert_noop!(accept_by(BUYER), Error::<Test>::OwnSale);
		assert_noop!(accept_by(SELLER), Error::<Test>::NotOwner);
		assert_ok!(Uniques::transfer(signed(BUYER), COLLECTION, ITEM, STRANGER));
		assert_ok!(accept_by(STRANGER));
		assert_eq!(free(STRANGER), ENDOWMENT + PRICE);
	});
}
