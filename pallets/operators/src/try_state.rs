//! What always holds.

use crate::{Config, Operators, Pallet};
use alloc::collections::BTreeSet;
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the pallet's state: no operator and no key is there twice.
	///
	/// # Errors
	/// Names what does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let operators = Operators::<T>::get();
		let accounts: BTreeSet<_> = operators.iter().map(|member| &member.operator).collect();
		let keys: BTreeSet<_> = operators.iter().map(|member| member.key).collect();
		ensure!(accounts.len() == operators.len(), "an operator is there twice");
		ensure!(keys.len() == operators.len(), "a key is there twice");
		Ok(())
	}
}
