//! What the weights are measured by: the worst blueprint, full shards, and the most that a call can meet on its way.
//!
//! The heaviest report comes after the committee shrank to one. It closes a round in which three of four reported and
//! one metric of each asset was left open, and decides its own: each asset is revised twice, and all its rules fire.

use super::*;
use crate::migrations::v2::{v1, Cursor, FromRelease1};
use alloc::{boxed::Box, format, vec::Vec};
use codec::Encode;
use frame_benchmarking::v2::*;
use frame_support::{
	migrations::SteppedMigration,
	pallet_prelude::TransactionSource,
	traits::{fungible::Mutate as _, tokens::nonfungibles::Mutate as _, Get, StorageVersion},
	weights::{Weight, WeightMeter},
	BoundedVec,
};
use frame_system::RawOrigin;
use sp_core::sr25519;
use sp_io::crypto::{sr25519_generate, sr25519_sign};
use sp_runtime::{
	traits::{Bounded, StaticLookup},
	MultiSignature, Perbill,
};
use vivarium_engine::{
	blueprint::{
		Core, MeasureTexts, Metric, MetricKind, MetricPointer, MetricTexts, Pusher, SampleTime, Source, Step, Texts,
		TraitTexts, Transition,
	},
	cause::Cause,
	claims::Claim,
	decimal::Scale,
	health::{CurvePoint, HealthTerm},
	life::Life,
	measure::{Measure, Sample},
	observation::Seen,
	reading::{Accepted, Freshness, Mark},
	revision::Origin,
	rules::{Comparison, Condition, Effect, Rule, Term},
	time::TimeFormat,
	traits::{Trait, TraitKind, TraitValue, Writers},
	window::Statistic,
	Text,
};
use vivarium_primitives::{
	limits, operator_key::KEY_TYPE, BlockNumber, CollectionId, Committee, ItemId, Member, Publish, Pushed, ShardId,
};

/// What the benchmarks need of the runtime.
pub trait BenchmarkHelper {
	/// Makes all committees so large, drawn from as many operators as there may be, who all sign with this key. What is
	/// recorded of them suspends them, as far as it may.
	fn seat(size: u32, key: sr25519::Public);
}

const COLLECTION: CollectionId = 1_000;
const SHARD: ShardId = 1_000;
const VERSION: u32 = 1;
/// With the longest window.
const HEARTBEAT: BlockNumber = limits::MAX_WINDOW;
/// A round, and a later one: those between them were silent, as many as a report closes.
const ROUND: BlockNumber = 2 * HEARTBEAT;
const LATER: BlockNumber = 7 * HEARTBEAT;
/// The chain's clock.
const TIME: u64 = 1_000_000_007;
/// The committee of the earlier round, and how many of it report.
const SEATS: u32 = 4;
const REPORTERS: usize = 3;

/// Encoded lengths of blueprints between which `set_blueprint` is measured.
const SHORT: u32 = 8_000;
const LONG: u32 = 45_000;

fn list<T, const N: u32>(items: impl IntoIterator<Item = T>) -> BoundedVec<T, frame_support::traits::ConstU32<N>> {
	BoundedVec::truncate_from(items.into_iter().collect())
}

/// A text of full length, another one for each number.
fn long<const N: u32>(number: u32) -> Text<N> {
	list(format!("{number:0>width$}", width = N as usize).into_bytes())
}

fn names<const N: u32>(count: u32) -> BoundedVec<Text<{ limits::NAME }>, frame_support::traits::ConstU32<N>> {
	list((0..count).map(long))
}

/// The heaviest blueprint, with so many traits that are texts; the others are enumerations that rules write. Every
/// condition reads a slope, and every rule fires in the first round of an asset whose windows are full.
fn blueprint(text_traits: u32) -> (Core, Texts) {
	let metrics = || 0..limits::METRICS as u8;
	let metric = Metric {
		kind: MetricKind::Gauge,
		decimals: 1,
		scale: Scale::ONE,
		offset: 0,
		// What a mean kinetic temperature can be told of.
		minimum: -2_000,
		maximum: 10_000,
		tolerance: 10,
		deviation: 0,
		step: Some(Step { maximum: u64::MAX, confirm: limits::CONFIRM }),
		window: limits::WINDOW as u8,
		min_sources: 1,
		pushed_by: Pusher::Account,
	};
	let points = || (0..limits::CURVE_POINTS as u8).map(|at| CurvePoint { value: at.into(), score: at });
	let options = limits::OPTIONS as u8;
	let writers = |rules| Writers { rules, model: false, owner: true };
	let enumeration = Trait { kind: TraitKind::Enumeration { options }, initial: 0, writers: writers(true) };
	let text = Trait { kind: TraitKind::Text, initial: 0, writers: writers(false) };
	let enumerations = limits::TRAITS.saturating_sub(text_traits) as u8;
	let is_text = |position: u32| position >= enumerations.into();
	let states = limits::STATES as u8;
	let pairs = (0..states).flat_map(|from| (0..states).map(move |to| Transition { from, to }));

	// The last metric is left to be the one that is missing.
	let read = (0..limits::METRICS.saturating_sub(1) as u8).cycle();
	let mut conditions = read.map(|metric| Condition::Compare {
		term: Term::Window { metric, statistic: Statistic::Slope },
		comparison: Comparison::AtLeast,
		bound: i64::MIN,
	});
	let set =
		(0..enumerations.min(16)).map(|index| Effect::SetTrait { index, value: i64::from(options).saturating_sub(1) });
	let raise = (0..limits::FLAGS as u8).map(|flag| Effect::RaiseFlag { flag });
	let trigger = (0..limits::TRIGGERS as u8).map(|code| Effect::Trigger { code });
	let mut effects = set.chain(raise).chain(trigger.cycle());
	let claimed = list(conditions.clone().take(limits::CONDITIONS as usize));
	let rules = (0..limits::RULES).map(|_| Rule {
		conditions: list(conditions.by_ref().take(limits::CONDITIONS as usize)),
		rounds: 1,
		effects: list(effects.by_ref().take(limits::EFFECTS as usize)),
	});

	let core = Core {
		heartbeat: HEARTBEAT,
		metrics: list(metrics().map(|_| metric)),
		health: list(metrics().map(|metric| HealthTerm {
			metric,
			statistic: Some(Statistic::Slope),
			points: list(points()),
		})),
		traits: list((0..limits::TRAITS).map(|position| if is_text(position) { text } else { enumeration })),
		states,
		initial_state: 0,
		transitions: list(pairs.filter(|pair| pair.from != pair.to)),
		flags: limits::FLAGS as u8,
		triggers: limits::TRIGGERS as u8,
		rules: list(rules),
		// The one that takes the most arithmetic, of as many metrics as there may be.
		measures: list((0..limits::MEASURES as u8).map(|metric| Measure::KineticMean {
			metric,
			activation_energy: *limits::ACTIVATION_ENERGY.end(),
			longest_gap: u32::MAX,
		})),
	};
	let pointer = || list(b"/p".iter().copied().cycle().take(limits::POINTER as usize));
	let sources = (0..limits::SOURCES).map(|number| Source {
		url: list(format!("http://{number}/").into_bytes().into_iter().chain(core::iter::repeat_n(b'u', 240))),
		pointers: list(metrics().map(|metric| MetricPointer { metric, pointer: pointer() })),
		time: Some(SampleTime { pointer: pointer(), format: TimeFormat::UnixS, maximum_age: 1 }),
	});
	let texts = Texts {
		name: long(0),
		description: long(0),
		metrics: list(
			names::<{ limits::METRICS }>(limits::METRICS).into_iter().map(|name| MetricTexts { name, unit: long(0) }),
		),
		traits: list((0..limits::TRAITS).map(|position| TraitTexts {
			name: long(position),
			options: names(if is_text(position) { 0 } else { limits::OPTIONS }),
		})),
		states: names(limits::STATES),
		flags: names(limits::FLAGS),
		triggers: names(limits::TRIGGERS),
		sources: list(sources),
		measures: list(
			names::<{ limits::MEASURES }>(limits::MEASURES)
				.into_iter()
				.map(|name| MeasureTexts { name, unit: long(0) }),
		),
		reasons: list((0..limits::RULES).map(long)),
		claims: list((0..limits::CLAIMS).map(|number| Claim { name: long(number), conditions: claimed.clone() })),
	};
	(core, texts)
}

fn length((core, texts): &(Core, Texts)) -> u32 {
	core.encoded_size().saturating_add(texts.encoded_size()) as u32
}

/// A blueprint of about this encoded length.
fn blueprint_of(bytes: u32) -> (Core, Texts) {
	let mut blueprint = blueprint(0);
	while length(&blueprint) > bytes {
		let (core, texts) = &mut blueprint;
		texts.reasons.clear();
		texts.claims.clear();
		let is_shorter = core.rules.pop().is_some()
			|| (core.measures.pop().is_some() && texts.measures.pop().is_some())
			|| (core.traits.pop().is_some() && texts.traits.pop().is_some())
			|| shorten(&mut texts.sources);
		if !is_shorter {
			break;
		}
	}
	blueprint
}

/// Takes a pointer from the last source, and the source with its last one. The first source stays.
fn shorten<N: Get<u32>>(sources: &mut BoundedVec<Source, N>) -> bool {
	let is_only = sources.len() <= 1;
	let Some(last) = sources.last_mut().filter(|_| !is_only) else { return false };
	if last.pointers.len() > 1 {
		return last.pointers.pop().is_some();
	}
	sources.pop().is_some()
}

fn owner<T: Config>() -> T::AccountId {
	account("owner", 0, 0)
}

fn endow<T: Config>(who: &T::AccountId) {
	let quarter = Perbill::from_percent(25).mul_floor(BalanceOf::<T>::max_value());
	T::NativeBalance::set_balance(who, quarter);
}

fn go_to<T: Config>(block: BlockNumber) {
	frame_system::Pallet::<T>::set_block_number(block.into());
}

/// A life in which everything has happened that takes room.
fn life(core: &Core) -> Life {
	let mut life = Life::new(core, 0);
	for reading in &mut life.readings {
		let (spread, values, sources, block) = (0, SEATS as u8, limits::SOURCES as u8, 1);
		reading.accepted = Some(Accepted { value: 0, spread, values, sources, block, mark: Mark::Plain });
		reading.standing = Freshness::Fresh;
		reading.recorded = Some(0);
		reading.window = list(core::iter::repeat_n(0, limits::WINDOW as usize));
	}
	for value in &mut life.traits {
		if let TraitValue::Text(text) = value {
			*text = long(0);
		}
	}
	for gathered in &mut life.measures {
		gathered.last = Some(Sample { time: 0, value: 0 });
	}
	life
}

/// A shard of assets that follow the heaviest blueprint, with full histories in state.
fn shard<T: Config>(assets: u32) -> Result<(), BenchmarkError> {
	go_to::<T>(1);
	// The last value of each metric has held for that long.
	pallet_timestamp::Now::<T>::put(TIME);
	Founders::<T>::kill();
	let (core, texts) = blueprint(limits::TRAITS / 2);
	let life = life(&core);
	Pallet::<T>::store_blueprint(COLLECTION, core.clone(), texts)?;
	let depositor = owner::<T>();
	endow::<T>(&depositor);
	for item in 0..assets {
		let deposit = Pallet::<T>::hold(HoldReason::Asset, &depositor, T::AssetDeposit::get())?;
		let life = life.clone();
		let external_id = long(item);
		let mut asset = Asset {
			version: VERSION,
			shard: SHARD,
			external_id,
			life,
			revision: 0,
			head: [0; 32],
			failed: None,
			deposit,
			paid_until: Some(0),
		};
		let origin = Origin::Enrolment { external_id: asset.external_id.clone() };
		Pallet::<T>::revise(COLLECTION, item, &mut asset, &core, origin)?;
		Assets::<T>::insert(COLLECTION, item, asset);
	}
	let members = BoundedVec::truncate_from((0..assets).collect());
	let shard = Shard { collection: COLLECTION, version: VERSION, heartbeat: HEARTBEAT, phase: 0, members };
	Shards::<T>::insert(SHARD, shard);
	Population::<T>::insert(COLLECTION, VERSION, assets);
	Filling::<T>::insert(COLLECTION, VERSION, SHARD);
	Due::<T>::insert((HEARTBEAT, 0), BoundedVec::truncate_from(alloc::vec![SHARD]));
	Closed::<T>::insert(SHARD, 1);
	Ok(())
}

/// What an operator saw: of every metric a value, but of the last one only where `is_whole`.
fn observations<T: Config>(assets: u32, value: i64, is_whole: bool) -> Report<T> {
	let last = limits::METRICS.saturating_sub(1);
	let seen = Ok(Seen { value, sources: limits::SOURCES as u8 });
	let of = |metric| if metric < last || is_whole { seen } else { Err(Cause::Timeout) };
	let observation = |item| Observation { item, values: list((0..limits::METRICS).map(of)) };
	BoundedVec::truncate_from((0..assets).map(observation).collect())
}

fn committee<T: Config>(round: BlockNumber) -> Result<Vec<Member<T::AccountId>>, BenchmarkError> {
	let members = T::Committee::members(SHARD, round);
	if members.is_empty() {
		return Err(BenchmarkError::Stop("nobody is seated"));
	}
	Ok(members)
}

/// Reports of three of four members in the earlier round, which leave the last metric of each asset open.
fn leave_open<T: Config>(assets: u32) -> Result<(), BenchmarkError> {
	T::BenchmarkHelper::seat(SEATS, sr25519::Public::default());
	go_to::<T>(ROUND.saturating_add(1));
	for (value, member) in (1..).zip(committee::<T>(ROUND)?).take(REPORTERS) {
		let is_whole = value < REPORTERS as i64;
		Pallet::<T>::do_report(SHARD, ROUND, member.operator, observations::<T>(assets, value, is_whole));
	}
	match Cells::<T>::get(SHARD) {
		Some(cell) if cell.open.len() == assets as usize => Ok(()),
		_ => Err(BenchmarkError::Stop("the round is not open")),
	}
}

/// Leaves an item's place in its heartbeat full, and all its revisions in state.
fn crowd<T: Config>(item: ItemId) {
	Due::<T>::mutate((HEARTBEAT, 0), |due| while due.try_push(SHARD.saturating_add(1)).is_ok() {});
	if let Some(record) = Pallet::<T>::revision(COLLECTION, item, 1) {
		for slot in 0..limits::REVISIONS_IN_STATE {
			Revisions::<T>::insert((COLLECTION, item), slot, record.clone());
		}
	}
}

/// The collection, without items.
fn collection<T: Config>() -> Result<(), BenchmarkError> {
	let owner = owner::<T>();
	endow::<T>(&owner);
	let owner = T::Lookup::unlookup(owner);
	pallet_uniques::Pallet::<T>::force_create(RawOrigin::Root.into(), COLLECTION, owner, false)?;
	Ok(())
}

/// Mints an item, as if it were enrolled, for the caller, who is neither the collection's owner nor the depositor.
fn mint<T: Config>(item: ItemId) -> Result<T::AccountId, BenchmarkError> {
	let caller: T::AccountId = whitelisted_caller();
	endow::<T>(&caller);
	pallet_uniques::Pallet::<T>::mint_into(&COLLECTION, &item, &caller)?;
	Ok(caller)
}

fn set_metadata<T: Config>(item: ItemId) -> Result<(), BenchmarkError> {
	let uri = BoundedVec::truncate_from(b"vivarium:/assets/1000/0".to_vec());
	pallet_uniques::Pallet::<T>::set_metadata(RawOrigin::Root.into(), COLLECTION, item, uri, true)?;
	Ok(())
}

/// Fills the shard of a version that has room, and the first phases that are tried for the next one.
fn fill<T: Config>(version: u32) {
	let id = SHARD.saturating_add(1);
	let members = BoundedVec::truncate_from((1..=T::MaxAssetsPerShard::get()).collect());
	Shards::<T>::insert(id, Shard { collection: COLLECTION, version, heartbeat: HEARTBEAT, phase: 0, members });
	Filling::<T>::insert(COLLECTION, version, id);
	NextShard::<T>::put(HEARTBEAT);
	let due: Vec<ShardId> = (0..T::MaxShardsDue::get()).map(|_| id).collect();
	for phase in 0..7 {
		Due::<T>::insert((HEARTBEAT, phase), BoundedVec::truncate_from(due.clone()));
	}
}

/// An asset that is the last of its shard, with an item, and a round that waits.
fn last_of_shard<T: Config>() -> Result<(), BenchmarkError> {
	shard::<T>(1)?;
	leave_open::<T>(1)?;
	crowd::<T>(0);
	collection::<T>()
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_blueprint(b: Linear<SHORT, LONG>) -> Result<(), BenchmarkError> {
		go_to::<T>(1);
		collection::<T>()?;
		let (core, texts) = blueprint_of(b);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T>()), COLLECTION, Box::new(core), Box::new(texts));

		assert_eq!(LatestVersion::<T>::get(COLLECTION), Some(VERSION));
		Ok(())
	}

	#[benchmark]
	fn enrol() -> Result<(), BenchmarkError> {
		shard::<T>(1)?;
		fill::<T>(VERSION);
		collection::<T>()?;
		let caller = mint::<T>(1)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), COLLECTION, 1, long(1));

		assert!(Pallet::<T>::is_enrolled(COLLECTION, 1));
		Ok(())
	}

	#[benchmark]
	fn remove_blueprint() -> Result<(), BenchmarkError> {
		go_to::<T>(1);
		collection::<T>()?;
		let (core, texts) = blueprint(0);
		Pallet::<T>::do_set_blueprint(&owner::<T>(), COLLECTION, core, texts)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner::<T>()), COLLECTION, VERSION);

		assert!(!Blueprints::<T>::contains_key(COLLECTION, VERSION));
		Ok(())
	}

	#[benchmark]
	fn migrate_item() -> Result<(), BenchmarkError> {
		last_of_shard::<T>()?;
		let caller = mint::<T>(0)?;
		let (core, mut texts) = blueprint(limits::TRAITS / 2);
		for (number, declared) in (limits::TRAITS..).zip(&mut texts.traits) {
			declared.name = long(number);
		}
		let version = Pallet::<T>::store_blueprint(COLLECTION, core, texts)?;
		fill::<T>(version);
		Due::<T>::mutate((HEARTBEAT, 0), |due| {
			let _ = due.pop();
			let _ = due.try_push(SHARD);
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), COLLECTION, 0);

		assert_eq!(Assets::<T>::get(COLLECTION, 0).map(|asset| asset.version), Some(version));
		assert!(!Shards::<T>::contains_key(SHARD));
		Ok(())
	}

	#[benchmark]
	fn retire() -> Result<(), BenchmarkError> {
		last_of_shard::<T>()?;
		let caller = mint::<T>(0)?;
		set_metadata::<T>(0)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), COLLECTION, 0);

		assert!(!Pallet::<T>::is_enrolled(COLLECTION, 0));
		Ok(())
	}

	#[benchmark]
	fn retire_and_burn() -> Result<(), BenchmarkError> {
		last_of_shard::<T>()?;
		let caller = mint::<T>(0)?;
		set_metadata::<T>(0)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), COLLECTION, 0);

		assert!(pallet_uniques::Pallet::<T>::owner(COLLECTION, 0).is_none());
		Ok(())
	}

	#[benchmark]
	fn reap() -> Result<(), BenchmarkError> {
		last_of_shard::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), COLLECTION, 0);

		assert!(!Pallet::<T>::is_enrolled(COLLECTION, 0));
		Ok(())
	}

	#[benchmark]
	fn set_trait() -> Result<(), BenchmarkError> {
		shard::<T>(1)?;
		collection::<T>()?;
		let caller = mint::<T>(0)?;
		let last = limits::TRAITS.saturating_sub(1) as u8;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), COLLECTION, 0, last, TraitValue::Text(long(1)));

		assert_eq!(Assets::<T>::get(COLLECTION, 0).map(|asset| asset.revision), Some(2));
		Ok(())
	}

	#[benchmark]
	fn close_round(a: Linear<1, { T::MaxAssetsPerShard::get() }>) -> Result<(), BenchmarkError> {
		shard::<T>(a)?;
		leave_open::<T>(a)?;
		go_to::<T>(LATER);

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), SHARD);

		assert_eq!(Closed::<T>::get(SHARD), Some(ROUND));
		assert_fired::<T>(a, 2);
		Ok(())
	}

	#[benchmark]
	fn report(a: Linear<1, { T::MaxAssetsPerShard::get() }>) -> Result<(), BenchmarkError> {
		shard::<T>(a)?;
		leave_open::<T>(a)?;
		T::BenchmarkHelper::seat(1, sr25519::Public::default());
		go_to::<T>(LATER.saturating_add(1));
		let operator = committee::<T>(LATER)?.remove(0).operator;
		let said = observations::<T>(a, 100, true);
		let signature = MultiSignature::from(sr25519::Signature::default());

		#[extrinsic_call]
		_(RawOrigin::Authorized, SHARD, LATER, operator, said, signature);

		assert_eq!(Closed::<T>::get(SHARD), Some(LATER));
		assert_fired::<T>(a, 3);
		Ok(())
	}

	/// A report that neither closes nor decides anything: the third of four, and all contradict each other.
	#[benchmark]
	fn count_report(a: Linear<1, { T::MaxAssetsPerShard::get() }>) -> Result<(), BenchmarkError> {
		shard::<T>(a)?;
		T::BenchmarkHelper::seat(SEATS, sr25519::Public::default());
		go_to::<T>(ROUND.saturating_add(1));
		let mut members = committee::<T>(ROUND)?;
		let operator = members.swap_remove(0).operator;
		for (value, member) in [1_000, 2_000].into_iter().zip(members) {
			Pallet::<T>::do_report(SHARD, ROUND, member.operator, observations::<T>(a, value, true));
		}
		let said = observations::<T>(a, 3_000, true);

		#[block]
		{
			Pallet::<T>::do_report(SHARD, ROUND, operator, said);
		}

		assert_eq!(Cells::<T>::get(SHARD).map(|cell| cell.open.len()), Some(a as usize));
		assert_eq!(Reports::<T>::iter_key_prefix(SHARD).count(), REPORTERS);
		Ok(())
	}

	#[benchmark]
	fn authorize_report(a: Linear<1, { T::MaxAssetsPerShard::get() }>) -> Result<(), BenchmarkError> {
		shard::<T>(a)?;
		leave_open::<T>(a)?;
		let key = sr25519_generate(KEY_TYPE, None);
		T::BenchmarkHelper::seat(SEATS, key);
		go_to::<T>(LATER.saturating_add(1));
		let member = committee::<T>(LATER)?.remove(0);
		let said = observations::<T>(a, 100, true);
		let header = Pallet::<T>::header(SHARD, LATER, &member, &said);
		let signature = sr25519_sign(KEY_TYPE, &key, &header.encode());
		let signature = signature.ok_or(BenchmarkError::Stop("the keystore does not sign"))?.into();
		let source = TransactionSource::External;
		let validity;

		#[block]
		{
			validity = Pallet::<T>::authorize_report(source, &SHARD, &LATER, &member.operator, &said, &signature);
		}

		assert!(validity.is_ok());
		Ok(())
	}

	#[benchmark]
	fn note_pause() {
		go_to::<T>(1);

		#[block]
		{
			Pallet::<T>::note_pause();
			// As if a migration were under way.
			LastPause::<T>::put(1);
		}

		assert!(LastPause::<T>::exists());
	}

	#[benchmark]
	fn enrol_founders(n: Linear<1, MAX_FOUNDERS>) -> Result<(), BenchmarkError> {
		go_to::<T>(1);
		Founders::<T>::kill();
		collection::<T>()?;
		let (core, texts) = blueprint(limits::TRAITS / 2);
		Pallet::<T>::store_blueprint(COLLECTION, core, texts)?;
		for item in 0..n {
			mint::<T>(item)?;
			let founder =
				Founder { collection: COLLECTION, item, external_id: long(item), traits: BoundedVec::default() };
			Founders::<T>::try_append(founder).map_err(|()| BenchmarkError::Stop("too many items"))?;
		}

		#[block]
		{
			Pallet::<T>::enrol_founders()?;
		}

		assert!(Pallet::<T>::is_enrolled(COLLECTION, n.saturating_sub(1)));
		Ok(())
	}

	#[benchmark]
	fn on_idle(s: Linear<0, { T::MaxShardsDue::get() }>) {
		ClosedUntil::<T>::put(HEARTBEAT);
		let shards = SHARD..SHARD.saturating_add(s);
		shards.clone().for_each(|id| Closed::<T>::insert(id, HEARTBEAT));
		Due::<T>::insert((HEARTBEAT, 0), BoundedVec::truncate_from(shards.collect()));
		go_to::<T>(HEARTBEAT.saturating_add(limits::MAX_WINDOW).saturating_add(1));
		let mut meter = WeightMeter::with_limit(Weight::MAX);

		#[block]
		{
			Pallet::<T>::close_due(&mut meter);
		}

		assert_eq!(ClosedUntil::<T>::get(), HEARTBEAT.saturating_add(1));
	}

	/// One silent round, closed in `on_idle`.
	#[benchmark]
	fn close_silent() -> Result<(), BenchmarkError> {
		shard::<T>(1)?;
		T::BenchmarkHelper::seat(SEATS, sr25519::Public::default());
		ClosedUntil::<T>::put(ROUND);
		go_to::<T>(ROUND.saturating_add(limits::MAX_WINDOW).saturating_add(1));
		let mut meter = WeightMeter::with_limit(Weight::MAX);

		#[block]
		{
			Pallet::<T>::close_due(&mut meter);
		}

		assert_eq!(Closed::<T>::get(SHARD), Some(ROUND));
		Ok(())
	}

	/// All metrics are published and pushed, and all rules fire.
	#[benchmark]
	fn publish() -> Result<(), BenchmarkError> {
		shard::<T>(1)?;
		crowd::<T>(0);
		Blueprints::<T>::mutate(COLLECTION, VERSION, |core| {
			let metrics = core.iter_mut().flat_map(|core| &mut core.metrics);
			metrics.for_each(|metric| metric.min_sources = 0);
		});
		let values: Vec<(u8, i64)> = (0..limits::METRICS as u8).map(|metric| (metric, 100)).collect();
		let by = Pushed::Account(owner::<T>());
		let published;

		#[block]
		{
			published = <Pallet<T> as Publish<T::AccountId>>::publish(&by, COLLECTION, 0, &values);
		}

		assert!(published.is_ok());
		let asset = Assets::<T>::get(COLLECTION, 0);
		assert_eq!(asset.as_ref().map(|asset| asset.revision), Some(2));
		// Each rule holds for one round, or push.
		assert!(asset.is_some_and(|asset| asset.life.counts.iter().all(|count| *count == 1)));
		Ok(())
	}

	/// One asset of the old layout, and the look that finds no other.
	#[benchmark]
	fn migrate_asset() -> Result<(), BenchmarkError> {
		shard::<T>(1)?;
		let asset = Assets::<T>::get(COLLECTION, 0).ok_or(BenchmarkError::Stop("there is no asset"))?;
		v1::Assets::<T>::insert(COLLECTION, 0, v1::Asset::from(asset));
		StorageVersion::new(1).put::<Pallet<T>>();
		let mut meter = WeightMeter::with_limit(Weight::MAX);
		let step;

		#[block]
		{
			step = FromRelease1::<T>::step(Some(Cursor::Blueprints), &mut meter);
		}

		assert!(matches!(step, Ok(None)));
		assert_eq!(Assets::<T>::get(COLLECTION, 0).map(|asset| asset.paid_until), Some(Some(0)));
		Ok(())
	}

	/// The heaviest blueprint of the old layout. The meter has room for no other piece.
	#[benchmark]
	fn migrate_blueprint() -> Result<(), BenchmarkError> {
		Founders::<T>::kill();
		let (core, texts) = blueprint(0);
		v1::Blueprints::<T>::insert(COLLECTION, VERSION, vivarium_engine::blueprint::v1::Core::from(core));
		v1::BlueprintTexts::<T>::insert(COLLECTION, VERSION, vivarium_engine::blueprint::v1::Texts::from(texts));
		StorageVersion::new(1).put::<Pallet<T>>();
		let mut meter = WeightMeter::with_limit(<T as Config>::WeightInfo::migrate_blueprint());
		let step;

		#[block]
		{
			step = FromRelease1::<T>::step(None, &mut meter);
		}

		assert_eq!(step, Ok(Some(Cursor::Blueprint(COLLECTION, VERSION))));
		assert!(Pallet::<T>::blueprint(COLLECTION, VERSION).is_some());
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::mock::benchmarking(), crate::tests::mock::Test);
}

/// Checks that each asset was revised so often, and that all its rules fired.
fn assert_fired<T: Config>(assets: u32, revision: u32) {
	for item in 0..assets {
		let asset = Assets::<T>::get(COLLECTION, item);
		assert_eq!(asset.map(|asset| asset.revision), Some(revision));
		let record = Pallet::<T>::revision(COLLECTION, item, 2);
		assert!(matches!(
			record,
			Some(record) if record.revision().origin.fired().len() as u32 == limits::RULES
		));
	}
}
