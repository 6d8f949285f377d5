//! Why a value is missing.

use alloc::{format, string::String};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Why a value is missing. The egress proxy names the causes up to [`Cause::ProxyDown`] in its answers.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Deserialize,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	Serialize,
	TypeInfo,
)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
	/// Connecting or answering took longer than the budget.
	#[codec(index = 0)]
	Timeout,
	/// The response is larger than the limit.
	#[codec(index = 1)]
	TooLarge,
	/// The server answered with a status other than 200.
	#[codec(index = 2)]
	Status(u16),
	/// The server redirects elsewhere; redirects are not followed.
	#[codec(index = 3)]
	Redirect,
	/// The TLS handshake failed.
	#[codec(index = 4)]
	Tls,
	/// The connection was refused or broke.
	#[codec(index = 5)]
	Refused,
	/// The name of the host does not resolve.
	#[codec(index = 6)]
	Dns,
	/// The operator does not allow this origin.
	#[codec(index = 7)]
	NotAllowed,
	/// The operator's egress proxy does not answer as it should.
	#[codec(index = 8)]
	ProxyDown,

	/// The body is not JSON within the limits, or an object on the way names a key twice.
	#[codec(index = 20)]
	Json,
	/// The JSON Pointer leads nowhere.
	#[codec(index = 21)]
	Pointer,
	/// What stands at the pointer is neither a number nor a numeric string.
	#[codec(index = 22)]
	Type,
	/// The number does not fit the metric's fixed point.
	#[codec(index = 23)]
	Number,
	/// The value is outside the metric's plausible range.
	#[codec(index = 24)]
	Range,

	/// The URL for this asset is longer than the limit.
	#[codec(index = 25)]
	Url,

	/// The sample is older than the source allows.
	#[codec(index = 26)]
	TooOld,
	/// The sample's time lies ahead of the chain's clock.
	#[codec(index = 27)]
	Ahead,
	/// The sample's time is missing or not in the format that the source declares.
	#[codec(index = 28)]
	Time,
	/// Fewer distinct origins than the metric asks for gave a plausible value.
	#[codec(index = 29)]
	TooFewSources,
	/// The sources contradict each other.
	#[codec(index = 30)]
	SourcesDisagree,

	/// No report arrived in time.
	#[codec(index = 40)]
	NoReport,
	/// The counter fell, which its blueprint does not allow.
	#[codec(index = 41)]
	CounterFell,
	/// Publishers push the metric; nobody fetches it.
	#[codec(index = 42)]
	Published,
}

impl Cause {
	/// The name that the proxy, metrics and wallets show.
	pub fn name(&self) -> String {
		match self {
			Self::Timeout => "timeout".into(),
			Self::TooLarge => "too_large".into(),
			Self::Status(code) => format!("status_{code}"),
			Self::Redirect => "redirect".into(),
			Self::Tls => "tls".into(),
			Self::Refused => "refused".into(),
			Self::Dns => "dns".into(),
			Self::NotAllowed => "not_allowed".into(),
			Self::ProxyDown => "proxy_down".into(),
			Self::Json => "json".into(),
			Self::Pointer => "pointer".into(),
			Self::Type => "type".into(),
			Self::Number => "number".into(),
			Self::Range => "range".into(),
			Self::Url => "url".into(),
			Self::TooOld => "too_old".into(),
			Self::Ahead => "ahead".into(),
			Self::Time => "time".into(),
			Self::TooFewSources => "too_few_sources".into(),
			Self::SourcesDisagree => "sources_disagree".into(),
			Self::NoReport => "no_report".into(),
			Self::CounterFell => "counter_fell".into(),
			Self::Published => "published".into(),
		}
	}

	/// The cause that the proxy named in its `x-cause` header; `None` for a name that is not the proxy's.
	pub fn from_proxy(name: &str) -> Option<Self> {
		if let Some(code) = name.strip_prefix("status_") {
			return code.parse().ok().map(Self::Status);
		}
		[Self::Timeout, Self::TooLarge, Self::Redirect, Self::Tls, Self::Refused, Self::Dns, Self::NotAllowed]
			.into_iter()
			.find(|cause| cause.name() == name)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_proxys_causes_survive_their_names() {
		for cause in [
			Cause::Timeout,
			Cause::TooLarge,
			Cause::Status(503),
			Cause::Redirect,
			Cause::Tls,
			Cause::Refused,
			Cause::Dns,
			Cause::NotAllowed,
		] {
			assert_eq!(Cause::from_proxy(&cause.name()), Some(cause));
		}
		for name in ["ok", "", "status_", "status_70000", "range", "no_report"] {
			assert_eq!(Cause::from_proxy(name), None, "{name}");
		}
	}
}
