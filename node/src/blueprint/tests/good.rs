//! One file per feature.

use super::*;
use vivarium_engine::{
	blueprint::{MetricKind, Pusher, Step, Transition},
	claims,
	decimal::Scale,
	health::CurvePoint,
	measure::Measure,
	rules::{Comparison, Condition, Effect, Term},
	text,
	time::TimeFormat,
	traits::{TraitKind, Writers},
	window::Statistic,
};

#[test]
fn the_smallest_file_is_read() {
	let (core, texts) = read(
		r#"
		name = "T"
		heartbeat = 5
		states = ["on"]
		metric = [{ name = "t", minimum = 0, maximum = 1, tolerance = 0, deviation = 0 }]
		source = [{ url = "http://localhost", pointers = { t = "" } }]
		"#,
	);
	let metric = core.metrics[0];
	assert_eq!((metric.decimals, metric.scale, metric.offset), (0, Scale::ONE, 0));
	assert_eq!((metric.kind, metric.window, metric.min_sources, metric.step), (MetricKind::Gauge, 0, 1, None));
	assert!(core.health.is_empty() && core.rules.is_empty() && core.traits.is_empty());
	assert_eq!((text(&texts.description), text(&texts.metrics[0].unit)), ("", ""));
}

#[test]
fn a_published_metric_needs_neither_source_nor_tolerance() {
	let (core, texts) = read(
		r#"
		name = "T"
		heartbeat = 5
		states = ["on"]
		metric = [{ name = "visits", kind = "counter", published = true, minimum = 0, maximum = 9, deviation = 0 }]
		"#,
	);
	let metric = core.metrics[0];
	assert!(metric.is_published() && texts.sources.is_empty());
	assert_eq!((metric.min_sources, metric.tolerance), (0, 0));
}

#[test]
fn numbers_are_exact_however_they_are_written() {
	for (written, value) in [("50", 5_000), ("50.0", 5_000), ("\"50.00\"", 5_000), ("4.57", 457), ("1_000.5", 100_050)]
	{
		let (core, _) = read(&file("", "").replace("maximum = 50", &format!("maximum = {written}")));
		assert_eq!(core.metrics[0].maximum, value, "{written}");
	}
	// 0.29 × 100 is 28.999… in floating point.
	let (core, _) = read(&file("", "").replace("tolerance = 0.5", "tolerance = 0.29"));
	assert_eq!(core.metrics[0].tolerance, 29);
}

#[test]
fn a_metric_has_all_its_fields() {
	let (core, texts) = read(&file(
		"kind = 'counter with resets'\nscale = '5/9'\noffset = -17.78\nwindow = 8\nstep = { maximum = 10, confirm = 3 }",
		"",
	));
	let metric = core.metrics[0];
	assert_eq!(metric.kind, MetricKind::Counter { may_reset: true });
	assert_eq!((metric.decimals, metric.minimum, metric.maximum), (2, 0, 5_000));
	assert_eq!((metric.tolerance, metric.deviation), (50, 20));
	assert_eq!((metric.scale, metric.offset), (Scale { numerator: 5, denominator: 9 }, -1_778));
	assert_eq!((metric.step, metric.window), (Some(Step { maximum: 1_000, confirm: 3 }), 8));
	assert_eq!((text(&texts.metrics[0].name), text(&texts.metrics[0].unit)), ("vibration", "mm/s"));
}

#[test]
fn a_health_curve_belongs_to_its_metric() {
	let other = METRIC.replace("vibration", "noise");
	let (core, _) = read(
		&file("health = [[2.3, 100], [7.1, 0]]", &other)
			.replace("{ vibration = \"/v\" }", "{ vibration = '/v', noise = '/n' }"),
	);
	let [term] = core.health.as_slice() else { panic!("one term") };
	assert_eq!(term.metric, 0);
	assert_eq!(term.points.as_slice(), [CurvePoint { value: 230, score: 100 }, CurvePoint { value: 710, score: 0 }]);
}

#[test]
fn a_health_curve_may_judge_a_window() {
	let (core, _) = read(&file("window = 4\nhealth = [[2.3, 100], [7.1, 0]]\nhealth_of = 'mean'", ""));
	assert_eq!(core.health[0].statistic, Some(Statistic::Mean));
	let (core, _) = read(&file("health = [[2.3, 100], [7.1, 0]]", ""));
	assert_eq!(core.health[0].statistic, None);
}

#[test]
fn states_are_named_and_the_first_is_initial() {
	let (core, texts) = read(&file("", ""));
	assert_eq!((core.states, core.initial_state), (2, 0));
	assert_eq!(core.transitions.as_slice(), [Transition { from: 0, to: 1 }]);
	assert_eq!(text(&texts.states[1]), "watch");
	let (core, _) = read(&format!("initial_state = 'watch'{}", file("", "")));
	assert_eq!(core.initial_state, 1);
}

const TRAITS: &str = r#"
[[trait]]
name = "wear"
type = "integer"
minimum = -5
maximum = 10
initial = 3
writers = ["rules", "owner"]

[[trait]]
name = "grade"
type = "enum"
options = ["new", "worn out"]
initial = "worn out"
writers = ["rules", "model"]

[[trait]]
name = "inspected"
type = "bool"
writers = ["rules"]

[[trait]]
name = "place"
type = "text"
writers = ["owner"]
"#;

#[test]
fn every_type_of_trait_is_read() {
	let (core, texts) = read(&file("", TRAITS));
	let kinds: Vec<_> = core.traits.iter().map(|declared| (declared.kind, declared.initial)).collect();
	assert_eq!(
		kinds,
		[
			(TraitKind::Integer { minimum: -5, maximum: 10 }, 3),
			(TraitKind::Enumeration { options: 2 }, 1),
			(TraitKind::Bool, 0),
			(TraitKind::Text, 0)
		]
	);
	assert_eq!(core.traits[0].writers, Writers { rules: true, model: false, owner: true });
	assert_eq!(core.traits[1].writers, Writers { rules: true, model: true, owner: false });
	assert_eq!(text(&texts.traits[1].options[1]), "worn out");
}

#[test]
fn every_condition_is_read() {
	let compare = |term, comparison, bound| Condition::Compare { term, comparison, bound };
	let metric = Term::Metric { metric: 0 };
	let window = |statistic| Term::Window { metric: 0, statistic };
	for (sentence, condition) in [
		("vibration > 4.5", compare(metric, Comparison::Above, 450)),
		("vibration>=4.5", compare(metric, Comparison::AtLeast, 450)),
		("vibration < 4.5", compare(metric, Comparison::Below, 450)),
		("vibration <= 4.5", compare(metric, Comparison::AtMost, 450)),
		("vibration = 0", compare(metric, Comparison::Equal, 0)),
		("vibration == 0", compare(metric, Comparison::Equal, 0)),
		("vibration != 0", compare(metric, Comparison::NotEqual, 0)),
		("mean(vibration) >= 4.5", compare(window(Statistic::Mean), Comparison::AtLeast, 450)),
		("minimum(vibration) > 1", compare(window(Statistic::Minimum), Comparison::Above, 100)),
		("maximum( vibration ) > 1", compare(window(Statistic::Maximum), Comparison::Above, 100)),
		("slope(vibration) < -0.01", compare(window(Statistic::Slope), Comparison::Below, -1)),
		("health < 50", compare(Term::Health, Comparison::Below, 50)),
		("wear >= -3", compare(Term::Trait { index: 0 }, Comparison::AtLeast, -3)),
		("grade = worn out", compare(Term::Trait { index: 1 }, Comparison::Equal, 1)),
		("inspected = true", compare(Term::Trait { index: 2 }, Comparison::Equal, 1)),
		("state = watch", Condition::InState { state: 1 }),
		("flag hot", Condition::Flag { flag: 0, raised: true }),
		("no flag hot", Condition::Flag { flag: 0, raised: false }),
		("step(vibration)", Condition::Stepped { metric: 0 }),
	] {
		let rule = format!("{TRAITS}[[rule]]\nwhen = ['{sentence}']\nthen = ['raise hot']\n");
		let (core, _) = read(&file("window = 4\nhealth = [[1, 100]]", &rule));
		assert_eq!(core.rules[0].conditions.as_slice(), [condition], "{sentence}");
		assert_eq!(core.rules[0].rounds, 1);
	}
}

#[test]
fn every_effect_is_read() {
	for (sentence, effect) in [
		("state watch", Effect::Transition { to: 1 }),
		("set wear = -3", Effect::SetTrait { index: 0, value: -3 }),
		("set grade = worn out", Effect::SetTrait { index: 1, value: 1 }),
		("set inspected = true", Effect::SetTrait { index: 2, value: 1 }),
		("add 1 to wear", Effect::AddToTrait { index: 0, amount: 1 }),
		("add -2 to wear", Effect::AddToTrait { index: 0, amount: -2 }),
		("raise hot", Effect::RaiseFlag { flag: 0 }),
		("clear hot", Effect::ClearFlag { flag: 0 }),
		("trigger maintenance", Effect::Trigger { code: 0 }),
	] {
		let rule = format!("{TRAITS}[[rule]]\nwhen = ['vibration > 1']\nrounds = 3\nthen = ['{sentence}']\n");
		let (core, _) = read(&file("", &rule));
		assert_eq!(core.rules[0].effects.as_slice(), [effect], "{sentence}");
		assert_eq!(core.rules[0].rounds, 3);
	}
}

const MEASURES: &str = r#"
[[measure]]
name = "shaking"
of = "vibration"
above = 4.5
longest_gap = "30 min"

[[measure]]
name = "still"
of = "vibration"
below = "0.25"
longest_gap = "1 h"

[[measure]]
name = "heat"
of = "vibration"
kinetic_mean = 83144
longest_gap = "90 s"
"#;

#[test]
fn measures_are_read() {
	let counter = "[[metric]]\nname = 'plays'\nunit = 'plays'\nkind = 'counter'\npublished = true\nminimum = 0\n\
	               maximum = 9\ndeviation = 0\n";
	let periods = "[[measure]]\nname = 'today'\nof = 'plays'\nper_period = '1 d'\n\
	               [[measure]]\nname = 'last week'\nof = 'plays'\nlast_period = '7 d'\n";
	let (core, texts) = read(&file("", &format!("{counter}{MEASURES}{periods}")));
	let expected = [
		Measure::Above { metric: 0, bound: 450, longest_gap: 1_800 },
		Measure::Below { metric: 0, bound: 25, longest_gap: 3_600 },
		Measure::KineticMean { metric: 0, activation_energy: 83_144, longest_gap: 90 },
		Measure::PerPeriod { metric: 1, seconds: 86_400 },
		Measure::LastPeriod { metric: 1, seconds: 604_800 },
	];
	assert_eq!(core.measures.as_slice(), expected);
	let named: Vec<_> = texts.measures.iter().map(|names| (text(&names.name), text(&names.unit))).collect();
	let expected = [("shaking", "s"), ("still", "s"), ("heat", "mm/s"), ("today", "plays"), ("last week", "plays")];
	assert_eq!(named, expected);
}

#[test]
fn conditions_and_effects_of_measures_and_time_are_read() {
	let compare = |term, comparison, bound| Condition::Compare { term, comparison, bound };
	for (sentence, condition) in [
		("shaking > 2 h", compare(Term::Measure { index: 0 }, Comparison::Above, 7_200)),
		("still <= 90 s", compare(Term::Measure { index: 1 }, Comparison::AtMost, 90)),
		("heat >= 8.05", compare(Term::Measure { index: 2 }, Comparison::AtLeast, 805)),
		("time in state > 30 min", compare(Term::InState, Comparison::Above, 1_800)),
		("time in state < 7 d", compare(Term::InState, Comparison::Below, 604_800)),
	] {
		let rule = format!("{MEASURES}[[rule]]\nwhen = ['{sentence}']\nthen = ['reset still']\n");
		let (core, _) = read(&file("", &rule));
		assert_eq!(core.rules[0].conditions.as_slice(), [condition], "{sentence}");
		assert_eq!(core.rules[0].effects.as_slice(), [Effect::ResetMeasure { index: 1 }]);
	}
}

#[test]
fn claims_are_read_with_moments_and_spans() {
	let moment = "[[metric]]\nname = 'expires'\npublished = true\nminimum = 0\nmaximum = 9\ndeviation = 0\n";
	let until = |comparison, bound| Condition::Compare { term: Term::Until { metric: 1 }, comparison, bound };
	for (sentence, condition) in [
		("until(expires) > 0", until(Comparison::Above, 0)),
		("until( expires ) >= 90 s", until(Comparison::AtLeast, 90)),
		("until(expires) > -7 d", until(Comparison::Above, -604_800)),
		("until(expires) <= 30 min", until(Comparison::AtMost, 1_800)),
	] {
		let claim = format!("{moment}[[claim]]\nname = 'sound'\nwhen = ['state = watch', '{sentence}']\n");
		let (_, texts) = read(&file("", &claim));
		let [claim] = texts.claims.as_slice() else { panic!("{:?}", texts.claims) };
		assert_eq!((text(&claim.name), claim.conditions[1]), ("sound", condition), "{sentence}");
	}
	assert!(read(&file("", "")).1.claims.is_empty());
}

#[test]
fn a_printed_condition_is_read_again() {
	let tables = "[[metric]]\nname = 'expires'\npublished = true\nminimum = 0\nmaximum = 9\ndeviation = 0\n\
	              [[trait]]\nname = 'grade'\ntype = 'enum'\noptions = ['A', 'B']\n\
	              [[trait]]\nname = 'insured'\ntype = 'bool'\n";
	let read = |sentence: &str| {
		let claim = format!("{tables}{MEASURES}[[claim]]\nname = 'sound'\nwhen = ['{sentence}']\n");
		let (core, texts) = read(&file("window = 4\nhealth = [[1, 100]]", &claim));
		let condition = texts.claims[0].conditions[0];
		(condition, claims::print(&condition, &core, &texts))
	};
	for sentence in [
		"vibration > 4.5",
		"mean(vibration) <= 0.25",
		"health >= 50",
		"grade = B",
		"insured = true",
		"shaking > 2 h",
		"heat != 8.05",
		"time in state < 7 d",
		"until(expires) > 0",
		"until(expires) >= -90 s",
		"state = watch",
		"flag hot",
		"no flag hot",
	] {
		let (condition, printed) = read(sentence);
		assert_eq!(read(&printed), (condition, printed.clone()), "{sentence}: {printed}");
	}
}

#[test]
fn reasons_end_with_the_last_that_is_given() {
	let rule = |reason: &str| format!("[[rule]]\nwhen = ['vibration > 1']\nthen = ['raise hot']\n{reason}\n");
	let reasons = |all: &[&str]| {
		let rules: String = all.iter().map(|reason| rule(reason)).collect();
		let (core, texts) = read(&file("", &rules));
		assert_eq!(core.rules.len(), all.len());
		texts.reasons.iter().map(|reason| text(reason).to_string()).collect::<Vec<_>>()
	};
	assert_eq!(reasons(&["", ""]), Vec::<String>::new());
	assert_eq!(reasons(&["", "reason = 'it shook'", ""]), ["", "it shook"]);
}

#[test]
fn a_published_metric_says_who_pushes_it() {
	let pushed = |by: &str| {
		let text = METRIC.replace("tolerance = 0.5", &format!("published = true\n{by}"));
		read(&format!("{TOP}{text}")).0.metrics[0].pushed_by
	};
	assert_eq!(pushed(""), Pusher::Account);
	assert_eq!(pushed("pushed_by = 'account'"), Pusher::Account);
	assert_eq!(pushed("pushed_by = 'device'"), Pusher::Device);
}

#[test]
fn a_source_has_pointers_by_name_and_a_time() {
	let time = "time = { pointer = '/t', format = 'unix_s', maximum_age = 60 }";
	let (_, texts) = read(&(file("", "") + time));
	let source = &texts.sources[0];
	assert_eq!(text(&source.url), "http://127.0.0.1:9101/{external_id}");
	assert_eq!((source.pointers[0].metric, text(&source.pointers[0].pointer)), (0, "/v"));
	let time = source.time.as_ref().unwrap();
	assert_eq!((text(&time.pointer), time.format, time.maximum_age), ("/t", TimeFormat::UnixS, 60));
}
