use super::mock::*;
use crate::{Error, Event, Payer};
use frame_support::{assert_noop, assert_ok};

fn sponsor(amount: u128) {
	assert_ok!(AssetAccounts::sponsor(signed(artist()), COLLECTION, amount));
}

#[test]
fn the_owner_of_the_collection_gives_and_takes_back() {
	ExtBuilder::build_and_execute(|| {
		sponsor(500);
		assert!(AssetAccounts::has_sponsorship(COLLECTION) && !AssetAccounts::has_sponsorship(9));
		assert_eq!(events(), [Event::Sponsored { collection: COLLECTION, from: artist(), amount: 500 }]);
		let withdraw = |amount| AssetAccounts::withdraw_sponsorship(signed(artist()), COLLECTION, amount);
		assert_noop!(withdraw(501), Error::<Test>::NotEnough);
		assert_noop!(withdraw(500 - ED + 1), Error::<Test>::LeavesDust);
		assert_ok!(withdraw(200));
		assert_eq!(events(), [Event::SponsorshipWithdrawn { collection: COLLECTION, to: artist(), amount: 200 }]);
		assert_ok!(withdraw(300));
		assert_eq!((balance(&sponsorship()), balance(&artist())), (0, ENDOWMENT));
	});
}

#[test]
fn who_does_not_own_the_collection_should_not_touch_its_sponsorship() {
	ExtBuilder::build_and_execute(|| {
		sponsor(500);
		for who in [owner(), stranger()] {
			let given = AssetAccounts::sponsor(signed(who.clone()), COLLECTION, 100);
			assert_noop!(given, Error::<Test>::NotOwner);
			let taken = AssetAccounts::withdraw_sponsorship(signed(who), COLLECTION, 100);
			assert_noop!(taken, Error::<Test>::NotOwner);
		}
		assert_noop!(AssetAccounts::sponsor(signed(artist()), 9, 100), Error::<Test>::UnknownCollection);
	});
}

#[test]
fn sponsorships_of_nothing_and_those_that_would_overflow_should_be_refused() {
	ExtBuilder::build_and_execute(|| {
		let sponsor = |amount| AssetAccounts::sponsor(signed(artist()), COLLECTION, amount);
		assert_noop!(sponsor(0), Error::<Test>::NothingToMove);
		assert_noop!(sponsor(ED - 1), Error::<Test>::BelowExistentialDeposit);
		assert_noop!(sponsor(u128::MAX), Error::<Test>::CannotPay);
		let withdraw = |amount| AssetAccounts::withdraw_sponsorship(signed(artist()), COLLECTION, amount);
		assert_noop!(withdraw(0), Error::<Test>::NothingToMove);
		assert_noop!(withdraw(u128::MAX), Error::<Test>::NotEnough);
	});
}

#[test]
fn a_sponsorship_pays_for_assets_whose_purses_cannot() {
	ExtBuilder::build_and_execute(|| {
		charge_for_service();
		sponsor(500);
		fund(1, 500);
		events();
		assert!(next_round(0) && attend(1));
		let paid = |item, payer| Event::RoundsPaid {
			collection: COLLECTION,
			item,
			payer,
			rounds: 10,
			until: 50,
			amount: PERIOD,
		};
		let founded = Event::PotFounded { from: sponsorship(), amount: ED };
		assert_eq!(events(), [founded, paid(0, Payer::Sponsorship), paid(1, Payer::Purse)]);
		assert_eq!((balance(&sponsorship()), balance(&purse(1))), (500 - PERIOD - ED, 500 - PERIOD));
	});
}

#[test]
fn a_sponsorship_that_is_used_up_leaves_its_assets_dormant() {
	ExtBuilder::build_and_execute(|| {
		charge_for_service();
		sponsor(2 * ED + 4 * ROUND_FEE);
		assert!(next_round(0), "it pays four rounds");
		assert!(!attend(1));
		assert_eq!((balance(&sponsorship()), paid_until(0)), (ED, Some(5 + 3 * HEARTBEAT)));
	});
}
