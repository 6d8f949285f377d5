use super::mock::*;
use crate::{Refusal, Subject, SubscriptionView, Told};
use frame_support::assert_ok;
use std::collections::BTreeSet;
use vivarium_engine::notice::{Filter, Flaw, Notice};
use vivarium_primitives::OnConcluded;

fn view(subscriber: u64, (collection, item): Subject) -> SubscriptionView<u64, u128> {
	SubscriptionView { subscriber, collection, item, filter: filter(), deposit: DEPOSIT }
}

#[test]
fn subscriptions_are_seen_by_account_and_by_what_they_are_of() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(subscribe(BOB, OF_ITEM, filter()));
		assert_ok!(subscribe(ALICE, OF_ITEM, filter()));
		assert_ok!(subscribe(ALICE, OF_ALL, filter()));
		let of_item = Notifications::subscribers_of(COLLECTION, Some(ITEM));
		assert_eq!(of_item, [view(BOB, OF_ITEM), view(ALICE, OF_ITEM)]);
		assert_eq!(Notifications::subscribers_of(COLLECTION, None), [view(ALICE, OF_ALL)]);
		let mut of_alice = Notifications::subscriptions_of(ALICE, None);
		of_alice.sort_by_key(|view| view.item);
		assert_eq!(of_alice, [view(ALICE, OF_ALL), view(ALICE, OF_ITEM)]);
		assert!(Notifications::subscriptions_of(POOR, None).is_empty());
	});
}

#[test]
fn many_subscriptions_of_an_account_come_in_pages() {
	ExtBuilder::build_and_execute(|| {
		SubscriptionDeposit::set(1);
		Enrolled::set((0..250).collect());
		for item in 0..250 {
			assert_ok!(subscribe(ALICE, (COLLECTION, Some(item)), filter()));
		}
		let mut seen = BTreeSet::new();
		let (mut pages, mut after) = (Vec::new(), None);
		loop {
			let page = Notifications::subscriptions_of(ALICE, after);
			let Some(last) = page.last() else { break };
			after = Some((last.collection, last.item));
			pages.push(page.len());
			seen.extend(page.iter().filter_map(|view| view.item));
		}
		assert_eq!((pages, seen), (vec![100, 100, 50], (0..250).collect()));
	});
}

#[test]
fn a_block_says_what_it_told() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(subscribe(ALICE, OF_ITEM, filter()));
		assert_ok!(Balances::transfer_allow_death(origin(BOB), POOR, ED));
		Notifications::on_concluded(raised(0b10));
		Notifications::on_concluded(step(ITEM));
		retire(ITEM);
		let notice = Notice { version: 2, transition: None, triggers: 0, raised: 0b10, health: (Some(50), Some(50)) };
		let (collection, item, subscribers) = (COLLECTION, ITEM, vec![ALICE]);
		let notified = Told::Notified { collection, item, notice, subscribers: subscribers.clone() };
		assert_eq!(Notifications::told(), [notified, Told::Ended { collection, item: Some(item), subscribers }]);
	});
}

#[test]
fn a_filter_can_be_tried_without_a_deposit() {
	ExtBuilder::build_and_execute(|| {
		let none = Filter::default();
		assert_eq!(Notifications::check(OF_ITEM, &filter()), Ok(()));
		assert_eq!(Notifications::check((COLLECTION, Some(ITEMS)), &filter()), Err(Refusal::NotEnrolled));
		assert_eq!(Notifications::check(OF_ALL, &none), Err(Refusal::Filter(Flaw::MatchesNothing)));
		Latest::set(None);
		assert_eq!(Notifications::check(OF_ALL, &filter()), Err(Refusal::NoBlueprint));
	});
}
