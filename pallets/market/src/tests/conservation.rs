//! Whatever happens, no money is made or lost, and what is held is what is offered.

use super::mock::*;
use crate::{Event, Policy, Transfers};
use frame_support::traits::fungible::Inspect;
use proptest::{prelude::*, sample::Index};
use sp_runtime::DispatchError;
use vivarium_primitives::{BlockNumber, ItemId, Purse};

/// Something that happens to the chain.
#[derive(Clone, Debug)]
enum Happens {
	Policy {
		transfers: Transfers,
		blocking_flags: u32,
	},
	List {
		who: u64,
		item: ItemId,
		price: u128,
		after: Option<BlockNumber>,
	},
	Cancel {
		who: u64,
		item: ItemId,
	},
	/// Of what is listed, or another item; at the price of the listing, or another one; with the material of the moment, or
	/// that of the enrolment.
	Buy {
		who: u64,
		item: Option<ItemId>,
		pick: Index,
		price: Option<u128>,
		looks: bool,
		min_purse: u128,
	},
	Offer {
		who: u64,
		item: ItemId,
		price: u128,
		after: BlockNumber,
		looks: bool,
		min_purse: u128,
	},
	CancelOffer {
		who: u64,
		item: ItemId,
	},
	/// One of the offers, or another one; at its price, or another one.
	Accept {
		who: u64,
		other: Option<(ItemId, u64)>,
		pick: Index,
		price: Option<u128>,
	},
	/// An item is given away by pallet-uniques.
	Give {
		who: u64,
		item: ItemId,
		to: u64,
	},
	/// An account sends all that it can to another one.
	Empty {
		who: u64,
		to: u64,
	},
	Fund {
		who: u64,
		item: ItemId,
		amount: u128,
	},
	Change {
		item: ItemId,
		state: u8,
		flags: u32,
	},
	Retire {
		item: ItemId,
	},
	Enrol {
		item: ItemId,
	},
	Royalty {
		rate: u128,
		shares: Vec<u64>,
	},
	Blocks(BlockNumber),
}

fn account() -> impl Strategy<Value = u64> {
	prop_oneof![16 => 1..=5u64, 1 => Just(PAUPER)]
}

fn price() -> impl Strategy<Value = u128> {
	let rare = prop_oneof![Just(0), Just(ENDOWMENT / 2), Just(ENDOWMENT), any::<u128>(), Just(u128::MAX)];
	prop_oneof![4 => 1..40u128, 4 => 40..5_000u128, 2 => rare]
}

fn happens() -> impl Strategy<Value = Happens> {
	let item = || prop_oneof![18 => 0..4u32, 1 => Just(PLAIN), 1 => Just(77u32)];
	let after = || prop_oneof![12 => 0..12u32, 2 => 90..110u32, 1 => Just(u32::MAX)];
	let purse = || prop_oneof![12 => Just(0), 2 => 1..50u128, 1 => Just(u128::MAX)];
	let named = || prop::option::weighted(0.1, price());
	let transfers =
		prop_oneof![4 => Just(Transfers::Free), 4 => Just(Transfers::MarketOnly), 1 => Just(Transfers::Bound)];
	let looks = || prop::bool::weighted(0.9);
	prop_oneof![
		1 => (transfers, 0..4u32)
			.prop_map(|(transfers, blocking_flags)| Happens::Policy { transfers, blocking_flags }),
		6 => (account(), item(), price(), prop::option::of(after()))
			.prop_map(|(who, item, price, after)| Happens::List { who, item, price, after }),
		1 => (account(), item()).prop_map(|(who, item)| Happens::Cancel { who, item }),
		6 => (account(), prop::option::weighted(0.1, item()), any::<Index>(), named(), looks(), purse()).prop_map(
			|(who, item, pick, price, looks, min_purse)| Happens::Buy { who, item, pick, price, looks, min_purse }
		),
		6 => (account(), item(), price(), after(), looks(), purse()).prop_map(
			|(who, item, price, after, looks, min_purse)| Happens::Offer { who, item, price, after, looks, min_purse }
		),
		1 => (account(), item()).prop_map(|(who, item)| Happens::CancelOffer { who, item }),
		6 => (account(), prop::option::weighted(0.1, (item(), account())), any::<Index>(), named())
			.prop_map(|(who, other, pick, price)| Happens::Accept { who, other, pick, price }),
		2 => (account(), item(), account()).prop_map(|(who, item, to)| Happens::Give { who, item, to }),
		1 => (account(), account()).prop_map(|(who, to)| Happens::Empty { who, to }),
		1 => (account(), item(), 0..100u128).prop_map(|(who, item, amount)| Happens::Fund { who, item, amount }),
		1 => (item(), 0..2u8, 0..4u32).prop_map(|(item, state, flags)| Happens::Change { item, state, flags }),
		1 => item().prop_map(|item| Happens::Retire { item }),
		1 => (0..4u32).prop_map(|item| Happens::Enrol { item }),
		1 => (0..=1_000_000u128, prop::collection::vec(account(), 0..4))
			.prop_map(|(rate, shares)| Happens::Royalty { rate, shares }),
		4 => (1..8u32).prop_map(Happens::Blocks),
	]
}

/// The item's owner; one account tries it all the same where it is not.
fn owner_or(who: u64, item: ItemId) -> u64 {
	if who == 5 {
		who
	} else {
		owner(item).unwrap_or(who)
	}
}

/// One of several, if there is any.
fn pick_of<One: Copy>(pick: &Index, of: Vec<One>) -> Option<One> {
	(!of.is_empty()).then(|| *pick.get(&of))
}

/// All that an account has, held or not.
fn wealth(account: u64) -> u128 {
	<Balances as Inspect<u64>>::total_balance(&account)
}

fn let_happen(what: Happens) -> Result<(), DispatchError> {
	let seen_of = |item, looks: bool| {
		let now = Market::material(COLLECTION, item).unwrap_or_default();
		if looks {
			now
		} else {
			seen()
		}
	};
	let until = |after| System::block_number().saturating_add(after);
	match what {
		Happens::Policy { transfers, blocking_flags } => set_policy(Policy { transfers, blocking_flags }),
		Happens::List { who, item, price, after } => {
			Market::list(signed(owner_or(who, item)), COLLECTION, item, price, after.map(until))?
		}
		Happens::Cancel { who, item } => Market::cancel(signed(who), COLLECTION, item)?,
		Happens::Buy { who, item, pick, price, looks, min_purse } => {
			let listed: Vec<_> = crate::Listings::<Test>::iter().map(|(_, item, _)| item).collect();
			let item = item.or(pick_of(&pick, listed)).unwrap_or(ITEM);
			let price = price.or(listing(item).map(|listing| listing.price)).unwrap_or(PRICE);
			let before = (wealth(who), owner(item));
			let bought = Market::buy(signed(who), COLLECTION, item, price, seen_of(item, looks), min_purse);
			bought.map_err(|failed| failed.error)?;
			assert_ne!(before.1, Some(who), "a self-sale");
			assert_eq!(owner(item), Some(who));
			assert_eq!(wealth(who), before.0 - price, "the buyer pays the price, and no more");
		}
		Happens::Offer { who, item, price, after, looks, min_purse } => {
			let seen = seen_of(item, looks);
			Market::make_offer(signed(who), COLLECTION, item, price, until(after), seen, min_purse)?
		}
		Happens::CancelOffer { who, item } => Market::cancel_offer(signed(who), COLLECTION, item)?,
		Happens::Accept { who, other, pick, price } => {
			let offers = crate::Offers::<Test>::iter_keys().map(|(_, item, buyer)| (item, buyer)).collect();
			let (item, buyer) = other.or(pick_of(&pick, offers)).unwrap_or((ITEM, BUYER));
			let offered = crate::Offers::<Test>::get((COLLECTION, item, buyer)).map(|offer| offer.terms.price);
			let price = price.or(offered).unwrap_or(PRICE);
			let before = wealth(buyer);
			let accepted = Market::accept_offer(signed(owner_or(who, item)), COLLECTION, item, buyer, price);
			accepted.map_err(|failed| failed.error)?;
			assert_eq!((owner(item), Some(price)), (Some(buyer), offered));
			assert_eq!(wealth(buyer), before - price, "the buyer pays what was held, and no more");
		}
		Happens::Give { who, item, to } => Uniques::transfer(signed(owner_or(who, item)), COLLECTION, item, to)?,
		Happens::Empty { who, to } => Balances::transfer_all(signed(who), to, false)?,
		Happens::Fund { who, item, amount } => World::earn(&who, COLLECTION, item, amount).map(|_| ())?,
		Happens::Change { item, state, flags } => {
			if Market::material(COLLECTION, item).is_some() {
				change(item, Form { state, flags });
			}
		}
		Happens::Retire { item } => retire(item),
		Happens::Enrol { item } => enrol(item),
		Happens::Royalty { rate, mut shares } => {
			shares.dedup();
			let part = 1_000_000 / shares.len().max(1) as u128;
			let shares: Vec<_> = shares.into_iter().map(|account| (account, part)).collect();
			RoyaltySchedule::set((!shares.is_empty()).then_some(Schedule { rate, shares }));
		}
		Happens::Blocks(count) => run_to(System::block_number() + count),
	}
	Ok(())
}

/// What the events of a step say was paid adds up.
fn audit(events: Vec<Event<Test>>) {
	for event in events {
		if let Event::Sold { price, royalties, to_seller, .. } = event {
			let royalty: u128 = royalties.iter().map(|(_, amount)| amount).sum();
			assert_eq!(royalty + to_seller, price);
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn no_money_is_made_or_lost_and_what_is_held_is_what_is_offered(
		history in prop::collection::vec(happens(), 1..80),
	) {
		ExtBuilder::default().build_and_execute(|| {
			let issuance = <Balances as Inspect<u64>>::total_issuance();
			for what in history {
				let root = sp_io::storage::root(sp_runtime::StateVersion::V1);
				if let_happen(what.clone()).is_err() {
					assert_eq!(root, sp_io::storage::root(sp_runtime::StateVersion::V1), "{what:?} failed, and left a trace");
				}
				audit(events());
				check(issuance);
			}
			// Once all is over nothing is held.
			run_to(System::block_number() + MAX_DURATION + 2);
			check(issuance);
			assert_eq!(crate::Offers::<Test>::iter().count(), 0);
		});
	}
}
