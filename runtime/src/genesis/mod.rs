//! The presets: how a chain may begin.

mod collections;
mod models;

use crate::{
	Balance, BalancesConfig, DynamicAssetsConfig, ModelsConfig, OperatorsConfig, RuntimeGenesisConfig, SessionConfig,
	SessionKeys, SudoConfig, SynthesisConfig, VIV,
};
use alloc::{vec, vec::Vec};
use frame_support::build_struct_json_patch;
use serde_json::Value;
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

/// What each well-known account begins with.
const ENDOWMENT: Balance = 1_000_000 * VIV;

/// The preset of the demo: the development chain, whose machine and pumps are interpreted by models.
pub const DEMO_PRESET: &str = "demo";

/// The names of the presets.
pub fn names() -> Vec<PresetId> {
	vec![DEV_RUNTIME_PRESET.into(), LOCAL_TESTNET_RUNTIME_PRESET.into(), DEMO_PRESET.into()]
}

/// A preset by name, as the JSON of a genesis.
pub fn preset(id: &PresetId) -> Option<Vec<u8>> {
	let genesis = match id.as_ref() {
		DEV_RUNTIME_PRESET => genesis(&[Sr25519Keyring::Alice], false),
		LOCAL_TESTNET_RUNTIME_PRESET => genesis(&[Sr25519Keyring::Alice, Sr25519Keyring::Bob], false),
		DEMO_PRESET => genesis(&[Sr25519Keyring::Alice], true),
		_ => return None,
	};
	serde_json::to_vec(&genesis).ok()
}

/// A genesis in which these validate and operate, Alice governs and owns the collection *Machines*. In the demo she owns
/// *Pumps* too, models interpret both, and Charlie reviews.
fn genesis(validators: &[Sr25519Keyring], is_demo: bool) -> Value {
	let alice = Sr25519Keyring::Alice.to_account_id();
	let reviewers = vec![Sr25519Keyring::Charlie.to_account_id()];
	let mut collections = vec![collections::machines(alice.clone())];
	let mut synthesis = SynthesisConfig { declarations: Vec::new(), panels: Vec::new() };
	if is_demo {
		collections.push(collections::pumps(alice.clone()));
		synthesis.declarations = collections::declarations();
		synthesis.panels = vec![(collections::MACHINES, reviewers.clone(), 1), (collections::PUMPS, reviewers, 1)];
	}
	let session_keys = validators.iter().map(|validator| {
		let account = validator.to_account_id();
		(account.clone(), account, session_keys(*validator))
	});
	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig {
			balances: Sr25519Keyring::iter().map(|account| (account.to_account_id(), ENDOWMENT)).collect(),
		},
		session: SessionConfig { keys: session_keys.collect::<Vec<_>>() },
		sudo: SudoConfig { key: Some(alice.clone()) },
		operators: OperatorsConfig {
			operators: validators
				.iter()
				.map(|operator| (operator.to_account_id(), operator.public()))
				.collect::<Vec<_>>(),
		},
		dynamic_assets: DynamicAssetsConfig { collections },
		models: ModelsConfig { models: models::stand_ins() },
		synthesis,
	})
}

fn session_keys(validator: Sr25519Keyring) -> SessionKeys {
	let grandpa = match validator {
		Sr25519Keyring::Bob => Ed25519Keyring::Bob,
		_ => Ed25519Keyring::Alice,
	};
	SessionKeys { aura: validator.public().into(), grandpa: grandpa.public().into() }
}
