use super::mock::*;
use crate::{Error, Event, Licences};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;
use sp_runtime::DispatchResult;
use vivarium_engine::licence::{Permission, Terms};
use vivarium_primitives::limits;

fn license(who: u64, offer: u32, terms: &Terms<u64>, deposit: u128) -> DispatchResult {
	Licensing::license(origin(who), COLLECTION, ITEM, offer, terms.digest().into(), deposit)
}

#[test]
fn who_pays_the_price_is_licensed() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &terms(), 5_000);
		assert!(may_display(ALICE) && may(ALICE, Permission::Commercial));
		assert!(!may(ALICE, Permission::Derivative) && !may_display(BOB));
		assert!(!Licensing::is_licensed(&ALICE, COLLECTION, ITEM + 1, Permission::Display));
		assert_eq!((free(ALICE), held(ALICE)), (ENDOWMENT - 6_000, 5_000));
		assert_eq!(free(OWNER), ENDOWMENT - ED + 1_000);
		let digest = terms().digest().into();
		let expected = Event::Licensed {
			licence,
			collection: COLLECTION,
			item: ITEM,
			offer: 0,
			licensee: ALICE,
			digest,
			ends: Some(101),
			receipt: to_owner(1_000),
			held: 5_000,
			deposit: 0,
		};
		assert_eq!(events().last(), Some(&expected));
	});
}

#[test]
fn changed_terms() {
	ExtBuilder::build_and_execute(|| {
		offer(&terms());
		let dearer = Terms { price: 2_000, ..terms() };
		assert_noop!(license(ALICE, 0, &dearer, 0), Error::<Test>::OtherTerms);
		assert_ok!(Licensing::withdraw_offer(origin(OWNER), COLLECTION, ITEM, 0));
		// The item is not registered any more, and numbers begin anew: the digest still binds.
		offer(&dearer);
		assert_noop!(license(ALICE, 0, &terms(), 0), Error::<Test>::OtherTerms);
		assert_noop!(
			Licensing::license(origin(ALICE), COLLECTION, ITEM, 0, H256::zero(), 0),
			Error::<Test>::OtherTerms
		);
		assert_ok!(license(ALICE, 0, &dearer, 0));
	});
}

#[test]
fn a_withdrawn_offer_is_not_sold() {
	ExtBuilder::build_and_execute(|| {
		offer(&terms());
		assert_noop!(license(ALICE, 1, &terms(), 0), Error::<Test>::NoOffer);
		assert_ok!(Licensing::withdraw_offer(origin(OWNER), COLLECTION, ITEM, 0));
		assert_noop!(license(ALICE, 0, &terms(), 0), Error::<Test>::NoOffer);
	});
}

#[test]
fn owner_changed_since_the_offer() {
	ExtBuilder::build_and_execute(|| {
		offer(&terms());
		assert_ok!(Uniques::transfer(origin(OWNER), COLLECTION, ITEM, CAROL));
		assert_noop!(license(ALICE, 0, &terms(), 0), Error::<Test>::OwnerChanged);
		assert_ok!(Uniques::transfer(origin(CAROL), COLLECTION, ITEM, OWNER));
		assert_ok!(license(ALICE, 0, &terms(), 0));
	});
}

#[test]
fn self_sale() {
	ExtBuilder::build_and_execute(|| {
		offer(&terms());
		assert_noop!(license(OWNER, 0, &terms(), 0), Error::<Test>::OwnItem);
	});
}

#[test]
fn zero_price() {
	ExtBuilder::build_and_execute(|| {
		let free_of_charge = Terms { price: 0, ..once() };
		let licence = sell(ALICE, &free_of_charge, 0);
		assert!(may_display(ALICE));
		assert_eq!((free(ALICE), held(ALICE)), (ENDOWMENT, 0), "nothing is moved");
		// Even who has nothing at all may have one.
		assert_ok!(license(POOR, 0, &free_of_charge, 0));
		assert!(may_display(POOR));
		run_to(101);
		assert_eq!((state(licence), may_display(POOR)), (None, false));
	});
}

#[test]
fn overflow_at_every_amount() {
	ExtBuilder::build_and_execute(|| {
		let mut largest = metered();
		largest.price = u128::MAX;
		largest.renewal.as_mut().unwrap().price = u128::MAX;
		largest.meter.as_mut().unwrap().unit_price = u128::MAX;
		largest.thresholds[0].price = Some(u128::MAX);
		offer(&largest);
		assert_noop!(license(ALICE, 0, &largest, 0), Error::<Test>::CannotPay);
		let cheap = Terms { price: 1, ..largest };
		offer(&cheap);
		assert_noop!(license(ALICE, 1, &cheap, u128::MAX), Error::<Test>::CannotSetAside);
		assert_ok!(license(ALICE, 1, &cheap, 500));
		assert_noop!(Licensing::top_up(origin(ALICE), 0, u128::MAX), Error::<Test>::CannotSetAside);
		assert_noop!(Licensing::take_back(origin(ALICE), 0, u128::MAX), Error::<Test>::StillOwed);
		assert_noop!(Licensing::renew(origin(ALICE), 0, u128::MAX), Error::<Test>::CannotSetAside);
		assert_noop!(Licensing::renew(origin(ALICE), 0, u128::MAX - 1), Error::<Test>::OtherPrice);
		assert_ok!(Licensing::report_usage(origin(PUBLISHER), 0, 1, u64::MAX));
		run_to(101);
		assert_eq!((view(0).owed, held(ALICE)), (u128::MAX, 500));
		events();
		run_to(121);
		let (_, account) = ended(0).unwrap();
		assert_eq!((account.receipt.amount, account.shortfall), (500, u128::MAX - 500));
	});
}

#[test]
fn who_cannot_pay_gets_nothing_and_pays_nothing() {
	ExtBuilder::build_and_execute(|| {
		let dear = Terms { price: ENDOWMENT - ED, ..terms() };
		offer(&dear);
		assert_noop!(license(POOR, 0, &dear, 0), Error::<Test>::CannotPay);
		assert_noop!(license(ALICE, 0, &dear, 1), Error::<Test>::CannotSetAside);
		assert_ok!(Balances::transfer_keep_alive(origin(BOB), STRANGER, 1));
		assert_noop!(license(BOB, 0, &dear, 0), Error::<Test>::CannotPay);
		assert_ok!(license(ALICE, 0, &dear, 0));
		assert_eq!(free(ALICE), ED, "its account lives on");
	});
}

#[test]
fn an_exclusive_licence_stands_alone() {
	ExtBuilder::build_and_execute(|| {
		let exclusive = Terms { exclusive: true, ..once() };
		offer(&exclusive);
		offer(&once());
		assert_ok!(license(BOB, 1, &once(), 0));
		assert_noop!(license(ALICE, 0, &exclusive, 0), Error::<Test>::Exclusive);
		assert!(!Licensing::offer_views(COLLECTION, ITEM)[0].is_available);
		run_to(101);
		assert_ok!(license(ALICE, 0, &exclusive, 0));
		assert_noop!(license(BOB, 0, &exclusive, 0), Error::<Test>::Exclusive);
		assert_noop!(license(BOB, 1, &once(), 0), Error::<Test>::Exclusive);
		run_to(201);
		assert_ok!(license(BOB, 1, &once(), 0));
	});
}

#[test]
fn an_account_has_so_many_licences_of_an_item_and_no_more() {
	ExtBuilder::build_and_execute(|| {
		offer(&once());
		for _ in 0..limits::LICENCES {
			assert_ok!(license(ALICE, 0, &once(), 0));
		}
		assert_noop!(license(ALICE, 0, &once(), 0), Error::<Test>::TooManyLicences);
		assert_ok!(license(BOB, 0, &once(), 0));
		assert_ok!(Licensing::give_up(origin(ALICE), 3));
		assert_ok!(license(ALICE, 0, &once(), 0));
		assert_eq!(Licensing::licence_views(&ALICE, 0).len(), limits::LICENCES as usize);
	});
}

#[test]
fn what_lasts_for_ever_arms_nothing() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &for_ever(), 0);
		assert_eq!(Licences::<Test>::get(licence).unwrap().armed, None);
		jump_to(u32::MAX - 1);
		next_block();
		assert!(may_display(ALICE));
	});
}

#[test]
fn terms_are_frozen_once_bought() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &terms(), 900);
		assert_ok!(Licensing::withdraw_offer(origin(OWNER), COLLECTION, ITEM, 0));
		run_to(101);
		assert_eq!((state(licence), view(licence).term), (Some(vivarium_engine::licence::State::Active), 2));
		assert_eq!(view(licence).terms, terms());
	});
}
