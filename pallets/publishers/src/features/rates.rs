//! How much a publisher may push.

use crate::{Config, Error, Pallet, Publisher, Publishers, Terms};
use frame_support::{ensure, traits::Get};
use sp_runtime::{DispatchError, SaturatedConversion};
use vivarium_primitives::{BlockNumber, CollectionId};

impl<T: Config> Pallet<T> {
	/// Counts entries against a publisher's rate; returns what it may.
	pub(crate) fn draw(account: &T::AccountId, collection: CollectionId, entries: u32) -> Result<Terms, DispatchError> {
		Publishers::<T>::try_mutate(collection, |publishers| {
			let publisher = publishers.iter_mut().find(|publisher| publisher.account == *account);
			let publisher = publisher.ok_or(Error::<T>::NotAdmitted)?;
			let Terms { per_period, .. } = publisher.terms;
			ensure!(entries <= per_period, Error::<T>::BeyondRate);
			let used = Self::used(publisher).saturating_add(entries);
			let blocks = Self::next_period().saturating_sub(Self::now()).saturated_into();
			ensure!(used <= per_period, Error::<T>::OverRate { blocks });
			publisher.period = Self::period();
			publisher.used = used;
			Ok(publisher.terms)
		})
	}

	/// How many entries a publisher has pushed in the present period.
	pub(crate) fn used(publisher: &Publisher<T::AccountId>) -> u32 {
		if publisher.period == Self::period() {
			publisher.used
		} else {
			0
		}
	}

	/// The present period, counted from the genesis.
	pub(crate) fn period() -> u32 {
		Self::now().checked_div(T::RatePeriod::get()).unwrap_or(0)
	}

	/// The block in which the next period begins.
	pub(crate) fn next_period() -> BlockNumber {
		Self::period().saturating_add(1).saturating_mul(T::RatePeriod::get())
	}

	/// The present block.
	pub(crate) fn now() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}
}
