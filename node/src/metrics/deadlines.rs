//! What falls due, and what of it is late.

use super::{counter, counters, state::State, Error};
use frame_support::storage::StoragePrefixedMap;
use pallet_deadlines::{Armed, Event, Parked};
use substrate_prometheus_endpoint::{register, Counter, CounterVec, Gauge, PrometheusError, Registry, U64};
use vivarium_runtime::{BlockNumber, Runtime, RuntimeEvent};

/// How far ahead is looked: a minute.
const AHEAD: BlockNumber = 30;
/// The most deadlines that are looked at.
const MOST: usize = 10_000;

pub struct Deadlines {
	acted: CounterVec<U64>,
	behind: Counter<U64>,
	due: Gauge<U64>,
	late: Gauge<U64>,
	lateness: Gauge<U64>,
	parked: Gauge<U64>,
}

impl Deadlines {
	pub fn register(registry: &Registry) -> Result<Self, PrometheusError> {
		let gauge = |name, help| Gauge::new(name, help).and_then(|gauge| register(gauge, registry));
		Ok(Self {
			acted: counters(
				registry,
				"vivarium_deadlines_acted_total",
				"Deadlines that were acted on, by what came of it; those that failed are tried again",
				"outcome",
				&["done", "failed", "parked"],
			)?,
			behind: counter(
				registry,
				"vivarium_deadlines_behind_blocks_total",
				"Blocks that had no room for all that was due",
			)?,
			due: gauge("vivarium_deadlines_due", "Deadlines that fall due within the next 30 blocks, 10000 at most")?,
			late: gauge("vivarium_deadlines_late", "Deadlines that are due and not acted on yet, 10000 at most")?,
			lateness: gauge(
				"vivarium_deadlines_lateness_blocks",
				"Blocks since the oldest deadline fell due that is not acted on yet; 0 where none is late",
			)?,
			parked: gauge(
				"vivarium_deadlines_parked",
				"Deadlines on which acting failed too often, until somebody retries them; 10000 at most",
			)?,
		})
	}

	/// Counts what happened in a block.
	pub fn count(&self, events: &[RuntimeEvent]) {
		for event in events {
			let RuntimeEvent::Deadlines(event) = event else { continue };
			match event {
				Event::Acted { acted, failed, is_behind } => {
					self.acted.with_label_values(&["done"]).inc_by((*acted).into());
					self.acted.with_label_values(&["failed"]).inc_by((*failed).into());
					self.behind.inc_by((*is_behind).into());
				}
				Event::Parked { .. } => self.acted.with_label_values(&["parked"]).inc(),
				_ => {}
			}
		}
	}

	/// Shows how it is after a block of this number.
	pub fn show(&self, number: BlockNumber, state: &impl State) -> Result<(), Error> {
		let (mut due, mut late, mut oldest) = (0, 0, number);
		// The keys stand in the order of blocks.
		let is_near = |key: &[u8]| block_of(key).is_some_and(|at| at <= number.saturating_add(AHEAD));
		let near = state.keys(&Armed::<Runtime>::final_prefix(), MOST, is_near)?;
		for at in near.iter().filter_map(|key| block_of(key)) {
			if at > number {
				due += 1;
			} else {
				late += 1;
				oldest = oldest.min(at);
			}
		}
		self.due.set(due);
		self.late.set(late);
		self.lateness.set(number.saturating_sub(oldest).into());
		self.parked.set(state.count(&Parked::<Runtime>::final_prefix(), MOST)?);
		Ok(())
	}
}

/// The block for which a key's deadline is armed.
fn block_of(key: &[u8]) -> Option<BlockNumber> {
	let bytes = key.get(Armed::<Runtime>::final_prefix().len()..)?.first_chunk()?;
	Some(BlockNumber::from_be_bytes(*bytes))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::metrics::fixtures::Storage;
	use pallet_synthesis::{Due, Matter};
	use sp_runtime::DispatchError;

	type Deadline = <Runtime as pallet_deadlines::Config>::Deadline;

	fn deadline(item: u32) -> Deadline {
		Due { collection: 0, item, matter: Matter::Review }.into()
	}

	/// Any deadlines that are not the same.
	fn deadlines() -> impl Iterator<Item = Deadline> {
		(0..).map(deadline)
	}

	#[test]
	fn what_is_late_is_told_apart_from_what_is_due() {
		let metrics = Deadlines::register(&Registry::new()).unwrap();
		let armed = [90u32, 98, 100, 101, 130, 131, 10_000];
		let state = Storage::of(|| {
			for (at, deadline) in armed.into_iter().zip(deadlines()) {
				Armed::<Runtime>::insert(pallet_deadlines::At::from(at), deadline, 0);
			}
			deadlines().take(2).for_each(|deadline| Parked::<Runtime>::insert(deadline, DispatchError::Unavailable));
		});
		metrics.show(100, &state).unwrap();
		assert_eq!((metrics.due.get(), metrics.late.get()), (2, 3));
		assert_eq!((metrics.lateness.get(), metrics.parked.get()), (10, 2));

		metrics.show(89, &state).unwrap();
		assert_eq!((metrics.due.get(), metrics.late.get(), metrics.lateness.get()), (4, 0, 0));
	}

	#[test]
	fn what_was_acted_on_is_counted_by_outcome() {
		let metrics = Deadlines::register(&Registry::new()).unwrap();
		let events = [
			Event::Acted { acted: 3, failed: 1, is_behind: true },
			Event::Parked { deadline: deadline(0), error: DispatchError::Unavailable },
			Event::Acted { acted: 2, failed: 0, is_behind: false },
		];
		metrics.count(&events.map(RuntimeEvent::from));
		for (outcome, expected) in [("done", 5), ("failed", 1), ("parked", 1)] {
			assert_eq!(metrics.acted.with_label_values(&[outcome]).get(), expected, "{outcome}");
		}
		assert_eq!(metrics.behind.get(), 1);
	}
}
