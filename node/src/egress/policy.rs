//! What may be reached: `oracle.toml`.
//!
//! ```toml
//! [[origin]]
//! url = "https://telemetry.example.org"        # scheme, host and port; nothing else
//! header = { name = "x-api-key", env = "TELEMETRY_KEY" }  # optional, the value from the environment
//! private = false                              # whether the name may resolve to a private address
//!
//! [[model]]
//! id = 1                                       # the model's id on chain
//! kind = "chat"                                # or "image"
//! base = "https://models.example.org/v1"       # what stands before /chat/completions or /images/generations
//! name = "small-instruct"                      # the server's name for it
//! key_env = "MODEL_KEY"                        # optional: the variable that holds the key, sent as bearer token;
//!                                              # or a header, as of an origin
//! private = false
//! timeout_s = 60                               # for one job, 1 to 600
//! parallel = 1                                 # jobs at once, 1 to 8
//! ```
//!
//! An origin whose host is an IP address is allowed only when that address is listed. Telemetry goes to origins alone and
//! jobs to models alone: neither entry allows what the other does. The file is read again when it changes; a file with an
//! error is refused, and the last good one stays in force.

use super::{
	models::{Model, ModelEntry},
	LOG_TARGET,
};
use reqwest::header::{HeaderName, HeaderValue};
use serde::Deserialize;
use std::{
	collections::HashMap,
	fs,
	path::{Path, PathBuf},
	sync::{Arc, Mutex, PoisonError},
	time::SystemTime,
};
use url::{Host, Origin, Url};
use vivarium_primitives::ModelId;

/// The origins and models that may be reached.
#[derive(Debug, Default)]
pub struct Policy {
	origins: HashMap<Origin, Rule>,
	models: HashMap<ModelId, Arc<Model>>,
	allow_loopback: bool,
}

/// How an origin may be reached.
#[derive(Clone, Debug, Default)]
pub struct Rule {
	/// Sent with every request to it.
	pub header: Option<(HeaderName, HeaderValue)>,
	private: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
	#[serde(default)]
	origin: Vec<OriginEntry>,
	#[serde(default)]
	model: Vec<ModelEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OriginEntry {
	url: String,
	header: Option<HeaderEntry>,
	#[serde(default)]
	private: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeaderEntry {
	name: String,
	env: String,
}

impl Policy {
	/// The rule under which a URL may be reached, if it may.
	pub fn rule(&self, url: &Url) -> Option<Rule> {
		if !url.username().is_empty() || url.password().is_some() {
			return None;
		}
		match self.origins.get(&url.origin()) {
			Some(rule) => Some(rule.clone()),
			None if self.allow_loopback && is_loopback(url) => Some(Rule::default()),
			None => None,
		}
	}

	/// The model that jobs mean by an id, if the operator has one.
	pub fn model(&self, id: ModelId) -> Option<Arc<Model>> {
		self.models.get(&id).cloned()
	}

	/// Whether the name of a model's host may resolve to a private address.
	pub fn model_may_be_private(&self, host: &str) -> bool {
		let is_named = |model: &Arc<Model>| model.url.host_str().is_some_and(|name| name.eq_ignore_ascii_case(host));
		let listed = self.models.values().any(|model| model.private && is_named(model));
		listed || (self.allow_loopback && host.eq_ignore_ascii_case("localhost"))
	}

	/// Whether the name of an origin's host may resolve to a private address.
	pub fn may_be_private(&self, host: &str) -> bool {
		let listed = self.origins.iter().any(|(origin, rule)| match origin {
			Origin::Tuple(_, Host::Domain(name), _) => rule.private && name.eq_ignore_ascii_case(host),
			_ => false,
		});
		listed || (self.allow_loopback && host.eq_ignore_ascii_case("localhost"))
	}

	fn parse(text: &str, allow_loopback: bool) -> Result<Self, String> {
		// Not the error as it prints itself: it shows the line, and a line may hold a key that does not belong there.
		let file: File = toml::from_str(text).map_err(|error| {
			let start = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
			format!("line {}: {}", start.matches('\n').count() + 1, without_value(error.message()))
		})?;
		let mut origins = HashMap::new();
		for (place, entry) in file.origin.into_iter().enumerate() {
			let place = place.saturating_add(1);
			let url: Url = entry.url.parse().map_err(|error| format!("origin {place}: its url is no URL: {error}"))?;
			let is_bare = matches!(url.scheme(), "http" | "https")
				&& url.host().is_some()
				&& url.path() == "/"
				&& url.query().is_none()
				&& url.fragment().is_none()
				&& url.username().is_empty()
				&& url.password().is_none();
			if !is_bare {
				return Err(format!("origin {place} is no origin: write only http:// or https://, host and port"));
			}
			let header = entry.header.as_ref().map(HeaderEntry::read).transpose()?;
			origins.insert(url.origin(), Rule { header, private: entry.private });
		}
		let mut models = HashMap::new();
		for entry in file.model {
			let (id, model) = entry.read()?;
			if models.insert(id, model).is_some() {
				return Err(format!("model {id} is there twice: take one of the two away"));
			}
		}
		Ok(Self { origins, models, allow_loopback })
	}
}

impl HeaderEntry {
	/// The header, with its value from the environment.
	///
	/// # Errors
	/// Says what to mend; never the value.
	pub fn read(&self) -> Result<(HeaderName, HeaderValue), String> {
		let name = self
			.name
			.parse()
			.map_err(|_| "the name of its header is no name of a header (write its name, not the key)")?;
		Ok((name, Self::value(&self.env, "")?))
	}

	/// The value of an environment variable behind a prefix, never to be printed.
	///
	/// # Errors
	/// Says what to mend; never the value, nor what may be a key that was written where the variable's name belongs.
	pub fn value(env: &str, prefix: &str) -> Result<HeaderValue, String> {
		let is_name = env.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
		let said = if is_name { env } else { "that is named (write its name, not the key)" };
		let value = std::env::var(env).map_err(|_| format!("the environment variable {said} is not set"))?;
		let mut value: HeaderValue = format!("{prefix}{value}")
			.parse()
			.map_err(|_| format!("the environment variable {said} does not fit a header"))?;
		value.set_sensitive(true);
		Ok(value)
	}
}

/// What a parser says is wrong, without the value that it met: a key may have been written there.
fn without_value(message: &str) -> String {
	let kind = ["invalid type", "invalid value"].into_iter().find(|kind| message.starts_with(kind));
	match (kind, message.rsplit_once(", expected ")) {
		(Some(kind), Some((_, expected))) => format!("{kind}, expected {expected}"),
		(Some(kind), None) => kind.to_string(),
		(None, _) => message.to_string(),
	}
}

fn is_loopback(url: &Url) -> bool {
	match url.host() {
		Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
		Some(Host::Ipv4(address)) => address.is_loopback(),
		Some(Host::Ipv6(address)) => address.is_loopback(),
		None => false,
	}
}

/// The policy, kept equal to its file.
#[derive(Debug)]
pub struct PolicyFile {
	path: Option<PathBuf>,
	allow_loopback: bool,
	current: Mutex<(Option<Stamp>, Arc<Policy>)>,
}

/// By what a change of the file is seen: when it was written, and its length.
type Stamp = (SystemTime, u64);

impl PolicyFile {
	/// Reads the file; without one nothing is allowed, but the loopback where that is.
	///
	/// # Errors
	/// Names the file and what is wrong with it.
	pub fn open(path: Option<PathBuf>, allow_loopback: bool) -> Result<Self, String> {
		let current = match &path {
			Some(path) => (stamp(path), Arc::new(read(path, allow_loopback)?)),
			None => (None, Arc::new(Policy { allow_loopback, ..Default::default() })),
		};
		Ok(Self { path, allow_loopback, current: Mutex::new(current) })
	}

	/// Allows these origins for the person who named them, private addresses included. What is no URL names none.
	pub fn of<'a>(origins: impl IntoIterator<Item = &'a str>) -> Self {
		let rule = Rule { header: None, private: true };
		let origins = origins.into_iter().filter_map(|url| Some((url.parse::<Url>().ok()?.origin(), rule.clone())));
		let policy = Policy { origins: origins.collect(), ..Default::default() };
		Self { path: None, allow_loopback: false, current: Mutex::new((None, Arc::new(policy))) }
	}

	/// The policy in force, read again if the file has changed.
	pub fn current(&self) -> Arc<Policy> {
		match self.refresh() {
			(policy, None) => policy,
			(policy, Some(Ok(path))) => {
				log::info!(target: LOG_TARGET, "{} was read again", path.display());
				policy
			}
			(policy, Some(Err(error))) => {
				log::error!(target: LOG_TARGET, "{error}; what was allowed before stays in force");
				policy
			}
		}
	}

	/// The policy in force, and what came of reading the file if it has changed.
	fn refresh(&self) -> (Arc<Policy>, Option<Result<&Path, String>>) {
		let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
		let changed = self.path.as_deref().map(|path| (path, stamp(path))).filter(|(_, stamp)| *stamp != current.0);
		let outcome = changed.map(|(path, stamp)| {
			current.0 = stamp;
			current.1 = Arc::new(read(path, self.allow_loopback)?);
			Ok(path)
		});
		(current.1.clone(), outcome)
	}
}

fn stamp(path: &Path) -> Option<Stamp> {
	let metadata = fs::metadata(path).ok()?;
	Some((metadata.modified().ok()?, metadata.len()))
}

fn read(path: &Path, allow_loopback: bool) -> Result<Policy, String> {
	let text = fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
	Policy::parse(&text, allow_loopback).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::egress::models::Kind;

	fn allows(policy: &Policy, url: &str) -> bool {
		policy.rule(&url.parse().unwrap()).is_some()
	}

	#[test]
	fn only_listed_origins_are_allowed() {
		let policy =
			Policy::parse("[[origin]]\nurl = 'https://a.example'\n[[origin]]\nurl = 'http://10.0.0.1:8080'", false);
		let policy = policy.unwrap();
		for allowed in ["https://a.example/x?y=1", "https://A.EXAMPLE:443/", "http://10.0.0.1:8080/z"] {
			assert!(allows(&policy, allowed), "{allowed}");
		}
		for refused in [
			"http://a.example/",
			"https://a.example:8443/",
			"https://b.a.example/",
			"https://a.example.evil/",
			"https://user@a.example/",
			"https://a.example@evil/",
			"http://10.0.0.1/",
			"http://127.0.0.1/",
			"http://[::1]/",
			"http://localhost/",
		] {
			assert!(!allows(&policy, refused), "{refused}");
		}
	}

	#[test]
	fn development_allows_the_loopback_and_nothing_else() {
		let policy = Policy { allow_loopback: true, ..Default::default() };
		for allowed in ["http://127.0.0.1:9100/host", "http://127.9.9.9/", "http://[::1]:80/", "http://localhost:1/"] {
			assert!(allows(&policy, allowed), "{allowed}");
		}
		for refused in ["http://10.0.0.1/", "http://169.254.169.254/", "http://a.example/", "http://0.0.0.0/"] {
			assert!(!allows(&policy, refused), "{refused}");
		}
	}

	#[test]
	fn a_header_comes_from_the_environment() {
		// PATH is set wherever tests run.
		let policy =
			Policy::parse("[[origin]]\nurl = 'https://a.example'\nheader = { name = 'x-key', env = 'PATH' }", false);
		let rule = policy.unwrap().rule(&"https://a.example/".parse().unwrap()).unwrap();
		let (name, value) = rule.header.unwrap();
		assert_eq!((name.as_str(), value.to_str().unwrap()), ("x-key", std::env::var("PATH").unwrap().as_str()));
		assert_eq!(format!("{value:?}"), "Sensitive");
	}

	#[test]
	fn a_model_has_an_endpoint_and_bounds() {
		let text = "[[model]]\nid = 1\nbase = 'http://127.0.0.1:8080/v1/'\nname = 'small'\n\
			[[model]]\nid = 2\nkind = 'image'\nbase = 'https://a.example'\nname = 'b'\ntimeout_s = 600\nparallel = 8";
		let policy = Policy::parse(text, false).unwrap();
		let [chat, image] = [1, 2].map(|id| policy.model(id).unwrap());
		assert_eq!((chat.kind, image.kind), (Kind::Chat, Kind::Image));
		assert_eq!(chat.url.as_str(), "http://127.0.0.1:8080/v1/chat/completions");
		assert_eq!(image.url.as_str(), "https://a.example/images/generations");
		assert_eq!((chat.timeout.as_secs(), image.timeout.as_secs()), (60, 600));
		assert_eq!((chat.places.available_permits(), image.places.available_permits()), (1, 8));
		assert!(policy.model(3).is_none());
		assert!(!allows(&policy, "http://127.0.0.1:8080/v1/chat/completions"), "telemetry does not go there");
	}

	#[test]
	fn a_private_name_of_a_model_is_none_of_an_origin() {
		let text = "[[model]]\nid = 1\nbase = 'http://in.example/v1'\nname = 'a'\nprivate = true\n\
			[[model]]\nid = 2\nbase = 'http://out.example/v1'\nname = 'a'";
		let policy = Policy::parse(text, false).unwrap();
		assert!(policy.model_may_be_private("in.example") && !policy.model_may_be_private("out.example"));
		assert!(!policy.may_be_private("in.example") && !policy.model_may_be_private("localhost"));
		let development = Policy { allow_loopback: true, ..Default::default() };
		assert!(development.model_may_be_private("localhost") && !development.model_may_be_private("in.example"));
	}

	#[test]
	fn what_is_wrong_with_a_model_is_said() {
		for (lines, said) in [
			("base = 'https://a.example/v1'", "line 1: missing field `name`"),
			("base = 'a.example'\nname = 'a'", "model 7: its base is no URL"),
			("base = 'ftp://a.example'\nname = 'a'", "write http:// or https://"),
			("base = 'https://u:p@a.example'\nname = 'a'", "write http:// or https://"),
			("base = 'https://a.example?v=1'\nname = 'a'", "write http:// or https://"),
			("base = 'https://a.example/v1/chat/completions'\nname = 'a'", "write it without /chat/completions"),
			("base = 'https://a.example/v1'\nname = ''", "its name is empty"),
			("base = 'https://a.example/v1'\nname = 'a'\ntimeout_s = 0", "timeout_s is 0: write 1 to 600"),
			("base = 'https://a.example/v1'\nname = 'a'\ntimeout_s = 601", "timeout_s is 601: write 1 to 600"),
			("base = 'https://a.example/v1'\nname = 'a'\nparallel = 0", "parallel is 0: write 1 to 8"),
			("base = 'https://a.example/v1'\nname = 'a'\nparallel = 9", "parallel is 9: write 1 to 8"),
			("base = 'https://a.example/v1'\nname = 'a'\nkind = 'video'", "line 5: unknown variant `video`"),
			("base = 'https://a.example/v1'\nname = 'a'\nkey_env = 'NOT_SET'", "variable NOT_SET is not set"),
			(
				"base = 'https://a.example'\nname = 'a'\nkey_env = 'PATH'\nheader = { name = 'x', env = 'PATH' }",
				"both key_env and header",
			),
			(
				"base = 'https://a.example'\nname = 'a'\n[[model]]\nid = 7\nbase = 'https://b.example'\nname = 'b'",
				"twice",
			),
		] {
			let error = Policy::parse(&format!("[[model]]\nid = 7\n{lines}"), false).unwrap_err();
			assert!(error.contains(said), "{error}");
		}
	}

	#[test]
	fn a_key_that_was_written_into_the_file_is_not_repeated() {
		let key = "sk-canary-0123456789";
		for line in [
			format!("key = '{key}'"),
			format!("key_env = '{key}'"),
			format!("header = {{ name = 'x', env = '{key}' }}"),
		] {
			let text = format!("[[model]]\nid = 1\nbase = 'https://a.example'\nname = 'a'\n{line}");
			let error = Policy::parse(&text, false).unwrap_err();
			assert!(
				!error.contains("canary") && (error.contains("line 5") || error.contains("write its name")),
				"{error}"
			);
		}
		for (lines, said) in [
			(format!("url = 'https://a.example'\nheader = 'Bearer {key}'"), "line 3: invalid type, expected"),
			(format!("url = 'https://a.example'\nprivate = '{key}'"), "line 3: invalid type, expected a boolean"),
			(format!("url = 'https://a.example'\nheader = {{ name = 'X: {key}', env = 'PATH' }}"), "write its name"),
			(format!("url = 'https://user:{key}@a.example'"), "origin 1 is no origin"),
			(format!("url = 'https://a.example/?api_key={key}'"), "origin 1 is no origin"),
			(format!("url = '{key}'"), "origin 1: its url is no URL"),
		] {
			let error = Policy::parse(&format!("[[origin]]\n{lines}"), false).unwrap_err();
			assert!(!error.contains("canary") && error.contains(said), "{error}");
		}
	}

	#[test]
	fn what_is_wrong_with_the_file_is_said() {
		for (text, said) in [
			("[[origin]]\nurl = 'https://a.example/path'", "is no origin"),
			("[[origin]]\nurl = 'ftp://a.example'", "is no origin"),
			("[[origin]]\nurl = 'https://u:p@a.example'", "is no origin"),
			("[[origin]]\nurl = 'a.example'", "relative URL"),
			("[[origins]]\nurl = 'https://a.example'", "unknown field"),
			("[[origin]]\nurl = 'https://a.example'\nheader = { name = 'x', env = 'NOT_SET_ANYWHERE' }", "is not set"),
			("[[origin]]\nurl = 'https://a.example'\nheader = { name = 'x y', env = 'PATH' }", "no name of a header"),
		] {
			let error = Policy::parse(text, false).unwrap_err();
			assert!(error.contains(said), "{error}");
		}
	}

	#[test]
	fn private_names_must_be_marked() {
		let text = "[[origin]]\nurl = 'http://in.example'\nprivate = true\n[[origin]]\nurl = 'http://out.example'";
		let policy = Policy::parse(text, false).unwrap();
		assert!(policy.may_be_private("in.example"));
		assert!(!policy.may_be_private("out.example"));
		assert!(!policy.may_be_private("localhost"));
	}

	#[test]
	fn a_secret_is_never_printed() {
		let text = "[[origin]]\nurl = 'https://a.example'\nheader = { name = 'x-key', env = 'PATH' }";
		let printed = format!("{:?}", Policy::parse(text, false).unwrap());
		assert!(printed.contains("x-key") && printed.contains("Sensitive"), "{printed}");
		assert!(!printed.contains(&std::env::var("PATH").unwrap()));
	}

	#[test]
	fn named_origins_are_allowed_and_nothing_else() {
		let policy = PolicyFile::of(["http://127.0.0.1:9101/a", "http://in.example", "nonsense"]).current();
		assert!(allows(&policy, "http://127.0.0.1:9101/b") && allows(&policy, "http://in.example/"));
		assert!(policy.may_be_private("in.example") && !policy.may_be_private("localhost"));
		assert!(!allows(&policy, "http://127.0.0.1:9102/") && !allows(&policy, "http://localhost:9101/"));
	}

	#[test]
	fn a_changed_file_is_read_again_and_a_broken_one_refused() {
		let path = std::env::temp_dir().join(format!("vivarium-oracle-{}.toml", std::process::id()));
		let write = |text: &str, age: u64| {
			fs::write(&path, text).unwrap();
			let time = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(age);
			fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
		};
		write("", 1);
		let file = PolicyFile::open(Some(path.clone()), false).unwrap();
		// Which of two origins are allowed, and what came of reading the file.
		let look = || {
			let (policy, outcome) = file.refresh();
			let allowed = ["https://a.example/", "https://b.example/"].map(|url| allows(&policy, url));
			(allowed, outcome.map(|outcome| outcome.map(|_| ())))
		};
		assert_eq!(look(), ([false, false], None));

		write("[[origin]]\nurl = 'https://a.example'", 2);
		assert_eq!(look(), ([true, false], Some(Ok(()))));
		assert_eq!(look(), ([true, false], None), "read once");

		write("broken", 3);
		let (allowed, outcome) = look();
		assert_eq!(allowed, [true, false], "the last good one is in force");
		let error = outcome.unwrap().unwrap_err();
		assert!(error.contains(path.to_str().unwrap()), "{error}");
		assert_eq!(look(), ([true, false], None), "said once");

		write("[[origin]]\nurl = 'https://b.example'", 3);
		assert_eq!(look(), ([false, true], Some(Ok(()))), "written within the clock's grain, but of another length");

		fs::remove_file(&path).unwrap();
		let (allowed, outcome) = look();
		assert_eq!(allowed, [false, true]);
		assert!(outcome.unwrap().unwrap_err().contains("cannot be read"));
		assert!(PolicyFile::open(Some(path), false).is_err());
	}
}
