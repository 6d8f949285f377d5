//! A made history with two revisions by a model, and everything that can be wrong with it.

use super::{
	asset,
	history::{verify, Question, Start, Told},
	source::{Fault, Header, Records, Source},
};
use codec::{DecodeAll, Encode};
use sp_core::{storage::StateVersion, H256};
use sp_io::hashing::blake2_256;
use sp_runtime::{traits::BlakeTwo256, Digest, DigestItem};
use sp_state_machine::{prove_read_on_trie_backend, TrieBackend};
use std::collections::BTreeMap;
use vivarium_engine::{
	blueprint::{Blueprint, Core, Texts},
	bounded,
	life::{Life, Now},
	reading::Freshness,
	revision::{Origin, Record, Revision, FIRST, NOTHING},
	synthesis::{Declaration, Frozen, Note, Occasion, Prompt, Proposal, Request, TraitProposal},
	traits::TraitValue,
	CollectionId, Hash, ItemId,
};

const BLUEPRINT: &[u8] = include_bytes!("../../../runtime/src/genesis/examples/pump.blueprint");
const DECLARATION: &[u8] = include_bytes!("../../../runtime/src/genesis/examples/pump.declaration");
const COLLECTION: CollectionId = 1;
const ITEM: ItemId = 0;
/// The positions of the pump's traits `condition`, which the model writes, and `plant`, which its owner does.
const CONDITION: u8 = 1;
const PLANT: usize = 3;

/// A node that answers what it has, whoever put it there.
#[derive(Clone)]
struct World {
	block: Hash,
	header: Vec<u8>,
	proofs: BTreeMap<Vec<u8>, Vec<Vec<u8>>>,
	/// Oldest first.
	records: Vec<Vec<u8>>,
	documents: BTreeMap<Hash, Vec<u8>>,
	/// The most records of one answer.
	page: usize,
}

impl Source for World {
	fn finalized(&self) -> Result<Hash, Fault> {
		Ok(self.block)
	}

	fn header(&self, _: &Hash) -> Result<Header, Fault> {
		Header::decode_all(&mut &self.header[..]).map_err(|error| Fault::broken(error.to_string()))
	}

	fn proof(&self, key: &[u8], _: &Hash) -> Result<Vec<Vec<u8>>, Fault> {
		Ok(self.proofs.get(key).cloned().unwrap_or_default())
	}

	fn records(&self, _: CollectionId, _: ItemId, (number, _): (u32, Hash)) -> Result<Records, Fault> {
		let until = self.records.get(..number as usize).unwrap_or(&self.records);
		let records: Vec<_> = until.iter().rev().take(self.page).cloned().collect();
		let gap = records.is_empty().then(|| "it is gone".to_string());
		Ok(Records { records, gap })
	}

	fn documents(&self, hashes: &[Hash]) -> Result<Vec<Option<Vec<u8>>>, Fault> {
		Ok(hashes.iter().map(|hash| self.documents.get(hash).cloned()).collect())
	}
}

/// A history in the making.
struct Maker {
	core: Core,
	texts: Texts,
	declaration: Declaration,
	life: Life,
	records: Vec<Vec<u8>>,
	documents: BTreeMap<Hash, Vec<u8>>,
}

impl Maker {
	fn new() -> Self {
		let (core, texts) = Blueprint::read(BLUEPRINT).unwrap();
		let life = Life::new(&core, 0);
		let documents = [BLUEPRINT, DECLARATION].map(|bytes| (blake2_256(bytes), bytes.to_vec()));
		let declaration = Declaration::read(DECLARATION).unwrap();
		Self { core, texts, declaration, life, records: Vec::new(), documents: documents.into() }
	}

	fn head(&self) -> Hash {
		self.records.last().map_or(NOTHING, |record| blake2_256(record))
	}

	fn number(&self) -> u32 {
		self.records.len() as u32
	}

	fn record(&mut self, origin: Origin) {
		let number = self.number() + 1;
		let Life { state, health, traits, flags, .. } = self.life.clone();
		let record = Record::V1(Revision {
			collection: COLLECTION,
			item: ITEM,
			number,
			previous: self.head(),
			block: 10 * number,
			time: 60_000 * u64::from(number),
			origin,
			blueprint: blake2_256(BLUEPRINT),
			state,
			health,
			traits,
			flags,
			inputs: Default::default(),
		});
		self.records.push(record.encode());
	}

	/// A request of this moment, with words of strangers in it.
	fn request(&self, narrative: &str) -> Request {
		let Life { state, health, traits, flags, .. } = self.life.clone();
		let reading =
			Frozen { value: Some(310), freshness: Freshness::Fresh, window: vec![290, 310].try_into().unwrap() };
		let note = Note { publisher: [9; 32], block: 7, text: bounded("The seal was changed.").unwrap() };
		Request {
			collection: COLLECTION,
			item: ITEM,
			block: 10 * self.number(),
			occasion: Occasion::Owner,
			blueprint: blake2_256(BLUEPRINT),
			declaration: blake2_256(DECLARATION),
			model: [4; 32],
			revision: self.number(),
			head: self.head(),
			external_id: bounded("pump-1").unwrap(),
			state,
			health,
			flags,
			traits,
			readings: vec![reading; self.core.metrics.len()].try_into().unwrap(),
			measures: Default::default(),
			notes: vec![note].try_into().unwrap(),
			narrative: bounded(narrative).unwrap(),
		}
	}

	/// What a model answers to a request comes true.
	fn grant(&mut self, request: Request, condition: i64, narrative: &str) {
		let proposal = Proposal {
			traits: vec![TraitProposal { index: CONDITION, value: TraitValue::Number(condition) }].try_into().unwrap(),
			narrative: bounded(narrative).unwrap(),
			..Default::default()
		};
		let fired = self.life.adopt(&self.core, &proposal, Now { block: 1, time: 0 }).unwrap().fired;
		self.documents.insert(request.hash(), request.bytes());
		self.documents.insert(proposal.hash(), proposal.bytes());
		self.record(Origin::Synthesis {
			request: request.hash(),
			model: 1,
			prompt: Prompt::render(&request, &self.core, &self.texts, &self.declaration).hash(),
			output: proposal.hash(),
			attempt: 0,
			leader: [5; 32],
			attesters: vec![[6; 32]].try_into().unwrap(),
			reviewers: Default::default(),
			fired: fired.try_into().unwrap(),
		});
	}

	/// A node that has this history, among the state of other assets.
	fn world(self) -> World {
		let key = asset::key(COLLECTION, ITEM);
		let mut state: BTreeMap<Vec<u8>, Vec<u8>> =
			(2..40).map(|item| (asset::key(COLLECTION, item), vec![item as u8; 60])).collect();
		state.insert(key.clone(), asset::tests::value(&self.core, self.number(), self.head()));
		let backend: TrieBackend<_, BlakeTwo256> = (state, StateVersion::V1).into();
		let prove = |key: Vec<u8>| {
			let proof = prove_read_on_trie_backend(&backend, [&key]).unwrap();
			(key, proof.into_iter_nodes().collect())
		};
		let header = Header {
			parent_hash: H256([1; 32]),
			number: 60,
			state_root: *backend.root(),
			extrinsics_root: H256([2; 32]),
			digest: Digest { logs: vec![DigestItem::Seal(*b"aura", vec![3; 64])] },
		};
		World {
			block: header.hash().0,
			header: header.encode(),
			proofs: [prove(key), prove(asset::key(COLLECTION, 1))].into(),
			records: self.records,
			documents: self.documents,
			page: 256,
		}
	}
}

/// Birth, telemetry, a model, the owner, and the model again, on what was before the owner's word.
fn made(change: impl FnOnce(&mut Request)) -> World {
	let mut maker = Maker::new();
	maker.record(Origin::Enrolment { external_id: bounded("pump-1").unwrap() });
	maker.life.state = 1;
	maker.life.health = Some(70);
	maker.record(Origin::Telemetry { round: 15, reporters: Default::default(), fired: Default::default() });
	let request = maker.request("");
	maker.grant(request, 1, "It runs a little rough since the last reading.");
	let mut request = maker.request("It runs a little rough since the last reading.");
	maker.life.traits[PLANT] = TraitValue::Number(1);
	maker.record(Origin::Owner { account: [7; 32], index: PLANT as u8 });
	change(&mut request);
	maker.grant(request, 2, "It is worn. Have its bearings looked at.");
	maker.world()
}

fn honest() -> World {
	made(|_| ())
}

fn ask(world: &World, question: &Question) -> (Result<Told, Fault>, Vec<String>) {
	let mut lines = Vec::new();
	let told = verify(world, question, &mut |line| lines.push(line));
	(told, lines)
}

fn question(world: &World) -> Question {
	Question { collection: COLLECTION, item: ITEM, start: Start::Block(world.block), allow_gaps: false }
}

fn check(world: &World) -> Result<Told, Fault> {
	ask(world, &question(world)).0
}

/// The revision at which a history is found broken, and why.
fn broken(told: Result<Told, Fault>) -> (Option<u32>, String) {
	match told {
		Err(Fault::Broken { revision, reason }) => (revision, reason),
		other => panic!("it is not found broken: {other:?}"),
	}
}

#[test]
fn a_whole_history_holds_and_is_told() {
	for page in [1, 2, 5, 100] {
		let world = World { page, ..honest() };
		let (told, lines) = ask(&world, &question(&world));
		let head = blake2_256(world.records.last().unwrap());
		assert_eq!(told, Ok(Told { revisions: 5, syntheses: 2, gaps: 0, head }));
		assert_eq!(
			lines,
			[
				"revision 5, block 50: by model 1 (2 runs agree), condition fair → worn; request, prompt, proposal and bounds hold",
				"revision 4, block 40: by its owner, plant north → south",
				"revision 3, block 30: by model 1 (2 runs agree), condition good → fair; request, prompt, proposal and bounds hold",
				"revision 2, block 20: health 70, state nominal → watch",
				"revision 1, block 10: enrolled as pump-1, repairs 0, condition good, value 50000, plant north, state nominal",
			]
		);
	}
}

#[test]
fn any_flipped_byte_of_a_record_is_found() {
	let mut world = honest();
	for record in 0..world.records.len() {
		for byte in 0..world.records[record].len() {
			world.records[record][byte] ^= 1;
			let number = record as u32 + FIRST;
			let reason = "its bytes do not have the hash that names it".to_string();
			assert_eq!(broken(check(&world)), (Some(number), reason), "byte {byte} of record {number}");
			world.records[record][byte] ^= 1;
		}
	}
	assert!(check(&world).is_ok());
}

#[test]
fn any_flipped_byte_of_a_document_is_found() {
	let mut world = honest();
	assert_eq!(world.documents.len(), 6, "a blueprint, a declaration, two requests and two proposals");
	for hash in world.documents.keys().copied().collect::<Vec<_>>() {
		for byte in 0..world.documents[&hash].len() {
			let flip = |world: &mut World| world.documents.get_mut(&hash).unwrap()[byte] ^= 1;
			flip(&mut world);
			let (revision, reason) = broken(check(&world));
			assert!(revision.is_some() && reason.contains("is not the one that its digest"), "{byte}: {reason}");
			flip(&mut world);
		}
	}
	assert!(check(&world).is_ok());
}

#[test]
fn any_flipped_byte_of_the_header_is_found() {
	let mut world = honest();
	for byte in 0..world.header.len() {
		world.header[byte] ^= 1;
		assert_eq!(broken(check(&world)).0, None, "byte {byte}");
		world.header[byte] ^= 1;
	}
	assert!(check(&world).is_ok());
}

#[test]
fn any_flipped_byte_of_the_storage_proof_is_found() {
	let mut world = honest();
	let key = asset::key(COLLECTION, ITEM);
	assert!(world.proofs[&key].len() > 2, "branches, and the value in a node of its own");
	for node in 0..world.proofs[&key].len() {
		for byte in 0..world.proofs[&key][node].len() {
			let flip = |world: &mut World| world.proofs.get_mut(&key).unwrap()[node][byte] ^= 1;
			flip(&mut world);
			assert_eq!(broken(check(&world)).0, None, "byte {byte} of node {node}");
			flip(&mut world);
		}
	}
	assert!(check(&world).is_ok());
}

#[test]
fn a_proof_holds_what_it_takes_and_nothing_else() {
	let world = honest();
	let key = asset::key(COLLECTION, ITEM);
	let change = |change: fn(&mut Vec<Vec<u8>>)| {
		let mut other = world.clone();
		change(other.proofs.get_mut(&key).unwrap());
		broken(check(&other)).1
	};
	assert!(change(|nodes| nodes.push(vec![0; 40])).contains("prove nothing"));
	assert!(change(|nodes| nodes.push(nodes[0].clone())).contains("twice"));
	assert!(change(Vec::clear).contains("does not lead"));
	for node in 0..world.proofs[&key].len() {
		let mut other = world.clone();
		other.proofs.get_mut(&key).unwrap().remove(node);
		assert!(broken(check(&other)).1.contains("does not lead"), "without node {node}");
	}
}

#[test]
fn a_state_of_another_block_is_found() {
	let other = made(|request| request.block -= 1);
	let mixed = World { header: other.header.clone(), ..honest() };
	assert!(broken(check(&mixed)).1.starts_with("the header has the hash 0x"));
	let mixed = World { proofs: other.proofs.clone(), ..honest() };
	assert!(broken(check(&mixed)).1.contains("does not lead"));
	let mixed = World { records: other.records, documents: other.documents, ..honest() };
	assert_eq!(broken(check(&mixed)).0, Some(5), "a history that holds in itself, but is not the one in state");
}

#[test]
fn a_missing_document_is_an_error_unless_gaps_are_allowed() {
	let world = honest();
	for hash in world.documents.keys() {
		let mut world = world.clone();
		world.documents.remove(hash);
		let (revision, reason) = broken(check(&world));
		assert!(revision.is_some() && reason.contains("the node lacks the"), "{reason}");
		let (told, lines) = ask(&world, &Question { allow_gaps: true, ..question(&world) });
		let told = told.unwrap();
		assert_eq!((told.revisions, lines.len()), (5, 5));
		assert!(told.gaps == 1 && told.syntheses < 2, "{told}");
	}
}

#[test]
fn a_missing_record_is_an_error_whatever_is_allowed() {
	let mut world = World { page: 2, ..honest() };
	world.records.drain(..1);
	world.records.insert(0, Vec::new());
	let told = ask(&world, &Question { allow_gaps: true, ..question(&world) }).0;
	assert_eq!(broken(told).0, Some(1));
	let nothing = World { page: 0, ..honest() };
	let (revision, reason) = broken(ask(&nothing, &Question { allow_gaps: true, ..question(&nothing) }).0);
	assert_eq!(revision, Some(5));
	assert!(reason.ends_with("It says: it is gone"), "{reason}");
}

#[test]
fn damaged_documents_are_found_where_others_may_be_missing() {
	let mut world = honest();
	world.documents.remove(&blake2_256(DECLARATION));
	world.documents.values_mut().for_each(|document| document[0] ^= 1);
	broken(ask(&world, &Question { allow_gaps: true, ..question(&world) }).0);
}

#[test]
fn a_history_is_verified_from_a_head_that_is_given() {
	let world = honest();
	let from = |number, head| Question { start: Start::Head(number, head), ..question(&world) };
	let head = blake2_256(&world.records[4]);
	let bare = World { header: Vec::new(), proofs: BTreeMap::new(), ..world.clone() };
	assert_eq!(ask(&bare, &from(5, head)).0.unwrap().revisions, 5);
	assert_eq!(broken(ask(&bare, &from(5, [0; 32])).0).0, Some(5));
	assert_eq!(broken(ask(&bare, &from(4, head)).0).0, Some(4));
}

#[test]
fn an_item_that_is_no_asset_is_told_by_proof() {
	let world = honest();
	let fault = ask(&world, &Question { item: 1, ..question(&world) }).0.unwrap_err();
	assert_eq!(fault.exit_code(), 2);
	assert!(fault.to_string().contains("--head"), "{fault}");
	let silent = World { proofs: BTreeMap::new(), ..world };
	assert_eq!(ask(&silent, &Question { item: 1, ..question(&silent) }).0.unwrap_err().exit_code(), 1);
}

#[test]
fn records_of_another_asset_are_found() {
	let world = honest();
	let head = blake2_256(&world.records[4]);
	let other = Question { item: 1, start: Start::Head(5, head), ..question(&world) };
	assert_eq!(broken(ask(&world, &other).0), (Some(5), "it belongs to another asset".into()));
}

#[test]
fn what_a_request_froze_is_compared_with_the_revision_that_it_names() {
	let frozen = "what the request froze is not what the revision that it names recorded";
	let changes: [fn(&mut Request); 4] = [
		|request| request.head = [1; 32],
		|request| request.state = 0,
		|request| request.traits[PLANT] = TraitValue::Number(1),
		|request| request.revision = 2,
	];
	for (position, change) in changes.into_iter().enumerate() {
		assert_eq!(broken(check(&made(change))), (Some(5), frozen.into()), "change {position}");
	}
	let (revision, reason) = broken(check(&made(|request| request.revision = 0)));
	assert_eq!((revision, reason.as_str()), (Some(5), "the request names a revision from before birth"));
}

#[test]
fn a_request_under_another_name_is_found() {
	let other = made(|request| request.external_id = bounded("pump-2").unwrap());
	assert_eq!(broken(check(&other)).0, Some(3), "the earlier request gives another name than the later one");
}
