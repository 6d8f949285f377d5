//! Accounts of several people: so many of them act together, or nobody does.

use super::{decide, is_seated};
use crate::stage::{act, by, chain, id, COLLECTION};
use codec::Encode;
use frame_support::{assert_ok, dispatch::GetDispatchInfo};
use pallet_multisig::{Call, Error, Event, Timepoint};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve};
use sp_runtime::{DispatchResult, MultiAddress};
use vivarium_runtime::{
	AccountId, Balances, BlockNumber, CouncilCollective, Multisig, Runtime, RuntimeCall, RuntimeEvent, System, Uniques,
	MILLIVIV, VIV,
};

/// Two of these.
const OWNERS: [Sr25519Keyring; 3] = [Bob, Charlie, Dave];
const THRESHOLD: u16 = 2;
/// What it takes to ask the others.
const DEPOSIT: u128 = VIV + THRESHOLD as u128 * 100 * MILLIVIV;

fn sorted(accounts: impl IntoIterator<Item = Sr25519Keyring>) -> Vec<AccountId> {
	let mut accounts: Vec<_> = accounts.into_iter().map(|who| who.to_account_id()).collect();
	accounts.sort();
	accounts
}

fn shared() -> AccountId {
	Multisig::multi_account_id(&sorted(OWNERS), THRESHOLD)
}

/// One of them agrees to a call. The last one runs it.
fn agree(
	who: Sr25519Keyring,
	maybe_timepoint: Option<Timepoint<BlockNumber>>,
	call: impl Into<RuntimeCall>,
) -> DispatchResult {
	let call: RuntimeCall = call.into();
	let max_weight = call.get_dispatch_info().call_weight;
	let other_signatories = sorted(OWNERS.into_iter().filter(|owner| *owner != who));
	let (threshold, call) = (THRESHOLD, Box::new(call));
	by(who, Call::as_multi { threshold, other_signatories, maybe_timepoint, call, max_weight })
}

/// When the others were asked.
fn asked() -> Option<Timepoint<BlockNumber>> {
	Some(Multisig::timepoint())
}

fn done() -> DispatchResult {
	let result = System::events().into_iter().rev().find_map(|record| match record.event {
		RuntimeEvent::Multisig(Event::MultisigExecuted { result, .. }) => Some(result),
		_ => None,
	});
	result.expect("it was executed")
}

/// A chain on which the three have an item and 100 VIV together.
fn with_shared(test: impl FnOnce()) {
	act(&mut chain("development", &[Alice]), || {
		let dest = MultiAddress::Id(shared());
		assert_ok!(by(Alice, pallet_balances::Call::transfer_keep_alive { dest: dest.clone(), value: 100 * VIV }));
		assert_ok!(by(Bob, pallet_uniques::Call::transfer { collection: COLLECTION, item: 0, dest }));
		test();
	});
}

fn give(to: Sr25519Keyring) -> pallet_uniques::Call<Runtime> {
	pallet_uniques::Call::transfer { collection: COLLECTION, item: 0, dest: id(to) }
}

#[test]
fn two_of_three_move_what_the_three_own_and_the_deposit_comes_back() {
	with_shared(|| {
		let (free, reserved) =
			(Balances::free_balance(Bob.to_account_id()), Balances::reserved_balance(Bob.to_account_id()));
		assert_ok!(agree(Bob, None, give(Eve)));
		assert_eq!(Uniques::owner(COLLECTION, 0), Some(shared()), "one alone moves nothing");
		assert_eq!(Balances::reserved_balance(Bob.to_account_id()), reserved + DEPOSIT);
		assert_eq!(agree(Bob, asked(), give(Eve)), Err(Error::<Runtime>::AlreadyApproved.into()));
		assert_ok!(agree(Dave, asked(), give(Eve)));
		assert_ok!(done());
		assert_eq!(Uniques::owner(COLLECTION, 0), Some(Eve.to_account_id()));
		let after = (Balances::free_balance(Bob.to_account_id()), Balances::reserved_balance(Bob.to_account_id()));
		assert_eq!(after, (free, reserved));
	});
}

#[test]
fn a_stranger_does_not_count_and_another_call_is_another_question() {
	with_shared(|| {
		assert_ok!(agree(Bob, None, give(Eve)));
		// With a stranger it is another account, which owns nothing.
		let call: RuntimeCall = give(Eve).into();
		let max_weight = call.get_dispatch_info().call_weight;
		let with_stranger = Call::as_multi {
			threshold: THRESHOLD,
			other_signatories: sorted([Bob, Charlie]),
			maybe_timepoint: None,
			call: Box::new(call),
			max_weight,
		};
		assert_ok!(by(Eve, with_stranger));
		assert_ok!(agree(Dave, None, give(Dave)));
		assert_eq!(Uniques::owner(COLLECTION, 0), Some(shared()));
		assert_eq!(pallet_multisig::Multisigs::<Runtime>::iter_prefix(shared()).count(), 2);
	});
}

#[test]
fn who_asked_may_take_it_back_with_the_deposit() {
	with_shared(|| {
		let reserved = Balances::reserved_balance(Bob.to_account_id());
		assert_ok!(agree(Bob, None, give(Eve)));
		let call_hash = sp_io::hashing::blake2_256(&RuntimeCall::from(give(Eve)).encode());
		let cancel = |who| Call::<Runtime>::cancel_as_multi {
			threshold: THRESHOLD,
			other_signatories: sorted(OWNERS.into_iter().filter(|owner| *owner != who)),
			timepoint: Multisig::timepoint(),
			call_hash,
		};
		assert_eq!(by(Dave, cancel(Dave)), Err(Error::<Runtime>::NotOwner.into()));
		assert_ok!(by(Bob, cancel(Bob)));
		assert_eq!(Balances::reserved_balance(Bob.to_account_id()), reserved);
		assert_eq!(agree(Dave, asked(), give(Eve)), Err(Error::<Runtime>::UnexpectedTimepoint.into()));
	});
}

#[test]
fn an_account_of_several_meets_the_chains_filter() {
	with_shared(|| {
		let burn = || pallet_uniques::Call::burn { collection: COLLECTION, item: 0, check_owner: None };
		let batch = || pallet_utility::Call::batch_all { calls: vec![burn().into()] };
		assert_ok!(agree(Bob, None, burn()));
		assert_ok!(agree(Charlie, asked(), burn()));
		assert_eq!(done(), Err(frame_system::Error::<Runtime>::CallFiltered.into()));
		System::reset_events();
		assert_ok!(agree(Bob, None, batch()));
		assert_ok!(agree(Charlie, asked(), batch()));
		assert_eq!(done(), Err(frame_system::Error::<Runtime>::CallFiltered.into()));
		assert_eq!(Uniques::owner(COLLECTION, 0), Some(shared()));
	});
}

#[test]
fn an_account_of_several_may_have_a_seat_and_hold_the_sudo_key() {
	with_shared(|| {
		let seats = pallet_collective::Call::<Runtime, CouncilCollective>::set_members {
			new_members: vec![Alice.to_account_id(), shared()],
			prime: None,
			old_count: 4,
		};
		assert_ok!(decide(&[Alice, Bob, Charlie], seats));
		assert!(!is_seated(Bob));
		let remark: RuntimeCall = frame_system::Call::remark { remark: Vec::new() }.into();
		let (proposal, index) = super::propose(Alice, 2, &remark).unwrap();
		let vote = || pallet_collective::Call::<Runtime, CouncilCollective>::vote { proposal, index, approve: true };
		assert!(by(Bob, vote()).is_err());
		assert_ok!(agree(Bob, None, vote()));
		assert_ok!(agree(Charlie, asked(), vote()));
		assert_ok!(done());
		let voted = System::events().into_iter().rev().find_map(|record| match record.event {
			RuntimeEvent::Council(pallet_collective::Event::Voted { account, yes, .. }) => Some((account, yes)),
			_ => None,
		});
		assert_eq!(voted, Some((shared(), 1)));

		assert_ok!(by(Alice, pallet_sudo::Call::<Runtime>::set_key { new: MultiAddress::Id(shared()) }));
		System::reset_events();
		let sudo = || pallet_sudo::Call::sudo { call: Box::new(remark.clone()) };
		assert_ok!(agree(Bob, None, sudo()));
		assert_ok!(agree(Dave, asked(), sudo()));
		assert_ok!(done());
	});
}
