//! What the weights are measured by: full lists of publishers, and notes of full length about assets that have as many as
//! are kept. What values do to their assets is weighed by who has the assets.

use super::*;
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{traits::Get, BoundedVec};
use frame_system::RawOrigin;
use vivarium_primitives::{limits, CollectionId, ItemId, NoteText};

/// What the benchmarks need of the runtime.
pub trait BenchmarkHelper<AccountId> {
	/// Makes a collection with a blueprint, and returns its owner.
	fn collection(collection: CollectionId) -> AccountId;
	/// Makes an item of the collection, and a dynamic asset of it.
	fn asset(collection: CollectionId, item: ItemId);
}

const COLLECTION: CollectionId = 1_000;

fn publisher<T: Config>() -> T::AccountId {
	whitelisted_caller()
}

fn note() -> NoteText {
	BoundedVec::truncate_from(core::iter::repeat_n(b'n', limits::NOTE as usize).collect())
}

/// A collection with all the publishers that it may have, but for one; returns its owner.
fn crowd<T: Config>() -> T::AccountId {
	let owner = T::BenchmarkHelper::collection(COLLECTION);
	let terms = Terms { per_period: u32::MAX, metrics: u16::MAX, notes: true };
	let publisher = |index| Publisher { account: account("publisher", index, 0), terms, period: 0, used: 0 };
	let publishers: Vec<_> = (1..limits::PUBLISHERS).map(publisher).collect();
	Publishers::<T>::insert(COLLECTION, BoundedVec::truncate_from(publishers));
	owner
}

fn admit<T: Config>() -> Result<T::AccountId, BenchmarkError> {
	let owner = crowd::<T>();
	let terms = Terms { per_period: u32::MAX, metrics: u16::MAX, notes: true };
	Pallet::<T>::do_admit(&owner, COLLECTION, publisher::<T>(), terms)?;
	Ok(owner)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn admit() {
		let owner = crowd::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), COLLECTION, publisher::<T>(), u32::MAX, u16::MAX, true);

		assert_eq!(Publishers::<T>::get(COLLECTION).len(), limits::PUBLISHERS as usize);
	}

	#[benchmark]
	fn dismiss() -> Result<(), BenchmarkError> {
		let owner = super::admit::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), COLLECTION, publisher::<T>());

		assert_eq!(Publishers::<T>::get(COLLECTION).len(), limits::PUBLISHERS.saturating_sub(1) as usize);
		Ok(())
	}

	#[benchmark]
	fn publish(n: Linear<1, { T::MaxEntries::get() }>) -> Result<(), BenchmarkError> {
		super::admit::<T>()?;
		for item in 0..n {
			T::BenchmarkHelper::asset(COLLECTION, item);
			for _ in 0..limits::NOTES {
				Pallet::<T>::keep(&publisher::<T>(), COLLECTION, item, note())?;
			}
		}
		let entry = |item| Entry { item, values: BoundedVec::new(), note: Some(note()) };
		let entries = BoundedVec::truncate_from((0..n).map(entry).collect());

		#[extrinsic_call]
		_(RawOrigin::Signed(publisher::<T>()), COLLECTION, entries);

		let told = frame_system::Pallet::<T>::read_events_no_consensus().last();
		let published = Event::Published {
			publisher: publisher::<T>(),
			collection: COLLECTION,
			accepted: n,
			refused: 0,
		};
		assert!(told.is_some_and(|record| record.event == <T as frame_system::Config>::RuntimeEvent::from(published)));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::mock::ext(), crate::tests::mock::Test);
}
