//! Random sequences of everything that can happen.

use super::mock::*;
use crate::FeeTable;
use proptest::prelude::*;
use vivarium_primitives::{OnRetired, Purse, Upkeep};

#[derive(Clone, Debug)]
enum Step {
	Fund(u32, u128),
	Withdraw(u32, u128),
	Sponsor(u128),
	WithdrawSponsorship(u128),
	SetFees(u128, u128),
	Claim(u8),
	Earn(u32, u128),
	Spend(u32, u128),
	Round(u32),
	Synthesis(u32),
	Credit(u8, u32),
	Retire(u32),
	Reap(u8),
	Blocks(u32),
}

fn amount() -> impl Strategy<Value = u128> {
	prop_oneof![0..30u128, 0..2_000u128, Just(u128::MAX)]
}

fn step() -> impl Strategy<Value = Step> {
	let item = || 0..=ORDINARY;
	prop_oneof![
		3 => (item(), amount()).prop_map(|(item, amount)| Step::Fund(item, amount)),
		1 => (item(), amount()).prop_map(|(item, amount)| Step::Withdraw(item, amount)),
		1 => amount().prop_map(Step::Sponsor),
		1 => amount().prop_map(Step::WithdrawSponsorship),
		1 => (prop_oneof![0..5u128, amount()], amount()).prop_map(|(round, synthesis)| Step::SetFees(round, synthesis)),
		1 => (0..3u8).prop_map(Step::Claim),
		1 => (item(), amount()).prop_map(|(item, amount)| Step::Earn(item, amount)),
		1 => (item(), amount()).prop_map(|(item, amount)| Step::Spend(item, amount)),
		4 => (0..ORDINARY).prop_map(Step::Round),
		1 => (0..ORDINARY).prop_map(Step::Synthesis),
		2 => (0..3u8, 0..4u32).prop_map(|(operator, points)| Step::Credit(operator, points)),
		1 => (0..ORDINARY).prop_map(Step::Retire),
		1 => (0..3u8).prop_map(Step::Reap),
		3 => (1..60u32).prop_map(Step::Blocks),
	]
}

/// Calls may be refused; what they do then is nothing, which the check after each step shows.
fn take(step: Step) {
	let asset = |item| Assets::get().contains_key(&(COLLECTION, item));
	let _ = match step {
		Step::Fund(item, amount) => AssetAccounts::fund(signed(stranger()), COLLECTION, item, amount),
		Step::Withdraw(item, amount) => AssetAccounts::withdraw(signed(owner()), COLLECTION, item, amount),
		Step::Sponsor(amount) => AssetAccounts::sponsor(signed(artist()), COLLECTION, amount),
		Step::WithdrawSponsorship(amount) => AssetAccounts::withdraw_sponsorship(signed(artist()), COLLECTION, amount),
		Step::SetFees(round, synthesis) => {
			AssetAccounts::set_fees(RuntimeOrigin::root(), FeeTable { round, synthesis })
		}
		Step::Claim(number) => AssetAccounts::claim(signed(stranger()), operator(number)),
		Step::Earn(item, amount) => AssetAccounts::earn(&stranger(), COLLECTION, item, amount).map(|_| ()),
		Step::Spend(item, amount) => AssetAccounts::spend(COLLECTION, item, &stranger(), amount),
		Step::Round(item) => {
			if asset(item) {
				next_round(item);
			}
			Ok(())
		}
		Step::Synthesis(item) => AssetAccounts::charge_synthesis(COLLECTION, item),
		Step::Credit(number, points) => {
			AssetAccounts::credit(&operator(number), points);
			Ok(())
		}
		Step::Retire(item) => {
			Assets::mutate(|assets| assets.remove(&(COLLECTION, item)));
			AssetAccounts::on_retired(COLLECTION, item);
			Ok(())
		}
		Step::Reap(number) => {
			let who = operator(number);
			if balance(&who) > 0 {
				transfer(who.clone(), stranger(), balance(&who));
			}
			Ok(())
		}
		Step::Blocks(blocks) => {
			run_to(System::block_number() + blocks);
			Ok(())
		}
	};
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn whatever_happens_money_is_conserved_and_itemised(steps in prop::collection::vec(step(), 1..60)) {
		ExtBuilder::build().execute_with(|| {
			for step in steps {
				take(step);
				AssetAccounts::do_try_state().unwrap();
				assert_itemised();
			}
		});
	}
}
