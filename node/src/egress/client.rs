//! What telemetry and inference share: a client that goes nowhere by itself, and what came of a request.

use super::resolver::{Resolver, Unresolved};
use futures::StreamExt;
use reqwest::{redirect, Client, ClientBuilder, RequestBuilder, Response, StatusCode};
use std::{error::Error, io, sync::Arc};
use vivarium_engine::cause::Cause;

/// A client that resolves names by the resolver, follows no redirect and uses no other proxy.
pub fn builder(resolver: Resolver) -> ClientBuilder {
	Client::builder()
		.dns_resolver(Arc::new(resolver))
		.redirect(redirect::Policy::none())
		.no_proxy()
		.user_agent(concat!("vivarium/", env!("CARGO_PKG_VERSION")))
}

/// The body that a request is answered with, at most `limit` bytes.
///
/// # Errors
/// Why there is none; every status but 200 is such a reason.
pub async fn answer(request: RequestBuilder, limit: usize) -> Result<Vec<u8>, Cause> {
	let response = request.send().await.map_err(|error| cause(&error))?;
	match response.status() {
		StatusCode::OK => body(response, limit).await,
		status if status.is_redirection() => Err(Cause::Redirect),
		status => Err(Cause::Status(status.as_u16())),
	}
}

async fn body(response: Response, limit: usize) -> Result<Vec<u8>, Cause> {
	if response.content_length().is_some_and(|length| length > limit as u64) {
		return Err(Cause::TooLarge);
	}
	let mut body = Vec::new();
	let mut chunks = response.bytes_stream();
	while let Some(chunk) = chunks.next().await {
		body.extend_from_slice(&chunk.map_err(|error| cause(&error))?);
		if body.len() > limit {
			return Err(Cause::TooLarge);
		}
	}
	Ok(body)
}

/// Why a request failed, by the errors that lie beneath it.
fn cause(error: &reqwest::Error) -> Cause {
	if error.is_timeout() {
		return Cause::Timeout;
	}
	let mut next: Option<&(dyn Error + 'static)> = Some(error);
	while let Some(error) = next {
		match error.downcast_ref::<Unresolved>() {
			Some(Unresolved::Private) => return Cause::NotAllowed,
			Some(Unresolved::Unknown) => return Cause::Dns,
			None => {}
		}
		let io = error.downcast_ref::<io::Error>();
		// TLS errors travel inside an I/O error of this kind.
		if io.is_some_and(|io| io.kind() == io::ErrorKind::InvalidData) {
			return Cause::Tls;
		}
		// The source of an I/O error is that of the error inside it, which would be passed over.
		let inside = io.and_then(io::Error::get_ref).map(|inside| inside as &(dyn Error + 'static));
		next = inside.or_else(|| error.source());
	}
	Cause::Refused
}
