//! A chain with the pallet on it.

use crate as pallet_dynamic_assets;
use crate::{Call, GenesisCollection, Observation};
use codec::Encode;
use frame_support::{
	assert_ok, construct_runtime, derive_impl, parameter_types,
	traits::{AsEnsureOriginWithArg, Authorize, ConstU128, ConstU32, ConstU64, Hooks, UnfilteredDispatchable},
};
use frame_system::{
	offchain::{CreateAuthorizedTransaction, CreateTransaction, CreateTransactionBase, SigningTypes},
	EnsureRoot, EnsureSigned,
};
use sp_core::Pair;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{
	generic,
	traits::{BlakeTwo256, IdentityLookup},
	transaction_validity::{TransactionSource, TransactionValidityError, ValidTransaction},
	AccountId32, BuildStorage, MultiAddress, MultiSignature, MultiSigner,
};
use vivarium_engine::{
	blueprint::{Core, Metric, MetricTexts, Source, Texts, Transition},
	bounded,
	cause::Cause,
	health::{CurvePoint, HealthTerm},
	rules::{Condition, Effect, Rule},
};
use vivarium_primitives::{operator_key::OperatorCrypto, BlockNumber, ItemId, Member};

type TxExtension = (frame_system::AuthorizeCall<Test>,);
type Extrinsic = generic::UncheckedExtrinsic<MultiAddress<AccountId32, ()>, RuntimeCall, MultiSignature, TxExtension>;

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Timestamp: pallet_timestamp,
		Balances: pallet_balances,
		Uniques: pallet_uniques,
		Operators: pallet_operators,
		DynamicAssets: pallet_dynamic_assets,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<u128>;
	type AccountId = AccountId32;
	type Block = generic::Block<generic::Header<BlockNumber, BlakeTwo256>, Extrinsic>;
	type Lookup = IdentityLookup<AccountId32>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = u128;
	type ExistentialDeposit = ConstU128<1>;
}

impl pallet_timestamp::Config for Test {
	type MinimumPeriod = ConstU64<1>;
	type Moment = u64;
	type OnTimestampSet = ();
	type WeightInfo = ();
}

impl pallet_uniques::Config for Test {
	type AttributeDepositBase = ConstU128<1>;
	type CollectionDeposit = ConstU128<2>;
	type CollectionId = u32;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId32>>;
	type Currency = Balances;
	type DepositPerByte = ConstU128<1>;
	type ForceOrigin = EnsureRoot<AccountId32>;
	type ItemDeposit = ConstU128<1>;
	type ItemId = u32;
	type KeyLimit = ConstU32<50>;
	type Locker = ();
	type MetadataDepositBase = ConstU128<1>;
	type RuntimeEvent = RuntimeEvent;
	type StringLimit = ConstU32<50>;
	type ValueLimit = ConstU32<50>;
	type WeightInfo = ();
}

impl pallet_operators::Config for Test {
	type AdmissionOrigin = EnsureRoot<AccountId32>;
	type CommitteeSize = ConstU32<1>;
	type WeightInfo = ();
}

parameter_types! {
	pub static MaxAssetsPerShard: u32 = 3;
	pub static MaxShardsDue: u32 = 2;
}

impl crate::Config for Test {
	type Committee = Operators;
	type MaxAssetsPerShard = MaxAssetsPerShard;
	type MaxShardsDue = MaxShardsDue;
	type OperatorCrypto = OperatorCrypto;
	type WeightInfo = ();
}

impl SigningTypes for Test {
	type Public = MultiSigner;
	type Signature = MultiSignature;
}

impl<C> CreateTransactionBase<C> for Test
where
	RuntimeCall: From<C>,
{
	type Extrinsic = Extrinsic;
	type RuntimeCall = RuntimeCall;
}

impl<C> CreateTransaction<C> for Test
where
	RuntimeCall: From<C>,
{
	type Extension = TxExtension;

	fn create_transaction(call: RuntimeCall, extension: TxExtension) -> Extrinsic {
		Extrinsic::new_transaction(call, extension)
	}
}

impl<C> CreateAuthorizedTransaction<C> for Test
where
	RuntimeCall: From<C>,
{
	fn create_extension() -> TxExtension {
		(frame_system::AuthorizeCall::new(),)
	}
}

/// The operator of the chain, whose key is its own.
pub const OPERATOR: Sr25519Keyring = Sr25519Keyring::Alice;
/// Owns the collection and its items.
pub const OWNER: Sr25519Keyring = Sr25519Keyring::Bob;
/// Owns nothing.
pub const STRANGER: Sr25519Keyring = Sr25519Keyring::Charlie;
/// The collection; its item 0 is enrolled in block 1, items 1 to 9 are minted.
pub const COLLECTION: u32 = 7;
/// The heartbeat of its blueprint.
pub const HEARTBEAT: BlockNumber = 5;

/// Load in percent with one decimal; above 80 for two rounds strained, below 60 for two nominal; deviation 5.
pub fn blueprint() -> (Core, Texts) {
	let points = [(500, 100), (1000, 0)].map(|(value, score)| CurvePoint { value, score });
	let rule = |condition, to| Rule {
		conditions: vec![condition].try_into().unwrap(),
		rounds: 2,
		effects: vec![Effect::Transition { to }].try_into().unwrap(),
	};
	let core = Core {
		heartbeat: HEARTBEAT,
		metrics: vec![Metric { decimals: 1, minimum: 0, maximum: 1000, tolerance: 20, deviation: 50 }]
			.try_into()
			.unwrap(),
		health: vec![HealthTerm { metric: 0, points: points.to_vec().try_into().unwrap() }].try_into().unwrap(),
		states: 2,
		initial_state: 0,
		transitions: vec![Transition { from: 0, to: 1 }, Transition { from: 1, to: 0 }].try_into().unwrap(),
		rules: vec![
			rule(Condition::MetricAbove { metric: 0, bound: 800 }, 1),
			rule(Condition::MetricBelow { metric: 0, bound: 600 }, 0),
		]
		.try_into()
		.unwrap(),
	};
	let texts = Texts {
		name: bounded("Machine").unwrap(),
		description: bounded("A computer").unwrap(),
		metrics: vec![MetricTexts { name: bounded("load").unwrap(), unit: bounded("%").unwrap() }].try_into().unwrap(),
		states: vec![bounded("nominal").unwrap(), bounded("strained").unwrap()].try_into().unwrap(),
		source: Source {
			url: bounded("http://127.0.0.1:9100/{external_id}").unwrap(),
			pointers: vec![bounded("/load_percent").unwrap()].try_into().unwrap(),
		},
	};
	(core, texts)
}

pub struct ExtBuilder;

impl ExtBuilder {
	/// Runs a test from block 1 on, and `try_state` after it.
	pub fn build_and_execute(test: impl FnOnce()) {
		let genesis = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig {
				balances: [OWNER, STRANGER].map(|account| (account.to_account_id(), 1_000_000)).to_vec(),
				..Default::default()
			},
			operators: pallet_operators::GenesisConfig {
				operators: vec![(OPERATOR.to_account_id(), OPERATOR.public())],
			},
			dynamic_assets: crate::GenesisConfig {
				collections: vec![GenesisCollection {
					id: COLLECTION,
					name: "Machines".into(),
					owner: OWNER.to_account_id(),
					blueprint: blueprint().encode().into(),
					items: vec![(0, "host".into())],
				}],
			},
			..Default::default()
		};
		let mut ext: sp_io::TestExternalities = genesis.build_storage().unwrap().into();
		ext.execute_with(|| {
			run_to(1);
			for item in 1..10 {
				let owner = OWNER.to_account_id();
				assert_ok!(Uniques::mint(owner_origin(), COLLECTION, item, owner));
			}
			DynamicAssets::on_finalize(1);
			test();
			DynamicAssets::do_try_state().unwrap();
			Operators::do_try_state().unwrap();
		});
	}
}

/// Goes to a block; its clock is 2 s after the one before.
pub fn run_to(block: BlockNumber) {
	while System::block_number() < block {
		let next = System::block_number() + 1;
		System::set_block_number(next);
		pallet_timestamp::Now::<Test>::put(u64::from(next) * 2_000);
		DynamicAssets::on_initialize(next);
	}
}

pub fn owner_origin() -> RuntimeOrigin {
	RuntimeOrigin::signed(OWNER.to_account_id())
}

pub fn stranger_origin() -> RuntimeOrigin {
	RuntimeOrigin::signed(STRANGER.to_account_id())
}

pub fn enrol(item: ItemId) {
	assert_ok!(DynamicAssets::enrol(owner_origin(), COLLECTION, item, bounded(&format!("m{item}")).unwrap()));
}

pub fn observation(item: ItemId, load: Result<i64, Cause>) -> Observation {
	Observation { item, values: vec![load].try_into().unwrap() }
}

/// A report of shard 0, signed by `signer` in the operator's name.
pub fn report_by(signer: Sr25519Keyring, round: BlockNumber, observations: Vec<Observation>) -> Call<Test> {
	let member = Member { operator: OPERATOR.to_account_id(), key: OPERATOR.public() };
	let header = DynamicAssets::header(0, round, &member, &observations);
	let signature = signer.pair().sign(&header.encode());
	Call::report {
		shard: 0,
		round,
		operator: member.operator,
		observations: observations.try_into().unwrap(),
		signature: signature.into(),
	}
}

pub fn report(round: BlockNumber, observations: Vec<Observation>) -> Call<Test> {
	report_by(OPERATOR, round, observations)
}

/// Whether the present block may include the call.
pub fn authorize(call: &Call<Test>) -> Result<ValidTransaction, TransactionValidityError> {
	call.authorize(TransactionSource::External).expect("the call is authorized").map(|(valid, _)| valid)
}

/// Authorizes and dispatches a call, as a block would.
pub fn include(call: Call<Test>) {
	assert_ok!(authorize(&call));
	assert_ok!(call.dispatch_bypass_filter(frame_system::Origin::<Test>::Authorized.into()));
}

/// The round that opens next, and its report for item 0, included one block later.
pub fn next_round(load: Result<i64, Cause>) -> BlockNumber {
	let opening = (System::block_number() / HEARTBEAT + 1) * HEARTBEAT;
	run_to(opening + 1);
	include(report(opening, vec![observation(0, load)]));
	opening
}

/// The events of the pallet since the last call.
pub fn events() -> Vec<crate::Event<Test>> {
	let events = System::read_events_for_pallet::<crate::Event<Test>>();
	System::reset_events();
	events
}
