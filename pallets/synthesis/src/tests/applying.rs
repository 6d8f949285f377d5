use super::mock::*;
use crate::{Call, Due, End, Event, Face, Faces, Matter};
use frame_support::{dispatch::GetDispatchInfo, weights::Weight};
use vivarium_engine::{
	bounded,
	revision::Origin,
	rules::Comparison,
	synthesis::{Fairness, Favourable, Prompt},
	traits::TraitValue,
};
use vivarium_primitives::{limits, CohortDecision, DynamicAssets, OnDeadline};

#[test]
fn a_revision_carries_where_it_comes_from() {
	ExtBuilder::build_and_execute(|| {
		let open = synthesize(proposal());
		let (core, texts) = blueprint();
		let prompt = Prompt::render(&open.request, &core, &texts, &declaration()).hash();
		let origin = Origin::Synthesis {
			request: open.request.hash(),
			model: MODEL,
			prompt,
			output: proposal().hash(),
			attempt: 0,
			leader: OPERATOR.public().0,
			attesters: Default::default(),
			reviewers: Default::default(),
			fired: Default::default(),
		};
		let revision = last_revision();
		assert_eq!((revision.number, revision.origin), (2, origin));
		let numbers: Vec<_> = asset().life.traits.iter().map(TraitValue::number).collect();
		assert_eq!(numbers, [Some(1), Some(10), None, Some(0), Some(0), Some(0)]);
	});
}

#[test]
fn what_the_model_wrote_is_shown() {
	ExtBuilder::build_and_execute(|| {
		synthesize(proposal());
		let face = Face {
			revision: 2,
			model: MODEL,
			narrative: bounded("It runs at 42 percent.").unwrap(),
			image: None,
			adjustment: -3,
		};
		assert_eq!(Synthesis::face(COLLECTION, 0), Some(face));
		assert_eq!(Synthesis::face(COLLECTION, 1), None);
		assert_eq!(ask().request.narrative, proposal().narrative, "the next prompt holds it");
	});
}

#[test]
fn the_last_faces_are_kept() {
	ExtBuilder::build_and_execute(|| {
		for block in 2..12 {
			run_to(block);
			synthesize(proposal());
		}
		let revisions: Vec<_> = Faces::<Test>::get(COLLECTION, 0).iter().map(|face| face.revision).collect();
		assert_eq!(revisions, (4..=11).collect::<Vec<_>>());
		assert_eq!(revisions.len(), limits::REVISIONS_IN_STATE as usize);
	});
}

#[test]
fn a_transition_and_a_flag_come_true() {
	ExtBuilder::build_and_execute(|| {
		synthesize(proposing(|one| (one.to, one.flags) = (Some(WATCH), 0b01)));
		let life = asset().life;
		assert_eq!((life.state, life.flags), (WATCH, 0b01));
	});
}

#[test]
fn rules_run_once_more_and_fire_their_triggers() {
	ExtBuilder::build_and_execute(|| {
		synthesize(proposing(|one| one.traits[1].value = TraitValue::Number(80)));
		assert_eq!(Triggers::take(), [(0, 0)]);
		let life = asset().life;
		assert_eq!((life.flags, life.traits[usize::from(ALARMS)].number()), (0b10, Some(1)));
		let Origin::Synthesis { fired, .. } = last_revision().origin else { panic!("no synthesis") };
		assert_eq!(fired.to_vec(), [0]);
		assert_eq!(super::mock::open(), None, "a synthesis that one caused waits a round");
		assert_eq!(crate::Wanted::<Test>::count(), 0);
	});
}

#[test]
fn where_acting_on_a_trigger_fails_nothing_comes_true() {
	ExtBuilder::build_and_execute(|| {
		TriggersFail::set(true);
		let before = asset();
		synthesize(proposing(|one| one.traits[1].value = TraitValue::Number(80)));
		assert_eq!(ends(), [End::Superseded]);
		assert_eq!((asset(), Synthesis::face(COLLECTION, 0)), (before, None));
	});
}

#[test]
fn what_does_not_fit_the_present_state_is_superseded() {
	ExtBuilder::build_and_execute(|| {
		let open = ask();
		change_asset(|asset| asset.life.state = FAILED);
		include(answer_by(&open, OPERATOR, answering(proposing(|one| one.to = Some(WATCH)))));
		assert_eq!(ends(), [End::Superseded]);
		assert_eq!((asset().history.len(), asset().life.state), (1, FAILED));
		let open = ask();
		change_asset(|asset| asset.life.state = WATCH);
		include(answer_by(&open, OPERATOR, answering(proposal())));
		assert_eq!((asset().history.len(), asset().life.state), (2, WATCH), "what fits comes true");
	});
}

#[test]
fn a_migration_in_mid_synthesis_supersedes_it() {
	ExtBuilder::build_and_execute(|| {
		set_blueprint(2);
		let open = ask();
		change_asset(|asset| asset.version = 2);
		include(answer_by(&open, OPERATOR, answering(proposal())));
		assert_eq!(ends(), [End::Superseded]);
		assert_eq!(asset().history.len(), 1);
	});
}

/// Declares that a wear of at most 20 is favourable to the plant.
fn declare_fairness() {
	declare(|declaration| {
		let favourable = Favourable::Trait { index: WEAR, comparison: Comparison::AtMost, bound: 20 };
		declaration.fairness = Some(Fairness { cohort: PLANT, favourable });
	});
}

#[test]
fn decisions_about_cohorts_are_counted() {
	ExtBuilder::build_and_execute(|| {
		declare_fairness();
		synthesize(proposal());
		change_asset(|asset| asset.life.traits[usize::from(PLANT)] = TraitValue::Number(1));
		run_to(2);
		synthesize(proposing(|one| one.traits[1].value = TraitValue::Number(21)));
		let (core, _) = blueprint();
		let measure = Synthesis::declaration(COLLECTION, 1).unwrap().measure(&core).unwrap();
		let decision = |cohort, favourable| {
			(MODEL, CohortDecision { collection: COLLECTION, version: 1, measure, cohort, favourable })
		};
		assert_eq!(Decisions::take(), [decision(0, true), decision(1, false)]);
	});
}

#[test]
fn the_decision_that_raises_a_bias_alert_is_held_itself() {
	ExtBuilder::build_and_execute(|| {
		declare_fairness();
		Alerting::set(true);
		synthesize(proposal());
		assert_eq!(asset().history.len(), 2);
		run_to(2);
		synthesize(proposing(|one| one.traits[1].value = TraitValue::Number(21)));
		assert_eq!(asset().history.len(), 2);
		assert!(crate::Held::<Test>::contains_key(COLLECTION, 0));
	});
}

#[test]
fn a_deadline_that_is_not_its_own_changes_nothing() {
	ExtBuilder::build_and_execute(|| {
		let open = ask();
		events();
		for matter in [Matter::Request, Matter::Review, Matter::Motion] {
			let due = Due { collection: COLLECTION, item: 0, matter };
			assert_eq!(<Synthesis as OnDeadline<Due>>::on_deadline(&due), Ok(None));
			assert!(<Synthesis as OnDeadline<Due>>::weight(&due).ref_time() > 0);
		}
		assert_eq!((super::mock::open(), events()), (Some(open), Vec::<Event<Test>>::new()));
		assert!(Chain::snapshot(COLLECTION, 0).is_some());
	});
}

#[test]
fn what_acts_on_triggers_is_weighed_wherever_a_proposal_may_come_true() {
	ExtBuilder::build_and_execute(|| {
		let approve = Call::<Test>::approve { collection: COLLECTION, item: 0, proposal: Default::default() };
		let due = Due { collection: COLLECTION, item: 0, matter: Matter::Request };
		let weights = || {
			let due = <Synthesis as OnDeadline<Due>>::weight(&due);
			[Synthesis::answer_weight(), approve.get_dispatch_info().call_weight, due]
		};
		let before = weights();
		let acting = Weight::from_parts(700, 30);
		ActingWeight::set(acting);
		assert_eq!(weights(), before.map(|weight| weight + acting));
	});
}
