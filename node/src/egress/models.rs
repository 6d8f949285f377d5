//! The models that jobs may ask, each with its endpoint: `[[model]]` in `oracle.toml`.

use super::policy::HeaderEntry;
use reqwest::header::{HeaderName, HeaderValue, AUTHORIZATION};
use serde::Deserialize;
use std::{
	sync::{Arc, Mutex, PoisonError},
	time::{Duration, Instant},
};
use tokio::sync::Semaphore;
use url::Url;
use vivarium_primitives::ModelId;

/// What a model makes.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
	/// Text, by chat completions.
	#[default]
	Chat,
	/// Images.
	Image,
}

impl Kind {
	/// The endpoint's path below the base.
	const fn path(self) -> &'static str {
		match self {
			Self::Chat => "chat/completions",
			Self::Image => "images/generations",
		}
	}
}

/// A model and where it is asked.
#[derive(Debug)]
pub struct Model {
	/// What it makes.
	pub kind: Kind,
	/// The endpoint.
	pub url: Url,
	/// The server's name for it.
	pub name: String,
	/// Sent with every request: the key.
	pub header: Option<(HeaderName, HeaderValue)>,
	/// The time for one job, from its first request to the end of its last answer.
	pub timeout: Duration,
	/// Jobs under way at once; others wait.
	pub places: Arc<Semaphore>,
	/// Whether the name of its host may resolve to a private address.
	pub private: bool,
	format: Mutex<Option<(usize, Instant)>>,
}

/// How long an endpoint is not asked for a format that it refused: it may have been a hiccup.
const REMEMBERED: Duration = Duration::from_secs(600);

impl Model {
	/// The first format to ask for: the one that the endpoint took last, counted from the strictest.
	pub fn format(&self) -> usize {
		let took = *self.format.lock().unwrap_or_else(PoisonError::into_inner);
		took.filter(|(_, since)| since.elapsed() < REMEMBERED).map_or(0, |(format, _)| format)
	}

	/// Remembers for ten minutes that the endpoint took this format, after it refused the stricter ones. Whether that is
	/// news.
	pub fn took(&self, format: usize) -> bool {
		let is_news = self.format() < format;
		if is_news {
			*self.format.lock().unwrap_or_else(PoisonError::into_inner) = Some((format, Instant::now()));
		}
		is_news
	}
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelEntry {
	id: ModelId,
	#[serde(default)]
	kind: Kind,
	base: String,
	name: String,
	key_env: Option<String>,
	header: Option<HeaderEntry>,
	#[serde(default)]
	private: bool,
	#[serde(default = "default_timeout")]
	timeout_s: u64,
	#[serde(default = "default_parallel")]
	parallel: usize,
}

const fn default_timeout() -> u64 {
	60
}

const fn default_parallel() -> usize {
	1
}

impl ModelEntry {
	/// The model that the entry describes, with its key from the environment.
	///
	/// # Errors
	/// Names the model and what to mend; never a key.
	pub fn read(&self) -> Result<(ModelId, Arc<Model>), String> {
		let model = self.model().map_err(|error| format!("model {}: {error}", self.id))?;
		Ok((self.id, Arc::new(model)))
	}

	fn model(&self) -> Result<Model, String> {
		if self.name.is_empty() {
			return Err("its name is empty: write the server's name for it".into());
		}
		if !(1..=600).contains(&self.timeout_s) {
			return Err(format!("timeout_s is {}: write 1 to 600", self.timeout_s));
		}
		if !(1..=8).contains(&self.parallel) {
			return Err(format!("parallel is {}: write 1 to 8", self.parallel));
		}
		Ok(Model {
			kind: self.kind,
			url: self.url()?,
			name: self.name.clone(),
			header: self.header()?,
			timeout: Duration::from_secs(self.timeout_s),
			places: Arc::new(Semaphore::new(self.parallel)),
			private: self.private,
			format: Mutex::new(None),
		})
	}

	fn url(&self) -> Result<Url, String> {
		let mut url: Url = self.base.parse().map_err(|error| format!("its base is no URL: {error}"))?;
		let is_base = matches!(url.scheme(), "http" | "https")
			&& url.host().is_some()
			&& url.query().is_none()
			&& url.fragment().is_none()
			&& url.username().is_empty()
			&& url.password().is_none();
		if !is_base {
			return Err("its base is none: write http:// or https://, host, port and path; nothing else".into());
		}
		let base = url.path().trim_end_matches('/');
		if base.ends_with("/chat/completions") || base.ends_with("/images/generations") {
			return Err(format!("its base is too long: write it without /{}", self.kind.path()));
		}
		let path = format!("{base}/{}", self.kind.path());
		url.set_path(&path);
		Ok(url)
	}

	fn header(&self) -> Result<Option<(HeaderName, HeaderValue)>, String> {
		match (&self.key_env, &self.header) {
			(Some(_), Some(_)) => Err("it has both key_env and header: write one of them".into()),
			(Some(env), None) => HeaderEntry::value(env, "Bearer ").map(|value| Some((AUTHORIZATION, value))),
			(None, Some(header)) => header.read().map(Some),
			(None, None) => Ok(None),
		}
	}
}
