//! The real runtime, run block by block as a node does: what the worker submits goes, byte for byte, through validation
//! and into a block.

use codec::{Decode, Encode};
use frame_support::{assert_ok, genesis_builder_helper::build_state};
use pallet_dynamic_assets::{Call, Decided};
use serde_json::Value;
use sp_consensus_aura::{Slot, AURA_ENGINE_ID};
use sp_core::offchain::{
	testing::{PendingRequest, TestOffchainExt, TestTransactionPoolExt},
	OffchainDbExt, OffchainWorkerExt, TransactionPoolExt,
};
use sp_io::TestExternalities;
use sp_keystore::{testing::MemoryKeystore, Keystore, KeystoreExt};
use sp_runtime::{
	offchain::{storage::StorageValueRef, Timestamp},
	traits::Header as _,
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidity},
	Digest, DigestItem,
};
use vivarium_engine::{cause::Cause, reading::Freshness};
use vivarium_primitives::{
	egress::{fetch_body, Address, ADDRESS_KEY},
	operator_key, record_key,
};
use vivarium_runtime::{
	genesis, DynamicAssets, Executive, Header, Operators, Runtime, RuntimeCall, RuntimeGenesisConfig, System,
	UncheckedExtrinsic,
};

const SLOT_MS: u64 = 2_000;
const FIRST_SLOT: u64 = 1_000_000;
/// The proxy's address, as a node would leave it.
const PROXY: Address = Address { port: 4321, token: [7; 32] };

type Answer = Box<dyn FnMut(&str, &str)>;

/// A development chain with what its node has around it.
struct Chain {
	ext: TestExternalities,
	/// Sets the node's clock to the time of a block.
	set_clock: Box<dyn FnMut(u32)>,
	/// What the proxy will answer to the next request: cause and body.
	answer: Answer,
	/// What the worker has submitted since the last call.
	submitted: Box<dyn FnMut() -> Vec<Vec<u8>>>,
}

impl Chain {
	fn start() -> Self {
		let mut ext = TestExternalities::default();
		let (offchain, state) = TestOffchainExt::with_offchain_db(ext.offchain_db());
		let (pool, pool_state) = TestTransactionPoolExt::new();
		let keystore = MemoryKeystore::new();
		keystore.sr25519_generate_new(operator_key::KEY_TYPE, Some("//Alice")).unwrap();
		ext.register_extension(OffchainDbExt::new(offchain.clone()));
		ext.register_extension(OffchainWorkerExt::new(offchain));
		ext.register_extension(TransactionPoolExt::new(pool));
		ext.register_extension(KeystoreExt::new(keystore));
		ext.execute_with(|| {
			assert_ok!(build_state::<RuntimeGenesisConfig>(genesis_json("development")));
			StorageValueRef::persistent(ADDRESS_KEY).set(&PROXY);
		});
		let clock = state.clone();
		let mut chain = Self {
			ext,
			set_clock: Box::new(move |block| clock.write().timestamp = Timestamp::from_unix_millis(time(block))),
			answer: Box::new(move |cause, body| {
				state.write().expect_request(PendingRequest {
					method: "POST".into(),
					uri: "http://127.0.0.1:4321/v1/fetch".into(),
					headers: vec![
						("authorization".into(), PROXY.bearer()),
						("content-type".into(), "application/json".into()),
					],
					body: fetch_body("http://127.0.0.1:9100/host"),
					response: Some(body.into()),
					response_headers: vec![("x-cause".into(), cause.into())],
					sent: true,
					..Default::default()
				});
			}),
			submitted: Box::new(move || std::mem::take(&mut pool_state.write().transactions)),
		};
		// The worker was there from the first block on, so that it need not fear a lost payload.
		chain.block(1, &[]);
		chain.work(1);
		chain
	}

	/// Executes a block with these transactions, each of which must be valid and succeed.
	fn block(&mut self, number: u32, transactions: &[Vec<u8>]) {
		self.ext.execute_with(|| {
			Executive::initialize_block(&header(number));
			let time = pallet_timestamp::Call::set { now: time(number) };
			assert_ok!(Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(RuntimeCall::Timestamp(time))).unwrap());
			for transaction in transactions {
				assert_ok!(Executive::apply_extrinsic(decode(transaction)).unwrap());
			}
			Executive::finalize_block();
			DynamicAssets::do_try_state().unwrap();
			Operators::do_try_state().unwrap();
		});
		self.ext.persist_offchain_overlay();
	}

	fn blocks(&mut self, to: u32) {
		let next = self.ext.execute_with(System::block_number) + 1;
		(next..=to).for_each(|number| self.block(number, &[]));
	}

	/// Runs the worker on a block, as the node does after importing it; returns what it submits.
	fn work(&mut self, number: u32) -> Vec<Vec<u8>> {
		(self.set_clock)(number);
		self.discarding(|| Executive::offchain_worker(&header(number)));
		(self.submitted)()
	}

	/// What the pool says of a transaction on top of the present block.
	fn validate(&mut self, transaction: &[u8]) -> TransactionValidity {
		self.discarding(|| {
			let parent = System::parent_hash();
			Executive::validate_transaction(TransactionSource::External, decode(transaction), parent)
		})
	}

	/// Runs something on the state without keeping what it does to it, as a node does outside of blocks.
	fn discarding<R>(&mut self, run: impl FnOnce() -> R) -> R {
		self.ext.execute_with(|| {
			sp_io::storage::start_transaction();
			let result = run();
			sp_io::storage::rollback_transaction();
			result
		})
	}

	fn load(&mut self) -> (Option<String>, Freshness) {
		self.ext.execute_with(|| {
			let reading = DynamicAssets::reading_view(0, 0, "load").unwrap();
			(reading.value, reading.freshness)
		})
	}
}

fn genesis_json(preset: &str) -> Vec<u8> {
	let mut json = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
	merge(&mut json, serde_json::from_slice(&genesis::preset(&preset.into()).unwrap()).unwrap());
	serde_json::to_vec(&json).unwrap()
}

fn merge(base: &mut Value, patch: Value) {
	match (base, patch) {
		(Value::Object(base), Value::Object(patch)) => {
			for (key, value) in patch {
				merge(base.entry(key).or_insert(Value::Null), value);
			}
		}
		(base, patch) => *base = patch,
	}
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

fn decode(transaction: &[u8]) -> UncheckedExtrinsic {
	UncheckedExtrinsic::decode(&mut &transaction[..]).unwrap()
}

const BODY: &str = r#"{"load_percent":73.25,"memory_percent":40.0,"disk_percent":12.0}"#;

#[test]
fn what_the_worker_submits_is_valid_and_changes_the_asset() {
	let mut chain = Chain::start();
	chain.blocks(5);
	(chain.answer)("ok", BODY);
	let submitted = chain.work(5);
	let [report] = &submitted[..] else { panic!("one report: {submitted:?}") };

	let valid = chain.validate(report).unwrap();
	assert_eq!(valid.longevity, 5);
	chain.block(6, std::slice::from_ref(report));

	assert_eq!(chain.load(), (Some("73.3".into()), Freshness::Fresh));
	let asset = chain.ext.execute_with(|| pallet_dynamic_assets::Assets::<Runtime>::get(0, 0).unwrap());
	assert_eq!(asset.revision, 2);
	let record = chain.ext.execute_with(|| StorageValueRef::persistent(&record_key(&asset.head)).get().unwrap());
	let in_state = chain.ext.execute_with(|| DynamicAssets::revision(0, 0, 2));
	assert_eq!(record, in_state, "a node that indexes keeps the record under its hash");

	// Once in a block, it is worth nothing any more.
	assert_eq!(chain.validate(report), Err(InvalidTransaction::Stale.into()));
	assert!(chain.work(6).is_empty(), "the round is decided");
}

#[test]
fn a_tampered_report_should_not_be_valid() {
	let mut chain = Chain::start();
	chain.blocks(5);
	(chain.answer)("ok", BODY);
	let report = chain.work(5).remove(0);
	let mut tampered = decode(&report);
	let RuntimeCall::DynamicAssets(Call::report { observations, .. }) = &mut tampered.function else { panic!() };
	observations[0].values[0] = Ok(1);
	let tampered = UncheckedExtrinsic::from_parts(tampered.function, tampered.preamble).encode();
	assert_eq!(chain.validate(&tampered), Err(InvalidTransaction::BadProof.into()));
}

#[test]
fn a_bare_report_should_not_be_valid() {
	let mut chain = Chain::start();
	chain.blocks(5);
	(chain.answer)("ok", BODY);
	let report = chain.work(5).remove(0);
	let bare = UncheckedExtrinsic::new_bare(decode(&report).function).encode();
	assert!(chain.validate(&bare).is_err());
}

#[test]
fn a_report_that_does_not_come_through_is_sent_again_with_the_same_payload() {
	let mut chain = Chain::start();
	chain.blocks(5);
	(chain.answer)("ok", BODY);
	let first = chain.work(5).remove(0);
	chain.blocks(6);
	assert!(chain.work(6).is_empty(), "it waits a little");
	chain.blocks(7);
	// No request is expected any more: fetching again would panic.
	let second = chain.work(7).remove(0);
	assert_ne!(first, second, "signed anew, because a pool bans what it once refused");

	let payload = |transaction: &[u8]| match decode(transaction).function {
		RuntimeCall::DynamicAssets(Call::report { shard, round, operator, observations, .. }) => {
			(shard, round, operator, observations)
		}
		other => panic!("{other:?}"),
	};
	assert_eq!(payload(&first), payload(&second));
	chain.block(8, &[second]);
	assert_eq!(chain.ext.execute_with(|| Decided::<Runtime>::get(0)), Some(5));
}

#[test]
fn what_the_proxy_says_ends_in_the_reading() {
	for (cause, body, expected) in [
		("timeout", "", Cause::Timeout),
		("status_503", "", Cause::Status(503)),
		("not_allowed", "", Cause::NotAllowed),
		("surprise", "", Cause::ProxyDown),
		("ok", "<html>", Cause::Json),
		("ok", r#"{"memory_percent":1}"#, Cause::Pointer),
		("ok", r#"{"load_percent":null}"#, Cause::Type),
		("ok", r#"{"load_percent":1e40}"#, Cause::Number),
		("ok", r#"{"load_percent":100.1}"#, Cause::Range),
	] {
		let mut chain = Chain::start();
		chain.blocks(5);
		(chain.answer)(cause, body);
		let report = chain.work(5).remove(0);
		chain.block(6, &[report]);
		assert_eq!(chain.load(), (None, Freshness::Stale(expected)), "{cause} {body}");
	}
}

#[test]
fn a_worker_that_just_started_leaves_open_rounds_alone() {
	let mut chain = Chain::start();
	chain.blocks(6);
	let restarted = Address { token: [8; 32], ..PROXY };
	chain.ext.execute_with(|| StorageValueRef::persistent(ADDRESS_KEY).set(&restarted));
	assert!(chain.work(6).is_empty(), "the round of block 5 may have been reported before the restart");
}

#[test]
fn a_worker_without_key_or_far_behind_stays_silent() {
	let mut chain = Chain::start();
	chain.blocks(5);
	(chain.set_clock)(5 + 10);
	chain.discarding(|| Executive::offchain_worker(&header(5)));
	assert!((chain.submitted)().is_empty(), "the chain's clock is 20 s behind");

	chain.ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	assert!(chain.work(5).is_empty(), "there is no key");
}
