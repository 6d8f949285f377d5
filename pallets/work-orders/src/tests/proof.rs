use super::mock::*;
use crate::{End, Grounds, Proof, Record, Stage, Template};
use frame_support::assert_ok;
use vivarium_engine::rules::Condition;
use vivarium_primitives::{OnConcluded, Step};

fn held(order: u32) -> Option<u8> {
	match stage(order) {
		Some(Stage::Completed { held, .. }) => Some(held),
		_ => None,
	}
}

#[test]
fn telemetry_proves_work_by_rounds_in_a_row_and_the_provider_is_paid() {
	ExtBuilder::build_and_execute(|| {
		let order = completed(&template());
		let before = purses();
		events();
		round(ITEM, Some(true));
		assert_eq!(held(order), Some(1));
		round(ITEM, Some(true));
		assert_eq!(ends(), [(order, End::Proven, paid_to(PROVIDER))]);
		let [asset, provider, sponsor, owner] = before;
		assert_eq!(purses(), [asset, provider + FEE, sponsor, owner]);
		assert_eq!(record(PROVIDER), Record { done: 1, earned: FEE, ..Default::default() });
	});
}

#[test]
fn rounds_must_be_in_a_row_and_one_that_says_nothing_keeps_the_count() {
	ExtBuilder::build_and_execute(|| {
		let order = completed(&template());
		let counts = [Some(true), Some(false), Some(true), None].map(|holds| {
			round(ITEM, holds);
			held(order).unwrap()
		});
		assert_eq!(counts, [1, 0, 1, 1]);
		round(ITEM, Some(true));
		assert_eq!(stage(order), None, "proven");
	});
}

#[test]
fn conditions_are_judged_by_what_was_measured_after_the_completion() {
	ExtBuilder::build_and_execute(|| {
		let order = started(&template());
		run_to(9);
		hold(ITEM, Some(true));
		<WorkOrders as OnConcluded>::on_concluded(conclusion(ITEM, Step::Round(1), 0));
		next_block();
		assert_eq!(Asked::get(), [], "before the completion nothing is judged");
		assert_ok!(complete(order));
		round(ITEM, Some(true));
		assert_eq!(Asked::get(), [(ITEM, 10, Step::Round(10))]);
		round(ITEM + 1, Some(true));
		assert_eq!(Asked::get().len(), 1, "other assets prove nothing");
	});
}

#[test]
fn steps_of_one_block_count_once() {
	ExtBuilder::build_and_execute(|| {
		let order = completed(&template());
		hold(ITEM, Some(true));
		for step in [Step::Push, Step::Round(1), Step::Synthesis] {
			<WorkOrders as OnConcluded>::on_concluded(conclusion(ITEM, step, 0));
		}
		next_block();
		assert_eq!(held(order), Some(1));
	});
}

#[test]
fn telemetry_that_never_proves() {
	ExtBuilder::build_and_execute(|| {
		let order = completed(&template());
		let until = now() + PROVE;
		while now() < until {
			round(ITEM, None);
		}
		assert!(held(order).is_some());
		next_block();
		let Some(Stage::Disputed { grounds: Grounds::Unproven, .. }) = stage(order) else { panic!("it is disputed") };
		round(ITEM, Some(true));
		round(ITEM, Some(true));
		assert!(stage(order).is_some(), "it is too late for telemetry");
		assert_eq!(record(PROVIDER).disputed, 1);

		// Reviewers who say nothing: the fee goes back to who paid it.
		let before = has(purse(ITEM));
		run_to(until + 1 + DECIDE);
		events();
		next_block();
		assert_eq!(ends(), [(order, End::Undecided, back_to_purse())]);
		assert_eq!((has(purse(ITEM)), record(PROVIDER).lost), (before + FEE, 1));
	});
}

#[test]
fn fake_evidence_is_disproved_by_telemetry() {
	ExtBuilder::build_and_execute(|| {
		let order = completed(&template());
		let until = now() + PROVE;
		while now() <= until {
			round(ITEM, Some(false));
		}
		assert!(matches!(stage(order), Some(Stage::Disputed { grounds: Grounds::Unproven, .. })));
		events();
		assert_ok!(WorkOrders::decide(origin(REVIEWER), order, false));
		assert_eq!(ends(), [(order, End::Rejected { reviewer: REVIEWER }, back_to_purse())]);
		assert_eq!(has(PROVIDER), ENDOWMENT);
		assert_eq!(record(PROVIDER), Record { disputed: 1, lost: 1, ..Default::default() });
	});
}

#[test]
fn an_asset_that_moved_to_another_version_leaves_the_proof_to_the_reviewers() {
	ExtBuilder::build_and_execute(|| {
		let order = completed(&template());
		Enrolled::mutate(|enrolled| enrolled.insert(ITEM, VERSION + 1));
		(0..3).for_each(|_| round(ITEM, Some(true)));
		assert_eq!(held(order), Some(0));
		run_to(now() + PROVE);
		assert_ok!(WorkOrders::decide(origin(REVIEWER), order, true));
		assert_eq!(has(PROVIDER), ENDOWMENT + FEE);
	});
}

#[test]
fn one_round_may_suffice_and_255_may_be_asked_for() {
	ExtBuilder::build_and_execute(|| {
		let rounds = |rounds| Template {
			proof: Proof::Telemetry {
				conditions: vec![Condition::InState { state: 0 }].try_into().unwrap(),
				rounds,
				blocks: 1_000,
			},
			..template()
		};
		let once = completed(&rounds(1));
		round(ITEM, Some(true));
		assert_eq!(stage(once), None);
		assert_ok!(WorkOrders::remove_template(origin(MAKER), COLLECTION, 0));
		let often = completed(&rounds(255));
		(0..254).for_each(|_| round(ITEM, Some(true)));
		assert_eq!(held(often), Some(254));
		round(ITEM, Some(true));
		assert_eq!(stage(often), None);
	});
}
