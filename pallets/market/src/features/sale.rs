//! Sales: an item against money, altogether or not at all.

use crate::{BalanceOf, Config, Error, Event, Pallet, Policies, TermsOf};
use frame_support::{
	ensure,
	pallet_prelude::{DispatchError, DispatchResult},
	traits::{
		fungible::{Inspect as _, Mutate},
		tokens::{nonfungibles::Transfer, DepositConsequence, Fortitude, Preservation, Provenance},
		Defensive,
	},
};
use sp_runtime::{
	traits::{CheckedSub, Zero},
	ArithmeticError,
};
use vivarium_primitives::{CollectionId, ItemId, Keeps, Proceeds, Royalties};

/// A sale on which both sides have agreed.
pub(crate) struct Sale<T: Config> {
	pub collection: CollectionId,
	pub item: ItemId,
	/// The item's owner.
	pub seller: T::AccountId,
	pub buyer: T::AccountId,
	/// What the buyer agrees to. The price is free in its account.
	pub terms: TermsOf<T>,
	/// Whether the seller accepted an offer.
	pub is_offer: bool,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_buy(
		buyer: T::AccountId,
		collection: CollectionId,
		item: ItemId,
		terms: TermsOf<T>,
	) -> Result<u32, DispatchError> {
		let listing = Self::take_listing(collection, item).ok_or(Error::<T>::NotListed)?;
		let seller = Self::owner(collection, item)?;
		ensure!(seller != buyer, Error::<T>::OwnSale);
		ensure!(seller == listing.seller, Error::<T>::OwnerChanged);
		ensure!(!listing.is_over(Self::now()), Error::<T>::ListingOver);
		ensure!(terms.price == listing.price, Error::<T>::OtherPrice);
		Self::sell(Sale { collection, item, seller, buyer, terms, is_offer: false })
	}

	/// Lets an item and its price change hands. Returns among how many the royalty was shared.
	pub(crate) fn sell(sale: Sale<T>) -> Result<u32, DispatchError> {
		let Sale { collection, item, seller, buyer, terms, is_offer } = sale;
		Self::check_terms(collection, item, &Policies::<T>::get(collection), &terms)?;
		let (royalties, to_seller) = Self::pay(collection, item, &buyer, &seller, terms.price)?;
		Self::let_go(collection, item, || T::Items::transfer(&collection, &item, &buyer))?;
		let shares = royalties.len() as u32;
		let (price, material) = (terms.price, terms.material);
		Self::deposit_event(Event::Sold {
			collection,
			item,
			seller,
			buyer,
			price,
			royalties,
			to_seller,
			material,
			is_offer,
		});
		Ok(shares)
	}

	/// Pays the royalty, and the rest to the seller. Returns what each of them got.
	#[allow(clippy::type_complexity)]
	fn pay(
		collection: CollectionId,
		item: ItemId,
		buyer: &T::AccountId,
		seller: &T::AccountId,
		price: BalanceOf<T>,
	) -> Result<(alloc::vec::Vec<(T::AccountId, BalanceOf<T>)>, BalanceOf<T>), DispatchError> {
		let most = T::NativeBalance::reducible_balance(buyer, Preservation::Preserve, Fortitude::Polite);
		ensure!(most >= price, Error::<T>::CannotPay);
		let royalties = T::Royalties::collect(buyer, collection, item, price, Proceeds::Sale)?;
		let to_seller = royalties
			.iter()
			.try_fold(price, |rest, (_, share)| rest.checked_sub(share))
			.ok_or(ArithmeticError::Underflow)
			.defensive_proof("a royalty never exceeds its price")?;
		Self::pay_seller(buyer, seller, to_seller)?;
		Ok((royalties, to_seller))
	}

	fn pay_seller(buyer: &T::AccountId, seller: &T::AccountId, amount: BalanceOf<T>) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		let paid = T::NativeBalance::transfer(buyer, seller, amount, Preservation::Preserve);
		paid.map(|_| ()).map_err(|error| match T::NativeBalance::can_deposit(seller, amount, Provenance::Extant) {
			DepositConsequence::BelowMinimum => Error::<T>::SellerCannotTake.into(),
			_ => error,
		})
	}
}
