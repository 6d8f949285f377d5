//! A chain with the pallet on it, and assets that live by the engine alone.

use crate as pallet_publishers;
use crate::{Entry, Event, Note, Notes};
use frame_support::{
	assert_ok, construct_runtime, derive_impl, ensure,
	pallet_prelude::{DispatchError, DispatchResult},
	parameter_types, storage_alias,
	traits::ConstU32,
	weights::Weight,
	Twox64Concat,
};
use sp_keyring::Sr25519Keyring;
use sp_runtime::{traits::IdentityLookup, AccountId32, ArithmeticError, BuildStorage};
use vivarium_engine::{
	blueprint::{Core, Metric, MetricKind, Pusher},
	bounded,
	decimal::Scale,
	life::{Life, Now},
	publication::{By, PushFlaw},
};
use vivarium_primitives::{BlockNumber, CollectionId, ItemId, OnRetired, Publish, Pushed};

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Publishers: pallet_publishers,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountId = AccountId32;
	type Block = frame_system::mocking::MockBlock<Test>;
	type Lookup = IdentityLookup<AccountId32>;
}

impl crate::Config for Test {
	type Assets = Assets;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Assets;
	type MaxEntries = ConstU32<64>;
	type RatePeriod = ConstU32<PERIOD>;
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
/// The chain's clock.
pub const TIME: u64 = 1_000_000;
/// The publisher's rate.
pub const RATE: u32 = 10;

/// A metric that operators fetch.
pub const LOAD: u8 = 0;
/// A published counter up to 1000, for which the publisher is admitted.
pub const HOURS: u8 = 1;
/// A published gauge, for which it is not.
pub const PRICE: u8 = 2;
/// The metrics for which the publisher is admitted, as bits.
pub const METRICS: u16 = 0b011;

/// What the assets answer of a push, told apart as events tell errors.
pub const NOT_PUBLISHED: DispatchError = DispatchError::BadOrigin;
pub const IMPLAUSIBLE: DispatchError = DispatchError::Exhausted;
pub const COUNTER_FELL: DispatchError = DispatchError::Arithmetic(ArithmeticError::Underflow);
pub const WRONG_PUSHER: DispatchError = DispatchError::ConsumerRemaining;
pub const UNKNOWN_METRIC: DispatchError = DispatchError::CannotLookup;
pub const METRIC_TWICE: DispatchError = DispatchError::Corruption;
pub const NOBODY_ACTS: DispatchError = DispatchError::Unavailable;

/// What one push weighs.
pub const PUSH: Weight = Weight::from_parts(1_000_000, 10);

parameter_types! {
	/// Whether the collection is there.
	pub static IsThere: bool = true;
	/// The item on whose pushes nobody can act.
	pub static Failing: Option<ItemId> = None;
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
	Core {
		heartbeat: 5,
		metrics: vec![load, hours, price].try_into().unwrap(),
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
		let now = Now { block: now(), time: TIME };
		life.publish(&core(), now, pusher, values).map_err(|flaw| match flaw {
			PushFlaw::UnknownMetric => UNKNOWN_METRIC,
			PushFlaw::NotPublished => NOT_PUBLISHED,
			PushFlaw::Twice => METRIC_TWICE,
			PushFlaw::Implausible => IMPLAUSIBLE,
			PushFlaw::CounterFell => COUNTER_FELL,
			PushFlaw::ByDevices | PushFlaw::ByAccounts | PushFlaw::NotNewer => WRONG_PUSHER,
		})?;
		Lives::insert((collection, item), life);
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

	fn asset(item: ItemId) {
		Lives::insert((COLLECTION, item), Life::new(&core(), TIME));
	}
}

pub fn ext() -> sp_io::TestExternalities {
	IsThere::set(true);
	Failing::set(None);
	RuntimeGenesisConfig::default().build_storage().unwrap().into()
}

/// Runs a test from block 1 on, with the publisher admitted, and `try_state` after it.
pub fn execute(test: impl FnOnce()) {
	ext().execute_with(|| {
		System::set_block_number(1);
		(0..10).for_each(|item| Lives::insert((COLLECTION, item), Life::new(&core(), TIME)));
		assert_ok!(admit(RATE, METRICS, true));
		events();
		test();
		Publishers::do_try_state().unwrap();
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
