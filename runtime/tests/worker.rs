//! What the worker submits goes, byte for byte, through validation and into a block of the real runtime.

use crate::common::{decode, Chain, PROXY};
use codec::Encode;
use pallet_dynamic_assets::{Call, Closed};
use sp_runtime::{offchain::storage::StorageValueRef, transaction_validity::InvalidTransaction};
use vivarium_engine::{cause::Cause, observation::Seen, reading::Freshness};
use vivarium_primitives::{
	egress::{Address, ADDRESS_KEY},
	record_key,
};
use vivarium_runtime::{DynamicAssets, Runtime, RuntimeCall, System, UncheckedExtrinsic};

const BODY: &str = r#"{"load_percent":73.25,"memory_percent":40.0,"disk_percent":12.0}"#;

#[test]
fn what_the_worker_submits_is_valid_and_changes_the_asset() {
	let mut chain = Chain::start();
	chain.blocks(5);
	chain.answer("ok", BODY);
	let submitted = chain.work(5);
	let [report] = &submitted[..] else { panic!("one report: {submitted:?}") };

	let valid = chain.validate(report).unwrap();
	assert_eq!(valid.longevity, 5);
	chain.block(6, std::slice::from_ref(report));

	assert_eq!(chain.load(), (Some("73.3".into()), Freshness::Fresh));
	let asset = chain.ext.execute_with(|| pallet_dynamic_assets::Assets::<Runtime>::get(0, 0).unwrap());
	assert_eq!(asset.revision, 2);
	let record = chain.ext.execute_with(|| StorageValueRef::persistent(&record_key(&asset.head)).get().unwrap());
	let in_state = chain.ext.execute_with(|| DynamicAssets::revision(0, 0, 2));
	assert_eq!(record, in_state, "a node that indexes keeps the record under its hash");

	// Once in a block, it is worth nothing any more.
	assert_eq!(chain.validate(report), Err(InvalidTransaction::Stale.into()));
	assert!(chain.work(6).is_empty(), "the round is decided");
}

#[test]
fn a_tampered_report_should_not_be_valid() {
	let mut chain = Chain::start();
	chain.blocks(5);
	chain.answer("ok", BODY);
	let report = chain.work(5).remove(0);
	let mut tampered = decode(&report);
	let RuntimeCall::DynamicAssets(Call::report { observations, .. }) = &mut tampered.function else { panic!() };
	observations[0].values[0] = Ok(Seen { value: 1, sources: 1 });
	let tampered = UncheckedExtrinsic::from_parts(tampered.function, tampered.preamble).encode();
	assert_eq!(chain.validate(&tampered), Err(InvalidTransaction::BadProof.into()));
}

#[test]
fn a_bare_report_should_not_be_valid() {
	let mut chain = Chain::start();
	chain.blocks(5);
	chain.answer("ok", BODY);
	let report = chain.work(5).remove(0);
	let bare = UncheckedExtrinsic::new_bare(decode(&report).function).encode();
	assert!(chain.validate(&bare).is_err());
}

/// Makes the node look as if it had just started: the proxy's token is another one.
fn restart(chain: &mut Chain) {
	let token = chain.ext.execute_with(|| {
		let address: Address = StorageValueRef::persistent(ADDRESS_KEY).get().unwrap().unwrap();
		address.token[0] + 1
	});
	let restarted = Address { token: [token; 32], ..PROXY };
	chain.ext.execute_with(|| StorageValueRef::persistent(ADDRESS_KEY).set(&restarted));
}

/// What a report says, whoever signed it and when.
fn payload(report: &[u8]) -> impl PartialEq + std::fmt::Debug {
	match decode(report).function {
		RuntimeCall::DynamicAssets(Call::report { shard, round, operator, observations, .. }) => {
			(shard, round, operator, observations)
		}
		other => panic!("{other:?}"),
	}
}

#[test]
fn a_report_that_does_not_come_through_is_sent_again_with_the_same_payload() {
	let mut chain = Chain::start();
	chain.blocks(5);
	chain.answer("ok", BODY);
	let first = chain.work(5).remove(0);
	chain.blocks(6);
	assert!(chain.work(6).is_empty(), "it waits a little");
	chain.blocks(7);
	// No request is expected any more: fetching again would panic.
	let second = chain.work(7).remove(0);
	assert_ne!(first, second, "signed anew, because a pool bans what it once refused");

	assert_eq!(payload(&first), payload(&second));
	chain.block(8, &[second]);
	assert_eq!(chain.ext.execute_with(|| Closed::<Runtime>::get(0)), Some(5));
}

#[test]
fn what_the_proxy_says_ends_in_the_reading() {
	for (cause, body, expected) in [
		("timeout", "", Cause::Timeout),
		("status_503", "", Cause::Status(503)),
		("not_allowed", "", Cause::NotAllowed),
		("surprise", "", Cause::ProxyDown),
		("ok", "<html>", Cause::Json),
		("ok", r#"{"memory_percent":1}"#, Cause::Pointer),
		("ok", r#"{"load_percent":null}"#, Cause::Type),
		("ok", r#"{"load_percent":1e40}"#, Cause::Number),
		("ok", r#"{"load_percent":100.1}"#, Cause::Range),
	] {
		let mut chain = Chain::start();
		chain.blocks(5);
		chain.answer(cause, body);
		let report = chain.work(5).remove(0);
		chain.block(6, &[report]);
		assert_eq!(chain.load(), (None, Freshness::Stale(expected)), "{cause} {body}");
	}
}

#[test]
fn a_worker_that_just_started_leaves_open_rounds_alone() {
	let mut chain = Chain::start();
	chain.blocks(6);
	restart(&mut chain);
	assert!(chain.work(6).is_empty(), "the round of block 5 may have been reported before the restart");
}

#[test]
fn a_worker_without_key_or_far_behind_stays_silent() {
	let mut chain = Chain::start();
	chain.blocks(5);
	assert!(chain.work_at(0, 5, 5 + 10).is_empty(), "the chain's clock is 20 s behind");

	chain.lose_keys();
	assert!(chain.work(5).is_empty(), "there is no key");
}

#[test]
fn a_hundred_blocks_without_the_source_lose_nothing() {
	let mut chain = Chain::start();
	chain.blocks(5);
	chain.answer("ok", BODY);
	let first = chain.work(5).remove(0);
	chain.block(6, &[first]);
	let before = chain.ext.execute_with(|| DynamicAssets::asset_view(0, 0).unwrap());
	for opening in (10..=105).step_by(5) {
		chain.blocks(opening);
		chain.answer("refused", "");
		let report = chain.work(opening).remove(0);
		chain.block(opening + 1, &[report]);
		assert_eq!(chain.load(), (Some("73.3".into()), Freshness::Stale(Cause::Refused)));
	}
	let silent = chain.ext.execute_with(|| DynamicAssets::asset_view(0, 0).unwrap());
	assert_eq!((silent.revision, silent.head, silent.health), (before.revision, before.head, before.health));

	chain.blocks(110);
	chain.answer("ok", &BODY.replace("73.25", "10.0"));
	let report = chain.work(110).remove(0);
	chain.block(111, &[report]);
	assert_eq!(chain.load(), (Some("10.0".into()), Freshness::Fresh));
	let after = chain.ext.execute_with(|| DynamicAssets::asset_view(0, 0).unwrap());
	assert_eq!(after.revision, before.revision + 1);
}

#[test]
fn a_restart_before_the_round_opens_reports_it() {
	let mut chain = Chain::start();
	chain.blocks(4);
	restart(&mut chain);
	assert!(chain.work(4).is_empty());
	chain.blocks(5);
	chain.answer_as([8; 32], "ok", BODY);
	assert_eq!(chain.work(5).len(), 1);
}

#[test]
fn a_restart_after_the_payload_was_kept_sends_it_again_and_no_other() {
	let mut chain = Chain::start();
	chain.blocks(5);
	chain.answer("ok", BODY);
	let first = chain.work(5).remove(0);
	restart(&mut chain);
	chain.blocks(7);
	// No request is expected: fetching again would panic.
	let second = chain.work(7).remove(0);
	assert_eq!(payload(&first), payload(&second));
	chain.block(8, &[second]);
	assert_eq!(chain.load().1, Freshness::Fresh);
}

#[test]
fn a_round_that_opens_in_the_first_block_after_a_restart_is_left_alone() {
	let mut chain = Chain::start();
	chain.blocks(5);
	restart(&mut chain);
	assert!(chain.work(5).is_empty(), "the block may have been here before the restart, and been lost");
}

#[test]
fn a_late_run_at_an_older_block_leaves_the_newer_payload() {
	let mut chain = Chain::start();
	chain.blocks(10);
	chain.answer("ok", BODY);
	let first = chain.work(10).remove(0);
	chain.ext.execute_with(|| System::set_block_number(9));
	assert!(chain.work(9).is_empty(), "round 5 is older than what was made");
	chain.ext.execute_with(|| System::set_block_number(10));
	chain.blocks(12);
	// No request is expected: fetching again would panic.
	let second = chain.work(12).remove(0);
	assert_eq!(payload(&first), payload(&second));
}

#[test]
fn a_restart_after_inclusion_does_nothing_more() {
	let mut chain = Chain::start();
	chain.blocks(5);
	chain.answer("ok", BODY);
	let report = chain.work(5).remove(0);
	chain.block(6, &[report]);
	restart(&mut chain);
	assert!(chain.work(6).is_empty());
}
