//! Settlement: paying many beneficiaries of royalties.

use crate::{
	chain::{Chain, Result},
	genesis::{empty, endow},
	report::{grouped, median, ms, Verdict},
	runtime::{
		account, hooks_weight, Balance, Balances, Royalties, Runtime, RuntimeEvent, SettlementShare, System, Weights,
		PAYMENT,
	},
};
use frame_support::{traits::fungible::Inspect, weights::Weight};
use pallet_royalties::{Accruals, Config, Dust, Event, Settlements, Timetable, WeightInfo};
use sp_runtime::AccountId32;
use std::time::Duration;
use vivarium_primitives::BlockNumber;

/// How many beneficiaries the figures are of.
pub const FULL: u32 = 100_000;

/// The block in which the settlement begins.
const DUE: BlockNumber = 5;
/// Of its blocks, so many are printed, and the last.
const PRINTED: BlockNumber = 3;

/// A beneficiary.
struct Beneficiary {
	account: AccountId32,
	/// What it has.
	before: Balance,
	/// What it is owed.
	owed: Balance,
}

impl Beneficiary {
	/// Of all of them, a third has an account, and every tenth is owed less than the existential deposit: one in fifteen
	/// cannot be paid.
	fn of(number: u32) -> Self {
		let before = if number.is_multiple_of(3) { PAYMENT + u128::from(number) } else { 0 };
		// Amounts that no two of them share, so that none is taken for another.
		let owed =
			if number.is_multiple_of(10) { 1 + u128::from(number) } else { PAYMENT + 7_919 * u128::from(number) };
		Self { account: account("beneficiary", number), before, owed }
	}

	/// Whether its account can take what it is owed.
	fn is_payable(&self) -> bool {
		self.before > 0 || self.owed >= PAYMENT
	}
}

/// Settles the royalties of so many beneficiaries.
pub fn settlement(count: u32) -> Result<Vec<Verdict>> {
	let mut chain = Chain::new(empty()?, || owe(count))?;
	let settled = settle(&mut chain, count)?;
	let off = chain.look(|| off(count))?;
	let ideal = SettlementShare::get().ref_time() as f64 / <Runtime as Config>::WeightInfo::pay().ref_time() as f64;
	Ok(vec![
		Verdict::at_most(
			format!("{} beneficiaries, by how many units all payments are off", grouped(count)),
			off as f64,
			0.0,
		),
		Verdict::at_most("… that had no turn, or more than one", settled.turns.abs_diff(count).into(), 0.0),
		Verdict::at_most("… the hook's largest share of a block, in %", settled.largest, 10.0),
		Verdict::at_least("… had their turn a block ÷ at best", settled.rate / ideal, 0.9),
	])
}

/// Lets royalties accrue to so many.
fn owe(count: u32) -> Result<()> {
	let mut sum = PAYMENT;
	for number in 0..count {
		let Beneficiary { account, before, owed } = Beneficiary::of(number);
		if before > 0 {
			endow(&account, before)?;
		}
		Accruals::<Runtime>::insert(account, owed);
		sum += owed;
	}
	let timetable = Timetable { next: DUE, under_way: None };
	Settlements::<Runtime>::put(timetable);
	endow(&Royalties::pot(), sum)
}

/// How a settlement went.
struct Settled {
	/// How many had their turn, paid or not.
	turns: u32,
	/// The largest share of a block that the hook took, in percent.
	largest: f64,
	/// How many had their turn in a full block, on average.
	rate: f64,
}

/// A block of a settlement.
struct Turns {
	count: u32,
	is_last: bool,
	/// What all hooks weighed.
	weight: Weight,
}

impl Turns {
	/// Reads it from the state within a block, after its hooks.
	fn read() -> Self {
		let mut turns = Self { count: 0, is_last: false, weight: hooks_weight() };
		for record in System::read_events_no_consensus() {
			match record.event {
				RuntimeEvent::Royalties(Event::Settled { .. } | Event::Deferred { .. }) => turns.count += 1,
				RuntimeEvent::Royalties(Event::SettlementCompleted { .. }) => turns.is_last = true,
				_ => {}
			}
		}
		turns
	}
}

/// Makes blocks until the settlement that is due is through. Prints some of them.
fn settle(chain: &mut Chain, count: u32) -> Result<Settled> {
	println!("  {} beneficiaries", grouped(count));
	println!("  block   turns  hook's weight  of the block  hook's time  block's time");
	let mut idle = Weight::zero();
	for _ in 1..DUE {
		(idle, _) = chain.block(|| Ok(hooks_weight()))?;
	}
	let others = idle.saturating_sub(<Runtime as Config>::WeightInfo::on_initialize_idle());
	let block_weight = Weights::get().max_block.ref_time() as f64;
	let (mut all, mut full, mut largest, mut ratios) = (0, Vec::new(), 0.0, Vec::new());
	for block in DUE.. {
		let (Turns { count, is_last, weight }, times) = chain.block(|| Ok(Turns::read()))?;
		if count == 0 && !is_last {
			break;
		}
		let weight = weight.saturating_sub(others).ref_time();
		let share = weight as f64 / block_weight * 100.0;
		let weight = Duration::from_nanos(weight / 1_000);
		if block < DUE + PRINTED || is_last {
			println!(
				"  {block:>5}  {count:>6}  {:>10.1} ms  {share:>10.2} %  {:>8.1} ms  {:>9.1} ms",
				ms(weight),
				ms(times.hooks),
				ms(times.whole),
			);
		} else if block == DUE + PRINTED {
			println!("      …");
		}
		all += count;
		largest = share.max(largest);
		if !is_last {
			full.push(f64::from(count));
			ratios.push(times.whole.div_f64(weight.as_secs_f64()));
		}
	}
	println!(
		"  A full block took {:.2} of what its hook weighed, the median of {}",
		median(ratios).as_secs_f64(),
		full.len()
	);
	Ok(Settled { turns: all, largest, rate: full.iter().sum::<f64>() / full.len() as f64 })
}

/// By how many units accounts, and what is still owed, are not what they ought to be.
fn off(count: u32) -> Balance {
	let (mut off, mut left) = (0, 0);
	for number in 0..count {
		let beneficiary = Beneficiary::of(number);
		let (paid, dust) = if beneficiary.is_payable() { (beneficiary.owed, 0) } else { (0, beneficiary.owed) };
		off += Balances::total_balance(&beneficiary.account).abs_diff(beneficiary.before + paid);
		off += Accruals::<Runtime>::get(&beneficiary.account).unwrap_or(0);
		off += Dust::<Runtime>::get(&beneficiary.account).unwrap_or(0).abs_diff(dust);
		left += dust;
	}
	off + Balances::total_balance(&Royalties::pot()).abs_diff(PAYMENT + left)
}

#[cfg(test)]
mod tests {
	use super::*;

	const SMALL: u32 = 2_000;

	#[test]
	fn two_thousand_beneficiaries_are_paid_to_the_unit() {
		for verdict in settlement(SMALL).unwrap() {
			assert!(verdict.holds(), "{verdict}");
		}
	}

	#[test]
	fn what_is_owed_is_as_the_pallet_wants_it_before_and_after() {
		let mut chain = Chain::new(empty().unwrap(), || owe(90)).unwrap();
		let issuance = chain.look(Balances::total_issuance).unwrap();
		chain.look(|| Royalties::do_try_state().unwrap()).unwrap();
		settle(&mut chain, 90).unwrap();
		chain.look(|| Royalties::do_try_state().unwrap()).unwrap();
		assert_eq!(chain.look(Balances::total_issuance).unwrap(), issuance);
		assert_eq!(chain.look(|| Dust::<Runtime>::iter().count()).unwrap(), 6);
	}

	#[test]
	fn a_unit_too_few_or_too_many_is_found() {
		let mut chain = Chain::new(empty().unwrap(), || owe(90)).unwrap();
		assert!(chain.look(|| off(90)).unwrap() > 0, "nobody is paid yet");
		settle(&mut chain, 90).unwrap();
		assert_eq!(chain.look(|| off(90)).unwrap(), 0);
		for number in [1, 3] {
			chain.block(|| endow(&Beneficiary::of(number).account, 1)).unwrap();
		}
		assert_eq!(chain.look(|| off(90)).unwrap(), 2);
	}
}
