use super::mock::*;
use crate::{Error, Event, FeeTable, Fees, GenesisConfig, Payer};
use frame_support::{assert_noop, assert_ok, traits::BuildGenesisConfig};
use sp_runtime::DispatchError;
use vivarium_primitives::Upkeep;

fn paid(item: u32, rounds: u32, until: u32, amount: u128) -> Event<Test> {
	Event::RoundsPaid { collection: COLLECTION, item, payer: Payer::Purse, rounds, until, amount }
}

fn synthesize() -> sp_runtime::DispatchResult {
	AssetAccounts::charge_synthesis(COLLECTION, 0)
}

#[test]
fn without_fees_nothing_is_charged_and_nobody_is_dormant() {
	ExtBuilder::build_and_execute(|| {
		assert_eq!(Fees::<Test>::get(), FeeTable { round: 0, synthesis: 0 });
		for _ in 0..30 {
			assert!(next_round(0));
		}
		assert_eq!(paid_until(0), Some(0), "nothing was written");
		assert_ok!(synthesize());
		assert_eq!(events(), []);
	});
}

#[test]
fn only_governance_sets_fees() {
	ExtBuilder::build_and_execute(|| {
		let fees = FeeTable { round: 1, synthesis: 2 };
		assert_noop!(AssetAccounts::set_fees(signed(owner()), fees), DispatchError::BadOrigin);
		assert_ok!(AssetAccounts::set_fees(RuntimeOrigin::root(), fees));
		assert_eq!(events(), [Event::FeesSet { fees }]);
	});
}

#[test]
fn a_chain_specification_sets_fees_in_plain_json() {
	ExtBuilder::build_and_execute(|| {
		let json = serde_json::json!({ "fees": { "round": ROUND_FEE as u64, "synthesis": SYNTHESIS_FEE as u64 } });
		let config: GenesisConfig<Test> = serde_json::from_value(json.clone()).unwrap();
		assert_eq!(serde_json::to_value(&config).unwrap(), json);
		config.build();
		assert_eq!(Fees::<Test>::get(), FeeTable { round: ROUND_FEE, synthesis: SYNTHESIS_FEE });
	});
}

#[test]
fn rounds_are_paid_for_in_advance_and_once() {
	ExtBuilder::build_and_execute(|| {
		charge_for_service();
		fund(0, 500);
		events();
		assert!(next_round(0));
		assert_eq!(events(), [Event::PotFounded { from: purse(0), amount: ED }, paid(0, 10, 50, PERIOD)]);
		for _ in 0..9 {
			assert!(next_round(0));
		}
		assert_eq!((System::block_number(), events()), (50, vec![]), "what is paid for costs nothing");
		assert!(next_round(0));
		assert_eq!(events(), [paid(0, 10, 100, PERIOD)]);
		assert_eq!((balance(&pot()), balance(&purse(0))), (ED + 2 * PERIOD, 500 - ED - 2 * PERIOD));
	});
}

#[test]
fn an_asset_with_a_long_heartbeat_pays_round_by_round() {
	ExtBuilder::build_and_execute(|| {
		charge_for_service();
		fund(2, 500);
		events();
		assert!(next_round(2));
		assert_eq!(events()[1..], [paid(2, 1, 150, ROUND_FEE)]);
		assert!(next_round(2));
		assert_eq!(events().last(), Some(&paid(2, 1, 300, ROUND_FEE)));
	});
}

#[test]
fn a_purse_pays_as_many_whole_rounds_as_it_can() {
	ExtBuilder::build_and_execute(|| {
		charge_for_service();
		fund(0, 2 * ED + 4 * ROUND_FEE + ROUND_FEE - 1);
		assert!(next_round(0));
		assert_eq!(events().last(), Some(&paid(0, 4, 20, 4 * ROUND_FEE)));
		assert_eq!(balance(&purse(0)), ED + ROUND_FEE - 1);
	});
}

#[test]
fn an_asset_that_cannot_pay_is_dormant_until_it_can() {
	ExtBuilder::build_and_execute(|| {
		charge_for_service();
		fund(0, 2 * ED + ROUND_FEE - 1);
		assert!(!next_round(0), "not even one round");
		assert!(!next_round(0));
		assert_eq!((balance(&purse(0)), balance(&pot())), (2 * ED + ROUND_FEE - 1, 0), "nothing was charged");
		fund(0, 1);
		assert!(next_round(0));
		assert_eq!(paid_until(0), Some(15));
		assert!(!next_round(0), "one round was all");
	});
}

#[test]
fn what_an_asset_did_not_take_part_in_it_does_not_pay() {
	ExtBuilder::build_and_execute(|| {
		charge_for_service();
		assert!(!next_round(0));
		run_to(80);
		fund(0, 500);
		events();
		assert!(next_round(0));
		assert_eq!(events().last(), Some(&paid(0, 10, 85 + 45, PERIOD)));
	});
}

#[test]
fn new_fees_are_not_retroactive() {
	ExtBuilder::build_and_execute(|| {
		charge_for_service();
		fund(0, 500);
		assert!(next_round(0));
		set_fees(100, 0);
		events();
		for _ in 0..9 {
			assert!(next_round(0));
		}
		assert_eq!(events(), []);
		assert!(next_round(0));
		assert_eq!(events().last(), Some(&paid(0, 4, 55 + 15, 400)));
	});
}

#[test]
fn an_asset_wakes_when_fees_end() {
	ExtBuilder::build_and_execute(|| {
		charge_for_service();
		assert!(!next_round(0));
		set_fees(0, 0);
		assert!(next_round(0));
		assert!(next_round(0));
	});
}

#[test]
fn the_first_fee_founds_the_pot_however_small_it_is() {
	ExtBuilder::build_and_execute(|| {
		set_fees(1, 0);
		fund(2, 2 * ED);
		assert!(!next_round(2), "it lacks the fee");
		fund(2, 1);
		assert!(next_round(2));
		assert_eq!((balance(&pot()), balance(&purse(2))), (ED + 1, ED));
		fund(1, ED + 1);
		assert!(next_round(1), "the pot is there");
		assert_eq!(balance(&pot()), ED + 2);
	});
}

#[test]
fn fees_at_the_limit_of_amounts_leave_everybody_dormant() {
	ExtBuilder::build_and_execute(|| {
		set_fees(u128::MAX, u128::MAX);
		fund(0, ENDOWMENT - ED);
		assert!(!next_round(0));
		assert_noop!(synthesize(), Error::<Test>::CannotPayFee);
		let withdrawn = AssetAccounts::withdraw(signed(owner()), COLLECTION, 0, 1);
		assert_noop!(withdrawn, Error::<Test>::BelowFloor);
		assert_eq!(AssetAccounts::purse_view(COLLECTION, 0).unwrap().rounds_left, Some(0));
	});
}

#[test]
fn a_synthesis_is_paid_by_the_purse_before_the_sponsorship() {
	ExtBuilder::build_and_execute(|| {
		charge_for_service();
		assert_noop!(synthesize(), Error::<Test>::CannotPayFee);
		fund(0, 2 * ED + SYNTHESIS_FEE);
		assert_ok!(AssetAccounts::sponsor(signed(artist()), COLLECTION, ED + SYNTHESIS_FEE));
		events();
		let paid = |payer| Event::SynthesisPaid { collection: COLLECTION, item: 0, payer, amount: SYNTHESIS_FEE };
		assert_ok!(synthesize());
		assert_eq!(events(), [Event::PotFounded { from: purse(0), amount: ED }, paid(Payer::Purse)]);
		assert_ok!(synthesize());
		assert_eq!(events(), [paid(Payer::Sponsorship)]);
		assert_noop!(synthesize(), Error::<Test>::CannotPayFee);
		assert_eq!((balance(&purse(0)), balance(&sponsorship())), (ED, ED));
	});
}
