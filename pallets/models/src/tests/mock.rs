//! A chain with the pallet on it, where ten decisions about a cohort are enough.

use crate as pallet_models;
use crate::{Details, FairnessView, GenesisModel, ModelView, RecordView};
use frame_support::{construct_runtime, derive_impl, parameter_types};
use frame_system::EnsureRoot;
use sp_core::H256;
use sp_runtime::{BuildStorage, Perbill};
use vivarium_engine::bounded;
use vivarium_primitives::{CohortDecision, ModelId, ModelKind, ModelRegistry, ModelStatus, ModelTerms, Outcome};

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Models: pallet_models,
	}
);

/// The chain's present system prompt.
pub const PROMPT: [u8; 32] = [7; 32];
/// The model of the tests.
pub const MODEL: ModelId = 3;
/// A collection that names cohorts.
pub const HOSTS: u32 = 1;
/// Another one.
pub const PUMPS: u32 = 2;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

parameter_types! {
	pub static MinSamples: u32 = 10;
	pub static ImpactThreshold: Perbill = Perbill::from_percent(80);
}

impl pallet_models::Config for Test {
	type ImpactThreshold = ImpactThreshold;
	type MinSamples = MinSamples;
	type RegistryOrigin = EnsureRoot<u64>;
	type WeightInfo = ();
}

#[derive(Default)]
pub struct ExtBuilder {
	models: Vec<GenesisModel>,
}

impl ExtBuilder {
	/// The model of the tests, of the genesis.
	pub fn model(mut self, status: ModelStatus) -> Self {
		self.models.push(genesis_model(MODEL, status));
		self
	}

	pub fn models(mut self, models: impl IntoIterator<Item = GenesisModel>) -> Self {
		self.models.extend(models);
		self
	}

	pub fn build(self) -> sp_io::TestExternalities {
		MinSamples::set(10);
		ImpactThreshold::set(Perbill::from_percent(80));
		let models = crate::GenesisConfig { models: self.models, ..Default::default() };
		RuntimeGenesisConfig { models, ..Default::default() }.build_storage().unwrap().into()
	}

	/// Runs a test in block 1, and `try_state` after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			System::set_block_number(1);
			test();
			Models::do_try_state().unwrap();
		});
	}
}

pub fn genesis_model(id: ModelId, status: ModelStatus) -> GenesisModel {
	GenesisModel {
		id,
		name: "vulcan".into(),
		kind: ModelKind::Chat,
		version: H256([1; 32]),
		prompt: H256(PROMPT),
		audit: H256([2; 32]),
		audit_uri: "https://audits.example/vulcan".into(),
		leader_blocks: 20,
		max_tokens: 1_024,
		status,
	}
}

/// The details of the model of the tests.
pub fn details() -> Details {
	genesis_model(MODEL, ModelStatus::Active).details().unwrap()
}

pub fn named(name: &str) -> Details {
	Details { name: bounded(name).unwrap(), ..details() }
}

pub fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

/// The model of the tests, as people read it.
pub fn view() -> ModelView {
	Models::model_view(MODEL, &PROMPT).unwrap()
}

/// The status of the model of the tests, as a request is told it.
pub fn status() -> ModelStatus {
	terms().status
}

pub fn terms() -> ModelTerms {
	<Models as ModelRegistry>::terms(MODEL, &PROMPT).unwrap()
}

pub fn record(outcome: Outcome) {
	<Models as ModelRegistry>::record(MODEL, outcome);
}

pub fn record_view() -> RecordView {
	Models::record_view(MODEL).unwrap()
}

/// So many decisions of the model about assets of a cohort.
pub fn decide(collection: u32, cohort: u8, favourable: bool, times: u32) {
	for _ in 0..times {
		<Models as ModelRegistry>::record_decision(
			MODEL,
			CohortDecision { collection, version: 1, measure: [0; 32], cohort, favourable },
		);
	}
}

pub fn fairness(collection: u32) -> FairnessView {
	Models::fairness_view(MODEL, collection).unwrap()
}

/// The events of the pallet since the last call.
pub fn events() -> Vec<crate::Event<Test>> {
	let events = System::read_events_for_pallet::<crate::Event<Test>>();
	System::reset_events();
	events
}
