//! What is never contacted, and what never leaves: origins and keys.

use super::*;

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
