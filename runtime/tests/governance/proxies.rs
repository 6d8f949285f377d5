//! Who acts for another account may do what its type says, and nothing else.

use super::{decide, SEVEN};
use crate::{
	common::Chain,
	stage::{act, by, chain, id, push, COLLECTION, DEFECT, HOURS},
};
use codec::Decode;
use frame_support::{
	assert_ok,
	traits::{GetCallMetadata, InstanceFilter},
};
use pallet_proxy::{Call, Error, Event};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie};
use sp_runtime::{
	traits::{BlakeTwo256, Hash as _, TrailingZeroInput},
	DispatchResult, MultiAddress, StateVersion,
};
use std::collections::{BTreeMap, BTreeSet};
use vivarium_runtime::{
	AccountId, Balance, Balances, CouncilCollective, DynamicAssets, Multisig, Operators, ProxyType, Runtime,
	RuntimeCall, RuntimeEvent, System, Uniques, MILLIVIV, VIV,
};
use Class::*;

/// All types.
const TYPES: [ProxyType; 7] = [
	ProxyType::Any,
	ProxyType::NonTransfer,
	ProxyType::Governance,
	ProxyType::Operation,
	ProxyType::Publishing,
	ProxyType::Reviewing,
	ProxyType::Guard,
];

/// What a call is, to those who may act for others.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Class {
	/// Only for who may do everything: it moves items or money, gives somebody the means to, runs other calls past the
	/// list, or no account calls it for itself alone.
	Own,
	/// Runs other calls under the same limits.
	Batches,
	Governs,
	Operates,
	Publishes,
	Reviews,
	/// Reviews, and may let money move: renews a licence, pays a work order.
	MovesByReview,
	Guards,
	/// Keeps things in order, without a movement of items or money.
	Keeps,
}

impl Class {
	/// Which types may make such a call.
	fn is_for(self, proxy: ProxyType) -> bool {
		match proxy {
			ProxyType::Any => true,
			_ if self == Batches => true,
			ProxyType::NonTransfer => !matches!(self, Own | MovesByReview),
			ProxyType::Governance => self == Governs,
			ProxyType::Operation => self == Operates,
			ProxyType::Publishing => self == Publishes,
			ProxyType::Reviewing => matches!(self, Reviews | MovesByReview),
			ProxyType::Guard => self == Guards,
		}
	}
}

/// The calls of a pallet: its name, those that are not `Own` with what they are, and those that are.
type Calls<'a> = (&'a str, &'a [(&'a str, Class)], &'a [&'a str]);

/// Each call of the chain, by pallet: those that are not `Own`, and then those that are. Whoever adds a call says here what
/// it is, and in `runtime/src/proxies.rs` who may make it.
#[rustfmt::skip]
const CALLS: &[Calls<'static>] = &[
	("System", &[("remark", Keeps), ("remark_with_event", Keeps)], &[
		"set_heap_pages", "set_code", "set_code_without_checks", "set_storage", "kill_storage", "kill_prefix",
		"authorize_upgrade", "authorize_upgrade_without_checks", "apply_authorized_upgrade",
	]),
	("Timestamp", &[], &["set"]),
	("Grandpa", &[], &["report_equivocation", "report_equivocation_unsigned", "note_stalled"]),
	("Session", &[("set_keys", Operates)], &["purge_keys"]),
	("Migrations", &[], &["force_set_cursor", "force_set_active_cursor", "force_onboard_mbms", "clear_historic"]),
	("Balances", &[], &[
		"transfer_allow_death", "force_transfer", "transfer_keep_alive", "transfer_all", "force_unreserve",
		"upgrade_accounts", "force_set_balance", "force_adjust_total_issuance", "burn",
	]),
	("Sudo", &[], &["sudo", "sudo_unchecked_weight", "set_key", "sudo_as", "remove_key"]),
	("Utility", &[("batch", Batches), ("batch_all", Batches), ("force_batch", Batches), ("if_else", Batches)], &[
		"as_derivative", "dispatch_as", "with_weight", "dispatch_as_fallible",
	]),
	("Deadlines", &[], &["retry"]),
	("Council", &[("propose", Governs), ("vote", Governs), ("close", Governs)], &[
		"set_members", "execute", "disapprove_proposal", "kill", "release_proposal_cost",
	]),
	("Proxy", &[("reject_announcement", Guards)], &[
		"proxy", "add_proxy", "remove_proxy", "remove_proxies", "create_pure", "kill_pure", "announce",
		"remove_announcement", "proxy_announced", "poke_deposit",
	]),
	("Multisig", &[], &["as_multi_threshold_1", "as_multi", "approve_as_multi", "cancel_as_multi", "poke_deposit"]),
	("Upgrades", &[], &["authorize"]),
	("Validators", &[], &["add", "remove"]),
	("Uniques", &[
		("freeze", Keeps), ("thaw", Keeps), ("freeze_collection", Keeps), ("thaw_collection", Keeps),
		("cancel_approval", Keeps), ("set_attribute", Keeps), ("clear_attribute", Keeps), ("set_metadata", Keeps),
		("clear_metadata", Keeps), ("set_collection_metadata", Keeps), ("clear_collection_metadata", Keeps),
	], &[
		"create", "force_create", "destroy", "mint", "burn", "transfer", "redeposit", "transfer_ownership", "set_team",
		"approve_transfer", "force_item_status", "set_accept_ownership", "set_collection_max_supply", "set_price",
		"buy_item",
	]),
	("Operators", &[("rotate_key", Operates), ("resume", Operates)], &[
		"admit", "dismiss", "leave", "reinstate", "report_equivocation",
	]),
	("DynamicAssets", &[
		("set_blueprint", Keeps), ("remove_blueprint", Keeps), ("enrol", Keeps), ("migrate_item", Keeps),
		("set_trait", Keeps),
	], &["report", "retire", "retire_and_burn", "reap", "close_round"]),
	("Models", &[], &["register", "update", "set_status", "clear_alert", "remove"]),
	("Publishers", &[
		("admit", Keeps), ("dismiss", Keeps), ("publish", Publishes), ("admit_device", Keeps), ("revoke_device", Keeps),
		("forget_device", Keeps), ("relay", Publishes),
	], &[]),
	("Synthesis", &[
		("set_declaration", Keeps), ("remove_declaration", Keeps), ("set_reviewers", Keeps), ("approve", Reviews),
		("reject", Reviews), ("strip", Reviews), ("revert", Reviews),
	], &["request", "answer", "attest", "deliver_image"]),
	("Royalties", &[], &["set_schedule", "remove_schedule", "freeze_schedule", "override_item", "claim"]),
	("AssetAccounts", &[], &["fund", "withdraw", "sponsor", "withdraw_sponsorship", "set_fees", "claim"]),
	("Market", &[("cancel", Keeps), ("cancel_offer", Keeps)], &[
		"set_policy", "list", "buy", "make_offer", "accept_offer",
	]),
	("Licensing", &[
		("withdraw_offer", Keeps), ("report_usage", Publishes), ("suspend", Reviews), ("reinstate", MovesByReview),
		("lift", Reviews), ("remove_perk", Keeps),
	], &[
		"offer", "license", "top_up", "take_back", "renew", "set_automatic", "give_up", "read_meter", "revoke", "settle",
		"set_perk",
	]),
	("WorkOrders", &[
		("remove_template", Keeps), ("accept", Keeps), ("start", Keeps), ("withdraw", Keeps), ("complete", Keeps),
		("dispute", Keeps), ("decide", MovesByReview),
	], &["add_template", "fund", "cancel", "claim"]),
	("Notifications", &[("subscribe", Keeps), ("change", Keeps), ("unsubscribe", Keeps), ("clear", Keeps)], &[]),
];

/// Calls that nobody can make, because an argument has no value.
const IMPOSSIBLE: [&str; 2] = ["Grandpa.report_equivocation", "Grandpa.report_equivocation_unsigned"];

fn name(call: &RuntimeCall) -> String {
	let metadata = call.get_call_metadata();
	format!("{}.{}", metadata.pallet_name, metadata.function_name)
}

/// Each call of the runtime, by name, with the simplest arguments: zero, nothing, the first of its kind.
fn calls() -> BTreeMap<String, RuntimeCall> {
	let mut calls = BTreeMap::new();
	for pallet in 0..=u8::MAX {
		for index in 0..=u8::MAX {
			if let Ok(call) = RuntimeCall::decode(&mut TrailingZeroInput::new(&[pallet, index])) {
				calls.insert(name(&call), call);
			}
		}
	}
	calls
}

fn classified() -> BTreeMap<String, Class> {
	let mut classes = BTreeMap::new();
	for (pallet, some, own) in CALLS {
		let all = some.iter().copied().chain(own.iter().map(|call| (*call, Own)));
		for (call, class) in all {
			assert!(classes.insert(format!("{pallet}.{call}"), class).is_none(), "{pallet}.{call} is there twice");
		}
	}
	classes
}

#[test]
fn every_call_of_the_chain_is_classified_and_no_type_may_make_another_than_its_own() {
	let named: BTreeSet<String> = RuntimeCall::get_module_names()
		.iter()
		.flat_map(|pallet| RuntimeCall::get_call_names(pallet).iter().map(move |call| format!("{pallet}.{call}")))
		.collect();
	let classes = classified();
	let known: BTreeSet<String> = classes.keys().cloned().collect();
	let unknown: Vec<_> = named.difference(&known).collect();
	assert!(unknown.is_empty(), "say in CALLS what these are, and in runtime/src/proxies.rs who may: {unknown:?}");
	assert_eq!(known.difference(&named).collect::<Vec<_>>(), Vec::<&String>::new(), "these are there no more");
	let calls = calls();
	let impossible: Vec<_> = named.iter().filter(|name| !calls.contains_key(*name)).collect();
	assert_eq!(impossible, IMPOSSIBLE.iter().collect::<Vec<_>>(), "an example of each other call is tried");
	for (name, call) in calls {
		for proxy in TYPES {
			assert_eq!(proxy.filter(&call), classes[&name].is_for(proxy), "{name} by {proxy:?}");
		}
	}
}

#[test]
fn a_type_contains_another_only_if_it_may_all_that_the_other_may() {
	let calls = calls();
	for one in TYPES {
		assert!(one.is_superset(&one) && ProxyType::Any.is_superset(&one));
		for other in TYPES.into_iter().filter(|other| one.is_superset(other)) {
			for (name, call) in &calls {
				assert!(one.filter(call) || !other.filter(call), "{name} by {other:?}, which {one:?} contains");
			}
		}
	}
	assert_eq!(ProxyType::default(), ProxyType::Any, "pallet-proxy takes the default for the most permissive");
}

/// What everybody has, and who owns which item of the demo.
fn possessions() -> (BTreeMap<AccountId, Balance>, BTreeMap<(u32, u32), AccountId>) {
	let balances = frame_system::Account::<Runtime>::iter()
		.map(|(account, info)| (account, info.data.free + info.data.reserved))
		.filter(|(_, balance)| *balance > 0);
	let items = (0..=2).flat_map(|collection| (0..=1).map(move |item| (collection, item)));
	let owned = items.filter_map(|of| Uniques::owner(of.0, of.1).map(|owner| (of, owner)));
	(balances.collect(), owned.collect())
}

/// Somebody does this for somebody else. Returns what became of it, or why it was not tried.
fn for_other(who: Sr25519Keyring, real: Sr25519Keyring, call: impl Into<RuntimeCall>) -> DispatchResult {
	System::reset_events();
	by(who, Call::<Runtime>::proxy { real: id(real), force_proxy_type: None, call: Box::new(call.into()) })?;
	done()
}

/// What became of what a proxy did last.
fn done() -> DispatchResult {
	let result = System::events().into_iter().rev().find_map(|record| match record.event {
		RuntimeEvent::Proxy(Event::ProxyExecuted { result }) => Some(result),
		_ => None,
	});
	result.expect("it was executed")
}

fn name_proxy(real: Sr25519Keyring, delegate: Sr25519Keyring, proxy_type: ProxyType) {
	assert_ok!(by(real, Call::<Runtime>::add_proxy { delegate: id(delegate), proxy_type, delay: 0 }));
}

fn filtered() -> DispatchResult {
	Err(frame_system::Error::<Runtime>::CallFiltered.into())
}

#[test]
fn whatever_call_moves_an_item_or_money_is_refused_to_who_may_not_transfer() {
	let mut chain = Chain::with("demo", &[Alice]);
	chain.ext.execute_with(|| name_proxy(Alice, Dave, ProxyType::Any));
	chain.ext.execute_with(|| name_proxy(Alice, Eve, ProxyType::NonTransfer));
	let (mut moving, mut succeeding) = (BTreeSet::new(), 0);
	for (name, call) in calls() {
		let (moved, result) = chain.discarding(|| {
			let before = possessions();
			let result = for_other(Dave, Alice, call.clone());
			(possessions() != before, result)
		});
		succeeding += u32::from(result.is_ok());
		if moved {
			assert_eq!(chain.discarding(|| for_other(Eve, Alice, call)), filtered(), "{name}");
			moving.insert(name);
		} else {
			let (stays, _) = chain.discarding(|| {
				let before = possessions();
				let result = for_other(Eve, Alice, call);
				(possessions() == before, result)
			});
			assert!(stays, "{name}");
		}
	}
	for name in ["Balances.transfer_all", "Uniques.transfer", "DynamicAssets.retire", "DynamicAssets.retire_and_burn"] {
		assert!(moving.contains(name), "{name} moves something: {moving:?}");
	}
	assert!(succeeding > 15, "{succeeding} calls did something");
}

/// The digest of everything that the chain knows, but for events.
fn state() -> Vec<u8> {
	System::reset_events();
	sp_io::storage::root(StateVersion::V1)
}

/// A call, and how it might be hidden.
fn disguises(call: RuntimeCall) -> Vec<RuntimeCall> {
	type Utility = pallet_utility::Call<Runtime>;
	let boxed = || Box::new(call.clone());
	let calls = || vec![call.clone()];
	let (batch, fails) = (Utility::batch { calls: calls() }, Utility::as_derivative { index: 0, call: boxed() });
	let council =
		pallet_collective::Call::<Runtime, CouncilCollective>::execute { proposal: boxed(), length_bound: 1_000 };
	vec![
		call.clone(),
		Utility::batch_all { calls: calls() }.into(),
		Utility::batch { calls: vec![batch.into()] }.into(),
		Utility::force_batch { calls: calls() }.into(),
		Utility::if_else { main: Box::new(fails.into()), fallback: boxed() }.into(),
		Utility::as_derivative { index: 0, call: boxed() }.into(),
		Call::proxy { real: id(Bob), force_proxy_type: None, call: boxed() }.into(),
		pallet_multisig::Call::as_multi_threshold_1 { other_signatories: vec![Alice.to_account_id()], call: boxed() }
			.into(),
		council.into(),
		pallet_sudo::Call::sudo_as { who: id(Bob), call: boxed() }.into(),
	]
}

#[test]
fn no_disguise_helps_who_may_not_transfer() {
	let mut chain = chain("development", &[Alice]);
	let cases: Vec<RuntimeCall> = vec![
		pallet_balances::Call::transfer_keep_alive { dest: id(Eve), value: VIV }.into(),
		pallet_balances::Call::burn { value: VIV, keep_alive: true }.into(),
		pallet_uniques::Call::transfer { collection: COLLECTION, item: 0, dest: id(Eve) }.into(),
		pallet_uniques::Call::approve_transfer { collection: COLLECTION, item: 0, delegate: id(Eve) }.into(),
		pallet_uniques::Call::set_price { collection: COLLECTION, item: 0, price: Some(1), whitelisted_buyer: None }
			.into(),
		pallet_uniques::Call::set_team { collection: COLLECTION, issuer: id(Eve), admin: id(Eve), freezer: id(Eve) }
			.into(),
		pallet_market::Call::list { collection: COLLECTION, item: 0, price: 1, until: None }.into(),
		pallet_asset_accounts::Call::fund { collection: COLLECTION, item: 0, amount: VIV }.into(),
		pallet_royalties::Call::remove_schedule { collection: COLLECTION }.into(),
		pallet_dynamic_assets::Call::retire { collection: COLLECTION, item: 0 }.into(),
		Call::add_proxy { delegate: id(Eve), proxy_type: ProxyType::Any, delay: 0 }.into(),
		Call::add_proxy { delegate: id(Dave), proxy_type: ProxyType::NonTransfer, delay: 0 }.into(),
	];
	act(&mut chain, || {
		for proxy in TYPES.into_iter().skip(1) {
			name_proxy(Bob, Eve, proxy);
			// Whom Bob trusts with everything does not help either.
			name_proxy(Dave, Bob, ProxyType::Any);
			let before = state();
			for case in &cases {
				for call in disguises(case.clone()) {
					let _ = for_other(Eve, Bob, call.clone());
					assert_eq!(state(), before, "{call:?} by {proxy:?}");
				}
			}
			let elsewhere = pallet_balances::Call::transfer_keep_alive { dest: id(Eve), value: VIV }.into();
			let through = Call::proxy { real: id(Dave), force_proxy_type: None, call: Box::new(elsewhere) };
			assert_eq!(for_other(Eve, Bob, through), filtered());
			assert_eq!(state(), before);
			assert_ok!(by(Bob, Call::<Runtime>::remove_proxies {}));
			assert_ok!(by(Dave, Call::<Runtime>::remove_proxies {}));
		}
		name_proxy(Bob, Eve, ProxyType::Any);
		assert_ok!(for_other(Eve, Bob, cases[0].clone()));
	});
}

#[test]
fn who_is_no_proxy_or_of_another_type_does_nothing() {
	let mut chain = chain("development", &[Alice]);
	act(&mut chain, || {
		let remark: RuntimeCall = frame_system::Call::remark { remark: vec![1] }.into();
		let no_proxy: DispatchResult = Err(Error::<Runtime>::NotProxy.into());
		assert_eq!(for_other(Eve, Bob, remark.clone()), no_proxy);
		name_proxy(Bob, Eve, ProxyType::Publishing);
		assert_eq!(for_other(Eve, Bob, remark.clone()), filtered());
		let call = Box::new(remark.clone());
		let forced = Call::<Runtime>::proxy { real: id(Bob), force_proxy_type: Some(ProxyType::Any), call };
		assert_eq!(by(Eve, forced), no_proxy);
		let removal = Call::<Runtime>::remove_proxy { delegate: id(Eve), proxy_type: ProxyType::Publishing, delay: 0 };
		let reserved = Balances::reserved_balance(Bob.to_account_id());
		assert_ok!(by(Bob, removal));
		assert_eq!(Balances::reserved_balance(Bob.to_account_id()), reserved - VIV - 100 * MILLIVIV);
		assert_eq!(for_other(Eve, Bob, remark), no_proxy);
	});
}

#[test]
fn a_publishing_proxy_publishes_for_the_brand_and_cannot_transfer() {
	let mut chain = chain("development", &[Alice]);
	let hours = |value| {
		let values = vec![(HOURS, value)].try_into().unwrap();
		let entries = vec![pallet_publishers::Entry { item: 0, values, note: None }].try_into().unwrap();
		pallet_publishers::Call::publish { collection: COLLECTION, entries }
	};
	act(&mut chain, || {
		assert!(by(Eve, hours(5)).is_err(), "she is no publisher");
		name_proxy(Ferdie, Eve, ProxyType::Publishing);
		assert_ok!(for_other(Eve, Ferdie, hours(5)));
		let batch = pallet_utility::Call::batch_all { calls: vec![hours(6).into(), hours(7).into()] };
		assert_ok!(for_other(Eve, Ferdie, batch));
		let reading = DynamicAssets::reading_view(COLLECTION, 0, "hours").unwrap();
		assert_eq!(reading.value.as_deref(), Some("7"));
		let transfer = pallet_balances::Call::transfer_all { dest: id(Eve), keep_alive: false };
		assert_eq!(for_other(Eve, Ferdie, transfer), filtered());
		let leave = pallet_publishers::Call::dismiss { collection: COLLECTION, publisher: Ferdie.to_account_id() };
		assert_eq!(for_other(Eve, Ferdie, leave), filtered());
		assert_ok!(push(0, DEFECT, 1));
	});
}

#[test]
fn an_operators_proxy_rotates_its_key_and_cannot_leave() {
	act(&mut Chain::start(), || {
		name_proxy(Alice, Eve, ProxyType::Operation);
		let new_key = Ferdie.public();
		assert_ok!(for_other(Eve, Alice, pallet_operators::Call::rotate_key { new_key }));
		assert_eq!(Operators::operator_view(Alice.to_account_id()).unwrap().next_key, Some(new_key));
		assert_eq!(for_other(Eve, Alice, pallet_operators::Call::leave {}), filtered());
		assert_eq!(for_other(Eve, Alice, pallet_sudo::Call::remove_key {}), filtered());
	});
}

#[test]
fn a_councillors_proxy_votes_as_the_councillor() {
	act(&mut Chain::start(), || {
		name_proxy(Charlie, Eve, ProxyType::Governance);
		let fees = pallet_asset_accounts::FeeTable { round: 1, synthesis: 2 };
		let call: RuntimeCall = pallet_asset_accounts::Call::set_fees { fees }.into();
		let (proposal, index) = super::propose(Alice, 3, &call).unwrap();
		for member in [Alice, Bob] {
			assert_ok!(super::vote(member, (proposal, index), true));
		}
		let vote = pallet_collective::Call::<Runtime, CouncilCollective>::vote { proposal, index, approve: true };
		assert!(by(Eve, vote.clone()).is_err(), "she has no seat");
		assert_ok!(for_other(Eve, Charlie, vote));
		assert_ok!(super::close((proposal, index), &call));
		assert_eq!(super::executed(), Some(Ok(())));
		let transfer = pallet_balances::Call::transfer_all { dest: id(Eve), keep_alive: false };
		assert_eq!(for_other(Eve, Charlie, transfer), filtered());
	});
}

#[test]
fn a_guard_stops_what_was_announced_and_otherwise_it_is_done_after_the_delay() {
	const DELAY: u32 = 10;
	let mut chain = Chain::start();
	let transfer: RuntimeCall = pallet_balances::Call::transfer_keep_alive { dest: id(Eve), value: VIV }.into();
	let call_hash = BlakeTwo256::hash_of(&transfer);
	let announce = Call::<Runtime>::announce { real: id(Bob), call_hash };
	let carry_out = || {
		let call = Box::new(transfer.clone());
		by(Dave, Call::<Runtime>::proxy_announced { delegate: id(Dave), real: id(Bob), force_proxy_type: None, call })
	};
	let early: DispatchResult = Err(Error::<Runtime>::Unannounced.into());
	act(&mut chain, || {
		assert_ok!(by(
			Bob,
			Call::<Runtime>::add_proxy { delegate: id(Dave), proxy_type: ProxyType::Any, delay: DELAY }
		));
		name_proxy(Bob, Charlie, ProxyType::Guard);
		assert_eq!(for_other(Dave, Bob, transfer.clone()), early);
		assert_ok!(by(Dave, announce.clone()));
		assert_eq!(carry_out(), early);
		let reject = Call::<Runtime>::reject_announcement { delegate: id(Dave), call_hash };
		assert_ok!(for_other(Charlie, Bob, reject));
		assert_eq!(for_other(Charlie, Bob, transfer.clone()), filtered());
	});
	let now = chain.ext.execute_with(System::block_number);
	chain.blocks(now + DELAY + 1);
	act(&mut chain, || {
		assert_eq!(carry_out(), early, "it was rejected");
		assert_ok!(by(Dave, announce.clone()));
	});
	chain.blocks(now + 2 * DELAY + 3);
	act(&mut chain, || {
		let before = Balances::free_balance(Eve.to_account_id());
		assert_ok!(carry_out());
		assert_ok!(done());
		assert_eq!(Balances::free_balance(Eve.to_account_id()), before + VIV);
	});
}

#[test]
fn deposits_are_set_aside_and_given_back_and_nothing_is_lost() {
	act(&mut Chain::start(), || {
		let (bob, issued) = (Bob.to_account_id(), Balances::total_issuance());
		let account = || (Balances::free_balance(&bob), Balances::reserved_balance(&bob));
		let before = account();
		name_proxy(Bob, Eve, ProxyType::NonTransfer);
		name_proxy(Bob, Dave, ProxyType::Guard);
		let deposit = VIV + 200 * MILLIVIV;
		assert_eq!(account(), (before.0 - deposit, before.1 + deposit));
		assert_ok!(by(Bob, Call::<Runtime>::remove_proxies {}));
		assert_eq!(account(), before);
		assert_eq!(Balances::total_issuance(), issued);
	});
}

#[test]
fn a_proxy_of_any_type_meets_the_chains_own_filter() {
	let mut chain = Chain::start();
	chain.ext.execute_with(|| {
		name_proxy(Alice, Eve, ProxyType::Any);
		let burn: RuntimeCall = pallet_uniques::Call::burn { collection: 0, item: 0, check_owner: None }.into();
		let witness = pallet_uniques::Collection::<Runtime>::get(0).unwrap().destroy_witness();
		let destroy: RuntimeCall = pallet_uniques::Call::destroy { collection: 0, witness }.into();
		let mut signatories = [Alice, Bob].map(|who| who.to_account_id());
		signatories.sort();
		let shared = MultiAddress::Id(Multisig::multi_account_id(&signatories, 1));
		assert_ok!(by(
			Alice,
			pallet_uniques::Call::set_team {
				collection: 0,
				issuer: shared.clone(),
				admin: shared.clone(),
				freezer: shared
			},
		));
		for call in [burn, destroy] {
			assert_eq!(for_other(Eve, Alice, call.clone()), filtered());
			let batch = pallet_utility::Call::batch_all { calls: vec![call.clone()] };
			assert_eq!(for_other(Eve, Alice, batch), filtered());
			let other_signatories = vec![Bob.to_account_id()];
			let shared =
				pallet_multisig::Call::as_multi_threshold_1 { other_signatories, call: Box::new(call.clone()) };
			assert_eq!(by(Alice, shared), filtered(), "{call:?}");
			let nested = Call::proxy { real: id(Alice), force_proxy_type: None, call: Box::new(call.clone()) };
			assert_ok!(by(Eve, pallet_utility::Call::batch_all { calls: vec![nested.into()] }));
			assert_eq!(done(), filtered());
			assert_eq!(decide(&SEVEN[..3], call), filtered());
		}
		assert!(DynamicAssets::is_enrolled(0, 0) && Uniques::owner(0, 0).is_some());
	});
}
