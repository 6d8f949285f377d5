//! What a node keeps in its offchain database by content address: the records of assets, and the documents that these
//! name.

use sp_core::offchain::{OffchainStorage, STORAGE_PREFIX};
use vivarium_engine::{
	blueprint::{Blueprint, Core, Texts},
	revision::{Record, Revision, Walk},
};
use vivarium_primitives::{blueprint_key, document_key, record_key, usage_key, Hash};

/// The records, documents and blueprints in an offchain database.
#[derive(Clone)]
pub struct Archive<Storage>(Storage);

/// A record that holds.
pub struct Kept {
	/// The revision's number.
	pub number: u32,
	/// The digest of the bytes.
	pub hash: Hash,
	/// The bytes as they were hashed.
	pub bytes: Vec<u8>,
	/// The bytes, decoded.
	pub record: Record,
}

impl Kept {
	/// The revision.
	pub fn revision(&self) -> &Revision {
		self.record.revision()
	}
}

impl<Storage: OffchainStorage> Archive<Storage> {
	/// The archive in this database.
	pub fn new(storage: Storage) -> Self {
		Self(storage)
	}

	/// The bytes of a record, as they were found.
	pub fn record(&self, hash: &Hash) -> Option<Vec<u8>> {
		self.0.get(STORAGE_PREFIX, &record_key(hash))
	}

	/// A blueprint, by the digest that records name.
	pub fn blueprint(&self, hash: &Hash) -> Option<(Core, Texts)> {
		let bytes = self.0.get(STORAGE_PREFIX, &blueprint_key(hash))?;
		Blueprint::read(&bytes)
	}

	/// The bytes of a document, as they were found: a declaration, a request or a proposal, or else a blueprint, or an
	/// entry of a licence's usage log.
	pub fn document(&self, hash: &Hash) -> Option<Vec<u8>> {
		let get = |key: Vec<u8>| self.0.get(STORAGE_PREFIX, &key);
		get(document_key(hash)).or_else(|| get(blueprint_key(hash))).or_else(|| get(usage_key(hash)))
	}

	/// Takes records until birth, until one is missing or does not hold, or until `limit`. Says why it ends early.
	pub fn follow(&self, walk: &mut Walk, limit: u32, mut each: impl FnMut(Kept)) -> Option<String> {
		for _ in 0..limit {
			let (number, hash) = walk.wanted()?;
			let Some(bytes) = self.record(&hash) else {
				return Some(format!(
					"this node has no record of revision {number}: it did not execute its block, or does not index; bring the records of a node that has them with dynamicAssets_import"
				));
			};
			match walk.take(&bytes) {
				Ok(record) => each(Kept { number, hash, bytes, record }),
				Err(broken) => return Some(format!("revision {number} does not hold: {broken}")),
			}
		}
		None
	}

	/// Keeps a record under its hash.
	pub(crate) fn keep(&mut self, hash: &Hash, record: &[u8]) {
		self.0.set(STORAGE_PREFIX, &record_key(hash), record);
	}

	/// Keeps a declaration, a request or a proposal under its digest.
	pub(crate) fn keep_document(&mut self, hash: &Hash, document: &[u8]) {
		self.0.set(STORAGE_PREFIX, &document_key(hash), document);
	}

	/// Keeps a blueprint under its digest.
	pub(crate) fn keep_blueprint(&mut self, hash: &Hash, blueprint: &[u8]) {
		self.0.set(STORAGE_PREFIX, &blueprint_key(hash), blueprint);
	}
}

#[cfg(test)]
pub(crate) mod tests {
	use super::*;
	use codec::Encode;
	use sp_core::offchain::storage::InMemOffchainStorage;
	use std::sync::{Arc, Mutex};
	use vivarium_engine::{
		bounded,
		revision::{Origin, FIRST, NOTHING},
	};
	use vivarium_primitives::{CollectionId, ItemId};

	/// A database that its clones share.
	#[derive(Clone, Default)]
	pub struct Shared(Arc<Mutex<InMemOffchainStorage>>);

	impl OffchainStorage for Shared {
		fn set(&mut self, prefix: &[u8], key: &[u8], value: &[u8]) {
			self.0.lock().unwrap().set(prefix, key, value);
		}

		fn remove(&mut self, prefix: &[u8], key: &[u8]) {
			OffchainStorage::remove(&mut *self.0.lock().unwrap(), prefix, key);
		}

		fn get(&self, prefix: &[u8], key: &[u8]) -> Option<Vec<u8>> {
			self.0.lock().unwrap().get(prefix, key)
		}

		fn compare_and_set(&mut self, prefix: &[u8], key: &[u8], old: Option<&[u8]>, new: &[u8]) -> bool {
			self.0.lock().unwrap().compare_and_set(prefix, key, old, new)
		}
	}

	/// The records of an asset from birth to revision `last`, oldest first.
	pub fn history(collection: CollectionId, item: ItemId, last: u32) -> Vec<(Hash, Vec<u8>)> {
		let mut records: Vec<(Hash, Vec<u8>)> = Vec::new();
		for number in FIRST..=last {
			let origin = if number == FIRST {
				Origin::Enrolment { external_id: bounded("host").unwrap() }
			} else {
				Origin::Telemetry { round: number, reporters: Default::default(), fired: Default::default() }
			};
			let record = Record::V1(Revision {
				collection,
				item,
				number,
				previous: records.last().map_or(NOTHING, |(hash, _)| *hash),
				block: number,
				time: 0,
				origin,
				blueprint: [2; 32],
				state: 0,
				traits: Default::default(),
				flags: 0,
				health: None,
				inputs: Default::default(),
			});
			records.push((record.hash(), record.encode()));
		}
		records
	}

	/// An archive with these records.
	pub fn archive(records: &[(Hash, Vec<u8>)]) -> Archive<Shared> {
		let mut archive = Archive::new(Shared::default());
		records.iter().for_each(|(hash, bytes)| archive.keep(hash, bytes));
		archive
	}

	#[test]
	fn a_history_is_followed_to_birth_in_parts() {
		let records = history(0, 7, 5);
		let archive = archive(&records);
		let mut walk = Walk::from_head(0, 7, 5, records[4].0);
		let mut seen = Vec::new();
		assert_eq!(archive.follow(&mut walk, 2, |kept| seen.push(kept.number)), None);
		assert_eq!((walk.wanted(), seen.as_slice()), (Some((3, records[2].0)), &[5, 4][..]));
		assert_eq!(archive.follow(&mut walk, 9, |kept| seen.push(kept.revision().number)), None);
		assert_eq!((walk.wanted(), seen.as_slice()), (None, &[5, 4, 3, 2, 1][..]));
	}

	#[test]
	fn documents_are_found_by_their_digests() {
		let mut archive = archive(&[]);
		archive.keep_document(&[1; 32], b"request");
		archive.keep_blueprint(&[2; 32], b"blueprint");
		archive.keep(&[3; 32], b"record");
		archive.0.set(STORAGE_PREFIX, &usage_key(&[4; 32]), b"usage");
		let found = [1, 2, 3, 4].map(|byte| archive.document(&[byte; 32]));
		assert_eq!(found, [Some(b"request".to_vec()), Some(b"blueprint".to_vec()), None, Some(b"usage".to_vec())]);
	}

	#[test]
	fn a_gap_and_a_damaged_record_are_told() {
		let mut records = history(0, 7, 3);
		let head = records[2].0;
		let follow = |records: &[(Hash, Vec<u8>)]| {
			archive(records).follow(&mut Walk::from_head(0, 7, 3, head), 9, |_| ()).unwrap()
		};
		assert!(follow(&[records[2].clone(), records[0].clone()]).starts_with("this node has no record of revision 2"));
		records[1].1.push(0);
		assert!(follow(&records).starts_with("revision 2 does not hold: its bytes do not have the hash"));
	}
}
