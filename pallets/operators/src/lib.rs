//! # Pallet operators
//!
//! Who may report. An **operator** is an admitted node with an offchain key (sr25519, key type `vivo`), secured by a
//! **bond** that is held of its account's balance. For each shard the operators with the highest rendezvous score form
//! its **committee**: every node computes the same one, and with more operators each has less to do.
//!
//! | call | who | what |
//! |---|---|---|
//! | `admit` | governance | admits an operator with its key, and holds its bond |
//! | `dismiss` | governance | ends an operator's admission |
//! | `leave` | operator | ends its admission itself |
//! | `rotate_key` | operator | names the key with which its node will sign |
//! | `resume` | operator | ends its suspension, once it has sat out an epoch |
//! | `reinstate` | governance | ends an operator's suspension at any time |
//! | `report_equivocation` | anyone | proves that an operator signed two reports for one round; its bond is slashed |
//!
//! ## Epochs
//!
//! The operators of an **epoch** are a snapshot that is taken at the midpoint of the epoch before. What happens to an
//! operator acts from the next snapshot on: admission, key, suspension, departure.
//!
//! ```text
//!  epoch 6                 epoch 7                 epoch 8                 epoch 9
//! ├───────────┬───────────┼───────────┬───────────┼───────────────────────┼──────────────
//!  admitted                serves                  kept: can be slashed    bond released
//!             └ freeze of 7   leaves  └ freeze of 8
//! ```
//!
//! The scores of an epoch are drawn from the hash of the last-but-15th block before it: after the freeze, so that nobody
//! can choose accounts by their scores, and early enough that re-orgs do not reach it. The current and the previous epoch
//! are kept, and so are the bonds of their members: an operator that left can still be slashed for what it signed in
//! them.
//!
//! ## Conduct
//!
//! A **record** counts the rounds, misses, values and outliers of an operator, and its **points**, one for each report
//! that brought a value. Who misses too many rounds of an epoch, or reports too many outliers, is **suspended**, as
//! long as no more than ⌊(n − 1) / 3⌋ of n operators are suspended at a time. Slashed is only who provably
//! **equivocated**: two signed headers that differ in the digest of their values and in nothing else.

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
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod tests;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use frame_support::traits::fungible;
use vivarium_primitives::BlockNumber;

/// A balance.
pub type BalanceOf<T> = <<T as Config>::Currency as fungible::Inspect<<T as frame_system::Config>::AccountId>>::Balance;
/// What a slash took.
pub type CreditOf<T> = fungible::Credit<<T as frame_system::Config>::AccountId, <T as Config>::Currency>;
/// An operator of the chain.
pub type OperatorOf<T> = Operator<<T as frame_system::Config>::AccountId, BalanceOf<T>>;

/// From an epoch's first block back to the one whose hash is its seed: the last-but-15th of the epoch before.
pub(crate) const SEED_DISTANCE: BlockNumber = 16;

#[frame_support::pallet]
// The macro expects where it cannot fail.
#[allow(clippy::expect_used)]
pub mod pallet {
	use super::*;
	use alloc::{boxed::Box, vec::Vec};
	use frame_support::{
		pallet_prelude::*,
		traits::{
			fungible::{BalancedHold, MutateHold},
			OnUnbalanced,
		},
	};
	use frame_system::pallet_prelude::*;
	use sp_core::{sr25519, H256};
	use sp_runtime::{traits::SaturatedConversion, MultiSignature, Perbill};
	use vivarium_primitives::{ReportHeader, ShardId, MAX_COMMITTEE, MAX_OPERATORS};

	/// The layout of the storage.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>, Hash = H256> {
		/// Who admits, dismisses and reinstates operators.
		type AdmissionOrigin: EnsureOrigin<Self::RuntimeOrigin>;
		/// Where bonds are held.
		type Currency: MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>
			+ BalancedHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;
		/// The runtime's reasons to hold a balance.
		type RuntimeHoldReason: From<HoldReason>;
		/// What becomes of a slashed bond.
		type Slashed: OnUnbalanced<CreditOf<Self>>;
		/// What is held of an operator's balance.
		#[pallet::constant]
		type Bond: Get<BalanceOf<Self>>;
		/// The length of an epoch, in blocks.
		#[pallet::constant]
		type EpochLength: Get<BlockNumber>;
		/// How many operators report for a shard, at most.
		#[pallet::constant]
		type CommitteeSize: Get<u32>;
		/// In how many rounds of an epoch an operator must have served before it can be suspended.
		#[pallet::constant]
		type MinRounds: Get<u32>;
		/// Who misses more than this share of its rounds in an epoch is suspended.
		#[pallet::constant]
		type MissThreshold: Get<Perbill>;
		/// Who reports more than this share of outliers among its values in an epoch is suspended.
		#[pallet::constant]
		type OutlierThreshold: Get<Perbill>;
		/// The weights of the calls and hooks.
		type WeightInfo: WeightInfo;
	}

	/// Why a balance is held.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The bond of an operator.
		#[codec(index = 0)]
		Bond,
	}

	/// The operators, in the order of their admission, until their bonds are released.
	#[pallet::storage]
	pub type Operators<T: Config> = StorageValue<_, BoundedVec<OperatorOf<T>, ConstU32<MAX_OPERATORS>>, ValueQuery>;

	/// How each operator has done.
	#[pallet::storage]
	pub type Records<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Record>;

	/// The epoch before the current one.
	#[pallet::storage]
	pub type PreviousEpoch<T: Config> = StorageValue<_, Epoch<T::AccountId>>;

	/// The present epoch.
	#[pallet::storage]
	pub type CurrentEpoch<T: Config> = StorageValue<_, Epoch<T::AccountId>, ValueQuery>;

	/// The epoch after the current one, from the midpoint on.
	#[pallet::storage]
	pub type NextEpoch<T: Config> = StorageValue<_, Epoch<T::AccountId>>;

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The operators of the first block: account and key. Each account must cover the bond.
		pub operators: Vec<(T::AccountId, sr25519::Public)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (operator, key) in &self.operators {
				let admitted = Pallet::<T>::do_admit(operator.clone(), *key);
				assert!(
					admitted.is_ok(),
					"operators of the genesis are few, each once, and cover the bond: {admitted:?}"
				);
			}
			CurrentEpoch::<T>::put(Pallet::<T>::snapshot(0));
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An operator was admitted; its node may report with this key from the next snapshot on.
		Admitted {
			/// The operator.
			operator: T::AccountId,
			/// The key with which its node signs.
			key: sr25519::Public,
			/// What is held of its balance.
			bond: BalanceOf<T>,
		},
		/// An operator was dismissed. It serves in the epochs that have it already, then its bond is released.
		Dismissed {
			/// The operator.
			operator: T::AccountId,
		},
		/// An operator left. It serves in the epochs that have it already, then its bond is released.
		Left {
			/// The operator.
			operator: T::AccountId,
		},
		/// The bond of an operator that left was released.
		BondReleased {
			/// The operator that was.
			operator: T::AccountId,
			/// What is free again.
			amount: BalanceOf<T>,
		},
		/// An operator named another key. Its node signs with the old one until an epoch has the new one.
		KeyRotated {
			/// The operator.
			operator: T::AccountId,
			/// The new key.
			key: sr25519::Public,
		},
		/// An epoch began.
		EpochBegan {
			/// The epoch.
			epoch: EpochNumber,
			/// How many operators serve in it.
			operators: u32,
			/// How many of them serve a shard.
			committee_size: u32,
		},
		/// An operator was suspended: no epoch whose members are named after this has it until it resumes.
		Suspended {
			/// The operator.
			operator: T::AccountId,
			/// What for.
			fault: Fault,
			/// The first epoch in which it may resume.
			until: EpochNumber,
		},
		/// An operator ended its suspension.
		Resumed {
			/// The operator.
			operator: T::AccountId,
		},
		/// Governance ended an operator's suspension.
		Reinstated {
			/// The operator.
			operator: T::AccountId,
		},
		/// An operator signed two reports for one round; it lost its bond and serves in no further epoch.
		Slashed {
			/// The operator.
			operator: T::AccountId,
			/// What it lost.
			amount: BalanceOf<T>,
			/// The shard.
			shard: ShardId,
			/// The round, by its opening block.
			round: BlockNumber,
			/// Who brought the evidence.
			reporter: T::AccountId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// This account is an operator already. To change its key, the operator calls `rotateKey`.
		AlreadyAdmitted,
		/// This operator is gone, but evidence against it can still be brought. Wait until the epochs that have it are
		/// over and no longer kept, three at most, and admit it then.
		BondStillHeld,
		/// The account's free balance does not cover the bond. Send it the bond and the existential deposit first.
		BondNotCovered,
		/// This key is in use, or was in the current or previous epoch. Give each node a new key of its own.
		KeyInUse,
		/// There is no room for another operator. Dismiss one, and wait until its bond is released.
		TooManyOperators,
		/// This account is not an operator. Governance admits it with `admit`.
		NotAdmitted,
		/// This operator has left, was dismissed or was slashed. To serve again, it must be admitted again.
		HasLeft,
		/// The operator is not suspended: there is nothing to end.
		NotSuspended,
		/// The operator has not sat out a whole epoch yet. Wait for the epoch that its standing names, or ask governance
		/// to `reinstate` it.
		StillSuspended,
		/// A header does not begin with `vivarium:report1`. Bring the headers as the operator signed them.
		WrongDomain,
		/// A header names the genesis block of another chain. Report the equivocation there.
		OtherChain,
		/// The headers differ in more than their values. Bring two of the same shard, round, operator and key.
		DifferentReports,
		/// The headers are the same: an operator may sign one report as often as it likes. Bring two that differ in
		/// their values.
		SamePayload,
		/// The round is not of the current or the previous epoch. Only in these can evidence be brought.
		EpochNotKept,
		/// The account was not an operator with this key in the epoch of the round. Check the operator and the key.
		NotMember,
		/// A signature is not that of the header by the operator's key. Bring the signatures in the order of the headers.
		BadSignature,
		/// The operator has been slashed already, and has nothing left to lose.
		AlreadySlashed,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Admit an operator with the public key that its node signs with (sr25519, key type `vivo`). The bond is held of
		/// the operator's free balance. It serves from the next snapshot on, which is taken at the middle of an epoch for
		/// the following one. Governance does this.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::admit())]
		pub fn admit(origin: OriginFor<T>, operator: T::AccountId, key: sr25519::Public) -> DispatchResult {
			T::AdmissionOrigin::ensure_origin(origin)?;
			Self::do_admit(operator, key)
		}

		/// Dismiss an operator. Its node should go on until the last epoch that has it is over; then its bond is released
		/// by itself. Governance does this.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::dismiss())]
		pub fn dismiss(origin: OriginFor<T>, operator: T::AccountId) -> DispatchResult {
			T::AdmissionOrigin::ensure_origin(origin)?;
			Self::do_dismiss(operator)
		}

		/// Leave. Keep your node running until the last epoch that has it is over; your bond is released by itself an
		/// epoch later.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::leave())]
		pub fn leave(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_leave(who)
		}

		/// Name the key with which your node will sign. It acts from the next snapshot on: let the node hold both keys
		/// until then.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::rotate_key())]
		pub fn rotate_key(origin: OriginFor<T>, new_key: sr25519::Public) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_rotate_key(who, new_key)
		}

		/// End your suspension, once you have sat out a whole epoch. You serve from the next snapshot on.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::resume())]
		pub fn resume(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_resume(who)
		}

		/// End an operator's suspension now. It serves from the next snapshot on. Governance does this.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::reinstate())]
		pub fn reinstate(origin: OriginFor<T>, operator: T::AccountId) -> DispatchResult {
			T::AdmissionOrigin::ensure_origin(origin)?;
			Self::do_reinstate(operator)
		}

		/// Prove that an operator signed two different reports for one shard and round: two headers that differ in their
		/// values and in nothing else, each with its signature. The operator loses its bond. Free of charge when proven.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::report_equivocation())]
		pub fn report_equivocation(
			origin: OriginFor<T>,
			first: Box<ReportHeader<T::AccountId>>,
			first_signature: MultiSignature,
			second: Box<ReportHeader<T::AccountId>>,
			second_signature: MultiSignature,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::do_report_equivocation(who, (*first, first_signature), (*second, second_signature))?;
			Ok(Pays::No.into())
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(now: BlockNumberFor<T>) -> Weight {
			Self::tick(now.saturated_into())
		}

		fn integrity_test() {
			let seed_distance = BlockNumberFor::<T>::from(SEED_DISTANCE);
			assert!(T::EpochLength::get() / 2 >= SEED_DISTANCE, "the seed comes after the freeze");
			assert!(T::BlockHashCount::get() > seed_distance, "the seed is known when its epoch begins");
			assert!((1..=MAX_COMMITTEE).contains(&T::CommitteeSize::get()), "a committee has a size");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_now: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
