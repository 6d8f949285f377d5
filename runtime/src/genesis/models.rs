//! The models that presets register: the simulator's stand-ins.

use alloc::{vec, vec::Vec};
use pallet_models::GenesisModel;
use sp_core::H256;
use sp_io::hashing::blake2_256;
use vivarium_engine::synthesis::system_hash;
use vivarium_primitives::{ModelId, ModelKind, ModelStatus};

/// A rule-based stand-in for models that write, and one for models that draw. They are no AI, and nobody audited them.
pub fn stand_ins() -> Vec<GenesisModel> {
	vec![stand_in(1, "stand-in", ModelKind::Chat), stand_in(2, "stand-in-image", ModelKind::Image)]
}

fn stand_in(id: ModelId, name: &str, kind: ModelKind) -> GenesisModel {
	GenesisModel {
		id,
		name: name.into(),
		kind,
		version: H256(blake2_256(name.as_bytes())),
		prompt: H256(system_hash()),
		audit: H256::zero(),
		audit_uri: "urn:none".into(),
		leader_blocks: 15,
		max_tokens: 1_024,
		status: ModelStatus::Active,
	}
}
