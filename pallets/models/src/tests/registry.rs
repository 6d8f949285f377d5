use super::mock::*;
use crate::{Details, Error, Event, Models as Registered, Records, Refused, Statistics, MAX_FORGOTTEN};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError::BadOrigin;
use vivarium_engine::{bounded, synthesis::Refusal};
use vivarium_primitives::{
	ModelId, ModelKind, ModelRegistry, ModelStatus, ModelTerms, Outcome, MAX_LEADER_BLOCKS, MAX_MODELS, MAX_TOKENS,
};

#[test]
fn a_model_is_registered_under_the_id_that_governance_chose_and_begins_on_probation() {
	ExtBuilder::default().build_and_execute(|| {
		System::set_block_number(5);
		assert_ok!(Models::register(root(), 77, details()));
		let view = Models::model_view(77, &PROMPT).unwrap();
		assert_eq!((view.id, &view.details, view.since, view.alert), (77, &details(), 5, None));
		assert_eq!((view.status, view.granted), (ModelStatus::Probation, ModelStatus::Probation));
		let Details { name, version, .. } = details();
		assert_eq!(events(), [Event::Registered { model: 77, name, version, status: ModelStatus::Probation }]);
		let terms = ModelTerms {
			kind: ModelKind::Chat,
			status: ModelStatus::Probation,
			version,
			leader_blocks: 20,
			max_tokens: 1_024,
		};
		assert_eq!(<Models as ModelRegistry>::terms(77, &PROMPT), Some(terms));
		assert_eq!(<Models as ModelRegistry>::terms(78, &PROMPT), None);
	});
}

#[test]
fn only_governance_decides_about_models() {
	ExtBuilder::default().model(ModelStatus::Active).build_and_execute(|| {
		let stranger = || RuntimeOrigin::signed(1);
		assert_noop!(Models::register(stranger(), 4, details()), BadOrigin);
		assert_noop!(Models::update(stranger(), MODEL, details()), BadOrigin);
		assert_noop!(Models::set_status(stranger(), MODEL, ModelStatus::Suspended), BadOrigin);
		assert_noop!(Models::clear_alert(stranger(), MODEL), BadOrigin);
		assert_noop!(Models::remove(stranger(), MODEL), BadOrigin);
	});
}

#[test]
fn an_id_that_is_taken_is_refused() {
	ExtBuilder::default().model(ModelStatus::Active).build_and_execute(|| {
		assert_noop!(Models::register(root(), MODEL, named("other")), Error::<Test>::AlreadyRegistered);
	});
}

#[test]
fn there_are_no_more_models_than_there_may_be() {
	ExtBuilder::default().build_and_execute(|| {
		for model in 0..MAX_MODELS {
			assert_ok!(Models::register(root(), model, details()));
		}
		assert_noop!(Models::register(root(), MAX_MODELS, details()), Error::<Test>::TooManyModels);
		assert_ok!(Models::set_status(root(), 9, ModelStatus::Suspended));
		assert_ok!(Models::remove(root(), 9));
		assert_ok!(Models::register(root(), MAX_MODELS, details()));
		let ids: Vec<_> = Models::model_views(&PROMPT).into_iter().map(|view| view.id).collect();
		assert_eq!(ids, (0..=MAX_MODELS).filter(|id| *id != 9).collect::<Vec<_>>());
	});
}

#[test]
fn unsound_details_are_refused_by_each_call() {
	ExtBuilder::default().model(ModelStatus::Active).build_and_execute(|| {
		let uri = |uri: &str| Details { audit_uri: bounded(uri).unwrap(), ..details() };
		let not_utf8 = Details { name: vec![0xff].try_into().unwrap(), ..details() };
		for (unsound, error) in [
			(named(""), Error::<Test>::BadName),
			(named("vul\ncan"), Error::BadName),
			(not_utf8, Error::BadName),
			(uri(""), Error::BadAuditUri),
			(uri("https://a\u{7}"), Error::BadAuditUri),
			(Details { leader_blocks: 0, ..details() }, Error::BadLeaderBlocks),
			(Details { leader_blocks: MAX_LEADER_BLOCKS + 1, ..details() }, Error::BadLeaderBlocks),
			(Details { max_tokens: 0, ..details() }, Error::BadMaxTokens),
			(Details { max_tokens: MAX_TOKENS + 1, ..details() }, Error::BadMaxTokens),
		] {
			let error = sp_runtime::DispatchError::from(error);
			assert_noop!(Models::update(root(), MODEL, unsound.clone()), error);
			assert_noop!(Models::register(root(), 4, unsound), error);
		}
	});
}

#[test]
fn details_at_their_bounds_are_taken() {
	ExtBuilder::default().build_and_execute(|| {
		let (name, uri) = ("n".repeat(32), "u".repeat(256));
		let largest = Details {
			audit_uri: bounded(&uri).unwrap(),
			leader_blocks: MAX_LEADER_BLOCKS,
			max_tokens: MAX_TOKENS,
			..named(&name)
		};
		assert_ok!(Models::register(root(), 1, largest));
		assert_ok!(Models::register(root(), 2, Details { leader_blocks: 1, max_tokens: 1, ..named("n") }));
	});
}

#[test]
fn a_model_goes_on_making_what_it_makes() {
	ExtBuilder::default().model(ModelStatus::Active).build_and_execute(|| {
		let image = Details { kind: ModelKind::Image, ..details() };
		assert_noop!(Models::update(root(), MODEL, image), Error::<Test>::OtherKind);
	});
}

#[test]
fn what_is_not_registered_cannot_be_changed() {
	ExtBuilder::default().model(ModelStatus::Active).build_and_execute(|| {
		let unknown: ModelId = 4;
		assert_noop!(Models::update(root(), unknown, details()), Error::<Test>::NotRegistered);
		assert_noop!(Models::set_status(root(), unknown, ModelStatus::Active), Error::<Test>::NotRegistered);
		assert_noop!(Models::clear_alert(root(), unknown), Error::<Test>::NotRegistered);
		assert_noop!(Models::remove(root(), unknown), Error::<Test>::NotRegistered);
	});
}

#[test]
fn only_a_suspended_model_is_removed() {
	for status in [ModelStatus::Active, ModelStatus::Probation] {
		ExtBuilder::default().model(status).build_and_execute(|| {
			assert_noop!(Models::remove(root(), MODEL), Error::<Test>::NotSuspended);
		});
	}
}

#[test]
fn with_a_model_goes_all_that_was_counted_of_it() {
	ExtBuilder::default().model(ModelStatus::Active).build_and_execute(|| {
		assert_ok!(Models::register(root(), 4, details()));
		record(Outcome::Proposed);
		record(Outcome::Refused(Refusal::Json));
		decide(HOSTS, 0, true, 10);
		decide(HOSTS, 1, false, 10);
		assert_ok!(Models::set_status(root(), MODEL, ModelStatus::Suspended));
		events();
		assert_ok!(Models::remove(root(), MODEL));
		assert_eq!(events(), [Event::Removed { model: MODEL }]);
		assert_eq!(Registered::<Test>::iter_keys().collect::<Vec<_>>(), [4]);
		assert_eq!(Records::<Test>::iter_keys().collect::<Vec<_>>(), [4]);
		assert_eq!(Refused::<Test>::iter().count() + Statistics::<Test>::iter().count(), 0);

		assert_ok!(Models::register(root(), MODEL, details()));
		assert_eq!((view().alert, record_view().proposed, fairness(HOSTS).ratio), (None, 0, None));
	});
}

#[test]
fn a_model_of_many_collections_is_removed_in_several_calls() {
	ExtBuilder::default().model(ModelStatus::Suspended).build_and_execute(|| {
		for collection in 0..MAX_FORGOTTEN + 6 {
			decide(collection, 0, true, 1);
		}
		let first = Models::remove(root(), MODEL).unwrap();
		assert_eq!(events(), [Event::StatisticsForgotten { model: MODEL, collections: MAX_FORGOTTEN }]);
		assert_eq!(view().status, ModelStatus::Suspended);
		let second = Models::remove(root(), MODEL).unwrap();
		assert_eq!(events(), [Event::Removed { model: MODEL }]);
		let time = |done: frame_support::dispatch::PostDispatchInfo| done.actual_weight.unwrap().ref_time();
		assert!(time(second) < time(first), "each call weighs as much as it forgets");
	});
}
