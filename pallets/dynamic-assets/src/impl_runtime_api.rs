//! What the runtime API answers.

use crate::{Asset, Assets, Cells, Closed, Config, Event, Pallet, Shards};
use alloc::{string::String, vec::Vec};
use vivarium_engine::{
	blueprint::{Core, Texts},
	card,
	claims::{self, ClaimView},
	metadata::{Face, Portrait},
	revision::{self, Record},
	view::{AssetView, Place, ReadingView, RevisionLine, RoundView},
};
use vivarium_primitives::{limits, CollectionId, ItemId};

impl<T: Config> Pallet<T> {
	/// The asset with names instead of positions.
	pub fn asset_view(collection: CollectionId, item: ItemId) -> Option<AssetView> {
		let asset = Assets::<T>::get(collection, item)?;
		let next_round = Shards::<T>::get(asset.shard).map_or(0, |shard| shard.next_opening(Self::now()));
		let place = Place { version: asset.version, shard: asset.shard, next_round, failed: asset.failed };
		Self::with_portrait(collection, item, |portrait| AssetView::new(portrait, place))
	}

	/// One reading of an asset, by the metric's name.
	pub fn reading_view(collection: CollectionId, item: ItemId, metric: &str) -> Option<ReadingView> {
		Self::asset_view(collection, item)?.readings.into_iter().find(|reading| reading.metric == metric)
	}

	/// ERC-721 / OpenSea metadata, with what a model wrote and drew of the asset.
	pub fn metadata(collection: CollectionId, item: ItemId, face: Option<Face<'_>>) -> Option<String> {
		Self::with_portrait(collection, item, |portrait| Portrait { face, ..*portrait }.json())
	}

	/// The SVG card.
	pub fn card(collection: CollectionId, item: ItemId) -> Option<String> {
		Self::with_portrait(collection, item, card::svg)
	}

	/// Whether an asset's claim of this name holds in this block. What is no asset claims nothing.
	pub fn is_valid(collection: CollectionId, item: ItemId, claim: &str) -> bool {
		let valid = Self::with_asset(collection, item, |asset, core, texts| {
			claims::is_valid(claim, core, texts, &asset.life, Self::moment())
		});
		valid.unwrap_or(false)
	}

	/// All that an asset claims, and what of it holds in this block.
	pub fn claim_views(collection: CollectionId, item: ItemId) -> Vec<ClaimView> {
		let views = Self::with_asset(collection, item, |asset, core, texts| {
			texts.claims.iter().map(|claim| claim.view(core, texts, &asset.life, Self::moment())).collect()
		});
		views.unwrap_or_default()
	}

	/// The revisions that are still in state, newest first.
	pub fn revisions(collection: CollectionId, item: ItemId) -> Vec<Record> {
		let newest = Assets::<T>::get(collection, item).map_or(0, |asset| asset.revision);
		let oldest = newest.saturating_sub(limits::REVISIONS_IN_STATE).saturating_add(1);
		(oldest..=newest).rev().filter_map(|number| Self::revision(collection, item, number)).collect()
	}

	/// The rounds whose reports the next block may include, those that are closed already left out.
	pub fn due() -> Vec<RoundView> {
		let rounds = Self::open_rounds(Self::now()).into_iter();
		rounds
			.filter(|round| Closed::<T>::get(round.shard).is_none_or(|closed| closed < round.opening))
			.filter_map(|round| {
				let shard = Shards::<T>::get(round.shard)?;
				let cell = Cells::<T>::get(round.shard).filter(|cell| cell.round == round.opening);
				let assets = shard.members.len() as u32;
				Some(RoundView {
					shard: round.shard,
					collection: shard.collection,
					version: shard.version,
					opening: round.opening,
					last: round.last,
					assets,
					open: cell.as_ref().map_or(assets, |cell| cell.open.len() as u32),
					reported: cell.map_or(0, |cell| cell.reported()),
				})
			})
			.collect()
	}

	/// The assets that were revised in this block, each with a line that says what changed.
	pub fn revised() -> Vec<RevisionLine>
	where
		<T as frame_system::Config>::RuntimeEvent: TryInto<Event<T>>,
	{
		frame_system::Pallet::<T>::read_events_no_consensus()
			.filter_map(|record| match record.event.try_into() {
				Ok(Event::Revised { collection, item, number, .. }) => Self::line(collection, item, number),
				_ => None,
			})
			.collect()
	}

	fn line(collection: CollectionId, item: ItemId, number: u32) -> Option<RevisionLine> {
		let current = Self::revision(collection, item, number)?;
		let previous = number.checked_sub(1).and_then(|number| Self::revision(collection, item, number));
		Self::with_portrait(collection, item, |portrait| {
			let line = revision::describe(&current, previous.as_ref(), portrait.core, portrait.texts);
			RevisionLine { collection, item, name: portrait.name(), number, line }
		})
	}

	fn with_asset<R>(
		collection: CollectionId,
		item: ItemId,
		look: impl FnOnce(&Asset<T>, &Core, &Texts) -> R,
	) -> Option<R> {
		let asset = Assets::<T>::get(collection, item)?;
		let (core, texts) = Self::blueprint(collection, asset.version)?;
		Some(look(&asset, &core, &texts))
	}

	fn with_portrait<R>(collection: CollectionId, item: ItemId, look: impl FnOnce(&Portrait<'_>) -> R) -> Option<R> {
		let asset = Assets::<T>::get(collection, item)?;
		let (core, texts) = Self::blueprint(collection, asset.version)?;
		let last = Self::revision(collection, item, asset.revision);
		let why = last.map(|last| last.revision().origin.reasons(&texts).into_iter().map(String::from).collect());
		let why: Vec<String> = why.unwrap_or_default();
		Some(look(&Portrait {
			collection,
			item,
			external_id: &asset.external_id,
			core: &core,
			texts: &texts,
			life: &asset.life,
			revision: asset.revision,
			head: asset.head,
			now: Self::moment(),
			why: &why,
			is_dormant: asset.paid_until.is_none(),
			face: None,
		}))
	}
}
