//! A chain with the pallet on it. Items are real ones; which of them are served, and which are for sale, is the tests'.

use crate as pallet_asset_accounts;
use crate::{Event, FeeTable, Payer, Turnover, Turnovers};
use frame_support::{
	assert_ok, construct_runtime, derive_impl,
	migrations::MultiStepMigrator,
	parameter_types,
	traits::{fungible::Mutate, tokens::Preservation, AsEnsureOriginWithArg, ConstU128, ConstU32, Hooks},
	weights::Weight,
	PalletId,
};
use frame_system::{EnsureRoot, EnsureSigned};
use sp_runtime::{traits::IdentityLookup, AccountId32, BuildStorage};
use std::collections::BTreeMap;
use vivarium_primitives::{BlockNumber, CollectionId, ItemId, Listings, Served, Service, Upkeep};

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		Uniques: pallet_uniques,
		AssetAccounts: pallet_asset_accounts,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<u128>;
	type AccountId = AccountId32;
	type Block = frame_system::mocking::MockBlockU32<Test>;
	type Lookup = IdentityLookup<AccountId32>;
	type MultiBlockMigrator = Migrator;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = u128;
	type ExistentialDeposit = ConstU128<ED>;
}

impl pallet_uniques::Config for Test {
	type AttributeDepositBase = ConstU128<0>;
	type CollectionDeposit = ConstU128<0>;
	type CollectionId = u32;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId32>>;
	type Currency = Balances;
	type DepositPerByte = ConstU128<0>;
	type ForceOrigin = EnsureRoot<AccountId32>;
	#[cfg(feature = "runtime-benchmarks")]
	type Helper = ();
	type ItemDeposit = ConstU128<0>;
	type ItemId = u32;
	type KeyLimit = ConstU32<50>;
	type Locker = ();
	type MetadataDepositBase = ConstU128<0>;
	type RuntimeEvent = RuntimeEvent;
	type StringLimit = ConstU32<50>;
	type ValueLimit = ConstU32<50>;
	type WeightInfo = ();
}

parameter_types! {
	pub const AccountsId: PalletId = PalletId(*b"viv/purs");
	pub static MaxPayoutWeight: Weight = ROOMY;
	pub static Migrating: bool = false;
	/// The assets: what is paid for, and the heartbeat.
	pub static Assets: BTreeMap<(CollectionId, ItemId), (Option<BlockNumber>, BlockNumber)> = BTreeMap::new();
	/// What is for sale.
	pub static Listed: Vec<(CollectionId, ItemId)> = Vec::new();
	/// What was moved past the pallet: from whom, to whom, how much.
	pub static Moved: Vec<(AccountId32, AccountId32, u128)> = Vec::new();
	/// How many events were looked at.
	pub static Seen: usize = 0;
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

pub struct Chain;

impl Served for Chain {
	fn service(collection: CollectionId, item: ItemId) -> Option<Service> {
		let (paid_until, heartbeat) = Assets::get().get(&(collection, item)).copied()?;
		let next_round = (System::block_number() / heartbeat + 1) * heartbeat;
		Some(Service { paid_until, heartbeat, next_round })
	}
}

impl Listings for Chain {
	fn is_listed(collection: CollectionId, item: ItemId) -> bool {
		Listed::get().contains(&(collection, item))
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<AccountId32> for Chain {
	fn asset(owner: &AccountId32, collection: CollectionId, item: ItemId) {
		assert_ok!(Uniques::force_create(RuntimeOrigin::root(), collection, owner.clone(), true));
		assert_ok!(Uniques::mint(RuntimeOrigin::signed(owner.clone()), collection, item, owner.clone()));
		Assets::mutate(|assets| assets.insert((collection, item), (Some(0), HEARTBEAT)));
	}
}

impl crate::Config for Test {
	type Assets = Chain;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Chain;
	type EpochLength = ConstU32<EPOCH>;
	type FeeOrigin = EnsureRoot<AccountId32>;
	type Items = Uniques;
	type Listings = Chain;
	type MaxPayoutWeight = MaxPayoutWeight;
	type NativeBalance = Balances;
	type PalletId = AccountsId;
	type PrepaidBlocks = ConstU32<PREPAID>;
	type WeightInfo = ();
}

/// Room for all operators in one block.
pub const ROOMY: Weight = Weight::from_parts(80_000_000_000, u64::MAX / 10);
/// The existential deposit.
pub const ED: u128 = 10;
/// What everybody begins with.
pub const ENDOWMENT: u128 = 1_000_000;
/// The length of an epoch.
pub const EPOCH: BlockNumber = 100;
/// For how many blocks rounds are paid for at a time.
pub const PREPAID: BlockNumber = 50;
/// The collection; its items 0 to 3 are minted.
pub const COLLECTION: CollectionId = 7;
/// The heartbeat of items 0 and 1.
pub const HEARTBEAT: BlockNumber = 5;
/// The heartbeat of item 2: longer than what is paid for at a time.
pub const SLOW: BlockNumber = 150;
/// An item that is no asset.
pub const ORDINARY: ItemId = 3;
/// What a round costs where it costs something.
pub const ROUND_FEE: u128 = 3;
/// What a synthesis costs then.
pub const SYNTHESIS_FEE: u128 = 40;
/// What is paid for items 0 and 1 at a time.
pub const PERIOD: u128 = ROUND_FEE * (PREPAID / HEARTBEAT) as u128;

pub fn account(number: u8) -> AccountId32 {
	AccountId32::new([number; 32])
}

/// Owns the items.
pub fn owner() -> AccountId32 {
	account(1)
}

/// Owns the collection.
pub fn artist() -> AccountId32 {
	account(2)
}

/// Owns nothing.
pub fn stranger() -> AccountId32 {
	account(3)
}

/// Serves assets.
pub fn operator(number: u8) -> AccountId32 {
	account(10 + number)
}

/// Has no account.
pub fn nobody() -> AccountId32 {
	account(99)
}

pub fn signed(who: AccountId32) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn purse(item: ItemId) -> AccountId32 {
	AssetAccounts::purse_of(COLLECTION, item)
}

pub fn sponsorship() -> AccountId32 {
	AssetAccounts::sponsorship_of(COLLECTION)
}

pub fn pot() -> AccountId32 {
	AssetAccounts::pot()
}

pub fn balance(who: &AccountId32) -> u128 {
	Balances::free_balance(who)
}

pub fn fund(item: ItemId, amount: u128) {
	assert_ok!(AssetAccounts::fund(signed(stranger()), COLLECTION, item, amount));
}

pub fn set_fees(round: u128, synthesis: u128) {
	assert_ok!(AssetAccounts::set_fees(RuntimeOrigin::root(), FeeTable { round, synthesis }));
}

/// Fees as most tests want them.
pub fn charge_for_service() {
	set_fees(ROUND_FEE, SYNTHESIS_FEE);
}

/// Moves money past the pallet.
pub fn transfer(from: AccountId32, to: AccountId32, amount: u128) {
	assert_ok!(<Balances as Mutate<_>>::transfer(&from, &to, amount, Preservation::Expendable));
	Moved::mutate(|moved| moved.push((from, to, amount)));
}

pub fn run_to(block: BlockNumber) {
	while System::block_number() < block {
		next_block();
	}
}

/// Begins the next block; returns what its hook weighs.
pub fn next_block() -> Weight {
	let next = System::block_number() + 1;
	System::set_block_number(next);
	let weight = AssetAccounts::on_initialize(next);
	assert!(weight.all_lte(MaxPayoutWeight::get()), "{weight:?} at block {next}");
	weight
}

/// What the asset paid for.
pub fn paid_until(item: ItemId) -> Option<BlockNumber> {
	Assets::get().get(&(COLLECTION, item)).and_then(|(paid_until, _)| *paid_until)
}

/// Goes to the next round of an asset, and does what its first report does. Whether the asset takes part in it.
pub fn next_round(item: ItemId) -> bool {
	run_to(Chain::service(COLLECTION, item).expect("it is an asset").next_round);
	attend(item)
}

/// What the first report of a round that opened in this block does. Whether the asset takes part in it.
pub fn attend(item: ItemId) -> bool {
	let round = System::block_number();
	let (before, heartbeat) = Assets::get()[&(COLLECTION, item)];
	let expected = AssetAccounts::is_awake(COLLECTION, item, before, heartbeat, round);
	if before < Some(round) {
		let after = AssetAccounts::charge(COLLECTION, item, before, heartbeat, round);
		Assets::mutate(|assets| assets.insert((COLLECTION, item), (after, heartbeat)));
	}
	let is_awake = paid_until(item).is_some();
	assert_eq!(is_awake, expected, "the worker knows what the chain will do");
	is_awake
}

/// The events of the pallet since the last call.
pub fn events() -> Vec<Event<Test>> {
	let all = System::read_events_for_pallet::<Event<Test>>();
	let new = all[Seen::get()..].to_vec();
	Seen::set(all.len());
	new
}

/// The movement that an event tells: from whom, to whom, how much.
fn movement(event: Event<Test>) -> Option<(AccountId32, AccountId32, u128)> {
	let account_of = |payer, collection, item| match payer {
		Payer::Purse => AssetAccounts::purse_of(collection, item),
		Payer::Sponsorship => AssetAccounts::sponsorship_of(collection),
	};
	Some(match event {
		Event::Funded { collection, item, from, amount } | Event::Earned { collection, item, from, amount } => {
			(from, AssetAccounts::purse_of(collection, item), amount)
		}
		Event::Withdrawn { collection, item, to, amount }
		| Event::Spent { collection, item, to, amount }
		| Event::PurseClosed { collection, item, to, amount } => (AssetAccounts::purse_of(collection, item), to, amount),
		Event::RoundsPaid { collection, item, payer, amount, .. }
		| Event::SynthesisPaid { collection, item, payer, amount } => (account_of(payer, collection, item), pot(), amount),
		Event::PotFounded { from, amount } => (from, pot(), amount),
		Event::Sponsored { collection, from, amount } => (from, AssetAccounts::sponsorship_of(collection), amount),
		Event::SponsorshipWithdrawn { collection, to, amount } => {
			(AssetAccounts::sponsorship_of(collection), to, amount)
		}
		Event::OperatorPaid { operator, amount } => (pot(), operator, amount),
		_ => return None,
	})
}

/// Every balance is what the genesis and the events make it.
pub fn assert_itemised() {
	let mut expected = endowments();
	let told = System::read_events_for_pallet::<Event<Test>>().into_iter().filter_map(movement);
	for (from, to, amount) in told.chain(Moved::get()) {
		*expected.entry(from).or_default() -= amount as i128;
		*expected.entry(to).or_default() += amount as i128;
	}
	let real: BTreeMap<_, _> = frame_system::Account::<Test>::iter()
		.map(|(account, info)| (account, (info.data.free + info.data.reserved) as i128))
		.filter(|(_, balance)| *balance != 0)
		.collect();
	expected.retain(|_, balance| *balance != 0);
	assert_eq!(real, expected, "what the events tell is what happened");
	assert_eq!(Balances::total_issuance() as i128, endowments().values().sum::<i128>(), "the issuance is as it was");
	assert_turnovers();
}

/// What the events tell that assets, and ordinary items, have earned and spent is what is summed up.
fn assert_turnovers() {
	let mut expected = BTreeMap::<ItemId, Turnover<u128>>::new();
	// Who pays the first fee pays this with it.
	let mut founding = 0;
	for event in System::read_events_for_pallet::<Event<Test>>() {
		match event {
			Event::Earned { item, amount, .. } => expected.entry(item).or_default().earned += amount,
			Event::Spent { item, amount, .. } => expected.entry(item).or_default().spent += amount,
			Event::PotFounded { amount, .. } => founding = amount,
			Event::RoundsPaid { item, payer, amount, .. } | Event::SynthesisPaid { item, payer, amount, .. } => {
				let turnover = expected.entry(item).or_default();
				let paid = amount + std::mem::take(&mut founding);
				match payer {
					Payer::Purse => turnover.spent += paid,
					Payer::Sponsorship => turnover.sponsored += paid,
				}
			}
			_ => {}
		}
	}
	let lives = |item| item == ORDINARY || Assets::get().contains_key(&(COLLECTION, item));
	for item in (0..=ORDINARY).filter(|item| lives(*item)) {
		let told = expected.get(&item).copied().unwrap_or_default();
		assert_eq!(Turnovers::<Test>::get(COLLECTION, item), told, "what item {item} earned and spent");
	}
}

fn endowments() -> BTreeMap<AccountId32, i128> {
	let operators = (0..3).map(operator);
	[owner(), artist(), stranger()].into_iter().chain(operators).map(|who| (who, ENDOWMENT as i128)).collect()
}

pub struct ExtBuilder;

impl ExtBuilder {
	pub fn build() -> sp_io::TestExternalities {
		MaxPayoutWeight::set(ROOMY);
		Migrating::set(false);
		Listed::take();
		Moved::take();
		Seen::set(0);
		let assets = [(0, HEARTBEAT), (1, HEARTBEAT), (2, SLOW)];
		Assets::set(assets.map(|(item, heartbeat)| ((COLLECTION, item), (Some(0), heartbeat))).into());
		let genesis = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig {
				balances: endowments().into_keys().map(|who| (who, ENDOWMENT)).collect(),
				..Default::default()
			},
			..Default::default()
		};
		let mut ext: sp_io::TestExternalities = genesis.build_storage().unwrap().into();
		ext.execute_with(|| {
			run_to(1);
			assert_ok!(Uniques::force_create(RuntimeOrigin::root(), COLLECTION, artist(), true));
			for item in 0..=ORDINARY {
				assert_ok!(Uniques::mint(signed(artist()), COLLECTION, item, owner()));
			}
		});
		ext
	}

	/// Runs a test from block 1 on; after it, the pallet's state and all money are checked.
	pub fn build_and_execute(test: impl FnOnce()) {
		Self::build().execute_with(|| {
			test();
			AssetAccounts::do_try_state().unwrap();
			assert_itemised();
		});
	}
}
