//! Records and documents that come from elsewhere. They prove themselves: the asset's head in state vouches for every
//! record that its chain of hashes leads to, and these for the documents whose digests they name, so it does not matter
//! who brings them.

use crate::archive::Archive;
use codec::DecodeAll;
use serde::{Deserialize, Serialize};
use sp_core::{offchain::OffchainStorage, Bytes, H256};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use vivarium_engine::{
	revision::{self, Origin, Record, Walk},
	synthesis::Request,
};
use vivarium_primitives::{CollectionId, Hash, ItemId};

/// The most records and documents of one import.
pub const MAX_RECORDS: usize = 1_000;
/// The most bytes of one import, all records and documents together.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// What became of imported records and documents.
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

/// A record or document that was not taken.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Refused {
	/// Its position in the call, the documents after the records.
	pub position: u32,
	/// The digest of its bytes.
	pub hash: H256,
	/// Why, and what to do.
	pub reason: String,
}

/// Records of one asset, by their hash: position in the call, and bytes.
type Offered<'a> = HashMap<Hash, (u32, &'a [u8])>;

/// Says what is too much for one call.
pub fn check_size(records: &[Bytes], documents: &[Bytes]) -> Result<(), String> {
	let count = records.len().saturating_add(documents.len());
	let bytes: usize = records.iter().chain(documents).map(|one| one.len()).sum();
	if count > MAX_RECORDS || bytes > MAX_BYTES {
		return Err(format!(
			"{count} records and documents of {bytes} bytes are too many: import at most {MAX_RECORDS} of at most {MAX_BYTES} bytes in one call, the newest records first, and the documents after the records that name them",
		));
	}
	Ok(())
}

/// Keeps those of the records to which the chains of hashes lead from the heads in state, and those of the documents that
/// such records name. Documents are looked for in the histories of the assets that the call is about: those of its records
/// and of its requests.
///
/// # Errors
/// What `head` fails with.
pub fn import<Storage: OffchainStorage, Error>(
	archive: &mut Archive<Storage>,
	records: &[Bytes],
	documents: &[Bytes],
	head: impl Fn(CollectionId, ItemId) -> Result<Option<(u32, Hash)>, Error>,
) -> Result<Import, Error> {
	let mut import = Import::default();
	let mut assets = BTreeSet::new();
	let mut offered: BTreeMap<(CollectionId, ItemId), Offered<'_>> = BTreeMap::new();
	for (position, bytes) in (0..).zip(records) {
		let hash = revision::hash(bytes);
		match Record::decode_all(&mut &bytes[..]) {
			Ok(record) => {
				let of = record.revision();
				assets.insert((of.collection, of.item));
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
	let requests = documents.iter().filter_map(|bytes| Request::read(bytes));
	assets.extend(requests.map(|request| (request.collection, request.item)));
	if !documents.is_empty() {
		let mut named = Named::default();
		for (collection, item) in assets {
			if let Some((number, head)) = head(collection, item)? {
				named.read(archive, Walk::from_head(collection, item, number, head), number);
			}
		}
		import.take(archive, records.len(), documents, named);
	}
	import.refused.sort_by_key(|refused| refused.position);
	Ok(import)
}

/// The digests that the records of assets name.
#[derive(Default)]
struct Named {
	blueprints: HashSet<Hash>,
	requests: HashSet<Hash>,
	/// Proposals, and declarations.
	others: HashSet<Hash>,
}

impl Named {
	/// Adds what the records of an asset name, and the requests that are here.
	fn read<Storage: OffchainStorage>(&mut self, archive: &Archive<Storage>, mut walk: Walk, number: u32) {
		archive.follow(&mut walk, number, |kept| {
			self.blueprints.insert(kept.revision().blueprint);
			if let Origin::Synthesis { request, output, .. } = kept.record.into_revision().origin {
				self.requests.insert(request);
				self.others.insert(output);
				self.others.extend(archive.document(&request).and_then(|bytes| declaration(&bytes, &request)));
			}
		});
	}
}

/// The digest of the declaration that a request names, if these are the bytes of that request.
fn declaration(bytes: &[u8], request: &Hash) -> Option<Hash> {
	let request = Request::read(bytes).filter(|_| revision::hash(bytes) == *request)?;
	Some(request.declaration)
}

impl Import {
	fn refuse(&mut self, position: u32, hash: Hash, reason: &str) {
		self.refused.push(Refused { position, hash: hash.into(), reason: reason.into() });
	}

	/// Keeps the documents that are named.
	fn take<Storage: OffchainStorage>(
		&mut self,
		archive: &mut Archive<Storage>,
		records: usize,
		documents: &[Bytes],
		mut named: Named,
	) {
		let hashed: Vec<(Hash, &Bytes)> = documents.iter().map(|bytes| (revision::hash(bytes), bytes)).collect();
		// A request that is taken names its declaration, wherever in the call that stands.
		let requests = hashed.iter().filter(|(hash, _)| named.requests.contains(hash));
		named.others.extend(requests.filter_map(|(hash, bytes)| declaration(bytes, hash)));
		for (position, (hash, bytes)) in (records as u32..).zip(hashed) {
			let is_blueprint = named.blueprints.contains(&hash);
			if !is_blueprint && !named.requests.contains(&hash) && !named.others.contains(&hash) {
				self.refuse(
					position,
					hash,
					"no record here of an asset that this call is about names it; import it with, or after, a record that does",
				);
			} else if archive.document(&hash).is_some_and(|kept| kept == **bytes) {
				self.known += 1;
			} else {
				if is_blueprint {
					archive.keep_blueprint(&hash, bytes);
				} else {
					archive.keep_document(&hash, bytes);
				}
				self.imported += 1;
			}
		}
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
						self.refuse(position, hash, &broken.to_string());
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
	use codec::Encode;
	use std::convert::Infallible;
	use vivarium_engine::synthesis::{Occasion, Proposal};

	type Records = Vec<(Hash, Vec<u8>)>;

	fn bytes<'a>(records: impl IntoIterator<Item = &'a (Hash, Vec<u8>)>) -> Vec<Bytes> {
		records.into_iter().map(|(_, bytes)| bytes.clone().into()).collect()
	}

	/// Imports where the asset 0/7 has the last of these records as its head.
	fn import_under(records: &Records, archive: &mut Archive<Shared>, offered: &[Bytes]) -> Import {
		import_documents(records, archive, offered, &[])
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
		let many = |count: usize, size: usize| vec![Bytes::from(vec![0; size]); count];
		assert!(check_size(&many(MAX_RECORDS, MAX_BYTES / MAX_RECORDS), &[]).is_ok());
		assert!(check_size(&[], &many(MAX_RECORDS, MAX_BYTES / MAX_RECORDS)).is_ok());
		assert!(check_size(&many(MAX_RECORDS + 1, 1), &[]).unwrap_err().contains("1001 records"));
		assert!(check_size(&many(MAX_RECORDS, 1), &many(1, 1)).unwrap_err().contains("1001 records"));
		assert!(check_size(&many(1, MAX_BYTES + 1), &[]).unwrap_err().contains("at most 1000"));
		assert!(check_size(&many(1, MAX_BYTES), &many(1, 1)).unwrap_err().contains("at most 1000"));
	}

	/// A history of which the second and last record is by a model: the records, and its blueprint, request, proposal and
	/// declaration.
	fn interpreted() -> (Records, [Bytes; 4]) {
		let blueprint = b"blueprint".to_vec();
		let declaration = b"declaration".to_vec();
		let proposal = Proposal::default().bytes();
		let request = Request {
			collection: 0,
			item: 7,
			block: 1,
			occasion: Occasion::Owner,
			blueprint: revision::hash(&blueprint),
			declaration: revision::hash(&declaration),
			model: [0; 32],
			revision: 1,
			head: [0; 32],
			external_id: Default::default(),
			state: 0,
			health: None,
			flags: 0,
			traits: Default::default(),
			readings: Default::default(),
			measures: Default::default(),
			notes: Default::default(),
			narrative: Default::default(),
		};
		let mut records = history(0, 7, 2);
		let mut revision = Record::decode_all(&mut &records[1].1[..]).unwrap().into_revision();
		revision.blueprint = revision::hash(&blueprint);
		revision.origin = Origin::Synthesis {
			request: request.hash(),
			model: 1,
			prompt: [0; 32],
			output: revision::hash(&proposal),
			attempt: 0,
			leader: [0; 32],
			attesters: Default::default(),
			reviewers: Default::default(),
			fired: Default::default(),
		};
		let record = Record::V1(revision);
		records[1] = (record.hash(), record.encode());
		(records, [blueprint, request.bytes(), proposal, declaration].map(Bytes::from))
	}

	fn import_documents(
		records: &Records,
		archive: &mut Archive<Shared>,
		offered: &[Bytes],
		documents: &[Bytes],
	) -> Import {
		let (head, number) = (records.last().unwrap().0, records.len() as u32);
		let heads = |collection, item| Ok::<_, Infallible>(((collection, item) == (0, 7)).then_some((number, head)));
		import(archive, offered, documents, heads).unwrap()
	}

	#[test]
	fn documents_come_with_the_records_that_name_them_in_any_order() {
		let (records, documents) = interpreted();
		let mut archive = archive(&[]);
		let mut reversed = documents.to_vec();
		reversed.reverse();
		let done = import_documents(&records, &mut archive, &bytes(&records), &reversed);
		assert_eq!(done, Import { imported: 6, known: 0, refused: Vec::new() });
		for document in &documents {
			assert_eq!(archive.document(&revision::hash(document)).as_deref(), Some(&document[..]));
		}
		let again = import_documents(&records, &mut archive, &bytes(&records), &reversed);
		assert_eq!(again, Import { imported: 0, known: 6, refused: Vec::new() });
	}

	#[test]
	fn documents_come_after_the_records_with_their_request() {
		let (records, documents) = interpreted();
		let mut archive = archive(&records);
		let done = import_documents(&records, &mut archive, &[], &documents);
		assert_eq!(done, Import { imported: 4, known: 0, refused: Vec::new() });
		let mended = import_documents(&records, &mut archive, &bytes(&records[..1]), &documents[3..]);
		assert_eq!((mended.known, mended.refused), (2, Vec::new()), "a request that is here names it");
	}

	#[test]
	fn documents_that_no_record_names_are_refused() {
		let (records, documents) = interpreted();
		let mut archive = archive(&records);
		let mut tampered = documents.clone().map(|document| document.to_vec());
		tampered.iter_mut().for_each(|document| *document.last_mut().unwrap() ^= 1);
		let tampered = tampered.map(Bytes::from);
		let done = import_documents(&records, &mut archive, &bytes(&records[1..]), &tampered);
		assert_eq!((done.imported, done.known), (0, 1));
		let refused = refusals(&done);
		assert_eq!(refused.iter().map(|(position, _)| *position).collect::<Vec<_>>(), [1, 2, 3, 4]);
		assert!(refused.iter().all(|(_, reason)| reason.starts_with("no record here")), "{refused:?}");
		assert!(tampered.iter().all(|document| archive.document(&revision::hash(document)).is_none()));

		let lone = import_documents(&records, &mut archive, &[], &documents[2..]);
		assert_eq!((lone.imported, lone.refused.len()), (0, 2), "nothing says of which asset they are");
	}
}
