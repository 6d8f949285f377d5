//! What the sources say of an asset now, and what comes of it.

use super::summary;
use std::collections::{BTreeMap, BTreeSet};
use vivarium_engine::{
	blueprint::{Core, Metric, Source, Texts},
	cause::Cause,
	json, limits,
	observation::{self, Said},
	pointer, template, text,
	time::{self, TimeFormat},
	CollectionId, ItemId,
};

/// Whom to ask for.
pub struct Asset<'a> {
	pub collection: CollectionId,
	pub item: ItemId,
	pub external_id: &'a str,
}

/// What came of each URL.
pub type Bodies = BTreeMap<String, Result<Vec<u8>, Cause>>;

/// What the sources say, for a person.
pub struct Told {
	pub text: String,
	/// Whether every metric has a value.
	pub is_complete: bool,
}

/// The URLs of an asset, each once.
pub fn urls(texts: &Texts, asset: &Asset<'_>) -> BTreeSet<String> {
	texts.sources.iter().filter_map(|source| url(source, asset).ok()).collect()
}

fn url(source: &Source, asset: &Asset<'_>) -> Result<String, Cause> {
	template::render(text(&source.url), asset.collection, asset.item, asset.external_id).map_err(|_| Cause::Url)
}

/// Reads what the URLs answered, at this time (in milliseconds since 1970), as an operator's worker does.
pub fn tell(core: &Core, texts: &Texts, asset: &Asset<'_>, bodies: &Bodies, now: u64) -> Told {
	let width = texts.metrics.iter().map(|metric| text(&metric.name).chars().count()).max().unwrap_or_default();
	let mut lines = Vec::new();
	let mut all = Vec::new();
	for (index, source) in (0u8..).zip(&texts.sources) {
		let url = url(source, asset);
		let body = url.clone().and_then(|url| match bodies.get(&url) {
			Some(Ok(body)) => Ok(body.as_slice()),
			Some(Err(cause)) => Err(*cause),
			None => Err(Cause::NotAllowed),
		});
		lines.push(url.unwrap_or_else(|_| text(&source.url).into()));
		let said = observation::read(core, texts, index, body, asset.external_id, now);
		// What is wrong with the whole answer is said once.
		let common = said.first().and_then(|one| one.value.err()).filter(|cause| {
			let is_common = is_of_answer(*cause) || body.and_then(json::Document::parse).is_err();
			is_common && said.iter().all(|one| one.value == Err(*cause))
		});
		match common {
			Some(cause) => lines.push(format!("  {}: {}", cause.name(), answer_hint(cause, source, body, asset, now))),
			None => lines.extend(said.iter().map(|one| said_line(core, texts, one, source, body, asset, width))),
		}
		all.extend(said);
	}
	lines.push("together".into());
	let mut is_complete = true;
	for ((metric, names), seen) in core.metrics.iter().zip(&texts.metrics).zip(observation::combine(core, texts, &all))
	{
		let said = match seen {
			Ok(seen) => {
				let origins = if seen.sources == 1 { "1 origin".into() } else { format!("{} origins", seen.sources) };
				format!("{}, by {origins}", summary::value(seen.value, metric.decimals, text(&names.unit)))
			}
			Err(cause) => {
				is_complete = false;
				format!("{}{}", cause.name(), together_hint(cause, metric, text(&names.unit)))
			}
		};
		lines.push(format!("  {:<width$}  {said}", text(&names.name)));
	}
	Told { text: lines.join("\n"), is_complete }
}

/// Whether the cause is one of the whole answer, not of one metric.
fn is_of_answer(cause: Cause) -> bool {
	matches!(cause, Cause::TooLarge | Cause::TooOld | Cause::Ahead | Cause::Time)
}

fn said_line(
	core: &Core,
	texts: &Texts,
	said: &Said,
	source: &Source,
	body: Result<&[u8], Cause>,
	asset: &Asset<'_>,
	width: usize,
) -> String {
	let position = usize::from(said.metric);
	let (Some(metric), Some(names)) = (core.metrics.get(position), texts.metrics.get(position)) else {
		return String::new();
	};
	let unit = text(&names.unit);
	let value = match said.value {
		Ok(value) => summary::value(value, metric.decimals, unit),
		Err(cause) => {
			let at = source.pointers.iter().find(|at| at.metric == said.metric).map(|at| text(&at.pointer));
			let at = pointer::render(at.unwrap_or_default(), asset.external_id);
			format!("{}: {}", cause.name(), value_hint(cause, metric, unit, body, &at))
		}
	};
	format!("  {:<width$}  {value}", text(&names.name))
}

/// What stands at a pointer, if a number or a text does.
fn found(body: Result<&[u8], Cause>, at: &str) -> Option<String> {
	json::Document::parse(body.ok()?).ok()?.text(at).ok().map(|found| found.chars().take(40).collect())
}

fn value_hint(cause: Cause, metric: &Metric, unit: &str, body: Result<&[u8], Cause>, at: &str) -> String {
	let found = found(body, at);
	match (cause, found) {
		(Cause::Pointer, _) => match deepest(body, at) {
			"" => format!("nothing is at {at}; see what the URL answers"),
			parent => format!("nothing is at {at}; there is something at {parent}"),
		},
		(Cause::Type, Some(found)) => format!("{found:?} is at {at}, which is no number"),
		(Cause::Type, None) => format!("neither a number nor a text is at {at}; point further into it"),
		(Cause::Number, Some(found)) => format!("{found} does not fit with `decimals = {}`", metric.decimals),
		(Cause::Range, Some(found)) => {
			format!("{found} is at {at}; plausible is {}", summary::range(metric, unit))
		}
		(Cause::Json, _) => "an object on the way names a key twice".into(),
		_ => String::new(),
	}
}

/// The longest part of a pointer at which something stands.
fn deepest<'a>(body: Result<&[u8], Cause>, at: &'a str) -> &'a str {
	let Some(document) = body.ok().and_then(|body| json::Document::parse(body).ok()) else { return "" };
	let mut part = at;
	while let Some(end) = part.rfind('/') {
		part = &part[..end];
		if !matches!(document.text(part), Err(Cause::Pointer)) {
			return part;
		}
	}
	""
}

fn answer_hint(cause: Cause, source: &Source, body: Result<&[u8], Cause>, asset: &Asset<'_>, now: u64) -> String {
	match cause {
		Cause::Timeout => "there was no whole answer in time".into(),
		Cause::TooLarge => format!("the answer is larger than {} KiB; ask for less", limits::BODY / 1024),
		Cause::Status(401 | 403) => "the server wants a key; name its header in a file for --oracle-config".into(),
		Cause::Status(404) => "the server knows no such thing; look at the path and the external id".into(),
		Cause::Status(_) => "the server did not answer with 200".into(),
		Cause::Redirect => "redirects are not followed; write the URL to which it leads".into(),
		Cause::Tls => "the TLS handshake failed; is the certificate good, and is it https at all?".into(),
		Cause::Refused => "nobody listens there, or the connection broke".into(),
		Cause::Dns => "the name of the host does not resolve".into(),
		Cause::NotAllowed => "the file of --oracle-config does not allow this origin, or its private address".into(),
		Cause::Url => format!("with this external id it has more than {} bytes", limits::URL),
		Cause::Json => format!("the answer is no JSON of at most {} levels", limits::JSON_DEPTH),
		Cause::TooOld | Cause::Ahead | Cause::Time => time_hint(cause, source, body, asset, now),
		_ => String::new(),
	}
}

fn time_hint(cause: Cause, source: &Source, body: Result<&[u8], Cause>, asset: &Asset<'_>, now: u64) -> String {
	let Some(declared) = &source.time else { return String::new() };
	let at = pointer::render(text(&declared.pointer), asset.external_id);
	let Some(found) = found(body, &at) else { return format!("no time is at {at}") };
	let Some(sample) = time::parse(&found, declared.format) else {
		let format = match declared.format {
			TimeFormat::UnixS => "in seconds since 1970",
			TimeFormat::UnixMs => "in milliseconds since 1970",
			TimeFormat::Rfc3339 => "as RFC 3339 has it",
		};
		return format!("{found:?} is at {at}, which is no time {format}");
	};
	let seconds = now.abs_diff(sample) / 1_000;
	match cause {
		Cause::Ahead => format!("{found} is {seconds} s ahead of this machine's clock"),
		_ => format!("{found} is {seconds} s ago; at most {} s are allowed", declared.maximum_age),
	}
}

fn together_hint(cause: Cause, metric: &Metric, unit: &str) -> String {
	match cause {
		Cause::TooFewSources => format!(": {} origins must give a value", metric.min_sources),
		Cause::SourcesDisagree => {
			let tolerance = i64::try_from(metric.tolerance).unwrap_or(i64::MAX);
			format!(": most must lie within {} of their median", summary::value(tolerance, metric.decimals, unit))
		}
		_ => String::new(),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::blueprint::convert::parse;

	const NOW: u64 = 1_790_000_000_000;
	const ASSET: Asset<'static> = Asset { collection: 0, item: 0, external_id: "p1" };

	/// A metric from two origins, which must agree within 0.5.
	fn gauges(min_sources: u8) -> (Core, Texts) {
		let source = |port| {
			format!(
				"[[source]]\nurl = 'http://127.0.0.1:{port}/{{external_id}}'\npointers = {{ heat = '/a/heat' }}\n\
				 time = {{ pointer = '/t', format = 'unix_s', maximum_age = 60 }}\n"
			)
		};
		let top = "name = 'T'\nheartbeat = 5\nstates = ['on']\n[[metric]]\nname = 'heat'\nunit = '°C'\ndecimals = 1\n\
		           minimum = 0\nmaximum = 100\ntolerance = 0.5\ndeviation = 1\n";
		let (core, texts, _) = parse(&format!("{top}min_sources = {min_sources}\n{}{}", source(1), source(2))).unwrap();
		(core, texts)
	}

	fn told(min_sources: u8, first: Result<&str, Cause>, second: Result<&str, Cause>) -> Told {
		let (core, texts) = gauges(min_sources);
		let urls: Vec<String> = urls(&texts, &ASSET).into_iter().collect();
		assert_eq!(urls, ["http://127.0.0.1:1/p1", "http://127.0.0.1:2/p1"]);
		let bodies = urls.into_iter().zip([first, second].map(|body| body.map(|body| body.as_bytes().to_vec())));
		tell(&core, &texts, &ASSET, &bodies.collect(), NOW)
	}

	const GOOD: &str = r#"{"a":{"heat":"20.04"},"t":1790000000.5}"#;

	#[test]
	fn values_are_told_with_their_units() {
		let told = told(2, Ok(GOOD), Ok(GOOD));
		assert!(told.is_complete);
		assert_eq!(
			told.text,
			"http://127.0.0.1:1/p1\n  heat  20.0 °C\nhttp://127.0.0.1:2/p1\n  heat  20.0 °C\ntogether\n  heat  20.0 °C, by 2 origins"
		);
	}

	#[test]
	fn every_cause_has_a_hint() {
		for (body, hint) in [
			(Ok(r#"{"a":{"heat":"hot"},"t":1790000000}"#), "type: \"hot\" is at /a/heat, which is no number"),
			(Ok(r#"{"a":{"heat":{}},"t":1790000000}"#), "type: neither a number nor a text is at /a/heat"),
			(Ok(r#"{"a":{},"t":1790000000}"#), "pointer: nothing is at /a/heat; there is something at /a"),
			(Ok(r#"{"b":{},"t":1790000000}"#), "pointer: nothing is at /a/heat; see what"),
			(Ok(r#"{"a":{"heat":101},"t":1790000000}"#), "range: 101 is at /a/heat; plausible is 0.0 to 100.0 °C"),
			(Ok(r#"{"a":{"heat":1e30},"t":1790000000}"#), "number: 1e30 does not fit with `decimals = 1`"),
			(Ok(r#"{"a":{"heat":1},"t":1789999900}"#), "too_old: 1789999900 is 100 s ago; at most 60 s"),
			(Ok(r#"{"a":{"heat":1},"t":1790000100}"#), "ahead: 1790000100 is 100 s ahead"),
			(Ok(r#"{"a":{"heat":1},"t":"soon"}"#), "time: \"soon\" is at /t, which is no time in seconds"),
			(Ok(r#"{"a":{"heat":1}}"#), "time: no time is at /t"),
			(Ok("<html>"), "json: the answer is no JSON"),
			(Err(Cause::Status(401)), "status_401: the server wants a key"),
			(Err(Cause::Status(500)), "status_500: the server did not answer with 200"),
			(Err(Cause::Timeout), "timeout: there was no whole answer in time"),
			(Err(Cause::Refused), "refused: nobody listens"),
			(Err(Cause::NotAllowed), "not_allowed: "),
		] {
			let told = told(2, body, Ok(GOOD));
			assert!(told.text.contains(hint), "{hint}: {}", told.text);
			assert!(told.text.contains("heat  too_few_sources: 2 origins must give a value"), "{}", told.text);
			assert!(!told.is_complete);
		}
	}

	#[test]
	fn a_contradiction_is_told() {
		let other = r#"{"a":{"heat":30},"t":1790000000}"#;
		let told = told(1, Ok(GOOD), Ok(other));
		assert!(told.text.contains("sources_disagree: most must lie within 0.5 °C"), "{}", told.text);
	}
}
