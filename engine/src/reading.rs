//! Readings: what the chain accepted of a metric, and whether it still holds.

use crate::{aggregate::Agreed, cause::Cause, limits, BlockNumber};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A value that the chain accepted.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Accepted {
	/// The value, in the metric's decimals.
	pub value: i64,
	/// Maximum − minimum of the values that agreed, in the metric's decimals.
	pub spread: u64,
	/// How many operators' values agreed.
	pub values: u8,
	/// How many sources stood behind each value.
	pub sources: u8,
	/// The block in which it was accepted.
	pub block: BlockNumber,
}

/// The state of one metric of an asset.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Reading {
	/// The last accepted value, which is kept while later ones are missing.
	pub accepted: Option<Accepted>,
	/// Why the last round brought no value, if it brought none.
	pub missing: Option<Cause>,
	/// The value in the last revision, from which the deviation is measured.
	pub recorded: Option<i64>,
}

/// Whether a reading still tells the truth.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Freshness {
	/// No round has been decided yet.
	#[codec(index = 0)]
	Unknown,
	/// The last round brought this value.
	#[codec(index = 1)]
	Fresh,
	/// The last round brought no value, for this cause; an older value is shown.
	#[codec(index = 2)]
	Stale(Cause),
}

impl Reading {
	/// Takes in what a round decided. A missing value keeps the old one and marks it.
	pub fn decide(&mut self, decided: Result<Agreed, Cause>, sources: u8, block: BlockNumber) {
		match decided {
			Ok(Agreed { value, spread, values }) => {
				self.accepted = Some(Accepted { value, spread, values, sources, block });
				self.missing = None;
			}
			Err(cause) => self.missing = Some(cause),
		}
	}

	/// The freshness at block `now`. A value older than a heartbeat and a window is stale even if no round said so.
	pub fn freshness(&self, heartbeat: BlockNumber, now: BlockNumber) -> Freshness {
		if let Some(cause) = self.missing {
			return Freshness::Stale(cause);
		}
		let Some(accepted) = self.accepted else {
			return Freshness::Unknown;
		};
		let until = accepted.block.saturating_add(heartbeat).saturating_add(limits::window(heartbeat));
		if now > until {
			Freshness::Stale(Cause::NoReport)
		} else {
			Freshness::Fresh
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const VALUE: Agreed = Agreed { value: 7, spread: 0, values: 1 };

	#[test]
	fn a_missing_value_keeps_and_marks_the_old_one() {
		let mut reading = Reading::default();
		assert_eq!(reading.freshness(5, 100), Freshness::Unknown);

		reading.decide(Ok(VALUE), 1, 100);
		assert_eq!(reading.freshness(5, 100), Freshness::Fresh);

		reading.decide(Err(Cause::Refused), 1, 105);
		assert_eq!(reading.freshness(5, 105), Freshness::Stale(Cause::Refused));
		assert_eq!(reading.accepted.unwrap().value, 7);

		reading.decide(Ok(VALUE), 1, 110);
		assert_eq!(reading.freshness(5, 110), Freshness::Fresh);
	}

	#[test]
	fn silence_makes_stale_within_two_heartbeats() {
		let mut reading = Reading::default();
		reading.decide(Ok(VALUE), 1, 100);
		assert_eq!(reading.freshness(5, 110), Freshness::Fresh);
		assert_eq!(reading.freshness(5, 111), Freshness::Stale(Cause::NoReport));
	}
}
