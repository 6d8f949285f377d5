use super::mock::*;
use crate::{Alert, Cohorts, Details, Error, Event, Statistics};
use frame_support::{assert_noop, assert_ok};
use proptest::prelude::*;
use sp_runtime::Perbill;
use vivarium_engine::fairness::{impact, Tally};
use vivarium_primitives::{CohortDecision, ModelRegistry, ModelStatus};

fn test(test: impl FnOnce()) {
	ExtBuilder::default().model(ModelStatus::Active).build_and_execute(test);
}

fn tally(favourable: u32, decisions: u32) -> Tally {
	Tally { decisions, favourable }
}

/// Decisions about a cohort, the favourable ones first.
fn tallied(collection: u32, cohort: u8, favourable: u32, decisions: u32) {
	decide(collection, cohort, true, favourable);
	decide(collection, cohort, false, decisions - favourable);
}

#[test]
fn the_alert_is_raised_by_the_very_decision_that_crosses_the_threshold() {
	test(|| {
		tallied(HOSTS, 0, 10, 10);
		tallied(HOSTS, 1, 8, 10);
		assert_eq!((view().alert, events()), (None, vec![]), "four fifths are not below four fifths");

		System::set_block_number(12);
		decide(HOSTS, 1, false, 1);
		let ratio = Perbill::from_parts(727_272_727);
		let (model, collection, lowest, highest) = (MODEL, HOSTS, 1, 0);
		assert_eq!(events(), [Event::BiasAlert { model, collection, ratio, lowest, highest }]);
		assert_eq!(view().alert, Some(Alert { collection, ratio, lowest, highest, since: 12 }));
	});
}

#[test]
fn the_alert_is_raised_by_the_very_decision_that_makes_the_samples_enough() {
	test(|| {
		tallied(HOSTS, 0, 10, 10);
		tallied(HOSTS, 1, 0, 9);
		assert_eq!((view().alert, fairness(HOSTS).ratio), (None, None));
		decide(HOSTS, 1, false, 1);
		assert_eq!(view().alert.unwrap().ratio, Perbill::zero());
	});
}

#[test]
fn the_favoured_cohort_may_raise_it_too() {
	test(|| {
		tallied(HOSTS, 0, 4, 10);
		tallied(HOSTS, 1, 4, 9);
		decide(HOSTS, 1, true, 1);
		assert_eq!(view().alert, None, "4/10 ÷ 5/10");
		decide(HOSTS, 1, true, 1);
		assert_eq!(view().alert.unwrap().ratio, Perbill::from_parts(733_333_333), "4/10 ÷ 6/11");
	});
}

#[test]
fn one_cohort_never_raises_an_alert() {
	test(|| {
		tallied(HOSTS, 5, 0, 500);
		assert_eq!((view().alert, fairness(HOSTS).ratio), (None, None));
	});
}

#[test]
fn too_few_samples_never_raise_an_alert() {
	test(|| {
		tallied(HOSTS, 0, 500, 500);
		(1..16).for_each(|cohort| tallied(HOSTS, cohort, 0, 9));
		assert_eq!((view().alert, fairness(HOSTS).ratio), (None, None));
	});
}

#[test]
fn nothing_favourable_for_anyone_raises_no_alert() {
	test(|| {
		tallied(HOSTS, 0, 0, 50);
		tallied(HOSTS, 1, 0, 50);
		assert_eq!((view().alert, fairness(HOSTS).ratio), (None, Some(Perbill::one())));
	});
}

#[test]
fn collections_are_measured_apart() {
	test(|| {
		tallied(HOSTS, 0, 50, 50);
		tallied(PUMPS, 1, 0, 50);
		assert_eq!(view().alert, None);
		assert_eq!(fairness(HOSTS).cohorts, [tally(50, 50)]);
		assert_eq!(fairness(PUMPS).cohorts, [Tally::default(), tally(0, 50)]);
	});
}

#[test]
fn models_are_measured_apart() {
	let both = [genesis_model(MODEL, ModelStatus::Active), genesis_model(4, ModelStatus::Active)];
	ExtBuilder::default().models(both).build_and_execute(|| {
		tallied(HOSTS, 0, 10, 10);
		tallied(HOSTS, 1, 0, 10);
		assert!(view().alert.is_some());
		assert_eq!(Models::model_view(4, &PROMPT).unwrap().status, ModelStatus::Active);
		assert_eq!(Models::fairness_view(4, HOSTS).unwrap().cohorts, []);
	});
}

#[test]
fn a_cohort_that_no_blueprint_can_name_is_not_counted() {
	test(|| {
		decide(HOSTS, 16, true, 20);
		decide(HOSTS, u8::MAX, true, 20);
		assert_eq!(Statistics::<Test>::iter().count(), 0);
		decide(HOSTS, 15, true, 20);
		assert_eq!(fairness(HOSTS).cohorts.len(), 16);
	});
}

#[test]
fn an_alert_stands_though_later_decisions_are_even() {
	test(|| {
		tallied(HOSTS, 0, 10, 10);
		tallied(HOSTS, 1, 0, 10);
		let alert = view().alert;
		tallied(HOSTS, 1, 990, 990);
		assert_eq!(fairness(HOSTS).ratio, Some(Perbill::from_percent(99)), "it is counted on");
		assert_eq!((view().alert, status()), (alert, ModelStatus::Probation));
	});
}

#[test]
fn while_an_alert_stands_no_other_is_raised() {
	test(|| {
		tallied(HOSTS, 0, 10, 10);
		tallied(HOSTS, 1, 0, 10);
		let alert = view().alert;
		events();
		tallied(HOSTS, 1, 0, 10);
		tallied(PUMPS, 0, 10, 10);
		tallied(PUMPS, 1, 0, 10);
		assert_eq!((view().alert, events()), (alert, vec![]));
		assert_eq!(fairness(PUMPS).ratio, Some(Perbill::zero()));
	});
}

#[test]
fn when_the_alert_is_cleared_the_statistics_begin_anew_in_every_collection() {
	test(|| {
		tallied(PUMPS, 0, 10, 10);
		tallied(PUMPS, 1, 0, 9);
		tallied(HOSTS, 0, 10, 10);
		tallied(HOSTS, 1, 0, 10);
		events();
		assert_ok!(Models::clear_alert(root(), MODEL));
		assert_eq!(events(), [Event::AlertCleared { model: MODEL, collection: HOSTS }]);
		assert_eq!((fairness(HOSTS).cohorts, fairness(PUMPS).cohorts), (vec![], vec![]));

		decide(PUMPS, 1, false, 1);
		assert_eq!((view().alert, fairness(PUMPS).cohorts), (None, vec![Tally::default(), tally(0, 1)]));
		tallied(HOSTS, 1, 0, 10);
		assert_eq!(view().alert, None, "the other cohort's decisions do not count any more");
		tallied(HOSTS, 0, 10, 10);
		assert!(view().alert.is_some(), "and it is measured on");
	});
}

#[test]
fn where_no_alert_stands_there_is_none_to_clear() {
	test(|| {
		tallied(HOSTS, 0, 10, 10);
		assert_noop!(Models::clear_alert(root(), MODEL), Error::<Test>::NoAlert);
		assert_eq!(fairness(HOSTS).cohorts, [tally(10, 10)]);
	});
}

#[test]
fn another_version_or_prompt_is_measured_from_nothing() {
	for changed in [Details { version: [9; 32], ..details() }, Details { prompt: [9; 32], ..details() }] {
		test(|| {
			tallied(HOSTS, 0, 10, 10);
			assert_ok!(Models::update(root(), MODEL, changed));
			tallied(HOSTS, 1, 0, 10);
			assert_eq!((view().alert, fairness(HOSTS).cohorts), (None, vec![Tally::default(), tally(0, 10)]));
		});
	}
}

#[test]
fn the_same_version_and_prompt_are_measured_on() {
	test(|| {
		tallied(HOSTS, 0, 10, 10);
		assert_ok!(Models::update(root(), MODEL, Details { audit: [9; 32], ..named("other") }));
		tallied(HOSTS, 1, 0, 10);
		assert!(view().alert.is_some());
	});
}

#[test]
fn another_version_does_not_end_an_alert() {
	test(|| {
		tallied(HOSTS, 0, 10, 10);
		tallied(HOSTS, 1, 0, 10);
		let alert = view().alert;
		assert_ok!(Models::update(root(), MODEL, Details { version: [9; 32], ..details() }));
		assert_ok!(Models::set_status(root(), MODEL, ModelStatus::Active));
		assert_eq!((view().alert, status()), (alert, ModelStatus::Probation));
	});
}

#[test]
fn a_suspended_model_is_measured_on_by_what_it_had_proposed() {
	ExtBuilder::default().model(ModelStatus::Suspended).build_and_execute(|| {
		tallied(HOSTS, 0, 10, 10);
		tallied(HOSTS, 1, 0, 10);
		assert!(view().alert.is_some());
		assert_eq!(status(), ModelStatus::Suspended);
	});
}

#[test]
fn a_full_tally_does_not_change_its_rate() {
	test(|| {
		let tallies = vec![tally(u32::MAX, u32::MAX), tally(u32::MAX, u32::MAX)];
		Statistics::<Test>::insert(
			MODEL,
			HOSTS,
			Cohorts { tallies: tallies.try_into().unwrap(), ..Default::default() },
		);
		decide(HOSTS, 1, false, 5);
		assert_eq!(fairness(HOSTS).ratio, Some(Perbill::one()));
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	/// The chain's alert is the first moment at which the engine's ratio, of all decisions so far, is too low.
	#[test]
	fn the_alert_is_raised_when_the_ratio_first_falls_too_low(
		decisions in prop::collection::vec((0u8..4, prop::bool::weighted(0.7)), 0..120),
	) {
		test(|| {
			let mut tallies = [Tally::default(); 4];
			let mut first = None;
			for (number, (cohort, favourable)) in (1u32..).zip(decisions) {
				System::set_block_number(number.into());
				decide(HOSTS, cohort, favourable, 1);
				tallies[usize::from(cohort)].count(favourable);
				let is_low = impact(&tallies, 10).is_some_and(|impact| impact.ratio < 800_000_000);
				first = first.or(is_low.then_some(number));
				assert_eq!(view().alert.map(|alert| alert.since), first);
			}
		});
	}
}

#[test]
fn where_fairness_is_measured_in_another_way_the_tallies_begin_anew() {
	test(|| {
		let decide = |version, measure, favourable| {
			let decision = CohortDecision { collection: HOSTS, version, measure: [measure; 32], cohort: 0, favourable };
			<Models as ModelRegistry>::record_decision(MODEL, decision);
			fairness(HOSTS).cohorts
		};
		let tally = |decisions, favourable| vec![Tally { decisions, favourable }];
		assert_eq!(decide(1, 1, true), tally(1, 1));
		assert_eq!(decide(2, 1, true), tally(2, 2), "another version that measures as before");
		assert_eq!(decide(2, 2, false), tally(1, 0), "another declaration");
		assert_eq!(decide(1, 1, true), tally(1, 0), "an older version is not counted");
		assert_eq!(decide(1, 2, true), tally(2, 1));
		assert_eq!(decide(3, 3, true), tally(1, 1));
	});
}
