//! What the weights are measured by: full lists of subscribers, who all asked for what happens.

use super::*;
use frame_benchmarking::{benchmarking::add_to_whitelist, v2::*};
use frame_support::{
	traits::{
		fungible::{Inspect, InspectHold, Mutate},
		Get, PalletInfoAccess,
	},
	Blake2_128Concat, StorageHasher,
};
use frame_system::RawOrigin;
use sp_io::hashing::twox_128;
use sp_runtime::{traits::Zero, DispatchResult, Saturating};
use vivarium_engine::notice::Filter;
use vivarium_primitives::{limits, CollectionId, Conclusion, ItemId, OnConcluded, OnRetired, Step};

/// What the benchmarks need of the runtime.
pub trait BenchmarkHelper {
	/// Makes an asset of a collection whose blueprint has as many flags, states and triggers as there may be.
	fn asset(collection: CollectionId, item: ItemId);
	/// Retires that asset, and removes the blueprint of its collection.
	fn abandon(collection: CollectionId, item: ItemId);
}

const COLLECTION: CollectionId = 3_000;
const ITEM: ItemId = 0;
const TO_ITEM: Subject = (COLLECTION, Some(ITEM));
const TO_COLLECTION: Subject = (COLLECTION, None);

/// All that can be told of an asset.
fn everything() -> Filter {
	let bits = |count: u32| 1u32.checked_shl(count).unwrap_or(0).wrapping_sub(1);
	Filter {
		flags: bits(limits::FLAGS),
		states: bits(limits::STATES),
		triggers: bits(limits::TRIGGERS),
		health_below: None,
	}
}

/// An account that can spare deposits.
fn rich<T: Config>(name: &'static str, index: u32) -> T::AccountId {
	let who = account(name, index, 0);
	let deposits = T::SubscriptionDeposit::get().saturating_mul(10u32.into());
	T::NativeBalance::set_balance(&who, T::NativeBalance::minimum_balance().saturating_add(deposits));
	who
}

/// Lets so many accounts be told of everything.
fn crowd<T: Config>(subject: Subject, name: &'static str, count: u32) -> DispatchResult {
	(0..count).try_for_each(|index| Pallet::<T>::do_subscribe(rich::<T>(name, index), subject, everything()))
}

/// An asset of which as many are told as may be, but for one.
fn nearly_full<T: Config>() -> DispatchResult {
	T::BenchmarkHelper::asset(COLLECTION, ITEM);
	crowd::<T>(TO_ITEM, "of the item", T::MaxItemSubscribers::get().saturating_sub(1))?;
	crowd::<T>(TO_COLLECTION, "of the collection", T::MaxCollectionSubscribers::get().saturating_sub(1))
}

/// An asset of which as many are told as may be. The last of both lists is one account.
fn full<T: Config>(last: &T::AccountId) -> DispatchResult {
	nearly_full::<T>()?;
	Pallet::<T>::do_subscribe(last.clone(), TO_ITEM, everything())?;
	Pallet::<T>::do_subscribe(last.clone(), TO_COLLECTION, everything())
}

/// Leaves out of the measure who is told of the whole collection: that is the same key for all assets of a report, and
/// weighed once.
fn whitelist_topics<T: Config>() {
	let system = <frame_system::Pallet<T> as PalletInfoAccess>::name();
	for subscription in OfCollection::<T>::get(COLLECTION) {
		let topic = Pallet::<T>::topic_of(&subscription.subscriber);
		let mut key = [twox_128(system.as_bytes()), twox_128(b"EventTopics")].concat();
		key.extend(Blake2_128Concat::hash(topic.as_bytes()));
		add_to_whitelist(key.into());
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn subscribe() -> Result<(), BenchmarkError> {
		let last = rich::<T>("last", 0);
		nearly_full::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(last.clone()), COLLECTION, Some(ITEM), everything());

		assert!(BySubscriber::<T>::contains_key(&last, TO_ITEM));
		Ok(())
	}

	#[benchmark]
	fn change() -> Result<(), BenchmarkError> {
		let last = rich::<T>("last", 0);
		full::<T>(&last)?;
		let filter = Filter { flags: 1, ..Filter::default() };

		#[extrinsic_call]
		_(RawOrigin::Signed(last), COLLECTION, Some(ITEM), filter);

		assert_eq!(OfItem::<T>::get(COLLECTION, ITEM).last().map(|last| last.filter), Some(filter));
		Ok(())
	}

	#[benchmark]
	fn unsubscribe() -> Result<(), BenchmarkError> {
		let last = rich::<T>("last", 0);
		full::<T>(&last)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(last.clone()), COLLECTION, None);

		assert!(!BySubscriber::<T>::contains_key(&last, TO_COLLECTION));
		Ok(())
	}

	#[benchmark]
	fn clear() -> Result<(), BenchmarkError> {
		let last = rich::<T>("last", 0);
		full::<T>(&last)?;
		T::BenchmarkHelper::abandon(COLLECTION, ITEM);

		#[extrinsic_call]
		_(RawOrigin::Signed(last.clone()), COLLECTION);

		assert!(!OfCollection::<T>::contains_key(COLLECTION));
		Ok(())
	}

	/// Everybody is told; the accounts that are told of the whole collection have been told of another asset before.
	#[benchmark]
	fn on_concluded() -> Result<(), BenchmarkError> {
		T::BenchmarkHelper::asset(COLLECTION, ITEM);
		crowd::<T>(TO_ITEM, "of the item", T::MaxItemSubscribers::get())?;
		crowd::<T>(TO_COLLECTION, "of the collection", T::MaxCollectionSubscribers::get())?;
		whitelist_topics::<T>();
		let conclusion = Conclusion {
			collection: COLLECTION,
			item: ITEM,
			version: 1,
			step: Step::Push,
			transition: Some((0, 1)),
			triggers: everything().triggers,
			raised: everything().flags,
			health: (Some(100), Some(0)),
		};

		#[block]
		{
			<Pallet<T> as OnConcluded>::on_concluded(conclusion);
		}

		let told = frame_system::Pallet::<T>::read_events_no_consensus().last().map_or(0, |record| record.topics.len());
		let all = T::MaxItemSubscribers::get().saturating_add(T::MaxCollectionSubscribers::get());
		assert_eq!(told, all as usize);
		Ok(())
	}

	#[benchmark]
	fn on_retired() -> Result<(), BenchmarkError> {
		let last = rich::<T>("last", 0);
		full::<T>(&last)?;

		#[block]
		{
			<Pallet<T> as OnRetired>::on_retired(COLLECTION, ITEM);
		}

		let held = T::NativeBalance::balance_on_hold(&HoldReason::Subscription.into(), &account("of the item", 0, 0));
		assert!(held.is_zero());
		assert!(!OfItem::<T>::contains_key(COLLECTION, ITEM));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::mock::ExtBuilder::build(), crate::tests::mock::Test);
}
