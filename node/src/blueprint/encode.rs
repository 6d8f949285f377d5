//! Call data to paste into a wallet.

use pallet_dynamic_assets::Call as DynamicAssets;
use pallet_synthesis::Call as Synthesis;
use pallet_uniques::Call as Uniques;
use pallet_utility::Call as Utility;
use vivarium_engine::{
	blueprint::{Core, Texts},
	external_id::ExternalId,
	synthesis::Declaration,
	CollectionId, ItemId,
};
use vivarium_runtime::{AccountId, Runtime, RuntimeCall};

/// The call that sets a collection's blueprint.
pub fn set_blueprint(collection: CollectionId, core: Core, texts: Texts) -> RuntimeCall {
	DynamicAssets::<Runtime>::set_blueprint { collection, core: core.into(), texts: texts.into() }.into()
}

/// The call that says how the assets of a blueprint's version are interpreted.
pub fn set_declaration(collection: CollectionId, version: u32, declaration: Declaration) -> RuntimeCall {
	Synthesis::<Runtime>::set_declaration { collection, version, declaration: declaration.into() }.into()
}

/// The call that makes a collection, of which the owner is the admin too.
pub fn create(collection: CollectionId, owner: AccountId) -> RuntimeCall {
	Uniques::<Runtime>::create { collection, admin: owner.into() }.into()
}

/// The call that mints an item for its owner.
pub fn mint(collection: CollectionId, item: ItemId, owner: AccountId) -> RuntimeCall {
	Uniques::<Runtime>::mint { collection, item, owner: owner.into() }.into()
}

/// The call that makes an item a dynamic asset.
pub fn enrol(collection: CollectionId, item: ItemId, external_id: ExternalId) -> RuntimeCall {
	DynamicAssets::<Runtime>::enrol { collection, item, external_id }.into()
}

/// All of these calls or none; one stays as it is.
pub fn together(mut calls: Vec<RuntimeCall>) -> RuntimeCall {
	match calls.pop() {
		Some(only) if calls.is_empty() => only,
		last => {
			calls.extend(last);
			Utility::<Runtime>::batch_all { calls }.into()
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::blueprint::convert::parse;
	use codec::{DecodeAll, Encode};
	use vivarium_engine::bounded;

	#[test]
	fn one_call_is_not_wrapped_and_several_keep_their_order() {
		let pump = include_str!("../../../examples/blueprints/pump.toml");
		let (core, texts, _) = parse(pump).unwrap();
		let owner = AccountId::new([1; 32]);
		let only = together(vec![set_blueprint(7, core.clone(), texts.clone())]);
		assert!(matches!(&only, RuntimeCall::DynamicAssets(DynamicAssets::set_blueprint { collection: 7, .. })));
		let calls = vec![create(7, owner.clone()), only, mint(7, 3, owner), enrol(7, 3, bounded("pump-1").unwrap())];
		let batch = together(calls.clone());
		let encoded = batch.encode();
		let decoded = RuntimeCall::decode_all(&mut &encoded[..]).unwrap();
		assert_eq!(decoded, Utility::<Runtime>::batch_all { calls }.into());
	}

	#[test]
	fn chains_begin_with_the_examples() {
		let machine = include_str!("../../../examples/blueprints/machine.toml");
		let pump = include_str!("../../../examples/blueprints/pump.toml");
		let media = include_str!("../../../examples/blueprints/media.toml");
		for (preset, examples) in [("development", vec![machine]), ("demo", vec![machine, pump, media])] {
			let genesis = String::from_utf8(vivarium_runtime::genesis::preset(&preset.into()).unwrap()).unwrap();
			let holds = |bytes: &[u8]| genesis.contains(sp_core::bytes::to_hex(bytes, false).trim_start_matches("0x"));
			for example in examples {
				let (core, texts, declaration) = parse(example).unwrap();
				assert!(holds(&vivarium_engine::blueprint::bytes(&core, &texts)), "{preset}");
				let is_declared = declaration.is_none_or(|declaration| holds(&declaration.encode()));
				assert_eq!(is_declared, preset == "demo", "{preset}");
			}
		}
	}
}
