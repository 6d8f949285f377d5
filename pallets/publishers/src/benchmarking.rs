//! What the weights are measured by: full lists of publishers, notes of full length about assets that have as many as are
//! kept, and readings each by a device of its own. What values do to their assets is weighed by who has the assets.

use super::*;
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{Get, Time},
	BoundedVec,
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use sp_core::crypto::KeyTypeId;
use sp_io::crypto::{ed25519_generate, ed25519_sign};
use sp_runtime::traits::Zero;
use vivarium_primitives::{limits, CollectionId, ItemId, NoteText, Sample};

/// Under which the keys of the devices are kept.
const KEY_TYPE: KeyTypeId = KeyTypeId(*b"devi");

/// What the benchmarks need of the runtime.
pub trait BenchmarkHelper<AccountId> {
	/// Makes a collection with a blueprint, if there is none yet, and returns its id and owner.
	fn collection() -> (CollectionId, AccountId);
	/// The position of a metric that devices push, whatever its value.
	fn metric() -> u8;
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
	let publisher = |index| Publisher { account: account("publisher", index, 0), terms, usage: Usage::default() };
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

fn device_terms() -> DeviceTerms {
	let items = (0..limits::DEVICE_ITEMS).rev().collect();
	let scope = Scope::Items(BoundedVec::truncate_from(items));
	DeviceTerms { scope, metrics: u16::MAX, per_period: u32::MAX, max_age: u32::MAX }
}

fn device_name() -> DeviceName {
	BoundedVec::truncate_from(core::iter::repeat_n(b'd', limits::NAME as usize).collect())
}

/// Admits a new device to a collection.
fn device<T: Config>(owner: &T::AccountId, collection: CollectionId) -> Result<DeviceKey, BenchmarkError> {
	let key = ed25519_generate(KEY_TYPE, None);
	Pallet::<T>::do_admit_device(owner, collection, key, device_name(), device_terms())?;
	Ok(key)
}

/// A reading that a device signed, in the chain's first half minute.
fn reading<T: Config>(key: DeviceKey, collection: CollectionId, item: ItemId) -> Result<SignedReading, BenchmarkError> {
	let values = BoundedVec::truncate_from(Vec::from([(T::BenchmarkHelper::metric(), 1)]));
	let sampled = T::Clock::now().saturating_add(1);
	let sample = Sample { item, sequence: 1, sampled, values };
	let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
	let signature = ed25519_sign(KEY_TYPE, &key, &sample.message(genesis, collection));
	Ok(SignedReading { device: key, sample, signature: signature.ok_or("the key is not there")? })
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

	#[benchmark]
	fn admit_device() -> Result<(), BenchmarkError> {
		let (collection, owner) = T::BenchmarkHelper::collection();
		let key = ed25519_generate(KEY_TYPE, None);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), collection, key, device_name(), device_terms());

		assert!(Devices::<T>::contains_key(collection, key));
		Ok(())
	}

	#[benchmark]
	fn revoke_device() -> Result<(), BenchmarkError> {
		let (collection, owner) = T::BenchmarkHelper::collection();
		let key = device::<T>(&owner, collection)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), collection, key);

		assert!(Devices::<T>::get(collection, key).is_some_and(|device| device.revoked.is_some()));
		Ok(())
	}

	#[benchmark]
	fn forget_device() -> Result<(), BenchmarkError> {
		let (collection, owner) = T::BenchmarkHelper::collection();
		let key = device::<T>(&owner, collection)?;
		Pallet::<T>::do_revoke_device(&owner, collection, key)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), collection, key);

		assert!(!Devices::<T>::contains_key(collection, key));
		Ok(())
	}

	#[benchmark]
	fn relay(n: Linear<1, { T::MaxEntries::get() }>) -> Result<(), BenchmarkError> {
		let (collection, owner) = T::BenchmarkHelper::collection();
		let mut readings = Vec::new();
		for item in 0..n {
			T::BenchmarkHelper::asset(item);
			let key = ed25519_generate(KEY_TYPE, None);
			let terms = DeviceTerms { scope: Scope::All, ..device_terms() };
			Pallet::<T>::do_admit_device(&owner, collection, key, device_name(), terms)?;
			readings.push(reading::<T>(key, collection, item)?);
		}
		let relayer = publisher::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(relayer.clone()), collection, BoundedVec::truncate_from(readings));

		let told = frame_system::Pallet::<T>::read_events_no_consensus().last();
		let relayed = Event::Relayed { relayer, collection, accepted: n, refused: 0 };
		assert!(told.is_some_and(|record| record.event == <T as frame_system::Config>::RuntimeEvent::from(relayed)));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::tests::mock::ext(), crate::tests::mock::Test);
}
