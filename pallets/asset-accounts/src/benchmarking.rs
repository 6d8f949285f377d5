//! What the weights are measured by: the payer that is asked last pays, and accounts come into being or end.

use super::*;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{
		fungible::{Inspect, Mutate},
		EnsureOrigin, Get,
	},
	weights::{Weight, WeightMeter},
};
use frame_system::RawOrigin;
use sp_runtime::traits::Saturating;
use vivarium_primitives::{BlockNumber, CollectionId, ItemId, OnRetired, Purse, Upkeep};

/// What the benchmarks need of the runtime.
pub trait BenchmarkHelper<AccountId> {
	/// Makes a collection with one item that is a dynamic asset, both of this account.
	fn asset(owner: &AccountId, collection: CollectionId, item: ItemId);
}

const COLLECTION: CollectionId = 3_000;
const ITEM: ItemId = 0;

/// So many existential deposits.
fn deposits<T: Config>(number: u32) -> BalanceOf<T> {
	T::NativeBalance::minimum_balance().saturating_mul(number.into())
}

/// The owner of collection and asset, with money.
fn owner<T: Config>() -> T::AccountId {
	let owner: T::AccountId = whitelisted_caller();
	T::NativeBalance::set_balance(&owner, deposits::<T>(1_000_000));
	T::BenchmarkHelper::asset(&owner, COLLECTION, ITEM);
	owner
}

fn operator<T: Config>() -> T::AccountId {
	account("operator", 0, 0)
}

/// An epoch that is over, in which an operator has points, and for which it has something in the pot and more accrued.
fn over<T: Config>() -> T::AccountId {
	let operator = operator::<T>();
	T::NativeBalance::set_balance(&Pallet::<T>::pot(), deposits::<T>(100));
	Books::<T>::put(Ledger { epoch: 1, ends: 10, points: 0, payout: None });
	<Pallet<T> as Upkeep<T::AccountId>>::credit(&operator, 1);
	frame_system::Pallet::<T>::set_block_number(10u32.into());
	operator
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn fund() {
		let owner = owner::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), COLLECTION, ITEM, deposits::<T>(2));

		assert_eq!(T::NativeBalance::balance(&Pallet::<T>::purse_of(COLLECTION, ITEM)), deposits::<T>(2));
	}

	#[benchmark]
	fn withdraw() {
		let owner = owner::<T>();
		let purse = Pallet::<T>::purse_of(COLLECTION, ITEM);
		T::NativeBalance::set_balance(&purse, deposits::<T>(10));

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), COLLECTION, ITEM, deposits::<T>(2));

		assert_eq!(T::NativeBalance::balance(&purse), deposits::<T>(8));
	}

	#[benchmark]
	fn sponsor() {
		let owner = owner::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), COLLECTION, deposits::<T>(2));

		assert_eq!(T::NativeBalance::balance(&Pallet::<T>::sponsorship_of(COLLECTION)), deposits::<T>(2));
	}

	#[benchmark]
	fn withdraw_sponsorship() {
		let owner = owner::<T>();
		let sponsorship = Pallet::<T>::sponsorship_of(COLLECTION);
		T::NativeBalance::set_balance(&sponsorship, deposits::<T>(10));

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), COLLECTION, deposits::<T>(10));

		assert_eq!(T::NativeBalance::balance(&sponsorship), deposits::<T>(0));
	}

	#[benchmark]
	fn set_fees() -> Result<(), BenchmarkError> {
		let origin = T::FeeOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let fees = FeeTable { round: deposits::<T>(1), synthesis: deposits::<T>(2) };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, fees);

		assert_eq!(Fees::<T>::get(), fees);
		Ok(())
	}

	#[benchmark]
	fn claim() {
		let operator = operator::<T>();
		T::NativeBalance::set_balance(&Pallet::<T>::pot(), deposits::<T>(100));
		Accrued::<T>::insert(&operator, deposits::<T>(2));
		AllAccrued::<T>::put(deposits::<T>(2));

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), operator.clone());

		assert_eq!(T::NativeBalance::balance(&operator), deposits::<T>(2));
	}

	#[benchmark]
	fn earn() -> Result<(), BenchmarkError> {
		let owner = owner::<T>();

		#[block]
		{
			<Pallet<T> as Purse<T::AccountId, BalanceOf<T>>>::earn(&owner, COLLECTION, ITEM, deposits::<T>(2))?;
		}

		assert_eq!(Turnovers::<T>::get(COLLECTION, ITEM).earned, deposits::<T>(2));
		Ok(())
	}

	/// The purse cannot pay, the sponsorship does, and founds the pot.
	#[benchmark]
	fn charge() {
		owner::<T>();
		Fees::<T>::put(FeeTable { round: deposits::<T>(1), synthesis: deposits::<T>(1) });
		T::NativeBalance::set_balance(&Pallet::<T>::purse_of(COLLECTION, ITEM), deposits::<T>(1));
		T::NativeBalance::set_balance(&Pallet::<T>::sponsorship_of(COLLECTION), deposits::<T>(1_000));
		let heartbeat: BlockNumber = T::PrepaidBlocks::get();
		let until;

		#[block]
		{
			until = <Pallet<T> as Upkeep<T::AccountId>>::charge(COLLECTION, ITEM, None, heartbeat, heartbeat);
		}

		assert_eq!(until, Some(heartbeat));
	}

	#[benchmark]
	fn credit() {
		let operator = operator::<T>();

		#[block]
		{
			<Pallet<T> as Upkeep<T::AccountId>>::credit(&operator, 1);
		}

		assert_eq!(Books::<T>::get().points, 1);
	}

	#[benchmark]
	fn on_retired() {
		let owner = owner::<T>();
		let purse = Pallet::<T>::purse_of(COLLECTION, ITEM);
		T::NativeBalance::set_balance(&purse, deposits::<T>(10));
		Turnovers::<T>::insert(COLLECTION, ITEM, Turnover { earned: deposits::<T>(1), ..Default::default() });
		let before = T::NativeBalance::balance(&owner);

		#[block]
		{
			<Pallet<T> as OnRetired>::on_retired(COLLECTION, ITEM);
		}

		assert_eq!(T::NativeBalance::balance(&owner), before.saturating_add(deposits::<T>(10)));
	}

	#[benchmark]
	fn on_initialize_idle() {
		Books::<T>::put(Ledger { ends: 10, ..Default::default() });
		let mut meter = WeightMeter::with_limit(Weight::MAX);

		#[block]
		{
			Pallet::<T>::pay_operators(&mut meter);
		}

		assert_eq!(Books::<T>::get().ends, 10);
	}

	#[benchmark]
	fn close_epoch() {
		over::<T>();
		let mut books = Books::<T>::get();

		#[block]
		{
			Pallet::<T>::close_epoch(&mut books);
			Books::<T>::put(books);
		}

		assert_eq!(books.payout.map(|payout| payout.points), Some(1));
	}

	/// One operator of an epoch that is closed already, to whom something had accrued.
	#[benchmark]
	fn pay_operator() {
		let operator = over::<T>();
		Accrued::<T>::insert(&operator, deposits::<T>(1));
		AllAccrued::<T>::put(deposits::<T>(1));
		let mut books = Books::<T>::get();
		Pallet::<T>::close_epoch(&mut books);
		Books::<T>::put(books);
		let mut meter = WeightMeter::with_limit(Weight::MAX);

		#[block]
		{
			Pallet::<T>::pay_operators(&mut meter);
		}

		// All that was in the pot but the existential deposit.
		assert_eq!(T::NativeBalance::balance(&operator), deposits::<T>(99));
		assert!(!Accrued::<T>::contains_key(&operator));
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::mock::ExtBuilder::build(), crate::tests::mock::Test);
}
