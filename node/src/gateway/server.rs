//! The gateway's HTTP server.

use super::{
	assets::{Assets, Revision},
	connections::{self, Limits},
	route::{AssetId, Page, Refusal, Route},
	LOG_TARGET,
};
use axum::{
	body::Body,
	extract::{Request, State},
	http::{
		header::{self, HeaderName},
		HeaderMap, HeaderValue, Method, StatusCode,
	},
	response::{IntoResponse, Response},
	Router,
};
use serde::{de::IgnoredAny, Deserialize, Serialize};
use sp_core::H256;
use std::{net::TcpListener, sync::Arc, time::Duration};
use substrate_prometheus_endpoint::{register, CounterVec, Opts, PrometheusError, Registry, U64};
use tokio::sync::Semaphore;
use url::Url;
use vivarium_engine::image;

/// Requests that are answered at once; others wait.
const CONCURRENT: usize = 16;
/// How long they wait.
const PATIENCE: Duration = Duration::from_secs(10);

const JSON: &str = "application/json";
const SVG: &str = "image/svg+xml";
const BYTES: &str = "application/octet-stream";

/// On every answer: any page may read it, and no browser may take it for something else.
const EVERYWHERE: [(HeaderName, &str); 3] = [
	(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
	(header::ACCESS_CONTROL_EXPOSE_HEADERS, "etag"),
	(header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
];
/// What a browser asks before it lets a page send `If-None-Match`.
const PREFLIGHT: [(HeaderName, &str); 4] = [
	(header::ALLOW, "GET, HEAD, OPTIONS"),
	(header::ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD"),
	(header::ACCESS_CONTROL_ALLOW_HEADERS, "if-none-match"),
	(header::ACCESS_CONTROL_MAX_AGE, "86400"),
];
/// A card shows itself and runs nothing.
const CARD_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";
/// The head of an asset moves: ask again each time.
const ASK_AGAIN: &str = "no-cache";
/// A content address never means anything else.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// What the server knows.
#[derive(Clone)]
pub struct Gateway {
	assets: Arc<dyn Assets>,
	/// What stands before the paths of links.
	public: Arc<str>,
	places: Arc<Semaphore>,
	requests: Option<CounterVec<U64>>,
}

impl Gateway {
	/// A gateway to these assets, whose links begin with this address.
	///
	/// # Errors
	/// When its counter is registered already.
	pub fn new(
		assets: Arc<dyn Assets>,
		public: Option<&Url>,
		registry: Option<&Registry>,
	) -> Result<Self, PrometheusError> {
		let public = public.map_or("", Url::as_str).trim_end_matches('/').into();
		let requests = registry.map(count_requests).transpose()?;
		Ok(Self { assets, public, places: Arc::new(Semaphore::new(CONCURRENT)), requests })
	}

	async fn answer(&self, method: &Method, route: Result<Route, Refusal>, headers: &HeaderMap) -> Response {
		match *method {
			Method::GET | Method::HEAD => {}
			Method::OPTIONS => return (StatusCode::NO_CONTENT, PREFLIGHT).into_response(),
			_ => {
				let refusal = Refusal::new(
					StatusCode::METHOD_NOT_ALLOWED,
					format!("{method} is not possible: the gateway only reads, by GET or HEAD"),
				);
				return ([(header::ALLOW, "GET, HEAD, OPTIONS")], refusal).into_response();
			}
		}
		let found = match route {
			Ok(route) => self.look_up(route).await,
			Err(refusal) => Err(refusal),
		};
		found.map_or_else(IntoResponse::into_response, |content| content.answer(headers))
	}

	/// Asks runtime and database on a thread that may block. The place is kept until that ends, whoever has left.
	async fn look_up(&self, route: Route) -> Result<Content, Refusal> {
		let busy = |_| Refusal::new(StatusCode::SERVICE_UNAVAILABLE, "too many requests are under way: try again");
		let place = tokio::time::timeout(PATIENCE, self.places.clone().acquire_owned()).await.map_err(busy)?;
		let gateway = self.clone();
		let looked_up = tokio::task::spawn_blocking(move || {
			let _place = place;
			gateway.content(route)
		});
		looked_up.await.unwrap_or_else(|error| Err(internal(format!("the answer was not finished: {error}"))))
	}

	fn content(&self, route: Route) -> Result<Content, Refusal> {
		match route {
			Route::Metadata(asset) => {
				let json = enrolled(asset, self.assets.metadata(asset))?;
				Ok(Content::of_head(JSON, with_image(json, |file| self.link(asset, file))))
			}
			Route::Card(asset) => Ok(Content::of_head(SVG, enrolled(asset, self.assets.card(asset))?)),
			Route::Picture(asset) => {
				let digest = self.assets.image(asset).map_err(internal)?;
				let bytes = digest.map(|digest| self.assets.bytes(&digest).map_err(internal)).transpose()?.flatten();
				match bytes.and_then(picture) {
					Some((kind, bytes)) => Ok(Content::of_head(kind, bytes)),
					None => Ok(Content::of_head(SVG, enrolled(asset, self.assets.card(asset))?)),
				}
			}
			Route::Image(digest) => {
				let found = self.assets.bytes(&digest).map_err(internal)?.and_then(picture);
				let (kind, body) = found.ok_or_else(|| {
					Refusal::new(
						StatusCode::NOT_FOUND,
						"this node has no such image: it may be older than the blocks that it keeps; ask another one, or a node that keeps all of them",
					)
				})?;
				Ok(Content { kind, lasts: true, body })
			}
			Route::History(asset, Page { limit, from }) => {
				let history = enrolled(asset, self.assets.history(asset, from, limit))?;
				let next = history.next.map(|next| self.link(asset, &format!("/history{}", Page::query(limit, next))));
				let (collection, item) = asset;
				let page = HistoryPage { collection, item, revisions: history.revisions, next, gap: history.gap };
				let json = serde_json::to_vec(&page).map_err(|error| internal(error.to_string()))?;
				Ok(Content::of_head(JSON, json))
			}
			Route::Record(asset, hash) => {
				let (collection, item) = asset;
				let bytes = self.assets.record(asset, &hash).ok_or_else(|| {
					Refusal::new(
						StatusCode::NOT_FOUND,
						format!("this node has no such record of item {item} of collection {collection}: /assets/{collection}/{item}/history lists those that it has"),
					)
				})?;
				Ok(Content { kind: BYTES, lasts: true, body: bytes })
			}
		}
	}

	fn link(&self, (collection, item): AssetId, rest: &str) -> String {
		format!("{}/assets/{collection}/{item}{rest}", self.public)
	}
}

/// Serves until the node stops.
pub async fn serve(listener: TcpListener, gateway: Gateway) {
	match tokio::net::TcpListener::from_std(listener) {
		Ok(listener) => connections::serve(listener, router(gateway), Limits::FULL).await,
		Err(error) => log::error!(target: LOG_TARGET, "the gateway stopped: {error}"),
	}
}

fn router(gateway: Gateway) -> Router {
	Router::new().fallback(handle).with_state(gateway)
}

async fn handle(State(gateway): State<Gateway>, request: Request) -> Response {
	let route = Route::of(request.uri());
	let name = route.as_ref().map_or("none", Route::name);
	let mut response = gateway.answer(request.method(), route, request.headers()).await;
	for (name, value) in EVERYWHERE {
		response.headers_mut().insert(name, HeaderValue::from_static(value));
	}
	if let Some(requests) = &gateway.requests {
		requests.with_label_values(&[name, response.status().as_str()]).inc();
	}
	response
}

/// What was found.
struct Content {
	kind: &'static str,
	/// Whether the address will never mean anything else.
	lasts: bool,
	body: Vec<u8>,
}

impl Content {
	/// What an asset is at its head.
	fn of_head(kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
		Self { kind, lasts: false, body: body.into() }
	}

	/// The answer: with the body, or without where the asker has it. The tag is a digest of the body, because freshness
	/// changes without a revision.
	fn answer(self, asked: &HeaderMap) -> Response {
		let tag = format!("\"{:?}\"", H256(sp_io::hashing::blake2_256(&self.body)));
		let is_known = asked.get_all(header::IF_NONE_MATCH).iter().any(|known| names(known, &tag));
		let keep = if self.lasts { FOR_EVER } else { ASK_AGAIN };
		let caching = [(header::CACHE_CONTROL, keep), (header::ETAG, tag.as_str())];
		if is_known {
			return (StatusCode::NOT_MODIFIED, caching).into_response();
		}
		let mut response = (caching, [(header::CONTENT_TYPE, self.kind)], Body::from(self.body)).into_response();
		if self.kind == SVG {
			response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CARD_POLICY));
		}
		response
	}
}

impl IntoResponse for Refusal {
	fn into_response(self) -> Response {
		let headers = [(header::CONTENT_TYPE, JSON), (header::CACHE_CONTROL, "no-store")];
		(self.status, headers, serde_json::json!({ "error": self.error }).to_string()).into_response()
	}
}

/// A page of a history.
#[derive(Serialize)]
struct HistoryPage {
	collection: u32,
	item: u32,
	revisions: Vec<Revision>,
	/// Where the next page is.
	next: Option<String>,
	/// Why this page ends before its time.
	gap: Option<String>,
}

/// What is known of an asset, or that it is not enrolled.
fn enrolled<T>((collection, item): AssetId, known: Result<Option<T>, String>) -> Result<T, Refusal> {
	known.map_err(internal)?.ok_or_else(|| {
		Refusal::new(
			StatusCode::NOT_FOUND,
			format!("item {item} of collection {collection} is not enrolled: its owner can enrol it with dynamicAssets.enrol"),
		)
	})
}

fn internal(error: String) -> Refusal {
	log::warn!(target: LOG_TARGET, "{error}");
	Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, error)
}

/// The metadata with `image`, where marketplaces look for a picture, unless it names one. All else stays byte for byte:
/// its numbers have exactly the digits that the chain holds.
fn with_image(json: String, link: impl Fn(&str) -> String) -> String {
	#[derive(Deserialize)]
	struct Metadata {
		image: Option<IgnoredAny>,
		vivarium: Option<Drawn>,
	}
	#[derive(Deserialize)]
	struct Drawn {
		image: Option<IgnoredAny>,
	}
	let Ok(Metadata { image: None, vivarium }) = serde_json::from_str(&json) else { return json };
	let is_drawn = vivarium.is_some_and(|drawn| drawn.image.is_some());
	let link = link(if is_drawn { "/image" } else { "/image.svg" });
	match json.strip_prefix('{') {
		Some(rest) => format!("{{\"image\":{},{rest}", serde_json::Value::from(link)),
		None => json,
	}
}

/// The bytes of an image with their media type; `None` where they are none that is shown.
fn picture(bytes: Vec<u8>) -> Option<(&'static str, Vec<u8>)> {
	Some((image::recognise(&bytes)?.mime(), bytes))
}

/// Whether a value of `If-None-Match` names this tag.
fn names(known: &HeaderValue, tag: &str) -> bool {
	let known = known.to_str().unwrap_or_default();
	known.split(',').map(str::trim).any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}

fn count_requests(registry: &Registry) -> Result<CounterVec<U64>, PrometheusError> {
	let name = "vivarium_gateway_requests_total";
	let opts = Opts::new(name, "Requests to the gateway, by what was asked for and the status of the answer");
	register(CounterVec::new(opts, &["route", "status"])?, registry)
}

#[cfg(test)]
mod tests {
	use super::{super::assets::History, *};
	use reqwest::RequestBuilder;
	use serde_json::Value;
	use std::{
		net::SocketAddr,
		sync::atomic::{AtomicU32, AtomicUsize, Ordering},
	};
	use substrate_prometheus_endpoint::prometheus::TextEncoder;
	use vivarium_primitives::Hash;

	/// One asset, 0/7, with as many revisions as are set.
	#[derive(Default)]
	struct Fake {
		revisions: AtomicU32,
		under_way: AtomicUsize,
		most: AtomicUsize,
	}

	const SEVEN: AssetId = (0, 7);
	/// The beginning of a JPEG.
	const JPEG: [u8; 4] = [0xff, 0xd8, 0xff, 0xe0];

	fn hash(number: u32) -> Hash {
		H256::from_low_u64_be(number.into()).into()
	}

	impl Fake {
		fn known<T>(&self, asset: AssetId, what: impl FnOnce(u32) -> T) -> Result<Option<T>, String> {
			match asset {
				SEVEN => Ok(Some(what(self.revisions.load(Ordering::SeqCst)))),
				(6, 6) => Err("the runtime does not answer: it was hit".into()),
				(9, 9) => panic!("a bug"),
				_ => Ok(None),
			}
		}
	}

	impl Assets for Fake {
		fn metadata(&self, asset: AssetId) -> Result<Option<String>, String> {
			self.known(asset, |revision| format!(r#"{{"name":"Machine","load":70.00,"revision":{revision}}}"#))
		}

		fn card(&self, asset: AssetId) -> Result<Option<String>, String> {
			let under_way = self.under_way.fetch_add(1, Ordering::SeqCst) + 1;
			self.most.fetch_max(under_way, Ordering::SeqCst);
			std::thread::sleep(Duration::from_millis(20));
			self.under_way.fetch_sub(1, Ordering::SeqCst);
			self.known(asset, |revision| format!("<svg>{revision}</svg>"))
		}

		fn image(&self, _: AssetId) -> Result<Option<Hash>, String> {
			Ok(Some(hash(1)).filter(|_| self.revisions.load(Ordering::SeqCst) > 0))
		}

		fn bytes(&self, digest: &Hash) -> Result<Option<Vec<u8>>, String> {
			Ok(match *digest {
				digest if digest == hash(1) => Some(JPEG.to_vec()),
				digest if digest == hash(2) => Some(b"<svg onload='x()'/>".to_vec()),
				_ => None,
			})
		}

		fn history(&self, asset: AssetId, from: Option<(u32, Hash)>, limit: u32) -> Result<Option<History>, String> {
			self.known(asset, |head| {
				let first = from.map_or(head, |(number, _)| number);
				let last = first.saturating_sub(limit);
				let revisions = (last + 1..=first).rev().map(|number| Revision {
					number,
					hash: hash(number).into(),
					block: number,
					time: 1_700_000_000_000,
					line: Some(format!("load {number} %")),
					why: vec!["it is warm".into()],
					bytes: vec![number as u8].into(),
				});
				History { revisions: revisions.collect(), next: (last > 0).then(|| (last, hash(last))), gap: None }
			})
		}

		fn record(&self, asset: AssetId, wanted: &Hash) -> Option<Vec<u8>> {
			(asset == SEVEN && *wanted == hash(1)).then(|| vec![1, 2, 3])
		}
	}

	struct Served {
		fake: Arc<Fake>,
		address: SocketAddr,
		registry: Registry,
	}

	impl Served {
		async fn start(public: Option<&str>) -> Self {
			let (fake, registry) = (Arc::new(Fake::default()), Registry::new());
			let public = public.map(|url| url.parse().unwrap());
			let gateway = Gateway::new(fake.clone(), public.as_ref(), Some(&registry)).unwrap();
			let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
			let address = listener.local_addr().unwrap();
			tokio::spawn(connections::serve(listener, router(gateway), Limits::FULL));
			Self { fake, address, registry }
		}

		fn ask(&self, method: &str, path: &str) -> RequestBuilder {
			reqwest::Client::new().request(method.parse().unwrap(), format!("http://{}{path}", self.address))
		}

		async fn get(&self, path: &str) -> Answer {
			answer(self.ask("GET", path)).await
		}
	}

	struct Answer {
		status: u16,
		headers: HeaderMap,
		body: String,
	}

	impl Answer {
		fn header(&self, name: &str) -> &str {
			self.headers.get(name).map_or("", |value| value.to_str().unwrap())
		}

		fn json(&self) -> Value {
			serde_json::from_str(&self.body).unwrap()
		}

		fn error(&self) -> String {
			assert_eq!((self.header("content-type"), self.header("cache-control")), (JSON, "no-store"));
			self.json()["error"].as_str().unwrap().into()
		}
	}

	async fn answer(request: RequestBuilder) -> Answer {
		let response = request.send().await.unwrap();
		let (status, headers) = (response.status().as_u16(), response.headers().clone());
		let answer = Answer { status, headers, body: response.text().await.unwrap() };
		assert_eq!(answer.header("access-control-allow-origin"), "*");
		assert_eq!(answer.header("x-content-type-options"), "nosniff");
		answer
	}

	#[tokio::test]
	async fn metadata_gains_a_link_to_the_card_and_keeps_its_digits() {
		let found = Served::start(None).await.get("/assets/0/7").await;
		assert_eq!((found.status, found.header("content-type")), (200, JSON));
		assert_eq!(found.body, r#"{"image":"/assets/0/7/image.svg","name":"Machine","load":70.00,"revision":0}"#);
		let found = Served::start(Some("https://a.example/under/")).await.get("/assets/0/7").await;
		assert_eq!(found.json()["image"], "https://a.example/under/assets/0/7/image.svg");
	}

	#[test]
	fn an_image_of_the_chain_stays() {
		let json = r#"{"image":"ipfs://x","name":"Machine"}"#;
		assert_eq!(with_image(json.into(), str::to_string), json);
		assert_eq!(with_image("no json".into(), str::to_string), "no json");
	}

	#[test]
	fn metadata_of_a_drawn_asset_links_to_its_picture() {
		let json = r#"{"name":"Machine","vivarium":{"image":"bafk"}}"#;
		let expected = r#"{"image":"/image","name":"Machine","vivarium":{"image":"bafk"}}"#;
		assert_eq!(with_image(json.into(), str::to_string), expected);
	}

	#[tokio::test]
	async fn a_picture_is_the_model_s_or_else_the_card() {
		let served = Served::start(None).await;
		let card = served.get("/assets/0/7/image").await;
		assert_eq!((card.status, card.header("content-type")), (200, SVG));
		served.fake.revisions.store(1, Ordering::SeqCst);
		let drawn = served.get("/assets/0/7/image").await;
		assert_eq!((drawn.status, drawn.header("content-type")), (200, "image/jpeg"));
	}

	#[tokio::test]
	async fn an_image_is_found_by_its_cid_and_nothing_else_is_shown_as_one() {
		let served = Served::start(None).await;
		let by = |number| format!("/images/{}", vivarium_engine::content::cid(&hash(number)));
		let found = served.get(&by(1)).await;
		assert_eq!((found.status, found.header("content-type")), (200, "image/jpeg"));
		assert_eq!(found.header("cache-control"), FOR_EVER);
		assert_eq!(served.get(&by(2)).await.status, 404, "bytes that are no image");
		assert_eq!(served.get(&by(3)).await.status, 404);
		assert_eq!(served.get("/images/bafk").await.status, 400);
	}

	#[tokio::test]
	async fn a_card_cannot_run_anything() {
		let found = Served::start(None).await.get("/assets/0/7/image.svg").await;
		assert_eq!((found.status, found.header("content-type")), (200, SVG));
		assert_eq!(found.header("content-security-policy"), "default-src 'none'; style-src 'unsafe-inline'");
		assert_eq!(found.body, "<svg>0</svg>");
	}

	#[tokio::test]
	async fn a_history_is_read_page_by_page() {
		let served = Served::start(None).await;
		served.fake.revisions.store(5, Ordering::SeqCst);
		let first = served.get("/assets/0/7/history?limit=3").await.json();
		assert_eq!(
			first["revisions"][0],
			serde_json::json!({
				"number": 5,
				"hash": format!("{:?}", H256(hash(5))),
				"block": 5,
				"time": 1_700_000_000_000u64,
				"line": "load 5 %",
				"why": ["it is warm"],
				"bytes": "0x05",
			})
		);
		let second = served.get(first["next"].as_str().unwrap()).await.json();
		let numbers = |page: &Value| -> Vec<u64> {
			page["revisions"].as_array().unwrap().iter().map(|revision| revision["number"].as_u64().unwrap()).collect()
		};
		assert_eq!((numbers(&first), numbers(&second)), (vec![5, 4, 3], vec![2, 1]));
		assert_eq!((&second["next"], &second["gap"]), (&Value::Null, &Value::Null));
	}

	#[tokio::test]
	async fn a_record_is_kept_for_ever() {
		let served = Served::start(None).await;
		let found = served.get(&format!("/assets/0/7/history/{:?}", H256(hash(1)))).await;
		assert_eq!((found.status, found.header("content-type"), found.body.as_bytes()), (200, BYTES, &[1, 2, 3][..]));
		assert_eq!(found.header("cache-control"), FOR_EVER);
		for path in ["/assets/0/8/history/", "/assets/0/7/history/"] {
			let none = served.get(&format!("{path}{:?}", H256(hash(if path.contains('8') { 1 } else { 2 })))).await;
			assert_eq!(none.status, 404);
			assert!(none.error().contains("no such record"), "{}", none.body);
		}
	}

	#[tokio::test]
	async fn what_the_asker_has_is_not_sent_again() {
		let served = Served::start(None).await;
		for path in ["/assets/0/7", "/assets/0/7/image.svg", "/assets/0/7/history"] {
			served.fake.revisions.store(1, Ordering::SeqCst);
			let found = served.get(path).await;
			assert_eq!(found.header("cache-control"), "no-cache");
			let tag = found.header("etag").to_string();
			for known in [tag.clone(), format!("\"other\", W/{tag}"), "*".into()] {
				let again = answer(served.ask("GET", path).header("if-none-match", &known)).await;
				assert_eq!(
					(again.status, again.body.as_str(), again.header("etag")),
					(304, "", tag.as_str()),
					"{known}"
				);
			}
			served.fake.revisions.store(2, Ordering::SeqCst);
			let moved = answer(served.ask("GET", path).header("if-none-match", &tag)).await;
			assert_eq!(moved.status, 200);
			assert_ne!(moved.header("etag"), tag);
		}
	}

	#[tokio::test]
	async fn head_is_get_without_the_body() {
		let served = Served::start(None).await;
		let (head, get) = (answer(served.ask("HEAD", "/assets/0/7")).await, served.get("/assets/0/7").await);
		assert_eq!((head.status, head.body.as_str()), (200, ""));
		for name in ["content-type", "content-length", "etag", "cache-control"] {
			assert_eq!(head.header(name), get.header(name), "{name}");
		}
		assert_eq!(answer(served.ask("HEAD", "/assets/0/1")).await.status, 404);
	}

	#[tokio::test]
	async fn refusals_say_what_to_do() {
		let served = Served::start(None).await;
		for (method, path, status, said) in [
			("GET", "/assets/0/1", 404, "item 1 of collection 0 is not enrolled: its owner can enrol it"),
			("GET", "/assets/3/7/image.svg", 404, "item 7 of collection 3 is not enrolled"),
			("GET", "/assets/3/7/history", 404, "item 7 of collection 3 is not enrolled"),
			("GET", "/", 404, "ask for /assets/{collection}/{item}"),
			("GET", "/assets/0/seven", 400, "\"seven\" is no item: ids are whole numbers"),
			("GET", "/assets/-1/7", 400, "\"-1\" is no collection"),
			("GET", "/assets/0/7/history?limit=5000", 400, "ask for 1 to 1000"),
			("POST", "/assets/0/7", 405, "POST is not possible: the gateway only reads"),
			("DELETE", "/nowhere", 405, "DELETE is not possible"),
			("GET", "/assets/6/6", 500, "the runtime does not answer"),
			("GET", "/assets/9/9", 500, "the answer was not finished"),
		] {
			let refused = answer(served.ask(method, path)).await;
			assert_eq!(refused.status, status, "{method} {path}");
			assert!(refused.error().contains(said), "{method} {path}: {}", refused.body);
			assert_eq!(refused.header("allow").is_empty(), status != 405);
		}
	}

	#[tokio::test]
	async fn a_page_may_ask_with_a_tag() {
		let preflight = answer(Served::start(None).await.ask("OPTIONS", "/assets/0/7")).await;
		assert_eq!(preflight.status, 204);
		assert_eq!(preflight.header("access-control-allow-headers"), "if-none-match");
		assert_eq!(preflight.header("access-control-allow-methods"), "GET, HEAD");
	}

	#[tokio::test(flavor = "multi_thread")]
	async fn many_at_once_wait_for_a_place() {
		let served = Served::start(None).await;
		let all = (0..4 * CONCURRENT).map(|_| served.get("/assets/0/7/image.svg"));
		assert!(futures::future::join_all(all).await.iter().all(|answer| answer.status == 200));
		assert!(served.fake.most.load(Ordering::SeqCst) <= CONCURRENT);
	}

	#[tokio::test]
	async fn requests_are_counted() {
		let served = Served::start(None).await;
		for path in ["/assets/0/7", "/assets/0/7", "/assets/0/1", "/assets/0/x", "/nowhere"] {
			served.get(path).await;
		}
		let counted = TextEncoder::new().encode_to_string(&served.registry.gather()).unwrap();
		for (route, status, count) in [("metadata", 200, 2), ("metadata", 404, 1), ("none", 400, 1), ("none", 404, 1)] {
			let line = format!(r#"vivarium_gateway_requests_total{{route="{route}",status="{status}"}} {count}"#);
			assert!(counted.contains(&line), "{counted}");
		}
	}
}
