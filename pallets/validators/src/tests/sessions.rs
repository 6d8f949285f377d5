//! When who validates changes.

use crate::{mock::*, Event};
use frame_support::assert_ok;
use pallet_session::{SessionManager, ShouldEndSession};

#[test]
fn those_of_genesis_validate_session_after_session() {
	execute(|| {
		for _ in 0..4 {
			next_session();
			assert_eq!(active(), FIRST);
			assert_eq!(Validators::new_session(9), None, "nothing has changed, so nothing is planned");
		}
	});
}

#[test]
fn one_that_is_added_validates_from_the_session_after_the_next_one_on() {
	execute(|| {
		set_keys(4);
		assert_ok!(Validators::add(RuntimeOrigin::root(), 4));
		next_session();
		assert_eq!(active(), FIRST);
		next_session();
		assert_eq!(active(), [1, 2, 3, 4]);
		next_session();
		assert_eq!(active(), [1, 2, 3, 4]);
	});
}

#[test]
fn one_that_is_removed_validates_until_the_session_after_the_next_one() {
	execute(|| {
		assert_ok!(Validators::remove(RuntimeOrigin::root(), 2));
		next_session();
		assert_eq!(active(), FIRST);
		next_session();
		assert_eq!(active(), [1, 3]);
	});
}

#[test]
fn one_that_takes_its_keys_away_leaves() {
	execute(|| {
		assert_ok!(Session::purge_keys(RuntimeOrigin::signed(2)));
		next_session();
		assert!(!Validators::is_validator(&2));
		next_session();
		assert_eq!(active(), [1, 3]);
		let events = System::read_events_for_pallet::<Event<Test>>();
		assert_eq!(events, [Event::ValidatorLeft { validator: 2 }]);
	});
}

#[test]
fn the_list_is_not_emptied_where_nobody_has_keys() {
	execute(|| {
		for validator in FIRST {
			assert_ok!(Session::purge_keys(RuntimeOrigin::signed(validator)));
		}
		assert_eq!(Validators::new_session(9), None);
		assert!(FIRST.iter().all(Validators::is_validator));
		set_keys(1);
	});
}

#[test]
fn sessions_are_as_long_as_genesis_says_or_else_the_runtime() {
	let ends = || {
		let ends = |block: &u64| <Test as pallet_session::Config>::ShouldEndSession::should_end_session(*block);
		(1..=20).filter(ends).collect::<Vec<_>>()
	};
	with_session_blocks(None, || assert_eq!(ends(), [10, 20]));
	with_session_blocks(Some(8), || assert_eq!(ends(), [8, 16]));
	with_session_blocks(Some(0), || assert_eq!(ends().len(), 20, "a session has one block at least"));
}
