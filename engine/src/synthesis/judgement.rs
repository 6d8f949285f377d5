//! What humans must decide, and how fairness is counted.

use super::{Declaration, Favourable, Policy, Proposal, ReviewCondition};
use crate::{blueprint::Core, life::TraitValues, traits::TraitValue, Hash};
use codec::Encode;

impl Declaration {
	/// Whether the policy sends a proposal to review. `before` are the asset's traits, `is_first_image` says that the
	/// model has drawn no image for the collection yet.
	pub fn must_review(&self, proposal: &Proposal, before: &TraitValues, is_first_image: bool) -> bool {
		let number = |index: u8| before.get(usize::from(index)).and_then(TraitValue::number);
		let conditions = match &self.review.policy {
			Policy::Never => return false,
			Policy::Always => return true,
			Policy::When(conditions) => conditions,
		};
		conditions.iter().any(|condition| match *condition {
			ReviewCondition::Above { index, bound } => number(index).is_some_and(|value| value > bound),
			ReviewCondition::Moves { index, by } => match (number(index), proposal.number(index)) {
				(Some(before), Some(after)) => before.abs_diff(after) > by,
				_ => false,
			},
			ReviewCondition::Transition { to } => proposal.to == Some(to),
			ReviewCondition::FirstImage => proposal.image.is_some() && is_first_image,
		})
	}

	/// The digest of how fairness is measured under a blueprint: by which trait's options, and what is favourable. `None`
	/// where it is not.
	pub fn measure(&self, core: &Core) -> Option<Hash> {
		let fairness = self.fairness?;
		let cohort = core.traits.get(usize::from(fairness.cohort))?.kind;
		Some(sp_crypto_hashing::blake2_256(&(fairness, cohort).encode()))
	}

	/// An asset's cohort, and whether a proposal is favourable to it. `state` and `before` are the asset's at the
	/// decision.
	pub fn fairness_of(&self, proposal: &Proposal, state: u8, before: &TraitValues) -> Option<(u8, bool)> {
		let fairness = self.fairness?;
		let cohort = before.get(usize::from(fairness.cohort))?.number()?;
		let favourable = match fairness.favourable {
			Favourable::Trait { index, comparison, bound } => {
				let before = || before.get(usize::from(index)).and_then(TraitValue::number);
				comparison.holds(proposal.number(index).or_else(before)?, bound)
			}
			Favourable::State { state: wanted } => proposal.to.unwrap_or(state) == wanted,
		};
		Some((u8::try_from(cohort).ok()?, favourable))
	}
}

impl Proposal {
	/// The number that it proposes for a trait.
	pub fn number(&self, index: u8) -> Option<i64> {
		self.traits.iter().find(|proposed| proposed.index == index)?.value.number()
	}
}
