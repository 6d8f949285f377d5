//! What a path asks for.

use axum::{
	extract::Query,
	http::{StatusCode, Uri},
};
use serde::Deserialize;
use sp_core::H256;
use vivarium_engine::content;
use vivarium_primitives::{CollectionId, Hash, ItemId};

/// The most revisions of one answer.
pub const MAX_LIMIT: u32 = 1_000;
/// The revisions of one answer when nothing else was asked for.
const LIMIT: u32 = 100;

/// An asset, by collection and item.
pub type AssetId = (CollectionId, ItemId);

/// What is asked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Route {
	/// The metadata of an asset.
	Metadata(AssetId),
	/// The card of an asset.
	Card(AssetId),
	/// The picture of an asset: the one that a model drew, or else the card.
	Picture(AssetId),
	/// The bytes of an image, by their digest.
	Image(Hash),
	/// A page of the history of an asset.
	History(AssetId, Page),
	/// The bytes of one record.
	Record(AssetId, Hash),
}

/// A part of a history.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Page {
	/// How many revisions at most.
	pub limit: u32,
	/// Number and hash of the first; the head if there is none.
	pub from: Option<(u32, Hash)>,
}

/// Why there is no answer, and what to do.
#[derive(Debug, Eq, PartialEq)]
pub struct Refusal {
	/// The status that says so.
	pub status: StatusCode,
	/// The words that say so.
	pub error: String,
}

impl Refusal {
	/// A refusal with these words.
	pub fn new(status: StatusCode, error: impl Into<String>) -> Self {
		Self { status, error: error.into() }
	}
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PageQuery {
	limit: Option<u32>,
	from: Option<String>,
}

impl Route {
	/// Reads a path and its query.
	///
	/// # Errors
	/// Says what is wrong with them.
	pub fn of(uri: &Uri) -> Result<Self, Refusal> {
		let segments: Vec<&str> = uri.path().split('/').skip(1).collect();
		match segments.as_slice() {
			["assets", collection, item] => Ok(Self::Metadata(asset(collection, item)?)),
			["assets", collection, item, "image.svg"] => Ok(Self::Card(asset(collection, item)?)),
			["assets", collection, item, "image"] => Ok(Self::Picture(asset(collection, item)?)),
			["images", cid] => {
				let digest = content::digest(cid);
				digest.map(Self::Image).ok_or_else(|| bad(format!("{cid:?} is no CID of an image: version 1, raw bytes, blake2b-256")))
			}
			["assets", collection, item, "history"] => Ok(Self::History(asset(collection, item)?, Page::of(uri)?)),
			["assets", collection, item, "history", hash] => {
				let hash: H256 = hash.parse().map_err(|_| bad(format!("{hash:?} is no hash of a record: 0x and 64 hex digits")))?;
				Ok(Self::Record(asset(collection, item)?, hash.into()))
			}
			_ => Err(Refusal::new(
				StatusCode::NOT_FOUND,
				"there is nothing here: ask for /assets/{collection}/{item}, or below it for image, image.svg, history or history/{hash}, or for /images/{cid}",
			)),
		}
	}

	/// The name under which requests are counted.
	pub fn name(&self) -> &'static str {
		match self {
			Self::Metadata(_) => "metadata",
			Self::Card(_) => "card",
			Self::Picture(_) => "picture",
			Self::Image(_) => "image",
			Self::History(..) => "history",
			Self::Record(..) => "record",
		}
	}
}

impl Page {
	fn of(uri: &Uri) -> Result<Self, Refusal> {
		let Query(PageQuery { limit, from }) = Query::try_from_uri(uri)
			.map_err(|_| bad("the history takes ?limit=, a number, and ?from=, and nothing else"))?;
		let limit = limit.unwrap_or(LIMIT);
		if !(1..=MAX_LIMIT).contains(&limit) {
			return Err(bad(format!("limit={limit} is out of range: ask for 1 to {MAX_LIMIT}, and go on with next")));
		}
		let from = match from {
			Some(from) => Some(revision(&from).ok_or_else(|| {
				bad("from= is the number of a revision, a hyphen and its hash, as next of the page before says it")
			})?),
			None => None,
		};
		Ok(Self { limit, from })
	}

	/// The query of the page that begins at a revision.
	pub fn query(limit: u32, (number, hash): (u32, Hash)) -> String {
		format!("?limit={limit}&from={number}-{:?}", H256::from(hash))
	}
}

/// `12-0x…`
fn revision(text: &str) -> Option<(u32, Hash)> {
	let (number, hash) = text.split_once('-')?;
	Some((id(number)?, hash.parse::<H256>().ok()?.into()))
}

fn asset(collection: &str, item: &str) -> Result<AssetId, Refusal> {
	let read = |text: &str, name| {
		id(text).ok_or_else(|| bad(format!("{text:?} is no {name}: ids are whole numbers from 0 to {}", u32::MAX)))
	};
	Ok((read(collection, "collection")?, read(item, "item")?))
}

/// A number as it is printed, so that each thing has one address: no sign, no leading zeros.
fn id(text: &str) -> Option<u32> {
	text.parse().ok().filter(|id: &u32| id.to_string() == text)
}

fn bad(error: impl Into<String>) -> Refusal {
	Refusal::new(StatusCode::BAD_REQUEST, error)
}

#[cfg(test)]
mod tests {
	use super::*;

	fn route(path: &str) -> Result<Route, Refusal> {
		Route::of(&path.parse().unwrap())
	}

	#[test]
	fn each_path_is_one_thing() {
		let hash = format!("{:?}", H256([0xab; 32]));
		let first = Page { limit: LIMIT, from: None };
		assert_eq!(route("/assets/0/4294967295"), Ok(Route::Metadata((0, u32::MAX))));
		assert_eq!(route("/assets/0/7/image.svg?cached=no"), Ok(Route::Card((0, 7))));
		assert_eq!(route("/assets/0/7/history"), Ok(Route::History((0, 7), first)));
		assert_eq!(route(&format!("/assets/0/7/history/{hash}")), Ok(Route::Record((0, 7), [0xab; 32])));

		let next = Page { limit: 5, from: Some((12, [0xab; 32])) };
		let query = Page::query(5, (12, [0xab; 32]));
		assert_eq!(route(&format!("/assets/0/7/history{query}")), Ok(Route::History((0, 7), next)));
	}

	#[test]
	fn what_is_no_id_is_a_bad_request() {
		for path in [
			"/assets/x/0",
			"/assets/0/-1",
			"/assets/0/+1",
			"/assets/0/01",
			"/assets/0/4294967296",
			"/assets/0/%30",
			"/assets/0/",
			"/assets//0",
			"/assets/0/1/history/0xabc",
			"/assets/0/1/history?limit=0",
			"/assets/0/1/history?limit=1001",
			"/assets/0/1/history?limit=many",
			"/assets/0/1/history?from=12",
			"/assets/0/1/history?from=12-0xab",
			"/assets/0/1/history?form=1",
		] {
			let refusal = route(path).unwrap_err();
			assert_eq!(refusal.status, StatusCode::BAD_REQUEST, "{path}: {}", refusal.error);
		}
	}

	#[test]
	fn what_is_nowhere_is_not_found() {
		for path in ["/", "/assets", "/assets/0", "/assets/0/1/", "/assets/0/1/image.png", "//assets/0/1", "/a/b/c"] {
			assert_eq!(route(path).unwrap_err().status, StatusCode::NOT_FOUND, "{path}");
		}
	}
}
