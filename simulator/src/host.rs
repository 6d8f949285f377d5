//! How this machine is.

use serde::Serialize;
use std::{
	collections::VecDeque,
	path::Path,
	sync::{Arc, Mutex, PoisonError},
	thread,
	time::Duration,
};
use sysinfo::{Components, Disks, System};

/// Time between two samples of the load.
const INTERVAL: Duration = Duration::from_secs(1);
/// The load that is told is the mean of so many samples.
const SMOOTHED: usize = 3;

/// This machine, measured in the background.
#[derive(Clone)]
pub struct Host(Arc<Mutex<Measures>>);

/// What is told.
#[derive(Clone, Default, Serialize)]
struct Measures {
	/// The load of all cores, in percent, the mean of the last seconds.
	load_percent: f64,
	/// The memory in use, in percent.
	memory_percent: f64,
	/// The space in use on the root file system, in percent.
	disk_percent: f64,
	/// The hottest sensor, in degrees Celsius, where there is one.
	#[serde(skip_serializing_if = "Option::is_none")]
	temperature_c: Option<f64>,
	/// How many cores there are.
	cores: usize,
}

impl Host {
	/// Begins to measure.
	pub fn watch() -> Self {
		let mut gauge = Gauge::new();
		let measures = Arc::new(Mutex::new(gauge.measure()));
		let shared = measures.clone();
		thread::spawn(move || loop {
			thread::sleep(INTERVAL);
			let measured = gauge.measure();
			*shared.lock().unwrap_or_else(PoisonError::into_inner) = measured;
		});
		Self(measures)
	}

	/// The last measures as JSON.
	pub fn json(&self) -> String {
		let measures = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
		serde_json::to_string(&measures).unwrap_or_default()
	}
}

struct Gauge {
	system: System,
	disks: Disks,
	components: Components,
	loads: VecDeque<f64>,
}

impl Gauge {
	fn new() -> Self {
		let mut system = System::new();
		system.refresh_cpu_usage();
		// The first load is the difference to this.
		thread::sleep(sysinfo::MINIMUM_CPU_UPDATE_INTERVAL);
		Self {
			system,
			disks: Disks::new_with_refreshed_list(),
			components: Components::new_with_refreshed_list(),
			loads: VecDeque::new(),
		}
	}

	fn measure(&mut self) -> Measures {
		self.system.refresh_cpu_usage();
		self.system.refresh_memory();
		self.disks.refresh(false);
		self.components.refresh(false);

		self.loads.push_back(self.system.global_cpu_usage().into());
		if self.loads.len() > SMOOTHED {
			self.loads.pop_front();
		}
		let root = self.disks.iter().find(|disk| disk.mount_point() == Path::new("/"));
		let disk = root
			.map_or(0.0, |disk| share(disk.total_space().saturating_sub(disk.available_space()), disk.total_space()));
		let hottest = self.components.iter().filter_map(|component| component.temperature()).reduce(f32::max);
		Measures {
			load_percent: rounded(self.loads.iter().sum::<f64>() / self.loads.len() as f64),
			memory_percent: rounded(share(self.system.used_memory(), self.system.total_memory())),
			disk_percent: rounded(disk),
			temperature_c: hottest.map(|degrees| rounded(degrees.into())),
			cores: self.system.cpus().len(),
		}
	}
}

fn share(part: u64, whole: u64) -> f64 {
	if whole == 0 {
		0.0
	} else {
		100.0 * part as f64 / whole as f64
	}
}

/// To two decimals.
fn rounded(value: f64) -> f64 {
	(value * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_measures_are_of_this_machine() {
		let measures = Gauge::new().measure();
		assert!(measures.cores > 0);
		for percent in [measures.load_percent, measures.memory_percent, measures.disk_percent] {
			assert!((0.0..=100.0).contains(&percent), "{percent}");
		}
		assert!(measures.memory_percent > 0.0, "a running machine uses memory");
	}

	#[test]
	fn a_missing_sensor_is_not_told() {
		let json = serde_json::to_string(&Measures::default()).unwrap();
		assert!(!json.contains("temperature_c"));
	}
}
