//! The engine's judgement of one part of a blueprint, whatever is wrong with the others.

use super::problem::Report;
use vivarium_engine::{
	blueprint::{
		validate, Core, Flaw, Kind, MeasureTexts, Metric, MetricKind, MetricPointer, MetricTexts, Pusher, SampleTime,
		Source, Texts, TraitTexts,
	},
	bounded,
	decimal::Scale,
	health::HealthTerm,
	limits,
	measure::Measure,
	traits::Trait,
	Text,
};

/// Judges a metric and its health curve.
pub fn metric(report: &mut Report, index: u8, metric: &Metric, term: Option<&HealthTerm>) {
	let (mut core, mut texts) = sound();
	core.metrics = vec![*metric].try_into().unwrap_or_default();
	if metric.is_published() {
		texts.sources = Default::default();
	}
	let found = judge(&core, &texts);
	if let Some(flaw) = found {
		return keep(report, flaw, index);
	}
	let Some(term) = term else { return };
	core.health = vec![HealthTerm { metric: 0, ..term.clone() }].try_into().unwrap_or_default();
	if let Some(flaw) = judge(&core, &texts) {
		// The curve is a field of its metric in the file.
		keep(report, Flaw { field: "metrics[0].health".into(), ..flaw }, index);
	}
}

/// Judges a measure of this metric.
pub fn measure(report: &mut Report, index: u8, measure: &Measure, metric: &Metric) {
	let (mut core, mut texts) = sound();
	core.metrics = vec![*metric].try_into().unwrap_or_default();
	if metric.is_published() {
		texts.sources = Default::default();
	}
	core.measures = vec![measure.of(0)].try_into().unwrap_or_default();
	texts.measures = vec![MeasureTexts { name: text("m"), unit: Text::default() }].try_into().unwrap_or_default();
	// What is wrong with the metric itself is told of the metric.
	let found = judge(&core, &texts).filter(|flaw| flaw.kind == Kind::Measure);
	if let Some(flaw) = found {
		// Fields of the file have other names.
		let field = flaw.field.replace(".metric", ".of").replace(".activation_energy", ".kinetic_mean");
		keep(report, Flaw { field, ..flaw }, index);
	}
}

/// Judges a trait.
pub fn one_trait(report: &mut Report, index: u8, declared: &Trait, names: &TraitTexts) {
	let (mut core, mut texts) = sound();
	core.traits = vec![*declared].try_into().unwrap_or_default();
	texts.traits = vec![names.clone()].try_into().unwrap_or_default();
	if let Some(flaw) = judge(&core, &texts) {
		keep(report, flaw, index);
	}
}

/// Judges the parts of a source that could be read.
pub fn source(
	report: &mut Report,
	index: u8,
	url: Option<&Text<{ limits::URL }>>,
	pointers: Option<&[MetricPointer]>,
	time: Option<&SampleTime>,
) {
	let (mut core, mut texts) = sound();
	let metrics = limits::METRICS as usize;
	let names: Vec<_> = (0..metrics).map(|number| named(&format!("m{number}"))).collect();
	core.metrics = vec![METRIC; metrics].try_into().unwrap_or_default();
	texts.metrics = names.try_into().unwrap_or_default();
	let sound = texts.sources.iter().next().cloned();
	let mut judge_one = |source: Option<Source>| {
		texts.sources = source.into_iter().collect::<Vec<_>>().try_into().unwrap_or_default();
		if let Some(flaw) = judge(&core, &texts) {
			keep(report, flaw, index);
		}
	};
	let with = |url: Option<&_>, pointers: Option<&[MetricPointer]>, time: Option<&_>| {
		let mut source = sound.clone()?;
		source.url = url.cloned().unwrap_or(source.url);
		source.pointers = pointers.and_then(|all| all.to_vec().try_into().ok()).unwrap_or(source.pointers);
		source.time = time.cloned();
		Some(source)
	};
	judge_one(with(url, None, None));
	judge_one(with(None, pointers, None));
	judge_one(with(None, None, time));
}

/// What is wrong, but for the number of sources, which is judged with all of them.
fn judge(core: &Core, texts: &Texts) -> Option<Flaw> {
	validate(core, texts).err().filter(|flaw| flaw.kind != Kind::TooFewSources)
}

fn keep(report: &mut Report, flaw: Flaw, index: u8) {
	let field = flaw.field.replacen("[0]", &format!("[{index}]"), 1);
	report.add_flaw(&field, &flaw.mend);
}

const METRIC: Metric = Metric {
	kind: MetricKind::Gauge,
	decimals: 0,
	scale: Scale::ONE,
	offset: 0,
	minimum: 0,
	maximum: 0,
	tolerance: 0,
	deviation: 0,
	step: None,
	window: 0,
	min_sources: 1,
	pushed_by: Pusher::Account,
};

fn text<const N: u32>(text: &str) -> Text<N> {
	bounded(text).unwrap_or_default()
}

fn named(name: &str) -> MetricTexts {
	MetricTexts { name: text(name), unit: Text::default() }
}

/// The smallest blueprint that is sound.
fn sound() -> (Core, Texts) {
	let core = Core {
		heartbeat: limits::HEARTBEATS[0],
		metrics: vec![METRIC].try_into().unwrap_or_default(),
		health: Default::default(),
		traits: Default::default(),
		states: 1,
		initial_state: 0,
		transitions: Default::default(),
		flags: 0,
		triggers: 0,
		rules: Default::default(),
		measures: Default::default(),
	};
	let pointer = MetricPointer { metric: 0, pointer: Text::default() };
	let source =
		Source { url: text("http://localhost"), pointers: vec![pointer].try_into().unwrap_or_default(), time: None };
	let texts = Texts {
		name: text("sound"),
		description: Text::default(),
		metrics: vec![named("m")].try_into().unwrap_or_default(),
		traits: Default::default(),
		states: vec![text("s")].try_into().unwrap_or_default(),
		flags: Default::default(),
		triggers: Default::default(),
		sources: vec![source].try_into().unwrap_or_default(),
		measures: Default::default(),
		reasons: Default::default(),
		claims: Default::default(),
	};
	(core, texts)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_smallest_blueprint_is_sound() {
		let (core, texts) = sound();
		assert_eq!(validate(&core, &texts), Ok(()));
	}
}
