//! Where the gateway finds assets: the runtime at the best block, and the offchain database.

use super::route::AssetId;
use pallet_dynamic_assets_rpc::{answers, Archive, Kept};
use pallet_dynamic_assets_runtime_api::DynamicAssetsApi;
use pallet_synthesis_runtime_api::SynthesisApi;
use sc_client_api::{BlockBackend, HeaderBackend};
use serde::Serialize;
use sp_api::{ApiError, ProvideRuntimeApi};
use sp_core::{offchain::OffchainStorage, Bytes, H256};
use std::{collections::HashMap, sync::Arc};
use vivarium_engine::{
	blueprint::{self, Core, Texts},
	revision::{self, Walk},
};
use vivarium_primitives::Hash;
use vivarium_runtime::opaque::Block;

/// What is known of an asset; `None` if it is not enrolled, an error if the runtime does not answer.
pub type Known<T> = Result<Option<T>, String>;

/// Assets as the gateway needs them. The methods may block.
pub trait Assets: Send + Sync + 'static {
	/// The metadata, as JSON.
	fn metadata(&self, asset: AssetId) -> Known<String>;

	/// The card, as SVG.
	fn card(&self, asset: AssetId) -> Known<String>;

	/// The digest of the image that a model drew of an asset; `None` where none did.
	fn image(&self, asset: AssetId) -> Known<Hash>;

	/// The bytes with this digest that a block holds; `None` where this node has none.
	fn bytes(&self, digest: &Hash) -> Known<Vec<u8>>;

	/// Revisions, newest first, from the one with this number and hash, or from the head.
	fn history(&self, asset: AssetId, from: Option<(u32, Hash)>, limit: u32) -> Known<History>;

	/// The bytes of a record of the asset.
	fn record(&self, asset: AssetId, hash: &Hash) -> Option<Vec<u8>>;
}

/// A part of a history, newest first.
#[derive(Clone, Default)]
pub struct History {
	/// The revisions.
	pub revisions: Vec<Revision>,
	/// Number and hash of the revision that comes next.
	pub next: Option<(u32, Hash)>,
	/// Why the part ends there, if it should not.
	pub gap: Option<String>,
}

/// One revision, to be read by people and checked by programs.
#[derive(Clone, Serialize)]
pub struct Revision {
	/// Its number.
	pub number: u32,
	/// The digest of its bytes.
	pub hash: H256,
	/// The block in which it happened.
	pub block: u32,
	/// The chain's clock in that block, in milliseconds since 1970.
	pub time: u64,
	/// What changed; none where the node does not have the blueprint of that time.
	pub line: Option<String>,
	/// The reasons of the rules that fired; none where no rule gave one, or the blueprint is not here.
	pub why: Vec<String>,
	/// The record as it was hashed.
	pub bytes: Bytes,
}

/// The assets of a chain.
pub struct Chain<Storage> {
	client: Arc<crate::service::Client>,
	archive: Archive<Storage>,
}

type Blueprints = HashMap<Hash, Option<(Core, Texts)>>;

impl<Storage: OffchainStorage> Chain<Storage> {
	/// The assets that this client and this database know.
	pub fn new(client: Arc<crate::service::Client>, offchain: Storage) -> Self {
		Self { client, archive: Archive::new(offchain) }
	}

	fn best(&self) -> H256 {
		self.client.info().best_hash
	}

	/// A blueprint that the archive lacks, if it is the one that the asset follows now.
	fn present_blueprint(&self, (collection, item): AssetId, hash: &Hash) -> Option<(Core, Texts)> {
		let (api, best) = (self.client.runtime_api(), self.best());
		let version = answers::asset::<Block, _>(&*api, best, collection, item).ok()??.version;
		let (core, texts) = answers::blueprint::<Block, _>(&*api, best, collection, version).ok()??;
		(blueprint::hash(&core, &texts) == *hash).then_some((core, texts))
	}

	fn describe(&self, asset: AssetId, kept: Kept, previous: Option<&Kept>, blueprints: &mut Blueprints) -> Revision {
		let hash = kept.revision().blueprint;
		let blueprint = blueprints
			.entry(hash)
			.or_insert_with(|| self.archive.blueprint(&hash).or_else(|| self.present_blueprint(asset, &hash)));
		let previous = previous.map(|previous| &previous.record);
		let reasons = blueprint.as_ref().map(|(_, texts)| kept.revision().origin.reasons(texts));
		Revision {
			number: kept.number,
			hash: kept.hash.into(),
			block: kept.revision().block,
			time: kept.revision().time,
			line: blueprint.as_ref().map(|(core, texts)| revision::describe(&kept.record, previous, core, texts)),
			why: reasons.unwrap_or_default().into_iter().map(String::from).collect(),
			bytes: kept.bytes.into(),
		}
	}
}

impl<Storage: OffchainStorage + 'static> Assets for Chain<Storage> {
	fn metadata(&self, (collection, item): AssetId) -> Known<String> {
		self.client.runtime_api().metadata(self.best(), collection, item).map_err(failed)
	}

	fn card(&self, (collection, item): AssetId) -> Known<String> {
		self.client.runtime_api().card(self.best(), collection, item).map_err(failed)
	}

	fn image(&self, (collection, item): AssetId) -> Known<Hash> {
		let face = self.client.runtime_api().face(self.best(), collection, item).map_err(failed)?;
		Ok(face.and_then(|face| face.image).map(|image| image.digest))
	}

	fn bytes(&self, digest: &Hash) -> Known<Vec<u8>> {
		self.client
			.indexed_transaction((*digest).into())
			.map_err(|error| format!("the database does not answer: {error}"))
	}

	fn history(&self, asset: AssetId, from: Option<(u32, Hash)>, limit: u32) -> Known<History> {
		let (collection, item) = asset;
		let found =
			answers::asset::<Block, _>(&*self.client.runtime_api(), self.best(), collection, item).map_err(failed)?;
		let Some(found) = found else { return Ok(None) };
		let (number, head) = from.unwrap_or((found.revision, found.head));
		let mut walk = Walk::from_head(collection, item, number, head);
		let mut records = Vec::new();
		let gap = self.archive.follow(&mut walk, limit, |kept| records.push(kept));
		let next = walk.wanted();
		// What changed in the last one is seen from the one before it.
		let mut before = None;
		if gap.is_none() {
			self.archive.follow(&mut walk, 1, |kept| before = Some(kept));
		}

		let (mut revisions, mut blueprints) = (Vec::with_capacity(records.len()), HashMap::new());
		let mut newest_first = records.into_iter().chain(before).peekable();
		while let Some(kept) = newest_first.next() {
			if Some(kept.number) != next.map(|(number, _)| number) {
				revisions.push(self.describe(asset, kept, newest_first.peek(), &mut blueprints));
			}
		}
		Ok(Some(History { revisions, next, gap }))
	}

	fn record(&self, (collection, item): AssetId, hash: &Hash) -> Option<Vec<u8>> {
		let bytes = self.archive.record(hash)?;
		let record = <revision::Record as codec::DecodeAll>::decode_all(&mut &bytes[..]).ok()?;
		let of = record.revision();
		(revision::hash(&bytes) == *hash && (of.collection, of.item) == (collection, item)).then_some(bytes)
	}
}

fn failed(error: ApiError) -> String {
	format!("the runtime does not answer: {error}")
}
