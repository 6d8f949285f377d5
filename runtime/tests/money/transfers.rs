use crate::{
	common::Chain,
	stage::{act, by, chain, govern, id, schedule, sign, COLLECTION},
};
use frame_support::{
	assert_ok,
	traits::{GetCallName, OriginTrait},
};
use pallet_market::{Policy, Transfers};
use pallet_uniques::Call;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve};
use sp_runtime::{DispatchError, DispatchResult, MultiAddress};
use vivarium_runtime::{
	AccountId, Market, Multisig, ProxyType, Royalties, Runtime, RuntimeCall, RuntimeOrigin, Uniques, VIV,
};

/// Of an asset.
const ITEM: u32 = 0;
/// Of an item that is none any more.
const PLAIN: u32 = 1;

/// A way to move an item, and what it does.
type Way = (&'static str, fn(u32) -> DispatchResult);

/// The calls of pallet-uniques that move or burn an item.
const MOVING: [&str; 3] = ["transfer", "buy_item", "burn"];
/// The calls of pallet-uniques that do not, and `destroy`, which the runtime refuses where there is a policy.
const OTHERS: [&str; 23] = [
	"create",
	"force_create",
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

fn transfer(item: u32) -> RuntimeCall {
	Call::transfer { collection: COLLECTION, item, dest: id(Dave) }.into()
}

fn burn(item: u32) -> RuntimeCall {
	Call::burn { collection: COLLECTION, item, check_owner: None }.into()
}

fn price(item: u32, whitelisted_buyer: Option<MultiAddress<AccountId, ()>>) -> RuntimeCall {
	Call::set_price { collection: COLLECTION, item, price: Some(VIV), whitelisted_buyer }.into()
}

fn buy(item: u32) -> RuntimeCall {
	Call::buy_item { collection: COLLECTION, item, bid_price: VIV }.into()
}

/// Each way in which pallet-uniques moves or burns an item, with what must precede it.
fn ways() -> [Way; 15] {
	[
		("transfer by the owner", |item| by(Bob, transfer(item))),
		("approve_transfer, transfer by the delegate", |item| {
			by(Bob, Call::approve_transfer { collection: COLLECTION, item, delegate: id(Eve) })?;
			by(Eve, transfer(item))
		}),
		("set_team, transfer by the admin", |item| {
			by(Bob, Call::set_team { collection: COLLECTION, issuer: id(Eve), admin: id(Eve), freezer: id(Eve) })?;
			by(Eve, transfer(item))
		}),
		("force_item_status, transfer by the admin", |item| {
			govern(Call::force_item_status {
				collection: COLLECTION,
				owner: id(Bob),
				issuer: id(Eve),
				admin: id(Eve),
				freezer: id(Eve),
				free_holding: true,
				is_frozen: false,
			})?;
			by(Eve, transfer(item))
		}),
		("set_price, buy_item", |item| {
			by(Bob, price(item, None))?;
			by(Dave, buy(item))
		}),
		("set_price, buy_item by whom it is reserved for", |item| {
			by(Bob, price(item, Some(id(Dave))))?;
			by(Dave, buy(item))
		}),
		("burn", |item| by(Bob, burn(item))),
		("batch_all of transfer", |item| by(Bob, pallet_utility::Call::batch_all { calls: vec![transfer(item)] })),
		("batch_all of set_price and burn", |item| {
			by(Bob, pallet_utility::Call::batch_all { calls: vec![price(item, None), burn(item)] })
		}),
		("as_derivative of transfer, by its delegate", |item| {
			let delegate = pallet_utility::derivative_account_id(Bob.to_account_id(), 0);
			let delegate = MultiAddress::Id(delegate);
			by(Bob, Call::approve_transfer { collection: COLLECTION, item, delegate })?;
			by(Bob, pallet_utility::Call::as_derivative { index: 0, call: Box::new(transfer(item)) })
		}),
		("proxy of transfer", |item| {
			let (any, call) = (ProxyType::Any, Box::new(transfer(item)));
			by(Bob, pallet_proxy::Call::add_proxy { delegate: id(Eve), proxy_type: any, delay: 0 })?;
			by(Eve, pallet_proxy::Call::proxy { real: id(Bob), force_proxy_type: None, call })?;
			moved(item)
		}),
		("as_multi_threshold_1 of transfer, by its delegate", |item| {
			let mut signatories = [Bob, Eve].map(|who| who.to_account_id());
			signatories.sort();
			let delegate = MultiAddress::Id(Multisig::multi_account_id(&signatories, 1));
			by(Bob, Call::approve_transfer { collection: COLLECTION, item, delegate })?;
			let (other_signatories, call) = (vec![Bob.to_account_id()], Box::new(transfer(item)));
			by(Eve, pallet_multisig::Call::as_multi_threshold_1 { other_signatories, call })
		}),
		("sudo_as of transfer", |item| {
			sudo_as(transfer(item));
			moved(item)
		}),
		("sudo_as of burn", |item| {
			sudo_as(burn(item));
			moved(item)
		}),
		("dispatch_as of transfer", |item| {
			let as_origin = Box::new(RuntimeOrigin::signed(Bob.to_account_id()).into_caller());
			govern(pallet_utility::Call::dispatch_as { as_origin, call: Box::new(transfer(item)) })?;
			moved(item)
		}),
	]
}

fn sudo_as(call: RuntimeCall) {
	assert_ok!(by(Alice, pallet_sudo::Call::sudo_as { who: id(Bob), call: Box::new(call) }));
}

/// What governance's call came to, which itself succeeds always.
fn moved(item: u32) -> DispatchResult {
	let is_moved = Uniques::owner(COLLECTION, item) != Some(Bob.to_account_id());
	is_moved.then_some(()).ok_or(DispatchError::Other("not moved"))
}

/// A chain on which the collection has this policy; its second item is no asset any more.
fn kept(transfers: Transfers) -> Chain {
	let mut chain = chain("development", &[Alice]);
	act(&mut chain, || {
		assert_ok!(by(Bob, pallet_dynamic_assets::Call::retire { collection: COLLECTION, item: PLAIN }));
		let policy = Policy { transfers, blocking_flags: 0 };
		assert_ok!(by(Bob, pallet_market::Call::set_policy { collection: COLLECTION, policy }));
	});
	chain
}

#[test]
fn every_call_of_pallet_uniques_is_known() {
	let calls = pallet_uniques::Call::<Runtime>::get_call_names();
	let known = |name: &&&str| MOVING.contains(name) || OTHERS.contains(name);
	assert_eq!(calls.iter().filter(|name| !known(name)).collect::<Vec<_>>(), Vec::<&&str>::new());
	for name in MOVING {
		assert!(calls.contains(&name) && ways().iter().any(|(way, _)| way.contains(name)), "{name} is tried");
	}
}

#[test]
fn free_items_that_are_no_assets_go_all_these_ways() {
	let mut chain = kept(Transfers::Free);
	for (way, go) in ways() {
		let done = chain.discarding(|| (go(PLAIN), moved(PLAIN)));
		assert_eq!(done, (Ok(()), Ok(())), "{way}");
	}
}

#[test]
fn direct_transfer_in_a_market_only_collection_by_every_call_of_pallet_uniques_that_moves_an_item() {
	for transfers in [Transfers::MarketOnly, Transfers::Bound] {
		let mut chain = kept(transfers);
		for (way, go) in ways() {
			for item in [ITEM, PLAIN] {
				let (done, moved) = chain.discarding(|| (go(item), moved(item)));
				assert!(done.is_err() && moved.is_err(), "{way}, item {item}: {done:?}");
			}
		}
		let destroy = chain.discarding(|| {
			let witness = pallet_uniques::Collection::<Runtime>::get(COLLECTION).unwrap().destroy_witness();
			by(Bob, Call::destroy { collection: COLLECTION, witness })
		});
		assert_eq!(destroy, Err(frame_system::Error::<Runtime>::CallFiltered.into()));
	}
}

#[test]
fn what_is_kept_in_the_market_is_sold_there_royalty_included_and_stays() {
	let mut chain = kept(Transfers::MarketOnly);
	act(&mut chain, || {
		let schedule = schedule(50_000, &[(Charlie.to_account_id(), 1_000_000)]);
		assert_ok!(by(Bob, pallet_royalties::Call::set_schedule { collection: COLLECTION, schedule }));
		let list = pallet_market::Call::list { collection: COLLECTION, item: ITEM, price: 2 * VIV, until: None };
		assert_ok!(by(Bob, list));
		let material = Market::material(COLLECTION, ITEM).unwrap();
		let buy =
			pallet_market::Call::buy { collection: COLLECTION, item: ITEM, price: 2 * VIV, material, min_purse: 0 };
		assert_ok!(by(Dave, buy));
		assert_eq!(Uniques::owner(COLLECTION, ITEM), Some(Dave.to_account_id()));
		assert_eq!(Royalties::owed_view(&Charlie.to_account_id()).unwrap().amount, VIV / 10);
		let onwards = Call::transfer { collection: COLLECTION, item: ITEM, dest: id(Eve) };
		let locked = pallet_uniques::Error::<Runtime>::Locked.into();
		assert_eq!(sign(&Dave.to_account_id(), onwards), Err(locked));
	});
}
