use super::mock::*;
use crate::{Accruals, Dust, Event, Settlements, WeightInfo};
use frame_support::{
	assert_ok,
	weights::{constants::WEIGHT_REF_TIME_PER_MILLIS, Weight, WeightMeter},
};
use std::collections::BTreeMap;
use vivarium_engine::royalty::WHOLE;

fn origin(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Lets so much accrue to each of so many accounts from `NEWCOMER` on, which do not exist.
fn accrue(accounts: u64, amount: u128) {
	for account in NEWCOMER..NEWCOMER + accounts {
		set(tenth(account));
		assert_eq!(sell(amount * 10), [(account, amount)]);
	}
	events();
}

/// How many of them were paid.
fn paid(accounts: u64) -> u64 {
	(NEWCOMER..NEWCOMER + accounts).filter(|account| free(*account) > 0).count() as u64
}

#[test]
fn every_period_all_are_paid() {
	execute(|| {
		set(schedule(100_000, &[(ARTIST, 600_000), (STUDIO, 400_000)]));
		run_to(5);
		sell(1_000);
		run_to(PERIOD - 1);
		events();
		assert_eq!((free(ARTIST), free(STUDIO)), (ENDOWMENT, ENDOWMENT));
		run_to(PERIOD);
		assert_eq!((free(ARTIST), free(STUDIO), in_pot()), (ENDOWMENT + 60, ENDOWMENT + 40, ED));
		let mut told = events();
		assert_eq!(told.pop(), Some(Event::SettlementCompleted { began: PERIOD as u32, paid: 2, deferred: 0 }));
		assert_eq!(told.len(), 2);
		assert!(told.contains(&Event::Settled { beneficiary: ARTIST, amount: 60 }));
		assert!(told.contains(&Event::Settled { beneficiary: STUDIO, amount: 40 }));

		sell(1_000);
		run_to(2 * PERIOD);
		assert_eq!((free(ARTIST), free(STUDIO), in_pot()), (ENDOWMENT + 120, ENDOWMENT + 80, ED));
	});
}

#[test]
fn a_block_without_a_settlement_weighs_one_look() {
	execute(|| {
		next_block();
		accrue(3, 100);
		for _ in 3..PERIOD {
			assert_eq!(next_block(), <()>::on_initialize_idle());
		}
		let settling = <()>::settle().saturating_add(<()>::pay().saturating_mul(3));
		assert_eq!(next_block(), <()>::on_initialize_idle().saturating_add(settling));
		assert_eq!(next_block(), <()>::on_initialize_idle());
		run_to(2 * PERIOD - 1);
		events();
		next_block();
		assert_eq!(events(), [], "nobody to pay is nothing to tell");
	});
}

#[test]
fn too_many_are_spread_over_blocks() {
	execute(|| {
		accrue(20, 100);
		run_to(PERIOD);
		assert_eq!(paid(20), ROOM);
		run_to(PERIOD + 1);
		assert_eq!(paid(20), 2 * ROOM);
		events();
		run_to(PERIOD + 2);
		assert_eq!((paid(20), in_pot()), (20, ED));
		let completed = Event::SettlementCompleted { began: PERIOD as u32, paid: 20, deferred: 0 };
		assert_eq!(events().last(), Some(&completed));
		assert_eq!(next_block(), <()>::on_initialize_idle());
	});
}

#[test]
fn as_many_as_there_is_room_for_take_one_block_and_a_look_more() {
	execute(|| {
		accrue(ROOM, 100);
		run_to(PERIOD);
		assert_eq!(paid(ROOM), ROOM);
		assert_eq!(Settlements::<Test>::get().under_way, None, "there was nobody left");
		accrue(ROOM + 1, 100);
		run_to(2 * PERIOD);
		assert!(Settlements::<Test>::get().under_way.is_some());
	});
}

#[test]
fn hooks_at_the_weight_limit() {
	execute(|| {
		accrue(3, 100);
		System::set_block_number(PERIOD);
		let settle_with = |weight: Weight| {
			let mut meter = WeightMeter::with_limit(weight);
			Royalties::settle(&mut meter);
			assert!(meter.consumed().all_lte(weight));
			meter.consumed()
		};
		let (look, begin, pay) = (<()>::on_initialize_idle(), <()>::settle(), <()>::pay());
		let hair = Weight::from_parts(1, 0);
		assert_eq!(settle_with(Weight::zero()), Weight::zero());
		assert_eq!(settle_with(look.saturating_sub(hair)), Weight::zero());
		assert_eq!(settle_with(look.saturating_add(begin).saturating_sub(hair)), look);
		assert!(Settlements::<Test>::get().under_way.is_none(), "it has not begun");
		let none = look.saturating_add(begin).saturating_add(pay).saturating_sub(hair);
		assert_eq!(settle_with(none), look.saturating_add(begin));
		assert_eq!(paid(3), 0);
		let one = look.saturating_add(begin).saturating_add(pay);
		for count in 1..=3 {
			assert_eq!(settle_with(one), one);
			assert_eq!(paid(3), count);
		}
		assert!(Settlements::<Test>::get().under_way.is_none());
	});
}

#[test]
fn beneficiary_reaped_or_below_the_existential_deposit() {
	execute(|| {
		// GIVEN one who has no account, one who had one, and one who is paid
		set(schedule(100_000, &[(NEWCOMER, 50_000), (ARTIST, 50_000), (STUDIO, 900_000)]));
		assert_ok!(Balances::transfer_all(origin(ARTIST), OWNER, false));
		assert!(!System::account_exists(&ARTIST));
		// WHEN each of the first two is owed less than the existential deposit
		assert_eq!(sell(1_800), [(NEWCOMER, 9), (ARTIST, 9), (STUDIO, 162)]);
		events();
		run_to(PERIOD);
		// THEN they hold up nobody, and lose nothing.
		assert_eq!((free(STUDIO), in_pot()), (ENDOWMENT + 162, ED + 18));
		let told = events();
		for beneficiary in [NEWCOMER, ARTIST] {
			assert_eq!((free(beneficiary), Dust::<Test>::get(beneficiary)), (0, Some(9)));
			assert!(told.contains(&Event::Deferred { beneficiary, amount: 9 }));
		}
		assert_eq!(told.last(), Some(&Event::SettlementCompleted { began: PERIOD as u32, paid: 1, deferred: 2 }));
		assert_eq!(Accruals::<Test>::iter().count(), 0, "settlement does not look at them again");
		run_to(2 * PERIOD);
		assert_eq!(events(), []);

		// WHEN enough has come together
		sell(200);
		assert_eq!((Dust::<Test>::iter().count(), owed(NEWCOMER), owed(ARTIST)), (0, ED, ED));
		run_to(3 * PERIOD);
		// THEN they are paid, and their accounts exist.
		assert_eq!((free(NEWCOMER), free(ARTIST), in_pot()), (ED, ED, ED));
	});
}

#[test]
fn what_stays_too_little_stays_put_by() {
	execute(|| {
		set(tenth(NEWCOMER));
		sell(40);
		run_to(PERIOD);
		events();
		sell(50);
		assert_eq!((Dust::<Test>::get(NEWCOMER), Accruals::<Test>::get(NEWCOMER)), (Some(9), None));
		run_to(2 * PERIOD);
		assert!(!events().iter().any(|event| matches!(event, Event::Deferred { .. })));
	});
}

#[test]
fn dust_of_an_account_that_comes_to_exist_is_paid_with_what_accrues_next() {
	execute(|| {
		set(tenth(NEWCOMER));
		sell(40);
		run_to(PERIOD);
		assert_eq!(Dust::<Test>::get(NEWCOMER), Some(4));
		assert_ok!(Balances::transfer_allow_death(origin(STUDIO), NEWCOMER, ED));
		sell(10);
		assert_eq!(Accruals::<Test>::get(NEWCOMER), Some(5));
		run_to(2 * PERIOD);
		assert_eq!((free(NEWCOMER), in_pot()), (ED + 5, ED));
	});
}

#[test]
fn what_accrues_to_who_had_its_turn_waits_for_the_next_settlement() {
	execute(|| {
		accrue(20, 100);
		run_to(PERIOD);
		let first = (NEWCOMER..NEWCOMER + 20).find(|account| free(*account) > 0).unwrap();
		set(tenth(first));
		sell(500);
		run_to(2 * PERIOD - 1);
		assert_eq!((free(first), paid(20)), (100, 20));
		run_to(2 * PERIOD);
		assert_eq!(free(first), 150);
	});
}

#[test]
fn a_settlement_longer_than_the_period_is_followed_by_the_next() {
	execute(|| {
		let accounts = ROOM * (PERIOD + 5);
		accrue(accounts, ED);
		run_to(PERIOD);
		let first = (NEWCOMER..NEWCOMER + accounts).find(|account| free(*account) > 0).unwrap();
		set(tenth(first));
		sell(500);
		run_to(2 * PERIOD + 4);
		assert_eq!((paid(accounts), free(first)), (accounts, ED));
		run_to(2 * PERIOD + 5);
		assert_eq!(free(first), ED + 50, "it was due while the other was under way");
		assert_eq!(Settlements::<Test>::get().next, 3 * PERIOD as u32);
	});
}

#[test]
fn during_a_migration_nobody_is_paid_and_afterwards_all_are() {
	execute(|| {
		accrue(12, 100);
		run_to(PERIOD);
		assert_eq!(paid(12), 8);
		Migrating::set(true);
		run_to(PERIOD + 5);
		assert_eq!(paid(12), 8);
		Migrating::set(false);
		run_to(PERIOD + 6);
		assert_eq!(paid(12), 12);

		// A settlement that was due meanwhile is not left out.
		accrue(3, 100);
		Migrating::set(true);
		run_to(2 * PERIOD + 7);
		Migrating::set(false);
		assert_eq!(owed(NEWCOMER), 100);
		run_to(2 * PERIOD + 8);
		assert_eq!((owed(NEWCOMER), in_pot()), (0, ED));
		assert_eq!(Settlements::<Test>::get().next, 3 * PERIOD as u32);
	});
}

#[test]
fn a_hundred_thousand_are_settled_to_the_unit_within_the_share() {
	const MANY: u64 = 100_000;
	execute(|| {
		MaxWeight::set(Weight::from_parts(80 * WEIGHT_REF_TIME_PER_MILLIS, u64::MAX));
		let mut due = BTreeMap::new();
		for first in (NEWCOMER..NEWCOMER + MANY).step_by(10) {
			let shares: Vec<_> = (first..first + 10).map(|account| (account, WHOLE / 10)).collect();
			set(schedule(333_333, &shares));
			// From shares that are less than the existential deposit to such that are much more.
			let price = u128::from(first % 7_919) * 13 + 31;
			due.extend(collect(CROESUS, price).unwrap());
		}
		let total: u128 = due.values().sum();
		assert_eq!((due.len() as u64, in_pot()), (MANY, ED + total));

		System::set_block_number(PERIOD - 1);
		let room = MaxWeight::get().saturating_sub(<()>::on_initialize_idle()).saturating_sub(<()>::settle());
		let ideal = MANY.div_ceil(room.ref_time() / <()>::pay().ref_time());
		(0..ideal).for_each(|_| {
			next_block_unchecked();
		});
		assert_eq!((Accruals::<Test>::iter().count(), Settlements::<Test>::get().under_way), (0, None));
		let mut put_by = 0;
		for (account, amount) in due {
			let is_dust = amount < ED;
			put_by += if is_dust { amount } else { 0 };
			assert_eq!((free(account), owed(account)), if is_dust { (0, amount) } else { (amount, 0) });
		}
		assert!(put_by > 0);
		assert_eq!(in_pot(), ED + put_by);
	});
}
