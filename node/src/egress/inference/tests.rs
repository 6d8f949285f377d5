//! Jobs over HTTP, with endpoints that behave as endpoints do.

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

#[tokio::test]
async fn a_chat_job_is_asked_in_openais_words_and_its_content_handed_on_as_it_is() {
	let content = " {\"a\": 1.50}, and more \u{1F600}\n";
	let endpoint = Endpoint::saying(said(content)).await;
	let proxy = Proxy::new(&model(1, endpoint.address, "")).await;
	assert_eq!(proxy.done(&chat(1, 7)).await, ("ok".into(), content.as_bytes().to_vec()));
	let [asked] = endpoint.asked().try_into().unwrap();
	assert_eq!(asked.path, "/v1/chat/completions");
	assert_eq!(asked.headers["content-type"], "application/json");
	assert!(!asked.headers.contains_key("authorization"), "the proxy's own token stays");
	let schema = json!({ "name": "proposal", "strict": true, "schema": { "type": "object" } });
	assert_eq!(
		asked.body,
		json!({
			"model": "model-1",
			"messages": [
				{ "role": "system", "content": "Be brief." },
				{ "role": "user", "content": "Say \"hello\"." },
			],
			"temperature": 0, "seed": 7, "max_tokens": 512, "stream": false,
			"response_format": { "type": "json_schema", "json_schema": schema },
		})
	);
}

#[tokio::test]
async fn the_schemas_keys_stay_in_their_order() {
	let schema = r#"{"type":"object","properties":{"z":{"type":"string"},"a":{"type":"number"}}}"#;
	let body = chat(1, 1).replace(r#"{"type":"object"}"#, schema);
	for format in [0, 1] {
		let request = Job::parse(body.as_bytes()).unwrap().request("m", format).unwrap();
		assert!(String::from_utf8(request).unwrap().contains(&format!(r#""schema":{schema}"#)));
	}
}

#[tokio::test]
async fn each_answer_that_cannot_be_taken_has_a_cause_of_its_own() {
	let call = json!([{ "id": "a", "type": "function", "function": { "name": "rm", "arguments": "{}" } }]);
	for (answer, cause) in [
		(choice("length", json!({ "content": "{\"a\":" })), "cut_off"),
		(choice("length", json!({ "content": null, "tool_calls": call })), "cut_off"),
		(choice("tool_calls", json!({ "content": null, "tool_calls": call })), "tool_call"),
		(choice("tool_calls", json!({ "content": "{}" })), "tool_call"),
		(choice("function_call", json!({ "content": "{}" })), "tool_call"),
		(choice("stop", json!({ "content": "{}", "tool_calls": call })), "tool_call"),
		(choice("stop", json!({ "content": "{}", "function_call": { "name": "rm" } })), "tool_call"),
		(choice("stop", json!({ "content": null, "refusal": "I cannot do that." })), "declined"),
		(choice("stop", json!({ "content": "{}", "refusal": "I cannot do that." })), "declined"),
		(choice("content_filter", json!({ "content": "{}" })), "filtered"),
		(choice("stop", json!({ "content": null })), "empty"),
		(choice("stop", json!({ "content": "" })), "empty"),
		(choice("stop", json!({ "role": "assistant" })), "empty"),
		(json!({ "choices": [] }), "no_choice"),
		(json!({ "choices": null }), "no_choice"),
		(json!({ "id": "x" }), "no_choice"),
	] {
		assert_eq!(cause_of(answer.clone(), &chat(1, 1), "").await, cause, "{answer}");
	}
}

#[tokio::test]
async fn what_may_be_missing_may_be_null() {
	let message =
		json!({ "content": "{}", "refusal": null, "tool_calls": null, "function_call": null, "reasoning": "hm" });
	let mut bare = choice("stop", json!({ "content": "{}", "refusal": "", "tool_calls": [] }));
	bare["choices"][0]["finish_reason"] = Value::Null;
	bare["error"] = Value::Null;
	for answer in [choice("stop", message), bare] {
		let endpoint = Endpoint::saying(answer).await;
		let proxy = Proxy::new(&model(1, endpoint.address, "")).await;
		assert_eq!(proxy.done(&chat(1, 1)).await, ("ok".into(), b"{}".to_vec()));
	}
}

#[tokio::test]
async fn an_answer_of_another_shape_is_a_failure_of_the_provider() {
	for answer in [
		json!([]),
		json!("{}"),
		json!({ "choices": {} }),
		json!({ "choices": [{}] }),
		json!({ "choices": [{ "message": "{}" }] }),
		choice("stop", json!({ "content": [{ "type": "text", "text": "{}" }] })),
		choice("stop", json!({ "content": "{}", "tool_calls": "none" })),
		json!({ "error": { "message": "overloaded" } }),
	] {
		assert_eq!(cause_of(answer.clone(), &chat(1, 1), "").await, "bad_answer", "{answer}");
	}
	for body in ["", "<html>busy</html>", "{\"choices\": [", "data: {}\n\ndata: [DONE]\n"] {
		let endpoint = Endpoint::new(move |_| ready(body.into_response())).await;
		let proxy = Proxy::new(&model(1, endpoint.address, "")).await;
		assert_eq!(proxy.done(&chat(1, 1)).await.0, "bad_answer", "{body}");
	}
}

#[tokio::test]
async fn a_provider_that_fails_is_a_cause_as_telemetrys_is() {
	let elsewhere = Endpoint::saying(said("{}")).await;
	let location = format!("http://{}/v1/chat/completions", elsewhere.address);
	let moved =
		Endpoint::new(move |_| ready((StatusCode::TEMPORARY_REDIRECT, [(LOCATION, location.clone())]).into_response()));
	let busy = Endpoint::new(|_| ready(StatusCode::SERVICE_UNAVAILABLE.into_response()));
	let endless = Endpoint::new(|_| {
		let chunks = futures::stream::repeat_with(|| Ok::<_, std::io::Error>(vec![b' '; 4096]));
		ready(axum::body::Body::from_stream(chunks).into_response())
	});
	let large = Endpoint::saying(said(&"x".repeat(limits::INFERENCE_BODY as usize)));
	let (moved, busy, endless, large) = tokio::join!(moved, busy, endless, large);
	let closed = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
	let config = [
		model(1, moved.address, ""),
		model(2, busy.address, ""),
		model(3, endless.address, ""),
		model(4, large.address, ""),
		model(5, closed, ""),
		model(6, raw(b"HTTP/1.1 200 OK\r\ncontent-length: 90\r\n\r\n{\"choices\":", true), ""),
		model(7, raw(b"", false), "timeout_s = 1"),
		model(8, raw(b"HTTP/1.1 200 OK\r\ncontent-length: 90\r\n\r\n{", false), "timeout_s = 1"),
		model(9, raw(b"HTTP/1.1 400 no\r\n\r\n", true), "").replace("http://", "https://"),
	];
	let proxy = Proxy::new(&config.concat()).await;
	for (id, cause) in [
		(1, "redirect"),
		(2, "status_503"),
		(3, "too_large"),
		(4, "too_large"),
		(5, "refused"),
		(6, "refused"),
		(7, "timeout"),
		(8, "timeout"),
		(9, "tls"),
		(10, "model_not_configured"),
	] {
		assert_eq!(proxy.done(&chat(id, 1)).await, (cause.into(), Vec::new()), "model {id}");
	}
	assert_eq!(proxy.done(&image(2, 1)).await.0, "wrong_kind");
	assert!(elsewhere.asked().is_empty());
	assert_eq!(busy.asked().len(), 1, "a busy endpoint is left alone");
}

#[tokio::test]
async fn an_endpoint_that_breaks_at_json_schema_is_asked_for_json_object_and_that_is_remembered() {
	for status in [400, 415, 422, 500, 501] {
		let endpoint = Endpoint::new(move |body| {
			ready(match format_of(&body) {
				"json_object" => axum::Json(said("{}")).into_response(),
				_ => StatusCode::from_u16(status).unwrap().into_response(),
			})
		})
		.await;
		let proxy = Proxy::new(&model(1, endpoint.address, "")).await;
		for number in 1..=2 {
			assert_eq!(proxy.done(&chat(1, number)).await.0, "ok", "{status}");
		}
		assert_eq!(endpoint.formats(), ["json_schema", "json_object", "json_object"], "{status}");
		let format = &endpoint.asked()[1].body["response_format"];
		assert_eq!(*format, json!({ "type": "json_object", "schema": { "type": "object" } }));
	}
}

#[tokio::test]
async fn an_endpoint_that_takes_no_format_is_asked_without_one_and_that_is_remembered() {
	let endpoint = Endpoint::by_format(|format| match format {
		"none" => StatusCode::OK,
		_ => StatusCode::BAD_REQUEST,
	});
	let endpoint = endpoint.await;
	let proxy = Proxy::new(&model(1, endpoint.address, "")).await;
	for number in 1..=2 {
		assert_eq!(proxy.done(&chat(1, number)).await.0, "ok");
	}
	assert_eq!(endpoint.formats(), ["json_schema", "json_object", "none", "none"]);
	assert!(!endpoint.asked()[2].body.as_object().unwrap().contains_key("response_format"));
}

#[tokio::test]
async fn an_endpoint_that_refuses_every_format_is_asked_for_each_once_and_nothing_is_remembered() {
	for (answer, cause, rest) in [
		((|_| StatusCode::BAD_REQUEST) as fn(&str) -> StatusCode, "status_400", vec!["json_object", "none"]),
		(|_| StatusCode::INTERNAL_SERVER_ERROR, "status_500", vec!["json_object"]),
		(|_| StatusCode::UNAUTHORIZED, "status_401", vec![]),
		(|_| StatusCode::NOT_FOUND, "status_404", vec![]),
		(|_| StatusCode::TOO_MANY_REQUESTS, "status_429", vec![]),
		(
			|format| match format {
				"json_schema" => StatusCode::INTERNAL_SERVER_ERROR,
				_ => StatusCode::PAYMENT_REQUIRED,
			},
			"status_402",
			vec!["json_object"],
		),
	] {
		let endpoint = Endpoint::by_format(answer).await;
		let proxy = Proxy::new(&model(1, endpoint.address, "")).await;
		for number in 1..=2 {
			assert_eq!(proxy.done(&chat(1, number)).await.0, cause);
		}
		let once = [vec!["json_schema"], rest].concat();
		assert_eq!(endpoint.formats(), [once.clone(), once].concat(), "{cause}");
	}
}

#[tokio::test]
async fn the_formats_share_one_budget_of_time() {
	let endpoint = Endpoint::new(|body| async move {
		if format_of(&body) == "json_object" {
			std::future::pending::<()>().await;
		}
		StatusCode::INTERNAL_SERVER_ERROR.into_response()
	})
	.await;
	let proxy = Proxy::new(&model(1, endpoint.address, "timeout_s = 1")).await;
	assert_eq!(proxy.done(&chat(1, 1)).await.0, "timeout");
	assert_eq!(endpoint.formats(), ["json_schema", "json_object"]);
}

#[tokio::test]
async fn an_image_job_hands_on_the_images_bytes() {
	let endpoint = Endpoint::saying(picture(PNG)).await;
	let proxy = Proxy::new(&model(2, endpoint.address, "kind = 'image'")).await;
	assert_eq!(proxy.done(&image(2, 1)).await, ("ok".into(), PNG.to_vec()));
	let [asked] = endpoint.asked().try_into().unwrap();
	assert_eq!(asked.path, "/v1/images/generations");
	assert_eq!(
		asked.body,
		json!({ "model": "model-2", "prompt": "A pump.", "n": 1, "size": "512x512", "response_format": "b64_json" })
	);
	assert_eq!(proxy.done(&chat(2, 1)).await.0, "wrong_kind");
}

#[tokio::test]
async fn an_endpoint_that_refuses_the_images_format_is_asked_without_it() {
	let endpoint = Endpoint::new(|body| {
		ready(match format_of(&body) {
			"none" => axum::Json(picture(PNG)).into_response(),
			_ => StatusCode::BAD_REQUEST.into_response(),
		})
	})
	.await;
	let proxy = Proxy::new(&model(1, endpoint.address, "kind = 'image'")).await;
	for number in 1..=2 {
		assert_eq!(proxy.done(&image(1, number)).await.0, "ok");
	}
	assert_eq!(endpoint.formats(), ["b64_json", "none", "none"]);
}

#[tokio::test]
async fn what_is_no_image_or_too_large_is_refused() {
	let limit = limits::IMAGE as usize;
	let padded = |length: usize| [PNG, &vec![0; length - PNG.len()]].concat();
	for (answer, cause) in [
		(picture(b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"), "not_an_image"),
		(picture(b"GIF89a"), "not_an_image"),
		(picture(&padded(limit + 1)), "image_too_large"),
		(picture(b""), "empty"),
		(json!({ "data": [] }), "no_choice"),
		(json!({ "created": 1 }), "no_choice"),
		(json!({ "data": [{ "url": "http://elsewhere.example/a.png" }] }), "bad_answer"),
		(json!({ "data": [{ "b64_json": "no base64!" }] }), "bad_answer"),
		(json!({ "data": [{ "b64_json": "data:image/png;base64,AAAA" }] }), "bad_answer"),
		(json!({ "error": "busy" }), "bad_answer"),
	] {
		assert_eq!(cause_of(answer, &image(1, 1), "kind = 'image'").await, cause);
	}
	let endpoint = Endpoint::saying(picture(&padded(limit))).await;
	let proxy = Proxy::new(&model(1, endpoint.address, "kind = 'image'")).await;
	assert_eq!(proxy.done(&image(1, 1)).await, ("ok".into(), padded(limit)));
}

#[tokio::test]
async fn a_job_that_is_none_is_refused_with_the_reason() {
	let proxy = Proxy::new("").await;
	let (good, long) = (chat(1, 1), chat(1, 1).replace("hello", &"x".repeat(JOB_BYTES)));
	for (body, status, said) in [
		("", 400, "this is no job"),
		("{}", 400, "missing field `kind`"),
		(&good.replace("\"chat\"", "\"video\""), 400, "unknown variant `video`"),
		(&good.replace("\"seed\":1", "\"seed\":1,\"url\":\"http://elsewhere.example\""), 400, "unknown field `url`"),
		(&good.replace("\"seed\":1", "\"seed\":1,\"seed\":1"), 400, "duplicate field `seed`"),
		(&good.replace("\"seed\":1", "\"seed\":-1"), 400, "invalid value"),
		(&good.replace("\"model\":1,", ""), 400, "missing field `model`"),
		(&good.replace("\"max_tokens\":512", "\"max_tokens\":0"), 400, "nonzero"),
		(&good.replace("{\"type\":\"object\"}", "true"), 400, "schema is no object"),
		(&good.replace("\"system\"", "\"tool\""), 400, "unknown variant `tool`"),
		(&image(1, 1).replace("\"prompt\"", "\"messages\""), 400, "unknown field `messages`"),
		(&format!("{good}{good}"), 400, "trailing characters"),
		(&long, 413, "at most 65536 bytes"),
	] {
		let (answered, text) = proxy.put_as(&id_of(body), body).await;
		let error = serde_json::from_str::<Value>(&text).unwrap()["error"].as_str().unwrap().to_string();
		assert_eq!(answered, status, "{error}");
		assert!(error.contains(said), "{error}");
		assert_eq!(proxy.get(body).await.0, 404);
	}
}

#[tokio::test]
async fn an_id_must_be_the_bodys() {
	let proxy = Proxy::new("").await;
	let body = chat(1, 1);
	let id = id_of(&body);
	for wrong in [id_of(&chat(1, 2)), id.to_uppercase(), format!("0x{id}"), id[1..].into(), "x".into()] {
		let (status, text) = proxy.put_as(&wrong, &body).await;
		assert_eq!(status, 400, "{wrong}");
		assert!(text.contains(&format!("is not the body's blake2-256, which is {id}")), "{text}");
	}
	assert_eq!(proxy.get(&body).await.0, 404);
	assert_eq!(proxy.put(&body).await, 202);
}

#[tokio::test]
async fn without_the_token_no_job_is_taken_and_none_is_told() {
	let proxy = Proxy::new("").await;
	let url = format!("http://{}{JOBS_PATH}{}", proxy.address, id_of(&chat(1, 1)));
	assert_eq!(Client::new().put(&url).body(chat(1, 1)).send().await.unwrap().status(), 401);
	assert_eq!(Client::new().get(&url).send().await.unwrap().status(), 401);
	assert_eq!(proxy.get(&chat(1, 1)).await.0, 404);
}

#[tokio::test]
async fn a_job_is_asked_once_and_pending_until_it_is_answered() {
	let gate = Arc::new(Semaphore::new(0));
	let waits = gate.clone();
	let endpoint = Endpoint::new(move |_| {
		let gate = waits.clone();
		async move {
			gate.acquire().await.unwrap().forget();
			axum::Json(said("{}")).into_response()
		}
	})
	.await;
	let proxy = Proxy::new(&model(1, endpoint.address, "")).await;
	let job = chat(1, 1);
	assert_eq!(proxy.get(&job).await.0, 404);
	for _ in 0..3 {
		assert_eq!((proxy.put(&job).await, proxy.get(&job).await.0), (202, 202));
	}
	gate.add_permits(1);
	assert_eq!(proxy.finished(&job).await.0, "ok");
	assert_eq!((proxy.put(&job).await, proxy.get(&job).await.1), (200, "ok".into()));
	assert_eq!(endpoint.asked().len(), 1);
}

#[tokio::test]
async fn a_failure_is_put_again_and_a_refusal_is_not() {
	let failing = Endpoint::new(|_| ready(StatusCode::BAD_GATEWAY.into_response())).await;
	let refusing = Endpoint::saying(json!({ "choices": [] })).await;
	let config = model(1, failing.address, "") + &model(2, refusing.address, "");
	let proxy = Proxy::with(&config, Bounds { failures: Duration::ZERO, ..Default::default() }).await;
	for times in 1..=2 {
		assert_eq!(proxy.put(&chat(1, 1)).await, 202);
		while proxy.get(&chat(1, 1)).await.0 == 202 {}
		assert_eq!(proxy.get(&chat(1, 1)).await.0, 404);
		assert_eq!(failing.asked().len(), times);
	}
	assert_eq!(proxy.done(&chat(2, 1)).await.0, "no_choice");
	assert_eq!((proxy.put(&chat(2, 1)).await, refusing.asked().len()), (200, 1));
}

#[tokio::test]
async fn the_oldest_outcome_leaves_when_there_is_no_room() {
	let endpoint = Endpoint::saying(said("0123456789")).await;
	let bounds = Bounds { finished: 3, bytes: 20, ..Default::default() };
	let proxy = Proxy::with(&model(1, endpoint.address, ""), bounds).await;
	for number in 1..=3 {
		assert_eq!(proxy.done(&chat(1, number)).await.0, "ok");
	}
	let statuses = [proxy.get(&chat(1, 1)).await.0, proxy.get(&chat(1, 2)).await.0, proxy.get(&chat(1, 3)).await.0];
	assert_eq!(statuses, [404, 200, 200]);
	assert_eq!(proxy.done(&chat(1, 1)).await.0, "ok", "it can be put again");
}

#[tokio::test]
async fn a_model_that_stalls_fills_its_own_queue_and_holds_up_no_other() {
	let quick = Endpoint::saying(said("{}")).await;
	let config = model(1, raw(b"", false), "timeout_s = 600") + &model(2, quick.address, "");
	let proxy = Proxy::new(&config).await;
	for number in 1..=64 {
		assert_eq!(proxy.put(&chat(1, number)).await, 202);
	}
	let (status, text) = proxy.put_as(&id_of(&chat(1, 65)), &chat(1, 65)).await;
	assert_eq!(status, 429);
	assert!(text.contains("the model's queue is full"), "{text}");
	assert_eq!((proxy.put(&chat(1, 64)).await, proxy.get(&chat(1, 65)).await.0), (202, 404));
	assert_eq!(proxy.done(&chat(2, 1)).await.0, "ok");
}

#[tokio::test]
async fn as_many_jobs_run_at_once_as_the_file_says() {
	for parallel in [1, 3] {
		let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
		let (peak, together) = (most.clone(), Arc::new(Barrier::new(parallel)));
		let endpoint = Endpoint::new(move |_| {
			let (now, most, together) = (now.clone(), most.clone(), together.clone());
			async move {
				most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
				// Nobody leaves before as many are there.
				together.wait().await;
				now.fetch_sub(1, Ordering::SeqCst);
				axum::Json(said("{}")).into_response()
			}
		})
		.await;
		let proxy = Proxy::new(&model(1, endpoint.address, &format!("parallel = {parallel}"))).await;
		for number in 1..=6 {
			assert_eq!(proxy.put(&chat(1, number)).await, 202);
		}
		for number in 1..=6 {
			assert_eq!(proxy.finished(&chat(1, number)).await.0, "ok");
		}
		assert_eq!(peak.load(Ordering::SeqCst), parallel);
	}
}

#[tokio::test]
async fn jobs_follow_the_file_also_those_that_wait() {
	let old = Endpoint::by_format(|format| match format {
		"none" => StatusCode::OK,
		_ => StatusCode::BAD_REQUEST,
	});
	let (old, new) = (old.await, Endpoint::saying(said("new")).await);
	let proxy = Proxy::new("").await;
	assert_eq!(proxy.done(&chat(1, 1)).await.0, "model_not_configured");

	proxy.configure(&model(1, old.address, ""), 1);
	assert_eq!(proxy.done(&chat(1, 2)).await.0, "ok");
	proxy.configure(&model(1, old.address, "timeout_s = 59"), 2);
	assert_eq!(proxy.done(&chat(1, 3)).await.0, "ok");
	assert_eq!(
		old.formats(),
		["json_schema", "json_object", "none", "json_schema", "json_object", "none"],
		"tried anew"
	);

	let gate = Arc::new(Semaphore::new(0));
	let waits = gate.clone();
	let slow = Endpoint::new(move |_| {
		let gate = waits.clone();
		async move {
			gate.acquire().await.unwrap().forget();
			axum::Json(said("slow")).into_response()
		}
	})
	.await;
	proxy.configure(&model(1, slow.address, ""), 3);
	for number in 4..=5 {
		assert_eq!(proxy.put(&chat(1, number)).await, 202);
	}
	while slow.asked().is_empty() {
		tokio::task::yield_now().await;
	}
	proxy.configure(&model(1, new.address, ""), 4);
	gate.add_permits(1);
	assert_eq!(proxy.finished(&chat(1, 4)).await, ("ok".into(), b"slow".to_vec()), "it was under way");
	assert_eq!(proxy.finished(&chat(1, 5)).await, ("ok".into(), b"new".to_vec()), "it waited");

	proxy.configure("broken", 5);
	assert_eq!(proxy.done(&chat(1, 6)).await.0, "ok", "the last good file is in force");
	proxy.configure("", 6);
	assert_eq!(proxy.done(&chat(1, 7)).await.0, "model_not_configured");
	assert_eq!((slow.asked().len(), new.asked().len()), (1, 2));
}

#[tokio::test]
async fn an_endpoint_that_is_not_allowed_is_never_contacted() {
	let world = TcpListener::bind(("127.0.0.1", 0)).unwrap();
	world.set_nonblocking(true).unwrap();
	let port = world.local_addr().unwrap().port();
	let config = format!(
		"[[model]]\nid = 1\nbase = 'http://localhost:{port}/v1'\nname = 'a'\n\
		[[origin]]\nurl = 'http://localhost:{port}'\nprivate = true\n"
	);
	let proxy = Proxy::new(&config).await;
	assert_eq!(proxy.done(&chat(1, 1)).await.0, "not_allowed", "an origin for telemetry is none for prompts");
	assert_eq!(proxy.done(&chat(2, 1)).await.0, "model_not_configured");
	assert_eq!(world.accept().unwrap_err().kind(), std::io::ErrorKind::WouldBlock, "nobody came");
}

#[tokio::test]
async fn a_private_name_is_reached_where_the_file_allows_it_and_by_jobs_alone() {
	let endpoint = Endpoint::saying(said("{}")).await;
	let base = format!("http://localhost:{}", endpoint.address.port());
	let config = format!("[[model]]\nid = 1\nbase = '{base}/v1'\nname = 'a'\nprivate = true");
	let proxy = Proxy::new(&config).await;
	assert_eq!(proxy.done(&chat(1, 1)).await.0, "ok");
	let request = proxy.request(reqwest::Method::POST, FETCH_PATH).header("content-type", "application/json");
	let response = request.body(json!({ "url": format!("{base}/v1/models") }).to_string()).send().await.unwrap();
	assert_eq!(response.headers()[CAUSE_HEADER], "not_allowed");
	assert_eq!(endpoint.asked().len(), 1);
}

#[tokio::test]
async fn every_outcome_is_counted() {
	let good = Endpoint::saying(said("{}")).await;
	let cut = Endpoint::saying(choice("length", json!({ "content": "{" }))).await;
	let busy = Endpoint::new(|_| ready(StatusCode::SERVICE_UNAVAILABLE.into_response())).await;
	let proxy =
		Proxy::new(&[model(1, good.address, ""), model(2, cut.address, ""), model(3, busy.address, "")].concat()).await;
	let line = |cause: &str, count: u32| format!(r#"vivarium_egress_jobs_total{{cause="{cause}"}} {count}"#);
	let failures = ["timeout", "too_large", "redirect", "tls", "refused", "dns", "not_allowed"];
	let own = ["bad_answer", "model_not_configured", "wrong_kind"];
	for cause in REFUSALS.map(Refusal::code).iter().chain(&failures).chain(&own).chain(&["ok"]) {
		assert!(proxy.counted().contains(&line(cause, 0)), "{cause}: {}", proxy.counted());
	}
	for (model, cause) in [(1, "ok"), (2, "cut_off"), (3, "status_503"), (4, "model_not_configured")] {
		assert_eq!(proxy.done(&chat(model, 1)).await.0, cause);
		assert_eq!(proxy.get(&chat(model, 1)).await.1, cause);
		assert!(proxy.counted().contains(&line(cause, 1)), "{cause}: {}", proxy.counted());
	}
}

#[tokio::test]
async fn a_key_goes_to_its_endpoint_and_to_no_other() {
	let (bearer, header, plain) =
		tokio::join!(Endpoint::saying(said("{}")), Endpoint::saying(said("{}")), Endpoint::saying(said("{}")));
	// PATH is set wherever tests run.
	let config = [
		model(1, bearer.address, "key_env = 'PATH'"),
		model(2, header.address, "header = { name = 'api-key', env = 'PATH' }"),
		model(3, plain.address, ""),
	];
	let proxy = Proxy::new(&config.concat()).await;
	for model in 1..=3 {
		assert_eq!(proxy.done(&chat(model, 1)).await.0, "ok");
	}
	let key = std::env::var("PATH").unwrap();
	let asked = [&bearer, &header, &plain].map(|endpoint| endpoint.asked()[0].headers.clone());
	assert_eq!(asked[0]["authorization"], format!("Bearer {key}"));
	assert_eq!(asked[1]["api-key"], key);
	assert!(!asked[1].contains_key("authorization"));
	assert!(!asked[2].contains_key("authorization") && !asked[2].contains_key("api-key"));
}

/// Keeps what was logged by any target at any level.
struct Log(Mutex<String>);

static LOG: Log = Log(Mutex::new(String::new()));

impl log::Log for Log {
	fn enabled(&self, _: &log::Metadata) -> bool {
		true
	}

	fn log(&self, record: &log::Record) {
		self.0.lock().unwrap().push_str(&format!("{}: {}\n", record.target(), record.args()));
	}

	fn flush(&self) {}
}

#[tokio::test]
async fn a_key_is_in_no_log_no_metric_no_answer_and_no_debug_output() {
	log::set_logger(&LOG).unwrap();
	log::set_max_level(log::LevelFilter::Trace);
	// PATH is set wherever tests run.
	let key = std::env::var("PATH").unwrap();
	let good = Endpoint::by_format(|format| match format {
		"json_schema" => StatusCode::BAD_REQUEST,
		_ => StatusCode::OK,
	});
	let unauthorized = Endpoint::by_format(|_| StatusCode::UNAUTHORIZED);
	let refusing = Endpoint::saying(choice("stop", json!({ "content": null, "refusal": "no" })));
	let html = Endpoint::new(|_| ready("<html>".into_response()));
	let (good, unauthorized, refusing, html) = tokio::join!(good, unauthorized, refusing, html);
	let closed = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
	let more = "key_env = 'PATH'\ntimeout_s = 1";
	let config = [
		model(1, good.address, more),
		model(2, unauthorized.address, more),
		model(3, refusing.address, more),
		model(4, html.address, more),
		model(5, closed, more),
		model(6, raw(b"", false), more),
		model(7, raw(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{", true), more),
		model(8, raw(b"no", true), more).replace("http://", "https://"),
		model(9, good.address, "kind = 'image'\nkey_env = 'PATH'"),
	]
	.concat();
	let proxy = Proxy::new(&config).await;
	let mut printed = String::new();
	for (id, cause) in [
		(1, "ok"),
		(2, "status_401"),
		(3, "declined"),
		(4, "bad_answer"),
		(5, "refused"),
		(6, "timeout"),
		(7, "refused"),
		(8, "tls"),
		(9, "wrong_kind"),
		(10, "model_not_configured"),
	] {
		let job = chat(id, 1);
		let (said, content) = proxy.done(&job).await;
		assert_eq!(said, cause, "model {id}");
		printed += &format!(
			"{said} {:?} {content:?} {:?} {:?}",
			job,
			proxy.jobs.get(&id_of(&job)),
			Job::parse(job.as_bytes())
		);
		printed += &String::from_utf8(content).unwrap();
	}
	proxy.configure(&format!("{config}parallel = 9\n"), 1);
	assert_eq!(proxy.done(&chat(1, 2)).await.0, "ok");
	let policy = proxy.jobs.0.policy.current();
	printed += &format!("{:?} {policy:?} {:?} {}", proxy.jobs, policy.model(1), proxy.counted());
	let logged = LOG.0.lock().unwrap().clone();
	// That the search would find something.
	for there in ["refused stricter formats, and took json_object", "status_401", "parallel is 9", "reqwest"] {
		assert!(logged.contains(there), "{there} is not in the log");
	}
	assert!(printed.contains("authorization") && printed.contains("Sensitive"), "{printed}");
	assert!(good.asked().iter().all(|asked| asked.headers["authorization"] == format!("Bearer {key}")));
	for line in logged.lines().chain([printed.as_str()]) {
		assert!(!line.contains(&key), "{line}");
	}
}
