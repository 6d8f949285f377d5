//! What endpoints answer, and what becomes of it.

use super::*;

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
