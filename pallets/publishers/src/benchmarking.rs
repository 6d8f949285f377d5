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
	/// Makes a collection with a blueprint, if there is none yet, and returns its id and owner.
	fn collection() -> (CollectionId, AccountId);
	/// Makes an item of that collection, and a dynamic asset of it.
	fn asset(item: ItemId);
}

fn publisher<T: Config>() -> T::AccountId {
	whitelisted_caller()
}

fn note() -> NoteText {
	BoundedVec::truncate_from(core::iter::repeat_n(b'n', limits::NOTE as usize).collect())
}

/// A collection with all the publishers that it may have, but for one; returns its id and owner.
fn crowd<T: Config>() -> (CollectionId, T::AccountId) {
	let (collection, owner) = T::BenchmarkHelper::collection();
	let terms = Terms { per_period: u32::MAX, metrics: u16::MAX, notes: true };
	let publisher = |index| Publisher { account: account("publisher", index, 0), terms, period: 0, used: 0 };
	let publishers: Vec<_> = (1..limits::PUBLISHERS).map(publisher).collect();
	Publishers::<T>::insert(collection, BoundedVec::truncate_from(publishers));
	(collection, owner)
}

/// The same with all of them.
fn full<T: Config>() -> Result<(CollectionId, T::AccountId), BenchmarkError> {
	let (collection, owner) = crowd::<T>();
	let terms = Terms { per_period: u32::MAX, metrics: u16::MAX, notes: true };
	Pallet::<T>::do_admit(&owner, collection, publisher::<T>(), terms)?;
	Ok((collection, owner))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn admit() {
		let (collection, owner) = crowd::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), collection, publisher::<T>(), u32::MAX, u16::MAX, true);

		assert_eq!(Publishers::<T>::get(collection).len(), limits::PUBLISHERS as usize);
	}

	#[benchmark]
	fn dismiss() -> Result<(), BenchmarkError> {
		let (collection, owner) = full::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), collection, publisher::<T>());

		assert_eq!(Publishers::<T>::get(collection).len(), limits::PUBLISHERS.saturating_sub(1) as usize);
		Ok(())
	}

	#[benchmark]
	fn publish(n: Linear<1, { T::MaxEntries::get() }>) -> Result<(), BenchmarkError> {
		let (collection, _) = full::<T>()?;
		for item in 0..n {
			T::BenchmarkHelper::asset(item);
			for _ in 0..limits::NOTES {
				Pallet::<T>::keep(&publisher::<T>(), collection, item, note())?;
			}
		}
		let entry = |item| Entry { item, values: BoundedVec::new(), note: Some(note()) };
		let entries = BoundedVec::truncate_from((0..n).map(entry).collect());

		#[extrinsic_call]
		_(RawOrigin::Signed(publisher::<T>()), collection, entries);

		let told = frame_system::Pallet::<T>::read_events_no_consensus().last();
		let published = Event::Published { publisher: publisher::<T>(), collection, accepted: n, refused: 0 };
		assert!(told.is_some_and(|record| record.event == <T as frame_system::Config>::RuntimeEvent::from(published)));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::mock::ext(), crate::tests::mock::Test);
}
