//! A node, asked by JSON-RPC over plain HTTP: the port that speaks WebSocket speaks that too.

use crate::Result;
use codec::Decode;
use reqwest::{header::CONTENT_TYPE, redirect, Client};
use serde_json::{json, Value};
use sp_core::{bytes, H256};
use sp_runtime::traits::Header as _;
use std::{fmt, time::Duration};
use tokio::runtime::{Builder, Runtime};
use url::Url;
use vivarium_runtime::Header;

/// The longest that an answer may take.
const TIMEOUT: Duration = Duration::from_secs(60);
/// The largest answer, in bytes.
const LIMIT: usize = 64 * 1024 * 1024;
/// The keys of one answer: the most that nodes give.
const KEYS: usize = 1_000;
/// The values of one answer.
const VALUES: usize = 250;
/// The version of metadata that has runtime APIs too.
pub const METADATA: u32 = 15;

/// The JSON-RPC of a node.
pub struct Rpc {
	client: Client,
	runtime: Runtime,
	url: Url,
}

/// A block.
pub struct Block {
	/// Its hash.
	pub hash: H256,
	/// Its height.
	pub number: u32,
}

impl fmt::Display for Block {
	fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
		write!(formatter, "block {} ({:?})", self.number, self.hash)
	}
}

impl Rpc {
	/// The node at this address.
	pub fn new(mut url: Url) -> Result<Self> {
		let scheme = match url.scheme() {
			"ws" | "http" => "http",
			"wss" | "https" => "https",
			_ => return Err(format!("{url} must begin with ws://, wss://, http:// or https://")),
		};
		// `Url` refuses to go from ws to http, of which it knows that they are alike.
		let rest = url.as_str().split_once("://").map(|(_, rest)| rest.to_owned()).unwrap_or_default();
		url = Url::parse(&format!("{scheme}://{rest}")).map_err(|error| format!("{url}: {error}"))?;
		let client = Client::builder().redirect(redirect::Policy::none()).timeout(TIMEOUT).build();
		let client = client.map_err(|error| error.to_string())?;
		let runtime = Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
		Ok(Self { client, runtime, url })
	}

	/// A block by its hash; the best one, where none is named.
	pub fn block(&self, at: Option<H256>) -> Result<Block> {
		let hash = match at {
			Some(hash) => hash,
			None => self.ask("chain_getBlockHash", json!([]), |answer| serde_json::from_value(answer).ok())?,
		};
		let header: Option<Header> =
			self.ask("chain_getHeader", json!([hash]), |answer| serde_json::from_value(answer).ok())?;
		let header = header.ok_or_else(|| format!("{} does not know block {hash:?}. Ask another node.", self.url))?;
		Ok(Block { hash, number: *header.number() })
	}

	/// Name and `spec_version` of the runtime that follows this block.
	pub fn version(&self, block: &Block) -> Result<(String, u32)> {
		self.ask("state_getRuntimeVersion", json!([block.hash]), |answer| {
			let version = answer.get("specVersion")?.as_u64()?.try_into().ok()?;
			Some((answer.get("specName")?.as_str()?.to_owned(), version))
		})
	}

	/// The next keys of the state of a block, in their order, after this one; none at the end.
	pub fn keys(&self, block: &Block, after: Option<&[u8]>) -> Result<Vec<Vec<u8>>> {
		let after = after.map(|key| bytes::to_hex(key, false));
		self.ask("state_getKeysPaged", json!(["0x", KEYS, after, block.hash]), |answer| {
			answer.as_array()?.iter().map(binary).collect()
		})
	}

	/// The values of these keys in the state of a block, of those that have one.
	pub fn values(&self, block: &Block, keys: &[Vec<u8>]) -> Result<Vec<(Vec<u8>, Vec<u8>)>> {
		let mut found = Vec::with_capacity(keys.len());
		for keys in keys.chunks(VALUES) {
			let keys: Vec<_> = keys.iter().map(|key| bytes::to_hex(key, false)).collect();
			let some: Vec<(Vec<u8>, Vec<u8>)> =
				self.ask("state_queryStorageAt", json!([keys, block.hash]), |answer| {
					let changes = answer.as_array()?.iter().map(|set| set.get("changes")?.as_array());
					let changes = changes.collect::<Option<Vec<_>>>()?.into_iter().flatten();
					let valued = changes.filter(|change| change.get(1).is_some_and(|value| !value.is_null()));
					valued.map(|change| Some((binary(change.get(0)?)?, binary(change.get(1)?)?))).collect()
				})?;
			found.extend(some);
		}
		Ok(found)
	}

	/// The metadata of the runtime that the node runs, encoded.
	pub fn metadata(&self) -> Result<Vec<u8>> {
		let version = bytes::to_hex(&METADATA.to_le_bytes(), false);
		let answer =
			self.ask("state_call", json!(["Metadata_metadata_at_version", version]), |answer| binary(&answer))?;
		Option::<Vec<u8>>::decode(&mut answer.as_slice())
			.ok()
			.flatten()
			.ok_or_else(|| format!("the runtime of {} has no metadata of version {METADATA}", self.url))
	}

	/// What a method answers.
	fn ask<T>(&self, method: &str, params: Value, read: impl FnOnce(Value) -> Option<T>) -> Result<T> {
		let body = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params }).to_string();
		let answer = self.runtime.block_on(self.post(body)).map_err(|reason| self.unanswered(reason))?;
		let mut answer: Value = serde_json::from_slice(&answer)
			.map_err(|error| self.unanswered(format!("{method} is answered with what is no JSON-RPC: {error}")))?;
		if let Some(refused) = answer.get("error") {
			return Err(self.unanswered(format!("{method}: {refused}")));
		}
		let result = answer.get_mut("result").map(Value::take).unwrap_or_default();
		read(result).ok_or_else(|| self.unanswered(format!("{method} is answered with what is none of its answers")))
	}

	async fn post(&self, body: String) -> Result<Vec<u8>> {
		let request = self.client.post(self.url.clone()).header(CONTENT_TYPE, "application/json").body(body);
		let mut response = request.send().await.map_err(|error| root_of(&error))?;
		if !response.status().is_success() {
			return Err(format!("status {}", response.status()));
		}
		let mut answer = Vec::new();
		while let Some(chunk) = response.chunk().await.map_err(|error| root_of(&error))? {
			answer.extend_from_slice(&chunk);
			if answer.len() > LIMIT {
				return Err(format!("the answer is larger than {LIMIT} bytes"));
			}
		}
		Ok(answer)
	}

	fn unanswered(&self, reason: impl fmt::Display) -> String {
		format!("{} does not answer as a node of Vivarium does: {reason}", self.url)
	}
}

/// The bytes of a hexadecimal string.
fn binary(value: &Value) -> Option<Vec<u8>> {
	bytes::from_hex(value.as_str()?).ok()
}

/// What lies beneath an error.
fn root_of(error: &reqwest::Error) -> String {
	let mut root: &dyn std::error::Error = error;
	while let Some(source) = root.source() {
		root = source;
	}
	root.to_string()
}
