//! The pot: where royalties lie until they are paid.

use crate::{BalanceOf, Config, Error, Event, Pallet};
use frame_support::{
	pallet_prelude::DispatchResult,
	traits::{
		fungible::{Inspect, Mutate},
		tokens::Preservation,
		Get,
	},
};
use sp_runtime::traits::{AccountIdConversion, SaturatedConversion};
use vivarium_primitives::BlockNumber;

impl<T: Config> Pallet<T> {
	/// The account in which royalties lie until they are paid.
	pub fn pot() -> T::AccountId {
		T::PalletId::get().into_account_truncating()
	}

	/// The present block.
	pub(crate) fn now() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	/// Gives the pot its existential deposit, unless it has it, so that no royalty is too small for it.
	pub(crate) fn open_pot(by: &T::AccountId) -> DispatchResult {
		let (pot, least) = (Self::pot(), T::NativeBalance::minimum_balance());
		if T::NativeBalance::balance(&pot) >= least {
			return Ok(());
		}
		T::NativeBalance::transfer(by, &pot, least, Preservation::Preserve)
			.map_err(|_| Error::<T>::DepositNotCovered)?;
		Self::deposit_event(Event::PotOpened { by: by.clone(), amount: least });
		Ok(())
	}

	/// Moves money out of the pot, down to its existential deposit.
	pub(crate) fn pay_out(beneficiary: &T::AccountId, amount: BalanceOf<T>) -> DispatchResult {
		T::NativeBalance::transfer(&Self::pot(), beneficiary, amount, Preservation::Preserve).map(|_| ())
	}
}
