//! Observations: what one operator saw of one asset, from all its sources.

use crate::{
	aggregate,
	blueprint::{Core, Metric, Source, Texts},
	cause::Cause,
	decimal::{self, DecimalError},
	json, limits, pointer, template, text,
	time::{self, Age},
};
use alloc::{collections::BTreeSet, string::String, vec::Vec};
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A value that an operator reports.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Seen {
	/// The value, in the metric's decimals.
	pub value: i64,
	/// How many distinct origins stand behind it.
	pub sources: u8,
}

/// Per metric of the blueprint, the value, or why there is none.
pub type Values = BoundedVec<Result<Seen, Cause>, ConstU32<{ limits::METRICS }>>;

/// What a source said: the body of its response, or why there is none.
pub type Response<'a> = Result<&'a [u8], Cause>;

/// What one source says of a metric, or why it says nothing.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Said {
	/// The metric's position.
	pub metric: u8,
	/// The source's position.
	pub source: u8,
	/// The plausible value, in the metric's decimals, or the cause.
	pub value: Result<i64, Cause>,
}

/// What a source says of each metric that it knows. `now` is the chain's clock, in milliseconds since 1970.
pub fn read(core: &Core, texts: &Texts, source: u8, response: Response<'_>, external_id: &str, now: u64) -> Vec<Said> {
	let Some(described) = texts.sources.get(usize::from(source)) else { return Vec::new() };
	let parsed = response.and_then(json::Document::parse);
	let timely =
		parsed.as_ref().map_err(|cause| *cause).and_then(|document| check_time(document, described, external_id, now));
	let value = |index: u8, at: &str| {
		let metric = core.metrics.get(usize::from(index)).ok_or(Cause::Pointer)?;
		timely?;
		let document = parsed.as_ref().map_err(|cause| *cause)?;
		let number = document.text(&pointer::render(at, external_id))?;
		plausible(metric, convert(metric, &number)?)
	};
	let pointers = described.pointers.iter();
	pointers.map(|at| Said { metric: at.metric, source, value: value(at.metric, text(&at.pointer)) }).collect()
}

fn check_time(document: &json::Document<'_>, source: &Source, external_id: &str, now: u64) -> Result<(), Cause> {
	let Some(declared) = &source.time else { return Ok(()) };
	let at = pointer::render(text(&declared.pointer), external_id);
	let sample = document.text(&at).map_err(|cause| if cause == Cause::Json { cause } else { Cause::Time })?;
	let sample = time::parse(&sample, declared.format).ok_or(Cause::Time)?;
	match time::age(sample, now, declared.maximum_age) {
		Age::Timely => Ok(()),
		Age::TooOld => Err(Cause::TooOld),
		Age::Ahead => Err(Cause::Ahead),
	}
}

fn convert(metric: &Metric, number: &str) -> Result<i64, Cause> {
	decimal::parse_converted(number, metric.decimals, metric.scale, metric.offset).map_err(|error| match error {
		DecimalError::Syntax => Cause::Type,
		DecimalError::Overflow => Cause::Number,
	})
}

/// Whether a value is plausible for a metric; the range's ends are.
///
/// # Errors
/// [`Cause::Range`] when it is not.
pub fn plausible(metric: &Metric, value: i64) -> Result<i64, Cause> {
	if (metric.minimum..=metric.maximum).contains(&value) {
		Ok(value)
	} else {
		Err(Cause::Range)
	}
}

/// Makes one value per metric of what the sources said: outliers are dropped, enough distinct origins must survive, and
/// more than half of the survivors must lie within tolerance of their lower median, which is the value. Contradiction
/// is reported as such, not averaged away. Of a published metric it says nothing but [`Cause::Published`].
pub fn combine(core: &Core, texts: &Texts, said: &[Said]) -> Values {
	let origin =
		|source: u8| texts.sources.get(usize::from(source)).and_then(|source| template::origin(text(&source.url)));
	let values = (0u8..).zip(&core.metrics).map(|(index, metric)| {
		if metric.is_published() {
			return Err(Cause::Published);
		}
		let of_metric: Vec<&Said> = said.iter().filter(|one| one.metric == index).collect();
		let found: Vec<(i64, Option<String>)> =
			of_metric.iter().filter_map(|one| Some((one.value.ok()?, origin(one.source)))).collect();
		let causes = of_metric.iter().filter_map(|one| one.value.err());
		across_sources(metric, &found, dominant(causes))
	});
	BoundedVec::truncate_from(values.collect())
}

fn across_sources(metric: &Metric, found: &[(i64, Option<String>)], cause: Option<Cause>) -> Result<Seen, Cause> {
	let values: Vec<i64> = found.iter().map(|(value, _)| *value).collect();
	let survive = aggregate::survivors(&values, metric.tolerance);
	let left: Vec<&(i64, Option<String>)> =
		found.iter().zip(survive).filter(|(_, survives)| *survives).map(|(one, _)| one).collect();
	let origins: BTreeSet<&Option<String>> = left.iter().map(|(_, origin)| origin).collect();
	if left.is_empty() {
		return Err(cause.unwrap_or(Cause::TooFewSources));
	}
	if origins.len() < usize::from(metric.min_sources) {
		// One dead source of one says why; of several, what is missing is their number.
		return Err(if metric.min_sources > 1 { Cause::TooFewSources } else { cause.unwrap_or(Cause::TooFewSources) });
	}
	let values: Vec<i64> = left.iter().map(|(value, _)| *value).collect();
	let agreed = aggregate::agree(&values, 1, metric.tolerance).ok_or(Cause::SourcesDisagree)?;
	Ok(Seen { value: agreed.value, sources: u8::try_from(origins.len()).unwrap_or(u8::MAX) })
}

/// The most frequent cause; of equally frequent ones, the first in their order.
pub fn dominant(causes: impl IntoIterator<Item = Cause>) -> Option<Cause> {
	let mut counts = alloc::collections::BTreeMap::<Cause, u32>::new();
	for cause in causes {
		let count = counts.entry(cause).or_default();
		*count = count.saturating_add(1);
	}
	counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(cause, _)| cause)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		blueprint::{MetricPointer, SampleTime},
		bounded,
		decimal::Scale,
		fixtures,
		time::TimeFormat,
	};
	use proptest::prelude::*;

	const NOW: u64 = 1_790_000_000_000;

	/// A machine with three sources on three origins, of which so many must agree.
	fn three_sources(min_sources: u8) -> (Core, Texts) {
		let (mut core, mut texts) = fixtures::machine();
		let sources = [9100, 9101, 9102].map(|port| Source {
			url: bounded(&alloc::format!("http://127.0.0.1:{port}/{{external_id}}")).unwrap(),
			pointers: vec![MetricPointer { metric: 0, pointer: bounded("/{external_id}/load").unwrap() }]
				.try_into()
				.unwrap(),
			time: None,
		});
		texts.sources = sources.to_vec().try_into().unwrap();
		core.metrics[0].min_sources = min_sources;
		crate::blueprint::validate(&core, &texts).unwrap();
		(core, texts)
	}

	fn combined(min_sources: u8, loads: [Result<i64, Cause>; 3]) -> Result<Seen, Cause> {
		let (core, texts) = three_sources(min_sources);
		let said: Vec<Said> = (0u8..).zip(loads).map(|(source, value)| Said { metric: 0, source, value }).collect();
		combine(&core, &texts, &said)[0]
	}

	#[test]
	fn a_fleet_document_is_read_by_the_external_id() {
		let (core, texts) = three_sources(1);
		let body = br#"{"m~1":{"load":"12.34"},"m2":{"load":99}}"#;
		let said = |id| read(&core, &texts, 0, Ok(body), id, NOW);
		assert_eq!(said("m~1"), [Said { metric: 0, source: 0, value: Ok(123) }]);
		assert_eq!(said("m2")[0].value, Ok(990));
		assert_eq!(said("m3")[0].value, Err(Cause::Pointer));
		assert_eq!(read(&core, &texts, 0, Err(Cause::Timeout), "m2", NOW)[0].value, Err(Cause::Timeout));
		assert_eq!(read(&core, &texts, 0, Ok(b"{"), "m2", NOW)[0].value, Err(Cause::Json));
		assert_eq!(read(&core, &texts, 0, Ok(br#"{"m2":{"load":100.1}}"#), "m2", NOW)[0].value, Err(Cause::Range));
	}

	#[test]
	fn a_metric_is_converted_before_it_is_judged() {
		let (mut core, mut texts) = fixtures::machine();
		core.metrics[0].scale = Scale { numerator: 100, denominator: 1 };
		core.metrics[0].offset = -5;
		texts.sources[0].pointers[0].pointer = bounded("/ratio").unwrap();
		let of = |body: &[u8]| read(&core, &texts, 0, Ok(body), "x", NOW)[0].value;
		assert_eq!(of(br#"{"ratio":0.5}"#), Ok(495));
		assert_eq!(of(br#"{"ratio":0.001}"#), Err(Cause::Range), "0.1 % − 0.5 %");
		assert_eq!(of(br#"{"ratio":1e30}"#), Err(Cause::Number));
	}

	#[test]
	fn a_sample_must_be_of_its_time() {
		let (core, mut texts) = fixtures::machine();
		let pointer = bounded("/t").unwrap();
		texts.sources[0].time = Some(SampleTime { pointer, format: TimeFormat::UnixMs, maximum_age: 60 });
		let of = |time: &str| {
			let body = alloc::format!(r#"{{"load_percent":1,"t":{time}}}"#);
			read(&core, &texts, 0, Ok(body.as_bytes()), "x", NOW)[0].value
		};
		assert_eq!(of("1790000000000"), Ok(10));
		assert_eq!(of(r#""1789999940000""#), Ok(10), "a numeric string, as old as allowed");
		assert_eq!(of("1789999939999"), Err(Cause::TooOld));
		assert_eq!(of("1790000031000"), Err(Cause::Ahead));
		assert_eq!(of("null"), Err(Cause::Time));
		assert_eq!(of(r#""soon""#), Err(Cause::Time));
		assert_eq!(of(r#"1790000000000,"t":0"#), Err(Cause::Json), "the document contradicts itself");
	}

	#[test]
	fn sources_are_combined_or_their_contradiction_is_told() {
		let dead = Err(Cause::Timeout);
		assert_eq!(combined(2, [Ok(500), Ok(505), Ok(495)]), Ok(Seen { value: 500, sources: 3 }));
		assert_eq!(combined(2, [Ok(500), Ok(900), Ok(501)]), Ok(Seen { value: 500, sources: 2 }), "an outlier");
		assert_eq!(combined(3, [Ok(500), Ok(900), Ok(501)]), Err(Cause::TooFewSources));
		assert_eq!(combined(2, [Ok(500), dead, Ok(510)]), Ok(Seen { value: 500, sources: 2 }));
		assert_eq!(combined(2, [Ok(500), dead, Ok(900)]), Err(Cause::SourcesDisagree));
		assert_eq!(combined(2, [Ok(500), dead, dead]), Err(Cause::TooFewSources));
		assert_eq!(combined(1, [Ok(500), dead, dead]), Ok(Seen { value: 500, sources: 1 }));
		assert_eq!(combined(2, [dead, dead, Err(Cause::Range)]), Err(Cause::Timeout), "the dominant cause");
	}

	#[test]
	fn of_a_published_metric_nothing_is_observed() {
		let (core, texts) = fixtures::published();
		let said = read(&core, &texts, 0, Ok(br#"{"load_percent":12.3,"hours":9}"#), "x", NOW);
		let values = combine(&core, &texts, &said);
		assert_eq!(values.as_slice(), [Ok(Seen { value: 123, sources: 1 }), Err(Cause::Published)]);
	}

	#[test]
	fn the_dominant_cause_is_the_most_frequent_one() {
		assert_eq!(dominant([]), None);
		assert_eq!(dominant([Cause::Range, Cause::Timeout, Cause::Range]), Some(Cause::Range));
		assert_eq!(dominant([Cause::Range, Cause::Timeout]), Some(Cause::Timeout), "the first in order");
	}

	proptest! {
		#[test]
		fn the_order_of_sources_does_not_matter(loads in prop::array::uniform3(0i64..=1000), min_sources in 1u8..=3) {
			let [a, b, c] = loads.map(Ok);
			let one = combined(min_sources, [a, b, c]);
			prop_assert_eq!(one, combined(min_sources, [c, a, b]));
			prop_assert_eq!(one, combined(min_sources, [b, a, c]));
		}

		#[test]
		fn one_lying_source_of_three_stays_in_the_honest_range(honest in 100i64..=900, noise in 0i64..=20, lie in 0i64..=1000) {
			if let Ok(seen) = combined(2, [Ok(honest), Ok(lie), Ok(honest + noise)]) {
				prop_assert!((honest..=honest + noise).contains(&seen.value), "{:?}", seen);
			}
		}

		#[test]
		fn nothing_panics(body: Vec<u8>, id in "[A-Za-z0-9._~-]{1,64}", now: u64) {
			let (core, texts) = three_sources(1);
			let said = read(&core, &texts, 1, Ok(&body), &id, now);
			combine(&core, &texts, &said);
		}
	}
}
