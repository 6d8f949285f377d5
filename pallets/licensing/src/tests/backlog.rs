use super::mock::*;
use crate::{Error, WeightInfo};
use frame_support::{assert_noop, assert_ok, weights::Weight};
use std::collections::BTreeMap;
use vivarium_engine::licence::{Renewal, State, Terms};
use vivarium_primitives::{OnDeadline, Purse};

fn short() -> Terms<u64> {
	let renewal = Some(Renewal { automatic: true, count: None, price: 90, grace: 7 });
	Terms { duration: Some(10), price: 100, renewal, ..metered() }
}

#[test]
fn a_multi_period_backlog_bills_each_period_exactly_once() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &short(), 1_000);
		assert_ok!(Licensing::report_usage(origin(PUBLISHER), licence, 1, 14));
		Migrating::set(true);
		events();
		run_to(47);
		assert_eq!(events(), [], "nothing is done while a stepped migration runs");
		let seen = view(licence);
		assert_eq!((seen.state, seen.term, seen.ends), (State::Active, 5, Some(51)));
		assert_eq!(seen.held, 1_000 - 20 - 4 * 90);
		Migrating::set(false);
		run_to(50);
		assert!(held(ALICE) > seen.held, "a period a block");
		run_to(51);
		let expected: Vec<_> = vec![(licence, 1, 14, 20), (licence, 2, 0, 0), (licence, 3, 0, 0), (licence, 4, 0, 0)];
		assert_eq!(bills(), expected);
		run_to(52);
		assert_eq!(bills(), [(licence, 5, 0, 0)]);
		assert_eq!((view(licence).term, held(ALICE)), (6, 1_000 - 20 - 5 * 90));
	});
}

#[test]
fn a_call_on_what_is_due_refuses_until_it_is_settled() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &short(), 200);
		jump_to(22);
		let refused = |result: sp_runtime::DispatchResult| assert_eq!(result, Err(Error::<Test>::SettleFirst.into()));
		refused(Licensing::top_up(origin(ALICE), licence, 1));
		refused(Licensing::take_back(origin(ALICE), licence, 1));
		refused(Licensing::renew(origin(ALICE), licence, 90));
		refused(Licensing::set_automatic(origin(ALICE), licence, false));
		refused(Licensing::give_up(origin(ALICE), licence));
		refused(Licensing::report_usage(origin(PUBLISHER), licence, 1, 5));
		refused(Licensing::read_meter(origin(ALICE), licence));
		refused(Licensing::suspend(origin(REVIEWER), licence));
		refused(Licensing::reinstate(origin(REVIEWER), licence));
		refused(Licensing::revoke(origin(OWNER), licence));
		let seen = view(licence);
		assert_ok!(Licensing::settle(origin(STRANGER), licence));
		assert_ok!(Licensing::settle(origin(STRANGER), licence));
		assert_noop!(Licensing::settle(origin(STRANGER), licence), Error::<Test>::NothingDue);
		assert_eq!((view(licence), held(ALICE)), (seen, 20));
		assert_ok!(Licensing::top_up(origin(ALICE), licence, 70));
		next_block();
		assert_eq!(view(licence).term, 3);
	});
}

#[test]
fn hooks_at_the_weight_limit() {
	const LICENCES: u32 = 60;
	ExtBuilder::build_and_execute(|| {
		let each = <Licensing as OnDeadline<crate::Due>>::weight(&crate::Due { licence: 0 })
			.saturating_add(<() as pallet_deadlines::WeightInfo>::act());
		let idle = <() as pallet_deadlines::WeightInfo>::on_initialize_idle();
		let fail = <() as pallet_deadlines::WeightInfo>::fail();
		// Room for seven that take all that they may, and for what one that fails takes beside.
		let limit = each.saturating_mul(7).saturating_add(idle).saturating_add(fail);
		HookWeight::set(limit);
		// Nobody has royalties, so that they take less; the last one begins while there is room for all that it may take.
		let act = <() as pallet_deadlines::WeightInfo>::act();
		let taken = <() as WeightInfo>::due_renewed(0).saturating_add(act);
		let before_the_last = each.saturating_mul(6).saturating_add(act).checked_div_per_component(&taken).unwrap();
		let room = u32::try_from(before_the_last + 1).unwrap();
		assert!(room > 10, "{room}");
		let free_of_charge = Terms { price: 0, ..terms() };
		let number = offer(&free_of_charge);
		let licensees: Vec<u64> = (0..u64::from(LICENCES)).map(|who| 10_000 + who).collect();
		for who in &licensees {
			// Every third starves.
			let deposit = if who % 3 == 0 { 100 } else { 1_000 };
			assert_ok!(Balances::transfer_keep_alive(origin(STRANGER), *who, deposit + ED));
			let digest = free_of_charge.digest().into();
			assert_ok!(Licensing::license(origin(*who), COLLECTION, ITEM, number, digest, deposit));
		}
		events();
		run_to(100);
		let mut billed: BTreeMap<u32, u32> = BTreeMap::new();
		let mut blocks = 0;
		while billed.len() < LICENCES as usize {
			let expected: Vec<State> = (0..LICENCES)
				.map(|licence| {
					jump_to(now() + 1);
					let state = view(licence).state;
					jump_to(now() - 1);
					state
				})
				.collect();
			next_block();
			blocks += 1;
			let found: Vec<State> = (0..LICENCES).map(|licence| view(licence).state).collect();
			assert_eq!(found, expected, "who asks sees the same before the hook and after it");
			for (licence, ..) in bills() {
				*billed.entry(licence).or_default() += 1;
			}
		}
		assert!(billed.values().all(|times| *times == 1));
		assert_eq!(blocks, LICENCES.div_ceil(room));
		for who in licensees {
			assert_eq!((held(who), may_display(who)), (100, true), "{who} is in grace or renewed");
		}
	});
}

/// What the hook weighs in the block in which such a licence falls due, beside what it takes to look and to hand it over.
fn due_weight(terms: &Terms<u64>, shares: u64) -> Weight {
	let mut weight = Weight::zero();
	ExtBuilder::build_and_execute(|| {
		Shares::set((0..shares).map(|share| (ARTIST + share, 10_000)).collect());
		sell(ALICE, terms, 2_000);
		// Who has no account cannot take less than the existential deposit.
		if terms.renewal.is_some_and(|renewal| renewal.price < ED) {
			assert_ok!(Uniques::transfer(origin(OWNER), COLLECTION, ITEM, 777));
		}
		jump_to(100);
		weight = next_block();
	});
	weight
		.saturating_sub(<() as pallet_deadlines::WeightInfo>::on_initialize_idle())
		.saturating_sub(<() as pallet_deadlines::WeightInfo>::act())
}

#[test]
fn a_renewal_is_weighed_by_the_shares_that_it_paid() {
	for shares in [0, 1, 10] {
		assert_eq!(due_weight(&terms(), shares), <() as WeightInfo>::due_renewed(shares as u32));
	}
	assert_eq!(due_weight(&once(), 10), <() as WeightInfo>::due_ended(0), "it ends, and nothing is paid");
}

#[test]
fn what_the_owner_cannot_take_weighs_a_second_payment_to_the_asset() {
	let renewal = Some(Renewal { automatic: true, count: None, price: ED / 2, grace: 20 });
	let asked_twice = <() as WeightInfo>::due_renewed(0).saturating_add(<Chain as Purse<u64, u128>>::weight());
	assert_eq!(due_weight(&Terms { renewal, ..terms() }, 0), asked_twice);
}

#[test]
fn what_falls_due_fits_its_share() {
	let due = <Licensing as OnDeadline<crate::Due>>::weight(&crate::Due { licence: 0 });
	assert!(due.all_gte(<() as WeightInfo>::due_ended(10)));
	assert!(due.saturating_mul(50).ref_time() < 160_000_000_000, "50 a block at least, in a fifth of 0.8 s");
}
