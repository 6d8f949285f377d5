use super::mock::*;
use crate::{Error, Event, WeightInfo};
use frame_support::{
	assert_noop, assert_ok,
	dispatch::GetDispatchInfo,
	traits::{fungible::Mutate, tokens::Preservation},
};
use vivarium_primitives::{limits, Purse};

fn sold(seller: u64, buyer: u64, price: u128, royalties: Vec<(u64, u128)>, to_seller: u128) -> Event<Test> {
	let (collection, item, material) = (COLLECTION, ITEM, seen());
	Event::Sold { collection, item, seller, buyer, price, royalties, to_seller, material, is_offer: false }
}

#[test]
fn whoever_pays_the_price_has_the_item() {
	ExtBuilder::default().build_and_execute(|| {
		list(PRICE, Some(20));
		events();
		assert_ok!(buy(BUYER, PRICE));
		assert_eq!(owner(ITEM), Some(BUYER));
		assert_eq!((free(SELLER), free(BUYER)), (ENDOWMENT + PRICE, ENDOWMENT - PRICE));
		assert_eq!(events(), [sold(SELLER, BUYER, PRICE, vec![], PRICE)]);
		assert_eq!((listing(ITEM), armed()), (None, 0));
		assert_noop!(buy(STRANGER, PRICE), Error::<Test>::NotListed);
	});
}

#[test]
fn royalties_and_what_the_seller_gets_add_up_to_the_price() {
	// A rate of 7.5 % of 1,003 is 75.225; a third of that is 24.975.
	let shares = [(ARTIST, 333_333), (PAUPER, 333_333), (5, 333_334)];
	ExtBuilder::default().royalty(75_000, shares).build_and_execute(|| {
		list(1_003, None);
		events();
		assert_ok!(buy(BUYER, 1_003));
		assert_eq!(events(), [sold(SELLER, BUYER, 1_003, vec![(ARTIST, 26), (PAUPER, 24), (5, 25)], 928)]);
		assert_eq!((free(SELLER), free(BUYER)), (ENDOWMENT + 928, ENDOWMENT - 1_003));
		assert_eq!(free(POT), ENDOWMENT + 75);
	});
}

#[test]
fn a_royalty_of_the_whole_price_leaves_the_seller_nothing() {
	ExtBuilder::default().royalty(1_000_000, [(ARTIST, 1_000_000)]).build_and_execute(|| {
		list(PRICE, None);
		events();
		assert_ok!(buy(BUYER, PRICE));
		assert_eq!(events(), [sold(SELLER, BUYER, PRICE, vec![(ARTIST, PRICE)], 0)]);
		assert_eq!(free(SELLER), ENDOWMENT);
	});
}

#[test]
fn a_buyer_pays_for_as_many_shares_as_there_are() {
	ExtBuilder::default().royalty(100_000, [(ARTIST, 1_000_000)]).build_and_execute(|| {
		list(PRICE, None);
		let call = crate::Call::<Test>::buy {
			collection: COLLECTION,
			item: ITEM,
			price: PRICE,
			material: seen(),
			min_purse: 0,
		};
		assert_eq!(call.get_dispatch_info().call_weight, <() as WeightInfo>::buy(limits::SHARES));
		let weight = buy(BUYER, PRICE).unwrap().actual_weight;
		assert_eq!(weight, Some(<() as WeightInfo>::buy(1)));
	});
}

#[test]
fn buyer_equals_beneficiary_and_the_money_adds_up() {
	ExtBuilder::default().royalty(100_000, [(BUYER, 500_000), (SELLER, 500_000)]).build_and_execute(|| {
		list(PRICE, None);
		events();
		assert_ok!(buy(BUYER, PRICE));
		assert_eq!(events(), [sold(SELLER, BUYER, PRICE, vec![(BUYER, 50), (SELLER, 50)], 900)]);
		assert_eq!((free(BUYER), free(SELLER)), (ENDOWMENT - PRICE, ENDOWMENT + 900));
	});
}

#[test]
fn self_sale_is_refused() {
	ExtBuilder::default().build_and_execute(|| {
		list(PRICE, None);
		assert_noop!(buy(SELLER, PRICE), Error::<Test>::OwnSale);
		let own_offer = Market::make_offer(signed(SELLER), COLLECTION, ITEM, PRICE, 10, seen(), 0);
		assert_noop!(own_offer, Error::<Test>::OwnSale);
	});
}

#[test]
fn changed_terms_refuse_the_sale() {
	ExtBuilder::default().build_and_execute(|| {
		list(PRICE, None);
		assert_noop!(buy(BUYER, PRICE - 1), Error::<Test>::OtherPrice);
		assert_noop!(buy(BUYER, PRICE + 1), Error::<Test>::OtherPrice);
		// A seller lists anew, dearer, just before the buyer's transaction.
		assert_ok!(Market::cancel(signed(SELLER), COLLECTION, ITEM));
		list(2 * PRICE, None);
		assert_noop!(buy(BUYER, PRICE), Error::<Test>::OtherPrice);
	});
}

#[test]
fn an_asset_that_has_changed_since_the_buyer_looked_is_not_sold() {
	ExtBuilder::default().build_and_execute(|| {
		list(PRICE, None);
		for form in [Form { state: 1, flags: 0 }, Form { state: 0, flags: 0b1 }] {
			change(ITEM, form);
			assert_noop!(buy(BUYER, PRICE), Error::<Test>::MaterialChanged);
			let material = Market::material(COLLECTION, ITEM).unwrap();
			assert_ne!(material, seen());
		}
		// Whoever has seen the change may buy it.
		let material = Market::material(COLLECTION, ITEM).unwrap();
		assert_ok!(Market::buy(signed(BUYER), COLLECTION, ITEM, PRICE, material, 0));
	});
}

#[test]
fn purse_drained_before_a_sale_refuses_it() {
	ExtBuilder::default().build_and_execute(|| {
		fund(ITEM, 300);
		list(PRICE, None);
		let buy = |min_purse| Market::buy(signed(BUYER), COLLECTION, ITEM, PRICE, seen(), min_purse);
		assert_noop!(buy(301), Error::<Test>::PurseTooSmall);
		assert_ok!(World::spend(COLLECTION, ITEM, &SELLER, 1));
		assert_noop!(buy(300), Error::<Test>::PurseTooSmall);
		assert_ok!(buy(299));
		assert_eq!(owner(ITEM), Some(BUYER));
	});
}

#[test]
fn a_raised_flag_that_blocks_sales_refuses_them_until_it_is_cleared() {
	ExtBuilder::default().blocking_flags(0b110).build_and_execute(|| {
		list(PRICE, None);
		offer(STRANGER, PRICE, 10);
		let buy_as_seen = || {
			let material = Market::material(COLLECTION, ITEM).unwrap();
			Market::buy(signed(BUYER), COLLECTION, ITEM, PRICE, material, 0)
		};
		for flags in [0b010, 0b100, 0b111] {
			change(ITEM, Form { state: 0, flags });
			assert_noop!(buy_as_seen(), Error::<Test>::FlagBlocksSale);
			assert_noop!(accept(STRANGER, PRICE), Error::<Test>::FlagBlocksSale);
		}
		change(ITEM, Form { state: 0, flags: 0b1001 });
		assert_ok!(buy_as_seen());
	});
}

#[test]
fn overflow_at_every_amount_is_refused_and_nothing_moves() {
	ExtBuilder::default().royalty(500_000, [(ARTIST, 1_000_000)]).build_and_execute(|| {
		list(u128::MAX, None);
		assert_noop!(buy(BUYER, u128::MAX), Error::<Test>::CannotPay);
		let offer = Market::make_offer(signed(BUYER), COLLECTION, ITEM, u128::MAX, 10, seen(), 0);
		assert_noop!(offer, Error::<Test>::CannotPay);
		let purse = Market::buy(signed(BUYER), COLLECTION, ITEM, u128::MAX, seen(), u128::MAX);
		assert_noop!(purse, Error::<Test>::PurseTooSmall);
		let purse = Market::make_offer(signed(BUYER), COLLECTION, ITEM, PRICE, 10, seen(), u128::MAX);
		assert_noop!(purse, Error::<Test>::PurseTooSmall);
		assert_noop!(accept(BUYER, u128::MAX), Error::<Test>::NotOffered);
		assert_eq!((free(SELLER), free(BUYER), free(POT)), (ENDOWMENT, ENDOWMENT, ENDOWMENT));
	});
}

#[test]
fn whoever_cannot_pay_and_keep_the_existential_deposit_does_not_buy() {
	ExtBuilder::default().royalty(500_000, [(ARTIST, 1_000_000)]).build_and_execute(|| {
		list(PRICE, None);
		leave(BUYER, PRICE + ED - 1);
		assert_noop!(buy(BUYER, PRICE), Error::<Test>::CannotPay);
		assert_ok!(<Balances as Mutate<u64>>::transfer(&STRANGER, &BUYER, 1, Preservation::Preserve));
		assert_ok!(buy(BUYER, PRICE));
		assert_eq!(free(BUYER), ED);
	});
}

#[test]
fn beneficiary_reaped_or_below_the_existential_deposit_is_paid_or_refused_and_loses_nothing() {
	ExtBuilder::default().royalty(500_000, [(PAUPER, 1_000_000)]).build_and_execute(|| {
		// GIVEN a seller that is a beneficiary too, and whose account is gone
		assert_ok!(Uniques::transfer(signed(SELLER), COLLECTION, ITEM, PAUPER));
		assert_ok!(Uniques::transfer(signed(SELLER), COLLECTION, 1, PAUPER));
		let list = |item, price| Market::list(signed(PAUPER), COLLECTION, item, price, None).unwrap();
		list(ITEM, 2 * ED - 2);
		list(1, 2 * ED - 1);
		let buy = |item, price| Market::buy(signed(BUYER), COLLECTION, item, price, seen(), 0);
		// WHEN half of the price is less than the existential deposit THEN nothing is sold, and nothing paid.
		assert_noop!(buy(ITEM, 2 * ED - 2), Error::<Test>::SellerCannotTake);
		assert_eq!((free(PAUPER), free(BUYER), free(POT)), (0, ENDOWMENT, ENDOWMENT));
		// WHEN it suffices, for the royalty is rounded down, THEN the account lives again.
		assert_ok!(buy(1, 2 * ED - 1));
		assert_eq!((free(PAUPER), free(POT)), (ED, ENDOWMENT + ED - 1));
		// AND takes less than the existential deposit.
		assert_ok!(buy(ITEM, 2 * ED - 2));
		assert_eq!((free(PAUPER), Accruals::get(PAUPER)), (2 * ED - 1, 2 * (ED - 1)));
	});
}

#[test]
fn a_price_below_the_existential_deposit_reaches_a_seller_that_lives() {
	ExtBuilder::default().build_and_execute(|| {
		list(1, None);
		assert_ok!(buy(BUYER, 1));
		assert_eq!((free(SELLER), free(BUYER)), (ENDOWMENT + 1, ENDOWMENT - 1));
	});
}

#[test]
fn a_frozen_item_is_not_sold_and_nothing_is_paid() {
	ExtBuilder::default().royalty(100_000, [(ARTIST, 1_000_000)]).build_and_execute(|| {
		list(PRICE, Some(20));
		assert_ok!(Uniques::freeze(signed(SELLER), COLLECTION, ITEM));
		assert_noop!(buy(BUYER, PRICE), pallet_uniques::Error::<Test>::Frozen);
		assert_eq!((free(SELLER), free(BUYER), free(POT)), (ENDOWMENT, ENDOWMENT, ENDOWMENT));
		assert_eq!(armed(), 1, "the listing stands");
	});
}

#[test]
fn the_royalty_is_that_of_the_moment_of_the_sale() {
	ExtBuilder::default().build_and_execute(|| {
		list(PRICE, None);
		events();
		RoyaltySchedule::set(Some(Schedule { rate: 250_000, shares: vec![(ARTIST, 1_000_000)] }));
		assert_ok!(buy(BUYER, PRICE));
		assert_eq!(events(), [sold(SELLER, BUYER, PRICE, vec![(ARTIST, 250)], 750)]);
	});
}
