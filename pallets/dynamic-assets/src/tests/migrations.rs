use super::mock::*;
use crate::{
	migrations::v2::{v1, PaidUntil},
	Asset, Assets, LastPause, WeightInfo,
};
use frame_support::{
	migrations::{MultiStepMigrator, SteppedMigration, SteppedMigrationError},
	traits::{GetStorageVersion, Hooks, StorageVersion},
	weights::{Weight, WeightMeter},
};
use vivarium_engine::bounded;

/// Another collection, whose assets only the migration knows.
const MANY: u32 = 1_000;
/// How many there are.
const COUNT: u32 = 3_000;
/// How many a block has room for.
const PER_BLOCK: u64 = 500;

fn as_it_was(asset: Asset<Test>) -> v1::Asset<Test> {
	let Asset { version, shard, external_id, life, revision, head, failed, deposit, .. } = asset;
	v1::Asset { version, shard, external_id, life, revision, head, failed, deposit }
}

/// One of many assets, each another one.
fn one_of_many(item: u32) -> Asset<Test> {
	Asset { external_id: bounded(&format!("m{item}")).unwrap(), head: [item as u8; 32], revision: item, ..asset() }
}

/// Puts the chain back to the layout of release 1, with so many assets more.
fn go_back(count: u32) {
	for item in 0..count {
		v1::Assets::<Test>::insert(MANY, item, as_it_was(one_of_many(item)));
	}
	v1::Assets::<Test>::insert(COLLECTION, 0, as_it_was(asset()));
	StorageVersion::new(1).put::<DynamicAssets>();
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
		let mut migrated = Vec::new();
		let blocks = upgrade(|| migrated.push(Assets::<Test>::iter_values().count()));
		assert!((COUNT / PER_BLOCK as u32..=COUNT / PER_BLOCK as u32 + 2).contains(&blocks), "{blocks} blocks");
		assert!(migrated.windows(2).all(|two| two[1] - two[0] <= PER_BLOCK as usize + 1), "{migrated:?}");

		assert_eq!(DynamicAssets::on_chain_storage_version(), 2);
		assert_eq!(Assets::<Test>::get(COLLECTION, 0), Some(Asset { paid_until: Some(0), ..before }));
		for item in 0..COUNT {
			assert_eq!(Assets::<Test>::take(MANY, item), Some(Asset { paid_until: Some(0), ..one_of_many(item) }));
		}
		next_round(Ok(800));
		assert_eq!(asset().life.value(0), Some(800), "rounds go on");
	});
}

#[test]
fn a_step_without_weight_does_nothing_and_says_what_it_needs() {
	ExtBuilder::build_and_execute(|| {
		go_back(0);
		let required = <()>::migrate_asset();
		let mut meter = WeightMeter::with_limit(required.saturating_sub(Weight::from_parts(1, 0)));
		let step = PaidUntil::<Test>::step(None, &mut meter);
		assert_eq!(step, Err(SteppedMigrationError::InsufficientWeight { required }));
		assert!(Assets::<Test>::get(COLLECTION, 0).is_none());
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
