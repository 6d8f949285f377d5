use super::mock::*;
use crate::{End, Error, Licences};
use frame_support::{assert_noop, assert_ok};
use vivarium_engine::licence::{Bill, Refund, Terms};

fn revocable(refund: Refund) -> Terms<u64> {
	Terms { revocation: Some(refund), ..metered() }
}

#[test]
fn the_owner_revokes_where_the_terms_allow_it() {
	ExtBuilder::build_and_execute(|| {
		let (kept, revoked) = (sell(ALICE, &terms(), 0), sell(BOB, &for_ever(), 70));
		assert_noop!(Licensing::revoke(origin(OWNER), kept), Error::<Test>::NotRevocable);
		assert_noop!(Licensing::revoke(origin(STRANGER), revoked), Error::<Test>::NotOwner);
		events();
		assert_ok!(Licensing::revoke(origin(OWNER), revoked));
		let (end, account) = ended(revoked).unwrap();
		assert_eq!((end, account.refund, account.refunded_by, account.released), (End::Revoked, 0, None, 70));
		assert!(!may_display(BOB) && may_display(ALICE));
		assert_noop!(Licensing::revoke(origin(OWNER), revoked), Error::<Test>::NoLicence);
	});
}

#[test]
fn a_refund_is_for_the_blocks_that_are_left() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &revocable(Refund::ProRata), 300);
		assert_ok!(Licensing::report_usage(origin(PUBLISHER), licence, 1, 30));
		run_to(76);
		events();
		assert_ok!(Licensing::revoke(origin(OWNER), licence));
		let (end, account) = ended(licence).unwrap();
		assert_eq!((end, account.refund, account.released, account.shortfall), (End::Revoked, 250, 200, 0));
		assert_eq!(account.refunded_by, Some(OWNER));
		assert_eq!(account.bill, Some(Bill { term: 1, units: 30, amount: 100 }));
		assert_eq!(account.receipt, to_owner(100));
		assert_eq!(free(ALICE), ENDOWMENT - 1_000 - 100 + 250);
		run_to(130);
		assert_eq!(Licences::<Test>::iter().count(), 0, "nothing of it falls due");
	});
}

#[test]
fn what_was_paid_ahead_is_refunded_too() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &revocable(Refund::ProRata), 0);
		assert_ok!(Licensing::renew(origin(ALICE), licence, 900));
		run_to(51);
		events();
		assert_ok!(Licensing::revoke(origin(OWNER), licence));
		assert_eq!(ended(licence).unwrap().1.refund, 500 + 900);
	});
}

#[test]
fn an_owner_who_cannot_refund_cannot_revoke() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &revocable(Refund::ProRata), 0);
		assert_ok!(Balances::transfer_all(origin(OWNER), STRANGER, true));
		assert_noop!(Licensing::revoke(origin(OWNER), licence), Error::<Test>::CannotRefund);
		run_to(121);
		assert_eq!(state(licence), None);
	});
}

#[test]
fn in_grace_there_is_nothing_left_to_refund() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &revocable(Refund::ProRata), 60);
		assert_ok!(Licensing::report_usage(origin(PUBLISHER), licence, 1, 30));
		run_to(110);
		events();
		assert_ok!(Licensing::revoke(origin(OWNER), licence));
		let (_, account) = ended(licence).unwrap();
		assert_eq!((account.refund, account.bill, account.receipt.amount, account.shortfall), (0, None, 60, 40));
	});
}

#[test]
fn the_licensee_gives_up_and_gets_what_is_left_on_hold() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &metered(), 500);
		assert_ok!(Licensing::report_usage(origin(PUBLISHER), licence, 1, 20));
		assert_noop!(Licensing::give_up(origin(OWNER), licence), Error::<Test>::NotLicensee);
		events();
		assert_ok!(Licensing::give_up(origin(ALICE), licence));
		let (end, account) = ended(licence).unwrap();
		assert_eq!((end, account.receipt.amount, account.released, account.refund), (End::GivenUp, 50, 450, 0));
		assert_eq!((free(ALICE), held(ALICE)), (ENDOWMENT - 1_050, 0));
		assert!(!may_display(ALICE));
	});
}

#[test]
fn a_refund_too_small_for_a_reaped_account_stays_with_the_owner() {
	ExtBuilder::build_and_execute(|| {
		let mut small = revocable(Refund::ProRata);
		small.price = ED - 1;
		let licence = sell(ALICE, &small, 0);
		assert_ok!(Balances::transfer_all(origin(ALICE), STRANGER, false));
		events();
		assert_ok!(Licensing::revoke(origin(OWNER), licence));
		assert_eq!(ended(licence).unwrap().1.refund, 0);
		assert_eq!(free(ALICE), 0);
	});
}
