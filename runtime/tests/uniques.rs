//! What pallet-uniques may not do to dynamic assets.

use crate::{common::Chain, stage::once};
use frame_support::{assert_noop, assert_ok, traits::UnfilteredDispatchable};
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use sp_runtime::{traits::Dispatchable, AccountId32, DispatchError, MultiAddress};
use vivarium_engine::bounded;
use vivarium_runtime::{
	AssetAccounts, DynamicAssets, Licensing, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, System, Uniques, VIV,
};

fn alice() -> RuntimeOrigin {
	RuntimeOrigin::signed(Alice.to_account_id())
}

fn burn(item: u32) -> RuntimeCall {
	RuntimeCall::Uniques(pallet_uniques::Call::burn { collection: 0, item, check_owner: None })
}

fn destroy() -> RuntimeCall {
	let witness = pallet_uniques::Collection::<Runtime>::get(0).unwrap().destroy_witness();
	RuntimeCall::Uniques(pallet_uniques::Call::destroy { collection: 0, witness })
}

fn filtered(call: RuntimeCall, origin: RuntimeOrigin) {
	let filtered: DispatchError = frame_system::Error::<Runtime>::CallFiltered.into();
	assert_noop!(call.dispatch(origin), filtered);
}

/// Runs a test in block 2, with one more item that is not enrolled.
fn execute(test: impl FnOnce()) {
	let mut chain = Chain::start();
	chain.blocks(2);
	chain.ext.execute_with(|| {
		assert_ok!(Uniques::mint(alice(), 0, 1, MultiAddress::Id(Alice.to_account_id())));
		test();
		DynamicAssets::do_try_state().unwrap();
	});
}

#[test]
fn an_enrolled_item_should_not_be_burnt_directly() {
	execute(|| {
		filtered(burn(0), alice());
		assert_ok!(burn(1).dispatch(alice()));
	});
}

#[test]
fn an_enrolled_item_should_not_be_burnt_in_a_batch() {
	execute(|| {
		let calls = vec![burn(1), burn(0)];
		let all = RuntimeCall::Utility(pallet_utility::Call::batch_all { calls: calls.clone() });
		assert!(all.dispatch(alice()).is_err());
		assert!(Uniques::owner(0, 1).is_some(), "nothing of it happened");
		System::reset_events();
		let some = RuntimeCall::Utility(pallet_utility::Call::batch { calls });
		assert_ok!(some.dispatch(alice()));
		let interrupted = System::events().into_iter().any(|record| {
			matches!(record.event, RuntimeEvent::Utility(pallet_utility::Event::BatchInterrupted { index: 1, .. }))
		});
		assert!(interrupted && Uniques::owner(0, 0).is_some());
		let nested = RuntimeCall::Utility(pallet_utility::Call::as_derivative { index: 0, call: Box::new(burn(0)) });
		assert!(nested.dispatch(alice()).is_err());
	});
}

#[test]
fn an_enrolled_item_should_not_be_burnt_by_the_collections_admin() {
	execute(|| {
		let bob: MultiAddress<AccountId32, ()> = MultiAddress::Id(Bob.to_account_id());
		assert_ok!(Uniques::set_team(alice(), 0, bob.clone(), bob.clone(), bob));
		filtered(burn(0), RuntimeOrigin::signed(Bob.to_account_id()));
	});
}

#[test]
fn a_collection_should_not_be_destroyed_before_its_assets_are_retired_and_its_blueprints_removed() {
	execute(|| {
		filtered(destroy(), alice());
		assert_ok!(DynamicAssets::retire(alice(), 0, 0));
		filtered(destroy(), alice());
		assert_ok!(DynamicAssets::remove_blueprint(alice(), 0, 1));
		filtered(destroy(), alice());
		assert_ok!(burn(0).dispatch(alice()));
		assert_ok!(burn(1).dispatch(alice()));
		assert_ok!(destroy().dispatch(alice()));
	});
}

/// Whoever made the collection and the item anew would open the purse.
#[test]
fn a_collection_should_not_be_destroyed_over_a_purse_of_an_item() {
	execute(|| {
		let bob = Bob.to_account_id();
		assert_ok!(DynamicAssets::retire_and_burn(alice(), 0, 0));
		assert_ok!(DynamicAssets::remove_blueprint(alice(), 0, 1));
		assert_ok!(Uniques::transfer(alice(), 0, 1, MultiAddress::Id(bob.clone())));
		assert_ok!(AssetAccounts::fund(RuntimeOrigin::signed(bob.clone()), 0, 1, VIV));
		filtered(destroy(), alice());
		filtered(burn(1), alice());
		assert_ok!(AssetAccounts::withdraw(RuntimeOrigin::signed(bob.clone()), 0, 1, VIV));
		assert_ok!(burn(1).dispatch(RuntimeOrigin::signed(bob)));
		assert_ok!(destroy().dispatch(alice()));
	});
}

/// Whoever made it anew would grant them at their owner's cost.
#[test]
fn a_collection_should_not_be_destroyed_before_its_perks_are_removed() {
	execute(|| {
		assert_ok!(Licensing::set_perk(alice(), 0, 0, 0, 0, Box::new(once(0))));
		assert_ok!(DynamicAssets::retire_and_burn(alice(), 0, 0));
		assert_ok!(DynamicAssets::remove_blueprint(alice(), 0, 1));
		assert_ok!(burn(1).dispatch(alice()));
		filtered(destroy(), alice());
		assert_ok!(Licensing::remove_perk(alice(), 0, 0));
		assert_ok!(destroy().dispatch(alice()));
	});
}

#[test]
fn the_admin_may_move_an_item_and_its_new_owner_retires_it() {
	execute(|| {
		let bob = Bob.to_account_id();
		assert_ok!(Uniques::transfer(alice(), 0, 0, MultiAddress::Id(bob.clone())));
		assert!(DynamicAssets::retire(alice(), 0, 0).is_err());
		assert_ok!(DynamicAssets::retire_and_burn(RuntimeOrigin::signed(bob), 0, 0));
		assert_eq!(Uniques::owner(0, 0), None);
	});
}

#[test]
fn what_root_burns_anyone_reaps() {
	execute(|| {
		let owner = RuntimeOrigin::signed(Alice.to_account_id());
		assert_ok!(DynamicAssets::enrol(owner.clone(), 0, 1, bounded("second").unwrap()));
		// Root passes filters, also in the name of others.
		assert_ok!(burn(1).dispatch_bypass_filter(owner));
		assert_ok!(DynamicAssets::reap(RuntimeOrigin::signed(Bob.to_account_id()), 0, 1));
		assert!(!DynamicAssets::is_enrolled(0, 1));
	});
}
