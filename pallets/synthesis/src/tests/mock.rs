//! A chain with the pallet on it, whose assets, models, committees and notes are the tests'. Deadlines are the real ones.

use crate as pallet_synthesis;
use crate::{Answer, Attestation, Call, End, Open, WeightInfo};
use codec::{Decode, Encode};
use frame_support::{
	assert_ok, construct_runtime, derive_impl, ensure,
	migrations::MultiStepMigrator,
	pallet_prelude::InvalidTransaction,
	parameter_types, storage_alias,
	traits::{Authorize, ConstU128, ConstU32, ConstU64, ConstU8, Hooks, UnfilteredDispatchable},
	weights::Weight,
	Blake2_128Concat, BoundedVec,
};
use frame_system::offchain::{CreateAuthorizedTransaction, CreateTransaction, CreateTransactionBase, SigningTypes};
use sp_core::Pair;
use sp_io::hashing::blake2_256;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{
	generic,
	traits::{BlakeTwo256, IdentityLookup},
	transaction_validity::{TransactionSource, TransactionValidityError, ValidTransaction},
	AccountId32, BuildStorage, DispatchError, DispatchResult, MultiAddress, MultiSignature, MultiSigner,
};
use std::collections::BTreeMap;
use vivarium_engine::{
	blueprint::{Core, Metric, MetricKind, MetricTexts, Pusher, Texts, TraitTexts, Transition},
	bounded,
	decimal::Scale,
	external_id::ExternalId,
	life::{Life, Now},
	reading::{Accepted, Freshness, Mark},
	revision::{self, Origin, Record, Revision, NOTHING},
	rules::{Comparison, Condition, Effect, Rule, Term},
	synthesis::{
		Declaration, ImageTerms, NarrativeTerms, Occasions, Policy, Proposal, Refusal, ReviewTerms, Tolerance,
		TraitProposal,
	},
	traits::{Trait, TraitKind, TraitValue, Writers},
};
use vivarium_primitives::{
	operator_key::OperatorCrypto, statement::Stage, BlockNumber, BlueprintVersion, CohortDecision, CollectionId,
	Conduct, Hash, ItemId, Member, ModelId, ModelKind, ModelRegistry, ModelStatus, ModelTerms, NoteText, Outcome,
	ShardId, Snapshot, Upkeep,
};

type TxExtension = (frame_system::AuthorizeCall<Test>,);
type Extrinsic = generic::UncheckedExtrinsic<MultiAddress<AccountId32, ()>, RuntimeCall, MultiSignature, TxExtension>;

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Timestamp: pallet_timestamp,
		Balances: pallet_balances,
		Deadlines: pallet_deadlines,
		Synthesis: pallet_synthesis,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<u128>;
	type AccountId = AccountId32;
	type Block = generic::Block<generic::Header<BlockNumber, BlakeTwo256>, Extrinsic>;
	type Lookup = IdentityLookup<AccountId32>;
	type MultiBlockMigrator = Migrator;
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

impl pallet_deadlines::Config for Test {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Chain;
	type Deadline = crate::Due;
	type MaxAttempts = ConstU8<3>;
	type MaxWeight = HookWeight;
	type OnDeadline = Synthesis;
	type RetryDelay = ConstU32<10>;
	type WeightInfo = ();
}

parameter_types! {
	pub const HookWeight: Weight = Weight::from_parts(80_000_000_000, u64::MAX / 10);
	pub static OpeningWeight: Weight = HookWeight::get();
	pub static MaxWanted: u32 = 4;
	pub static MaxOpen: u32 = 4;
	pub static Migrating: bool = false;
	/// Who runs prompts. Their order as leaders is another one for each request.
	pub static Members: Vec<Sr25519Keyring> = vec![OPERATOR];
	/// A key with which all of them sign, instead of their own.
	pub static CommonKey: Option<sp_core::sr25519::Public> = None;
	/// The models that are registered.
	pub static Registered: BTreeMap<ModelId, ModelTerms> = BTreeMap::new();
	/// What became of what models said.
	pub static Outcomes: Vec<(ModelId, Outcome)> = Vec::new();
	/// What models decided about cohorts.
	pub static Decisions: Vec<(ModelId, CohortDecision)> = Vec::new();
	/// Whether a decision that is not favourable raises an alert.
	pub static Alerting: bool = false;
	/// The notes about every asset.
	pub static Noted: Vec<(Hash, BlockNumber, NoteText)> = Vec::new();
	/// The triggers that fired when proposals came true, whether acting on them fails, and what it weighs.
	pub static Triggers: Vec<(ItemId, u8)> = Vec::new();
	pub static TriggersFail: bool = false;
	pub static ActingWeight: Weight = Weight::zero();
	/// How many more syntheses an asset can pay; nothing where they cost nothing.
	pub static Payable: Option<u32> = None;
	/// Who got points.
	pub static Credited: Vec<AccountId32> = Vec::new();
}

/// An asset of the tests' chain, with its whole history.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq)]
pub struct Asset {
	pub version: u32,
	pub owner: AccountId32,
	pub external_id: ExternalId,
	pub life: Life,
	pub history: Vec<Record>,
}

#[storage_alias]
type Owners = StorageMap<Chain, Blake2_128Concat, CollectionId, AccountId32>;
#[storage_alias]
type Blueprints = StorageMap<Chain, Blake2_128Concat, (CollectionId, u32), (Core, Texts)>;
#[storage_alias]
type Assets = StorageMap<Chain, Blake2_128Concat, (CollectionId, ItemId), Asset>;

impl Asset {
	fn head(&self) -> Hash {
		self.history.last().map_or(NOTHING, |record| revision::hash(&record.encode()))
	}

	/// Records the present shape as the next revision; returns its number.
	fn revise(&mut self, collection: CollectionId, item: ItemId, origin: Origin) -> u32 {
		let (core, texts) = Blueprints::get((collection, self.version)).unwrap();
		let number = self.history.len() as u32 + 1;
		let revision = Revision {
			collection,
			item,
			number,
			previous: self.head(),
			block: now(),
			time: 0,
			origin,
			blueprint: blake2_256(&vivarium_engine::blueprint::bytes(&core, &texts)),
			state: self.life.state,
			health: self.life.health,
			traits: self.life.traits.clone(),
			flags: self.life.flags,
			inputs: BoundedVec::truncate_from(self.life.inputs()),
		};
		self.history.push(Record::new(revision, self.life.numbers(&core, 0)));
		Assets::insert((collection, item), &*self);
		number
	}
}

/// Everything that the pallet asks of the chain.
pub struct Chain;

impl vivarium_primitives::DynamicAssets<AccountId32> for Chain {
	fn snapshot(collection: CollectionId, item: ItemId) -> Option<Snapshot> {
		let asset = Assets::get((collection, item))?;
		let (head, revision) = (asset.head(), asset.history.len() as u32);
		let Asset { version, external_id, life, .. } = asset;
		Some(Snapshot { version, shard: 0, external_id, life, revision, head, time: 0 })
	}

	fn blueprint(collection: CollectionId, version: u32) -> Option<BlueprintVersion> {
		let (core, texts) = Blueprints::get((collection, version))?;
		let hash = blake2_256(&vivarium_engine::blueprint::bytes(&core, &texts));
		Some(BlueprintVersion { core, texts, hash })
	}

	fn collection_owner(collection: CollectionId) -> Option<AccountId32> {
		Owners::get(collection)
	}

	fn owner(collection: CollectionId, item: ItemId) -> Option<AccountId32> {
		Assets::get((collection, item)).map(|asset| asset.owner)
	}

	fn adopt(
		collection: CollectionId,
		item: ItemId,
		version: u32,
		proposal: &Proposal,
		mut origin: Origin,
	) -> Result<u32, DispatchError> {
		let mut asset = Assets::get((collection, item)).ok_or("it is no asset")?;
		ensure!(asset.version == version, "it follows another version");
		let (core, _) = Blueprints::get((collection, version)).ok_or("there is no blueprint")?;
		let advance = asset.life.adopt(&core, proposal, Now { block: now(), time: 0 }).ok_or("it does not fit")?;
		if let Origin::Synthesis { fired, .. } = &mut origin {
			*fired = BoundedVec::truncate_from(advance.fired);
		}
		let number = asset.revise(collection, item, origin);
		ensure!(advance.triggers.is_empty() || !TriggersFail::get(), "nobody can act");
		Triggers::mutate(|triggers| triggers.extend(advance.triggers.iter().map(|code| (item, *code))));
		Ok(number)
	}

	fn record(collection: CollectionId, item: ItemId, number: u32) -> Option<Record> {
		let history = Assets::get((collection, item))?.history;
		let first = history.len().saturating_sub(vivarium_engine::limits::REVISIONS_IN_STATE as usize);
		history.into_iter().skip(first).find(|record| record.revision().number == number)
	}

	fn revert(collection: CollectionId, item: ItemId, to: &Record, origin: Origin) -> Result<u32, DispatchError> {
		let mut asset = Assets::get((collection, item)).ok_or("it is no asset")?;
		let Revision { state, traits, flags, .. } = to.revision();
		asset.life.revert(*state, traits, *flags, 0);
		Ok(asset.revise(collection, item, origin))
	}

	fn remark(collection: CollectionId, item: ItemId, origin: Origin) -> Result<u32, DispatchError> {
		let mut asset = Assets::get((collection, item)).ok_or("it is no asset")?;
		Ok(asset.revise(collection, item, origin))
	}

	fn acting_weight() -> Weight {
		ActingWeight::get()
	}
}

impl ModelRegistry for Chain {
	fn terms(model: ModelId, prompt: &Hash) -> Option<ModelTerms> {
		assert_eq!(*prompt, vivarium_engine::synthesis::system_hash());
		Registered::get().get(&model).copied()
	}

	fn record(model: ModelId, outcome: Outcome) {
		Outcomes::mutate(|outcomes| outcomes.push((model, outcome)));
	}

	fn record_decision(model: ModelId, decision: CohortDecision) {
		Decisions::mutate(|decisions| decisions.push((model, decision)));
		if Alerting::get() && !decision.favourable {
			set_status(model, ModelStatus::Probation);
		}
	}
}

impl vivarium_primitives::Committee<AccountId32> for Chain {
	fn members(_: ShardId, _: BlockNumber) -> Vec<Member<AccountId32>> {
		let members = Members::get().into_iter().map(member);
		members.map(|member| Member { key: CommonKey::get().unwrap_or(member.key), ..member }).collect()
	}

	fn record(_: &AccountId32, _: Conduct) {}
}

impl vivarium_primitives::Notes for Chain {
	fn notes(_: CollectionId, _: ItemId) -> Vec<(Hash, BlockNumber, NoteText)> {
		Noted::get()
	}
}

impl Upkeep<AccountId32> for Chain {
	fn is_awake(_: CollectionId, _: ItemId, _: Option<BlockNumber>, _: BlockNumber, _: BlockNumber) -> bool {
		true
	}

	fn charge(
		_: CollectionId,
		_: ItemId,
		paid_until: Option<BlockNumber>,
		_: BlockNumber,
		_: BlockNumber,
	) -> Option<BlockNumber> {
		paid_until
	}

	fn charge_synthesis(_: CollectionId, _: ItemId) -> DispatchResult {
		let Some(payable) = Payable::get() else { return Ok(()) };
		Payable::set(Some(payable.checked_sub(1).ok_or(DispatchError::Unavailable)?));
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

pub struct Migrator;

impl MultiStepMigrator for Migrator {
	fn ongoing() -> bool {
		Migrating::get()
	}

	fn step() -> Weight {
		Weight::zero()
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_deadlines::BenchmarkHelper<crate::Due> for Chain {
	fn light() -> crate::Due {
		crate::Due { collection: COLLECTION, item: 0, matter: crate::Matter::Motion }
	}

	fn failing() -> crate::Due {
		Self::light()
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<AccountId32> for Chain {
	fn enrol(owner: &AccountId32, collection: CollectionId, item: ItemId, core: Core, texts: Texts, life: Life) {
		assert_eq!(vivarium_engine::blueprint::validate(&core, &texts), Ok(()));
		Owners::insert(collection, owner);
		Blueprints::insert((collection, 1), (core, texts));
		let external_id: ExternalId = vec![b'x'; vivarium_engine::limits::EXTERNAL_ID as usize].try_into().unwrap();
		let owner = owner.clone();
		let mut asset = Asset { version: 1, owner, external_id: external_id.clone(), life, history: Vec::new() };
		asset.revise(collection, item, Origin::Enrolment { external_id });
	}

	fn seat(size: u32, key: sp_core::sr25519::Public) {
		Members::set(Sr25519Keyring::iter().take(size as usize).collect());
		CommonKey::set(Some(key));
	}

	fn register(model: ModelId, kind: ModelKind, _: CollectionId, _: Hash) {
		set_model(model, kind, ModelStatus::Active);
	}

	fn remark(_: CollectionId, _: ItemId) {
		let text: NoteText = vec![b'n'; vivarium_engine::limits::NOTE as usize].try_into().unwrap();
		Noted::set(vec![([9; 32], 1, text); vivarium_engine::limits::NOTES as usize]);
	}
}

impl crate::Config for Test {
	type Assets = Chain;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Chain;
	type Committee = Chain;
	type Deadlines = Deadlines;
	type DeclarationByteDeposit = ConstU128<BYTE_DEPOSIT>;
	type ImageBlocks = ConstU32<IMAGE_BLOCKS>;
	type MaxOpen = MaxOpen;
	type MaxOpeningWeight = OpeningWeight;
	type MaxWanted = MaxWanted;
	type Models = Chain;
	type MotionBlocks = ConstU32<MOTION_BLOCKS>;
	type NativeBalance = Balances;
	type Notes = Chain;
	type OperatorCrypto = OperatorCrypto;
	type RequestBlocks = ConstU32<REQUEST_BLOCKS>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Upkeep = Chain;
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

/// The only operator, unless a test seats others.
pub const OPERATOR: Sr25519Keyring = Sr25519Keyring::Alice;
/// A committee of four.
pub const FOUR: [Sr25519Keyring; 4] =
	[Sr25519Keyring::Alice, Sr25519Keyring::Eve, Sr25519Keyring::Ferdie, Sr25519Keyring::One];
/// Owns the collection.
pub const OWNER: Sr25519Keyring = Sr25519Keyring::Bob;
/// Owns the items.
pub const HOLDER: Sr25519Keyring = Sr25519Keyring::Charlie;
/// Owns nothing.
pub const STRANGER: Sr25519Keyring = Sr25519Keyring::Dave;
/// Review, two of three.
pub const REVIEWERS: [Sr25519Keyring; 3] =
	[Sr25519Keyring::AliceStash, Sr25519Keyring::BobStash, Sr25519Keyring::CharlieStash];

/// The collection; its items 0 to 5 are assets.
pub const COLLECTION: CollectionId = 7;
/// The model that judges.
pub const MODEL: ModelId = 1;
/// The model that draws.
pub const PAINTER: ModelId = 2;

pub const BYTE_DEPOSIT: u128 = 2;
pub const LEADER_BLOCKS: u32 = 5;
pub const REQUEST_BLOCKS: u32 = 30;
pub const IMAGE_BLOCKS: u32 = 10;
pub const MOTION_BLOCKS: u32 = 50;
pub const REVIEW_BLOCKS: u32 = 20;

/// The traits: the model writes the first three, rules the fourth, the owner the last two.
pub const CONDITION: u8 = 0;
pub const WEAR: u8 = 1;
pub const REMARK: u8 = 2;
pub const ALARMS: u8 = 3;
pub const VALUE: u8 = 4;
pub const PLANT: u8 = 5;

pub const NOMINAL: u8 = 0;
pub const WATCH: u8 = 1;
pub const FAILED: u8 = 2;

/// A pump. Wear of 80 and more raises the second flag, counts an alarm and fires the first trigger.
pub fn blueprint() -> (Core, Texts) {
	let load = Metric {
		kind: MetricKind::Gauge,
		decimals: 1,
		scale: Scale::ONE,
		offset: 0,
		minimum: 0,
		maximum: 1000,
		tolerance: 20,
		deviation: 50,
		step: None,
		window: 4,
		min_sources: 1,
		pushed_by: Pusher::Account,
	};
	let model = Writers { rules: false, model: true, owner: false };
	let rules = Writers { rules: true, model: false, owner: false };
	let owner = Writers { rules: false, model: false, owner: true };
	let traits = [
		("condition", TraitKind::Enumeration { options: 3 }, model),
		("wear", TraitKind::Integer { minimum: 0, maximum: 100 }, model),
		("remark", TraitKind::Text, model),
		("alarms", TraitKind::Integer { minimum: 0, maximum: 9 }, rules),
		("value", TraitKind::Integer { minimum: 0, maximum: 1_000_000 }, owner),
		("plant", TraitKind::Bool, owner),
	];
	let worn = Condition::Compare { term: Term::Trait { index: WEAR }, comparison: Comparison::AtLeast, bound: 80 };
	let effects =
		[Effect::RaiseFlag { flag: 1 }, Effect::AddToTrait { index: ALARMS, amount: 1 }, Effect::Trigger { code: 0 }];
	let pairs = [(NOMINAL, WATCH), (WATCH, NOMINAL), (WATCH, FAILED), (NOMINAL, FAILED)];
	let core = Core {
		heartbeat: 5,
		metrics: vec![load].try_into().unwrap(),
		health: Default::default(),
		traits: traits.map(|(_, kind, writers)| Trait { kind, initial: 0, writers }).to_vec().try_into().unwrap(),
		states: 3,
		initial_state: NOMINAL,
		transitions: pairs.map(|(from, to)| Transition { from, to }).to_vec().try_into().unwrap(),
		flags: 2,
		triggers: 2,
		rules: vec![Rule {
			conditions: vec![worn].try_into().unwrap(),
			rounds: 1,
			effects: effects.to_vec().try_into().unwrap(),
		}]
		.try_into()
		.unwrap(),
		measures: Default::default(),
	};
	let names = |names: &[&str]| names.iter().map(|name| bounded(name).unwrap()).collect::<Vec<_>>();
	let options = |kind| match kind {
		TraitKind::Enumeration { .. } => names(&["good", "worn", "broken"]),
		_ => Vec::new(),
	};
	let trait_texts = traits
		.map(|(name, kind, _)| TraitTexts { name: bounded(name).unwrap(), options: options(kind).try_into().unwrap() });
	let texts = Texts {
		name: bounded("Pump").unwrap(),
		description: bounded("It moves water").unwrap(),
		metrics: vec![MetricTexts { name: bounded("load").unwrap(), unit: bounded("%").unwrap() }].try_into().unwrap(),
		traits: trait_texts.to_vec().try_into().unwrap(),
		states: names(&["nominal", "watch", "failed"]).try_into().unwrap(),
		flags: names(&["inspect", "alarmed"]).try_into().unwrap(),
		triggers: names(&["maintenance", "recall"]).try_into().unwrap(),
		sources: Default::default(),
		measures: Default::default(),
		reasons: Default::default(),
		claims: Default::default(),
	};
	(core, texts)
}

/// The model may go from nominal to watch and raise the first flag, moves the health by 10 and writes 200 bytes; nothing
/// goes to review.
pub fn declaration() -> Declaration {
	Declaration {
		model: MODEL,
		occasions: Occasions { transition: true, triggers: 0b01, every: 4, owner: true },
		prompt: bounded("Judge how the pump is doing.").unwrap(),
		transitions: vec![Transition { from: NOMINAL, to: WATCH }].try_into().unwrap(),
		flags: 0b01,
		tolerances: vec![Tolerance { index: WEAR, within: 5 }].try_into().unwrap(),
		adjustment: 10,
		narrative: Some(NarrativeTerms {
			maximum: 200,
			forbidden: vec![bounded("guarantee").unwrap()].try_into().unwrap(),
		}),
		image: None,
		review: ReviewTerms { policy: Policy::Never, deadline: REVIEW_BLOCKS },
		fairness: None,
	}
}

/// Within all bounds, at a load of 42 percent.
pub fn proposal() -> Proposal {
	let traits = [
		(CONDITION, TraitValue::Number(1)),
		(WEAR, TraitValue::Number(10)),
		(REMARK, TraitValue::Text(bounded("runs dry").unwrap())),
	];
	Proposal {
		traits: traits.map(|(index, value)| TraitProposal { index, value }).to_vec().try_into().unwrap(),
		to: None,
		flags: 0,
		adjustment: -3,
		narrative: bounded("It runs at 42 percent.").unwrap(),
		image: None,
	}
}

/// The proposal, with something else.
pub fn proposing(change: impl FnOnce(&mut Proposal)) -> Proposal {
	let mut proposal = proposal();
	change(&mut proposal);
	proposal
}

/// The smallest PNG that is recognised as one.
pub fn png() -> Vec<u8> {
	let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
	bytes.extend([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55]);
	bytes
}

pub struct ExtBuilder;

impl ExtBuilder {
	/// A chain at block 1.
	pub fn build() -> sp_io::TestExternalities {
		let endowed = [OWNER, HOLDER, STRANGER].map(|account| (account.to_account_id(), 1_000_000));
		let genesis = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig { balances: endowed.to_vec(), ..Default::default() },
			..Default::default()
		};
		OpeningWeight::set(HookWeight::get());
		MaxWanted::set(4);
		MaxOpen::set(4);
		Migrating::set(false);
		Members::set(vec![OPERATOR]);
		CommonKey::set(None);
		Registered::take();
		set_model(MODEL, ModelKind::Chat, ModelStatus::Active);
		set_model(PAINTER, ModelKind::Image, ModelStatus::Active);
		Outcomes::take();
		Decisions::take();
		Alerting::set(false);
		Noted::take();
		Triggers::take();
		TriggersFail::set(false);
		ActingWeight::set(Weight::zero());
		Payable::set(None);
		Credited::take();
		let mut ext: sp_io::TestExternalities = genesis.build_storage().unwrap().into();
		ext.execute_with(|| {
			run_to(1);
			Owners::insert(COLLECTION, OWNER.to_account_id());
			set_blueprint(1);
			for item in 0..6 {
				enrol(item);
			}
			declare(|_| ());
			let reviewers = REVIEWERS.map(|reviewer| reviewer.to_account_id()).to_vec();
			assert_ok!(Synthesis::set_reviewers(owner_origin(), COLLECTION, reviewers.try_into().unwrap(), 2));
			events();
		});
		ext
	}

	/// Runs a test from block 1 on, and `try_state` after it.
	pub fn build_and_execute(test: impl FnOnce()) {
		Self::build().execute_with(|| {
			test();
			Synthesis::do_try_state().unwrap();
			Deadlines::do_try_state().unwrap();
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

/// Goes to a block, whose hooks run; its clock is 2 s after the one before.
pub fn run_to(block: BlockNumber) {
	while now() < block {
		let next = now() + 1;
		System::set_block_number(next);
		pallet_timestamp::Now::<Test>::put(u64::from(next) * 2_000);
		Deadlines::on_initialize(next);
		Synthesis::on_initialize(next);
	}
}

pub fn now() -> BlockNumber {
	System::block_number()
}

/// Gives the collection this version of the blueprint.
pub fn set_blueprint(version: u32) {
	Blueprints::insert((COLLECTION, version), blueprint());
}

/// Makes an item an asset, with a load of 42 percent.
pub fn enrol(item: ItemId) {
	let mut life = Life::new(&blueprint().0, 0);
	let accepted = Accepted { value: 420, spread: 0, values: 1, sources: 1, block: 1, mark: Mark::Plain };
	life.readings[0].accepted = Some(accepted);
	life.readings[0].standing = Freshness::Fresh;
	let external_id: ExternalId = bounded(&format!("pump-{item}")).unwrap();
	let owner = HOLDER.to_account_id();
	let mut asset = Asset { version: 1, owner, external_id: external_id.clone(), life, history: Vec::new() };
	asset.revise(COLLECTION, item, Origin::Enrolment { external_id });
}

/// Changes item 0 beside the pallet, as telemetry or its owner would.
/// Changes what the first version of the blueprint computes with.
pub fn change_blueprint(change: impl FnOnce(&mut Core)) {
	let (mut core, texts) = Blueprints::get((COLLECTION, 1)).unwrap();
	change(&mut core);
	Blueprints::insert((COLLECTION, 1), (core, texts));
}

pub fn change_asset(change: impl FnOnce(&mut Asset)) {
	Assets::mutate((COLLECTION, 0), |asset| change(asset.as_mut().expect("item 0 is an asset")));
}

/// Ends an asset, and tells the pallet.
pub fn retire(item: ItemId) {
	Assets::remove((COLLECTION, item));
	<Synthesis as vivarium_primitives::OnRetired>::on_retired(COLLECTION, item);
}

pub fn set_collection_owner(owner: Sr25519Keyring) {
	Owners::insert(COLLECTION, owner.to_account_id());
}

pub fn remove_collection() {
	Owners::remove(COLLECTION);
}

/// Item 0.
pub fn asset() -> Asset {
	Assets::get((COLLECTION, 0)).expect("item 0 is an asset")
}

/// The last revision of item 0.
pub fn last_revision() -> Revision {
	asset().history.pop().expect("an asset has revisions").into_revision()
}

pub fn set_status(model: ModelId, status: ModelStatus) {
	let kind = Registered::get().get(&model).map_or(ModelKind::Chat, |terms| terms.kind);
	set_model(model, kind, status);
}

pub fn set_model(model: ModelId, kind: ModelKind, status: ModelStatus) {
	let version = [model as u8; 32];
	let terms = ModelTerms { kind, status, version, leader_blocks: LEADER_BLOCKS, max_tokens: 500 };
	Registered::mutate(|models| models.insert(model, terms));
}

pub fn owner_origin() -> RuntimeOrigin {
	RuntimeOrigin::signed(OWNER.to_account_id())
}

pub fn holder_origin() -> RuntimeOrigin {
	RuntimeOrigin::signed(HOLDER.to_account_id())
}

pub fn stranger_origin() -> RuntimeOrigin {
	RuntimeOrigin::signed(STRANGER.to_account_id())
}

/// Declares the synthesis of the first version, with something else.
pub fn declare(change: impl FnOnce(&mut Declaration)) {
	let mut declaration = declaration();
	change(&mut declaration);
	assert_ok!(Synthesis::set_declaration(owner_origin(), COLLECTION, 1, Box::new(declaration)));
}

/// Declares a picture too.
pub fn declare_image() {
	declare(|declaration| {
		declaration.image = Some(ImageTerms { model: PAINTER, prompt: bounded("A pump.").unwrap() });
	});
}

/// Declares that proposals go to review under this policy.
pub fn declare_review(policy: Policy) {
	declare(|declaration| declaration.review.policy = policy);
}

/// Asks about item 0.
pub fn ask() -> Open<Test> {
	ask_of(0)
}

pub fn ask_of(item: ItemId) -> Open<Test> {
	assert_ok!(Synthesis::request(holder_origin(), COLLECTION, item));
	open_of(item).expect("a request was opened")
}

/// The open request of item 0.
pub fn open() -> Option<Open<Test>> {
	open_of(0)
}

pub fn open_of(item: ItemId) -> Option<Open<Test>> {
	crate::Requests::<Test>::get((COLLECTION, item))
}

/// The operators of a request in the order in which they lead.
pub fn seats(open: &Open<Test>) -> Vec<Sr25519Keyring> {
	let operator = |member: &Member<AccountId32>| Sr25519Keyring::from_account_id(&member.operator).unwrap();
	open.committee.iter().map(operator).collect()
}

/// An operator with its own key.
pub fn member(operator: Sr25519Keyring) -> Member<AccountId32> {
	Member { operator: operator.to_account_id(), key: operator.public() }
}

/// An operator's statement about a request, signed with a key.
pub fn sign(
	stage: Stage,
	open: &Open<Test>,
	operator: Sr25519Keyring,
	signer: Sr25519Keyring,
	content: Hash,
) -> MultiSignature {
	let statement = Synthesis::statement(stage, open.hash, member(operator), content);
	signer.pair().sign(&statement.encode()).into()
}

/// An answer without refusals.
pub fn answering(proposal: Proposal) -> Answer {
	Answer { refusals: Default::default(), proposal: Some(proposal), undrawn: None }
}

/// An answer without a proposal.
pub fn refusing(refusal: Refusal) -> Answer {
	Answer { refusals: vec![refusal; 3].try_into().unwrap(), proposal: None, undrawn: None }
}

pub fn answer_by(open: &Open<Test>, operator: Sr25519Keyring, answer: Answer) -> Call<Test> {
	let signature = sign(Stage::Answer, open, operator, operator, answer.using_encoded(blake2_256));
	Call::answer {
		collection: open.request.collection,
		item: open.request.item,
		request: open.hash.into(),
		operator: operator.to_account_id(),
		answer,
		signature,
	}
}

pub fn attestation_by(open: &Open<Test>, operator: Sr25519Keyring, proposal: &Proposal, agrees: bool) -> Call<Test> {
	let attestation = Attestation { proposal: proposal.hash().into(), agrees };
	let signature = sign(Stage::Attestation, open, operator, operator, attestation.using_encoded(blake2_256));
	Call::attest {
		collection: open.request.collection,
		item: open.request.item,
		request: open.hash.into(),
		operator: operator.to_account_id(),
		attestation,
		signature,
	}
}

pub fn image_by(open: &Open<Test>, operator: Sr25519Keyring, bytes: Vec<u8>) -> Call<Test> {
	let signature = sign(Stage::Image, open, operator, operator, blake2_256(&bytes));
	Call::deliver_image {
		collection: open.request.collection,
		item: open.request.item,
		request: open.hash.into(),
		operator: operator.to_account_id(),
		signature,
		bytes: bytes.try_into().unwrap(),
	}
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

/// Asks about item 0, and lets the only operator answer.
pub fn synthesize(proposal: Proposal) -> Open<Test> {
	let open = ask();
	include(answer_by(&open, OPERATOR, answering(proposal)));
	open
}

/// The events of the pallet since the last call.
pub fn events() -> Vec<crate::Event<Test>> {
	let events = System::read_events_for_pallet::<crate::Event<Test>>();
	System::reset_events();
	events
}

/// How requests and reviews ended since the last look at events.
pub fn ends() -> Vec<End> {
	let end = |event| match event {
		crate::Event::Ended { end, .. } => Some(end),
		_ => None,
	};
	events().into_iter().filter_map(end).collect()
}

/// What became of what the models said since the last call.
pub fn outcomes() -> Vec<Outcome> {
	Outcomes::take().into_iter().map(|(_, outcome)| outcome).collect()
}

/// What a block's hook needs to open so many requests, and no more.
pub fn opening(requests: u64) -> Weight {
	<()>::on_initialize_idle().saturating_add(<()>::open().saturating_mul(requests))
}
