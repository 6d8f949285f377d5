use super::mock::*;
use crate::{Event, Receipt};
use frame_support::assert_ok;
use pallet_deadlines::Parked;
use sp_runtime::DispatchError;
use vivarium_engine::licence::{Renewal, State, Terms};

fn licensed() -> Receipt<u64, u128> {
	let found = events().into_iter().find_map(|event| match event {
		Event::Licensed { receipt, .. } => Some(receipt),
		_ => None,
	});
	found.unwrap()
}

fn renewed() -> Receipt<u64, u128> {
	let found = events().into_iter().find_map(|event| match event {
		Event::Renewed { receipt, .. } => Some(receipt),
		_ => None,
	});
	found.unwrap()
}

#[test]
fn royalties_come_first_then_the_asset_then_the_owner() {
	ExtBuilder::build_and_execute(|| {
		Shares::set(vec![(ARTIST, 60_000), (LABEL, 40_000)]);
		sell(ALICE, &Terms { income: 333_333, ..terms() }, 5_000);
		let royalties = vec![(ARTIST, 60), (LABEL, 40)];
		let owner = Some(OWNER);
		let expected = Receipt { amount: 1_000, royalties, to_asset: 299, to_owner: 601, owner, kept: 0 };
		assert_eq!(licensed(), expected);
		assert_eq!((free(POT), free(purse(ITEM)), free(OWNER)), (ED + 100, 299, ENDOWMENT - ED + 601));
		run_to(101);
		let royalties = vec![(ARTIST, 54), (LABEL, 36)];
		let expected = Receipt { amount: 900, royalties, to_asset: 269, to_owner: 541, owner, kept: 0 };
		assert_eq!(renewed(), expected, "and so from the hold");
		assert_eq!((Credited::get(ARTIST), Credited::get(LABEL)), (114, 76));
	});
}

#[test]
fn buyer_is_beneficiary() {
	ExtBuilder::build_and_execute(|| {
		Shares::set(vec![(ALICE, 100_000)]);
		sell(ALICE, &terms(), 900);
		assert_eq!(licensed().royalties, [(ALICE, 100)]);
		run_to(101);
		assert_eq!((Credited::get(ALICE), free(ALICE)), (190, ENDOWMENT - 1_900));
	});
}

#[test]
fn what_is_too_small_for_the_purse_goes_to_the_owner() {
	ExtBuilder::build_and_execute(|| {
		let cheap = Terms { price: ED - 1, income: 1_000_000, ..terms() };
		sell(ALICE, &cheap, 0);
		let receipt = licensed();
		assert_eq!((receipt.to_asset, receipt.to_owner, receipt.kept), (0, ED - 1, 0));
	});
}

#[test]
fn beneficiary_reaped_or_below_the_existential_deposit() {
	ExtBuilder::build_and_execute(|| {
		let renewal = Some(Renewal { automatic: true, count: None, price: ED - 1, grace: 20 });
		let licence = sell(ALICE, &Terms { renewal, ..terms() }, 500);
		// The new owner has nothing, and what comes is too little to be.
		assert_ok!(Uniques::transfer(origin(OWNER), COLLECTION, ITEM, POOR));
		events();
		run_to(101);
		let receipt = renewed();
		assert_eq!((receipt.amount, receipt.to_owner, receipt.kept), (ED - 1, 0, ED - 1));
		assert_eq!((free(ALICE), held(ALICE)), (ENDOWMENT - 1_500 + (ED - 1), 500 - (ED - 1)));
		assert_eq!(state(licence), Some(State::Active), "it holds up nobody");

		// The item's own account takes it, where it can.
		assert_ok!(Balances::transfer_keep_alive(origin(STRANGER), purse(ITEM), ED));
		run_to(201);
		let receipt = renewed();
		assert_eq!((receipt.to_asset, receipt.to_owner, receipt.kept), (ED - 1, 0, 0));
	});
}

#[test]
fn a_payment_that_fails_is_tried_again_and_is_made_once() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &terms(), 5_000);
		RoyaltiesFail::set(true);
		run_to(150);
		let unavailable = Some(DispatchError::Unavailable);
		assert_eq!(Parked::<Test>::get(crate::Due { licence }), unavailable);
		assert!(may_display(ALICE) && held(ALICE) == 5_000);
		let seen = view(licence);
		assert_eq!((seen.state, seen.term, seen.ends, seen.held), (State::Active, 2, Some(201), 4_100));
		RoyaltiesFail::set(false);
		assert_ok!(Licensing::settle(origin(STRANGER), licence));
		assert_eq!((view(licence), held(ALICE)), (seen, 4_100));
		assert_eq!(Parked::<Test>::iter().count(), 0);
		run_to(201);
		assert_eq!(held(ALICE), 3_200);
	});
}

#[test]
fn a_retried_payment_arms_the_next_term() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &terms(), 5_000);
		RoyaltiesFail::set(true);
		run_to(105);
		RoyaltiesFail::set(false);
		run_to(111);
		assert_eq!((view(licence).term, held(ALICE)), (2, 4_100));
		run_to(201);
		assert_eq!((view(licence).term, held(ALICE)), (3, 3_200));
	});
}
