use crate::stage::{act, by, chain, free, license, now, once, purse, report, schedule, set_fees, COLLECTION, ITEMS};
use frame_support::assert_ok;
use pallet_asset_accounts::{Event as Upkeep, Payer};
use pallet_dynamic_assets::Shards;
use pallet_royalties::{Accruals, Event};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Dave, Eve, One, Two};
use vivarium_engine::{licence::Terms, royalty};
use vivarium_runtime::{
	AccountId, AssetAccounts, Balance, Market, Royalties, Runtime, RuntimeEvent, System, EPOCH_BLOCKS,
	EXISTENTIAL_DEPOSIT, VIV,
};

use crate::common::Chain;

/// The pallet's events of the present block.
fn told<E>(of: impl Fn(RuntimeEvent) -> Option<E>) -> Vec<E> {
	System::events().into_iter().filter_map(|record| of(record.event)).collect()
}

fn royalties(event: RuntimeEvent) -> Option<Event<Runtime>> {
	match event {
		RuntimeEvent::Royalties(event) => Some(event),
		_ => None,
	}
}

#[test]
fn what_accrues_of_a_sale_and_of_a_licence_is_paid_at_the_settlement_without_a_claim_to_the_unit() {
	const PRICE: Balance = 7 * VIV + 13;
	const FEE: Balance = VIV + 1;
	let shares: [(AccountId, u32); 2] = [(Eve.to_account_id(), 333_333), (Dave.to_account_id(), 666_667)];
	let schedule = schedule(100_000, &shares);
	let split = |price| royalty::split(price, &schedule);
	let owed: Vec<Balance> = split(PRICE).iter().zip(split(FEE)).map(|(sale, licence)| sale + licence).collect();
	let beneficiaries = [Eve, Dave].map(Sr25519Keyring::to_account_id);
	let balances = || beneficiaries.each_ref().map(free).to_vec();

	let mut chain = chain("development", &[Alice]);
	let (mut before, mut bob) = (Vec::new(), 0);
	act(&mut chain, || {
		let set = pallet_royalties::Call::set_schedule { collection: COLLECTION, schedule: schedule.clone() };
		assert_ok!(by(Bob, set));
		(before, bob) = (balances(), free(&Bob.to_account_id()));
		license(Two, 0, &Terms { income: 250_000, ..once(FEE) }, 0);
		let material = Market::material(COLLECTION, 0).unwrap();
		let list = pallet_market::Call::list { collection: COLLECTION, item: 0, price: PRICE, until: None };
		assert_ok!(by(Bob, list));
		let buy = pallet_market::Call::buy { collection: COLLECTION, item: 0, price: PRICE, material, min_purse: 0 };
		assert_ok!(by(One, buy));
	});
	chain.ext.execute_with(|| {
		let royalty: Balance = owed.iter().sum();
		assert_eq!(royalty, (PRICE / 10) + (FEE / 10));
		let to_asset = (FEE - FEE / 10) / 4;
		assert_eq!(free(&purse(0)), to_asset);
		// The till's existential deposit was Bob's, who made the first offer.
		let earned = PRICE + FEE - royalty - to_asset;
		assert_eq!(free(&Bob.to_account_id()) + EXISTENTIAL_DEPOSIT, bob + earned);
		assert_eq!(beneficiaries.each_ref().map(Accruals::<Runtime>::get).to_vec(), owed_of(&owed));
	});
	chain.blocks(EPOCH_BLOCKS - 1);
	chain.ext.execute_with(|| assert_eq!(balances(), before, "nothing is paid before"));

	chain.blocks(EPOCH_BLOCKS);
	chain.ext.execute_with(|| {
		let paid: Vec<_> = before.iter().zip(&owed).map(|(before, owed)| before + owed).collect();
		assert_eq!(balances(), paid);
		assert_eq!(Accruals::<Runtime>::iter_keys().count(), 0);
		assert_eq!(free(&Royalties::pot()), EXISTENTIAL_DEPOSIT);
		let told = told(royalties);
		assert!(told.contains(&Event::SettlementCompleted { began: EPOCH_BLOCKS, paid: 2, deferred: 0 }), "{told:?}");
		for (beneficiary, amount) in beneficiaries.iter().cloned().zip(owed.iter().copied()) {
			assert!(told.contains(&Event::Settled { beneficiary, amount }), "{told:?}");
		}
	});
}

fn owed_of(amounts: &[Balance]) -> Vec<Option<Balance>> {
	amounts.iter().copied().map(Some).collect()
}

/// The next round of the collection, of which these operators report.
fn round(chain: &mut Chain, operators: &[Sr25519Keyring]) {
	let (shard, opening) = chain.ext.execute_with(|| {
		let mut shards = Shards::<Runtime>::iter().filter(|(_, shard)| shard.collection == COLLECTION);
		shards.next().map(|(id, shard)| (id, shard.next_opening(now()))).unwrap()
	});
	chain.blocks(opening);
	let reports = chain.ext.execute_with(|| {
		operators.iter().map(|operator| report(*operator, shard, opening).unwrap()).collect::<Vec<_>>()
	});
	chain.block(opening + 1, &reports);
}

#[test]
fn operators_are_paid_at_the_epochs_end_out_of_the_fees_of_purses_by_their_points() {
	const FEE: Balance = VIV / 100 + 1;
	let fund = |item| pallet_asset_accounts::Call::fund { collection: COLLECTION, item, amount: 5 * VIV };
	let mut chain = chain("development", &[Alice, Bob]);
	act(&mut chain, || {
		assert_ok!(set_fees(FEE, 0));
		assert_ok!(by(Eve, fund(0)));
		assert_ok!(by(Eve, fund(1)));
	});
	round(&mut chain, &[Alice, Bob]);
	let rounds = EPOCH_BLOCKS / crate::stage::HEARTBEAT;
	let paid = FEE * Balance::from(rounds);
	chain.ext.execute_with(|| {
		// Who paid first brought what the pot must always have.
		let mut purses: Vec<_> = (0..ITEMS).map(|item| free(&purse(item))).collect();
		purses.sort_unstable();
		assert_eq!(purses, [0, 5 * VIV - paid - EXISTENTIAL_DEPOSIT, 5 * VIV - paid]);
		let told = told(|event| match event {
			RuntimeEvent::AssetAccounts(Upkeep::RoundsPaid { payer: Payer::Purse, amount, .. }) => Some(amount),
			_ => None,
		});
		assert_eq!(told, [paid, paid], "the third is dormant");
	});
	round(&mut chain, &[Alice]);
	round(&mut chain, &[Alice, Bob]);

	let balances = || [Alice, Bob].map(|operator| free(&operator.to_account_id()));
	chain.blocks(EPOCH_BLOCKS - 1);
	let before = chain.ext.execute_with(balances);
	chain.blocks(EPOCH_BLOCKS);
	chain.ext.execute_with(|| {
		let income = 2 * paid;
		let [alice, bob] = [income * 3 / 5, income * 2 / 5];
		assert_eq!(balances(), [before[0] + alice, before[1] + bob]);
		let remainder = income - alice - bob;
		assert_eq!(free(&AssetAccounts::pot()), EXISTENTIAL_DEPOSIT + remainder);
		assert_eq!(AssetAccounts::earnings_view(&Alice.to_account_id()).points, 0, "another epoch has begun");
	});
}
