//! What the runtime API answers.

use crate::{
	Catalogues, Config, Order, OrderId, OrderView, Orders, Owed, Pallet, Payee, ProviderView, Record, Records, Stage,
	Standings, TemplateView, Templates,
};
use alloc::vec::Vec;
use frame_support::traits::nonfungibles::Inspect as _;
use vivarium_primitives::{CollectionId, ItemId};

/// The most orders that are listed at once.
const PAGE: usize = 100;

impl<T: Config> Pallet<T> {
	/// The templates of a collection, by number.
	pub fn template_views(collection: CollectionId) -> Vec<TemplateView<T::AccountId>> {
		let listed = Catalogues::<T>::get(collection).listed.into_iter();
		let kept =
			listed.filter_map(|listed| Some((listed.template, Templates::<T>::get(collection, listed.template)?)));
		kept.map(|(template, kept)| TemplateView {
			template,
			terms: kept.template,
			depositor: kept.depositor,
			deposit: kept.deposit,
		})
		.collect()
	}

	/// An order that is not closed.
	pub fn order_view(id: OrderId) -> Option<OrderView<T::AccountId>> {
		Orders::<T>::get(id).map(|order| view(id, order))
	}

	/// The orders of an asset that are not closed.
	pub fn order_views(collection: CollectionId, item: ItemId) -> Vec<OrderView<T::AccountId>> {
		Standings::<T>::get((collection, item))
			.into_iter()
			.filter_map(|placed| Self::order_view(placed.order))
			.collect()
	}

	/// The orders that an account may accept now, 100 a page.
	pub fn orders_open_to(who: &T::AccountId, page: u32) -> Vec<OrderView<T::AccountId>> {
		let now = Self::now();
		paged(page, |order: &Order<T>| {
			order.stage == Stage::Open
				&& now <= order.until
				&& order.terms.providers.allow(who)
				&& T::Items::owner(&order.collection, &order.item).as_ref() != Some(who)
		})
	}

	/// The orders that an account has accepted and that are not closed, 100 a page.
	pub fn orders_of(provider: &T::AccountId, page: u32) -> Vec<OrderView<T::AccountId>> {
		paged(page, |order: &Order<T>| order.stage.provider() == Some(provider))
	}

	/// What is known of a provider, and what it can claim.
	pub fn provider_view(provider: &T::AccountId) -> ProviderView {
		let Record { done, late, disputed, lost, earned } = Records::<T>::get(provider);
		let claimable = Owed::<T>::get(Payee::Account(provider.clone())).unwrap_or_default();
		ProviderView { done, late, disputed, lost, earned, claimable }
	}
}

/// A page of the orders that are like this.
fn paged<T: Config>(page: u32, is_like: impl Fn(&Order<T>) -> bool) -> Vec<OrderView<T::AccountId>> {
	let skipped = PAGE.saturating_mul(page as usize);
	let orders = Orders::<T>::iter().filter(|(_, order)| is_like(order));
	orders.skip(skipped).take(PAGE).map(|(id, order)| view(id, order)).collect()
}

fn view<T: Config>(id: OrderId, order: Order<T>) -> OrderView<T::AccountId> {
	let escrow = order.escrow();
	let Order { collection, item, template, terms, opened, stage, until, funder, reopenings, .. } = order;
	OrderView { order: id, collection, item, template, terms, opened, stage, until, escrow, funder, reopenings }
}
