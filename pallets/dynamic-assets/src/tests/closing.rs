//! How rounds close.

use super::mock::*;
use crate::{Cells, Closed, ClosedUntil, Error, Event, LastPause};
use frame_support::{assert_noop, assert_ok, dispatch::Pays, traits::Hooks, weights::Weight};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Dave};
use vivarium_engine::{cause::Cause, reading::Freshness};
use vivarium_primitives::Conduct;

fn execute(test: impl FnOnce()) {
	ExtBuilder::build_and_execute(|| {
		Members::set(vec![Alice, Bob, Charlie, Dave]);
		test();
	});
}

fn idle() -> Weight {
	DynamicAssets::on_idle(System::block_number(), Weight::MAX)
}

fn missed() -> usize {
	Recorded::get().iter().filter(|(_, conduct)| conduct.missed).count()
}

#[test]
fn anybody_closes_a_round_after_its_window_free_of_charge() {
	execute(|| {
		run_to(11);
		for (operator, load) in [(Alice, 100), (Bob, 300), (Charlie, 500)] {
			include(report_by(operator, 10, vec![observation(0, Ok(load))]));
		}
		run_to(15);
		assert_noop!(DynamicAssets::close_round(stranger_origin(), 0), Error::<Test>::WindowOpen);
		run_to(16);
		events();
		let post = DynamicAssets::close_round(stranger_origin(), 0).unwrap();
		assert_eq!(post.pays_fee, Pays::No);
		assert_eq!(view().readings[0].freshness, Freshness::Disputed);
		assert_eq!(events(), [Event::RoundClosed { shard: 0, round: 10, reported: 3, missed: 1 }]);
		assert_noop!(DynamicAssets::close_round(stranger_origin(), 0), Error::<Test>::NothingToClose);
		assert_noop!(DynamicAssets::close_round(stranger_origin(), 9), Error::<Test>::NothingToClose);
	});
}

#[test]
fn idle_blocks_close_silent_rounds_and_count_their_misses() {
	execute(|| {
		run_to(40);
		assert_eq!(Closed::<Test>::get(0), Some(1), "the block of the shard's creation");
		idle();
		// The longest window is 15 blocks, so what opened up to block 24 is closed: rounds 5, 10, 15 and 20.
		assert_eq!((Closed::<Test>::get(0), ClosedUntil::<Test>::get()), (Some(20), 25));
		assert_eq!(missed(), 4 * 4);
		idle();
		assert_eq!(missed(), 4 * 4, "once");
		assert_eq!(view().readings[0].freshness, Freshness::Unknown);
	});
}

#[test]
fn idle_blocks_close_what_was_left_open() {
	execute(|| {
		run_to(11);
		include(report_by(Alice, 10, vec![observation(0, Err(Cause::Dns))]));
		run_to(26);
		idle();
		assert_eq!(asset().life.readings[0].standing, Freshness::Stale(Cause::NoReport), "three of four are silent");
		assert!(!Cells::<Test>::contains_key(0));
		let alice = Conduct { missed: false, values: 0, outliers: 0, causes: 1 };
		assert!(Recorded::get().contains(&(Alice.to_account_id(), alice)));
	});
}

#[test]
fn a_block_without_room_closes_nothing_and_loses_nothing() {
	execute(|| {
		run_to(40);
		assert_eq!(DynamicAssets::on_idle(40, Weight::zero()), Weight::zero());
		let little = idle_weight_of_one_round();
		DynamicAssets::on_idle(40, little);
		assert!(missed() > 0 && missed() < 16, "some: {}", missed());
		while ClosedUntil::<Test>::get() < 25 {
			let used = DynamicAssets::on_idle(40, little);
			assert!(used.all_lte(little));
		}
		assert_eq!(missed(), 16, "each once, whatever the room");
	});
}

/// Room for looking through a dozen blocks, and for one silent round.
fn idle_weight_of_one_round() -> Weight {
	use crate::WeightInfo;
	<() as WeightInfo>::on_idle(1).saturating_mul(12).saturating_add(<() as WeightInfo>::close_silent())
}

#[test]
fn a_late_report_after_long_silence_is_taken() {
	execute(|| {
		Members::set(vec![OPERATOR]);
		run_to(561);
		include(report(560, vec![observation(0, Ok(100))]));
		idle();
		assert_eq!(view().readings[0].freshness, Freshness::Fresh);
		assert_eq!(Closed::<Test>::get(0), Some(560));
		assert_eq!(missed(), 4, "the newest silent rounds; what is closed already is passed over");
	});
}

#[test]
fn a_silent_round_is_not_hidden_by_the_next() {
	execute(|| {
		Members::set(vec![OPERATOR]);
		next_round(Ok(100));
		run_to(16);
		include(report(15, vec![observation(0, Ok(100))]));
		assert_eq!(missed(), 1, "round 10");
		run_to(60);
		idle();
		assert_eq!(missed(), 1 + 5, "and rounds 20 to 40, round 10 not again");
	});
}

#[test]
fn rounds_that_overlap_a_migration_count_no_misses() {
	execute(|| {
		run_to(40);
		LastPause::<Test>::put(12);
		idle();
		assert_eq!(missed(), 2 * 4, "rounds 5 and 10 are excused, 15 and 20 are not");
	});
}

#[test]
fn an_item_that_left_in_mid_round_is_skipped() {
	execute(|| {
		enrol(1);
		run_to(11);
		let both = || vec![observation(0, Ok(100)), observation(1, Ok(200))];
		include(report_by(Alice, 10, both()));
		include(report_by(Bob, 10, both()));
		assert_ok!(DynamicAssets::retire(owner_origin(), COLLECTION, 1));
		// What was signed before still names it.
		include(report_by(Charlie, 10, both()));
		assert_eq!(view().readings[0].freshness, Freshness::Fresh);
		assert!(!DynamicAssets::is_enrolled(COLLECTION, 1));
	});
}

#[test]
fn a_transfer_in_mid_round_changes_nothing() {
	execute(|| {
		run_to(11);
		include(report_by(Alice, 10, vec![observation(0, Ok(100))]));
		assert_ok!(Uniques::transfer(owner_origin(), COLLECTION, 0, STRANGER.to_account_id()));
		include(report_by(Bob, 10, vec![observation(0, Ok(100))]));
		include(report_by(Charlie, 10, vec![observation(0, Ok(100))]));
		assert_eq!(view().readings[0].freshness, Freshness::Fresh);
	});
}
