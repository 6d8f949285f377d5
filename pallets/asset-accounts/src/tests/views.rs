use super::mock::*;
use crate::EarningsView;
use frame_support::assert_ok;
use vivarium_primitives::{OnRetired, Purse, Upkeep};

#[test]
fn the_purse_says_what_an_asset_has_and_for_how_long() {
	ExtBuilder::build_and_execute(|| {
		charge_for_service();
		fund(0, 500);
		assert!(next_round(0));
		let view = AssetAccounts::purse_view(COLLECTION, 0).unwrap();
		let left = 500 - ED - PERIOD;
		assert_eq!((view.account, view.balance, view.spendable), (purse(0), left, left - ED));
		assert_eq!(view.withdrawable, left - ED - PERIOD);
		assert!(view.is_asset && !view.is_dormant);
		assert_eq!((view.paid_until, view.fee_per_round), (Some(50), ROUND_FEE));
		assert_eq!(view.fee_per_synthesis, AssetAccounts::fees().synthesis);
		let payable = ((left - ED) / ROUND_FEE) as u32;
		assert_eq!(view.rounds_left, Some(9 + payable), "nine of the ten that are paid for are still to open");
	});
}

#[test]
fn the_purse_says_that_an_asset_is_dormant_or_none_or_for_sale() {
	ExtBuilder::build_and_execute(|| {
		let free = AssetAccounts::purse_view(COLLECTION, 0).unwrap();
		assert_eq!((free.is_dormant, free.rounds_left), (false, None));
		charge_for_service();
		assert!(!next_round(0));
		let dormant = AssetAccounts::purse_view(COLLECTION, 0).unwrap();
		assert_eq!((dormant.is_dormant, dormant.paid_until, dormant.rounds_left), (true, None, Some(0)));
		fund(ORDINARY, 100);
		let ordinary = AssetAccounts::purse_view(COLLECTION, ORDINARY).unwrap();
		assert_eq!((ordinary.is_asset, ordinary.is_dormant, ordinary.withdrawable), (false, false, 100));
		Listed::set(vec![(COLLECTION, ORDINARY)]);
		assert_eq!(AssetAccounts::purse_view(COLLECTION, ORDINARY).unwrap().withdrawable, 0);
		assert!(AssetAccounts::purse_view(COLLECTION, 9).is_none());
	});
}

#[test]
fn the_purse_says_what_an_asset_has_earned_and_spent_until_it_retires() {
	ExtBuilder::build_and_execute(|| {
		charge_for_service();
		assert_ok!(AssetAccounts::earn(&stranger(), COLLECTION, 0, 500));
		fund(0, 70);
		assert!(next_round(0));
		assert_ok!(AssetAccounts::spend(COLLECTION, 0, &stranger(), 30));
		assert_ok!(AssetAccounts::sponsor(signed(artist()), COLLECTION, 500));
		assert!(next_round(1));
		let moved = |item| {
			let view = AssetAccounts::purse_view(COLLECTION, item).unwrap();
			(view.earned, view.spent, view.sponsored)
		};
		assert_eq!(moved(0), (500, ED + PERIOD + 30, 0), "what somebody gave is no income");
		assert_eq!(moved(1), (0, 0, PERIOD));
		Assets::mutate(|assets| assets.remove(&(COLLECTION, 0)));
		AssetAccounts::on_retired(COLLECTION, 0);
		assert_eq!(moved(0), (0, 0, 0));
	});
}

#[test]
fn sponsorships_and_earnings_are_shown() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(AssetAccounts::sponsor(signed(artist()), COLLECTION, 500));
		let view = AssetAccounts::sponsorship_view(COLLECTION);
		assert_eq!((view.account, view.balance, view.spendable), (sponsorship(), 500, 500 - ED));
		set_fees(0, 40);
		assert_ok!(AssetAccounts::charge_synthesis(COLLECTION, 0));
		AssetAccounts::credit(&operator(0), 2);
		AssetAccounts::credit(&operator(1), 1);
		let earnings = AssetAccounts::earnings_view(&operator(0));
		assert_eq!(earnings, EarningsView { points: 2, all_points: 3, ends: EPOCH, income: 40, accrued: 0 });
		assert_eq!(AssetAccounts::fees().synthesis, 40);
	});
}
