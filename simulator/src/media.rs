//! A track, and the tracker that counts how it is used.
//!
//! Plays rise with the clock. Each lasts three minutes, and so as many people listen as play it in three minutes.

use crate::clock;
use serde::{Deserialize, Serialize};
use serde_json::{json, Value};
use std::sync::{Arc, Mutex, PoisonError};

/// The tracks, and when they were released, in milliseconds since 1970.
const CATALOGUE: [(&str, u64); 1] = [("track-1", /* 2026-01-01 */ 1_767_225_600_000)];

/// How often a track is played in a minute, until somebody says otherwise.
const RATE: u64 = 60;
/// How many minutes a play lasts.
const LENGTH: u64 = 3;
const MINUTE_MS: u128 = 60_000;

/// The most plays in a minute, and the most that are added at once.
const MOST_RATE: i64 = 1_000_000;
const MOST_PLAYS: i64 = 1_000_000_000;

/// The names of the tracks.
pub fn names() -> impl Iterator<Item = &'static str> {
	CATALOGUE.iter().map(|(name, ..)| *name)
}

/// How a track truly is used.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Usage {
	pub id: &'static str,
	pub plays_per_minute: u64,
	pub plays: u64,
	pub minutes: u64,
	pub listeners: u64,
}

impl Usage {
	/// What the tracker tells of it.
	pub fn sample(&self, at_ms: u64) -> Value {
		json!({
			"id": self.id,
			"time": clock::rfc3339(at_ms),
			"time_ms": at_ms,
			"time_s": at_ms as f64 / 1_000.0,
			"plays": self.plays,
			"minutes": self.minutes,
			"listeners": self.listeners,
		})
	}
}

/// What to change of a track's usage.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
	plays_per_minute: Option<i64>,
	plays: Option<i64>,
}

/// Why the usage of a track is not changed.
#[derive(Debug, PartialEq)]
pub enum Unchanged {
	NoSuchTrack,
	Invalid(&'static str),
}

/// All tracks.
#[derive(Clone)]
pub struct Tracks(Arc<Mutex<Vec<Track>>>);

struct Track {
	id: &'static str,
	rate: u64,
	/// The plays at `counted_at_ms`, in parts of which `MINUTE_MS` are one, so that a new rate loses nothing.
	parts: u128,
	counted_at_ms: u64,
}

impl Tracks {
	/// The tracks, as played at their usual rate since they were released.
	pub fn new() -> Self {
		let tracks = CATALOGUE.map(|(id, released_ms)| Track { id, rate: RATE, parts: 0, counted_at_ms: released_ms });
		Self(Arc::new(Mutex::new(tracks.into())))
	}

	/// How all tracks are used.
	pub fn usages(&self, at_ms: u64) -> Vec<Usage> {
		self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().map(|track| track.usage(at_ms)).collect()
	}

	/// How one track is used.
	pub fn usage(&self, id: &str, at_ms: u64) -> Option<Usage> {
		self.usages(at_ms).into_iter().find(|usage| usage.id == id)
	}

	/// Changes how a track is used, and tells how it is then.
	pub fn change(&self, id: &str, change: &Change, at_ms: u64) -> Result<Usage, Unchanged> {
		let within = |number: Option<i64>, most: i64, mend: &'static str| match number {
			None => Ok(None),
			Some(number) if number > most => Err(Unchanged::Invalid(mend)),
			Some(number) => u64::try_from(number).map(Some).map_err(|_| Unchanged::Invalid(mend)),
		};
		let rate = within(change.plays_per_minute, MOST_RATE, "`plays_per_minute` is from 0 to 1000000")?;
		let plays = within(change.plays, MOST_PLAYS, "`plays` are added: from 0 to 1000000000")?;
		let mut tracks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
		let track = tracks.iter_mut().find(|track| track.id == id).ok_or(Unchanged::NoSuchTrack)?;
		track.parts = track.parts(at_ms) + u128::from(plays.unwrap_or(0)) * MINUTE_MS;
		track.counted_at_ms = at_ms.max(track.counted_at_ms);
		track.rate = rate.unwrap_or(track.rate);
		Ok(track.usage(at_ms))
	}
}

impl Track {
	fn parts(&self, at_ms: u64) -> u128 {
		self.parts + u128::from(self.rate) * u128::from(at_ms.saturating_sub(self.counted_at_ms))
	}

	fn usage(&self, at_ms: u64) -> Usage {
		let parts = self.parts(at_ms);
		Usage {
			id: self.id,
			plays_per_minute: self.rate,
			plays: whole(parts),
			minutes: whole(parts * u128::from(LENGTH)),
			listeners: self.rate * LENGTH,
		}
	}
}

fn whole(parts: u128) -> u64 {
	u64::try_from(parts / MINUTE_MS).unwrap_or(u64::MAX)
}

/// The plays of the time that passed, at the usual rate.
pub fn plays(passed_ms: u64) -> u64 {
	whole(u128::from(RATE) * u128::from(passed_ms))
}

/// The minutes played of the time that passed, at the usual rate.
pub fn minutes(passed_ms: u64) -> u64 {
	whole(u128::from(RATE * LENGTH) * u128::from(passed_ms))
}

#[cfg(test)]
mod tests {
	use super::*;

	const NOW_MS: u64 = 1_790_000_000_123;
	const TRACK: &str = "track-1";

	fn change(json: &str) -> Change {
		serde_json::from_str(json).unwrap()
	}

	fn usage(tracks: &Tracks, at_ms: u64) -> Usage {
		tracks.usage(TRACK, at_ms).unwrap()
	}

	#[test]
	fn plays_rise_with_the_clock_and_go_on_over_a_new_start() {
		let [before, after] = [NOW_MS, NOW_MS + 60_000].map(|at_ms| usage(&Tracks::new(), at_ms));
		assert_eq!((after.plays - before.plays, after.minutes - before.minutes), (60, 180));
		assert_eq!((before.plays_per_minute, before.listeners), (60, 180));
		let since = NOW_MS - CATALOGUE[0].1;
		assert_eq!((plays(since), minutes(since)), (before.plays, before.minutes));
	}

	#[test]
	fn a_new_rate_is_for_the_time_from_then_on() {
		let tracks = Tracks::new();
		let before = usage(&tracks, NOW_MS);
		let changed = tracks.change(TRACK, &change(r#"{"plays_per_minute":600}"#), NOW_MS).unwrap();
		assert_eq!((changed.plays, changed.minutes, changed.listeners), (before.plays, before.minutes, 1_800));
		assert_eq!(usage(&tracks, NOW_MS + 60_000).plays - before.plays, 600);
		tracks.change(TRACK, &change(r#"{"plays_per_minute":0}"#), NOW_MS + 60_000).unwrap();
		assert_eq!(usage(&tracks, NOW_MS + 600_000).plays - before.plays, 600);
	}

	#[test]
	fn plays_are_added_at_once_with_their_minutes() {
		let tracks = Tracks::new();
		let before = usage(&tracks, NOW_MS);
		let after = tracks.change(TRACK, &change(r#"{"plays":5}"#), NOW_MS).unwrap();
		assert_eq!((after.plays - before.plays, after.minutes - before.minutes), (5, 15));
		assert_eq!(after.plays_per_minute, before.plays_per_minute, "what is left out stays");
	}

	#[test]
	fn counters_never_fall_whatever_is_changed() {
		let tracks = Tracks::new();
		let mut last = usage(&tracks, NOW_MS);
		for step in 1..2_000 {
			let at_ms = NOW_MS + step * 70;
			let rate = step * 7_919 % 1_000;
			let changed = tracks.change(TRACK, &change(&format!(r#"{{"plays_per_minute":{rate}}}"#)), at_ms).unwrap();
			assert!(changed.plays >= last.plays && changed.minutes >= last.minutes, "{last:?} {changed:?}");
			last = changed;
		}
		let total = u128::from(last.plays - usage(&Tracks::new(), NOW_MS).plays);
		let exact: u128 = (1..1_999).map(|step: u128| step * 7_919 % 1_000 * 70).sum::<u128>() + 60 * 70;
		assert!(total.abs_diff(exact / MINUTE_MS) <= 1, "no change loses a part of a play: {total}");
	}

	#[test]
	fn a_clock_before_the_release_counts_nothing() {
		let tracks = Tracks::new();
		assert_eq!(usage(&tracks, 0).plays, 0);
		let added = tracks.change(TRACK, &change(r#"{"plays":2}"#), 0).unwrap();
		assert_eq!(added.plays, 2);
		assert_eq!(usage(&tracks, CATALOGUE[0].1).plays, 2);
	}

	#[test]
	fn the_sample_has_its_time_in_three_notations() {
		let sample = usage(&Tracks::new(), NOW_MS).sample(NOW_MS);
		assert_eq!((&sample["id"], &sample["time"]), (&json!(TRACK), &json!("2026-09-21T14:13:20.123Z")));
		assert_eq!((sample["time_ms"].as_u64(), sample["time_s"].to_string()), (Some(NOW_MS), "1790000000.123".into()));
	}

	#[test]
	fn what_makes_no_sense_is_refused() {
		let tracks = Tracks::new();
		let before = tracks.usages(NOW_MS);
		for (json, mend) in [
			(r#"{"plays_per_minute":-1}"#, "from 0 to 1000000"),
			(r#"{"plays_per_minute":1000001}"#, "from 0 to 1000000"),
			(r#"{"plays":-1}"#, "from 0 to 1000000000"),
			(r#"{"plays_per_minute":1,"plays":1000000001}"#, "from 0 to 1000000000"),
		] {
			let refused = tracks.change(TRACK, &change(json), NOW_MS);
			assert!(matches!(refused, Err(Unchanged::Invalid(why)) if why.contains(mend)), "{json}");
		}
		assert_eq!(tracks.change("track-2", &Change::default(), NOW_MS), Err(Unchanged::NoSuchTrack));
		assert_eq!(tracks.usages(NOW_MS), before);
		for json in [r#"{"plays":"5"}"#, r#"{"plays":0.5}"#, r#"{"listeners":5}"#] {
			assert!(serde_json::from_str::<Change>(json).is_err(), "{json}");
		}
	}
}
