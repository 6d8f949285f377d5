//! Telemetry: one GET, with a budget of time and size.

use super::{
	client,
	policy::{Policy, PolicyFile},
	resolver::Resolver,
};
use reqwest::{Client, Url};
use std::{
	collections::HashMap,
	error::Error,
	sync::{Arc, Mutex, PoisonError},
	time::Duration,
};
use substrate_prometheus_endpoint::{register, CounterVec, Opts, PrometheusError, Registry, U64};
use tokio::{sync::Semaphore, time::timeout};
use vivarium_engine::cause::Cause;
use vivarium_primitives::{
	egress::{FETCH_BUDGET_MS, OK},
	limits,
};

/// All the time that a fetch has, waiting for a place included.
const BUDGET: Duration = Duration::from_millis(FETCH_BUDGET_MS);
/// Requests under way at once to one origin; others wait. One that stalls holds up no other origin.
const PLACES: usize = 32;
/// Why a fetch may fail, but for a status.
pub const CAUSES: [Cause; 7] =
	[Cause::Timeout, Cause::TooLarge, Cause::Redirect, Cause::Tls, Cause::Refused, Cause::Dns, Cause::NotAllowed];

/// A body, or why there is none.
pub type Fetched = Result<Vec<u8>, Cause>;

/// Fetches what the policy allows.
#[derive(Clone)]
pub struct Fetcher {
	policy: Arc<PolicyFile>,
	client: Client,
	/// By origin; there are as many as the policy allows.
	places: Arc<Mutex<HashMap<String, Arc<Semaphore>>>>,
	requests: Option<CounterVec<U64>>,
}

impl Fetcher {
	/// A fetcher that resolves names under the policy, follows no redirect and uses no other proxy.
	pub fn new(policy: Arc<PolicyFile>, registry: Option<&Registry>) -> Result<Self, Box<dyn Error + Send + Sync>> {
		let resolver = Resolver { policy: policy.clone(), may_be_private: Policy::may_be_private };
		let client = client::builder(resolver).timeout(BUDGET).build()?;
		let requests = registry.map(count_requests).transpose()?;
		Ok(Self { policy, client, places: Arc::default(), requests })
	}

	/// Fetches a URL and counts what came of it.
	pub async fn fetch(&self, url: &str) -> Fetched {
		let fetched = self.try_fetch(url).await;
		if let Some(requests) = &self.requests {
			let cause = fetched.as_ref().map_or_else(Cause::name, |_| OK.into());
			requests.with_label_values(&[&cause]).inc();
		}
		fetched
	}

	async fn try_fetch(&self, url: &str) -> Fetched {
		let url: Url = url.parse().map_err(|_| Cause::NotAllowed)?;
		let rule = self.policy.current().rule(&url).ok_or(Cause::NotAllowed)?;
		let places = self.places_of(&url);
		let mut request = self.client.get(url);
		if let Some((name, value)) = rule.header {
			request = request.header(name, value);
		}
		let answer = async {
			let _place = places.acquire().await;
			client::answer(request, limits::BODY as usize).await
		};
		timeout(BUDGET, answer).await.unwrap_or(Err(Cause::Timeout))
	}

	fn places_of(&self, url: &Url) -> Arc<Semaphore> {
		let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
		let origin = url.origin().ascii_serialization();
		places.entry(origin).or_insert_with(|| Arc::new(Semaphore::new(PLACES))).clone()
	}
}

fn count_requests(registry: &Registry) -> Result<CounterVec<U64>, PrometheusError> {
	let name = "vivarium_egress_requests_total";
	let requests = CounterVec::new(Opts::new(name, "Requests for telemetry, by what came of them"), &["cause"])?;
	// They begin at zero, so that a first failure is seen as a rise. Statuses other than 200 come as they are met.
	requests.with_label_values(&[OK]);
	for cause in CAUSES {
		requests.with_label_values(&[&cause.name()]);
	}
	register(requests, registry)
}
