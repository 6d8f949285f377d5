use super::mock::*;
use crate::{Error, Event};
use frame_support::{assert_noop, assert_ok};

#[test]
fn anyone_claims_for_anyone() {
	execute(|| {
		set(tenth(ARTIST));
		sell(1_000);
		events();
		let before = free(STRANGER);
		assert_ok!(claim(ARTIST));
		assert_eq!((free(ARTIST), free(STRANGER), in_pot()), (ENDOWMENT + 100, before, ED));
		assert_eq!(events(), [Event::Claimed { beneficiary: ARTIST, amount: 100, by: STRANGER }]);
		assert_noop!(claim(ARTIST), Error::<Test>::NothingOwed);
		run_to(PERIOD);
		assert_eq!(free(ARTIST), ENDOWMENT + 100, "settlement does not pay it again");
	});
}

#[test]
fn nothing_owed_is_nothing_to_claim() {
	execute(|| {
		assert_noop!(claim(ARTIST), Error::<Test>::NothingOwed);
		set(tenth(ARTIST));
		assert_noop!(claim(Royalties::pot()), Error::<Test>::NothingOwed);
	});
}

#[test]
fn less_than_the_existential_deposit_of_no_account_cannot_be_claimed() {
	execute(|| {
		set(tenth(NEWCOMER));
		sell(90);
		assert_noop!(claim(NEWCOMER), Error::<Test>::NotPayable);
		run_to(PERIOD);
		assert_noop!(claim(NEWCOMER), Error::<Test>::NotPayable);
		// Once the account exists, it can.
		assert_ok!(Balances::transfer_allow_death(RuntimeOrigin::signed(STUDIO), NEWCOMER, ED));
		assert_ok!(claim(NEWCOMER));
		assert_eq!((free(NEWCOMER), owed(NEWCOMER), in_pot()), (ED + 9, 0, ED));
	});
}

#[test]
fn what_suffices_for_an_account_makes_one() {
	execute(|| {
		set(tenth(NEWCOMER));
		sell(100);
		assert_ok!(claim(NEWCOMER));
		assert_eq!((free(NEWCOMER), in_pot()), (ED, ED));
	});
}

#[test]
fn claiming_while_a_settlement_is_under_way_pays_once() {
	execute(|| {
		for account in NEWCOMER..NEWCOMER + 20 {
			set(tenth(account));
			sell(1_000);
		}
		run_to(PERIOD);
		let waiting: Vec<u64> = (NEWCOMER..NEWCOMER + 20).filter(|account| owed(*account) > 0).collect();
		assert_eq!(waiting.len() as u64, 20 - ROOM);
		for account in &waiting[..6] {
			assert_ok!(claim(*account));
		}
		run_to(PERIOD + 1);
		assert!((NEWCOMER..NEWCOMER + 20).all(|account| free(account) == 100));
		assert_eq!(in_pot(), ED);
	});
}
