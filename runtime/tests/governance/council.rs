//! The council, beside root and without it.

use super::{close, decide, executed, is_seated, members, propose, seat, vote, SEVEN};
use crate::{
	common::{self, Chain},
	stage::{act, by, govern},
};
use frame_support::{assert_ok, genesis_builder_helper::build_state};
use pallet_asset_accounts::FeeTable;
use pallet_collective::{Error, Event};
use pallet_models::Details;
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie, One, Two};
use sp_runtime::{DispatchError, DispatchResult, ModuleError};
use vivarium_engine::{bounded, synthesis::system_hash};
use vivarium_primitives::{ModelKind, ModelStatus};
use vivarium_runtime::{
	AccountId, Balances, CouncilCollective, Models, Operators, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeGenesisConfig, System, Uniques, MAX_COUNCILLORS, VIV,
};

type Call = pallet_collective::Call<Runtime, CouncilCollective>;
type CouncilError = Error<Runtime, CouncilCollective>;

/// A model that nobody registered yet.
const MODEL: u32 = 7;

fn execute(test: impl FnOnce()) {
	act(&mut Chain::start(), test);
}

/// With a council of seven.
fn with_seven(test: impl FnOnce()) {
	execute(|| {
		seat(&SEVEN);
		test();
	});
}

fn set_fees() -> RuntimeCall {
	pallet_asset_accounts::Call::set_fees { fees: FeeTable { round: 3, synthesis: 5 } }.into()
}

fn details() -> Details {
	Details {
		name: bounded("second").unwrap(),
		kind: ModelKind::Chat,
		version: [1; 32],
		prompt: system_hash(),
		audit: [2; 32],
		audit_uri: bounded("urn:audit").unwrap(),
		leader_blocks: 15,
		max_tokens: 100,
	}
}

fn admit(who: Sr25519Keyring) -> RuntimeCall {
	pallet_operators::Call::admit { operator: who.to_account_id(), key: who.public() }.into()
}

fn reseat(members: &[Sr25519Keyring]) -> RuntimeCall {
	let new_members = members.iter().map(|member| member.to_account_id()).collect();
	Call::set_members { new_members, prime: None, old_count: 16 }.into()
}

/// A decision, and how many of seven it needs.
fn decisions() -> Vec<(&'static str, RuntimeCall, usize)> {
	let operator = Alice.to_account_id();
	let models = |call: pallet_models::Call<Runtime>| RuntimeCall::Models(call);
	let operators = |call: pallet_operators::Call<Runtime>| RuntimeCall::Operators(call);
	vec![
		("fees", set_fees(), 4),
		("a model", models(pallet_models::Call::register { model: MODEL, details: details() }), 4),
		("its details", models(pallet_models::Call::update { model: MODEL, details: details() }), 4),
		("its status", models(pallet_models::Call::set_status { model: MODEL, status: ModelStatus::Suspended }), 4),
		("its alert", models(pallet_models::Call::clear_alert { model: MODEL }), 4),
		("its end", models(pallet_models::Call::remove { model: MODEL }), 4),
		("an operator", admit(Charlie), 5),
		("its suspension", operators(pallet_operators::Call::reinstate { operator: operator.clone() }), 5),
		("its dismissal", operators(pallet_operators::Call::dismiss { operator }), 5),
		("a validator", pallet_validators::Call::add { validator: Eve.to_account_id() }.into(), 5),
		("a validator's end", pallet_validators::Call::remove { validator: Alice.to_account_id() }.into(), 5),
		("a runtime", pallet_upgrades::Call::authorize { code_hash: H256::repeat_byte(9) }.into(), 6),
		("the council", reseat(&[Alice, Bob, Charlie]), 6),
	]
}

fn refused(error: impl Into<DispatchError>) -> DispatchResult {
	Err(error.into())
}

#[test]
fn each_decision_takes_its_part_of_the_council_and_one_less_is_refused() {
	with_seven(|| {
		for (what, call, needed) in decisions() {
			assert_eq!(decide(&SEVEN[..needed - 1], call.clone()), Err(DispatchError::BadOrigin), "{what}");
			let done = decide(&SEVEN[..needed], call);
			// What is decided may still not be possible: there is no alert, and nobody is suspended.
			assert_ne!(done, Err(DispatchError::BadOrigin), "{what}");
		}
	});
}

#[test]
fn a_majority_sets_fees_and_registers_suspends_and_removes_a_model() {
	with_seven(|| {
		let four = &SEVEN[..4];
		assert_ok!(decide(four, set_fees()));
		assert_eq!(pallet_asset_accounts::Fees::<Runtime>::get(), FeeTable { round: 3, synthesis: 5 });

		assert_ok!(decide(four, pallet_models::Call::register { model: MODEL, details: details() }));
		let status = || Models::model_view(MODEL, &system_hash()).map(|model| model.granted);
		assert_eq!(status(), Some(ModelStatus::Probation));
		let suspend = pallet_models::Call::set_status { model: MODEL, status: ModelStatus::Suspended };
		assert_ok!(decide(four, suspend));
		assert_eq!(status(), Some(ModelStatus::Suspended));
		assert_ok!(decide(four, pallet_models::Call::remove { model: MODEL }));
		assert_eq!(status(), None);
	});
}

#[test]
fn two_thirds_admit_and_dismiss_an_operator_with_its_bond() {
	with_seven(|| {
		let charlie = Charlie.to_account_id();
		let before = Balances::free_balance(&charlie);
		assert_ok!(decide(&SEVEN[..5], admit(Charlie)));
		let bond = Operators::operator_view(charlie.clone()).unwrap().bond;
		assert_eq!((bond, Balances::free_balance(&charlie)), (1_000 * VIV, before - bond));
		assert_ok!(decide(&SEVEN[..5], pallet_operators::Call::dismiss { operator: charlie.clone() }));
		let standing = Operators::operator_view(charlie).map(|operator| operator.standing);
		assert_ne!(standing, Some(pallet_operators::Standing::Active));
	});
}

#[test]
fn three_quarters_seat_the_next_council_which_decides_from_then_on() {
	with_seven(|| {
		assert_ok!(decide(&SEVEN[..6], reseat(&[Alice, Bob, Two])));
		assert_eq!(members().len(), 3);
		assert!(is_seated(Two) && !is_seated(Charlie));
		assert_eq!(propose(Charlie, 2, &set_fees()), Err(CouncilError::NotMember.into()));
		assert_ok!(decide(&[Two, Bob], set_fees()));
	});
}

#[test]
fn a_council_that_could_not_decide_is_not_seated() {
	with_seven(|| {
		let filtered = || refused(frame_system::Error::<Runtime>::CallFiltered);
		assert_eq!(decide(&SEVEN[..6], reseat(&[])), filtered());
		assert_eq!(decide(&SEVEN[..6], reseat(&[Alice, Bob, Alice])), filtered());
		let many = |count: u32| -> Vec<AccountId> { (0..count).map(|number| [number as u8; 32].into()).collect() };
		let all = |new_members| Call::set_members { new_members, prime: None, old_count: 16 };
		assert_eq!(decide(&SEVEN[..6], all(many(MAX_COUNCILLORS + 1))), filtered());
		assert_eq!(members().len(), 7);
		assert_ok!(decide(&SEVEN[..6], all(many(MAX_COUNCILLORS))));
		assert_eq!(members().len(), 16);
	});
}

#[test]
fn a_stranger_neither_proposes_nor_votes_nor_acts_as_a_member() {
	execute(|| {
		let call = set_fees();
		assert_eq!(propose(Eve, 3, &call), Err(CouncilError::NotMember.into()));
		assert_eq!(propose(Eve, 1, &call), Err(CouncilError::NotMember.into()));
		let motion = propose(Alice, 3, &call).unwrap();
		assert_eq!(vote(Eve, motion, true), refused(CouncilError::NotMember));
		let execute = Call::execute { proposal: Box::new(call.clone()), length_bound: 100 };
		assert_eq!(by(Eve, execute.clone()), refused(CouncilError::NotMember));
		for call in [call.clone(), pallet_upgrades::Call::authorize { code_hash: H256::zero() }.into(), reseat(&[Eve])]
		{
			assert_eq!(by(Eve, call.clone()), Err(DispatchError::BadOrigin));
			assert_eq!(by(Alice, call), Err(DispatchError::BadOrigin), "by sudo, or with the others");
		}
		// A member alone runs a call as that: no pallet takes it.
		System::reset_events();
		assert_ok!(by(Alice, execute));
		let done = System::events().into_iter().find_map(|record| match record.event {
			RuntimeEvent::Council(Event::MemberExecuted { result, .. }) => Some(result),
			_ => None,
		});
		assert_eq!(done, Some(Err(DispatchError::BadOrigin)));
		assert_eq!(pallet_asset_accounts::Fees::<Runtime>::get(), FeeTable { round: 0, synthesis: 0 });
	});
}

#[test]
fn two_of_four_are_no_majority_whatever_threshold_they_choose() {
	execute(|| {
		assert_eq!(members().len(), 4);
		assert_eq!(decide(&[Alice], set_fees()), Err(DispatchError::BadOrigin));
		assert_eq!(decide(&[Alice, Bob], set_fees()), Err(DispatchError::BadOrigin));
		for (_, call, _) in decisions() {
			assert_ne!(
				decide(&[Alice, Bob, Dave], call),
				Err(DispatchError::BadOrigin),
				"three of four suffice for all"
			);
		}
	});
}

#[test]
fn a_motion_closes_once_it_is_decided_and_not_before_and_not_twice() {
	with_seven(|| {
		let call = set_fees();
		let motion = propose(Alice, 4, &call).unwrap();
		assert_eq!(propose(Bob, 4, &call), Err(CouncilError::DuplicateProposal.into()));
		for member in &SEVEN[..3] {
			assert_ok!(vote(*member, motion, true));
			assert_eq!(vote(*member, motion, true), refused(CouncilError::DuplicateVote));
		}
		assert_eq!(close(motion, &call), refused(CouncilError::TooEarly));
		assert_ok!(vote(Alice, motion, false));
		for member in &SEVEN[3..6] {
			assert_ok!(vote(*member, motion, false));
		}
		assert_ok!(close(motion, &call));
		assert_eq!(executed(), None, "four against it");
		assert_eq!(close(motion, &call), refused(CouncilError::ProposalMissing));
		assert_eq!(vote(Bob, motion, true), refused(CouncilError::ProposalMissing));
	});
}

#[test]
fn silence_is_no_consent_not_even_with_a_prime_who_agrees() {
	Chain::start().ext.execute_with(|| {
		let new_members = SEVEN.map(|member| member.to_account_id()).to_vec();
		assert_ok!(govern(Call::set_members { new_members, prime: Some(Alice.to_account_id()), old_count: 7 }));
		let call = set_fees();
		let motion = propose(Alice, 4, &call).unwrap();
		for member in &SEVEN[..3] {
			assert_ok!(vote(*member, motion, true));
		}
		System::set_block_number(
			System::block_number() + <Runtime as pallet_collective::Config<CouncilCollective>>::MotionDuration::get(),
		);
		assert_ok!(close(motion, &call));
		assert_eq!(executed(), None);
		assert_eq!(pallet_asset_accounts::Fees::<Runtime>::get(), FeeTable { round: 0, synthesis: 0 });
	});
}

#[test]
fn who_lost_the_seat_is_not_counted_any_more() {
	with_seven(|| {
		let call = set_fees();
		let motion = propose(Alice, 4, &call).unwrap();
		for member in &SEVEN[..4] {
			assert_ok!(vote(*member, motion, true));
		}
		seat(&[Bob, Charlie, Eve, Ferdie, One]);
		assert_eq!(close(motion, &call), refused(CouncilError::TooEarly), "two are left of the four");
		assert_ok!(vote(Eve, motion, true));
		assert_ok!(vote(Ferdie, motion, true));
		assert_ok!(close(motion, &call));
		assert_eq!(executed(), Some(Ok(())));
	});
}

#[test]
fn the_councils_motions_meet_the_filter_and_have_no_account() {
	with_seven(|| {
		let filtered = || refused(frame_system::Error::<Runtime>::CallFiltered);
		let burn: RuntimeCall = pallet_uniques::Call::burn { collection: 0, item: 0, check_owner: None }.into();
		assert_eq!(decide(&SEVEN, burn.clone()), filtered());
		let batch = pallet_utility::Call::batch_all { calls: vec![burn] };
		assert_eq!(decide(&SEVEN, batch), filtered());
		let dest = Eve.to_account_id().into();
		let transfer = pallet_balances::Call::transfer_keep_alive { dest, value: VIV };
		assert_eq!(decide(&SEVEN, transfer), Err(DispatchError::BadOrigin));
		let set_code = frame_system::Call::set_code { code: vec![0] };
		assert_eq!(decide(&SEVEN, set_code), Err(DispatchError::BadOrigin), "it is not root");
		assert!(Uniques::owner(0, 0).is_some());
	});
}

/// A chain of which the development preset is the beginning, with this changed.
fn chain_with(change: impl FnOnce(&mut serde_json::Value)) -> sp_io::TestExternalities {
	let mut genesis = serde_json::from_slice(&common::genesis_json("development", &[Alice])).unwrap();
	change(&mut genesis);
	let mut ext = sp_io::TestExternalities::default();
	ext.execute_with(|| {
		assert_ok!(build_state::<RuntimeGenesisConfig>(serde_json::to_vec(&genesis).unwrap()));
		System::set_block_number(1);
	});
	ext
}

fn require_sudo() -> DispatchResult {
	refused(pallet_sudo::Error::<Runtime>::RequireSudo)
}

#[test]
fn a_chain_without_a_sudo_key_is_governed_by_its_council() {
	let patch = include_str!("../../../examples/genesis/public-chain.json");
	let patch: serde_json::Value = serde_json::from_str(patch).unwrap();
	let mut ext = chain_with(|genesis| {
		for pallet in ["sudo", "council"] {
			genesis[pallet] = patch[pallet].clone();
		}
	});
	ext.execute_with(|| {
		assert_eq!(pallet_sudo::Key::<Runtime>::get(), None);
		assert_eq!(govern(set_fees()), require_sudo());
		assert_eq!(members().len(), 5);
		let seated: Vec<_> = SEVEN.into_iter().filter(|member| is_seated(*member)).collect();
		assert_eq!(seated, [Alice, Bob, Charlie, Dave, Eve]);
		assert_ok!(decide(&seated[..3], set_fees()));
		assert_eq!(decide(&seated[..3], admit(Charlie)), Err(DispatchError::BadOrigin));
		assert_ok!(decide(&seated[..4], admit(Charlie)));
		assert_ok!(decide(&seated[..4], pallet_upgrades::Call::authorize { code_hash: H256::zero() }));
	});
}

#[test]
fn a_chain_gives_its_sudo_key_up_for_good() {
	execute(|| {
		assert_eq!(by(Bob, pallet_sudo::Call::<Runtime>::remove_key {}), require_sudo());
		assert_ok!(by(Alice, pallet_sudo::Call::<Runtime>::remove_key {}));
		assert_eq!(govern(set_fees()), require_sudo());
		let set_key = pallet_sudo::Call::<Runtime>::set_key { new: Alice.to_account_id().into() };
		assert_eq!(by(Alice, set_key.clone()), require_sudo());
		assert_ne!(decide(&[Alice, Bob, Charlie, Dave], set_key), Ok(()));
		assert_ok!(decide(&[Alice, Bob, Charlie], set_fees()));
	});
}

#[test]
fn an_empty_council_as_after_an_upgrade_from_release_1_decides_nothing_until_root_seats_one() {
	let mut ext = chain_with(|genesis| genesis["council"]["members"] = serde_json::json!([]));
	ext.execute_with(|| {
		assert!(members().is_empty());
		assert_eq!(propose(Alice, 1, &set_fees()), Err(CouncilError::NotMember.into()));
		assert_ok!(govern(set_fees()));
		seat(&[Charlie]);
		assert_ok!(decide(&[Charlie], admit(Charlie)));
	});
}

#[test]
fn what_the_council_decides_and_cannot_be_done_says_why() {
	execute(|| {
		let done = decide(&[Alice, Bob, Charlie], pallet_models::Call::clear_alert { model: MODEL });
		assert!(matches!(done, Err(DispatchError::Module(ModuleError { .. }))), "{done:?}");
	});
}
