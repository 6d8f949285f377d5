//! What the runtime API answers.

use crate::{
	Accrued, BalanceOf, Books, Config, EarningsView, FeeTable, Fees, Pallet, Points, PurseView, SponsorshipView,
	Turnover, Turnovers,
};
use frame_support::traits::{fungible::Inspect, tokens::nonfungibles::Inspect as InspectItems};
use sp_runtime::traits::{CheckedDiv, SaturatedConversion, Saturating};
use vivarium_primitives::{CollectionId, ItemId, Listings, Served, Service};

impl<T: Config> Pallet<T> {
	/// The purse of an item; `None` where there is no such item.
	pub fn purse_view(collection: CollectionId, item: ItemId) -> Option<PurseView<T::AccountId, BalanceOf<T>>> {
		T::Items::owner(&collection, &item)?;
		let account = Self::purse_of(collection, item);
		let service = T::Assets::service(collection, item);
		let balance = T::NativeBalance::balance(&account);
		let spendable = Self::spendable_of(&account);
		let is_listed = T::Listings::is_listed(collection, item);
		let floor = if is_listed { balance } else { Self::floor(collection, item) };
		let FeeTable { round: fee_per_round, synthesis: fee_per_synthesis } = Fees::<T>::get();
		let Turnover { earned, spent, sponsored } = Turnovers::<T>::get(collection, item);
		let payable = spendable.checked_div(&fee_per_round);
		let rounds_left = payable.map(|rounds| {
			let paid = service.as_ref().map_or(0, paid_rounds);
			rounds.saturated_into::<u32>().saturating_add(paid)
		});
		Some(PurseView {
			account,
			balance,
			spendable,
			withdrawable: balance.saturating_sub(floor),
			is_asset: service.is_some(),
			is_dormant: service.is_some_and(|service| service.paid_until.is_none()),
			paid_until: service.and_then(|service| service.paid_until),
			fee_per_round,
			fee_per_synthesis,
			rounds_left,
			earned,
			spent,
			sponsored,
		})
	}

	/// The sponsorship of a collection.
	pub fn sponsorship_view(collection: CollectionId) -> SponsorshipView<T::AccountId, BalanceOf<T>> {
		let account = Self::sponsorship_of(collection);
		let (balance, spendable) = (T::NativeBalance::balance(&account), Self::spendable_of(&account));
		SponsorshipView { account, balance, spendable }
	}

	/// What being served costs now.
	pub fn fees() -> FeeTable<BalanceOf<T>> {
		Fees::<T>::get()
	}

	/// What an operator has earned and was not paid yet.
	pub fn earnings_view(operator: &T::AccountId) -> EarningsView<BalanceOf<T>> {
		let books = Books::<T>::get();
		EarningsView {
			points: Points::<T>::get(books.epoch, operator).unwrap_or(0),
			all_points: books.points,
			ends: books.ends,
			income: Self::income(),
			accrued: Accrued::<T>::get(operator).unwrap_or_default(),
		}
	}
}

/// How many rounds that are still to open are paid for.
fn paid_rounds(service: &Service) -> u32 {
	let Some(ahead) = service.paid_until.and_then(|until| until.checked_sub(service.next_round)) else { return 0 };
	ahead.checked_div(service.heartbeat).map_or(0, |rounds| rounds.saturating_add(1))
}
