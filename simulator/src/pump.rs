//! Two pumps that wear, as they truly are.
//!
//! Vibration, temperature and pressure follow from the wear alone. Vibration crosses the zone borders 2.3, 4.5 and
//! 7.1 mm/s of ISO 10816-3 (large machines on a rigid foundation) at a wear of about 0.3, 0.6 and 0.9.

use crate::chance;
use serde::{Deserialize, Serialize};
use std::sync::{Arc, Mutex, PoisonError};

/// The pumps, when their counters began, in milliseconds since 1970, and the wear that they start with.
const PLANT: [(&str, u64, f64); 2] =
	[("pump-1", /* 2024-01-01 */ 1_704_067_200_000, 0.05), ("pump-2", /* 2024-07-01 */ 1_719_792_000_000, 0.35)];

/// The names of the pumps.
pub fn names() -> impl Iterator<Item = &'static str> {
	PLANT.iter().map(|(name, ..)| *name)
}

/// How a pump truly is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Truth {
	pub id: &'static str,
	/// From 0, as new, to 1, failing.
	pub wear: f64,
	/// The growth of the wear in an hour.
	pub rate: f64,
	pub vibration_mm_s: f64,
	pub temperature_c: f64,
	pub pressure_bar: f64,
	pub running_hours: f64,
	pub strokes: u64,
}

/// What to change of a pump.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
	wear: Option<f64>,
	rate: Option<f64>,
	#[serde(default)]
	reset: Vec<Counter>,
}

/// A counter of a pump, which begins at 0 when its device is replaced.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Counter {
	RunningHours,
	Strokes,
}

/// Why a pump is not changed.
#[derive(Debug, PartialEq)]
pub enum Unchanged {
	NoSuchPump,
	Invalid(&'static str),
}

/// All pumps.
#[derive(Clone)]
pub struct Pumps(Arc<Mutex<Vec<Pump>>>);

struct Pump {
	id: &'static str,
	/// What distinguishes it from other pumps, in [-1, 1).
	quirk: f64,
	/// The wear at `worn_at_ms`.
	wear: f64,
	worn_at_ms: u64,
	rate: f64,
	running_since_ms: u64,
	strokes_since_ms: u64,
}

impl Pumps {
	/// The pumps of a seed, which wear by `rate` in an hour from now on.
	pub fn new(seed: u64, rate: f64, now_ms: u64) -> Self {
		let pumps = (0..).zip(PLANT).map(|(number, (id, counted_from_ms, wear))| Pump {
			id,
			quirk: chance::signed(&[seed, number]),
			wear,
			worn_at_ms: now_ms,
			rate,
			running_since_ms: counted_from_ms,
			strokes_since_ms: counted_from_ms,
		});
		Self(Arc::new(Mutex::new(pumps.collect())))
	}

	/// How all pumps are.
	pub fn truths(&self, at_ms: u64) -> Vec<Truth> {
		self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().map(|pump| pump.truth(at_ms)).collect()
	}

	/// How one pump is.
	pub fn truth(&self, id: &str, at_ms: u64) -> Option<Truth> {
		self.truths(at_ms).into_iter().find(|truth| truth.id == id)
	}

	/// Changes a pump and tells how it is then.
	pub fn change(&self, id: &str, change: &Change, at_ms: u64) -> Result<Truth, Unchanged> {
		if change.wear.is_some_and(|wear| !(0.0..=1.0).contains(&wear)) {
			return Err(Unchanged::Invalid("`wear` is from 0 (as new) to 1 (failing)"));
		}
		if change.rate.is_some_and(|rate| !is_rate(rate)) {
			return Err(Unchanged::Invalid("`rate` is the growth of the wear in an hour: 0 or more"));
		}
		let mut pumps = self.0.lock().unwrap_or_else(PoisonError::into_inner);
		let pump = pumps.iter_mut().find(|pump| pump.id == id).ok_or(Unchanged::NoSuchPump)?;
		pump.wear = change.wear.unwrap_or_else(|| pump.wear(at_ms));
		pump.worn_at_ms = at_ms;
		pump.rate = change.rate.unwrap_or(pump.rate);
		for counter in &change.reset {
			match counter {
				Counter::RunningHours => pump.running_since_ms = at_ms,
				Counter::Strokes => pump.strokes_since_ms = at_ms,
			}
		}
		Ok(pump.truth(at_ms))
	}
}

impl Pump {
	fn wear(&self, at_ms: u64) -> f64 {
		let hours = at_ms.saturating_sub(self.worn_at_ms) as f64 / 3_600_000.0;
		(self.wear + self.rate * hours).min(1.0)
	}

	fn truth(&self, at_ms: u64) -> Truth {
		let wear = self.wear(at_ms);
		Truth {
			id: self.id,
			wear,
			rate: self.rate,
			vibration_mm_s: 1.6 + 0.1 * self.quirk + 7.4 * wear * wear,
			temperature_c: 55.0 + 2.0 * self.quirk + 35.0 * wear,
			pressure_bar: 6.0 + 0.1 * self.quirk - 2.0 * wear * wear,
			running_hours: running_hours(at_ms.saturating_sub(self.running_since_ms)),
			strokes: strokes(at_ms.saturating_sub(self.strokes_since_ms)),
		}
	}
}

/// Whether this can be the growth of the wear in an hour.
pub fn is_rate(rate: f64) -> bool {
	rate.is_finite() && rate >= 0.0
}

/// The hours that passed, to the last full thousandth.
pub fn running_hours(passed_ms: u64) -> f64 {
	(passed_ms / 3_600) as f64 / 1_000.0
}

/// The full strokes of the time that passed, at 90 in a minute.
pub fn strokes(passed_ms: u64) -> u64 {
	passed_ms / 2_000 * 3 + passed_ms % 2_000 * 3 / 2_000
}

#[cfg(test)]
mod tests {
	use super::*;

	const HOUR_MS: u64 = 3_600_000;
	const NOW_MS: u64 = 1_790_000_000_000;

	fn change(json: &str) -> Change {
		serde_json::from_str(json).unwrap()
	}

	#[test]
	fn a_seed_gives_the_same_pumps() {
		let truths = |seed| Pumps::new(seed, 0.01, NOW_MS).truths(NOW_MS + HOUR_MS);
		assert_eq!(truths(1), truths(1));
		assert_ne!(truths(1), truths(2));
	}

	#[test]
	fn wear_grows_at_its_rate_and_ends_at_1() {
		let pumps = Pumps::new(1, 0.25, NOW_MS);
		pumps.change("pump-1", &change(r#"{"wear":0}"#), NOW_MS).unwrap();
		let wear = |hours| pumps.truth("pump-1", NOW_MS + hours * HOUR_MS).unwrap().wear;
		assert_eq!((wear(0), wear(1), wear(2), wear(9)), (0.0, 0.25, 0.5, 1.0));

		let later = NOW_MS + 2 * HOUR_MS;
		let truth = pumps.change("pump-1", &change(r#"{"rate":0}"#), later).unwrap();
		assert_eq!((truth.wear, wear(9)), (0.5, 0.5), "a new rate keeps the wear");
	}

	#[test]
	fn vibration_and_temperature_rise_with_wear_and_pressure_falls() {
		for seed in 0..20 {
			let pumps = Pumps::new(seed, 0.0, NOW_MS);
			let at = |wear: f64| pumps.change("pump-2", &change(&format!(r#"{{"wear":{wear}}}"#)), NOW_MS).unwrap();
			for step in 0..10 {
				let (less, more) = (at(f64::from(step) / 10.0), at(f64::from(step + 1) / 10.0));
				assert!(more.vibration_mm_s > less.vibration_mm_s);
				assert!(more.temperature_c > less.temperature_c);
				assert!(more.pressure_bar < less.pressure_bar);
			}
			for (wear, zone) in [(0.0, 0.0..2.3), (0.45, 2.3..4.5), (0.75, 4.5..7.1), (1.0, 7.1..f64::INFINITY)] {
				assert!(zone.contains(&at(wear).vibration_mm_s), "wear {wear}, seed {seed}");
			}
		}
	}

	#[test]
	fn counters_only_rise_until_they_are_reset() {
		let pumps = Pumps::new(1, 0.01, NOW_MS);
		let mut last = pumps.truth("pump-1", NOW_MS).unwrap();
		for passed in (0..20_000).step_by(70) {
			let truth = pumps.truth("pump-1", NOW_MS + passed).unwrap();
			assert!(truth.running_hours >= last.running_hours && truth.strokes >= last.strokes);
			last = truth;
		}
		let strokes = |at_ms| pumps.truth("pump-1", at_ms).unwrap().strokes;
		assert_eq!(strokes(NOW_MS + HOUR_MS) - strokes(NOW_MS), 90 * 60);

		let truth = pumps.change("pump-1", &change(r#"{"reset":["strokes"]}"#), NOW_MS + HOUR_MS).unwrap();
		assert_eq!(truth.strokes, 0);
		assert!(truth.running_hours > last.running_hours, "only what was named is reset");
	}

	#[test]
	fn what_makes_no_sense_is_refused() {
		let pumps = Pumps::new(1, 0.01, NOW_MS);
		let before = pumps.truths(NOW_MS);
		for json in [r#"{"wear":1.1}"#, r#"{"wear":-0.1}"#, r#"{"wear":0.9,"rate":-1}"#] {
			let refused = pumps.change("pump-1", &change(json), NOW_MS);
			assert!(matches!(refused, Err(Unchanged::Invalid(_))), "{json}");
		}
		assert_eq!(pumps.change("pump-3", &Change::default(), NOW_MS), Err(Unchanged::NoSuchPump));
		assert_eq!(pumps.truths(NOW_MS), before);
		for json in [r#"{"wear":"0"}"#, r#"{"ware":0}"#, r#"{"reset":["time"]}"#] {
			assert!(serde_json::from_str::<Change>(json).is_err(), "{json}");
		}
	}
}
