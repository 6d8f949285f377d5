//! What the runtime API answers.

use crate::{
	Config, Device, DeviceKey, DeviceView, Devices, NoteView, Notes, Pallet, Publisher, PublisherView, Publishers,
};
use alloc::{string::ToString, vec::Vec};
use vivarium_engine::text;
use vivarium_primitives::{CollectionId, ItemId};

impl<T: Config> Pallet<T> {
	/// The publishers of a collection, in the order of their admission.
	pub fn publishers_of(collection: CollectionId) -> Vec<PublisherView<T::AccountId>> {
		let publishers = Publishers::<T>::get(collection).into_iter();
		let view = |publisher: Publisher<T::AccountId>| PublisherView {
			left: publisher.terms.per_period.saturating_sub(Self::used(publisher.usage)),
			account: publisher.account,
			terms: publisher.terms,
			next_period: Self::next_period(),
		};
		publishers.map(view).collect()
	}

	/// The devices of a collection, revoked ones included, by their keys.
	pub fn devices_of(collection: CollectionId) -> Vec<DeviceView> {
		let mut devices: Vec<_> =
			Devices::<T>::iter_prefix(collection).map(|(key, device)| view(key, device)).collect();
		devices.sort_by_key(|view| view.device);
		devices
	}

	/// A device of a collection, with the count of its last reading.
	pub fn device_of(collection: CollectionId, key: DeviceKey) -> Option<DeviceView> {
		Devices::<T>::get(collection, key).map(|device| view(key, device))
	}

	/// The notes of an asset that are kept, oldest first.
	pub fn notes_of(collection: CollectionId, item: ItemId) -> Vec<NoteView<T::AccountId>> {
		let notes = Notes::<T>::get(collection, item).into_iter();
		notes
			.map(|note| NoteView { publisher: note.publisher, block: note.block, text: text(&note.text).to_string() })
			.collect()
	}
}

fn view<T: Config>(key: DeviceKey, device: Device<T>) -> DeviceView {
	let left = if device.revoked.is_some() { 0 } else { device.terms.per_period };
	DeviceView {
		device: key,
		name: text(&device.name).to_string(),
		left: left.saturating_sub(Pallet::<T>::used(device.usage)),
		terms: device.terms,
		since: device.since,
		revoked: device.revoked,
		sequence: device.sequence,
		sampled: device.sampled,
		missing: device.missing,
		next_period: Pallet::<T>::next_period(),
	}
}
