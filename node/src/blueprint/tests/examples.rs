//! The files of `examples/blueprints`.

use super::*;
use proptest::prelude::*;
use std::{fs, path::PathBuf};
use vivarium_engine::{
	blueprint::MetricKind,
	decimal, observation,
	synthesis::{Policy, ReviewCondition},
	text,
};

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
	let expected = ["home-assistant", "influxdb", "machine", "media", "own-source", "prometheus", "pump"];
	assert_eq!(names, expected.map(|name| format!("{name}.toml")));
}

#[test]
fn a_pumps_three_gauges_are_three_origins() {
	let (core, texts) = read(&fs::read_to_string(folder().join("pump.toml")).unwrap());
	assert!(core.metrics.iter().all(|metric| metric.min_sources == 2));
	assert_eq!(texts.sources.iter().map(|source| source.pointers.len()).collect::<Vec<_>>(), [5, 5, 5]);
	assert_eq!(texts.states.iter().map(text).collect::<Vec<_>>(), ["nominal", "watch", "degraded", "failed"]);
}

#[test]
fn a_valuable_pump_is_reviewed_and_the_machine_only_described() {
	let (core, texts, declaration) = written(&fs::read_to_string(folder().join("pump.toml")).unwrap());
	let declaration = declaration.unwrap();
	let position = |name: &str| texts.traits.iter().zip(0u8..).find(|(one, _)| text(&one.name) == name).unwrap().1;
	let Policy::When(conditions) = &declaration.review.policy else { panic!("when") };
	let (value, condition) = (position("value"), position("condition"));
	assert!(conditions.contains(&ReviewCondition::Above { index: value, bound: 1_000_000 }));
	let initial = core.traits[usize::from(value)].initial;
	assert!(initial < 1_000_000 && core.traits[usize::from(value)].writers.owner, "until its owner says more");
	assert!(core.traits[usize::from(condition)].writers.model);
	assert!(declaration.image.is_some() && declaration.narrative.is_some());
	assert_eq!(declaration.fairness.unwrap().cohort, position("plant"));

	let (core, _, declaration) = written(&fs::read_to_string(folder().join("machine.toml")).unwrap());
	let declaration = declaration.unwrap();
	assert!(declaration.narrative.is_some() && declaration.image.is_none() && declaration.transitions.is_empty());
	assert!(core.traits.is_empty());
}

#[test]
fn what_licences_of_media_are_metered_by_is_the_first_metric() {
	let (core, texts) = read(&fs::read_to_string(folder().join("media.toml")).unwrap());
	assert_eq!(texts.metrics[0].name.to_vec(), b"plays");
	assert!(matches!(core.metrics[0].kind, MetricKind::Counter { may_reset: true }));
	assert_eq!(texts.triggers.iter().map(text).collect::<Vec<_>>(), ["audit"]);
}

#[test]
fn the_example_for_media_reads_what_the_tracker_tells() {
	let answer = r#"{"id":"track-1","time":"2026-09-21T14:13:20.123Z","plays":71,"minutes":213,"listeners":180}"#;
	assert_eq!(values("media.toml", &[answer]), ["71", "213", "180"]);
}

/// What each metric of a template is, when its sources answer so.
fn values(template: &str, answers: &[&str]) -> Vec<String> {
	const NOW: u64 = 1_790_000_010_000;
	let (core, texts) = read(&fs::read_to_string(folder().join(template)).unwrap());
	assert_eq!(texts.sources.len(), answers.len());
	let said = (0u8..)
		.zip(answers)
		.flat_map(|(source, answer)| observation::read(&core, &texts, source, Ok(answer.as_bytes()), "attic", NOW));
	let combined = observation::combine(&core, &texts, &said.collect::<Vec<_>>());
	let printed = combined.iter().zip(&core.metrics).map(|(seen, metric)| match seen {
		Ok(seen) => decimal::print(seen.value, metric.decimals),
		Err(cause) => cause.name(),
	});
	printed.collect()
}

#[test]
fn the_template_for_prometheus_reads_what_it_answers() {
	let vector = |value: &str| {
		let result = format!(r#"[{{"metric":{{"instance":"attic:9100"}},"value":[1790000000.781,"{value}"]}}]"#);
		format!(r#"{{"status":"success","data":{{"resultType":"vector","result":{result}}}}}"#)
	};
	assert_eq!(values("prometheus.toml", &[&vector("0.52"), &vector("0.43210987654321")]), ["0.52", "43.2"]);
	let none = r#"{"status":"success","data":{"resultType":"vector","result":[]}}"#;
	assert_eq!(values("prometheus.toml", &[&vector("NaN"), none]), ["type", "time"]);
}

#[test]
fn the_template_for_influxdb_reads_what_it_answers() {
	let series =
		r#"[{"name":"device","columns":["time","temperature","pressure"],"values":[[1790000000000,61.4,5.87]]}]"#;
	let answer = format!(r#"{{"results":[{{"statement_id":0,"series":{series}}}]}}"#);
	assert_eq!(values("influxdb.toml", &[&answer]), ["61.4", "5.87"]);
	assert_eq!(values("influxdb.toml", &[&answer.replace("5.87", "null")]), ["61.4", "type"]);
	assert_eq!(values("influxdb.toml", &[r#"{"results":[{"statement_id":0}]}"#]), ["time", "time"]);
}

#[test]
fn the_template_for_home_assistant_reads_what_it_answers() {
	let state = |state: &str| {
		let time = "2026-09-21T14:13:20.418320+00:00";
		format!(
			r#"{{"entity_id":"sensor.attic","state":"{state}","attributes":{{}},"last_changed":"{time}","last_reported":"{time}","last_updated":"{time}"}}"#
		)
	};
	assert_eq!(values("home-assistant.toml", &[&state("21.46"), &state("48")]), ["21.5", "48.0"]);
	assert_eq!(values("home-assistant.toml", &[&state("unavailable"), &state("48")]), ["type", "48.0"]);
}

#[test]
fn the_examples_of_the_docs_are_sound() {
	let docs = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/blueprints.md")).unwrap();
	let examples: Vec<&str> = docs.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
	let [blueprint, claim, synthesis] = examples.as_slice() else { panic!("{} examples", examples.len()) };
	assert_eq!(written(blueprint).2, None);
	assert_eq!(written(&format!("{blueprint}{claim}")).1.claims.len(), 1);
	assert!(written(&format!("{blueprint}{synthesis}")).2.is_some());
}

proptest! {
	/// The places of mistakes are within the file, whatever was cut out of it or written into it.
	#[test]
	fn a_spoiled_file_is_read_or_its_mistakes_are_named(
		start in 0usize..8_000,
		length in 0usize..200,
		inserted in "[\\[\\]{}\"'=,.#a-z0-9 \n\u{fc}-]{0,12}",
	) {
		let mut text = include_str!("../../../../examples/blueprints/pump.toml").to_string();
		let (start, end) = (start.min(text.len()), (start + length).min(text.len()));
		prop_assume!(text.is_char_boundary(start) && text.is_char_boundary(end));
		text.replace_range(start..end, &inserted);
		match parse(&text) {
			Ok((core, texts, declaration)) => {
				prop_assert_eq!(vivarium_engine::blueprint::validate(&core, &texts), Ok(()));
				if let Some(declaration) = declaration {
					prop_assert_eq!(vivarium_engine::synthesis::validate(&declaration, &core), Ok(()));
				}
			}
			Err(problems) => {
				prop_assert!(!problems.is_empty());
				for problem in problems {
					prop_assert!(problem.line <= text.lines().count() + 1 && !problem.mend.is_empty(), "{}", problem);
				}
			}
		}
	}
}
