//! What a blueprint says, in a few lines.

use super::{
	grammar::{bit, COMPARISONS},
	number,
};
use std::{collections::BTreeSet, fmt::Write};
use vivarium_engine::{
	blueprint::{Core, Metric, MetricKind, Pusher, Texts, Transition},
	decimal,
	measure::Measure,
	synthesis::{Declaration, Fairness, Favourable, Occasions, Policy, ReviewCondition, ReviewTerms},
	template, text,
	traits::{Trait, TraitKind},
	Text,
};

/// Seconds between two blocks.
const BLOCK_S: u32 = 2;

/// The blueprint in a few lines. `size` is that of the call which sets it, in bytes.
pub fn summary(core: &Core, texts: &Texts, size: usize) -> String {
	let mut out = format!("{}: {}\n", text(&texts.name), text(&texts.description));
	let seconds = core.heartbeat.saturating_mul(BLOCK_S);
	let width = texts.metrics.iter().map(|metric| text(&metric.name).chars().count()).max().unwrap_or_default();
	let mut metrics = String::new();
	for ((index, metric), names) in (0u8..).zip(&core.metrics).zip(&texts.metrics) {
		let has_curve = core.health.iter().any(|term| term.metric == index);
		let line = [
			Some(kind(metric.kind).to_string()),
			Some(range(metric, text(&names.unit))),
			Some(match metric.is_published() {
				true => match metric.pushed_by {
					Pusher::Account => "pushed by publishers".to_string(),
					Pusher::Device => "pushed by devices".to_string(),
				},
				false => sources(texts, index, metric.min_sources),
			}),
			(metric.window > 0).then(|| format!("the last {} readings", metric.window)),
			has_curve.then(|| "bears on health".to_string()),
		];
		let line = line.into_iter().flatten().collect::<Vec<_>>().join("; ");
		push(&mut metrics, &format!("  {:<width$}  {line}", text(&names.name)));
	}
	let states = texts.states.iter().zip(0u8..).map(|(name, index)| {
		let first = if index == core.initial_state { " (first)" } else { "" };
		format!("{}{first}", text(name))
	});
	push(&mut out, &format!("round    every {} blocks ({seconds} s)", core.heartbeat));
	push(&mut out, &format!("states   {}", states.collect::<Vec<_>>().join(", ")));
	let counts = format!("{} transitions, {} rules", core.transitions.len(), core.rules.len());
	push(&mut out, &format!("change   {counts}"));
	for (label, list) in [
		("traits", names(texts.traits.iter().map(|one| &one.name))),
		("flags", names(&texts.flags)),
		("triggers", names(&texts.triggers)),
		("claims", names(texts.claims.iter().map(|claim| &claim.name))),
	] {
		if !list.is_empty() {
			push(&mut out, &format!("{label:<8} {list}"));
		}
	}
	push(&mut out, &format!("metrics\n{}", metrics.trim_end()));
	if !core.measures.is_empty() {
		push(&mut out, &format!("measures\n{}", measures(core, texts).trim_end()));
	}
	push(&mut out, &format!("size     {size} bytes of call data"));
	out
}

fn measures(core: &Core, texts: &Texts) -> String {
	let width = texts.measures.iter().map(|measure| text(&measure.name).chars().count()).max().unwrap_or_default();
	let mut measures = String::new();
	for (measure, names) in core.measures.iter().zip(&texts.measures) {
		let metric = usize::from(measure.metric());
		let (name, unit) = texts.metrics.get(metric).map_or(("?", ""), |names| (text(&names.name), text(&names.unit)));
		let bound = |bound: i64| value(bound, measure.metric_decimals(core), unit);
		let line = match *measure {
			Measure::Above { bound: at, longest_gap, .. } => {
				format!("seconds of {name} above {}; {}", bound(at), gap(longest_gap))
			}
			Measure::Below { bound: at, longest_gap, .. } => {
				format!("seconds of {name} below {}; {}", bound(at), gap(longest_gap))
			}
			Measure::KineticMean { activation_energy, longest_gap, .. } => {
				format!("mean kinetic temperature of {name} at {activation_energy} J/mol; {}", gap(longest_gap))
			}
			Measure::PerPeriod { seconds, .. } => {
				format!("what {name} rose in the present {}", number::print_duration(seconds))
			}
			Measure::LastPeriod { seconds, .. } => {
				format!("what {name} rose in the last whole {}", number::print_duration(seconds))
			}
		};
		push(&mut measures, &format!("  {:<width$}  {line}", text(&names.name)));
	}
	measures
}

fn gap(longest: u32) -> String {
	format!("of a silence at most {}", number::print_duration(longest))
}

/// What the synthesis may do, in a few lines.
pub fn synthesis(core: &Core, texts: &Texts, declaration: &Declaration) -> String {
	let writes = core.traits.iter().zip(&texts.traits).zip(0u8..).filter(|((declared, _), _)| declared.writers.model);
	let writes = writes.map(|((_, names), index)| match declaration.tolerance(index) {
		0 => text(&names.name).to_string(),
		within => format!("{} (agrees within {within})", text(&names.name)),
	});
	let state = |state: u8| texts.states.get(usize::from(state)).map_or("?", text);
	let moves =
		declaration.transitions.iter().map(|Transition { from, to }| format!("{} -> {}", state(*from), state(*to)));
	let adjustment = declaration.adjustment;
	let shown = (adjustment > 0).then(|| format!("the health beside the computed one by {adjustment}"));
	let narrative = declaration.narrative.as_ref().map(|terms| {
		let forbidden = match terms.forbidden.len() {
			0 => String::new(),
			_ => format!(", without {}", names(&terms.forbidden)),
		};
		format!("at most {} bytes{forbidden}", terms.maximum)
	});
	let mut out = String::from("synthesis\n");
	for (label, said) in [
		("model", format!("{}; asked {}", declaration.model, occasions(&declaration.occasions, texts))),
		("writes", writes.collect::<Vec<_>>().join(", ")),
		("moves", moves.chain(shown).collect::<Vec<_>>().join(", ")),
		("raises", names(chosen(declaration.flags, &texts.flags))),
		("text", narrative.unwrap_or_default()),
		("image", declaration.image.as_ref().map(|terms| format!("by model {}", terms.model)).unwrap_or_default()),
		("review", review(&declaration.review, core, texts)),
		("fairness", declaration.fairness.map(|terms| fairness(&terms, core, texts)).unwrap_or_default()),
		("size", format!("{} bytes", declaration.bytes().len())),
	] {
		if !said.is_empty() {
			push(&mut out, &format!("  {label:<8} {said}"));
		}
	}
	out
}

fn occasions(occasions: &Occasions, texts: &Texts) -> String {
	let triggers = chosen(occasions.triggers, &texts.triggers).map(|name| format!("after trigger {}", text(name)));
	let all = [
		occasions.transition.then(|| "after a transition".to_string()),
		(occasions.every > 0).then(|| format!("every {} rounds", occasions.every)),
		occasions.owner.then(|| "when the owner asks".to_string()),
	];
	triggers.chain(all.into_iter().flatten()).collect::<Vec<_>>().join(", ")
}

fn review(terms: &ReviewTerms, core: &Core, texts: &Texts) -> String {
	let when = match &terms.policy {
		Policy::Never => "never, unless the chain doubts the model".into(),
		Policy::Always => "always".into(),
		Policy::When(conditions) => {
			let said = conditions.iter().map(|condition| match *condition {
				ReviewCondition::Above { index, bound } => {
					format!("{} > {}", trait_name(texts, index), trait_value(core, texts, index, bound))
				}
				ReviewCondition::Moves { index, by } => format!("move({}) > {by}", trait_name(texts, index)),
				ReviewCondition::Transition { to } => {
					format!("state {}", texts.states.get(usize::from(to)).map_or("?", text))
				}
				ReviewCondition::FirstImage => "first image".into(),
			});
			format!("when {}", said.collect::<Vec<_>>().join(" or "))
		}
	};
	let seconds = terms.deadline.saturating_mul(BLOCK_S);
	format!("{when}; rejected after {} blocks ({seconds} s)", terms.deadline)
}

fn fairness(terms: &Fairness, core: &Core, texts: &Texts) -> String {
	let outcome = match terms.favourable {
		Favourable::Trait { index, comparison, bound } => {
			let sign = COMPARISONS.iter().find(|(_, meant)| *meant == comparison).map_or("?", |(sign, _)| *sign);
			format!("{} {sign} {}", trait_name(texts, index), trait_value(core, texts, index, bound))
		}
		Favourable::State { state } => format!("state = {}", texts.states.get(usize::from(state)).map_or("?", text)),
	};
	format!("over {}; favourable is {outcome}", trait_name(texts, terms.cohort))
}

fn trait_name(texts: &Texts, index: u8) -> &str {
	texts.traits.get(usize::from(index)).map_or("?", |names| text(&names.name))
}

/// A trait's number as a file has it: the number, the option or the truth.
fn trait_value(core: &Core, texts: &Texts, index: u8, value: i64) -> String {
	let declared = core.traits.get(usize::from(index)).zip(texts.traits.get(usize::from(index)));
	let named = match declared {
		Some((Trait { kind: TraitKind::Enumeration { .. }, .. }, names)) => {
			usize::try_from(value).ok().and_then(|option| names.options.get(option)).map(|name| text(name).to_string())
		}
		Some((Trait { kind: TraitKind::Bool, .. }, _)) => Some((value != 0).to_string()),
		_ => None,
	};
	named.unwrap_or_else(|| value.to_string())
}

/// The names of which the bit is set.
fn chosen<T>(bits: u32, names: &[T]) -> impl Iterator<Item = &T> {
	names.iter().zip(0u8..).filter(move |(_, position)| bits & bit(*position) != 0).map(|(name, _)| name)
}

/// A value with all its decimals and its unit.
pub fn value(value: i64, decimals: u8, unit: &str) -> String {
	let gap = if unit.is_empty() { "" } else { " " };
	format!("{}{gap}{unit}", decimal::print(value, decimals))
}

/// The plausible range of a metric.
pub fn range(metric: &Metric, unit: &str) -> String {
	let minimum = decimal::print(metric.minimum, metric.decimals);
	format!("{minimum} to {}", value(metric.maximum, metric.decimals, unit))
}

fn kind(kind: MetricKind) -> &'static str {
	match kind {
		MetricKind::Gauge => "gauge",
		MetricKind::Counter { may_reset: false } => "counter",
		MetricKind::Counter { may_reset: true } => "counter with resets",
	}
}

fn sources(texts: &Texts, metric: u8, least: u8) -> String {
	let knows: Vec<_> =
		texts.sources.iter().filter(|source| source.pointers.iter().any(|pointer| pointer.metric == metric)).collect();
	let origins: BTreeSet<_> = knows.iter().filter_map(|source| template::origin(text(&source.url))).collect();
	let plural = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
	let least = if least > 1 { format!(", at least {least}") } else { String::new() };
	format!("{} on {}{least}", plural(knows.len(), "source"), plural(origins.len(), "origin"))
}

fn names<'a, const N: u32>(names: impl IntoIterator<Item = &'a Text<N>>) -> String {
	names.into_iter().map(text).collect::<Vec<_>>().join(", ")
}

fn push(out: &mut String, line: &str) {
	// Writing to a string cannot fail.
	let _ = writeln!(out, "{line}");
}
