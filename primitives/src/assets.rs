//! Dynamic assets, as other pallets see them.

use crate::{BlockNumber, CollectionId, Hash, ItemId, ShardId};
use frame_support::weights::Weight;
use sp_runtime::DispatchError;
use vivarium_engine::{
	blueprint::{Core, Texts},
	external_id::ExternalId,
	life::Life,
	notice::Vocabulary,
	revision::{Origin, Record},
	synthesis::Proposal,
};

/// An asset as it is now.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Snapshot {
	/// The version of the collection's blueprint that it follows.
	pub version: u32,
	/// The shard that it is in.
	pub shard: ShardId,
	/// Its name in the outside world.
	pub external_id: ExternalId,
	/// Readings, traits, flags, health, state and measures.
	pub life: Life,
	/// The number of its last revision.
	pub revision: u32,
	/// The hash of its last revision.
	pub head: Hash,
	/// The chain's clock, in milliseconds since 1970, as of which measures have their numbers.
	pub time: u64,
}

/// A version of a collection's blueprint.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct BlueprintVersion {
	/// What the chain computes with.
	pub core: Core,
	/// What workers and people read.
	pub texts: Texts,
	/// The digest of both.
	pub hash: Hash,
}

/// The dynamic assets of the chain.
pub trait DynamicAssets<AccountId> {
	/// An asset as it is now; `None` where the item is no dynamic asset.
	fn snapshot(collection: CollectionId, item: ItemId) -> Option<Snapshot>;

	/// A version of a collection's blueprint.
	fn blueprint(collection: CollectionId, version: u32) -> Option<BlueprintVersion>;

	/// The owner of a collection.
	fn collection_owner(collection: CollectionId) -> Option<AccountId>;

	/// The owner of an item.
	fn owner(collection: CollectionId, item: ItemId) -> Option<AccountId>;

	/// Takes in what a model proposed, runs the rules once more, and records it. `version` is the blueprint's, under
	/// which it was proposed. Returns the revision's number.
	///
	/// # Errors
	/// Where the proposal does not fit the asset any more, and where acting on a trigger fails; nothing is changed then.
	fn adopt(
		collection: CollectionId,
		item: ItemId,
		version: u32,
		proposal: &Proposal,
		origin: Origin,
	) -> Result<u32, DispatchError>;

	/// A revision of an asset that is still in state.
	fn record(collection: CollectionId, item: ItemId, number: u32) -> Option<Record>;

	/// Puts state, traits and flags back to those of a revision, and records it. Returns the new revision's number.
	///
	/// # Errors
	/// Where it is no earlier revision of this asset, or was made under another blueprint.
	fn revert(collection: CollectionId, item: ItemId, to: &Record, origin: Origin) -> Result<u32, DispatchError>;

	/// Records something that changes neither state nor traits nor flags. Returns the revision's number.
	///
	/// # Errors
	/// Where the item is no dynamic asset.
	fn remark(collection: CollectionId, item: ItemId, origin: Origin) -> Result<u32, DispatchError>;

	/// The most that others weigh who hear of it when a proposal is adopted, and act on what the rules fire.
	fn acting_weight() -> Weight;
}

/// What can be told of assets.
pub trait Vocabularies {
	/// That of the blueprint that an asset follows; `None` where the item is no dynamic asset.
	fn of_item(collection: CollectionId, item: ItemId) -> Option<Vocabulary>;

	/// That of the latest version of a collection's blueprint; `None` where that is not there.
	fn of_collection(collection: CollectionId) -> Option<Vocabulary>;

	/// Whether a collection has any version of a blueprint. One that has none has no dynamic assets.
	fn has_any(collection: CollectionId) -> bool;
}

/// What moved an asset.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Step {
	/// This round: its opening block divided by the heartbeat.
	Round(BlockNumber),
	/// Values that a publisher pushed.
	Push,
	/// A model's proposal that came true.
	Synthesis,
}

/// What a step did to an asset, as far as others may want to know.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Conclusion {
	/// The collection.
	pub collection: CollectionId,
	/// The item.
	pub item: ItemId,
	/// The version of the blueprint.
	pub version: u32,
	/// What moved it.
	pub step: Step,
	/// State before and after, where it changed.
	pub transition: Option<(u8, u8)>,
	/// The triggers that fired, a bit each.
	pub triggers: u32,
	/// The flags that were raised, a bit each.
	pub raised: u32,
	/// The health before and after.
	pub health: (Option<u8>, Option<u8>),
}

/// Hears of every step of every asset.
pub trait OnConcluded {
	/// A step of an asset was concluded.
	fn on_concluded(conclusion: Conclusion);

	/// The most that hearing of it weighs.
	fn weight() -> Weight;

	/// The most that hearing of this very step weighs, where that is known without looking.
	fn weight_of(_conclusion: &Conclusion) -> Weight {
		Self::weight()
	}

	/// What it weighs beside that once, of however many assets of one collection a transaction brings steps.
	fn weight_once() -> Weight {
		Weight::zero()
	}
}

#[impl_trait_for_tuples::impl_for_tuples(8)]
impl OnConcluded for Tuple {
	fn on_concluded(conclusion: Conclusion) {
		for_tuples!( #( Tuple::on_concluded(conclusion); )* );
	}

	fn weight() -> Weight {
		let mut weight = Weight::zero();
		for_tuples!( #( weight = weight.saturating_add(Tuple::weight()); )* );
		weight
	}

	fn weight_of(conclusion: &Conclusion) -> Weight {
		let mut weight = Weight::zero();
		for_tuples!( #( weight = weight.saturating_add(Tuple::weight_of(conclusion)); )* );
		weight
	}

	fn weight_once() -> Weight {
		let mut weight = Weight::zero();
		for_tuples!( #( weight = weight.saturating_add(Tuple::weight_once()); )* );
		weight
	}
}
