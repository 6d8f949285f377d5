use super::mock::*;
use crate::{Event, DOMAIN};
use codec::Encode;
use frame_support::{assert_ok, storage::with_storage_layer, weights::Weight};
use sp_runtime::DispatchError;
use vivarium_engine::notice::Filter;
use vivarium_primitives::{Conclusion, OnConcluded};

#[test]
fn whoever_asked_for_a_flag_a_state_a_trigger_or_a_health_is_told_in_the_same_block() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(subscribe(ALICE, OF_ITEM, filter()));
		assert_ok!(subscribe(BOB, OF_ALL, filter()));
		let happens = [
			raised(0b11),
			Conclusion { transition: Some((0, 2)), ..step(ITEM) },
			Conclusion { triggers: 0b1000, ..step(ITEM) },
			Conclusion { health: (Some(20), Some(19)), ..step(ITEM) },
			Conclusion { health: (None, Some(0)), ..step(ITEM) },
		];
		for conclusion in happens {
			assert_eq!(told(conclusion), [ALICE, BOB], "{conclusion:?}");
		}
	});
}

#[test]
fn what_nobody_asked_for_is_told_to_nobody_in_particular() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(subscribe(ALICE, OF_ITEM, filter()));
		let happens = [
			raised(0b01),
			Conclusion { transition: Some((2, 1)), ..step(ITEM) },
			Conclusion { triggers: 0b0111, ..step(ITEM) },
			Conclusion { health: (Some(19), Some(0)), ..step(ITEM) },
			Conclusion { item: ITEM + 1, ..raised(0b10) },
			Conclusion { collection: COLLECTION + 1, ..raised(0b10) },
		];
		for conclusion in happens {
			let (event, topics) = conclude(conclusion).expect("it is told all the same");
			assert!(matches!(event, Event::Notified { subscribers, .. } if subscribers.is_empty()));
			assert!(topics.is_empty());
		}
	});
}

#[test]
fn a_step_of_no_note_is_not_told_and_reads_nothing() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(subscribe(ALICE, OF_ITEM, filter()));
		let nothing = [
			step(ITEM),
			Conclusion { health: (Some(10), Some(11)), ..step(ITEM) },
			Conclusion { health: (Some(10), None), ..step(ITEM) },
			Conclusion { health: (None, Some(100)), ..step(ITEM) },
		];
		for conclusion in nothing {
			assert_eq!(conclude(conclusion), None);
			assert_eq!(Notifications::weight_of(&conclusion), Weight::zero());
		}
		assert_eq!(Notifications::weight_of(&raised(1)), <Notifications as OnConcluded>::weight());
	});
}

#[test]
fn each_is_told_once_of_a_step_and_of_each_step() {
	ExtBuilder::build_and_execute(|| {
		for subject in [OF_ITEM, OF_ALL] {
			assert_ok!(subscribe(ALICE, subject, Filter { flags: 0b10, ..Default::default() }));
		}
		assert_eq!(told(raised(0b10)), [ALICE]);
		assert_eq!(told(raised(0b10)), [ALICE]);
	});
}

#[test]
fn events_are_indexed_by_the_digest_of_domain_and_account() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(subscribe(ALICE, OF_ITEM, filter()));
		let (_, topics) = conclude(raised(0b10)).unwrap();
		let bytes = [&DOMAIN[..], &ALICE.encode()].concat();
		assert_eq!(topics, [sp_io::hashing::blake2_256(&bytes).into()]);
		assert_eq!(System::event_topics(topics[0]), [(1, 0)], "block and index of the event");
		assert!(System::event_topics(Notifications::topic_of(&BOB)).is_empty());
	});
}

#[test]
fn what_is_undone_is_not_told() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(subscribe(ALICE, OF_ITEM, filter()));
		System::reset_events();
		let undone = with_storage_layer(|| {
			Notifications::on_concluded(raised(0b10));
			Err::<(), _>(DispatchError::Unavailable)
		});
		assert_eq!(undone, Err(DispatchError::Unavailable));
		assert!(System::events().is_empty());
		assert!(System::event_topics(Notifications::topic_of(&ALICE)).is_empty());
	});
}
