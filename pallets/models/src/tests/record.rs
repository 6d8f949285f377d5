use super::mock::*;
use crate::{Record, RecordView, Records, Refused};
use vivarium_engine::synthesis::Refusal;
use vivarium_primitives::{CohortDecision, ModelRegistry, ModelStatus, Outcome};

#[test]
fn each_outcome_is_counted_as_what_it_is() {
	ExtBuilder::default().model(ModelStatus::Active).build_and_execute(|| {
		for (outcome, times) in [
			(Outcome::Proposed, 4),
			(Outcome::AttestationFailed, 2),
			(Outcome::Rejected, 3),
			(Outcome::Refused(Refusal::ForbiddenWord), 1),
			(Outcome::Refused(Refusal::Json), 5),
		] {
			(0..times).for_each(|_| record(outcome));
		}
		let refused = vec![(Refusal::Json, 5), (Refusal::ForbiddenWord, 1)];
		assert_eq!(record_view(), RecordView { proposed: 4, refused, attestations_failed: 2, rejected: 3 });
	});
}

#[test]
fn every_cause_of_refusal_has_a_counter() {
	ExtBuilder::default().model(ModelStatus::Active).build_and_execute(|| {
		Refusal::ALL.iter().for_each(|cause| record(Outcome::Refused(*cause)));
		assert_eq!(record_view().refused, Refusal::ALL.iter().map(|cause| (*cause, 1)).collect::<Vec<_>>());
	});
}

#[test]
fn a_model_is_counted_whatever_its_status() {
	for status in [ModelStatus::Active, ModelStatus::Probation, ModelStatus::Suspended] {
		ExtBuilder::default().model(status).build_and_execute(|| {
			record(Outcome::Rejected);
			assert_eq!(record_view().rejected, 1);
		});
	}
}

#[test]
fn of_a_model_that_is_not_registered_nothing_is_counted() {
	ExtBuilder::default().model(ModelStatus::Active).build_and_execute(|| {
		let root = || sp_io::storage::root(sp_runtime::StateVersion::V1);
		let before = root();
		for outcome in
			[Outcome::Proposed, Outcome::Refused(Refusal::Json), Outcome::AttestationFailed, Outcome::Rejected]
		{
			<Models as ModelRegistry>::record(4, outcome);
		}
		let decision = CohortDecision { collection: HOSTS, version: 1, measure: [0; 32], cohort: 0, favourable: true };
		<Models as ModelRegistry>::record_decision(4, decision);
		assert_eq!(root(), before);
		assert_eq!((Models::record_view(4), Models::fairness_view(4, HOSTS)), (None, None));
	});
}

#[test]
fn counters_stop_at_their_end() {
	ExtBuilder::default().model(ModelStatus::Active).build_and_execute(|| {
		let full = Record { proposed: u32::MAX, attestations_failed: u32::MAX, rejected: u32::MAX };
		Records::<Test>::insert(MODEL, full);
		Refused::<Test>::insert(MODEL, Refusal::Json, u32::MAX);
		for outcome in
			[Outcome::Proposed, Outcome::Refused(Refusal::Json), Outcome::AttestationFailed, Outcome::Rejected]
		{
			record(outcome);
		}
		assert_eq!(Records::<Test>::get(MODEL), Some(full));
		assert_eq!(Refused::<Test>::get(MODEL, Refusal::Json), u32::MAX);
	});
}
