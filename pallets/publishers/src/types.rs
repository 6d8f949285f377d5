//! The pallet's types.

use alloc::string::String;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use vivarium_engine::rules::bit;
use vivarium_primitives::{limits, BlockNumber, ItemId, NoteText};

/// The publishers of a collection.
pub type PublishersOf<AccountId> = BoundedVec<Publisher<AccountId>, ConstU32<{ limits::PUBLISHERS }>>;

// A bit for each metric.
const _: () = assert!(limits::METRICS <= u16::BITS);

/// What a publisher may.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Terms {
	/// How many entries it may push per period.
	pub per_period: u32,
	/// The metrics that it may push, a bit each, the first the lowest.
	pub metrics: u16,
	/// Whether it may leave notes.
	pub notes: bool,
}

impl Terms {
	/// Whether they allow anything at all.
	pub fn allow_anything(&self) -> bool {
		self.per_period > 0 && (self.metrics != 0 || self.notes)
	}

	/// Whether the metric at this position may be pushed.
	pub fn allow(&self, metric: u8) -> bool {
		u32::from(self.metrics) & bit(metric) != 0
	}
}

/// An account that may push to a collection's assets.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Publisher<AccountId> {
	/// The account.
	pub account: AccountId,
	/// What it may.
	pub terms: Terms,
	/// The period in which it last pushed, counted from the genesis.
	pub period: u32,
	/// How many entries it pushed in that period.
	pub used: u32,
}

/// What a publisher pushes of one item.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Entry {
	/// The item.
	pub item: ItemId,
	/// Values: the metric's position, and the value in the metric's decimals.
	pub values: BoundedVec<(u8, i64), ConstU32<{ limits::METRICS }>>,
	/// A note, UTF-8 without control characters.
	pub note: Option<NoteText>,
}

/// What a publisher noted about an asset.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Note<AccountId> {
	/// Who noted it.
	pub publisher: AccountId,
	/// In which block.
	pub block: BlockNumber,
	/// What it says.
	pub text: NoteText,
}

/// A publisher at a block.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct PublisherView<AccountId> {
	/// The account.
	pub account: AccountId,
	/// What it may.
	pub terms: Terms,
	/// How many entries it may still push in the present period.
	pub left: u32,
	/// The block in which the next period begins.
	pub next_period: BlockNumber,
}

/// A note, readable.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct NoteView<AccountId> {
	/// Who noted it.
	pub publisher: AccountId,
	/// In which block.
	pub block: BlockNumber,
	/// What it says.
	pub text: String,
}
