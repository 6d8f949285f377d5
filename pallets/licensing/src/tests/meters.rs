use super::mock::*;
use crate::{Error, Event, Licences};
use frame_support::{assert_noop, assert_ok};
use vivarium_engine::licence::{verify, Permission, State, Usage};
use vivarium_primitives::usage_key;

fn report(licence: u32, term: u32, total: u64) -> sp_runtime::DispatchResult {
	Licensing::report_usage(origin(PUBLISHER), licence, term, total)
}

#[test]
fn the_publisher_reports_and_the_term_is_billed_at_its_end() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &metered(), 5_000);
		assert_ok!(report(licence, 1, 12));
		assert_ok!(report(licence, 1, 30));
		assert_eq!((view(licence).used, view(licence).owed), (30, 100));
		events();
		run_to(101);
		assert_eq!(bills(), [(licence, 1, 30, 100)]);
		assert_eq!(held(ALICE), 5_000 - 100 - 900);
		assert_eq!((view(licence).used, view(licence).owed), (0, 0), "the next term counts anew");
		run_to(201);
		assert_eq!(bills(), [(licence, 2, 0, 0)]);
	});
}

#[test]
fn publisher_not_authorised() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &metered(), 0);
		for who in [ALICE, OWNER, STRANGER] {
			assert_noop!(Licensing::report_usage(origin(who), licence, 1, 5), Error::<Test>::NotPublisher);
		}
		let unmetered = sell(ALICE, &terms(), 0);
		assert_noop!(report(unmetered, 1, 5), Error::<Test>::NotMetered);
		let counted_by_metric = {
			count(ITEM, 0);
			sell(ALICE, &counted(), 0)
		};
		assert_noop!(report(counted_by_metric, 1, 5), Error::<Test>::NotMetered);
		assert_noop!(Licensing::read_meter(origin(BOB), licence), Error::<Test>::NotMetered);
		assert_noop!(Licensing::read_meter(origin(BOB), unmetered), Error::<Test>::NotMetered);
	});
}

#[test]
fn meter_that_goes_backwards() {
	ExtBuilder::build_and_execute(|| {
		let reported = sell(ALICE, &metered(), 0);
		assert_ok!(report(reported, 1, 20));
		assert_noop!(report(reported, 1, 19), Error::<Test>::Backwards);
		assert_noop!(report(reported, 1, 20), Error::<Test>::NothingNew);

		// A counter that falls counts anew from there: nobody is billed for what nobody saw it count.
		count(ITEM, 1_000);
		let counted = sell(ALICE, &counted(), 5_000);
		count(ITEM, 1_015);
		assert_eq!(view(counted).used, 15);
		assert_ok!(Licensing::read_meter(origin(STRANGER), counted));
		count(ITEM, 7);
		assert_eq!(view(counted).used, 15);
		assert_ok!(Licensing::read_meter(origin(STRANGER), counted));
		assert_noop!(Licensing::read_meter(origin(STRANGER), counted), Error::<Test>::NothingNew);
		count(ITEM, 12);
		assert_eq!(view(counted).used, 20);
	});
}

#[test]
fn a_report_of_another_term_is_refused() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &metered(), 899);
		assert_ok!(report(licence, 1, 3));
		assert_noop!(report(licence, 2, 5), Error::<Test>::OtherTerm);
		run_to(101);
		assert_noop!(report(licence, 1, 500), Error::<Test>::OtherTerm);
		assert_ok!(report(licence, 2, 4));
		assert_ok!(Licensing::top_up(origin(ALICE), licence, 1));
		assert_eq!((view(licence).term, view(licence).used), (2, 4), "what was used in grace is of the next term");
	});
}

#[test]
fn usage_narrows_what_is_permitted_until_the_term_ends() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &metered(), 5_000);
		assert_ok!(report(licence, 1, 39));
		assert!(may(ALICE, Permission::Commercial));
		assert_ok!(report(licence, 1, 40));
		assert!(!may(ALICE, Permission::Commercial) && may_display(ALICE));
		assert_eq!(view(licence).permissions, [Permission::Display]);
		run_to(101);
		assert!(may(ALICE, Permission::Commercial));
	});
}

#[test]
fn grace_gives_back_nothing_that_usage_took() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &metered(), 0);
		assert_ok!(report(licence, 1, 40));
		run_to(101);
		assert_eq!(state(licence), Some(State::Grace));
		assert!(!may(ALICE, Permission::Commercial) && may_display(ALICE));
	});
}

#[test]
fn a_counter_narrows_and_is_billed_without_anyones_doing() {
	ExtBuilder::build_and_execute(|| {
		let offered = offer(&counted());
		let digest = counted().digest().into();
		let silent = Licensing::license(origin(ALICE), COLLECTION, ITEM, offered, digest, 0);
		assert_eq!(silent, Err(Error::<Test>::MeterSilent.into()));
		count(ITEM, 10_000);
		let licence = sell(ALICE, &counted(), 5_000);
		count(ITEM, 10_039);
		assert!(may(ALICE, Permission::Commercial));
		count(ITEM, 10_040);
		assert!(!may(ALICE, Permission::Commercial));
		events();
		run_to(101);
		assert_eq!(bills(), [(licence, 1, 40, 150)]);
		assert!(may(ALICE, Permission::Commercial));
		count(ITEM, 10_041);
		assert_eq!(view(licence).used, 1);
	});
}

#[test]
fn a_counter_that_is_silent_or_another_counts_nothing() {
	ExtBuilder::build_and_execute(|| {
		count(ITEM, 100);
		let licence = sell(ALICE, &counted(), 5_000);
		count(ITEM, 120);
		Enrolled::mutate(|enrolled| enrolled.remove(&ITEM));
		assert_eq!(view(licence).used, 0);
		assert_noop!(Licensing::read_meter(origin(BOB), licence), Error::<Test>::NothingNew);
		Enrolled::mutate(|enrolled| enrolled.insert(ITEM));
		assert_eq!(view(licence).used, 20);
	});
}

#[test]
fn the_log_holds_from_the_head_back_to_the_first_entry() {
	let mut ext = ExtBuilder::build();
	let (head, written, licence) = ext.execute_with(|| {
		count(ITEM, 0);
		let licence = sell(ALICE, &counted(), 5_000);
		for (block, units) in [(10, 3), (20, 11)] {
			run_to(block);
			count(ITEM, units);
			assert_ok!(Licensing::read_meter(origin(STRANGER), licence));
		}
		run_to(90);
		count(ITEM, 12);
		run_to(110);
		count(ITEM, 13);
		events();
		assert_ok!(Licensing::give_up(origin(ALICE), licence));
		let events = events();
		let Event::Metered { number, term, total, log_head, .. } = events[0] else { panic!("{events:?}") };
		assert_eq!((number, term, total), (4, 2, 1));
		assert!(Licences::<Test>::get(licence).is_none());
		(log_head.0, number, licence)
	});
	ext.persist_offchain_overlay();
	let database = ext.offchain_db();
	let mut records = vec![];
	let mut wanted = head;
	while let Some(bytes) = database.get(&usage_key(&wanted)) {
		wanted = bytes[..32].try_into().unwrap();
		records.push(bytes);
	}
	let usage = |number, block, term, total| Usage { licence, number, block, term, total };
	let expected = vec![usage(1, 10, 1, 3), usage(2, 20, 1, 11), usage(3, 101, 1, 12), usage(4, 110, 2, 1)];
	assert_eq!(verify(licence, written, head, records.iter().map(Vec::as_slice)), Some(expected));
}
