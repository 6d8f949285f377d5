use super::mock::*;
use crate::{Error, Event, Offers, Registers};
use frame_support::{assert_noop, assert_ok};
use vivarium_engine::licence::{State, Terms, MILLION};
use vivarium_primitives::OnRetired;

fn retire() {
	Enrolled::mutate(|enrolled| enrolled.remove(&ITEM));
	<Licensing as OnRetired>::on_retired(COLLECTION, ITEM);
}

#[test]
fn licence_on_a_retired_asset() {
	ExtBuilder::build_and_execute(|| {
		offer(&terms());
		offer(&once());
		retire();
		assert_eq!(Offers::<Test>::iter().count(), 0);
		let bought = Licensing::license(origin(ALICE), COLLECTION, ITEM, 0, terms().digest().into(), 0);
		assert_eq!(bought, Err(Error::<Test>::NoOffer.into()));
		let offered = Licensing::offer(origin(OWNER), COLLECTION, ITEM, Box::new(terms()));
		assert_eq!(offered, Err(Error::<Test>::NotAnAsset.into()));
		assert_eq!(Registers::<Test>::iter().count(), 0);
	});
}

#[test]
fn licences_last_until_the_end_of_what_is_paid() {
	ExtBuilder::build_and_execute(|| {
		let (licence, ahead) = (sell(ALICE, &terms(), 5_000), sell(BOB, &terms(), 5_000));
		assert_ok!(Licensing::renew(origin(BOB), ahead, 900));
		events();
		retire();
		let lapsed = Event::OffersLapsed { collection: COLLECTION, item: ITEM, offers: 2, licences: 2 };
		assert_eq!(events(), [lapsed]);
		assert_noop!(Licensing::renew(origin(ALICE), licence, 900), Error::<Test>::IsRetired);
		run_to(100);
		assert!(may_display(ALICE));
		run_to(101);
		assert_eq!([licence, ahead].map(state), [None, Some(State::Active)]);
		assert_eq!((free(ALICE), held(ALICE)), (ENDOWMENT - 1_000, 0));
		run_to(201);
		assert_eq!(state(ahead), None);
	});
}

#[test]
fn what_is_enrolled_anew_does_not_renew_old_licences() {
	ExtBuilder::build_and_execute(|| {
		let old = sell(ALICE, &terms(), 5_000);
		retire();
		Enrolled::mutate(|enrolled| enrolled.insert(ITEM));
		let new = sell(BOB, &terms(), 5_000);
		run_to(101);
		assert_eq!([old, new].map(state), [None, Some(State::Active)]);
	});
}

#[test]
fn usage_after_retirement_pays_the_owner_and_not_the_purse() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &Terms { income: MILLION, ..metered() }, 5_000);
		assert_eq!((free(purse(ITEM)), free(OWNER)), (1_000, ENDOWMENT - ED));
		assert_ok!(Licensing::report_usage(origin(PUBLISHER), licence, 1, 30));
		retire();
		run_to(101);
		assert_eq!((free(purse(ITEM)), free(OWNER)), (1_000, ENDOWMENT - ED + 100));
	});
}

#[test]
fn what_is_billed_for_an_item_that_vanished_stays_with_the_licensee() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &metered(), 5_000);
		assert_ok!(Licensing::report_usage(origin(PUBLISHER), licence, 1, 30));
		assert_ok!(Uniques::burn(origin(OWNER), COLLECTION, ITEM, None));
		retire();
		events();
		run_to(101);
		let (_, account) = ended(licence).unwrap();
		assert_eq!((account.receipt.amount, account.receipt.kept, account.released), (100, 100, 4_900));
		assert_eq!(free(ALICE), ENDOWMENT - 1_000);
	});
}
