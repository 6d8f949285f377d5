//! A chain with the pallet on it, and with real balances, items and deadlines. What holds of assets, their purses and the
//! reviewers are the tests'.

use crate as pallet_work_orders;
use crate::{
	Due, End, Event, HoldReason, Order, OrderId, Orders, Owed, Payee, Proof, Providers, Record, Records, Settlement,
	Stage, Template, TemplateNumber,
};
use frame_support::{
	assert_ok, construct_runtime, derive_impl,
	migrations::MultiStepMigrator,
	parameter_types,
	traits::{
		fungible::{Inspect, InspectHold, Mutate},
		tokens::Preservation,
		AsEnsureOriginWithArg, ConstU128, ConstU32, ConstU8, Hooks,
	},
	weights::Weight,
	PalletId,
};
use frame_system::{EnsureRoot, EnsureSigned};
use sp_core::H256;
use sp_runtime::{traits::IdentityLookup, BuildStorage, DispatchError};
use std::collections::{BTreeMap, BTreeSet};
use vivarium_engine::rules::Condition;
use vivarium_primitives::{
	BlockNumber, CollectionId, Conclusion, Conditions, ItemId, OnConcluded, OnRetired, Purse, Reviewers, Step,
};

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		Uniques: pallet_uniques,
		Deadlines: pallet_deadlines,
		WorkOrders: pallet_work_orders,
	}
);

/// The owner of the collection.
pub const MAKER: u64 = 1;
/// The owner of the items.
pub const OWNER: u64 = 2;
/// Who does the work.
pub const PROVIDER: u64 = 3;
pub const OTHER: u64 = 4;
pub const REVIEWER: u64 = 5;
/// Who pays for what assets cannot.
pub const SPONSOR: u64 = 6;
/// Has nothing to do with it all.
pub const STRANGER: u64 = 7;
/// Has nothing.
pub const POOR: u64 = 10;

pub const COLLECTION: CollectionId = 1;
pub const ITEM: ItemId = 0;
/// How many items there are.
pub const ITEMS: ItemId = 3;
/// The version of the blueprint that all items follow.
pub const VERSION: u32 = 1;
/// The triggers that it declares.
pub const TRIGGERS: u8 = 16;
/// The trigger of most templates.
pub const DEFECT: u8 = 3;
pub const ED: u128 = 10;
/// What each account begins with.
pub const ENDOWMENT: u128 = 100_000;
/// What each asset begins with.
pub const PURSE: u128 = 10_000;
pub const FEE: u128 = 1_000;
pub const ACCEPT: BlockNumber = 20;
pub const FINISH: BlockNumber = 50;
pub const PROVE: BlockNumber = 30;
pub const DECIDE: BlockNumber = 40;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<u128>;
	type AccountId = u64;
	type Block = frame_system::mocking::MockBlockU32<Test>;
	type Lookup = IdentityLookup<u64>;
	type MultiBlockMigrator = Migrator;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = u128;
	type ExistentialDeposit = ConstU128<ED>;
}

impl pallet_uniques::Config for Test {
	type AttributeDepositBase = ConstU128<1>;
	type CollectionDeposit = ConstU128<2>;
	type CollectionId = u32;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<u64>>;
	type Currency = Balances;
	type DepositPerByte = ConstU128<1>;
	type ForceOrigin = EnsureRoot<u64>;
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

impl pallet_deadlines::Config for Test {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Chain;
	type Deadline = Due;
	type MaxAttempts = ConstU8<3>;
	type MaxWeight = DueWeight;
	type OnDeadline = WorkOrders;
	type RetryDelay = ConstU32<10>;
	type WeightInfo = ();
}

/// What a tenth of a block of 0.8 s has room for.
pub const ROOM: Weight = Weight::from_parts(80_000_000_000, u64::MAX / 10);

parameter_types! {
	pub const EscrowId: PalletId = PalletId(*b"viv/work");
	pub static DueWeight: Weight = ROOM;
	pub static LineWeight: Weight = ROOM;
	pub static MaxLine: u32 = 256;
	pub static TemplateDeposit: u128 = 7;
	pub static Migrating: bool = false;
	/// The items that are assets, each with the version of the blueprint that it follows.
	pub static Enrolled: BTreeMap<ItemId, u32> = BTreeMap::new();
	/// Whether the conditions hold of an item; nothing can be said of others.
	pub static Holding: BTreeMap<ItemId, bool> = BTreeMap::new();
	/// By which questions the last conditions were judged.
	pub static Asked: Vec<(ItemId, BlockNumber, Step)> = Vec::new();
	/// Whether purses take no income, as if it left them below the existential deposit.
	pub static PursesFail: bool = false;
}

impl pallet_work_orders::Config for Test {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Chain;
	type Conditions = Chain;
	type Deadlines = Deadlines;
	type DecisionBlocks = ConstU32<DECIDE>;
	type Items = Uniques;
	type MaxBlocks = ConstU32<1_000_000>;
	type MaxLine = MaxLine;
	type MaxLineWeight = LineWeight;
	type MinBlocks = ConstU32<2>;
	type NativeBalance = Balances;
	type PalletId = EscrowId;
	type Purse = Chain;
	type Reviewers = Chain;
	type RuntimeHoldReason = RuntimeHoldReason;
	type TemplateDeposit = TemplateDeposit;
	type WeightInfo = ();
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

/// What the pallet asks of others.
pub struct Chain;

impl Conditions for Chain {
	fn version(_: CollectionId, item: ItemId) -> Option<u32> {
		Enrolled::get().get(&item).copied()
	}

	fn has_trigger(_: CollectionId, version: u32, code: u8) -> bool {
		version <= VERSION + 1 && code < TRIGGERS
	}

	/// Conditions on states are sound, others are not.
	fn are_sound(_: CollectionId, version: u32, conditions: &[Condition]) -> bool {
		let is_sound = |condition: &Condition| matches!(condition, Condition::InState { .. });
		version <= VERSION + 1 && !conditions.is_empty() && conditions.iter().all(is_sound)
	}

	fn hold(
		collection: CollectionId,
		item: ItemId,
		version: u32,
		conditions: &[Condition],
		since: BlockNumber,
		step: Step,
	) -> Option<bool> {
		assert!(Self::are_sound(collection, version, conditions));
		Asked::mutate(|asked| asked.push((item, since, step)));
		let follows = Enrolled::get().get(&item) == Some(&version);
		Holding::get().get(&item).copied().filter(|_| follows)
	}

	fn weight() -> Weight {
		Weight::from_parts(20_000_000, 0)
	}
}

/// The account of an item.
pub fn purse(item: ItemId) -> u64 {
	1_000 + u64::from(item)
}

impl Purse<u64, u128> for Chain {
	fn account(_: CollectionId, item: ItemId) -> u64 {
		purse(item)
	}

	fn spendable(_: CollectionId, item: ItemId) -> u128 {
		Balances::balance(&purse(item)).saturating_sub(ED)
	}

	fn earn(payer: &u64, _: CollectionId, item: ItemId, amount: u128) -> Result<u128, DispatchError> {
		if PursesFail::get() || Balances::balance(&purse(item)).saturating_add(amount) < ED {
			return Ok(0);
		}
		<Balances as Mutate<u64>>::transfer(payer, &purse(item), amount, Preservation::Preserve)
	}

	fn spend(_: CollectionId, item: ItemId, payee: &u64, amount: u128) -> Result<(), DispatchError> {
		<Balances as Mutate<u64>>::transfer(&purse(item), payee, amount, Preservation::Preserve).map(drop)
	}

	fn weight() -> Weight {
		Weight::from_parts(50_000_000, 0)
	}
}

impl Reviewers<u64> for Chain {
	fn is_reviewer(collection: CollectionId, who: &u64) -> bool {
		collection == COLLECTION && [REVIEWER, OTHER].contains(who)
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_deadlines::BenchmarkHelper<Due> for Chain {
	fn light() -> Due {
		Due { order: OrderId::MAX }
	}

	fn failing() -> Due {
		Self::light()
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<u64> for Chain {
	fn collection() -> (CollectionId, u64) {
		(COLLECTION, MAKER)
	}

	fn asset(owner: &u64, collection: CollectionId, item: ItemId) -> u32 {
		assert_ok!(Uniques::mint(RuntimeOrigin::signed(MAKER), collection, item, *owner));
		Enrolled::mutate(|enrolled| enrolled.insert(item, VERSION));
		VERSION
	}

	fn conditions() -> Vec<Condition> {
		vec![Condition::InState { state: 0 }; 4]
	}

	fn measure(_: CollectionId, item: ItemId) -> Step {
		hold(item, Some(true));
		Step::Push
	}

	fn reviewer(_: CollectionId) -> u64 {
		REVIEWER
	}
}

pub struct ExtBuilder;

impl ExtBuilder {
	pub fn build() -> sp_io::TestExternalities {
		DueWeight::set(ROOM);
		LineWeight::set(ROOM);
		MaxLine::set(256);
		TemplateDeposit::set(7);
		Migrating::set(false);
		PursesFail::set(false);
		Enrolled::set((0..ITEMS).map(|item| (item, VERSION)).collect());
		Holding::set(BTreeMap::new());
		Asked::set(Vec::new());
		let accounts = (MAKER..POOR).map(|account| (account, ENDOWMENT));
		let purses = (0..ITEMS).map(|item| (purse(item), PURSE));
		let genesis = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig {
				balances: accounts.chain(purses).collect(),
				..Default::default()
			},
			..Default::default()
		};
		let mut ext: sp_io::TestExternalities = genesis.build_storage().unwrap().into();
		ext.execute_with(|| {
			System::set_block_number(1);
			assert_ok!(Uniques::force_create(RuntimeOrigin::root(), COLLECTION, MAKER, true));
			for item in 0..ITEMS {
				assert_ok!(Uniques::mint(RuntimeOrigin::signed(MAKER), COLLECTION, item, OWNER));
			}
			System::reset_events();
		});
		ext
	}

	/// Runs a test from block 1 on, and checks after it that the state is sound and no money was made or lost.
	pub fn build_and_execute(test: impl FnOnce()) {
		Self::build().execute_with(|| {
			let issuance = Balances::total_issuance();
			test();
			check(issuance);
		});
	}
}

/// Checks the state of the chain: what lies in escrow is what orders and claims have, everything held is a template's, and
/// what comes next of every order is armed once, for the block in which it is too late.
pub fn check(issuance: u128) {
	WorkOrders::do_try_state().unwrap();
	Deadlines::do_try_state().unwrap();
	assert_eq!(Balances::total_issuance(), issuance, "money was made or lost");
	let free_and_held: u128 =
		frame_system::Account::<Test>::iter_values().map(|account| account.data.free + account.data.reserved).sum();
	assert_eq!(free_and_held, issuance);
	let escrow = Balances::balance(&WorkOrders::escrow_account());
	let fees: u128 = Orders::<Test>::iter_values().map(|order| order.escrow()).sum();
	let owed: u128 = Owed::<Test>::iter_values().sum();
	assert_eq!(escrow.saturating_sub(ED), fees + owed, "something else lies in escrow");
	let on_hold: u128 = pallet_balances::Holds::<Test>::iter_values().flatten().map(|hold| hold.amount).sum();
	assert_eq!(on_hold, crate::Templates::<Test>::iter_values().map(|kept| kept.deposit).sum::<u128>());
	let armed: BTreeSet<(BlockNumber, OrderId)> =
		pallet_deadlines::Armed::<Test>::iter_keys().map(|(at, due)| (at.into(), due.order)).collect();
	let due: BTreeSet<_> = Orders::<Test>::iter().map(|(id, order)| (order.until + 1, id)).collect();
	assert_eq!(armed, due, "what comes next of each order is armed once");
}

/// A chain without templates or orders.
#[cfg(feature = "runtime-benchmarks")]
pub fn benchmarking() -> sp_io::TestExternalities {
	ExtBuilder::build()
}

pub fn now() -> BlockNumber {
	System::block_number()
}

/// Begins the next block. Returns what the hook of the line weighs.
pub fn next_block() -> Weight {
	let next = now() + 1;
	System::set_block_number(next);
	let due = Deadlines::on_initialize(next);
	assert!(due.all_lte(DueWeight::get()), "{due:?} at block {next}");
	let line = WorkOrders::on_initialize(next);
	assert!(line.all_lte(LineWeight::get()), "{line:?} at block {next}");
	line
}

pub fn run_to(block: BlockNumber) {
	assert!(now() <= block, "time goes forward");
	while now() < block {
		next_block();
	}
}

/// Goes to a block without its hooks and those before.
pub fn jump_to(block: BlockNumber) {
	System::set_block_number(block);
}

pub fn origin(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Work for 1,000 that telemetry proves by two rounds, of a provider that accepts within 20 blocks and completes within 50.
/// A missed deadline closes the order.
pub fn template() -> Template<u64> {
	Template {
		title: b"Replace the bearing".to_vec().try_into().unwrap(),
		version: VERSION,
		trigger: DEFECT,
		fee: FEE,
		providers: Providers::Anyone,
		accept_blocks: ACCEPT,
		finish_blocks: FINISH,
		proof: Proof::Telemetry {
			conditions: vec![Condition::InState { state: 0 }].try_into().unwrap(),
			rounds: 2,
			blocks: PROVE,
		},
		reopenings: 0,
	}
}

/// The same, confirmed by a reviewer.
pub fn reviewed() -> Template<u64> {
	Template { proof: Proof::Reviewer, ..template() }
}

/// The owner of the collection adds a template. Returns its number.
pub fn add(template: &Template<u64>) -> TemplateNumber {
	let number = crate::Catalogues::<Test>::get(COLLECTION).next;
	assert_ok!(WorkOrders::add_template(origin(MAKER), COLLECTION, Box::new(template.clone())));
	number
}

pub fn conclusion(item: ItemId, step: Step, triggers: u32) -> Conclusion {
	Conclusion {
		collection: COLLECTION,
		item,
		version: VERSION,
		step,
		transition: None,
		triggers,
		raised: 0,
		health: (None, None),
	}
}

/// A rule of an item fires a trigger in this block.
pub fn fire(item: ItemId, trigger: u8) {
	<WorkOrders as OnConcluded>::on_concluded(conclusion(item, Step::Push, 1 << trigger));
}

/// A round of an item is concluded, and the next block judges by it whether the conditions hold.
pub fn round(item: ItemId, holds: Option<bool>) {
	hold(item, holds);
	<WorkOrders as OnConcluded>::on_concluded(conclusion(item, Step::Round(now()), 0));
	next_block();
}

/// Lets conditions hold of an item, or not, or lets nothing be said about them.
pub fn hold(item: ItemId, holds: Option<bool>) {
	Holding::mutate(|holding| match holds {
		Some(holds) => drop(holding.insert(item, holds)),
		None => drop(holding.remove(&item)),
	});
}

/// An item ceases to be an asset.
pub fn retire(item: ItemId) {
	Enrolled::mutate(|enrolled| enrolled.remove(&item));
	<WorkOrders as OnRetired>::on_retired(COLLECTION, item);
}

/// Adds a template, and opens an order of an item by its trigger. Returns its number.
pub fn open(item: ItemId, template: &Template<u64>) -> OrderId {
	add(template);
	let order = crate::NextOrder::<Test>::get();
	fire(item, template.trigger);
	next_block();
	assert!(Orders::<Test>::contains_key(order));
	order
}

/// The same, accepted and begun.
pub fn started(template: &Template<u64>) -> OrderId {
	let order = open(ITEM, template);
	assert_ok!(WorkOrders::accept(origin(PROVIDER), order));
	assert_ok!(WorkOrders::start(origin(PROVIDER), order));
	order
}

pub const EVIDENCE: H256 = H256::repeat_byte(7);

pub fn complete(order: OrderId) -> frame_support::pallet_prelude::DispatchResult {
	WorkOrders::complete(origin(PROVIDER), order, EVIDENCE, b"https://example.org/report".to_vec().try_into().unwrap())
}

/// The same, completed.
pub fn completed(template: &Template<u64>) -> OrderId {
	let order = started(template);
	assert_ok!(complete(order));
	order
}

pub fn order(order: OrderId) -> Order<Test> {
	Orders::<Test>::get(order).unwrap()
}

pub fn stage(order: OrderId) -> Option<Stage<u64>> {
	Orders::<Test>::get(order).map(|order| order.stage)
}

/// What an account has, held included.
pub fn has(who: u64) -> u128 {
	Balances::total_balance(&who)
}

/// What of an account is on hold.
pub fn held(who: u64) -> u128 {
	Balances::balance_on_hold(&HoldReason::Template.into(), &who)
}

/// What lies in escrow, its existential deposit aside.
pub fn escrow() -> u128 {
	Balances::balance(&WorkOrders::escrow_account()).saturating_sub(ED)
}

/// What those have who pay and are paid: the asset's purse, the provider, the sponsor, the owner.
pub fn purses() -> [u128; 4] {
	[purse(ITEM), PROVIDER, SPONSOR, OWNER].map(has)
}

pub fn record(who: u64) -> Record {
	Records::<Test>::get(who)
}

/// The events of the pallet since the last question.
pub fn events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet::<Event<Test>>();
	System::reset_events();
	events
}

/// How orders ended, by the events since the last question.
pub fn ends() -> Vec<(OrderId, End<u64>, Settlement<u64>)> {
	let events = events().into_iter();
	events
		.filter_map(|event| match event {
			Event::Ended { order, end, settlement, .. } => Some((order, end, settlement)),
			_ => None,
		})
		.collect()
}

/// Money that went back to the purse of the item.
pub fn back_to_purse() -> Settlement<u64> {
	let payee = Payee::Asset { collection: COLLECTION, item: ITEM };
	Settlement { amount: FEE, payee: Some(payee), account: Some(purse(ITEM)) }
}

/// Money that went to an account.
pub fn paid_to(who: u64) -> Settlement<u64> {
	Settlement { amount: FEE, payee: Some(Payee::Account(who)), account: Some(who) }
}
