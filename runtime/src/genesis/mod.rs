//! The presets: how a chain may begin.

mod machines;

use crate::{
	Balance, BalancesConfig, DynamicAssetsConfig, OperatorsConfig, RuntimeGenesisConfig, SessionConfig, SessionKeys,
	SudoConfig, VIV,
};
use alloc::{vec, vec::Vec};
use frame_support::build_struct_json_patch;
use serde_json::Value;
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

/// What each well-known account begins with.
const ENDOWMENT: Balance = 1_000_000 * VIV;

/// The names of the presets.
pub fn names() -> Vec<PresetId> {
	vec![DEV_RUNTIME_PRESET.into(), LOCAL_TESTNET_RUNTIME_PRESET.into()]
}

/// A preset by name, as the JSON of a genesis.
pub fn preset(id: &PresetId) -> Option<Vec<u8>> {
	let genesis = match id.as_ref() {
		DEV_RUNTIME_PRESET => genesis(&[Sr25519Keyring::Alice]),
		LOCAL_TESTNET_RUNTIME_PRESET => genesis(&[Sr25519Keyring::Alice, Sr25519Keyring::Bob]),
		_ => return None,
	};
	serde_json::to_vec(&genesis).ok()
}

/// A genesis in which these validate and operate, Alice governs and owns the collection *Machines*.
fn genesis(validators: &[Sr25519Keyring]) -> Value {
	let alice = Sr25519Keyring::Alice.to_account_id();
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
		dynamic_assets: DynamicAssetsConfig { collections: vec![machines::collection(alice)] },
	})
}

fn session_keys(validator: Sr25519Keyring) -> SessionKeys {
	let grandpa = match validator {
		Sr25519Keyring::Bob => Ed25519Keyring::Bob,
		_ => Ed25519Keyring::Alice,
	};
	SessionKeys { aura: validator.public().into(), grandpa: grandpa.public().into() }
}
