//! The chains that the node knows by name.

use frame_support::genesis_builder_helper::build_state;
use sc_service::{ChainSpec, ChainType, GenericChainSpec, Properties};
use sp_core::storage::{well_known_keys, Storage};
use sp_state_machine::BasicExternalities;
use vivarium_runtime::{
	genesis::{self, DEMO_PRESET, NETWORK_PRESET},
	RuntimeGenesisConfig, WASM_BINARY,
};

/// Each by the name after `--chain`: its own name, its identifier, what it is for, and its preset.
const CHAINS: [(&str, &str, &str, ChainType, &str); 4] = [
	// With one authority, to develop against.
	("dev", "Vivarium development", "vivarium_dev", ChainType::Development, sp_genesis_builder::DEV_RUNTIME_PRESET),
	// The development chain with pumps, and with models that interpret them.
	("demo", "Vivarium demo", "vivarium_demo", ChainType::Development, DEMO_PRESET),
	// With two authorities on one machine.
	("local", "Vivarium local", "vivarium_local", ChainType::Local, sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET),
	// With four authorities who are its operators, with what the demo has.
	("network", "Vivarium network", "vivarium_network", ChainType::Local, NETWORK_PRESET),
];

/// The chain of a name or of a file, its genesis told by the settings of pallets where it is known by name: to be read and
/// changed.
pub fn readable(chain: &str) -> Result<GenericChainSpec, String> {
	if chain.is_empty() {
		return Err("name a chain: --dev, --chain demo, --chain local, --chain network, or --chain FILE".into());
	}
	let Some((_, name, id, chain_type, preset)) = CHAINS.into_iter().find(|(known, ..)| *known == chain) else {
		return GenericChainSpec::from_json_file(chain.into());
	};
	let mut properties = Properties::new();
	properties.insert("tokenSymbol".into(), "VIV".into());
	properties.insert("tokenDecimals".into(), 12.into());
	let patch = genesis::preset(&preset.into()).ok_or(format!("the runtime has no preset {preset}"))?;
	let patch = serde_json::from_slice(&patch).map_err(|error| format!("the preset {preset} is no JSON: {error}"))?;
	Ok(GenericChainSpec::builder(wasm()?, None)
		.with_name(name)
		.with_id(id)
		.with_chain_type(chain_type)
		.with_genesis_config_patch(patch)
		.with_properties(properties)
		.build())
}

/// The chain of a name or of a file, to be started: the state of one that is known by name is made natively. The Wasm makes
/// the same one, but is compiled twice for that, at every start of a node.
pub fn ready(chain: &str) -> Result<GenericChainSpec, String> {
	let mut spec = readable(chain)?;
	if let Some((.., preset)) = CHAINS.into_iter().find(|(known, ..)| *known == chain) {
		spec.set_storage(state(preset)?);
	}
	Ok(spec)
}

/// The state with which a chain of a preset begins.
fn state(preset: &str) -> Result<Storage, String> {
	let genesis = genesis::whole(preset).ok_or(format!("the runtime has no preset {preset}"))?;
	let mut externalities = BasicExternalities::new_empty();
	externalities.execute_with(|| build_state::<RuntimeGenesisConfig>(genesis.to_string().into_bytes()))?;
	let mut state = externalities.into_storages();
	state.top.insert(well_known_keys::CODE.to_vec(), wasm()?.to_vec());
	Ok(state)
}

fn wasm() -> Result<&'static [u8], String> {
	WASM_BINARY.ok_or("this node was built without its runtime's Wasm: build it without SKIP_WASM_BUILD".into())
}

#[cfg(test)]
mod tests {
	use super::*;
	use sp_runtime::BuildStorage;

	#[test]
	fn the_wasm_makes_the_same_state() {
		for chain in ["local", "network"] {
			let by_wasm = readable(chain).unwrap().build_storage().unwrap();
			let natively = ready(chain).unwrap().build_storage().unwrap();
			assert!(by_wasm.top == natively.top, "{chain}");
			assert!(by_wasm.children_default == natively.children_default, "{chain}");
		}
	}
}
