//! Records that come from elsewhere. They prove themselves: the asset's head in state vouches for every record that its
//! chain of hashes leads to, so it does not matter who brings them.

use crate::archive::{reason, Archive};
use codec::DecodeAll;
use serde::{Deserialize, Serialize};
use sp_core::{offchain::OffchainStorage, Bytes, H256};
use std::collections::{BTreeMap, HashMap};
use vivarium_engine::revision::{self, Record, Walk};
use vivarium_primitives::{CollectionId, Hash, ItemId};

/// The most records of one import.
pub const MAX_RECORDS: usize = 1_000;
/// The most bytes of one import, all records together.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// What became of imported records.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Import {
	/// How many filled a gap.
	pub imported: u32,
	/// How many were here already.
	pub known: u32,
	/// Those that were not taken.
	pub refused: Vec<Refused>,
}

/// A record that was not taken.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Refused {
	/// Its position in the call.
	pub position: u32,
	/// The digest of its bytes.
	pub hash: H256,
	/// Why, and what to do.
	pub reason: String,
}

/// Records of one asset, by their hash: position in the call, and bytes.
type Offered<'a> = HashMap<Hash, (u32, &'a [u8])>;

/// Says what is too much for one call.
pub fn check_size(records: &[Bytes]) -> Result<(), String> {
	let bytes: usize = records.iter().map(|record| record.len()).sum();
	if records.len() > MAX_RECORDS || bytes > MAX_BYTES {
		return Err(format!(
			"{} records of {bytes} bytes are too many: import at most {MAX_RECORDS} of at most {MAX_BYTES} bytes in one call, the newest first",
			records.len(),
		));
	}
	Ok(())
}

/// Keeps those of the records to which the chains of hashes lead from the heads in state.
///
/// # Errors
/// What `head` fails with.
pub fn import<Storage: OffchainStorage, Error>(
	archive: &mut Archive<Storage>,
	records: &[Bytes],
	head: impl Fn(CollectionId, ItemId) -> Result<Option<(u32, Hash)>, Error>,
) -> Result<Import, Error> {
	let mut import = Import::default();
	let mut offered: BTreeMap<(CollectionId, ItemId), Offered<'_>> = BTreeMap::new();
	for (position, bytes) in (0..).zip(records) {
		let hash = revision::hash(bytes);
		match Record::decode_all(&mut &bytes[..]) {
			Ok(record) => {
				let of = record.revision();
				let of_asset = offered.entry((of.collection, of.item)).or_default();
				if of_asset.insert(hash, (position, bytes)).is_some() {
					import.known += 1;
				}
			}
			Err(_) => import.refuse(position, hash, "it is no record, or its format is unknown to this node"),
		}
	}
	for ((collection, item), offered) in offered {
		match head(collection, item)? {
			Some((number, head)) => import.fill(archive, Walk::from_head(collection, item, number, head), offered),
			None => {
				for (hash, (position, _)) in offered {
					import.refuse(position, hash, &format!("item {item} of collection {collection} is not enrolled"));
				}
			}
		}
	}
	import.refused.sort_by_key(|refused| refused.position);
	Ok(import)
}

impl Import {
	fn refuse(&mut self, position: u32, hash: Hash, reason: &str) {
		self.refused.push(Refused { position, hash: hash.into(), reason: reason.into() });
	}

	/// Goes from the head backwards, over what is here and what is offered.
	fn fill<Storage: OffchainStorage>(
		&mut self,
		archive: &mut Archive<Storage>,
		mut walk: Walk,
		mut offered: Offered<'_>,
	) {
		while let Some((_, hash)) = walk.wanted().filter(|_| !offered.is_empty()) {
			let is_kept = archive.record(&hash).is_some_and(|kept| walk.take(&kept).is_ok());
			match (is_kept, offered.remove(&hash)) {
				(true, None) => {}
				(true, Some(_)) => self.known += 1,
				(false, None) => break,
				(false, Some((position, bytes))) => match walk.take(bytes) {
					Ok(_) => {
						archive.keep(&hash, bytes);
						self.imported += 1;
					}
					Err(broken) => {
						self.refuse(position, hash, reason(broken));
						break;
					}
				},
			}
		}
		let why = match walk.wanted() {
			Some((number, hash)) => format!(
				"the asset's head does not lead to it: the record of revision {number}, {:?}, is missing; import that one before, or with it",
				H256::from(hash)
			),
			None => "it is no part of the asset's history".into(),
		};
		for (hash, (position, _)) in offered {
			self.refuse(position, hash, &why);
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::archive::tests::{archive, history, Shared};
	use std::convert::Infallible;

	type Records = Vec<(Hash, Vec<u8>)>;

	fn bytes<'a>(records: impl IntoIterator<Item = &'a (Hash, Vec<u8>)>) -> Vec<Bytes> {
		records.into_iter().map(|(_, bytes)| bytes.clone().into()).collect()
	}

	/// Imports where the asset 0/7 has the last of these records as its head.
	fn import_under(records: &Records, archive: &mut Archive<Shared>, offered: &[Bytes]) -> Import {
		let (head, number) = (records.last().unwrap().0, records.len() as u32);
		let heads = |collection, item| Ok::<_, Infallible>(((collection, item) == (0, 7)).then_some((number, head)));
		import(archive, offered, heads).unwrap()
	}

	fn refusals(import: &Import) -> Vec<(u32, &str)> {
		import.refused.iter().map(|refused| (refused.position, refused.reason.as_str())).collect()
	}

	#[test]
	fn gaps_are_filled_whatever_the_order() {
		let records = history(0, 7, 6);
		let mut archive = archive(&[records[5].clone(), records[2].clone()]);
		let done = import_under(&records, &mut archive, &bytes(&records[..5]));
		assert_eq!(done, Import { imported: 4, known: 1, refused: Vec::new() });
		let mut walk = Walk::from_head(0, 7, 6, records[5].0);
		assert_eq!(archive.follow(&mut walk, 9, |_| ()), None);
		assert_eq!(walk.wanted(), None);
		let again = import_under(&records, &mut archive, &bytes(&records));
		assert_eq!(again, Import { imported: 0, known: 6, refused: Vec::new() });
	}

	#[test]
	fn what_the_head_does_not_lead_to_is_refused() {
		let records = history(0, 7, 4);
		let mut archive = archive(&records[3..]);
		let done = import_under(&records, &mut archive, &bytes(&records[..2]));
		assert_eq!(done.imported, 0);
		for (_, reason) in refusals(&done) {
			assert!(reason.contains("the record of revision 3, 0x"), "{reason}");
		}
		assert!(archive.record(&records[1].0).is_none(), "nothing was written");
	}

	#[test]
	fn strangers_are_refused_with_a_reason() {
		let records = history(0, 7, 2);
		let mut archive = archive(&records);
		let mut tampered = records[0].1.clone();
		tampered.push(0);
		let later = history(0, 7, 3).remove(2).1;
		let offered = [
			Bytes::from(b"nonsense".to_vec()),
			tampered.into(),
			history(0, 8, 1).remove(0).1.into(),
			later.into(),
			records[1].1.clone().into(),
		];
		let done = import_under(&records, &mut archive, &offered);
		assert_eq!((done.imported, done.known), (0, 1));
		assert_eq!(
			refusals(&done),
			[
				(0, "it is no record, or its format is unknown to this node"),
				(1, "it is no record, or its format is unknown to this node"),
				(2, "item 8 of collection 0 is not enrolled"),
				(3, "it is no part of the asset's history"),
			]
		);
	}

	#[test]
	fn a_damaged_record_is_mended() {
		let records = history(0, 7, 2);
		let mut archive = archive(&records);
		archive.keep(&records[1].0, b"damaged");
		let done = import_under(&records, &mut archive, &bytes(&records[1..]));
		assert_eq!(done, Import { imported: 1, known: 0, refused: Vec::new() });
		assert_eq!(archive.record(&records[1].0).unwrap(), records[1].1);
	}

	#[test]
	fn one_call_is_bounded() {
		let many = |count: usize, size: usize| check_size(&vec![Bytes::from(vec![0; size]); count]);
		assert!(many(MAX_RECORDS, MAX_BYTES / MAX_RECORDS).is_ok());
		assert!(many(MAX_RECORDS + 1, 1).unwrap_err().contains("1001 records"));
		assert!(many(1, MAX_BYTES + 1).unwrap_err().contains("at most 1000"));
	}
}
