//! # Pallet licensing
//!
//! Licences of dynamic assets. The owner of an item **offers** terms; whoever agrees to them buys a **licence**, which
//! permits something for a **term**. Usage may be **metered**; at the end of a term it is billed, and the licence is
//! renewed out of what its licensee has set aside.
//!
//! ```text
//! offer ─▶ licence: active ──end of term, paid──▶ active: the next term
//!             │  ▲      │ not paid                     ▲
//!   suspend   │  │      ▼                              │ topped up or renewed by hand:
//!   or trigger▼  │    grace ───────────────────────────┘ the next term began at the old end
//!         suspended     │ over
//!                       ▼
//!     expired, revoked by the owner, given up: the licence leaves the state, what is left on hold is released
//! ```
//!
//! | call | who | what |
//! |---|---|---|
//! | `offer` | owner of the item | offers terms |
//! | `withdraw_offer` | owner of the item | takes an offer back; anyone once the item is another's |
//! | `license` | anyone but the owner | buys a licence on the terms that it names by their digest |
//! | `top_up`, `take_back` | the licensee | sets money aside, and takes back what is not owed |
//! | `renew` | the licensee | pays the next term by hand, ahead or in grace |
//! | `set_automatic` | the licensee | says whether it is renewed without its doing |
//! | `give_up` | the licensee | ends the licence |
//! | `report_usage` | the publisher that the terms name | says what was used in the term so far |
//! | `read_meter` | anyone | records what the counter shows |
//! | `suspend`, `reinstate` | a reviewer of the collection | suspends a licence, and ends that |
//! | `lift` | a reviewer of the collection | ends what triggers of the item suspended |
//! | `revoke` | owner of the item | ends a licence, where its terms allow |
//! | `settle` | anyone | takes the step that is due, where the hook is behind |
//! | `set_perk` | owner of a collection, and of the item that is licensed | says what a trigger of the collection's items grants |
//! | `remove_perk` | owner of the collection, or who set it | says that it grants nothing any more |
//!
//! Each payment pays royalties first; of the rest the item's own account gets the part that the terms name, and the
//! owner of the item at that moment gets what is left. What none of them can take, because it is below the existential
//! deposit, its payer keeps.
//!
//! What falls due is done in `on_initialize`, through the deadlines. [`Pallet::is_licensed`] does not depend on it: it
//! projects what is due, by the same function of the engine by which the hook acts, so it is right at any block. A call
//! on a licence of which a step is due refuses until that is settled.
//!
//! A suspension counts as it stands when a step is taken: what is lifted before then has suspended nothing that was due.
//! In grace that renews a licence of which enough is set aside.
//!
//! The licences of an item may be many. What happens to all of them at once, a trigger that fires or the item's
//! retirement, is noted at the item, with the last licence that had been bought: each licence compares.
//!
//! A licence can be a **perk**: the owner of a collection says which licence of another item of theirs is granted, for
//! nothing, to whoever owns an item of the collection when a trigger of that item fires. The trigger only notes it; the
//! hook grants it in one of the next blocks. While it lives, the same trigger of the same item grants no other.
//!
//! A licence takes room in the state, and may be free and for ever: a deposit of the licensee is on hold until it ends; for
//! a perk, one of who grants it.
//!
//! Usage is logged: each entry is hashed together with the head before, and written to the offchain database under its
//! hash. The licence holds the head.

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
	use vivarium_engine::licence::Bill;
	use vivarium_primitives::{
		limits, BlockNumber, CollectionId, Deadlines, ItemId, Materials, Meters, Purse, Reviewers, Royalties,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Why the pallet holds an account's funds.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// For the renewals and the usage of its licences.
		#[codec(index = 0)]
		Renewal,
		/// For what its licences take of the state, until they end.
		#[codec(index = 1)]
		Licence,
	}

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// What licences are paid in.
		type NativeBalance: Mutate<Self::AccountId, Balance = u128>
			+ MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;
		/// The runtime's reasons for holding funds.
		type RuntimeHoldReason: From<HoldReason>;
		/// Who owns items.
		type Items: nonfungibles::Inspect<Self::AccountId, CollectionId = CollectionId, ItemId = ItemId>;
		/// Which items are assets.
		type Materials: Materials;
		/// The royalties on what is paid.
		type Royalties: Royalties<Self::AccountId, u128>;
		/// The accounts of assets.
		type Purse: Purse<Self::AccountId, u128>;
		/// The counters of assets.
		type Meters: Meters;
		/// Who reviews collections.
		type Reviewers: Reviewers<Self::AccountId>;
		/// What falls due.
		type Deadlines: Deadlines<Due>;
		/// The account through which payments out of holds go. Between blocks it has its existential deposit.
		#[pallet::constant]
		type PalletId: Get<PalletId>;
		/// What is held of a licensee for what a licence takes of the state, until it ends.
		#[pallet::constant]
		type LicenceDeposit: Get<BalanceOf<Self>>;
		/// The fewest blocks that a term may last, so that renewing a licence is not all that blocks do.
		#[pallet::constant]
		type MinDuration: Get<BlockNumber>;
		/// What granting perks may take of a block, at most a tenth of it.
		#[pallet::constant]
		type MaxPerkWeight: Get<Weight>;
		/// The weights of the calls and hooks.
		type WeightInfo: WeightInfo;
		/// What the benchmarks need of the runtime.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// What is kept of items that have offers or licences.
	#[pallet::storage]
	pub type Registers<T: Config> = StorageMap<_, Blake2_128Concat, (CollectionId, ItemId), Register, ValueQuery>;

	/// What is offered, by item and number.
	#[pallet::storage]
	pub type Offers<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, (CollectionId, ItemId), Twox64Concat, OfferNumber, Offer<T>>;

	/// The licences that live.
	#[pallet::storage]
	pub type Licences<T: Config> = StorageMap<_, Blake2_128Concat, LicenceId, Licence<T>>;

	/// The licences of an account, by item.
	#[pallet::storage]
	pub type ByLicensee<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		(CollectionId, ItemId),
		BoundedVec<LicenceId, ConstU32<{ limits::LICENCES }>>,
		ValueQuery,
	>;

	/// What triggers of the items of a collection grant, by trigger.
	#[pallet::storage]
	pub type Perks<T: Config> = StorageDoubleMap<_, Blake2_128Concat, CollectionId, Twox64Concat, u8, Perk<T>>;

	/// The triggers that grant something, a bit each, by collection.
	#[pallet::storage]
	pub type PerkTriggers<T: Config> = StorageMap<_, Blake2_128Concat, CollectionId, u32, ValueQuery>;

	/// The triggers that fired, a bit each, by item: what they grant is still to be granted.
	#[pallet::storage]
	pub type PerksDue<T: Config> = StorageMap<_, Blake2_128Concat, (CollectionId, ItemId), u32, ValueQuery>;

	/// How the licences came to be that nobody bought.
	#[pallet::storage]
	pub type Grants<T: Config> = StorageMap<_, Blake2_128Concat, LicenceId, Grant<T>>;

	/// The licences that were granted and live, by the item and its trigger.
	#[pallet::storage]
	pub type Granted<T: Config> = StorageMap<_, Blake2_128Concat, (CollectionId, ItemId, u8), LicenceId>;

	/// The number of the next licence.
	#[pallet::storage]
	pub type NextLicence<T: Config> = StorageValue<_, LicenceId, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The pallet's account was given its existential deposit, by whoever made the first offer or perk.
		TillOpened {
			/// Who paid it.
			who: T::AccountId,
			/// How much.
			amount: BalanceOf<T>,
		},
		/// Licences of an item are offered.
		Offered {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The offer's number.
			offer: OfferNumber,
			/// The digest of its terms, which `license` wants.
			digest: H256,
		},
		/// An offer was taken back.
		OfferWithdrawn {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The offer's number.
			offer: OfferNumber,
		},
		/// An item ceased to be an asset: its offers are gone. Its licences last until the end of what is paid.
		OffersLapsed {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// How many offers there were.
			offers: u32,
			/// How many licences live.
			licences: u32,
		},
		/// A licence was bought.
		Licensed {
			/// The licence.
			licence: LicenceId,
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The offer's number.
			offer: OfferNumber,
			/// Who bought it.
			licensee: T::AccountId,
			/// The digest of its terms.
			digest: H256,
			/// The block in which its first term is over.
			ends: Option<BlockNumber>,
			/// Where its price went.
			receipt: ReceiptOf<T>,
			/// What was put on hold for renewals and usage.
			held: BalanceOf<T>,
			/// What is on hold beside that until the licence ends.
			deposit: BalanceOf<T>,
		},
		/// More was put on hold for a licence.
		ToppedUp {
			/// The licence.
			licence: LicenceId,
			/// How much more.
			amount: BalanceOf<T>,
			/// How much is on hold for it now.
			held: BalanceOf<T>,
		},
		/// Some of what was on hold for a licence was released.
		TakenBack {
			/// The licence.
			licence: LicenceId,
			/// How much.
			amount: BalanceOf<T>,
			/// How much is on hold for it now.
			held: BalanceOf<T>,
		},
		/// The next term of a licence has begun. What was paid, out of the hold, is its price and the rest for usage.
		Renewed {
			/// The licence.
			licence: LicenceId,
			/// The number of its term.
			term: u32,
			/// The block in which that is over.
			ends: Option<BlockNumber>,
			/// The bill of the term before, where it was not billed already.
			bill: Option<Bill>,
			/// What was paid for the term now; nothing where that was done ahead.
			price: BalanceOf<T>,
			/// Where all that was paid went.
			receipt: ReceiptOf<T>,
		},
		/// The next term of a licence was paid ahead.
		RenewedAhead {
			/// The licence.
			licence: LicenceId,
			/// The number of the term that is paid now.
			term: u32,
			/// Where its price went.
			receipt: ReceiptOf<T>,
		},
		/// The term of a licence is over, and the next one is not paid. Top the licence up, or renew it by hand.
		GraceBegan {
			/// The licence.
			licence: LicenceId,
			/// The block in which it expires.
			until: BlockNumber,
			/// The bill of the term.
			bill: Option<Bill>,
			/// What is still owed for usage.
			owed: BalanceOf<T>,
			/// What the next term costs beside that.
			price: BalanceOf<T>,
			/// Where what was paid for usage went.
			receipt: ReceiptOf<T>,
		},
		/// A licence ended.
		Ended {
			/// The licence.
			licence: LicenceId,
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// Whose it was.
			licensee: T::AccountId,
			/// How.
			end: End,
			/// What it came to.
			account: FinalAccount<T::AccountId, BalanceOf<T>>,
		},
		/// The licensee said whether a licence is renewed without its doing.
		AutomaticSet {
			/// The licence.
			licence: LicenceId,
			/// Whether it is.
			automatic: bool,
		},
		/// Usage was metered, as this entry of the licence's log.
		Metered {
			/// The licence.
			licence: LicenceId,
			/// The entry's number.
			number: u32,
			/// The term to which it belongs.
			term: u32,
			/// The units used in that term so far.
			total: u64,
			/// The log's head with this entry in it: its key in the offchain database.
			log_head: H256,
		},
		/// A reviewer suspended a licence: nothing is permitted until it is reinstated, and it is not renewed.
		Suspended {
			/// The licence.
			licence: LicenceId,
			/// The reviewer.
			reviewer: T::AccountId,
		},
		/// A reviewer reinstated a licence.
		Reinstated {
			/// The licence.
			licence: LicenceId,
			/// The reviewer.
			reviewer: T::AccountId,
		},
		/// A trigger of an item suspended those of its licences whose terms name it.
		SuspendedByTrigger {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The trigger.
			code: u8,
		},
		/// A reviewer lifted what triggers of an item suspended.
		Lifted {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The reviewer.
			reviewer: T::AccountId,
		},
		/// A trigger of a collection's items grants a licence from now on.
		PerkSet {
			/// The collection whose items have the trigger.
			members: CollectionId,
			/// The trigger.
			code: u8,
			/// The collection of the item that is licensed.
			collection: CollectionId,
			/// The item that is licensed.
			item: ItemId,
			/// The digest of the terms.
			digest: H256,
		},
		/// A trigger of a collection's items grants nothing any more.
		PerkRemoved {
			/// The collection whose items have the trigger.
			members: CollectionId,
			/// The trigger.
			code: u8,
		},
		/// A licence was granted to the owner of an item, a trigger of which fired.
		PerkGranted {
			/// The licence.
			licence: LicenceId,
			/// The collection of the item that is licensed.
			collection: CollectionId,
			/// The item that is licensed.
			item: ItemId,
			/// The collection of the item whose trigger fired.
			members: CollectionId,
			/// The item whose trigger fired.
			member: ItemId,
			/// The trigger.
			code: u8,
			/// Who has the licence: the owner of that item.
			licensee: T::AccountId,
			/// The digest of its terms.
			digest: H256,
			/// The block in which it is over.
			ends: Option<BlockNumber>,
			/// Who granted it, and whose deposit is on hold until it ends.
			sponsor: T::AccountId,
			/// That deposit.
			deposit: BalanceOf<T>,
		},
		/// A licence that a trigger was to grant could not be. The next trigger tries again.
		PerkNotGranted {
			/// The collection of the item whose trigger fired.
			members: CollectionId,
			/// The item whose trigger fired.
			member: ItemId,
			/// The trigger.
			code: u8,
			/// Why not.
			reason: DispatchError,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// Only the owner of the item may do this. `setPerk` wants the owner of both the collection and the item;
		/// `removePerk` the owner of the collection, or who set the perk.
		NotOwner,
		/// The item is not a dynamic asset. Enrol it with `dynamicAssets.enrol`.
		NotAnAsset,
		/// The item has as many offers as it may have. Withdraw one.
		TooManyOffers,
		/// The terms permit nothing. Name at least one permission.
		BadPermissions,
		/// A term is too short or too long. See the constant `minDuration`; at most 16,777,216 blocks.
		BadDuration,
		/// Only what has a duration is renewed: at least once, with a grace of at most 16,777,216 blocks.
		BadRenewal,
		/// Only what has a duration is metered, because the end of a term is when it is billed; and a cap is at least
		/// what is included.
		BadMeter,
		/// Thresholds must ascend from 1 unit on and may only narrow what is permitted. They want a meter, and those that
		/// change the price a renewal.
		BadThresholds,
		/// What lasts for ever cannot be refunded by the blocks that are left. Choose another refund, or a duration.
		BadRevocation,
		/// The item's own account gets at most 1,000,000 parts per million.
		BadIncome,
		/// The item has no counter at this position, or follows another version of its blueprint. Look it up.
		NoSuchCounter,
		/// There is no such offer: it was withdrawn, or the item was retired.
		NoOffer,
		/// The offer has other terms than you named. Look at it again, and name the digest that it has now.
		OtherTerms,
		/// The item has another owner since this was offered. That one must offer anew.
		OwnerChanged,
		/// You own the item: you need no licence from yourself.
		OwnItem,
		/// An exclusive licence stands against it: the one that lives is, or the one that you want while another lives.
		/// Wait until that has ended.
		Exclusive,
		/// You have as many licences of this item as an account may have. Give one up.
		TooManyLicences,
		/// All numbers of licences are used up.
		NumbersUsedUp,
		/// Your free balance does not cover the price, or, for the first offer or perk of the chain, the pallet account's
		/// existential deposit, beside your own existential deposit. Top it up first.
		CannotPay,
		/// Your free balance does not cover what is to be set aside and your existential deposit.
		CannotSetAside,
		/// Your free balance does not cover the deposit that is held until the licence ends, beside its price, what is to
		/// be set aside and your existential deposit. See the constant `licenceDeposit`.
		DepositNotCovered,
		/// The counter by which it is metered shows nothing: it has no accepted value yet, or the asset follows another
		/// version of its blueprint. Wait for its first value, or ask the owner for a new offer.
		MeterSilent,
		/// There is no such licence: it has ended, or never was.
		NoLicence,
		/// Only the licensee may do this.
		NotLicensee,
		/// A step of this licence is due and the hook is behind. Call `settle` first, or wait a few blocks.
		SettleFirst,
		/// Nothing of this licence is due.
		NothingDue,
		/// So much is not on hold, or it is owed for usage. Take back less.
		StillOwed,
		/// The terms do not allow this licence to be renewed in that way. Buy another one.
		NotRenewable,
		/// The licence was renewed as often as its terms allow. Buy another one.
		NoRenewalsLeft,
		/// The next term is paid already. Renew again once it has begun.
		AlreadyRenewed,
		/// The licence is suspended. Ask the collection's reviewers to `reinstate` it, or to `lift` what a trigger
		/// suspended; then renew.
		IsSuspended,
		/// The item is not the asset any more that it was: its licences last until the end of what is paid.
		IsRetired,
		/// The next term costs more than you named. Look at the price again.
		OtherPrice,
		/// The licence is not metered in this way.
		NotMetered,
		/// Only the publisher that the terms name may report usage.
		NotPublisher,
		/// Another term is running than the one that you report. Report what was used in this one.
		OtherTerm,
		/// More was reported for this term already. Report all that was used in it so far.
		Backwards,
		/// The meter shows what it showed before.
		NothingNew,
		/// Only the collection's reviewers may do this. Its owner names them with `synthesis.setReviewers`.
		NotReviewer,
		/// Reviewers have suspended this licence already.
		AlreadySuspended,
		/// Nothing here is suspended in that way. `reinstate` ends what reviewers suspended, `lift` what triggers did.
		NotSuspended,
		/// The terms do not let the owner revoke this licence.
		NotRevocable,
		/// Your free balance does not cover the refund that the terms name.
		CannotRefund,
		/// A perk is for nothing: its terms have no price, no renewal and no meter, and are not exclusive.
		BadPerk,
		/// There is no such trigger. The first one of a blueprint is 0.
		NoSuchTrigger,
		/// This trigger grants nothing. Look up `perks` of the collection.
		NoPerk,
		/// The item whose trigger fired is gone.
		NoMember,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Offer licences of your item on these terms. Whoever buys one names the digest of the terms, so that an offer
		/// cannot change under a buyer. The first offer or perk of the chain also pays the existential deposit of the
		/// pallet's account. Only the owner of the item may do this.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::offer().saturating_add(T::Meters::weight()))]
		pub fn offer(
			origin: OriginFor<T>,
			collection: CollectionId,
			item: ItemId,
			terms: Box<TermsOf<T>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_offer(who, collection, item, *terms)
		}

		/// Take an offer back. Licences that were bought live on. Only the owner of the item may do this, and anyone once
		/// the item is not the offerer's any more.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::withdraw_offer())]
		pub fn withdraw_offer(
			origin: OriginFor<T>,
			collection: CollectionId,
			item: ItemId,
			offer: OfferNumber,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_offer(&who, collection, item, offer)
		}

		/// Buy a licence. You pay its price now, and set `deposit` aside for renewals and usage: it stays yours, on hold,
		/// until something is due. The chain's own deposit for keeping a licence, the constant `licenceDeposit`, is held
		/// beside that, and is yours to spend again when the licence ends. Name the digest of the terms that you agree to.
		#[pallet::call_index(2)]
		#[pallet::weight(Pallet::<T>::paying(T::WeightInfo::license()))]
		pub fn license(
			origin: OriginFor<T>,
			collection: CollectionId,
			item: ItemId,
			offer: OfferNumber,
			digest: H256,
			#[pallet::compact] deposit: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_license(who, collection, item, offer, digest, deposit)
		}

		/// Set more of your money aside for a licence. In grace, if it suffices now, the licence is renewed at once.
		#[pallet::call_index(3)]
		#[pallet::weight(Pallet::<T>::paying(T::WeightInfo::top_up()))]
		pub fn top_up(
			origin: OriginFor<T>,
			licence: LicenceId,
			#[pallet::compact] amount: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_top_up(&who, licence, amount)
		}

		/// Take back some of what you have set aside for a licence, as far as it is not owed for usage.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::take_back().saturating_add(T::Meters::weight()))]
		pub fn take_back(
			origin: OriginFor<T>,
			licence: LicenceId,
			#[pallet::compact] amount: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_take_back(&who, licence, amount)
		}

		/// Pay the next term of your licence: ahead, once in each term, or in grace. What you have set aside is used
		/// first; what is missing of it and of what is owed for usage is taken from your free balance. It costs at most
		/// `at_most`, usage not included.
		#[pallet::call_index(5)]
		#[pallet::weight(Pallet::<T>::paying(T::WeightInfo::renew()))]
		pub fn renew(
			origin: OriginFor<T>,
			licence: LicenceId,
			#[pallet::compact] at_most: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_renew(&who, licence, at_most)
		}

		/// Say whether your licence is renewed without your doing, where its terms allow that.
		#[pallet::call_index(6)]
		#[pallet::weight(Pallet::<T>::paying(T::WeightInfo::set_automatic()))]
		pub fn set_automatic(origin: OriginFor<T>, licence: LicenceId, automatic: bool) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_automatic(&who, licence, automatic)
		}

		/// End your licence now. What you owe for usage is paid out of what you have set aside; the rest of that is
		/// released. The price is not refunded.
		#[pallet::call_index(7)]
		#[pallet::weight(Pallet::<T>::paying(T::WeightInfo::give_up()))]
		pub fn give_up(origin: OriginFor<T>, licence: LicenceId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_give_up(&who, licence)
		}

		/// Report what was used under a licence: all units of the term so far. Only the publisher that the terms name may
		/// do this. In grace, the term is the one that follows.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::report_usage())]
		pub fn report_usage(origin: OriginFor<T>, licence: LicenceId, term: u32, total: u64) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_report_usage(&who, licence, term, total)
		}

		/// Record what the counter of a licence shows now. It is read anyway whenever it matters; recording it adds an
		/// entry to the licence's log. Anyone may do this.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::read_meter().saturating_add(T::Meters::weight()))]
		pub fn read_meter(origin: OriginFor<T>, licence: LicenceId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_read_meter(licence)
		}

		/// Suspend a licence: it permits nothing until it is reinstated, and is not renewed. Its time goes on. Only
		/// reviewers of the collection may do this.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::suspend().saturating_add(T::Meters::weight()))]
		pub fn suspend(origin: OriginFor<T>, licence: LicenceId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_suspend(who, licence)
		}

		/// Reinstate a licence that reviewers suspended. In grace, if enough is set aside, it is renewed at once. Only
		/// reviewers of the collection may do this.
		#[pallet::call_index(11)]
		#[pallet::weight(Pallet::<T>::paying(T::WeightInfo::reinstate()))]
		pub fn reinstate(origin: OriginFor<T>, licence: LicenceId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_reinstate(who, licence)
		}

		/// Lift what triggers of an item suspended, for all its licences. Only reviewers of the collection may do this.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::lift())]
		pub fn lift(origin: OriginFor<T>, collection: CollectionId, item: ItemId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_lift(who, collection, item)
		}

		/// End a licence of your item, where its terms allow that. What is owed for usage is paid; you pay the refund that
		/// the terms name. Only the owner of the item may do this.
		#[pallet::call_index(13)]
		#[pallet::weight(Pallet::<T>::paying(T::WeightInfo::revoke()))]
		pub fn revoke(origin: OriginFor<T>, licence: LicenceId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_revoke(&who, licence)
		}

		/// Take the step of a licence that is due: bill its term, renew it, or end it. The chain does this by itself; call
		/// it where that is behind. Anyone may do this.
		#[pallet::call_index(14)]
		#[pallet::weight(Pallet::<T>::paying(T::WeightInfo::settle()))]
		pub fn settle(origin: OriginFor<T>, licence: LicenceId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_settle(licence)
		}

		/// Let a trigger of the items of your collection `members` grant a licence of your item, on these terms, to whoever
		/// owns the item whose trigger fired. It costs them nothing: your deposit is held for each until it ends, the
		/// constant `licenceDeposit`. It takes the place of what the trigger granted before. Only who owns both may do
		/// this.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::set_perk())]
		pub fn set_perk(
			origin: OriginFor<T>,
			members: CollectionId,
			code: u8,
			collection: CollectionId,
			item: ItemId,
			terms: Box<TermsOf<T>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_perk(who, members, code, collection, item, *terms)
		}

		/// Let a trigger of the items of a collection grant nothing any more. Licences that it granted live on. Only the
		/// owner of the collection, and who set it, may do this.
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::remove_perk())]
		pub fn remove_perk(origin: OriginFor<T>, members: CollectionId, code: u8) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_remove_perk(&who, members, code)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			let mut meter = WeightMeter::with_limit(T::MaxPerkWeight::get());
			Self::grant_perks(&mut meter);
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
