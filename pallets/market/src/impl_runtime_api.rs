//! What the runtime API answers.

use crate::{
	BalanceOf, Config, Error, ListingOf, ListingView, Listings, OfferOf, OfferView, Offers, Pallet, Policies, Policy,
	Wanted,
};
use alloc::{
	string::{String, ToString},
	vec::Vec,
};
use frame_support::{ensure, traits::tokens::nonfungibles::Inspect};
use sp_core::H256;
use vivarium_primitives::{CollectionId, ItemId, Materials, Purse};

/// The most listings or offers of a page.
const PAGE: usize = 100;

/// A listing of the chain, for people.
type ListingViewOf<T> = ListingView<<T as frame_system::Config>::AccountId, BalanceOf<T>>;
/// An offer of the chain, for people.
type OfferViewOf<T> = OfferView<<T as frame_system::Config>::AccountId, BalanceOf<T>>;

impl<T: Config> Pallet<T> {
	/// What is listed, of a collection or of all: the first 100, or the first 100 that follow on an item.
	pub fn listings(collection: Option<CollectionId>, after: Option<(CollectionId, ItemId)>) -> Vec<ListingViewOf<T>> {
		let after = after.map(|(of, item)| Listings::<T>::hashed_key_for(of, item));
		let view = |(collection, item, listing)| Self::view_listing(collection, item, listing);
		match (collection, after) {
			(Some(collection), after) => {
				let listed = match after {
					Some(after) => Listings::<T>::iter_prefix_from(collection, after),
					None => Listings::<T>::iter_prefix(collection),
				};
				listed.take(PAGE).map(|(item, listing)| view((collection, item, listing))).collect()
			}
			(None, Some(after)) => Listings::<T>::iter_from(after).take(PAGE).map(view).collect(),
			(None, None) => Listings::<T>::iter().take(PAGE).map(view).collect(),
		}
	}

	/// The listing of an item.
	pub fn listing(collection: CollectionId, item: ItemId) -> Option<ListingViewOf<T>> {
		Listings::<T>::get(collection, item).map(|listing| Self::view_listing(collection, item, listing))
	}

	/// What is offered for an item: the first 100, or the first 100 that follow on the offer of an account.
	pub fn offers(collection: CollectionId, item: ItemId, after: Option<T::AccountId>) -> Vec<OfferViewOf<T>> {
		let offers = match after {
			Some(after) => {
				let after = Offers::<T>::hashed_key_for((collection, item, after));
				Offers::<T>::iter_prefix_from((collection, item), after)
			}
			None => Offers::<T>::iter_prefix((collection, item)),
		};
		offers.take(PAGE).map(|(buyer, offer)| Self::view_offer(collection, item, buyer, offer)).collect()
	}

	/// What an account offers: the first 100, or the first 100 that follow on its offer for an item.
	pub fn offers_of(buyer: T::AccountId, after: Option<(CollectionId, ItemId)>) -> Vec<OfferViewOf<T>> {
		let wanted = match after {
			Some(after) => Wanted::<T>::iter_key_prefix_from(&buyer, Wanted::<T>::hashed_key_for(&buyer, after)),
			None => Wanted::<T>::iter_key_prefix(&buyer),
		};
		let view = |(collection, item)| {
			let offer = Offers::<T>::get((collection, item, &buyer))?;
			Some(Self::view_offer(collection, item, buyer.clone(), offer))
		};
		wanted.take(PAGE).filter_map(view).collect()
	}

	/// Where the items of a collection may go.
	pub fn policy(collection: CollectionId) -> Policy {
		Policies::<T>::get(collection)
	}

	/// The digest of what matters about an asset to whoever buys it now.
	pub fn material(collection: CollectionId, item: ItemId) -> Option<H256> {
		T::Materials::material(collection, item)
	}

	fn view_listing(collection: CollectionId, item: ItemId, listing: ListingOf<T>) -> ListingViewOf<T> {
		let check = || -> Result<(), Error<T>> {
			ensure!(Self::owner(collection, item)? == listing.seller, Error::<T>::OwnerChanged);
			ensure!(!listing.is_over(Self::now()), Error::<T>::ListingOver);
			Self::check_item(collection, item, &Policies::<T>::get(collection))?;
			ensure!(T::Items::can_transfer(&collection, &item), Error::<T>::Frozen);
			Ok(())
		};
		let obstacle = name(check());
		ListingView {
			collection,
			item,
			seller: listing.seller,
			price: listing.price,
			until: listing.until,
			material: T::Materials::material(collection, item),
			purse: T::Purse::spendable(collection, item),
			obstacle,
		}
	}

	fn view_offer(collection: CollectionId, item: ItemId, buyer: T::AccountId, offer: OfferOf<T>) -> OfferViewOf<T> {
		let check = || -> Result<(), Error<T>> {
			ensure!(Self::owner(collection, item)? != buyer, Error::<T>::OwnSale);
			ensure!(offer.until >= Self::now(), Error::<T>::OfferOver);
			Self::check_terms(collection, item, &Policies::<T>::get(collection), &offer.terms)?;
			ensure!(T::Items::can_transfer(&collection, &item), Error::<T>::Frozen);
			Ok(())
		};
		let obstacle = name(check());
		OfferView {
			collection,
			item,
			buyer,
			price: offer.terms.price,
			until: offer.until,
			material: offer.terms.material,
			min_purse: offer.terms.min_purse,
			obstacle,
		}
	}
}

/// The name of the error, if there is one.
fn name<T: Config>(checked: Result<(), Error<T>>) -> Option<String> {
	checked.err().map(|error| error.as_str().to_string())
}
