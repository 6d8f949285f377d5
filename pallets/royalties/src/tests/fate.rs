//! Whatever happens, no unit is lost and none is made, and everybody is paid what was credited.

use super::mock::*;
use crate::{Accruals, Dust, Event, ScheduleOf, Settlements, Terms};
use frame_support::traits::tokens::nonfungibles::Destroy;
use proptest::prelude::*;
use std::collections::BTreeMap;
use vivarium_engine::royalty::WHOLE;
use vivarium_primitives::{CollectionId, ItemId, Proceeds, Royalties as _};

const COLLECTIONS: u32 = 2;
const ITEMS: u32 = 2;

/// Something that happens to the chain.
#[derive(Clone, Debug)]
enum Happens {
	Set {
		who: u64,
		collection: CollectionId,
		schedule: ScheduleOf<Test>,
	},
	Remove {
		who: u64,
		collection: CollectionId,
	},
	Freeze {
		who: u64,
		collection: CollectionId,
	},
	Override {
		who: u64,
		collection: CollectionId,
		item: ItemId,
		schedule: Option<ScheduleOf<Test>>,
	},
	Claim {
		beneficiary: u64,
	},
	/// The market or licensing collects a royalty.
	Collect {
		payer: u64,
		collection: CollectionId,
		item: ItemId,
		price: u128,
		proceeds: Proceeds,
	},
	/// Someone makes a collection, with all items.
	Create {
		who: u64,
		collection: CollectionId,
	},
	Burn {
		who: u64,
		collection: CollectionId,
		item: ItemId,
	},
	Destroy {
		who: u64,
		collection: CollectionId,
	},
	/// Someone sends all that it can to somebody else.
	SendAll {
		from: u64,
		to: u64,
	},
	/// So many blocks pass.
	Blocks(u64),
	/// A migration begins or ends.
	Migrating(bool),
}

/// Of each beneficiary, what is known from outside of the pallet.
#[derive(Default)]
struct Ledger {
	credited: u128,
	paid: u128,
}

/// The accounts that take part: some are endowed, some do not exist.
fn account() -> impl Strategy<Value = u64> {
	prop_oneof![3 => 1u64..5, 2 => NEWCOMER..NEWCOMER + 12]
}

fn a_schedule() -> impl Strategy<Value = ScheduleOf<Test>> {
	let accounts = prop::collection::btree_set(account(), 1..=10);
	let rate = prop_oneof![1 => Just(0), 8 => 1u32..=WHOLE / 2, 1 => Just(WHOLE)];
	(rate, accounts, prop::bool::weighted(0.05)).prop_map(|(rate, accounts, is_wrong)| {
		let each = WHOLE / accounts.len() as u32;
		let first = WHOLE - each * (accounts.len() as u32 - 1) - u32::from(is_wrong);
		let parts = [first].into_iter().chain(std::iter::repeat(each));
		let shares: Vec<_> = accounts.into_iter().zip(parts).collect();
		schedule(rate, &shares)
	})
}

fn happens() -> impl Strategy<Value = Happens> {
	let who = || 1u64..5;
	let collection = || 0..COLLECTIONS;
	let item = || 0..ITEMS;
	let price = prop_oneof![4 => 0u128..500, 4 => 0u128..100_000, 1 => any::<u128>()];
	let proceeds = prop_oneof![Just(Proceeds::Sale), Just(Proceeds::Licence)];
	prop_oneof![
		6 => (who(), collection(), a_schedule())
			.prop_map(|(who, collection, schedule)| Happens::Set { who, collection, schedule }),
		1 => (who(), collection()).prop_map(|(who, collection)| Happens::Remove { who, collection }),
		1 => (who(), collection()).prop_map(|(who, collection)| Happens::Freeze { who, collection }),
		4 => (who(), collection(), item(), prop::option::weighted(0.7, a_schedule()))
			.prop_map(|(who, collection, item, schedule)| Happens::Override { who, collection, item, schedule }),
		3 => account().prop_map(|beneficiary| Happens::Claim { beneficiary }),
		12 => (account(), collection(), item(), price, proceeds).prop_map(
			|(payer, collection, item, price, proceeds)| Happens::Collect { payer, collection, item, price, proceeds }
		),
		2 => (who(), collection()).prop_map(|(who, collection)| Happens::Create { who, collection }),
		1 => (who(), collection(), item()).prop_map(|(who, collection, item)| Happens::Burn { who, collection, item }),
		1 => (who(), collection()).prop_map(|(who, collection)| Happens::Destroy { who, collection }),
		2 => (account(), account()).prop_map(|(from, to)| Happens::SendAll { from, to }),
		5 => (1u64..25).prop_map(Happens::Blocks),
		1 => prop::bool::weighted(0.3).prop_map(Happens::Migrating),
	]
}

/// Lets something happen; returns whether what was asked for was done.
fn let_happen(what: Happens, ledgers: &mut BTreeMap<u64, Ledger>) -> bool {
	let origin = RuntimeOrigin::signed;
	match what {
		Happens::Set { who, collection, schedule } => {
			Royalties::set_schedule(origin(who), collection, schedule).is_ok()
		}
		Happens::Remove { who, collection } => Royalties::remove_schedule(origin(who), collection).is_ok(),
		Happens::Freeze { who, collection } => Royalties::freeze_schedule(origin(who), collection).is_ok(),
		Happens::Override { who, collection, item, schedule } => {
			Royalties::override_item(origin(who), collection, item, schedule).is_ok()
		}
		Happens::Claim { beneficiary } => Royalties::claim(origin(STRANGER), beneficiary).is_ok(),
		Happens::Collect { payer, collection, item, price, proceeds } => {
			let quote = Royalties::quote(collection, item, price);
			let (free_before, pot_before) = (free(payer), in_pot());
			let collected = Royalties::collect(&payer, collection, item, price, proceeds);
			let is_ok = collected.is_ok();
			let credits = collected.unwrap_or_default();
			let total: u128 = credits.iter().map(|(_, amount)| amount).sum();
			assert!(total <= price);
			assert_eq!((free_before - free(payer), in_pot() - pot_before), (total, total));
			assert!(!is_ok || credits == quote);
			for (beneficiary, amount) in credits {
				ledgers.entry(beneficiary).or_default().credited += amount;
			}
			is_ok
		}
		Happens::Create { who, collection } => {
			let is_new = Uniques::create(origin(who), collection, who).is_ok();
			is_new && (0..ITEMS).all(|item| Uniques::mint(origin(who), collection, item, who).is_ok())
		}
		Happens::Burn { who, collection, item } => Uniques::burn(origin(who), collection, item, None).is_ok(),
		Happens::Destroy { who, collection } => {
			let witness = <Uniques as Destroy<u64>>::get_destroy_witness(&collection);
			witness.is_some_and(|witness| Uniques::destroy(origin(who), collection, witness).is_ok())
		}
		Happens::SendAll { from, to } => Balances::transfer_all(origin(from), to, false).is_ok(),
		Happens::Blocks(count) => {
			run_to(System::block_number() + count);
			true
		}
		Happens::Migrating(is_migrating) => {
			Migrating::set(is_migrating);
			true
		}
	}
}

/// Takes down who was paid.
fn read_payments(ledgers: &mut BTreeMap<u64, Ledger>) {
	for event in events() {
		if let Event::Settled { beneficiary, amount } | Event::Claimed { beneficiary, amount, .. } = event {
			ledgers.entry(beneficiary).or_default().paid += amount;
		}
	}
}

/// The schedules that can never change: those of collections that exist and are frozen.
fn frozen() -> BTreeMap<(CollectionId, ItemId), Option<ScheduleOf<Test>>> {
	let is_frozen = |collection: &CollectionId| {
		Terms::<Test>::get(collection).is_frozen && Uniques::collection_owner(*collection).is_some()
	};
	let items =
		(0..COLLECTIONS).filter(is_frozen).flat_map(|collection| (0..ITEMS).map(move |item| (collection, item)));
	items.map(|id| (id, Royalties::schedule_view(id.0, id.1).map(|view| view.schedule))).collect()
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	#[test]
	fn everybody_is_paid_what_was_credited(history in prop::collection::vec(happens(), 1..60)) {
		execute(|| {
			let issuance = Balances::total_issuance();
			let mut ledgers = BTreeMap::new();
			mint(OWNER, COLLECTION, 1);
			let audit = |ledgers: &mut BTreeMap<u64, Ledger>| {
				read_payments(ledgers);
				check();
				assert_eq!(Balances::total_issuance(), issuance);
				for (account, ledger) in ledgers.iter() {
					assert_eq!(ledger.credited, ledger.paid + owed(*account), "to {account}");
				}
				let owed: u128 = ledgers.keys().map(|account| owed(*account)).sum();
				assert!(in_pot() == 0 || in_pot() == ED + owed, "the pot has {}, and owes {owed}", in_pot());
			};
			for what in history {
				let (before, is_migrating) = (frozen(), Migrating::get());
				let pot = in_pot();
				let is_block = matches!(what, Happens::Blocks(_));
				let is_claim = matches!(what, Happens::Claim { .. });
				let is_gone = matches!(what, Happens::Destroy { .. });
				let is_done = let_happen(what, &mut ledgers);
				assert!(!(is_block && is_migrating) || in_pot() == pot, "somebody was paid in a migration");
				assert!(!is_claim || is_done || in_pot() == pot, "a claim was refused, and paid");
				let after = frozen();
				for (id, schedule) in before {
					let is_kept = after.get(&id) == Some(&schedule);
					assert!(is_kept || is_gone && Uniques::collection_owner(id.0).is_none(), "{id:?} was frozen");
				}
				audit(&mut ledgers);
			}
			// In the end all is paid but what cannot be.
			Migrating::set(false);
			run_to(System::block_number() + 3 * PERIOD);
			audit(&mut ledgers);
			assert_eq!((Accruals::<Test>::iter().count(), Settlements::<Test>::get().under_way), (0, None));
			for (account, amount) in Dust::<Test>::iter() {
				assert!(amount < ED && ledgers[&account].credited > 0);
			}
		});
	}
}
