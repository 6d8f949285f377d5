//! What the weights are measured by: schedules with as many shares as there may be, and the longest way through a call.

use super::*;
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{
		fungible::{Inspect, Mutate},
		Get,
	},
	weights::{Weight, WeightMeter},
	BoundedVec,
};
use frame_system::RawOrigin;
use vivarium_engine::royalty::{Share, WHOLE};
use vivarium_primitives::{limits, BlockNumber, CollectionId, ItemId, Proceeds, Royalties};

/// What the benchmarks need of the runtime.
pub trait BenchmarkHelper<AccountId> {
	/// Makes a collection of this account with an item in it.
	fn create(owner: &AccountId, collection: CollectionId, item: ItemId);
	/// Gives a collection to another account.
	fn give(collection: CollectionId, from: &AccountId, to: &AccountId);
}

const COLLECTION: CollectionId = 3_000;
const ITEM: ItemId = 0;

/// So many times the existential deposit.
fn funds<T: Config>(times: u32) -> BalanceOf<T> {
	use sp_runtime::traits::Saturating;
	T::NativeBalance::minimum_balance().saturating_mul(times.into())
}

fn rich<T: Config>(name: &'static str) -> T::AccountId {
	let who = account(name, 0, 0);
	T::NativeBalance::set_balance(&who, funds::<T>(1_000_000));
	who
}

fn beneficiary<T: Config>(number: u32) -> T::AccountId {
	account("beneficiary", number, 0)
}

/// A schedule of so many shares that are equal, but for rounding.
fn schedule<T: Config>(shares: u32) -> ScheduleOf<T> {
	let each = WHOLE.checked_div(shares).unwrap_or(WHOLE);
	let first = WHOLE.saturating_sub(each.saturating_mul(shares.saturating_sub(1)));
	let shares = (0..shares)
		.map(|number| Share { account: beneficiary::<T>(number), part: if number == 0 { first } else { each } });
	ScheduleOf::<T> { rate: T::MaxRate::get().deconstruct(), shares: BoundedVec::truncate_from(shares.collect()) }
}

fn full<T: Config>() -> ScheduleOf<T> {
	schedule::<T>(limits::SHARES)
}

/// A collection with an item; returns its owner, who has filed nothing.
fn collection<T: Config>() -> T::AccountId {
	let owner = rich::<T>("owner");
	T::BenchmarkHelper::create(&owner, COLLECTION, ITEM);
	owner
}

/// The same, where the owner before has filed all there is to file, so that the deposits are another's; returns the
/// present owner.
fn inherited<T: Config>() -> Result<T::AccountId, BenchmarkError> {
	let before = collection::<T>();
	Pallet::<T>::do_set_schedule(&before, COLLECTION, full::<T>())?;
	Pallet::<T>::do_override_item(&before, COLLECTION, ITEM, full::<T>())?;
	let owner = rich::<T>("heir");
	T::BenchmarkHelper::give(COLLECTION, &before, &owner);
	Ok(owner)
}

/// Lets something accrue to a beneficiary whose account does not exist; returns it.
fn accrued<T: Config>() -> Result<T::AccountId, BenchmarkError> {
	let owner = collection::<T>();
	Pallet::<T>::do_set_schedule(&owner, COLLECTION, schedule::<T>(1))?;
	Pallet::<T>::collect(&rich::<T>("payer"), COLLECTION, ITEM, funds::<T>(10), Proceeds::Sale)?;
	Ok(beneficiary::<T>(0))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_schedule() -> Result<(), BenchmarkError> {
		let owner = inherited::<T>()?;
		let schedule = full::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), COLLECTION, schedule);

		assert!(Terms::<T>::get(COLLECTION).schedule.is_some_and(|filed| filed.depositor == owner));
		Ok(())
	}

	#[benchmark]
	fn remove_schedule() -> Result<(), BenchmarkError> {
		let owner = inherited::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), COLLECTION);

		assert_eq!(Terms::<T>::get(COLLECTION).schedule, None);
		Ok(())
	}

	#[benchmark]
	fn freeze_schedule() -> Result<(), BenchmarkError> {
		let owner = inherited::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), COLLECTION);

		assert!(Terms::<T>::get(COLLECTION).is_frozen);
		Ok(())
	}

	#[benchmark]
	fn override_item() -> Result<(), BenchmarkError> {
		let owner = inherited::<T>()?;
		let schedule = Some(full::<T>());

		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), COLLECTION, ITEM, schedule);

		assert!(Overrides::<T>::get(COLLECTION, ITEM).is_some_and(|filed| filed.depositor == owner));
		Ok(())
	}

	#[benchmark]
	fn remove_override() -> Result<(), BenchmarkError> {
		let owner = inherited::<T>()?;

		#[extrinsic_call]
		override_item(RawOrigin::Signed(owner), COLLECTION, ITEM, None);

		assert!(!Overrides::<T>::contains_key(COLLECTION, ITEM));
		Ok(())
	}

	#[benchmark]
	fn claim() -> Result<(), BenchmarkError> {
		let beneficiary = accrued::<T>()?;
		// What is dust is looked for last.
		let amount = Accruals::<T>::take(&beneficiary).ok_or(BenchmarkError::Stop("nothing has accrued"))?;
		Dust::<T>::insert(&beneficiary, amount);

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), beneficiary.clone());

		assert_eq!(T::NativeBalance::balance(&beneficiary), amount);
		Ok(())
	}

	#[benchmark]
	fn collect(s: Linear<1, { limits::SHARES }>) -> Result<(), BenchmarkError> {
		let owner = collection::<T>();
		Pallet::<T>::do_override_item(&owner, COLLECTION, ITEM, schedule::<T>(s))?;
		(0..s).for_each(|number| Dust::<T>::insert(beneficiary::<T>(number), BalanceOf::<T>::from(1u32)));
		let payer = rich::<T>("payer");
		let credits: Vec<_>;

		#[block]
		{
			credits = Pallet::<T>::collect(&payer, COLLECTION, ITEM, funds::<T>(1_000), Proceeds::Sale)?;
		}

		assert_eq!(credits.len() as u32, s);
		assert!((0..s).all(|number| Accruals::<T>::contains_key(beneficiary::<T>(number))));
		Ok(())
	}

	#[benchmark]
	fn on_initialize_idle() {
		Settlements::<T>::put(Timetable { next: BlockNumber::MAX, under_way: None });
		let mut meter = WeightMeter::with_limit(Weight::MAX);

		#[block]
		{
			Pallet::<T>::settle(&mut meter);
		}

		assert_eq!(meter.consumed(), T::WeightInfo::on_initialize_idle());
	}

	/// One that is through.
	#[benchmark]
	fn settle() {
		let after = Some(beneficiary::<T>(0));
		let settlement = Settlement { began: 0, after, paid: 1, deferred: 0 };
		Settlements::<T>::put(Timetable { next: 0, under_way: Some(settlement) });
		let mut meter = WeightMeter::with_limit(Weight::MAX);

		#[block]
		{
			Pallet::<T>::settle(&mut meter);
		}

		assert_eq!(Settlements::<T>::get().under_way, None);
	}

	#[benchmark]
	fn pay() -> Result<(), BenchmarkError> {
		let beneficiary = accrued::<T>()?;
		let is_paid;

		#[block]
		{
			is_paid = Accruals::<T>::iter_keys().next().is_some_and(|first| Pallet::<T>::pay(&first));
		}

		assert!(is_paid && !Accruals::<T>::contains_key(beneficiary));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::mock::benchmarking(), crate::tests::mock::Test);
}
