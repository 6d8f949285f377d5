//! # Pallet work-orders
//!
//! Maintenance contracts that open themselves. The owner of a collection sets **templates**; where a rule of an asset fires
//! the trigger of one, an **order** opens, and its fee moves from the asset's purse into **escrow**. A **provider** accepts
//! it, does the work, and hands in **evidence**; telemetry proves the work, or a reviewer confirms it, and the provider is
//! paid.
//!
//! ```text
//! trigger ─▶ unfunded ──fund──▶ open ──accept──▶ accepted ──start──▶ started ──complete──▶ completed
//!    │                         ▲ ▲ │                 │ │                │                  │   │   │
//!    └──the purse pays─────────┘ │ │    withdraw     │ │   too late     │   dispute, or not│   │   │
//!                                └─┼─────────────────┘ └────────┬───────┘   proven in time ▼   │   │ proven, or
//!                 nobody accepts   ▼                            ▼                   disputed   │   │ confirmed
//!                        open anew so often, then closed: refund                    │      │   │   ▼
//!                                                         rejected, or undecided    ▼      └───┴▶ paid
//!                                                                              refund   confirmed
//! ```
//!
//! | call | who | what |
//! |---|---|---|
//! | `add_template` | owner of the collection | says on which terms a trigger opens orders |
//! | `remove_template` | owner of the collection | takes that back; anyone once the collection is gone |
//! | `fund` | anyone | pays the fee of an unfunded order into escrow |
//! | `accept` | whom the template allows, but not the owner of the item | takes an order on |
//! | `start` | the provider | begins the work |
//! | `withdraw` | the provider | gives an order back that it has not started |
//! | `complete` | the provider | hands in evidence |
//! | `dispute` | owner of the item, or of the collection | objects to completed work |
//! | `decide` | a reviewer of the collection, but not the provider | confirms or rejects work |
//! | `cancel` | owner of the item, or of the collection | calls off an order that nobody has accepted |
//! | `claim` | anyone | pays what could not be paid before |
//!
//! ## How orders open, and how they are proven
//!
//! The loop tells of every step of every asset, of 200 of them in one report. All that happens then is that a step that
//! concerns an order joins a **line**; the next block's `on_initialize` acts on the line, as far as its share goes, in the
//! order in which the steps came, and the blocks after it on what is left. So an order opens in the block after its
//! trigger, and a round proves in the block after it was decided. A line that is full is told by an event.
//!
//! An asset has one open order of a template at most: a trigger that fires again opens none, which is told. An order is kept
//! with the terms of its template as they were. Template and asset must follow the same version of the blueprint, because
//! triggers and conditions are positions in it; an asset that moves to another version while work waits for its proof
//! leaves the proof to the reviewers.
//!
//! Telemetry proves work by conditions as rules have them, which must hold for so many rounds in a row. Only rounds that
//! opened after the completion count, and only by what they measured: what is stale, held or disputed proves nothing, and
//! keeps the count. Where all metrics are published, pushes count, one a block.
//!
//! ## What becomes of an order where somebody does nothing
//!
//! | what is late | what follows |
//! |---|---|
//! | funding, acceptance | the order is open anew, the purse asked again; closed once that was done as often as the template says |
//! | completion | the same; it counts as late in the provider's record |
//! | the proof by telemetry | the collection's reviewers decide |
//! | the reviewers | the fee goes back to who paid it: nobody has shown that the work was done |
//!
//! An order that is open anew keeps its escrow. A call that comes after the deadline is refused, also where the hook is
//! behind.
//!
//! ## Money
//!
//! The fee lies in the pallet's account, and nowhere else, from funding to the end. Refunds go to who paid: to the purse, if
//! that did; where the item is no asset any more, to the item's owner; where there is no item, to the collection's owner.
//! What a payee cannot take, because it is below the existential deposit, stays in escrow, and it can `claim` it.
//!
//! Where an item ceases to be an asset, orders whose work was not completed are closed, with a refund; completed work stays
//! to be decided by the reviewers.
//!
//! The owner of an item cannot accept its orders. That keeps an honest owner from a mistake, no more: a dishonest one
//! would have a second account do it. What protects a purse are the providers that the collection's owner lists, and the
//! proof.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	not(test),
	deny(
		clippy::arithmetic_side_effects,
		clippy::expect_used,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::unwrap_used
	)
)]
#![warn(missing_docs)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod features;
mod impl_runtime_api;
mod try_state;
mod types;
pub mod weights;

#[cfg(test)]
mod tests;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[frame_support::pallet]
// The macro expects where it cannot fail, and writes long types.
#[allow(clippy::expect_used, clippy::type_complexity)]
pub mod pallet {
	use super::*;
	use alloc::boxed::Box;
	use frame_support::{
		pallet_prelude::*,
		traits::{
			fungible::{Mutate, MutateHold},
			nonfungibles,
		},
		weights::WeightMeter,
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use sp_core::H256;
	use vivarium_primitives::{BlockNumber, CollectionId, Conditions, Deadlines, ItemId, Purse, Reviewers};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Why the pallet holds an account's funds.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// For a template, until it is removed.
		#[codec(index = 0)]
		Template,
	}

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// What fees are paid in.
		type NativeBalance: Mutate<Self::AccountId, Balance = u128>
			+ MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;
		/// The runtime's reasons for holding funds.
		type RuntimeHoldReason: From<HoldReason>;
		/// Who owns items and collections.
		type Items: nonfungibles::Inspect<Self::AccountId, CollectionId = CollectionId, ItemId = ItemId>;
		/// The assets, and what holds of them.
		type Conditions: Conditions;
		/// The accounts of assets.
		type Purse: Purse<Self::AccountId, u128>;
		/// Who reviews collections.
		type Reviewers: Reviewers<Self::AccountId>;
		/// What falls due.
		type Deadlines: Deadlines<Due>;
		/// The account in which fees lie until they are paid. It keeps its existential deposit.
		#[pallet::constant]
		type PalletId: Get<PalletId>;
		/// What is held for a template until it is removed.
		#[pallet::constant]
		type TemplateDeposit: Get<BalanceOf<Self>>;
		/// The fewest blocks that a template may set for anything.
		#[pallet::constant]
		type MinBlocks: Get<BlockNumber>;
		/// The most blocks that a template may set for anything.
		#[pallet::constant]
		type MaxBlocks: Get<BlockNumber>;
		/// In how many blocks reviewers decide.
		#[pallet::constant]
		type DecisionBlocks: Get<BlockNumber>;
		/// How many steps of assets may stand in line.
		#[pallet::constant]
		type MaxLine: Get<u32>;
		/// What acting on the line may take of a block, at most a tenth of it.
		#[pallet::constant]
		type MaxLineWeight: Get<Weight>;
		/// The weights of the calls and hooks.
		type WeightInfo: WeightInfo;
		/// What the benchmarks need of the runtime.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// The templates of collections, as far as every step of their assets is held against them.
	#[pallet::storage]
	pub type Catalogues<T: Config> = StorageMap<_, Blake2_128Concat, CollectionId, Catalogue, ValueQuery>;

	/// The templates, by collection and number.
	#[pallet::storage]
	pub type Templates<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, CollectionId, Twox64Concat, TemplateNumber, Kept<T>>;

	/// The orders that are not closed.
	#[pallet::storage]
	pub type Orders<T: Config> = StorageMap<_, Twox64Concat, OrderId, Order<T>>;

	/// The orders of an asset that are not closed.
	#[pallet::storage]
	pub type Standings<T: Config> = StorageMap<_, Blake2_128Concat, (CollectionId, ItemId), Standing, ValueQuery>;

	/// The number of the next order.
	#[pallet::storage]
	pub type NextOrder<T: Config> = StorageValue<_, OrderId, ValueQuery>;

	/// Steps of assets on which one of the next blocks acts, by their place in line.
	#[pallet::storage]
	pub type Line<T: Config> = StorageMap<_, Twox64Concat, u32, Note>;

	/// Where the line begins and ends.
	#[pallet::storage]
	pub type LineEnds<T: Config> = StorageValue<_, Ends, ValueQuery>;

	/// What could not be paid yet, by whose it is.
	#[pallet::storage]
	pub type Owed<T: Config> = StorageMap<_, Blake2_128Concat, PayeeOf<T>, BalanceOf<T>>;

	/// What is known of providers.
	#[pallet::storage]
	pub type Records<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Record, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The account in which fees lie was given its existential deposit, by whoever added the first template.
		EscrowOpened {
			/// Who paid it.
			who: T::AccountId,
			/// How much.
			amount: BalanceOf<T>,
		},
		/// A trigger of a collection's assets opens orders from now on.
		TemplateAdded {
			/// The collection.
			collection: CollectionId,
			/// The template's number.
			template: TemplateNumber,
			/// Who gave the deposit.
			depositor: T::AccountId,
			/// What is on hold until it is removed.
			deposit: BalanceOf<T>,
		},
		/// A template opens no more orders. Those that it opened go on.
		TemplateRemoved {
			/// The collection.
			collection: CollectionId,
			/// The template's number.
			template: TemplateNumber,
			/// Whose deposit was released.
			depositor: T::AccountId,
			/// How much.
			deposit: BalanceOf<T>,
		},
		/// A trigger opened an order. It is unfunded until `Funded`.
		Opened {
			/// The order.
			order: OrderId,
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The template's number.
			template: TemplateNumber,
			/// What the provider will get.
			fee: BalanceOf<T>,
			/// The last block in which it can be funded and accepted.
			until: BlockNumber,
		},
		/// A trigger opened no order.
		NotOpened {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The template's number.
			template: TemplateNumber,
			/// Why.
			reason: NotOpened,
		},
		/// Too many steps of assets stand in line: what this one would have opened or proven is passed over. A trigger that
		/// fires again, and later rounds, count.
		LineFull {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The triggers that would have opened orders, a bit each.
			triggers: u32,
		},
		/// The fee of an order lies in escrow: it can be accepted.
		Funded {
			/// The order.
			order: OrderId,
			/// Who paid it, and gets it back where the provider does not get it.
			payer: PayeeOf<T>,
			/// How much.
			amount: BalanceOf<T>,
			/// The last block in which it can be accepted.
			until: BlockNumber,
		},
		/// A provider has accepted an order.
		Accepted {
			/// The order.
			order: OrderId,
			/// The provider.
			provider: T::AccountId,
			/// The last block in which the work can be completed.
			until: BlockNumber,
		},
		/// The provider has begun the work.
		Started {
			/// The order.
			order: OrderId,
		},
		/// The provider gave an order back, which is open again.
		Withdrawn {
			/// The order.
			order: OrderId,
			/// Who had accepted it.
			provider: T::AccountId,
			/// The last block in which it can be accepted.
			until: BlockNumber,
		},
		/// The provider says that the work is done.
		Completed {
			/// The order.
			order: OrderId,
			/// The provider.
			provider: T::AccountId,
			/// The digest of what shows it.
			evidence: H256,
			/// Where that is.
			uri: Uri,
			/// The last block in which it is proven or confirmed.
			until: BlockNumber,
		},
		/// The collection's reviewers are to decide about an order.
		Disputed {
			/// The order.
			order: OrderId,
			/// Why.
			grounds: Grounds<T::AccountId>,
			/// The last block in which they can; afterwards the fee goes back.
			until: BlockNumber,
		},
		/// A deadline was missed: the order is open anew. The purse is asked again where nobody has paid the fee.
		Reopened {
			/// The order.
			order: OrderId,
			/// Which deadline.
			missed: Missed<T::AccountId>,
			/// How often it may still be open anew.
			left: u8,
			/// The last block in which it can be funded and accepted.
			until: BlockNumber,
		},
		/// An order is closed.
		Ended {
			/// The order.
			order: OrderId,
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The template's number.
			template: TemplateNumber,
			/// How.
			end: End<T::AccountId>,
			/// Where what lay in escrow went.
			settlement: Settlement<T::AccountId>,
		},
		/// What could not be paid before was paid.
		Claimed {
			/// Whose it was.
			payee: PayeeOf<T>,
			/// The account that got it.
			account: T::AccountId,
			/// How much.
			amount: BalanceOf<T>,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// Only the owner of the collection may do this.
		NotCollectionOwner,
		/// Only the owner of the item, or of the collection, may do this.
		NotOwner,
		/// There is no such collection. Create it with `uniques.create`.
		UnknownCollection,
		/// The collection has as many templates as it may have. Remove one.
		TooManyTemplates,
		/// A title must be there, and plain text: UTF-8 without control characters.
		BadTitle,
		/// Nobody works for nothing. Set a fee.
		ZeroFee,
		/// A deadline is too short or too long. See the constants `minBlocks` and `maxBlocks`.
		BadDeadline,
		/// A list of providers must not be empty. Name one, or let anyone accept.
		NoProviders,
		/// This version of the blueprint declares no such trigger. `dynamicAssetsApi.blueprint` shows what it declares.
		NoSuchTrigger,
		/// The conditions must be there, and name what this version of the blueprint declares. A confirmed step is none:
		/// it is seen only in its round.
		BadConditions,
		/// The conditions must hold for one round at least.
		NoRounds,
		/// There is no such template. `workOrdersApi.templates` lists those of a collection.
		NoTemplate,
		/// Your free balance does not cover the deposit for a template, the constant `templateDeposit`.
		DepositNotCovered,
		/// Your free balance does not cover the fee, or, for the first template of the chain, the escrow account's
		/// existential deposit, beside your own. Top it up first.
		CannotPay,
		/// There are no more numbers.
		NumbersUsedUp,
		/// There is no such order, or it is closed. `workOrdersApi.orders` lists those of an asset.
		NoOrder,
		/// The fee of this order lies in escrow already.
		AlreadyFunded,
		/// Nobody has paid the fee of this order yet. Anyone may, with `fund`.
		NotFunded,
		/// Somebody has accepted this order already.
		AlreadyAccepted,
		/// The template does not list you as a provider. Ask the collection's owner for one that does.
		NotAllowed,
		/// You own the item. Somebody else must do the work.
		OwnItem,
		/// Only the provider that accepted this order may do this.
		NotProvider,
		/// The work has begun already.
		AlreadyStarted,
		/// The work has not begun. Call `start` first.
		NotStarted,
		/// The work was completed already.
		AlreadyCompleted,
		/// The deadline has passed. The chain acts on that in one of the next blocks.
		TooLate,
		/// The address of the evidence must be plain text: UTF-8 without control characters.
		BadUri,
		/// The work is not completed.
		NotCompleted,
		/// The order is disputed already.
		AlreadyDisputed,
		/// Telemetry is to prove this work. Reviewers decide once it is disputed, or not proven in time.
		NotForReviewers,
		/// Only the collection's reviewers may do this. Its owner names them with `synthesis.setReviewers`.
		NotReviewer,
		/// A reviewer cannot decide about work of its own.
		OwnWork,
		/// Nothing is owed there.
		NothingOwed,
		/// The account cannot take so little, because it would be below the existential deposit. Send it something first.
		CannotTake,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Let a trigger of your collection's assets open work orders on these terms. Fees come out of the purses of
		/// the assets. A deposit, the constant `templateDeposit`, is held of you until the template is removed; the
		/// first template of the chain also pays the escrow account's existential deposit. Only the owner of the
		/// collection may do this.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::add_template().saturating_add(T::Conditions::weight()))]
		pub fn add_template(
			origin: OriginFor<T>,
			collection: CollectionId,
			template: Box<TemplateOf<T>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_add_template(who, collection, *template)
		}

		/// Remove a template: it opens no more orders. Those that it opened go on, on the terms that they have. Only the
		/// owner of the collection may do this, and anyone once the collection is gone.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::remove_template())]
		pub fn remove_template(
			origin: OriginFor<T>,
			collection: CollectionId,
			template: TemplateNumber,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_remove_template(&who, collection, template)
		}

		/// Pay the fee of an order that is unfunded, because the asset could not. You get it back where the provider does
		/// not get it. Anyone may do this.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::fund())]
		pub fn fund(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_fund(who, order)
		}

		/// Accept an order: you will complete the work in time. Whom its template allows may do this, but not the owner of
		/// the item.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::accept())]
		pub fn accept(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept(who, order)
		}

		/// Say that you have begun the work. From then on you cannot give the order back. Only its provider may do this.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::start())]
		pub fn start(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_start(&who, order)
		}

		/// Give an order back that you have accepted and not started. Others may accept it, as long as they could have
		/// before. Only its provider may do this.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::withdraw())]
		pub fn withdraw(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw(who, order)
		}

		/// Say that the work is done: with the digest of what shows it, and where that is. What telemetry is to prove is
		/// judged by rounds that open from the next block on. Only the order's provider may do this, after `start`.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::complete())]
		pub fn complete(origin: OriginFor<T>, order: OrderId, evidence: H256, uri: Uri) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_complete(who, order, evidence, uri)
		}

		/// Object to work that is completed and not proven yet: the collection's reviewers decide. Only the owner of the
		/// item, or of the collection, may do this.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::dispute())]
		pub fn dispute(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_dispute(who, order)
		}

		/// Decide whether the provider is paid, or who paid the fee gets it back: of work that a reviewer is to
		/// confirm, and of disputed work. Any one of the collection's reviewers decides, at once, and none about its
		/// own work.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::decide().saturating_add(T::Purse::weight()))]
		pub fn decide(origin: OriginFor<T>, order: OrderId, is_done: bool) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_decide(who, order, is_done)
		}

		/// Call off an order that nobody has accepted. Who paid the fee gets it back. Only the owner of the item, or of the
		/// collection, may do this.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::cancel().saturating_add(T::Purse::weight()))]
		pub fn cancel(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel(who, order)
		}

		/// Have paid what a payee could not take before. Anyone may do this, for anyone.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::claim().saturating_add(T::Purse::weight()))]
		pub fn claim(origin: OriginFor<T>, payee: PayeeOf<T>) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_claim(payee)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			let mut meter = WeightMeter::with_limit(T::MaxLineWeight::get());
			Self::act_on_line(&mut meter);
			meter.consumed()
		}

		fn integrity_test() {
			Self::check_integrity();
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
