//! # Pallet synthesis
//!
//! What models say about dynamic assets, and what of it comes true.
//!
//! A collection's owner **declares** for a version of the blueprint which model is asked, when, of what, and within
//! which bounds. On an occasion a **request** freezes the asset's inputs and its committee. The leader's offchain worker
//! runs the prompt that comes of them and answers with a **proposal**; the other operators run the same prompt and
//! **attest** whether their run agrees. At quorum the policy applies the proposal or **holds** it for **review**.
//!
//! ```text
//! round ─▶ occasion ─▶ request ─▶ proposal ─▶ attestations ─▶ image ─▶ policy ─▶ applied: a revision
//!                         │           │            │                      │          ▲
//!                         ▼           ▼            ▼                      ▼          │ approved
//!                      expired     refused     no quorum                held ────────┤
//!                                                                                    ▼
//!                                                                  rejected, timed out, superseded
//! ```
//!
//! | call | who | what |
//! |---|---|---|
//! | `set_declaration` | owner of the collection | declares the synthesis of a version of the blueprint |
//! | `remove_declaration` | owner of the collection | ends it; the deposit comes back |
//! | `request` | owner of the item | asks the model now, where the declaration allows it |
//! | `answer` | the leader's node, by a signed payload | brings what the model answered |
//! | `attest` | another operator's node, by a signed payload | says whether its run agrees |
//! | `deliver_image` | the leader's node, by a signed payload | brings the image's bytes |
//! | `set_reviewers` | owner of the collection | names who reviews, and how many must agree |
//! | `approve`, `reject` | a reviewer | votes on what is held |
//! | `strip` | a reviewer | votes to take a narrative or an image down |
//! | `revert` | a reviewer | votes to put an asset back to an earlier revision |
//!
//! No quorum means no mutation, and so does every failure of a model, a provider or an operator. The chain checks every
//! proposal against the declaration itself, whoever signed it; a model writes only what the blueprint lets it write.
//! Narrative and image are the leader's alone: nobody can attest words.

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
mod offchain;
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

/// The target of the pallet's log lines.
pub(crate) const LOG_TARGET: &str = "synthesis";

#[frame_support::pallet]
// The macro expects where it cannot fail, and writes long types.
#[allow(clippy::expect_used, clippy::type_complexity)]
pub mod pallet {
	use super::*;
	use alloc::{boxed::Box, vec::Vec};
	use frame_support::{
		pallet_prelude::*,
		traits::fungible::{Mutate, MutateHold},
		weights::WeightMeter,
	};
	use frame_system::{
		offchain::{AppCrypto, CreateAuthorizedTransaction, SigningTypes},
		pallet_prelude::*,
	};
	use sp_core::H256;
	use sp_runtime::{MultiSignature, MultiSigner};
	use vivarium_engine::synthesis::{Declaration, Occasion, Refusal};
	use vivarium_primitives::{
		limits, CollectionId, Committee, Deadlines, DynamicAssets, Hash, ItemId, ModelId, ModelRegistry, Notes, Upkeep,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Why the pallet holds an account's funds.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// For a declaration, until it is removed.
		#[codec(index = 0)]
		Declaration,
	}

	#[pallet::config]
	pub trait Config:
		frame_system::Config<AccountId: Into<[u8; 32]>, RuntimeEvent: From<Event<Self>>, Hash = H256>
		+ pallet_timestamp::Config<Moment = u64>
		+ SigningTypes<Public = MultiSigner, Signature = MultiSignature>
		+ CreateAuthorizedTransaction<Call<Self>>
	{
		/// The key with which operators sign.
		type OperatorCrypto: AppCrypto<MultiSigner, MultiSignature>;
		/// Who runs the prompts of an asset's shard.
		type Committee: Committee<Self::AccountId>;
		/// The assets.
		type Assets: DynamicAssets<Self::AccountId>;
		/// The models.
		type Models: ModelRegistry;
		/// What publishers remarked.
		type Notes: Notes;
		/// What falls due.
		type Deadlines: Deadlines<Due>;
		/// Who charges assets for what models say about them, and pays operators.
		type Upkeep: Upkeep<Self::AccountId>;
		/// What deposits are held in.
		type NativeBalance: Mutate<Self::AccountId> + MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;
		/// The runtime's reasons for holding funds.
		type RuntimeHoldReason: From<HoldReason>;
		/// What is held for each byte of a declaration.
		#[pallet::constant]
		type DeclarationByteDeposit: Get<BalanceOf<Self>>;
		/// Blocks after which a request expires.
		#[pallet::constant]
		type RequestBlocks: Get<u32>;
		/// Blocks after the quorum in which the image may come.
		#[pallet::constant]
		type ImageBlocks: Get<u32>;
		/// Blocks after which a vote to strip or to revert lapses.
		#[pallet::constant]
		type MotionBlocks: Get<u32>;
		/// The most occasions that wait for their request.
		#[pallet::constant]
		type MaxWanted: Get<u32>;
		/// The most requests that are open.
		#[pallet::constant]
		type MaxOpen: Get<u32>;
		/// What opening requests may take of a block, at most a tenth of it.
		#[pallet::constant]
		type MaxOpeningWeight: Get<Weight>;
		/// The weights of the calls and hooks.
		type WeightInfo: WeightInfo;
		/// What the benchmarks need of the runtime.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
	}

	/// The declarations, by collection and version of the blueprint.
	#[pallet::storage]
	pub type Declarations<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, CollectionId, Twox64Concat, u32, Declared<T>>;

	/// The occasions whose requests the next blocks open.
	#[pallet::storage]
	pub type Wanted<T: Config> = CountedStorageMap<_, Blake2_128Concat, (CollectionId, ItemId), Occasion>;

	/// What models' proposals caused, which waits for the asset's next round.
	#[pallet::storage]
	pub type Postponed<T: Config> = StorageMap<_, Blake2_128Concat, (CollectionId, ItemId), Occasion>;

	/// The open requests, one per asset at most.
	#[pallet::storage]
	pub type Requests<T: Config> = CountedStorageMap<_, Blake2_128Concat, (CollectionId, ItemId), Open<T>>;

	/// The proposals that wait for review, one per asset at most.
	#[pallet::storage]
	pub type Held<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, CollectionId, Blake2_128Concat, ItemId, HeldProposal<T>>;

	/// What models last wrote and drew of each asset, the latest last.
	#[pallet::storage]
	pub type Faces<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		CollectionId,
		Blake2_128Concat,
		ItemId,
		BoundedVec<Face, ConstU32<{ limits::REVISIONS_IN_STATE }>>,
		ValueQuery,
	>;

	/// Who reviews the assets of a collection.
	#[pallet::storage]
	pub type Panels<T: Config> = StorageMap<_, Blake2_128Concat, CollectionId, Panel<T::AccountId>>;

	/// What reviewers want done beside their reviews, by asset.
	#[pallet::storage]
	pub type Motions<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, CollectionId, Blake2_128Concat, ItemId, Motion<T::AccountId>>;

	/// The revisions to which reviewers want to go back, by asset and number.
	#[pallet::storage]
	pub type Pins<T: Config> = StorageDoubleMap<_, Blake2_128Concat, (CollectionId, ItemId), Twox64Concat, u32, Pin>;

	/// The models of which an image was accepted, by collection: the version that drew it.
	#[pallet::storage]
	pub type Drawn<T: Config> = StorageDoubleMap<_, Blake2_128Concat, CollectionId, Twox64Concat, ModelId, Hash>;

	/// What is declared, and who reviews, from the beginning.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Declarations for the first versions of blueprints, by collection: their bytes, beginning with the format version.
		pub declarations: Vec<(CollectionId, sp_core::Bytes)>,
		/// Reviewers by collection, and how many must agree.
		pub panels: Vec<(CollectionId, Vec<T::AccountId>, u8)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (collection, bytes) in &self.declarations {
				let declaration = Declaration::read(bytes).expect("a declaration of the genesis is one");
				let stored = Pallet::<T>::store_declaration(*collection, 1, declaration, None);
				assert!(stored.is_ok(), "the declarations of the genesis are sound: {stored:?}");
			}
			for (collection, reviewers, threshold) in &self.panels {
				let seated = Pallet::<T>::seat(*collection, BoundedVec::truncate_from(reviewers.clone()), *threshold);
				assert!(seated.is_ok(), "the reviewers of the genesis are sound: {seated:?}");
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The synthesis of a version of a collection's blueprint was declared.
		Declared {
			/// The collection.
			collection: CollectionId,
			/// The version of its blueprint.
			version: u32,
			/// The declaration's digest.
			hash: H256,
		},
		/// A declaration was removed, and its deposit released.
		DeclarationRemoved {
			/// The collection.
			collection: CollectionId,
			/// The version of its blueprint.
			version: u32,
		},
		/// A model is asked about an asset.
		Requested {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The request's digest.
			request: H256,
			/// Why.
			occasion: Occasion,
			/// The model.
			model: ModelId,
		},
		/// No request is opened; `reason` says why.
		NotRequested {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// Why.
			reason: NotRequested,
		},
		/// An operator put a model's proposal on chain. It comes true at quorum, if policy lets it.
		Proposed {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The request's digest.
			request: H256,
			/// The proposal's digest.
			proposal: H256,
			/// The operator.
			operator: T::AccountId,
			/// Which of the model's attempts it is, from 0.
			attempt: u8,
		},
		/// What a model answered breaks the rules; nothing of it is taken.
		AnswerRefused {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The request's digest.
			request: H256,
			/// The operator whose run it is.
			operator: T::AccountId,
			/// Why the last attempt was refused.
			refusal: Refusal,
		},
		/// Another operator ran the prompt too.
		Attested {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The request's digest.
			request: H256,
			/// The operator.
			operator: T::AccountId,
			/// Whether its run agrees with the proposal.
			agrees: bool,
		},
		/// A request ended without a change.
		Ended {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The request's digest.
			request: H256,
			/// Why.
			end: End,
		},
		/// A proposal waits for the collection's reviewers.
		Held {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The proposal's digest, which `approve` and `reject` want.
			proposal: H256,
			/// The block after which it is rejected.
			until: u32,
		},
		/// A reviewer voted on a held proposal.
		Reviewed {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The proposal's digest.
			proposal: H256,
			/// The reviewer.
			reviewer: T::AccountId,
			/// The verdict.
			verdict: Verdict,
		},
		/// A proposal came true, as this revision of the asset.
		Applied {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The proposal's digest.
			proposal: H256,
			/// The revision's number.
			revision: u32,
		},
		/// The bytes of an image are on chain. Any node that keeps blocks' bodies serves them under this digest.
		ImageStored {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// The blake2-256 digest of the bytes.
			digest: H256,
			/// How many there are.
			bytes: u32,
		},
		/// A collection's reviewers were named.
		ReviewersSet {
			/// The collection.
			collection: CollectionId,
			/// How many there are.
			reviewers: u32,
			/// How many of them must agree.
			threshold: u8,
		},
		/// A reviewer voted to strip or to revert.
		MotionSupported {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// What is to be done.
			act: Act,
			/// The reviewer.
			reviewer: T::AccountId,
			/// How many reviewers want it now.
			votes: u32,
		},
		/// Reviewers took a narrative or an image down, or put an asset back to an earlier revision.
		MotionCarried {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// What was done.
			act: Act,
			/// The new revision's number.
			revision: u32,
		},
		/// A vote to strip or to revert found too few supporters in time.
		MotionLapsed {
			/// The collection.
			collection: CollectionId,
			/// The item.
			item: ItemId,
			/// What was to be done.
			act: Act,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no such collection. Create it with `uniques.create`.
		UnknownCollection,
		/// The collection has no blueprint of this version. Its owner sets one with `dynamicAssets.setBlueprint`.
		UnknownVersion,
		/// Only the owner may do this: the collection's for declarations and reviewers, the item's for requests.
		NotOwner,
		/// The declaration does not fit the blueprint. `vivarium-node blueprint check` names the place.
		BadDeclaration,
		/// A registered model makes something else than it is declared for: one of kind `Chat` decides and writes, one of
		/// kind `Image` draws.
		WrongKindOfModel,
		/// Nothing is declared for this version of the blueprint. The collection's owner declares it with
		/// `setDeclaration`.
		NotDeclared,
		/// The item is not a dynamic asset. Enrol it with `dynamicAssets.enrol`.
		NotEnrolled,
		/// The declaration does not let owners ask. The collection's owner can, in another one.
		OwnersMayNotAsk,
		/// A proposal for this asset waits for review. Ask again once it is decided.
		ReviewPending,
		/// A model has answered already, and operators compare its proposal with their own runs. Ask again once it is decided,
		/// in a few blocks.
		ProposalPending,
		/// The model is not registered, suspended, or one that draws and does not write. Ask the collection's owner for
		/// another model.
		ModelSilent,
		/// Too many requests are open. Try again in a few minutes.
		TooManyRequests,
		/// The asset's shard has no committee now. Try again in the next epoch.
		NoCommittee,
		/// There must be 1 to 16 reviewers, each named once, and a threshold of at least 1 and at most their number; or
		/// nobody, and a threshold of 0.
		BadPanel,
		/// Only the collection's reviewers may do this. Its owner names them with `setReviewers`.
		NotReviewer,
		/// Nothing of this asset waits for review: it was decided already, or timed out.
		NothingHeld,
		/// Another proposal than this one waits for review. Look at it first.
		OtherProposal,
		/// You have voted on this already. Nothing is to do.
		AlreadyVoted,
		/// The time for this review is over. What was held is rejected in one of the next blocks.
		ReviewOver,
		/// There is nothing to take down. `synthesisApi.face` shows what a model wrote or drew.
		NothingToStrip,
		/// This is no earlier revision of the asset that is still in state, none of the seven before its last one; and nobody
		/// else votes for it.
		NothingToRevert,
		/// Neither the asset's purse nor the sponsorship of its collection can pay for a synthesis. Fund it with
		/// `assetAccounts.fund`.
		CannotPay,
		/// Your free balance does not cover the deposit beside your existential deposit. Top it up first. See the constant
		/// `declarationByteDeposit`.
		DepositNotCovered,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Declare how a model interprets the assets of a version of the blueprint, in place of what was declared before.
		/// A deposit is held for its bytes. Only the owner of the collection may do this.
		#[pallet::call_index(0)]
		#[pallet::weight(<T as Config>::WeightInfo::set_declaration())]
		pub fn set_declaration(
			origin: OriginFor<T>,
			collection: CollectionId,
			version: u32,
			declaration: Box<Declaration>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_declaration(&who, collection, version, *declaration)
		}

		/// Remove a declaration: models are not asked any more, and the deposit comes back. Only the owner of the
		/// collection may do this, and anyone once the collection is gone.
		#[pallet::call_index(1)]
		#[pallet::weight(<T as Config>::WeightInfo::remove_declaration())]
		pub fn remove_declaration(origin: OriginFor<T>, collection: CollectionId, version: u32) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_remove_declaration(&who, collection, version)
		}

		/// Ask the model about your asset now. The fee of a synthesis (`assetAccounts.fees`) is taken from the asset's
		/// purse, or else from the sponsorship of its collection. An open request that has no proposal yet ends, and its
		/// fee is not given back. Only the owner of the item may do this, where the declaration lets owners ask.
		#[pallet::call_index(2)]
		#[pallet::weight(<T as Config>::WeightInfo::request().saturating_add(T::Upkeep::weight()))]
		pub fn request(origin: OriginFor<T>, collection: CollectionId, item: ItemId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_request(&who, collection, item)
		}

		/// Bring what a model answered. Submitted by operators' nodes, without a fee; people cannot call it.
		#[pallet::call_index(3)]
		#[pallet::weight(Pallet::<T>::answer_weight())]
		#[pallet::authorize(Self::authorize_answer)]
		#[pallet::weight_of_authorize(<T as Config>::WeightInfo::authorize_answer())]
		pub fn answer(
			origin: OriginFor<T>,
			collection: CollectionId,
			item: ItemId,
			request: H256,
			operator: T::AccountId,
			answer: Answer,
			// Checked by `authorize_answer`.
			_signature: MultiSignature,
		) -> DispatchResult {
			ensure_authorized(origin)?;
			Self::do_answer(collection, item, request.into(), &operator, answer);
			Ok(())
		}

		/// Say whether another run of the prompt agrees. Submitted by operators' nodes, without a fee; people cannot call
		/// it.
		#[pallet::call_index(4)]
		#[pallet::weight(Pallet::<T>::adopting(<T as Config>::WeightInfo::attest()).saturating_add(T::Upkeep::credit_weight()))]
		#[pallet::authorize(Self::authorize_attestation)]
		#[pallet::weight_of_authorize(<T as Config>::WeightInfo::authorize_attestation())]
		pub fn attest(
			origin: OriginFor<T>,
			collection: CollectionId,
			item: ItemId,
			request: H256,
			operator: T::AccountId,
			attestation: Attestation,
			// Checked by `authorize_attestation`.
			_signature: MultiSignature,
		) -> DispatchResult {
			ensure_authorized(origin)?;
			Self::do_attest(collection, item, request.into(), &operator, attestation);
			Ok(())
		}

		/// Bring the bytes of an image. Submitted by the leader's node, without a fee; people cannot call it.
		#[pallet::call_index(5)]
		#[pallet::weight(Pallet::<T>::adopting(<T as Config>::WeightInfo::deliver_image(bytes.len() as u32)))]
		#[pallet::authorize(Self::authorize_image)]
		#[pallet::weight_of_authorize(<T as Config>::WeightInfo::authorize_image(bytes.len() as u32))]
		pub fn deliver_image(
			origin: OriginFor<T>,
			collection: CollectionId,
			item: ItemId,
			request: H256,
			operator: T::AccountId,
			// Checked by `authorize_image`.
			_signature: MultiSignature,
			// The last argument, so that the transaction's last bytes are the image's.
			bytes: BoundedVec<u8, ConstU32<{ limits::IMAGE }>>,
		) -> DispatchResult {
			ensure_authorized(origin)?;
			let _ = operator;
			Self::do_deliver_image(collection, item, request.into(), &bytes);
			Ok(())
		}

		/// Name who reviews the assets of a collection, and how many must agree. Votes of who is not named any more do
		/// not count. Each of them alone may also do what other pallets leave to reviewers, such as suspending licences
		/// and deciding about work. Nobody and a threshold of 0 dissolves the panel. Only the owner of the collection may
		/// do this.
		#[pallet::call_index(6)]
		#[pallet::weight(<T as Config>::WeightInfo::set_reviewers())]
		pub fn set_reviewers(
			origin: OriginFor<T>,
			collection: CollectionId,
			reviewers: BoundedVec<T::AccountId, ConstU32<{ limits::REVIEWERS }>>,
			threshold: u8,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_reviewers(&who, collection, reviewers, threshold)
		}

		/// Approve a held proposal. It comes true once enough reviewers have, if it still fits the asset. Name the
		/// proposal's digest, so that you approve what you have seen. Only reviewers may do this.
		#[pallet::call_index(7)]
		#[pallet::weight(Pallet::<T>::adopting(<T as Config>::WeightInfo::approve()))]
		pub fn approve(origin: OriginFor<T>, collection: CollectionId, item: ItemId, proposal: H256) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_review(&who, collection, item, proposal.into(), Verdict::Approved)
		}

		/// Reject a held proposal, and say why. It is gone once as many reviewers have as could approve it, or once too
		/// few are left for that. Only reviewers may do this.
		#[pallet::call_index(8)]
		#[pallet::weight(<T as Config>::WeightInfo::reject())]
		pub fn reject(
			origin: OriginFor<T>,
			collection: CollectionId,
			item: ItemId,
			proposal: H256,
			reason: Reason,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_review(&who, collection, item, proposal.into(), Verdict::Rejected(reason))
		}

		/// Vote to take down what a model wrote or drew of an asset, in place of your earlier vote about it. It happens once
		/// enough reviewers did. Only reviewers may do this.
		#[pallet::call_index(9)]
		#[pallet::weight(<T as Config>::WeightInfo::strip())]
		pub fn strip(
			origin: OriginFor<T>,
			collection: CollectionId,
			item: ItemId,
			narrative: bool,
			image: bool,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_support(&who, collection, item, Act::Strip { narrative, image })
		}

		/// Vote to put an asset's state, traits, flags, narrative and image back to those of an earlier revision, in
		/// place of your earlier vote about it. The revision must be one of the seven before the present one when the
		/// first one votes for it. It happens once enough reviewers did; the history keeps everything. Only reviewers
		/// may do this.
		#[pallet::call_index(10)]
		#[pallet::weight(<T as Config>::WeightInfo::revert())]
		pub fn revert(origin: OriginFor<T>, collection: CollectionId, item: ItemId, to: u32) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_support(&who, collection, item, Act::Revert { to })
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			let mut meter = WeightMeter::with_limit(T::MaxOpeningWeight::get());
			Self::open_wanted(&mut meter);
			meter.consumed()
		}

		fn offchain_worker(_: BlockNumberFor<T>) {
			Self::work();
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
