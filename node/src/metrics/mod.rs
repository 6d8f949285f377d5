//! What Prometheus is told of the chain: how rounds end, what is missing and why, how long telemetry takes to become a
//! revision, what waits, what is late, and how operators do.
//!
//! Counters follow the finalized chain, so that no block is counted twice and none is taken back. Gauges show the best
//! block, so that they go on where finality does not. Events, calls and storage are decoded with the types of the runtime
//! that this node was built with: after an upgrade that changes them, blocks are skipped, and counted as skipped, until the
//! node is of that release too.

mod deadlines;
mod operators;
mod revisions;
mod rounds;
mod state;
mod synthesis;

use crate::service::Client;
use codec::{Decode, Encode};
use frame_system::EventRecord;
use futures::StreamExt;
use sc_client_api::{BlockBackend, BlockchainEvents};
use sp_core::H256;
use state::{At, State};
use std::sync::Arc;
use substrate_prometheus_endpoint::{register, Counter, CounterVec, Opts, PrometheusError, Registry, U64};
use vivarium_runtime::{opaque, RuntimeCall, RuntimeEvent, UncheckedExtrinsic};

/// The target of the lines.
const LOG_TARGET: &str = "metrics";
/// The most blocks that are counted at once. A node that synchronises finalizes more, and tells how many it left out.
const MOST_BLOCKS: usize = 256;

/// Why a block cannot be counted.
type Error = String;

/// All that is told of the chain.
pub struct Metrics {
	rounds: rounds::Rounds,
	revisions: revisions::Revisions,
	synthesis: synthesis::Synthesis,
	deadlines: deadlines::Deadlines,
	operators: operators::Operators,
	skipped: Counter<U64>,
}

impl Metrics {
	/// Registers all of it.
	///
	/// # Errors
	/// When something is registered already.
	pub fn register(registry: &Registry) -> Result<Self, PrometheusError> {
		Ok(Self {
			rounds: rounds::Rounds::register(registry)?,
			revisions: revisions::Revisions::register(registry)?,
			synthesis: synthesis::Synthesis::register(registry)?,
			deadlines: deadlines::Deadlines::register(registry)?,
			operators: operators::Operators::register(registry)?,
			skipped: counter(
				registry,
				"vivarium_metrics_skipped_blocks_total",
				"Finalized blocks that the counters leave out: synchronised at once, pruned, or of another runtime",
			)?,
		})
	}

	/// Counts what happened in a finalized block. Either all of it is counted, or nothing.
	fn count(&self, block: &Block, state: &impl State, time_of: impl Fn(u32) -> Option<u64>) -> Result<(), Error> {
		let rounds = self.rounds.prepare(block, state)?;
		let revisions = self.revisions.prepare(block, state, time_of)?;
		rounds.count(&self.rounds);
		revisions.count(&self.revisions);
		self.synthesis.count(&block.events);
		self.deadlines.count(&block.events);
		Ok(())
	}

	/// Shows how it is at the best block.
	fn show(&self, number: u32, state: &impl State) -> Result<(), Error> {
		self.synthesis.show(state)?;
		self.deadlines.show(number, state)?;
		self.operators.show(state)
	}
}

/// What was done in a block.
#[derive(Default)]
struct Block {
	events: Vec<RuntimeEvent>,
	calls: Vec<RuntimeCall>,
}

impl Block {
	fn read(client: &Client, hash: H256) -> Result<Self, Error> {
		let state = At { client, hash };
		let events: Vec<EventRecord<RuntimeEvent, H256>> =
			state.value(&state::key("System", "Events"))?.unwrap_or_default();
		let body: Vec<opaque::UncheckedExtrinsic> =
			client.block_body(hash).map_err(|error| error.to_string())?.ok_or("its body is not kept")?;
		let calls = body.iter().map(|extrinsic| {
			let extrinsic = UncheckedExtrinsic::decode(&mut &extrinsic.encode()[..]);
			extrinsic.map(|extrinsic| extrinsic.function).map_err(|error| format!("a transaction: {error}"))
		});
		Ok(Self {
			events: events.into_iter().map(|record| record.event).collect(),
			calls: calls.collect::<Result<_, Error>>()?,
		})
	}
}

/// Follows the chain as long as the node runs.
pub async fn run(client: Arc<Client>, metrics: Metrics) {
	enum News {
		Finalized(Vec<H256>),
		Best,
	}
	let finalized = client.finality_notification_stream().map(|news| {
		let mut hashes = news.tree_route.to_vec();
		hashes.push(news.hash);
		News::Finalized(hashes)
	});
	let best = client.import_notification_stream().filter(|news| futures::future::ready(news.is_new_best));
	let mut news = futures::stream::select(finalized, best.map(|_| News::Best));
	show(&client, &metrics);
	while let Some(news) = news.next().await {
		match news {
			News::Best => show(&client, &metrics),
			News::Finalized(hashes) => {
				let left_out = hashes.len().saturating_sub(MOST_BLOCKS);
				metrics.skipped.inc_by(left_out as u64);
				hashes.into_iter().skip(left_out).for_each(|hash| count(&client, &metrics, hash));
			}
		}
	}
}

fn count(client: &Client, metrics: &Metrics, hash: H256) {
	let counted = Block::read(client, hash).and_then(|block| {
		metrics.count(&block, &At { client, hash }, |number| {
			let hash = client.block_hash(number).ok().flatten()?;
			At { client, hash }.value(&state::key("Timestamp", "Now")).ok().flatten()
		})
	});
	if let Err(error) = counted {
		log::debug!(target: LOG_TARGET, "block {hash:?} is not counted: {error}");
		metrics.skipped.inc();
	}
}

fn show(client: &Client, metrics: &Metrics) {
	let info = client.chain_info();
	let state = At { client, hash: info.best_hash };
	if let Err(error) = metrics.show(info.best_number, &state) {
		log::debug!(target: LOG_TARGET, "block {:?} is not shown: {error}", info.best_hash);
	}
}

fn counter(registry: &Registry, name: &str, help: &str) -> Result<Counter<U64>, PrometheusError> {
	register(Counter::new(name, help)?, registry)
}

/// A counter by one label, whose values begin at zero, so that a first occurrence is seen as a rise.
fn counters(
	registry: &Registry,
	name: &str,
	help: &str,
	label: &str,
	values: &[&str],
) -> Result<CounterVec<U64>, PrometheusError> {
	let counters = CounterVec::new(Opts::new(name, help), &[label])?;
	for value in values {
		counters.with_label_values(&[value]);
	}
	register(counters, registry)
}

/// The name of a variant without fields, as labels are written: `TooManyRequests` is `too_many_requests`.
fn label(variant: &impl std::fmt::Debug) -> String {
	let mut label = String::new();
	for letter in format!("{variant:?}").chars().take_while(|letter| letter.is_alphanumeric()) {
		if letter.is_uppercase() && !label.is_empty() {
			label.push('_');
		}
		label.extend(letter.to_lowercase());
	}
	label
}

#[cfg(test)]
mod fixtures {
	use super::{state::State, Error};
	use sp_state_machine::BasicExternalities;
	use std::collections::BTreeMap;
	use substrate_prometheus_endpoint::{prometheus::TextEncoder, Registry};

	/// The state that this leaves.
	pub struct Storage(BTreeMap<Vec<u8>, Vec<u8>>);

	impl Storage {
		pub fn of(write: impl FnOnce()) -> Self {
			let mut state = BasicExternalities::default();
			state.execute_with(write);
			Self(state.into_storages().top)
		}
	}

	impl State for Storage {
		fn bytes(&self, key: &[u8]) -> Result<Option<Vec<u8>>, Error> {
			Ok(self.0.get(key).cloned())
		}

		fn keys(&self, prefix: &[u8], most: usize, wanted: impl Fn(&[u8]) -> bool) -> Result<Vec<Vec<u8>>, Error> {
			let from = self.0.range(prefix.to_vec()..).map(|(key, _)| key);
			Ok(from.take_while(|key| key.starts_with(prefix) && wanted(key)).take(most).cloned().collect())
		}
	}

	/// What a scrape has of a metric, its lines without the name's first part.
	pub fn scraped(registry: &Registry, name: &str) -> Vec<String> {
		let text = TextEncoder::new().encode_to_string(&registry.gather()).unwrap();
		text.lines().filter(|line| line.starts_with(name)).map(Into::into).collect()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use fixtures::Storage;
	use pallet_synthesis::{End, NotRequested};

	#[test]
	fn labels_are_the_names_of_variants() {
		assert_eq!(label(&End::TimedOut), "timed_out");
		assert_eq!(label(&NotRequested::TooManyRequests), "too_many_requests");
		assert_eq!(label(&Some(3)), "some");
	}

	#[test]
	fn everything_registers_once() {
		let registry = Registry::new();
		let metrics = Metrics::register(&registry).unwrap();
		assert!(Metrics::register(&registry).is_err());
		assert!(metrics.count(&Block::default(), &Storage::of(|| ()), |_| None).is_ok());
		assert!(metrics.show(0, &Storage::of(|| ())).is_ok(), "an empty state is shown too");
		for metric in registry.gather() {
			let name = metric.get_name();
			assert!(name.starts_with("vivarium_"), "{name}");
			let is_counter =
				metric.get_field_type() == substrate_prometheus_endpoint::prometheus::proto::MetricType::COUNTER;
			assert_eq!(is_counter, name.ends_with("_total"), "{name}");
		}
	}
}
