//! The chains that the node knows by name.

use sc_service::{ChainType, GenericChainSpec, Properties};
use vivarium_runtime::{
	genesis::{DEMO_PRESET, NETWORK_PRESET},
	WASM_BINARY,
};

/// A chain with one authority, to develop against.
pub fn development() -> Result<GenericChainSpec, String> {
	build("Vivarium development", "vivarium_dev", ChainType::Development, sp_genesis_builder::DEV_RUNTIME_PRESET)
}

/// The development chain with pumps, and with models that interpret them.
pub fn demo() -> Result<GenericChainSpec, String> {
	build("Vivarium demo", "vivarium_demo", ChainType::Development, DEMO_PRESET)
}

/// A chain with two authorities on one machine.
pub fn local() -> Result<GenericChainSpec, String> {
	build("Vivarium local", "vivarium_local", ChainType::Local, sp_genesis_builder::LOCAL_TESTNET_RUNTIME_PRESET)
}

/// A chain with four authorities who are its operators, with what the demo has.
pub fn network() -> Result<GenericChainSpec, String> {
	build("Vivarium network", "vivarium_network", ChainType::Local, NETWORK_PRESET)
}

fn build(name: &str, id: &str, chain_type: ChainType, preset: &str) -> Result<GenericChainSpec, String> {
	let wasm = WASM_BINARY.ok_or("this node was built without its runtime's Wasm: build it without SKIP_WASM_BUILD")?;
	let mut properties = Properties::new();
	properties.insert("tokenSymbol".into(), "VIV".into());
	properties.insert("tokenDecimals".into(), 12.into());
	Ok(GenericChainSpec::builder(wasm, None)
		.with_name(name)
		.with_id(id)
		.with_chain_type(chain_type)
		.with_genesis_config_preset_name(preset)
		.with_properties(properties)
		.build())
}
