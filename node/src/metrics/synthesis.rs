//! What models are asked, and what waits for humans.

use super::{counter, counters, label, state::State, Error};
use frame_support::storage::StoragePrefixedMap;
use pallet_synthesis::{Event, Held};
use substrate_prometheus_endpoint::{register, Counter, CounterVec, Gauge, PrometheusError, Registry, U64};
use vivarium_runtime::{Runtime, RuntimeEvent};

/// The most proposals that are counted.
const MOST: usize = 10_000;
/// Ends of requests that are there from the start.
const ENDS: [&str; 9] =
	["applied", "expired", "refused", "disputed", "superseded", "retired", "model_suspended", "rejected", "timed_out"];

pub struct Synthesis {
	requests: Counter<U64>,
	not_requested: CounterVec<U64>,
	ended: CounterVec<U64>,
	refused: Counter<U64>,
	attested: CounterVec<U64>,
	open: Gauge<U64>,
	waiting: Gauge<U64>,
}

impl Synthesis {
	pub fn register(registry: &Registry) -> Result<Self, PrometheusError> {
		let gauge = |name, help| Gauge::new(name, help).and_then(|gauge| register(gauge, registry));
		Ok(Self {
			requests: counter(registry, "vivarium_requests_total", "Requests to models that were opened")?,
			not_requested: counters(
				registry,
				"vivarium_requests_not_opened_total",
				"Occasions on which no model was asked, by why",
				"reason",
				&["too_many_requests", "model_silent", "review_pending", "no_committee", "cannot_pay"],
			)?,
			ended: counters(
				registry,
				"vivarium_requests_ended_total",
				"Requests that ended, by how: applied, or why not",
				"end",
				&ENDS,
			)?,
			refused: counter(
				registry,
				"vivarium_answers_refused_total",
				"Answers of models of which nothing was taken because they break the rules",
			)?,
			attested: counters(
				registry,
				"vivarium_attestations_total",
				"Operators' attestations of a proposal, by whether their own runs agree",
				"agrees",
				&["true", "false"],
			)?,
			open: gauge("vivarium_requests_open", "Requests to models that are open now")?,
			waiting: gauge("vivarium_proposals_waiting", "Proposals that wait for reviewers now, 10000 at most")?,
		})
	}

	/// Counts what happened in a block.
	pub fn count(&self, events: &[RuntimeEvent]) {
		for event in events {
			let RuntimeEvent::Synthesis(event) = event else { continue };
			match event {
				Event::Requested { .. } => self.requests.inc(),
				Event::NotRequested { reason, .. } => self.not_requested.with_label_values(&[&label(reason)]).inc(),
				Event::Ended { end, .. } => self.ended.with_label_values(&[&label(end)]).inc(),
				Event::Applied { .. } => self.ended.with_label_values(&["applied"]).inc(),
				Event::AnswerRefused { .. } => self.refused.inc(),
				Event::Attested { agrees, .. } => {
					self.attested.with_label_values(&[if *agrees { "true" } else { "false" }]).inc();
				}
				_ => {}
			}
		}
	}

	/// Shows how it is after a block.
	pub fn show(&self, state: &impl State) -> Result<(), Error> {
		let open: Option<u32> = state.value(&super::state::key("Synthesis", "CounterForRequests"))?;
		self.open.set(open.unwrap_or(0).into());
		self.waiting.set(state.count(&Held::<Runtime>::final_prefix(), MOST)?);
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::metrics::fixtures::{scraped, Storage};
	use frame_support::storage::unhashed;
	use pallet_synthesis::{End, NotRequested, Requests};

	#[test]
	fn what_came_of_requests_is_counted() {
		let registry = Registry::new();
		let metrics = Synthesis::register(&registry).unwrap();
		let (collection, item, request) = (0, 0, Default::default());
		let ended = |end| Event::Ended { collection, item, request, end };
		let events = [
			Event::NotRequested { collection, item, reason: NotRequested::CannotPay },
			ended(End::TimedOut),
			ended(End::TimedOut),
			Event::Applied { collection, item, proposal: request, revision: 3 },
			Event::Attested { collection, item, request, operator: [1; 32].into(), agrees: false },
		];
		metrics.count(&events.map(RuntimeEvent::from));
		assert_eq!(metrics.not_requested.with_label_values(&["cannot_pay"]).get(), 1);
		assert_eq!(metrics.ended.with_label_values(&["timed_out"]).get(), 2);
		assert_eq!(metrics.ended.with_label_values(&["applied"]).get(), 1);
		assert_eq!(metrics.attested.with_label_values(&["false"]).get(), 1);
		// No label that did not begin at zero: an alert's query would miss its first rise.
		assert_eq!(scraped(&registry, "vivarium_requests_ended_total").len(), ENDS.len());
		for end in [
			End::Expired,
			End::Refused,
			End::Disputed,
			End::Superseded,
			End::Retired,
			End::ModelSuspended,
			End::Rejected,
		] {
			assert!(ENDS.contains(&label(&end).as_str()), "{end:?}");
		}
	}

	#[test]
	fn what_is_open_and_what_waits_is_shown() {
		let metrics = Synthesis::register(&Registry::new()).unwrap();
		let state = Storage::of(|| {
			for item in 0..3 {
				// What waits is counted by its keys; its content is not read.
				unhashed::put_raw(&Held::<Runtime>::hashed_key_for(0, item), &[]);
			}
			let counter = Requests::<Runtime>::counter_storage_final_key();
			unhashed::put(&counter, &2u32);
		});
		metrics.show(&state).unwrap();
		assert_eq!((metrics.waiting.get(), metrics.open.get()), (3, 2));
		metrics.show(&Storage::of(|| ())).unwrap();
		assert_eq!((metrics.waiting.get(), metrics.open.get()), (0, 0));
	}
}
