use super::mock::*;
use crate::{End, Error, Event, Owed, Payee, Settlement, Template};
use frame_support::{assert_noop, assert_ok};

const ASSET: Payee<u64> = Payee::Asset { collection: COLLECTION, item: ITEM };

/// Less than what an account that is not there can take.
const SMALL: u128 = ED - 1;

/// An account spends all that it has, and is gone.
fn reap(who: u64) {
	assert_ok!(Balances::transfer_all(origin(who), STRANGER, false));
	assert_eq!(has(who), 0);
}

#[test]
fn escrow_with_a_reaped_account() {
	ExtBuilder::build_and_execute(|| {
		let order = completed(&Template { fee: SMALL, ..template() });
		reap(PROVIDER);
		round(ITEM, Some(true));
		events();
		round(ITEM, Some(true));
		let payee = Payee::Account(PROVIDER);
		let kept = Settlement { amount: SMALL, payee: Some(payee.clone()), account: None };
		assert_eq!(ends(), [(order, End::Proven, kept)]);
		assert_eq!((escrow(), WorkOrders::provider_view(&PROVIDER).claimable), (SMALL, SMALL));

		assert_noop!(WorkOrders::claim(origin(STRANGER), payee.clone()), Error::<Test>::CannotTake);
		assert_ok!(Balances::transfer_allow_death(origin(STRANGER), PROVIDER, ED));
		assert_ok!(WorkOrders::claim(origin(STRANGER), payee.clone()));
		assert_eq!(events().last(), Some(&Event::Claimed { payee: payee.clone(), account: PROVIDER, amount: SMALL }));
		assert_eq!((has(PROVIDER), escrow()), (ED + SMALL, 0));
		assert_noop!(WorkOrders::claim(origin(PROVIDER), payee), Error::<Test>::NothingOwed);
	});
}

#[test]
fn a_reaped_provider_is_paid_what_makes_it_an_account_again() {
	ExtBuilder::build_and_execute(|| {
		completed(&template());
		reap(PROVIDER);
		round(ITEM, Some(true));
		round(ITEM, Some(true));
		assert_eq!((has(PROVIDER), escrow()), (FEE, 0));
	});
}

#[test]
fn what_is_owed_adds_up() {
	ExtBuilder::build_and_execute(|| {
		let small = Template { fee: SMALL / 2, ..template() };
		for trigger in [0, 1] {
			completed(&Template { trigger, ..small.clone() });
		}
		reap(PROVIDER);
		round(ITEM, Some(true));
		round(ITEM, Some(true));
		assert_eq!(Owed::<Test>::get(Payee::Account(PROVIDER)), Some(SMALL / 2 * 2));
	});
}

#[test]
fn a_fee_from_the_purse_goes_back_to_the_purse_or_stays_its() {
	ExtBuilder::build_and_execute(|| {
		let order = open(ITEM, &template());
		PursesFail::set(true);
		events();
		assert_ok!(WorkOrders::cancel(origin(OWNER), order));
		let kept = Settlement { amount: FEE, payee: Some(ASSET), account: None };
		assert_eq!((ends(), escrow()), (vec![(order, End::Cancelled { by: OWNER }, kept)], FEE));
		assert_noop!(WorkOrders::claim(origin(OWNER), ASSET), Error::<Test>::CannotTake);
		PursesFail::set(false);
		assert_ok!(WorkOrders::claim(origin(STRANGER), ASSET));
		assert_eq!((has(purse(ITEM)), escrow()), (PURSE, 0));
	});
}

#[test]
fn a_fee_of_somebody_else_goes_back_to_them() {
	ExtBuilder::build_and_execute(|| {
		let order = open(ITEM, &Template { fee: PURSE, ..template() });
		assert_ok!(WorkOrders::fund(origin(SPONSOR), order));
		run_to(now() + ACCEPT);
		assert_eq!(has(SPONSOR), ENDOWMENT - PURSE);
		next_block();
		assert_eq!((has(SPONSOR), escrow(), has(purse(ITEM))), (ENDOWMENT, 0, PURSE));
	});
}

#[test]
fn what_an_asset_is_owed_is_its_owners_once_it_is_none() {
	ExtBuilder::build_and_execute(|| {
		let order = open(ITEM, &template());
		PursesFail::set(true);
		assert_ok!(WorkOrders::cancel(origin(OWNER), order));
		retire(ITEM);
		let before = [OWNER, MAKER].map(has);
		assert_ok!(WorkOrders::claim(origin(STRANGER), ASSET));
		assert_eq!([OWNER, MAKER].map(has), [before[0] + FEE, before[1]]);
	});
}

#[test]
fn what_is_given_to_the_escrow_account_past_the_pallet_is_nobodys() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(Balances::transfer_allow_death(origin(STRANGER), WorkOrders::escrow_account(), ED));
		events();
		add(&template());
		let opened = |event: &Event<Test>| matches!(event, Event::EscrowOpened { .. });
		assert!(!events().iter().any(opened), "it has its existential deposit");
	});
}
