//! The keys of Alice and the others, which everybody has, are for development: with them anyone could author blocks, vote
//! on finality, and report in an operator's name.

use sc_service::{error::Error, ChainType};
use sp_core::crypto::{key_types, KeyTypeId};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_keystore::Keystore;
use vivarium_primitives::operator_key;

/// Refuses the keys that everybody has, unless the chain is one for development or for this machine: those that the command
/// line asks for, and those in the keystore.
///
/// # Errors
///
/// Says which keys they are, and what to do instead.
pub fn refuse(chain: &ChainType, dev_key_seed: Option<&str>, keystore: &dyn Keystore) -> Result<(), Error> {
	if matches!(chain, ChainType::Development | ChainType::Local) {
		return Ok(());
	}
	if let Some(seed) = dev_key_seed {
		return Err(Error::Other(format!(
			"{seed} has keys that everybody has, so this node refuses them outside of chains for development: start it with \
			 --validator, and let it make keys of its own (docs/operating.md, Keys)"
		)));
	}
	if let Some((name, key_type)) = held(keystore) {
		return Err(Error::Other(format!(
			"the keystore holds the {key_type} key of {name}, which everybody has, so this node does not start outside of \
			 chains for development: delete its file from the keystore, and insert a key of your own (docs/operating.md, Keys)"
		)));
	}
	Ok(())
}

/// Refuses to begin a chain whose blocks anybody may author or finalize, or on which anybody may report, unless it is one
/// for development or for this machine. `keys` are the public keys of its genesis, each with what its holder is.
///
/// # Errors
///
/// Says whose keys they are, and what to do instead.
pub fn refuse_genesis(chain: &ChainType, keys: &[(&'static str, Vec<u8>)]) -> Result<(), Error> {
	if matches!(chain, ChainType::Development | ChainType::Local) {
		return Ok(());
	}
	let known = keys.iter().find_map(|(what, public)| Some((owner(public)?, what)));
	match known {
		Some((holder, what)) => Err(Error::Other(format!(
			"{holder}, whose keys everybody has, is {what} in this chain's genesis, and the chain is not one for \
			 development: name validators and operators with keys of their own in its specification \
			 (docs/public-network.md)"
		))),
		None => Ok(()),
	}
}

/// Whose public key this is, where everybody has it.
fn owner(public: &[u8]) -> Option<String> {
	let sr25519 = Sr25519Keyring::iter().find(|account| account.to_raw_public() == public);
	let ed25519 = || Ed25519Keyring::iter().find(|account| account.to_raw_public() == public);
	sr25519.map(|account| format!("{account:?}")).or_else(|| ed25519().map(|account| format!("{account:?}")))
}

/// The first key that everybody has: whose it is, and what it is for.
fn held(keystore: &dyn Keystore) -> Option<(String, &'static str)> {
	let sr25519 = Sr25519Keyring::iter().flat_map(|account| {
		let holder = format!("{account:?}");
		let public = account.to_raw_public().to_vec();
		[(key_types::AURA, "Aura"), (operator_key::KEY_TYPE, "operator")]
			.map(|(key_type, what)| (holder.clone(), public.clone(), key_type, what))
	});
	let ed25519 = Ed25519Keyring::iter()
		.map(|account| (format!("{account:?}"), account.to_raw_public().to_vec(), key_types::GRANDPA, "GRANDPA"));
	let holds = |public: &[u8], key_type: KeyTypeId| keystore.has_keys(&[(public.to_vec(), key_type)]);
	sr25519
		.chain(ed25519)
		.find(|(_, public, key_type, _)| holds(public, *key_type))
		.map(|(holder, _, _, what)| (holder, what))
}

#[cfg(test)]
mod tests {
	use super::*;
	use sp_keystore::testing::MemoryKeystore;

	fn error(chain: ChainType, seed: Option<&str>, keystore: &MemoryKeystore) -> Option<String> {
		refuse(&chain, seed, keystore).err().map(|error| error.to_string())
	}

	#[test]
	fn chains_for_development_take_every_key() {
		let keystore = MemoryKeystore::new();
		keystore.sr25519_generate_new(key_types::AURA, Some("//Alice")).unwrap();
		for chain in [ChainType::Development, ChainType::Local] {
			assert_eq!(error(chain, Some("//Alice"), &keystore), None);
		}
	}

	#[test]
	fn others_refuse_those_of_the_command_line() {
		for chain in [ChainType::Live, ChainType::Custom("mine".into())] {
			let error = error(chain, Some("//Alice"), &MemoryKeystore::new()).unwrap();
			assert!(error.contains("//Alice") && error.contains("--validator"), "{error}");
		}
	}

	#[test]
	fn others_refuse_those_in_the_keystore() {
		let cases = [(key_types::AURA, "Aura"), (operator_key::KEY_TYPE, "operator")];
		for (key_type, what) in cases {
			let keystore = MemoryKeystore::new();
			keystore.sr25519_generate_new(key_type, Some("//Dave")).unwrap();
			let error = error(ChainType::Live, None, &keystore).unwrap();
			assert!(error.contains("Dave") && error.contains(what), "{error}");
		}
		let keystore = MemoryKeystore::new();
		keystore.ed25519_generate_new(key_types::GRANDPA, Some("//Bob")).unwrap();
		assert!(error(ChainType::Live, None, &keystore).unwrap().contains("GRANDPA key of Bob"));
	}

	#[test]
	fn others_do_not_begin_with_keys_that_everybody_has() {
		let own = ("a validator", vec![7; 32]);
		let known = [
			("a validator", Sr25519Keyring::Bob.to_raw_public().to_vec()),
			("a finalizer", Ed25519Keyring::Bob.to_raw_public().to_vec()),
			("an operator", Sr25519Keyring::Bob.to_raw_public().to_vec()),
		];
		for known in known {
			let error = refuse_genesis(&ChainType::Live, &[own.clone(), known.clone()]).unwrap_err().to_string();
			assert!(error.contains("Bob") && error.contains(known.0), "{error}");
			assert!(refuse_genesis(&ChainType::Local, &[known]).is_ok());
		}
		assert!(refuse_genesis(&ChainType::Live, &[own]).is_ok());
	}

	#[test]
	fn others_take_keys_that_nobody_else_has() {
		let keystore = MemoryKeystore::new();
		keystore.sr25519_generate_new(key_types::AURA, None).unwrap();
		keystore.sr25519_generate_new(operator_key::KEY_TYPE, Some("//Alice//vivo//mine")).unwrap();
		keystore.ed25519_generate_new(key_types::GRANDPA, None).unwrap();
		assert_eq!(error(ChainType::Live, None, &keystore), None);
	}
}
