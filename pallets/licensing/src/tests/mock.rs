//! A chain with the pallet on it, and with real balances, items and deadlines. Royalties, asset accounts, meters and
//! reviewers are the tests'.

use crate as pallet_licensing;
use crate::{Due, End, Event, HoldReason, LicenceId, LicenceView, Licences, OfferNumber, Receipt};
use frame_support::{
	assert_ok, construct_runtime, derive_impl,
	migrations::MultiStepMigrator,
	pallet_prelude::ValueQuery,
	parameter_types, storage_alias,
	traits::{
		fungible::{Inspect, InspectHold, Mutate},
		tokens::Preservation,
		AsEnsureOriginWithArg, ConstU128, ConstU32, ConstU8, Hooks,
	},
	weights::Weight,
	PalletId, Twox64Concat,
};
use frame_system::{EnsureRoot, EnsureSigned};
use sp_core::H256;
use sp_runtime::{traits::IdentityLookup, BuildStorage, DispatchError};
use std::collections::{BTreeMap, BTreeSet};
use vivarium_engine::licence::{
	part, By, Meter, Permission, Permissions, Refund, Renewal, State, Terms, Threshold, MILLION,
};
use vivarium_primitives::{
	BlockNumber, CollectionId, ItemId, Materials, Meters, Proceeds, Purse, Reviewers, Royalties,
};

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		Uniques: pallet_uniques,
		Deadlines: pallet_deadlines,
		Licensing: pallet_licensing,
	}
);

/// The owner of the collection and its items.
pub const OWNER: u64 = 1;
pub const ALICE: u64 = 2;
pub const BOB: u64 = 3;
/// Who buys items.
pub const CAROL: u64 = 4;
pub const REVIEWER: u64 = 5;
pub const PUBLISHER: u64 = 6;
/// Who gets royalties.
pub const ARTIST: u64 = 7;
pub const LABEL: u64 = 8;
/// Has nothing to do with it all.
pub const STRANGER: u64 = 9;
/// Has nothing.
pub const POOR: u64 = 10;
/// Where royalties wait.
pub const POT: u64 = 20;

pub const COLLECTION: CollectionId = 1;
pub const ITEM: ItemId = 0;
/// How many items there are.
pub const ITEMS: ItemId = 3;
/// The version of the blueprint that all items follow.
pub const VERSION: u32 = 1;
/// The metric that is a counter.
pub const COUNTER: u8 = 2;
pub const ED: u128 = 10;
/// What each account begins with.
pub const ENDOWMENT: u128 = 100_000;

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
	type MaxWeight = HookWeight;
	type OnDeadline = Licensing;
	type RetryDelay = ConstU32<10>;
	type WeightInfo = ();
}

parameter_types! {
	pub const TillId: PalletId = PalletId(*b"viv/lcns");
	pub static HookWeight: Weight = Weight::from_parts(160_000_000_000, u64::MAX / 10);
	pub static PerkWeight: Weight = Weight::from_parts(40_000_000_000, u64::MAX / 20);
	pub static MinDuration: BlockNumber = 5;
	/// Nothing, unless the test is about it.
	pub static LicenceDeposit: u128 = 0;
	pub static Migrating: bool = false;
	/// Who gets which part of a price, in parts per million.
	pub static Shares: Vec<(u64, u32)> = Vec::new();
	/// Whether collecting royalties fails.
	pub static RoyaltiesFail: bool = false;
	/// The items that are assets.
	pub static Enrolled: BTreeSet<ItemId> = BTreeSet::new();
	/// What the counter of an item shows.
	pub static Counters: BTreeMap<ItemId, u64> = BTreeMap::new();
}

impl pallet_licensing::Config for Test {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Chain;
	type Deadlines = Deadlines;
	type Items = Uniques;
	type LicenceDeposit = LicenceDeposit;
	type Materials = Chain;
	type MaxPerkWeight = PerkWeight;
	type Meters = Chain;
	type MinDuration = MinDuration;
	type NativeBalance = Balances;
	type PalletId = TillId;
	type Purse = Chain;
	type Reviewers = Chain;
	type Royalties = Chain;
	type RuntimeHoldReason = RuntimeHoldReason;
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

/// What recipients of royalties were credited.
#[storage_alias]
pub type Credited = StorageMap<Chain, Twox64Concat, u64, u128, ValueQuery>;

impl Materials for Chain {
	fn material(_: CollectionId, item: ItemId) -> Option<H256> {
		Enrolled::get().contains(&item).then(H256::zero)
	}

	fn flags(_: CollectionId, item: ItemId) -> Option<u32> {
		Enrolled::get().contains(&item).then_some(0)
	}
}

impl Royalties<u64, u128> for Chain {
	fn collect(
		payer: &u64,
		_: CollectionId,
		_: ItemId,
		price: u128,
		proceeds: Proceeds,
	) -> Result<Vec<(u64, u128)>, DispatchError> {
		assert_eq!(proceeds, Proceeds::Licence);
		if RoyaltiesFail::get() {
			return Err(DispatchError::Unavailable);
		}
		let shares: Vec<_> = Shares::get().into_iter().map(|(who, rate)| (who, part(price, rate, MILLION))).collect();
		let sum = shares.iter().map(|(_, share)| share).sum();
		if sum > 0 {
			<Balances as Mutate<u64>>::transfer(payer, &POT, sum, Preservation::Preserve)?;
		}
		shares.iter().for_each(|(who, share)| Credited::mutate(who, |credited| *credited += share));
		Ok(shares)
	}

	fn weight() -> Weight {
		Weight::from_parts(50_000_000, 0)
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
		if Balances::balance(&purse(item)) + amount < ED {
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

impl Meters for Chain {
	fn is_counter(_: CollectionId, item: ItemId, version: u32, metric: u8) -> bool {
		(version, metric) == (VERSION, COUNTER) && Enrolled::get().contains(&item)
	}

	fn counter(collection: CollectionId, item: ItemId, version: u32, metric: u8) -> Option<u64> {
		Counters::get().get(&item).copied().filter(|_| Self::is_counter(collection, item, version, metric))
	}

	fn weight() -> Weight {
		Weight::from_parts(20_000_000, 0)
	}
}

impl Reviewers<u64> for Chain {
	fn is_reviewer(collection: CollectionId, who: &u64) -> bool {
		(collection, *who) == (COLLECTION, REVIEWER)
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_deadlines::BenchmarkHelper<Due> for Chain {
	fn light() -> Due {
		Due { licence: LicenceId::MAX }
	}

	fn failing() -> Due {
		Self::light()
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<u64> for Chain {
	fn asset(owner: &u64, _: CollectionId, item: ItemId) -> (u32, u8) {
		assert_ok!(Uniques::mint(RuntimeOrigin::signed(OWNER), COLLECTION, item, *owner));
		Enrolled::mutate(|enrolled| enrolled.insert(item));
		(VERSION, COUNTER)
	}

	fn count(_: CollectionId, item: ItemId, units: u64) {
		count(item, units);
	}

	fn collection(shares: u32) -> CollectionId {
		Shares::set((0..shares).map(|share| (2_000 + u64::from(share), 10_000)).collect());
		COLLECTION
	}

	fn reviewer(_: CollectionId) -> u64 {
		REVIEWER
	}
}

pub struct ExtBuilder;

impl ExtBuilder {
	pub fn build() -> sp_io::TestExternalities {
		HookWeight::set(Weight::from_parts(160_000_000_000, u64::MAX / 10));
		PerkWeight::set(Weight::from_parts(40_000_000_000, u64::MAX / 20));
		MinDuration::set(5);
		LicenceDeposit::set(0);
		Migrating::set(false);
		Shares::set(Vec::new());
		RoyaltiesFail::set(false);
		Enrolled::set((0..ITEMS).collect());
		Counters::set(BTreeMap::new());
		let genesis = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig {
				balances: (OWNER..POOR).map(|account| (account, ENDOWMENT)).chain([(POT, ED)]).collect(),
				..Default::default()
			},
			..Default::default()
		};
		let mut ext: sp_io::TestExternalities = genesis.build_storage().unwrap().into();
		ext.execute_with(|| {
			System::set_block_number(1);
			assert_ok!(Uniques::force_create(RuntimeOrigin::root(), COLLECTION, OWNER, true));
			for item in 0..ITEMS {
				assert_ok!(Uniques::mint(RuntimeOrigin::signed(OWNER), COLLECTION, item, OWNER));
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

/// Checks the state of the chain: everything held is a licence's, every licence's next step is armed once, and the till
/// has what it was given.
pub fn check(issuance: u128) {
	Licensing::do_try_state().unwrap();
	Deadlines::do_try_state().unwrap();
	assert_eq!(Balances::total_issuance(), issuance, "money was made or lost");
	let free_and_held: u128 =
		frame_system::Account::<Test>::iter_values().map(|account| account.data.free + account.data.reserved).sum();
	assert_eq!(free_and_held, issuance);
	let on_hold: u128 = pallet_balances::Holds::<Test>::iter_values().flatten().map(|hold| hold.amount).sum();
	assert_eq!(on_hold, Licences::<Test>::iter_values().map(|licence| licence.held + licence.deposit).sum::<u128>());
	let mut armed: Vec<LicenceId> = pallet_deadlines::Armed::<Test>::iter_keys().map(|(_, due)| due.licence).collect();
	armed.extend(pallet_deadlines::Parked::<Test>::iter_keys().map(|due| due.licence));
	armed.sort_unstable();
	let mut living: Vec<LicenceId> =
		Licences::<Test>::iter().filter(|(_, licence)| licence.armed.is_some()).map(|(id, _)| id).collect();
	living.sort_unstable();
	assert_eq!(armed, living, "each licence is armed once");
	assert!([0, ED].contains(&Balances::balance(&Licensing::till())), "something is left in the till");
	assert_eq!(Balances::balance(&POT), ED + Credited::iter_values().sum::<u128>());
}

/// A chain without offers or licences.
#[cfg(feature = "runtime-benchmarks")]
pub fn benchmarking() -> sp_io::TestExternalities {
	ExtBuilder::build()
}

pub fn now() -> BlockNumber {
	System::block_number()
}

/// Begins the next block. Returns what the hook of the deadlines weighs.
pub fn next_block() -> Weight {
	let next = now() + 1;
	System::set_block_number(next);
	let perks = Licensing::on_initialize(next);
	assert!(perks.all_lte(PerkWeight::get()), "{perks:?} at block {next}");
	let weight = Deadlines::on_initialize(next);
	assert!(weight.all_lte(HookWeight::get()), "{weight:?} at block {next}");
	weight
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

pub fn permissions(list: &[Permission]) -> Permissions {
	Permissions(list.iter().copied().collect())
}

/// Terms of 100 blocks for 1,000, renewed without the licensee's doing for 900, with a grace of 20.
pub fn terms() -> Terms<u64> {
	Terms {
		permissions: permissions(&[Permission::Display, Permission::Commercial]),
		exclusive: false,
		duration: Some(100),
		price: 1_000,
		renewal: Some(Renewal { automatic: true, count: None, price: 900, grace: 20 }),
		meter: None,
		thresholds: Default::default(),
		suspending_triggers: 0,
		revocation: None,
		income: 0,
	}
}

/// The same metered by the publisher: 10 units are included, each further one costs 5; from 40 on only display is
/// permitted.
pub fn metered() -> Terms<u64> {
	let threshold = Threshold { at: 40, permissions: permissions(&[Permission::Display]), price: None };
	Terms {
		meter: Some(Meter { by: By::Publisher(PUBLISHER), included: 10, unit_price: 5, cap: None }),
		thresholds: vec![threshold].try_into().unwrap(),
		..terms()
	}
}

/// The same metered by the item's counter.
pub fn counted() -> Terms<u64> {
	let mut terms = metered();
	terms.meter.as_mut().unwrap().by = By::Metric { version: VERSION, metric: COUNTER };
	terms
}

/// The same once, without renewal.
pub fn once() -> Terms<u64> {
	Terms { renewal: None, ..terms() }
}

/// For ever, and revocable without refund.
pub fn for_ever() -> Terms<u64> {
	Terms { duration: None, revocation: Some(Refund::Nothing), ..once() }
}

/// Lets an item's counter show so much.
pub fn count(item: ItemId, units: u64) {
	Counters::mutate(|counters| counters.insert(item, units));
}

/// The owner offers terms of the item. Returns the offer's number.
pub fn offer(terms: &Terms<u64>) -> OfferNumber {
	let number = crate::Registers::<Test>::get((COLLECTION, ITEM)).next_offer;
	assert_ok!(Licensing::offer(origin(OWNER), COLLECTION, ITEM, Box::new(terms.clone())));
	number
}

/// Offers terms, and lets an account buy a licence. Returns its number.
pub fn sell(who: u64, terms: &Terms<u64>, deposit: u128) -> LicenceId {
	let number = offer(terms);
	let licence = crate::NextLicence::<Test>::get();
	assert_ok!(Licensing::license(origin(who), COLLECTION, ITEM, number, terms.digest().into(), deposit));
	licence
}

pub fn view(licence: LicenceId) -> LicenceView<u64> {
	Licensing::licence_view(licence).unwrap()
}

pub fn state(licence: LicenceId) -> Option<State> {
	Licensing::licence_view(licence).map(|view| view.state)
}

pub fn may(who: u64, permission: Permission) -> bool {
	Licensing::is_licensed(&who, COLLECTION, ITEM, permission)
}

pub fn may_display(who: u64) -> bool {
	may(who, Permission::Display)
}

/// What an account can spend, its existential deposit included.
pub fn free(who: u64) -> u128 {
	Balances::balance(&who)
}

/// What of an account is on hold.
pub fn held(who: u64) -> u128 {
	Balances::balance_on_hold(&HoldReason::Renewal.into(), &who)
}

/// The events of the pallet since the last question.
pub fn events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet::<Event<Test>>();
	System::reset_events();
	events
}

/// A receipt for what goes to the owner alone.
pub fn to_owner(amount: u128) -> Receipt<u64, u128> {
	let owner = (amount > 0).then_some(OWNER);
	Receipt { amount, to_owner: amount, owner, ..Receipt::nothing() }
}

/// How a licence ended, and what was released, by the events since the last question.
pub fn ended(licence: LicenceId) -> Option<(End, crate::FinalAccount<u64, u128>)> {
	events().into_iter().find_map(|event| match event {
		Event::Ended { licence: ended, end, account, .. } if ended == licence => Some((end, account)),
		_ => None,
	})
}

/// What licences were billed for, by the events since the last question.
pub fn bills() -> Vec<(LicenceId, u32, u64, u128)> {
	events()
		.into_iter()
		.filter_map(|event| match event {
			Event::Renewed { licence, bill: Some(bill), .. } | Event::GraceBegan { licence, bill: Some(bill), .. } => {
				Some((licence, bill))
			}
			Event::Ended { licence, account, .. } => Some((licence, account.bill?)),
			_ => None,
		})
		.map(|(licence, bill)| (licence, bill.term, bill.units, bill.amount))
		.collect()
}
