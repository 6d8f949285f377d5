//! What holds after every block.

use super::acts::Step;
use pallet_balances::{Event, Holds};
use std::collections::BTreeMap;
use vivarium_runtime::{AccountId, Balance, Balances, Runtime, RuntimeEvent, RuntimeHoldReason, System};

/// Balances by what they are for.
type Sums = BTreeMap<String, Balance>;

/// What the chain's issuance must be.
pub struct Books {
	issuance: Balance,
}

impl Books {
	pub fn open() -> Self {
		Self { issuance: Balances::total_issuance() }
	}

	/// Checks the block that was executed, in which this was done.
	pub fn check(&mut self, acts: &[&Step]) {
		let (mut lost, mut dropped) = (0, 0);
		for record in System::events() {
			let RuntimeEvent::Balances(event) = record.event else { continue };
			match event {
				Event::Minted { amount, .. } | Event::MintedCredit { amount } | Event::Issued { amount } => {
					self.issuance += amount;
				}
				Event::Burned { amount, .. } | Event::Rescinded { amount } => self.issuance -= amount,
				Event::BurnedDebt { amount } => {
					self.issuance -= amount;
					dropped += amount;
				}
				Event::DustLost { amount, .. } => lost += amount,
				_ => {}
			}
		}
		assert_eq!(lost, dropped, "all that is dropped is dust: {acts:?}");
		assert_eq!(Balances::total_issuance(), self.issuance, "issuance is not what events itemise: {acts:?}");
		let accounts = || frame_system::Account::<Runtime>::iter();
		let all: Balance = accounts().map(|(_, account)| account.data.free + account.data.reserved).sum();
		assert_eq!(all, self.issuance, "accounts do not add up to the issuance: {acts:?}");
		assert_eq!(held(), stored(), "what is on hold is not what the pallets say: {acts:?}");
		let mut deposits = deposits();
		for (who, account) in accounts() {
			let holds: Balance = Holds::<Runtime>::get(&who).iter().map(|hold| hold.amount).sum();
			assert!(holds <= account.data.reserved, "more is on hold of {who} than is reserved: {acts:?}");
			let deposit = deposits.remove(&who).unwrap_or_default();
			assert_eq!(holds + deposit, account.data.reserved, "{who} has something reserved for nothing: {acts:?}");
		}
		assert_eq!(deposits.values().sum::<Balance>(), 0, "a collection's deposit is nowhere reserved: {acts:?}");
	}
}

fn add(sums: &mut Sums, reason: impl Into<RuntimeHoldReason>, amount: Balance) {
	if amount > 0 {
		*sums.entry(format!("{:?}", reason.into())).or_default() += amount;
	}
}

/// What is on hold, by reason.
fn held() -> Sums {
	let mut sums = Sums::new();
	Holds::<Runtime>::iter_values().flatten().for_each(|hold| add(&mut sums, hold.id, hold.amount));
	sums
}

/// What the pallets say is on hold, by reason.
fn stored() -> Sums {
	let mut sums = Sums::new();
	for operator in pallet_operators::Operators::<Runtime>::get() {
		add(&mut sums, pallet_operators::HoldReason::Bond, operator.bond);
	}
	for asset in pallet_dynamic_assets::Assets::<Runtime>::iter_values() {
		let amount = asset.deposit.map_or(0, |deposit| deposit.amount);
		add(&mut sums, pallet_dynamic_assets::HoldReason::Asset, amount);
	}
	for deposit in pallet_dynamic_assets::BlueprintDeposits::<Runtime>::iter_values() {
		add(&mut sums, pallet_dynamic_assets::HoldReason::Blueprint, deposit.amount);
	}
	for declared in pallet_synthesis::Declarations::<Runtime>::iter_values() {
		let amount = declared.deposit.map_or(0, |(_, amount)| amount);
		add(&mut sums, pallet_synthesis::HoldReason::Declaration, amount);
	}
	let terms = pallet_royalties::Terms::<Runtime>::iter_values().filter_map(|terms| terms.schedule);
	for filed in terms.chain(pallet_royalties::Overrides::<Runtime>::iter_values()) {
		add(&mut sums, pallet_royalties::HoldReason::Schedule, filed.deposit);
	}
	for offer in pallet_market::Offers::<Runtime>::iter_values() {
		add(&mut sums, pallet_market::HoldReason::Offer, offer.terms.price);
	}
	for licence in pallet_licensing::Licences::<Runtime>::iter_values() {
		add(&mut sums, pallet_licensing::HoldReason::Renewal, licence.held);
		add(&mut sums, pallet_licensing::HoldReason::Licence, licence.deposit);
	}
	sums
}

/// What pallet-uniques has reserved of the owners of collections.
fn deposits() -> BTreeMap<AccountId, Balance> {
	let mut deposits = BTreeMap::new();
	for details in pallet_uniques::Collection::<Runtime>::iter_values() {
		*deposits.entry(details.owner).or_default() += details.total_deposit;
	}
	deposits
}
