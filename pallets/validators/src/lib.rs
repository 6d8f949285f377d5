//! # Pallet validators
//!
//! Who authors and finalizes blocks: a list that governance keeps. The session takes it from here.
//!
//! ```text
//! session.setKeys (by the validator) ─▶ add (by governance) ─▶ the session after the next one ─▶ authors, finalizes
//!                                       remove ─▶ the session after the next one ─▶ does so no more
//! ```
//!
//! | call | who | what |
//! |---|---|---|
//! | `add` | whoever the runtime says | adds a validator that has set its session keys |
//! | `remove` | whoever the runtime says | takes a validator from the list |
//!
//! Both act at the end of the next session, since the session decides one ahead. A validator that takes its session keys
//! away (`session.purgeKeys`) leaves at the end of a session too.

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
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
mod weights;

pub use pallet::*;
pub use weights::{SubstrateWeight, WeightInfo};

#[frame_support::pallet]
// The macro expects where it cannot fail.
#[allow(clippy::expect_used)]
pub mod pallet {
	use super::*;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config + pallet_session::Config {
		/// Who may add and remove validators.
		type ValidatorsOrigin: EnsureOrigin<<Self as frame_system::Config>::RuntimeOrigin>;

		/// The most validators.
		#[pallet::constant]
		type MaxValidators: Get<u32>;

		/// The length of a session, in blocks, of a chain whose genesis says nothing else.
		#[pallet::constant]
		type SessionBlocks: Get<BlockNumberFor<Self>>;

		/// What the calls weigh.
		type ValidatorsWeightInfo: WeightInfo;
	}

	/// Who authors and finalizes blocks, from the session after the next one on.
	#[pallet::storage]
	pub type Validators<T: Config> = StorageValue<_, BoundedVec<T::ValidatorId, T::MaxValidators>, ValueQuery>;

	/// The length of a session, in blocks, where genesis says it.
	#[pallet::storage]
	pub type SessionLength<T: Config> = StorageValue<_, BlockNumberFor<T>, OptionQuery>;

	/// How long sessions are. Who validates at the beginning, the session's genesis says.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The length of a session, in blocks; the runtime's unless said.
		pub session_blocks: Option<BlockNumberFor<T>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			SessionLength::<T>::set(self.session_blocks);
			Pallet::<T>::take_from_session();
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// This validator authors and finalizes blocks from the session after the next one on.
		ValidatorAdded {
			/// Who.
			validator: T::ValidatorId,
		},
		/// This validator authors and finalizes no blocks from the session after the next one on.
		ValidatorRemoved {
			/// Who.
			validator: T::ValidatorId,
		},
		/// This validator has taken its session keys away, and so left.
		ValidatorLeft {
			/// Who.
			validator: T::ValidatorId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// This account has no session keys. Let it set those of its node first, with `session.setKeys`.
		NoSessionKeys,
		/// This account is a validator already.
		IsValidator,
		/// This account is no validator. See the list in `validators.validators`.
		NotValidator,
		/// There are as many validators as there may be. Remove one first.
		TooManyValidators,
		/// Without this validator there would be none, and no block any more. Add another one first.
		LastValidator,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// A chain from before this pallet goes on with the validators that it has.
		fn on_runtime_upgrade() -> Weight {
			let weight = T::DbWeight::get();
			if Validators::<T>::get().is_empty() {
				Self::take_from_session();
				StorageVersion::new(1).put::<Self>();
				return weight.reads_writes(2, 2);
			}
			weight.reads(1)
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}

		fn integrity_test() {
			assert!(!sp_runtime::traits::Zero::is_zero(&T::SessionBlocks::get()), "a session has blocks");
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Let this account author and finalize blocks, from the session after the next one on. It must have set the session
		/// keys of its node (`session.setKeys`). Governance does this.
		#[pallet::call_index(0)]
		#[pallet::weight((T::ValidatorsWeightInfo::add(), DispatchClass::Operational))]
		pub fn add(origin: OriginFor<T>, validator: T::ValidatorId) -> DispatchResult {
			T::ValidatorsOrigin::ensure_origin(origin)?;
			Self::do_add(validator)
		}

		/// Let this account author and finalize no blocks, from the session after the next one on. Its node should run until
		/// then. Governance does this.
		#[pallet::call_index(1)]
		#[pallet::weight((T::ValidatorsWeightInfo::remove(), DispatchClass::Operational))]
		pub fn remove(origin: OriginFor<T>, validator: T::ValidatorId) -> DispatchResult {
			T::ValidatorsOrigin::ensure_origin(origin)?;
			Self::do_remove(validator)
		}
	}
}
