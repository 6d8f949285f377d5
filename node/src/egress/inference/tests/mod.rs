//! Jobs over HTTP, with endpoints that behave as endpoints do.

mod answers;
mod bounds;
mod formats;
mod images;
mod jobs;

use super::*;
use crate::egress::{
	fetch::Fetcher,
	fixtures::{listen, raw},
	server::router,
};
use axum::{
	http::{header::LOCATION, HeaderMap, StatusCode, Uri},
	response::{IntoResponse, Response},
	Router,
};
use base64::{engine::general_purpose::STANDARD, Engine};
use serde_json::{json, Value};
use sp_io::hashing::blake2_256;
use std::{
	fs,
	future::{ready, Future},
	net::{SocketAddr, TcpListener},
	path::PathBuf,
	sync::atomic::{AtomicU64, AtomicUsize, Ordering},
	time::{Duration, SystemTime},
};
use substrate_prometheus_endpoint::prometheus::TextEncoder;
use tokio::sync::{Barrier, Semaphore};
use vivarium_primitives::egress::{CAUSE_HEADER, FETCH_PATH, JOBS_PATH, JOB_BYTES};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";

/// A request that an endpoint got.
#[derive(Clone, Debug)]
struct Asked {
	path: String,
	headers: HeaderMap,
	body: Value,
}

/// An endpoint, and what it was asked.
struct Endpoint {
	address: SocketAddr,
	asked: Arc<Mutex<Vec<Asked>>>,
}

impl Endpoint {
	async fn new<F, R>(answer: F) -> Self
	where
		F: Fn(Value) -> R + Clone + Send + Sync + 'static,
		R: Future<Output = Response> + Send + 'static,
	{
		let asked = Arc::<Mutex<Vec<Asked>>>::default();
		let kept = asked.clone();
		let handler = move |uri: Uri, headers: HeaderMap, body: axum::body::Bytes| {
			let body: Value = serde_json::from_slice(&body).unwrap();
			kept.lock().unwrap().push(Asked { path: uri.path().into(), headers, body: body.clone() });
			answer(body)
		};
		Self { address: listen(Router::new().fallback(handler)).await, asked }
	}

	/// One that always says this.
	async fn saying(answer: Value) -> Self {
		Self::new(move |_| ready(axum::Json(answer.clone()).into_response())).await
	}

	/// One that answers each format of `response_format` by a function.
	async fn by_format(answer: fn(&str) -> StatusCode) -> Self {
		Self::new(move |body| {
			ready(match answer(format_of(&body)) {
				StatusCode::OK => axum::Json(said("{}")).into_response(),
				status => status.into_response(),
			})
		})
		.await
	}

	fn asked(&self) -> Vec<Asked> {
		self.asked.lock().unwrap().clone()
	}

	fn formats(&self) -> Vec<String> {
		self.asked().iter().map(|asked| format_of(&asked.body).to_string()).collect()
	}
}

fn format_of(body: &Value) -> &str {
	let format = &body["response_format"];
	format["type"].as_str().or(format.as_str()).unwrap_or("none")
}

/// An answer with this content.
fn said(content: &str) -> Value {
	json!({ "id": "x", "choices": [{ "index": 0, "finish_reason": "stop", "message": { "role": "assistant", "content": content } }] })
}

/// An answer with this choice.
fn choice(finish_reason: &str, message: Value) -> Value {
	json!({ "choices": [{ "finish_reason": finish_reason, "message": message }] })
}

fn picture(bytes: &[u8]) -> Value {
	json!({ "created": 1, "data": [{ "b64_json": STANDARD.encode(bytes) }] })
}

/// A chat job. Its number makes it another job.
fn chat(model: u32, number: u64) -> String {
	let messages =
		json!([{ "role": "system", "content": "Be brief." }, { "role": "user", "content": "Say \"hello\"." }]);
	let job = json!({
		"attempt": 0, "genesis": "0x01", "kind": "chat", "max_tokens": 512, "messages": messages, "model": model,
		"request": "0x02", "schema": { "type": "object" }, "seed": number,
	});
	job.to_string()
}

fn image(model: u32, number: u64) -> String {
	let job = json!({
		"attempt": 0, "genesis": "0x01", "kind": "image", "model": model, "prompt": "A pump.", "request": "0x02",
		"seed": number, "size": "512x512",
	});
	job.to_string()
}

fn id_of(body: &str) -> String {
	blake2_256(body.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A model's lines in the file.
fn model(id: u32, address: SocketAddr, more: &str) -> String {
	format!("[[model]]\nid = {id}\nbase = 'http://{address}/v1'\nname = 'model-{id}'\n{more}\n")
}

/// A proxy with a file of its own.
struct Proxy {
	address: SocketAddr,
	file: PathBuf,
	jobs: Jobs,
	registry: Registry,
}

impl Proxy {
	async fn new(config: &str) -> Self {
		Self::with(config, Bounds::default()).await
	}

	async fn with(config: &str, bounds: Bounds) -> Self {
		static NUMBER: AtomicU64 = AtomicU64::new(0);
		let number = NUMBER.fetch_add(1, Ordering::Relaxed);
		let file = std::env::temp_dir().join(format!("vivarium-jobs-{}-{number}.toml", std::process::id()));
		fs::write(&file, config).unwrap();
		let registry = Registry::new();
		let policy = Arc::new(PolicyFile::open(Some(file.clone()), false).unwrap());
		let fetcher = Fetcher::new(policy.clone(), Some(&registry)).unwrap();
		let jobs = Jobs::new(policy, bounds, Some(&registry)).unwrap();
		let address = listen(router("Bearer secret".into(), fetcher, jobs.clone())).await;
		Self { address, file, jobs, registry }
	}

	/// Writes the file anew, at a time of its own.
	fn configure(&self, config: &str, age: u64) {
		fs::write(&self.file, config).unwrap();
		let time = SystemTime::UNIX_EPOCH + Duration::from_secs(age);
		fs::File::options().write(true).open(&self.file).unwrap().set_modified(time).unwrap();
	}

	fn request(&self, method: reqwest::Method, path: &str) -> reqwest::RequestBuilder {
		let request = Client::new().request(method, format!("http://{}{path}", self.address));
		request.header("authorization", "Bearer secret")
	}

	async fn put_as(&self, id: &str, body: &str) -> (u16, String) {
		let request = self.request(reqwest::Method::PUT, &format!("{JOBS_PATH}{id}")).body(body.to_string());
		let response = request.send().await.unwrap();
		(response.status().as_u16(), response.text().await.unwrap())
	}

	async fn put(&self, body: &str) -> u16 {
		self.put_as(&id_of(body), body).await.0
	}

	/// Status, cause and content of a job.
	async fn get(&self, body: &str) -> (u16, String, Vec<u8>) {
		let request = self.request(reqwest::Method::GET, &format!("{JOBS_PATH}{}", id_of(body)));
		let response = request.send().await.unwrap();
		let cause = response.headers().get(CAUSE_HEADER).map_or("", |cause| cause.to_str().unwrap()).to_string();
		(response.status().as_u16(), cause, response.bytes().await.unwrap().to_vec())
	}

	/// What came of a job that was put.
	async fn finished(&self, body: &str) -> (String, Vec<u8>) {
		loop {
			match self.get(body).await {
				(202, ..) => tokio::task::yield_now().await,
				(200, cause, content) => return (cause, content),
				other => panic!("{other:?}"),
			}
		}
	}

	/// Puts a job and waits for what comes of it.
	async fn done(&self, body: &str) -> (String, Vec<u8>) {
		assert_eq!(self.put(body).await, 202);
		self.finished(body).await
	}

	fn counted(&self) -> String {
		TextEncoder::new().encode_to_string(&self.registry.gather()).unwrap()
	}
}

impl Drop for Proxy {
	fn drop(&mut self) {
		let _ = fs::remove_file(&self.file);
	}
}

/// The cause of a job at an endpoint that always says this.
async fn cause_of(answer: Value, job: &str, kind: &str) -> String {
	let endpoint = Endpoint::saying(answer).await;
	let (cause, content) = Proxy::new(&model(1, endpoint.address, kind)).await.done(job).await;
	assert!(content.is_empty(), "{cause}");
	cause
}
