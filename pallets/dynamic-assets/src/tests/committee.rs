//! Rounds of a committee of four: f = 1, quorum 3.

use super::mock::*;
use crate::{Cells, Closed, Event, Reports};
use frame_support::pallet_prelude::InvalidTransaction;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};
use vivarium_engine::{cause::Cause, reading::Freshness, revision::Origin};
use vivarium_primitives::Conduct;

const FOUR: [Sr25519Keyring; 4] = [Alice, Bob, Charlie, Dave];

/// What each of the four says of item 0 in the next round; `None` is silence. The reports come in this order.
fn round_of(said: [(Sr25519Keyring, Option<Result<i64, Cause>>); 4]) -> u32 {
	let opening = next_opening();
	run_to(opening + 1);
	for (operator, load) in said {
		if let Some(load) = load {
			include(report_by(operator, opening, vec![observation(0, load)]));
		}
	}
	opening
}

fn all(loads: [Result<i64, Cause>; 4]) -> u32 {
	let [a, b, c, d] = loads;
	round_of([(Alice, Some(a)), (Bob, Some(b)), (Charlie, Some(c)), (Dave, Some(d))])
}

fn execute(test: impl FnOnce()) {
	ExtBuilder::build_and_execute(|| {
		Members::set(FOUR.to_vec());
		test();
	});
}

fn standing() -> Freshness {
	asset().life.readings[0].standing
}

#[test]
fn the_third_of_four_values_decides() {
	execute(|| {
		run_to(11);
		for (operator, load, value) in
			[(Alice, 100, None), (Bob, 105, None), (Charlie, 110, Some(105)), (Dave, 300, Some(105))]
		{
			include(report_by(operator, 10, vec![observation(0, Ok(load))]));
			assert_eq!(asset().life.value(0), value, "after {operator}");
		}
		let accepted = asset().life.readings[0].accepted.unwrap();
		assert_eq!((accepted.values, accepted.spread, accepted.block), (3, 10, 11));
		let record = DynamicAssets::revision(COLLECTION, 0, 2).unwrap();
		let Origin::Telemetry { reporters, .. } = &record.revision().origin else { panic!("{record:?}") };
		assert_eq!(reporters.to_vec(), [Alice, Bob, Charlie].map(|operator| operator.public().0));
	});
}

#[test]
fn a_complete_round_closes_at_once_and_everybody_is_recorded() {
	execute(|| {
		let round = all([Ok(100), Ok(105), Ok(300), Ok(110)]);
		assert!(!Cells::<Test>::contains_key(0) && Reports::<Test>::iter().next().is_none());
		assert_eq!(Closed::<Test>::get(0), Some(round));
		let conduct = |outliers| Conduct { missed: false, values: 1, outliers, causes: 0 };
		let expected = [(Alice, 0), (Bob, 0), (Charlie, 1), (Dave, 0)];
		assert_eq!(Recorded::get(), expected.map(|(operator, outliers)| (operator.to_account_id(), conduct(outliers))));
	});
}

#[test]
fn an_outlier_is_recorded_before_and_after_the_decision() {
	for late in [false, true] {
		execute(|| {
			let lie = (Charlie, Some(Ok(900)));
			let honest = [Alice, Bob, Dave].map(|operator| (operator, Some(Ok(100))));
			let [a, b, c] = honest;
			round_of(if late { [a, b, c, lie] } else { [lie, a, b, c] });
			let outliers: Vec<u32> = Recorded::get().iter().map(|(_, conduct)| conduct.outliers).collect();
			assert_eq!(outliers, [0, 0, 1, 0], "late: {late}");
		});
	}
}

/// Any one of four lies, at any place, by any of many amounts: the value stays inside the honest range, and the round
/// is not disputed.
#[test]
fn a_lone_liar_neither_moves_the_value_nor_disputes_the_round() {
	execute(|| {
		for liar in FOUR {
			for place in 0..4 {
				for lie in [Ok(0), Ok(60), Ok(80), Ok(118), Ok(140), Ok(999), Err(Cause::Timeout)] {
					let mut honest = FOUR.into_iter().filter(|operator| *operator != liar).zip([100, 106, 112]);
					let said: Vec<_> = (0..4)
						.map(|seat| {
							if seat == place {
								(liar, Some(lie))
							} else {
								let (operator, load) = honest.next().unwrap();
								(operator, Some(Ok(load)))
							}
						})
						.collect();
					round_of(said.try_into().unwrap());
					let value = asset().life.value(0).unwrap();
					assert!((100..=112).contains(&value), "{liar} says {lie:?} at {place}: {value}");
					assert_eq!(standing(), Freshness::Fresh, "{liar} says {lie:?} at {place}");
				}
			}
		}
	});
}

#[test]
fn contradiction_is_disputed_and_changes_nothing() {
	execute(|| {
		all([Ok(100), Ok(100), Ok(100), Ok(100)]);
		let before = asset();
		all([Ok(100), Ok(200), Ok(300), Ok(400)]);
		assert_eq!(standing(), Freshness::Disputed);
		assert_eq!((asset().life.value(0), asset().head), (before.life.value(0), before.head));
		assert_eq!(view().readings[0].freshness, Freshness::Disputed);
	});
}

#[test]
fn a_value_is_stale_once_the_quorum_is_out_of_reach() {
	execute(|| {
		let dead = Some(Err(Cause::Refused));
		round_of([(Alice, dead), (Bob, dead), (Charlie, None), (Dave, None)]);
		assert_eq!(standing(), Freshness::Stale(Cause::Refused), "decided, though two could still report");
		include(report_by(Charlie, 5, vec![observation(0, Ok(100))]));
		assert_eq!(standing(), Freshness::Stale(Cause::Refused), "final");
	});
}

#[test]
fn values_count_per_asset_and_metric_not_per_report() {
	execute(|| {
		enrol(1);
		run_to(11);
		for operator in [Alice, Bob, Charlie] {
			let other = if operator == Charlie { Err(Cause::Pointer) } else { Ok(500) };
			include(report_by(operator, 10, vec![observation(0, Ok(100)), observation(1, other)]));
		}
		let second = || DynamicAssets::reading_view(COLLECTION, 1, "load").unwrap();
		assert_eq!(view().readings[0].freshness, Freshness::Fresh);
		assert_eq!(second().freshness, Freshness::Unknown, "two values of four are no quorum");
		assert_eq!(Cells::<Test>::get(0).unwrap().open.to_vec(), [1]);
		include(report_by(Dave, 10, vec![observation(1, Ok(505))]));
		assert_eq!(second().value.as_deref(), Some("50.0"));
	});
}

#[test]
fn an_operator_reports_once_per_round() {
	execute(|| {
		run_to(11);
		include(report_by(Alice, 10, vec![observation(0, Ok(100))]));
		let again = report_by(Alice, 10, vec![observation(0, Ok(100))]);
		assert_eq!(refused(&again), InvalidTransaction::Stale, "the same payload, signed again");
		assert_eq!(refused(&report_by(Alice, 10, vec![])), InvalidTransaction::Stale, "another payload");
		assert_eq!(refused(&report_by(Sr25519Keyring::Eve, 10, vec![])), InvalidTransaction::BadSigner);
	});
}

#[test]
fn the_committee_of_the_opening_block_stays() {
	execute(|| {
		run_to(11);
		include(report_by(Alice, 10, vec![observation(0, Ok(100))]));
		Members::set(vec![Sr25519Keyring::Eve]);
		assert_eq!(refused(&report_by(Sr25519Keyring::Eve, 10, vec![])), InvalidTransaction::BadSigner);
		include(report_by(Bob, 10, vec![observation(0, Ok(100))]));
	});
}

#[test]
fn a_later_report_closes_the_earlier_round() {
	execute(|| {
		let first = round_of([(Alice, Some(Ok(100))), (Bob, Some(Ok(104))), (Charlie, None), (Dave, None)]);
		assert_eq!(standing(), Freshness::Unknown);
		run_to(first + HEARTBEAT + 1);
		events();
		include(report_by(Alice, first + HEARTBEAT, vec![observation(0, Ok(100))]));
		assert!(events().contains(&Event::RoundClosed { shard: 0, round: first, reported: 2, missed: 2 }));
		assert_eq!(standing(), Freshness::Stale(Cause::NoReport), "two values of four are no quorum");
		let missed: Vec<bool> = Recorded::get().iter().map(|(_, conduct)| conduct.missed).collect();
		assert_eq!(missed, [false, false, true, true]);
	});
}
