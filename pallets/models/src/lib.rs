//! # Pallet models
//!
//! Which AI may speak. A **model** is a version of an AI under a system prompt, both named by their digests, with the
//! audit that found it fit. Governance registers it under an id that operators' configurations and collections'
//! declarations name.
//!
//! | call | who | what |
//! |---|---|---|
//! | `register` | governance | registers a model, on probation |
//! | `update` | governance | changes a model's details |
//! | `set_status` | governance | lets a model speak freely, on probation, or not at all |
//! | `clear_alert` | governance | ends a bias alert |
//! | `remove` | governance | removes a suspended model |
//!
//! ## Status
//!
//! ```text
//! register ─▶ Probation ──set_status──▶ Active ──another version, prompt or audit──▶ Probation
//!                 └──────set_status──▶ Suspended ──remove──▶ gone
//! ```
//!
//! The proposals of a model on **probation** go to review. So do those of an active one where the chain's present system
//! prompt is not the one under which it was audited, and while a bias alert stands. A **suspended** model may not speak.
//!
//! ## Record
//!
//! Of each model are counted its proposals, its outputs that were refused, by cause, its proposals with which the other
//! operators' runs did not agree, and those that reviewers rejected.
//!
//! ## Fairness
//!
//! Where a collection's blueprint names cohorts, and which decisions are favourable, a model's decisions are tallied by
//! collection and cohort. The **disparate-impact ratio** is the lowest favourable rate divided by the highest, over the
//! cohorts with at least `MinSamples` decisions, at least two of them. The decision that brings it below
//! `ImpactThreshold` raises a **bias alert**, one per model at a time, which stands until governance clears it, whatever
//! later decisions are. Then the model's statistics begin anew, as they do for another version or prompt.

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
mod impl_registry;
mod try_state;
mod types;
pub mod weights;

#[cfg(test)]
mod tests;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

/// The most collections whose statistics one call of `remove` forgets.
pub(crate) const MAX_FORGOTTEN: u32 = 64;

#[frame_support::pallet]
// The macro expects where it cannot fail.
#[allow(clippy::expect_used)]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use core::marker::PhantomData;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use sp_runtime::Perbill;
	use vivarium_engine::{blueprint::Name, synthesis::Refusal};
	use vivarium_primitives::{CollectionId, Hash, ModelId, ModelStatus};

	/// The layout of the storage.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Who registers models, and decides whether they may speak.
		type RegistryOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// How many decisions about a cohort's assets there must be before its rate counts, at least 1.
		#[pallet::constant]
		type MinSamples: Get<u32>;
		/// A disparate-impact ratio below this raises an alert.
		#[pallet::constant]
		type ImpactThreshold: Get<Perbill>;
		/// The weights of the calls, and of what other pallets call.
		type WeightInfo: WeightInfo;
	}

	/// The models, 64 at most.
	#[pallet::storage]
	pub type Models<T: Config> = CountedStorageMap<_, Blake2_128Concat, ModelId, Model>;

	/// What became of what each model said, refusals aside.
	#[pallet::storage]
	pub type Records<T: Config> = StorageMap<_, Blake2_128Concat, ModelId, Record>;

	/// How many outputs of each model were refused, by cause.
	#[pallet::storage]
	pub type Refused<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, ModelId, Twox64Concat, Refusal, u32, ValueQuery>;

	/// The decisions of each model, by collection. Those of another generation than the model's do not count.
	#[pallet::storage]
	pub type Statistics<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, ModelId, Blake2_128Concat, CollectionId, Cohorts>;

	/// Models that are registered from the beginning.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The models.
		pub models: Vec<GenesisModel>,
		/// Of which chain.
		#[serde(skip)]
		pub chain: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let founded = self.models.iter().try_for_each(Pallet::<T>::found);
			assert!(founded.is_ok(), "the models of the genesis are few, sound, and each once: {founded:?}");
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A model was registered.
		Registered {
			/// The model.
			model: ModelId,
			/// Its name.
			name: Name,
			/// The digest of its weights, or of its version's name.
			version: Hash,
			/// Whether it may speak.
			status: ModelStatus,
		},
		/// A model's details were changed.
		Updated {
			/// The model.
			model: ModelId,
			/// Whether it may speak now.
			status: ModelStatus,
		},
		/// Governance decided whether a model may speak.
		StatusSet {
			/// The model.
			model: ModelId,
			/// Whether it may speak now.
			status: ModelStatus,
		},
		/// A model's decisions favour one cohort over another. Its proposals go to review until governance clears the
		/// alert.
		BiasAlert {
			/// The model.
			model: ModelId,
			/// The collection in which it decides so.
			collection: CollectionId,
			/// The lowest favourable rate of a cohort divided by the highest, rounded down.
			ratio: Perbill,
			/// The cohort with the lowest rate, by its position among the options of the cohort trait.
			lowest: u8,
			/// The cohort with the highest rate, likewise.
			highest: u8,
		},
		/// A bias alert was cleared. The model's statistics begin anew, in every collection.
		AlertCleared {
			/// The model.
			model: ModelId,
			/// The collection in which the alert was raised.
			collection: CollectionId,
		},
		/// Statistics of a model that is to be removed were forgotten. There are more: call `remove` again.
		StatisticsForgotten {
			/// The model.
			model: ModelId,
			/// Of how many collections they were.
			collections: u32,
		},
		/// A model was removed, and all that was counted of it. Its id is free.
		Removed {
			/// The model.
			model: ModelId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// This id is taken. Choose another one, or change the model that has it with `update`.
		AlreadyRegistered,
		/// There is no room for another model. Suspend one that nobody asks any more, and remove it.
		TooManyModels,
		/// No model has this id. Governance registers one with `register`.
		NotRegistered,
		/// The name is empty or not plain text. Give 1 to 32 bytes of UTF-8 without control characters.
		BadName,
		/// The audit's URI is empty or not plain text. Give 1 to 256 bytes of UTF-8 without control characters.
		BadAuditUri,
		/// A leader must have 1 to 75 blocks before the next operator may propose.
		BadLeaderBlocks,
		/// An answer must have room for 1 to 8,192 tokens.
		BadMaxTokens,
		/// A model goes on making what it makes, text or pictures. Register the other one under an id of its own.
		OtherKind,
		/// No bias alert stands for this model: there is nothing to clear.
		NoAlert,
		/// Only a suspended model can be removed. Suspend it with `setStatus` first, and let its open requests end.
		NotSuspended,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Register a model under an id that is free. Operators name the id in their configurations, and collections in
		/// their declarations (`synthesis.setDeclaration`). It begins on probation: its proposals go to review until
		/// `setStatus` makes it active. Governance does this.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::register())]
		pub fn register(origin: OriginFor<T>, model: ModelId, details: Details) -> DispatchResult {
			T::RegistryOrigin::ensure_origin(origin)?;
			Self::do_register(model, details, ModelStatus::Probation)
		}

		/// Change a model's details; give all of them. An active model goes on probation where its version, prompt or
		/// audit is another one. With another version or prompt the statistics of its fairness begin anew; an alert that
		/// stands goes on standing. Governance does this.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::update())]
		pub fn update(origin: OriginFor<T>, model: ModelId, details: Details) -> DispatchResult {
			T::RegistryOrigin::ensure_origin(origin)?;
			Self::do_update(model, details)
		}

		/// Decide whether a model may speak: `Active`, its proposals follow each blueprint's policy; `Probation`, they go
		/// to review; `Suspended`, it is not asked, and what it was asked ends. Governance does this.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::set_status())]
		pub fn set_status(origin: OriginFor<T>, model: ModelId, status: ModelStatus) -> DispatchResult {
			T::RegistryOrigin::ensure_origin(origin)?;
			Self::do_set_status(model, status)
		}

		/// Clear a model's bias alert, once you know what raised it. The statistics of its fairness begin anew in every
		/// collection, and its status counts again as it was set. Governance does this.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::clear_alert())]
		pub fn clear_alert(origin: OriginFor<T>, model: ModelId) -> DispatchResult {
			T::RegistryOrigin::ensure_origin(origin)?;
			Self::do_clear_alert(model)
		}

		/// Remove a suspended model, and all that was counted of it. Where it has decided in more than 64 collections,
		/// each call forgets 64 of them, and the last one removes the model. Governance does this.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::remove(MAX_FORGOTTEN))]
		pub fn remove(origin: OriginFor<T>, model: ModelId) -> DispatchResultWithPostInfo {
			T::RegistryOrigin::ensure_origin(origin)?;
			let forgotten = Self::do_remove(model)?;
			Ok(Some(T::WeightInfo::remove(forgotten)).into())
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			Self::check_integrity();
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
