use super::mock::*;
use crate::{Call, Closed, Event, Observation, WeightInfo};
use codec::{Decode, Encode};
use frame_support::{
	assert_noop, dispatch::GetDispatchInfo, pallet_prelude::InvalidTransaction, traits::UnfilteredDispatchable,
	weights::Weight,
};
use sp_core::Pair;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};
use sp_runtime::DispatchError::BadOrigin;
use vivarium_engine::{cause::Cause, observation::Seen, reading::Freshness};

/// A report of the round of block 10, with the field changed.
fn changed(change: impl FnOnce(&mut Call<Test>)) -> Call<Test> {
	let mut call = report(10, vec![observation(0, Ok(100))]);
	change(&mut call);
	call
}

#[test]
fn a_report_is_counted_once() {
	ExtBuilder::build_and_execute(|| {
		run_to(11);
		events();
		let call = report(10, vec![observation(0, Ok(100))]);
		include(call.clone());
		let operator = OPERATOR.to_account_id();
		assert!(events().contains(&Event::Reported { shard: 0, round: 10, operator, accepted: 1, missing: 0 }));
		assert_eq!(Closed::<Test>::get(0), Some(10));
		assert_eq!(refused(&call), InvalidTransaction::Stale, "replayed");
		assert_eq!(refused(&report(10, vec![])), InvalidTransaction::Stale, "another for the same round");
	});
}

#[test]
fn a_report_is_valid_from_the_block_after_opening_to_the_windows_end() {
	ExtBuilder::build_and_execute(|| {
		let call = report(10, vec![observation(0, Ok(100))]);
		run_to(10);
		assert_eq!(refused(&call), InvalidTransaction::Future);
		for block in 11..=15 {
			run_to(block);
			let valid = authorize(&call).unwrap();
			assert_eq!(valid.longevity, u64::from(15 - block + 1));
			assert_eq!(valid.provides, [("report", 0u32, 10u32, OPERATOR.to_account_id()).encode()]);
			assert!(valid.propagate);
		}
		run_to(16);
		assert_eq!(refused(&call), InvalidTransaction::Stale);
	});
}

#[test]
fn a_round_that_does_not_exist_should_be_refused() {
	ExtBuilder::build_and_execute(|| {
		run_to(11);
		assert_eq!(refused(&report(9, vec![])), InvalidTransaction::Call, "not the shard's phase");
		let unknown = changed(|call| {
			if let Call::report { shard, .. } = call {
				*shard = 9
			}
		});
		assert_eq!(refused(&unknown), InvalidTransaction::Call);
	});
}

#[test]
fn who_is_not_of_the_committee_should_be_refused() {
	ExtBuilder::build_and_execute(|| {
		run_to(11);
		let stranger = changed(|call| {
			if let Call::report { operator, .. } = call {
				*operator = STRANGER.to_account_id()
			}
		});
		assert_eq!(refused(&stranger), InvalidTransaction::BadSigner);
		Members::set(vec![STRANGER]);
		assert_eq!(refused(&report(10, vec![])), InvalidTransaction::BadSigner);
	});
}

#[test]
fn a_wrong_signature_should_be_refused() {
	ExtBuilder::build_and_execute(|| {
		run_to(11);
		assert_eq!(refused(&signed_report(OPERATOR, STRANGER, 10, vec![])), InvalidTransaction::BadProof);
		let values = changed(|call| {
			if let Call::report { observations, .. } = call {
				*observations = vec![observation(0, Ok(101))].try_into().unwrap();
			}
		});
		assert_eq!(refused(&values), InvalidTransaction::BadProof);
		let ed25519 = changed(|call| {
			if let Call::report { signature, .. } = call {
				*signature = sp_core::ed25519::Pair::from_seed(&[1; 32]).sign(b"").into();
			}
		});
		assert_eq!(refused(&ed25519), InvalidTransaction::BadProof);
	});
}

#[test]
fn a_report_for_another_chain_should_be_refused() {
	ExtBuilder::build_and_execute(|| {
		run_to(11);
		let observations = vec![observation(0, Ok(100))];
		let mut header = DynamicAssets::header(0, 10, &member(OPERATOR), &observations);
		header.genesis = [9; 32].into();
		let signed = OPERATOR.pair().sign(&header.encode());
		let call = changed(|call| {
			if let Call::report { signature, .. } = call {
				*signature = signed.into()
			}
		});
		assert_eq!(refused(&call), InvalidTransaction::BadProof);
	});
}

#[test]
fn more_observations_than_a_shard_may_hold_should_not_decode() {
	ExtBuilder::build_and_execute(|| {
		run_to(11);
		let of = |count: u32| (0..count).map(|item| observation(item, Ok(1))).collect::<Vec<_>>().encode();
		let most = MaxAssetsPerShard::get();
		assert!(crate::Report::<Test>::decode(&mut &of(most)[..]).is_ok());
		assert!(crate::Report::<Test>::decode(&mut &of(most + 1)[..]).is_err());
	});
}

#[test]
fn what_is_not_of_the_shard_counts_for_nothing() {
	ExtBuilder::build_and_execute(|| {
		run_to(11);
		include(report(10, vec![observation(0, Ok(100)), observation(7, Ok(1)), observation(8, Ok(1))]));
		let (_, conduct) = Recorded::get().pop().unwrap();
		assert_eq!((conduct.values, conduct.causes), (1, 0));
		run_to(16);
		include(report(15, vec![observation(7, Ok(1))]));
		let (_, conduct) = Recorded::get().pop().unwrap();
		assert_eq!((conduct.values, conduct.causes), (0, 1), "the value that it owes");
	});
}

type Weights = <Test as crate::Config>::WeightInfo;

/// Includes a report of this round by each of them; returns what the last one weighed.
fn weight_of_last(round: u32, operators: &[Sr25519Keyring], observations: &[Observation]) -> Option<Weight> {
	let full = DynamicAssets::report_weight(MaxAssetsPerShard::get());
	operators.iter().fold(None, |_, operator| {
		let call = report_by(*operator, round, observations.to_vec());
		assert_eq!(call.get_dispatch_info().call_weight, full, "as if the shard were full");
		call.dispatch_bypass_filter(frame_system::Origin::<Test>::Authorized.into()).unwrap().actual_weight
	})
}

/// What a report costs that does so much: each part counts the proof of the same assets, and no report costs more of it
/// than was asked for.
fn paid(done: Weight) -> Option<Weight> {
	let full = DynamicAssets::report_weight(MaxAssetsPerShard::get());
	assert!(done.ref_time() <= full.ref_time(), "{done:?} takes longer than what was asked for, {full:?}");
	Some(done.min(full))
}

#[test]
fn a_report_pays_for_what_it_decided() {
	ExtBuilder::build_and_execute(|| {
		enrol(1);
		run_to(11);
		let decided = Weights::count_report(2).saturating_add(Weights::close_round(2));
		let silent = Weights::close_silent();
		let weight = weight_of_last(10, &[OPERATOR], &[]);
		assert_eq!(weight, paid(decided.saturating_add(silent)), "two assets, though none was observed, and round 5");
	});
}

#[test]
fn a_report_pays_those_who_hear_of_its_assets_only_where_something_is_of_note() {
	ExtBuilder::build_and_execute(|| {
		enrol(1);
		let [hearing, once, acting] = [500, 40, 700].map(|time| Weight::from_parts(time, time));
		HearingWeight::set((hearing, once));
		ActingWeight::set(acting);
		let decided = Weights::count_report(2).saturating_add(Weights::close_round(2)).saturating_add(once);
		let seen = [observation(0, Ok(950)), observation(1, Ok(100))];
		run_to(11);
		let silent = Weights::close_silent();
		assert_eq!(weight_of_last(10, &[OPERATOR], &seen), paid(decided.saturating_add(silent)), "and round 5");
		// In the second round a flag is raised, and a trigger fires.
		run_to(16);
		let told = decided.saturating_add(hearing).saturating_add(acting);
		assert_eq!(weight_of_last(15, &[OPERATOR], &seen), paid(told));
	});
}

#[test]
fn a_report_that_only_counts_pays_for_being_counted() {
	ExtBuilder::build_and_execute(|| {
		Members::set(vec![Alice, Bob, Charlie, Dave]);
		run_to(6);
		let seen = [observation(0, Ok(100))];
		let counted = paid(Weights::count_report(1));
		assert_eq!(weight_of_last(5, &[Alice, Bob], &seen), counted, "no quorum yet");
		let decided = Weights::count_report(1).saturating_add(Weights::close_round(1));
		assert_eq!(weight_of_last(5, &[Charlie], &seen), paid(decided), "the quorum's");
		assert_eq!(weight_of_last(5, &[Dave], &seen), counted, "the late one");

		run_to(11);
		weight_of_last(10, &[Alice, Bob], &seen);
		run_to(16);
		assert_eq!(weight_of_last(15, &[Alice], &seen), paid(decided), "it closes the round before");
	});
}

#[test]
fn people_should_not_report() {
	ExtBuilder::build_and_execute(|| {
		run_to(11);
		for origin in [owner_origin(), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let call = report(10, vec![observation(0, Ok(100))]);
			assert_noop!(call.dispatch_bypass_filter(origin), BadOrigin);
		}
	});
}

#[test]
fn unknown_items_and_metrics_are_passed_over() {
	ExtBuilder::build_and_execute(|| {
		run_to(11);
		let mut strange = observation(0, Ok(100));
		strange.values.try_push(Ok(Seen { value: 5, sources: 1 })).unwrap();
		include(report(10, vec![strange]));
		assert_eq!(asset().life.value(0), Some(100));

		run_to(16);
		include(report(15, vec![observation(9, Ok(100))]));
		let standing = asset().life.readings[0].standing;
		assert_eq!(standing, Freshness::Stale(Cause::NoReport), "the asset itself was not reported");
	});
}

#[test]
fn an_implausible_value_is_refused_on_chain_too() {
	ExtBuilder::build_and_execute(|| {
		next_round(Ok(1001));
		let reading = &asset().life.readings[0];
		assert_eq!((reading.accepted, reading.standing), (None, Freshness::Stale(Cause::Range)));
	});
}

#[test]
fn too_few_sources_are_refused_on_chain_too() {
	ExtBuilder::build_and_execute(|| {
		run_to(11);
		let mut lone = observation(0, Ok(100));
		lone.values[0] = Ok(Seen { value: 100, sources: 0 });
		include(report(10, vec![lone]));
		assert_eq!(asset().life.readings[0].standing, Freshness::Stale(Cause::TooFewSources));
	});
}
