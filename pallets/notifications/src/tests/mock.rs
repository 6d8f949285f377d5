//! A chain with the pallet on it, and with real balances. What the assets have to tell is the tests'.

use crate as pallet_notifications;
use crate::{BySubscriber, Event, HoldReason, Subject};
use frame_support::{
	construct_runtime, derive_impl, parameter_types,
	traits::{
		fungible::{Inspect, InspectHold},
		ConstU128, ConstU32,
	},
};
use sp_core::H256;
use sp_runtime::{traits::IdentityLookup, BuildStorage, DispatchResult};
use std::collections::BTreeSet;
use vivarium_engine::notice::{Filter, Notice, Vocabulary};
use vivarium_primitives::{CollectionId, Conclusion, ItemId, OnConcluded, OnRetired, Step, Vocabularies};

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		Notifications: pallet_notifications,
	}
);

pub const ALICE: u64 = 1;
pub const BOB: u64 = 2;
/// Has nothing.
pub const POOR: u64 = 99;

/// The collection; its items are dynamic assets as long as they are enrolled.
pub const COLLECTION: CollectionId = 7;
pub const ITEM: ItemId = 3;
/// How many items are enrolled at first.
pub const ITEMS: ItemId = 5;
/// The places of an item, and of the collection.
pub const PLACES: (u32, u32) = (4, 6);
/// What there is to tell: flags 0 and 1, states 0 to 2, triggers 0 to 3, and a health.
pub const VOCABULARY: Vocabulary = Vocabulary { flags: 2, states: 3, triggers: 4, has_health: true };

pub const ED: u128 = 10;
pub const DEPOSIT: u128 = 100;
/// What each account begins with.
pub const ENDOWMENT: u128 = 1_000;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<u128>;
	type AccountId = u64;
	type Block = frame_system::mocking::MockBlockU32<Test>;
	type DbWeight = frame_support::weights::constants::ParityDbWeight;
	type Lookup = IdentityLookup<u64>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = u128;
	type ExistentialDeposit = ConstU128<ED>;
}

parameter_types! {
	pub static SubscriptionDeposit: u128 = DEPOSIT;
	/// The items that are assets.
	pub static Enrolled: BTreeSet<ItemId> = BTreeSet::new();
	/// What the blueprint has to tell that they follow.
	pub static OfItems: Vocabulary = VOCABULARY;
	/// What the latest version of the collection's blueprint has to tell; nothing if that was removed.
	pub static Latest: Option<Vocabulary> = Some(VOCABULARY);
	/// Whether the collection has any blueprint.
	pub static HasBlueprint: bool = true;
}

impl crate::Config for Test {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Chain;
	type MaxCollectionSubscribers = ConstU32<{ PLACES.1 }>;
	type MaxItemSubscribers = ConstU32<{ PLACES.0 }>;
	type NativeBalance = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type SubscriptionDeposit = SubscriptionDeposit;
	type Vocabularies = Chain;
	type WeightInfo = ();
}

/// What the pallet asks of others.
pub struct Chain;

impl Vocabularies for Chain {
	fn of_item(_: CollectionId, item: ItemId) -> Option<Vocabulary> {
		Enrolled::get().contains(&item).then(OfItems::get)
	}

	fn of_collection(_: CollectionId) -> Option<Vocabulary> {
		Latest::get()
	}

	fn has_any(_: CollectionId) -> bool {
		HasBlueprint::get()
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper for Chain {
	fn asset(_: CollectionId, item: ItemId) {
		let all = vivarium_primitives::limits::FLAGS as u8;
		let vocabulary = Vocabulary { flags: all, states: all, triggers: all, has_health: true };
		OfItems::set(vocabulary);
		Latest::set(Some(vocabulary));
		Enrolled::mutate(|enrolled| enrolled.insert(item));
	}

	fn abandon(_: CollectionId, item: ItemId) {
		retire(item);
		HasBlueprint::set(false);
	}
}

pub struct ExtBuilder;

impl ExtBuilder {
	pub fn build() -> sp_io::TestExternalities {
		SubscriptionDeposit::set(DEPOSIT);
		Enrolled::set((0..ITEMS).collect());
		OfItems::set(VOCABULARY);
		Latest::set(Some(VOCABULARY));
		HasBlueprint::set(true);
		let genesis = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig {
				balances: (ALICE..POOR).map(|account| (account, ENDOWMENT)).collect(),
				..Default::default()
			},
			..Default::default()
		};
		let mut ext: sp_io::TestExternalities = genesis.build_storage().unwrap().into();
		ext.execute_with(|| System::set_block_number(1));
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

/// That the state is sound, and that there is as much money as there was.
pub fn check(issuance: u128) {
	Notifications::do_try_state().unwrap();
	assert_eq!(Balances::total_issuance(), issuance);
	let subscriptions = BySubscriber::<Test>::iter_keys().count() as u128;
	let all: u128 = (0..=POOR).map(held).sum();
	if SubscriptionDeposit::get() == DEPOSIT {
		assert_eq!(all, subscriptions * DEPOSIT, "what is held is a deposit for each subscription");
	}
}

pub fn origin(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// The flag 1, the state 2, the trigger 3, and a health below 20.
pub fn filter() -> Filter {
	Filter { flags: 0b10, states: 0b100, triggers: 0b1000, health_below: Some(20) }
}

pub fn subscribe(who: u64, (collection, item): Subject, filter: Filter) -> DispatchResult {
	Notifications::subscribe(origin(who), collection, item, filter)
}

pub const OF_ITEM: Subject = (COLLECTION, Some(ITEM));
pub const OF_ALL: Subject = (COLLECTION, None);

/// A step of an item that did nothing.
pub fn step(item: ItemId) -> Conclusion {
	Conclusion {
		collection: COLLECTION,
		item,
		version: 2,
		step: Step::Push,
		transition: None,
		triggers: 0,
		raised: 0,
		health: (Some(50), Some(50)),
	}
}

/// A step of the item that raised these flags.
pub fn raised(flags: u32) -> Conclusion {
	Conclusion { raised: flags, ..step(ITEM) }
}

/// Lets a step happen. Returns the event that tells of it, and what it is indexed by.
pub fn conclude(conclusion: Conclusion) -> Option<(Event<Test>, Vec<H256>)> {
	System::reset_events();
	Notifications::on_concluded(conclusion);
	let mut records = System::events();
	let record = records.pop()?;
	assert!(records.is_empty(), "one event tells it");
	let RuntimeEvent::Notifications(event) = record.event else { panic!("{record:?}") };
	Some((event, record.topics))
}

/// Lets a step happen. Returns who is told.
pub fn told(conclusion: Conclusion) -> Vec<u64> {
	let Some((event, topics)) = conclude(conclusion) else { return Vec::new() };
	let Event::Notified { collection, item, notice, subscribers } = event else { panic!("{event:?}") };
	let Conclusion { version, transition, triggers, raised, health, .. } = conclusion;
	assert_eq!((collection, item), (conclusion.collection, conclusion.item));
	assert_eq!(notice, Notice { version, transition, triggers, raised, health });
	assert_eq!(topics, subscribers.iter().map(Notifications::topic_of).collect::<Vec<_>>());
	subscribers
}

/// An item ceases to be a dynamic asset.
pub fn retire(item: ItemId) {
	Enrolled::mutate(|enrolled| enrolled.remove(&item));
	Notifications::on_retired(COLLECTION, item);
}

pub fn held(who: u64) -> u128 {
	Balances::balance_on_hold(&HoldReason::Subscription.into(), &who)
}

pub fn free(who: u64) -> u128 {
	Balances::balance(&who)
}

/// The pallet's events since the last question.
pub fn events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet::<Event<Test>>();
	System::reset_events();
	events
}
