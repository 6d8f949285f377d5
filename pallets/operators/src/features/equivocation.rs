//! The one thing that is slashed: two signed headers of one report.

use crate::{Config, Error, Event, HoldReason, NextEpoch, Operators, Pallet, Standing};
use codec::Encode;
use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	traits::{fungible::BalancedHold, OnUnbalanced},
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{
	traits::{Saturating, Verify, Zero},
	MultiSignature, MultiSigner,
};
use vivarium_primitives::{report::DOMAIN, ReportHeader};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_report_equivocation(
		reporter: T::AccountId,
		first: (ReportHeader<T::AccountId>, MultiSignature),
		second: (ReportHeader<T::AccountId>, MultiSignature),
	) -> DispatchResult {
		Self::ensure_conflict(&first.0, &second.0)?;
		Self::ensure_signed_by_member(&first)?;
		Self::ensure_signed_by_member(&second)?;
		Self::slash(reporter, first.0)
	}

	/// Both are headers of this chain's reports, and differ in their values and in nothing else.
	fn ensure_conflict(
		first: &ReportHeader<T::AccountId>,
		second: &ReportHeader<T::AccountId>,
	) -> Result<(), Error<T>> {
		let genesis = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero());
		for header in [first, second] {
			ensure!(header.domain == DOMAIN, Error::<T>::WrongDomain);
			ensure!(header.genesis == genesis, Error::<T>::OtherChain);
		}
		let alike = ReportHeader { values: first.values, ..second.clone() };
		ensure!(*first == alike, Error::<T>::DifferentReports);
		ensure!(first.values != second.values, Error::<T>::SamePayload);
		Ok(())
	}

	/// The header's key was the operator's in the epoch of the round, and signed it.
	fn ensure_signed_by_member(
		(header, signature): &(ReportHeader<T::AccountId>, MultiSignature),
	) -> Result<(), Error<T>> {
		let epoch = Self::kept_epoch(header.round).ok_or(Error::<T>::EpochNotKept)?;
		let member = epoch.member(&header.operator).ok_or(Error::<T>::NotMember)?;
		ensure!(header.public == MultiSigner::from(member.key), Error::<T>::NotMember);
		let MultiSignature::Sr25519(signature) = signature else { return Err(Error::<T>::BadSignature) };
		let is_signed = header.using_encoded(|bytes| signature.verify(bytes, &member.key));
		ensure!(is_signed, Error::<T>::BadSignature);
		Ok(())
	}

	/// Takes all of the operator's bond and ends its membership, also of the next epoch if that is frozen.
	fn slash(reporter: T::AccountId, header: ReportHeader<T::AccountId>) -> DispatchResult {
		let ReportHeader { operator: account, shard, round, .. } = header;
		let (credit, amount) = Operators::<T>::try_mutate(|operators| {
			let operator = operators.iter_mut().find(|operator| operator.account == account);
			let operator = operator.ok_or(Error::<T>::NotMember)?;
			ensure!(operator.standing != Standing::Slashed, Error::<T>::AlreadySlashed);
			let (credit, missing) = T::Currency::slash(&HoldReason::Bond.into(), &account, operator.bond);
			let amount = operator.bond.saturating_sub(missing);
			operator.bond = missing;
			operator.standing = Standing::Slashed;
			Ok::<_, Error<T>>((credit, amount))
		})?;
		NextEpoch::<T>::mutate_extant(|next| next.strike(&account));
		T::Slashed::on_unbalanced(credit);
		Self::deposit_event(Event::Slashed { operator: account, amount, shard, round, reporter });
		Ok(())
	}
}
