//! # Pallet upgrades
//!
//! Lets others than root authorize the chain's next runtime, by its digest, and nothing else of what root may. What follows
//! is the system's own: anyone brings the code that has this digest, and the chain takes it if it is the same chain's and
//! its `spec_version` is higher.
//!
//! ```text
//! authorize (digest) ─▶ system.AuthorizedUpgrade ──(system.applyAuthorizedUpgrade, by anyone, with the code)──▶ new runtime
//! ```
//!
//! | call | who | what |
//! |---|---|---|
//! | `authorize` | whoever the runtime says | authorizes the runtime with this digest |
//!
//! The pallet has no storage, events and errors: the system's `UpgradeAuthorized` says which runtime was authorized.

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

#[cfg(test)]
mod tests;

pub use pallet::*;

#[frame_support::pallet]
// The macro expects where it cannot fail.
#[allow(clippy::expect_used)]
pub mod pallet {
	use frame_support::pallet_prelude::*;
	use frame_system::{pallet_prelude::*, WeightInfo};

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who may authorize a runtime.
		type UpgradeOrigin: EnsureOrigin<Self::RuntimeOrigin>;
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Authorize the runtime whose code has this digest (blake2-256). Anyone then brings the code with
		/// `system.applyAuthorizedUpgrade`; it must be of this chain, and of a higher `spec_version`. What was authorized
		/// before is so no more. Governance does this.
		#[pallet::call_index(0)]
		#[pallet::weight((T::SystemWeightInfo::authorize_upgrade(), DispatchClass::Operational))]
		pub fn authorize(origin: OriginFor<T>, code_hash: T::Hash) -> DispatchResult {
			T::UpgradeOrigin::ensure_origin(origin)?;
			frame_system::Pallet::<T>::do_authorize_upgrade(code_hash, true);
			Ok(())
		}
	}
}
