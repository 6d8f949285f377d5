//! What the weights are measured by: sales of the heaviest asset that its collection lets go nowhere else, with every
//! term that a buyer may set.

use super::*;
use frame_benchmarking::v2::*;
use frame_support::traits::fungible::{Inspect as _, Mutate as _};
use frame_system::RawOrigin;
use sp_core::H256;
use sp_runtime::{traits::Zero, Saturating};
use vivarium_primitives::{
	limits, BlockNumber, CollectionId, Deadlines, ItemId, Materials, OnDeadline, OnRetired, Purse,
};

/// What the benchmarks need of the runtime.
pub trait BenchmarkHelper<AccountId> {
	/// Makes a collection of this account, and an item of the account in it that is a dynamic asset with as many traits of
	/// full length as there may be, an image, and no flag raised.
	fn enrol(owner: &AccountId, collection: CollectionId, item: ItemId);
	/// Lets the royalty of a collection be shared among so many accounts, none of which has accrued anything; none where
	/// it is 0.
	fn share(owner: &AccountId, collection: CollectionId, shares: u32);
}

const COLLECTION: CollectionId = 1_000;
const ITEM: ItemId = 0;
const NOW: BlockNumber = 10;
const UNTIL: BlockNumber = 20;

fn seller<T: Config>() -> T::AccountId {
	account("seller", 0, 0)
}

fn buyer<T: Config>() -> T::AccountId {
	account("buyer", 0, 0)
}

/// An amount that no share of a royalty rounds to nothing.
fn price<T: Config>() -> BalanceOf<T> {
	T::NativeBalance::minimum_balance().saturating_add(1u32.into()).saturating_mul(1_000_000u32.into())
}

/// Goes to a block, in which the seller owns an asset of a collection that is kept in the market. All have money.
fn enrol<T: Config>() -> Result<(), BenchmarkError> {
	frame_system::Pallet::<T>::set_block_number(NOW.into());
	let plenty = price::<T>().saturating_mul(10u32.into());
	for who in [seller::<T>(), buyer::<T>(), T::Purse::account(COLLECTION, ITEM)] {
		T::NativeBalance::set_balance(&who, plenty);
	}
	T::BenchmarkHelper::enrol(&seller::<T>(), COLLECTION, ITEM);
	let policy = Policy { transfers: Transfers::MarketOnly, blocking_flags: u32::MAX };
	Ok(Pallet::<T>::do_set_policy(&seller::<T>(), COLLECTION, policy)?)
}

fn list<T: Config>() -> Result<(), BenchmarkError> {
	Ok(Pallet::<T>::do_list(seller::<T>(), COLLECTION, ITEM, price::<T>(), Some(UNTIL))?)
}

/// The terms on which the buyer buys.
fn terms<T: Config>() -> Result<TermsOf<T>, BenchmarkError> {
	let material: H256 = T::Materials::material(COLLECTION, ITEM).ok_or("the item is a dynamic asset")?;
	let min_purse = T::Purse::spendable(COLLECTION, ITEM);
	if min_purse.is_zero() {
		return Err("the asset has something to spend".into());
	}
	Ok(Terms { price: price::<T>(), material, min_purse })
}

fn make_offer<T: Config>() -> Result<(), BenchmarkError> {
	Ok(Pallet::<T>::do_make_offer(buyer::<T>(), COLLECTION, ITEM, terms::<T>()?, UNTIL)?)
}

/// Whether the buyer owns the item.
fn is_sold<T: Config>() -> bool {
	Pallet::<T>::owner(COLLECTION, ITEM).ok() == Some(buyer::<T>())
}

fn is_offered<T: Config>() -> bool {
	Offers::<T>::contains_key((COLLECTION, ITEM, buyer::<T>()))
}

/// Takes the deadline that is due now, as whoever keeps deadlines does before it hands it over.
fn reach<T: Config>(due: Due<T::AccountId>) {
	let now = UNTIL.saturating_add(1);
	T::Deadlines::disarm(now, due);
	frame_system::Pallet::<T>::set_block_number(now.into());
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_policy() -> Result<(), BenchmarkError> {
		enrol::<T>()?;
		let policy = Policy { transfers: Transfers::Bound, blocking_flags: 1 };

		#[extrinsic_call]
		_(RawOrigin::Signed(seller::<T>()), COLLECTION, policy);

		assert_eq!(Policies::<T>::get(COLLECTION), policy);
		Ok(())
	}

	#[benchmark]
	fn list() -> Result<(), BenchmarkError> {
		enrol::<T>()?;
		let void = Listing { seller: buyer::<T>(), price: price::<T>(), until: Some(UNTIL) };
		Listings::<T>::insert(COLLECTION, ITEM, void);
		T::Deadlines::arm(UNTIL.saturating_add(1), Due::Listing { collection: COLLECTION, item: ITEM })?;
		let until = Some(UNTIL.saturating_add(1));

		#[extrinsic_call]
		_(RawOrigin::Signed(seller::<T>()), COLLECTION, ITEM, price::<T>(), until);

		assert_eq!(Listings::<T>::get(COLLECTION, ITEM).map(|listing| listing.seller), Some(seller::<T>()));
		Ok(())
	}

	#[benchmark]
	fn cancel() -> Result<(), BenchmarkError> {
		enrol::<T>()?;
		super::list::<T>()?;
		frame_system::Pallet::<T>::set_block_number(UNTIL.saturating_add(1).into());

		#[extrinsic_call]
		_(RawOrigin::Signed(buyer::<T>()), COLLECTION, ITEM);

		assert!(!Listings::<T>::contains_key(COLLECTION, ITEM));
		Ok(())
	}

	#[benchmark]
	fn buy(s: Linear<0, { limits::SHARES }>) -> Result<(), BenchmarkError> {
		enrol::<T>()?;
		T::BenchmarkHelper::share(&seller::<T>(), COLLECTION, s);
		super::list::<T>()?;
		let Terms { price, material, min_purse } = terms::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(buyer::<T>()), COLLECTION, ITEM, price, material, min_purse);

		assert!(is_sold::<T>());
		Ok(())
	}

	#[benchmark]
	fn make_offer() -> Result<(), BenchmarkError> {
		enrol::<T>()?;
		let Terms { price, material, min_purse } = terms::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(buyer::<T>()), COLLECTION, ITEM, price, UNTIL, material, min_purse);

		assert!(is_offered::<T>());
		Ok(())
	}

	#[benchmark]
	fn cancel_offer() -> Result<(), BenchmarkError> {
		enrol::<T>()?;
		super::make_offer::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(buyer::<T>()), COLLECTION, ITEM);

		assert!(!is_offered::<T>());
		Ok(())
	}

	#[benchmark]
	fn accept_offer(s: Linear<0, { limits::SHARES }>) -> Result<(), BenchmarkError> {
		enrol::<T>()?;
		T::BenchmarkHelper::share(&seller::<T>(), COLLECTION, s);
		super::list::<T>()?;
		super::make_offer::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(seller::<T>()), COLLECTION, ITEM, buyer::<T>(), price::<T>());

		assert!(is_sold::<T>() && !is_offered::<T>());
		Ok(())
	}

	#[benchmark]
	fn listing_due() -> Result<(), BenchmarkError> {
		enrol::<T>()?;
		super::list::<T>()?;
		let due = Due::Listing { collection: COLLECTION, item: ITEM };
		reach::<T>(due.clone());

		#[block]
		{
			Pallet::<T>::on_deadline(&due)?;
		}

		assert!(!Listings::<T>::contains_key(COLLECTION, ITEM));
		Ok(())
	}

	#[benchmark]
	fn offer_due() -> Result<(), BenchmarkError> {
		enrol::<T>()?;
		super::make_offer::<T>()?;
		let due = Due::Offer { collection: COLLECTION, item: ITEM, buyer: buyer::<T>() };
		reach::<T>(due.clone());

		#[block]
		{
			Pallet::<T>::on_deadline(&due)?;
		}

		assert!(!is_offered::<T>());
		Ok(())
	}

	#[benchmark]
	fn on_retired() -> Result<(), BenchmarkError> {
		enrol::<T>()?;
		super::list::<T>()?;

		#[block]
		{
			<Pallet<T> as OnRetired>::on_retired(COLLECTION, ITEM);
		}

		assert!(!Listings::<T>::contains_key(COLLECTION, ITEM));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::mock::benchmarking(), crate::tests::mock::Test);
}
