//! The pallet's types.

use crate::Config;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::fungible::Inspect, BoundedVec, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound};
use scale_info::TypeInfo;
use sp_core::{ConstU32, H256};
use vivarium_engine::{rules::Condition, Text};
use vivarium_primitives::{limits, BlockNumber, CollectionId, ItemId, Step};

/// An order's number. Never used again.
pub type OrderId = u32;

/// A template's number, of those of its collection. Never used again.
pub type TemplateNumber = u32;

/// The balance of the pallet's currency.
pub type BalanceOf<T> = <<T as Config>::NativeBalance as Inspect<<T as frame_system::Config>::AccountId>>::Balance;

/// A template with accounts of the chain.
pub type TemplateOf<T> = Template<<T as frame_system::Config>::AccountId>;

/// A stage of an order between accounts of the chain.
pub type StageOf<T> = Stage<<T as frame_system::Config>::AccountId>;

/// Whose money it is, among accounts of the chain.
pub type PayeeOf<T> = Payee<<T as frame_system::Config>::AccountId>;

/// Where evidence is.
pub type Uri = Text<{ limits::EVIDENCE_URI }>;

/// What becomes of an order next, where nobody does anything. Armed exactly once for an order.
#[derive(
	Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub struct Due {
	/// The order.
	pub order: OrderId,
}

/// On which terms a trigger opens orders.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Template<AccountId> {
	/// What is to be done, in a few words.
	pub title: Text<{ limits::WORK_TITLE }>,
	/// The version of the collection's blueprint whose assets open orders. Trigger and conditions are positions in it.
	pub version: u32,
	/// The trigger that opens an order.
	pub trigger: u8,
	/// What the provider gets, in the smallest unit of the currency.
	pub fee: u128,
	/// Who may accept an order.
	pub providers: Providers<AccountId>,
	/// In how many blocks it is to be accepted.
	pub accept_blocks: BlockNumber,
	/// In how many blocks after that the work is to be completed.
	pub finish_blocks: BlockNumber,
	/// How it is shown that the work was done.
	pub proof: Proof,
	/// How often an order is open anew after a missed deadline, before it is closed.
	pub reopenings: u8,
}

/// Who may accept orders.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Providers<AccountId> {
	/// Anyone but the owner of the item.
	#[codec(index = 0)]
	Anyone,
	/// These, as far as they do not own the item.
	#[codec(index = 1)]
	Listed(BoundedVec<AccountId, ConstU32<{ limits::PROVIDERS }>>),
}

impl<AccountId: PartialEq> Providers<AccountId> {
	/// Whether an account is one of them.
	pub fn allow(&self, who: &AccountId) -> bool {
		match self {
			Self::Anyone => true,
			Self::Listed(accounts) => accounts.contains(who),
		}
	}
}

/// What shows that work was done.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Proof {
	/// Telemetry does.
	#[codec(index = 0)]
	Telemetry {
		/// What must hold of the asset, all of it.
		conditions: BoundedVec<Condition, ConstU32<{ limits::CONDITIONS }>>,
		/// For so many rounds in a row, at least one; pushes, where all metrics are published.
		rounds: u8,
		/// Within so many blocks of completion. Otherwise the collection's reviewers decide.
		blocks: BlockNumber,
	},
	/// A reviewer of the collection says so.
	#[codec(index = 1)]
	Reviewer,
}

/// A template that is kept, and the deposit for it.
#[derive(CloneNoBound, DebugNoBound, Decode, Encode, EqNoBound, MaxEncodedLen, PartialEqNoBound, TypeInfo)]
#[scale_info(skip_type_params(T))]
pub struct Kept<T: Config> {
	/// The template.
	pub template: TemplateOf<T>,
	/// Who gave the deposit.
	pub depositor: T::AccountId,
	/// What is on hold until it is removed.
	pub deposit: BalanceOf<T>,
}

/// A template, as far as every step of every asset of its collection is held against it.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Listed {
	/// Its number.
	pub template: TemplateNumber,
	/// The version of the blueprint.
	pub version: u32,
	/// The trigger.
	pub trigger: u8,
}

/// The templates of a collection.
#[derive(Clone, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Catalogue {
	/// The number of the next one.
	pub next: TemplateNumber,
	/// Those that are kept.
	pub listed: BoundedVec<Listed, ConstU32<{ limits::TEMPLATES }>>,
}

/// Whose money it is.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub enum Payee<AccountId> {
	/// An account's.
	#[codec(index = 0)]
	Account(AccountId),
	/// An asset's: it goes to its purse. Where the item is no asset any more, to its owner; where there is no item any
	/// more, to the owner of the collection.
	#[codec(index = 1)]
	Asset {
		/// The collection.
		collection: CollectionId,
		/// The item.
		item: ItemId,
	},
}

/// Work that a provider says it did.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Work<AccountId> {
	/// Who did it.
	pub provider: AccountId,
	/// The block in which it was completed.
	pub block: BlockNumber,
	/// The digest of what shows it.
	pub evidence: H256,
	/// Where that is.
	pub uri: Uri,
}

/// Why reviewers are to decide about an order.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Grounds<AccountId> {
	/// The owner of the item, or of the collection, says that the work was not done.
	#[codec(index = 0)]
	Objection(AccountId),
	/// Telemetry has not proven it in time.
	#[codec(index = 1)]
	Unproven,
	/// The item ceased to be an asset, so telemetry cannot prove it.
	#[codec(index = 2)]
	Retired,
}

/// How far an order is.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum Stage<AccountId> {
	/// Nobody has paid the fee into escrow yet. Anyone may.
	#[codec(index = 0)]
	Unfunded,
	/// A provider may accept it.
	#[codec(index = 1)]
	Open,
	/// A provider has accepted it.
	#[codec(index = 2)]
	Accepted {
		/// The provider.
		provider: AccountId,
	},
	/// The provider has begun the work.
	#[codec(index = 3)]
	Started {
		/// The provider.
		provider: AccountId,
	},
	/// The provider says that the work is done, which is to be proven.
	#[codec(index = 4)]
	Completed {
		/// The work.
		work: Work<AccountId>,
		/// For how many rounds in a row the conditions have held since.
		held: u8,
		/// The block in which they were last judged.
		judged: BlockNumber,
	},
	/// The collection's reviewers are to decide.
	#[codec(index = 5)]
	Disputed {
		/// The work.
		work: Work<AccountId>,
		/// Why.
		grounds: Grounds<AccountId>,
	},
}

/// An order that is not closed.
#[derive(CloneNoBound, DebugNoBound, Decode, Encode, EqNoBound, MaxEncodedLen, PartialEqNoBound, TypeInfo)]
#[scale_info(skip_type_params(T))]
pub struct Order<T: Config> {
	/// The collection.
	pub collection: CollectionId,
	/// The item.
	pub item: ItemId,
	/// The number of its template.
	pub template: TemplateNumber,
	/// The template as it was when the order was opened.
	pub terms: TemplateOf<T>,
	/// The block in which it was opened.
	pub opened: BlockNumber,
	/// How far it is.
	pub stage: StageOf<T>,
	/// The last block in which what comes next is in time.
	pub until: BlockNumber,
	/// The last block in which it could be accepted, when it last was open.
	pub accept_until: BlockNumber,
	/// Who paid the fee that lies in escrow, and gets it back where it is not paid out.
	pub funder: Option<PayeeOf<T>>,
	/// How often it may still be open anew after a missed deadline.
	pub reopenings: u8,
}

impl<T: Config> Order<T> {
	/// What lies in escrow for it.
	pub fn escrow(&self) -> u128 {
		self.funder.as_ref().map_or(0, |_| self.terms.fee)
	}

	/// Whether it waits for telemetry to prove it.
	pub(crate) fn is_proving(&self) -> bool {
		matches!((&self.stage, &self.terms.proof), (Stage::Completed { .. }, Proof::Telemetry { .. }))
	}
}

impl<AccountId> Stage<AccountId> {
	/// Who does the work, or did it.
	pub fn provider(&self) -> Option<&AccountId> {
		match self {
			Self::Unfunded | Self::Open => None,
			Self::Accepted { provider } | Self::Started { provider } => Some(provider),
			Self::Completed { work, .. } | Self::Disputed { work, .. } => Some(&work.provider),
		}
	}
}

/// An order of an asset, as far as every step of the asset is held against it.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Placed {
	/// The order.
	pub order: OrderId,
	/// Its template.
	pub template: TemplateNumber,
	/// Whether it waits for telemetry to prove it.
	pub is_proving: bool,
}

/// The orders of an asset that are not closed.
pub type Standing = BoundedVec<Placed, ConstU32<{ limits::ORDERS }>>;

/// What happened to an asset, until one of the next blocks acts on it.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Note {
	/// The collection.
	pub collection: CollectionId,
	/// The item.
	pub item: ItemId,
	/// The version of the blueprint that it followed.
	pub version: u32,
	/// The triggers that open orders, a bit each.
	pub triggers: u32,
	/// What moved it, where an order waits for a proof.
	pub step: Option<NotedStep>,
}

/// What moved an asset by which conditions may be judged.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum NotedStep {
	/// This round, counted by heartbeats since block 0.
	#[codec(index = 0)]
	Round(BlockNumber),
	/// Values that a publisher pushed.
	#[codec(index = 1)]
	Push,
}

impl NotedStep {
	/// Of a step, if conditions may be judged by it.
	pub(crate) fn of(step: Step) -> Option<Self> {
		match step {
			Step::Round(round) => Some(Self::Round(round)),
			Step::Push => Some(Self::Push),
			Step::Synthesis => None,
		}
	}
}

impl From<NotedStep> for Step {
	fn from(step: NotedStep) -> Self {
		match step {
			NotedStep::Round(round) => Self::Round(round),
			NotedStep::Push => Self::Push,
		}
	}
}

/// The line in which notes wait: the first one's place, and the place after the last one.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Ends {
	/// The place of the first.
	pub first: u32,
	/// The place of the next one that comes.
	pub next: u32,
}

impl Ends {
	/// How many wait.
	pub fn waiting(&self) -> u32 {
		self.next.wrapping_sub(self.first)
	}
}

/// What is known of a provider.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Record {
	/// How many orders it did and was paid for.
	pub done: u32,
	/// How many it accepted and did not complete in time.
	pub late: u32,
	/// How many of its works were disputed, or not proven in time.
	pub disputed: u32,
	/// For how many of its works it was not paid.
	pub lost: u32,
	/// What it has earned, what it can still claim included.
	pub earned: u128,
}

/// Which deadline was missed.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub enum Missed<AccountId> {
	/// Nobody paid the fee.
	#[codec(index = 0)]
	Funding,
	/// Nobody accepted it.
	#[codec(index = 1)]
	Acceptance,
	/// The provider did not complete the work.
	#[codec(index = 2)]
	Completion {
		/// The provider.
		provider: AccountId,
	},
}

/// How an order ended.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub enum End<AccountId> {
	/// Telemetry has proven the work: the provider is paid.
	#[codec(index = 0)]
	Proven,
	/// A reviewer has confirmed the work: the provider is paid.
	#[codec(index = 1)]
	Confirmed {
		/// The reviewer.
		reviewer: AccountId,
	},
	/// A reviewer has rejected the work.
	#[codec(index = 2)]
	Rejected {
		/// The reviewer.
		reviewer: AccountId,
	},
	/// No reviewer has decided in time.
	#[codec(index = 3)]
	Undecided,
	/// A deadline was missed once too often.
	#[codec(index = 4)]
	Missed(Missed<AccountId>),
	/// The owner of the item, or of the collection, called it off before anybody had accepted it.
	#[codec(index = 5)]
	Cancelled {
		/// Who did.
		by: AccountId,
	},
	/// The item ceased to be an asset.
	#[codec(index = 6)]
	Retired,
}

impl<AccountId> End<AccountId> {
	/// Whether the provider is paid.
	pub fn is_paid(&self) -> bool {
		matches!(self, Self::Proven | Self::Confirmed { .. })
	}
}

/// Where what lay in escrow went.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct Settlement<AccountId> {
	/// How much lay there.
	pub amount: u128,
	/// Whose it is; nobody's where nothing lay there.
	pub payee: Option<Payee<AccountId>>,
	/// The account that got it. None where it could not take it: the payee can `claim` it.
	pub account: Option<AccountId>,
}

/// Why a trigger opened no order.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub enum NotOpened {
	/// This order of the same asset and template is not closed yet.
	#[codec(index = 0)]
	AlreadyOpen(OrderId),
	/// The asset has as many orders as it may have.
	#[codec(index = 1)]
	TooManyOrders,
	/// There are no more numbers.
	#[codec(index = 2)]
	NumbersUsedUp,
}

/// A template, for people.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct TemplateView<AccountId> {
	/// Its number.
	pub template: TemplateNumber,
	/// The template.
	pub terms: Template<AccountId>,
	/// Who gave the deposit.
	pub depositor: AccountId,
	/// What is on hold until it is removed.
	pub deposit: u128,
}

/// An order, for people.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct OrderView<AccountId> {
	/// Its number.
	pub order: OrderId,
	/// The collection.
	pub collection: CollectionId,
	/// The item.
	pub item: ItemId,
	/// The number of its template.
	pub template: TemplateNumber,
	/// The template as it was when the order was opened.
	pub terms: Template<AccountId>,
	/// The block in which it was opened.
	pub opened: BlockNumber,
	/// How far it is.
	pub stage: Stage<AccountId>,
	/// The last block in which what comes next is in time.
	pub until: BlockNumber,
	/// What lies in escrow.
	pub escrow: u128,
	/// Who paid that.
	pub funder: Option<Payee<AccountId>>,
	/// How often it may still be open anew after a missed deadline.
	pub reopenings: u8,
}

/// A provider, for people.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct ProviderView {
	/// How many orders it did and was paid for.
	pub done: u32,
	/// How many it accepted and did not complete in time.
	pub late: u32,
	/// How many of its works were disputed, or not proven in time.
	pub disputed: u32,
	/// For how many of its works it was not paid.
	pub lost: u32,
	/// What it has earned, what it can still claim included.
	pub earned: u128,
	/// What it can claim.
	pub claimable: u128,
}
