//! A chain with the pallet on it, whose blocks have room to pay eight beneficiaries. Balances and items are real.

use crate as pallet_royalties;
use crate::{Accruals, Dust, HoldReason, Overrides, ScheduleOf, Terms, WeightInfo};
use frame_support::{
	assert_ok, construct_runtime, derive_impl,
	migrations::MultiStepMigrator,
	parameter_types,
	traits::{
		fungible::{Inspect as _, InspectHold as _},
		tokens::nonfungibles,
		AsEnsureOriginWithArg, ConstU128, ConstU32, Hooks,
	},
	weights::Weight,
	BoundedVec, PalletId,
};
use frame_system::{EnsureRoot, EnsureSigned};
use sp_runtime::{BuildStorage, DispatchError, Permill};
use vivarium_engine::royalty::{Schedule, Share, WHOLE};
use vivarium_primitives::{CollectionId, ItemId, Proceeds, Royalties as _};

/// The existential deposit.
pub const ED: u128 = 10;
/// What each account begins with.
pub const ENDOWMENT: u128 = 1_000_000;
/// The collection of the tests, its owner, and an item in it.
pub const COLLECTION: CollectionId = 0;
pub const OWNER: u64 = 1;
pub const ITEM: ItemId = 0;
/// Who buys.
pub const BUYER: u64 = 2;
/// Who has an account and earns.
pub const ARTIST: u64 = 3;
pub const STUDIO: u64 = 4;
/// Who has nothing to do with it all.
pub const STRANGER: u64 = 9;
/// Who has most of the money that there can be.
pub const CROESUS: u64 = 10;
/// Who has no account.
pub const NEWCOMER: u64 = 100;
/// How many beneficiaries a block has room for.
pub const ROOM: u64 = 8;
/// How many blocks settlements are apart.
pub const PERIOD: u64 = 20;

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		Uniques: pallet_uniques,
		Royalties: pallet_royalties,
	}
);

parameter_types! {
	pub static Migrating: bool = false;
	pub static MaxWeight: Weight = room();
	pub const MaxRate: Permill = Permill::from_percent(50);
	pub const Pot: PalletId = PalletId(*b"vi/royal");
}

/// What paying `ROOM` beneficiaries takes, and nothing beside it.
fn room() -> Weight {
	<()>::on_initialize_idle().saturating_add(<()>::settle()).saturating_add(<()>::pay().saturating_mul(ROOM))
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

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<u128>;
	type Block = frame_system::mocking::MockBlock<Test>;
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

impl pallet_royalties::Config for Test {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
	type Items = Uniques;
	type MaxRate = MaxRate;
	type MaxWeight = MaxWeight;
	type NativeBalance = Balances;
	type PalletId = Pot;
	type RuntimeHoldReason = RuntimeHoldReason;
	type ScheduleByteDeposit = ConstU128<1>;
	type SettlementPeriod = ConstU32<{ PERIOD as u32 }>;
	type WeightInfo = ();
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Helper;

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<u64> for Helper {
	fn create(owner: &u64, collection: CollectionId, item: ItemId) {
		create(*owner, collection);
		mint(*owner, collection, item);
	}

	fn give(collection: CollectionId, from: &u64, to: &u64) {
		give(collection, *from, *to);
	}
}

/// An empty chain.
#[cfg(feature = "runtime-benchmarks")]
pub fn benchmarking() -> sp_io::TestExternalities {
	let mut ext: sp_io::TestExternalities = RuntimeGenesisConfig::default().build_storage().unwrap().into();
	ext.execute_with(|| System::set_block_number(1));
	ext
}

/// Runs a test from block 1 on, with a collection and an item in it. Money is conserved and `try_state` holds after it.
pub fn execute(test: impl FnOnce()) {
	Migrating::set(false);
	MaxWeight::set(room());
	let endowed = (1..CROESUS).map(|account| (account, ENDOWMENT));
	let genesis = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: endowed.chain([(CROESUS, u128::MAX / 2)]).collect(),
			..Default::default()
		},
		..Default::default()
	};
	let mut ext: sp_io::TestExternalities = genesis.build_storage().unwrap().into();
	ext.execute_with(|| {
		next_block();
		create(OWNER, COLLECTION);
		mint(OWNER, COLLECTION, ITEM);
		System::reset_events();
		let issuance = Balances::total_issuance();
		test();
		assert_eq!(Balances::total_issuance(), issuance);
		check();
	});
}

/// Checks the pallet's state, and that nothing is held but the deposits of its schedules.
pub fn check() {
	Royalties::do_try_state().unwrap();
	let of_collections = Terms::<Test>::iter_values().filter_map(|terms| terms.schedule);
	let deposits: u128 = of_collections.chain(Overrides::<Test>::iter_values()).map(|filed| filed.deposit).sum();
	let accounts = frame_system::Account::<Test>::iter_keys();
	assert_eq!(accounts.map(held).sum::<u128>(), deposits);
}

pub fn create(owner: u64, collection: CollectionId) {
	assert_ok!(Uniques::create(RuntimeOrigin::signed(owner), collection, owner));
}

pub fn mint(owner: u64, collection: CollectionId, item: ItemId) {
	assert_ok!(Uniques::mint(RuntimeOrigin::signed(owner), collection, item, owner));
}

pub fn burn(owner: u64, collection: CollectionId, item: ItemId) {
	assert_ok!(Uniques::burn(RuntimeOrigin::signed(owner), collection, item, None));
}

pub fn destroy(owner: u64, collection: CollectionId) {
	let witness = <Uniques as nonfungibles::Destroy<u64>>::get_destroy_witness(&collection).unwrap();
	assert_ok!(Uniques::destroy(RuntimeOrigin::signed(owner), collection, witness));
}

pub fn give(collection: CollectionId, from: u64, to: u64) {
	assert_ok!(Uniques::set_accept_ownership(RuntimeOrigin::signed(to), Some(collection)));
	assert_ok!(Uniques::transfer_ownership(RuntimeOrigin::signed(from), collection, to));
}

/// A schedule with this rate and these shares, in parts per million.
pub fn schedule(rate: u32, shares: &[(u64, u32)]) -> ScheduleOf<Test> {
	let shares = shares.iter().map(|(account, part)| Share { account: *account, part: *part });
	Schedule { rate, shares: BoundedVec::try_from(shares.collect::<Vec<_>>()).unwrap() }
}

/// A schedule of 10 % for one.
pub fn tenth(account: u64) -> ScheduleOf<Test> {
	schedule(100_000, &[(account, WHOLE)])
}

pub fn set(schedule: ScheduleOf<Test>) {
	assert_ok!(Royalties::set_schedule(RuntimeOrigin::signed(OWNER), COLLECTION, schedule));
}

/// Sells the item; returns what was credited.
pub fn sell(price: u128) -> Vec<(u64, u128)> {
	collect(BUYER, price).unwrap()
}

pub fn collect(payer: u64, price: u128) -> Result<Vec<(u64, u128)>, DispatchError> {
	Royalties::collect(&payer, COLLECTION, ITEM, price, Proceeds::Sale)
}

pub fn claim(beneficiary: u64) -> Result<(), DispatchError> {
	Royalties::claim(RuntimeOrigin::signed(STRANGER), beneficiary)
}

pub fn free(account: u64) -> u128 {
	Balances::balance(&account)
}

pub fn held(account: u64) -> u128 {
	Balances::balance_on_hold(&HoldReason::Schedule.into(), &account)
}

pub fn in_pot() -> u128 {
	free(Royalties::pot())
}

/// What an account is owed, payable or not.
pub fn owed(account: u64) -> u128 {
	Accruals::<Test>::get(account).unwrap_or(0) + Dust::<Test>::get(account).unwrap_or(0)
}

/// Begins the next block; returns what its hook weighs.
pub fn next_block() -> Weight {
	let weight = next_block_unchecked();
	Royalties::do_try_state().unwrap();
	weight
}

/// The same without looking through the whole state.
pub fn next_block_unchecked() -> Weight {
	let next = System::block_number() + 1;
	System::set_block_number(next);
	let weight = Royalties::on_initialize(next);
	assert!(weight.all_lte(MaxWeight::get()), "{weight:?} at block {next}");
	weight
}

pub fn run_to(block: u64) {
	while System::block_number() < block {
		next_block();
	}
}

/// The pallet's events since the last question.
pub fn events() -> Vec<crate::Event<Test>> {
	let events = System::read_events_for_pallet::<crate::Event<Test>>();
	System::reset_events();
	events
}
