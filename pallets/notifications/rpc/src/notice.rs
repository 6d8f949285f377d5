//! What subscribers are told.

use pallet_notifications::Told;
use serde::{Deserialize, Serialize};
use vivarium_engine::{notice, rules::bit};
use vivarium_feed::{Feed, Passed};
use vivarium_primitives::{BlockNumber, CollectionId, ItemId};

/// What all subscribers are told of.
pub type News<Hash, AccountId> = Feed<Hash, Happened<Hash, AccountId>>;

/// Something that a block told.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Happened<Hash, AccountId> {
	/// The block.
	pub passed: Passed<Hash>,
	/// What it told.
	pub told: Told<AccountId>,
}

/// Something that happened to an asset in a block that became part of the best chain, or ceased to be.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Notice<Hash, AccountId> {
	/// The block in which it happened.
	pub block: Hash,
	/// The number of that block.
	pub block_number: BlockNumber,
	/// Whether the block is part of the best chain; false when a fork took its place.
	pub best: bool,
	/// The asset's collection.
	pub collection: CollectionId,
	/// The asset's item; none where subscriptions to the whole collection ended.
	pub item: Option<ItemId>,
	/// What happened.
	#[serde(flatten)]
	pub what: What,
	/// Who is told of it by a subscription on chain.
	pub subscribers: Vec<AccountId>,
}

/// What happened to an asset.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum What {
	/// A step changed it.
	Notified {
		/// The version of the collection's blueprint, whose positions these are.
		version: u32,
		/// State before and after, where it changed.
		transition: Option<(u8, u8)>,
		/// The triggers that fired.
		triggers: Vec<u8>,
		/// The flags that were raised.
		raised: Vec<u8>,
		/// The health before and after.
		health: (Option<u8>, Option<u8>),
	},
	/// It retired, or its collection was cleared, and the subscriptions to it ended.
	Ended,
}

impl From<notice::Notice> for What {
	fn from(notice: notice::Notice) -> Self {
		let notice::Notice { version, transition, triggers, raised, health } = notice;
		Self::Notified { version, transition, triggers: positions(triggers), raised: positions(raised), health }
	}
}

impl<Hash, AccountId> From<Happened<Hash, AccountId>> for Notice<Hash, AccountId> {
	fn from(Happened { passed, told }: Happened<Hash, AccountId>) -> Self {
		let (collection, item, what, subscribers) = match told {
			Told::Notified { collection, item, notice, subscribers } => {
				(collection, Some(item), notice.into(), subscribers)
			}
			Told::Ended { collection, item, subscribers } => (collection, item, What::Ended, subscribers),
		};
		let Passed { hash: block, number: block_number, best } = passed;
		Self { block, block_number, best, collection, item, what, subscribers }
	}
}

/// The positions of the bits that are set.
fn positions(bits: u32) -> Vec<u8> {
	(0..u32::BITS as u8).filter(|position| bits & bit(*position) != 0).collect()
}
