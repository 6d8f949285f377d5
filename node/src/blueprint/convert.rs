//! From a document to a blueprint.

use super::{
	document::{Fields, Value},
	grammar::{self, Counts, MeasureName, MetricName, Names, TraitName},
	number,
	problem::{Mistake, Problem, Report},
	sections, synthesis,
};
use std::collections::BTreeSet;
use toml::de::DeTable;
use vivarium_engine::{
	blueprint::{
		validate, Core, MeasureTexts, Metric, MetricKind, MetricPointer, MetricTexts, Pusher, Reason, SampleTime,
		Source, Step, Texts, TraitTexts, Transition,
	},
	bounded,
	claims::Claim,
	decimal::{Scale, MAX_DECIMALS},
	health::{CurvePoint, HealthTerm},
	is_plain, limits,
	measure::Measure,
	rules::Rule,
	synthesis::Declaration,
	time::TimeFormat,
	traits::{Trait, TraitKind, Writers},
	Text,
};

/// The fields of the document that are no tables.
pub const TOP: [&str; 8] =
	["name", "description", "heartbeat", "states", "initial_state", "transitions", "flags", "triggers"];

/// What a file says: a blueprint, and how its assets are interpreted, if they are.
pub type Written = (Core, Texts, Option<Declaration>);

/// Reads a blueprint.
///
/// # Errors
/// Everything that is wrong with it, in the file's order.
pub fn parse(text: &str) -> Result<Written, Vec<Problem>> {
	let mut report = Report::default();
	let (document, errors) = DeTable::parse_recoverable(text);
	for error in errors {
		let place = super::problem::Place { at: error.span().map_or(0, |span| span.start), ..Default::default() };
		report.add(place.mistake(error.message()));
	}
	if !report.is_clean() {
		return Err(report.into_problems(text));
	}
	match blueprint(document.get_ref(), &mut report) {
		Some(written) if report.is_clean() => Ok(written),
		_ => Err(report.into_problems(text)),
	}
}

fn blueprint(document: &DeTable<'_>, report: &mut Report) -> Option<Written> {
	let mut top = Fields::document(document);
	let name = top.required(report, "name", Value::bounded);
	let description = top.optional(report, "description", Text::default(), Value::bounded);
	let heartbeat = top.required(report, "heartbeat", heartbeat);
	let states = top.required(report, "states", |value| value.list(limits::STATES));
	let flags = top.optional(report, "flags", Vec::new(), |value| value.list(limits::FLAGS));
	let triggers = top.optional(report, "triggers", Vec::new(), |value| value.list(limits::TRIGGERS));

	let mut known = Names {
		states: names(report, states),
		flags: names(report, flags),
		triggers: names(report, triggers),
		..Names::default()
	};
	let initial_state = top.optional(report, "initial_state", 0, |value| {
		grammar::find("state", value.text()?, &known.states).map_err(|mend| value.place.mistake(mend))
	});
	let transitions = top.optional(report, "transitions", Vec::new(), |value| transitions(value, &known.states));

	let metrics = metrics(&mut top, report, &mut known);
	let traits = traits(&mut top, report, &mut known);
	let measures = measures(&mut top, report, &mut known, metrics.as_ref());
	let rules = rules(&mut top, report, &known);
	let claims = claims(&mut top, report, &known);
	let sources = sources(&mut top, report, &known);
	let declaration = synthesis::synthesis(&mut top, report, &known);
	top.refuse_others(report, &[]);

	let (metrics, terms, metric_texts) = metrics?;
	let (traits, trait_texts) = traits?;
	let (measures, measure_texts) = measures?;
	let (rules, reasons) = rules?;
	let core = Core {
		heartbeat: heartbeat?,
		metrics: metrics.try_into().ok()?,
		health: terms.try_into().ok()?,
		traits: traits.try_into().ok()?,
		states: u8::try_from(known.states.len()).ok()?,
		initial_state: initial_state?,
		transitions: transitions?.try_into().ok()?,
		flags: u8::try_from(known.flags.len()).ok()?,
		triggers: u8::try_from(known.triggers.len()).ok()?,
		rules: rules.try_into().ok()?,
		measures: measures.try_into().ok()?,
	};
	let texts = Texts {
		name: name?,
		description: description?,
		metrics: metric_texts.try_into().ok()?,
		traits: trait_texts.try_into().ok()?,
		states: texts(&known.states)?.try_into().ok()?,
		flags: texts(&known.flags)?.try_into().ok()?,
		triggers: texts(&known.triggers)?.try_into().ok()?,
		sources: sources?.try_into().ok()?,
		measures: measure_texts.try_into().ok()?,
		reasons: reasons.try_into().ok()?,
		claims: claims?.try_into().ok()?,
	};
	if report.is_clean() {
		if let Err(flaw) = validate(&core, &texts) {
			report.add_flaw(&flaw.field, &flaw.mend);
		}
	}
	let declaration = declaration?;
	if let (true, Some(declaration)) = (report.is_clean(), &declaration) {
		synthesis::judge(report, declaration, &core);
	}
	Some((core, texts, declaration))
}

fn heartbeat(value: &Value<'_>) -> Result<u32, Mistake> {
	let blocks = value.whole(1..=u32::MAX)?;
	if limits::HEARTBEATS.contains(&blocks) {
		return Ok(blocks);
	}
	let known = limits::HEARTBEATS.map(|heartbeat| heartbeat.to_string()).join(", ");
	Err(value.place.mistake(format!("{blocks} is not one of {known} (blocks of 2 s)")))
}

/// The names of a list, with a mistake kept for each that is not sound or there already.
fn names(report: &mut Report, entries: Option<Vec<Value<'_>>>) -> Vec<String> {
	let mut names: Vec<String> = Vec::new();
	for entry in entries.unwrap_or_default() {
		let name = report.keep(name(&entry)).unwrap_or_else(|| entry.text().unwrap_or_default().into());
		if names.contains(&name) {
			report.add(entry.place.mistake(format!("{name:?} is there already; choose another name")));
		}
		names.push(name);
	}
	names
}

/// A name that rules can say.
fn name(value: &Value<'_>) -> Result<String, Mistake> {
	let name = value.text()?;
	value.bounded::<{ limits::NAME }>()?;
	if name.is_empty() {
		return Err(value.place.mistake("is empty; give it a name"));
	}
	if name.chars().any(char::is_control) {
		return Err(value.place.mistake("holds a control character, such as a line break; remove it"));
	}
	if !grammar::is_nameable(name) {
		return Err(value.place.mistake(format!("{name:?}: a name has none of < > = ! ( ) and no blank at its ends")));
	}
	Ok(name.into())
}

fn texts<const N: u32>(names: &[String]) -> Option<Vec<Text<N>>> {
	names.iter().map(|name| bounded(name).ok()).collect()
}

fn transitions(value: &Value<'_>, states: &[String]) -> Result<Vec<Transition>, Mistake> {
	let mut transitions = Vec::new();
	for entry in value.list(limits::TRANSITIONS)? {
		let text = entry.text()?;
		let (from, to) =
			grammar::transition(text, states).map_err(|mend| entry.place.mistake(format!("{text:?}: {mend}")))?;
		if from == to {
			return Err(entry.place.mistake(format!("{text:?}: leads back to the same state; remove it")));
		}
		transitions.push(Transition { from, to });
	}
	Ok(transitions)
}

type Metrics = (Vec<Metric>, Vec<HealthTerm>, Vec<MetricTexts>);

fn metrics(top: &mut Fields<'_>, report: &mut Report, known: &mut Names) -> Option<Metrics> {
	let tables = top.tables(report, "metric", limits::METRICS);
	if tables.is_empty() {
		report.add(top.place.mistake("there is no metric; write at least one `[[metric]]`"));
	}
	let mut all = Some((Vec::new(), Vec::new(), Vec::new()));
	let mut taken = BTreeSet::new();
	for (index, mut fields) in (0u8..).zip(tables) {
		let name = own_name(&mut fields, report, &mut taken);
		let unit = fields.optional(report, "unit", Text::default(), Value::bounded);
		let decimals = fields.optional(report, "decimals", 0, |value| value.whole(0..=MAX_DECIMALS));
		let window = fields.optional(report, "window", 0, |value| value.whole(0..=limits::WINDOW as u8));
		let numbers = metric(&mut fields, report, decimals, window);
		let points = fields.optional(report, "health", None, |value| curve(value, decimals).map(Some));
		let statistic =
			fields.optional(report, "health_of", None, |value| value.one_of(&grammar::STATISTICS).map(Some));
		fields.refuse_others(report, &TOP);

		known.fetched |= numbers.as_ref().is_none_or(|metric| !metric.is_published());
		known.health |= !matches!(points, Some(None));
		known.metrics.push(MetricName { name: fields.name().into(), decimals, window });
		let metric = numbers.zip(points.zip(statistic)).zip(name.and_then(|name| bounded(&name).ok()).zip(unit));
		let Some(((metric, (points, statistic)), (name, unit))) = metric else {
			all = None;
			continue;
		};
		let term = points.map(|points| {
			let points = points.try_into().unwrap_or_default();
			HealthTerm { metric: index, statistic, points }
		});
		sections::metric(report, index, &metric, term.as_ref());
		if let Some((metrics, terms, texts)) = &mut all {
			metrics.push(metric);
			terms.extend(term);
			texts.push(MetricTexts { name, unit });
		}
	}
	all
}

/// The name of a metric, a trait or a measure, which rules tell apart by their names.
fn own_name(fields: &mut Fields<'_>, report: &mut Report, taken: &mut BTreeSet<String>) -> Option<String> {
	fields.required(report, "name", |value| {
		let name = name(value)?;
		if grammar::RESERVED.contains(&name.as_str()) {
			return Err(value.place.mistake(format!("`{name}` means something else in rules; choose another name")));
		}
		if !taken.insert(name.clone()) {
			return Err(value.place.mistake(format!("{name:?} is there already; choose another name")));
		}
		Ok(name)
	})
}

fn metric(fields: &mut Fields<'_>, report: &mut Report, decimals: Option<u8>, window: Option<u8>) -> Option<Metric> {
	let kinds = [
		("gauge", MetricKind::Gauge),
		("counter", MetricKind::Counter { may_reset: false }),
		("counter with resets", MetricKind::Counter { may_reset: true }),
	];
	let kind = fields.optional(report, "kind", MetricKind::Gauge, |value| value.one_of(&kinds));
	let scale = fields.optional(report, "scale", Scale::ONE, |value| {
		number::scale(&value.as_written()?).map_err(|mend| value.place.mistake(mend))
	});
	// Where the decimals are not known, the numbers are read with as many as there are.
	let places = decimals.unwrap_or(MAX_DECIMALS);
	let offset = fields.optional(report, "offset", 0, |value| value.decimal(places));
	let minimum = fields.required(report, "minimum", |value| value.decimal(places));
	let maximum = fields.required(report, "maximum", |value| value.decimal(places));
	let published = fields.optional(report, "published", false, Value::truth)?;
	let tolerance = match published {
		// There is nothing that could agree with it but a held step.
		true => fields.optional(report, "tolerance", 0, |value| value.distance(places)),
		false => fields.required(report, "tolerance", |value| value.distance(places)),
	};
	let deviation = fields.required(report, "deviation", |value| value.distance(places));
	let pushers = [("account", Pusher::Account), ("device", Pusher::Device)];
	let pushed_by = fields.optional(report, "pushed_by", Pusher::Account, |value| match published {
		true => value.one_of(&pushers),
		false => Err(value
			.place
			.mistake("nobody pushes a metric that sources tell; write `published = true`, or leave it out")),
	});
	let min_sources = match published {
		true => fields.optional(report, "min_sources", 0, |value| {
			Err(value.place.mistake("no source tells a published metric; leave `min_sources` out"))
		}),
		false => fields.optional(report, "min_sources", 1, |value| value.whole(1..=limits::SOURCES as u8)),
	};
	let mut table = None;
	fields.optional(report, "step", (), |value| {
		table = Some(value.fields()?);
		Ok(())
	})?;
	let step = match table {
		Some(mut table) => {
			let maximum = table.required(report, "maximum", |value| value.distance(places));
			let confirm = table.required(report, "confirm", |value| value.whole(1..=limits::CONFIRM));
			table.refuse_others(report, &TOP);
			Some(Step { maximum: maximum?, confirm: confirm? })
		}
		None => None,
	};
	Some(Metric {
		kind: kind?,
		decimals: decimals?,
		scale: scale?,
		offset: offset?,
		minimum: minimum?,
		maximum: maximum?,
		tolerance: tolerance?,
		deviation: deviation?,
		step,
		window: window?,
		min_sources: min_sources?,
		pushed_by: pushed_by?,
	})
}

fn curve(value: &Value<'_>, decimals: Option<u8>) -> Result<Vec<CurvePoint>, Mistake> {
	let mut points = Vec::new();
	for entry in value.list(limits::CURVE_POINTS)? {
		let pair = entry.list(2)?;
		let [at, score] = pair.as_slice() else {
			return Err(entry.place.mistake("write a point as [value, score]"));
		};
		let value = at.decimal(decimals.unwrap_or(MAX_DECIMALS))?;
		points.push(CurvePoint { value, score: score.whole(0..=100)? });
	}
	Ok(points)
}

type Traits = (Vec<Trait>, Vec<TraitTexts>);

#[derive(Clone, Copy)]
enum Type {
	Integer,
	Enumeration,
	Bool,
	Text,
}

const TYPES: [(&str, Type); 4] =
	[("integer", Type::Integer), ("enum", Type::Enumeration), ("bool", Type::Bool), ("text", Type::Text)];

fn traits(top: &mut Fields<'_>, report: &mut Report, known: &mut Names) -> Option<Traits> {
	let mut all = Some((Vec::new(), Vec::new()));
	let mut taken: BTreeSet<String> = known.metrics.iter().map(|metric| metric.name.clone()).collect();
	for (index, mut fields) in (0u8..).zip(top.tables(report, "trait", limits::TRAITS)) {
		let name = own_name(&mut fields, report, &mut taken);
		let described = one_trait(&mut fields, report);
		fields.refuse_others(report, &TOP);
		let (declared, options) = described.map_or((None, Vec::new()), |(declared, options)| (Some(declared), options));
		let text = || {
			let name = bounded(name.as_deref()?).ok()?;
			Some(TraitTexts { name, options: texts(&options)?.try_into().ok()? })
		};
		let both = declared.zip(text());
		known.traits.push(TraitName { name: fields.name().into(), options, declared });
		let Some((declared, text)) = both else {
			all = None;
			continue;
		};
		sections::one_trait(report, index, &declared, &text);
		if let Some((traits, texts)) = &mut all {
			traits.push(declared);
			texts.push(text);
		}
	}
	all
}

fn one_trait(fields: &mut Fields<'_>, report: &mut Report) -> Option<(Trait, Vec<String>)> {
	let kind = fields.required(report, "type", |value| value.one_of(&TYPES));
	let writers = fields.optional(report, "writers", Writers { rules: false, model: false, owner: false }, writers);
	let mut options = Vec::new();
	let kind = match kind? {
		Type::Integer => {
			let minimum = fields.required(report, "minimum", |value| value.whole(i64::MIN..=i64::MAX));
			let maximum = fields.required(report, "maximum", |value| value.whole(i64::MIN..=i64::MAX));
			TraitKind::Integer { minimum: minimum?, maximum: maximum? }
		}
		Type::Enumeration => {
			let entries = fields.required(report, "options", |value| {
				let entries = value.list(limits::OPTIONS)?;
				let some = (!entries.is_empty()).then_some(entries);
				some.ok_or_else(|| value.place.mistake("is empty; name at least one option"))
			});
			options = names(report, Some(entries?));
			TraitKind::Enumeration { options: u8::try_from(options.len()).ok()? }
		}
		Type::Bool => TraitKind::Bool,
		Type::Text => TraitKind::Text,
	};
	let first = |value: &Value<'_>| match kind {
		TraitKind::Integer { .. } => value.whole(i64::MIN..=i64::MAX),
		TraitKind::Enumeration { .. } => {
			grammar::find("option", value.text()?, &options).map(i64::from).map_err(|mend| value.place.mistake(mend))
		}
		TraitKind::Bool => value.truth().map(i64::from),
		TraitKind::Text => Err(value.place.mistake("a text begins empty; remove this field")),
	};
	let initial = match kind {
		TraitKind::Integer { .. } => fields.required(report, "initial", first),
		_ => fields.optional(report, "initial", 0, first),
	};
	let declared = Trait { kind, initial: initial?, writers: writers? };
	Some((declared, options))
}

fn writers(value: &Value<'_>) -> Result<Writers, Mistake> {
	let mut writers = Writers { rules: false, model: false, owner: false };
	for entry in value.list(3)? {
		match entry.one_of(&[("rules", 0), ("model", 1), ("owner", 2)])? {
			0 => writers.rules = true,
			1 => writers.model = true,
			_ => writers.owner = true,
		}
	}
	Ok(writers)
}

type Measures = (Vec<Measure>, Vec<MeasureTexts>);

fn measures(
	top: &mut Fields<'_>,
	report: &mut Report,
	known: &mut Names,
	metrics: Option<&Metrics>,
) -> Option<Measures> {
	let mut all = Some((Vec::new(), Vec::new()));
	let others = known.metrics.iter().map(|metric| &metric.name).chain(known.traits.iter().map(|one| &one.name));
	let mut taken: BTreeSet<String> = others.cloned().collect();
	for (index, mut fields) in (0u8..).zip(top.tables(report, "measure", limits::MEASURES)) {
		let name = own_name(&mut fields, report, &mut taken);
		let metric = fields.required(report, "of", |value| {
			let names = known.metrics.iter().map(|metric| metric.name.as_str());
			grammar::find("metric", value.text()?, names).map_err(|mend| value.place.mistake(mend))
		});
		let measure = measure(&mut fields, report, known, metric);
		fields.refuse_others(report, &TOP);

		let decimals = metric.and_then(|metric| known.metrics.get(usize::from(metric))?.decimals);
		let counts = measure.and_then(|measure| match measure {
			Measure::Above { .. } | Measure::Below { .. } => Some(Counts::Time),
			_ => decimals.map(Counts::Metric),
		});
		known.measures.push(MeasureName { name: fields.name().into(), counts });
		let declared = metric.zip(metrics).and_then(|(metric, (metrics, _, texts))| {
			let metric = usize::from(metric);
			metrics.get(metric).zip(texts.get(metric))
		});
		let described = measure.zip(declared).zip(name.and_then(|name| bounded(&name).ok()));
		let Some(((measure, (metric, texts)), name)) = described else {
			all = None;
			continue;
		};
		sections::measure(report, index, &measure, metric);
		let unit = match counts {
			Some(Counts::Time) => bounded("s").unwrap_or_default(),
			_ => texts.unit.clone(),
		};
		if let Some((measures, texts)) = &mut all {
			measures.push(measure);
			texts.push(MeasureTexts { name, unit });
		}
	}
	all
}

/// What a measure counts: exactly one of the fields that say so.
fn measure(fields: &mut Fields<'_>, report: &mut Report, known: &Names, metric: Option<u8>) -> Option<Measure> {
	let of = metric.and_then(|metric| known.metrics.get(usize::from(metric)));
	let decimals = of.and_then(|metric| metric.decimals).unwrap_or(MAX_DECIMALS);
	let metric = metric.unwrap_or_default();
	let above = fields.optional(report, "above", None, |value| value.decimal(decimals).map(Some));
	let below = fields.optional(report, "below", None, |value| value.decimal(decimals).map(Some));
	let energy = fields.optional(report, "kinetic_mean", None, |value| value.whole(0..=u32::MAX).map(Some));
	let present = fields.optional(report, "per_period", None, |value| seconds(value).map(Some));
	let last = fields.optional(report, "last_period", None, |value| seconds(value).map(Some));
	let gap = fields.optional(report, "longest_gap", None, |value| seconds(value).map(Some))?;
	let (above, below, energy, present, last) = (above?, below?, energy?, present?, last?);

	let longest_gap = gap.unwrap_or_default();
	let mut said = [
		above.map(|bound| Measure::Above { metric, bound, longest_gap }),
		below.map(|bound| Measure::Below { metric, bound, longest_gap }),
		energy.map(|activation_energy| Measure::KineticMean { metric, activation_energy, longest_gap }),
		present.map(|seconds| Measure::PerPeriod { metric, seconds }),
		last.map(|seconds| Measure::LastPeriod { metric, seconds }),
	]
	.into_iter()
	.flatten();
	let (Some(measure), None) = (said.next(), said.next()) else {
		let mend = "write exactly one of `above`, `below`, `kinetic_mean`, `per_period` and `last_period`";
		report.add(fields.place.mistake(mend));
		return None;
	};
	let is_of_periods = matches!(measure, Measure::PerPeriod { .. } | Measure::LastPeriod { .. });
	let mend = match gap {
		Some(_) if is_of_periods => "a period counts whatever was silent; leave `longest_gap` out",
		None if !is_of_periods => "`longest_gap` is missing: how much of a silence counts, like \"30 min\"",
		_ => return Some(measure),
	};
	report.add(fields.place.mistake(mend));
	None
}

/// A duration of at least a second.
fn seconds(value: &Value<'_>) -> Result<u32, Mistake> {
	let seconds = number::duration(value.text()?).map_err(|mend| value.place.mistake(mend))?;
	let seconds = u32::try_from(seconds).ok().filter(|seconds| *seconds > 0);
	seconds.ok_or_else(|| value.place.mistake("must be from 1 s to 49710 d"))
}

/// Why a rule does what it does.
fn reason(value: &Value<'_>) -> Result<Reason, Mistake> {
	let reason = value.bounded()?;
	if is_plain(&reason) {
		Ok(reason)
	} else {
		Err(value.place.mistake("holds a control character, such as a line break; remove it"))
	}
}

type Rules = (Vec<Rule>, Vec<Reason>);

fn rules(top: &mut Fields<'_>, report: &mut Report, known: &Names) -> Option<Rules> {
	let mut rules = Some((Vec::new(), Vec::new()));
	for mut fields in top.tables(report, "rule", limits::RULES) {
		let when = sentences(&mut fields, report, "when", limits::CONDITIONS, |text| grammar::condition(text, known));
		let rounds = fields.optional(report, "rounds", 1, |value| value.whole(1..=u8::MAX));
		let then = sentences(&mut fields, report, "then", limits::EFFECTS, |text| grammar::effect(text, known));
		let reason = fields.optional(report, "reason", Reason::default(), reason);
		fields.refuse_others(report, &TOP);
		let rule =
			|| Some(Rule { conditions: when?.try_into().ok()?, rounds: rounds?, effects: then?.try_into().ok()? });
		match (rule().zip(reason), &mut rules) {
			(Some((rule, reason)), Some((rules, reasons))) => {
				rules.push(rule);
				reasons.push(reason);
			}
			_ => rules = None,
		}
	}
	let (rules, mut reasons) = rules?;
	// The list ends with the last reason that is given.
	reasons.truncate(reasons.iter().rposition(|reason| !reason.is_empty()).map_or(0, |last| last + 1));
	Some((rules, reasons))
}

fn claims(top: &mut Fields<'_>, report: &mut Report, known: &Names) -> Option<Vec<Claim>> {
	let mut claims = Some(Vec::new());
	let mut taken = BTreeSet::new();
	for mut fields in top.tables(report, "claim", limits::CLAIMS) {
		let name = fields.required(report, "name", |value| {
			let name = name(value)?;
			match taken.insert(name.clone()) {
				true => Ok(name),
				false => Err(value.place.mistake(format!("{name:?} is there already; choose another name"))),
			}
		});
		let when = sentences(&mut fields, report, "when", limits::CONDITIONS, |text| grammar::lasting(text, known));
		fields.refuse_others(report, &TOP);
		let claim = || Some(Claim { name: bounded(&name?).ok()?, conditions: when?.try_into().ok()? });
		match (claim(), &mut claims) {
			(Some(claim), Some(claims)) => claims.push(claim),
			_ => claims = None,
		}
	}
	claims
}

/// Reads each sentence of a list that must be there, and hold at least one.
pub fn sentences<T>(
	fields: &mut Fields<'_>,
	report: &mut Report,
	key: &'static str,
	limit: u32,
	mut read: impl FnMut(&str) -> Result<T, String>,
) -> Option<Vec<T>> {
	let entries = fields.required(report, key, |value| {
		let entries = value.list(limit)?;
		let some = (!entries.is_empty()).then_some(entries);
		some.ok_or_else(|| value.place.mistake("is empty; write at least one"))
	})?;
	each(report, entries, |entry| sentence(entry, &mut read))
}

/// Reads each entry of a list; every one that is not understood is a mistake of its own.
pub fn each<'a, T>(
	report: &mut Report,
	entries: Vec<Value<'a>>,
	mut read: impl FnMut(&Value<'a>) -> Result<T, Mistake>,
) -> Option<Vec<T>> {
	let mut all = Some(Vec::new());
	for entry in entries {
		report.remember(&entry.place);
		match (report.keep(read(&entry)), &mut all) {
			(Some(one), Some(all)) => all.push(one),
			_ => all = None,
		}
	}
	all
}

/// Reads a sentence, which the mistake repeats.
pub fn sentence<T>(value: &Value<'_>, read: impl FnOnce(&str) -> Result<T, String>) -> Result<T, Mistake> {
	let text = value.text()?;
	read(text).map_err(|mend| value.place.mistake(format!("{text:?}: {mend}")))
}

fn sources(top: &mut Fields<'_>, report: &mut Report, known: &Names) -> Option<Vec<Source>> {
	let tables = top.tables(report, "source", limits::SOURCES);
	if tables.is_empty() && (known.fetched || known.metrics.is_empty()) {
		report.add(top.place.mistake("there is no source; write at least one `[[source]]`"));
	}
	let mut sources = Some(Vec::new());
	for (index, mut fields) in (0u8..).zip(tables) {
		let url = fields.required(report, "url", Value::bounded);
		let pointers = pointers(&mut fields, report, known);
		let time = time(&mut fields, report);
		fields.refuse_others(report, &TOP);
		sections::source(report, index, url.as_ref(), pointers.as_deref(), time.as_ref().and_then(Option::as_ref));
		let source = || Some(Source { url: url?, pointers: pointers?.try_into().ok()?, time: time? });
		let Some(source) = source() else {
			sources = None;
			continue;
		};
		if let Some(sources) = &mut sources {
			sources.push(source);
		}
	}
	sources
}

fn pointers(fields: &mut Fields<'_>, report: &mut Report, known: &Names) -> Option<Vec<MetricPointer>> {
	let table = fields.required(report, "pointers", Value::fields)?;
	let mut pointers = Some(Vec::new());
	for (position, (name, mut value)) in table.all().into_iter().enumerate() {
		value.place.path = format!("{}[{position}]", table.place.path);
		report.remember(&value.place);
		let names = known.metrics.iter().map(|metric| metric.name.as_str());
		let metric = grammar::find("metric", name, names).map_err(|mend| value.place.mistake(mend));
		let metric = report.keep(metric);
		let pointer = report.keep(value.bounded());
		match (metric.zip(pointer), &mut pointers) {
			(Some((metric, pointer)), Some(pointers)) => pointers.push(MetricPointer { metric, pointer }),
			_ => pointers = None,
		}
	}
	pointers
}

fn time(fields: &mut Fields<'_>, report: &mut Report) -> Option<Option<SampleTime>> {
	let Some(mut table) = fields.optional(report, "time", None, |value| value.fields().map(Some))? else {
		return Some(None);
	};
	let formats = [("rfc3339", TimeFormat::Rfc3339), ("unix_s", TimeFormat::UnixS), ("unix_ms", TimeFormat::UnixMs)];
	let pointer = table.required(report, "pointer", Value::bounded);
	let format = table.required(report, "format", |value| value.one_of(&formats));
	let maximum_age = table.required(report, "maximum_age", |value| value.whole(1..=u32::MAX));
	table.refuse_others(report, &TOP);
	Some(Some(SampleTime { pointer: pointer?, format: format?, maximum_age: maximum_age? }))
}
