//! # Pallet operators
//!
//! Who may report. An **operator** is an admitted node with an offchain key (sr25519, key type `vivo`). For each shard
//! the operators with the highest rendezvous score form its **committee**: every node computes the same one, and with
//! more operators each has less to do.
//!
//! | call | who | what |
//! |---|---|---|
//! | `admit` | governance | admits an operator with its key |
//! | `dismiss` | governance | ends an operator's admission |

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

mod features;
mod try_state;
pub mod weights;

#[cfg(test)]
mod tests;

pub use pallet::*;
pub use weights::WeightInfo;

#[frame_support::pallet]
// The macro expects where it cannot fail.
#[allow(clippy::expect_used)]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use sp_core::sr25519;
	use vivarium_primitives::{Member, MAX_OPERATORS};

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Who admits and dismisses operators.
		type AdmissionOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// How many operators report for a shard, at most.
		#[pallet::constant]
		type CommitteeSize: Get<u32>;
		/// The weights of the calls.
		type WeightInfo: WeightInfo;
	}

	/// The admitted operators, by account.
	#[pallet::storage]
	pub type Operators<T: Config> =
		StorageValue<_, BoundedVec<Member<T::AccountId>, ConstU32<MAX_OPERATORS>>, ValueQuery>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The operators of the first block: account and key.
		pub operators: Vec<(T::AccountId, sr25519::Public)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (operator, key) in &self.operators {
				let admitted = Pallet::<T>::do_admit(operator.clone(), *key);
				assert!(admitted.is_ok(), "operators of the genesis are few, and each once");
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An operator was admitted; its node may report with this key.
		Admitted {
			/// The operator.
			operator: T::AccountId,
			/// The key with which its node signs.
			key: sr25519::Public,
		},
		/// An operator was dismissed; what its node signs counts no more.
		Dismissed {
			/// The operator.
			operator: T::AccountId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// This account is an operator already. Dismiss it first, to admit it with another key.
		AlreadyAdmitted,
		/// Another operator uses this key. Give each node a key of its own.
		KeyInUse,
		/// There is no room for another operator. Dismiss one first.
		TooManyOperators,
		/// This account is not an operator.
		NotAdmitted,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Admit an operator with the public key that its node signs with (sr25519, key type `vivo`).
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::admit())]
		pub fn admit(origin: OriginFor<T>, operator: T::AccountId, key: sr25519::Public) -> DispatchResult {
			T::AdmissionOrigin::ensure_origin(origin)?;
			Self::do_admit(operator, key)
		}

		/// Dismiss an operator. Its shards go to the others at once.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::dismiss())]
		pub fn dismiss(origin: OriginFor<T>, operator: T::AccountId) -> DispatchResult {
			T::AdmissionOrigin::ensure_origin(origin)?;
			Self::do_dismiss(operator)
		}
	}
}
