//! The collections with which chains begin. Their blueprints and declarations are those of `examples/blueprints`, as
//! bytes; a test of the node keeps them the same.

use crate::AccountId;
use alloc::{vec, vec::Vec};
use pallet_dynamic_assets::GenesisCollection;
use sp_core::Bytes;
use vivarium_primitives::CollectionId;

/// The collection *Machines*: its item 0 follows the machine that the demo runs on.
pub const MACHINES: CollectionId = 0;
/// The collection *Pumps*: its items follow the pumps of the simulator.
pub const PUMPS: CollectionId = 1;
/// The collection *Media*: its item 0 follows the track that the simulator plays.
pub const MEDIA: CollectionId = 2;

/// What the pump of high value is worth; above a million, its blueprint says, humans decide.
const HIGH_VALUE: i64 = 2_000_000;
/// The position of the pumps' trait `value`.
const VALUE: u8 = 2;

/// The machine that the demo runs on.
pub fn machines(owner: AccountId) -> GenesisCollection<AccountId> {
	GenesisCollection {
		id: MACHINES,
		name: "Machines".into(),
		owner,
		blueprint: include_bytes!("examples/machine.blueprint").to_vec().into(),
		items: vec![(0, "host".into())],
		traits: Vec::new(),
	}
}

/// Two pumps, one of them of high value.
pub fn pumps(owner: AccountId) -> GenesisCollection<AccountId> {
	GenesisCollection {
		id: PUMPS,
		name: "Pumps".into(),
		owner,
		blueprint: include_bytes!("examples/pump.blueprint").to_vec().into(),
		items: vec![(0, "pump-1".into()), (1, "pump-2".into())],
		traits: vec![(1, VALUE, HIGH_VALUE)],
	}
}

/// A track, whose usage is tracked.
pub fn media(owner: AccountId) -> GenesisCollection<AccountId> {
	GenesisCollection {
		id: MEDIA,
		name: "Media".into(),
		owner,
		blueprint: include_bytes!("examples/media.blueprint").to_vec().into(),
		items: vec![(0, "track-1".into())],
		traits: Vec::new(),
	}
}

/// How models interpret machines and pumps.
pub fn declarations() -> Vec<(CollectionId, Bytes)> {
	vec![
		(MACHINES, include_bytes!("examples/machine.declaration").to_vec().into()),
		(PUMPS, include_bytes!("examples/pump.declaration").to_vec().into()),
	]
}
