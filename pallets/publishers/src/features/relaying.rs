//! Relaying: readings that devices signed, carried in by anyone.

use crate::{Config, Device, Devices, Error, Event, Pallet, SignedReading, WeightInfo};
use frame_support::{
	ensure, pallet_prelude::DispatchResult, storage::with_storage_layer, traits::Time, weights::Weight, BoundedVec,
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_io::crypto::ed25519_verify;
use sp_runtime::{traits::Zero, DispatchError};
use vivarium_primitives::{limits, CollectionId, Publish, Pushed, Sample};

const MS: u64 = 1_000;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_relay(
		relayer: &T::AccountId,
		collection: CollectionId,
		readings: BoundedVec<SignedReading, T::MaxEntries>,
	) -> DispatchResult {
		ensure!(!readings.is_empty(), Error::<T>::NoEntry);
		let count = readings.len() as u32;
		let mut refused = 0u32;
		for reading in readings {
			if let Err(error) = with_storage_layer(|| Self::carry(relayer, collection, &reading)) {
				refused = refused.saturating_add(1);
				let SignedReading { device, sample: Sample { item, sequence, .. }, .. } = reading;
				Self::deposit_event(Event::ReadingRefused { collection, item, device, sequence, error });
			}
		}
		let accepted = count.saturating_sub(refused);
		Self::deposit_event(Event::Relayed { relayer: relayer.clone(), collection, accepted, refused });
		Ok(())
	}

	fn carry(relayer: &T::AccountId, collection: CollectionId, reading: &SignedReading) -> DispatchResult {
		let SignedReading { device: key, sample, signature } = reading;
		let Sample { item, sequence, sampled, values } = sample;
		Devices::<T>::try_mutate(collection, key, |place| {
			let device = place.as_mut().ok_or(Error::<T>::DeviceNotAdmitted)?;
			Self::check(device, sample)?;
			let usage = Self::with(device.usage, 1, device.terms.per_period)?;
			ensure!(T::Assets::is_asset(collection, *item), Error::<T>::NotEnrolled);
			// Last, since it takes the most.
			let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
			let message = sample.message(genesis, collection);
			ensure!(ed25519_verify(signature, &message, key), Error::<T>::BadSignature);
			if device.sequence > 0 {
				let passed_over = sequence.saturating_sub(device.sequence).saturating_sub(1);
				device.missing = device.missing.saturating_add(passed_over);
			}
			device.sequence = *sequence;
			device.sampled = *sampled;
			device.usage = usage;
			Ok::<_, DispatchError>(())
		})?;
		let by = Pushed::Device { device: key.0, relayer: relayer.clone(), sampled: *sampled };
		T::Assets::publish(&by, collection, *item, values)
	}

	/// Whether a device may have taken this sample, and it comes in time and in its order.
	fn check(device: &Device<T>, sample: &Sample) -> DispatchResult {
		let Sample { item, sequence, sampled, values } = sample;
		let Device { terms, .. } = device;
		ensure!(device.revoked.is_none(), Error::<T>::DeviceRevoked);
		ensure!(*sequence > device.sequence, Error::<T>::NotInSequence);
		ensure!(terms.cover(*item), Error::<T>::ItemNotAllowed);
		ensure!(!values.is_empty(), Error::<T>::NoValue);
		ensure!(values.iter().all(|(metric, _)| terms.allow(*metric)), Error::<T>::MetricNotAllowed);
		let now = T::Clock::now();
		ensure!(*sampled <= now.saturating_add(limits::AHEAD_MS), Error::<T>::FromTheFuture);
		ensure!(*sampled >= device.sampled, Error::<T>::SampledEarlier);
		ensure!(*sampled > device.since, Error::<T>::SampledBeforeAdmission);
		let age = now.saturating_sub(*sampled);
		ensure!(age <= u64::from(terms.max_age).saturating_mul(MS), Error::<T>::TooOld);
		Ok(())
	}

	/// The most that a call with so many readings weighs: each may be taken, and let its asset advance.
	pub(crate) fn weight_of_readings(count: u32) -> Weight {
		let advances = T::Assets::weight().saturating_mul(count.into());
		T::WeightInfo::relay(count).saturating_add(advances)
	}
}
