//! The presets begin sound chains.

use frame_support::{assert_ok, genesis_builder_helper::build_state, traits::Hooks};
use sp_io::TestExternalities;
use vivarium_engine::blueprint;
use vivarium_runtime::{genesis, DynamicAssets, Operators, RuntimeGenesisConfig, System, Uniques};

fn with_preset(preset: &str, test: impl FnOnce()) {
	let mut json = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
	let patch: serde_json::Value = serde_json::from_slice(&genesis::preset(&preset.into()).unwrap()).unwrap();
	for (pallet, config) in patch.as_object().unwrap() {
		for (field, value) in config.as_object().unwrap() {
			json[pallet][field] = value.clone();
		}
	}
	TestExternalities::default().execute_with(|| {
		assert_ok!(build_state::<RuntimeGenesisConfig>(serde_json::to_vec(&json).unwrap()));
		System::set_block_number(1);
		DynamicAssets::on_finalize(1);
		test();
		DynamicAssets::do_try_state().unwrap();
		Operators::do_try_state().unwrap();
	});
}

#[test]
fn each_preset_holds_the_enrolled_host() {
	for (preset, operators) in [("development", 1), ("local_testnet", 2)] {
		with_preset(preset, || {
			assert_eq!(pallet_operators::Operators::<vivarium_runtime::Runtime>::get().len(), operators);
			let asset = DynamicAssets::asset_view(0, 0).unwrap();
			assert_eq!((asset.name.as_str(), asset.state.as_str()), ("Machine host", "nominal"));
			assert!(Uniques::owner(0, 0).is_some());
			let (core, texts) = DynamicAssets::blueprint(0, 1).unwrap();
			assert_eq!(blueprint::validate(&core, &texts), Ok(()));
		});
	}
}

#[test]
fn there_is_no_other_preset() {
	assert_eq!(genesis::names().len(), 2);
	assert!(genesis::preset(&"mainnet".into()).is_none());
}
