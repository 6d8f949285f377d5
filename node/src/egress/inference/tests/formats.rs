//! Formats of answers that endpoints take or do not take.

use super::*;

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
