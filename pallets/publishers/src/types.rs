//! The pallet's types.

use crate::Config;
use alloc::string::String;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	traits::{fungible::Inspect, ConstU32},
	BoundedVec, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound,
};
use scale_info::TypeInfo;
use vivarium_engine::{rules::bit, Text};
use vivarium_primitives::{limits, BlockNumber, ItemId, NoteText, Sample};

/// What deposits are held in.
pub type BalanceOf<T> = <<T as Config>::NativeBalance as Inspect<<T as frame_system::Config>::AccountId>>::Balance;

/// A device's public key.
pub type DeviceKey = sp_core::ed25519::Public;

/// A device's name: UTF-8 without control characters, perhaps empty.
pub type DeviceName = Text<{ limits::NAME }>;

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
	/// What it used of its rate.
	pub usage: Usage,
}

/// What was used of a rate.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Usage {
	/// The period in which something was pushed last, counted from the genesis.
	pub period: u32,
	/// How many entries were pushed in that period.
	pub entries: u32,
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

/// The items for which a device may sign.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Scope {
	/// All of the collection.
	#[codec(index = 0)]
	All,
	/// These.
	#[codec(index = 1)]
	Items(BoundedVec<ItemId, ConstU32<{ limits::DEVICE_ITEMS }>>),
}

/// What a device may.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct DeviceTerms {
	/// The items for which it may sign.
	pub scope: Scope,
	/// The metrics that it may push, a bit each, the first the lowest.
	pub metrics: u16,
	/// How many of its readings are taken per period.
	pub per_period: u32,
	/// How long ago its readings may have been sampled when they are carried in, in seconds.
	pub max_age: u32,
}

impl DeviceTerms {
	/// Whether they allow anything at all.
	pub fn allow_anything(&self) -> bool {
		let has_items = !matches!(&self.scope, Scope::Items(items) if items.is_empty());
		has_items && self.metrics != 0 && self.per_period > 0 && self.max_age > 0
	}

	/// Whether it may sign for this item.
	pub fn cover(&self, item: ItemId) -> bool {
		match &self.scope {
			Scope::All => true,
			Scope::Items(items) => items.contains(&item),
		}
	}

	/// Whether the metric at this position may be pushed.
	pub fn allow(&self, metric: u8) -> bool {
		u32::from(self.metrics) & bit(metric) != 0
	}
}

/// A device that a collection has, or had.
#[derive(CloneNoBound, DebugNoBound, Decode, Encode, EqNoBound, MaxEncodedLen, PartialEqNoBound, TypeInfo)]
#[scale_info(skip_type_params(T))]
pub struct Device<T: Config> {
	/// What it is called.
	pub name: DeviceName,
	/// What it may.
	pub terms: DeviceTerms,
	/// When it was admitted, or reinstated last, by the chain's clock, in milliseconds since 1970. What it sampled
	/// before is refused.
	pub since: u64,
	/// In which block it was revoked; `None` while it is admitted.
	pub revoked: Option<BlockNumber>,
	/// The count of its last reading that was taken; 0 where there is none yet.
	pub sequence: u64,
	/// When that was sampled, in milliseconds since 1970.
	pub sampled: u64,
	/// How many counts were passed over since its first reading.
	pub missing: u64,
	/// What it used of its rate.
	pub usage: Usage,
	/// Whose the deposit is.
	pub depositor: T::AccountId,
	/// How much is held for it.
	pub deposit: BalanceOf<T>,
}

/// What a device signed.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct SignedReading {
	/// The device's public key.
	pub device: DeviceKey,
	/// What it measured.
	pub sample: Sample,
	/// Its signature of the sample, for this chain and this collection.
	pub signature: sp_core::ed25519::Signature,
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

/// A device at a block.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct DeviceView {
	/// Its public key.
	pub device: DeviceKey,
	/// What it is called.
	pub name: String,
	/// What it may, or might while it was admitted.
	pub terms: DeviceTerms,
	/// When it was admitted, or reinstated last, in milliseconds since 1970.
	pub since: u64,
	/// In which block it was revoked; nothing while it is admitted.
	pub revoked: Option<BlockNumber>,
	/// The count of its last reading that was taken; 0 where there is none yet. The next one must be above it.
	pub sequence: u64,
	/// When that was sampled, in milliseconds since 1970.
	pub sampled: u64,
	/// How many counts were passed over since its first reading: those were withheld, or refused.
	pub missing: u64,
	/// How many of its readings may still be taken in the present period.
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
