//! The files of `examples/blueprints`.

use super::*;
use std::{fs, path::PathBuf};
use vivarium_engine::text;

fn folder() -> PathBuf {
	PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/blueprints"))
}

#[test]
fn every_example_is_sound() {
	let mut names = Vec::new();
	for entry in fs::read_dir(folder()).unwrap() {
		let path = entry.unwrap().path();
		if let Err(problems) = parse(&fs::read_to_string(&path).unwrap()) {
			panic!("{}: {problems:#?}", path.display());
		}
		names.push(path.file_name().unwrap().to_string_lossy().into_owned());
	}
	names.sort();
	let expected = ["home-assistant", "influxdb", "machine", "own-source", "prometheus", "pump"];
	assert_eq!(names, expected.map(|name| format!("{name}.toml")));
}

#[test]
fn a_pumps_three_gauges_are_three_origins() {
	let (core, texts) = read(&fs::read_to_string(folder().join("pump.toml")).unwrap());
	assert!(core.metrics.iter().all(|metric| metric.min_sources == 2));
	assert_eq!(texts.sources.iter().map(|source| source.pointers.len()).collect::<Vec<_>>(), [5, 5, 5]);
	assert_eq!(texts.states.iter().map(text).collect::<Vec<_>>(), ["nominal", "watch", "degraded", "failed"]);
}
