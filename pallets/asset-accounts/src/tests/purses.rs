use super::mock::*;
use crate::{Error, Event};
use frame_support::{assert_noop, assert_ok};
use vivarium_primitives::{OnRetired, Purse};

#[test]
fn anyone_funds_an_item_and_its_owner_takes_it_out() {
	ExtBuilder::build_and_execute(|| {
		fund(0, 500);
		assert_eq!((balance(&purse(0)), balance(&stranger())), (500, ENDOWMENT - 500));
		assert!(AssetAccounts::has_purse(COLLECTION, 0) && !AssetAccounts::has_purse(COLLECTION, 1));
		assert_eq!(events(), [Event::Funded { collection: COLLECTION, item: 0, from: stranger(), amount: 500 }]);
		assert_ok!(AssetAccounts::withdraw(signed(owner()), COLLECTION, 0, 200));
		assert_eq!((balance(&purse(0)), balance(&owner())), (300, ENDOWMENT + 200));
		assert_eq!(events(), [Event::Withdrawn { collection: COLLECTION, item: 0, to: owner(), amount: 200 }]);
	});
}

#[test]
fn each_item_has_a_purse_of_its_own() {
	ExtBuilder::build_and_execute(|| {
		let mut accounts = vec![pot(), AssetAccounts::sponsorship_of(0), AssetAccounts::sponsorship_of(1)];
		for (collection, item) in [(0, 0), (0, 1), (1, 0), (1, 1), (256, 0), (0, 256)] {
			accounts.push(<AssetAccounts as Purse<_, _>>::account(collection, item));
		}
		let count = accounts.len();
		accounts.sort();
		accounts.dedup();
		assert_eq!(accounts.len(), count);
	});
}

#[test]
fn an_empty_purse_should_not_take_less_than_the_existential_deposit() {
	ExtBuilder::build_and_execute(|| {
		let fund = |amount| AssetAccounts::fund(signed(stranger()), COLLECTION, 0, amount);
		assert_noop!(fund(ED - 1), Error::<Test>::BelowExistentialDeposit);
		assert_ok!(fund(ED));
		assert_ok!(fund(1));
		assert_eq!(AssetAccounts::spendable(COLLECTION, 0), 1);
	});
}

#[test]
fn an_item_that_does_not_exist_should_not_be_funded() {
	ExtBuilder::build_and_execute(|| {
		let unknown = AssetAccounts::fund(signed(stranger()), COLLECTION, 9, 500);
		assert_noop!(unknown, Error::<Test>::UnknownItem);
		assert_noop!(AssetAccounts::withdraw(signed(owner()), COLLECTION, 9, 1), Error::<Test>::UnknownItem);
	});
}

#[test]
fn who_does_not_own_the_item_should_not_withdraw() {
	ExtBuilder::build_and_execute(|| {
		fund(0, 500);
		for who in [stranger(), artist(), nobody()] {
			assert_noop!(AssetAccounts::withdraw(signed(who), COLLECTION, 0, 100), Error::<Test>::NotOwner);
		}
	});
}

#[test]
fn the_purse_goes_with_the_item() {
	ExtBuilder::build_and_execute(|| {
		fund(0, 500);
		assert_ok!(Uniques::transfer(signed(owner()), COLLECTION, 0, stranger()));
		assert_noop!(AssetAccounts::withdraw(signed(owner()), COLLECTION, 0, 100), Error::<Test>::NotOwner);
		assert_ok!(AssetAccounts::withdraw(signed(stranger()), COLLECTION, 0, 100));
	});
}

#[test]
fn the_price_of_a_period_should_stay_in_the_purse_of_an_asset() {
	ExtBuilder::build_and_execute(|| {
		charge_for_service();
		fund(0, 500);
		let most = 500 - PERIOD - ED;
		let withdraw = |amount| AssetAccounts::withdraw(signed(owner()), COLLECTION, 0, amount);
		assert_noop!(withdraw(most + 1), Error::<Test>::BelowFloor);
		assert_ok!(withdraw(most));
		assert_noop!(withdraw(1), Error::<Test>::BelowFloor);
	});
}

#[test]
fn a_slow_asset_keeps_the_price_of_one_round() {
	ExtBuilder::build_and_execute(|| {
		charge_for_service();
		fund(2, 500);
		let most = 500 - ROUND_FEE - ED;
		assert_noop!(AssetAccounts::withdraw(signed(owner()), COLLECTION, 2, most + 1), Error::<Test>::BelowFloor);
		assert_ok!(AssetAccounts::withdraw(signed(owner()), COLLECTION, 2, most));
	});
}

#[test]
fn nothing_should_be_withdrawn_while_the_asset_is_for_sale() {
	ExtBuilder::build_and_execute(|| {
		fund(0, 500);
		Listed::set(vec![(COLLECTION, 0)]);
		assert_noop!(AssetAccounts::withdraw(signed(owner()), COLLECTION, 0, 1), Error::<Test>::Listed);
		Listed::take();
		assert_ok!(AssetAccounts::withdraw(signed(owner()), COLLECTION, 0, 1));
	});
}

#[test]
fn the_purse_of_an_ordinary_item_is_emptied_or_keeps_the_existential_deposit() {
	ExtBuilder::build_and_execute(|| {
		charge_for_service();
		fund(ORDINARY, 100);
		let withdraw = |amount| AssetAccounts::withdraw(signed(owner()), COLLECTION, ORDINARY, amount);
		assert_noop!(withdraw(100 - ED + 1), Error::<Test>::LeavesDust);
		assert_noop!(withdraw(101), Error::<Test>::NotEnough);
		assert_ok!(withdraw(100 - ED));
		assert_ok!(withdraw(ED));
		assert_eq!((balance(&purse(ORDINARY)), balance(&owner())), (0, ENDOWMENT + 100));
	});
}

#[test]
fn amounts_of_nothing_and_those_that_would_overflow_should_be_refused() {
	ExtBuilder::build_and_execute(|| {
		fund(0, 500);
		let fund = |amount| AssetAccounts::fund(signed(stranger()), COLLECTION, 0, amount);
		let withdraw = |amount| AssetAccounts::withdraw(signed(owner()), COLLECTION, 0, amount);
		assert_noop!(fund(0), Error::<Test>::NothingToMove);
		assert_noop!(withdraw(0), Error::<Test>::NothingToMove);
		assert_noop!(fund(u128::MAX), Error::<Test>::CannotPay);
		assert_noop!(withdraw(u128::MAX), Error::<Test>::NotEnough);
		let earned = AssetAccounts::earn(&stranger(), COLLECTION, 0, u128::MAX);
		assert_noop!(earned, Error::<Test>::CannotPay);
		let spent = AssetAccounts::spend(COLLECTION, 0, &stranger(), u128::MAX);
		assert_noop!(spent, Error::<Test>::PurseTooSmall);
	});
}

#[test]
fn who_funds_keeps_the_existential_deposit() {
	ExtBuilder::build_and_execute(|| {
		let fund = |amount| AssetAccounts::fund(signed(stranger()), COLLECTION, 0, amount);
		assert_noop!(fund(ENDOWMENT - ED + 1), Error::<Test>::CannotPay);
		assert_ok!(fund(ENDOWMENT - ED));
	});
}

#[test]
fn income_goes_into_the_purse_and_maintenance_out_of_it() {
	ExtBuilder::build_and_execute(|| {
		let earn = |amount| AssetAccounts::earn(&stranger(), COLLECTION, 0, amount);
		assert_eq!(earn(ED - 1), Ok(0), "an empty purse would stay below the existential deposit");
		assert_eq!((earn(0), balance(&stranger())), (Ok(0), ENDOWMENT));
		assert_eq!((earn(ED), earn(90)), (Ok(ED), Ok(90)));
		assert_eq!(AssetAccounts::spendable(COLLECTION, 0), 90);
		events();
		let spend = |to, amount| AssetAccounts::spend(COLLECTION, 0, &to, amount);
		assert_noop!(spend(stranger(), 91), Error::<Test>::PurseTooSmall);
		assert_noop!(spend(nobody(), ED - 1), Error::<Test>::BelowExistentialDeposit);
		assert_ok!(spend(nobody(), 60));
		assert_ok!(spend(stranger(), 0));
		assert_eq!(events(), [Event::Spent { collection: COLLECTION, item: 0, to: nobody(), amount: 60 }]);
		assert_ok!(spend(stranger(), 30));
		assert_eq!((balance(&purse(0)), AssetAccounts::spendable(COLLECTION, 0)), (ED, 0));
	});
}

#[test]
fn on_retirement_the_purse_goes_to_the_owner() {
	ExtBuilder::build_and_execute(|| {
		charge_for_service();
		fund(0, 500);
		events();
		Assets::mutate(|assets| assets.remove(&(COLLECTION, 0)));
		AssetAccounts::on_retired(COLLECTION, 0);
		AssetAccounts::on_retired(COLLECTION, 1);
		assert_eq!((balance(&purse(0)), balance(&owner())), (0, ENDOWMENT + 500));
		assert_eq!(events(), [Event::PurseClosed { collection: COLLECTION, item: 0, to: owner(), amount: 500 }]);
	});
}

#[test]
fn an_asset_that_retires_while_it_is_listed_gives_its_purse_to_its_owner() {
	ExtBuilder::build_and_execute(|| {
		fund(0, 500);
		Listed::set(vec![(COLLECTION, 0)]);
		AssetAccounts::on_retired(COLLECTION, 0);
		assert_eq!((balance(&purse(0)), balance(&owner())), (0, ENDOWMENT + 500));
	});
}

#[test]
fn the_purse_of_an_item_that_vanished_goes_to_the_owner_of_the_collection() {
	ExtBuilder::build_and_execute(|| {
		fund(0, 500);
		assert_ok!(Uniques::burn(signed(owner()), COLLECTION, 0, None));
		AssetAccounts::on_retired(COLLECTION, 0);
		assert_eq!((balance(&purse(0)), balance(&artist())), (0, ENDOWMENT + 500));
	});
}

#[test]
fn the_purse_of_an_item_whose_collection_vanished_waits_for_the_item() {
	ExtBuilder::build_and_execute(|| {
		fund(0, 500);
		let witness = pallet_uniques::DestroyWitness { items: 4, item_metadatas: 0, attributes: 0 };
		assert_ok!(Uniques::destroy(RuntimeOrigin::root(), COLLECTION, witness));
		Assets::take();
		AssetAccounts::on_retired(COLLECTION, 0);
		assert_eq!(balance(&purse(0)), 500);
		assert_ok!(Uniques::force_create(RuntimeOrigin::root(), COLLECTION, artist(), true));
		assert_ok!(Uniques::mint(signed(artist()), COLLECTION, 0, stranger()));
		assert_ok!(AssetAccounts::withdraw(signed(stranger()), COLLECTION, 0, 500));
	});
}

#[test]
fn an_owner_that_was_reaped_has_its_purse_back() {
	ExtBuilder::build_and_execute(|| {
		fund(0, 500);
		transfer(owner(), stranger(), ENDOWMENT);
		assert_eq!(balance(&owner()), 0);
		AssetAccounts::on_retired(COLLECTION, 0);
		assert_eq!(balance(&owner()), 500);
	});
}
