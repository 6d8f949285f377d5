use super::mock::*;
use crate::{Error, Event, Overrides, Terms};
use codec::Encode;
use frame_support::{assert_noop, assert_ok};
use vivarium_engine::royalty::WHOLE;

const HALF: u32 = WHOLE / 2;

fn origin(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

fn freeze(who: u64) -> Result<(), sp_runtime::DispatchError> {
	Royalties::freeze_schedule(origin(who), COLLECTION)
}

#[test]
fn a_collections_owner_sets_its_royalty() {
	execute(|| {
		let schedule = schedule(50_000, &[(ARTIST, 700_000), (STUDIO, 300_000)]);
		set(schedule.clone());
		let deposit = schedule.encoded_size() as u128;
		assert!(deposit > 2 * 12);
		assert_eq!((held(OWNER), in_pot()), (deposit, ED));
		assert_eq!(
			events(),
			[
				Event::PotOpened { by: OWNER, amount: ED },
				Event::ScheduleSet { collection: COLLECTION, schedule, depositor: OWNER, deposit },
			]
		);
	});
}

#[test]
fn the_pot_is_opened_once() {
	execute(|| {
		set(tenth(ARTIST));
		create(STUDIO, 7);
		let before = free(STUDIO);
		assert_ok!(Royalties::set_schedule(origin(STUDIO), 7, tenth(STUDIO)));
		assert_eq!(before - free(STUDIO), held(STUDIO), "the deposit, and nothing for the pot");
		assert_eq!(in_pot(), ED);
	});
}

#[test]
fn nobody_else_may_set_change_freeze_or_remove_it() {
	execute(|| {
		set(tenth(ARTIST));
		let item = |schedule| Royalties::override_item(origin(STRANGER), COLLECTION, ITEM, schedule);
		assert_noop!(Royalties::set_schedule(origin(STRANGER), COLLECTION, tenth(STRANGER)), Error::<Test>::NotOwner);
		assert_noop!(Royalties::remove_schedule(origin(STRANGER), COLLECTION), Error::<Test>::NotOwner);
		assert_noop!(freeze(STRANGER), Error::<Test>::NotOwner);
		assert_noop!(item(Some(tenth(STRANGER))), Error::<Test>::NotOwner);
		assert_ok!(Royalties::override_item(origin(OWNER), COLLECTION, ITEM, Some(tenth(ARTIST))));
		assert_noop!(item(None), Error::<Test>::NotOwner);
	});
}

#[test]
fn what_does_not_exist_has_no_schedule() {
	execute(|| {
		let set = Royalties::set_schedule(origin(OWNER), 5, tenth(ARTIST));
		assert_noop!(set, Error::<Test>::UnknownCollection);
		assert_noop!(Royalties::freeze_schedule(origin(OWNER), 5), Error::<Test>::UnknownCollection);
		assert_noop!(Royalties::remove_schedule(origin(OWNER), 5), Error::<Test>::NoSchedule);
		let item = Royalties::override_item(origin(OWNER), COLLECTION, 5, Some(tenth(ARTIST)));
		assert_noop!(item, Error::<Test>::UnknownItem);
		assert_noop!(Royalties::override_item(origin(OWNER), COLLECTION, 5, None), Error::<Test>::NotOverridden);
		assert_noop!(Royalties::remove_schedule(origin(OWNER), COLLECTION), Error::<Test>::NoSchedule);
		assert_noop!(freeze(OWNER), Error::<Test>::NoSchedule);
	});
}

#[test]
fn shares_that_do_not_sum() {
	execute(|| {
		for parts in [[HALF, HALF - 1], [HALF, HALF + 1], [u32::MAX, WHOLE]] {
			let schedule = schedule(1, &[(ARTIST, parts[0]), (STUDIO, parts[1])]);
			let set = Royalties::set_schedule(origin(OWNER), COLLECTION, schedule.clone());
			assert_noop!(set, Error::<Test>::WrongSum);
			let item = Royalties::override_item(origin(OWNER), COLLECTION, ITEM, Some(schedule));
			assert_noop!(item, Error::<Test>::WrongSum);
		}
	});
}

#[test]
fn rate_above_the_cap() {
	execute(|| {
		for rate in [HALF + 1, WHOLE, u32::MAX] {
			let schedule = schedule(rate, &[(ARTIST, WHOLE)]);
			let set = Royalties::set_schedule(origin(OWNER), COLLECTION, schedule.clone());
			assert_noop!(set, Error::<Test>::RateAboveCap);
			let item = Royalties::override_item(origin(OWNER), COLLECTION, ITEM, Some(schedule));
			assert_noop!(item, Error::<Test>::RateAboveCap);
		}
		set(schedule(HALF, &[(ARTIST, WHOLE)]));
	});
}

#[test]
fn nobody_nothing_somebody_twice_and_the_pot_are_no_recipients() {
	execute(|| {
		let set = |shares: &[(u64, u32)]| Royalties::set_schedule(origin(OWNER), COLLECTION, schedule(1, shares));
		assert_noop!(set(&[]), Error::<Test>::NoShares);
		assert_noop!(set(&[(ARTIST, WHOLE), (STUDIO, 0)]), Error::<Test>::EmptyShare);
		assert_noop!(set(&[(ARTIST, HALF), (ARTIST, HALF)]), Error::<Test>::NamedTwice);
		assert_noop!(set(&[(Royalties::pot(), WHOLE)]), Error::<Test>::PotIsNoRecipient);
	});
}

#[test]
fn who_does_not_cover_the_deposit_cannot_set_a_schedule() {
	execute(|| {
		const POOR: u64 = 50;
		let deposit = tenth(ARTIST).encoded_size() as u128;
		let needed = deposit + 2 * ED;
		// Two for the collection, one to fall short.
		assert_ok!(Balances::transfer_allow_death(origin(STRANGER), POOR, needed + 2 - 1));
		create(POOR, 5);
		let set = || Royalties::set_schedule(origin(POOR), 5, tenth(ARTIST));
		assert_noop!(set(), Error::<Test>::DepositNotCovered);
		assert_ok!(Balances::transfer_allow_death(origin(STRANGER), POOR, 1));
		assert_ok!(set());
		assert_eq!((free(POOR), held(POOR), in_pot()), (ED, deposit, ED));
	});
}

#[test]
fn a_schedule_is_replaced_and_the_deposit_follows() {
	execute(|| {
		set(tenth(ARTIST));
		let (first, free_before) = (held(OWNER), free(OWNER));
		set(schedule(100_000, &[(ARTIST, HALF), (STUDIO, HALF)]));
		let second = held(OWNER);
		assert!(second > first);
		assert_eq!(free(OWNER) + second, free_before + first);
		assert_eq!(sell(1_000), [(ARTIST, 50), (STUDIO, 50)]);
		events();

		give(COLLECTION, OWNER, STUDIO);
		assert_ok!(Royalties::set_schedule(origin(STUDIO), COLLECTION, tenth(STUDIO)));
		assert_eq!((held(OWNER), held(STUDIO)), (0, first), "each deposit is its depositor's");
		assert!(events().contains(&Event::DepositReleased { depositor: OWNER, amount: second }));
		assert_eq!(sell(1_000), [(STUDIO, 100)]);
	});
}

#[test]
fn without_a_schedule_there_is_no_royalty() {
	execute(|| {
		assert_eq!(sell(1_000), []);
		set(tenth(ARTIST));
		assert_eq!(sell(1_000), [(ARTIST, 100)]);
		events();
		assert_ok!(Royalties::remove_schedule(origin(OWNER), COLLECTION));
		assert_eq!((held(OWNER), sell(1_000)), (0, vec![]));
		assert!(!Terms::<Test>::contains_key(COLLECTION));
		let amount = tenth(ARTIST).encoded_size() as u128;
		assert_eq!(
			events(),
			[Event::DepositReleased { depositor: OWNER, amount }, Event::ScheduleRemoved { collection: COLLECTION },]
		);
		assert_eq!(owed(ARTIST), 100, "what has accrued stays owed");
	});
}

#[test]
fn an_items_own_schedule_goes_before_its_collections() {
	execute(|| {
		mint(OWNER, COLLECTION, 1);
		set(tenth(ARTIST));
		let own = schedule(200_000, &[(STUDIO, WHOLE)]);
		assert_ok!(Royalties::override_item(origin(OWNER), COLLECTION, ITEM, Some(own)));
		assert_eq!(sell(1_000), [(STUDIO, 200)]);
		assert_eq!(Royalties::quote(COLLECTION, 1, 1_000), [(ARTIST, 100)], "of others it says nothing");

		let none = schedule(0, &[(STUDIO, WHOLE)]);
		assert_ok!(Royalties::override_item(origin(OWNER), COLLECTION, ITEM, Some(none)));
		assert_eq!(sell(1_000), []);
		assert_eq!(Terms::<Test>::get(COLLECTION).overrides, 1);

		assert_ok!(Royalties::remove_schedule(origin(OWNER), COLLECTION));
		assert_eq!(Royalties::quote(COLLECTION, 1, 1_000), []);
		assert!(Overrides::<Test>::contains_key(COLLECTION, ITEM), "it does not need the collection's");

		set(tenth(ARTIST));
		assert_ok!(Royalties::override_item(origin(OWNER), COLLECTION, ITEM, None));
		assert_eq!(sell(1_000), [(ARTIST, 100)]);
		assert_eq!(held(OWNER), tenth(ARTIST).encoded_size() as u128);
	});
}

#[test]
fn what_is_frozen_stays_for_ever() {
	execute(|| {
		mint(OWNER, COLLECTION, 1);
		set(tenth(ARTIST));
		assert_ok!(Royalties::override_item(origin(OWNER), COLLECTION, ITEM, Some(tenth(STUDIO))));
		assert_ok!(freeze(OWNER));
		assert!(events().contains(&Event::ScheduleFrozen { collection: COLLECTION }));
		// Neither the owner nor a later one can change a thing.
		for owner in [OWNER, STRANGER] {
			let item = |item, schedule| Royalties::override_item(origin(owner), COLLECTION, item, schedule);
			let set = Royalties::set_schedule(origin(owner), COLLECTION, tenth(STRANGER));
			assert_noop!(set, Error::<Test>::Frozen);
			assert_noop!(Royalties::remove_schedule(origin(owner), COLLECTION), Error::<Test>::Frozen);
			assert_noop!(freeze(owner), Error::<Test>::Frozen);
			assert_noop!(item(1, Some(tenth(STRANGER))), Error::<Test>::Frozen);
			assert_noop!(item(ITEM, Some(tenth(STRANGER))), Error::<Test>::Frozen);
			assert_noop!(item(ITEM, None), Error::<Test>::Frozen);
			if owner == OWNER {
				give(COLLECTION, OWNER, STRANGER);
			}
		}
		burn(OWNER, COLLECTION, ITEM);
		let gone = Royalties::override_item(origin(BUYER), COLLECTION, ITEM, None);
		assert_noop!(gone, Error::<Test>::Frozen);
		assert_eq!(sell(1_000), [(STUDIO, 100)], "also for an item of the same id");
		assert_eq!(Royalties::quote(COLLECTION, 1, 1_000), [(ARTIST, 100)]);
	});
}

#[test]
fn anyone_removes_what_was_said_of_what_is_gone() {
	execute(|| {
		set(tenth(ARTIST));
		mint(OWNER, COLLECTION, 1);
		for item in [ITEM, 1] {
			assert_ok!(Royalties::override_item(origin(OWNER), COLLECTION, item, Some(tenth(STUDIO))));
		}
		burn(OWNER, COLLECTION, ITEM);
		assert_ok!(Royalties::override_item(origin(STRANGER), COLLECTION, ITEM, None));
		assert_ok!(freeze(OWNER));
		destroy(OWNER, COLLECTION);
		assert_ok!(Royalties::remove_schedule(origin(STRANGER), COLLECTION));
		assert_ok!(Royalties::override_item(origin(STRANGER), COLLECTION, 1, None));
		assert_eq!((held(OWNER), Terms::<Test>::iter().count(), Overrides::<Test>::iter().count()), (0, 0, 0));
		// Who makes the collection anew is free.
		create(STUDIO, COLLECTION);
		assert_ok!(Royalties::set_schedule(origin(STUDIO), COLLECTION, tenth(STUDIO)));
	});
}
