use super::mock::*;
use crate::{OwedView, ScheduleView, SettlementView};
use frame_support::assert_ok;
use vivarium_engine::royalty::WHOLE;

fn owed_view(account: u64) -> Option<OwedView<u128>> {
	Royalties::owed_view(&account)
}

#[test]
fn people_read_which_schedule_is_in_force() {
	execute(|| {
		assert_eq!(Royalties::schedule_view(COLLECTION, ITEM), None);
		set(tenth(ARTIST));
		let view = ScheduleView { schedule: tenth(ARTIST), is_override: false, is_frozen: false };
		assert_eq!(Royalties::schedule_view(COLLECTION, ITEM), Some(view));
		let origin = || RuntimeOrigin::signed(OWNER);
		assert_ok!(Royalties::override_item(origin(), COLLECTION, ITEM, Some(tenth(STUDIO))));
		assert_ok!(Royalties::freeze_schedule(origin(), COLLECTION));
		let view = ScheduleView { schedule: tenth(STUDIO), is_override: true, is_frozen: true };
		assert_eq!(Royalties::schedule_view(COLLECTION, ITEM), Some(view));
	});
}

#[test]
fn a_quote_is_what_is_then_credited() {
	execute(|| {
		set(schedule(123_456, &[(ARTIST, WHOLE / 3), (STUDIO, WHOLE - WHOLE / 3)]));
		for price in [0, 1, 8, 9, 999, 123_457] {
			let quote = Royalties::quote(COLLECTION, ITEM, price);
			assert_eq!(sell(price), quote);
		}
	});
}

#[test]
fn people_read_what_is_owed_to_them_and_when_it_is_paid() {
	execute(|| {
		assert_eq!(owed_view(ARTIST), None);
		next_block();
		set(schedule(100_000, &[(ARTIST, WHOLE / 2), (NEWCOMER, WHOLE / 2)]));
		sell(100);
		let settles_from = Some(PERIOD as u32);
		assert_eq!(owed_view(ARTIST), Some(OwedView { amount: 5, is_claimable: true, settles_from }));
		assert_eq!(owed_view(NEWCOMER), Some(OwedView { amount: 5, is_claimable: false, settles_from }));
		run_to(PERIOD);
		assert_eq!(owed_view(ARTIST), None);
		let dust = OwedView { amount: 5, is_claimable: false, settles_from: None };
		assert_eq!(owed_view(NEWCOMER), Some(dust), "it waits until more comes together");
	});
}

#[test]
fn people_read_how_far_the_settlement_is() {
	execute(|| {
		for account in NEWCOMER..NEWCOMER + 12 {
			set(tenth(account));
			sell(1_000);
		}
		run_to(PERIOD);
		let (began, next) = (PERIOD as u32, 2 * PERIOD as u32);
		let view = SettlementView { next, under_way_since: Some(began), paid: ROOM as u32 };
		assert_eq!(Royalties::settlement_view(), view);
		let is = |account: &u64, is_paid| (free(*account) > 0) == is_paid;
		let paid = (NEWCOMER..NEWCOMER + 12).find(|account| is(account, true)).unwrap();
		let waits = (NEWCOMER..NEWCOMER + 12).find(|account| is(account, false)).unwrap();
		assert_eq!(owed_view(waits).unwrap().settles_from, Some(began + 1));
		set(tenth(paid));
		sell(1_000);
		assert_eq!(owed_view(paid).unwrap().settles_from, Some(next), "it had its turn");
		run_to(PERIOD + 1);
		let view = SettlementView { next, under_way_since: None, paid: 0 };
		assert_eq!(Royalties::settlement_view(), view);
	});
}
