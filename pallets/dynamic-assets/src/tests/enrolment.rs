use super::mock::*;
use crate::{Assets, Due, Error, Event, Founders, HoldReason, Shards};
use frame_support::{assert_noop, assert_ok, traits::fungible::InspectHold};
use vivarium_engine::{bounded, revision::Origin};

#[test]
fn the_genesis_items_are_enrolled_in_the_first_block() {
	ExtBuilder::build_and_execute(|| {
		assert!(Founders::<Test>::get().is_empty());
		let asset = Assets::<Test>::get(COLLECTION, 0).unwrap();
		assert_eq!((asset.version, asset.shard, asset.revision, asset.life.state), (1, 0, 1, 0));

		let birth = DynamicAssets::revision(COLLECTION, 0, 1).unwrap();
		assert_eq!(birth.hash(), asset.head);
		assert_eq!(birth.revision().origin, Origin::Enrolment { external_id: bounded("host").unwrap() });
		assert_eq!((birth.revision().block, birth.revision().time), (1, 2_000));
	});
}

#[test]
fn an_item_is_enrolled_by_its_owner() {
	ExtBuilder::build_and_execute(|| {
		events();
		enrol(1);
		let head = Assets::<Test>::get(COLLECTION, 1).unwrap().head.into();
		let external_id = bounded("m1").unwrap();
		assert_eq!(
			events(),
			[
				Event::Enrolled { collection: COLLECTION, item: 1, external_id, version: 1, shard: 0 },
				Event::Revised { collection: COLLECTION, item: 1, number: 1, hash: head, state: 0, health: None },
			]
		);
	});
}

#[test]
fn assets_fill_a_shard_before_the_next() {
	ExtBuilder::build_and_execute(|| {
		(1..5).for_each(enrol);
		let members = |shard| Shards::<Test>::get(shard).unwrap().members.into_inner();
		assert_eq!((members(0), members(1)), (vec![0, 1, 2], vec![3, 4]));
		assert_eq!(Due::<Test>::get((HEARTBEAT, 0)).into_inner(), vec![0]);
		assert_eq!(Due::<Test>::get((HEARTBEAT, 1)).into_inner(), vec![1], "shards go round the phases");
	});
}

#[test]
fn a_full_heartbeat_should_refuse_another_shard() {
	ExtBuilder::build_and_execute(|| {
		MaxAssetsPerShard::set(1);
		MaxShardsDue::set(1);
		// Five phases, of which the genesis item has one.
		(1..5).for_each(enrol);
		let id = || bounded("m5").unwrap();
		assert_noop!(DynamicAssets::enrol(owner_origin(), COLLECTION, 5, id()), Error::<Test>::HeartbeatFull);
	});
}

#[test]
fn what_cannot_be_enrolled_should_be_refused() {
	ExtBuilder::build_and_execute(|| {
		let enrol =
			|origin, collection, item, id: &str| DynamicAssets::enrol(origin, collection, item, bounded(id).unwrap());
		assert_noop!(enrol(stranger_origin(), COLLECTION, 1, "x"), Error::<Test>::NotOwner);
		assert_noop!(enrol(owner_origin(), COLLECTION, 99, "x"), Error::<Test>::UnknownItem);
		assert_noop!(enrol(owner_origin(), COLLECTION, 0, "x"), Error::<Test>::AlreadyEnrolled);
		for id in ["", ".", "..", "a/b", "a%2f", "a@b", "a b", "a\n"] {
			assert_noop!(enrol(owner_origin(), COLLECTION, 1, id), Error::<Test>::BadExternalId);
		}
	});
}

#[test]
fn a_collection_without_blueprint_should_not_enrol() {
	ExtBuilder::build_and_execute(|| {
		let owner = OWNER.to_account_id();
		assert_ok!(Uniques::create(owner_origin(), 8, owner.clone()));
		assert_ok!(Uniques::mint(owner_origin(), 8, 0, owner));
		let enrolled = DynamicAssets::enrol(owner_origin(), 8, 0, bounded("x").unwrap());
		assert_noop!(enrolled, Error::<Test>::NoBlueprint);
	});
}

#[test]
fn enrolment_holds_a_deposit_and_writes_a_frozen_token_uri() {
	ExtBuilder::build_and_execute(|| {
		let owner = OWNER.to_account_id();
		let free = Balances::free_balance(&owner);
		enrol(1);
		assert_eq!(Balances::balance_on_hold(&HoldReason::Asset.into(), &owner), ASSET_DEPOSIT);
		assert_eq!(Balances::free_balance(&owner), free - ASSET_DEPOSIT, "nothing else, the token URI is free");
		let uri = pallet_uniques::ItemMetadataOf::<Test>::get(COLLECTION, 1).unwrap();
		let uri = codec::Encode::encode(&uri);
		let expected = b"vivarium:/assets/7/1";
		assert!(uri.windows(expected.len()).any(|part| part == expected), "{uri:?}");
		let set = Uniques::set_metadata(owner_origin(), COLLECTION, 1, vec![1].try_into().unwrap(), false);
		assert!(set.is_err(), "it is frozen");
		assert_eq!(asset().deposit, None, "items of the genesis are free");
	});
}
