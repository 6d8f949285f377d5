//! Who authors and finalizes blocks changes without a restart.

use crate::common::Chain;
use codec::Encode;
use frame_support::assert_ok;
use pallet_validators::Call;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve};
use sp_runtime::traits::Dispatchable;
use vivarium_runtime::{AccountId, Runtime, RuntimeCall, RuntimeOrigin, SessionKeys, System, Validators};

const FOUR: [Sr25519Keyring; 4] = [Alice, Bob, Charlie, Dave];
/// Of chain `network`, in blocks.
const SESSION: u32 = 32;

fn accounts(who: &[Sr25519Keyring]) -> Vec<AccountId> {
	who.iter().map(|who| who.to_account_id()).collect()
}

/// Who authors blocks now, by how many keys Aura and GRANDPA have, and by the session's list.
fn active(chain: &mut Chain) -> Vec<AccountId> {
	chain.ext.execute_with(|| {
		let active = pallet_session::Validators::<Runtime>::get();
		assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), active.len());
		Validators::do_try_state().unwrap();
		active
	})
}

fn govern(chain: &mut Chain, call: Call<Runtime>) {
	chain.ext.execute_with(|| {
		assert_ok!(RuntimeCall::from(call).dispatch(RuntimeOrigin::root()));
	});
}

/// Goes on to the first block of the next session.
fn next_session(chain: &mut Chain) {
	let now = chain.ext.execute_with(System::block_number);
	chain.blocks((now / SESSION + 1) * SESSION);
}

/// Makes session keys as a node does that is asked for them, and sets them.
fn set_keys(chain: &mut Chain, who: Sr25519Keyring) {
	chain.ext.execute_with(|| {
		let generated = SessionKeys::generate(&who.to_account_id().encode(), None);
		let call = pallet_session::Call::<Runtime>::set_keys { keys: generated.keys, proof: generated.proof.encode() };
		assert_ok!(RuntimeCall::from(call).dispatch(RuntimeOrigin::signed(who.to_account_id())));
	});
}

#[test]
fn a_fifth_validator_joins_and_one_leaves_two_sessions_later() {
	let mut chain = Chain::with("network", &FOUR);
	assert_eq!(active(&mut chain), accounts(&FOUR));
	set_keys(&mut chain, Eve);
	govern(&mut chain, Call::add { validator: Eve.to_account_id() });
	next_session(&mut chain);
	assert_eq!(active(&mut chain), accounts(&FOUR), "the next session was planned before");
	govern(&mut chain, Call::remove { validator: Bob.to_account_id() });
	next_session(&mut chain);
	assert_eq!(active(&mut chain), accounts(&[Alice, Bob, Charlie, Dave, Eve]));
	next_session(&mut chain);
	assert_eq!(active(&mut chain), accounts(&[Alice, Charlie, Dave, Eve]));
	next_session(&mut chain);
	assert_eq!(active(&mut chain), accounts(&[Alice, Charlie, Dave, Eve]));
}

#[test]
fn the_last_validator_cannot_take_its_keys_away_and_one_of_four_can() {
	let purge = || RuntimeCall::from(pallet_session::Call::<Runtime>::purge_keys {});
	let mut chain = Chain::start();
	chain.ext.execute_with(|| {
		let refused = purge().dispatch(RuntimeOrigin::signed(Alice.to_account_id())).unwrap_err();
		assert_eq!(refused.error, frame_system::Error::<Runtime>::CallFiltered.into());
	});
	let mut chain = Chain::with("network", &FOUR);
	chain.ext.execute_with(|| {
		assert_ok!(purge().dispatch(RuntimeOrigin::signed(Dave.to_account_id())));
	});
	next_session(&mut chain);
	next_session(&mut chain);
	assert_eq!(active(&mut chain), accounts(&[Alice, Bob, Charlie]));
}
