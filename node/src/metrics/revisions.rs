//! How long telemetry takes to become a revision.

use super::{counters, state::State, Block, Error};
use pallet_dynamic_assets::{Event, Revisions as Stored};
use substrate_prometheus_endpoint::{register, CounterVec, Histogram, HistogramOpts, PrometheusError, Registry, U64};
use vivarium_engine::revision::{Origin, Record};
use vivarium_primitives::{limits, BlockNumber, CollectionId, ItemId};
use vivarium_runtime::{Runtime, RuntimeEvent};

/// Reports of a round are taken for 15 blocks at most.
const BLOCKS: [f64; 8] = [1., 2., 3., 4., 6., 8., 12., 16.];
/// A block takes 2 seconds.
const SECONDS: [f64; 8] = [2., 4., 6., 8., 12., 16., 24., 32.];

pub struct Revisions {
	revisions: CounterVec<U64>,
	blocks: Histogram,
	seconds: Histogram,
}

/// What a block adds.
#[derive(Default)]
pub struct Counted {
	origins: Vec<&'static str>,
	blocks: Vec<f64>,
	seconds: Vec<f64>,
}

impl Revisions {
	pub fn register(registry: &Registry) -> Result<Self, PrometheusError> {
		let histogram = |name, help, buckets: [f64; 8]| {
			let opts = HistogramOpts::new(name, help).buckets(buckets.to_vec());
			Histogram::with_opts(opts).and_then(|histogram| register(histogram, registry))
		};
		Ok(Self {
			revisions: counters(
				registry,
				"vivarium_revisions_total",
				"Revisions of assets, by what made them",
				"origin",
				&["telemetry", "synthesis", "publication", "enrolment", "other"],
			)?,
			blocks: histogram(
				"vivarium_revision_latency_blocks",
				"Blocks from the one in which a round opened to the one with the revision that its telemetry made",
				BLOCKS,
			)?,
			seconds: histogram(
				"vivarium_revision_latency_seconds",
				"The same in seconds, by the chain's clock",
				SECONDS,
			)?,
		})
	}

	/// What a block adds, of which this is the state. `time_of` is the clock of an earlier block, in milliseconds.
	pub fn prepare(
		&self,
		block: &Block,
		state: &impl State,
		time_of: impl Fn(u32) -> Option<u64>,
	) -> Result<Counted, Error> {
		let mut counted = Counted::default();
		for event in &block.events {
			let RuntimeEvent::DynamicAssets(Event::Revised { collection, item, number, .. }) = event else { continue };
			let Some(record) = record(state, *collection, *item, *number)? else { continue };
			let revision = record.revision();
			counted.origins.push(name(&revision.origin));
			let Origin::Telemetry { round, .. } = revision.origin else { continue };
			counted.blocks.push(revision.block.saturating_sub(round).into());
			if let Some(opened) = time_of(round) {
				counted.seconds.push(revision.time.saturating_sub(opened) as f64 / 1_000.);
			}
		}
		Ok(counted)
	}
}

impl Counted {
	pub fn count(&self, to: &Revisions) {
		self.origins.iter().for_each(|origin| to.revisions.with_label_values(&[origin]).inc());
		self.blocks.iter().for_each(|blocks| to.blocks.observe(*blocks));
		self.seconds.iter().for_each(|seconds| to.seconds.observe(*seconds));
	}
}

fn record(state: &impl State, collection: CollectionId, item: ItemId, number: u32) -> Result<Option<Record>, Error> {
	let slot: BlockNumber = number % limits::REVISIONS_IN_STATE;
	let record: Option<Record> = state.value(&Stored::<Runtime>::hashed_key_for((collection, item), slot))?;
	// Retired in the same block, or revised so often.
	Ok(record.filter(|record| record.revision().number == number))
}

fn name(origin: &Origin) -> &'static str {
	match origin {
		Origin::Telemetry { .. } => "telemetry",
		Origin::Synthesis { .. } => "synthesis",
		Origin::Enrolment { .. } => "enrolment",
		Origin::Publication { .. } | Origin::Device { .. } => "publication",
		_ => "other",
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::metrics::fixtures::Storage;
	use vivarium_engine::revision::Revision;

	fn revision(number: u32, origin: Origin) -> Record {
		let revision = Revision {
			collection: 0,
			item: 0,
			number,
			previous: [0; 32],
			block: 104,
			time: 208_500,
			origin,
			blueprint: [0; 32],
			state: 0,
			health: None,
			traits: Default::default(),
			flags: 0,
			inputs: Default::default(),
		};
		Record::new(revision, Vec::new())
	}

	fn revised(number: u32) -> RuntimeEvent {
		Event::Revised { collection: 0, item: 0, number, hash: Default::default(), state: 0, health: None }.into()
	}

	#[test]
	fn a_rounds_latency_is_counted_from_its_opening_block() {
		let metrics = Revisions::register(&Registry::new()).unwrap();
		let telemetry = Origin::Telemetry { round: 100, reporters: Default::default(), fired: Default::default() };
		let publication =
			Origin::Publication { publisher: [0; 32], metrics: Default::default(), fired: Default::default() };
		let state = Storage::of(|| {
			for record in [revision(9, telemetry), revision(10, publication)] {
				let slot = record.revision().number % limits::REVISIONS_IN_STATE;
				Stored::<Runtime>::insert((0, 0), slot, record);
			}
		});
		// Revision 2 is no more: its slot has revision 10.
		let block = Block { events: vec![revised(9), revised(10), revised(2)], calls: vec![] };
		let time_of = |number| (number == 100).then_some(200_000);
		metrics.prepare(&block, &state, time_of).unwrap().count(&metrics);
		for (origin, expected) in [("telemetry", 1), ("publication", 1), ("other", 0)] {
			assert_eq!(metrics.revisions.with_label_values(&[origin]).get(), expected, "{origin}");
		}
		assert_eq!((metrics.blocks.get_sample_count(), metrics.blocks.get_sample_sum()), (1, 4.));
		assert_eq!((metrics.seconds.get_sample_count(), metrics.seconds.get_sample_sum()), (1, 8.5));
	}

	#[test]
	fn where_the_opening_block_is_gone_seconds_are_left_out() {
		let metrics = Revisions::register(&Registry::new()).unwrap();
		let telemetry = Origin::Telemetry { round: 100, reporters: Default::default(), fired: Default::default() };
		let state = Storage::of(|| Stored::<Runtime>::insert((0, 0), 1, revision(1, telemetry)));
		let block = Block { events: vec![revised(1)], calls: vec![] };
		metrics.prepare(&block, &state, |_| None).unwrap().count(&metrics);
		assert_eq!((metrics.blocks.get_sample_count(), metrics.seconds.get_sample_count()), (1, 0));
	}
}
