//! A lot of vaccine whose temperature devices sign: measures, time and reasons on the chain.

use super::mock::*;
use crate::{Assets, Call, Error, Event, Observation, Shards};
use codec::Encode;
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult, weights::Weight};
use sp_core::Pair;
use sp_runtime::AccountId32;
use vivarium_engine::{
	blueprint::{self, Blueprint, Core, MeasureTexts, Metric, Pusher, Texts, Transition},
	bounded,
	cause::Cause,
	measure::Measure,
	revision::{verify, Origin, Record, Walk},
	rules::{Comparison, Condition, Effect, Rule, Term},
};
use vivarium_primitives::{BlockNumber, DynamicAssets as _, Publish, Pushed};

const DEVICE: [u8; 32] = [7; 32];
const RELAYER: AccountId32 = AccountId32::new([8; 32]);
/// The metric that devices push.
const WARMTH: u8 = 0;

/// A lot: a minute above 8.0 °C in all strains it; after five minutes of that it is spoilt.
fn lot() -> (Core, Texts) {
	let (mut core, mut texts) = super::mock::blueprint();
	let warmth =
		Metric { minimum: -1_000, min_sources: 0, pushed_by: Pusher::Device, deviation: 10_000, window: 0, ..PERCENT };
	core.metrics = vec![warmth].try_into().unwrap();
	core.health.clear();
	texts.metrics[0].name = bounded("warmth").unwrap();
	texts.metrics[0].unit = bounded("°C").unwrap();
	texts.sources.clear();
	core.states = 3;
	texts.states.try_push(bounded("spoilt").unwrap()).unwrap();
	core.transitions = vec![Transition { from: 0, to: 1 }, Transition { from: 1, to: 2 }].try_into().unwrap();
	core.measures = vec![
		Measure::Above { metric: WARMTH, bound: 80, longest_gap: 600 },
		Measure::KineticMean { metric: WARMTH, activation_energy: 83_144, longest_gap: 600 },
	]
	.try_into()
	.unwrap();
	let named = |name: &str, unit: &str| MeasureTexts { name: bounded(name).unwrap(), unit: bounded(unit).unwrap() };
	texts.measures = vec![named("too warm", "s"), named("mkt", "°C")].try_into().unwrap();
	let rule = |conditions: &[Condition], to| Rule {
		conditions: conditions.to_vec().try_into().unwrap(),
		rounds: 1,
		effects: vec![Effect::Transition { to }].try_into().unwrap(),
	};
	let at_least = |term, bound| Condition::Compare { term, comparison: Comparison::AtLeast, bound };
	core.rules = vec![
		rule(&[at_least(Term::Measure { index: 0 }, 60)], 1),
		rule(&[Condition::InState { state: 1 }, at_least(Term::InState, 300)], 2),
	]
	.try_into()
	.unwrap();
	texts.reasons =
		["a minute above 8 °C", "too late"].map(|reason| bounded(reason).unwrap()).to_vec().try_into().unwrap();
	(core, texts)
}

/// Item 0 follows the lot's blueprint.
fn with_lot(test: impl FnOnce()) {
	ExtBuilder::build_and_execute(|| {
		let (core, texts) = lot();
		assert_ok!(DynamicAssets::set_blueprint(owner_origin(), COLLECTION, core.into(), texts.into()));
		assert_ok!(DynamicAssets::migrate_item(owner_origin(), COLLECTION, 0));
		events();
		test();
	});
}

/// A device's sample of this second.
fn sample(second: u64, warmth: i64) -> DispatchResult {
	let by = Pushed::Device { device: DEVICE, relayer: RELAYER, sampled: second * 1_000 };
	DynamicAssets::publish(&by, COLLECTION, 0, &[(WARMTH, warmth)])
}

/// The round of item 0 that opens next, in which operators have nothing to tell. Returns what its report cost.
fn empty_round() -> Weight {
	let shard = asset().shard;
	let round = Shards::<Test>::get(shard).unwrap().next_opening(System::block_number() as BlockNumber);
	run_to(round + 1);
	let observations = vec![Observation { item: 0, values: vec![Err(Cause::Published)].try_into().unwrap() }];
	let header = DynamicAssets::header(shard, round, &member(OPERATOR), &observations);
	let signature = OPERATOR.pair().sign(&header.encode()).into();
	let (operator, observations) = (OPERATOR.to_account_id(), observations.try_into().unwrap());
	let call = Call::<Test>::report { shard, round, operator: operator.clone(), observations, signature };
	assert_ok!(authorize(&call));
	let Call::report { observations, .. } = call else { panic!("it is a report") };
	DynamicAssets::do_report(shard, round, operator, observations).weight::<Test>()
}

#[test]
fn a_devices_sample_is_taken_and_its_revision_names_device_and_relayer() {
	with_lot(|| {
		assert_ok!(sample(10, 45));
		let record = DynamicAssets::revision(COLLECTION, 0, asset().revision).unwrap();
		let metrics = vec![WARMTH].try_into().unwrap();
		let relayer = RELAYER.into();
		let expected = Origin::Device { device: DEVICE, relayer, sampled: 10_000, metrics, fired: Default::default() };
		assert_eq!(record.revision().origin, expected);
		assert_eq!(DynamicAssets::revised().pop().unwrap().line, "by a device, warmth 4.5 °C, too warm 0 s");
		assert_eq!(asset().life.readings[0].sampled, 10_000);
	});
}

#[test]
fn what_the_wrong_one_pushes_should_be_refused() {
	with_lot(|| {
		let account = Pushed::Account(STRANGER.to_account_id());
		assert_noop!(DynamicAssets::publish(&account, COLLECTION, 0, &[(WARMTH, 45)]), Error::<Test>::ByDevices);
		assert_ok!(sample(10, 45));
		assert_noop!(sample(10, 46), Error::<Test>::NotNewer);
		assert_noop!(sample(9, 46), Error::<Test>::NotNewer);
		let (core, texts) = published_blueprint();
		assert_ok!(DynamicAssets::set_blueprint(owner_origin(), COLLECTION, core.into(), texts.into()));
		assert_ok!(DynamicAssets::migrate_item(owner_origin(), COLLECTION, 0));
		let device = Pushed::Device { device: DEVICE, relayer: RELAYER, sampled: 20_000 };
		assert_noop!(DynamicAssets::publish(&device, COLLECTION, 0, &[(HOURS, 1)]), Error::<Test>::ByAccounts);
		assert_noop!(DynamicAssets::publish(&device, COLLECTION, 0, &[(0, 1)]), Error::<Test>::NotPublished);
	});
}

#[test]
fn an_excursion_counts_by_the_devices_clock_and_tells_its_reason() {
	with_lot(|| {
		assert_ok!(sample(1, 90));
		assert_ok!(sample(31, 70));
		assert_ok!(sample(100, 95));
		assert_eq!((asset().life.state, asset().life.numbers(&lot().0, 0)[0]), (0, Some(30)));
		System::reset_events();
		assert_ok!(sample(130, 40));
		assert_eq!(asset().life.state, 1);
		let line = DynamicAssets::revised().pop().unwrap().line;
		assert!(line.starts_with("by a device, warmth 9.0 °C → 4.0 °C, too warm 0 s → 60 s, mkt "), "{line}");
		assert!(line.ends_with("state nominal → strained (a minute above 8 °C)"), "{line}");
		assert_eq!(asset().life.entered, u64::from(System::block_number()) * 2_000, "by the chain's clock");
	});
}

#[test]
fn a_state_falls_by_time_in_a_round_where_everything_is_published() {
	with_lot(|| {
		assert_ok!(sample(1, 90));
		assert_ok!(sample(61, 90));
		let entered = System::block_number();
		let before = asset().revision;
		let idle = empty_round();
		assert_eq!((asset().life.state, asset().revision), (1, before));
		run_to(entered + 149 - HEARTBEAT);
		while System::block_number() < entered + 150 {
			events();
			empty_round();
		}
		assert_eq!((asset().life.state, asset().revision), (2, before + 1));
		let record = DynamicAssets::revision(COLLECTION, 0, before + 1).unwrap();
		assert!(matches!(&record.revision().origin, Origin::Telemetry { fired, .. } if fired.to_vec() == [1]));
		assert!(events().iter().any(|event| matches!(event, Event::Revised { state: 2, .. })));
		let concluded = <() as crate::WeightInfo>::count_report(1);
		assert!(idle.any_gt(concluded), "a round that decides nothing is weighed by what it concludes");
	});
}

#[test]
fn records_hold_the_measures_and_both_formats_are_one_history() {
	with_lot(|| {
		assert_ok!(sample(1, 90));
		assert_ok!(sample(61, 90));
		let records: Vec<Record> = DynamicAssets::revisions(COLLECTION, 0);
		let formats: Vec<u8> = records.iter().map(|record| record.encode()[0]).collect();
		assert_eq!(formats, [2, 2, 2, 1], "the birth was under a blueprint without measures");
		assert_eq!(records[0].numbers(), [Some(60), Some(90)]);
		assert_eq!(records[2].numbers(), [None, None]);
		let bytes: Vec<Vec<u8>> = records.iter().map(Encode::encode).collect();
		let walk = Walk::from_head(COLLECTION, 0, asset().revision, asset().head);
		assert_eq!(verify(walk, bytes.iter().map(Vec::as_slice)), Ok(4));
	});
}

#[test]
fn measures_time_and_reasons_are_shown() {
	with_lot(|| {
		assert_ok!(sample(1, 90));
		let since = asset().life.entered;
		let shown = view();
		let values: Vec<_> =
			shown.measures.iter().map(|measure| (measure.name.as_str(), measure.value.as_deref())).collect();
		assert_eq!(values, [("too warm", Some("0")), ("mkt", None)]);
		assert_eq!((shown.since, shown.why), (since, vec![]));
		assert_ok!(sample(61, 90));
		let shown = view();
		assert_eq!(shown.why, ["a minute above 8 °C"]);
		assert_eq!((shown.measures[1].value.as_deref(), shown.measures[1].unit.as_str()), (Some("9.0"), "°C"));
		let metadata = DynamicAssets::metadata(COLLECTION, 0, None).unwrap();
		for part in [r#""why":["a minute above 8 °C"]"#, r#""trait_type":"mkt (°C)""#, r#""trait_type":"too warm (s)""#]
		{
			assert!(metadata.contains(part), "{part} in {metadata}");
		}
		assert!(DynamicAssets::card(COLLECTION, 0).unwrap().contains(">60 s<"));
	});
}

#[test]
fn a_reversion_enters_its_state_anew_and_leaves_measures_alone() {
	with_lot(|| {
		assert_ok!(sample(1, 90));
		let earlier = DynamicAssets::revision(COLLECTION, 0, asset().revision).unwrap();
		assert_ok!(sample(61, 90));
		let measured = asset().life.measures;
		run_to(50);
		let origin = Origin::Reversion { to: earlier.revision().number, reviewers: Default::default() };
		assert_ok!(DynamicAssets::revert(COLLECTION, 0, &earlier, origin));
		let life = asset().life;
		assert_eq!((life.state, life.entered, life.measures), (0, 100_000, measured));
	});
}

#[test]
fn a_migration_keeps_the_time_and_the_measures() {
	with_lot(|| {
		assert_ok!(sample(1, 90));
		assert_ok!(sample(61, 90));
		let before = asset().life;
		run_to(20);
		let (mut core, texts) = lot();
		core.heartbeat = 15;
		assert_ok!(DynamicAssets::set_blueprint(owner_origin(), COLLECTION, core.into(), texts.into()));
		assert_ok!(DynamicAssets::migrate_item(owner_origin(), COLLECTION, 0));
		let after = asset().life;
		assert_eq!((after.entered, after.measures), (before.entered, before.measures));
	});
}

#[test]
fn a_genesis_takes_a_blueprint_of_any_format_in_its_lowest_form() {
	ExtBuilder::build_and_execute(|| {
		let founded = |id, blueprint: Vec<u8>| {
			let (name, owner) = ("Lots".into(), OWNER.to_account_id());
			let (blueprint, items, traits) = (blueprint.into(), Vec::new(), Vec::new());
			DynamicAssets::found(&crate::GenesisCollection { id, name, owner, blueprint, items, traits })
		};
		let (core, texts) = lot();
		let bytes = blueprint::bytes(&core, &texts);
		assert_eq!(bytes[0], 2);
		assert_ok!(founded(100, bytes.clone()));
		assert_eq!(DynamicAssets::blueprint(100, 1), Some((core, texts)));
		let hash = crate::BlueprintHashes::<Test>::get(100, 1);
		assert_eq!(hash, Some(sp_io::hashing::blake2_256(&bytes)));
		let (core, texts) = super::mock::blueprint();
		let inflated = Blueprint::V2(core, texts).encode();
		assert!(founded(101, inflated).is_err());
	});
}

#[test]
fn an_unsound_measure_should_be_refused() {
	ExtBuilder::build_and_execute(|| {
		let (mut core, texts) = lot();
		core.measures[0] = Measure::PerPeriod { metric: WARMTH, seconds: 60 };
		let set = DynamicAssets::set_blueprint(owner_origin(), COLLECTION, core.into(), texts.into());
		assert_noop!(set, Error::<Test>::BadMeasure);
	});
}

#[test]
fn try_state_finds_a_life_that_lacks_a_measure() {
	ExtBuilder::build_and_execute(|| {
		let (core, texts) = lot();
		assert_ok!(DynamicAssets::set_blueprint(owner_origin(), COLLECTION, core.into(), texts.into()));
		assert_ok!(DynamicAssets::migrate_item(owner_origin(), COLLECTION, 0));
		let whole = asset();
		Assets::<Test>::mutate(COLLECTION, 0, |asset| asset.as_mut().unwrap().life.measures.clear());
		assert!(DynamicAssets::do_try_state().is_err());
		Assets::<Test>::insert(COLLECTION, 0, whole);
	});
}
