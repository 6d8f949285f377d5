use super::mock::*;
use crate::{
	migrations::v2::{v1, Cursor, FromRelease1},
	Asset, Assets, BlueprintHashes, BlueprintTexts, Blueprints, LastPause, WeightInfo,
};
use frame_support::{
	assert_ok,
	migrations::{MultiStepMigrator, SteppedMigration, SteppedMigrationError},
	traits::{GetStorageVersion, Hooks, StorageVersion},
	weights::{Weight, WeightMeter},
};
use vivarium_engine::{
	blueprint::{self, Texts},
	bounded,
};

/// Another collection, whose assets only the migration knows.
const MANY: u32 = 1_000;
/// How many there are.
const COUNT: u32 = 3_000;
/// How many a block has room for.
const PER_BLOCK: u64 = 500;

/// One of many assets, each another one.
fn one_of_many(item: u32) -> Asset<Test> {
	Asset { external_id: bounded(&format!("m{item}")).unwrap(), head: [item as u8; 32], revision: item, ..asset() }
}

/// Puts the chain back to the layout of release 1, with so many assets more.
fn go_back(count: u32) {
	for item in 0..count {
		v1::Assets::<Test>::insert(MANY, item, v1::Asset::from(one_of_many(item)));
	}
	v1::Assets::<Test>::insert(COLLECTION, 0, v1::Asset::from(asset()));
	for (collection, version, core) in Blueprints::<Test>::iter().collect::<Vec<_>>() {
		let texts = BlueprintTexts::<Test>::get(collection, version).unwrap();
		v1::Blueprints::<Test>::insert(collection, version, blueprint::v1::Core::from(core));
		v1::BlueprintTexts::<Test>::insert(collection, version, blueprint::v1::Texts::from(texts));
	}
	StorageVersion::new(1).put::<DynamicAssets>();
}

/// What the migration makes of an asset in this block.
fn migrated(asset: Asset<Test>, block: u32) -> Asset<Test> {
	let mut asset = Asset { paid_until: Some(0), ..asset };
	asset.life.entered = u64::from(block) * 2_000;
	asset.life.readings.iter_mut().for_each(|reading| reading.sampled = 0);
	asset
}

/// Begins the migration as an upgrade does, and runs it block by block. Returns how many blocks it took.
fn upgrade(mut each_block: impl FnMut()) -> u32 {
	Migrations::on_runtime_upgrade();
	let mut blocks = 0;
	while Migrations::ongoing() {
		run_to(System::block_number() + 1);
		Migrations::step();
		each_block();
		blocks += 1;
		assert!(blocks < 100, "it gets on");
	}
	blocks
}

/// A block's room for migrations that suffices for so many assets.
fn room(assets: u64) -> Weight {
	// What pallet-migrations takes itself is less than one asset.
	<()>::migrate_asset().saturating_mul(assets + 1).max(Weight::from_parts(1_000_000_000, 1 << 20))
}

#[test]
fn thousands_of_assets_are_migrated_over_several_blocks_and_none_is_lost() {
	ExtBuilder::build_and_execute(|| {
		next_round(Ok(700));
		let before = asset();
		go_back(COUNT);
		assert!(Assets::<Test>::get(COLLECTION, 0).is_none(), "the old layout is not the new one");
		MigrationWeight::set(room(PER_BLOCK));
		let begun = System::block_number();
		let mut counts = Vec::new();
		let blocks = upgrade(|| counts.push(Assets::<Test>::iter_values().count()));
		assert!((COUNT / PER_BLOCK as u32..=COUNT / PER_BLOCK as u32 + 2).contains(&blocks), "{blocks} blocks");
		assert!(counts.windows(2).all(|two| two[1] - two[0] <= PER_BLOCK as usize + 1), "{counts:?}");

		assert_eq!(DynamicAssets::on_chain_storage_version(), 2);
		let in_block = |asset: &Asset<Test>| (asset.life.entered / 2_000) as u32;
		let kept = Assets::<Test>::get(COLLECTION, 0).unwrap();
		assert_eq!(kept, migrated(before.clone(), in_block(&kept)));
		for item in 0..COUNT {
			let one = Assets::<Test>::take(MANY, item).unwrap();
			assert!((begun + 1..=begun + blocks).contains(&in_block(&one)), "entered at its migration");
			let expected = Asset { life: before.life.clone(), ..one_of_many(item) };
			assert_eq!(one, migrated(expected, in_block(&one)));
		}
		next_round(Ok(800));
		assert_eq!(asset().life.value(0), Some(800), "rounds go on");
	});
}

#[test]
fn blueprints_are_migrated_and_keep_their_hashes() {
	ExtBuilder::build_and_execute(|| {
		let (core, texts) = super::mock::blueprint();
		for version in 2..=20 {
			let texts = Texts { description: bounded(&format!("version {version}")).unwrap(), ..texts.clone() };
			assert_ok!(DynamicAssets::set_blueprint(owner_origin(), COLLECTION, core.clone().into(), texts.into()));
		}
		let of_all =
			|| (1..=20).map(|version| DynamicAssets::blueprint(COLLECTION, version).unwrap()).collect::<Vec<_>>();
		let before = of_all();
		let hashes: Vec<_> = (1..=20).map(|version| BlueprintHashes::<Test>::get(COLLECTION, version)).collect();
		go_back(3);
		assert_eq!(Blueprints::<Test>::iter().count(), 0, "the old layout is not the new one");
		MigrationWeight::set(<()>::migrate_blueprint().saturating_mul(6));
		let mut counts = Vec::new();
		let blocks = upgrade(|| counts.push(Blueprints::<Test>::iter().count()));
		assert!(blocks > 3, "{blocks} blocks");
		assert!(counts.windows(2).all(|two| two[1] - two[0] <= 6), "{counts:?}");
		assert_eq!(of_all(), before);
		for ((core, texts), hash) in before.iter().zip(hashes) {
			assert_eq!(hash, Some(vivarium_engine::blueprint::hash(core, texts)));
		}
		(0..3).for_each(|item| Assets::<Test>::remove(MANY, item));
	});
}

#[test]
fn a_step_without_weight_does_nothing_and_says_what_it_needs() {
	ExtBuilder::build_and_execute(|| {
		go_back(0);
		for (cursor, required) in [(None, <()>::migrate_blueprint()), (Some(Cursor::Blueprints), <()>::migrate_asset())]
		{
			let mut meter = WeightMeter::with_limit(required.saturating_sub(Weight::from_parts(1, 0)));
			let step = FromRelease1::<Test>::step(cursor, &mut meter);
			assert_eq!(step, Err(SteppedMigrationError::InsufficientWeight { required }));
		}
		assert!(Assets::<Test>::get(COLLECTION, 0).is_none() && Blueprints::<Test>::get(COLLECTION, 1).is_none());
		upgrade(|| ());
	});
}

#[test]
fn rounds_that_overlap_the_migration_count_no_misses() {
	ExtBuilder::build_and_execute(|| {
		go_back(20);
		run_to(10);
		MigrationWeight::set(room(5));
		let blocks = upgrade(|| ());
		assert!(blocks > 1 && LastPause::<Test>::get() == Some(10 + blocks), "{blocks} blocks");
		(0..20).for_each(|item| Assets::<Test>::remove(MANY, item));
		run_to(60);
		DynamicAssets::on_idle(60, Weight::MAX);
		let missed: Vec<_> = Recorded::get().into_iter().filter(|(_, conduct)| conduct.missed).collect();
		let overlapping = (1..60).filter(|round| round % HEARTBEAT == 0 && (10..=10 + blocks).contains(round)).count();
		let closed = (1..=60 - 16).filter(|round| round % HEARTBEAT == 0).count();
		assert_eq!(missed.len(), closed - overlapping - 1, "nor does the one before, which was still open");
	});
}

#[test]
fn workers_wait_until_it_is_through() {
	ExtBuilder::build_and_execute(|| {
		go_back(0);
		// There is no keystore, so that it would panic if it looked for keys.
		DynamicAssets::work();
		upgrade(|| ());
	});
}

#[test]
fn a_chain_that_began_with_the_new_layout_is_not_touched() {
	ExtBuilder::build_and_execute(|| {
		Assets::<Test>::mutate(COLLECTION, 0, |asset| asset.as_mut().unwrap().paid_until = None);
		assert_eq!(upgrade(|| ()), 1);
		assert_eq!(asset().paid_until, None);
	});
}
