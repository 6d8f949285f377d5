//! The jobs that are known: those under way, and what came of the last ones.

use super::outcome::Outcome;
use std::{
	collections::{HashMap, VecDeque},
	time::{Duration, Instant},
};
use vivarium_primitives::ModelId;

/// How much is kept, and for how long.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
	/// Jobs that are pending at one model, under way or waiting; the queue of another one is its own.
	pub pending: usize,
	/// Finished jobs.
	pub finished: usize,
	/// Bytes of all their content together.
	pub bytes: usize,
	/// How long a provider's failure is kept.
	pub failures: Duration,
}

impl Default for Bounds {
	fn default() -> Self {
		Self { pending: 64, finished: 256, bytes: 32 * 1024 * 1024, failures: Duration::from_secs(10) }
	}
}

/// How a job stands.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum State {
	/// It was not known before; it is pending now.
	New,
	/// It waits or is under way.
	Pending,
	/// It is done.
	Finished(Outcome),
}

/// The jobs that are known, by id.
#[derive(Debug)]
pub struct Table {
	bounds: Bounds,
	pending: HashMap<String, ModelId>,
	/// Oldest first.
	finished: VecDeque<Finished>,
}

#[derive(Debug)]
struct Finished {
	id: String,
	at: Instant,
	outcome: Outcome,
}

impl Table {
	/// A table that keeps no more than this.
	pub fn new(bounds: Bounds) -> Self {
		Self { bounds, pending: HashMap::new(), finished: VecDeque::new() }
	}

	/// Makes a job pending unless it is known. Nothing when its model's queue is full.
	pub fn put(&mut self, id: &str, model: ModelId, now: Instant) -> Option<State> {
		if let Some(state) = self.get(id, now) {
			return Some(state);
		}
		if self.pending.values().filter(|other| **other == model).count() >= self.bounds.pending {
			return None;
		}
		self.pending.insert(id.to_string(), model);
		Some(State::New)
	}

	/// How a job stands. Nothing when it is not known.
	pub fn get(&mut self, id: &str, now: Instant) -> Option<State> {
		if self.pending.contains_key(id) {
			return Some(State::Pending);
		}
		let kept = self.bounds.failures;
		self.finished
			.retain(|job| !matches!(job.outcome, Outcome::Failed(_)) || now.saturating_duration_since(job.at) < kept);
		self.finished.iter().find(|job| job.id == id).map(|job| State::Finished(job.outcome.clone()))
	}

	/// Keeps what came of a pending job, in the place of the oldest where there is no room.
	pub fn finish(&mut self, id: String, outcome: Outcome, now: Instant) {
		self.pending.remove(&id);
		self.finished.push_back(Finished { id, at: now, outcome });
		while self.finished.len() > self.bounds.finished || self.bytes() > self.bounds.bytes {
			self.finished.pop_front();
		}
	}

	fn bytes(&self) -> usize {
		self.finished.iter().map(|job| job.outcome.content().len()).sum()
	}
}

#[cfg(test)]
mod tests {
	use super::{super::outcome::Failure, *};
	use vivarium_engine::{cause::Cause, synthesis::Refusal};

	fn table(bounds: Bounds) -> (Table, Instant) {
		(Table::new(bounds), Instant::now())
	}

	fn content(length: usize) -> Outcome {
		Outcome::Content(vec![b'x'; length].into())
	}

	/// Which of the first ten jobs are known as finished.
	fn kept(table: &mut Table, now: Instant) -> Vec<usize> {
		let is_kept = |id: &usize| matches!(table.get(&id.to_string(), now), Some(State::Finished(_)));
		(0..10).filter(is_kept).collect()
	}

	#[test]
	fn a_job_is_new_then_pending_then_finished() {
		let (mut table, now) = table(Bounds::default());
		assert_eq!(table.get("a", now), None);
		assert_eq!(table.put("a", 1, now), Some(State::New));
		assert_eq!((table.put("a", 1, now), table.get("a", now)), (Some(State::Pending), Some(State::Pending)));
		table.finish("a".into(), content(1), now);
		let finished = Some(State::Finished(content(1)));
		assert_eq!((table.put("a", 1, now), table.get("a", now)), (finished.clone(), finished));
	}

	#[test]
	fn a_full_queue_takes_known_jobs_and_those_of_other_models() {
		let (mut table, now) = table(Bounds { pending: 2, ..Default::default() });
		assert_eq!((table.put("a", 1, now), table.put("b", 1, now)), (Some(State::New), Some(State::New)));
		assert_eq!(table.put("c", 1, now), None);
		assert_eq!((table.put("a", 1, now), table.put("d", 2, now)), (Some(State::Pending), Some(State::New)));
		table.finish("a".into(), content(1), now);
		assert_eq!(table.put("c", 1, now), Some(State::New));
	}

	#[test]
	fn the_oldest_leaves_when_there_are_too_many() {
		let (mut table, now) = table(Bounds { finished: 3, ..Default::default() });
		for id in 0..5 {
			table.finish(id.to_string(), content(1), now);
		}
		assert_eq!(kept(&mut table, now), [2, 3, 4]);
		assert_eq!(table.put("0", 1, now), Some(State::New), "it can be put again");
	}

	#[test]
	fn the_oldest_leave_when_they_are_too_large() {
		let (mut table, now) = table(Bounds { bytes: 10, ..Default::default() });
		for (id, length) in [(0, 4), (1, 4), (2, 0), (3, 6)] {
			table.finish(id.to_string(), content(length), now);
		}
		assert_eq!(kept(&mut table, now), [1, 2, 3]);
		table.finish("4".into(), content(10), now);
		assert_eq!(kept(&mut table, now), [4]);
	}

	#[test]
	fn a_failure_is_forgotten_soon_and_a_refusal_is_not() {
		let (mut table, now) = table(Bounds::default());
		table.finish("0".into(), Outcome::Failed(Failure::Request(Cause::Timeout)), now);
		table.finish("1".into(), Outcome::Refused(Refusal::CutOff), now);
		table.finish("2".into(), content(1), now);
		assert_eq!(kept(&mut table, now + Duration::from_millis(9_999)), [0, 1, 2]);
		assert_eq!(kept(&mut table, now + Duration::from_secs(10)), [1, 2]);
		assert_eq!(kept(&mut table, now + Duration::from_secs(100_000)), [1, 2]);
		assert_eq!(table.put("0", 1, now + Duration::from_secs(10)), Some(State::New));
	}
}
