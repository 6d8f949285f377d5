//! What calls weigh is measured, on this runtime.

use frame_support::traits::{GetCallMetadata, PalletsInfoAccess};
use std::{
	any::type_name,
	collections::{BTreeMap, BTreeSet},
	fs,
	path::PathBuf,
};
use vivarium_runtime::{AllPalletsWithSystem, Runtime, RuntimeCall};

/// Pallets of our own whose calls weigh what another one's do: `upgrades.authorize` is `system.authorize_upgrade`.
const BORROWED: &[&str] = &["upgrades"];

/// What the SDK's pallets with calls take for the weights of their calls.
macro_rules! taken {
	($($name:literal: $weights:ty),* $(,)?) => {
		[$(($name, type_name::<$weights>())),*]
	};
}

fn taken() -> BTreeMap<&'static str, &'static str> {
	taken! {
		"System": <Runtime as frame_system::Config>::SystemWeightInfo,
		"Timestamp": <Runtime as pallet_timestamp::Config>::WeightInfo,
		"Session": <Runtime as pallet_session::Config>::WeightInfo,
		"Grandpa": <Runtime as pallet_grandpa::Config>::WeightInfo,
		"Migrations": <Runtime as pallet_migrations::Config>::WeightInfo,
		"Balances": <Runtime as pallet_balances::Config>::WeightInfo,
		"Sudo": <Runtime as pallet_sudo::Config>::WeightInfo,
		"Utility": <Runtime as pallet_utility::Config>::WeightInfo,
		"Council": <Runtime as pallet_collective::Config<vivarium_runtime::CouncilCollective>>::WeightInfo,
		"Proxy": <Runtime as pallet_proxy::Config>::WeightInfo,
		"Multisig": <Runtime as pallet_multisig::Config>::WeightInfo,
		"Uniques": <Runtime as pallet_uniques::Config>::WeightInfo,
	}
	.into()
}

/// Whose benchmarks want what this runtime has not, staking and proofs of who held a key: these take what the SDK brings.
/// GRANDPA's are in the SDK for `()` only.
const UPSTREAM: &[(&str, &str)] = &[("Session", "pallet_session::weights::SubstrateWeight<"), ("Grandpa", "()")];

/// The calls of a pallet of our own that its `weights.rs` measures: what the bencher writes names the storage.
fn measured(weights: &str) -> BTreeSet<&str> {
	let of_runtimes = weights.split("for SubstrateWeight<T>").nth(1).unwrap();
	let of_runtimes = of_runtimes.split("impl WeightInfo for ()").next().unwrap();
	let (mut found, mut names_storage) = (BTreeSet::new(), false);
	for line in of_runtimes.lines().map(str::trim) {
		if let Some(function) = line.strip_prefix("fn ") {
			if names_storage {
				found.insert(function.split('(').next().unwrap());
			}
			names_storage = false;
		} else if line.starts_with("// Storage:") {
			names_storage = true;
		}
	}
	found
}

#[test]
fn every_call_has_a_measured_weight() {
	let pallets = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../pallets"));
	let taken = taken();
	let mut unmeasured = BTreeSet::new();
	for pallet in AllPalletsWithSystem::infos() {
		let calls = if RuntimeCall::get_module_names().contains(&pallet.name) {
			RuntimeCall::get_call_names(pallet.name)
		} else {
			&[]
		};
		let folder = pallet.module_name.trim_start_matches("pallet_").replace('_', "-");
		if calls.is_empty() || BORROWED.contains(&folder.as_str()) {
			continue;
		}
		if !pallets.join(&folder).exists() {
			let weights =
				taken.get(pallet.name).unwrap_or_else(|| panic!("say what {} takes for its weights", pallet.name));
			let upstream = UPSTREAM.iter().find(|(name, _)| *name == pallet.name);
			let wanted = upstream.map_or("vivarium_runtime::weights::", |(_, weights)| weights);
			assert!(weights.starts_with(wanted), "{} takes {weights} instead of {wanted}", pallet.name);
			continue;
		}
		let weights = fs::read_to_string(pallets.join(&folder).join("src/weights.rs")).unwrap();
		let measured = measured(&weights);
		let missing = calls.iter().filter(|call| !measured.contains(**call));
		unmeasured.extend(missing.map(|call| format!("{folder}.{call}")));
	}
	assert_eq!(unmeasured, BTreeSet::new(), "what is new is measured: scripts/benchmark");
}

#[test]
fn what_a_transaction_costs_beside_its_call_is_measured_too() {
	let weights = [
		type_name::<<Runtime as frame_system::Config>::ExtensionsWeightInfo>(),
		type_name::<<Runtime as pallet_transaction_payment::Config>::WeightInfo>(),
	];
	for weights in weights {
		assert!(weights.starts_with("vivarium_runtime::weights::"), "{weights}");
	}
}
