use super::mock::*;
use crate::{Entry, Error};
use frame_support::{assert_noop, assert_ok};

fn entries(count: u32) -> Vec<Entry> {
	(0..count).map(|item| values(item, &[(HOURS, 1)])).collect()
}

#[test]
fn a_call_over_the_rate_is_refused_as_a_whole_and_told_when_the_period_ends() {
	execute(|| {
		System::set_block_number(30);
		assert_ok!(publish(entries(RATE - 1)));
		assert_noop!(publish(entries(2)), Error::<Test>::OverRate { blocks: 70 });
		assert_ok!(publish(entries(1)));
		assert_noop!(publish(entries(1)), Error::<Test>::OverRate { blocks: 70 });
		System::set_block_number(99);
		assert_noop!(publish(entries(1)), Error::<Test>::OverRate { blocks: 1 });
		System::set_block_number(100);
		assert_ok!(publish(entries(RATE)));
		assert_noop!(publish(entries(1)), Error::<Test>::OverRate { blocks: 100 });
	});
}

#[test]
fn refused_entries_count_too() {
	execute(|| {
		let unknown = (0..RATE).map(|item| note(100 + item, "who?")).collect();
		assert_eq!(refusals(unknown).len(), RATE as usize);
		assert_noop!(publish(entries(1)), Error::<Test>::OverRate { blocks: 99 });
	});
}

#[test]
fn a_call_beyond_the_rate_of_a_whole_period_is_told_to_split() {
	execute(|| {
		assert_noop!(publish(entries(RATE + 1)), Error::<Test>::BeyondRate);
		assert_eq!(Publishers::publishers_of(COLLECTION)[0].left, RATE);
	});
}

#[test]
fn what_is_left_of_the_rate_can_be_asked() {
	execute(|| {
		assert_ok!(publish(entries(4)));
		let left = || Publishers::publishers_of(COLLECTION)[0].left;
		assert_eq!(left(), RATE - 4);
		System::set_block_number(PERIOD.into());
		assert_eq!((left(), Publishers::publishers_of(COLLECTION)[0].next_period), (RATE, 2 * PERIOD));
	});
}

#[test]
fn each_publisher_has_a_rate_of_its_own() {
	execute(|| {
		assert_ok!(Publishers::admit(origin(OWNER), COLLECTION, STRANGER.to_account_id(), 1, METRICS, true));
		assert_ok!(publish(entries(RATE)));
		assert_ok!(Publishers::publish(origin(STRANGER), COLLECTION, entries(1).try_into().unwrap()));
	});
}
