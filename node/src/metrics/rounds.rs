//! How rounds end, and what of their values is missing and why.

use super::{counter, counters, state::State, Block, Error};
use pallet_dynamic_assets::{Call, Closed, Event};
use std::collections::{BTreeMap, BTreeSet};
use substrate_prometheus_endpoint::{Counter, CounterVec, PrometheusError, Registry, U64};
use vivarium_engine::cause::Cause;
use vivarium_primitives::{BlockNumber, ShardId};
use vivarium_runtime::{Runtime, RuntimeCall, RuntimeEvent};

/// Every operator of the committee reported.
const COMPLETE: &str = "complete";
/// Some operators of the committee reported.
const PARTIAL: &str = "partial";
/// Nobody reported.
const SILENT: &str = "silent";

pub struct Rounds {
	rounds: CounterVec<U64>,
	reports: Counter<U64>,
	values: CounterVec<U64>,
	missing: CounterVec<U64>,
	failed: Counter<U64>,
	dormant: Counter<U64>,
}

/// What a block adds.
#[derive(Default)]
pub struct Counted {
	outcomes: BTreeMap<&'static str, u64>,
	reports: u64,
	accepted: u64,
	missing: u64,
	causes: BTreeMap<String, u64>,
	failed: u64,
	dormant: u64,
}

impl Rounds {
	pub fn register(registry: &Registry) -> Result<Self, PrometheusError> {
		Ok(Self {
			rounds: counters(
				registry,
				"vivarium_rounds_total",
				"Rounds that were closed: complete, where all of the committee reported; partial; silent, where nobody did",
				"outcome",
				&[COMPLETE, PARTIAL, SILENT],
			)?,
			reports: counter(registry, "vivarium_reports_total", "Operators' reports that were counted")?,
			values: counters(
				registry,
				"vivarium_values_total",
				"Values that reports decided: accepted by the chain, or missing. Those that a round's end decides are left out",
				"outcome",
				&["accepted", "missing"],
			)?,
			missing: counters(
				registry,
				"vivarium_observations_missing_total",
				"Values that operators did not have, by what they said of it",
				"cause",
				&["timeout", "refused", "pointer", "too_old", "too_few_sources", "sources_disagree"],
			)?,
			failed: counter(
				registry,
				"vivarium_assets_failed_total",
				"Assets that were left as they were because what a round did to them failed",
			)?,
			dormant: counter(
				registry,
				"vivarium_assets_dormant_total",
				"Assets that went dormant because nobody could pay for a round",
			)?,
		})
	}

	/// What a block adds, of which this is the state.
	pub fn prepare(&self, block: &Block, state: &impl State) -> Result<Counted, Error> {
		let mut counted = Counted::default();
		let mut reported: BTreeSet<(ShardId, BlockNumber)> = BTreeSet::new();
		let mut incomplete: BTreeSet<(ShardId, BlockNumber)> = BTreeSet::new();
		for event in &block.events {
			let RuntimeEvent::DynamicAssets(event) = event else { continue };
			match event {
				Event::Reported { shard, round, accepted, missing, .. } => {
					counted.reports += 1;
					counted.accepted += u64::from(*accepted);
					counted.missing += u64::from(*missing);
					reported.insert((*shard, *round));
				}
				Event::RoundClosed { shard, round, reported, .. } => {
					let outcome = if *reported > 0 { PARTIAL } else { SILENT };
					*counted.outcomes.entry(outcome).or_default() += 1;
					incomplete.insert((*shard, *round));
				}
				Event::AssetFailed { .. } => counted.failed += 1,
				Event::WentDormant { .. } => counted.dormant += 1,
				_ => {}
			}
		}
		// A complete round ends with its last report, and no event of its own says so.
		for (shard, round) in reported.difference(&incomplete) {
			let closed: Option<BlockNumber> = state.value(&Closed::<Runtime>::hashed_key_for(shard))?;
			if closed.is_some_and(|closed| closed >= *round) {
				*counted.outcomes.entry(COMPLETE).or_default() += 1;
			}
		}
		for call in &block.calls {
			let RuntimeCall::DynamicAssets(Call::report { observations, .. }) = call else { continue };
			let values = observations.iter().flat_map(|observation| &observation.values);
			for cause in values.filter_map(|value| value.as_ref().err()).filter_map(name) {
				*counted.causes.entry(cause).or_default() += 1;
			}
		}
		Ok(counted)
	}
}

impl Counted {
	pub fn count(&self, to: &Rounds) {
		for (outcome, rounds) in &self.outcomes {
			to.rounds.with_label_values(&[outcome]).inc_by(*rounds);
		}
		to.reports.inc_by(self.reports);
		to.values.with_label_values(&["accepted"]).inc_by(self.accepted);
		to.values.with_label_values(&["missing"]).inc_by(self.missing);
		for (cause, values) in &self.causes {
			to.missing.with_label_values(&[cause]).inc_by(*values);
		}
		to.failed.inc_by(self.failed);
		to.dormant.inc_by(self.dormant);
	}
}

/// The label of a cause. Operators say which status it was, so statuses share a few labels; none for a metric that nobody
/// is to fetch.
fn name(cause: &Cause) -> Option<String> {
	match cause {
		Cause::Published => None,
		Cause::Status(code @ 100..=599) => Some(format!("status_{}xx", code / 100)),
		Cause::Status(_) => Some("status_other".into()),
		cause => Some(cause.name()),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::metrics::fixtures::{scraped, Storage};
	use pallet_dynamic_assets::Observation;
	use sp_runtime::MultiSignature;
	use vivarium_engine::observation::Seen;
	use vivarium_runtime::AccountId;

	fn reported(shard: ShardId, round: BlockNumber) -> RuntimeEvent {
		let operator = AccountId::new([1; 32]);
		Event::Reported { shard, round, operator, accepted: 3, missing: 1 }.into()
	}

	fn count(rounds: &Rounds, block: &Block, closed: &[(ShardId, BlockNumber)]) {
		let state = Storage::of(|| closed.iter().for_each(|(shard, round)| Closed::<Runtime>::insert(shard, round)));
		rounds.prepare(block, &state).unwrap().count(rounds);
	}

	#[test]
	fn rounds_are_told_apart_by_who_reported() {
		let registry = Registry::new();
		let rounds = Rounds::register(&registry).unwrap();
		assert_eq!(scraped(&registry, "vivarium_rounds_total").len(), 3, "they begin at zero");

		// The first of two reports, then the second, which completes the round.
		count(&rounds, &Block { events: vec![reported(0, 10)], calls: vec![] }, &[(0, 5)]);
		assert_eq!(rounds.rounds.with_label_values(&[COMPLETE]).get(), 0);
		count(&rounds, &Block { events: vec![reported(0, 10)], calls: vec![] }, &[(0, 10)]);
		assert_eq!(rounds.rounds.with_label_values(&[COMPLETE]).get(), 1);

		// Two reports in one block are of one round; another shard's round ends by its window.
		let ended = |reported| Event::RoundClosed { shard: 1, round: 10, reported, missed: 4 - reported }.into();
		let events = vec![reported(0, 15), reported(0, 15), reported(1, 10), ended(3), ended(0)];
		count(&rounds, &Block { events, calls: vec![] }, &[(0, 15), (1, 10)]);
		for (outcome, expected) in [(COMPLETE, 2), (PARTIAL, 1), (SILENT, 1)] {
			assert_eq!(rounds.rounds.with_label_values(&[outcome]).get(), expected, "{outcome}");
		}
		assert_eq!(rounds.reports.get(), 5);
		assert_eq!(rounds.values.with_label_values(&["accepted"]).get(), 15);
		assert_eq!(rounds.values.with_label_values(&["missing"]).get(), 5);
	}

	#[test]
	fn causes_are_counted_and_their_labels_are_few() {
		let registry = Registry::new();
		let rounds = Rounds::register(&registry).unwrap();
		let values = [
			Ok(Seen { value: 1, sources: 1 }),
			Err(Cause::Timeout),
			Err(Cause::Status(503)),
			Err(Cause::Status(504)),
			Err(Cause::Status(65_000)),
			Err(Cause::Published),
		];
		let observation = Observation { item: 0, values: values.to_vec().try_into().unwrap() };
		let report = RuntimeCall::DynamicAssets(Call::report {
			shard: 0,
			round: 10,
			operator: AccountId::new([1; 32]),
			observations: vec![observation].try_into().unwrap(),
			signature: MultiSignature::Sr25519([0; 64].into()),
		});
		count(&rounds, &Block { events: vec![], calls: vec![report] }, &[]);
		for (cause, expected) in [("timeout", 1), ("status_5xx", 2), ("status_other", 1), ("published", 0)] {
			assert_eq!(rounds.missing.with_label_values(&[cause]).get(), expected, "{cause}");
		}
	}

	#[test]
	fn a_state_of_another_runtime_counts_nothing() {
		let registry = Registry::new();
		let rounds = Rounds::register(&registry).unwrap();
		let state = Storage::of(|| sp_io::storage::set(&Closed::<Runtime>::hashed_key_for(0), &[1]));
		let block = Block { events: vec![reported(0, 10)], calls: vec![] };
		assert!(rounds.prepare(&block, &state).is_err());
		assert_eq!(rounds.reports.get(), 0);
	}
}
