use super::mock::*;
use crate::{Error, Event, Listings, Policies, Policy, Transfers};
use frame_support::{
	assert_noop, assert_ok,
	traits::{
		tokens::nonfungibles::{Mutate, Transfer},
		GetCallName,
	},
};
use vivarium_primitives::Keeps;

type UniquesError = pallet_uniques::Error<Test>;

#[test]
fn only_the_collections_owner_sets_its_policy() {
	ExtBuilder::default().build_and_execute(|| {
		let policy = Policy { transfers: Transfers::MarketOnly, blocking_flags: 0b10 };
		assert_noop!(Market::set_policy(signed(BUYER), COLLECTION, policy), Error::<Test>::NotCollectionOwner);
		assert_noop!(Market::set_policy(signed(SELLER), 8, policy), Error::<Test>::UnknownCollection);
		assert_ok!(Market::set_policy(signed(SELLER), COLLECTION, policy));
		assert_eq!(Market::policy(COLLECTION), policy);
		assert_eq!(events(), [Event::PolicySet { collection: COLLECTION, policy }]);
	});
}

#[test]
fn a_policy_that_says_nothing_takes_no_room() {
	ExtBuilder::default().transfers(Transfers::Bound).build_and_execute(|| {
		assert!(Market::has_settings(COLLECTION));
		set_policy(Policy::default());
		assert!(!Policies::<Test>::contains_key(COLLECTION));
		assert!(!Market::has_settings(COLLECTION));
	});
}

#[test]
fn a_collection_of_which_anything_is_listed_or_offered_for_is_in_use() {
	ExtBuilder::default().build_and_execute(|| {
		list(PRICE, None);
		assert!(Market::has_settings(COLLECTION));
		assert_ok!(Market::cancel(signed(SELLER), COLLECTION, ITEM));
		assert!(!Market::has_settings(COLLECTION));
		offer(BUYER, PRICE, 10);
		assert!(Market::has_settings(COLLECTION));
		assert!(!Market::has_settings(COLLECTION + 1));
	});
}

/// A way to move an item, and what it does.
type Way = (&'static str, fn() -> Result<(), sp_runtime::DispatchError>);

/// The calls of pallet-uniques that move or burn an item. `transfer` may be called by three.
const MOVING: [&str; 3] = ["transfer", "buy_item", "burn"];
/// The calls of pallet-uniques that do not.
const OTHERS: [&str; 23] = [
	"create",
	"force_create",
	// It ignores lockers: the runtime refuses it for collections that have settings.
	"destroy",
	"mint",
	"redeposit",
	"freeze",
	"thaw",
	"freeze_collection",
	"thaw_collection",
	"transfer_ownership",
	"set_team",
	"approve_transfer",
	"cancel_approval",
	"force_item_status",
	"set_attribute",
	"clear_attribute",
	"set_metadata",
	"clear_metadata",
	"set_collection_metadata",
	"clear_collection_metadata",
	"set_accept_ownership",
	"set_collection_max_supply",
	"set_price",
];

/// Each way in which pallet-uniques moves or burns item 0, with what must precede it.
fn ways() -> [Way; 9] {
	[
		("transfer by the owner", || Uniques::transfer(signed(SELLER), COLLECTION, ITEM, BUYER)),
		("approve_transfer, transfer by the delegate", || {
			Uniques::approve_transfer(signed(SELLER), COLLECTION, ITEM, STRANGER).unwrap();
			Uniques::transfer(signed(STRANGER), COLLECTION, ITEM, BUYER)
		}),
		("set_team, transfer by the admin", || {
			Uniques::set_team(signed(SELLER), COLLECTION, 5, 5, 5).unwrap();
			Uniques::transfer(signed(5), COLLECTION, ITEM, BUYER)
		}),
		("force_item_status, transfer by the admin", || {
			let root = RuntimeOrigin::root();
			Uniques::force_item_status(root, COLLECTION, SELLER, 5, 5, 5, true, false).unwrap();
			Uniques::transfer(signed(5), COLLECTION, ITEM, BUYER)
		}),
		("set_price, buy_item", || {
			Uniques::set_price(signed(SELLER), COLLECTION, ITEM, Some(PRICE), None).unwrap();
			Uniques::buy_item(signed(BUYER), COLLECTION, ITEM, PRICE)
		}),
		("set_price, buy_item by whom it is reserved for", || {
			Uniques::set_price(signed(SELLER), COLLECTION, ITEM, Some(1), Some(BUYER)).unwrap();
			Uniques::buy_item(signed(BUYER), COLLECTION, ITEM, 1)
		}),
		("burn", || Uniques::burn(signed(SELLER), COLLECTION, ITEM, None)),
		("nonfungibles::Transfer", || <Uniques as Transfer<u64>>::transfer(&COLLECTION, &ITEM, &BUYER)),
		("nonfungibles::Mutate::burn", || <Uniques as Mutate<u64>>::burn(&COLLECTION, &ITEM, Some(&SELLER))),
	]
}

#[test]
fn every_call_of_pallet_uniques_is_known() {
	let calls = pallet_uniques::Call::<Test>::get_call_names();
	let known = |name: &&&str| MOVING.contains(name) || OTHERS.contains(name);
	assert_eq!(calls.iter().filter(|name| !known(name)).collect::<Vec<_>>(), Vec::<&&str>::new());
	for name in MOVING {
		assert!(calls.contains(&name) && ways().iter().any(|(way, _)| way.contains(name)), "{name} is tried");
	}
}

#[test]
fn free_items_go_wherever_their_owners_send_them() {
	for (way, go) in ways() {
		ExtBuilder::default().build_and_execute(|| {
			assert_eq!(go(), Ok(()), "{way}");
			assert_ne!(owner(ITEM), Some(SELLER), "{way}");
		});
	}
}

#[test]
fn direct_transfer_in_a_market_only_collection_by_every_call_of_pallet_uniques_that_moves_an_item_is_refused() {
	for transfers in [Transfers::MarketOnly, Transfers::Bound] {
		for (way, go) in ways() {
			ExtBuilder::default().transfers(transfers).build_and_execute(|| {
				assert_eq!(go(), Err(UniquesError::Locked.into()), "{way}");
				assert_eq!(owner(ITEM), Some(SELLER), "{way}");
			});
		}
	}
}

#[test]
fn a_sale_moves_what_is_kept_in_the_market_and_keeps_it_there() {
	ExtBuilder::default().transfers(Transfers::MarketOnly).build_and_execute(|| {
		list(PRICE, None);
		assert_ok!(buy(BUYER, PRICE));
		assert_eq!(owner(ITEM), Some(BUYER));
		assert_noop!(Uniques::transfer(signed(BUYER), COLLECTION, ITEM, STRANGER), UniquesError::Locked);
		assert_ok!(Market::make_offer(signed(STRANGER), COLLECTION, ITEM, PRICE, 10, seen(), 0));
		assert_ok!(Market::accept_offer(signed(BUYER), COLLECTION, ITEM, STRANGER, PRICE));
		assert_eq!(owner(ITEM), Some(STRANGER));
		assert_noop!(Uniques::transfer(signed(STRANGER), COLLECTION, ITEM, BUYER), UniquesError::Locked);
	});
}

#[test]
fn a_sale_that_fails_leaves_nothing_let_go() {
	ExtBuilder::default().transfers(Transfers::MarketOnly).build_and_execute(|| {
		list(PRICE, None);
		assert_ok!(Uniques::freeze(signed(SELLER), COLLECTION, ITEM));
		assert_noop!(buy(BUYER, PRICE), UniquesError::Frozen);
		assert_ok!(Uniques::thaw(signed(SELLER), COLLECTION, ITEM));
		assert_noop!(Uniques::transfer(signed(SELLER), COLLECTION, ITEM, BUYER), UniquesError::Locked);
	});
}

#[test]
fn what_is_bound_cannot_be_sold() {
	ExtBuilder::default().build_and_execute(|| {
		// GIVEN an item that was listed, and offered for, before its collection bound it
		list(PRICE, None);
		offer(BUYER, PRICE, 10);
		// WHEN it is bound
		set_transfers(Transfers::Bound);
		// THEN it can neither be bought nor accepted for, nor listed or offered for anew.
		assert_noop!(buy(BUYER, PRICE), Error::<Test>::Bound);
		assert_noop!(accept(BUYER, PRICE), Error::<Test>::Bound);
		assert_noop!(Market::list(signed(SELLER), COLLECTION, 1, PRICE, None), Error::<Test>::Bound);
		let anew = Market::make_offer(signed(STRANGER), COLLECTION, ITEM, PRICE, 10, seen(), 0);
		assert_noop!(anew, Error::<Test>::Bound);
		// AND both can be taken back.
		assert_ok!(Market::cancel(signed(SELLER), COLLECTION, ITEM));
		assert_ok!(Market::cancel_offer(signed(BUYER), COLLECTION, ITEM));
		assert_eq!((Listings::<Test>::iter().count(), held(BUYER)), (0, 0));
	});
}

#[test]
fn whoever_burns_with_good_reason_is_let() {
	for transfers in [Transfers::Free, Transfers::MarketOnly, Transfers::Bound] {
		ExtBuilder::default().transfers(transfers).build_and_execute(|| {
			retire(ITEM);
			let burn = || Uniques::burn(signed(SELLER), COLLECTION, ITEM, None);
			assert_ok!(Market::let_go(COLLECTION, ITEM, burn));
			assert_eq!(owner(ITEM), None);
		});
	}
}

#[test]
fn only_the_item_that_is_let_go_may_move_and_only_then() {
	ExtBuilder::default().transfers(Transfers::Bound).build_and_execute(|| {
		let send = |item| Uniques::transfer(signed(SELLER), COLLECTION, item, BUYER);
		assert_eq!(Market::let_go(COLLECTION, ITEM, || send(1)), Err(UniquesError::Locked.into()));
		assert_eq!(send(ITEM), Err(UniquesError::Locked.into()));
		assert_ok!(Market::let_go(COLLECTION, ITEM, || send(ITEM)));
		assert_eq!((owner(ITEM), owner(1)), (Some(BUYER), Some(SELLER)));
	});
}

#[test]
fn without_a_market_nothing_is_kept() {
	assert_eq!(<() as Keeps>::let_go(COLLECTION, ITEM, || 5), 5);
}
