//! RPC for what runtime APIs cannot do: the history of an asset, which lies in the offchain database of nodes that
//! index (`--enable-offchain-indexing true`), and a subscription to revisions.

#![warn(missing_docs)]

pub mod answers;
mod archive;
mod feed;
mod import;

pub use archive::{Archive, Kept};
pub use feed::{RevisionFilter, RevisionNotice, Revisions};
pub use import::{Import, Refused};

use jsonrpsee::{
	core::{async_trait, RpcResult, SubscriptionResult},
	proc_macros::rpc,
	types::{error::ErrorCode, ErrorObjectOwned},
	Extensions, PendingSubscriptionSink,
};
use pallet_dynamic_assets_runtime_api::DynamicAssetsApi as RuntimeApi;
use sc_rpc_api::check_if_safe;
use serde::{Deserialize, Serialize};
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_core::{offchain::OffchainStorage, Bytes, H256};
use sp_runtime::traits::Block as BlockT;
use std::sync::Arc;
use vivarium_engine::revision::Walk;
use vivarium_primitives::{CollectionId, ItemId};

/// The most records of one answer.
const MAX_RECORDS: u32 = 1_000;
/// The most records that one call verifies.
const MAX_VERIFIED: u32 = 10_000;
/// The most documents of one answer.
const MAX_DOCUMENTS: usize = 64;

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
	/// Whether every record, from where it began to birth, is there and holds.
	pub holds: bool,
	/// How many records hold, from there backwards.
	pub records: u32,
	/// The hash where it began: of the head that the asset's state names, unless `from` said another one.
	pub head: H256,
	/// Where to go on, when all records of this call hold and there are more: number and hash of the next one.
	pub next: Option<(u32, H256)>,
	/// What does not hold, and where.
	pub reason: Option<String>,
}

/// The methods.
#[rpc(server)]
pub trait DynamicAssetsApi<Hash> {
	/// The records of an asset from its head backwards, at most 1,000; earlier ones by asking again from `next`.
	#[method(name = "dynamicAssets_history", blocking)]
	fn history(
		&self,
		collection: CollectionId,
		item: ItemId,
		limit: Option<u32>,
		from: Option<(u32, H256)>,
		at: Option<Hash>,
	) -> RpcResult<History>;

	/// Walks the history from the head to birth and checks every hash: at most 10,000 records, and earlier ones by asking
	/// again from `next`.
	#[method(name = "dynamicAssets_verify", blocking)]
	fn verify(
		&self,
		collection: CollectionId,
		item: ItemId,
		at: Option<Hash>,
		from: Option<(u32, H256)>,
	) -> RpcResult<Verification>;

	/// The bytes of declarations, requests, proposals, blueprints and entries of licences' usage logs by their blake2-256
	/// digests, at most 64, in this order; null where this node has none. Records and requests name them, and a licence
	/// the last entry of its log.
	#[method(name = "dynamicAssets_documents", blocking)]
	fn documents(&self, hashes: Vec<H256>) -> RpcResult<Vec<Option<Bytes>>>;

	/// Keeps records and documents that this node lacks, as `dynamicAssets_history` and `dynamicAssets_documents` of
	/// another node give them: at most 1,000 together, in any order. A record is taken only if the asset's head in state
	/// leads to it, a document only if such a record names it. Unsafe: it writes to the database.
	#[method(name = "dynamicAssets_import", blocking, with_extensions)]
	fn import(&self, records: Vec<Bytes>, documents: Option<Vec<Bytes>>) -> RpcResult<Import>;

	/// Tells each revision of the blocks that join the best chain; after a re-org, those of blocks that left it come
	/// again with `best: false`. Without a filter it tells all. A subscriber that is too slow is let go.
	#[subscription(
		name = "dynamicAssets_subscribeRevisions" => "dynamicAssets_revision",
		unsubscribe = "dynamicAssets_unsubscribeRevisions",
		item = RevisionNotice<Hash>
	)]
	async fn subscribe_revisions(&self, filter: Option<RevisionFilter>) -> SubscriptionResult;
}

/// Answers from the runtime and the offchain database.
pub struct DynamicAssets<Client, Storage, Block: BlockT> {
	client: Arc<Client>,
	archive: Archive<Storage>,
	revisions: Revisions<Block::Hash>,
}

impl<Client, Storage: OffchainStorage, Block: BlockT> DynamicAssets<Client, Storage, Block> {
	/// Answers of this client and this database; subscribers are told these revisions.
	pub fn new(client: Arc<Client>, offchain: Storage, revisions: Revisions<Block::Hash>) -> Self {
		Self { client, archive: Archive::new(offchain), revisions }
	}
}

impl<Client, Storage, Block> DynamicAssets<Client, Storage, Block>
where
	Block: BlockT,
	Client: ProvideRuntimeApi<Block> + HeaderBackend<Block>,
	Client::Api: RuntimeApi<Block>,
	Storage: OffchainStorage,
{
	/// Number and hash of the asset's last revision, if it is enrolled.
	fn find_head(
		&self,
		collection: CollectionId,
		item: ItemId,
		at: Option<Block::Hash>,
	) -> RpcResult<Option<(u32, H256)>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let asset = answers::asset::<Block, _>(&*self.client.runtime_api(), at, collection, item).map_err(failed)?;
		Ok(asset.map(|asset| (asset.revision, asset.head.into())))
	}

	fn head(&self, collection: CollectionId, item: ItemId, at: Option<Block::Hash>) -> RpcResult<(u32, H256)> {
		self.find_head(collection, item, at)?
			.ok_or_else(|| invalid(format!("item {item} of collection {collection} is not enrolled")))
	}

	/// A walk from where it is to begin, or else from the head, and the hash there.
	fn walk(
		&self,
		collection: CollectionId,
		item: ItemId,
		at: Option<Block::Hash>,
		from: Option<(u32, H256)>,
	) -> RpcResult<(Walk, H256)> {
		let (number, hash) = from.map_or_else(|| self.head(collection, item, at), Ok)?;
		Ok((Walk::from_head(collection, item, number, hash.into()), hash))
	}
}

#[async_trait]
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
		let (mut walk, _) = self.walk(collection, item, at, from)?;
		let mut records = Vec::new();
		let gap = self.archive.follow(&mut walk, limit.unwrap_or(MAX_RECORDS).min(MAX_RECORDS), |kept| {
			records.push(HistoryRecord { number: kept.number, hash: kept.hash.into(), bytes: kept.bytes.into() });
		});
		Ok(History { records, next: walk.wanted().map(|(number, hash)| (number, hash.into())), gap })
	}

	fn verify(
		&self,
		collection: CollectionId,
		item: ItemId,
		at: Option<Block::Hash>,
		from: Option<(u32, H256)>,
	) -> RpcResult<Verification> {
		let (mut walk, head) = self.walk(collection, item, at, from)?;
		let mut records = 0;
		let reason = self.archive.follow(&mut walk, MAX_VERIFIED, |_| records += 1);
		let wanted = walk.wanted();
		let next = wanted.filter(|_| reason.is_none()).map(|(number, hash)| (number, hash.into()));
		Ok(Verification { holds: wanted.is_none(), records, head, next, reason })
	}

	fn documents(&self, hashes: Vec<H256>) -> RpcResult<Vec<Option<Bytes>>> {
		if hashes.len() > MAX_DOCUMENTS {
			return Err(invalid(format!(
				"{} digests are too many: ask for at most {MAX_DOCUMENTS} in one call",
				hashes.len()
			)));
		}
		Ok(hashes.iter().map(|hash| self.archive.document(&hash.0).map(Bytes)).collect())
	}

	fn import(&self, extensions: &Extensions, records: Vec<Bytes>, documents: Option<Vec<Bytes>>) -> RpcResult<Import> {
		check_if_safe(extensions)?;
		let documents = documents.unwrap_or_default();
		import::check_size(&records, &documents).map_err(invalid)?;
		import::import(&mut self.archive.clone(), &records, &documents, |collection, item| {
			Ok(self.find_head(collection, item, None)?.map(|(number, head)| (number, head.into())))
		})
	}

	async fn subscribe_revisions(
		&self,
		pending: PendingSubscriptionSink,
		filter: Option<RevisionFilter>,
	) -> SubscriptionResult {
		feed::serve(&self.revisions, pending, filter.unwrap_or_default()).await
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
