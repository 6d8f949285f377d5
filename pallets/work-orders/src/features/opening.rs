//! How orders open.

use crate::{
	Config, Event, NextOrder, NotOpened, Order, OrderId, Orders, Pallet, Placed, Stage, Standings, TemplateNumber,
	TemplateOf, Templates,
};
use vivarium_primitives::{CollectionId, ItemId};

impl<T: Config> Pallet<T> {
	/// Opens an order of an asset, unless one of this template is open.
	pub(crate) fn open(collection: CollectionId, item: ItemId, template: TemplateNumber) {
		let Some(kept) = Templates::<T>::get(collection, template) else { return };
		match Self::take_place(collection, item, template) {
			Ok(id) => Self::begin(id, collection, item, template, kept.template),
			Err(reason) => Self::deposit_event(Event::NotOpened { collection, item, template, reason }),
		}
	}

	/// Gives an order a number, and a place among those of its asset.
	fn take_place(collection: CollectionId, item: ItemId, template: TemplateNumber) -> Result<OrderId, NotOpened> {
		let mut standing = Standings::<T>::get((collection, item));
		if let Some(placed) = standing.iter().find(|placed| placed.template == template) {
			return Err(NotOpened::AlreadyOpen(placed.order));
		}
		let order = NextOrder::<T>::get();
		let next = order.checked_add(1).ok_or(NotOpened::NumbersUsedUp)?;
		let placed = Placed { order, template, is_proving: false };
		standing.try_push(placed).map_err(|_| NotOpened::TooManyOrders)?;
		Standings::<T>::insert((collection, item), standing);
		NextOrder::<T>::put(next);
		Ok(order)
	}

	fn begin(id: OrderId, collection: CollectionId, item: ItemId, template: TemplateNumber, terms: TemplateOf<T>) {
		let opened = Self::now();
		let until = opened.saturating_add(terms.accept_blocks);
		let (fee, reopenings) = (terms.fee, terms.reopenings);
		let mut order = Order {
			collection,
			item,
			template,
			terms,
			opened,
			stage: Stage::Unfunded,
			until,
			accept_until: until,
			funder: None,
			reopenings,
		};
		Self::arm(id, &order);
		Self::deposit_event(Event::Opened { order: id, collection, item, template, fee, until });
		Self::ask_purse(id, &mut order);
		Orders::<T>::insert(id, order);
	}
}
