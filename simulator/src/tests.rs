//! The endpoints, by a client that sees every byte.

use crate::{
	control,
	gauge::Gauge,
	inference, serve,
	world::{gauge_router, World},
};
use serde_json::{json, Value};
use std::{
	io::{ErrorKind, Read, Write},
	net::TcpStream,
	time::{Duration, Instant},
};
use tokio::runtime::Runtime;

/// The longest that a test waits for something that should come.
const PATIENCE: Duration = Duration::from_secs(30);

/// A simulator on free ports.
pub struct Simulator {
	_runtime: Runtime,
	pub world: World,
	port: u16,
}

/// All that came of a request.
#[derive(Debug)]
pub struct Answer {
	pub status: u16,
	head: String,
	pub body: Vec<u8>,
}

impl Answer {
	pub fn json(&self) -> Value {
		serde_json::from_slice(&self.body).unwrap()
	}

	pub fn header(&self, name: &str) -> Option<&str> {
		self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
	}
}

impl Simulator {
	pub fn start() -> Self {
		Self::start_with(None)
	}

	/// With the key that the inference server asks for.
	pub fn start_with(key: Option<&str>) -> Self {
		let runtime = Runtime::new().unwrap();
		let listen = || runtime.block_on(tokio::net::TcpListener::bind(("127.0.0.1", 0))).unwrap();
		let (main, gauges) = (listen(), [listen(), listen(), listen()]);
		let ports = gauges.each_ref().map(|listener| listener.local_addr().unwrap().port());
		let port = main.local_addr().unwrap().port();
		let inference = listen();
		let world = World::new(1, 0.01, &ports, inference.local_addr().unwrap().port());
		runtime.spawn(serve(main, control::router(world.clone())));
		runtime.spawn(serve(inference, inference::router(world.clone(), key.map(Into::into))));
		for ((number, listener), port) in (0..).zip(gauges).zip(ports) {
			let router = gauge_router(world.clone(), Gauge::new(1, number), port);
			runtime.spawn(serve(listener, router));
		}
		Self { _runtime: runtime, world, port }
	}

	/// A request to the main port.
	pub fn ask(&self, request: &str, body: &str) -> Answer {
		answer(&read(&mut send(self.port, request, body)).unwrap())
	}

	/// Puts a fault on the first gauge's pump-1.
	fn impose(&self, fault: Value) {
		let order = json!({ "endpoint": self.endpoint(), "fault": fault }).to_string();
		let imposed = self.ask("POST /faults", &order);
		assert_eq!(imposed.status, 200, "{imposed:?}");
	}

	fn endpoint(&self) -> String {
		format!("{}/pumps/pump-1", self.world.ports[0])
	}

	/// Asks the first gauge for pump-1.
	fn connect(&self) -> TcpStream {
		send(self.world.ports[0], "GET /pumps/pump-1", "")
	}

	/// What the first gauge answers about pump-1 under a fault.
	fn under(&self, fault: Value) -> Answer {
		self.impose(fault);
		answer(&read(&mut self.connect()).unwrap())
	}
}

pub fn send(port: u16, request: &str, body: &str) -> TcpStream {
	send_with(port, request, "", body)
}

/// With headers, each ended by a line break.
pub fn send_with(port: u16, request: &str, headers: &str, body: &str) -> TcpStream {
	let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
	stream.set_read_timeout(Some(PATIENCE)).unwrap();
	let length = body.len();
	write!(
		stream,
		"{request} HTTP/1.1\r\nhost: world\r\nconnection: close\r\n{headers}content-length: {length}\r\n\r\n{body}"
	)
	.unwrap();
	stream
}

pub fn read(stream: &mut TcpStream) -> std::io::Result<Vec<u8>> {
	let mut bytes = Vec::new();
	stream.read_to_end(&mut bytes).map(|_| bytes)
}

pub fn answer(bytes: &[u8]) -> Answer {
	let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
	let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
	let status = head.split(' ').nth(1).unwrap().parse().unwrap();
	Answer { status, head, body: bytes[end + 4..].to_vec() }
}

#[test]
fn three_gauges_tell_of_two_pumps() {
	let simulator = Simulator::start();
	for port in simulator.world.ports.iter() {
		let fleet = answer(&read(&mut send(*port, "GET /pumps", "")).unwrap());
		assert_eq!(fleet.header("content-type"), Some("application/json"));
		for pump in ["pump-1", "pump-2"] {
			let one = answer(&read(&mut send(*port, &format!("GET /pumps/{pump}"), "")).unwrap());
			for document in [&one.json(), &fleet.json()["pumps"][pump]] {
				let truth = simulator.ask(&format!("GET /pumps/{pump}"), "").json();
				let off = document["vibration_mm_s"].as_f64().unwrap() - truth["vibration_mm_s"].as_f64().unwrap();
				assert!(off.abs() < 0.2, "{document} {truth}");
				assert!(document["temperature_c"].as_str().unwrap().parse::<f64>().is_ok());
			}
		}
		let none = answer(&read(&mut send(*port, "GET /pumps/pump-3", "")).unwrap());
		assert_eq!(none.status, 404);
		assert!(none.json()["error"].as_str().unwrap().contains("pump-1, pump-2"));
	}
}

#[test]
fn wear_is_set_and_seen() {
	let simulator = Simulator::start();
	let failing = simulator.ask("POST /pumps/pump-1", r#"{"wear":1,"rate":0}"#);
	assert_eq!((failing.status, failing.json()["wear"].as_f64()), (200, Some(1.0)));
	let seen = answer(&read(&mut simulator.connect()).unwrap()).json();
	assert!(seen["vibration_mm_s"].as_f64().unwrap() > 7.1);

	simulator.ask("POST /pumps/pump-1", r#"{"wear":0,"reset":["running_hours","strokes"]}"#);
	let seen = answer(&read(&mut simulator.connect()).unwrap()).json();
	assert!(seen["vibration_mm_s"].as_f64().unwrap() < 2.3);
	assert!(seen["running_hours"].as_f64().unwrap() < 1.0, "{seen}");

	assert_eq!(simulator.ask("POST /pumps/pump-3", "{}").status, 404);
	let refused = simulator.ask("POST /pumps/pump-1", r#"{"wear":2}"#);
	assert_eq!(refused.status, 400);
	assert!(refused.json()["error"].as_str().unwrap().contains("from 0"));
	let pumps = simulator.ask("GET /pumps", "").json();
	assert_eq!((pumps[0]["wear"].as_f64(), pumps[1]["id"].as_str()), (Some(0.0), Some("pump-2")));
}

#[test]
fn the_plays_of_a_track_are_changed_told_and_spoiled() {
	let simulator = Simulator::start();
	let count = |document: &Value| document["plays"].as_u64().unwrap();
	let before = simulator.ask("GET /media/track-1", "").json();
	assert_eq!((&before["id"], &before["listeners"]), (&json!("track-1"), &json!(180)));
	let changed = simulator.ask("POST /media/track-1", r#"{"plays_per_minute":0,"plays":5000}"#);
	assert_eq!((changed.status, changed.json()["plays_per_minute"].as_u64()), (200, Some(0)));
	let after = simulator.ask("GET /media/track-1", "");
	assert!((5_000..5_100).contains(&(count(&after.json()) - count(&before))), "and what was played meanwhile");
	assert_eq!(count(&after.json()), count(&simulator.ask("GET /media", "").json()[0]));

	let journal = simulator.ask("GET /served?endpoint=/media/track-1", "").json();
	assert_eq!(journal[1]["body"].as_str().unwrap().as_bytes(), after.body);
	let order = |fault: Value| json!({ "endpoint": "/media/track-1", "fault": fault }).to_string();
	simulator.ask("POST /faults", &order(json!("counter_reset")));
	assert!(count(&simulator.ask("GET /media/track-1", "").json()) < 100, "the tracker was replaced");
	simulator.ask("POST /faults", &order(json!({ "lie": { "by": { "listeners": 7 } } })));
	assert_eq!(simulator.ask("GET /media/track-1", "").json()["listeners"].as_f64(), Some(7.0));

	assert_eq!(simulator.ask("POST /media/track-1", r#"{"plays":-1}"#).status, 400);
	for request in ["GET /media/track-2", "POST /media/track-2"] {
		let none = simulator.ask(request, "{}");
		assert_eq!(none.status, 404);
		assert!(none.json()["error"].as_str().unwrap().contains("name one of track-1"));
	}
}

#[test]
fn the_journal_holds_what_was_served() {
	let simulator = Simulator::start();
	let served = answer(&read(&mut simulator.connect()).unwrap());
	let lie = simulator.under(json!({ "lie": { "by": 5 } }));
	let journal = simulator.ask(&format!("GET /served?endpoint={}", simulator.endpoint()), "").json();
	let bodies: Vec<_> = journal.as_array().unwrap().iter().map(|entry| entry["body"].as_str().unwrap()).collect();
	assert_eq!(bodies, [std::str::from_utf8(&served.body).unwrap(), std::str::from_utf8(&lie.body).unwrap()]);
	assert_eq!((&journal[0]["fault"], &journal[1]["fault"]), (&Value::Null, &json!("lie")));

	let host = simulator.ask("GET /host", "");
	assert_eq!(host.header("content-type"), Some("application/json"));
	for request in ["GET /host/served", "GET /served?endpoint=/host"] {
		let journal = simulator.ask(request, "").json();
		assert_eq!(journal[0]["body"].as_str().unwrap().as_bytes(), host.body);
		assert!(journal[0]["at_ms"].is_number());
	}
	for request in ["GET /served", "GET /served?endpoint=1/pumps"] {
		let refused = simulator.ask(request, "");
		assert_eq!(refused.status, 400);
		assert!(refused.json()["error"].as_str().unwrap().contains("name one of /host, "));
	}
}

#[test]
fn faults_are_listed_end_and_are_cleared() {
	let simulator = Simulator::start();
	let port = simulator.world.ports[0];
	let twice = format!(r#"{{"endpoint":"{port}","fault":{{"status":{{"code":503}}}},"times":2}}"#);
	assert_eq!(simulator.ask("POST /faults", &twice).status, 200);
	assert_eq!(answer(&read(&mut simulator.connect()).unwrap()).status, 503);
	let listed = simulator.ask("GET /faults", "").json();
	assert_eq!((&listed[0]["times"], &listed[0]["spoiled"]), (&json!(1), &json!(1)));
	assert_eq!(answer(&read(&mut send(port, "GET /pumps", "")).unwrap()).status, 503, "all of the port");
	assert_eq!(simulator.ask("GET /faults", "").json(), json!([]));
	assert_eq!(answer(&read(&mut simulator.connect()).unwrap()).status, 200);

	simulator.impose(json!({ "status": { "code": 500 } }));
	assert_eq!(simulator.ask("POST /faults", r#"{"endpoint":"/host","fault":"html"}"#).status, 200);
	assert!(simulator.ask("GET /host", "").body.starts_with(b"<!doctype"));
	assert_eq!(simulator.ask("DELETE /faults?endpoint=/host", "").status, 204);
	assert_eq!(simulator.ask("GET /host", "").header("content-type"), Some("application/json"));
	assert_eq!(simulator.ask("GET /faults", "").json().as_array().unwrap().len(), 1);
	assert_eq!(simulator.ask("DELETE /faults", "").status, 204);
	assert_eq!(simulator.ask("GET /faults", "").json(), json!([]));
}

#[test]
fn a_fault_can_be_for_one_caller_alone() {
	let simulator = Simulator::start();
	let port = simulator.world.ports[0];
	let status = |caller: &str| {
		let headers = format!("x-caller: {caller}\r\n");
		answer(&read(&mut send_with(port, "GET /pumps/pump-1", &headers, "")).unwrap()).status
	};
	let order = |caller: &str, endpoint: &str, code: u16| {
		let order = json!({ "endpoint": endpoint, "fault": { "status": { "code": code } }, "caller": caller });
		assert_eq!(simulator.ask("POST /faults", &order.to_string()).status, 200);
	};
	order("bob", &port.to_string(), 500);
	assert_eq!((status("bob"), status("alice")), (500, 200));
	assert_eq!(answer(&read(&mut simulator.connect()).unwrap()).status, 200, "nobody said who asks");
	order("bob", &simulator.endpoint(), 501);
	simulator.impose(json!({ "status": { "code": 503 } }));
	assert_eq!((status("bob"), status("alice")), (501, 503), "a caller's own comes first");
	assert_eq!(simulator.ask("GET /faults", "").json().as_array().unwrap().len(), 3);

	let own = format!("DELETE /faults?endpoint={}&caller=bob", simulator.endpoint());
	assert_eq!(simulator.ask(&own, "").status, 204);
	assert_eq!((status("bob"), status("alice")), (500, 503), "that of the port is left");
	assert_eq!(simulator.ask("DELETE /faults?caller=bob", "").status, 204);
	assert_eq!((status("bob"), status("alice")), (503, 503));
}

#[test]
fn a_mistaken_order_is_refused_with_what_to_mend() {
	let simulator = Simulator::start();
	for (order, mend) in [
		("", "EOF"),
		(r#"{"endpoint":"/host"}"#, "missing field `fault`"),
		(r#"{"endpoint":"/host","fault":"slow"}"#, "expected one of `latency`"),
		(r#"{"endpoint":"/host","fault":"stall","times":0}"#, "nonzero"),
		(r#"{"endpoint":"/host","fault":"stall","caller":""}"#, "`caller`"),
		(r#"{"endpoint":"/host","fault":"stall","often":1}"#, "unknown field `often`"),
		(r#"{"endpoint":"1","fault":"stall"}"#, "no endpoint `1`: name one of"),
		(r#"{"endpoint":"/host","fault":{"status":{"code":99}}}"#, "from 200 to 599"),
	] {
		let refused = simulator.ask("POST /faults", order);
		assert_eq!(refused.status, 400, "{order}");
		assert!(refused.json()["error"].as_str().unwrap().contains(mend), "{order}: {refused:?}");
	}
	assert_eq!(simulator.ask("DELETE /faults?endpoint=1", "").status, 400);
	assert_eq!(simulator.ask("GET /faults", "").json(), json!([]));
}

#[test]
fn latency_comes_before_the_answer() {
	let simulator = Simulator::start();
	let began = Instant::now();
	let late = simulator.under(json!({ "latency": { "ms": 200 } }));
	assert!(began.elapsed() >= Duration::from_millis(200));
	assert_eq!(late.json()["id"], "pump-1");
}

#[test]
fn a_stalled_body_stops_half_way() {
	let simulator = Simulator::start();
	simulator.impose(json!("stall"));
	let mut stream = simulator.connect();
	let mut came = Vec::new();
	let stalled = loop {
		let mut piece = [0; 4_096];
		// What is to come comes at once: the test must not wait for long for what does not.
		let bodys = came.windows(4).position(|window| window == b"\r\n\r\n").map(|end| came.len() - end - 4);
		if bodys.is_some_and(|length| length > 0) {
			stream.set_read_timeout(Some(Duration::from_millis(200))).unwrap();
		}
		match stream.read(&mut piece) {
			Ok(0) => panic!("closed"),
			Ok(length) => came.extend(&piece[..length]),
			Err(error) => break error,
		}
	};
	assert_eq!(stalled.kind(), ErrorKind::WouldBlock);
	let half = answer(&came);
	let promised: usize = half.header("content-length").unwrap().parse().unwrap();
	assert_eq!((half.status, half.body.len()), (200, promised / 2));
}

#[test]
fn a_dripping_body_is_complete_in_the_end() {
	let simulator = Simulator::start();
	let began = Instant::now();
	let dripped = simulator.under(json!({ "drip": { "bytes": 50, "every_ms": 20 } }));
	let pauses = dripped.body.len().div_ceil(50) - 1;
	assert!(pauses > 2 && began.elapsed() >= Duration::from_millis(20) * pauses as u32);
	assert_eq!(dripped.json()["id"], "pump-1");
}

#[test]
fn a_cut_body_is_shorter_than_promised() {
	let simulator = Simulator::start();
	let cut = simulator.under(json!("cut"));
	let promised: usize = cut.header("content-length").unwrap().parse().unwrap();
	assert_eq!((cut.status, cut.body.len()), (200, promised / 2));
}

#[test]
fn a_refused_request_gets_no_byte() {
	let simulator = Simulator::start();
	simulator.impose(json!("refuse"));
	match read(&mut simulator.connect()) {
		Ok(bytes) => assert_eq!(bytes, b""),
		Err(error) => assert_eq!(error.kind(), ErrorKind::ConnectionReset),
	}
}

#[test]
fn statuses_and_redirects_are_sent() {
	let simulator = Simulator::start();
	for code in [200, 203, 404, 429, 500, 503, 599] {
		let answer = simulator.under(json!({ "status": { "code": code } }));
		assert_eq!((answer.status, answer.json()["id"].as_str()), (code, Some("pump-1")));
	}
	for code in [204, 304] {
		let answer = simulator.under(json!({ "status": { "code": code } }));
		assert_eq!((answer.status, answer.body.as_slice()), (code, b"".as_slice()));
	}
	let moved = simulator.under(json!({ "redirect": { "to": "http://127.0.0.1:1/pumps" } }));
	assert_eq!((moved.status, moved.header("location")), (302, Some("http://127.0.0.1:1/pumps")));
	assert!(moved.body.is_empty());
}

#[test]
fn an_oversized_body_has_its_size() {
	let simulator = Simulator::start();
	let padded = simulator.under(json!({ "oversized": { "bytes": 70_000 } }));
	assert_eq!((padded.header("content-length"), padded.body.len()), (Some("70000"), 70_000));
	assert_eq!(padded.json()["id"], "pump-1");
	let chunked = simulator.under(json!({ "oversized": { "bytes": 70_000, "chunked": true } }));
	assert_eq!((chunked.header("content-length"), chunked.header("transfer-encoding")), (None, Some("chunked")));
	assert!(chunked.body.len() > 70_000, "and the marks between the chunks");
	let small = simulator.under(json!({ "oversized": { "bytes": 1 } }));
	assert_eq!(small.json()["id"], "pump-1");
}

#[test]
fn a_gzipped_body_says_so() {
	let simulator = Simulator::start();
	let gzipped = simulator.under(json!("gzipped"));
	assert_eq!(gzipped.header("content-encoding"), Some("gzip"));
	assert_eq!(gzipped.body[..3], [0x1f, 0x8b, 8]);
	// One stored block lies between its head and the empty last block with the sums.
	let document: Value = serde_json::from_slice(&gzipped.body[15..gzipped.body.len() - 13]).unwrap();
	assert_eq!(document["id"], "pump-1");
}

#[test]
fn spoiled_documents_are_sent() {
	let simulator = Simulator::start();
	let broken = simulator.under(json!("broken"));
	assert!(broken.body.starts_with(b"{") && serde_json::from_slice::<Value>(&broken.body).is_err());

	let html = simulator.under(json!("html"));
	assert_eq!(html.header("content-type"), Some("text/html; charset=utf-8"));

	let deep = simulator.under(json!({ "deep": { "levels": 17 } }));
	let arrays = format!(r#"{{"deep":{}{},"#, "[".repeat(16), "]".repeat(16));
	assert!(deep.body.starts_with(arrays.as_bytes()));
	assert_eq!(deep.json()["id"], "pump-1");

	let twice = simulator.under(json!("duplicate_key"));
	let text = String::from_utf8(twice.body).unwrap();
	for key in ["vibration_mm_s", "temperature_c", "pressure_bar"] {
		assert_eq!(text.matches(&format!(r#""{key}":"#)).count(), 2, "{text}");
	}

	let hot = simulator.under(json!({ "wrong_type": {} })).json();
	assert_eq!((&hot["vibration_mm_s"], &hot["strokes"]), (&json!("hot"), &json!("hot")));
	let missing = simulator.under(json!({ "missing": { "fields": ["vibration_mm_s"] } })).json();
	assert!(missing.get("vibration_mm_s").is_none() && missing.get("pressure_bar").is_some());
}

#[test]
fn times_lies_and_counters_are_sent() {
	let simulator = Simulator::start();
	simulator.ask("POST /pumps/pump-1", r#"{"wear":0,"rate":0}"#);
	let now_ms = || simulator.world.clock.now_ms();
	let time = |document: &Value| document["time_ms"].as_u64().unwrap();

	let (before, stale) = (now_ms(), simulator.under(json!({ "stale": { "seconds": 600 } })).json());
	assert!((before..=now_ms()).contains(&(time(&stale) + 600_000)));
	let (before, future) = (now_ms(), simulator.under(json!({ "future": { "seconds": 600 } })).json());
	assert!((before..=now_ms()).contains(&(time(&future) - 600_000)));

	let truth = simulator.world.pumps.truth("pump-1", now_ms()).unwrap();
	let lie = simulator.under(json!({ "lie": { "by": { "vibration_mm_s": 5.5 } } })).json();
	let off = |key: &str, truth: f64| lie[key].as_f64().unwrap() - truth;
	assert!((off("vibration_mm_s", truth.vibration_mm_s) - 5.5).abs() < 0.2, "{lie}");
	assert!(off("pressure_bar", truth.pressure_bar).abs() < 0.1, "{lie}");

	let reset = simulator.under(json!("counter_reset")).json();
	assert!(reset["running_hours"].as_f64().unwrap() < 1.0);
	assert!(simulator.world.pumps.truth("pump-1", now_ms()).unwrap().running_hours > 1_000.0, "only that gauge's");
}
