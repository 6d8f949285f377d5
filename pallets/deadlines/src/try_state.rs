//! What always holds.

use crate::{Armed, Config, Moved, Pallet, Parked, QuietUntil};
use frame_support::{ensure, traits::Get};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the pallet's state: what was moved is armed where it was moved to, nothing is both moved and parked, and
	/// nothing is armed for a block in which the hook is quiet.
	///
	/// # Errors
	/// Names what does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for (deadline, at) in Moved::<T>::iter() {
			ensure!(Armed::<T>::contains_key(at, &deadline), "a deadline was moved, and is not armed there");
			ensure!(!Parked::<T>::contains_key(&deadline), "a deadline is both parked and armed");
		}
		let quiet_until = QuietUntil::<T>::get();
		for (at, deadline, attempts) in Armed::<T>::iter() {
			ensure!(quiet_until <= at.into(), "a deadline is armed for a block in which the hook is quiet");
			ensure!(attempts <= T::MaxAttempts::get(), "a deadline was tried too often");
			ensure!(attempts == 0 || Moved::<T>::get(&deadline) == Some(at), "a deadline failed, and was not moved");
		}
		Ok(())
	}
}
