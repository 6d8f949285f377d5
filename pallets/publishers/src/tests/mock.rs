//! A chain with the pallet on it, and assets that live by the engine alone. Balances and signatures are real.

use crate as pallet_publishers;
use crate::{DeviceKey, DeviceTerms, DeviceView, Devices, Entry, Event, HoldReason, Note, Notes, Scope, SignedReading};
use frame_support::{
	assert_ok, construct_runtime, derive_impl, ensure,
	pallet_prelude::{DispatchError, DispatchResult},
	parameter_types, storage_alias,
	traits::{fungible::InspectHold, ConstU128, ConstU32, Time},
	weights::Weight,
	Twox64Concat,
};
use sp_core::{ed25519, Pair, H256};
use sp_keyring::Sr25519Keyring;
use sp_runtime::{traits::IdentityLookup, AccountId32, ArithmeticError, BuildStorage};
use vivarium_engine::{
	blueprint::{Core, Metric, MetricKind, Pusher},
	bounded,
	decimal::Scale,
	life::{Life, Now},
	publication::{By, PushFlaw},
};
use vivarium_primitives::{BlockNumber, CollectionId, ItemId, OnRetired, Publish, Pushed, Sample};

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		Publishers: pallet_publishers,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<u128>;
	type AccountId = AccountId32;
	type Block = frame_system::mocking::MockBlock<Test>;
	type Lookup = IdentityLookup<AccountId32>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = u128;
	type ExistentialDeposit = ConstU128<10>;
}

impl crate::Config for Test {
	type Assets = Assets;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Assets;
	type Clock = Clock;
	type DeviceDeposit = ConstU128<DEPOSIT>;
	type MaxEntries = ConstU32<64>;
	type NativeBalance = Balances;
	type RatePeriod = ConstU32<PERIOD>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = ();
}

/// Owns the collection.
pub const OWNER: Sr25519Keyring = Sr25519Keyring::Alice;
/// Is admitted for the hours and for notes, ten entries a period.
pub const PUBLISHER: Sr25519Keyring = Sr25519Keyring::Bob;
/// Is not admitted.
pub const STRANGER: Sr25519Keyring = Sr25519Keyring::Charlie;
/// The collection; its items 0 to 9 are dynamic assets.
pub const COLLECTION: CollectionId = 7;
/// Blocks of a period.
pub const PERIOD: BlockNumber = 100;
/// The publisher's rate.
pub const RATE: u32 = 10;

/// What is held for a device.
pub const DEPOSIT: u128 = 7;
/// What the owner and the publisher have.
pub const ENDOWMENT: u128 = 1_000_000;
/// What the chain's clock says at first.
pub const BEGIN: u64 = 1_700_000_000_000;
/// For how many seconds the readings of the device are taken.
pub const MAX_AGE: u32 = 600;
/// The hash of the chain's genesis.
pub const GENESIS: H256 = H256::repeat_byte(0x11);

/// A metric that operators fetch.
pub const LOAD: u8 = 0;
/// A counter up to 1000 that accounts push, for which the publisher is admitted.
pub const HOURS: u8 = 1;
/// A gauge that accounts push, for which it is not.
pub const PRICE: u8 = 2;
/// A gauge up to 1000 that devices push.
pub const TEMPERATURE: u8 = 3;
/// The metrics for which the publisher is admitted, as bits.
pub const METRICS: u16 = 0b011;

/// What the assets answer of a push, told apart as events tell errors.
pub const NOT_PUBLISHED: DispatchError = DispatchError::BadOrigin;
pub const IMPLAUSIBLE: DispatchError = DispatchError::Exhausted;
pub const COUNTER_FELL: DispatchError = DispatchError::Arithmetic(ArithmeticError::Underflow);
pub const UNKNOWN_METRIC: DispatchError = DispatchError::CannotLookup;
pub const METRIC_TWICE: DispatchError = DispatchError::Corruption;
pub const NOBODY_ACTS: DispatchError = DispatchError::Unavailable;
pub const OTHER_PUSHER: DispatchError = DispatchError::ConsumerRemaining;
pub const NOT_NEWER: DispatchError = DispatchError::NoProviders;

/// What one push weighs.
pub const PUSH: Weight = Weight::from_parts(1_000_000, 10);

parameter_types! {
	/// What the chain's clock says.
	pub static Moment: u64 = BEGIN;
	/// Who pushed last.
	pub static LastPushed: Option<Pushed<AccountId32>> = None;
	/// Whether the collection is there.
	pub static IsThere: bool = true;
	/// The item on whose pushes nobody can act.
	pub static Failing: Option<ItemId> = None;
}

pub struct Clock;

impl Time for Clock {
	type Moment = u64;

	fn now() -> u64 {
		Moment::get()
	}
}

#[storage_alias]
pub type Lives = StorageMap<Mock, Twox64Concat, (CollectionId, ItemId), Life>;

fn core() -> Core {
	let load = Metric {
		kind: MetricKind::Gauge,
		decimals: 0,
		scale: Scale::ONE,
		offset: 0,
		minimum: 0,
		maximum: 1_000,
		tolerance: 0,
		deviation: 0,
		step: None,
		window: 0,
		min_sources: 1,
		pushed_by: Pusher::Account,
	};
	let hours = Metric { kind: MetricKind::Counter { may_reset: false }, min_sources: 0, ..load };
	let price = Metric { min_sources: 0, ..load };
	let temperature = Metric { pushed_by: Pusher::Device, ..price };
	Core {
		heartbeat: 5,
		metrics: vec![load, hours, price, temperature].try_into().unwrap(),
		health: Default::default(),
		traits: Default::default(),
		states: 1,
		initial_state: 0,
		transitions: Default::default(),
		flags: 0,
		triggers: 0,
		rules: Default::default(),
		measures: Default::default(),
	}
}

pub struct Assets;

impl Publish<AccountId32> for Assets {
	fn collection_owner(collection: CollectionId) -> Option<AccountId32> {
		(collection == COLLECTION && IsThere::get()).then(|| OWNER.to_account_id())
	}

	fn is_asset(collection: CollectionId, item: ItemId) -> bool {
		Lives::contains_key((collection, item))
	}

	fn publish(
		by: &Pushed<AccountId32>,
		collection: CollectionId,
		item: ItemId,
		values: &[(u8, i64)],
	) -> DispatchResult {
		let mut life = Lives::get((collection, item)).ok_or(DispatchError::RootNotAllowed)?;
		let pusher = match by {
			Pushed::Account(_) => By::Account,
			Pushed::Device { sampled, .. } => By::Device { sampled: *sampled },
		};
		let now = Now { block: now(), time: Moment::get() };
		life.publish(&core(), now, pusher, values).map_err(|flaw| match flaw {
			PushFlaw::UnknownMetric => UNKNOWN_METRIC,
			PushFlaw::NotPublished => NOT_PUBLISHED,
			PushFlaw::Twice => METRIC_TWICE,
			PushFlaw::Implausible => IMPLAUSIBLE,
			PushFlaw::CounterFell => COUNTER_FELL,
			PushFlaw::ByDevices | PushFlaw::ByAccounts => OTHER_PUSHER,
			PushFlaw::NotNewer => NOT_NEWER,
		})?;
		Lives::insert((collection, item), life);
		LastPushed::set(Some(by.clone()));
		// After the write, so that a rollback shows.
		ensure!(Failing::get() != Some(item), NOBODY_ACTS);
		Ok(())
	}

	fn weight() -> Weight {
		PUSH
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<AccountId32> for Assets {
	fn collection() -> (CollectionId, AccountId32) {
		(COLLECTION, OWNER.to_account_id())
	}

	fn metric() -> u8 {
		TEMPERATURE
	}

	fn asset(item: ItemId) {
		Lives::insert((COLLECTION, item), Life::new(&core(), BEGIN));
	}
}

pub fn ext() -> sp_io::TestExternalities {
	IsThere::set(true);
	Failing::set(None);
	Moment::set(BEGIN);
	LastPushed::set(None);
	let balances = [OWNER, PUBLISHER].map(|account| (account.to_account_id(), ENDOWMENT)).to_vec();
	let balances = pallet_balances::GenesisConfig { balances, ..Default::default() };
	let genesis = RuntimeGenesisConfig { balances, ..Default::default() };
	let mut ext: sp_io::TestExternalities = genesis.build_storage().unwrap().into();
	ext.register_extension(sp_keystore::KeystoreExt::new(sp_keystore::testing::MemoryKeystore::new()));
	ext.execute_with(|| frame_system::BlockHash::<Test>::insert(0, GENESIS));
	ext
}

/// Runs a test from block 1 on, with the publisher admitted, and `try_state` after it; the issuance stays.
pub fn execute(test: impl FnOnce()) {
	ext().execute_with(|| {
		System::set_block_number(1);
		(0..10).for_each(|item| Lives::insert((COLLECTION, item), Life::new(&core(), BEGIN)));
		assert_ok!(admit(RATE, METRICS, true));
		events();
		let issuance = pallet_balances::TotalIssuance::<Test>::get();
		test();
		Publishers::do_try_state().unwrap();
		assert_eq!(pallet_balances::TotalIssuance::<Test>::get(), issuance);
	});
}

pub fn now() -> BlockNumber {
	System::block_number() as BlockNumber
}

pub fn origin(who: Sr25519Keyring) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.to_account_id())
}

/// Admits the publisher on these terms.
pub fn admit(per_period: u32, metrics: u16, notes: bool) -> DispatchResult {
	Publishers::admit(origin(OWNER), COLLECTION, PUBLISHER.to_account_id(), per_period, metrics, notes)
}

pub fn values(item: ItemId, values: &[(u8, i64)]) -> Entry {
	Entry { item, values: values.to_vec().try_into().unwrap(), note: None }
}

pub fn note(item: ItemId, text: impl AsRef<[u8]>) -> Entry {
	Entry { item, values: Default::default(), note: Some(text.as_ref().to_vec().try_into().unwrap()) }
}

pub fn publish(entries: Vec<Entry>) -> DispatchResult {
	Publishers::publish(origin(PUBLISHER), COLLECTION, entries.try_into().unwrap())
}

/// Pushes entries, and returns which items were refused, and why.
pub fn refusals(entries: Vec<Entry>) -> Vec<(ItemId, DispatchError)> {
	let count = entries.len() as u32;
	events();
	assert_ok!(publish(entries));
	let mut told = events();
	let last = told.pop().unwrap();
	let refusals = told.into_iter().filter_map(|event| match event {
		Event::EntryRefused { collection: COLLECTION, item, error } => Some((item, error)),
		_ => None,
	});
	let refusals: Vec<_> = refusals.collect();
	let refused = refusals.len() as u32;
	let (publisher, accepted) = (PUBLISHER.to_account_id(), count - refused);
	assert_eq!(last, Event::Published { publisher, collection: COLLECTION, accepted, refused });
	refusals
}

/// Why the pallet refuses the only entry of a call.
pub fn refusal(entry: Entry) -> DispatchError {
	let refusals = refusals(vec![entry]);
	assert_eq!(refusals.len(), 1, "it is refused");
	refusals[0].1
}

/// An asset's hours.
pub fn hours(item: ItemId) -> Option<i64> {
	Lives::get((COLLECTION, item)).and_then(|life| life.value(HOURS))
}

/// An asset's notes, by block and text.
pub fn notes(item: ItemId) -> Vec<(BlockNumber, String)> {
	let notes = Notes::<Test>::get(COLLECTION, item).into_iter();
	notes.map(|Note { block, text, .. }| (block, vivarium_engine::text(&text).to_string())).collect()
}

/// An item ceases to be a dynamic asset.
pub fn retire(item: ItemId) {
	Lives::remove((COLLECTION, item));
	Publishers::on_retired(COLLECTION, item);
}

/// Text of a note that is as long as it may be.
pub fn longest() -> String {
	let text = "ä".repeat(128);
	assert!(bounded::<256>(&text).is_ok());
	text
}

/// The pallet's events since the last question.
pub fn events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet::<Event<Test>>();
	System::reset_events();
	events
}

/// A device, by its number.
pub fn device(number: u8) -> ed25519::Pair {
	ed25519::Pair::from_seed(&[number; 32])
}

/// The key of the device that most tests use.
pub fn key() -> DeviceKey {
	device(1).public()
}

/// The temperature of every item, ten readings a period, ten minutes old at most.
pub fn terms() -> DeviceTerms {
	DeviceTerms { scope: Scope::All, metrics: 1 << TEMPERATURE, per_period: RATE, max_age: MAX_AGE }
}

pub fn admit_device(number: u8, terms: DeviceTerms) -> DispatchResult {
	let name = b"gauge".to_vec().try_into().unwrap();
	Publishers::admit_device(origin(OWNER), COLLECTION, device(number).public(), name, terms)
}

pub fn revoke() -> DispatchResult {
	Publishers::revoke_device(origin(OWNER), COLLECTION, key())
}

/// Runs a test as [`execute`] does, a second after the device was admitted.
pub fn execute_with_device(test: impl FnOnce()) {
	execute(|| {
		assert_ok!(admit_device(1, terms()));
		events();
		later(1);
		test();
	});
}

/// The chain's clock goes on.
pub fn later(seconds: u64) {
	Moment::mutate(|now| *now += seconds * 1_000);
}

/// A temperature of an item, sampled now, a millisecond after what was before.
pub fn sample(item: ItemId, sequence: u64, temperature: i64) -> Sample {
	let sampled = Moment::mutate(|now| {
		*now += 1;
		*now
	});
	Sample { item, sequence, sampled, values: vec![(TEMPERATURE, temperature)].try_into().unwrap() }
}

/// What a device signs for a chain and a collection.
pub fn signed_for(number: u8, sample: Sample, genesis: H256, collection: CollectionId) -> SignedReading {
	let signature = device(number).sign(&sample.message(genesis, collection));
	SignedReading { device: device(number).public(), sample, signature }
}

/// What the device signs for this chain and the collection.
pub fn signed(sample: Sample) -> SignedReading {
	signed_for(1, sample, GENESIS, COLLECTION)
}

/// A stranger, who has no money and is known to nobody, carries readings in.
pub fn relay(readings: Vec<SignedReading>) -> DispatchResult {
	Publishers::relay(origin(STRANGER), COLLECTION, readings.try_into().unwrap())
}

/// Carries readings in, and returns which were refused, by item and count, and why.
pub fn relay_refusals(readings: Vec<SignedReading>) -> Vec<(ItemId, u64, DispatchError)> {
	let count = readings.len() as u32;
	events();
	assert_ok!(relay(readings));
	let mut told = events();
	let last = told.pop().unwrap();
	let refusals = told.into_iter().filter_map(|event| match event {
		Event::ReadingRefused { collection: COLLECTION, item, sequence, error, .. } => Some((item, sequence, error)),
		_ => None,
	});
	let refusals: Vec<_> = refusals.collect();
	let refused = refusals.len() as u32;
	let (relayer, accepted) = (STRANGER.to_account_id(), count - refused);
	assert_eq!(last, Event::Relayed { relayer, collection: COLLECTION, accepted, refused });
	refusals
}

/// Why the pallet refuses a reading. The asset, the device and its rate stay as they were.
pub fn reading_refusal(reading: SignedReading) -> DispatchError {
	let state = || (Lives::iter().collect::<Vec<_>>(), Devices::<Test>::iter().collect::<Vec<_>>());
	let before = state();
	let refusals = relay_refusals(vec![reading]);
	assert_eq!(refusals.len(), 1, "it is refused");
	assert!(state() == before, "nothing is changed");
	refusals[0].2
}

/// An asset's temperature.
pub fn temperature(item: ItemId) -> Option<i64> {
	Lives::get((COLLECTION, item)).and_then(|life| life.value(TEMPERATURE))
}

/// The device as people see it.
pub fn view() -> DeviceView {
	Publishers::device_of(COLLECTION, key()).unwrap()
}

/// What is held of an account for devices.
pub fn held(who: Sr25519Keyring) -> u128 {
	Balances::balance_on_hold(&HoldReason::Device.into(), &who.to_account_id())
}
