use super::mock::*;
use crate::{Details, Event};
use frame_support::assert_ok;
use vivarium_primitives::{ModelRegistry, ModelStatus};

/// The status that a request is told, under a prompt.
fn under(prompt: [u8; 32]) -> ModelStatus {
	<Models as ModelRegistry>::terms(MODEL, &prompt).unwrap().status
}

/// Raises an alert.
fn be_biased() {
	decide(HOSTS, 0, true, 10);
	decide(HOSTS, 1, false, 10);
	assert!(view().alert.is_some());
}

#[test]
fn governance_decides_whether_a_model_may_speak() {
	ExtBuilder::default().model(ModelStatus::Probation).build_and_execute(|| {
		for (block, status) in [(2, ModelStatus::Active), (3, ModelStatus::Suspended), (4, ModelStatus::Probation)] {
			System::set_block_number(block);
			assert_ok!(Models::set_status(root(), MODEL, status));
			assert_eq!((self::status(), view().since), (status, block as u32));
			assert_eq!(events(), [Event::StatusSet { model: MODEL, status }]);
		}
	});
}

#[test]
fn a_status_that_is_set_again_is_as_old_as_it_was() {
	ExtBuilder::default().model(ModelStatus::Active).build_and_execute(|| {
		System::set_block_number(9);
		assert_ok!(Models::set_status(root(), MODEL, ModelStatus::Active));
		assert_eq!(view().since, 0);
	});
}

#[test]
fn another_version_prompt_or_audit_puts_an_active_model_on_probation() {
	for changed in [
		Details { version: [9; 32], ..details() },
		Details { prompt: [9; 32], ..details() },
		Details { audit: [9; 32], ..details() },
	] {
		ExtBuilder::default().model(ModelStatus::Active).build_and_execute(|| {
			System::set_block_number(6);
			assert_ok!(Models::update(root(), MODEL, changed.clone()));
			assert_eq!(events(), [Event::Updated { model: MODEL, status: ModelStatus::Probation }]);
			let view = view();
			assert_eq!((view.granted, view.since, &view.details), (ModelStatus::Probation, 6, &changed));
			assert_eq!(under(changed.prompt), ModelStatus::Probation);
		});
	}
}

#[test]
fn other_details_leave_an_active_model_active() {
	ExtBuilder::default().model(ModelStatus::Active).build_and_execute(|| {
		let changed = Details { leader_blocks: 33, max_tokens: 44, ..named("other") };
		assert_ok!(Models::update(root(), MODEL, changed));
		assert_eq!(events(), [Event::Updated { model: MODEL, status: ModelStatus::Active }]);
		let terms = terms();
		assert_eq!((terms.status, terms.leader_blocks, terms.max_tokens), (ModelStatus::Active, 33, 44));
	});
}

#[test]
fn another_version_does_not_let_a_suspended_model_speak() {
	ExtBuilder::default().model(ModelStatus::Suspended).build_and_execute(|| {
		assert_ok!(Models::update(root(), MODEL, Details { version: [9; 32], ..details() }));
		assert_eq!(status(), ModelStatus::Suspended);
	});
}

#[test]
fn under_another_prompt_than_its_audits_an_active_model_is_on_probation() {
	ExtBuilder::default().model(ModelStatus::Active).build_and_execute(|| {
		assert_eq!(under(PROMPT), ModelStatus::Active);
		assert_eq!(under([8; 32]), ModelStatus::Probation);
		let view = Models::model_view(MODEL, &[8; 32]).unwrap();
		assert_eq!((view.status, view.granted), (ModelStatus::Probation, ModelStatus::Active));
	});
}

#[test]
fn while_an_alert_stands_an_active_model_is_on_probation() {
	ExtBuilder::default().model(ModelStatus::Active).build_and_execute(|| {
		be_biased();
		assert_eq!((status(), view().granted), (ModelStatus::Probation, ModelStatus::Active));
		assert_ok!(Models::set_status(root(), MODEL, ModelStatus::Active));
		assert_eq!(status(), ModelStatus::Probation, "only clearing the alert ends it");
		assert_ok!(Models::clear_alert(root(), MODEL));
		assert_eq!(status(), ModelStatus::Active);
	});
}

#[test]
fn a_suspended_model_stays_suspended_under_an_alert_and_under_another_prompt() {
	ExtBuilder::default().model(ModelStatus::Suspended).build_and_execute(|| {
		be_biased();
		assert_eq!((under(PROMPT), under([8; 32])), (ModelStatus::Suspended, ModelStatus::Suspended));
		assert_ok!(Models::clear_alert(root(), MODEL));
		assert_eq!((under(PROMPT), under([8; 32])), (ModelStatus::Suspended, ModelStatus::Suspended));
	});
}

#[test]
fn a_model_on_probation_stays_there_when_its_alert_is_cleared() {
	ExtBuilder::default().model(ModelStatus::Probation).build_and_execute(|| {
		be_biased();
		assert_ok!(Models::clear_alert(root(), MODEL));
		assert_eq!(status(), ModelStatus::Probation);
	});
}
