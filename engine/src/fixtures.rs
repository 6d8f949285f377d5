//! A small blueprint for tests.

use crate::{
	blueprint::{Core, Metric, MetricTexts, Source, Texts, Transition},
	bounded,
	health::{CurvePoint, HealthTerm},
	rules::{Condition, Effect, Rule},
};

/// A machine: load in percent with one decimal; above 80 for two rounds it is strained, below 60 for two nominal.
pub fn machine() -> (Core, Texts) {
	let points = [(500, 100), (1000, 0)].map(|(value, score)| CurvePoint { value, score });
	let rule = |condition, to| Rule {
		conditions: vec![condition].try_into().unwrap(),
		rounds: 2,
		effects: vec![Effect::Transition { to }].try_into().unwrap(),
	};
	let core = Core {
		heartbeat: 5,
		metrics: vec![Metric { decimals: 1, minimum: 0, maximum: 1000, tolerance: 20, deviation: 50 }]
			.try_into()
			.unwrap(),
		health: vec![HealthTerm { metric: 0, points: points.to_vec().try_into().unwrap() }].try_into().unwrap(),
		states: 2,
		initial_state: 0,
		transitions: vec![Transition { from: 0, to: 1 }, Transition { from: 1, to: 0 }].try_into().unwrap(),
		rules: vec![
			rule(Condition::MetricAbove { metric: 0, bound: 800 }, 1),
			rule(Condition::MetricBelow { metric: 0, bound: 600 }, 0),
		]
		.try_into()
		.unwrap(),
	};
	let texts = Texts {
		name: bounded("Machine").unwrap(),
		description: bounded("A computer").unwrap(),
		metrics: vec![MetricTexts { name: bounded("load").unwrap(), unit: bounded("%").unwrap() }].try_into().unwrap(),
		states: vec![bounded("nominal").unwrap(), bounded("strained").unwrap()].try_into().unwrap(),
		source: Source {
			url: bounded("http://127.0.0.1:9100/host").unwrap(),
			pointers: vec![bounded("/load_percent").unwrap()].try_into().unwrap(),
		},
	};
	(core, texts)
}
