//! What a gauge measures of a pump: the truth with a noise and a slow drift of its own.

use crate::{chance, clock, pump::Truth};
use serde_json::{json, Value};
use std::f64::consts::TAU;

/// A gauge at every pump of a plant.
#[derive(Clone)]
pub struct Gauge {
	seed: u64,
	number: u64,
}

/// How far from the truth a gauge may be.
struct Accuracy {
	/// A stream of chance for each quantity.
	quantity: u64,
	/// The most from one sample to the next.
	noise: f64,
	/// The most over hours.
	drift: f64,
}

const VIBRATION: Accuracy = Accuracy { quantity: 1, noise: 0.10, drift: 0.05 };
const TEMPERATURE: Accuracy = Accuracy { quantity: 2, noise: 0.5, drift: 0.3 };
const PRESSURE: Accuracy = Accuracy { quantity: 3, noise: 0.04, drift: 0.02 };

impl Gauge {
	/// Gauge number `number`.
	pub fn new(seed: u64, number: u64) -> Self {
		Self { seed, number }
	}

	/// The sample of a time; the same for the same time.
	pub fn measure(&self, truth: &Truth, at_ms: u64) -> Value {
		json!({
			"id": truth.id,
			"time": clock::rfc3339(at_ms),
			"time_ms": at_ms,
			"time_s": at_ms as f64 / 1_000.0,
			"vibration_mm_s": hundredths(truth.vibration_mm_s + self.error(&VIBRATION, truth.id, at_ms)),
			"temperature_c": format!("{:.1}", truth.temperature_c + self.error(&TEMPERATURE, truth.id, at_ms)),
			"pressure_bar": hundredths(truth.pressure_bar + self.error(&PRESSURE, truth.id, at_ms)),
			"running_hours": truth.running_hours,
			"strokes": truth.strokes,
		})
	}

	fn error(&self, of: &Accuracy, pump: &str, at_ms: u64) -> f64 {
		let device: Vec<u64> =
			[self.seed, self.number, of.quantity].into_iter().chain(pump.bytes().map(u64::from)).collect();
		let chance = |occasion: [u64; 2]| chance::signed(&[device.as_slice(), &occasion].concat());
		let period_hours = 3.0 + chance([1, 0]);
		let hours = at_ms as f64 / 3_600_000.0;
		let drift = (TAU * (hours / period_hours + chance([2, 0]))).sin();
		// The mean of two is nearer to the truth more often.
		let noise = (chance([3, at_ms]) + chance([4, at_ms])) / 2.0;
		of.drift * drift + of.noise * noise
	}
}

fn hundredths(value: f64) -> f64 {
	(value * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::pump::Pumps;

	const NOW_MS: u64 = 1_790_000_000_123;
	const MINUTE_MS: u64 = 60_000;

	fn truth() -> Truth {
		Pumps::new(1, 0.0, NOW_MS).truth("pump-1", NOW_MS).unwrap()
	}

	/// Vibration, temperature and pressure of a sample.
	fn values(sample: &Value) -> [f64; 3] {
		let temperature = sample["temperature_c"].as_str().unwrap().parse().unwrap();
		[sample["vibration_mm_s"].as_f64().unwrap(), temperature, sample["pressure_bar"].as_f64().unwrap()]
	}

	#[test]
	fn a_sample_has_its_time_in_three_notations() {
		let sample = Gauge::new(1, 0).measure(&truth(), NOW_MS);
		assert_eq!(sample["id"], "pump-1");
		assert_eq!(sample["time"], "2026-09-21T14:13:20.123Z");
		assert_eq!(sample["time_ms"].as_u64(), Some(NOW_MS));
		assert_eq!(sample["time_s"].to_string(), "1790000000.123");
	}

	#[test]
	fn a_seed_gives_the_same_samples() {
		let measure = |seed| Gauge::new(seed, 0).measure(&truth(), NOW_MS);
		assert_eq!(measure(1), measure(1));
		assert_ne!(measure(1), measure(2));
	}

	#[test]
	fn every_gauge_stays_near_the_truth() {
		let truth = truth();
		let exact = [truth.vibration_mm_s, truth.temperature_c, truth.pressure_bar];
		let bands = [VIBRATION, TEMPERATURE, PRESSURE].map(|accuracy| accuracy.noise + accuracy.drift);
		let rounding = [0.0051, 0.051, 0.0051];
		for number in 0..3 {
			for minute in 0..1_000 {
				let sample = Gauge::new(1, number).measure(&truth, NOW_MS + minute * MINUTE_MS);
				for (index, value) in values(&sample).into_iter().enumerate() {
					let off = (value - exact[index]).abs();
					assert!(off <= bands[index] + rounding[index], "gauge {number}, value {index}: off by {off}");
				}
			}
		}
	}

	#[test]
	fn the_errors_of_gauges_are_independent() {
		let errors = |number| -> Vec<f64> {
			let gauge = Gauge::new(1, number);
			(0..2_000).map(|minute| gauge.error(&VIBRATION, "pump-1", NOW_MS + minute * MINUTE_MS)).collect()
		};
		let correlation = |a: &[f64], b: &[f64]| {
			let mean = |of: &[f64]| of.iter().sum::<f64>() / of.len() as f64;
			let (mean_a, mean_b) = (mean(a), mean(b));
			let product = |x: &[f64], mean_x: f64, y: &[f64], mean_y: f64| -> f64 {
				x.iter().zip(y).map(|(x, y)| (x - mean_x) * (y - mean_y)).sum()
			};
			let shared = product(a, mean_a, b, mean_b);
			shared / (product(a, mean_a, a, mean_a) * product(b, mean_b, b, mean_b)).sqrt()
		};
		let all = [errors(0), errors(1), errors(2)];
		for (a, b) in [(0, 1), (0, 2), (1, 2)] {
			let shared = correlation(&all[a], &all[b]);
			assert!(shared.abs() < 0.3, "gauges {a} and {b} share {shared}");
		}
	}

	#[test]
	fn gauges_count_alike() {
		let truth = truth();
		let counters = |number| {
			let sample = Gauge::new(1, number).measure(&truth, NOW_MS);
			(sample["running_hours"].as_f64(), sample["strokes"].as_u64())
		};
		assert_eq!(counters(0), (Some(truth.running_hours), Some(truth.strokes)));
		assert_eq!(counters(0), counters(2));
	}
}
