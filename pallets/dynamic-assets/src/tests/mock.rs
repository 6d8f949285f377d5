//! A chain with the pallet on it.

use crate as pallet_dynamic_assets;
use crate::{Call, GenesisCollection, Observation};
use codec::Encode;
use frame_support::{
	assert_ok, construct_runtime, derive_impl, ensure,
	pallet_prelude::{DispatchResult, InvalidTransaction},
	parameter_types,
	traits::{AsEnsureOriginWithArg, Authorize, ConstU128, ConstU32, ConstU64, Hooks, UnfilteredDispatchable},
	weights::Weight,
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
use std::collections::BTreeMap;
use vivarium_engine::{
	blueprint::{Core, Metric, MetricKind, MetricPointer, MetricTexts, Pusher, Source, Texts, TraitTexts, Transition},
	bounded,
	cause::Cause,
	decimal::Scale,
	health::{CurvePoint, HealthTerm},
	observation::Seen,
	rules::{Comparison, Condition, Effect, Rule, Term},
	traits::{Trait, TraitKind, Writers},
};
use vivarium_primitives::{
	operator_key::OperatorCrypto, BlockNumber, Conclusion, Conduct, ItemId, Member, OnConcluded, OnRetired, OnTrigger,
	ShardId, Upkeep,
};

type TxExtension = (frame_system::AuthorizeCall<Test>,);
type Extrinsic = generic::UncheckedExtrinsic<MultiAddress<AccountId32, ()>, RuntimeCall, MultiSignature, TxExtension>;

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Timestamp: pallet_timestamp,
		Balances: pallet_balances,
		Uniques: pallet_uniques,
		DynamicAssets: pallet_dynamic_assets,
		Migrations: pallet_migrations,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<u128>;
	type AccountId = AccountId32;
	type Block = generic::Block<generic::Header<BlockNumber, BlakeTwo256>, Extrinsic>;
	type Lookup = IdentityLookup<AccountId32>;
	type MultiBlockMigrator = Migrations;
}

#[derive_impl(pallet_migrations::config_preludes::TestDefaultConfig)]
impl pallet_migrations::Config for Test {
	type MaxServiceWeight = MigrationWeight;
	#[cfg(not(feature = "runtime-benchmarks"))]
	type Migrations = (crate::migrations::v2::FromRelease1<Test>,);
	#[cfg(feature = "runtime-benchmarks")]
	type Migrations = pallet_migrations::mock_helpers::MockedMigrations;
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
	#[cfg(feature = "runtime-benchmarks")]
	type Helper = ();
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

parameter_types! {
	pub static MaxAssetsPerShard: u32 = 3;
	pub static MaxShardsDue: u32 = 2;
	/// Who reports, in the order of their seats.
	pub static Members: Vec<Sr25519Keyring> = vec![OPERATOR];
	/// A key with which all of them sign, instead of their own.
	pub static CommonKey: Option<sp_core::sr25519::Public> = None;
	/// What was recorded of whom.
	pub static Recorded: Vec<(AccountId32, Conduct)> = Vec::new();
	/// The triggers that fired, a bit each, whether acting on them fails, and what it weighs.
	pub static Triggers: Vec<(ItemId, u32)> = Vec::new();
	pub static TriggersFail: bool = false;
	pub static ActingWeight: Weight = Weight::zero();
	/// What hearing of a step weighs that is of note, and what it weighs once beside that.
	pub static HearingWeight: (Weight, Weight) = (Weight::zero(), Weight::zero());
	/// What was heard of rounds.
	pub static Conclusions: Vec<Conclusion> = Vec::new();
	/// The items that were retired.
	pub static Retired: Vec<ItemId> = Vec::new();
	/// How many rounds each item can still pay; nothing where rounds cost nothing.
	pub static Purses: Option<BTreeMap<ItemId, u32>> = None;
	/// What was charged: the item, the round, and how many rounds it paid.
	pub static Charged: Vec<(ItemId, BlockNumber, u32)> = Vec::new();
	/// Who got points.
	pub static Credited: Vec<AccountId32> = Vec::new();
	/// What stepped migrations may take of a block.
	pub static MigrationWeight: Weight = Weight::from_parts(100_000_000_000, u64::MAX);
}

pub struct Committee;

impl vivarium_primitives::Committee<AccountId32> for Committee {
	fn members(_: ShardId, _: BlockNumber) -> Vec<Member<AccountId32>> {
		let members = Members::get().into_iter().map(member);
		members.map(|member| Member { key: CommonKey::get().unwrap_or(member.key), ..member }).collect()
	}

	fn record(operator: &AccountId32, conduct: Conduct) {
		Recorded::mutate(|recorded| recorded.push((operator.clone(), conduct)));
	}
}

pub struct Act;

impl OnTrigger for Act {
	fn on_triggers(_: u32, item: ItemId, codes: u32) -> DispatchResult {
		ensure!(!TriggersFail::get() || item != 0, "nobody can act");
		Triggers::mutate(|triggers| triggers.push((item, codes)));
		Ok(())
	}

	fn weight() -> Weight {
		ActingWeight::get()
	}
}

/// Charges for so many rounds at a time.
pub const PREPAID: u32 = 3;

pub struct Till;

impl Upkeep<AccountId32> for Till {
	fn is_awake(
		_: u32,
		item: ItemId,
		paid_until: Option<BlockNumber>,
		_heartbeat: BlockNumber,
		round: BlockNumber,
	) -> bool {
		paid_until >= Some(round)
			|| Purses::get().is_none_or(|purses| purses.get(&item).is_some_and(|rounds| *rounds > 0))
	}

	fn charge(
		_: u32,
		item: ItemId,
		paid_until: Option<BlockNumber>,
		heartbeat: BlockNumber,
		round: BlockNumber,
	) -> Option<BlockNumber> {
		let Some(mut purses) = Purses::get() else { return paid_until.or(Some(round)) };
		let purse = purses.get_mut(&item).filter(|rounds| **rounds > 0)?;
		let rounds = PREPAID.min(*purse);
		*purse -= rounds;
		Purses::set(Some(purses));
		Charged::mutate(|charged| charged.push((item, round, rounds)));
		Some(round + heartbeat * (rounds - 1))
	}

	fn charge_synthesis(_: u32, _: ItemId) -> DispatchResult {
		Ok(())
	}

	fn credit(operator: &AccountId32, points: u32) {
		assert_eq!(points, 1);
		Credited::mutate(|credited| credited.push(operator.clone()));
	}

	fn weight() -> Weight {
		Weight::zero()
	}

	fn credit_weight() -> Weight {
		Weight::zero()
	}
}

pub struct Heard;

impl OnConcluded for Heard {
	fn on_concluded(conclusion: Conclusion) {
		Conclusions::mutate(|heard| heard.push(conclusion));
	}

	fn weight() -> Weight {
		HearingWeight::get().0
	}

	fn weight_of(conclusion: &Conclusion) -> Weight {
		if conclusion.raised == 0 {
			Weight::zero()
		} else {
			Self::weight()
		}
	}

	fn weight_once() -> Weight {
		HearingWeight::get().1
	}
}

impl OnRetired for Act {
	fn on_retired(_: u32, item: ItemId) {
		Retired::mutate(|retired| retired.push(item));
	}

	fn weight() -> Weight {
		Weight::zero()
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper for Committee {
	fn seat(size: u32, key: sp_core::sr25519::Public) {
		Members::set(Sr25519Keyring::iter().take(size as usize).collect());
		CommonKey::set(Some(key));
	}
}

impl crate::Config for Test {
	type AssetDeposit = ConstU128<{ ASSET_DEPOSIT }>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Committee;
	type BlueprintByteDeposit = ConstU128<1>;
	type Committee = Committee;
	type NativeBalance = Balances;
	type OnConcluded = Heard;
	type Keeps = ();
	type OnRetired = Act;
	type OnTrigger = Act;
	type RuntimeHoldReason = RuntimeHoldReason;
	type MaxAssetsPerShard = MaxAssetsPerShard;
	type MaxShardsDue = MaxShardsDue;
	type OperatorCrypto = OperatorCrypto;
	type Upkeep = Till;
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

/// The metric that publishers push.
pub const HOURS: u8 = 1;

/// What is held for an asset.
pub const ASSET_DEPOSIT: u128 = 100;

/// A gauge in percent with one decimal; tolerance 2, deviation 5.
pub const PERCENT: Metric = Metric {
	kind: MetricKind::Gauge,
	decimals: 1,
	scale: Scale::ONE,
	offset: 0,
	minimum: 0,
	maximum: 1000,
	tolerance: 20,
	deviation: 50,
	step: None,
	window: 0,
	min_sources: 1,
	pushed_by: Pusher::Account,
};

/// Load above 80 for two rounds is strained, below 60 for two nominal. A trait counts the strains and one is the
/// owner's; strain fires a trigger and raises a flag, which recovery clears.
pub fn blueprint() -> (Core, Texts) {
	let points = [(500, 100), (1000, 0)].map(|(value, score)| CurvePoint { value, score });
	let rule = |comparison, bound, effects: Vec<Effect>| Rule {
		conditions: vec![Condition::Compare { term: Term::Metric { metric: 0 }, comparison, bound }]
			.try_into()
			.unwrap(),
		rounds: 2,
		effects: effects.try_into().unwrap(),
	};
	let strain = vec![
		Effect::Transition { to: 1 },
		Effect::AddToTrait { index: 0, amount: 1 },
		Effect::RaiseFlag { flag: 0 },
		Effect::Trigger { code: 0 },
	];
	let recovery = vec![Effect::Transition { to: 0 }, Effect::ClearFlag { flag: 0 }];
	let writers = |rules| Writers { rules, model: false, owner: !rules };
	let traits = [
		Trait { kind: TraitKind::Integer { minimum: 0, maximum: 9 }, initial: 0, writers: writers(true) },
		Trait { kind: TraitKind::Text, initial: 0, writers: writers(false) },
	];
	let core = Core {
		heartbeat: HEARTBEAT,
		metrics: vec![PERCENT].try_into().unwrap(),
		health: vec![HealthTerm { metric: 0, statistic: None, points: points.to_vec().try_into().unwrap() }]
			.try_into()
			.unwrap(),
		traits: traits.to_vec().try_into().unwrap(),
		states: 2,
		initial_state: 0,
		transitions: vec![Transition { from: 0, to: 1 }, Transition { from: 1, to: 0 }].try_into().unwrap(),
		flags: 1,
		triggers: 1,
		rules: vec![rule(Comparison::Above, 800, strain), rule(Comparison::Below, 600, recovery)].try_into().unwrap(),
		measures: Default::default(),
	};
	let named = |name| TraitTexts { name: bounded(name).unwrap(), options: Default::default() };
	let texts = Texts {
		name: bounded("Machine").unwrap(),
		description: bounded("A computer").unwrap(),
		metrics: vec![MetricTexts { name: bounded("load").unwrap(), unit: bounded("%").unwrap() }].try_into().unwrap(),
		traits: vec![named("strains"), named("nickname")].try_into().unwrap(),
		states: vec![bounded("nominal").unwrap(), bounded("strained").unwrap()].try_into().unwrap(),
		flags: vec![bounded("overloaded").unwrap()].try_into().unwrap(),
		triggers: vec![bounded("maintenance").unwrap()].try_into().unwrap(),
		sources: vec![Source {
			url: bounded("http://127.0.0.1:9100/{external_id}").unwrap(),
			pointers: vec![MetricPointer { metric: 0, pointer: bounded("/load_percent").unwrap() }].try_into().unwrap(),
			time: None,
		}]
		.try_into()
		.unwrap(),
		measures: Default::default(),
		reasons: Default::default(),
		claims: Default::default(),
	};
	(core, texts)
}

/// The blueprint with a published counter of hours, deviation 10; from 100 on it raises the flag and fires the trigger.
pub fn published_blueprint() -> (Core, Texts) {
	let (mut core, mut texts) = blueprint();
	let hours = Metric {
		kind: MetricKind::Counter { may_reset: false },
		decimals: 0,
		deviation: 10,
		min_sources: 0,
		..PERCENT
	};
	core.metrics.try_push(hours).unwrap();
	let worn = Condition::Compare { term: Term::Metric { metric: HOURS }, comparison: Comparison::AtLeast, bound: 100 };
	let rule = Rule {
		conditions: vec![worn].try_into().unwrap(),
		rounds: 1,
		effects: vec![Effect::RaiseFlag { flag: 0 }, Effect::Trigger { code: 0 }].try_into().unwrap(),
	};
	core.rules.try_push(rule).unwrap();
	texts.metrics.try_push(MetricTexts { name: bounded("hours").unwrap(), unit: bounded("h").unwrap() }).unwrap();
	(core, texts)
}

fn blueprint_bytes() -> Vec<u8> {
	let (core, texts) = blueprint();
	vivarium_engine::blueprint::bytes(&core, &texts)
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
			dynamic_assets: crate::GenesisConfig {
				collections: vec![GenesisCollection {
					id: COLLECTION,
					name: "Machines".into(),
					owner: OWNER.to_account_id(),
					blueprint: blueprint_bytes().into(),
					items: vec![(0, "host".into())],
					traits: Vec::new(),
				}],
			},
			..Default::default()
		};
		Members::set(vec![OPERATOR]);
		Recorded::take();
		Triggers::take();
		TriggersFail::set(false);
		ActingWeight::set(Weight::zero());
		HearingWeight::set((Weight::zero(), Weight::zero()));
		Retired::take();
		Purses::set(None);
		Charged::take();
		Credited::take();
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
		});
	}
}

/// A chain without collections, whose keystore signs.
#[cfg(feature = "runtime-benchmarks")]
pub fn benchmarking() -> sp_io::TestExternalities {
	let mut ext: sp_io::TestExternalities = RuntimeGenesisConfig::default().build_storage().unwrap().into();
	ext.register_extension(sp_keystore::KeystoreExt::new(sp_keystore::testing::MemoryKeystore::new()));
	ext
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
	let values = vec![load.map(|value| Seen { value, sources: 1 })];
	Observation { item, values: values.try_into().unwrap() }
}

/// An operator with its own key.
pub fn member(operator: Sr25519Keyring) -> Member<AccountId32> {
	Member { operator: operator.to_account_id(), key: operator.public() }
}

/// A report of shard 0 in an operator's name, signed with a key.
pub fn signed_report(
	operator: Sr25519Keyring,
	signer: Sr25519Keyring,
	round: BlockNumber,
	observations: Vec<Observation>,
) -> Call<Test> {
	let header = DynamicAssets::header(0, round, &member(operator), &observations);
	let signature = signer.pair().sign(&header.encode());
	Call::report {
		shard: 0,
		round,
		operator: operator.to_account_id(),
		observations: observations.try_into().unwrap(),
		signature: signature.into(),
	}
}

/// A report of shard 0 by an operator.
pub fn report_by(operator: Sr25519Keyring, round: BlockNumber, observations: Vec<Observation>) -> Call<Test> {
	signed_report(operator, operator, round, observations)
}

pub fn report(round: BlockNumber, observations: Vec<Observation>) -> Call<Test> {
	report_by(OPERATOR, round, observations)
}

/// Why the present block may not include the call.
pub fn refused(call: &Call<Test>) -> InvalidTransaction {
	match authorize(call) {
		Err(TransactionValidityError::Invalid(reason)) => reason,
		other => panic!("not refused: {other:?}"),
	}
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

/// The next block in which a round of shard 0 opens.
pub fn next_opening() -> BlockNumber {
	(System::block_number() / HEARTBEAT + 1) * HEARTBEAT
}

/// The round that opens next, and its report for item 0, included one block later.
pub fn next_round(load: Result<i64, Cause>) -> BlockNumber {
	next_round_of(vec![observation(0, load)])
}

/// The round that opens next, and its report, included one block later.
pub fn next_round_of(observations: Vec<Observation>) -> BlockNumber {
	let opening = next_opening();
	run_to(opening + 1);
	include(report(opening, observations));
	opening
}

/// Item 0.
pub fn asset() -> crate::Asset<Test> {
	crate::Assets::<Test>::get(COLLECTION, 0).expect("item 0 is enrolled")
}

/// Item 0, with names.
pub fn view() -> vivarium_engine::view::AssetView {
	DynamicAssets::asset_view(COLLECTION, 0).expect("item 0 is enrolled")
}

/// The events of the pallet since the last call.
pub fn events() -> Vec<crate::Event<Test>> {
	let events = System::read_events_for_pallet::<crate::Event<Test>>();
	System::reset_events();
	events
}
