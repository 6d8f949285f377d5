use super::mock::*;
use crate::{Error, Event, HoldReason, LicenceId};
use frame_support::{assert_noop, assert_ok, traits::fungible::InspectHold};
use vivarium_engine::licence::Terms;

const DEPOSIT: u128 = 70;

fn deposited(who: u64) -> u128 {
	Balances::balance_on_hold(&HoldReason::Licence.into(), &who)
}

/// Free of charge, and for ever.
fn gift() -> Terms<u64> {
	Terms { price: 0, ..for_ever() }
}

fn execute(test: impl FnOnce()) {
	ExtBuilder::build_and_execute(|| {
		LicenceDeposit::set(DEPOSIT);
		test();
	});
}

#[test]
fn a_licence_that_is_free_and_for_ever_costs_a_deposit_until_it_ends() {
	execute(|| {
		let licences = [sell(ALICE, &gift(), 0), sell(ALICE, &gift(), 0)];
		assert_eq!((deposited(ALICE), free(ALICE)), (2 * DEPOSIT, ENDOWMENT - 2 * DEPOSIT));
		assert_eq!((view(licences[0]).deposit, view(licences[0]).held), (DEPOSIT, 0));
		assert_ok!(Licensing::give_up(origin(ALICE), licences[0]));
		let (_, account) = ended(licences[0]).unwrap();
		assert_eq!((account.deposit, account.released), (DEPOSIT, 0));
		assert_ok!(Licensing::revoke(origin(OWNER), licences[1]));
		assert_eq!((deposited(ALICE), free(ALICE)), (0, ENDOWMENT));
	});
}

#[test]
fn the_deposit_pays_neither_renewals_nor_usage() {
	execute(|| {
		let licence = sell(ALICE, &metered(), 0);
		assert_ok!(Licensing::report_usage(origin(PUBLISHER), licence, 1, 30));
		assert_noop!(Licensing::take_back(origin(ALICE), licence, 1), Error::<Test>::StillOwed);
		run_to(101);
		assert_eq!((view(licence).owed, deposited(ALICE)), (100, DEPOSIT));
		events();
		run_to(121);
		let (_, account) = ended(licence).unwrap();
		assert_eq!((account.shortfall, account.deposit, deposited(ALICE)), (100, DEPOSIT, 0));
	});
}

#[test]
fn who_cannot_cover_the_deposit_gets_no_licence() {
	execute(|| {
		let number = offer(&gift());
		let license = |who| Licensing::license(origin(who), COLLECTION, ITEM, number, gift().digest().into(), 0);
		assert_noop!(license(POOR), Error::<Test>::DepositNotCovered);
		assert_ok!(Balances::transfer_allow_death(origin(BOB), POOR, ED + DEPOSIT - 1));
		assert_noop!(license(POOR), Error::<Test>::DepositNotCovered);
		assert_ok!(Balances::transfer_allow_death(origin(BOB), POOR, 1));
		assert_ok!(license(POOR));
		assert_eq!((free(POOR), deposited(POOR)), (ED, DEPOSIT));
	});
}

#[test]
fn what_was_held_is_released_whatever_the_deposit_is_then() {
	execute(|| {
		let licence: LicenceId = sell(ALICE, &gift(), 0);
		LicenceDeposit::set(3 * DEPOSIT);
		let later = sell(BOB, &gift(), 0);
		assert_eq!([deposited(ALICE), deposited(BOB)], [DEPOSIT, 3 * DEPOSIT]);
		let sold = |event: &Event<Test>| match event {
			Event::Licensed { deposit, .. } => Some(*deposit),
			_ => None,
		};
		assert_eq!(events().iter().filter_map(sold).collect::<Vec<_>>(), [DEPOSIT, 3 * DEPOSIT]);
		assert_ok!(Licensing::give_up(origin(ALICE), licence));
		assert_ok!(Licensing::give_up(origin(BOB), later));
		assert_eq!([free(ALICE), free(BOB)], [ENDOWMENT; 2]);
	});
}
