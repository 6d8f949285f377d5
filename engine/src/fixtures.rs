//! A small blueprint for tests.

use crate::{
	blueprint::{
		Core, MeasureTexts, Metric, MetricKind, MetricPointer, MetricTexts, Pusher, Source, Texts, Transition,
	},
	bounded,
	decimal::Scale,
	health::{CurvePoint, HealthTerm},
	life::Now,
	measure::Measure,
	rules::{Comparison, Condition, Effect, Rule, Term},
	BlockNumber,
};

/// A gauge in percent with one decimal.
pub const PERCENT: Metric = Metric {
	kind: MetricKind::Gauge,
	decimals: 1,
	scale: Scale::ONE,
	offset: 0,
	minimum: 0,
	maximum: 1000,
	tolerance: 20,
	deviation: 50,
	step: None,
	window: 0,
	min_sources: 1,
	pushed_by: Pusher::Account,
};

/// The moment of a block: there is one every two seconds.
pub fn now(block: BlockNumber) -> Now {
	Now { block, time: u64::from(block) * 2_000 }
}

/// A machine: load in percent with one decimal; above 80 for two rounds it is strained, below 60 for two nominal.
pub fn machine() -> (Core, Texts) {
	let points = [(500, 100), (1000, 0)].map(|(value, score)| CurvePoint { value, score });
	let rule = |comparison, bound, to| Rule {
		conditions: vec![Condition::Compare { term: Term::Metric { metric: 0 }, comparison, bound }]
			.try_into()
			.unwrap(),
		rounds: 2,
		effects: vec![Effect::Transition { to }].try_into().unwrap(),
	};
	let core = Core {
		heartbeat: 5,
		metrics: vec![PERCENT].try_into().unwrap(),
		health: vec![HealthTerm { metric: 0, statistic: None, points: points.to_vec().try_into().unwrap() }]
			.try_into()
			.unwrap(),
		traits: Default::default(),
		states: 2,
		initial_state: 0,
		transitions: vec![Transition { from: 0, to: 1 }, Transition { from: 1, to: 0 }].try_into().unwrap(),
		flags: 0,
		triggers: 0,
		rules: vec![rule(Comparison::Above, 800, 1), rule(Comparison::Below, 600, 0)].try_into().unwrap(),
		measures: Default::default(),
	};
	let texts = Texts {
		name: bounded("Machine").unwrap(),
		description: bounded("A computer").unwrap(),
		metrics: vec![MetricTexts { name: bounded("load").unwrap(), unit: bounded("%").unwrap() }].try_into().unwrap(),
		traits: Default::default(),
		states: vec![bounded("nominal").unwrap(), bounded("strained").unwrap()].try_into().unwrap(),
		flags: Default::default(),
		triggers: Default::default(),
		sources: vec![Source {
			url: bounded("http://127.0.0.1:9100/host").unwrap(),
			pointers: vec![MetricPointer { metric: 0, pointer: bounded("/load_percent").unwrap() }].try_into().unwrap(),
			time: None,
		}]
		.try_into()
		.unwrap(),
		measures: Default::default(),
		reasons: Default::default(),
		claims: Default::default(),
	};
	(core, texts)
}

/// The machine with a measure, seconds of load above 80, and reasons; after a minute of it in all it is strained. A machine
/// that has been strained for ten minutes is nominal again, and its measure begins anew.
pub fn measured() -> (Core, Texts) {
	let (mut core, mut texts) = machine();
	core.measures = vec![Measure::Above { metric: 0, bound: 800, longest_gap: 30 }].try_into().unwrap();
	let names = MeasureTexts { name: bounded("overload").unwrap(), unit: bounded("s").unwrap() };
	texts.measures = vec![names].try_into().unwrap();
	let when = |term, bound| Condition::Compare { term, comparison: Comparison::AtLeast, bound };
	let rule = |conditions: &[Condition], effects: &[Effect]| Rule {
		conditions: conditions.to_vec().try_into().unwrap(),
		rounds: 1,
		effects: effects.to_vec().try_into().unwrap(),
	};
	let rules = vec![
		rule(&[when(Term::Measure { index: 0 }, 60)], &[Effect::Transition { to: 1 }]),
		rule(
			&[Condition::InState { state: 1 }, when(Term::InState, 600)],
			&[Effect::Transition { to: 0 }, Effect::ResetMeasure { index: 0 }],
		),
	];
	core.rules = rules.try_into().unwrap();
	texts.reasons =
		["a minute of overload", "it has rested"].map(|reason| bounded(reason).unwrap()).to_vec().try_into().unwrap();
	(core, texts)
}

/// The machine with a second metric, a published counter of hours; from 100 on it is strained, whatever its load.
pub fn published() -> (Core, Texts) {
	let (mut core, mut texts) = machine();
	let hours = Metric {
		kind: MetricKind::Counter { may_reset: false },
		decimals: 0,
		deviation: 10,
		maximum: 10_000,
		min_sources: 0,
		..PERCENT
	};
	core.metrics.try_push(hours).unwrap();
	let worn = Condition::Compare { term: Term::Metric { metric: 1 }, comparison: Comparison::AtLeast, bound: 100 };
	let rule = Rule {
		conditions: vec![worn].try_into().unwrap(),
		rounds: 1,
		effects: vec![Effect::Transition { to: 1 }].try_into().unwrap(),
	};
	core.rules.try_push(rule).unwrap();
	texts.metrics.try_push(MetricTexts { name: bounded("hours").unwrap(), unit: bounded("h").unwrap() }).unwrap();
	(core, texts)
}
