//! A chain of four operators, made as they make it, and imported as their nodes do.

use super::blueprint;
use crate::{
	chain::{self, Result},
	genesis::told,
};
use codec::Encode;
use frame_support::{genesis_builder_helper::build_state, traits::fungible::Mutate, BoundedVec};
use frame_system::offchain::CreateAuthorizedTransaction;
use pallet_dynamic_assets::{NextShard, Observation, Shard, Shards};
use sc_client_api::{Backend as _, TrieCacheContext};
use sc_client_db::Backend;
use sc_executor::WasmExecutor;
use sp_consensus_aura::{Slot, AURA_ENGINE_ID};
use sp_core::{
	storage::well_known_keys::CODE,
	traits::{CallContext, CodeExecutor},
	Pair,
};
use sp_externalities::set_and_run_with_externalities;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};
use sp_runtime::{
	traits::{BlakeTwo256, Block as _, Dispatchable, Header as _},
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	Digest, DigestItem, StateVersion, Storage,
};
use sp_state_machine::{
	backend::{BackendRuntimeCode, TryPendingCode},
	BasicExternalities, Ext, OverlayedChanges,
};
use std::{
	collections::BTreeMap,
	time::{Duration, Instant},
};
use tempfile::TempDir;
use vivarium_engine::{bounded, observation::Seen};
use vivarium_primitives::{limits, BlockNumber, CollectionId, ItemId, Member, ReportHeader, ShardId};
use vivarium_runtime::{
	genesis, AccountId, Balances, Block, Executive, Header, Runtime, RuntimeCall, RuntimeGenesisConfig, RuntimeOrigin,
	System, UncheckedExtrinsic, VIV,
};

/// Blocks between two rounds, with the longest window: a round is open until the next one opens.
pub const HEARTBEAT: BlockNumber = limits::MAX_WINDOW;
/// Who reports; any three of them are a quorum.
const OPERATORS: [Sr25519Keyring; 4] = [Alice, Bob, Charlie, Dave];
const COLLECTION: CollectionId = 1_000;
/// How many of them are.
const QUORUM: usize = 3;
/// Rounds of the shards open in so many blocks, one after the other: in each of them as many as may.
const PHASES: BlockNumber = 2;
/// The slot of block 0.
const FIRST_SLOT: u64 = 1_000_000;

/// The length of a slot.
pub fn slot() -> Duration {
	Duration::from_millis(slot_ms())
}

fn slot_ms() -> u64 {
	<<Runtime as pallet_aura::Config>::SlotDuration as frame_support::traits::Get<u64>>::get()
}

/// A block that had no room for another report.
pub struct Full {
	/// Reports in it.
	pub reports: u32,
	/// Assets that these are about.
	pub assets: u32,
	/// Its length.
	pub bytes: u32,
	/// How long it takes by its weight.
	pub weight: Duration,
	/// How long it took to import.
	pub import: Duration,
}

/// The chain, and what each operator has reported.
pub struct Network {
	backend: Backend<Block>,
	executor: WasmExecutor<sp_io::SubstrateHostFunctions>,
	head: Header,
	/// The shards with their members, in the order in which they are reported.
	shards: Vec<(ShardId, Shard<Runtime>)>,
	/// Of each shard, the round that was last reported, and by how many.
	reported: BTreeMap<ShardId, (BlockNumber, usize)>,
	// After the database, so that it is removed after that was closed.
	_folder: TempDir,
}

impl Network {
	/// A chain with so many full shards, at its genesis.
	pub fn new(shards: u32) -> Result<Self> {
		let code = vivarium_runtime::WASM_BINARY
			.ok_or("the runtime was built without its Wasm: build it again without SKIP_WASM_BUILD")?;
		let mut storage = Storage::default();
		let shards = BasicExternalities::execute_with_storage(&mut storage, || found(shards))?;
		storage.top.insert(CODE.to_vec(), code.to_vec());
		let folder = TempDir::with_prefix("vivarium-bench-")?;
		let head = chain::commit_genesis(&chain::open::<Block>(folder.path())?, storage)?;
		let backend = chain::open(folder.path())?;
		let executor = WasmExecutor::builder().build();
		Ok(Self { backend, executor, head, shards, reported: BTreeMap::new(), _folder: folder })
	}

	/// The last block.
	pub fn now(&self) -> BlockNumber {
		*self.head.number()
	}

	/// Decides so many rounds of the first of the shards, and stops where a round of each is open that nobody has reported.
	pub fn fill(&mut self, shards: u32, rounds: u32) -> Result<()> {
		let last = HEARTBEAT.saturating_mul(rounds.saturating_add(1));
		while self.now() < last {
			let reports = self.wanted(shards).into_iter().filter(|(_, by)| *by < QUORUM).collect();
			self.block(reports)?;
		}
		while self.now() < last.saturating_add(PHASES).saturating_sub(1) {
			self.block(Vec::new())?;
		}
		Ok(())
	}

	/// The full blocks that it takes until the operator at this place has reported the open rounds of so many of the shards.
	pub fn report(&mut self, by: usize, shards: u32) -> Result<Vec<Full>> {
		let opened: Vec<_> = self.shards.iter().map(|(_, shard)| open(shard, self.now().saturating_add(1))).collect();
		let mut blocks = Vec::new();
		loop {
			let next = self.now().saturating_add(1);
			let is_open = |place: usize| open(&self.shards[place].1, next) == opened[place];
			let wanted = self.wanted(shards).into_iter().filter(|(place, so_far)| *so_far == by && is_open(*place));
			match self.block(wanted.collect())? {
				(full, true) => blocks.push(full),
				(_, false) => return Ok(blocks),
			}
		}
	}

	/// The shards of which the next block may be told, each with how many have reported its open round.
	fn wanted(&self, shards: u32) -> Vec<(usize, usize)> {
		let next = self.now().saturating_add(1);
		let places = self.shards.iter().enumerate().take(shards as usize);
		places
			.filter_map(|(place, (id, shard))| {
				let round = open(shard, next)?;
				let by = self.reported.get(id).filter(|(reported, _)| *reported == round).map_or(0, |(_, by)| *by);
				Some((place, by))
			})
			.collect()
	}

	/// Makes the next block with these reports, as far as there is room for them, and imports it. Whether one found none.
	fn block(&mut self, reports: Vec<(usize, usize)>) -> Result<(Full, bool)> {
		let number = self.now().saturating_add(1);
		let parent = self.head.hash();
		let slot = FIRST_SLOT.saturating_add(number.into());
		let digest = Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(slot).encode())] };
		let header = Header::new(number, Default::default(), Default::default(), parent, digest);

		let state = self.backend.state_at(parent, TrieCacheContext::Untrusted)?;
		let mut overlay = OverlayedChanges::<BlakeTwo256>::default();
		let mut ext = Ext::new(&mut overlay, &state, None);
		let made = set_and_run_with_externalities(&mut ext, || {
			Executive::initialize_block(&header);
			let now = slot.saturating_mul(slot_ms());
			let mut extrinsics = vec![UncheckedExtrinsic::new_bare(pallet_timestamp::Call::set { now }.into())];
			let mut told = Vec::new();
			let mut is_full = false;
			apply(&extrinsics[0])?;
			for (place, by) in reports {
				let (id, shard) = &self.shards[place];
				let round = open(shard, number).ok_or("no round is open")?;
				let report = report(OPERATORS[by], *id, shard, round)?;
				// What is refused leaves no mark.
				sp_io::storage::start_transaction();
				match Executive::apply_extrinsic(report.clone()) {
					Ok(Ok(())) => {
						sp_io::storage::commit_transaction();
						extrinsics.push(report);
						told.push((*id, round, by.saturating_add(1), shard.members.len()));
					}
					Err(TransactionValidityError::Invalid(InvalidTransaction::ExhaustsResources)) => {
						sp_io::storage::rollback_transaction();
						is_full = true;
						break;
					}
					refused => return Err(format!("a report in block {number} was refused: {refused:?}").into()),
				}
			}
			let weight = System::block_weight().total().ref_time();
			Ok::<_, Box<dyn std::error::Error>>((
				Block::new(Executive::finalize_block(), extrinsics),
				told,
				is_full,
				weight,
			))
		});
		let (block, told, is_full, weight) = made?;
		drop(state);
		let import = self.import(&block)?;
		let full = Full {
			reports: told.len() as u32,
			assets: told.iter().map(|(.., members)| *members as u32).sum(),
			bytes: block.encoded_size() as u32,
			weight: Duration::from_nanos(weight / 1_000),
			import,
		};
		self.reported.extend(told.into_iter().map(|(id, round, by, _)| (id, (round, by))));
		Ok((full, is_full))
	}

	/// Imports a block: executes it by the Wasm that the state holds, and lets the database take its changes.
	fn import(&mut self, block: &Block) -> Result<Duration> {
		let began = Instant::now();
		let state = self.backend.state_at(*block.header.parent_hash(), TrieCacheContext::Trusted)?;
		let mut overlay = OverlayedChanges::<BlakeTwo256>::default();
		let code = BackendRuntimeCode::new(&state, TryPendingCode::No);
		let code = code.runtime_code()?;
		let mut ext = Ext::new(&mut overlay, &state, None);
		let context = CallContext::Onchain { import: true };
		let (executed, _) = self.executor.call(&mut ext, &code, "Core_execute_block", &block.encode(), context);
		executed.map_err(|error| format!("the Wasm refuses a block that was made natively: {error}"))?;
		let changes = overlay.drain_storage_changes(&state, StateVersion::V1)?;
		drop(state);
		chain::commit(&self.backend, &block.header, block.extrinsics.clone(), changes)?;
		self.head = block.header.clone();
		Ok(began.elapsed())
	}
}

fn apply(extrinsic: &UncheckedExtrinsic) -> Result<()> {
	match Executive::apply_extrinsic(extrinsic.clone()) {
		Ok(Ok(())) => Ok(()),
		refused => Err(format!("the inherent of a block was refused: {refused:?}").into()),
	}
}

/// The round of which a block may be told.
fn open(shard: &Shard<Runtime>, block: BlockNumber) -> Option<BlockNumber> {
	(1..=HEARTBEAT).filter_map(|age| block.checked_sub(age)).find(|round| *round > 0 && shard.opens_at(*round))
}

/// What an operator reports of a round: other values than in the round before.
fn report(
	operator: Sr25519Keyring,
	id: ShardId,
	shard: &Shard<Runtime>,
	round: BlockNumber,
) -> Result<UncheckedExtrinsic> {
	let value = i64::from(round / HEARTBEAT % 2 * 100);
	let values = BoundedVec::truncate_from(vec![Ok(Seen { value, sources: 1 }); limits::METRICS as usize]);
	let observations: Vec<_> =
		shard.members.iter().map(|item| Observation { item: *item, values: values.clone() }).collect();
	let member = Member { operator: operator.to_account_id(), key: operator.public() };
	let digest = sp_io::hashing::blake2_256(&observations.encode());
	let header = ReportHeader::new(System::block_hash(0), id, round, member, digest.into());
	let call = pallet_dynamic_assets::Call::report {
		shard: id,
		round,
		operator: operator.to_account_id(),
		observations: observations.try_into().map_err(|_| "a shard has more items than a report may have")?,
		signature: operator.pair().sign(&header.encode()).into(),
	};
	Ok(<Runtime as CreateAuthorizedTransaction<RuntimeCall>>::create_authorized_transaction(call.into()))
}

/// Makes the genesis: that of a network of four, and a collection with so many full shards. Returns these.
fn found(shards: u32) -> Result<Vec<(ShardId, Shard<Runtime>)>> {
	let plain = serde_json::to_value(RuntimeGenesisConfig::default())?;
	let mut json = genesis::whole(genesis::NETWORK_PRESET).ok_or("there is no such preset")?;
	// Without fees no asset is dormant; and a session's end, which takes a whole block, is far away.
	for pallet in ["assetAccounts", "validators"] {
		json[pallet] = plain[pallet].clone();
	}
	build_state::<RuntimeGenesisConfig>(serde_json::to_vec(&json)?)?;

	let owner = Alice.to_account_id();
	Balances::mint_into(&owner, 1_000_000_000 * VIV).map_err(told)?;
	let id = sp_runtime::MultiAddress::Id(owner.clone());
	let (core, texts) = blueprint::heaviest(HEARTBEAT);
	sign(&owner, pallet_uniques::Call::create { collection: COLLECTION, admin: id.clone() })?;
	let (core, texts) = (Box::new(core), Box::new(texts));
	sign(&owner, pallet_dynamic_assets::Call::set_blueprint { collection: COLLECTION, core, texts })?;
	let size =
		<<Runtime as pallet_dynamic_assets::Config>::MaxAssetsPerShard as frame_support::traits::Get<u32>>::get();
	for item in 0..shards.saturating_mul(size) {
		if item % size == 0 {
			// A shard's number says when its rounds open.
			let next = NextShard::<Runtime>::get();
			NextShard::<Runtime>::put(next.saturating_add(HEARTBEAT).saturating_sub(next % HEARTBEAT));
		}
		sign(&owner, pallet_uniques::Call::mint { collection: COLLECTION, item, owner: id.clone() })?;
		enrol(&owner, item)?;
	}
	let ours = Shards::<Runtime>::iter().filter(|(_, shard)| shard.collection == COLLECTION);
	let ours: BTreeMap<_, _> = ours.collect();
	match ours.values().all(|shard| shard.phase < PHASES) {
		true => Ok(ours.into_iter().collect()),
		false => Err("there are more shards than rounds that may open in two blocks".into()),
	}
}

fn enrol(owner: &AccountId, item: ItemId) -> Result<()> {
	let external_id = bounded(&format!("machine-{item}")).map_err(|_| "the external id is too long")?;
	sign(owner, pallet_dynamic_assets::Call::enrol { collection: COLLECTION, item, external_id })
}

fn sign(who: &AccountId, call: impl Into<RuntimeCall>) -> Result<()> {
	call.into().dispatch(RuntimeOrigin::signed(who.clone())).map(drop).map_err(|failed| told(failed.error))
}
