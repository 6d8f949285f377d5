//! What goes wrong, where, and how often.

use crate::{clock, media, pump};
use axum::http::HeaderValue;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::{
	collections::BTreeMap,
	num::{NonZeroU64, NonZeroUsize},
	sync::{Arc, Mutex, PoisonError},
};

/// The keys of what gauges measure.
const GAUGES: [&str; 7] =
	["vibration_mm_s", "temperature_c", "pressure_bar", "load_percent", "memory_percent", "disk_percent", "listeners"];
/// The keys of counters.
const COUNTERS: [&str; 4] = ["running_hours", "strokes", "plays", "minutes"];
/// The keys of a sample's time.
const TIMES: [&str; 3] = ["time", "time_ms", "time_s"];

/// The most that a time is moved by: 30 years.
const MOST_SECONDS: u64 = 946_728_000;
/// The deepest document.
const MOST_LEVELS: usize = 100_000;

/// The longest text, and the largest image.
const MOST_CHARACTERS: usize = 16 * 1_024 * 1_024;

const HTML: &str = "<!doctype html><title>Sign in</title><p>Sign in to use this network.</p>";

/// What goes wrong with the responses of an endpoint.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum Fault {
	/// The response begins so much later.
	Latency { ms: u64 },
	/// The body stops half way, and the connection stays open.
	Stall,
	/// The body comes in pieces.
	Drip { bytes: NonZeroUsize, every_ms: u64 },
	/// The connection breaks in the middle of the body.
	Cut,
	/// The connection is closed without an answer.
	Refuse,
	/// The right body under another status.
	Status { code: u16 },
	/// 302 to another place.
	Redirect { to: String },
	/// The right document, and blanks up to a size; with its length in the header, or in chunks.
	Oversized {
		bytes: u64,
		#[serde(default)]
		chunked: bool,
	},
	/// Encoded with gzip, whatever was asked for.
	Gzipped,
	/// The first half of the document as if it were all.
	Broken,
	/// A page for people.
	Html,
	/// The right document, and one array in another beside it.
	Deep { levels: usize },
	/// Each gauge twice, first as 0.
	DuplicateKey,
	/// Another value in place of numbers.
	WrongType {
		#[serde(default = "hot")]
		value: Value,
		#[serde(default, skip_serializing_if = "Option::is_none")]
		fields: Option<Vec<String>>,
	},
	/// Numbers are left out.
	Missing {
		#[serde(default, skip_serializing_if = "Option::is_none")]
		fields: Option<Vec<String>>,
	},
	/// The sample's time is in the past.
	Stale { seconds: u64 },
	/// The sample's time is in the future.
	Future { seconds: u64 },
	/// Gauges tell more, or less, than they measure.
	Lie { by: By },
	/// Counters begin at 0 when the fault is set.
	CounterReset,

	/// The server answers a `response_format` of `json_schema` with an error, as some do.
	NoJsonSchema {
		#[serde(default = "internal_error")]
		code: u16,
	},
	/// The content stops half way: `finish_reason` is `length`.
	CutOff,
	/// The content is prose.
	NotJson,
	/// The model calls a tool instead of answering.
	ToolCall,
	/// The model declines to answer.
	Declined,
	/// The provider holds the answer back.
	Filtered,
	/// The answer holds no choice, or no image.
	NoChoice,
	/// The content is empty.
	Empty,
	/// A key that was not asked for.
	ExtraKey {
		#[serde(default = "comment")]
		key: String,
	},
	/// A key is left out: this one, or the first that was asked for.
	MissingKey {
		#[serde(default, skip_serializing_if = "Option::is_none")]
		key: Option<String>,
	},
	/// A number is beyond its maximum: this trait's, or the first that has one.
	OutOfRange {
		#[serde(default, rename = "trait", skip_serializing_if = "Option::is_none")]
		name: Option<String>,
	},
	/// An option that is none: this trait's, or the first enumeration's.
	UnknownOption {
		#[serde(default, rename = "trait", skip_serializing_if = "Option::is_none")]
		name: Option<String>,
	},
	/// A trait that was not asked for: this one, or another that the asset has.
	ForbiddenTrait {
		#[serde(default, rename = "trait", skip_serializing_if = "Option::is_none")]
		name: Option<String>,
		#[serde(default = "hot")]
		value: Value,
	},
	/// A transition to a state that was not among those asked for.
	UndeclaredTransition {
		#[serde(default = "elsewhere")]
		to: String,
	},
	/// A flag that was not among those asked for.
	UndeclaredFlag {
		#[serde(default = "elsewhere")]
		flag: String,
	},
	/// Flags of the asset are to be cleared: this one, or all.
	ClearFlag {
		#[serde(default, skip_serializing_if = "Option::is_none")]
		flag: Option<String>,
	},
	/// The narrative holds a number that the prompt does not.
	UngroundedNumber,
	/// The narrative holds this word.
	ForbiddenWord { word: String },
	/// The narrative holds a control character.
	ControlCharacter,
	/// The narrative is so long.
	LongText {
		#[serde(default = "mebi")]
		characters: usize,
	},
	/// The image is an SVG with a script, said to be a PNG.
	NotAnImage,
	/// The image is a PNG of so many bytes.
	ImageTooLarge {
		#[serde(default = "too_large")]
		bytes: usize,
	},
	/// The image is a URL, without its bytes.
	UrlOnly,
}

/// What answers at an endpoint.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
	/// A document of measures.
	Telemetry,
	/// Models of the inference server.
	Models,
	/// Its chat.
	Chat,
	/// Its images.
	Image,
	/// All of its port.
	Inference,
}

/// By how much gauges lie.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(try_from = "Value", untagged)]
pub enum By {
	/// All of them.
	All(f64),
	/// Each by its own.
	Each(BTreeMap<String, f64>),
}

/// A fault as it is asked for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
	pub endpoint: String,
	pub fault: Fault,
	/// For requests whose header `x-caller` says so; else for all.
	#[serde(default)]
	pub caller: Option<String>,
	/// For so many responses; else until it is cleared.
	#[serde(default)]
	pub times: Option<NonZeroU64>,
}

/// A fault in force.
#[derive(Clone, Debug, Serialize)]
pub struct Imposed {
	pub endpoint: String,
	pub fault: Fault,
	/// Whom it is for, if not for all.
	#[serde(skip_serializing_if = "Option::is_none")]
	caller: Option<String>,
	/// How many more responses it is for.
	#[serde(skip_serializing_if = "Option::is_none")]
	times: Option<NonZeroU64>,
	pub since_ms: u64,
	/// How many responses it spoiled.
	spoiled: u64,
}

/// The faults in force, by endpoint; those for one caller by `endpoint@caller`.
#[derive(Clone, Default)]
pub struct Faults(Arc<Mutex<BTreeMap<String, Imposed>>>);

impl Faults {
	/// Puts a fault in force, in place of the endpoint's last one for the same caller.
	pub fn impose(&self, order: Order, kind: Kind, now_ms: u64) -> Result<Imposed, String> {
		order.fault.check(kind)?;
		let Order { endpoint, fault, caller, times } = order;
		let of_caller =
			kind == Kind::Telemetry && caller.as_ref().is_none_or(|caller| !caller.is_empty() && !caller.contains('@'));
		if caller.is_some() && !of_caller {
			return Err("`caller` is for telemetry, and a name without `@`; models have instances of their own".into());
		}
		let imposed = Imposed { endpoint, fault, caller, times, since_ms: now_ms, spoiled: 0 };
		let key = key(&imposed.endpoint, imposed.caller.as_deref());
		self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, imposed.clone());
		Ok(imposed)
	}

	/// The fault for the next response of an endpoint: for this caller or for all, its own or its port's.
	pub fn take(&self, endpoint: &str, caller: Option<&str>) -> Option<Imposed> {
		let port = endpoint.split('/').next().unwrap_or_default();
		let [own, all_of_port] = [endpoint, port].map(|at| key(at, caller));
		self.take_where(&[own.as_str(), all_of_port.as_str(), endpoint, port], |_| true)
	}

	/// The fault for the next response: that of the first of these, if it can go wrong there.
	pub fn take_where(&self, endpoints: &[&str], can: impl Fn(&Fault) -> bool) -> Option<Imposed> {
		let mut faults = self.0.lock().unwrap_or_else(PoisonError::into_inner);
		let key = *endpoints.iter().find(|key| faults.get(**key).is_some_and(|imposed| can(&imposed.fault)))?;
		let imposed = faults.get_mut(key)?;
		imposed.spoiled += 1;
		let taken = imposed.clone();
		if let Some(times) = imposed.times {
			imposed.times = NonZeroU64::new(times.get() - 1);
			if imposed.times.is_none() {
				faults.remove(key);
			}
		}
		Some(taken)
	}

	/// The faults in force.
	pub fn list(&self) -> Vec<Imposed> {
		self.0.lock().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
	}

	/// Ends the faults of an endpoint, of a caller, of both, or all.
	pub fn clear(&self, endpoint: Option<&str>, caller: Option<&str>) {
		let stays = |imposed: &Imposed| match (endpoint, caller) {
			(Some(endpoint), caller) => imposed.endpoint != endpoint || imposed.caller.as_deref() != caller,
			(None, Some(caller)) => imposed.caller.as_deref() != Some(caller),
			(None, None) => false,
		};
		self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|_, imposed| stays(imposed));
	}
}

fn key(endpoint: &str, caller: Option<&str>) -> String {
	match caller {
		Some(caller) => format!("{endpoint}@{caller}"),
		None => endpoint.into(),
	}
}

impl Fault {
	/// The name in requests.
	pub fn name(&self) -> &'static str {
		match self {
			Self::Latency { .. } => "latency",
			Self::Stall => "stall",
			Self::Drip { .. } => "drip",
			Self::Cut => "cut",
			Self::Refuse => "refuse",
			Self::Status { .. } => "status",
			Self::Redirect { .. } => "redirect",
			Self::Oversized { .. } => "oversized",
			Self::Gzipped => "gzipped",
			Self::Broken => "broken",
			Self::Html => "html",
			Self::Deep { .. } => "deep",
			Self::DuplicateKey => "duplicate_key",
			Self::WrongType { .. } => "wrong_type",
			Self::Missing { .. } => "missing",
			Self::Stale { .. } => "stale",
			Self::Future { .. } => "future",
			Self::Lie { .. } => "lie",
			Self::CounterReset => "counter_reset",
			Self::NoJsonSchema { .. } => "no_json_schema",
			Self::CutOff => "cut_off",
			Self::NotJson => "not_json",
			Self::ToolCall => "tool_call",
			Self::Declined => "declined",
			Self::Filtered => "filtered",
			Self::NoChoice => "no_choice",
			Self::Empty => "empty",
			Self::ExtraKey { .. } => "extra_key",
			Self::MissingKey { .. } => "missing_key",
			Self::OutOfRange { .. } => "out_of_range",
			Self::UnknownOption { .. } => "unknown_option",
			Self::ForbiddenTrait { .. } => "forbidden_trait",
			Self::UndeclaredTransition { .. } => "undeclared_transition",
			Self::UndeclaredFlag { .. } => "undeclared_flag",
			Self::ClearFlag { .. } => "clear_flag",
			Self::UngroundedNumber => "ungrounded_number",
			Self::ForbiddenWord { .. } => "forbidden_word",
			Self::ControlCharacter => "control_character",
			Self::LongText { .. } => "long_text",
			Self::NotAnImage => "not_an_image",
			Self::ImageTooLarge { .. } => "image_too_large",
			Self::UrlOnly => "url_only",
		}
	}

	/// Whether it can go wrong there.
	pub fn can_be_at(&self, kind: Kind) -> bool {
		match self {
			Self::Latency { .. }
			| Self::Stall
			| Self::Drip { .. }
			| Self::Cut
			| Self::Refuse
			| Self::Status { .. }
			| Self::Redirect { .. }
			| Self::Oversized { .. }
			| Self::Gzipped
			| Self::Broken
			| Self::Html => true,
			Self::Deep { .. } | Self::DuplicateKey | Self::WrongType { .. } => {
				matches!(kind, Kind::Telemetry | Kind::Chat | Kind::Inference)
			}
			Self::Missing { .. } | Self::Stale { .. } | Self::Future { .. } | Self::Lie { .. } | Self::CounterReset => {
				kind == Kind::Telemetry
			}
			Self::NoChoice | Self::Empty => matches!(kind, Kind::Chat | Kind::Image | Kind::Inference),
			Self::NotAnImage | Self::ImageTooLarge { .. } | Self::UrlOnly => {
				matches!(kind, Kind::Image | Kind::Inference)
			}
			_ => matches!(kind, Kind::Chat | Kind::Inference),
		}
	}

	/// Says what to mend.
	fn check(&self, kind: Kind) -> Result<(), String> {
		if !self.can_be_at(kind) {
			return Err(format!("`{}` cannot go wrong there: docs/simulator.md says where it can", self.name()));
		}
		let all = || GAUGES.iter().chain(&COUNTERS).chain(&TIMES).copied();
		match self {
			Self::NoJsonSchema { code } if !(400..600).contains(code) => Err("`code` is from 400 to 599".into()),
			Self::LongText { characters } if *characters > MOST_CHARACTERS => {
				Err(format!("`characters` is at most {MOST_CHARACTERS}"))
			}
			Self::ImageTooLarge { bytes } if *bytes > MOST_CHARACTERS => {
				Err(format!("`bytes` is at most {MOST_CHARACTERS}"))
			}
			Self::Status { code } if !(200..600).contains(code) => Err("`code` is from 200 to 599".into()),
			Self::Redirect { to } if HeaderValue::from_str(to).is_err() => {
				Err("`to` is a URL without control characters".into())
			}
			Self::Deep { levels } if !(2..=MOST_LEVELS).contains(levels) => {
				Err(format!("`levels` is from 2 to {MOST_LEVELS}"))
			}
			Self::Stale { seconds } | Self::Future { seconds } if *seconds > MOST_SECONDS => {
				Err(format!("`seconds` is at most {MOST_SECONDS}"))
			}
			Self::WrongType { fields: Some(fields), .. } | Self::Missing { fields: Some(fields) }
				if kind == Kind::Telemetry =>
			{
				known(fields, &all().collect::<Vec<_>>())
			}
			Self::Lie { by: By::Each(each) } => known(each.keys(), &GAUGES),
			_ => Ok(()),
		}
	}

	/// What becomes of a document that is asked for now.
	pub fn spoil(&self, document: String, since_ms: u64, now_ms: u64) -> String {
		match self {
			Self::Broken => document.chars().take(document.len() / 2).collect(),
			Self::Html => HTML.into(),
			Self::Deep { levels } => deepened(&document, *levels),
			Self::DuplicateKey => GAUGES.iter().fold(document, |document, key| {
				document.replace(&format!(r#""{key}":"#), &format!(r#""{key}":0,"{key}":"#))
			}),
			Self::WrongType { value, fields } => {
				edited(&document, &|key, _| chosen(fields, key).then(|| Edit::Set(value.clone())))
			}
			Self::Missing { fields } => edited(&document, &|key, _| chosen(fields, key).then_some(Edit::Remove)),
			Self::Stale { seconds } => dated(&document, now_ms.saturating_sub(seconds * 1_000)),
			Self::Future { seconds } => dated(&document, now_ms.saturating_add(seconds * 1_000)),
			Self::Lie { by } => edited(&document, &|key, value| Some(Edit::Set(shifted(value, by.of(key)?)?))),
			Self::CounterReset => {
				let passed_ms = now_ms.saturating_sub(since_ms);
				edited(&document, &|key, _| match key {
					"running_hours" => Some(Edit::Set(pump::running_hours(passed_ms).into())),
					"strokes" => Some(Edit::Set(pump::strokes(passed_ms).into())),
					"plays" => Some(Edit::Set(media::plays(passed_ms).into())),
					"minutes" => Some(Edit::Set(media::minutes(passed_ms).into())),
					_ => None,
				})
			}
			_ => document,
		}
	}
}

impl By {
	/// By how much the gauge of this key lies.
	fn of(&self, key: &str) -> Option<f64> {
		match self {
			Self::All(by) => GAUGES.contains(&key).then_some(*by),
			Self::Each(each) => each.get(key).copied(),
		}
	}
}

/// Not derived: an untagged number is no `f64` where serde_json keeps numbers as they were written.
impl TryFrom<Value> for By {
	type Error = String;

	fn try_from(value: Value) -> Result<Self, String> {
		let number = |value: &Value| value.as_f64().filter(|by| by.is_finite());
		let by = match &value {
			Value::Object(each) => {
				each.iter().map(|(key, by)| Some((key.clone(), number(by)?))).collect::<Option<_>>().map(Self::Each)
			}
			_ => number(&value).map(Self::All),
		};
		by.ok_or_else(|| r#"`by` is a number, or an object of a number for each gauge: {"temperature_c": 20}"#.into())
	}
}

fn hot() -> Value {
	"hot".into()
}

fn internal_error() -> u16 {
	500
}

fn comment() -> String {
	"comment".into()
}

fn elsewhere() -> String {
	"elsewhere".into()
}

fn mebi() -> usize {
	1_024 * 1_024
}

fn too_large() -> usize {
	300 * 1_024
}

fn known<'a>(fields: impl IntoIterator<Item = &'a String>, keys: &[&str]) -> Result<(), String> {
	match fields.into_iter().find(|field| !keys.contains(&field.as_str())) {
		Some(field) => Err(format!("no field `{field}`: name one of {}", keys.join(", "))),
		None => Ok(()),
	}
}

/// Whether a fault is about this key: one of the fields, or any number but those of time.
fn chosen(fields: &Option<Vec<String>>, key: &str) -> bool {
	match fields {
		Some(fields) => fields.iter().any(|field| field == key),
		None => GAUGES.contains(&key) || COUNTERS.contains(&key),
	}
}

pub enum Edit {
	Set(Value),
	Remove,
}

/// The document with each value edited, at any depth.
pub fn edited(document: &str, edit: &dyn Fn(&str, &Value) -> Option<Edit>) -> String {
	match serde_json::from_str(document) {
		Ok(Value::Object(object)) => Value::Object(edited_object(object, edit)).to_string(),
		_ => document.into(),
	}
}

fn edited_object(object: Map<String, Value>, edit: &dyn Fn(&str, &Value) -> Option<Edit>) -> Map<String, Value> {
	let edited = object.into_iter().filter_map(|(key, value)| match (edit(&key, &value), value) {
		(Some(Edit::Set(value)), _) => Some((key, value)),
		(Some(Edit::Remove), _) => None,
		(None, Value::Object(inner)) => Some((key, Value::Object(edited_object(inner, edit)))),
		(None, value) => Some((key, value)),
	});
	edited.collect()
}

fn dated(document: &str, at_ms: u64) -> String {
	edited(document, &|key, _| match key {
		"time" => Some(Edit::Set(clock::rfc3339(at_ms).into())),
		"time_ms" => Some(Edit::Set(at_ms.into())),
		"time_s" => Some(Edit::Set((at_ms as f64 / 1_000.0).into())),
		_ => None,
	})
}

/// The document with arrays in arrays beside its values, so many levels with itself.
pub fn deepened(document: &str, levels: usize) -> String {
	let arrays = "[".repeat(levels - 1) + &"]".repeat(levels - 1);
	document.replacen('{', &format!(r#"{{"deep":{arrays},"#), 1)
}

/// A number, or numeric string, that is more by so much.
fn shifted(value: &Value, by: f64) -> Option<Value> {
	let more = |value: f64| ((value + by) * 1_000.0).round() / 1_000.0;
	match value {
		Value::String(text) => Some(more(text.parse().ok()?).to_string().into()),
		value => Some(more(value.as_f64()?).into()),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const SAMPLE: &str = r#"{"pumps":{"pump-1":{"id":"pump-1","running_hours":10.5,"strokes":7,"temperature_c":"61.4","time":"1970-01-01T00:00:00.000Z","time_ms":0,"time_s":0.0,"vibration_mm_s":2.31}}}"#;

	fn order(fault: &str) -> Result<Order, serde_json::Error> {
		serde_json::from_str(&format!(r#"{{"endpoint":"9101/pumps","fault":{fault}}}"#))
	}

	fn fault(json: &str) -> Fault {
		let fault = order(json).unwrap().fault;
		let kinds = [Kind::Telemetry, Kind::Chat, Kind::Image];
		fault.check(kinds.into_iter().find(|kind| fault.can_be_at(*kind)).unwrap()).unwrap();
		fault
	}

	/// The pump's document of the sample, spoiled 20 seconds after the fault began.
	fn spoiled(json: &str) -> Value {
		let document = fault(json).spoil(SAMPLE.into(), 80_000, 100_000);
		serde_json::from_str::<Value>(&document).unwrap()["pumps"]["pump-1"].clone()
	}

	#[test]
	fn every_fault_is_asked_for_and_told_by_its_name() {
		for json in [
			r#"{"latency":{"ms":1500}}"#,
			r#""stall""#,
			r#"{"drip":{"bytes":1,"every_ms":100}}"#,
			r#""cut""#,
			r#""refuse""#,
			r#"{"status":{"code":503}}"#,
			r#"{"redirect":{"to":"http://127.0.0.1:9102/pumps"}}"#,
			r#"{"oversized":{"bytes":70000,"chunked":true}}"#,
			r#""gzipped""#,
			r#""broken""#,
			r#""html""#,
			r#"{"deep":{"levels":17}}"#,
			r#""duplicate_key""#,
			r#"{"wrong_type":{"value":{},"fields":["strokes"]}}"#,
			r#"{"missing":{}}"#,
			r#"{"stale":{"seconds":60}}"#,
			r#"{"future":{"seconds":60}}"#,
			r#"{"lie":{"by":1.50}}"#,
			r#"{"lie":{"by":{"temperature_c":-4e1}}}"#,
			r#""counter_reset""#,
			r#"{"no_json_schema":{"code":400}}"#,
			r#""cut_off""#,
			r#""not_json""#,
			r#""tool_call""#,
			r#""declined""#,
			r#""filtered""#,
			r#""no_choice""#,
			r#""empty""#,
			r#"{"extra_key":{}}"#,
			r#"{"missing_key":{"key":"narrative"}}"#,
			r#"{"out_of_range":{"trait":"wear"}}"#,
			r#"{"unknown_option":{}}"#,
			r#"{"forbidden_trait":{"trait":"serial","value":7}}"#,
			r#"{"undeclared_transition":{"to":"retired"}}"#,
			r#"{"undeclared_flag":{"flag":"recalled"}}"#,
			r#"{"clear_flag":{}}"#,
			r#""ungrounded_number""#,
			r#"{"forbidden_word":{"word":"guaranteed"}}"#,
			r#""control_character""#,
			r#"{"long_text":{"characters":2000}}"#,
			r#""not_an_image""#,
			r#"{"image_too_large":{}}"#,
			r#""url_only""#,
		] {
			let fault = fault(json);
			let told = serde_json::to_string(&fault).unwrap();
			assert_eq!(serde_json::from_str::<Fault>(&told).unwrap(), fault, "{json}");
			assert!(told.contains(&format!(r#""{}""#, fault.name())), "{json}");
		}
	}

	#[test]
	fn a_mistake_is_refused_with_what_to_mend() {
		for (json, mend) in [
			(r#""slow""#, "expected one of `latency`, `stall`"),
			(r#"{"latency":{"ms":"1"}}"#, "expected u64"),
			(r#"{"latency":{"ms":1,"times":1}}"#, "unknown field `times`, expected `ms`"),
			(r#"{"drip":{"bytes":0,"every_ms":1}}"#, "nonzero"),
			(r#"{"lie":{"by":"much"}}"#, "`by` is a number"),
			(r#"{"lie":{"by":{"temperature_c":"much"}}}"#, "`by` is a number"),
		] {
			let error = order(json).unwrap_err().to_string();
			assert!(error.contains(mend), "{json}: {error}");
		}
		for (json, mend) in [
			(r#"{"status":{"code":100}}"#, "from 200 to 599"),
			(r#"{"redirect":{"to":"a\nb"}}"#, "URL"),
			(r#"{"deep":{"levels":1}}"#, "from 2"),
			(r#"{"deep":{"levels":100001}}"#, "to 100000"),
			(r#"{"stale":{"seconds":946728001}}"#, "at most"),
			(r#"{"missing":{"fields":["heat"]}}"#, "no field `heat`: name one of vibration_mm_s"),
			(r#"{"lie":{"by":{"strokes":1}}}"#, "no field `strokes`"),
		] {
			let error = Faults::default().impose(order(json).unwrap(), Kind::Telemetry, 0).unwrap_err();
			assert!(error.contains(mend), "{json}: {error}");
		}
	}

	#[test]
	fn an_endpoints_own_fault_goes_before_its_ports() {
		let faults = Faults::default();
		for (endpoint, json) in [("9101", r#""stall""#), ("9101/pumps", r#""html""#)] {
			let order = Order { endpoint: endpoint.into(), fault: fault(json), caller: None, times: None };
			faults.impose(order, Kind::Telemetry, 0).unwrap();
		}
		let taken = |endpoint| faults.take(endpoint, None).map(|imposed| imposed.fault.name());
		assert_eq!((taken("9101/pumps"), taken("9101/pumps/pump-1")), (Some("html"), Some("stall")));
		assert_eq!((taken("9102/pumps"), taken("/host")), (None, None));
		faults.clear(Some("9101/pumps"), None);
		assert_eq!(taken("9101/pumps"), Some("stall"));
		assert_eq!(faults.list()[0].spoiled, 2);
		faults.clear(None, None);
		assert_eq!(taken("9101/pumps"), None);
	}

	#[test]
	fn a_fault_ends_after_its_times() {
		let faults = Faults::default();
		let order = Order { times: NonZeroU64::new(2), ..order(r#""stall""#).unwrap() };
		faults.impose(order, Kind::Telemetry, 0).unwrap();
		assert!(faults.take("9101/pumps", None).is_some());
		assert_eq!(faults.list()[0].times, NonZeroU64::new(1));
		assert!(faults.take("9101/pumps", None).is_some());
		assert!(faults.list().is_empty());
		assert!(faults.take("9101/pumps", None).is_none());
	}

	#[test]
	fn numbers_are_replaced_or_left_out() {
		let other = spoiled(r#"{"wrong_type":{}}"#);
		assert_eq!((&other["vibration_mm_s"], &other["temperature_c"], &other["strokes"]), (&hot(), &hot(), &hot()));
		assert_eq!((&other["id"], &other["time_ms"]), (&Value::from("pump-1"), &Value::from(0)));
		let null = spoiled(r#"{"wrong_type":{"value":null,"fields":["time","strokes"]}}"#);
		assert_eq!((&null["time"], &null["strokes"]), (&Value::Null, &Value::Null));
		assert_eq!(null["vibration_mm_s"].as_f64(), Some(2.31));

		let missing = spoiled(r#"{"missing":{}}"#);
		let left: Vec<_> = missing.as_object().unwrap().keys().collect();
		assert_eq!(left, ["id", "time", "time_ms", "time_s"]);
		let missing = spoiled(r#"{"missing":{"fields":["temperature_c"]}}"#);
		assert_eq!(missing.as_object().unwrap().len(), 7);
	}

	#[test]
	fn times_are_moved_together() {
		let stale = spoiled(r#"{"stale":{"seconds":40}}"#);
		assert_eq!(stale["time"], "1970-01-01T00:01:00.000Z");
		assert_eq!((stale["time_ms"].as_u64(), stale["time_s"].as_f64()), (Some(60_000), Some(60.0)));
		let future = spoiled(r#"{"future":{"seconds":40}}"#);
		assert_eq!(future["time"], "1970-01-01T00:02:20.000Z");
		assert_eq!((future["time_ms"].as_u64(), future["time_s"].as_f64()), (Some(140_000), Some(140.0)));
	}

	#[test]
	fn a_lie_has_its_size() {
		let all = spoiled(r#"{"lie":{"by":-0.3}}"#);
		assert_eq!((all["vibration_mm_s"].as_f64(), &all["temperature_c"]), (Some(2.01), &Value::from("61.1")));
		assert_eq!(all["strokes"].as_u64(), Some(7), "counters do not lie");
		let one = spoiled(r#"{"lie":{"by":{"temperature_c":20}}}"#);
		assert_eq!((one["vibration_mm_s"].as_f64(), &one["temperature_c"]), (Some(2.31), &Value::from("81.4")));
	}

	#[test]
	fn counters_begin_anew() {
		let reset = spoiled(r#""counter_reset""#);
		assert_eq!((reset["running_hours"].as_f64(), reset["strokes"].as_u64()), (Some(0.005), Some(30)));
	}
}
