//! What scripts/benchmark measures, and what that needs.

use crate::{
	configs::synthesis::Deadline, AccountId, Balances, BlockNumber, DynamicAssets, Royalties, Runtime, RuntimeOrigin,
	Synthesis, System, Uniques, EPOCH_BLOCKS, VIV,
};
use alloc::vec::Vec;
use frame_support::{
	traits::{fungible::Mutate, Get},
	BoundedVec,
};
use pallet_models::{Cohorts, Details, Model};
use pallet_operators::{
	Counters, CurrentEpoch, Epoch, NextEpoch, Operator, Operators, PreviousEpoch, Record, Standing,
};
use pallet_synthesis::{Due, Matter};
use sp_core::sr25519;
use vivarium_engine::{
	blueprint::{Core, Metric, MetricKind, MetricTexts, Pusher, Texts, TraitTexts},
	decimal::Scale,
	fairness::Tally,
	life::Life,
	reading::{Accepted, Freshness, Mark},
	royalty::{self, Schedule, Share},
	rules::{Comparison, Condition, Term},
	synthesis::system_hash,
	traits::{Trait, TraitKind, TraitValue, Writers},
	window::Statistic,
};
use vivarium_primitives::{
	limits, CollectionId, Hash, ItemId, Member, ModelId, ModelKind, ModelStatus, Step, MAX_OPERATORS,
};

frame_benchmarking::define_benchmarks!(
	[pallet_asset_accounts, AssetAccounts]
	[pallet_deadlines, Deadlines]
	[pallet_dynamic_assets, DynamicAssets]
	[pallet_licensing, Licensing]
	[pallet_market, Market]
	[pallet_models, Models]
	[pallet_notifications, Notifications]
	[pallet_operators, Operators]
	[pallet_publishers, Publishers]
	[pallet_royalties, Royalties]
	[pallet_synthesis, Synthesis]
	[pallet_validators, Validators]
	[pallet_work_orders, WorkOrders]
	// Of the SDK.
	[frame_system, frame_system_benchmarking::Pallet::<Runtime>]
	[frame_system_extensions, frame_system_benchmarking::extensions::Pallet::<Runtime>]
	[pallet_balances, Balances]
	[pallet_collective, Council]
	[pallet_migrations, Migrations]
	[pallet_multisig, Multisig]
	[pallet_proxy, Proxy]
	[pallet_sudo, Sudo]
	[pallet_timestamp, Timestamp]
	[pallet_transaction_payment, TransactionPayment]
	[pallet_uniques, Uniques]
	[pallet_utility, Utility]
);

impl frame_system_benchmarking::Config for Runtime {}

impl pallet_transaction_payment::BenchmarkConfig for Runtime {}

/// Collections of which the genesis has none.
pub struct Unused;

impl pallet_uniques::BenchmarkHelper<CollectionId, ItemId> for Unused {
	fn collection(index: u16) -> CollectionId {
		CollectionId::MAX.saturating_sub(index.into())
	}

	fn item(index: u16) -> ItemId {
		index.into()
	}
}

/// Committees drawn from as many operators as there may be, each about to be suspended.
pub struct Seats;

impl pallet_dynamic_assets::BenchmarkHelper for Seats {
	fn seat(size: u32, key: sr25519::Public) {
		let block: BlockNumber = System::block_number();
		let number = block / EPOCH_BLOCKS;
		let account = |index| frame_benchmarking::account::<AccountId>("operator", index, 0);
		let accounts: Vec<AccountId> = (0..MAX_OPERATORS).map(account).collect();
		let members = accounts.iter().cloned().map(|operator| Member { operator, key });
		let members: BoundedVec<_, _> = BoundedVec::truncate_from(members.collect());
		let epoch = |number| Epoch::new(number, members.clone(), size);
		// The round's epoch is looked for in both.
		CurrentEpoch::<Runtime>::put(epoch(number + 1));
		PreviousEpoch::<Runtime>::put(epoch(number));
		NextEpoch::<Runtime>::put(epoch(number + 2));

		let rounds = <<Runtime as pallet_operators::Config>::MinRounds as Get<u32>>::get().into();
		let recent = Counters { rounds, missed: rounds, ..Default::default() };
		for account in &accounts {
			pallet_operators::Records::<Runtime>::insert(account, Record { total: recent, epoch: number, recent });
		}
		let bond = <Runtime as pallet_operators::Config>::Bond::get();
		let operators = accounts.into_iter().map(|account| Operator {
			account,
			key,
			next_key: None,
			bond,
			standing: Standing::Active,
		});
		Operators::<Runtime>::put(BoundedVec::truncate_from(operators.collect::<Vec<_>>()));
	}
}

/// What falls due: a request that is there no more, and what nobody can act on.
pub struct Dues;

impl pallet_deadlines::BenchmarkHelper<Deadline> for Dues {
	fn light() -> Deadline {
		Due { collection: 0, item: 0, matter: Matter::Request }.into()
	}

	fn failing() -> Deadline {
		Deadline::Failing
	}
}

/// The collection to which publishers push.
const PUSHED: CollectionId = 2_000;

/// The metric that devices push; accounts push all others.
const BY_DEVICES: u8 = 15;

/// Metrics that are pushed, and the rest of a blueprint that the runtime takes.
fn published() -> (Core, Texts) {
	let metric = Metric {
		kind: MetricKind::Gauge,
		decimals: 0,
		scale: Scale::ONE,
		offset: 0,
		minimum: i64::MIN,
		maximum: i64::MAX,
		tolerance: 0,
		deviation: 0,
		step: None,
		window: limits::WINDOW as u8,
		min_sources: 0,
		pushed_by: Pusher::Account,
	};
	let by = |position: u32| match position == u32::from(BY_DEVICES) {
		true => Metric { pushed_by: Pusher::Device, ..metric },
		false => metric,
	};
	let name = |position: u32| BoundedVec::truncate_from(alloc::format!("m{position}").into_bytes());
	let metrics = 0..limits::METRICS;
	let core = Core {
		heartbeat: limits::HEARTBEATS[0],
		metrics: BoundedVec::truncate_from(metrics.clone().map(by).collect()),
		health: BoundedVec::default(),
		traits: BoundedVec::default(),
		states: 1,
		initial_state: 0,
		transitions: BoundedVec::default(),
		flags: 0,
		triggers: 0,
		rules: BoundedVec::default(),
		measures: BoundedVec::default(),
	};
	let texts = Texts {
		name: name(0),
		description: BoundedVec::default(),
		metrics: BoundedVec::truncate_from(
			metrics.map(|position| MetricTexts { name: name(position), unit: BoundedVec::default() }).collect(),
		),
		traits: BoundedVec::default(),
		states: BoundedVec::truncate_from(Vec::from([name(0)])),
		flags: BoundedVec::default(),
		triggers: BoundedVec::default(),
		sources: BoundedVec::default(),
		measures: BoundedVec::default(),
		reasons: BoundedVec::default(),
		claims: BoundedVec::default(),
	};
	(core, texts)
}

/// Assets that have much to tell.
pub struct Announced;

impl pallet_notifications::BenchmarkHelper for Announced {
	fn asset(id: CollectionId, item: ItemId) {
		let owner = frame_benchmarking::account("owner", 0, 0);
		let name = |position: u32| BoundedVec::truncate_from(alloc::format!("n{position}").into_bytes());
		let names = |count: u32| (0..count).map(name).collect::<Vec<_>>();
		let (mut core, mut texts) = published();
		core.states = limits::STATES as u8;
		core.flags = limits::FLAGS as u8;
		core.triggers = limits::TRIGGERS as u8;
		texts.states = BoundedVec::truncate_from(names(limits::STATES));
		texts.flags = BoundedVec::truncate_from(names(limits::FLAGS));
		texts.triggers = BoundedVec::truncate_from(names(limits::TRIGGERS));
		collection(id, &owner, core, texts);
		asset(id, item, &owner);
	}

	fn abandon(id: CollectionId, item: ItemId) {
		let owner = RuntimeOrigin::signed(frame_benchmarking::account("owner", 0, 0));
		let abandoned =
			DynamicAssets::retire(owner.clone(), id, item).and_then(|()| DynamicAssets::remove_blueprint(owner, id, 1));
		assert!(abandoned.is_ok(), "nothing is left of the collection {id}: {abandoned:?}");
	}
}

/// Makes a collection of an account, with its blueprint.
fn collection(id: CollectionId, owner: &AccountId, core: Core, texts: Texts) {
	let signed = || RuntimeOrigin::signed(owner.clone());
	let _ = <Balances as Mutate<AccountId>>::mint_into(owner, 1_000_000 * VIV);
	let made = Uniques::force_create(RuntimeOrigin::root(), id, owner.clone().into(), false)
		.and_then(|()| DynamicAssets::set_blueprint(signed(), id, core.into(), texts.into()));
	assert!(made.is_ok(), "the collection {id} is made: {made:?}");
}

/// Makes an item of an account in a collection of its own, and a dynamic asset of it.
fn asset(collection: CollectionId, item: ItemId, owner: &AccountId) {
	let signed = || RuntimeOrigin::signed(owner.clone());
	let external_id = BoundedVec::truncate_from(Vec::from([b'x'; limits::EXTERNAL_ID as usize]));
	let made = Uniques::mint(signed(), collection, item, owner.clone().into())
		.and_then(|()| DynamicAssets::enrol(signed(), collection, item, external_id));
	assert!(made.is_ok(), "the asset {collection}/{item} is made: {made:?}");
}

/// Assets to which publishers push.
pub struct Pushed;

impl pallet_publishers::BenchmarkHelper<AccountId> for Pushed {
	fn collection() -> (CollectionId, AccountId) {
		let owner = frame_benchmarking::account("owner", 0, 0);
		if pallet_dynamic_assets::LatestVersion::<Runtime>::get(PUSHED).is_none() {
			let (core, texts) = published();
			collection(PUSHED, &owner, core, texts);
		}
		(PUSHED, owner)
	}

	fn metric() -> u8 {
		BY_DEVICES
	}

	fn asset(item: ItemId) {
		let (_, owner) = <Self as pallet_publishers::BenchmarkHelper<AccountId>>::collection();
		asset(PUSHED, item, &owner);
	}
}

/// Assets with purses.
pub struct Purses;

impl pallet_asset_accounts::BenchmarkHelper<AccountId> for Purses {
	fn asset(owner: &AccountId, id: CollectionId, item: ItemId) {
		let (core, texts) = published();
		collection(id, owner, core, texts);
		asset(id, item, owner);
	}
}

/// Items that are sold, and what of their price goes to others.
pub struct Sales;

impl pallet_royalties::BenchmarkHelper<AccountId> for Sales {
	fn create(owner: &AccountId, id: CollectionId, item: ItemId) {
		let _ = <Balances as Mutate<AccountId>>::mint_into(owner, 1_000_000 * VIV);
		let made = Uniques::force_create(RuntimeOrigin::root(), id, owner.clone().into(), false)
			.and_then(|()| Uniques::mint(RuntimeOrigin::signed(owner.clone()), id, item, owner.clone().into()));
		assert!(made.is_ok(), "the item {id}/{item} is made: {made:?}");
	}

	fn give(id: CollectionId, from: &AccountId, to: &AccountId) {
		let given = Uniques::set_accept_ownership(RuntimeOrigin::signed(to.clone()), Some(id))
			.and_then(|()| Uniques::transfer_ownership(RuntimeOrigin::signed(from.clone()), id, to.clone().into()));
		assert!(given.is_ok(), "the collection {id} is given: {given:?}");
	}
}

/// The collection whose items are licensed.
const LICENSED: CollectionId = 4_000;

impl pallet_licensing::BenchmarkHelper<AccountId> for Sales {
	fn collection(shares: u32) -> CollectionId {
		if pallet_dynamic_assets::LatestVersion::<Runtime>::get(LICENSED).is_none() {
			let (mut core, texts) = published();
			for metric in &mut core.metrics {
				metric.kind = MetricKind::Counter { may_reset: false };
				metric.minimum = 0;
			}
			let owner = frame_benchmarking::account("licensor", 0, 0);
			collection(LICENSED, &owner, core, texts);
			let reviewers = (0..limits::REVIEWERS).map(|at| frame_benchmarking::account("reviewer", at, 0)).collect();
			let set = Synthesis::set_reviewers(
				RuntimeOrigin::signed(owner.clone()),
				LICENSED,
				BoundedVec::truncate_from(reviewers),
				1,
			);
			assert!(set.is_ok(), "the reviewers are named: {set:?}");
			<Self as pallet_market::BenchmarkHelper<AccountId>>::share(&owner, LICENSED, shares);
		}
		LICENSED
	}

	fn asset(owner: &AccountId, id: CollectionId, item: ItemId) -> (u32, u8) {
		let licensor = frame_benchmarking::account::<AccountId>("licensor", 0, 0);
		let _ = <Balances as Mutate<AccountId>>::mint_into(owner, 1_000_000 * VIV);
		let external_id = BoundedVec::truncate_from(Vec::from([b'x'; limits::EXTERNAL_ID as usize]));
		let made = Uniques::mint(RuntimeOrigin::signed(licensor), id, item, owner.clone().into())
			.and_then(|()| DynamicAssets::enrol(RuntimeOrigin::signed(owner.clone()), id, item, external_id));
		assert!(made.is_ok(), "the asset {id}/{item} is made: {made:?}");
		(1, 0)
	}

	fn count(id: CollectionId, item: ItemId, units: u64) {
		pallet_dynamic_assets::Assets::<Runtime>::mutate(id, item, |asset| {
			let value = i64::try_from(units).unwrap_or(i64::MAX);
			if let Some(reading) = asset.as_mut().and_then(|asset| asset.life.readings.iter_mut().next()) {
				let (spread, values, sources, block) = (0, 0, 0, 1);
				reading.accepted = Some(Accepted { value, spread, values, sources, block, mark: Mark::Plain });
			}
		});
	}

	fn reviewer(_: CollectionId) -> AccountId {
		frame_benchmarking::account("reviewer", 0, 0)
	}
}

/// Assets that are maintained.
pub struct Works;

/// The collection whose assets are maintained.
const MAINTAINED: CollectionId = 5_000;

impl pallet_work_orders::BenchmarkHelper<AccountId> for Works {
	fn collection() -> (CollectionId, AccountId) {
		let owner = frame_benchmarking::account("maker", 0, 0);
		if pallet_dynamic_assets::LatestVersion::<Runtime>::get(MAINTAINED).is_none() {
			let (mut core, mut texts) = published();
			let name = |at: u32| BoundedVec::truncate_from(alloc::format!("w{at}").into_bytes());
			core.triggers = limits::TRIGGERS as u8;
			texts.triggers = BoundedVec::truncate_from((0..limits::TRIGGERS).map(name).collect());
			collection(MAINTAINED, &owner, core, texts);
			let reviewers = (0..limits::REVIEWERS).map(|at| frame_benchmarking::account("reviewer", at, 0)).collect();
			let reviewers = BoundedVec::truncate_from(reviewers);
			let set = Synthesis::set_reviewers(RuntimeOrigin::signed(owner.clone()), MAINTAINED, reviewers, 1);
			assert!(set.is_ok(), "the reviewers are named: {set:?}");
		}
		(MAINTAINED, owner)
	}

	fn asset(owner: &AccountId, id: CollectionId, item: ItemId) -> u32 {
		let (_, maker) = <Self as pallet_work_orders::BenchmarkHelper<AccountId>>::collection();
		let external_id = BoundedVec::truncate_from(Vec::from([b'x'; limits::EXTERNAL_ID as usize]));
		let made = Uniques::mint(RuntimeOrigin::signed(maker), id, item, owner.clone().into())
			.and_then(|()| DynamicAssets::enrol(RuntimeOrigin::signed(owner.clone()), id, item, external_id));
		assert!(made.is_ok(), "the asset {id}/{item} is made: {made:?}");
		1
	}

	fn conditions() -> Vec<Condition> {
		let slope = |metric| Term::Window { metric, statistic: Statistic::Slope };
		let condition = |metric| Condition::Compare { term: slope(metric), comparison: Comparison::AtLeast, bound: 0 };
		(0..limits::CONDITIONS as u8).map(condition).collect()
	}

	fn measure(id: CollectionId, item: ItemId) -> Step {
		let block = System::block_number();
		pallet_dynamic_assets::Assets::<Runtime>::mutate(id, item, |asset| {
			for reading in asset.iter_mut().flat_map(|asset| &mut asset.life.readings) {
				let (value, spread, values, sources) = (1, 0, 0, 0);
				reading.accepted = Some(Accepted { value, spread, values, sources, block, mark: Mark::Plain });
				reading.standing = Freshness::Fresh;
				reading.window = BoundedVec::truncate_from(Vec::from([1; limits::WINDOW as usize]));
			}
		});
		Step::Push
	}

	fn reviewer(_: CollectionId) -> AccountId {
		frame_benchmarking::account("reviewer", 0, 0)
	}
}

impl pallet_market::BenchmarkHelper<AccountId> for Sales {
	fn enrol(owner: &AccountId, id: CollectionId, item: ItemId) {
		let (mut core, mut texts) = published();
		let writers = Writers { rules: false, model: false, owner: true };
		let traits = (0..limits::TRAITS).map(|_| Trait { kind: TraitKind::Text, initial: 0, writers });
		core.traits = BoundedVec::truncate_from(traits.collect());
		let name = |position: u32| BoundedVec::truncate_from(alloc::format!("t{position}").into_bytes());
		let names = (0..limits::TRAITS).map(|at| TraitTexts { name: name(at), options: BoundedVec::default() });
		texts.traits = BoundedVec::truncate_from(names.collect());
		collection(id, owner, core, texts);
		asset(id, item, owner);
		pallet_dynamic_assets::Assets::<Runtime>::mutate(id, item, |asset| {
			for value in asset.iter_mut().flat_map(|asset| &mut asset.life.traits) {
				if let TraitValue::Text(text) = value {
					*text = BoundedVec::truncate_from(Vec::from([b't'; 1_024]));
				}
			}
		});
		let image = Some(pallet_synthesis::Image { digest: [7; 32], bytes: limits::IMAGE });
		let face =
			pallet_synthesis::Face { revision: 1, model: 0, narrative: BoundedVec::default(), image, adjustment: 0 };
		pallet_synthesis::Faces::<Runtime>::insert(id, item, BoundedVec::truncate_from(Vec::from([face])));
	}

	fn share(owner: &AccountId, id: CollectionId, shares: u32) {
		if shares == 0 {
			return;
		}
		let part = royalty::WHOLE.checked_div(shares).unwrap_or_default();
		let rest = royalty::WHOLE.saturating_sub(part.saturating_mul(shares));
		let share = |at: u32| Share {
			account: frame_benchmarking::account("beneficiary", at, 0),
			part: if at == 0 { part.saturating_add(rest) } else { part },
		};
		let shares = BoundedVec::truncate_from((0..shares).map(share).collect());
		let schedule = Schedule { rate: 100_000, shares };
		let set = Royalties::set_schedule(RuntimeOrigin::signed(owner.clone()), id, schedule);
		assert!(set.is_ok(), "the schedule of {id} is set: {set:?}");
	}
}

impl pallet_synthesis::BenchmarkHelper<AccountId> for Seats {
	fn enrol(owner: &AccountId, id: CollectionId, item: ItemId, core: Core, texts: Texts, life: Life) {
		collection(id, owner, core, texts);
		asset(id, item, owner);
		pallet_dynamic_assets::Assets::<Runtime>::mutate(id, item, |asset| {
			if let Some(asset) = asset {
				asset.life = life;
			}
		});
	}

	fn seat(size: u32, key: sr25519::Public) {
		<Self as pallet_dynamic_assets::BenchmarkHelper>::seat(size, key);
	}

	fn register(id: ModelId, kind: ModelKind, collection: CollectionId, measure: Hash) {
		let name = || BoundedVec::truncate_from(Vec::from([b'm'; limits::NAME as usize]));
		let details = Details {
			name: name(),
			kind,
			version: [0; 32],
			prompt: system_hash(),
			audit: [0; 32],
			audit_uri: BoundedVec::truncate_from(Vec::from([b'u'; limits::URL as usize])),
			leader_blocks: 1,
			max_tokens: 1,
		};
		let model = Model { details, status: ModelStatus::Active, since: 0, generation: 0, alert: None };
		pallet_models::Models::<Runtime>::insert(id, model);
		let tally = Tally { decisions: 1_000_000, favourable: 1_000_000 };
		let tallies = BoundedVec::truncate_from(Vec::from([tally; limits::OPTIONS as usize]));
		pallet_models::Statistics::<Runtime>::insert(
			id,
			collection,
			Cohorts { generation: 0, version: 1, measure, tallies },
		);
	}

	fn remark(collection: CollectionId, item: ItemId) {
		let note = |block| pallet_publishers::Note {
			publisher: frame_benchmarking::account("publisher", block, 0),
			block,
			text: BoundedVec::truncate_from(Vec::from([b'n'; limits::NOTE as usize])),
		};
		let notes = BoundedVec::truncate_from((0..limits::NOTES).map(note).collect());
		pallet_publishers::Notes::<Runtime>::insert(collection, item, notes);
	}
}
