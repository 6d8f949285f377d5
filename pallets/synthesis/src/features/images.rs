//! Images: their bytes are a transaction's, and state holds their digest.

use crate::{Config, Event, Image, Pallet, Stage};
use frame_support::{
	ensure,
	pallet_prelude::{ConstU32, InvalidTransaction, TransactionSource, TransactionValidityWithRefund},
	BoundedVec,
};
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::MultiSignature;
use vivarium_engine::image;
use vivarium_primitives::{limits, statement, CollectionId, Hash, ItemId};

impl<T: Config> Pallet<T> {
	/// Whether the next block may include the image: it must be the one that its proposal names, and an image.
	pub(crate) fn authorize_image(
		_source: TransactionSource,
		collection: &CollectionId,
		item: &ItemId,
		request: &H256,
		operator: &T::AccountId,
		signature: &MultiSignature,
		bytes: &BoundedVec<u8, ConstU32<{ limits::IMAGE }>>,
	) -> TransactionValidityWithRefund {
		let open = Self::awaiting(*collection, *item, &request.0)?;
		let candidate = match &open.stage {
			Stage::Drawing(candidate) => candidate,
			_ => return Err(InvalidTransaction::Future.into()),
		};
		let seat = open.seat(operator).ok_or(InvalidTransaction::BadSigner)?;
		ensure!(seat == candidate.leader, InvalidTransaction::BadSigner);
		ensure!(image::recognise(bytes).is_some(), InvalidTransaction::Call);
		let digest = blake2_256(bytes);
		ensure!(candidate.proposal.image == Some(digest), InvalidTransaction::Call);
		Self::authorize(&open, statement::Stage::Image, seat, digest, signature)
	}

	/// Stores an image and goes on with its proposal. It never fails: a failure would let the transaction be sent again.
	pub(crate) fn do_deliver_image(collection: CollectionId, item: ItemId, request: Hash, bytes: &[u8]) {
		let Some(open) = Self::opened(collection, item, &request) else { return };
		let Stage::Drawing(candidate) = open.stage else { return };
		let image = Image { digest: blake2_256(bytes), bytes: bytes.len() as u32 };
		Self::deposit_event(Event::ImageStored { collection, item, digest: image.digest.into(), bytes: image.bytes });
		Self::decide(collection, item, candidate, Some(image));
		// Last, and once: the index finds the bytes at the transaction's end.
		if let Some(extrinsic) = frame_system::Pallet::<T>::extrinsic_index() {
			sp_io::transaction_index::index(extrinsic, image.bytes, image.digest);
		}
	}
}
