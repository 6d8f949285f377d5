//! What always holds.

use crate::{
	BalanceOf, Config, CurrentEpoch, Epoch, HoldReason, NextEpoch, Operators, Pallet, PreviousEpoch, Records, Standing,
};
use alloc::collections::BTreeSet;
use frame_support::{ensure, traits::fungible::InspectHold};
use sp_runtime::{
	traits::{SaturatedConversion, Zero},
	TryRuntimeError,
};
use vivarium_primitives::{BlockNumber, MAX_COMMITTEE};

impl<T: Config> Pallet<T> {
	/// Checks the pallet's state: no operator and no key is there twice, each bond is held, each operator has a record,
	/// and the members of each kept epoch are operators whose bond is not released.
	///
	/// # Errors
	/// Names what does not hold.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_state_operators()?;
		Self::try_state_bonds()?;
		Self::try_state_epochs()
	}

	fn try_state_operators() -> Result<(), TryRuntimeError> {
		let operators = Operators::<T>::get();
		let accounts: BTreeSet<_> = operators.iter().map(|operator| &operator.account).collect();
		ensure!(accounts.len() == operators.len(), "an operator is there twice");
		let keys = || operators.iter().flat_map(|operator| [Some(operator.key), operator.next_key]).flatten();
		ensure!(keys().collect::<BTreeSet<_>>().len() == keys().count(), "a key is there twice");
		ensure!(operators.iter().all(|operator| Records::<T>::contains_key(&operator.account)), "a record is missing");
		ensure!(Records::<T>::iter_keys().count() == operators.len(), "a record is of no operator");
		for record in Records::<T>::iter_values() {
			let (total, recent) = (record.total, record.recent);
			ensure!(total.missed <= total.rounds, "more rounds were missed than there were");
			ensure!(total.missed.saturating_add(total.points) <= total.rounds, "a round is both missed and a point");
			ensure!(recent.rounds <= total.rounds, "more rounds in an epoch than in all");
		}
		Ok(())
	}

	fn try_state_bonds() -> Result<(), TryRuntimeError> {
		for operator in Operators::<T>::get() {
			let held: BalanceOf<T> = T::Currency::balance_on_hold(&HoldReason::Bond.into(), &operator.account);
			ensure!(held == operator.bond, "a bond is not what is held");
			ensure!(operator.standing != Standing::Slashed || operator.bond.is_zero(), "a slashed operator has a bond");
		}
		Ok(())
	}

	fn try_state_epochs() -> Result<(), TryRuntimeError> {
		let (previous, current, next) = (PreviousEpoch::<T>::get(), CurrentEpoch::<T>::get(), NextEpoch::<T>::get());
		let now: BlockNumber = frame_system::Pallet::<T>::block_number().saturated_into();
		ensure!(current.number == Self::epoch_of(now), "the current epoch is not that of the block");
		ensure!(
			previous.as_ref().is_none_or(|previous| previous.number < current.number),
			"the previous epoch is not before the current one"
		);
		ensure!(
			next.as_ref().is_none_or(|next| next.number == current.number.saturating_add(1)),
			"the next epoch does not follow the current one"
		);
		for operator in Operators::<T>::get() {
			let member = current.member(&operator.account);
			ensure!(member.is_none_or(|member| member.key == operator.key), "an operator signs with another key");
			let is_struck = next.as_ref().is_none_or(|next| next.member(&operator.account).is_none());
			ensure!(operator.standing != Standing::Slashed || is_struck, "a slashed operator serves on");
		}
		let kept = [previous, Some(current), next];
		kept.iter().flatten().try_for_each(Self::try_state_epoch)
	}

	fn try_state_epoch(epoch: &Epoch<T::AccountId>) -> Result<(), TryRuntimeError> {
		let operators = Operators::<T>::get();
		let is_operator = |account: &T::AccountId| operators.iter().any(|operator| operator.account == *account);
		ensure!(epoch.members.iter().all(|member| is_operator(&member.operator)), "a member's bond is released");
		let accounts: BTreeSet<_> = epoch.members.iter().map(|member| &member.operator).collect();
		let keys: BTreeSet<_> = epoch.members.iter().map(|member| member.key).collect();
		ensure!(accounts.len() == epoch.members.len(), "a member is there twice");
		ensure!(keys.len() == epoch.members.len(), "two members share a key");
		let is_stolen = |member: &vivarium_primitives::Member<T::AccountId>| {
			operators.iter().any(|operator| {
				operator.account != member.operator
					&& (operator.key == member.key || operator.next_key == Some(member.key))
			})
		};
		ensure!(!epoch.members.iter().any(is_stolen), "a member's key is another operator's");
		ensure!(epoch.committee_size <= MAX_COMMITTEE, "a committee is too large");
		ensure!(epoch.committee_size as usize <= epoch.members.len(), "a committee is larger than its epoch");
		Ok(())
	}
}
