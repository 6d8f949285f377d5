use super::mock::*;
use crate::{GenesisConfig, GenesisModel};
use vivarium_primitives::{ModelKind, ModelStatus, MAX_MODELS};

#[test]
fn the_models_of_the_genesis_are_registered_from_the_beginning() {
	let image = GenesisModel { kind: ModelKind::Image, ..genesis_model(9, ModelStatus::Suspended) };
	ExtBuilder::default().model(ModelStatus::Active).models([image]).build_and_execute(|| {
		let views = Models::model_views(&PROMPT);
		let seen: Vec<_> = views.iter().map(|view| (view.id, view.details.kind, view.status, view.since)).collect();
		assert_eq!(
			seen,
			[(MODEL, ModelKind::Chat, ModelStatus::Active, 0), (9, ModelKind::Image, ModelStatus::Suspended, 0)]
		);
		assert_eq!(views[0].details, details());
	});
}

#[test]
fn a_chain_specification_names_models_in_plain_json() {
	let digest = |byte: &str| format!("0x{}", byte.repeat(32));
	let json = serde_json::json!({ "models": [{
		"id": MODEL,
		"name": "vulcan",
		"kind": "chat",
		"version": digest("01"),
		"prompt": digest("07"),
		"audit": digest("02"),
		"auditUri": "https://audits.example/vulcan",
		"leaderBlocks": 20,
		"maxTokens": 1_024,
		"status": "active",
	}] });
	let config: GenesisConfig<Test> = serde_json::from_value(json.clone()).unwrap();
	assert_eq!(config.models, [genesis_model(MODEL, ModelStatus::Active)]);
	assert_eq!(serde_json::to_value(&config).unwrap(), json);
}

#[test]
#[should_panic(expected = "AlreadyRegistered")]
fn a_genesis_that_names_a_model_twice_is_refused() {
	ExtBuilder::default().model(ModelStatus::Active).model(ModelStatus::Active).build();
}

#[test]
#[should_panic(expected = "TooManyModels")]
fn a_genesis_of_too_many_models_is_refused() {
	let models = (0..=MAX_MODELS).map(|id| genesis_model(id, ModelStatus::Active));
	ExtBuilder::default().models(models).build();
}

#[test]
#[should_panic(expected = "BadMaxTokens")]
fn a_genesis_of_unsound_models_is_refused() {
	let unsound = GenesisModel { max_tokens: 0, ..genesis_model(MODEL, ModelStatus::Active) };
	ExtBuilder::default().models([unsound]).build();
}

#[test]
#[should_panic(expected = "the model's name is too long")]
fn a_genesis_of_overlong_names_is_refused() {
	let unsound = GenesisModel { name: "n".repeat(33), ..genesis_model(MODEL, ModelStatus::Active) };
	ExtBuilder::default().models([unsound]).build();
}
