//! Fuzz targets. Each takes any bytes, and panics where something does not hold.
//!
//! `scripts/fuzz` runs them under libFuzzer. Without it the program runs a target on files, and the tests run every
//! target on its corpus.

mod engine;
mod runtime;
mod xml;

/// What a target is: any bytes go in, and nothing may panic.
pub type Target = fn(&[u8]);

/// The targets by name.
pub const TARGETS: &[(&str, Target)] = &[
	("extract", engine::extract),
	("template", engine::template),
	("decimals", engine::decimals),
	("time", engine::time),
	("picture", engine::picture),
	("blueprint", engine::blueprint),
	("declaration", engine::declaration),
	("prompt", engine::prompt),
	("proposal", engine::proposal),
	("metadata", engine::metadata),
	("revision", engine::revision),
	("runtime", runtime::calls),
	("decode", runtime::decode),
];

/// The variable of the environment that names the target.
pub const VARIABLE: &str = "FUZZ_TARGET";

/// A target by name.
pub fn target(name: &str) -> Option<Target> {
	TARGETS.iter().find(|(known, _)| *known == name).map(|(_, target)| *target)
}

/// The target that the environment names.
///
/// # Errors
/// Says which targets there are.
pub fn named() -> Result<Target, String> {
	let name = std::env::var(VARIABLE).unwrap_or_default();
	target(&name).ok_or_else(|| {
		let names: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
		format!("Set {VARIABLE} to one of: {}", names.join(" "))
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::{fs, path::Path};

	/// Runs a target on its corpus; returns how many files there were.
	fn replay(name: &str) -> usize {
		let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name);
		let files = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path());
		let target = target(name).unwrap();
		// Named by the test's output where it panics.
		let run = |path: std::path::PathBuf| {
			println!("{}", path.display());
			target(&fs::read(path).unwrap());
		};
		files.map(run).count()
	}

	#[test]
	fn every_target_stands_its_corpus() {
		for (name, _) in TARGETS {
			assert!(replay(name) > 0, "{name} has no corpus");
		}
	}

	#[test]
	fn every_target_stands_nothing_and_noise() {
		let noise: Vec<u8> = (0..4_096u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
		for (_, target) in TARGETS {
			target(&[]);
			target(&noise[..64]);
			target(&noise);
		}
	}
}
