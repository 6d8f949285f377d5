use super::mock::*;
use crate::{Accruals, Error, Event};
use frame_support::{assert_noop, assert_ok, assert_storage_noop, BoundedVec};
use vivarium_engine::royalty::WHOLE;
use vivarium_primitives::{Proceeds, Royalties as _};

const THIRDS: [(u64, u32); 3] = [(ARTIST, 333_333), (STUDIO, 333_333), (NEWCOMER, 333_334)];

#[test]
fn a_royalty_moves_into_the_pot_and_accrues_to_its_recipients() {
	execute(|| {
		set(schedule(50_000, &[(ARTIST, 700_000), (STUDIO, 300_000)]));
		events();
		let before = free(BUYER);
		let credits = vec![(ARTIST, 35), (STUDIO, 15)];
		assert_eq!(sell(1_000), credits);
		assert_eq!((before - free(BUYER), in_pot() - ED), (50, 50));
		assert_eq!((owed(ARTIST), owed(STUDIO), free(ARTIST)), (35, 15, ENDOWMENT));
		let credits = BoundedVec::truncate_from(credits);
		assert_eq!(
			events(),
			[Event::Accrued {
				collection: COLLECTION,
				item: ITEM,
				payer: BUYER,
				price: 1_000,
				proceeds: Proceeds::Sale,
				credits
			}]
		);
		assert_ok!(Royalties::collect(&BUYER, COLLECTION, ITEM, 1_000, Proceeds::Licence));
		assert_eq!((owed(ARTIST), owed(STUDIO)), (70, 30));
		assert!(matches!(events()[..], [Event::Accrued { proceeds: Proceeds::Licence, .. }]));
	});
}

#[test]
fn what_rounding_leaves_goes_to_the_first_recipient() {
	execute(|| {
		set(schedule(100_000, &THIRDS));
		assert_eq!(sell(1_009), [(ARTIST, 34), (STUDIO, 33), (NEWCOMER, 33)]);
		assert_eq!(in_pot() - ED, 100);
		assert_eq!(sell(10), [(ARTIST, 1)], "who gets nothing is not named");
	});
}

#[test]
fn zero_price() {
	execute(|| {
		set(tenth(ARTIST));
		events();
		assert_storage_noop!(assert_eq!(sell(0), []));
		assert_storage_noop!(assert_eq!(sell(9), [], "nor is less than a unit due"));
	});
}

#[test]
fn a_royalty_below_the_existential_deposit_is_collected() {
	execute(|| {
		set(schedule(100_000, &THIRDS));
		let before = free(BUYER);
		assert_eq!(sell(20), [(ARTIST, 2)], "a share of less than a unit is none");
		assert_eq!(sell(40), [(ARTIST, 2), (STUDIO, 1), (NEWCOMER, 1)]);
		assert_eq!((before - free(BUYER), in_pot() - ED), (6, 6));
	});
}

#[test]
fn overflow_at_every_amount() {
	execute(|| {
		let half = WHOLE / 2;
		set(schedule(half, &[(ARTIST, half), (NEWCOMER, half)]));
		for price in [u128::MAX, u128::MAX - 1, u128::MAX / 2 + 1] {
			assert_noop!(collect(BUYER, price), Error::<Test>::CannotPay);
			assert_noop!(collect(NEWCOMER, price), Error::<Test>::CannotPay);
		}
		// All that the richest can pay is not too much.
		let most = free(CROESUS) - ED;
		assert_noop!(collect(CROESUS, most * 2 + 2), Error::<Test>::CannotPay);
		let credits = collect(CROESUS, most * 2).unwrap();
		assert_eq!(credits.iter().map(|(_, amount)| amount).sum::<u128>(), most);
		assert_eq!((free(CROESUS), in_pot()), (ED, most + ED));
		run_to(PERIOD);
		assert_eq!((free(NEWCOMER), in_pot()), (most / 2, ED));
		// And once more, so that what is owed grows from the largest there is.
		assert_ok!(collect(NEWCOMER, most - 2 * ED));
		assert_ok!(Balances::transfer_all(RuntimeOrigin::signed(ARTIST), BUYER, false));
		assert_ok!(collect(BUYER, most));
	});
}

#[test]
fn who_cannot_pay_pays_nothing() {
	execute(|| {
		set(tenth(ARTIST));
		let most = (ENDOWMENT - ED) * 10;
		assert_noop!(collect(BUYER, most + 10), Error::<Test>::CannotPay);
		assert_noop!(collect(NEWCOMER, 10), Error::<Test>::CannotPay);
		assert_eq!(collect(BUYER, most), Ok(vec![(ARTIST, ENDOWMENT - ED)]));
		assert_eq!(free(BUYER), ED, "the payer's account stays");
	});
}

#[test]
fn buyer_is_beneficiary() {
	execute(|| {
		set(tenth(BUYER));
		assert_eq!(sell(1_000), [(BUYER, 100)]);
		assert_eq!((free(BUYER), owed(BUYER)), (ENDOWMENT - 100, 100));
		run_to(PERIOD);
		assert_eq!((free(BUYER), owed(BUYER)), (ENDOWMENT, 0));
	});
}

#[test]
fn what_accrues_again_and_again_adds_up() {
	execute(|| {
		set(schedule(100_000, &THIRDS));
		(0..7).for_each(|_| {
			sell(1_009);
		});
		assert_eq!((owed(ARTIST), owed(STUDIO), owed(NEWCOMER)), (7 * 34, 7 * 33, 7 * 33));
		assert_eq!(Accruals::<Test>::iter().count(), 3);
	});
}
