use super::mock::*;
use crate::Event;
use frame_support::weights::Weight;
use sp_runtime::AccountId32;
use vivarium_engine::{cause::Cause, reading::Freshness, traits::TraitValue};
use vivarium_primitives::Publish;

#[test]
fn load_lowers_health_moves_the_state_and_recovers() {
	ExtBuilder::build_and_execute(|| {
		let mut seen = Vec::new();
		for load in [100, 950, 950, 700, 300, 300] {
			next_round(Ok(load));
			seen.push((view().health.unwrap(), view().state));
		}
		let expected = [
			(100, "nominal"),
			(10, "nominal"),
			(10, "strained"),
			(60, "strained"),
			(100, "strained"),
			(100, "nominal"),
		];
		assert_eq!(seen, expected.map(|(health, state)| (health, state.to_string())));
	});
}

#[test]
fn a_missing_value_changes_nothing_but_the_mark() {
	ExtBuilder::build_and_execute(|| {
		next_round(Ok(700));
		let before = view();
		events();
		next_round(Err(Cause::Status(503)));

		let after = view();
		assert_eq!(after.readings[0].freshness, Freshness::Stale(Cause::Status(503)));
		assert_eq!(after.readings[0].value, before.readings[0].value);
		assert_eq!((after.health, after.state, after.head), (before.health, before.state, before.head));
		let only = events();
		assert!(matches!(only[..], [Event::Reported { accepted: 0, missing: 1, .. }]), "{only:?}");

		next_round(Ok(700));
		assert_eq!(view().readings[0].freshness, Freshness::Fresh);
	});
}

#[test]
fn silence_makes_stale_within_two_heartbeats() {
	ExtBuilder::build_and_execute(|| {
		let accepted = next_round(Ok(700)) + 1;
		run_to(accepted + 2 * HEARTBEAT);
		assert_eq!(view().readings[0].freshness, Freshness::Fresh);
		run_to(accepted + 2 * HEARTBEAT + 1);
		assert_eq!(view().readings[0].freshness, Freshness::Stale(Cause::NoReport));
	});
}

#[test]
fn every_asset_of_a_shard_is_decided_by_one_report() {
	ExtBuilder::build_and_execute(|| {
		enrol(1);
		enrol(2);
		run_to(11);
		let observations = vec![observation(0, Ok(100)), observation(2, Ok(900))];
		include(report(10, observations));
		let value = |item| DynamicAssets::reading_view(COLLECTION, item, "load").unwrap();
		assert_eq!(value(0).value.as_deref(), Some("10.0"));
		assert_eq!((value(1).value, value(1).freshness), (None, Freshness::Stale(Cause::NoReport)));
		assert_eq!(value(2).value.as_deref(), Some("90.0"));
	});
}

#[test]
fn strain_moves_trait_and_flag_and_fires_its_trigger() {
	ExtBuilder::build_and_execute(|| {
		next_round(Ok(950));
		events();
		next_round(Ok(950));
		let (collection, item) = (COLLECTION, 0);
		let told = events();
		for event in [
			Event::TraitUpdated { collection, item, index: 0, value: TraitValue::Number(1) },
			Event::FlagRaised { collection, item, flag: 0 },
			Event::Triggered { collection, item, code: 0 },
		] {
			assert!(told.contains(&event), "{event:?} in {told:?}");
		}
		assert_eq!(Triggers::get(), [(0, 1)]);
		assert_eq!(view().traits[0], ("strains".into(), "1".into()));
		assert_eq!(view().flags, ["overloaded"]);

		next_round(Ok(100));
		next_round(Ok(100));
		assert!(events().contains(&Event::FlagCleared { collection, item, flag: 0 }));
		assert!(view().flags.is_empty());
	});
}

#[test]
fn a_failing_asset_is_marked_and_the_others_live() {
	ExtBuilder::build_and_execute(|| {
		enrol(1);
		next_round_of(vec![observation(0, Ok(950)), observation(1, Ok(950))]);
		TriggersFail::set(true);
		let before = asset();
		events();
		let round = next_round_of(vec![observation(0, Ok(950)), observation(1, Ok(950))]);

		let after = asset();
		assert_eq!(after.failed, Some(round));
		assert_eq!((&after.life, after.head), (&before.life, before.head), "left as it was");
		let told = events();
		assert!(told.iter().any(|event| matches!(event, Event::AssetFailed { item: 0, .. })), "{told:?}");
		assert!(!told.iter().any(|event| matches!(event, Event::Triggered { item: 0, .. })), "rolled back: {told:?}");
		assert_eq!(DynamicAssets::asset_view(COLLECTION, 1).unwrap().state, "strained");

		TriggersFail::set(false);
		next_round_of(vec![observation(0, Ok(950)), observation(1, Ok(950))]);
		assert_eq!((asset().failed, view().state.as_str()), (None, "strained"), "the rule fires when it can");
	});
}

#[test]
fn what_acts_on_triggers_is_weighed_with_reports_rounds_and_pushes() {
	ExtBuilder::build_and_execute(|| {
		let push = <DynamicAssets as Publish<AccountId32>>::weight;
		let weights = || [DynamicAssets::report_weight(3), DynamicAssets::closing_weight(3), push()];
		let before = weights();
		let acting = Weight::from_parts(700, 30);
		ActingWeight::set(acting);
		let expected = [before[0] + acting * 3, before[1] + acting * 3, before[2] + acting];
		assert_eq!(weights(), expected);
		// So is what hears of them, and what that weighs once.
		let (hearing, once) = (Weight::from_parts(500, 20), Weight::from_parts(40, 3));
		HearingWeight::set((hearing, once));
		let [report, closing, push] = expected;
		assert_eq!(weights(), [report + hearing * 3 + once, closing + hearing * 3 + once, push + hearing + once]);
	});
}
