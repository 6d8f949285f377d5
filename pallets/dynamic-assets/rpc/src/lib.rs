//! RPC for what runtime APIs cannot do: the history of an asset, which lies in the offchain database of nodes that
//! index (`--enable-offchain-indexing true`).

#![warn(missing_docs)]

use jsonrpsee::{
	core::RpcResult,
	proc_macros::rpc,
	types::{error::ErrorCode, ErrorObjectOwned},
};
use pallet_dynamic_assets_runtime_api::DynamicAssetsApi as RuntimeApi;
use serde::{Deserialize, Serialize};
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_core::{
	offchain::{OffchainStorage, STORAGE_PREFIX},
	Bytes, H256,
};
use sp_runtime::traits::Block as BlockT;
use std::sync::Arc;
use vivarium_engine::revision::{Broken, Walk};
use vivarium_primitives::{record_key, CollectionId, ItemId};

/// The most records of one answer.
const MAX_RECORDS: u32 = 1_000;

/// The history of an asset, newest first.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct History {
	/// The records.
	pub records: Vec<HistoryRecord>,
	/// Where the answer ends before birth: number and hash of the record that would come next.
	pub next: Option<(u32, H256)>,
	/// Why it ends there.
	pub gap: Option<String>,
}

/// A record as it was hashed.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HistoryRecord {
	/// The revision's number.
	pub number: u32,
	/// The blake2-256 digest of the bytes.
	pub hash: H256,
	/// The bytes: SCALE, beginning with the format version.
	pub bytes: Bytes,
}

/// Whether a history holds.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verification {
	/// Whether every record from the head to birth is there and holds.
	pub holds: bool,
	/// How many records hold, from the head backwards.
	pub records: u32,
	/// The head that the asset's state names.
	pub head: H256,
	/// What does not hold, and where.
	pub reason: Option<String>,
}

/// The methods.
#[rpc(server)]
pub trait DynamicAssetsApi<Hash> {
	/// The records of an asset from its head backwards, at most 1,000; earlier ones by asking again from `next`.
	#[method(name = "dynamicAssets_history")]
	fn history(
		&self,
		collection: CollectionId,
		item: ItemId,
		limit: Option<u32>,
		from: Option<(u32, H256)>,
		at: Option<Hash>,
	) -> RpcResult<History>;

	/// Walks the history from the head to birth and checks every hash.
	#[method(name = "dynamicAssets_verify")]
	fn verify(&self, collection: CollectionId, item: ItemId, at: Option<Hash>) -> RpcResult<Verification>;
}

/// Answers from the runtime and the offchain database.
pub struct DynamicAssets<Client, Storage, Block> {
	client: Arc<Client>,
	offchain: Storage,
	_block: std::marker::PhantomData<Block>,
}

impl<Client, Storage, Block> DynamicAssets<Client, Storage, Block> {
	/// Answers of this client and this database.
	pub fn new(client: Arc<Client>, offchain: Storage) -> Self {
		Self { client, offchain, _block: Default::default() }
	}
}

impl<Client, Storage, Block> DynamicAssets<Client, Storage, Block>
where
	Block: BlockT,
	Client: ProvideRuntimeApi<Block> + HeaderBackend<Block>,
	Client::Api: RuntimeApi<Block>,
	Storage: OffchainStorage,
{
	/// Number and hash of the asset's last revision.
	fn head(&self, collection: CollectionId, item: ItemId, at: Option<Block::Hash>) -> RpcResult<(u32, H256)> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let asset = self.client.runtime_api().asset(at, collection, item).map_err(failed)?;
		let asset = asset.ok_or_else(|| invalid(format!("item {item} of collection {collection} is not enrolled")))?;
		Ok((asset.revision, asset.head.into()))
	}

	fn record(&self, hash: &[u8; 32]) -> Option<Vec<u8>> {
		self.offchain.get(STORAGE_PREFIX, &record_key(hash))
	}

	/// Takes records until birth, until one is missing or does not hold, or until `limit`.
	fn walk(&self, walk: &mut Walk, limit: u32, mut each: impl FnMut(u32, [u8; 32], Vec<u8>)) -> Option<String> {
		for _ in 0..limit {
			let (number, hash) = walk.wanted()?;
			let Some(bytes) = self.record(&hash) else {
				return Some(format!(
					"this node has no record of revision {number}: it did not execute its block, or it does not index"
				));
			};
			if let Err(broken) = walk.take(&bytes) {
				return Some(format!("revision {number} does not hold: {}", reason(broken)));
			}
			each(number, hash, bytes);
		}
		None
	}
}

impl<Client, Storage, Block> DynamicAssetsApiServer<Block::Hash> for DynamicAssets<Client, Storage, Block>
where
	Block: BlockT,
	Client: ProvideRuntimeApi<Block> + HeaderBackend<Block> + Send + Sync + 'static,
	Client::Api: RuntimeApi<Block>,
	Storage: OffchainStorage + 'static,
{
	fn history(
		&self,
		collection: CollectionId,
		item: ItemId,
		limit: Option<u32>,
		from: Option<(u32, H256)>,
		at: Option<Block::Hash>,
	) -> RpcResult<History> {
		let (number, head) = match from {
			Some(from) => from,
			None => self.head(collection, item, at)?,
		};
		let mut walk = Walk::from_head(collection, item, number, head.into());
		let mut records = Vec::new();
		let gap = self.walk(&mut walk, limit.unwrap_or(MAX_RECORDS).min(MAX_RECORDS), |number, hash, bytes| {
			records.push(HistoryRecord { number, hash: hash.into(), bytes: bytes.into() });
		});
		Ok(History { records, next: walk.wanted().map(|(number, hash)| (number, hash.into())), gap })
	}

	fn verify(&self, collection: CollectionId, item: ItemId, at: Option<Block::Hash>) -> RpcResult<Verification> {
		let (number, head) = self.head(collection, item, at)?;
		let mut walk = Walk::from_head(collection, item, number, head.into());
		let mut records = 0;
		let reason = self.walk(&mut walk, number, |_, _, _| records += 1);
		Ok(Verification { holds: walk.wanted().is_none(), records, head, reason })
	}
}

fn reason(broken: Broken) -> &'static str {
	match broken {
		Broken::Hash => "its bytes do not have the hash that names it",
		Broken::Format => "its format is unknown to this node",
		Broken::Asset => "it belongs to another asset",
		Broken::Number => "it has another number",
		Broken::Birth => "only the first revision is an enrolment",
	}
}

fn invalid(message: String) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(ErrorCode::InvalidParams.code(), message, None::<()>)
}

fn failed(error: sp_api::ApiError) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(
		ErrorCode::InternalError.code(),
		format!("the runtime does not answer: {error}"),
		None::<()>,
	)
}
