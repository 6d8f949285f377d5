//! Arming, disarming, and trying again what is parked.

use crate::{Armed, At, Config, Error, Event, Moved, Pallet, Parked, QuietUntil, LOOK_AHEAD};
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Get};
use sp_runtime::traits::SaturatedConversion;
use vivarium_primitives::{BlockNumber, Deadlines};

impl<T: Config> Pallet<T> {
	/// The present block.
	pub(crate) fn now() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	pub(crate) fn do_retry(deadline: T::Deadline) -> DispatchResult {
		ensure!(Parked::<T>::take(&deadline).is_some(), Error::<T>::NotParked);
		// One try: it was tried often enough before.
		Self::arm_again(Self::now().saturating_add(1), &deadline, T::MaxAttempts::get());
		Self::deposit_event(Event::Retried { deadline });
		Ok(())
	}

	fn insert(at: BlockNumber, deadline: &T::Deadline, attempts: u8) {
		Armed::<T>::insert(At::from(at), deadline, attempts);
		// The hook never stays quiet for longer, so that what is further ahead needs no second write.
		if at < Self::now().saturating_add(LOOK_AHEAD) {
			QuietUntil::<T>::kill();
		}
	}

	/// Arms what failed for a later block.
	pub(crate) fn arm_again(at: BlockNumber, deadline: &T::Deadline, attempts: u8) {
		Self::insert(at, deadline, attempts);
		Moved::<T>::insert(deadline, At::from(at));
	}
}

impl<T: Config, Id: Into<T::Deadline>> Deadlines<Id> for Pallet<T> {
	fn arm(at: BlockNumber, id: Id) -> DispatchResult {
		ensure!(at > Self::now(), Error::<T>::NotInFuture);
		Self::insert(at, &id.into(), 0);
		Ok(())
	}

	fn disarm(at: BlockNumber, id: Id) {
		let deadline = id.into();
		match Armed::<T>::take(At::from(at), &deadline) {
			Some(0) => return,
			// This is the block that it was moved to.
			Some(_) => return Moved::<T>::remove(&deadline),
			None => {}
		}
		if let Some(moved) = Moved::<T>::take(&deadline) {
			Armed::<T>::remove(moved, &deadline);
		}
		Parked::<T>::remove(&deadline);
	}
}
