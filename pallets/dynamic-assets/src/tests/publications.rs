use super::mock::*;
use crate::{Call, Error, Event, Observation, Shards};
use codec::Encode;
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult};
use sp_core::Pair;
use vivarium_engine::{cause::Cause, observation::Seen, reading::Freshness, revision::Origin, view::ReadingView};
use vivarium_primitives::{BlockNumber, Conclusion, Conduct, ItemId, Publish, Pushed, Step};

/// Items 0 and 1 follow the blueprint with the published metric.
fn with_published(test: impl FnOnce()) {
	ExtBuilder::build_and_execute(|| {
		let (core, texts) = published_blueprint();
		assert_ok!(DynamicAssets::set_blueprint(owner_origin(), COLLECTION, core.into(), texts.into()));
		assert_ok!(DynamicAssets::migrate_item(owner_origin(), COLLECTION, 0));
		enrol(1);
		events();
		test();
	});
}

fn push(item: ItemId, values: &[(u8, i64)]) -> DispatchResult {
	DynamicAssets::publish(&Pushed::Account(STRANGER.to_account_id()), COLLECTION, item, values)
}

fn hours(item: ItemId) -> ReadingView {
	DynamicAssets::reading_view(COLLECTION, item, "hours").unwrap()
}

/// The round that opens next, its report of both items included one block later: the load, and the hours.
fn next_round_of_both(load: i64, hours: Result<i64, Cause>) -> BlockNumber {
	let shard = asset().shard;
	let opening = Shards::<Test>::get(shard).unwrap().next_opening(System::block_number() as BlockNumber);
	run_to(opening + 1);
	let seen = |value| Seen { value, sources: 1 };
	let observation = |item| {
		let values = vec![Ok(seen(load)), hours.map(seen)];
		Observation { item, values: values.try_into().unwrap() }
	};
	let observations = vec![observation(0), observation(1)];
	let header = DynamicAssets::header(shard, opening, &member(OPERATOR), &observations);
	let signature = OPERATOR.pair().sign(&header.encode()).into();
	let (round, operator) = (opening, OPERATOR.to_account_id());
	include(Call::report { shard, round, operator, observations: observations.try_into().unwrap(), signature });
	opening
}

#[test]
fn a_push_sets_the_reading_and_its_revision_names_the_publisher() {
	with_published(|| {
		let before = asset().revision;
		assert_ok!(push(0, &[(HOURS, 42)]));
		let reading = hours(0);
		assert_eq!(
			(reading.value.as_deref(), reading.freshness, reading.block),
			(Some("42"), Freshness::Fresh, Some(1))
		);
		let record = DynamicAssets::revision(COLLECTION, 0, before + 1).unwrap();
		let publisher = STRANGER.to_account_id().into();
		let expected =
			Origin::Publication { publisher, metrics: vec![HOURS].try_into().unwrap(), fired: Default::default() };
		assert_eq!((&record.revision().origin, record.hash()), (&expected, asset().head));
		assert_eq!(DynamicAssets::revised().pop().unwrap().line, "by a publisher, hours 42 h");
		assert_eq!(hours(1).value, None, "the other item is as it was");
	});
}

#[test]
fn a_small_move_is_taken_without_a_revision() {
	with_published(|| {
		assert_ok!(push(0, &[(HOURS, 42)]));
		let before = asset();
		assert_ok!(push(0, &[(HOURS, 52)]));
		assert_eq!((asset().revision, hours(0).value.as_deref()), (before.revision, Some("52")));
		assert_ok!(push(0, &[(HOURS, 53)]));
		assert_eq!(asset().revision, before.revision + 1);
	});
}

#[test]
fn rules_of_published_metrics_fire_at_the_push() {
	with_published(|| {
		assert_ok!(push(1, &[(HOURS, 100)]));
		let told = events();
		for event in [
			Event::FlagRaised { collection: COLLECTION, item: 1, flag: 0 },
			Event::Triggered { collection: COLLECTION, item: 1, code: 0 },
		] {
			assert!(told.contains(&event), "{event:?} in {told:?}");
		}
		assert_eq!(Triggers::get(), [(1, 1)]);
		assert_ok!(push(1, &[(HOURS, 200)]));
		assert_eq!(Triggers::get(), [(1, 1)], "once, until the conditions fail");
	});
}

#[test]
fn a_push_on_which_nobody_can_act_changes_nothing() {
	with_published(|| {
		TriggersFail::set(true);
		assert_noop!(push(0, &[(HOURS, 100)]), "nobody can act");
		assert_ok!(push(1, &[(HOURS, 100)]));
	});
}

#[test]
fn what_may_not_be_pushed_should_be_refused() {
	with_published(|| {
		assert_ok!(push(0, &[(HOURS, 42)]));
		assert_noop!(push(2, &[(HOURS, 1)]), Error::<Test>::NotEnrolled);
		assert_noop!(push(0, &[(0, 1)]), Error::<Test>::NotPublished);
		assert_noop!(push(0, &[(2, 1)]), Error::<Test>::UnknownMetric);
		assert_noop!(push(0, &[(HOURS, 50), (HOURS, 51)]), Error::<Test>::MetricTwice);
		assert_noop!(push(0, &[(HOURS, 1_001)]), Error::<Test>::Implausible);
		assert_noop!(push(0, &[(HOURS, 41)]), Error::<Test>::CounterFell);
	});
}

#[test]
fn rounds_pass_a_published_metric_over_and_do_not_ask_operators_for_it() {
	with_published(|| {
		assert_ok!(push(0, &[(HOURS, 42)]));
		Recorded::take();
		next_round_of_both(500, Err(Cause::Published));
		next_round_of_both(500, Ok(999));
		let conduct = Conduct { missed: false, values: 2, outliers: 0, causes: 0 };
		let served: Vec<Conduct> = Recorded::get().into_iter().map(|(_, conduct)| conduct).collect();
		assert_eq!(served.into_iter().filter(|conduct| !conduct.missed).collect::<Vec<_>>(), [conduct, conduct]);
		assert_eq!((hours(0).value.as_deref(), hours(1).value), (Some("42"), None));
		assert_eq!(view().readings[0].value.as_deref(), Some("50.0"));
	});
}

#[test]
fn silence_does_not_make_a_published_value_stale() {
	with_published(|| {
		assert_ok!(push(0, &[(HOURS, 42)]));
		run_to(1 + 10 * HEARTBEAT);
		assert_eq!((hours(0).freshness, hours(0).block), (Freshness::Fresh, Some(1)));
	});
}

#[test]
fn who_wants_to_know_of_rounds_hears_of_pushes_too() {
	with_published(|| {
		Conclusions::take();
		assert_ok!(push(1, &[(HOURS, 100)]));
		let version = asset().version;
		let heard = Conclusion {
			collection: COLLECTION,
			item: 1,
			version,
			step: Step::Push,
			transition: None,
			triggers: 1,
			raised: 1,
			health: (None, None),
		};
		assert_eq!(Conclusions::take(), [heard]);
		assert_noop!(push(0, &[(HOURS, -1)]), Error::<Test>::Implausible);
		assert_eq!(Conclusions::take(), []);
	});
}
