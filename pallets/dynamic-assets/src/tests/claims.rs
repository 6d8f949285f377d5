use super::mock::*;
use crate::{Error, Shards};
use codec::Encode;
use frame_support::{assert_noop, assert_ok};
use sp_core::Pair;
use vivarium_engine::{
	blueprint::{Core, MetricTexts, Texts, Transition},
	bounded,
	cause::Cause,
	claims::Claim,
	rules::{Comparison, Condition, Effect, Rule, Term},
};
use vivarium_primitives::{BlockNumber, ItemId, Publish, Pushed};

const CLAIM: &str = "certified";
/// The published metrics: until when it is certified, in seconds since 1970, and how it stands: 0 is well.
const EXPIRES: u8 = 1;
const STANDING: u8 = 2;
/// The states, by their positions and names.
const VALID: u8 = 0;
const SUSPENDED: u8 = 1;
const EXPIRED: u8 = 2;
const STATES: [&str; 3] = ["valid", "suspended", "expired"];

fn until(comparison: Comparison) -> Condition {
	Condition::Compare { term: Term::Until { metric: EXPIRES }, comparison, bound: 0 }
}

fn standing(comparison: Comparison) -> Condition {
	Condition::Compare { term: Term::Metric { metric: STANDING }, comparison, bound: 0 }
}

/// Valid, suspended while it does not stand well, expired once its time is over; certified while it is valid and its time
/// is not over.
fn certificate() -> (Core, Texts) {
	let (mut core, mut texts) = published_blueprint();
	core.metrics[usize::from(EXPIRES)].kind = vivarium_engine::blueprint::MetricKind::Gauge;
	core.metrics[usize::from(EXPIRES)].maximum = i64::MAX;
	core.metrics.try_push(core.metrics[usize::from(EXPIRES)]).unwrap();
	texts.metrics.try_push(MetricTexts { name: bounded("standing").unwrap(), unit: Default::default() }).unwrap();
	core.states = 3;
	texts.states = STATES.map(|name| bounded(name).unwrap()).to_vec().try_into().unwrap();
	let moves = [(VALID, SUSPENDED), (SUSPENDED, VALID), (VALID, EXPIRED), (EXPIRED, VALID)];
	core.transitions = moves.map(|(from, to)| Transition { from, to }).to_vec().try_into().unwrap();
	let rule = |from, condition, to| Rule {
		conditions: vec![Condition::InState { state: from }, condition].try_into().unwrap(),
		rounds: 1,
		effects: vec![Effect::Transition { to }].try_into().unwrap(),
	};
	core.rules = vec![
		rule(VALID, standing(Comparison::Above), SUSPENDED),
		rule(SUSPENDED, standing(Comparison::Equal), VALID),
		rule(VALID, until(Comparison::AtMost), EXPIRED),
		rule(EXPIRED, until(Comparison::Above), VALID),
	]
	.try_into()
	.unwrap();
	let conditions = vec![Condition::InState { state: VALID }, until(Comparison::Above)].try_into().unwrap();
	texts.claims = vec![Claim { name: bounded(CLAIM).unwrap(), conditions }].try_into().unwrap();
	(core, texts)
}

/// Item 0 is a certificate.
fn with_certificate(test: impl FnOnce()) {
	ExtBuilder::build_and_execute(|| {
		let (core, texts) = certificate();
		assert_ok!(DynamicAssets::set_blueprint(owner_origin(), COLLECTION, core.into(), texts.into()));
		assert_ok!(DynamicAssets::migrate_item(owner_origin(), COLLECTION, 0));
		test();
	});
}

fn push(values: &[(u8, i64)]) {
	assert_ok!(DynamicAssets::publish(&Pushed::Account(STRANGER.to_account_id()), COLLECTION, 0, values));
}

/// The report of a round of item 0 in which the source was silent.
fn report_silence(opening: BlockNumber) {
	let shard = asset().shard;
	let observations = vec![observation(0, Err(Cause::Timeout))];
	let header = DynamicAssets::header(shard, opening, &member(OPERATOR), &observations);
	let signature = OPERATOR.pair().sign(&header.encode()).into();
	let (round, operator) = (opening, OPERATOR.to_account_id());
	include(crate::Call::report { shard, round, operator, observations: observations.try_into().unwrap(), signature });
}

fn is_valid(item: ItemId, claim: &str) -> bool {
	DynamicAssets::is_valid(COLLECTION, item, claim)
}

#[test]
fn at_every_block_is_valid_is_what_state_and_clock_say_and_the_state_follows_with_the_round() {
	with_certificate(|| {
		// What is pushed in which block; a block is two seconds.
		let pushed: [(BlockNumber, &[(u8, i64)]); 6] = [
			(3, &[(EXPIRES, 31), (STANDING, 0)]),
			(8, &[(STANDING, 1)]),
			(11, &[(STANDING, 0)]),
			(32, &[(EXPIRES, 100)]),
			(45, &[(EXPIRES, 1)]),
			(47, &[(EXPIRES, 200)]),
		];
		let (mut expires, mut seen, mut behind) = (None, Vec::new(), 0);
		for block in 1..80 {
			run_to(block);
			let opening = Shards::<Test>::get(asset().shard).unwrap().next_opening(block - 1);
			if opening + 1 == block {
				report_silence(opening);
			}
			if let Some((_, values)) = pushed.iter().find(|(at, _)| *at == block) {
				push(values);
				expires =
					values.iter().find(|(metric, _)| *metric == EXPIRES).map_or(expires, |(_, until)| Some(*until));
			}
			let is_in_time = expires.is_some_and(|until| until > i64::from(block) * 2);
			let is_in_state = view().state == STATES[usize::from(VALID)];
			assert_eq!(is_valid(0, CLAIM), is_in_state && is_in_time, "block {block}");
			behind += u32::from(is_in_state && expires.is_some() && !is_in_time);
			seen.push((view().state, is_valid(0, CLAIM)));
		}
		let at = |block: usize| (seen[block - 1].0.as_str(), seen[block - 1].1);
		let [valid, suspended, expired] = STATES;
		assert_eq!([2, 3, 7].map(at), [(valid, false), (valid, true), (valid, true)]);
		assert_eq!([8, 10, 11, 15].map(at), [(suspended, false), (suspended, false), (valid, true), (valid, true)]);
		assert!(!at(16).1, "at 32 s it is over");
		assert_eq!([22, 31, 32].map(at), [(expired, false); 3], "what is renewed waits for the round");
		assert_eq!([38, 44].map(at), [(valid, true); 2]);
		assert_eq!(at(45), (valid, false), "withdrawn at once, whatever the state still says");
		assert_eq!([53, 79].map(at), [(valid, true); 2]);
		assert!(behind > 0, "there are blocks in which the state is behind the clock");
	});
}

#[test]
fn what_is_no_asset_and_what_is_not_declared_is_not_valid() {
	with_certificate(|| {
		push(&[(EXPIRES, 1_000)]);
		assert_eq!([CLAIM, "Certified", ""].map(|claim| is_valid(0, claim)), [true, false, false]);
		assert!(!is_valid(1, CLAIM) && !DynamicAssets::is_valid(COLLECTION + 1, 0, CLAIM));
		let [view] = DynamicAssets::claim_views(COLLECTION, 0).try_into().unwrap();
		assert_eq!((view.name.as_str(), view.holds, view.until), (CLAIM, true, Some(1_000)));
		assert!(DynamicAssets::claim_views(COLLECTION, 1).is_empty());
		assert_ok!(DynamicAssets::retire(owner_origin(), COLLECTION, 0));
		assert!(!is_valid(0, CLAIM) && DynamicAssets::claim_views(COLLECTION, 0).is_empty());
	});
}

#[test]
fn a_claim_means_what_the_version_says_that_the_asset_follows() {
	with_certificate(|| {
		push(&[(EXPIRES, 1_000), (STANDING, 1)]);
		assert!(!is_valid(0, CLAIM), "suspended");
		let (core, mut texts) = certificate();
		texts.claims[0].conditions = vec![until(Comparison::Above)].try_into().unwrap();
		assert_ok!(DynamicAssets::set_blueprint(owner_origin(), COLLECTION, core.into(), texts.into()));
		assert!(!is_valid(0, CLAIM), "a new version changes nothing of what is out");
		assert_ok!(DynamicAssets::migrate_item(owner_origin(), COLLECTION, 0));
		assert!(is_valid(0, CLAIM));
	});
}

#[test]
fn a_claim_that_is_not_sound_is_refused() {
	with_certificate(|| {
		let (core, mut texts) = certificate();
		texts.claims[0].conditions = vec![Condition::Stepped { metric: EXPIRES }].try_into().unwrap();
		assert_noop!(
			DynamicAssets::set_blueprint(owner_origin(), COLLECTION, core.into(), texts.into()),
			Error::<Test>::BadClaim
		);
	});
}
