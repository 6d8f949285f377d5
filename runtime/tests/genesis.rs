//! The presets begin sound chains.

use frame_support::{assert_ok, genesis_builder_helper::build_state, traits::Hooks};
use sp_io::TestExternalities;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Dave};
use vivarium_engine::{blueprint, synthesis};
use vivarium_primitives::{ModelRegistry, ModelStatus};
use vivarium_runtime::{
	genesis, AssetAccounts, Balances, CouncilCollective, DynamicAssets, Models, Operators, Royalties, Runtime,
	RuntimeGenesisConfig, Synthesis, System, Uniques, MILLIVIV, VIV,
};

fn with_preset(preset: &str, test: impl FnOnce()) {
	let genesis = genesis::whole(preset).unwrap();
	TestExternalities::default().execute_with(|| {
		assert_ok!(build_state::<RuntimeGenesisConfig>(serde_json::to_vec(&genesis).unwrap()));
		System::set_block_number(1);
		DynamicAssets::on_finalize(1);
		test();
		DynamicAssets::do_try_state().unwrap();
		Operators::do_try_state().unwrap();
		Royalties::do_try_state().unwrap();
		AssetAccounts::do_try_state().unwrap();
	});
}

#[test]
fn each_preset_holds_the_enrolled_host() {
	for (preset, operators) in [("development", 1), ("local_testnet", 2), ("demo", 1), ("network", 4)] {
		with_preset(preset, || {
			assert_eq!(pallet_operators::Operators::<Runtime>::get().len(), operators);
			let asset = DynamicAssets::asset_view(0, 0).unwrap();
			assert_eq!((asset.name.as_str(), asset.state.as_str()), ("Machine host", "nominal"));
			assert!(Uniques::owner(0, 0).is_some());
			let (core, texts) = DynamicAssets::blueprint(0, 1).unwrap();
			assert_eq!(blueprint::validate(&core, &texts), Ok(()));
		});
	}
}

#[test]
fn each_preset_has_a_sudo_key_and_a_council_of_four() {
	for preset in genesis::names() {
		with_preset(preset.as_ref(), || {
			assert_eq!(pallet_sudo::Key::<Runtime>::get(), Some(Alice.to_account_id()));
			let members = pallet_collective::Members::<Runtime, CouncilCollective>::get();
			assert_eq!(members.len(), 4);
			assert!([Alice, Bob, Charlie, Dave].iter().all(|member| members.contains(&member.to_account_id())));
		});
	}
}

#[test]
fn a_genesis_that_names_no_sudo_key_has_none() {
	assert_eq!(RuntimeGenesisConfig::default().sudo.key, None);
}

#[test]
fn the_demo_has_pumps_and_models_that_describe_them() {
	with_preset("demo", || {
		let values: Vec<_> = (0..2).map(|item| DynamicAssets::asset_view(1, item).unwrap().traits[2].clone()).collect();
		assert_eq!(values, [("value".into(), "50000".into()), ("value".into(), "2000000".into())]);
		for collection in [0, 1] {
			let declaration = Synthesis::declaration(collection, 1).unwrap();
			let terms = Models::terms(declaration.model, &synthesis::system_hash()).unwrap();
			assert_eq!(terms.status, ModelStatus::Active);
		}
		Synthesis::do_try_state().unwrap();
		Models::do_try_state().unwrap();
	});
}

#[test]
fn the_demos_track_owes_royalties_to_two() {
	with_preset("demo", || {
		let track = DynamicAssets::asset_view(2, 0).unwrap();
		assert_eq!((track.name.as_str(), track.state.as_str()), ("Media track-1", "released"));
		let owed = Royalties::quote(2, 0, 1_000);
		assert_eq!(owed, [(Bob.to_account_id(), 60), (Charlie.to_account_id(), 40)]);
		assert_eq!(Balances::free_balance(Royalties::pot()), MILLIVIV, "the pot can take the smallest royalty");
		assert!(Balances::reserved_balance(Alice.to_account_id()) > 0, "she pays for the schedule");
	});
}

#[test]
fn the_demos_assets_can_pay_for_months() {
	const ROUNDS_A_MONTH: u32 = 30 * 24 * 360;
	with_preset("demo", || {
		for (collection, item) in [(0, 0), (1, 0), (1, 1), (2, 0)] {
			let purse = AssetAccounts::purse_view(collection, item).unwrap();
			assert_eq!((purse.balance, purse.fee_per_round, purse.is_dormant), (1_000 * VIV, MILLIVIV, false));
			assert!(purse.rounds_left.unwrap() > 3 * ROUNDS_A_MONTH);
		}
	});
	with_preset("development", || {
		let purse = AssetAccounts::purse_view(0, 0).unwrap();
		assert_eq!((purse.balance, purse.rounds_left, purse.is_dormant), (0, None, false), "rounds cost nothing");
	});
}

#[test]
fn a_network_of_four_has_four_validators_of_keys_of_their_own() {
	with_preset("network", || {
		let keys = [Alice, Bob, Charlie, Dave].map(|validator| {
			let account = validator.to_account_id();
			pallet_session::NextKeys::<Runtime>::get(&account).expect("each validator has keys")
		});
		for (at, own) in keys.iter().enumerate() {
			assert!(keys.iter().skip(at + 1).all(|other| own.aura != other.aura && own.grandpa != other.grandpa));
		}
		assert_eq!(pallet_session::Validators::<Runtime>::get().len(), 4);
	});
}

#[test]
fn there_is_no_other_preset() {
	assert_eq!(genesis::names().len(), 4);
	assert!(genesis::preset(&"mainnet".into()).is_none());
}
