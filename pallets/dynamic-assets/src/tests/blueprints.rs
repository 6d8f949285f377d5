use super::mock::*;
use crate::{BlueprintTexts, Blueprints, Error, Event, HoldReason, LatestVersion};
use codec::Encode;
use frame_support::{assert_noop, assert_ok, traits::fungible::InspectHold};
use vivarium_engine::{blueprint, bounded};

#[test]
fn the_owner_sets_a_new_version() {
	ExtBuilder::build_and_execute(|| {
		let (mut core, texts) = blueprint();
		core.heartbeat = 15;
		events();
		assert_ok!(DynamicAssets::set_blueprint(
			owner_origin(),
			COLLECTION,
			Box::new(core.clone()),
			Box::new(texts.clone())
		));

		let hash = blueprint::hash(&core, &texts).into();
		assert_eq!(events(), [Event::BlueprintSet { collection: COLLECTION, version: 2, hash }]);
		assert_eq!(LatestVersion::<Test>::get(COLLECTION), Some(2));
		assert_eq!(Blueprints::<Test>::get(COLLECTION, 2), Some(core));
		assert_eq!(BlueprintTexts::<Test>::get(COLLECTION, 2), Some(texts));
		assert!(Blueprints::<Test>::contains_key(COLLECTION, 1), "assets keep the version that they follow");
	});
}

#[test]
fn items_enrolled_later_follow_the_new_version() {
	ExtBuilder::build_and_execute(|| {
		let (mut core, texts) = blueprint();
		core.heartbeat = 15;
		assert_ok!(DynamicAssets::set_blueprint(owner_origin(), COLLECTION, Box::new(core), Box::new(texts)));
		enrol(1);
		let version = |item| crate::Assets::<Test>::get(COLLECTION, item).unwrap().version;
		assert_eq!((version(0), version(1)), (1, 2));
	});
}

#[test]
fn a_stranger_should_not_set_a_blueprint() {
	ExtBuilder::build_and_execute(|| {
		let (core, texts) = blueprint();
		let set = |origin, collection| {
			DynamicAssets::set_blueprint(origin, collection, Box::new(core.clone()), Box::new(texts.clone()))
		};
		assert_noop!(set(stranger_origin(), COLLECTION), Error::<Test>::NotOwner);
		assert_noop!(set(owner_origin(), 99), Error::<Test>::UnknownCollection);
	});
}

#[test]
fn a_flawed_blueprint_should_be_refused() {
	ExtBuilder::build_and_execute(|| {
		let (core, texts) = blueprint();
		let mut flawed = core.clone();
		flawed.heartbeat = 6;
		let set =
			|core, texts| DynamicAssets::set_blueprint(owner_origin(), COLLECTION, Box::new(core), Box::new(texts));
		assert_noop!(set(flawed, texts.clone()), Error::<Test>::BadHeartbeat);

		let mut flawed = core.clone();
		flawed.metrics[0].min_sources = 2;
		assert_noop!(set(flawed, texts.clone()), Error::<Test>::TooFewSources);

		let mut flawed = texts;
		flawed.sources[0].url = bounded("gopher://x").unwrap();
		assert_noop!(set(core, flawed), Error::<Test>::BadUrl);
	});
}

#[test]
fn a_blueprints_deposit_is_held_by_its_bytes_and_comes_back() {
	ExtBuilder::build_and_execute(|| {
		let (core, texts) = blueprint();
		let bytes = (&core, &texts).encoded_size() as u128;
		let held = || Balances::balance_on_hold(&HoldReason::Blueprint.into(), &OWNER.to_account_id());
		let (free, issuance) = (Balances::free_balance(OWNER.to_account_id()), Balances::total_issuance());
		assert_ok!(DynamicAssets::set_blueprint(owner_origin(), COLLECTION, Box::new(core), Box::new(texts)));
		assert_eq!((held(), free - Balances::free_balance(OWNER.to_account_id())), (bytes, bytes));

		events();
		assert_ok!(DynamicAssets::remove_blueprint(owner_origin(), COLLECTION, 2));
		assert_eq!(events(), [Event::BlueprintRemoved { collection: COLLECTION, version: 2 }]);
		assert_eq!((held(), Balances::free_balance(OWNER.to_account_id())), (0, free));
		assert_eq!(Balances::total_issuance(), issuance);
		let again = DynamicAssets::remove_blueprint(owner_origin(), COLLECTION, 2);
		assert_noop!(again, Error::<Test>::UnknownVersion);
	});
}

#[test]
fn who_cannot_pay_the_deposit_should_not_set_a_blueprint() {
	ExtBuilder::build_and_execute(|| {
		let (core, texts) = blueprint();
		let poor = sp_keyring::Sr25519Keyring::Ferdie.to_account_id();
		assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), poor.clone(), 50));
		assert_ok!(Uniques::create(RuntimeOrigin::signed(poor.clone()), 8, poor.clone()));
		let set = DynamicAssets::set_blueprint(RuntimeOrigin::signed(poor), 8, Box::new(core), Box::new(texts));
		assert_noop!(set, Error::<Test>::DepositNotCovered);
	});
}

#[test]
fn a_blueprint_that_assets_follow_should_not_be_removed() {
	ExtBuilder::build_and_execute(|| {
		let remove = |origin| DynamicAssets::remove_blueprint(origin, COLLECTION, 1);
		assert_noop!(remove(owner_origin()), Error::<Test>::BlueprintInUse);
		assert_noop!(remove(stranger_origin()), Error::<Test>::NotOwner);
		assert_ok!(DynamicAssets::retire(owner_origin(), COLLECTION, 0));
		assert_ok!(remove(owner_origin()));
		let id = bounded("m1").unwrap();
		assert_noop!(DynamicAssets::enrol(owner_origin(), COLLECTION, 1, id), Error::<Test>::NoBlueprint);
	});
}
