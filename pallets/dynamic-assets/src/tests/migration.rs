use super::mock::*;
use crate::{Assets, Error, Event, Shards};
use frame_support::{assert_noop, assert_ok};
use vivarium_engine::{bounded, revision::Origin, traits::TraitValue};

/// A second version: heartbeat 15, the trait of strains gone, one more metric.
fn set_second_version() {
	let (mut core, mut texts) = blueprint();
	core.heartbeat = 15;
	core.rules.clear();
	core.traits.remove(0);
	texts.traits.remove(0);
	core.metrics.try_push(PERCENT).unwrap();
	let mut memory = texts.metrics[0].clone();
	memory.name = bounded("memory").unwrap();
	texts.metrics.try_push(memory).unwrap();
	let mut pointer = texts.sources[0].pointers[0].clone();
	pointer.metric = 1;
	texts.sources[0].pointers.try_push(pointer).unwrap();
	assert_ok!(DynamicAssets::set_blueprint(owner_origin(), COLLECTION, Box::new(core), Box::new(texts)));
}

#[test]
fn the_owner_moves_an_asset_to_the_latest_version() {
	ExtBuilder::build_and_execute(|| {
		let nickname = TraitValue::Text(bounded("Rosie").unwrap());
		assert_ok!(DynamicAssets::set_trait(owner_origin(), COLLECTION, 0, 1, nickname.clone()));
		next_round(Ok(700));
		set_second_version();
		events();
		assert_ok!(DynamicAssets::migrate_item(owner_origin(), COLLECTION, 0));

		let asset = Assets::<Test>::get(COLLECTION, 0).unwrap();
		assert_eq!((asset.version, asset.life.value(0), asset.life.value(1)), (2, Some(700), None));
		assert_eq!(asset.life.traits.to_vec(), [nickname]);
		assert!(Shards::<Test>::get(0).is_none(), "its old shard is empty");
		assert_eq!(Shards::<Test>::get(asset.shard).unwrap().heartbeat, 15);
		let migrated = Event::Migrated { collection: COLLECTION, item: 0, from: 1, to: 2, shard: asset.shard };
		assert!(events().contains(&migrated));
		let record = DynamicAssets::revision(COLLECTION, 0, asset.revision).unwrap();
		let dropped = vec![bounded("strains").unwrap()].try_into().unwrap();
		assert_eq!(record.revision().origin, Origin::Migration { from: 1, to: 2, dropped });
		assert_eq!(view().readings.len(), 2);
	});
}

#[test]
fn a_line_tells_what_a_migration_dropped() {
	ExtBuilder::build_and_execute(|| {
		next_round(Ok(700));
		set_second_version();
		System::reset_events();
		assert_ok!(DynamicAssets::migrate_item(owner_origin(), COLLECTION, 0));
		let line = DynamicAssets::revised().pop().unwrap().line;
		assert!(line.starts_with("blueprint version 1 → 2, without strains, "), "{line}");
	});
}

#[test]
fn what_cannot_be_migrated_should_be_refused() {
	ExtBuilder::build_and_execute(|| {
		let migrate = |origin, item| DynamicAssets::migrate_item(origin, COLLECTION, item);
		assert_noop!(migrate(owner_origin(), 0), Error::<Test>::AlreadyMigrated);
		set_second_version();
		assert_noop!(migrate(stranger_origin(), 0), Error::<Test>::NotOwner);
		assert_noop!(migrate(owner_origin(), 1), Error::<Test>::NotEnrolled);
		assert_noop!(migrate(owner_origin(), 99), Error::<Test>::UnknownItem);
	});
}

#[test]
fn an_asset_that_migrated_in_mid_round_leaves_it() {
	ExtBuilder::build_and_execute(|| {
		enrol(1);
		Members::set(vec![sp_keyring::Sr25519Keyring::Alice, sp_keyring::Sr25519Keyring::Dave]);
		run_to(11);
		let both = || vec![observation(0, Ok(100)), observation(1, Ok(200))];
		include(report_by(sp_keyring::Sr25519Keyring::Alice, 10, both()));
		set_second_version();
		assert_ok!(DynamicAssets::migrate_item(owner_origin(), COLLECTION, 0));
		include(report_by(sp_keyring::Sr25519Keyring::Dave, 10, vec![observation(1, Ok(200))]));
		assert_eq!(asset().life.value(0), None, "its old round does not touch it any more");
		assert_eq!(Assets::<Test>::get(COLLECTION, 1).unwrap().life.value(0), Some(200));
	});
}
