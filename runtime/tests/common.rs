//! The real runtime, run block by block as a node does, with the nodes of several operators around it.

use codec::{Decode, Encode};
use frame_support::{assert_ok, genesis_builder_helper::build_state};
use sp_consensus_aura::{Slot, AURA_ENGINE_ID};
use sp_core::offchain::{
	testing::{PendingRequest, TestOffchainExt, TestTransactionPoolExt},
	OffchainDbExt, OffchainWorkerExt, TransactionPoolExt,
};
use sp_io::TestExternalities;
use sp_keyring::Sr25519Keyring;
use sp_keystore::{testing::MemoryKeystore, Keystore, KeystoreExt, KeystorePtr};
use sp_runtime::{
	offchain::{storage::StorageValueRef, Timestamp},
	traits::{Dispatchable, Header as _},
	transaction_validity::{TransactionSource, TransactionValidity},
	Digest, DigestItem,
};
use std::sync::Arc;
use vivarium_engine::reading::Freshness;
use vivarium_primitives::{
	egress::{fetch_body, Address, ADDRESS_KEY},
	operator_key,
};
use vivarium_runtime::{
	genesis, AssetAccounts, Deadlines, DynamicAssets, Executive, Header, Licensing, Market, Models, Operators,
	Publishers, Royalties, RuntimeCall, RuntimeGenesisConfig, RuntimeOrigin, Synthesis, System, UncheckedExtrinsic,
	Validators,
};

const SLOT_MS: u64 = 2_000;
const FIRST_SLOT: u64 = 1_000_000;
/// The proxy's address, as a node would leave it.
pub const PROXY: Address = Address { port: 4321, token: [7; 32] };
/// What the genesis machine is asked for.
const URL: &str = "http://127.0.0.1:9100/host";

/// What an operator's node has of its own.
struct Node {
	offchain: TestOffchainExt,
	/// What the worker has submitted since the last call.
	submitted: Box<dyn FnMut() -> Vec<Vec<u8>>>,
	keystore: KeystorePtr,
}

/// A chain with the nodes of its operators.
pub struct Chain {
	pub ext: TestExternalities,
	nodes: Vec<Node>,
}

impl Chain {
	/// A development chain with Alice's node.
	pub fn start() -> Self {
		Self::of(&[Sr25519Keyring::Alice])
	}

	/// A development chain with these operators, each with a node.
	pub fn of(operators: &[Sr25519Keyring]) -> Self {
		Self::with("development", operators)
	}

	/// A chain of a preset with these operators, each with a node.
	pub fn with(preset: &str, operators: &[Sr25519Keyring]) -> Self {
		let mut ext = TestExternalities::default();
		let nodes = operators.iter().enumerate().map(|(position, operator)| {
			let (offchain, _) = match position {
				0 => TestOffchainExt::with_offchain_db(ext.offchain_db()),
				_ => TestOffchainExt::new(),
			};
			let keystore = MemoryKeystore::new();
			keystore.sr25519_generate_new(operator_key::KEY_TYPE, Some(&operator.to_seed())).unwrap();
			Node { offchain, submitted: Box::new(Vec::new), keystore: Arc::new(keystore) }
		});
		let nodes: Vec<Node> = nodes.collect();
		let genesis = genesis_json(preset, operators);
		ext.execute_with(|| {
			assert_ok!(build_state::<RuntimeGenesisConfig>(genesis));
		});
		let mut chain = Self { ext, nodes };
		for node in 0..chain.nodes.len() {
			chain.enter(node);
			chain.ext.execute_with(|| StorageValueRef::persistent(ADDRESS_KEY).set(&PROXY));
		}
		// The workers were there from the first block on, so that they need not fear a lost payload.
		chain.block(1, &[]);
		for node in 0..chain.nodes.len() {
			assert!(chain.work_of(node, 1).is_empty());
		}
		chain
	}

	/// Makes what follows happen at a node.
	pub fn enter(&mut self, node: usize) {
		let Node { offchain, submitted, keystore } = &mut self.nodes[node];
		let (pool, state) = TestTransactionPoolExt::new();
		*submitted = Box::new(move || std::mem::take(&mut state.write().transactions));
		self.ext.register_extension(OffchainDbExt::new(offchain.clone()));
		self.ext.register_extension(OffchainWorkerExt::new(offchain.clone()));
		self.ext.register_extension(TransactionPoolExt::new(pool));
		self.ext.register_extension(KeystoreExt(keystore.clone()));
	}

	/// Takes its keys from the first node.
	pub fn lose_keys(&mut self) {
		self.nodes[0].keystore = Arc::new(MemoryKeystore::new());
	}

	/// Executes a block with these transactions, each of which must be valid and succeed.
	pub fn block(&mut self, number: u32, transactions: &[Vec<u8>]) {
		self.ext.execute_with(|| execute(number, transactions, || ()));
		self.ext.persist_offchain_overlay();
	}

	/// Executes empty blocks up to this one.
	pub fn blocks(&mut self, to: u32) {
		let next = self.ext.execute_with(System::block_number) + 1;
		(next..=to).for_each(|number| self.block(number, &[]));
	}

	/// What the first node's proxy will answer to the next request: cause and body.
	pub fn answer(&mut self, cause: &str, body: &str) {
		self.answer_of(0, cause, body);
	}

	/// What a node's proxy will answer to the next request: cause and body.
	pub fn answer_of(&mut self, node: usize, cause: &str, body: &str) {
		self.expect(node, &PROXY, cause, body);
	}

	/// What the first node's proxy, which expects this token, will answer to the next request.
	pub fn answer_as(&mut self, token: [u8; 32], cause: &str, body: &str) {
		self.expect(0, &Address { token, ..PROXY }, cause, body);
	}

	/// What a node's proxy will answer when it is next asked for the job with this body: cause and output.
	pub fn answer_job(&mut self, node: usize, body: &[u8], cause: &str, output: &[u8]) {
		let id = sp_core::bytes::to_hex(&sp_io::hashing::blake2_256(body), false);
		self.nodes[node].offchain.0.write().expect_request(PendingRequest {
			method: "GET".into(),
			uri: format!("http://127.0.0.1:4321/v1/jobs/{}", id.trim_start_matches("0x")),
			headers: vec![("authorization".into(), PROXY.bearer())],
			response: Some(output.into()),
			response_headers: vec![("x-cause".into(), cause.into())],
			sent: true,
			..Default::default()
		});
	}

	/// Executes the next block, in which somebody signed these calls, each of which must succeed. Fees are not charged.
	pub fn block_with(&mut self, who: Sr25519Keyring, call: impl Into<RuntimeCall>) {
		let next = self.ext.execute_with(System::block_number) + 1;
		self.block(next, &[]);
		self.ext.execute_with(|| {
			assert_ok!(call.into().dispatch(RuntimeOrigin::signed(who.to_account_id())));
			try_state();
		});
		self.ext.persist_offchain_overlay();
	}

	fn expect(&mut self, node: usize, proxy: &Address, cause: &str, body: &str) {
		self.nodes[node].offchain.0.write().expect_request(PendingRequest {
			method: "POST".into(),
			uri: "http://127.0.0.1:4321/v1/fetch".into(),
			headers: vec![("authorization".into(), proxy.bearer()), ("content-type".into(), "application/json".into())],
			body: fetch_body(URL),
			response: Some(body.into()),
			response_headers: vec![("x-cause".into(), cause.into())],
			sent: true,
			..Default::default()
		});
	}

	/// Runs the first node's worker on a block; returns what it submits.
	pub fn work(&mut self, number: u32) -> Vec<Vec<u8>> {
		self.work_of(0, number)
	}

	/// Runs a node's worker on a block, as the node does after importing it; returns what it submits.
	pub fn work_of(&mut self, node: usize, number: u32) -> Vec<Vec<u8>> {
		self.work_at(node, number, number)
	}

	/// Runs a node's worker on a block while its clock shows the time of another one.
	pub fn work_at(&mut self, node: usize, number: u32, clock: u32) -> Vec<Vec<u8>> {
		self.enter(node);
		self.nodes[node].offchain.0.write().timestamp = Timestamp::from_unix_millis(time(clock));
		self.discarding(|| Executive::offchain_worker(&header(number)));
		(self.nodes[node].submitted)()
	}

	/// What the pool says of a transaction on top of the present block.
	pub fn validate(&mut self, transaction: &[u8]) -> TransactionValidity {
		self.discarding(|| {
			let parent = System::parent_hash();
			Executive::validate_transaction(TransactionSource::External, decode(transaction), parent)
		})
	}

	/// Runs something on the state without keeping what it does to it, as a node does outside of blocks.
	pub fn discarding<R>(&mut self, run: impl FnOnce() -> R) -> R {
		self.ext.execute_with(|| {
			sp_io::storage::start_transaction();
			let result = run();
			sp_io::storage::rollback_transaction();
			result
		})
	}

	/// The machine's load, and whether it holds.
	pub fn load(&mut self) -> (Option<String>, Freshness) {
		self.ext.execute_with(|| {
			let reading = DynamicAssets::reading_view(0, 0, "load").unwrap();
			(reading.value, reading.freshness)
		})
	}
}

/// Executes a block with these transactions, each of which must be valid and succeed, and with what is done after them.
pub fn execute(number: u32, transactions: &[Vec<u8>], act: impl FnOnce()) {
	Executive::initialize_block(&header(number));
	let time = pallet_timestamp::Call::set { now: time(number) };
	assert_ok!(Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(RuntimeCall::Timestamp(time))).unwrap());
	for transaction in transactions {
		assert_ok!(Executive::apply_extrinsic(decode(transaction)).unwrap());
	}
	act();
	Executive::finalize_block();
	try_state();
}

/// Checks what must always hold, of every pallet of ours.
pub fn try_state() {
	DynamicAssets::do_try_state().unwrap();
	Operators::do_try_state().unwrap();
	Deadlines::do_try_state().unwrap();
	Models::do_try_state().unwrap();
	Publishers::do_try_state().unwrap();
	Synthesis::do_try_state().unwrap();
	Royalties::do_try_state().unwrap();
	AssetAccounts::do_try_state().unwrap();
	Market::do_try_state().unwrap();
	Licensing::do_try_state().unwrap();
	Validators::do_try_state().unwrap();
}

/// A preset's genesis, with these operators.
pub fn genesis_json(preset: &str, operators: &[Sr25519Keyring]) -> Vec<u8> {
	let mut json = genesis::whole(preset).unwrap();
	let admitted: Vec<_> = operators.iter().map(|operator| (operator.to_account_id(), operator.public())).collect();
	json["operators"]["operators"] = serde_json::to_value(admitted).unwrap();
	serde_json::to_vec(&json).unwrap()
}

fn time(block: u32) -> u64 {
	(FIRST_SLOT + u64::from(block)) * SLOT_MS
}

fn header(number: u32) -> Header {
	let slot = Slot::from(FIRST_SLOT + u64::from(number));
	let digest = Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, slot.encode())] };
	let parent = [(number - 1) as u8; 32].into();
	Header::new(number, Default::default(), Default::default(), parent, digest)
}

/// A transaction's parts.
pub fn decode(transaction: &[u8]) -> UncheckedExtrinsic {
	UncheckedExtrinsic::decode(&mut &transaction[..]).unwrap()
}
