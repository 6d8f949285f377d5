//! What a blueprint says, in a few lines.

use std::{collections::BTreeSet, fmt::Write};
use vivarium_engine::{
	blueprint::{Core, Metric, MetricKind, Texts},
	decimal, template, text, Text,
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
			Some(sources(texts, index, metric.min_sources)),
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
	] {
		if !list.is_empty() {
			push(&mut out, &format!("{label:<8} {list}"));
		}
	}
	push(&mut out, &format!("metrics\n{}", metrics.trim_end()));
	push(&mut out, &format!("size     {size} bytes of call data"));
	out
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
