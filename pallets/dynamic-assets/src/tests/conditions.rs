use super::mock::*;
use frame_support::assert_ok;
use vivarium_engine::{
	cause::Cause,
	rules::{Comparison, Condition, Term},
};
use vivarium_primitives::{BlockNumber, Conditions, Publish, Pushed, Step};

fn below(bound: i64) -> Condition {
	Condition::Compare { term: Term::Metric { metric: 0 }, comparison: Comparison::Below, bound }
}

fn holds(version: u32, since: BlockNumber, step: Step) -> Option<bool> {
	<DynamicAssets as Conditions>::hold(COLLECTION, 0, version, &[below(600)], since, step)
}

const ROUND: Step = Step::Round(1);

#[test]
fn conditions_hold_by_the_round_that_opened_since() {
	ExtBuilder::build_and_execute(|| {
		assert_eq!(holds(1, 0, ROUND), None, "nothing was measured");
		let opening = next_round(Ok(300));
		assert_eq!(holds(1, opening - 1, ROUND), Some(true));
		assert_eq!(holds(1, opening, ROUND), None, "it had opened already");
		assert_eq!(holds(2, opening - 1, ROUND), None, "the asset follows another version");
		assert_eq!(holds(1, opening - 1, Step::Push), None, "not all of it is pushed");
		assert_eq!(holds(1, opening - 1, Step::Synthesis), None, "nothing was measured");
		next_round(Ok(700));
		assert_eq!(holds(1, opening - 1, ROUND), Some(false));
		next_round(Err(Cause::Timeout));
		assert_eq!(holds(1, opening - 1, ROUND), None, "what is stale proves nothing");
	});
}

#[test]
fn what_is_declared_can_be_judged() {
	ExtBuilder::build_and_execute(|| {
		let has_trigger = |version, code| <DynamicAssets as Conditions>::has_trigger(COLLECTION, version, code);
		assert_eq!([(1, 0), (1, 16), (2, 0)].map(|(version, code)| has_trigger(version, code)), [true, false, false]);
		let are_sound =
			|version, condition| <DynamicAssets as Conditions>::are_sound(COLLECTION, version, &[condition]);
		assert!(are_sound(1, below(600)));
		assert!(!are_sound(2, below(600)), "there is no such version");
		assert!(!are_sound(1, Condition::InState { state: 16 }));
		let version = |item| <DynamicAssets as Conditions>::version(COLLECTION, item);
		assert_eq!([0, 1].map(version), [Some(1), None]);
	});
}

#[test]
fn a_push_among_fetched_metrics_judges_nothing() {
	ExtBuilder::build_and_execute(|| {
		let (core, texts) = published_blueprint();
		assert_ok!(DynamicAssets::set_blueprint(owner_origin(), COLLECTION, core.into(), texts.into()));
		assert_ok!(DynamicAssets::migrate_item(owner_origin(), COLLECTION, 0));
		assert_ok!(DynamicAssets::publish(&Pushed::Account(STRANGER.to_account_id()), COLLECTION, 0, &[(HOURS, 42)]));
		let worn =
			Condition::Compare { term: Term::Metric { metric: HOURS }, comparison: Comparison::AtLeast, bound: 42 };
		let holds = |step| <DynamicAssets as Conditions>::hold(COLLECTION, 0, 2, &[worn], 0, step);
		assert_eq!(holds(Step::Push), None);
		assert_eq!(holds(ROUND), Some(true), "a round judges what was pushed before it too");
	});
}
