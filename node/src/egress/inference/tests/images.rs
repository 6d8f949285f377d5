//! Image jobs.

use super::*;

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
