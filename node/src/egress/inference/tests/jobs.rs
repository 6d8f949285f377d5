//! Jobs: put, pending, answered, queued.

use super::*;

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
