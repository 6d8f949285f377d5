//! A node that is asked by plain HTTP.

use super::source::{Fault, Header, Records, Source};
use reqwest::{header::CONTENT_TYPE, redirect, Client};
use serde::{de::DeserializeOwned, Deserialize};
use serde_json::{json, value::RawValue, Value};
use sp_core::{Bytes, H256};
use std::{fmt::Display, time::Duration};
use tokio::runtime::{Builder, Runtime};
use url::Url;
use vivarium_engine::{CollectionId, Hash, ItemId};

/// The longest that an answer may take.
const TIMEOUT: Duration = Duration::from_secs(60);
/// The largest answer.
const LIMIT: usize = 64 * 1024 * 1024;
/// The records of one answer.
const PAGE: u32 = 256;

/// The JSON-RPC of a node.
pub struct Rpc {
	client: Client,
	runtime: Runtime,
	url: Url,
}

#[derive(Deserialize)]
struct Answer {
	result: Option<Box<RawValue>>,
	error: Option<Refused>,
}

#[derive(Deserialize)]
struct Refused {
	message: String,
}

#[derive(Deserialize)]
struct Proof {
	proof: Vec<Bytes>,
}

#[derive(Deserialize)]
struct Page {
	records: Vec<Entry>,
	gap: Option<String>,
}

#[derive(Deserialize)]
struct Entry {
	bytes: Bytes,
}

impl Rpc {
	/// The node at this address.
	pub fn new(url: Url) -> Result<Self, Fault> {
		if !matches!(url.scheme(), "http" | "https") {
			return Err(Fault::Unanswered(format!("{url} must begin with http:// or https://")));
		}
		let client = Client::builder().redirect(redirect::Policy::none()).timeout(TIMEOUT).build();
		let client = client.map_err(|error| Fault::Unanswered(error.to_string()))?;
		let runtime = Builder::new_current_thread().enable_all().build();
		let runtime = runtime.map_err(|error| Fault::Unanswered(error.to_string()))?;
		Ok(Self { client, runtime, url })
	}

	/// What a method answers; `None` for null.
	fn ask<T: DeserializeOwned>(&self, method: &str, params: Value) -> Result<Option<T>, Fault> {
		let body = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params }).to_string();
		let answer = self.runtime.block_on(self.post(body))?;
		let answer: Answer = serde_json::from_slice(&answer)
			.map_err(|error| self.unanswered(format!("{method} is answered with what is no JSON-RPC: {error}")))?;
		match (answer.result, answer.error) {
			(_, Some(refused)) => Err(self.unanswered(format!("{method}: {}", refused.message))),
			(None, None) => Ok(None),
			(Some(result), None) => serde_json::from_str(result.get()).map(Some).map_err(|error| {
				Fault::broken(format!("the node answers {method} with what is none of its answers: {error}"))
			}),
		}
	}

	async fn post(&self, body: String) -> Result<Vec<u8>, Fault> {
		let request = self.client.post(self.url.clone()).header(CONTENT_TYPE, "application/json").body(body);
		let failed = |error: reqwest::Error| self.unanswered(root_of(&error));
		let mut response = request.send().await.map_err(failed)?;
		if !response.status().is_success() {
			return Err(self.unanswered(format!("status {}", response.status())));
		}
		let mut answer = Vec::new();
		while let Some(chunk) = response.chunk().await.map_err(failed)? {
			answer.extend_from_slice(&chunk);
			if answer.len() > LIMIT {
				return Err(self.unanswered(format!("the answer is larger than {LIMIT} bytes")));
			}
		}
		Ok(answer)
	}

	fn unanswered(&self, reason: impl Display) -> Fault {
		Fault::Unanswered(format!("{} does not answer as a node of Vivarium does: {reason}", self.url))
	}
}

/// What lies beneath an error.
fn root_of(error: &reqwest::Error) -> String {
	let mut root: &dyn std::error::Error = error;
	while let Some(source) = root.source() {
		root = source;
	}
	root.to_string()
}

impl Source for Rpc {
	fn finalized(&self) -> Result<Hash, Fault> {
		let hash: Option<H256> = self.ask("chain_getFinalizedHead", json!([]))?;
		hash.map(Into::into).ok_or_else(|| self.unanswered("it knows of no finalized block"))
	}

	fn header(&self, block: &Hash) -> Result<Header, Fault> {
		let header = self.ask("chain_getHeader", json!([H256(*block)]))?;
		header.ok_or_else(|| self.unanswered(format!("it does not know block {:?}", H256(*block))))
	}

	fn proof(&self, key: &[u8], block: &Hash) -> Result<Vec<Vec<u8>>, Fault> {
		let proof: Option<Proof> = self.ask("state_getReadProof", json!([[Bytes(key.to_vec())], H256(*block)]))?;
		let proof = proof.ok_or_else(|| self.unanswered("it gives no proof"))?;
		Ok(proof.proof.into_iter().map(|node| node.0).collect())
	}

	fn records(&self, collection: CollectionId, item: ItemId, (number, hash): (u32, Hash)) -> Result<Records, Fault> {
		let params = json!([collection, item, PAGE, [number, H256(hash)]]);
		let page: Option<Page> = self.ask("dynamicAssets_history", params)?;
		let page = page.ok_or_else(|| self.unanswered("it gives no history"))?;
		Ok(Records { records: page.records.into_iter().map(|record| record.bytes.0).collect(), gap: page.gap })
	}

	fn documents(&self, hashes: &[Hash]) -> Result<Vec<Option<Vec<u8>>>, Fault> {
		let hashes: Vec<H256> = hashes.iter().copied().map(H256).collect();
		let documents: Option<Vec<Option<Bytes>>> = self.ask("dynamicAssets_documents", json!([hashes]))?;
		let documents = documents.ok_or_else(|| self.unanswered("it gives no documents"))?;
		Ok(documents.into_iter().map(|document| document.map(|bytes| bytes.0)).collect())
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use std::{
		io::{Read, Write},
		net::TcpListener,
		thread,
	};

	/// Asks a server that answers once, with this status and body.
	fn finalized(status: &str, body: &str) -> Result<Hash, Fault> {
		let listener = TcpListener::bind("127.0.0.1:0").unwrap();
		let url = format!("http://{}", listener.local_addr().unwrap());
		let answer = format!(
			"HTTP/1.1 {status}\r\ncontent-length: {}\r\nlocation: http://127.0.0.1:1\r\nconnection: close\r\n\r\n{body}",
			body.len()
		);
		let server = thread::spawn(move || {
			let (mut stream, _) = listener.accept().unwrap();
			let mut asked = Vec::new();
			while !asked.ends_with(b"}") {
				let mut chunk = [0; 1024];
				let read = stream.read(&mut chunk).unwrap();
				asked.extend_from_slice(&chunk[..read]);
			}
			stream.write_all(answer.as_bytes()).unwrap();
			String::from_utf8(asked).unwrap()
		});
		let answered = Rpc::new(url.parse().unwrap()).unwrap().finalized();
		let asked = server.join().unwrap();
		assert!(asked.contains(r#""method":"chain_getFinalizedHead""#), "{asked}");
		answered
	}

	fn exit_code(status: &str, body: &str) -> i32 {
		finalized(status, body).unwrap_err().exit_code()
	}

	#[test]
	fn an_answer_is_read() {
		let body = format!(r#"{{"jsonrpc":"2.0","id":1,"result":"{:?}"}}"#, H256([7; 32]));
		assert_eq!(finalized("200 OK", &body), Ok([7; 32]));
	}

	#[test]
	fn no_answer_is_told_apart_from_a_bad_one() {
		let refused = r#"{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"Method not found"}}"#;
		assert!(finalized("200 OK", refused).unwrap_err().to_string().ends_with("Method not found"));
		assert_eq!(exit_code("200 OK", refused), 2);
		assert_eq!(exit_code("200 OK", r#"{"jsonrpc":"2.0","id":1,"result":null}"#), 2);
		assert_eq!(exit_code("200 OK", "<html>"), 2);
		assert_eq!(exit_code("500 Internal Server Error", ""), 2);
		assert_eq!(exit_code("302 Found", ""), 2, "a redirect is not followed");
		assert_eq!(exit_code("200 OK", r#"{"jsonrpc":"2.0","id":1,"result":"0x07"}"#), 1);
		assert_eq!(exit_code("200 OK", r#"{"jsonrpc":"2.0","id":1,"result":{}}"#), 1);
	}

	#[test]
	fn an_address_where_nobody_listens_is_no_answer() {
		let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
		let fault = Rpc::new(format!("http://{free}").parse().unwrap()).unwrap().finalized().unwrap_err();
		assert_eq!(fault.exit_code(), 2);
		assert!(Rpc::new("ws://127.0.0.1:9944".parse().unwrap()).is_err());
	}
}
