//! What a subscriber wants to be told.

use crate::Chain;
use pallet_notifications::{Refusal, Subject, Told};
use serde::{Deserialize, Serialize};
use vivarium_engine::{
	limits,
	notice::{Filter, Flaw, Vocabulary},
	rules::bit,
};
use vivarium_primitives::{CollectionId, ItemId};

/// All that any blueprint may have to tell.
const ANY: Vocabulary = Vocabulary {
	flags: limits::FLAGS as u8,
	states: limits::STATES as u8,
	triggers: limits::TRIGGERS as u8,
	has_health: true,
};

/// What a subscriber wants to be told: of what, if anything is named, and any one of what is to happen, if anything is
/// named.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct NoticeFilter<AccountId> {
	/// What this account is told of by its subscriptions on chain.
	pub account: Option<AccountId>,
	/// What happens to assets of this collection.
	pub collection: Option<CollectionId>,
	/// What happens to this item of the collection.
	pub item: Option<ItemId>,
	/// That one of these flags is raised, by position in the blueprint.
	pub flags: Option<Vec<u8>>,
	/// That one of these states is entered, by position in the blueprint.
	pub states: Option<Vec<u8>>,
	/// That one of these triggers fires, by position in the blueprint.
	pub triggers: Option<Vec<u8>>,
	/// That the health falls below this, or becomes known and is below it.
	pub health_below: Option<u8>,
}

impl<AccountId> Default for NoticeFilter<AccountId> {
	fn default() -> Self {
		let (account, collection, item) = (None, None, None);
		Self { account, collection, item, flags: None, states: None, triggers: None, health_below: None }
	}
}

/// What a subscriber wants, checked.
pub(crate) struct Wanted<AccountId> {
	account: Option<AccountId>,
	collection: Option<CollectionId>,
	item: Option<ItemId>,
	filter: Option<Filter>,
}

impl<AccountId: Eq> Wanted<AccountId> {
	/// What is wanted, where it can be told.
	///
	/// # Errors
	/// What cannot, and what to do.
	pub(crate) fn of<Hash>(
		wanted: NoticeFilter<AccountId>,
		chain: &impl Chain<Hash, AccountId>,
	) -> Result<Self, String> {
		let NoticeFilter { account, collection, item, flags, states, triggers, health_below } = wanted;
		let is_filtered = [&flags, &states, &triggers].iter().any(|some| some.is_some()) || health_below.is_some();
		let filter = Filter { flags: bits(flags)?, states: bits(states)?, triggers: bits(triggers)?, health_below };
		let filter = is_filtered.then_some(filter);
		match (collection, item, &filter) {
			(None, Some(item), _) => return Err(format!("item {item} of which collection? Name the collection too")),
			(None, None, Some(filter)) => filter.check(&ANY).map_err(|flaw| said(Refusal::Filter(flaw), (0, None)))?,
			(Some(collection), item, Some(filter)) => {
				let subject = (collection, item);
				chain.check(subject, filter)?.map_err(|refusal| said(refusal, subject))?;
			}
			(_, _, None) => {}
		}
		Ok(Self { account, collection, item, filter })
	}

	/// Whether this is what is wanted. The end of subscriptions concerns only those whose they are.
	pub(crate) fn wants(&self, told: &Told<AccountId>) -> bool {
		let (collection, item, notice, subscribers) = match told {
			Told::Notified { collection, item, notice, subscribers } => {
				(collection, Some(item), Some(notice), subscribers)
			}
			Told::Ended { collection, item, subscribers } => (collection, item.as_ref(), None, subscribers),
		};
		let is_place = self.collection.is_none_or(|wanted| wanted == *collection)
			&& self.item.is_none_or(|wanted| item == Some(&wanted));
		let is_asked = match &self.account {
			Some(account) => subscribers.contains(account),
			None => notice.is_some(),
		};
		let is_happening = match (&self.filter, notice) {
			(Some(filter), Some(notice)) => filter.matches(notice),
			_ => true,
		};
		is_place && is_asked && is_happening
	}
}

/// The bits of positions.
fn bits(positions: Option<Vec<u8>>) -> Result<u32, String> {
	positions.into_iter().flatten().try_fold(0, |bits, position| match bit(position) {
		0 => {
			Err(format!("there is no position {position}: the first one of a blueprint is 0, and there are at most 16"))
		}
		one => Ok(bits | one),
	})
}

/// Why there is nothing to tell, and what to do.
fn said(refusal: Refusal, (collection, item): Subject) -> String {
	let has = "dynamicAssetsApi.blueprint says what it has, the first one at position 0";
	match (refusal, item) {
		(Refusal::NotEnrolled, Some(item)) => {
			format!("item {item} of collection {collection} is not a dynamic asset, or has retired")
		}
		(Refusal::NotEnrolled | Refusal::NoBlueprint, _) => {
			format!("collection {collection} has no blueprint, or its latest version was removed")
		}
		(Refusal::Filter(Flaw::MatchesNothing), _) => {
			"the filter matches nothing: name a flag, a state, a trigger, or a health from 1 to 100".into()
		}
		(Refusal::Filter(Flaw::UnknownFlag), _) => {
			format!("the filter names a flag that the blueprint does not have: {has}")
		}
		(Refusal::Filter(Flaw::UnknownState), _) => {
			format!("the filter names a state that the blueprint does not have: {has}")
		}
		(Refusal::Filter(Flaw::UnknownTrigger), _) => {
			format!("the filter names a trigger that the blueprint does not have: {has}")
		}
		(Refusal::Filter(Flaw::NoHealth), _) => {
			"the filter asks for a health, and the blueprint computes none: leave it out".into()
		}
	}
}
