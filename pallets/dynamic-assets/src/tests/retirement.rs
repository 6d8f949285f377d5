use super::mock::*;
use crate::{Assets, Cells, Due, Error, Event, HoldReason, Population, Revisions, Shards};
use frame_support::{assert_noop, assert_ok, traits::fungible::InspectHold};
use sp_keyring::Sr25519Keyring::{Alice, Dave};
use vivarium_engine::revision::{Origin, Retirement};

fn held() -> u128 {
	Balances::balance_on_hold(&HoldReason::Asset.into(), &OWNER.to_account_id())
}

/// Free, held and total.
fn money() -> (u128, u128, u128) {
	(Balances::free_balance(OWNER.to_account_id()), held(), Balances::total_issuance())
}

#[test]
fn retiring_gives_the_deposit_back_and_leaves_an_ordinary_item() {
	ExtBuilder::build_and_execute(|| {
		let before = money();
		enrol(1);
		assert_eq!(money(), (before.0 - ASSET_DEPOSIT, ASSET_DEPOSIT, before.2));
		events();
		assert_ok!(DynamicAssets::retire(owner_origin(), COLLECTION, 1));
		assert_eq!(money(), before);
		assert!(!Assets::<Test>::contains_key(COLLECTION, 1));
		assert_eq!(Revisions::<Test>::iter_prefix((COLLECTION, 1)).count(), 0);
		assert_eq!(Uniques::owner(COLLECTION, 1), Some(OWNER.to_account_id()));
		assert!(pallet_uniques::ItemMetadataOf::<Test>::get(COLLECTION, 1).is_none(), "no token URI any more");
		let told = events();
		let retired = told
			.iter()
			.any(|event| matches!(event, Event::Retired { item: 1, reason: Retirement::Retired, number: 2, .. }));
		assert!(retired, "{told:?}");
		enrol(1);
	});
}

#[test]
fn others_clean_up_however_a_life_ends() {
	ExtBuilder::build_and_execute(|| {
		(1..4).for_each(enrol);
		assert_ok!(DynamicAssets::retire(owner_origin(), COLLECTION, 1));
		assert_ok!(DynamicAssets::retire_and_burn(owner_origin(), COLLECTION, 2));
		assert_eq!(Retired::get(), [1, 2]);
		assert_ok!(Uniques::burn(owner_origin(), COLLECTION, 3, None));
		assert_eq!(Retired::get(), [1, 2], "it lives until it is reaped");
		assert_ok!(DynamicAssets::reap(stranger_origin(), COLLECTION, 3));
		assert_eq!(Retired::get(), [1, 2, 3]);
	});
}

#[test]
fn the_last_revision_says_why() {
	ExtBuilder::build_and_execute(|| {
		let mut asset = asset();
		let (core, _) = blueprint();
		let origin = Origin::Retirement { reason: Retirement::Burnt };
		DynamicAssets::revise(COLLECTION, 0, &mut asset, &core, origin).unwrap();
		Assets::<Test>::insert(COLLECTION, 0, asset);
		let line = DynamicAssets::revised().pop().unwrap().line;
		assert_eq!(line, "retired and burnt");
	});
}

#[test]
fn retiring_and_burning_ends_the_item_too() {
	ExtBuilder::build_and_execute(|| {
		enrol(1);
		assert_ok!(DynamicAssets::retire_and_burn(owner_origin(), COLLECTION, 1));
		assert_eq!((Uniques::owner(COLLECTION, 1), held()), (None, 0));
	});
}

#[test]
fn the_deposit_goes_back_to_who_made_it_after_a_transfer() {
	ExtBuilder::build_and_execute(|| {
		let before = money();
		enrol(1);
		assert_ok!(Uniques::transfer(owner_origin(), COLLECTION, 1, STRANGER.to_account_id()));
		let not_mine = DynamicAssets::retire(owner_origin(), COLLECTION, 1);
		assert_noop!(not_mine, Error::<Test>::NotOwner);
		assert_ok!(DynamicAssets::retire(stranger_origin(), COLLECTION, 1));
		assert_eq!(money(), before);
	});
}

#[test]
fn anyone_reaps_an_asset_whose_item_vanished() {
	ExtBuilder::build_and_execute(|| {
		let before = money();
		enrol(1);
		assert_noop!(DynamicAssets::reap(stranger_origin(), COLLECTION, 1), Error::<Test>::ItemExists);
		// The runtime's call filter refuses this; root passes it.
		assert_ok!(Uniques::burn(owner_origin(), COLLECTION, 1, None));
		assert_noop!(DynamicAssets::retire(owner_origin(), COLLECTION, 1), Error::<Test>::UnknownItem);
		assert_ok!(DynamicAssets::reap(stranger_origin(), COLLECTION, 1));
		assert_eq!((held(), money().2), (0, before.2));
		assert_noop!(DynamicAssets::reap(stranger_origin(), COLLECTION, 1), Error::<Test>::NotEnrolled);
	});
}

#[test]
fn telemetry_goes_on_for_an_item_that_vanished_until_it_is_reaped() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(Uniques::burn(owner_origin(), COLLECTION, 0, None));
		next_round(Ok(100));
		assert_ok!(DynamicAssets::reap(stranger_origin(), COLLECTION, 0));
		run_to(16);
		assert!(Shards::<Test>::get(0).is_none());
	});
}

#[test]
fn an_empty_shard_goes_with_its_open_round() {
	ExtBuilder::build_and_execute(|| {
		Members::set(vec![Alice, Dave]);
		run_to(11);
		include(report_by(Alice, 10, vec![observation(0, Ok(100))]));
		assert!(Cells::<Test>::contains_key(0) && DynamicAssets::has_assets(COLLECTION));
		assert_ok!(DynamicAssets::retire(owner_origin(), COLLECTION, 0));
		assert!(Shards::<Test>::get(0).is_none() && !Cells::<Test>::contains_key(0));
		assert!(!Due::<Test>::contains_key((HEARTBEAT, 0)));
		assert!(!DynamicAssets::has_assets(COLLECTION) && Population::<Test>::iter().next().is_none());
	});
}

#[test]
fn a_place_that_became_free_is_filled_again() {
	ExtBuilder::build_and_execute(|| {
		(1..4).for_each(enrol);
		assert_eq!(Assets::<Test>::get(COLLECTION, 3).unwrap().shard, 1);
		assert_ok!(DynamicAssets::retire(owner_origin(), COLLECTION, 1));
		enrol(4);
		assert_eq!(Assets::<Test>::get(COLLECTION, 4).unwrap().shard, 0);
	});
}
