//! Who may what on the real runtime: the council, proxies, multisigs.

mod council;
mod multisig;
mod proxies;
mod upgrade;

use crate::stage::{self, by};
use codec::Encode;
use frame_support::{assert_ok, dispatch::GetDispatchInfo};
use pallet_collective::{Call, Event};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie, One};
use sp_runtime::{
	traits::{BlakeTwo256, Hash as _},
	DispatchResult,
};
use vivarium_runtime::CouncilCollective;
use vivarium_runtime::{Council, Hash, Runtime, RuntimeCall, RuntimeEvent, System};

/// A council of seven: a majority is four of them, two thirds are five, three quarters are six.
pub const SEVEN: [Sr25519Keyring; 7] = [Alice, Bob, Charlie, Dave, Eve, Ferdie, One];

/// Seats these, by root.
pub fn seat(members: &[Sr25519Keyring]) {
	let new_members = members.iter().map(|member| member.to_account_id()).collect();
	assert_ok!(stage::govern(Call::<Runtime, CouncilCollective>::set_members {
		new_members,
		prime: None,
		old_count: 16
	}));
}

/// Proposes a motion; returns its digest and number.
pub fn propose(
	who: Sr25519Keyring,
	threshold: u32,
	call: &RuntimeCall,
) -> Result<(Hash, u32), sp_runtime::DispatchError> {
	let index = pallet_collective::ProposalCount::<Runtime, CouncilCollective>::get();
	let length_bound = call.encoded_size() as u32;
	let proposal = Box::new(call.clone());
	by(who, Call::<Runtime, CouncilCollective>::propose { threshold, proposal, length_bound })?;
	Ok((BlakeTwo256::hash_of(call), index))
}

pub fn vote(who: Sr25519Keyring, (proposal, index): (Hash, u32), approve: bool) -> DispatchResult {
	by(who, Call::<Runtime, CouncilCollective>::vote { proposal, index, approve })
}

/// Closes a motion, as anyone may.
pub fn close((proposal_hash, index): (Hash, u32), call: &RuntimeCall) -> DispatchResult {
	let proposal_weight_bound = call.get_dispatch_info().call_weight;
	let length_bound = call.encoded_size() as u32 + 4;
	by(One, Call::<Runtime, CouncilCollective>::close { proposal_hash, index, proposal_weight_bound, length_bound })
}

/// What became of the last motion that was executed.
pub fn executed() -> Option<DispatchResult> {
	System::events().into_iter().rev().find_map(|record| match record.event {
		RuntimeEvent::Council(Event::Executed { result, .. }) => Some(result),
		_ => None,
	})
}

/// These and no others vote for a call, as many as it is said to need; it is closed and executed. Returns what became of
/// it.
pub fn decide(ayes: &[Sr25519Keyring], call: impl Into<RuntimeCall>) -> DispatchResult {
	let call = call.into();
	System::reset_events();
	let motion = propose(ayes[0], ayes.len() as u32, &call).unwrap();
	if ayes.len() > 1 {
		for member in ayes {
			assert_ok!(vote(*member, motion, true));
		}
		assert_ok!(close(motion, &call));
	}
	assert!(!pallet_collective::Proposals::<Runtime, CouncilCollective>::get().contains(&motion.0), "it is over");
	executed().expect("it was executed")
}

/// The members, as the chain has them.
pub fn members() -> Vec<vivarium_runtime::AccountId> {
	pallet_collective::Members::<Runtime, CouncilCollective>::get()
}

/// Whether an account has a seat.
pub fn is_seated(who: Sr25519Keyring) -> bool {
	Council::is_member(&who.to_account_id())
}
