//! Requests: frozen inputs, and the committee that works on them.

use crate::{
	Config, Declarations, Due, End, Error, Event, Held, Matter, NotRequested, Open, Pallet, Requests, Stage, Wanted,
	WeightInfo,
};
use frame_support::{
	ensure,
	migrations::MultiStepMigrator,
	pallet_prelude::{DispatchResult, InvalidTransaction},
	traits::Get,
	weights::{Weight, WeightMeter},
	BoundedVec,
};
use sp_io::hashing::blake2_256;
use sp_runtime::traits::SaturatedConversion;
use vivarium_engine::{
	aggregate,
	synthesis::{system_hash, Frozen, Note, Occasion, Request},
};
use vivarium_primitives::{
	document_key, BlockNumber, CollectionId, Committee, Deadlines, DynamicAssets, Hash, ItemId, ModelId, ModelKind,
	ModelRegistry, ModelStatus, ModelTerms, Notes, Upkeep,
};

impl<T: Config> Pallet<T> {
	/// The present block.
	pub(crate) fn now() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	pub(crate) fn do_request(who: &T::AccountId, collection: CollectionId, item: ItemId) -> DispatchResult {
		ensure!(T::Assets::owner(collection, item).as_ref() == Some(who), Error::<T>::NotOwner);
		let asset = T::Assets::snapshot(collection, item).ok_or(Error::<T>::NotEnrolled)?;
		let declared = Declarations::<T>::get(collection, asset.version).ok_or(Error::<T>::NotDeclared)?;
		ensure!(declared.declaration.occasions.owner, Error::<T>::OwnersMayNotAsk);
		// Otherwise who does not like a proposal would ask again.
		let is_decided = |open: Open<T>| matches!(open.stage, Stage::Proposed(_) | Stage::Drawing(_));
		ensure!(!Requests::<T>::get((collection, item)).is_some_and(is_decided), Error::<T>::ProposalPending);
		Wanted::<T>::remove((collection, item));
		Self::open(collection, item, Occasion::Owner).map_err(|reason| {
			match reason {
				NotRequested::TooManyRequests => Error::<T>::TooManyRequests,
				NotRequested::ModelSilent => Error::<T>::ModelSilent,
				NotRequested::ReviewPending => Error::<T>::ReviewPending,
				NotRequested::NoCommittee => Error::<T>::NoCommittee,
				NotRequested::CannotPay => Error::<T>::CannotPay,
			}
			.into()
		})
	}

	/// Opens the requests that are wanted, as far as the weight goes; the rest waits for the next block.
	pub(crate) fn open_wanted(meter: &mut WeightMeter) {
		if meter.try_consume(<T as Config>::WeightInfo::on_initialize_idle()).is_err()
			|| <T as frame_system::Config>::MultiBlockMigrator::ongoing()
		{
			return;
		}
		// The counter says so without a look at the map.
		if Wanted::<T>::count() == 0 {
			return;
		}
		// Each block begins at another place among the keys, as at that of an item numbered like the block: whoever chooses ids
		// whose keys come first is not served before others for good.
		let place = (Self::now(), 0);
		let next =
			|| Wanted::<T>::iter_from(Wanted::<T>::hashed_key_for(place)).next().or_else(|| Wanted::<T>::iter().next());
		while meter.try_consume(Self::opening_weight()).is_ok() {
			let Some(((collection, item), occasion)) = next() else { return };
			Wanted::<T>::remove((collection, item));
			if let Err(reason) = Self::open(collection, item, occasion) {
				Self::deposit_event(Event::NotRequested { collection, item, reason });
			}
		}
	}

	/// A model's terms, under the chain's present system prompt.
	pub(crate) fn terms(model: ModelId) -> Option<ModelTerms> {
		T::Models::terms(model, &system_hash())
	}

	/// The terms of a model that may decide and write.
	pub(crate) fn speaking(model: ModelId) -> Option<ModelTerms> {
		Self::terms(model).filter(|terms| terms.kind == ModelKind::Chat && terms.status != ModelStatus::Suspended)
	}

	/// A registered model's version.
	pub(crate) fn version(model: ModelId) -> Option<Hash> {
		Self::terms(model).map(|terms| terms.version)
	}

	/// The terms of a model that may draw.
	pub(crate) fn drawing(model: ModelId) -> Option<ModelTerms> {
		Self::terms(model).filter(|terms| terms.kind == ModelKind::Image && terms.status != ModelStatus::Suspended)
	}

	/// What opening one request weighs, its charge included.
	pub(crate) fn opening_weight() -> Weight {
		<T as Config>::WeightInfo::open().saturating_add(T::Upkeep::weight())
	}

	/// Opens a request in place of an older one, which is not given back what it cost. What is no asset any more, or has no declaration, is passed over.
	fn open(collection: CollectionId, item: ItemId, occasion: Occasion) -> Result<(), NotRequested> {
		let Some(asset) = T::Assets::snapshot(collection, item) else { return Ok(()) };
		let Some(declared) = Declarations::<T>::get(collection, asset.version) else { return Ok(()) };
		let Some(blueprint) = T::Assets::blueprint(collection, asset.version) else { return Ok(()) };
		ensure!(!Held::<T>::contains_key(collection, item), NotRequested::ReviewPending);
		let model = declared.declaration.model;
		let terms = Self::speaking(model).ok_or(NotRequested::ModelSilent)?;
		match Requests::<T>::get((collection, item)) {
			// What merely comes round again does not stop work that is under way.
			Some(open) if occasion == Occasion::Rounds && open.request.declaration == declared.hash => return Ok(()),
			Some(_) => {}
			None => ensure!(Requests::<T>::count() < T::MaxOpen::get(), NotRequested::TooManyRequests),
		}
		let now = Self::now();
		let mut members = T::Committee::members(asset.shard, now);
		ensure!(!members.is_empty(), NotRequested::NoCommittee);
		// The last that can fail.
		T::Upkeep::charge_synthesis(collection, item).map_err(|_| NotRequested::CannotPay)?;
		Self::end(collection, item, End::Superseded);

		let life = asset.life;
		let readings = life.readings.iter().zip(&blueprint.core.metrics).map(|(reading, metric)| Frozen {
			value: reading.accepted.map(|accepted| accepted.value),
			freshness: reading.freshness_of(metric, blueprint.core.heartbeat, now),
			window: reading.window.clone(),
		});
		let notes = T::Notes::notes(collection, item).into_iter();
		let notes = notes.map(|(publisher, block, text)| Note { publisher, block, text });
		let request = Request {
			collection,
			item,
			block: now,
			occasion,
			blueprint: blueprint.hash,
			declaration: declared.hash,
			model: terms.version,
			revision: asset.revision,
			head: asset.head,
			external_id: asset.external_id,
			state: life.state,
			health: life.health,
			flags: life.flags,
			measures: BoundedVec::truncate_from(life.numbers(&blueprint.core, asset.time)),
			readings: BoundedVec::truncate_from(readings.collect()),
			traits: life.traits,
			notes: BoundedVec::truncate_from(notes.collect()),
			narrative: Self::face(collection, item).map(|face| face.narrative).unwrap_or_default(),
		};
		let hash = request.hash();
		// Rendezvous: the highest score leads.
		members.sort_by_key(|member| core::cmp::Reverse(blake2_256(&[hash, member.key.0].concat())));
		let until = now.saturating_add(T::RequestBlocks::get().max(1));
		let open = Open {
			request,
			hash,
			version: asset.version,
			committee: BoundedVec::truncate_from(members),
			until,
			stage: Stage::Asked { passed: 0 },
		};
		sp_io::offchain_index::set(&document_key(&hash), &open.request.bytes());
		// Those of the genesis were written in no block.
		sp_io::offchain_index::set(&document_key(&declared.hash), &declared.declaration.bytes());
		Requests::<T>::insert((collection, item), open);
		Self::arm(until, Due { collection, item, matter: Matter::Request });
		Self::deposit_event(Event::Requested { collection, item, request: hash.into(), occasion, model });
		Ok(())
	}

	/// Ends an asset's open request, if it has one, without a change.
	pub(crate) fn end(collection: CollectionId, item: ItemId, end: End) {
		if let Some(open) = Self::close(collection, item) {
			Self::deposit_event(Event::Ended { collection, item, request: open.hash.into(), end });
		}
	}

	/// Takes an asset's open request out of state.
	pub(crate) fn close(collection: CollectionId, item: ItemId) -> Option<Open<T>> {
		let open = Requests::<T>::take((collection, item))?;
		T::Deadlines::disarm(open.until.saturating_add(1), Due { collection, item, matter: Matter::Request });
		Some(open)
	}

	/// Lets something fall due in the block after `until`.
	pub(crate) fn arm(until: BlockNumber, due: Due) {
		let armed = T::Deadlines::arm(until.saturating_add(1), due);
		frame_support::defensive_assert!(armed.is_ok(), "the next block is in the future");
	}

	/// The request that a statement is about, while statements about it may come.
	pub(crate) fn awaiting(collection: CollectionId, item: ItemId, hash: &Hash) -> Result<Open<T>, InvalidTransaction> {
		let open = Self::opened(collection, item, hash).ok_or(InvalidTransaction::Stale)?;
		// The deadlines' hook may be behind.
		ensure!(Self::now() <= open.until, InvalidTransaction::Stale);
		Ok(open)
	}

	/// An asset's open request of this digest.
	pub(crate) fn opened(collection: CollectionId, item: ItemId, hash: &Hash) -> Option<Open<T>> {
		Requests::<T>::get((collection, item)).filter(|open| open.hash == *hash)
	}
}

impl<T: Config> Open<T> {
	/// The model that is asked.
	pub(crate) fn declaration(&self) -> Option<vivarium_engine::synthesis::Declaration> {
		let declared = Declarations::<T>::get(self.request.collection, self.version)?;
		(declared.hash == self.request.declaration).then_some(declared.declaration)
	}

	/// How many runs must agree.
	pub(crate) fn quorum(&self) -> u32 {
		aggregate::quorum(self.committee.len() as u32)
	}

	/// An operator's seat.
	pub(crate) fn seat(&self, operator: &T::AccountId) -> Option<u8> {
		let seat = self.committee.iter().position(|member| member.operator == *operator)?;
		u8::try_from(seat).ok()
	}
}
