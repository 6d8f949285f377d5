use super::mock::*;
use crate::{Assets, Cells, Event, Shards};
use frame_support::{assert_ok, pallet_prelude::InvalidTransaction, traits::Hooks};
use sp_keyring::Sr25519Keyring::{Alice, Charlie, Dave, Eve};
use vivarium_engine::{cause::Cause, reading::Freshness};
use vivarium_primitives::{Conduct, ItemId, Served};

/// Lets rounds cost something, and items have something to pay them.
fn charge(purses: impl IntoIterator<Item = (ItemId, u32)>) {
	Purses::set(Some(purses.into_iter().collect()));
}

fn fund(item: ItemId, rounds: u32) {
	Purses::mutate(|purses| *purses.get_or_insert_default().entry(item).or_default() += rounds);
}

fn paid_until(item: ItemId) -> Option<u32> {
	Assets::<Test>::get(COLLECTION, item).unwrap().paid_until
}

fn value(item: ItemId) -> Option<i64> {
	Assets::<Test>::get(COLLECTION, item).unwrap().life.value(0)
}

fn went_dormant(item: ItemId, round: u32) -> Event<Test> {
	Event::WentDormant { collection: COLLECTION, item, round }
}

fn woke(item: ItemId, round: u32) -> Event<Test> {
	Event::Woke { collection: COLLECTION, item, round }
}

fn both(load: i64) -> Vec<crate::Observation> {
	vec![observation(0, Ok(load)), observation(1, Ok(load))]
}

#[test]
fn where_rounds_cost_nothing_nobody_is_dormant_and_nothing_is_noted() {
	ExtBuilder::build_and_execute(|| {
		(0..5).for_each(|load| {
			next_round(Ok(load * 100));
		});
		assert_eq!((paid_until(0), Charged::get()), (Some(0), vec![]));
	});
}

#[test]
fn an_asset_pays_at_the_first_report_of_a_round_that_is_not_paid_for() {
	ExtBuilder::build_and_execute(|| {
		charge([(0, 4)]);
		let rounds: Vec<_> = (0..4).map(|_| next_round(Ok(100))).collect();
		assert_eq!(Charged::get(), [(0, rounds[0], 3), (0, rounds[3], 1)]);
		assert_eq!(paid_until(0), Some(rounds[3]));
	});
}

#[test]
fn only_the_first_report_of_a_round_charges() {
	ExtBuilder::build_and_execute(|| {
		charge([(0, 1)]);
		Members::set(vec![Alice, Dave, Eve]);
		run_to(11);
		for member in [Alice, Dave, Eve] {
			include(report_by(member, 10, vec![observation(0, Ok(100))]));
		}
		assert_eq!((Charged::get(), value(0)), (vec![(0, 10, 1)], Some(100)));
	});
}

#[test]
fn nothing_of_a_dormant_asset_is_taken_or_changes() {
	ExtBuilder::build_and_execute(|| {
		enrol(1);
		charge([(0, 1), (1, 9)]);
		next_round_of(both(100));
		let before = asset();
		events();
		let round = next_round_of(both(950));

		let told = events();
		assert_eq!(told.iter().filter(|event| **event == went_dormant(0, round)).count(), 1, "{told:?}");
		assert_eq!((value(0), value(1)), (Some(100), Some(950)));
		let after = asset();
		assert_eq!((after.life, after.head, after.failed), (before.life, before.head, None));
		assert_eq!(after.paid_until, None);

		let round = next_round_of(both(950));
		assert!(!events().contains(&went_dormant(0, round)), "it is told once");
		assert_eq!(DynamicAssets::asset_view(COLLECTION, 1).unwrap().state, "strained");
		assert_eq!(view().state, "nominal");
		let says_dormant =
			|item| DynamicAssets::metadata(COLLECTION, item, None).unwrap().contains(r#""dormant":true"#);
		assert_eq!((says_dormant(0), says_dormant(1)), (true, false));
	});
}

#[test]
fn a_dormant_asset_is_not_in_the_cell_and_not_marked_stale() {
	ExtBuilder::build_and_execute(|| {
		enrol(1);
		charge([(0, 1), (1, 9)]);
		next_round_of(both(100));
		Members::set(vec![Alice, Dave, Eve]);
		let opening = next_opening();
		run_to(opening + 1);
		include(report_by(Alice, opening, both(100)));
		assert_eq!(Cells::<Test>::get(0).unwrap().open.to_vec(), [1]);
		run_to(opening + 30);
		assert_ok!(DynamicAssets::close_round(stranger_origin(), 0));
		assert_eq!(asset().life.readings[0].standing, Freshness::Fresh);
		let other = Assets::<Test>::get(COLLECTION, 1).unwrap();
		assert_eq!(other.life.readings[0].standing, Freshness::Stale(Cause::NoReport));
	});
}

#[test]
fn an_asset_that_can_pay_again_wakes_in_the_next_round() {
	ExtBuilder::build_and_execute(|| {
		charge([]);
		let first = next_round(Ok(100));
		assert!(events().contains(&went_dormant(0, first)));
		assert_eq!(value(0), None);
		fund(0, 1);
		let second = next_round(Ok(200));
		assert!(events().contains(&woke(0, second)));
		assert_eq!((value(0), paid_until(0)), (Some(200), Some(second)));
		let third = next_round(Ok(300));
		assert!(events().contains(&went_dormant(0, third)));
		assert_eq!(value(0), Some(200));
	});
}

#[test]
fn an_asset_wakes_when_rounds_cost_nothing_any_more() {
	ExtBuilder::build_and_execute(|| {
		charge([]);
		next_round(Ok(100));
		Purses::set(None);
		let round = next_round(Ok(200));
		assert!(events().contains(&woke(0, round)));
		assert_eq!(value(0), Some(200));
	});
}

#[test]
fn money_that_comes_in_mid_round_wakes_in_the_next_one() {
	ExtBuilder::build_and_execute(|| {
		enrol(1);
		charge([(1, 9)]);
		Members::set(vec![Alice, Dave]);
		run_to(11);
		include(report_by(Alice, 10, both(100)));
		fund(0, 9);
		include(report_by(Dave, 10, both(100)));
		assert_eq!((value(0), value(1)), (None, Some(100)));
		run_to(16);
		include(report_by(Alice, 15, both(200)));
		include(report_by(Dave, 15, both(200)));
		assert_eq!((value(0), value(1)), (Some(200), Some(200)));
	});
}

#[test]
fn operators_do_not_owe_values_of_dormant_assets() {
	ExtBuilder::build_and_execute(|| {
		enrol(1);
		charge([(1, 9)]);
		Members::set(vec![Alice, Dave]);
		run_to(6);
		include(report_by(Alice, 5, vec![observation(1, Ok(100))]));
		// What is said of it nevertheless does not count either.
		include(report_by(Dave, 5, both(100)));
		let conduct = Conduct { missed: false, values: 1, outliers: 0, causes: 0 };
		assert_eq!(Recorded::get(), [Alice, Dave].map(|operator| (operator.to_account_id(), conduct)));
	});
}

#[test]
fn a_round_in_which_all_are_dormant_ends_with_its_first_report_and_has_no_points() {
	ExtBuilder::build_and_execute(|| {
		charge([]);
		Members::set(vec![Alice, Dave, Eve, Charlie]);
		run_to(6);
		include(report_by(Dave, 5, vec![observation(0, Ok(100))]));
		assert_eq!(Recorded::get(), [(Dave.to_account_id(), Conduct::default())], "nobody else owes a report");
		assert_eq!(Credited::get(), []);
		assert_eq!((crate::Closed::<Test>::get(0), Cells::<Test>::get(0)), (Some(5), None));
		assert_eq!(refused(&report_by(Alice, 5, vec![])), InvalidTransaction::Stale);

		fund(0, 1);
		run_to(11);
		include(report_by(Alice, 10, vec![observation(0, Ok(100))]));
		assert_eq!(Cells::<Test>::get(0).unwrap().open.to_vec(), [0], "whoever reports first wakes it");
	});
}

#[test]
fn who_reported_a_value_gets_a_point_however_the_round_ends() {
	ExtBuilder::build_and_execute(|| {
		Members::set(vec![Alice, Dave, Eve, Charlie]);
		run_to(11);
		include(report_by(Alice, 10, vec![observation(0, Ok(100))]));
		include(report_by(Dave, 10, vec![observation(0, Err(Cause::Timeout))]));
		include(report_by(Eve, 10, vec![observation(0, Ok(100))]));
		assert_eq!(Credited::get(), [], "the round is not over");
		run_to(40);
		DynamicAssets::on_idle(40, frame_support::weights::Weight::MAX);
		assert_eq!(Credited::get(), [Alice, Eve].map(|operator| operator.to_account_id()));
	});
}

#[test]
fn an_asset_whose_effects_fail_has_paid_for_its_round() {
	ExtBuilder::build_and_execute(|| {
		charge([(0, 1)]);
		next_round(Ok(950));
		fund(0, 1);
		TriggersFail::set(true);
		let round = next_round(Ok(950));
		assert_eq!((asset().failed, paid_until(0)), (Some(round), Some(round)));
		assert_eq!(Charged::get().len(), 2);
	});
}

#[test]
fn workers_know_which_assets_a_round_will_take_in() {
	ExtBuilder::build_and_execute(|| {
		let attends = |round| DynamicAssets::will_attend(&Shards::<Test>::get(0).unwrap(), 0, &asset(), round);
		assert!(attends(10));
		charge([]);
		assert!(!attends(10));
		charge([(0, 2)]);
		assert!(attends(10));
		next_round(Ok(100));
		assert!(attends(10) && !attends(15));
	});
}

#[test]
fn rounds_that_are_paid_for_go_along_with_a_migration() {
	ExtBuilder::build_and_execute(|| {
		charge([(0, 3)]);
		next_round(Ok(100));
		assert_eq!(paid_until(0), Some(5 + 2 * HEARTBEAT));
		let (mut core, texts) = blueprint();
		core.heartbeat = 150;
		assert_ok!(DynamicAssets::set_blueprint(owner_origin(), COLLECTION, Box::new(core), Box::new(texts)));
		assert_ok!(DynamicAssets::migrate_item(owner_origin(), COLLECTION, 0));
		let service = DynamicAssets::service(COLLECTION, 0).unwrap();
		let last = service.next_round + 150;
		assert_eq!((service.heartbeat, service.paid_until), (150, Some(last)), "two rounds, as before");

		// Back to quick rounds: still no more than those.
		let (core, texts) = blueprint();
		assert_ok!(DynamicAssets::set_blueprint(owner_origin(), COLLECTION, Box::new(core), Box::new(texts)));
		assert_ok!(DynamicAssets::migrate_item(owner_origin(), COLLECTION, 0));
		let service = DynamicAssets::service(COLLECTION, 0).unwrap();
		assert_eq!((service.heartbeat, service.paid_until), (5, Some(service.next_round + 5)));
	});
}

#[test]
fn a_dormant_asset_stays_dormant_when_it_migrates_and_an_ordinary_item_is_not_served() {
	ExtBuilder::build_and_execute(|| {
		charge([]);
		next_round(Ok(100));
		let (core, texts) = blueprint();
		assert_ok!(DynamicAssets::set_blueprint(owner_origin(), COLLECTION, Box::new(core), Box::new(texts)));
		assert_ok!(DynamicAssets::migrate_item(owner_origin(), COLLECTION, 0));
		assert_eq!(DynamicAssets::service(COLLECTION, 0).unwrap().paid_until, None);
		assert_eq!(DynamicAssets::service(COLLECTION, 1), None);
	});
}
