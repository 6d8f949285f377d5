//! Whether a blueprint is sound.

use super::{Core, Flaw, Kind, Metric, Name, Pusher, Source, Texts, Transition};
use crate::{
	claims::ClaimFlaw,
	decimal,
	health::{self, TermFlaw},
	is_plain, limits,
	measure::MeasureFlaw,
	pointer,
	rules::{self, RuleFlaw},
	template::{self, TemplateError},
	text,
	traits::{Trait, TraitKind, TraitValue},
};
use alloc::{collections::BTreeSet, format, string::String};

/// Checks that a blueprint is sound.
///
/// # Errors
/// The first [`Flaw`] found, which names the field and the mend.
pub fn validate(core: &Core, texts: &Texts) -> Result<(), Flaw> {
	validate_core(core)?;
	validate_counts(core, texts)?;
	validate_names(texts)?;
	for (position, claim) in texts.claims.iter().enumerate() {
		claim.validate(core).map_err(|flaw| claim_flaw(position, flaw))?;
	}
	validate_sources(core, texts)
}

fn validate_core(core: &Core) -> Result<(), Flaw> {
	require(limits::HEARTBEATS.contains(&core.heartbeat), || {
		Flaw::new(Kind::Heartbeat, "heartbeat", format!("must be one of {:?} blocks", limits::HEARTBEATS))
	})?;
	require(!core.metrics.is_empty(), || Flaw::new(Kind::NoMetric, "metrics", "declare at least one metric"))?;
	for (position, metric) in core.metrics.iter().enumerate() {
		validate_metric(metric).map_err(|(field, mend)| Flaw::at(Kind::Metric, "metrics", position, field, mend))?;
	}
	health::validate(&core.health, &core.metrics).map_err(|(position, flaw)| {
		let (field, mend) = match flaw {
			TermFlaw::Metric => ("metric", "no such metric; use the position of a declared one"),
			TermFlaw::NoWindow => ("statistic", "its metric keeps no window; give it one of at least 2 readings"),
			TermFlaw::Twice => ("metric", "this metric has a term already; join their points"),
			TermFlaw::NoPoint => ("points", "give at least one point"),
			TermFlaw::NotRising => ("points", "each point's value must be above the one before"),
			TermFlaw::Score => ("points", "scores run from 0 to 100"),
		};
		Flaw::at(Kind::Health, "health", position, field, mend)
	})?;
	for (position, declared) in core.traits.iter().enumerate() {
		validate_trait(declared).map_err(|(field, mend)| Flaw::at(Kind::Trait, "traits", position, field, mend))?;
	}
	validate_states(core)?;
	let counts = [("flags", core.flags, limits::FLAGS), ("triggers", core.triggers, limits::TRIGGERS)];
	for (field, count, limit) in counts {
		require(u32::from(count) <= limit, || Flaw::new(Kind::Flags, field, format!("at most {limit}")))?;
	}
	for (position, measure) in core.measures.iter().enumerate() {
		measure.validate(core).map_err(|flaw| measure_flaw(position, flaw))?;
	}
	for (position, rule) in core.rules.iter().enumerate() {
		rules::validate(rule, core).map_err(|flaw| rule_flaw(position, flaw))?;
	}
	Ok(())
}

fn validate_metric(metric: &Metric) -> Result<(), (&'static str, String)> {
	let decimals = decimal::MAX_DECIMALS;
	require(metric.decimals <= decimals, || ("decimals", format!("at most {decimals}")))?;
	require(metric.scale.denominator != 0, || ("scale", "the denominator may not be 0".into()))?;
	require(metric.scale.numerator != 0, || {
		("scale", "the numerator may not be 0: every value would be the same".into())
	})?;
	require(metric.minimum <= metric.maximum, || ("minimum", "is above the maximum; lower it".into()))?;
	require(metric.is_published() || metric.pushed_by == Pusher::Account, || {
		("pushed_by", "nobody pushes a metric that sources tell; ask for no source, or leave the devices out".into())
	})?;
	let window = limits::WINDOW;
	require(u32::from(metric.window) <= window, || ("window", format!("at most {window} readings")))?;
	let Some(step) = metric.step else { return Ok(()) };
	let confirm = limits::CONFIRM;
	require((1..=confirm).contains(&step.confirm), || ("step.confirm", format!("1 to {confirm} rounds")))
}

fn validate_trait(declared: &Trait) -> Result<(), (&'static str, String)> {
	match declared.kind {
		TraitKind::Integer { minimum, maximum } => {
			require(minimum <= maximum, || ("kind.minimum", "is above the maximum; lower it".into()))?;
		}
		TraitKind::Enumeration { options } => {
			let limit = limits::OPTIONS;
			require((1..=limit).contains(&options.into()), || ("kind.options", format!("1 to {limit} options")))?;
		}
		TraitKind::Bool => {}
		TraitKind::Text => {
			require(declared.initial == 0, || ("initial", "a text begins empty; write 0".into()))?;
			return require(!declared.writers.rules, || ("writers.rules", "rules cannot write texts".into()));
		}
	}
	let first = TraitValue::Number(declared.initial);
	require(declared.admits(&first), || ("initial", "lies outside the trait's range".into()))
}

fn validate_states(core: &Core) -> Result<(), Flaw> {
	let limit = limits::STATES;
	require((1..=limit).contains(&core.states.into()), || {
		Flaw::new(Kind::States, "states", format!("declare 1 to {limit} states"))
	})?;
	require(core.initial_state < core.states, || {
		Flaw::new(Kind::States, "initial_state", "no such state; use one of the declared")
	})?;
	for (position, Transition { from, to }) in core.transitions.iter().enumerate() {
		let flaw = |field, mend| Flaw::at(Kind::Transition, "transitions", position, field, mend);
		require(*from < core.states, || flaw("from", "no such state; use one of the declared"))?;
		require(*to < core.states, || flaw("to", "no such state; use one of the declared"))?;
		require(from != to, || flaw("to", "leads back to the same state; remove it"))?;
	}
	Ok(())
}

fn measure_flaw(position: usize, flaw: MeasureFlaw) -> Flaw {
	let (celsius, energy) = (limits::KINETIC_CELSIUS, limits::ACTIVATION_ENERGY);
	let (field, mend) = match flaw {
		MeasureFlaw::Metric => ("metric", "no such metric; use the position of a declared one".into()),
		MeasureFlaw::NoTime => ("", "its gap or period must last at least 1 second".into()),
		MeasureFlaw::NoCounter => ("metric", "what rises in a period is told of a counter; use one".into()),
		MeasureFlaw::NoGauge => ("metric", "a temperature is no counter; use a gauge in °C".into()),
		MeasureFlaw::Range => {
			let mend = format!("the plausible range must lie within {} to {} °C", celsius.start(), celsius.end());
			("metric", mend)
		}
		MeasureFlaw::Energy => ("activation_energy", format!("{} to {} J/mol", energy.start(), energy.end())),
	};
	Flaw::at(Kind::Measure, "measures", position, field, mend)
}

fn rule_flaw(position: usize, flaw: RuleFlaw) -> Flaw {
	let (field, mend) = match flaw {
		RuleFlaw::NoCondition => ("conditions".into(), "give at least one condition"),
		RuleFlaw::NoEffect => ("effects".into(), "give at least one effect"),
		RuleFlaw::NoRound => ("rounds".into(), "must hold for at least 1 round"),
		RuleFlaw::Condition(at) => (format!("conditions[{at}]"), "names what is not declared, or a text trait"),
		RuleFlaw::NoWindow(at) => (format!("conditions[{at}]"), "reads a window: give the metric one of 2 or more"),
		RuleFlaw::NoMoment(at) => {
			(format!("conditions[{at}]"), "reads a moment in seconds: give the metric no decimals")
		}
		RuleFlaw::Effect(at) => (format!("effects[{at}]"), "names what is not declared"),
		RuleFlaw::Unwritable(at) => {
			(format!("effects[{at}]"), "rules may not write this trait, or it cannot hold this value")
		}
	};
	Flaw::at(Kind::Rule, "rules", position, &field, mend)
}

fn claim_flaw(position: usize, flaw: ClaimFlaw) -> Flaw {
	let (field, mend) = match flaw {
		ClaimFlaw::NoCondition => ("conditions".into(), "give at least one condition"),
		ClaimFlaw::Condition(at, RuleFlaw::NoWindow(_)) => {
			(format!("conditions[{at}]"), "reads a window: give the metric one of 2 or more")
		}
		ClaimFlaw::Condition(at, RuleFlaw::NoMoment(_)) => {
			(format!("conditions[{at}]"), "reads a moment in seconds: give the metric no decimals")
		}
		ClaimFlaw::Condition(at, _) => (format!("conditions[{at}]"), "names what is not declared"),
		ClaimFlaw::Momentary(at) => {
			(format!("conditions[{at}]"), "a step is of one round, and claims hold between rounds")
		}
	};
	Flaw::at(Kind::Claim, "claims", position, &field, mend)
}

fn validate_counts(core: &Core, texts: &Texts) -> Result<(), Flaw> {
	for (field, names, things) in [
		("metrics", texts.metrics.len(), core.metrics.len()),
		("traits", texts.traits.len(), core.traits.len()),
		("states", texts.states.len(), core.states.into()),
		("flags", texts.flags.len(), core.flags.into()),
		("triggers", texts.triggers.len(), core.triggers.into()),
		("measures", texts.measures.len(), core.measures.len()),
	] {
		require(names == things, || {
			Flaw::new(Kind::Count, format!("texts.{field}"), format!("there are {names} names for {things} {field}"))
		})?;
	}
	let (reasons, rules) = (texts.reasons.len(), core.rules.len());
	require(reasons <= rules, || {
		Flaw::new(Kind::Count, "texts.reasons", format!("there are {reasons} reasons for {rules} rules"))
	})?;
	require(texts.reasons.last().is_none_or(|reason| !reason.is_empty()), || {
		Flaw::new(Kind::Count, "texts.reasons", "ends with an empty reason; leave it out")
	})?;
	for (position, (declared, names)) in core.traits.iter().zip(&texts.traits).enumerate() {
		let options = match declared.kind {
			TraitKind::Enumeration { options } => usize::from(options),
			_ => 0,
		};
		require(names.options.len() == options, || {
			let mend = format!("there are {} names for {options} options", names.options.len());
			Flaw::at(Kind::Count, "texts.traits", position, "options", mend)
		})?;
	}
	Ok(())
}

fn validate_names(texts: &Texts) -> Result<(), Flaw> {
	unique_names("texts", [(String::from("name"), &texts.name)])?;
	let named = |list: &'static str| move |position: usize| format!("{list}[{position}]");
	unique_names("texts", number(texts.metrics.iter().map(|metric| &metric.name), named("metrics")))?;
	unique_names("texts", number(texts.traits.iter().map(|declared| &declared.name), named("traits")))?;
	unique_names("texts", number(texts.measures.iter().map(|measure| &measure.name), named("measures")))?;
	for (position, declared) in texts.traits.iter().enumerate() {
		let option = |option: usize| format!("traits[{position}].options[{option}]");
		unique_names("texts", number(declared.options.iter(), option))?;
	}
	unique_names("texts", number(texts.states.iter(), named("states")))?;
	unique_names("texts", number(texts.flags.iter(), named("flags")))?;
	unique_names("texts", number(texts.triggers.iter(), named("triggers")))?;
	unique_names("texts", number(texts.claims.iter().map(|claim| &claim.name), named("claims")))?;
	let of_metrics = texts.metrics.iter().map(|metric| &metric.unit).enumerate().map(|unit| ("texts.metrics", unit));
	let of_measures =
		texts.measures.iter().map(|measure| &measure.unit).enumerate().map(|unit| ("texts.measures", unit));
	for (list, (position, unit)) in of_metrics.chain(of_measures) {
		require(is_plain(unit), || {
			Flaw::at(Kind::Text, list, position, "unit", "must be UTF-8 without control characters")
		})?;
	}
	for (position, reason) in texts.reasons.iter().enumerate() {
		require(is_plain(reason), || {
			Flaw::at(Kind::Text, "texts.reasons", position, "", "must be UTF-8 without control characters")
		})?;
	}
	require(is_plain(&texts.description), || {
		Flaw::new(Kind::Text, "texts.description", "must be UTF-8 without control characters")
	})
}

fn number<'a>(
	names: impl Iterator<Item = &'a Name>,
	field: impl Fn(usize) -> String,
) -> impl Iterator<Item = (String, &'a Name)> {
	names.enumerate().map(move |(position, name)| (field(position), name))
}

fn unique_names<'a>(root: &str, names: impl IntoIterator<Item = (String, &'a Name)>) -> Result<(), Flaw> {
	let mut seen = BTreeSet::new();
	for (field, name) in names {
		let flaw = |mend| Flaw::new(Kind::Text, format!("{root}.{field}"), mend);
		require(!name.is_empty(), || flaw("give it a name"))?;
		require(is_plain(name), || flaw("must be UTF-8 without control characters"))?;
		require(seen.insert(name), || flaw("this name is there already; choose another"))?;
	}
	Ok(())
}

fn validate_sources(core: &Core, texts: &Texts) -> Result<(), Flaw> {
	for (position, source) in texts.sources.iter().enumerate() {
		validate_source(core, source)
			.map_err(|(kind, field, mend)| Flaw::at(kind, "texts.sources", position, &field, mend))?;
	}
	for ((position, metric), metric_index) in core.metrics.iter().enumerate().zip(0u8..) {
		let knows = |source: &&Source| source.pointers.iter().any(|pointer| pointer.metric == metric_index);
		let is_fetched = texts.sources.iter().any(|source| knows(&source));
		require(!(metric.is_published() && is_fetched), || {
			let mend =
				"is 0, so publishers push this metric, yet a source points to it; remove the pointer, or ask for 1";
			Flaw::at(Kind::Metric, "metrics", position, "min_sources", mend)
		})?;
		let origins: BTreeSet<String> =
			texts.sources.iter().filter(knows).filter_map(|source| template::origin(text(&source.url))).collect();
		let (asked, found) = (metric.min_sources, origins.len());
		require(found >= usize::from(asked), || {
			let mend =
				format!("asks for {asked} distinct origins, and the sources name {found}; add sources or lower it");
			Flaw::at(Kind::TooFewSources, "metrics", position, "min_sources", mend)
		})?;
	}
	Ok(())
}

fn validate_source(core: &Core, source: &Source) -> Result<(), (Kind, String, String)> {
	let url = core::str::from_utf8(&source.url)
		.map_err(|_| (Kind::Url, "url".into(), "must be UTF-8".into()))
		.and_then(|url| template::validate(url).map_err(|error| (Kind::Url, "url".into(), url_mend(error).into())));
	url?;
	let mut seen = BTreeSet::new();
	for (position, pointer) in source.pointers.iter().enumerate() {
		let field = || format!("pointers[{position}]");
		require(usize::from(pointer.metric) < core.metrics.len(), || {
			(Kind::Source, field(), "no such metric; use the position of a declared one".into())
		})?;
		require(seen.insert(pointer.metric), || {
			(Kind::Source, field(), "this metric has a pointer already; keep one".into())
		})?;
		validate_pointer(&pointer.pointer).map_err(|mend| (Kind::Pointer, field(), mend))?;
	}
	require(!source.pointers.is_empty(), || (Kind::Source, "pointers".into(), "point to at least one metric".into()))?;
	let Some(time) = &source.time else { return Ok(()) };
	validate_pointer(&time.pointer).map_err(|mend| (Kind::Pointer, "time.pointer".into(), mend))?;
	require(time.maximum_age > 0, || (Kind::Source, "time.maximum_age".into(), "at least 1 second".into()))
}

fn validate_pointer(bytes: &[u8]) -> Result<(), String> {
	let is_sound = core::str::from_utf8(bytes).is_ok_and(|pointer| pointer::tokens(pointer).is_ok());
	require(is_sound, || "must be empty or begin with `/`, with `~` only as `~0` or `~1` (RFC 6901)".into())
}

fn url_mend(error: TemplateError) -> &'static str {
	match error {
		TemplateError::Scheme => "must begin with http:// or https://",
		TemplateError::Authority => "needs a host, without user name and without placeholders",
		TemplateError::Character => "holds a character that must be percent-encoded, or a fragment",
		TemplateError::Placeholder => "knows only the placeholders {collection}, {item} and {external_id}",
		TemplateError::TooLong => "is too long",
	}
}

fn require<E>(holds: bool, otherwise: impl FnOnce() -> E) -> Result<(), E> {
	if holds {
		Ok(())
	} else {
		Err(otherwise())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		blueprint::{MetricPointer, SampleTime, Step, TraitTexts},
		bounded, fixtures,
		measure::Measure,
		rules::Effect,
		time::TimeFormat,
		traits::Writers,
	};

	#[test]
	fn the_fixture_is_sound() {
		let (core, texts) = fixtures::machine();
		assert_eq!(validate(&core, &texts), Ok(()));
	}

	fn flawed(change: impl FnOnce(&mut Core, &mut Texts)) -> (Kind, String) {
		let (mut core, mut texts) = fixtures::machine();
		change(&mut core, &mut texts);
		let flaw = validate(&core, &texts).unwrap_err();
		assert!(!flaw.mend.is_empty());
		(flaw.kind, flaw.field)
	}

	fn with_trait(kind: TraitKind, initial: i64, options: &[&str]) -> impl FnOnce(&mut Core, &mut Texts) {
		let options: Vec<Name> = options.iter().map(|option| bounded(option).unwrap()).collect();
		move |core, texts| {
			let writers = Writers { rules: true, model: false, owner: false };
			core.traits = vec![Trait { kind, initial, writers }].try_into().unwrap();
			texts.traits = vec![TraitTexts { name: bounded("grade").unwrap(), options: options.try_into().unwrap() }]
				.try_into()
				.unwrap();
		}
	}

	fn assert_flaw(kind: Kind, field: &str, change: impl FnOnce(&mut Core, &mut Texts)) {
		assert_eq!(flawed(change), (kind, field.into()));
	}

	#[test]
	fn every_mistake_in_numbers_is_named() {
		assert_flaw(Kind::Heartbeat, "heartbeat", |core, _| core.heartbeat = 7);
		assert_flaw(Kind::NoMetric, "metrics", |core, _| core.metrics.clear());
		assert_flaw(Kind::Metric, "metrics[0].decimals", |core, _| core.metrics[0].decimals = 10);
		assert_flaw(Kind::Metric, "metrics[0].minimum", |core, _| core.metrics[0].minimum = i64::MAX);
		assert_flaw(Kind::Metric, "metrics[0].scale", |core, _| core.metrics[0].scale.denominator = 0);
		assert_flaw(Kind::Metric, "metrics[0].scale", |core, _| core.metrics[0].scale.numerator = 0);
		assert_flaw(Kind::Metric, "metrics[0].window", |core, _| core.metrics[0].window = 17);
		assert_flaw(Kind::Metric, "metrics[0].min_sources", |core, _| core.metrics[0].min_sources = 0);
		for confirm in [0, 17] {
			assert_flaw(Kind::Metric, "metrics[0].step.confirm", |core, _| {
				core.metrics[0].step = Some(Step { maximum: 1, confirm });
			});
		}
		assert_flaw(Kind::TooFewSources, "metrics[0].min_sources", |core, _| core.metrics[0].min_sources = 2);
		assert_flaw(Kind::Health, "health[0].metric", |core, _| core.health[0].metric = 9);
		assert_flaw(Kind::Health, "health[0].points", |core, _| core.health[0].points[0].score = 101);
		assert_flaw(Kind::Flags, "flags", |core, _| core.flags = 17);
		assert_flaw(Kind::Flags, "triggers", |core, _| core.triggers = 17);
	}

	#[test]
	fn every_mistake_in_traits_states_and_rules_is_named() {
		let integer = |minimum, maximum| TraitKind::Integer { minimum, maximum };
		assert_flaw(Kind::Trait, "traits[0].kind.minimum", with_trait(integer(2, 1), 1, &[]));
		assert_flaw(Kind::Trait, "traits[0].initial", with_trait(integer(0, 1), 2, &[]));
		assert_flaw(Kind::Trait, "traits[0].initial", with_trait(TraitKind::Bool, 2, &[]));
		assert_flaw(Kind::Trait, "traits[0].kind.options", with_trait(TraitKind::Enumeration { options: 0 }, 0, &[]));
		assert_flaw(Kind::Trait, "traits[0].writers.rules", with_trait(TraitKind::Text, 0, &[]));
		assert_flaw(Kind::Count, "texts.traits[0].options", with_trait(TraitKind::Bool, 0, &["yes"]));
		let two = TraitKind::Enumeration { options: 2 };
		assert_flaw(Kind::Text, "texts.traits[0].options[1]", with_trait(two, 0, &["a", "a"]));
		assert_flaw(Kind::States, "states", |core, _| core.states = 0);
		assert_flaw(Kind::States, "states", |core, _| core.states = 17);
		assert_flaw(Kind::States, "initial_state", |core, _| core.initial_state = 2);
		assert_flaw(Kind::Transition, "transitions[0].from", |core, _| core.transitions[0].from = 2);
		assert_flaw(Kind::Transition, "transitions[0].to", |core, _| core.transitions[0].to = 2);
		assert_flaw(Kind::Transition, "transitions[0].to", |core, _| core.transitions[0].to = 0);
		assert_flaw(Kind::Rule, "rules[0].rounds", |core, _| core.rules[0].rounds = 0);
		assert_flaw(Kind::Rule, "rules[0].conditions", |core, _| core.rules[0].conditions.clear());
		assert_flaw(Kind::Rule, "rules[0].effects", |core, _| core.rules[0].effects.clear());
		assert_flaw(Kind::Rule, "rules[1].effects[0]", |core, _| {
			core.rules[1].effects[0] = Effect::Transition { to: 5 };
		});
	}

	#[test]
	fn every_mistake_in_texts_and_sources_is_named() {
		assert_flaw(Kind::Count, "texts.states", |_, texts| texts.states.clear());
		assert_flaw(Kind::Count, "texts.metrics", |_, texts| texts.metrics.clear());
		assert_flaw(Kind::Count, "texts.flags", |core, _| core.flags = 1);
		assert_flaw(Kind::Text, "texts.name", |_, texts| texts.name = bounded("").unwrap());
		assert_flaw(Kind::Text, "texts.states[0]", |_, texts| texts.states[0] = bounded("a\nb").unwrap());
		assert_flaw(Kind::Text, "texts.states[1]", |_, texts| texts.states[1] = texts.states[0].clone());
		assert_flaw(Kind::Text, "texts.name", |_, texts| texts.name = vec![0xff].try_into().unwrap());
		assert_flaw(Kind::Url, "texts.sources[0].url", |_, texts| {
			texts.sources[0].url = bounded("file:///etc").unwrap();
		});
		assert_flaw(Kind::Pointer, "texts.sources[0].pointers[0]", |_, texts| {
			texts.sources[0].pointers[0].pointer = bounded("load").unwrap();
		});
		assert_flaw(Kind::Source, "texts.sources[0].pointers[0]", |_, texts| texts.sources[0].pointers[0].metric = 1);
		assert_flaw(Kind::Source, "texts.sources[0].pointers[1]", |_, texts| {
			let twice = MetricPointer { metric: 0, pointer: bounded("/x").unwrap() };
			texts.sources[0].pointers.try_push(twice).unwrap();
		});
		assert_flaw(Kind::Source, "texts.sources[0].pointers", |_, texts| texts.sources[0].pointers.clear());
		let time = |pointer: &str, maximum_age| {
			let pointer = bounded(pointer).unwrap();
			Some(SampleTime { pointer, format: TimeFormat::UnixS, maximum_age })
		};
		assert_flaw(Kind::Pointer, "texts.sources[0].time.pointer", |_, texts| texts.sources[0].time = time("t", 1));
		assert_flaw(Kind::Source, "texts.sources[0].time.maximum_age", |_, texts| {
			texts.sources[0].time = time("/t", 0);
		});
		assert_flaw(Kind::TooFewSources, "metrics[0].min_sources", |_, texts| texts.sources.clear());
	}

	#[test]
	fn every_mistake_in_measures_and_reasons_is_named() {
		let flawed = |change: &dyn Fn(&mut Core, &mut Texts)| {
			let (mut core, mut texts) = fixtures::measured();
			assert_eq!(validate(&core, &texts), Ok(()));
			change(&mut core, &mut texts);
			let flaw = validate(&core, &texts).unwrap_err();
			assert!(!flaw.mend.is_empty());
			(flaw.kind, flaw.field)
		};
		let measure = |measure: Measure| move |core: &mut Core, _: &mut Texts| core.measures[0] = measure;
		let above = |metric, longest_gap| measure(Measure::Above { metric, bound: 0, longest_gap });
		let kinetic = measure(Measure::KineticMean { metric: 0, activation_energy: 1, longest_gap: 1 });
		let reasons = |reasons: &[&str], texts: &mut Texts| {
			texts.reasons =
				reasons.iter().map(|reason| bounded(reason).unwrap()).collect::<Vec<_>>().try_into().unwrap();
		};
		for (kind, field, change) in [
			(Kind::Measure, "measures[0].metric", &above(1, 1) as &dyn Fn(&mut Core, &mut Texts)),
			(Kind::Measure, "measures[0]", &above(0, 0)),
			(Kind::Measure, "measures[0].metric", &measure(Measure::LastPeriod { metric: 0, seconds: 1 })),
			(Kind::Measure, "measures[0].activation_energy", &kinetic),
			(Kind::Rule, "rules[0].conditions[0]", &|core, texts| {
				core.measures.clear();
				texts.measures.clear();
			}),
			(Kind::Count, "texts.measures", &|_, texts| texts.measures.clear()),
			(Kind::Text, "texts.measures[0]", &|_, texts| texts.measures[0].name = bounded("").unwrap()),
			(Kind::Text, "texts.measures[0].unit", &|_, texts| texts.measures[0].unit = bounded("\n").unwrap()),
			(Kind::Text, "texts.reasons[1]", &|_, texts| reasons(&["", "a\nb"], texts)),
			(Kind::Count, "texts.reasons", &|_, texts| reasons(&["", "", "of no rule"], texts)),
			(Kind::Count, "texts.reasons", &|_, texts| reasons(&["first", ""], texts)),
		] {
			assert_eq!(flawed(change), (kind, field.to_string()));
		}
	}

	#[test]
	fn only_published_metrics_are_pushed_by_devices() {
		let (mut core, texts) = fixtures::published();
		core.metrics[1].pushed_by = Pusher::Device;
		assert_eq!(validate(&core, &texts), Ok(()));
		core.metrics[0].pushed_by = Pusher::Device;
		let flaw = validate(&core, &texts).unwrap_err();
		assert_eq!((flaw.kind, flaw.field.as_str()), (Kind::Metric, "metrics[0].pushed_by"));
	}

	#[test]
	fn a_published_metric_has_no_source() {
		let (mut core, mut texts) = fixtures::published();
		assert_eq!(validate(&core, &texts), Ok(()));
		let pointer = MetricPointer { metric: 1, pointer: bounded("/hours").unwrap() };
		texts.sources[0].pointers.try_push(pointer).unwrap();
		let flaw = validate(&core, &texts).unwrap_err();
		assert_eq!((flaw.kind, flaw.field.as_str()), (Kind::Metric, "metrics[1].min_sources"));
		core.metrics[1].min_sources = 1;
		assert_eq!(validate(&core, &texts), Ok(()), "it is fetched now");
	}

	#[test]
	fn a_blueprint_may_be_published_as_a_whole() {
		let (mut core, mut texts) = fixtures::machine();
		core.metrics[0].min_sources = 0;
		texts.sources.clear();
		assert_eq!(validate(&core, &texts), Ok(()));
	}

	#[test]
	fn two_paths_of_one_origin_are_one_source() {
		let (mut core, mut texts) = fixtures::machine();
		let mut second = texts.sources[0].clone();
		second.url = bounded("http://127.0.0.1:9100/other").unwrap();
		texts.sources.try_push(second.clone()).unwrap();
		core.metrics[0].min_sources = 2;
		assert_eq!(validate(&core, &texts).unwrap_err().kind, Kind::TooFewSources);
		second.url = bounded("http://127.0.0.1:9101/other").unwrap();
		texts.sources.try_push(second).unwrap();
		assert_eq!(validate(&core, &texts), Ok(()));
	}
}
