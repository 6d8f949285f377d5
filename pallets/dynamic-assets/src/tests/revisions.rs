use super::mock::*;
use crate::{Assets, Event, Revisions};
use codec::Encode;
use vivarium_engine::revision::{verify, Origin, Record, Walk};
use vivarium_primitives::limits::REVISIONS_IN_STATE;

#[test]
fn a_change_is_a_revision_with_its_provenance() {
	ExtBuilder::build_and_execute(|| {
		let birth = Assets::<Test>::get(COLLECTION, 0).unwrap().head;
		let round = next_round(Ok(700));
		let asset = Assets::<Test>::get(COLLECTION, 0).unwrap();
		let record = DynamicAssets::revision(COLLECTION, 0, 2).unwrap();
		let revision = record.revision();

		assert_eq!((asset.revision, asset.head), (2, record.hash()));
		assert_eq!(
			(revision.previous, revision.block, revision.time),
			(birth, round + 1, u64::from(round + 1) * 2_000)
		);
		assert_eq!((revision.state, revision.health), (0, Some(60)));
		assert_eq!(revision.inputs[0].accepted.value, 700);
		let Origin::Telemetry { round: named, reporters, .. } = &revision.origin else { panic!("{revision:?}") };
		assert_eq!((*named, reporters.to_vec()), (round, vec![OPERATOR.public().0]));
		assert!(events().iter().any(|event| matches!(event, Event::Revised { number: 2, health: Some(60), .. })));
	});
}

#[test]
fn a_round_that_changes_little_is_no_revision() {
	ExtBuilder::build_and_execute(|| {
		next_round(Ok(700));
		events();
		next_round(Ok(750));
		assert_eq!(Assets::<Test>::get(COLLECTION, 0).unwrap().revision, 2);
		let only = events();
		assert!(matches!(only[..], [Event::Reported { .. }]), "one event per report, none per asset: {only:?}");
	});
}

#[test]
fn a_line_tells_what_changed_in_this_block() {
	ExtBuilder::build_and_execute(|| {
		next_round(Ok(700));
		System::reset_events();
		next_round(Ok(950));
		let revised = DynamicAssets::revised();
		let lines: Vec<_> =
			revised.iter().map(|revised| (revised.name.as_str(), revised.number, revised.line.as_str())).collect();
		assert_eq!(lines, [("Machine host", 3, "load 70.0 % → 95.0 %, health 60 → 10")]);
	});
}

#[test]
fn the_last_revisions_stay_in_state_and_all_hold() {
	ExtBuilder::build_and_execute(|| {
		let mut all = vec![DynamicAssets::revision(COLLECTION, 0, 1).unwrap().encode()];
		for round in 0..20 {
			next_round(Ok(if round % 2 == 0 { 100 } else { 500 }));
			all.push(DynamicAssets::revisions(COLLECTION, 0)[0].encode());
		}
		let asset = Assets::<Test>::get(COLLECTION, 0).unwrap();
		assert_eq!(asset.revision, 21);
		let walk = Walk::from_head(COLLECTION, 0, asset.revision, asset.head);
		assert_eq!(verify(walk, all.iter().rev().map(Vec::as_slice)), Ok(21));

		let numbers: Vec<u32> =
			DynamicAssets::revisions(COLLECTION, 0).iter().map(|record| record.revision().number).collect();
		assert_eq!(numbers, (14..=21).rev().collect::<Vec<_>>());
		assert_eq!(Revisions::<Test>::iter_prefix((COLLECTION, 0)).count() as u32, REVISIONS_IN_STATE);
		assert_eq!(DynamicAssets::revision(COLLECTION, 0, 13), None::<Record>);
	});
}
