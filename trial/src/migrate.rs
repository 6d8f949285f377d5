//! Migrations, run to their end over the state of a chain.

use crate::{
	metadata::Outline,
	next::{Next, Place},
	rpc::Block,
	state, Result,
};
use pallet_migrations::MigrationCursor;
use sp_core::storage::{well_known_keys::CODE, Storage};
use sp_crypto_hashing::twox_128;
use sp_state_machine::BasicExternalities;
use std::collections::BTreeMap;
use vivarium_runtime::{Aura, Runtime, VERSION};

/// The most blocks that migrations may take: an hour of them.
const BLOCKS: u32 = 1_800;
/// How many blocks are executed after the migrations.
const AFTER: u32 = 3;
/// Pallets that every block changes.
const RESTLESS: [&str; 4] = ["System", "Timestamp", "Aura", "Migrations"];

/// What became of the entries of one storage item.
#[derive(Default)]
struct Changes {
	changed: usize,
	added: usize,
	removed: usize,
}

impl Changes {
	fn total(&self) -> usize {
		self.changed + self.added + self.removed
	}
}

/// Whether a runtime may follow the one of a chain, and is the one that this program was built with.
pub fn may_follow(next: &Next, name: &str, version: u32) -> Result<()> {
	let is = &next.version;
	println!("next: {} {}, run as nodes run it", is.spec_name, is.spec_version);
	if is.spec_name != name {
		return Err(format!("The chain is {name}, and would refuse {}: it is another chain's runtime", is.spec_name));
	}
	if is.spec_version <= version {
		return Err(format!(
			"The chain runs spec_version {version}, and would refuse {}: raise spec_version in runtime/src/lib.rs, and build \
			 again.",
			is.spec_version
		));
	}
	if is.spec_version != VERSION.spec_version {
		return Err(format!(
			"This program was built with spec_version {}, by which it looks at the state: build it from the commit of the \
			 next runtime.",
			VERSION.spec_version
		));
	}
	Ok(())
}

/// Looks at the state, puts the next runtime into it, executes blocks until its migrations have ended and some more, and
/// looks again. Prints what it finds.
pub fn migrate(block: &Block, mut before: Storage, next: &Next) -> Result<()> {
	println!("before: {}", state::look(&mut before, true)?);
	let mut ext = BasicExternalities::new(before.clone());
	let (number, slot) = state::within(&mut ext, || {
		if is_migrating()? {
			return Err(String::from("Migrations are under way in this block: wait for their end"));
		}
		Ok((frame_system::Pallet::<Runtime>::block_number(), *pallet_aura::CurrentSlot::<Runtime>::get()))
	})??;
	ext.insert(CODE.to_vec(), next.code().to_vec());
	let mut place = Place { parent: block.hash, number, slot, time: 0 };
	let mut blocks = 0;
	loop {
		advance(next, &mut ext, &mut place)?;
		blocks += 1;
		if !state::within(&mut ext, is_migrating)?? {
			break;
		}
		if blocks >= BLOCKS {
			return Err(format!("The migrations have not ended after {BLOCKS} blocks"));
		}
	}
	let mut after = ext.into_storages();
	report(&before, &after, blocks, &Outline::decode(&next.metadata()?)?);
	println!("after the migrations: {}", state::look(&mut after, false)?);
	let mut ext = BasicExternalities::new(after);
	for _ in 0..AFTER {
		advance(next, &mut ext, &mut place)?;
	}
	println!("after {AFTER} blocks more: {}", state::look(&mut ext.into_storages(), false)?);
	Ok(())
}

/// Executes the next block.
fn advance(next: &Next, ext: &mut BasicExternalities, place: &mut Place) -> Result<()> {
	// A slot is left out, so that the time is enough after that of the block before wherever in its slot that was.
	place.slot += 2;
	place.number += 1;
	place.time = place.slot * Aura::slot_duration();
	place.parent = next.block(ext, *place)?;
	Ok(())
}

/// Whether stepped migrations are to go on in the next block.
fn is_migrating() -> Result<bool> {
	match pallet_migrations::Cursor::<Runtime>::get() {
		None => Ok(false),
		Some(MigrationCursor::Active(_)) => Ok(true),
		Some(MigrationCursor::Stuck) => Err("A migration failed, and the chain would stand still".into()),
	}
}

/// Prints how long it took, and how many entries of which storage item differ.
fn report(before: &Storage, after: &Storage, blocks: u32, outline: &Outline) {
	let mut names: BTreeMap<Vec<u8>, (&str, String)> = BTreeMap::new();
	for (pallet, contents) in &outline.pallets {
		for item in contents.storage.keys() {
			let key = [twox_128(pallet.as_bytes()), twox_128(item.as_bytes())].concat();
			names.insert(key, (pallet, format!("{pallet}.{item}")));
		}
		let version = [twox_128(pallet.as_bytes()), twox_128(b":__STORAGE_VERSION__:")].concat();
		names.insert(version, (pallet, format!("{pallet}, version of the layout")));
	}
	let name = |key: &[u8]| match key.get(..32).and_then(|prefix| names.get(prefix)) {
		Some((pallet, _)) if RESTLESS.contains(pallet) => None,
		Some((_, name)) => Some(name.clone()),
		None if key.starts_with(b":") => None,
		None => Some("storage that the next runtime does not name".into()),
	};
	let mut found: BTreeMap<String, Changes> = BTreeMap::new();
	for (key, value) in &before.top {
		let Some(name) = name(key) else { continue };
		match after.top.get(key) {
			Some(now) if now == value => {}
			Some(_) => found.entry(name).or_default().changed += 1,
			None => found.entry(name).or_default().removed += 1,
		}
	}
	for key in after.top.keys().filter(|key| !before.top.contains_key(*key)) {
		let Some(name) = name(key) else { continue };
		found.entry(name).or_default().added += 1;
	}
	let total: usize = found.values().map(Changes::total).sum();
	println!("migrations: {blocks} blocks, {total} entries changed");
	for (name, Changes { changed, added, removed }) in found {
		println!("  {name}: {changed} changed, {added} added, {removed} removed");
	}
}
