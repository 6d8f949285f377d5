//! How a document is sent, when all is well and when not.

use crate::{faults::Fault, gzip};
use axum::{
	body::{Body, Bytes},
	http::{
		header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, LOCATION},
		HeaderName, HeaderValue, StatusCode,
	},
	response::{IntoResponse, Response},
};
use futures::stream::{self, StreamExt};
use std::{convert::Infallible, io, time::Duration};

const JSON: HeaderValue = HeaderValue::from_static("application/json");
const BLANKS: &[u8] = &[b' '; 8 * 1_024];

/// The response with a document, which the fault has spoiled already.
pub fn response(document: String, fault: Option<&Fault>) -> Response {
	let length = document.len();
	let mut response = match fault {
		None => document.into_response(),
		Some(Fault::Stall) => sized(length, half(document).chain(stream::pending())),
		Some(Fault::Drip { bytes, every_ms }) => {
			sized(length, drip(document, bytes.get(), Duration::from_millis(*every_ms)))
		}
		Some(Fault::Cut) => {
			// What was sent must leave before the connection breaks.
			let broken = stream::once(async {
				tokio::task::yield_now().await;
				Err(io::ErrorKind::ConnectionAborted.into())
			});
			sized(length, half(document).chain(broken))
		}
		Some(Fault::Refuse) => {
			// A body that fails at once ends the connection before its headers leave.
			let refused = Err::<Bytes, io::Error>(io::ErrorKind::ConnectionAborted.into());
			Body::from_stream(stream::iter([refused])).into_response()
		}
		Some(Fault::Status { code }) => {
			let status = StatusCode::from_u16(*code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
			(status, document).into_response()
		}
		Some(Fault::Redirect { to }) => {
			let to = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/"));
			return (StatusCode::FOUND, [(LOCATION, to)]).into_response();
		}
		Some(Fault::Oversized { bytes, chunked }) => {
			let size = (*bytes).max(length as u64);
			let padded = padded(document, size - length as u64);
			match chunked {
				true => Body::from_stream(padded).into_response(),
				false => with(CONTENT_LENGTH, size.into(), Body::from_stream(padded)),
			}
		}
		Some(Fault::Gzipped) => {
			let encoding = HeaderValue::from_static("gzip");
			with(CONTENT_ENCODING, encoding, gzip::stored(document.as_bytes()).into())
		}
		Some(_) => document.into_response(),
	};
	let kind = match fault {
		Some(Fault::Html) => HeaderValue::from_static("text/html; charset=utf-8"),
		_ => JSON,
	};
	response.headers_mut().insert(CONTENT_TYPE, kind);
	response
}

/// Lets the time pass that a response is late.
pub async fn delay(fault: Option<&Fault>) {
	if let Some(Fault::Latency { ms }) = fault {
		tokio::time::sleep(Duration::from_millis(*ms)).await;
	}
}

type Piece = io::Result<Bytes>;

fn half(document: String) -> impl stream::Stream<Item = Piece> + Send {
	let bytes = Bytes::from(document);
	let half = bytes.len() / 2;
	stream::iter([Ok(bytes.slice(..half))])
}

fn drip(document: String, size: usize, every: Duration) -> impl stream::Stream<Item = Piece> + Send {
	let rest = (Bytes::from(document), Duration::ZERO);
	stream::unfold(rest, move |(mut rest, wait)| async move {
		if rest.is_empty() {
			return None;
		}
		tokio::time::sleep(wait).await;
		let piece = rest.split_to(size.min(rest.len()));
		Some((Ok(piece), (rest, every)))
	})
}

fn padded(document: String, blanks: u64) -> impl stream::Stream<Item = Result<Bytes, Infallible>> + Send {
	let padding = stream::unfold(blanks, |left| async move {
		let size = left.min(BLANKS.len() as u64);
		(size > 0).then(|| (Ok(Bytes::from_static(&BLANKS[..size as usize])), left - size))
	});
	stream::iter([Ok(Bytes::from(document))]).chain(padding)
}

/// A body that promises a length, whether or not it keeps it.
fn sized(length: usize, pieces: impl stream::Stream<Item = Piece> + Send + 'static) -> Response {
	with(CONTENT_LENGTH, length.into(), Body::from_stream(pieces))
}

fn with(name: HeaderName, value: HeaderValue, body: Body) -> Response {
	([(name, value)], body).into_response()
}
