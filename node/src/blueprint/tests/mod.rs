//! Blueprints that are read, and mistakes that are named.

mod examples;
mod good;
mod mistakes;
mod synthesis;

use super::convert::{parse, Written};
use vivarium_engine::blueprint::{Core, Texts};

/// The top of a file, up to its tables.
const TOP: &str = r#"
name = "Pump"
heartbeat = 5
states = ["nominal", "watch"]
transitions = ["nominal -> watch"]
flags = ["hot"]
triggers = ["maintenance"]
"#;

const METRIC: &str = r#"
[[metric]]
name = "vibration"
unit = "mm/s"
decimals = 2
minimum = 0
maximum = 50
tolerance = 0.5
deviation = 0.2
"#;

const SOURCE: &str = r#"
[[source]]
url = "http://127.0.0.1:9101/{external_id}"
pointers = { vibration = "/v" }
"#;

/// A sound file: the top, one metric with these fields besides, these tables, and one source.
fn file(metric: &str, tables: &str) -> String {
	format!("{TOP}{METRIC}{metric}\n{tables}{SOURCE}")
}

fn read(text: &str) -> (Core, Texts) {
	let (core, texts, _) = written(text);
	(core, texts)
}

#[track_caller]
fn written(text: &str) -> Written {
	match parse(text) {
		Ok(written) => written,
		Err(problems) => panic!("{problems:#?}"),
	}
}

/// The only problem of a file: the line that it names, its field and its mend.
fn problem(text: &str) -> (String, String, String) {
	let problems = parse(text).expect_err("there is a mistake");
	let [problem] = problems.as_slice() else { panic!("{problems:#?}") };
	let line = text.lines().nth(problem.line - 1).unwrap_or_default();
	(line.into(), problem.field.clone(), problem.mend.clone())
}
