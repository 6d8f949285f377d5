use super::mock::*;
use frame_support::assert_ok;
use vivarium_engine::licence::{Permission, State};

#[test]
fn a_licence_is_shown_as_it_is_now() {
	ExtBuilder::build_and_execute(|| {
		let licence = sell(ALICE, &metered(), 1_000);
		assert_ok!(Licensing::report_usage(origin(PUBLISHER), licence, 1, 12));
		let view = view(licence);
		assert_eq!((view.licence, view.collection, view.item, view.licensee), (licence, COLLECTION, ITEM, ALICE));
		assert_eq!((view.state, view.term, view.ends, view.grace_until), (State::Active, 1, Some(101), None));
		assert_eq!(view.permissions, [Permission::Display, Permission::Commercial]);
		assert_eq!((view.used, view.owed, view.held, view.next_price), (12, 10, 1_000, Some(900)));
		assert_eq!((view.renewals, view.is_automatic, view.is_paid_ahead, view.log_count), (None, true, false, 1));
		assert_eq!((view.digest, view.terms), (metered().digest().into(), metered()));
		jump_to(101);
		let due = Licensing::licence_view(licence).unwrap();
		assert_eq!((due.state, due.term, due.held), (State::Active, 2, 90), "also where the hook is behind");
		next_block();
		run_to(221);
		assert_eq!(Licensing::licence_view(licence), None);
	});
}

#[test]
fn an_account_finds_its_licences() {
	ExtBuilder::build_and_execute(|| {
		let mine = [sell(ALICE, &terms(), 0), sell(ALICE, &once(), 0)];
		sell(BOB, &terms(), 0);
		let mut found: Vec<_> = Licensing::licence_views(&ALICE, 0).into_iter().map(|view| view.licence).collect();
		found.sort_unstable();
		assert_eq!(found, mine);
		assert_eq!(Licensing::licence_views(&ALICE, 1), []);
		assert_eq!(Licensing::licence_views_of(&ALICE, COLLECTION, ITEM).len(), 2);
		assert_eq!(Licensing::licence_views_of(&ALICE, COLLECTION, ITEM + 1), []);
		assert_eq!(Licensing::licence_views(&STRANGER, u32::MAX), []);
	});
}
