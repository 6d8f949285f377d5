//! Inference: jobs that a worker puts and asks after, so that a slow model never holds one of its threads.
//!
//! ```text
//! PUT ──▶ pending ──▶ a place at its model ──▶ asked, in ever looser formats ──▶ finished ──▶ GET
//! ```
//!
//! All of it is in memory. A failure of the provider is forgotten soon, so that the worker puts the job again; content and
//! refusals stay as long as there is room.

mod answer;
mod job;
mod outcome;
mod table;

#[cfg(test)]
mod tests;

pub use job::Job;
pub use outcome::Outcome;
pub use table::{Bounds, State};

use super::{
	client, fetch,
	models::Model,
	policy::{Policy, PolicyFile},
	resolver::Resolver,
	LOG_TARGET,
};
use outcome::Failure;
use reqwest::{header::CONTENT_TYPE, Client};
use std::{
	error::Error,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
	time::Instant,
};
use substrate_prometheus_endpoint::{register, CounterVec, Opts, PrometheusError, Registry, U64};
use table::Table;
use tokio::{sync::OwnedSemaphorePermit, time::timeout};
use vivarium_engine::{cause::Cause, synthesis::Refusal};
use vivarium_primitives::{egress::OK, limits, ModelId};

/// The refusals that are the proxy's to see; the engine sees the others in the content.
const REFUSALS: [Refusal; 8] = [
	Refusal::CutOff,
	Refusal::ToolCall,
	Refusal::NoChoice,
	Refusal::Empty,
	Refusal::Declined,
	Refusal::Filtered,
	Refusal::NotAnImage,
	Refusal::ImageTooLarge,
];

/// Has jobs done, and keeps what came of them.
#[derive(Clone, Debug)]
pub struct Jobs(Arc<Inner>);

#[derive(Debug)]
struct Inner {
	policy: Arc<PolicyFile>,
	client: Client,
	table: Mutex<Table>,
	outcomes: Option<CounterVec<U64>>,
}

impl Jobs {
	/// Jobs for the models of the policy.
	///
	/// # Errors
	/// When the client cannot be built or the counter not be registered.
	pub fn new(
		policy: Arc<PolicyFile>,
		bounds: Bounds,
		registry: Option<&Registry>,
	) -> Result<Self, Box<dyn Error + Send + Sync>> {
		let resolver = Resolver { policy: policy.clone(), may_be_private: Policy::model_may_be_private };
		// A connection for each request: jobs are rare, and a server may close an idle one just when it is used again.
		let client = client::builder(resolver).pool_max_idle_per_host(0).build()?;
		let outcomes = registry.map(count_outcomes).transpose()?;
		Ok(Self(Arc::new(Inner { policy, client, table: Mutex::new(Table::new(bounds)), outcomes })))
	}

	/// Begins a job that is not known yet, and says how it stands; nothing when its model's queue is full. Returns at
	/// once.
	pub fn put(&self, id: &str, job: Job) -> Option<State> {
		let state = self.table().put(id, job.model(), Instant::now())?;
		if let State::New = state {
			let (jobs, id) = (self.clone(), id.to_string());
			tokio::spawn(async move {
				let outcome = jobs.done(&job).await;
				if let Some(outcomes) = &jobs.0.outcomes {
					outcomes.with_label_values(&[&outcome.cause()]).inc();
				}
				log::debug!(target: LOG_TARGET, "job {id} for model {}: {}", job.model(), outcome.cause());
				jobs.table().finish(id, outcome, Instant::now());
			});
		}
		Some(state)
	}

	/// How a job stands; nothing when it is not known. Returns at once.
	pub fn get(&self, id: &str) -> Option<State> {
		self.table().get(id, Instant::now())
	}

	async fn done(&self, job: &Job) -> Outcome {
		let Some((model, _place)) = self.turn(job.model()).await else {
			return Outcome::Failed(Failure::ModelNotConfigured);
		};
		if model.kind != job.kind() {
			return Outcome::Failed(Failure::WrongKind);
		}
		let asked = timeout(model.timeout, self.ask(&model, job));
		asked.await.unwrap_or(Outcome::Failed(Failure::Request(Cause::Timeout)))
	}

	/// Waits for a place at a model. The file may change meanwhile: what counts is what it says at the end.
	async fn turn(&self, id: ModelId) -> Option<(Arc<Model>, OwnedSemaphorePermit)> {
		loop {
			let model = self.0.policy.current().model(id)?;
			let place = model.places.clone().acquire_owned().await.ok()?;
			if self.0.policy.current().model(id).is_some_and(|now| Arc::ptr_eq(&now, &model)) {
				return Some((model, place));
			}
		}
	}

	/// Asks in the format that the model's endpoint took last, and in looser ones as long as it refuses.
	async fn ask(&self, model: &Model, job: &Job) -> Outcome {
		let mut format = model.format();
		loop {
			match self.ask_once(model, job, format).await {
				Err(Cause::Status(status)) if job.falls_back(format, status) => format += 1,
				Err(cause) => return Outcome::Failed(Failure::Request(cause)),
				Ok(body) => {
					let outcome = answer::read(job.kind(), &body);
					if !matches!(outcome, Outcome::Failed(_)) && model.took(format) {
						let (id, taken) = (job.model(), job.format_name(format));
						log::info!(target: LOG_TARGET, "model {id}: its endpoint refused stricter formats, and took {taken}");
					}
					return outcome;
				}
			}
		}
	}

	async fn ask_once(&self, model: &Model, job: &Job, format: usize) -> Result<Vec<u8>, Cause> {
		// Text, numbers and a schema that was JSON: this cannot fail.
		let body = job.request(&model.name, format).map_err(|_| Cause::NotAllowed)?;
		let mut request = self.0.client.post(model.url.clone()).header(CONTENT_TYPE, "application/json").body(body);
		if let Some((name, value)) = &model.header {
			request = request.header(name, value);
		}
		client::answer(request, limits::INFERENCE_BODY as usize).await
	}

	fn table(&self) -> MutexGuard<'_, Table> {
		self.0.table.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

fn count_outcomes(registry: &Registry) -> Result<CounterVec<U64>, PrometheusError> {
	let name = "vivarium_egress_jobs_total";
	let outcomes = CounterVec::new(Opts::new(name, "Inference jobs, by what came of them"), &["cause"])?;
	// As those of telemetry, they begin at zero.
	outcomes.with_label_values(&[OK]);
	for refusal in REFUSALS {
		outcomes.with_label_values(&[refusal.code()]);
	}
	for failure in fetch::CAUSES.map(Failure::Request).into_iter().chain(Failure::OWN) {
		outcomes.with_label_values(&[&failure.name()]);
	}
	register(outcomes, registry)
}
