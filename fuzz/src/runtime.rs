//! The whole runtime: blocks with any calls and any transactions of operators, and what must hold after each.

mod calls;

use arbitrary::{Result, Unstructured};
use codec::{Decode, DecodeLimit, Encode};
use frame_support::{genesis_builder_helper::build_state, MAX_EXTRINSIC_DEPTH};
use frame_system::offchain::CreateAuthorizedTransaction;
use pallet_dynamic_assets::{Blueprints, Observation, Shard, Shards};
use pallet_synthesis::{Answer, Attestation, Open, Requests};
use sp_consensus_aura::{Slot, AURA_ENGINE_ID};
use sp_core::{storage::Storage, Pair};
use sp_io::{hashing::blake2_256, TestExternalities};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie};
use sp_runtime::{
	traits::{Dispatchable, Header as _},
	Digest, DigestItem, MultiSignature,
};
use sp_state_machine::BasicExternalities;
use std::sync::OnceLock;
use vivarium_engine::{
	cause::Cause,
	observation::Seen,
	synthesis::{written, Proposal, Refusal, TraitProposal},
	traits::TraitValue,
};
use vivarium_primitives::{statement, Member, ReportHeader, Statement};
use vivarium_runtime::{
	genesis, AccountId, AssetAccounts, Deadlines, DynamicAssets, Executive, Header, Licensing, Market, Models,
	Notifications, Operators, Publishers, Royalties, Runtime, RuntimeCall, RuntimeGenesisConfig, RuntimeOrigin,
	Synthesis, System, UncheckedExtrinsic, Validators, WorkOrders,
};

const SLOT_MS: u64 = 2_000;
const FIRST_SLOT: u64 = 1_000_000;
/// How many blocks and how many steps an input may take at most.
const BLOCKS: u32 = 64;
const STEPS: usize = 128;
/// Who signs. The first four operate the network.
const ACCOUNTS: [Sr25519Keyring; 6] = [Alice, Bob, Charlie, Dave, Eve, Ferdie];

/// The state in which every run begins: a network of four, with what the demo has.
fn storage() -> Storage {
	static STORAGE: OnceLock<Storage> = OnceLock::new();
	let build = || {
		let genesis = genesis::whole(genesis::NETWORK_PRESET).expect("there is this preset");
		let json = serde_json::to_vec(&genesis).expect("it is JSON");
		let mut storage = Storage::default();
		BasicExternalities::execute_with_storage(&mut storage, || {
			build_state::<RuntimeGenesisConfig>(json).expect("the preset is a genesis")
		});
		storage
	};
	STORAGE.get_or_init(build).clone()
}

/// Steps over several blocks: calls that are likely to get far, calls of any bytes, reports and answers of operators,
/// true and forged. Whatever they do, blocks can be made, and the state is sound after each.
pub fn calls(data: &[u8]) {
	let mut source = Unstructured::new(data);
	TestExternalities::new(storage()).execute_with(|| {
		begin(1);
		for _ in 0..STEPS {
			if source.is_empty() || System::block_number() >= BLOCKS {
				break;
			}
			let _ = step(&mut source);
		}
		// What was begun is given the time to end.
		next(6);
		end();
	});
}

/// The bytes of a call: however they nest, decoding ends, and what was read is written the same. Then it is dispatched.
pub fn decode(data: &[u8]) {
	let Ok(call) = call(data) else { return };
	assert_eq!(call_again(&call), Some(call.encode()));
	TestExternalities::new(storage()).execute_with(|| {
		begin(1);
		for who in [Bob, Ferdie] {
			sign(who, call.clone());
		}
		end();
	});
}

fn call(bytes: &[u8]) -> core::result::Result<RuntimeCall, codec::Error> {
	RuntimeCall::decode_with_depth_limit(MAX_EXTRINSIC_DEPTH, &mut &bytes[..])
}

fn call_again(read: &RuntimeCall) -> Option<Vec<u8>> {
	call(&read.encode()).ok().map(|call| call.encode())
}

fn step(source: &mut Unstructured<'_>) -> Result<()> {
	match source.int_in_range(0..=15u8)? {
		0 | 1 => next(1),
		2 => next(source.int_in_range(1..=8)?),
		3 => {
			let length = source.int_in_range(1..=255usize)?.min(source.len());
			let call = call(source.bytes(length)?);
			// Alice can do anything by sudo, replacing the code included; the others cannot.
			let who = *source.choose(&ACCOUNTS[1..])?;
			if let Ok(call) = call {
				sign(who, call);
			}
		}
		4 | 5 => report(source)?,
		6 | 7 => answer(source)?,
		_ => {
			let (who, call) = calls::call(source)?;
			sign(who, call);
		}
	}
	Ok(())
}

/// Begins a block.
fn begin(number: u32) {
	let slot = FIRST_SLOT + u64::from(number);
	let digest = Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(slot).encode())] };
	let parent = [(number - 1) as u8; 32].into();
	Executive::initialize_block(&Header::new(number, Default::default(), Default::default(), parent, digest));
	let time = pallet_timestamp::Call::set { now: slot * SLOT_MS };
	let inherent = UncheckedExtrinsic::new_bare(RuntimeCall::Timestamp(time));
	Executive::apply_extrinsic(inherent).expect("the time is valid").expect("the time is set");
}

/// Ends the block, and checks the state.
fn end() {
	Executive::finalize_block();
	try_state();
}

/// Ends the block, and begins another, so many times.
fn next(blocks: u32) {
	for _ in 0..blocks {
		let number = System::block_number() + 1;
		end();
		begin(number);
	}
}

/// Dispatches a call, whether it fails or not. No fee is charged.
fn sign(who: Sr25519Keyring, call: RuntimeCall) {
	let _ = call.dispatch(RuntimeOrigin::signed(who.to_account_id()));
}

/// Brings a transaction without a fee, as a node that makes a block does: what is not valid leaves nothing behind.
fn submit(call: RuntimeCall) {
	let transaction = <Runtime as CreateAuthorizedTransaction<RuntimeCall>>::create_authorized_transaction(call);
	let bytes = transaction.encode();
	let transaction = UncheckedExtrinsic::decode(&mut &bytes[..]).expect("it was encoded");
	sp_io::storage::start_transaction();
	match Executive::apply_extrinsic(transaction) {
		Ok(_) => sp_io::storage::commit_transaction(),
		Err(_) => sp_io::storage::rollback_transaction(),
	}
}

fn member(operator: Sr25519Keyring) -> Member<AccountId> {
	Member { operator: operator.to_account_id(), key: operator.public() }
}

/// Signs with an operator's key; now and then with another one.
fn signature(operator: Sr25519Keyring, payload: &[u8], source: &mut Unstructured<'_>) -> Result<MultiSignature> {
	let signer = if source.ratio(1, 8)? { *source.choose(&ACCOUNTS)? } else { operator };
	Ok(signer.pair().sign(payload).into())
}

/// Mostly a number that may be plausible, sometimes any.
fn value(source: &mut Unstructured<'_>) -> Result<i64> {
	if source.ratio(7, 8)? {
		Ok(source.int_in_range(0..=1_000)?)
	} else {
		source.arbitrary()
	}
}

/// What operators report of every round that opened lately.
fn report(source: &mut Unstructured<'_>) -> Result<()> {
	let reporters = source.arbitrary::<u8>()?;
	let now = System::block_number();
	let mut shards: Vec<_> = Shards::<Runtime>::iter().collect();
	shards.sort_by_key(|(id, _)| *id);
	for (id, shard) in shards {
		let Some(round) = (now.saturating_sub(4)..=now).rev().find(|block| shard.opens_at(*block)) else { continue };
		let Shard { collection, version, members, .. } = shard;
		let Some(core) = Blueprints::<Runtime>::get(collection, version) else { continue };
		for (position, operator) in ACCOUNTS.into_iter().enumerate() {
			if reporters & (1 << position) == 0 {
				continue;
			}
			let mut observations = Vec::new();
			for item in &members {
				let fetched = core.metrics.iter().take_while(|metric| !metric.is_published());
				let values: Vec<_> = fetched.map(|_| seen(source)).collect::<Result<_>>()?;
				observations.push(Observation { item: *item, values: values.try_into().unwrap_or_default() });
			}
			let digest = blake2_256(&observations.encode());
			let header = ReportHeader::new(System::block_hash(0), id, round, member(operator), digest.into());
			let signature = signature(operator, &header.encode(), source)?;
			let operator = operator.to_account_id();
			let observations = observations.try_into().unwrap_or_default();
			let call = pallet_dynamic_assets::Call::report { shard: id, round, operator, observations, signature };
			submit(call.into());
		}
	}
	Ok(())
}

fn seen(source: &mut Unstructured<'_>) -> Result<core::result::Result<Seen, Cause>> {
	Ok(match source.int_in_range(0..=5u8)? {
		0 => Err(Cause::Timeout),
		_ => Ok(Seen { value: value(source)?, sources: source.int_in_range(0..=2)? }),
	})
}

/// What operators answer to every open request, or how they stand to what another one answered.
fn answer(source: &mut Unstructured<'_>) -> Result<()> {
	let answering = source.arbitrary::<u8>()?;
	let mut requests: Vec<_> = Requests::<Runtime>::iter().collect();
	requests.sort_by_key(|(asset, _)| *asset);
	for ((collection, item), open) in requests {
		for (position, seat) in open.committee.iter().enumerate() {
			if answering & (1 << (position % 8)) == 0 {
				continue;
			}
			let Some(operator) = ACCOUNTS.into_iter().find(|account| account.public() == seat.key) else { continue };
			// The seats before may have changed the stage.
			let Some(open) = Requests::<Runtime>::get((collection, item)) else { break };
			submit(statement(collection, item, &open, operator, source)?);
		}
	}
	Ok(())
}

fn statement(
	collection: u32,
	item: u32,
	open: &Open<Runtime>,
	by: Sr25519Keyring,
	source: &mut Unstructured<'_>,
) -> Result<RuntimeCall> {
	let (request, operator) = (open.hash.into(), by.to_account_id());
	let payload = |stage, content: [u8; 32]| {
		Statement::new(stage, System::block_hash(0), request, member(by), content.into()).encode()
	};
	Ok(match &open.stage {
		pallet_synthesis::Stage::Asked { .. } => {
			let proposal = if source.ratio(7, 8)? { Some(proposal(collection, open, source)?) } else { None };
			let refusal = *source.choose(Refusal::ALL)?;
			let refusals = if proposal.is_some() { Vec::new() } else { vec![refusal; 3] };
			let undrawn = if source.ratio(1, 8)? { Some(refusal) } else { None };
			let answer = Answer { refusals: refusals.try_into().unwrap_or_default(), proposal, undrawn };
			let content = answer.using_encoded(blake2_256);
			let signature = signature(by, &payload(statement::Stage::Answer, content), source)?;
			pallet_synthesis::Call::answer { collection, item, request, operator, answer, signature }.into()
		}
		pallet_synthesis::Stage::Proposed(candidate) => {
			let agrees = source.ratio(3, 4)?;
			let attestation = Attestation { proposal: candidate.proposal.hash().into(), agrees };
			let content = attestation.using_encoded(blake2_256);
			let signature = signature(by, &payload(statement::Stage::Attestation, content), source)?;
			pallet_synthesis::Call::attest { collection, item, request, operator, attestation, signature }.into()
		}
		pallet_synthesis::Stage::Drawing(_) => {
			let bytes = source.bytes(source.len().min(64))?.to_vec();
			let content = blake2_256(&bytes);
			let signature = signature(by, &payload(statement::Stage::Image, content), source)?;
			let bytes = bytes.try_into().unwrap_or_default();
			pallet_synthesis::Call::deliver_image { collection, item, request, operator, signature, bytes }.into()
		}
	})
}

/// A proposal that fits the blueprint's traits, and perhaps the rest.
fn proposal(collection: u32, open: &Open<Runtime>, source: &mut Unstructured<'_>) -> Result<Proposal> {
	let mut proposal = Proposal::default();
	if let Some(core) = Blueprints::<Runtime>::get(collection, open.version) {
		let traits: Vec<_> = written(&core)
			.map(|index| Ok(TraitProposal { index, value: TraitValue::Number(source.int_in_range(0..=3)?) }))
			.collect::<Result<_>>()?;
		proposal.traits = traits.try_into().unwrap_or_default();
	}
	proposal.to = if source.ratio(1, 2)? { Some(source.int_in_range(0..=3)?) } else { None };
	proposal.flags = source.int_in_range(0..=3)?;
	proposal.adjustment = source.int_in_range(-6..=6)?;
	let narratives = ["", "It runs well.", "It has not told how it is.", "The load is 12.3 %."];
	proposal.narrative = vivarium_engine::bounded(source.choose(&narratives)?).unwrap_or_default();
	if source.ratio(1, 8)? {
		proposal.image = Some(source.arbitrary()?);
	}
	Ok(proposal)
}

/// Checks what must always hold, of every pallet of ours.
fn try_state() {
	let checks = [
		("assetAccounts", AssetAccounts::do_try_state()),
		("deadlines", Deadlines::do_try_state()),
		("dynamicAssets", DynamicAssets::do_try_state()),
		("licensing", Licensing::do_try_state()),
		("market", Market::do_try_state()),
		("models", Models::do_try_state()),
		("notifications", Notifications::do_try_state()),
		("operators", Operators::do_try_state()),
		("publishers", Publishers::do_try_state()),
		("royalties", Royalties::do_try_state()),
		("synthesis", Synthesis::do_try_state()),
		("validators", Validators::do_try_state()),
		("workOrders", WorkOrders::do_try_state()),
	];
	for (pallet, check) in checks {
		assert!(check.is_ok(), "{pallet} in block {}: {check:?}", System::block_number());
	}
}
