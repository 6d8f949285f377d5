//! What was lately served.

use serde::Serialize;
use std::{
	collections::VecDeque,
	sync::{Arc, Mutex, PoisonError},
	time::{SystemTime, UNIX_EPOCH},
};

/// How many responses are kept.
const KEPT: usize = 256;

/// The last responses, oldest first.
#[derive(Clone, Default)]
pub struct Journal(Arc<Mutex<VecDeque<Served>>>);

/// A response.
#[derive(Clone, Serialize)]
pub struct Served {
	/// When, in milliseconds since 1970.
	at_ms: u128,
	/// The body, as it was sent.
	body: String,
}

impl Journal {
	/// Notes a response.
	pub fn note(&self, body: &str) {
		let at_ms = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis());
		let mut served = self.0.lock().unwrap_or_else(PoisonError::into_inner);
		served.push_back(Served { at_ms, body: body.into() });
		if served.len() > KEPT {
			served.pop_front();
		}
	}

	/// The responses, oldest first.
	pub fn list(&self) -> Vec<Served> {
		self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn only_the_last_are_kept() {
		let journal = Journal::default();
		for number in 0..=KEPT {
			journal.note(&number.to_string());
		}
		let list = journal.list();
		assert_eq!((list.len(), list[0].body.as_str(), list[KEPT - 1].body.as_str()), (KEPT, "1", "256"));
	}
}
