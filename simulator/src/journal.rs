//! What was lately served.

use crate::inference::Asked;
use serde::Serialize;
use std::{
	collections::{BTreeMap, VecDeque},
	sync::{Arc, Mutex, PoisonError},
};

/// How many responses are kept of each endpoint.
const KEPT: usize = 256;
/// How much is kept of a body.
const KEPT_BYTES: usize = 4 * 1_024;

/// The last responses of each endpoint, oldest first.
#[derive(Clone, Default)]
pub struct Journal(Arc<Mutex<BTreeMap<String, VecDeque<Served>>>>);

/// A response.
#[derive(Clone, Debug, Serialize)]
pub struct Served {
	/// When, in milliseconds since 1970.
	at_ms: u64,
	/// The beginning of the document, as it was sent, before any encoding.
	body: String,
	/// What went wrong on purpose.
	#[serde(skip_serializing_if = "Option::is_none")]
	fault: Option<&'static str>,
	/// What the inference server was asked.
	#[serde(skip_serializing_if = "Option::is_none")]
	asked: Option<Asked>,
}

impl Journal {
	/// Notes a response.
	pub fn note(&self, endpoint: &str, at_ms: u64, body: &str, fault: Option<&'static str>) {
		self.note_asked(endpoint, at_ms, body, fault, None);
	}

	/// Notes a response with what was asked for.
	pub fn note_asked(
		&self,
		endpoint: &str,
		at_ms: u64,
		body: &str,
		fault: Option<&'static str>,
		asked: Option<Asked>,
	) {
		let kept = body[..body.floor_char_boundary(KEPT_BYTES)].into();
		let mut endpoints = self.0.lock().unwrap_or_else(PoisonError::into_inner);
		let served = endpoints.entry(endpoint.into()).or_default();
		served.push_back(Served { at_ms, body: kept, fault, asked });
		if served.len() > KEPT {
			served.pop_front();
		}
	}

	/// The responses of an endpoint, oldest first.
	pub fn list(&self, endpoint: &str) -> Vec<Served> {
		let endpoints = self.0.lock().unwrap_or_else(PoisonError::into_inner);
		endpoints.get(endpoint).into_iter().flatten().cloned().collect()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn only_the_last_of_an_endpoint_are_kept() {
		let journal = Journal::default();
		journal.note("/other", 0, "other", None);
		for number in 0..=KEPT {
			journal.note("/host", 0, &number.to_string(), None);
		}
		let list = journal.list("/host");
		assert_eq!((list.len(), list[0].body.as_str(), list[KEPT - 1].body.as_str()), (KEPT, "1", "256"));
		assert_eq!(journal.list("/other").len(), 1);
	}

	#[test]
	fn only_the_beginning_of_a_body_is_kept() {
		let journal = Journal::default();
		journal.note("/host", 0, &"1".repeat(KEPT_BYTES + 1), None);
		assert_eq!(journal.list("/host")[0].body.len(), KEPT_BYTES);
		journal.note("/host", 0, &format!("1{}", "°".repeat(KEPT_BYTES)), None);
		assert_eq!(journal.list("/host")[1].body.len(), KEPT_BYTES - 1, "whole characters");
	}
}
