//! Four operators with their workers on the real runtime: f = 1, quorum 3.

use crate::common::{decode, Chain};
use codec::Encode;
use pallet_dynamic_assets::{Call, Cells};
use sp_core::Pair;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve};
use sp_runtime::{traits::Dispatchable, transaction_validity::InvalidTransaction, MultiSignature};
use vivarium_engine::{cause::Cause, reading::Freshness};
use vivarium_primitives::{Member, ReportHeader};
use vivarium_runtime::{Balances, DynamicAssets, Operators, Runtime, RuntimeCall, RuntimeOrigin, System};

const FOUR: [Sr25519Keyring; 4] = [Alice, Bob, Charlie, Dave];

/// A body with this load.
fn body(load: &str) -> String {
	format!(r#"{{"load_percent":{load},"memory_percent":40.0,"disk_percent":12.0}}"#)
}

/// Opens the next round, lets each node see its load, and puts the reports into the next block, in this order.
fn round(chain: &mut Chain, loads: [&str; 4], order: [usize; 4]) {
	let now = chain.ext.execute_with(System::block_number);
	let opening = (now / 5 + 1) * 5;
	chain.blocks(opening);
	let mut reports: Vec<Vec<u8>> = Vec::new();
	for (node, load) in loads.iter().enumerate() {
		match *load {
			"silent" => {
				reports.push(Vec::new());
				continue;
			}
			"dead" => chain.answer_of(node, "timeout", ""),
			load => chain.answer_of(node, "ok", &body(load)),
		}
		let [report] = &chain.work_of(node, opening)[..] else { panic!("one report of node {node}") };
		chain.validate(report).unwrap();
		reports.push(report.clone());
	}
	let included: Vec<Vec<u8>> =
		order.into_iter().map(|node| reports[node].clone()).filter(|report| !report.is_empty()).collect();
	chain.block(opening + 1, &included);
}

#[test]
fn with_any_one_of_four_lying_the_value_stays_in_the_honest_range() {
	let mut chain = Chain::of(&FOUR);
	for liar in 0..4 {
		for lie in ["0", "14.9", "20.1", "25.5", "29.9", "100", "dead", "silent"] {
			let mut loads = ["20.0", "20.5", "21.0", "21.5"];
			loads[liar] = lie;
			for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]] {
				round(&mut chain, loads, order);
				let (value, freshness) = chain.load();
				let value: f64 = value.unwrap().parse().unwrap();
				assert!((20.0..=21.5).contains(&value), "node {liar} says {lie}: {value}");
				assert_eq!(freshness, Freshness::Fresh, "node {liar} says {lie}");
			}
		}
	}
}

#[test]
fn two_of_four_dead_make_stale_and_contradiction_is_disputed() {
	let mut chain = Chain::of(&FOUR);
	round(&mut chain, ["20", "20", "dead", "dead"], [0, 1, 2, 3]);
	assert_eq!(chain.load(), (None, Freshness::Stale(Cause::Timeout)));
	round(&mut chain, ["10", "40", "70", "99"], [0, 1, 2, 3]);
	assert_eq!(chain.load(), (None, Freshness::Disputed));
	round(&mut chain, ["20", "20", "21", "99"], [3, 1, 2, 0]);
	assert_eq!(chain.load(), (Some("21.0".into()), Freshness::Fresh), "the median of the first three");
}

/// More than f: docs/threats.md tells of it.
#[test]
fn two_of_four_that_say_the_same_and_come_first_are_believed() {
	let mut chain = Chain::of(&FOUR);
	round(&mut chain, ["20", "20", "60", "60"], [2, 3, 0, 1]);
	assert_eq!(chain.load(), (Some("60.0".into()), Freshness::Fresh));
	round(&mut chain, ["20", "20", "60", "60"], [0, 1, 2, 3]);
	assert_eq!(chain.load(), (Some("20.0".into()), Freshness::Fresh), "the honest were first");
}

#[test]
fn a_worker_does_not_report_again_what_is_counted_while_the_round_is_open() {
	let mut chain = Chain::of(&FOUR);
	chain.blocks(5);
	chain.answer_of(1, "ok", &body("20"));
	let report = chain.work_of(1, 5).remove(0);
	chain.block(6, &[report]);
	assert!(chain.ext.execute_with(|| Cells::<Runtime>::contains_key(0)), "three are missing");
	for number in 6..=9 {
		chain.blocks(number);
		// No request is expected: fetching again would panic.
		assert!(chain.work_of(1, number).is_empty(), "at block {number}");
	}
}

#[test]
fn who_is_no_operator_is_not_believed() {
	let mut chain = Chain::of(&FOUR);
	let mut other = Chain::of(&[Eve]);
	other.blocks(5);
	other.answer("ok", &body("20"));
	let report = other.work(5).remove(0);
	chain.blocks(5);
	assert_eq!(chain.validate(&report), Err(InvalidTransaction::BadSigner.into()));
}

/// What a node signed, with the digest of its values changed.
fn headers(report: &[u8], other_values: [u8; 32]) -> [(ReportHeader<sp_runtime::AccountId32>, MultiSignature); 2] {
	let RuntimeCall::DynamicAssets(Call::report { shard, round, operator, observations, signature }) =
		decode(report).function
	else {
		panic!("a report")
	};
	let signer = FOUR.into_iter().find(|one| one.to_account_id() == operator).unwrap();
	let member = Member { operator, key: signer.public() };
	let genesis = System::block_hash(0);
	let values = observations.using_encoded(sp_io::hashing::blake2_256);
	let honest = ReportHeader::new(genesis, shard, round, member.clone(), values.into());
	let second = ReportHeader::new(genesis, shard, round, member, other_values.into());
	let second_signature = signer.pair().sign(&second.encode()).into();
	[(honest, signature), (second, second_signature)]
}

#[test]
fn two_payloads_for_one_round_cost_the_bond_and_the_same_one_signed_again_does_not() {
	let mut chain = Chain::of(&FOUR);
	chain.blocks(5);
	chain.answer_of(2, "ok", &body("20"));
	let report = chain.work_of(2, 5).remove(0);
	chain.block(6, std::slice::from_ref(&report));
	// The pool lost it, and the worker signs the same payload again.
	let mut again = Chain::of(&FOUR);
	again.blocks(5);
	again.answer_of(2, "ok", &body("20"));
	let first = again.work_of(2, 5).remove(0);
	again.blocks(7);
	let second = again.work_of(2, 7).remove(0);

	chain.ext.execute_with(|| {
		let charlie = Charlie.to_account_id();
		let bond = Operators::operator_view(charlie.clone()).unwrap().bond;
		let accuse = |[first, second]: [(ReportHeader<_>, MultiSignature); 2]| {
			let call = pallet_operators::Call::report_equivocation {
				first: Box::new(first.0),
				first_signature: first.1,
				second: Box::new(second.0),
				second_signature: second.1,
			};
			RuntimeCall::Operators(call).dispatch(RuntimeOrigin::signed(Eve.to_account_id()))
		};
		let signatures = [&first, &second].map(|report| headers(report, [0; 32])[0].clone());
		assert_ne!(signatures[0].1, signatures[1].1, "signed anew");
		assert!(accuse(signatures).is_err(), "one payload");

		let issued = Balances::total_issuance();
		accuse(headers(&report, [9; 32])).unwrap();
		assert_eq!(Balances::total_issuance(), issued - bond);
		assert_eq!(Operators::operator_view(charlie).unwrap().bond, 0);
		DynamicAssets::do_try_state().unwrap();
		Operators::do_try_state().unwrap();
	});
}
