//! Speaking to the operator's egress proxy, and to nothing else.

use super::{fetch_body, Address, ADDRESS_KEY, CAUSE_HEADER, FETCH_BUDGET_MS, FETCH_PATH, JOBS_PATH, OK};
use crate::{limits, BlockNumber};
use alloc::{collections::BTreeMap, format, string::String, vec::Vec};
use codec::{Decode, Encode};
use sp_runtime::offchain::{
	http::{Method, PendingRequest, Request, Response},
	storage::StorageValueRef,
	Duration, Timestamp,
};
use vivarium_engine::{cause::Cause, synthesis::Refusal};

/// What the proxy itself may take beyond its budget, in milliseconds.
const SLACK_MS: u64 = 1_000;

/// A response's body, or why there is none.
pub type Fetched = Result<Vec<u8>, Cause>;

/// What came of an inference job.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Job {
	/// Not finished yet.
	Pending,
	/// What the model said, or the image that it drew.
	Done(Vec<u8>),
	/// The model answered with something that cannot be used.
	Refused(Refusal),
	/// The provider failed, for this cause; it may be asked again.
	Failed(String),
}

/// The proxy of this node.
pub struct Proxy(Address);

/// When this start of the node was first seen by a worker.
#[derive(Decode, Encode)]
struct Start {
	token: [u8; 32],
	block: BlockNumber,
}

impl Proxy {
	/// Finds the proxy whose address the node left in the offchain storage.
	pub fn find() -> Option<Self> {
		StorageValueRef::persistent(ADDRESS_KEY).get::<Address>().ok().flatten().map(Self)
	}

	/// The first block that a worker saw since the node's start. The token tells starts apart.
	pub fn first_block(&self, now: BlockNumber) -> BlockNumber {
		let place = StorageValueRef::persistent(b"vivarium::start");
		let known = place.get::<Start>().ok().flatten().filter(|start| start.token == self.0.token);
		known.map_or_else(
			|| {
				place.set(&Start { token: self.0.token, block: now });
				now
			},
			|start| start.block,
		)
	}

	/// Fetches all URLs at once, each one time.
	pub fn fetch_all(&self, urls: impl IntoIterator<Item = String>) -> BTreeMap<String, Fetched> {
		let deadline =
			sp_io::offchain::timestamp().add(Duration::from_millis(FETCH_BUDGET_MS.saturating_add(SLACK_MS)));
		let endpoint = self.0.url(FETCH_PATH);
		let started: BTreeMap<String, Option<PendingRequest>> =
			urls.into_iter().map(|url| (url.clone(), self.start(&endpoint, &url, deadline))).collect();
		let finish = |pending: Option<PendingRequest>| {
			pending.map_or(Err(Cause::ProxyDown), |pending| finish(pending, deadline))
		};
		started.into_iter().map(|(url, pending)| (url, finish(pending))).collect()
	}

	/// What came of an inference job; it is begun where the proxy does not know it. `body` is its canonical body. The
	/// answer comes at once: the proxy works on by itself.
	pub fn job(&self, body: Vec<u8>) -> Job {
		let id = sp_io::hashing::blake2_256(&body).iter().fold(String::new(), |id, byte| id + &format!("{byte:02x}"));
		let url = self.0.url(JOBS_PATH) + &id;
		match self.ask(Request::get(&url)) {
			Some((404, _)) => match self.ask(Request::post(&url, alloc::vec![body]).method(Method::Put)) {
				Some((202, _)) => Job::Pending,
				Some((200, job)) => job,
				Some((status, _)) => Job::Failed(format!("the proxy answers {status}")),
				None => Job::Failed("proxy_down".into()),
			},
			Some((202, _)) => Job::Pending,
			Some((200, job)) => job,
			Some((status, _)) => Job::Failed(format!("the proxy answers {status}")),
			None => Job::Failed("proxy_down".into()),
		}
	}

	fn ask<B: Default + IntoIterator<Item = I>, I: AsRef<[u8]>>(&self, request: Request<'_, B>) -> Option<(u16, Job)> {
		let deadline = sp_io::offchain::timestamp().add(Duration::from_millis(SLACK_MS));
		let request = request.add_header("authorization", &self.0.bearer()).deadline(deadline);
		let mut response = request.send().ok()?.try_wait(deadline).ok()?.ok()?;
		let status = response.code;
		if status != 200 {
			return Some((status, Job::Pending));
		}
		let cause = response.headers().find(CAUSE_HEADER).map(String::from)?;
		if cause == OK {
			let limit = limits::IMAGE.max(limits::INFERENCE_BODY);
			return Some((
				status,
				body(&response, deadline, limit).map_or(Job::Failed("proxy_down".into()), Job::Done),
			));
		}
		Some((status, Refusal::from_code(&cause).map_or(Job::Failed(cause), Job::Refused)))
	}

	fn start(&self, endpoint: &str, url: &str, deadline: Timestamp) -> Option<PendingRequest> {
		Request::post(endpoint, alloc::vec![fetch_body(url)])
			.add_header("authorization", &self.0.bearer())
			.add_header("content-type", "application/json")
			.deadline(deadline)
			.send()
			.ok()
	}
}

/// The proxy's answer: status 200 and a cause, which is `ok` where there is a body.
fn finish(pending: PendingRequest, deadline: Timestamp) -> Fetched {
	let mut response = pending.try_wait(deadline).ok().and_then(Result::ok).ok_or(Cause::ProxyDown)?;
	if response.code != 200 {
		return Err(Cause::ProxyDown);
	}
	let cause = response.headers().find(CAUSE_HEADER).map(String::from).ok_or(Cause::ProxyDown)?;
	if cause != OK {
		return Err(Cause::from_proxy(&cause).unwrap_or(Cause::ProxyDown));
	}
	body(&response, deadline, limits::BODY)
}

fn body(response: &Response, deadline: Timestamp, limit: u32) -> Fetched {
	let mut body = response.body();
	body.deadline(deadline);
	let mut bytes = Vec::new();
	for byte in body.by_ref() {
		bytes.push(byte);
		if bytes.len() > limit as usize {
			return Err(Cause::TooLarge);
		}
	}
	if body.error().is_some() {
		return Err(Cause::ProxyDown);
	}
	Ok(bytes)
}
