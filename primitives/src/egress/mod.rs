//! What the offchain worker and the egress proxy agree on.
//!
//! The proxy is a small HTTP server inside the node. Before workers start, the node writes an [`Address`] at
//! [`ADDRESS_KEY`] of the persistent offchain storage; workers read it at each run and ask the proxy for everything
//! that they want from outside.

mod proxy;

pub use proxy::{Fetched, Job, Proxy};

use alloc::{format, string::String, vec::Vec};
use codec::{Decode, Encode};

/// Where the address lies in the persistent offchain storage.
pub const ADDRESS_KEY: &[u8] = b"vivarium::egress";
/// The path that fetches telemetry: `POST {"url": "…"}`.
pub const FETCH_PATH: &str = "/v1/fetch";
/// The path of inference jobs, which the job's id follows: `PUT` to have it done, `GET` for what came of it. The id is the
/// blake2-256 digest of the body, in lowercase hexadecimal digits.
pub const JOBS_PATH: &str = "/v1/jobs/";
/// The longest body of a job, in bytes.
pub const JOB_BYTES: usize = 64 * 1024;
/// The header in which the proxy says what came of the request.
pub const CAUSE_HEADER: &str = "x-cause";
/// The cause that is none: the body is the response's.
pub const OK: &str = "ok";
/// The time that the proxy has for a telemetry request, in milliseconds.
pub const FETCH_BUDGET_MS: u64 = 4_000;

/// Where the proxy listens, and what it wants to see. Made anew at each start of the node.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq)]
pub struct Address {
	/// The port on 127.0.0.1.
	pub port: u16,
	/// The bearer token.
	pub token: [u8; 32],
}

impl Address {
	/// The URL of a path.
	pub fn url(&self, path: &str) -> String {
		format!("http://127.0.0.1:{}{path}", self.port)
	}

	/// The `authorization` header's value.
	pub fn bearer(&self) -> String {
		self.token.iter().fold(String::from("Bearer "), |text, byte| text + &format!("{byte:02x}"))
	}
}

/// The body of a telemetry request.
pub fn fetch_body(url: &str) -> Vec<u8> {
	// A rendered URL holds neither quotes nor backslashes nor control characters (see the engine's templates).
	format!(r#"{{"url":"{url}"}}"#).into_bytes()
}
