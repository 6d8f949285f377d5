//! The pallet's types.

use crate::Config;
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::fungible::Inspect, BoundedVec, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound};
use scale_info::TypeInfo;
use sp_core::{ConstU32, H256};
use vivarium_engine::{
	licence::{Bill, Course, Permission, State, Terms},
	rules::bit,
};
use vivarium_primitives::{limits, BlockNumber, CollectionId, Hash, ItemId};

/// A licence's number. Never used again.
pub type LicenceId = u32;

/// An offer's number, of those of its item.
pub type OfferNumber = u32;

/// The balance of the pallet's currency.
pub type BalanceOf<T> = <<T as Config>::NativeBalance as Inspect<<T as frame_system::Config>::AccountId>>::Balance;

/// Terms between accounts of the chain.
pub type TermsOf<T> = Terms<<T as frame_system::Config>::AccountId>;

/// A licence's next step, which falls due at the end of its term or of its grace. Armed at most once for a licence.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub struct Due {
	/// The licence.
	pub licence: LicenceId,
}

/// Terms on offer.
#[derive(CloneNoBound, DebugNoBound, Decode, Encode, EqNoBound, MaxEncodedLen, PartialEqNoBound, TypeInfo)]
#[scale_info(skip_type_params(T))]
pub struct Offer<T: Config> {
	/// The terms.
	pub terms: TermsOf<T>,
	/// Their digest.
	pub digest: Hash,
	/// The owner of the item that offers them. They are not sold once it is another's.
	pub owner: T::AccountId,
}

/// What the owner of an item of a collection gets for nothing when a trigger of the item fires: a licence of another one.
#[derive(CloneNoBound, DebugNoBound, Decode, Encode, EqNoBound, MaxEncodedLen, PartialEqNoBound, TypeInfo)]
#[scale_info(skip_type_params(T))]
pub struct Perk<T: Config> {
	/// The collection of the item that is licensed.
	pub collection: CollectionId,
	/// The item that is licensed.
	pub item: ItemId,
	/// The owner of that item, whose deposit is held for each licence. Nothing is granted once it is another's.
	pub owner: T::AccountId,
	/// The terms.
	pub terms: TermsOf<T>,
}

/// How a licence came to be that nobody bought.
#[derive(CloneNoBound, DebugNoBound, Decode, Encode, EqNoBound, MaxEncodedLen, PartialEqNoBound, TypeInfo)]
#[scale_info(skip_type_params(T))]
pub struct Grant<T: Config> {
	/// Whose deposit is on hold for it.
	pub sponsor: T::AccountId,
	/// The collection of the item whose trigger granted it.
	pub members: CollectionId,
	/// That item.
	pub member: ItemId,
	/// The trigger.
	pub code: u8,
}

/// A licence that lives.
#[derive(CloneNoBound, DebugNoBound, Decode, Encode, EqNoBound, MaxEncodedLen, PartialEqNoBound, TypeInfo)]
#[scale_info(skip_type_params(T))]
pub struct Licence<T: Config> {
	/// The collection.
	pub collection: CollectionId,
	/// The item.
	pub item: ItemId,
	/// Whose it is.
	pub licensee: T::AccountId,
	/// The terms, as they were when it was bought.
	pub terms: TermsOf<T>,
	/// How far it is.
	pub course: Course,
	/// What of the licensee's money is on hold for its renewals and usage.
	pub held: BalanceOf<T>,
	/// What is on hold beside that until it ends, of who granted it where nobody bought it.
	pub deposit: BalanceOf<T>,
	/// Which of the item's licences it is, in the order in which they were bought.
	pub serial: u32,
	/// The block in which the collection's reviewers suspended it.
	pub suspended: Option<BlockNumber>,
	/// What its counter showed when it was last read, where it is metered by one.
	pub counter: Option<u64>,
	/// Its usage log.
	pub log: UsageLog,
	/// The block for which its next step is armed.
	pub armed: Option<BlockNumber>,
}

/// A usage log, of which the chain keeps the head.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct UsageLog {
	/// The hash that vouches for all entries.
	pub head: Hash,
	/// How many there are.
	pub count: u32,
}

/// What happened to the licences of an item that lived at a block.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Mark {
	/// The last licence that had been bought.
	pub serial: u32,
	/// The block.
	pub block: BlockNumber,
}

/// What is kept of an item that has offers or licences, whose licences are too many to be touched one by one.
#[derive(Clone, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Register {
	/// How many offers there are.
	pub offers: u32,
	/// The number of the next offer.
	pub next_offer: OfferNumber,
	/// How many licences live.
	pub live: u32,
	/// Whether the one that lives is exclusive.
	pub is_exclusive: bool,
	/// How many licences were bought.
	pub sold: u32,
	/// The triggers that suspend any of those that live, a bit each; some for none of them any more.
	pub triggers: u32,
	/// The triggers of these that fired and were not lifted, each with the block in which it first did.
	pub fired: BoundedVec<(u8, Mark), ConstU32<{ limits::TRIGGERS }>>,
	/// When the item ceased to be an asset, where licences of that time live.
	pub retired: Option<Mark>,
}

impl Register {
	/// Whether an exclusive licence stands against one on these terms.
	pub(crate) fn excludes<AccountId>(&self, terms: &Terms<AccountId>) -> bool {
		self.is_exclusive || (terms.exclusive && self.live > 0)
	}

	/// Notes that a trigger fired. Tells whether that suspends a licence that it had not suspended.
	pub(crate) fn fire(&mut self, code: u8, block: BlockNumber) -> bool {
		let serial = self.sold;
		match self.fired.iter_mut().find(|(known, _)| *known == code) {
			Some((_, mark)) => core::mem::replace(&mut mark.serial, serial) != serial,
			// There is room for as many triggers as a blueprint may have.
			None => self.fired.try_push((code, Mark { serial, block })).is_ok(),
		}
	}

	/// The block since which a licence is suspended, by its triggers or the reviewers.
	pub(crate) fn suspended<T: Config>(&self, licence: &Licence<T>) -> Option<BlockNumber> {
		let triggers = licence.terms.suspending_triggers;
		let fired =
			self.fired.iter().filter(|(code, mark)| triggers & bit(*code) != 0 && licence.serial <= mark.serial);
		fired.map(|(_, mark)| mark.block).chain(licence.suspended).min()
	}

	/// The block in which the item of a licence ceased to be the asset that it was when the licence was bought.
	pub(crate) fn retired<T: Config>(&self, licence: &Licence<T>) -> Option<BlockNumber> {
		self.retired.filter(|mark| licence.serial <= mark.serial).map(|mark| mark.block)
	}
}

/// Where a payment went. All parts of it together are the amount.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct Receipt<AccountId, Balance> {
	/// The amount.
	pub amount: Balance,
	/// What each recipient of royalties was credited.
	pub royalties: Vec<(AccountId, Balance)>,
	/// What went to the item's own account.
	pub to_asset: Balance,
	/// What went to the item's owner.
	pub to_owner: Balance,
	/// The item's owner.
	pub owner: Option<AccountId>,
	/// What none of them could take, because it is below the existential deposit. The payer keeps it.
	pub kept: Balance,
}

/// A receipt of the chain's currency.
pub type ReceiptOf<T> = Receipt<<T as frame_system::Config>::AccountId, BalanceOf<T>>;

/// How a licence ended.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub enum End {
	/// Its last term or its grace is over.
	#[codec(index = 0)]
	Expired,
	/// The item's owner revoked it, as its terms allow.
	#[codec(index = 1)]
	Revoked,
	/// The licensee gave it up.
	#[codec(index = 2)]
	GivenUp,
}

/// What a licence came to in the end.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct FinalAccount<AccountId, Balance> {
	/// The bill of its last term, where it was not billed before.
	pub bill: Option<Bill>,
	/// What was paid for usage, out of what was on hold.
	pub receipt: Receipt<AccountId, Balance>,
	/// What was billed and is never paid: nothing was left on hold.
	pub shortfall: Balance,
	/// What the owner of the item paid back.
	pub refund: Balance,
	/// Who paid that back.
	pub refunded_by: Option<AccountId>,
	/// What was on hold and is the licensee's to spend again.
	pub released: Balance,
	/// The deposit that was on hold beside that, and is free again: the licensee's, or that of who granted the licence.
	pub deposit: Balance,
	/// The head of the usage log.
	pub log_head: H256,
	/// How many entries it has.
	pub log_count: u32,
}

/// An offer, for people.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct OfferView<AccountId> {
	/// Its number.
	pub offer: OfferNumber,
	/// The digest of its terms, which `license` wants.
	pub digest: H256,
	/// The terms.
	pub terms: Terms<AccountId>,
	/// Who offers them.
	pub owner: AccountId,
	/// Whether a licence can be bought now: the item is still the offerer's, and no exclusive licence stands against it.
	pub is_available: bool,
}

/// A licence, for people, as it is now, whether or not the hook was on time.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct LicenceView<AccountId> {
	/// Its number.
	pub licence: LicenceId,
	/// The collection.
	pub collection: CollectionId,
	/// The item.
	pub item: ItemId,
	/// Whose it is.
	pub licensee: AccountId,
	/// Its state.
	pub state: State,
	/// What the licensee may do now.
	pub permissions: Vec<Permission>,
	/// The number of its term.
	pub term: u32,
	/// The block in which its term is over; never where there is none.
	pub ends: Option<BlockNumber>,
	/// The block in which it expires, where it is in grace.
	pub grace_until: Option<BlockNumber>,
	/// What the next term costs after what was used so far; nothing where it cannot be renewed.
	pub next_price: Option<u128>,
	/// How often it may still be renewed; without a bound where there is none.
	pub renewals: Option<u16>,
	/// Whether it is renewed without the licensee's doing.
	pub is_automatic: bool,
	/// Whether the next term is paid already.
	pub is_paid_ahead: bool,
	/// The units used in the term so far.
	pub used: u64,
	/// What is owed for usage so far.
	pub owed: u128,
	/// What is on hold for it.
	pub held: u128,
	/// What is on hold beside that until it ends.
	pub deposit: u128,
	/// The head of the usage log as it is in state.
	pub log_head: H256,
	/// How many entries the log has.
	pub log_count: u32,
	/// The digest of its terms.
	pub digest: H256,
	/// The terms.
	pub terms: Terms<AccountId>,
}
