//! What holds after every block.

use super::acts::Step;
use pallet_balances::{Event, Holds};
use std::{
	cell::RefCell,
	collections::{BTreeMap, BTreeSet},
};
use vivarium_runtime::{AccountId, Balance, Balances, Runtime, RuntimeEvent, RuntimeHoldReason, System};

/// Balances by what they are for.
type Sums = BTreeMap<String, Balance>;

/// What some of the sequences must come to, so that they show anything.
pub const MILESTONES: [&str; 17] = [
	"a sale",
	"an offer accepted",
	"an offer ended",
	"a settlement",
	"a claim",
	"a renewal",
	"a grace",
	"an end",
	"a usage",
	"a suspension",
	"rounds paid",
	"operators paid",
	"a purse withdrawn from",
	"a purse closed",
	"an item bought directly",
	"a collection handed over",
	"dust",
];

thread_local! {
	static REACHED: RefCell<BTreeSet<&'static str>> = RefCell::default();
}

/// What the sequences have come to.
pub fn reached() -> BTreeSet<&'static str> {
	REACHED.with_borrow(Clone::clone)
}

fn milestone(event: &RuntimeEvent) -> Option<&'static str> {
	use pallet_asset_accounts::Event as Upkeep;
	use pallet_licensing::Event as Licensing;
	use pallet_market::Event as Market;
	use pallet_royalties::Event as Royalties;
	use pallet_uniques::Event as Uniques;
	use RuntimeEvent as E;
	Some(match event {
		E::Market(Market::Sold { is_offer: false, .. }) => "a sale",
		E::Market(Market::Sold { .. }) => "an offer accepted",
		E::Market(Market::OfferEnded { .. }) => "an offer ended",
		E::Royalties(Royalties::Settled { .. }) => "a settlement",
		E::Royalties(Royalties::Claimed { .. }) => "a claim",
		E::Licensing(Licensing::Renewed { .. }) => "a renewal",
		E::Licensing(Licensing::GraceBegan { .. }) => "a grace",
		E::Licensing(Licensing::Ended { .. }) => "an end",
		E::Licensing(Licensing::Metered { .. }) => "a usage",
		E::Licensing(Licensing::SuspendedByTrigger { .. }) => "a suspension",
		E::AssetAccounts(Upkeep::RoundsPaid { .. }) => "rounds paid",
		E::AssetAccounts(Upkeep::OperatorPaid { .. }) => "operators paid",
		E::AssetAccounts(Upkeep::Withdrawn { .. }) => "a purse withdrawn from",
		E::AssetAccounts(Upkeep::PurseClosed { .. }) => "a purse closed",
		E::Uniques(Uniques::ItemBought { .. }) => "an item bought directly",
		E::Uniques(Uniques::OwnerChanged { .. }) => "a collection handed over",
		E::Balances(Event::DustLost { .. }) => "dust",
		_ => return None,
	})
}

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
			milestone(&record.event).map(|name| REACHED.with_borrow_mut(|reached| reached.insert(name)));
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
	let of_items = pallet_notifications::OfItem::<Runtime>::iter_values().flatten();
	let of_collections = pallet_notifications::OfCollection::<Runtime>::iter_values().flatten();
	for subscription in of_items.chain(of_collections) {
		add(&mut sums, pallet_notifications::HoldReason::Subscription, subscription.deposit);
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
