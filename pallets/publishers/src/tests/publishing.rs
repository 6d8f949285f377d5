use super::mock::*;
use crate::{Call, Entry, Error, Event};
use codec::{Decode, Encode};
use frame_support::{
	assert_noop, assert_ok, assert_storage_noop, dispatch::GetDispatchInfo, pallet_prelude::DispatchError, BoundedVec,
};
use vivarium_engine::reading::Freshness;

fn error(error: Error<Test>) -> DispatchError {
	error.into()
}

#[test]
fn one_call_brings_values_and_notes_for_many_items() {
	execute(|| {
		let mut both = values(2, &[(HOURS, 30)]);
		both.note = note(2, "noisy").note;
		assert_ok!(publish(vec![values(0, &[(HOURS, 10)]), note(1, "dusty"), both]));
		assert_eq!([0, 1, 2].map(hours), [Some(10), None, Some(30)]);
		assert_eq!(notes(1), [(1, "dusty".into())]);
		assert_eq!(notes(2), [(1, "noisy".into())]);
		let (collection, publisher) = (COLLECTION, PUBLISHER.to_account_id());
		let noted = |item| Event::Noted { collection, item, publisher: publisher.clone() };
		let published = Event::Published { publisher: publisher.clone(), collection, accepted: 3, refused: 0 };
		assert_eq!(events(), [noted(1), noted(2), published]);
		let reading = Lives::get((COLLECTION, 0)).unwrap().readings[1].clone();
		assert_eq!((reading.standing, reading.accepted.unwrap().block), (Freshness::Fresh, 1));
	});
}

#[test]
fn an_entry_that_is_refused_does_not_hold_up_the_others() {
	execute(|| {
		assert_ok!(publish(vec![values(1, &[(HOURS, 50)])]));
		let refused = refusals(vec![
			values(0, &[(HOURS, 10)]),
			values(1, &[(HOURS, 49)]),
			values(2, &[(HOURS, 1_001)]),
			values(11, &[(HOURS, 1)]),
			values(3, &[(HOURS, 20)]),
		]);
		assert_eq!(refused, [(1, COUNTER_FELL), (2, IMPLAUSIBLE), (11, error(Error::NotEnrolled))]);
		assert_eq!([0, 1, 2, 3].map(hours), [Some(10), Some(50), None, Some(20)]);
	});
}

#[test]
fn an_unknown_item_should_be_refused() {
	execute(|| {
		assert_eq!(refusal(values(10, &[(HOURS, 1)])), error(Error::NotEnrolled));
		assert_eq!(refusal(note(10, "who?")), error(Error::NotEnrolled));
	});
}

#[test]
fn a_metric_that_is_not_published_should_be_refused() {
	execute(|| {
		assert_eq!(refusal(values(0, &[(LOAD, 1)])), NOT_PUBLISHED);
		assert_eq!(refusal(values(0, &[(HOURS, 1), (LOAD, 1)])), NOT_PUBLISHED);
		assert_eq!(hours(0), None, "all or nothing");
	});
}

#[test]
fn a_metric_that_only_devices_push_should_be_refused_of_an_account() {
	execute(|| {
		assert_ok!(admit(RATE, u16::MAX, true));
		assert_eq!(refusal(values(0, &[(TEMPERATURE, 1)])), OTHER_PUSHER);
		assert_eq!(refusal(values(0, &[(HOURS, 1), (TEMPERATURE, 1)])), OTHER_PUSHER);
		assert_eq!((hours(0), temperature(0)), (None, None), "all or nothing");
	});
}

#[test]
fn a_metric_that_the_publisher_may_not_push_should_be_refused() {
	execute(|| {
		assert_eq!(refusal(values(0, &[(PRICE, 1)])), error(Error::MetricNotAllowed));
		assert_eq!(refusal(values(0, &[(HOURS, 1), (PRICE, 1)])), error(Error::MetricNotAllowed));
		assert_eq!(refusal(values(0, &[(16, 1)])), error(Error::MetricNotAllowed));
		assert_eq!(refusal(values(0, &[(u8::MAX, 1)])), error(Error::MetricNotAllowed));
		assert_eq!(hours(0), None);
	});
}

#[test]
fn a_metric_that_is_unknown_or_there_twice_should_be_refused() {
	execute(|| {
		assert_ok!(admit(RATE, u16::MAX, true));
		assert_eq!(refusal(values(0, &[(4, 1)])), UNKNOWN_METRIC);
		assert_eq!(refusal(values(0, &[(HOURS, 1), (HOURS, 2)])), METRIC_TWICE);
		assert_eq!(hours(0), None);
	});
}

#[test]
fn a_counter_that_goes_backwards_should_be_refused() {
	execute(|| {
		assert_ok!(publish(vec![values(0, &[(HOURS, 50)])]));
		assert_eq!(refusal(values(0, &[(HOURS, 49)])), COUNTER_FELL);
		assert_eq!(refusals(vec![values(0, &[(HOURS, 50)])]), []);
	});
}

#[test]
fn an_implausible_value_should_be_refused() {
	execute(|| {
		for value in [-1, 1_001, i64::MIN, i64::MAX] {
			assert_eq!(refusal(values(0, &[(HOURS, value)])), IMPLAUSIBLE, "{value}");
		}
	});
}

#[test]
fn an_item_that_is_there_twice_counts_once() {
	execute(|| {
		let refused = refusals(vec![values(0, &[(HOURS, 1)]), values(1, &[(HOURS, 1)]), values(0, &[(HOURS, 2)])]);
		assert_eq!(refused, [(0, error(Error::ItemTwice))]);
		assert_eq!(hours(0), Some(1), "the first one");
	});
}

#[test]
fn an_empty_call_and_an_empty_entry_should_be_refused() {
	execute(|| {
		assert_noop!(publish(vec![]), Error::<Test>::NoEntry);
		assert_eq!(refusal(values(0, &[])), error(Error::EmptyEntry));
	});
}

#[test]
fn an_entry_is_taken_as_a_whole() {
	execute(|| {
		let mut bad_note = values(0, &[(HOURS, 1)]);
		bad_note.note = note(0, "a\nb").note;
		assert_eq!(refusal(bad_note), error(Error::BadNote));
		let mut bad_value = values(0, &[(HOURS, -1)]);
		bad_value.note = note(0, "fine").note;
		assert_eq!(refusal(bad_value), IMPLAUSIBLE);
		assert_eq!((hours(0), notes(0)), (None, vec![]));
	});
}

#[test]
fn a_push_on_which_nobody_can_act_leaves_the_asset_as_it_was() {
	execute(|| {
		Failing::set(Some(1));
		let refused = refusals([0, 1, 2].map(|item| values(item, &[(HOURS, 5)])).to_vec());
		assert_eq!(refused, [(1, NOBODY_ACTS)]);
		assert_eq!([0, 1, 2].map(hours), [Some(5), None, Some(5)]);
	});
}

#[test]
fn more_entries_or_longer_notes_than_there_may_be_should_not_decode() {
	/// As an entry is encoded, but without its bounds.
	type Unbounded = (u32, Vec<(u8, i64)>, Option<Vec<u8>>);
	let call = |entries: Vec<Unbounded>| {
		let bytes = (2u8, COLLECTION, entries).encode();
		Call::<Test>::decode(&mut &bytes[..])
	};
	let entry = |values: usize, note: usize| (0, vec![(0, 0); values], Some(vec![b'n'; note]));
	assert!(call(vec![entry(16, 256); 64]).is_ok());
	assert!(call(vec![entry(16, 256); 65]).is_err());
	assert!(call(vec![entry(17, 256)]).is_err());
	assert!(call(vec![entry(16, 257)]).is_err());
}

#[test]
fn a_call_is_weighed_by_its_entries_and_by_those_that_bring_values() {
	let weight = |entries: Vec<Entry>| {
		let entries = BoundedVec::try_from(entries).unwrap();
		Call::<Test>::publish { collection: COLLECTION, entries }.get_dispatch_info().call_weight
	};
	let noted = |count: u32| (0..count).map(|item| note(item, "hi")).collect::<Vec<_>>();
	let pushed = |count: u32| (0..count).map(|item| values(item, &[(HOURS, 1)])).collect::<Vec<_>>();
	assert!(weight(noted(2)).ref_time() > weight(noted(1)).ref_time());
	for count in [1, 7, 64] {
		let advances = PUSH.saturating_mul(u64::from(count));
		assert_eq!(weight(pushed(count)), weight(noted(count)).saturating_add(advances));
	}
}

#[test]
fn a_call_that_is_refused_changes_nothing() {
	execute(|| {
		assert_storage_noop!(assert!(publish(vec![values(0, &[(HOURS, 1)]); RATE as usize + 1]).is_err()));
	});
}
