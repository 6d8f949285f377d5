//! The presets: how a chain may begin.

mod collections;
mod models;
mod money;

use crate::{
	AccountId, AssetAccountsConfig, Balance, BalancesConfig, BlockNumber, CouncilConfig, DynamicAssetsConfig,
	ModelsConfig, OperatorsConfig, RoyaltiesConfig, RuntimeGenesisConfig, SessionConfig, SessionKeys, SudoConfig,
	SynthesisConfig, VIV,
};
use alloc::{vec, vec::Vec};
use frame_support::build_struct_json_patch;
use serde_json::{json, Value};
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

/// What each well-known account begins with.
const ENDOWMENT: Balance = 1_000_000 * VIV;

/// The preset of the demo: the development chain, whose machine and pumps are interpreted by models, and a track that is
/// sold and licensed.
pub const DEMO_PRESET: &str = "demo";

/// The preset of a network of four: what the demo has, served by four operators who are the validators too, so that any
/// one of them may fail.
pub const NETWORK_PRESET: &str = "network";

/// The length of a session of a network of four, in blocks: whoever joins need not wait long.
const NETWORK_SESSION_BLOCKS: BlockNumber = 32;

/// The names of the presets.
pub fn names() -> Vec<PresetId> {
	vec![DEV_RUNTIME_PRESET.into(), LOCAL_TESTNET_RUNTIME_PRESET.into(), DEMO_PRESET.into(), NETWORK_PRESET.into()]
}

/// A preset by name, as the JSON of a genesis.
pub fn preset(id: &PresetId) -> Option<Vec<u8>> {
	let genesis = match id.as_ref() {
		DEV_RUNTIME_PRESET => genesis(&[Sr25519Keyring::Alice], false),
		LOCAL_TESTNET_RUNTIME_PRESET => genesis(&[Sr25519Keyring::Alice, Sr25519Keyring::Bob], false),
		DEMO_PRESET => genesis(&[Sr25519Keyring::Alice], true),
		NETWORK_PRESET => {
			let mut genesis = genesis(&FOUR, true);
			genesis["validators"] = json!({ "sessionBlocks": NETWORK_SESSION_BLOCKS });
			genesis
		}
		_ => return None,
	};
	serde_json::to_vec(&genesis).ok()
}

/// The whole genesis of a preset, in JSON: with what the preset leaves as it is by default. `build_state` makes a state of it.
pub fn whole(preset: &str) -> Option<Value> {
	let mut whole = serde_json::to_value(RuntimeGenesisConfig::default()).ok()?;
	merge(&mut whole, serde_json::from_slice(&self::preset(&preset.into())?).ok()?);
	Some(whole)
}

fn merge(base: &mut Value, patch: Value) {
	match (base, patch) {
		(Value::Object(base), Value::Object(patch)) => {
			for (key, value) in patch {
				merge(base.entry(key).or_insert(Value::Null), value);
			}
		}
		(base, patch) => *base = patch,
	}
}

/// Who sits in the council, and who validates a network of four.
const FOUR: [Sr25519Keyring; 4] =
	[Sr25519Keyring::Alice, Sr25519Keyring::Bob, Sr25519Keyring::Charlie, Sr25519Keyring::Dave];

/// A genesis in which these validate and operate, Alice governs by sudo, she, Bob, Charlie and Dave by the council, and she
/// owns the collection *Machines*. In the demo she owns
/// *Pumps* too, models interpret both, and Charlie reviews; and *Media*, of which Bob and Charlie have royalties. Being
/// served costs something there, and assets have something in their purses.
fn genesis(validators: &[Sr25519Keyring], is_demo: bool) -> Value {
	let alice = Sr25519Keyring::Alice.to_account_id();
	let reviewers = vec![Sr25519Keyring::Charlie.to_account_id()];
	let mut collections = vec![collections::machines(alice.clone())];
	let mut synthesis = SynthesisConfig { declarations: Vec::new(), panels: Vec::new() };
	let mut balances: Vec<_> = Sr25519Keyring::iter().map(|account| (account.to_account_id(), ENDOWMENT)).collect();
	let (mut fees, mut schedules) = Default::default();
	if is_demo {
		collections.extend([collections::pumps(alice.clone()), collections::media(alice.clone())]);
		balances.extend(money::purses(&collections));
		fees = money::fees();
		schedules = money::royalties(Sr25519Keyring::Bob.to_account_id(), Sr25519Keyring::Charlie.to_account_id());
		synthesis.declarations = collections::declarations();
		synthesis.panels = vec![(collections::MACHINES, reviewers.clone(), 1), (collections::PUMPS, reviewers, 1)];
	}
	let session_keys = validators.iter().map(|validator| {
		let account = validator.to_account_id();
		(account.clone(), account, session_keys(*validator))
	});
	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig { balances },
		session: SessionConfig { keys: session_keys.collect::<Vec<_>>() },
		sudo: SudoConfig { key: Some(alice.clone()) },
		council: CouncilConfig { members: council() },
		operators: OperatorsConfig {
			operators: validators
				.iter()
				.map(|operator| (operator.to_account_id(), operator.public()))
				.collect::<Vec<_>>(),
		},
		dynamic_assets: DynamicAssetsConfig { collections },
		models: ModelsConfig { models: models::stand_ins() },
		synthesis,
		royalties: RoyaltiesConfig { schedules },
		asset_accounts: AssetAccountsConfig { fees },
	})
}

/// Any three of them decide.
fn council() -> Vec<AccountId> {
	FOUR.map(|member| member.to_account_id()).to_vec()
}

fn session_keys(validator: Sr25519Keyring) -> SessionKeys {
	let grandpa = match validator {
		Sr25519Keyring::Bob => Ed25519Keyring::Bob,
		Sr25519Keyring::Charlie => Ed25519Keyring::Charlie,
		Sr25519Keyring::Dave => Ed25519Keyring::Dave,
		_ => Ed25519Keyring::Alice,
	};
	SessionKeys { aura: validator.public().into(), grandpa: grandpa.public().into() }
}
