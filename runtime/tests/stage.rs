//! A collection of Bob's, whose items everybody deals in.

use crate::common::Chain;
use codec::Encode;
use frame_support::assert_ok;
use frame_system::offchain::CreateAuthorizedTransaction;
use pallet_asset_accounts::FeeTable;
use pallet_dynamic_assets::{Blueprints, Observation, Shard, Shards};
use sp_core::Pair;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Ferdie};
use sp_runtime::{
	traits::{Dispatchable, Zero},
	DispatchResult, MultiAddress,
};
use vivarium_engine::{
	blueprint::{Core, Metric, MetricKind, MetricPointer, MetricTexts, Pusher, Source, Texts, TraitTexts},
	bounded,
	decimal::Scale,
	licence::{Permission, Permissions, Terms},
	observation::Seen,
	royalty::{Schedule, Share},
	rules::{Comparison, Condition, Effect, Rule, Term},
	traits::{Trait, TraitKind, Writers},
};
use vivarium_primitives::{CollectionId, ItemId, Member, Purse, ReportHeader, ShardId};
use vivarium_runtime::{
	AccountId, AssetAccounts, Balance, Balances, BlockNumber, Licensing, Runtime, RuntimeCall, RuntimeOrigin, System,
};

pub const COLLECTION: CollectionId = 7;
pub const ITEMS: ItemId = 3;
/// Blocks between two rounds.
pub const HEARTBEAT: BlockNumber = 5;
/// The metric that operators fetch.
pub const LOAD: u8 = 0;
/// The published counter.
pub const HOURS: u8 = 1;
/// The published gauge: above 50 it raises the flag and fires the trigger, below 20 it clears the flag.
pub const DEFECT: u8 = 2;
/// The trait that the owner of an item writes.
pub const NUMBER: u8 = 0;
/// The trigger.
pub const TRIGGER: u32 = 1;

/// Where the load of each item is read.
const SOURCE: &str = "http://127.0.0.1:9100/{external_id}";

/// A blueprint of machines that are used and break.
pub fn blueprint() -> (Core, Texts) {
	let load = Metric {
		kind: MetricKind::Gauge,
		decimals: 0,
		scale: Scale::ONE,
		offset: 0,
		minimum: 0,
		maximum: 100,
		tolerance: 2,
		deviation: 5,
		step: None,
		window: 0,
		min_sources: 1,
		pushed_by: Pusher::Account,
	};
	let published = Metric { min_sources: 0, maximum: 1_000_000_000, ..load };
	let hours = Metric { kind: MetricKind::Counter { may_reset: false }, ..published };
	let rule = |comparison, bound, effects: Vec<Effect>| Rule {
		conditions: vec![Condition::Compare { term: Term::Metric { metric: DEFECT }, comparison, bound }]
			.try_into()
			.unwrap(),
		rounds: 1,
		effects: effects.try_into().unwrap(),
	};
	let breaks = vec![Effect::RaiseFlag { flag: 0 }, Effect::Trigger { code: 0 }];
	let number = Trait {
		kind: TraitKind::Integer { minimum: 0, maximum: 9 },
		initial: 0,
		writers: Writers { rules: false, model: false, owner: true },
	};
	let core = Core {
		heartbeat: HEARTBEAT,
		metrics: vec![load, hours, published].try_into().unwrap(),
		health: Default::default(),
		traits: vec![number].try_into().unwrap(),
		states: 1,
		initial_state: 0,
		transitions: Default::default(),
		flags: 1,
		triggers: 1,
		rules: vec![
			rule(Comparison::Above, 50, breaks),
			rule(Comparison::Below, 20, vec![Effect::ClearFlag { flag: 0 }]),
		]
		.try_into()
		.unwrap(),
		measures: Default::default(),
	};
	let named = |name| MetricTexts { name: bounded(name).unwrap(), unit: Default::default() };
	let texts = Texts {
		name: bounded("Machine").unwrap(),
		description: bounded("It is used, and breaks").unwrap(),
		metrics: ["load", "hours", "defect"].map(named).to_vec().try_into().unwrap(),
		traits: vec![TraitTexts { name: bounded("number").unwrap(), options: Default::default() }].try_into().unwrap(),
		states: vec![bounded("installed").unwrap()].try_into().unwrap(),
		flags: vec![bounded("defective").unwrap()].try_into().unwrap(),
		triggers: vec![bounded("broken").unwrap()].try_into().unwrap(),
		sources: vec![Source {
			url: bounded(SOURCE).unwrap(),
			pointers: vec![MetricPointer { metric: LOAD, pointer: bounded("/load").unwrap() }].try_into().unwrap(),
			time: None,
		}]
		.try_into()
		.unwrap(),
		measures: Default::default(),
		reasons: Default::default(),
		claims: Default::default(),
	};
	(core, texts)
}

pub fn id(who: Sr25519Keyring) -> MultiAddress<AccountId, ()> {
	MultiAddress::Id(who.to_account_id())
}

pub fn now() -> BlockNumber {
	System::block_number()
}

pub fn free(who: &AccountId) -> Balance {
	Balances::free_balance(who)
}

pub fn purse(item: ItemId) -> AccountId {
	<AssetAccounts as Purse<AccountId, Balance>>::account(COLLECTION, item)
}

/// Signs a call for somebody, through the runtime's filter. No fee is charged.
pub fn sign(who: &AccountId, call: impl Into<RuntimeCall>) -> DispatchResult {
	let done = call.into().dispatch(RuntimeOrigin::signed(who.clone()));
	done.map(|_| ()).map_err(|failed| failed.error)
}

/// The same for one of the well-known accounts.
pub fn by(who: Sr25519Keyring, call: impl Into<RuntimeCall>) -> DispatchResult {
	sign(&who.to_account_id(), call)
}

/// What governance does.
pub fn govern(call: impl Into<RuntimeCall>) -> DispatchResult {
	by(Alice, pallet_sudo::Call::sudo { call: Box::new(call.into()) })
}

pub fn set_fees(round: Balance, synthesis: Balance) -> DispatchResult {
	govern(pallet_asset_accounts::Call::set_fees { fees: FeeTable { round, synthesis } })
}

pub fn mint(item: ItemId) -> DispatchResult {
	by(Bob, pallet_uniques::Call::mint { collection: COLLECTION, item, owner: id(Bob) })
}

pub fn enrol(who: &AccountId, item: ItemId) -> DispatchResult {
	let external_id = bounded(&format!("m{item}")).unwrap();
	sign(who, pallet_dynamic_assets::Call::enrol { collection: COLLECTION, item, external_id })
}

/// The collection with its items, all assets of Bob's; Ferdie publishes, Charlie reviews. To be done inside a block.
pub fn found() {
	let (core, texts) = blueprint();
	assert_ok!(by(Bob, pallet_uniques::Call::create { collection: COLLECTION, admin: id(Bob) }));
	let (core, texts) = (Box::new(core), Box::new(texts));
	assert_ok!(by(Bob, pallet_dynamic_assets::Call::set_blueprint { collection: COLLECTION, core, texts }));
	for item in 0..ITEMS {
		assert_ok!(mint(item));
		assert_ok!(enrol(&Bob.to_account_id(), item));
	}
	assert_ok!(by(
		Bob,
		pallet_publishers::Call::admit {
			collection: COLLECTION,
			publisher: Ferdie.to_account_id(),
			per_period: u32::MAX,
			metrics: 1 << HOURS | 1 << DEFECT,
			notes: false,
		}
	));
	let reviewers = vec![Charlie.to_account_id()].try_into().unwrap();
	let panel = pallet_synthesis::Call::set_reviewers { collection: COLLECTION, reviewers, threshold: 1 };
	assert_ok!(by(Bob, panel));
}

/// A chain of a preset with these operators and with the collection, which was founded in block 2.
pub fn chain(preset: &str, operators: &[Sr25519Keyring]) -> Chain {
	let mut chain = Chain::with(preset, operators);
	chain.ext.execute_with(|| crate::common::execute(2, &[], found));
	chain.ext.persist_offchain_overlay();
	chain
}

/// Executes the next block, in which this is done.
pub fn act(chain: &mut Chain, act: impl FnOnce()) {
	chain.ext.execute_with(|| crate::common::execute(now() + 1, &[], act));
	chain.ext.persist_offchain_overlay();
}

/// What Ferdie pushes of an item.
pub fn push(item: ItemId, metric: u8, value: i64) -> DispatchResult {
	let entry = pallet_publishers::Entry { item, values: vec![(metric, value)].try_into().unwrap(), note: None };
	let entries = vec![entry].try_into().unwrap();
	by(Ferdie, pallet_publishers::Call::publish { collection: COLLECTION, entries })
}

/// The shards whose rounds opened at a block.
pub fn opened(block: BlockNumber) -> Vec<ShardId> {
	Shards::<Runtime>::iter().filter(|(_, shard)| shard.opens_at(block)).map(|(id, _)| id).collect()
}

/// What an operator reports of a round: everything is as low as it may be.
pub fn report(operator: Sr25519Keyring, id: ShardId, round: BlockNumber) -> Option<Vec<u8>> {
	let Shard { collection, version, members, .. } = Shards::<Runtime>::get(id)?;
	let core = Blueprints::<Runtime>::get(collection, version)?;
	let fetched = core.metrics.iter().take_while(|metric| !metric.is_published());
	let values: Vec<_> =
		fetched.map(|metric| Ok(Seen { value: metric.minimum, sources: metric.min_sources })).collect();
	let values: vivarium_engine::observation::Values = values.try_into().unwrap();
	let observations: Vec<_> = members.into_iter().map(|item| Observation { item, values: values.clone() }).collect();
	let member = Member { operator: operator.to_account_id(), key: operator.public() };
	let digest = sp_io::hashing::blake2_256(&observations.encode());
	let header = ReportHeader::new(System::block_hash(BlockNumber::zero()), id, round, member, digest.into());
	let call = pallet_dynamic_assets::Call::report {
		shard: id,
		round,
		operator: operator.to_account_id(),
		observations: observations.try_into().unwrap(),
		signature: operator.pair().sign(&header.encode()).into(),
	};
	let transaction = <Runtime as CreateAuthorizedTransaction<RuntimeCall>>::create_authorized_transaction(call.into());
	Some(transaction.encode())
}

/// A royalty that these share, who are paid so many parts per million each.
pub fn schedule(rate: u32, shares: &[(AccountId, u32)]) -> Schedule<AccountId> {
	let shares = shares.iter().map(|(account, part)| Share { account: account.clone(), part: *part });
	Schedule { rate, shares: shares.collect::<Vec<_>>().try_into().unwrap() }
}

/// Terms of 20 blocks for a price, which nothing renews.
pub fn once(price: Balance) -> Terms<AccountId> {
	Terms {
		permissions: Permissions(Permission::Display.into()),
		exclusive: false,
		duration: Some(20),
		price,
		renewal: None,
		meter: None,
		thresholds: Default::default(),
		suspending_triggers: 0,
		revocation: None,
		income: 0,
	}
}

/// Bob offers terms of an item, and somebody buys a licence. Returns its number.
pub fn license(who: Sr25519Keyring, item: ItemId, terms: &Terms<AccountId>, deposit: Balance) -> u32 {
	let offer = pallet_licensing::Registers::<Runtime>::get((COLLECTION, item)).next_offer;
	let licence = pallet_licensing::NextLicence::<Runtime>::get();
	assert_ok!(by(Bob, pallet_licensing::Call::offer { collection: COLLECTION, item, terms: Box::new(terms.clone()) }));
	let digest = terms.digest().into();
	let call = pallet_licensing::Call::license { collection: COLLECTION, item, offer, digest, deposit };
	assert_ok!(by(who, call));
	assert!(Licensing::licence_view(licence).is_some());
	licence
}
