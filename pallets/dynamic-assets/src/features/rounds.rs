//! Rounds: when they open, how they are decided, and how they close.

use crate::{
	Asset, Assets, Blueprints, Cell, Cells, Closed, ClosedUntil, Config, Due, Error, Event, LastPause, Observation,
	Pallet, Reports, Seat, Shard, Shards, WeightInfo, LOG_TARGET,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::{
	ensure,
	migrations::MultiStepMigrator,
	storage::with_storage_layer,
	weights::{Weight, WeightMeter},
	BoundedVec,
};
use sp_runtime::DispatchError;
use vivarium_engine::{
	blueprint::{Core, Metric},
	cause::Cause,
	life::{Advance, Life},
	observation::{self, Seen, Values},
	revision::Origin,
	round::{self, Decision},
	rules,
};
use vivarium_primitives::{
	limits, BlockNumber, CollectionId, Committee, Conclusion, Conduct, ItemId, OnConcluded, OnTrigger, ShardId, Step,
	Upkeep, MAX_COMMITTEE,
};

/// A round that is open.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Round {
	/// The shard.
	pub shard: ShardId,
	/// The opening block, which is the round's number.
	pub opening: BlockNumber,
	/// The last block that may include its reports.
	pub last: BlockNumber,
}

/// What an operator gets for a report that brought a value.
const POINTS: u32 = 1;

/// A counted report: its seat, and what it says of each item.
pub(crate) type Counted<'a> = (usize, BTreeMap<ItemId, &'a Values>);

/// What a step of a round decided.
#[derive(Default)]
struct Tally {
	/// Values that were accepted.
	accepted: u32,
	/// Values that turned out missing.
	missing: u32,
	/// Assets of which anything was decided, or for which the round was concluded.
	assets: u32,
	/// What those weigh at most who heard of it.
	heard: Weight,
}

/// What a report cost.
#[derive(Default)]
pub(crate) struct Work {
	/// Assets of the shard, or those of the report where it names more: some may have left in mid-round.
	assets: u32,
	/// Assets of which anything was decided, by it or by the closing of an earlier round.
	decided: u32,
	/// What those weigh at most who heard of that.
	heard: Weight,
	/// Silent rounds that it closed.
	silent: u32,
	/// Assets that were asked to pay for its round.
	charged: u32,
	/// Rounds that it ended, and whose operators got their points.
	ended: u32,
}

impl Work {
	/// At most what it weighed.
	pub(crate) fn weight<T: Config>(&self) -> Weight {
		let decided = match self.decided {
			0 => Weight::zero(),
			decided => <T as Config>::WeightInfo::close_round(decided).saturating_add(T::OnConcluded::weight_once()),
		};
		let silent = <T as Config>::WeightInfo::close_silent().saturating_mul(self.silent.into());
		<T as Config>::WeightInfo::count_report(self.assets)
			.saturating_add(decided)
			.saturating_add(self.heard)
			.saturating_add(silent)
			.saturating_add(T::Upkeep::weight().saturating_mul(self.charged.into()))
			.saturating_add(Pallet::<T>::credits_weight().saturating_mul(self.ended.into()))
	}
}

impl<T: Config> Cell<T> {
	/// The cell of a round of which nothing is decided.
	fn new(id: ShardId, round: BlockNumber, members: BoundedVec<ItemId, T::MaxAssetsPerShard>) -> Self {
		let committee = T::Committee::members(id, round).into_iter();
		let seats = committee.map(|member| Seat { member, conduct: None }).collect();
		Self { round, seats: BoundedVec::truncate_from(seats), open: members }
	}

	/// How many members have reported.
	pub(crate) fn reported(&self) -> u32 {
		self.seats.iter().filter(|seat| seat.conduct.is_some()).count() as u32
	}

	/// Whether every member of the committee has reported.
	fn is_complete(&self) -> bool {
		self.seats.iter().all(|seat| seat.conduct.is_some())
	}
}

impl<T: Config> Pallet<T> {
	/// The rounds whose reports the next block may include: each opening block whose window is not over, for each
	/// heartbeat. At most 125 keys are read.
	pub(crate) fn open_rounds(now: BlockNumber) -> Vec<Round> {
		let mut rounds = Vec::new();
		for heartbeat in limits::HEARTBEATS {
			let window = limits::window(heartbeat);
			let first = now.saturating_add(1).saturating_sub(window).max(1);
			for opening in first..=now {
				let Some(phase) = opening.checked_rem(heartbeat) else { continue };
				let last = opening.saturating_add(window);
				let due = Due::<T>::get((heartbeat, phase));
				rounds.extend(due.into_iter().map(|shard| Round { shard, opening, last }));
			}
		}
		rounds
	}

	/// Counts a report that was authorized; returns what it cost. It cannot fail: what it says of items that are not in
	/// the shard is passed over.
	pub(crate) fn do_report(
		id: ShardId,
		round: BlockNumber,
		operator: T::AccountId,
		observations: crate::Report<T>,
	) -> Work {
		let mut work = Work::default();
		let Some(shard) = Shards::<T>::get(id) else { return work };
		let Some(core) = Blueprints::<T>::get(shard.collection, shard.version) else { return work };
		work.assets = shard.members.len().max(observations.len()) as u32;
		let pending = Cells::<T>::get(id);
		let mut cell = match pending {
			Some(cell) if cell.round >= round => cell,
			earlier => {
				if let Some(cell) = earlier {
					(work.decided, work.heard) = Self::close(id, &shard, &core, cell);
					work.ended = 1;
				}
				work.silent = Self::close_silent_before(id, shard.heartbeat, round);
				Cell::new(id, round, shard.members.clone())
			}
		};
		let Some(position) = cell.seats.iter().position(|seat| seat.member.operator == operator) else { return work };
		let mut open: BTreeSet<ItemId> = cell.open.iter().copied().collect();
		let dormant = if cell.reported() == 0 {
			let (dormant, asked) = Self::keep_up(&shard, round);
			work.charged = asked;
			cell.open.retain(|item| !dormant.contains(item));
			open.retain(|item| !dormant.contains(item));
			dormant
		} else {
			Self::dormant(&shard, &open)
		};
		let mut report = by_item(&observations);
		report.retain(|item, _| !dormant.contains(item));
		if let Some(seat) = cell.seats.get_mut(position) {
			let awake = shard.members.iter().filter(|item| !dormant.contains(item));
			seat.conduct = Some(conduct_of(awake, &core, &report));
		}
		// Nobody pays for this round: the first report finds that no asset wakes, and is asked of no other operator.
		let is_asleep = cell.open.is_empty() && cell.reported() == 1;
		if is_asleep {
			cell.seats.retain(|seat| seat.conduct.is_some());
		}

		let earlier = Self::reports_of(id);
		let mut counted: Vec<Counted<'_>> =
			earlier.iter().map(|(seat, report)| (usize::from(*seat), by_item(report))).collect();
		counted.push((position, report));
		let Tally { accepted, missing, assets, heard } =
			Self::decide_open(id, &shard, &core, &mut cell, &counted, false);
		if let Some(latest) = counted.last() {
			Self::judge_late(id, &shard, &core, &mut cell, latest, &open);
		}
		work.decided = work.decided.saturating_add(assets);
		work.heard = work.heard.saturating_add(heard);

		Self::deposit_event(Event::Reported { shard: id, round, operator, accepted, missing });
		if cell.is_complete() {
			Self::finish(id, cell);
			work.ended = work.ended.saturating_add(u32::from(!is_asleep));
			return work;
		}
		// A report that came when everything was decided enters only its operator's record.
		if !open.is_empty() {
			Reports::<T>::insert(id, position as u8, observations);
		}
		Cells::<T>::insert(id, cell);
		work
	}

	/// Closes the pending round of a shard by somebody's wish; returns how many assets were open.
	pub(crate) fn do_close_round(id: ShardId) -> Result<u32, DispatchError> {
		let cell = Cells::<T>::get(id).ok_or(Error::<T>::NothingToClose)?;
		let shard = Shards::<T>::get(id).ok_or(Error::<T>::NothingToClose)?;
		let core = Blueprints::<T>::get(shard.collection, shard.version).ok_or(Error::<T>::NoBlueprint)?;
		ensure!(cell.round.saturating_add(limits::window(shard.heartbeat)) < Self::now(), Error::<T>::WindowOpen);
		let (open, _) = Self::close(id, &shard, &core, cell);
		Ok(open)
	}

	/// Closes the rounds whose windows are over, silent ones too, opening block by opening block, as far as the weight
	/// goes. What is closed already is passed over, so that a block can be taken up again.
	pub(crate) fn close_due(meter: &mut WeightMeter) {
		let now = Self::now();
		if meter.try_consume(<T as Config>::WeightInfo::on_idle(0)).is_err() {
			return;
		}
		let before = ClosedUntil::<T>::get();
		let mut opening = before;
		while opening.saturating_add(limits::MAX_WINDOW) < now && Self::close_opened_at(opening, meter).is_some() {
			opening = opening.saturating_add(1);
		}
		if opening != before {
			ClosedUntil::<T>::put(opening);
		}
	}

	/// Closes all rounds that opened at a block; `None` when the weight did not suffice.
	fn close_opened_at(opening: BlockNumber, meter: &mut WeightMeter) -> Option<()> {
		let for_none = <T as Config>::WeightInfo::on_idle(0);
		let for_each = <T as Config>::WeightInfo::on_idle(1).saturating_sub(for_none);
		meter.try_consume(for_none).ok()?;
		for heartbeat in limits::HEARTBEATS {
			let Some(phase) = opening.checked_rem(heartbeat) else { continue };
			for id in Due::<T>::get((heartbeat, phase)) {
				meter.try_consume(for_each).ok()?;
				if Closed::<T>::get(id).is_some_and(|closed| closed >= opening) {
					continue;
				}
				meter.try_consume(<T as Config>::WeightInfo::close_silent()).ok()?;
				let Some(cell) = Cells::<T>::get(id).filter(|cell| cell.round == opening) else {
					Self::close_silent(id, opening);
					continue;
				};
				meter.try_consume(Self::closing_weight(cell.open.len() as u32)).ok()?;
				let shard = Shards::<T>::get(id);
				let core = shard.as_ref().and_then(|shard| Blueprints::<T>::get(shard.collection, shard.version));
				match (shard, core) {
					(Some(shard), Some(core)) => {
						Self::close(id, &shard, &core, cell);
					}
					_ => Self::close_silent(id, opening),
				}
			}
		}
		Some(())
	}

	/// Decides what a round left open, and ends it; returns how many assets were open, and what those weigh at most who
	/// heard of them.
	fn close(id: ShardId, shard: &Shard<T>, core: &Core, mut cell: Cell<T>) -> (u32, Weight) {
		let open = cell.open.len() as u32;
		let mut heard = Weight::zero();
		if open > 0 {
			let reports = Self::reports_of(id);
			let counted: Vec<Counted<'_>> =
				reports.iter().map(|(seat, report)| (usize::from(*seat), by_item(report))).collect();
			heard = Self::decide_open(id, shard, core, &mut cell, &counted, true).heard;
		}
		Self::finish(id, cell);
		(open, heard)
	}

	/// Ends a round: everybody's conduct enters the record, and the cell is freed.
	fn finish(id: ShardId, cell: Cell<T>) {
		let _ = Reports::<T>::clear_prefix(id, MAX_COMMITTEE, None);
		Cells::<T>::remove(id);
		Self::settle(id, cell);
	}

	/// Closes a round in which nobody reported. The readings say so by themselves, when they are read.
	fn close_silent(id: ShardId, round: BlockNumber) {
		Self::settle(id, Cell::new(id, round, BoundedVec::new()));
	}

	/// Closes the silent rounds since the last closed one, before the first report of a new one hides them: as many as
	/// `on_idle` may be behind. Returns how many there were.
	fn close_silent_before(id: ShardId, heartbeat: BlockNumber, round: BlockNumber) -> u32 {
		const MOST: BlockNumber = 4;
		let closed = Closed::<T>::get(id).unwrap_or(round);
		let opened = |back| heartbeat.checked_mul(back).and_then(|blocks| round.checked_sub(blocks));
		let silent = (1..=MOST).rev().filter_map(opened).filter(|silent| *silent > closed);
		silent.map(|silent| Self::close_silent(id, silent)).count() as u32
	}

	fn settle(id: ShardId, cell: Cell<T>) {
		let round = cell.round;
		let reported = cell.reported();
		let missed = (cell.seats.len() as u32).saturating_sub(reported);
		let is_excused = LastPause::<T>::get().is_some_and(|pause| pause >= round);
		for Seat { member, conduct } in cell.seats {
			match conduct {
				Some(conduct) => {
					T::Committee::record(&member.operator, conduct);
					if conduct.values > 0 {
						T::Upkeep::credit(&member.operator, POINTS);
					}
				}
				None if is_excused => {}
				None => T::Committee::record(&member.operator, Conduct { missed: true, ..Default::default() }),
			}
		}
		Closed::<T>::insert(id, round);
		if missed > 0 {
			Self::deposit_event(Event::RoundClosed { shard: id, round, reported, missed });
		}
	}

	/// Decides what can be decided of the open assets of a round, and concludes the round for those of which everything
	/// is. Each asset's effects have a storage layer of their own.
	fn decide_open(
		id: ShardId,
		shard: &Shard<T>,
		core: &Core,
		cell: &mut Cell<T>,
		counted: &[Counted<'_>],
		is_over: bool,
	) -> Tally {
		let mut tally = Tally::default();
		let mut still_open = BoundedVec::new();
		let open = core::mem::take(&mut cell.open);
		for item in open {
			let decided = with_storage_layer(|| Self::decide_asset(id, shard, core, cell, item, counted, is_over));
			match decided {
				Ok(Decided { decisions, outliers, is_concluded, has_advanced, heard }) => {
					tally.heard = tally.heard.saturating_add(heard);
					tally.assets = tally.assets.saturating_add(u32::from(has_advanced));
					for decision in decisions {
						match decision {
							Decision::Accepted(_) => tally.accepted = tally.accepted.saturating_add(1),
							Decision::Stale(_) | Decision::Disputed => tally.missing = tally.missing.saturating_add(1),
						}
					}
					outliers.into_iter().for_each(|(seat, outliers)| add_outliers(cell, seat, outliers));
					if !is_concluded {
						// There is room: it was among the open ones.
						let _ = still_open.try_push(item);
					}
				}
				Err(error) => {
					tally.assets = tally.assets.saturating_add(1);
					tally.heard = tally.heard.saturating_add(Self::hearing_weight());
					Self::mark_failed(shard, item, cell.round, error);
				}
			}
		}
		cell.open = still_open;
		tally
	}

	fn decide_asset(
		id: ShardId,
		shard: &Shard<T>,
		core: &Core,
		cell: &Cell<T>,
		item: ItemId,
		counted: &[Counted<'_>],
		is_over: bool,
	) -> Result<Decided, DispatchError> {
		let collection = shard.collection;
		let Some(mut asset) = Assets::<T>::get(collection, item).filter(|asset| asset.shard == id) else {
			return Ok(Decided { is_concluded: true, ..Default::default() });
		};
		let committee = cell.seats.len() as u32;
		let decisions = asset.life.decide(core, cell.round, Self::moment(), |position| {
			let metric = core.metrics.get(position)?;
			let values: Vec<Result<Seen, Cause>> =
				counted.iter().map(|(_, report)| value_of(report, item, position, metric)).collect();
			round::decide(&values, committee, is_over, metric.tolerance)
		});
		let (positions, decisions): (BTreeSet<usize>, Vec<Decision>) = decisions.into_iter().unzip();
		// What was decided before, only the latest report has not been compared with.
		let latest = counted.len().checked_sub(1).filter(|_| !is_over);
		let outliers = counted.iter().enumerate().map(|(at, (seat, report))| {
			let is_judged = |position: &usize| latest == Some(at) || positions.contains(position);
			(*seat, report.get(&item).map_or(0, |values| outliers(core, &asset.life, cell.round, values, is_judged)))
		});
		let outliers = outliers.collect();
		let is_concluded = asset.life.is_decided(cell.round);
		let mut heard = Weight::zero();
		if is_concluded {
			asset.failed = None;
			let before = (asset.life.state, asset.life.health);
			let advance = asset.life.conclude(core, cell.round, Self::moment().time);
			Self::effect(collection, item, &asset.life, &advance)?;
			let step = Step::Round(cell.round.checked_div(shard.heartbeat).unwrap_or_default());
			heard = Self::conclude(collection, item, &asset, step, before, &advance);
			if advance.is_revision {
				let reporters = cell.seats.iter().filter(|seat| seat.conduct.is_some()).map(|seat| seat.member.key.0);
				let origin = Origin::Telemetry {
					round: cell.round,
					reporters: BoundedVec::truncate_from(reporters.collect()),
					fired: BoundedVec::truncate_from(advance.fired),
				};
				Self::revise(collection, item, &mut asset, core, origin)?;
			}
		}
		// Where publishers push everything, a round decides nothing, and yet concludes.
		let has_advanced = !decisions.is_empty() || is_concluded;
		if has_advanced {
			Assets::<T>::insert(collection, item, asset);
		}
		Ok(Decided { decisions, outliers, is_concluded, has_advanced, heard })
	}

	/// Tells what a round, or a push, changed of an asset, and lets others act on its triggers.
	pub(crate) fn effect(collection: u32, item: ItemId, life: &Life, advance: &Advance) -> Result<(), DispatchError> {
		Self::tell_traits(collection, item, life, advance.traits.iter().copied());
		for flag in 0..limits::FLAGS as u8 {
			let bit = vivarium_engine::rules::bit(flag);
			if advance.raised & bit != 0 {
				Self::deposit_event(Event::FlagRaised { collection, item, flag });
			}
			if advance.cleared & bit != 0 {
				Self::deposit_event(Event::FlagCleared { collection, item, flag });
			}
		}
		for code in &advance.triggers {
			Self::deposit_event(Event::Triggered { collection, item, code: *code });
		}
		match triggers(advance) {
			0 => Ok(()),
			codes => T::OnTrigger::on_triggers(collection, item, codes),
		}
	}

	/// Tells who wants to know what a step did to an asset that was in this state, and of this health, before. Returns what
	/// those weigh at most, together with those who act on its triggers.
	pub(crate) fn conclude(
		collection: CollectionId,
		item: ItemId,
		asset: &Asset<T>,
		step: Step,
		(state, health): (u8, Option<u8>),
		advance: &Advance,
	) -> Weight {
		let conclusion = Conclusion {
			collection,
			item,
			version: asset.version,
			step,
			transition: Some((state, asset.life.state)).filter(|(before, after)| before != after),
			triggers: triggers(advance),
			raised: advance.raised,
			health: (health, asset.life.health),
		};
		T::OnConcluded::on_concluded(conclusion);
		let heard = T::OnConcluded::weight_of(&conclusion);
		match conclusion.triggers {
			0 => heard,
			_ => heard.saturating_add(T::OnTrigger::weight()),
		}
	}

	fn mark_failed(shard: &Shard<T>, item: ItemId, round: BlockNumber, error: DispatchError) {
		let collection = shard.collection;
		log::warn!(target: LOG_TARGET, "asset {collection}/{item} is left as it was in round {round}: {error:?}");
		Assets::<T>::mutate(collection, item, |asset| {
			if let Some(asset) = asset {
				asset.failed = Some(round);
			}
		});
		Self::deposit_event(Event::AssetFailed { collection, item, round, error });
	}

	/// Compares a report with what its round had accepted of the assets that were decided before it came.
	fn judge_late(
		id: ShardId,
		shard: &Shard<T>,
		core: &Core,
		cell: &mut Cell<T>,
		(seat, report): &Counted<'_>,
		open: &BTreeSet<ItemId>,
	) {
		for (item, values) in report.iter().filter(|(item, _)| !open.contains(item)) {
			if let Some(asset) = Assets::<T>::get(shard.collection, item).filter(|asset| asset.shard == id) {
				add_outliers(cell, *seat, outliers(core, &asset.life, cell.round, values, |_| true));
			}
		}
	}

	fn reports_of(id: ShardId) -> Vec<(u8, crate::Report<T>)> {
		let seats = 0..MAX_COMMITTEE as u8;
		seats.filter_map(|seat| Some((seat, Reports::<T>::get(id, seat)?))).collect()
	}

	/// What a report weighs that ends two rounds, and charges and decides so many assets, those included who hear of it.
	pub(crate) fn report_weight(assets: u32) -> Weight {
		let each = Self::hearing_weight().saturating_add(T::Upkeep::weight());
		<T as Config>::WeightInfo::report(assets)
			.saturating_add(each.saturating_mul(assets.into()))
			.saturating_add(T::OnConcluded::weight_once())
			.saturating_add(Self::credits_weight().saturating_mul(2))
	}

	/// What closing a round weighs that left so many assets open, those included who hear of it.
	pub(crate) fn closing_weight(assets: u32) -> Weight {
		Self::deciding_weight(assets).saturating_add(Self::credits_weight())
	}

	/// What deciding so many assets weighs, those included who hear of it.
	fn deciding_weight(assets: u32) -> Weight {
		<T as Config>::WeightInfo::close_round(assets)
			.saturating_add(Self::hearing_weight().saturating_mul(assets.into()))
			.saturating_add(T::OnConcluded::weight_once())
	}

	/// What those weigh who hear of all steps of a transaction that brings one.
	pub(crate) fn hearing_one_weight() -> Weight {
		Self::hearing_weight().saturating_add(T::OnConcluded::weight_once())
	}

	/// What those weigh who hear of a step of an asset, and act on its triggers.
	fn hearing_weight() -> Weight {
		T::OnConcluded::weight().saturating_add(T::OnTrigger::weight())
	}

	/// What the points of a whole committee weigh.
	fn credits_weight() -> Weight {
		T::Upkeep::credit_weight().saturating_mul(MAX_COMMITTEE.into())
	}

	/// Notes that a stepped migration is under way: no report can enter this block.
	pub(crate) fn note_pause() -> Weight {
		if <T as frame_system::Config>::MultiBlockMigrator::ongoing() {
			LastPause::<T>::put(Self::now());
		}
		<T as Config>::WeightInfo::note_pause()
	}
}

/// What came of an asset in a step of a round.
#[derive(Default)]
struct Decided {
	decisions: Vec<Decision>,
	/// By seat, how many of its values lie too far from the accepted ones.
	outliers: Vec<(usize, u32)>,
	is_concluded: bool,
	/// Whether it was written.
	has_advanced: bool,
	/// What those weigh at most who heard of it.
	heard: Weight,
}

fn by_item(report: &[Observation]) -> BTreeMap<ItemId, &Values> {
	report.iter().map(|observation| (observation.item, &observation.values)).collect()
}

/// What a report says of a metric, checked again: the value must be plausible, and enough sources must stand behind it.
fn value_of(report: &BTreeMap<ItemId, &Values>, item: ItemId, position: usize, metric: &Metric) -> Result<Seen, Cause> {
	let said = report.get(&item).and_then(|values| values.get(position)).copied();
	let seen = said.unwrap_or(Err(Cause::NoReport))?;
	observation::plausible(metric, seen.value)?;
	if seen.sources < metric.min_sources {
		return Err(Cause::TooFewSources);
	}
	Ok(seen)
}

/// How many of an operator's values lie further from the ones that the round accepted than the metric tolerates. Values
/// of published metrics do not count.
fn outliers(core: &Core, life: &Life, round: BlockNumber, values: &Values, is_judged: impl Fn(&usize) -> bool) -> u32 {
	let of_metrics = values.iter().zip(&life.readings).zip(&core.metrics).enumerate();
	let fetched = of_metrics.filter(|(_, (_, metric))| !metric.is_published());
	let far = fetched.filter(|(position, ((value, reading), metric))| match (value, reading.accepted_in(round)) {
		(Ok(seen), Some(accepted)) => seen.value.abs_diff(accepted.value) > metric.tolerance && is_judged(position),
		_ => false,
	});
	far.count() as u32
}

/// The triggers that a step fired, a bit each.
fn triggers(advance: &Advance) -> u32 {
	advance.triggers.iter().fold(0, |codes, code| codes | rules::bit(*code))
}

fn add_outliers<T: Config>(cell: &mut Cell<T>, seat: usize, outliers: u32) {
	if let Some(conduct) = cell.seats.get_mut(seat).and_then(|seat| seat.conduct.as_mut()) {
		conduct.outliers = conduct.outliers.saturating_add(outliers);
	}
}

/// What a report says of the assets that it was asked about and their metrics; whatever else it says does not count, and
/// what it does not say is a value that it owes. Published metrics are not asked of it.
fn conduct_of<'a>(
	items: impl Iterator<Item = &'a ItemId> + Clone,
	core: &Core,
	report: &BTreeMap<ItemId, &Values>,
) -> Conduct {
	let fetched = core.metrics.iter().filter(|metric| !metric.is_published()).count();
	let said = items.clone().filter_map(|item| report.get(item));
	let of_metrics = said.flat_map(|values| values.iter().zip(&core.metrics));
	let values = of_metrics.filter(|(value, metric)| value.is_ok() && !metric.is_published()).count();
	let asked = items.count().saturating_mul(fetched);
	Conduct { missed: false, values: values as u32, outliers: 0, causes: asked.saturating_sub(values) as u32 }
}
