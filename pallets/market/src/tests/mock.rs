//! A chain with the pallet on it, whose items are those of pallet-uniques and whose deadlines are kept.

use crate as pallet_market;
use crate::{
	Delisting, Due, HoldReason, ListingOf, Listings, OfferEnd, OfferOf, Offers, Policy, TermsOf, Transfers, WeightInfo,
};
use frame_support::{
	assert_ok, construct_runtime, derive_impl,
	pallet_prelude::{DispatchError, DispatchResultWithPostInfo, ValueQuery},
	parameter_types, storage_alias,
	traits::{
		fungible::{Inspect as _, InspectHold, Mutate},
		tokens::Preservation,
		AsEnsureOriginWithArg, ConstU128, ConstU32, ConstU8, Hooks,
	},
	weights::Weight,
	Twox64Concat,
};
use frame_system::{EnsureRoot, EnsureSigned};
use sp_core::H256;
use sp_runtime::BuildStorage;
use std::collections::BTreeMap;
use vivarium_engine::{life::TraitValues, material::Material};
use vivarium_primitives::{BlockNumber, CollectionId, ItemId, OnRetired, Proceeds};

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		Uniques: pallet_uniques,
		Deadlines: pallet_deadlines,
		Market: pallet_market,
	}
);

/// The existential deposit.
pub const ED: u128 = 10;
/// What each account begins with.
pub const ENDOWMENT: u128 = 1_000_000;
/// Owns the collection and its items.
pub const SELLER: u64 = 1;
pub const BUYER: u64 = 2;
pub const STRANGER: u64 = 3;
/// Who the royalty goes to; has an account.
pub const ARTIST: u64 = 4;
/// Has nothing.
pub const PAUPER: u64 = 99;
/// Where royalties accrue.
pub const POT: u64 = 500;
/// The accounts that have money.
pub const ACCOUNTS: [u64; 6] = [SELLER, BUYER, STRANGER, ARTIST, 5, POT];
/// The collection. Its items 0 to 3 are dynamic assets, item 9 is not.
pub const COLLECTION: CollectionId = 7;
/// The item that most tests sell.
pub const ITEM: ItemId = 0;
/// The item that is no dynamic asset.
pub const PLAIN: ItemId = 9;
/// What it costs.
pub const PRICE: u128 = 1_000;
/// For how many blocks a listing or an offer may stand.
pub const MAX_DURATION: BlockNumber = 100;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<u128>;
	type Block = frame_system::mocking::MockBlockU32<Test>;
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
	type CollectionId = CollectionId;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<u64>>;
	type Currency = Balances;
	type DepositPerByte = ConstU128<1>;
	type ForceOrigin = EnsureRoot<u64>;
	#[cfg(feature = "runtime-benchmarks")]
	type Helper = ();
	type ItemDeposit = ConstU128<1>;
	type ItemId = ItemId;
	type KeyLimit = ConstU32<50>;
	type Locker = Market;
	type MetadataDepositBase = ConstU128<1>;
	type RuntimeEvent = RuntimeEvent;
	type StringLimit = ConstU32<50>;
	type ValueLimit = ConstU32<50>;
	type WeightInfo = ();
}

impl pallet_deadlines::Config for Test {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = DueHelper;
	type Deadline = Due<u64>;
	type MaxAttempts = ConstU8<3>;
	type MaxWeight = MaxWeight;
	type OnDeadline = Market;
	type RetryDelay = ConstU32<10>;
	type WeightInfo = ();
}

#[cfg(feature = "runtime-benchmarks")]
pub struct DueHelper;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_deadlines::BenchmarkHelper<Due<u64>> for DueHelper {
	fn light() -> Due<u64> {
		Due::Listing { collection: COLLECTION, item: ITEM }
	}

	fn failing() -> Due<u64> {
		Due::Listing { collection: COLLECTION, item: ITEM }
	}
}

/// What of an asset is material.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Form {
	pub state: u8,
	pub flags: u32,
}

/// The royalty of the collection: parts per million of the price, and of these those of each recipient.
#[derive(Clone, Debug, Default)]
pub struct Schedule {
	pub rate: u128,
	pub shares: Vec<(u64, u128)>,
}

parameter_types! {
	/// The dynamic assets.
	pub static Assets: BTreeMap<(CollectionId, ItemId), Form> = BTreeMap::new();
	pub static RoyaltySchedule: Option<Schedule> = None;
	/// What deadlines may take of a block.
	pub static MaxWeight: Weight = a_block_for(300);
}

/// What the recipients of royalties were credited.
#[storage_alias]
pub type Accruals = StorageMap<World, Twox64Concat, u64, u128, ValueQuery>;

/// The weight of a block that has room for so many offers whose time is over.
pub fn a_block_for(offers: u64) -> Weight {
	use pallet_deadlines::WeightInfo as _;
	let one = <() as WeightInfo>::offer_due().saturating_add(<()>::act().max(<()>::fail()));
	<()>::on_initialize_idle().saturating_add(one.saturating_mul(offers))
}

/// Knows the assets, their purses, and who the royalty goes to.
pub struct World;

impl vivarium_primitives::Materials for World {
	fn material(collection: CollectionId, item: ItemId) -> Option<H256> {
		let Form { state, flags } = *Assets::get().get(&(collection, item))?;
		let traits = &TraitValues::default();
		Some(Material { blueprint: [1; 32], state, flags, traits, image: None }.digest().into())
	}

	fn flags(collection: CollectionId, item: ItemId) -> Option<u32> {
		Assets::get().get(&(collection, item)).map(|form| form.flags)
	}
}

impl vivarium_primitives::Purse<u64, u128> for World {
	fn account(collection: CollectionId, item: ItemId) -> u64 {
		1_000_000 + u64::from(collection) * 1_000 + u64::from(item)
	}

	fn spendable(collection: CollectionId, item: ItemId) -> u128 {
		Balances::balance(&Self::account(collection, item)).saturating_sub(ED)
	}

	fn earn(payer: &u64, collection: CollectionId, item: ItemId, amount: u128) -> Result<u128, DispatchError> {
		Balances::transfer(payer, &Self::account(collection, item), amount, Preservation::Preserve)
	}

	fn spend(collection: CollectionId, item: ItemId, payee: &u64, amount: u128) -> Result<(), DispatchError> {
		let purse = Self::account(collection, item);
		Balances::transfer(&purse, payee, amount, Preservation::Preserve).map(|_| ())
	}

	fn weight() -> Weight {
		Weight::zero()
	}
}

impl vivarium_primitives::Royalties<u64, u128> for World {
	fn collect(
		payer: &u64,
		_: CollectionId,
		_: ItemId,
		price: u128,
		proceeds: Proceeds,
	) -> Result<Vec<(u64, u128)>, DispatchError> {
		assert_eq!(proceeds, Proceeds::Sale);
		let Some(Schedule { rate, shares }) = RoyaltySchedule::get() else { return Ok(vec![]) };
		let of = |amount: u128, parts: u128| amount / 1_000_000 * parts + amount % 1_000_000 * parts / 1_000_000;
		let royalty = of(price, rate);
		Balances::transfer(payer, &POT, royalty, Preservation::Preserve)?;
		let mut credited: Vec<_> = shares.into_iter().map(|(account, parts)| (account, of(royalty, parts))).collect();
		let rest = royalty - credited.iter().map(|(_, amount)| amount).sum::<u128>();
		credited.first_mut().unwrap().1 += rest;
		credited.iter().for_each(|(account, amount)| Accruals::mutate(account, |accrued| *accrued += amount));
		Ok(credited)
	}

	fn weight() -> Weight {
		Weight::zero()
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<u64> for World {
	fn enrol(owner: &u64, collection: CollectionId, item: ItemId) {
		assert_ok!(Uniques::force_create(RuntimeOrigin::root(), collection, *owner, true));
		assert_ok!(Uniques::mint(RuntimeOrigin::signed(*owner), collection, item, *owner));
		Assets::mutate(|assets| assets.insert((collection, item), Form::default()));
	}

	fn share(_: &u64, _: CollectionId, shares: u32) {
		let shares: Vec<_> = (0..shares).map(|one| (600 + u64::from(one), 1_000_000 / u128::from(shares))).collect();
		RoyaltySchedule::set((!shares.is_empty()).then_some(Schedule { rate: 100_000, shares }));
	}
}

impl pallet_market::Config for Test {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = World;
	type Deadlines = Deadlines;
	type Items = Uniques;
	type Materials = World;
	type MaxDuration = ConstU32<MAX_DURATION>;
	type NativeBalance = Balances;
	type Purse = World;
	type Royalties = World;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = ();
}

fn new_ext() -> sp_io::TestExternalities {
	Assets::set(BTreeMap::new());
	RoyaltySchedule::set(None);
	MaxWeight::set(a_block_for(300));
	let genesis = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: ACCOUNTS.into_iter().map(|account| (account, ENDOWMENT)).collect(),
			..Default::default()
		},
		..Default::default()
	};
	genesis.build_storage().unwrap().into()
}

/// A chain without a collection.
#[cfg(feature = "runtime-benchmarks")]
pub fn benchmarking() -> sp_io::TestExternalities {
	new_ext()
}

#[derive(Default)]
pub struct ExtBuilder {
	policy: Policy,
	schedule: Option<Schedule>,
}

impl ExtBuilder {
	/// Where the items of the collection may go.
	pub fn transfers(mut self, transfers: Transfers) -> Self {
		self.policy.transfers = transfers;
		self
	}

	/// The flags that block a sale.
	pub fn blocking_flags(mut self, flags: u32) -> Self {
		self.policy.blocking_flags = flags;
		self
	}

	/// The royalty: parts per million of the price, and of these those of each recipient.
	pub fn royalty(mut self, rate: u128, shares: impl Into<Vec<(u64, u128)>>) -> Self {
		self.schedule = Some(Schedule { rate, shares: shares.into() });
		self
	}

	/// Runs a test from block 1 on. After it, `try_state` holds, the issuance is what it was, all that is held is offered,
	/// and royalties are where they accrue.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		new_ext().execute_with(|| {
			System::set_block_number(1);
			assert_ok!(Uniques::force_create(RuntimeOrigin::root(), COLLECTION, SELLER, true));
			for item in [0, 1, 2, 3, PLAIN] {
				assert_ok!(Uniques::mint(RuntimeOrigin::signed(SELLER), COLLECTION, item, SELLER));
				if item != PLAIN {
					enrol(item);
				}
			}
			if self.policy != Policy::default() {
				set_policy(self.policy);
			}
			RoyaltySchedule::set(self.schedule);
			System::reset_events();
			let issuance = Balances::total_issuance();
			test();
			check(issuance);
		});
	}
}

/// What holds after each step: the pallets' states, and all money is where it should be.
pub fn check(issuance: u128) {
	Market::do_try_state().unwrap();
	Deadlines::do_try_state().unwrap();
	assert_eq!(Balances::total_issuance(), issuance, "money was made or lost");
	let accounts = || frame_system::Account::<Test>::iter();
	let in_accounts: u128 = accounts().map(|(_, account)| account.data.free + account.data.reserved).sum();
	assert_eq!(in_accounts, issuance, "the accounts add up to the issuance");
	let held: u128 = accounts().map(|(account, _)| held(account)).sum();
	let offered: u128 = Offers::<Test>::iter_values().map(|offer| offer.terms.price).sum();
	assert_eq!(held, offered, "what is held is what is offered");
	assert_eq!(Balances::balance(&POT), ENDOWMENT + Accruals::iter_values().sum::<u128>());
	let armed: Vec<_> = pallet_deadlines::Armed::<Test>::iter_keys().map(|(at, due)| (at.into(), due)).collect();
	let listings = Listings::<Test>::iter().filter_map(|(collection, item, listing)| {
		listing.until.map(|until| (until + 1, Due::Listing { collection, item }))
	});
	let offers = Offers::<Test>::iter()
		.map(|((collection, item, buyer), offer)| (offer.until + 1, Due::Offer { collection, item, buyer }));
	let mut due: Vec<(BlockNumber, Due<u64>)> = listings.chain(offers).collect();
	assert_eq!(armed.len(), due.len(), "each of what stands has one deadline, and nothing else has");
	due.retain(|one| !armed.contains(one));
	assert_eq!(due, [], "these have no deadline");
}

/// Begins the next block.
pub fn next_block() {
	let next = System::block_number() + 1;
	System::set_block_number(next);
	let weight = Deadlines::on_initialize(next);
	assert!(weight.all_lte(MaxWeight::get()), "{weight:?} at block {next}");
}

pub fn run_to(block: BlockNumber) {
	while System::block_number() < block {
		next_block();
	}
}

pub fn signed(account: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(account)
}

pub fn set_policy(policy: Policy) {
	assert_ok!(Market::set_policy(signed(SELLER), COLLECTION, policy));
}

pub fn set_transfers(transfers: Transfers) {
	set_policy(Policy { transfers, blocking_flags: 0 });
}

pub fn enrol(item: ItemId) {
	Assets::mutate(|assets| assets.insert((COLLECTION, item), Form::default()));
}

/// Retires an asset, as pallet dynamic-assets does.
pub fn retire(item: ItemId) {
	Assets::mutate(|assets| assets.remove(&(COLLECTION, item)));
	Market::on_retired(COLLECTION, item);
}

/// Changes an asset.
pub fn change(item: ItemId, form: Form) {
	Assets::mutate(|assets| *assets.get_mut(&(COLLECTION, item)).unwrap() = form);
}

/// What a buyer sees of an asset that is as it was enrolled.
pub fn seen() -> H256 {
	let traits = &TraitValues::default();
	Material { blueprint: [1; 32], state: 0, flags: 0, traits, image: None }.digest().into()
}

pub fn terms(price: u128) -> TermsOf<Test> {
	crate::Terms { price, material: seen(), min_purse: 0 }
}

pub fn list(price: u128, until: Option<BlockNumber>) {
	assert_ok!(Market::list(signed(SELLER), COLLECTION, ITEM, price, until));
}

/// Buys the item at a price, as it was enrolled.
pub fn buy(buyer: u64, price: u128) -> DispatchResultWithPostInfo {
	Market::buy(signed(buyer), COLLECTION, ITEM, price, seen(), 0)
}

pub fn offer(buyer: u64, price: u128, until: BlockNumber) {
	assert_ok!(Market::make_offer(signed(buyer), COLLECTION, ITEM, price, until, seen(), 0));
}

pub fn accept(buyer: u64, price: u128) -> DispatchResultWithPostInfo {
	Market::accept_offer(signed(SELLER), COLLECTION, ITEM, buyer, price)
}

/// Puts so much into the asset's purse that it can spend this.
pub fn fund(item: ItemId, spendable: u128) {
	let purse = <World as vivarium_primitives::Purse<u64, u128>>::account(COLLECTION, item);
	assert_ok!(<Balances as Mutate<u64>>::transfer(&STRANGER, &purse, spendable + ED, Preservation::Preserve));
}

/// Moves all but this out of an account, to the stranger.
pub fn leave(account: u64, amount: u128) {
	let surplus = Balances::balance(&account) - amount;
	assert_ok!(<Balances as Mutate<u64>>::transfer(&account, &STRANGER, surplus, Preservation::Expendable));
}

pub fn free(account: u64) -> u128 {
	Balances::balance(&account)
}

pub fn held(account: u64) -> u128 {
	Balances::balance_on_hold(&HoldReason::Offer.into(), &account)
}

pub fn owner(item: ItemId) -> Option<u64> {
	Uniques::owner(COLLECTION, item)
}

pub fn listing(item: ItemId) -> Option<ListingOf<Test>> {
	Listings::<Test>::get(COLLECTION, item)
}

pub fn offered(buyer: u64) -> Option<OfferOf<Test>> {
	Offers::<Test>::get((COLLECTION, ITEM, buyer))
}

/// How many deadlines are armed.
pub fn armed() -> usize {
	pallet_deadlines::Armed::<Test>::iter_keys().count()
}

/// The pallet's events since the last question.
pub fn events() -> Vec<crate::Event<Test>> {
	let events = System::read_events_for_pallet::<crate::Event<Test>>();
	System::reset_events();
	events
}

pub fn delisted(seller: u64, reason: Delisting) -> crate::Event<Test> {
	crate::Event::Delisted { collection: COLLECTION, item: ITEM, seller, reason }
}

pub fn offer_ended(buyer: u64, released: u128, end: OfferEnd) -> crate::Event<Test> {
	crate::Event::OfferEnded { collection: COLLECTION, item: ITEM, buyer, released, end }
}
