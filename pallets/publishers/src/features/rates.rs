//! How much may be pushed.

use crate::{Config, Error, Pallet, Publishers, Terms, Usage};
use frame_support::{ensure, traits::Get};
use sp_runtime::{DispatchError, SaturatedConversion};
use vivarium_primitives::{BlockNumber, CollectionId};

impl<T: Config> Pallet<T> {
	/// Counts entries against a publisher's rate; returns what it may.
	pub(crate) fn draw(account: &T::AccountId, collection: CollectionId, entries: u32) -> Result<Terms, DispatchError> {
		Publishers::<T>::try_mutate(collection, |publishers| {
			let publisher = publishers.iter_mut().find(|publisher| publisher.account == *account);
			let publisher = publisher.ok_or(Error::<T>::NotAdmitted)?;
			publisher.usage = Self::with(publisher.usage, entries, publisher.terms.per_period)?;
			Ok(publisher.terms)
		})
	}

	/// What is used of a rate with so many entries more.
	pub(crate) fn with(usage: Usage, entries: u32, per_period: u32) -> Result<Usage, DispatchError> {
		ensure!(entries <= per_period, Error::<T>::BeyondRate);
		let entries = Self::used(usage).saturating_add(entries);
		let blocks = Self::next_period().saturating_sub(Self::now()).saturated_into();
		ensure!(entries <= per_period, Error::<T>::OverRate { blocks });
		Ok(Usage { period: Self::period(), entries })
	}

	/// How many entries were pushed in the present period.
	pub(crate) fn used(usage: Usage) -> u32 {
		if usage.period == Self::period() {
			usage.entries
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
