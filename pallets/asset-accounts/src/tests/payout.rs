use super::mock::*;
use crate::{Accrued, AllAccrued, Books, Error, Event, Points, WeightInfo};
use frame_support::{assert_noop, assert_ok};
use vivarium_primitives::Upkeep;

/// Puts fees into the pot: so much above the existential deposit.
fn earn(amount: u128) {
	set_fees(0, amount);
	fund(1, 2 * ED + amount);
	assert_ok!(AssetAccounts::charge_synthesis(COLLECTION, 1));
	events();
}

fn credit(points: &[(u8, u32)]) {
	for (number, points) in points {
		AssetAccounts::credit(&operator(*number), *points);
	}
}

fn closed(epoch: u32, income: u128, points: u64) -> Event<Test> {
	Event::EpochClosed { epoch, income, points }
}

/// What the operators have beyond what they began with.
fn pay() -> [u128; 3] {
	[0, 1, 2].map(|number| balance(&operator(number)) - ENDOWMENT)
}

#[test]
fn what_is_in_the_pot_is_divided_by_points() {
	ExtBuilder::build_and_execute(|| {
		earn(1_000);
		credit(&[(0, 1), (1, 2), (0, 1), (2, 6)]);
		run_to(EPOCH - 1);
		assert_eq!((pay(), events()), ([0; 3], vec![]));
		run_to(EPOCH);
		assert_eq!((pay(), balance(&pot())), ([200, 200, 600], ED));
		let told = events();
		assert_eq!(told[0], closed(0, 1_000, 10));
		for (number, amount) in [(0, 200), (1, 200), (2, 600)] {
			assert!(told.contains(&Event::OperatorPaid { operator: operator(number), amount }), "{told:?}");
		}
		assert_eq!(Points::<Test>::iter().count(), 0);
	});
}

#[test]
fn what_does_not_divide_stays_for_the_next_epoch() {
	ExtBuilder::build_and_execute(|| {
		earn(100);
		credit(&[(0, 1), (1, 1), (2, 1)]);
		run_to(EPOCH);
		assert_eq!((pay(), balance(&pot())), ([33; 3], ED + 1));
		credit(&[(1, 7)]);
		run_to(2 * EPOCH);
		assert_eq!((pay(), balance(&pot())), ([33, 34, 33], ED));
	});
}

#[test]
fn where_nobody_has_points_the_pot_waits() {
	ExtBuilder::build_and_execute(|| {
		earn(100);
		run_to(3 * EPOCH);
		assert_eq!((balance(&pot()), events()), (ED + 100, vec![]));
		credit(&[(0, 1)]);
		run_to(4 * EPOCH);
		assert_eq!(pay(), [100, 0, 0]);
	});
}

#[test]
fn points_count_for_the_epoch_in_which_they_were_earned() {
	ExtBuilder::build_and_execute(|| {
		credit(&[(0, 5)]);
		run_to(EPOCH);
		assert_eq!(events(), [closed(0, 0, 5)], "there was no income");
		earn(100);
		credit(&[(1, 1)]);
		run_to(2 * EPOCH);
		assert_eq!(pay(), [0, 100, 0]);
	});
}

#[test]
fn paying_takes_as_many_blocks_as_it_needs_and_counts_on() {
	ExtBuilder::build_and_execute(|| {
		earn(900);
		let pay_one = <()>::on_initialize_idle() + <()>::close_epoch() + <()>::pay_operator();
		MaxPayoutWeight::set(pay_one);
		credit(&[(0, 1), (1, 1), (2, 1)]);
		run_to(EPOCH);
		assert_eq!(pay().iter().sum::<u128>(), 300, "one in each block");
		// Meanwhile the next epoch counts.
		credit(&[(0, 1)]);
		AssetAccounts::do_try_state().unwrap();
		run_to(EPOCH + 1);
		assert_eq!(pay().iter().sum::<u128>(), 600);
		AssetAccounts::do_try_state().unwrap();
		run_to(EPOCH + 2);
		assert_eq!(pay(), [300; 3]);
		run_to(EPOCH + 3);
		assert!(Books::<Test>::get().payout.is_none());
		assert_eq!(Books::<Test>::get().points, 1);
	});
}

#[test]
fn a_hook_at_the_limit_of_its_weight_loses_nothing() {
	ExtBuilder::build_and_execute(|| {
		earn(900);
		credit(&[(0, 1)]);
		MaxPayoutWeight::set(<()>::on_initialize_idle());
		run_to(2 * EPOCH);
		assert_eq!(pay(), [0; 3]);
		MaxPayoutWeight::set(ROOMY);
		run_to(2 * EPOCH + 1);
		assert_eq!(pay(), [900, 0, 0]);
	});
}

#[test]
fn nothing_is_paid_while_a_migration_runs() {
	ExtBuilder::build_and_execute(|| {
		earn(900);
		credit(&[(0, 1)]);
		Migrating::set(true);
		run_to(EPOCH + 5);
		assert_eq!((pay(), events()), ([0; 3], vec![]));
		Migrating::set(false);
		run_to(EPOCH + 6);
		assert_eq!(pay(), [900, 0, 0]);
		assert_eq!(Books::<Test>::get().ends, 2 * EPOCH);
	});
}

#[test]
fn a_share_below_the_existential_deposit_accrues_for_an_operator_that_was_reaped() {
	ExtBuilder::build_and_execute(|| {
		earn(20);
		transfer(operator(0), stranger(), ENDOWMENT);
		credit(&[(0, 1), (1, 4)]);
		run_to(EPOCH);
		assert_eq!((balance(&operator(0)), balance(&operator(1))), (0, ENDOWMENT + 16));
		assert!(events().contains(&Event::ShareAccrued { operator: operator(0), amount: 4 }));
		assert_eq!((Accrued::<Test>::get(operator(0)), AllAccrued::<Test>::get()), (Some(4), 4));
		AssetAccounts::do_try_state().unwrap();
		let claimed = AssetAccounts::claim(signed(stranger()), operator(0));
		assert_noop!(claimed, Error::<Test>::BelowExistentialDeposit);

		// The next epoch does not divide it again, and brings it above.
		earn(6);
		credit(&[(0, 1)]);
		run_to(2 * EPOCH);
		assert_eq!(balance(&operator(0)), 10);
		assert_eq!((Accrued::<Test>::get(operator(0)), AllAccrued::<Test>::get()), (None, 0));
	});
}

#[test]
fn anyone_claims_for_an_operator_that_has_an_account_again() {
	ExtBuilder::build_and_execute(|| {
		earn(5);
		transfer(operator(0), stranger(), ENDOWMENT);
		credit(&[(0, 1)]);
		run_to(EPOCH);
		transfer(stranger(), operator(0), 100);
		events();
		assert_ok!(AssetAccounts::claim(signed(stranger()), operator(0)));
		assert_eq!(balance(&operator(0)), 105);
		assert_eq!(events(), [Event::OperatorPaid { operator: operator(0), amount: 5 }]);
		assert_noop!(AssetAccounts::claim(signed(stranger()), operator(0)), Error::<Test>::NothingAccrued);
	});
}

#[test]
fn an_operator_that_cannot_be_paid_holds_up_nobody() {
	ExtBuilder::build_and_execute(|| {
		earn(27);
		for number in [0, 1] {
			transfer(operator(number), stranger(), ENDOWMENT);
		}
		credit(&[(0, 1), (1, 1), (2, 1)]);
		run_to(EPOCH);
		assert_eq!(balance(&operator(2)), ENDOWMENT + 9);
		assert_eq!(AllAccrued::<Test>::get(), 18);
	});
}

#[test]
fn a_block_in_which_no_epoch_ends_costs_next_to_nothing() {
	ExtBuilder::build_and_execute(|| {
		assert_eq!(next_block(), <()>::on_initialize_idle());
	});
}

#[test]
fn shares_are_exact_at_the_limit_of_amounts() {
	ExtBuilder::build_and_execute(|| {
		let payout = crate::Payout { income: u128::MAX, points: u64::MAX };
		assert_eq!(crate::features::payout::share(&payout, 0), 0);
		assert_eq!(
			crate::features::payout::share(&payout, u32::MAX),
			((u128::MAX / u64::MAX as u128) * u32::MAX as u128)
		);
		let whole = crate::Payout { income: u128::MAX, points: 7 };
		assert_eq!(crate::features::payout::share(&whole, 7), u128::MAX);
	});
}
