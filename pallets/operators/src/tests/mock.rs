//! A chain with the pallet on it, whose epochs have 40 blocks.

use crate as pallet_operators;
use crate::{EpochNumber, HoldReason, OperatorView, Standing};
use codec::Encode;
use frame_support::{
	construct_runtime, derive_impl, parameter_types,
	traits::{
		fungible::{Inspect, InspectHold},
		tokens::imbalance::ResolveTo,
		ConstU64, Hooks,
	},
	weights::Weight,
};
use frame_system::EnsureRoot;
use sp_core::{sr25519, Pair, H256};
use sp_io::hashing::blake2_256;
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::{BuildStorage, Perbill};
use vivarium_primitives::{Committee, Conduct};

/// The length of an epoch.
pub const EPOCH: u64 = 40;
/// The block of an epoch at which the next one freezes.
pub const MIDPOINT: u64 = 20;
/// What each account begins with.
pub const ENDOWMENT: u64 = 1_000;
/// Who receives slashed bonds.
pub const TREASURY: u64 = 250;
/// Who has nothing to do with it all.
pub const STRANGER: u64 = 251;

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		Operators: pallet_operators,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<u64>;
	type Block = frame_system::mocking::MockBlock<Test>;
	type BlockHashCount = ConstU64<100>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
}

parameter_types! {
	pub static Bond: u64 = 100;
	pub static CommitteeSize: u32 = 4;
	pub const MissThreshold: Perbill = Perbill::from_percent(50);
	pub const OutlierThreshold: Perbill = Perbill::from_percent(20);
	pub const Treasury: u64 = TREASURY;
	pub const EpochLength: u32 = EPOCH as u32;
	pub const MinRounds: u32 = 10;
}

impl pallet_operators::Config for Test {
	type AdmissionOrigin = EnsureRoot<u64>;
	type Bond = Bond;
	type CommitteeSize = CommitteeSize;
	type Currency = Balances;
	type EpochLength = EpochLength;
	type MinRounds = MinRounds;
	type MissThreshold = MissThreshold;
	type OutlierThreshold = OutlierThreshold;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Slashed = ResolveTo<Treasury, Balances>;
	type WeightInfo = ();
}

/// A pair of keys for tests, told apart by its seed.
pub fn pair(seed: u8) -> sr25519::Pair {
	sr25519::Pair::from_seed(&[seed; 32])
}

pub fn key(seed: u8) -> sr25519::Public {
	pair(seed).public()
}

pub struct ExtBuilder {
	operators: Vec<(u64, sr25519::Public)>,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		CommitteeSize::set(4);
		Bond::set(100);
		Self { operators: vec![] }
	}
}

impl ExtBuilder {
	/// Operators of the genesis, each with the key of its own number.
	pub fn operators(mut self, operators: impl IntoIterator<Item = u8>) -> Self {
		self.operators = operators.into_iter().map(|id| (u64::from(id), key(id))).collect();
		self
	}

	pub fn committee_size(self, size: u32) -> Self {
		CommitteeSize::set(size);
		self
	}

	pub fn build(self) -> sp_io::TestExternalities {
		let genesis = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig {
				balances: (1..=STRANGER).map(|account| (account, ENDOWMENT)).collect(),
				..Default::default()
			},
			operators: crate::GenesisConfig { operators: self.operators },
			..Default::default()
		};
		let mut ext: sp_io::TestExternalities = genesis.build_storage().unwrap().into();
		ext.register_extension(KeystoreExt::new(MemoryKeystore::new()));
		ext
	}

	/// Runs a test from block 1 on, and `try_state` after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			run_to(1);
			test();
			Operators::do_try_state().unwrap();
		});
	}
}

/// The hash of a block of the test's chain.
pub fn hash(block: u64) -> H256 {
	("block", block).using_encoded(blake2_256).into()
}

/// Begins the next block. Returns the weight of the hook.
pub fn next_block() -> Weight {
	let parent = System::block_number();
	frame_system::BlockHash::<Test>::insert(parent, hash(parent));
	System::set_block_number(parent + 1);
	let weight = Operators::on_initialize(parent + 1);
	Operators::do_try_state().unwrap();
	weight
}

pub fn run_to(block: u64) {
	assert!(System::block_number() <= block, "time goes forward");
	while System::block_number() < block {
		next_block();
	}
}

pub fn run_to_epoch(epoch: EpochNumber) {
	run_to(u64::from(epoch) * EPOCH);
}

/// The events of the pallet since the last call.
pub fn events() -> Vec<crate::Event<Test>> {
	let events = System::read_events_for_pallet::<crate::Event<Test>>();
	System::reset_events();
	events
}

pub fn committee(shard: u32, opening: u64) -> Vec<u64> {
	let members = <Operators as Committee<u64>>::members(shard, opening as u32);
	members.into_iter().map(|member| member.operator).collect()
}

/// The operators of the present epoch.
pub fn members() -> Vec<u64> {
	Operators::epoch().members.into_iter().map(|member| member.operator).collect()
}

pub fn view(operator: u64) -> OperatorView<u64, u64> {
	Operators::operator_view(operator).unwrap()
}

pub fn standing(operator: u64) -> Standing {
	view(operator).standing
}

/// Counts rounds in which the operator reported one value each, or nothing.
pub fn serve(operator: u64, rounds: u32, missed: u32) {
	for round in 0..rounds {
		let missed = round < missed;
		let conduct = Conduct { missed, values: (!missed).into(), outliers: 0, causes: 0 };
		<Operators as Committee<u64>>::record(&operator, conduct);
	}
}

/// What there is of an account's money, and of all money.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Money {
	pub free: u64,
	pub held: u64,
	pub issuance: u64,
}

impl Money {
	pub fn of(account: u64) -> Self {
		let held = Balances::balance_on_hold(&HoldReason::Bond.into(), &account);
		Self { free: Balances::balance(&account), held, issuance: Balances::total_issuance() }
	}
}
