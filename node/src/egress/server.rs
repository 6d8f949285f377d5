//! The proxy's HTTP server.

use super::{
	fetch::Fetcher,
	inference::{self, Job, Jobs},
	LOG_TARGET,
};
use axum::{
	body::Bytes,
	extract::{rejection::BytesRejection, DefaultBodyLimit, Path, Request, State},
	http::{header::AUTHORIZATION, HeaderName, HeaderValue, StatusCode},
	middleware::{self, Next},
	response::{IntoResponse, Response},
	routing::{get, post},
	Json, Router,
};
use serde::Deserialize;
use sp_io::hashing::blake2_256;
use std::{fmt::Write, net::TcpListener, sync::Arc};
use vivarium_primitives::egress::{CAUSE_HEADER, FETCH_PATH, JOBS_PATH, JOB_BYTES, OK};

/// The longest request, in bytes: a URL and its JSON around it.
const REQUEST_BYTES: usize = 1_024;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FetchRequest {
	url: String,
}

/// Serves until the node stops.
pub async fn serve(listener: TcpListener, bearer: String, fetcher: Fetcher, jobs: Jobs) {
	let served = async {
		let listener = tokio::net::TcpListener::from_std(listener)?;
		axum::serve(listener, router(bearer, fetcher, jobs)).await
	};
	if let Err(error) = served.await {
		log::error!(target: LOG_TARGET, "the egress proxy stopped: {error}");
	}
}

pub(super) fn router(bearer: String, fetcher: Fetcher, jobs: Jobs) -> Router {
	let telemetry =
		Router::new().route(FETCH_PATH, post(fetch)).layer(DefaultBodyLimit::max(REQUEST_BYTES)).with_state(fetcher);
	let inference = Router::new()
		.route(&format!("{JOBS_PATH}{{id}}"), get(get_job).put(put_job))
		.layer(DefaultBodyLimit::max(JOB_BYTES))
		.with_state(jobs);
	telemetry.merge(inference).layer(middleware::from_fn_with_state(Arc::<str>::from(bearer), authorize))
}

async fn authorize(State(bearer): State<Arc<str>>, request: Request, next: Next) -> Response {
	let said = request.headers().get(AUTHORIZATION).map(HeaderValue::as_bytes);
	if said == Some(bearer.as_bytes()) {
		next.run(request).await
	} else {
		StatusCode::UNAUTHORIZED.into_response()
	}
}

/// Answers 200 with `x-cause: ok` and the body, or another cause and no body.
async fn fetch(State(fetcher): State<Fetcher>, Json(request): Json<FetchRequest>) -> Response {
	match fetcher.fetch(&request.url).await {
		Ok(body) => caused(OK, body),
		Err(cause) => caused(&cause.name(), Vec::new()),
	}
}

/// Takes a job: 202 when it is pending, 200 when it is done, 429 when its model's queue is full.
async fn put_job(State(jobs): State<Jobs>, Path(id): Path<String>, body: Result<Bytes, BytesRejection>) -> Response {
	let body = match body {
		Ok(body) => body,
		Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
			return mistake(rejection.status(), format!("a job has at most {JOB_BYTES} bytes"));
		}
		Err(rejection) => return mistake(rejection.status(), rejection.body_text()),
	};
	let digest = hex(&blake2_256(&body));
	if id != digest {
		return mistake(StatusCode::BAD_REQUEST, format!("the id is not the body's blake2-256, which is {digest}"));
	}
	let job = match Job::parse(&body) {
		Ok(job) => job,
		Err(error) => return mistake(StatusCode::BAD_REQUEST, error),
	};
	match jobs.put(&id, job) {
		Some(inference::State::Finished(_)) => StatusCode::OK.into_response(),
		Some(_) => StatusCode::ACCEPTED.into_response(),
		None => mistake(StatusCode::TOO_MANY_REQUESTS, "the model's queue is full: put the job again later".into()),
	}
}

/// Says what came of a job: 202 while it is pending, 200 with its cause and content, 404 when it is not known.
async fn get_job(State(jobs): State<Jobs>, Path(id): Path<String>) -> Response {
	match jobs.get(&id) {
		Some(inference::State::Finished(outcome)) => caused(&outcome.cause(), outcome.content()),
		Some(_) => StatusCode::ACCEPTED.into_response(),
		None => mistake(StatusCode::NOT_FOUND, "this job is not known: put it (again)".into()),
	}
}

fn caused(cause: &str, body: impl IntoResponse) -> Response {
	let cause = HeaderValue::from_str(cause).unwrap_or_else(|_| HeaderValue::from_static("refused"));
	([(HeaderName::from_static(CAUSE_HEADER), cause)], body).into_response()
}

fn mistake(status: StatusCode, error: String) -> Response {
	(status, Json(serde_json::json!({ "error": error }))).into_response()
}

fn hex(bytes: &[u8]) -> String {
	bytes.iter().fold(String::new(), |mut text, byte| {
		// Writing to a string does not fail.
		let _ = write!(text, "{byte:02x}");
		text
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::egress::{
		fixtures::{listen, raw},
		policy::PolicyFile,
	};
	use axum::http::header::LOCATION;
	use std::net::SocketAddr;
	use substrate_prometheus_endpoint::{prometheus::TextEncoder, Registry};
	use vivarium_primitives::limits;

	async fn proxy_of(policy: PolicyFile, registry: Option<&Registry>) -> SocketAddr {
		let policy = Arc::new(policy);
		let fetcher = Fetcher::new(policy.clone(), registry).unwrap();
		let jobs = Jobs::new(policy, inference::Bounds::default(), registry).unwrap();
		listen(router("Bearer secret".into(), fetcher, jobs)).await
	}

	async fn proxy(allow_loopback: bool) -> SocketAddr {
		proxy_of(PolicyFile::open(None, allow_loopback).unwrap(), None).await
	}

	/// What the proxy says of a URL: cause and body.
	async fn ask(proxy: SocketAddr, url: &str) -> (String, String) {
		let request = reqwest::Client::new().post(format!("http://{proxy}{FETCH_PATH}"));
		let body = format!(r#"{{"url":"{url}"}}"#);
		let request = request.header("authorization", "Bearer secret").header("content-type", "application/json");
		let response = request.body(body).send().await.unwrap();
		assert_eq!(response.status(), 200);
		let cause = response.headers()[CAUSE_HEADER].to_str().unwrap().to_string();
		(cause, response.text().await.unwrap())
	}

	#[tokio::test]
	async fn a_body_is_handed_on_as_it_is() {
		let world = listen(Router::new().route("/", get(|| async { r#"{"v":1.50}"# }))).await;
		assert_eq!(ask(proxy(true).await, &format!("http://{world}/")).await, ("ok".into(), r#"{"v":1.50}"#.into()));
	}

	#[tokio::test]
	async fn an_origin_that_stalls_holds_up_no_other() {
		let (stalled, proxy) = (raw(b"", false), proxy(true).await);
		let world = listen(Router::new().route("/", get(|| async { "1" }))).await;
		let waiting =
			(0..100).map(|number| tokio::spawn(async move { ask(proxy, &format!("http://{stalled}/{number}")).await }));
		let waiting: Vec<_> = waiting.collect();
		assert_eq!(ask(proxy, &format!("http://{world}/")).await, ("ok".into(), "1".into()));
		assert!(waiting.iter().all(|one| !one.is_finished()), "they still wait");
		for one in waiting {
			assert_eq!(one.await.unwrap().0, "timeout", "also those that found no place");
		}
	}

	#[tokio::test]
	async fn statuses_and_redirects_are_causes() {
		let world = Router::new()
			.route("/busy", get(|| async { StatusCode::SERVICE_UNAVAILABLE }))
			.route("/empty", get(|| async { StatusCode::NO_CONTENT }))
			.route("/moved", get(|| async { (StatusCode::FOUND, [(LOCATION, "/busy")]) }));
		let (world, proxy) = (listen(world).await, proxy(true).await);
		for (path, cause) in
			[("busy", "status_503"), ("empty", "status_204"), ("moved", "redirect"), ("none", "status_404")]
		{
			assert_eq!(ask(proxy, &format!("http://{world}/{path}")).await, (cause.into(), String::new()));
		}
	}

	#[tokio::test]
	async fn a_body_beyond_the_limit_is_refused() {
		let limit = limits::BODY as usize;
		let world = Router::new()
			.route("/fits", get(move || async move { vec![b'1'; limit] }))
			.route("/large", get(move || async move { vec![b'1'; limit + 1] }))
			.route(
				"/endless",
				get(|| async {
					let chunks = futures::stream::repeat_with(|| Ok::<_, std::io::Error>(vec![b'1'; 4096]));
					axum::body::Body::from_stream(chunks)
				}),
			);
		let (world, proxy) = (listen(world).await, proxy(true).await);
		assert_eq!(ask(proxy, &format!("http://{world}/fits")).await.0, "ok");
		assert_eq!(ask(proxy, &format!("http://{world}/large")).await.0, "too_large");
		assert_eq!(ask(proxy, &format!("http://{world}/endless")).await.0, "too_large");
	}

	#[tokio::test]
	async fn silence_is_a_timeout_before_and_after_the_headers() {
		let proxy = proxy(true).await;
		let mute = format!("http://{}/", raw(b"", false));
		let stalled = format!("http://{}/", raw(b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n1", false));
		let (mute, stalled) = tokio::join!(ask(proxy, &mute), ask(proxy, &stalled));
		assert_eq!((mute.0.as_str(), stalled.0.as_str()), ("timeout", "timeout"));
	}

	#[tokio::test]
	async fn a_broken_connection_and_a_wrong_protocol_are_causes() {
		let proxy = proxy(true).await;
		let closed = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
		assert_eq!(ask(proxy, &format!("http://{closed}/")).await.0, "refused");
		assert_eq!(
			ask(proxy, &format!("http://{}/", raw(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n1", true))).await.0,
			"refused"
		);
		assert_eq!(ask(proxy, &format!("https://{}/", raw(b"HTTP/1.1 400 no\r\n\r\n", true))).await.0, "tls");
	}

	#[tokio::test]
	async fn a_key_goes_to_its_origin_and_to_no_other() {
		let echo = |headers: axum::http::HeaderMap| async move {
			headers.get("x-key").map_or_else(String::new, |key| key.to_str().unwrap().to_string())
		};
		let (keyed, plain) =
			(listen(Router::new().route("/", get(echo))).await, listen(Router::new().route("/", get(echo))).await);
		let path = std::env::temp_dir().join(format!("vivarium-keys-{}.toml", std::process::id()));
		// PATH is set wherever tests run.
		let text = format!(
			"[[origin]]\nurl = 'http://{keyed}'\nheader = {{ name = 'x-key', env = 'PATH' }}\n[[origin]]\nurl = 'http://{plain}'"
		);
		std::fs::write(&path, text).unwrap();
		let proxy = proxy_of(PolicyFile::open(Some(path.clone()), false).unwrap(), None).await;
		let key = std::env::var("PATH").unwrap();
		assert_eq!(ask(proxy, &format!("http://{keyed}/")).await, ("ok".into(), key));
		assert_eq!(ask(proxy, &format!("http://{plain}/")).await, ("ok".into(), String::new()));
		std::fs::remove_file(path).unwrap();
	}

	#[tokio::test]
	async fn every_cause_is_counted() {
		let registry = Registry::new();
		let proxy = proxy_of(PolicyFile::open(None, true).unwrap(), Some(&registry)).await;
		let counted = || TextEncoder::new().encode_to_string(&registry.gather()).unwrap();
		let line = |cause: &str, count: u32| format!(r#"vivarium_egress_requests_total{{cause="{cause}"}} {count}"#);
		for cause in ["ok", "timeout", "too_large", "redirect", "tls", "refused", "dns", "not_allowed"] {
			assert!(counted().contains(&line(cause, 0)), "{cause} is not there: {}", counted());
		}

		let limit = limits::BODY as usize;
		let world = Router::new()
			.route("/good", get(|| async { "1" }))
			.route("/large", get(move || async move { vec![b'1'; limit + 1] }))
			.route("/busy", get(|| async { StatusCode::SERVICE_UNAVAILABLE }))
			.route("/moved", get(|| async { (StatusCode::FOUND, [(LOCATION, "/good")]) }));
		let world = listen(world).await;
		let closed = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
		let mute = raw(b"", false);
		let no_tls = raw(b"HTTP/1.1 400 no\r\n\r\n", true);
		for (url, cause) in [
			(format!("http://{world}/good"), "ok"),
			(format!("http://{world}/large"), "too_large"),
			(format!("http://{world}/busy"), "status_503"),
			(format!("http://{world}/moved"), "redirect"),
			(format!("http://{closed}/"), "refused"),
			(format!("http://{mute}/"), "timeout"),
			(format!("https://{no_tls}/"), "tls"),
			("https://example.org/".into(), "not_allowed"),
		] {
			assert_eq!(ask(proxy, &url).await.0, cause);
			assert!(counted().contains(&line(cause, 1)), "{cause}: {}", counted());
		}
	}

	#[tokio::test]
	async fn what_is_not_allowed_is_never_contacted() {
		let world = TcpListener::bind(("127.0.0.1", 0)).unwrap();
		world.set_nonblocking(true).unwrap();
		let port = world.local_addr().unwrap().port();
		let proxy = proxy(false).await;
		for host in ["127.0.0.1", "localhost", "user@127.0.0.1", "[::ffff:127.0.0.1]", "0x7f.1", "2130706433"] {
			assert_eq!(ask(proxy, &format!("http://{host}:{port}/")).await.0, "not_allowed", "{host}");
		}
		assert_eq!(ask(proxy, "file:///etc/passwd").await.0, "not_allowed");
		assert_eq!(ask(proxy, "not a url").await.0, "not_allowed");
		assert_eq!(world.accept().unwrap_err().kind(), std::io::ErrorKind::WouldBlock, "nobody came");
	}

	#[tokio::test]
	async fn without_the_token_nothing_is_fetched() {
		let url = format!("http://{}{FETCH_PATH}", proxy(true).await);
		for bearer in [None, Some("Bearer wrong")] {
			let mut request = reqwest::Client::new().post(&url).body("{}");
			if let Some(bearer) = bearer {
				request = request.header("authorization", bearer);
			}
			assert_eq!(request.send().await.unwrap().status(), 401);
		}
	}
}
