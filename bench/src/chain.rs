//! Blocks over a committed database, made as a node makes and imports them.

use crate::runtime::{inherent, Block, Executive, Header};
use sc_client_api::{Backend as _, BlockImportOperation, NewBlockState, TrieCacheContext};
use sc_client_db::{Backend, BlocksPruning, DatabaseSettings, DatabaseSource, PruningMode};
use sp_core::H256;
use sp_externalities::set_and_run_with_externalities;
use sp_runtime::{
	traits::{BlakeTwo256, Block as BlockT, Header as _},
	StateVersion, Storage,
};
use sp_state_machine::{BasicExternalities, Ext, OverlayedChanges, StorageChanges};
use std::{
	error::Error,
	path::Path,
	time::{Duration, Instant},
};
use tempfile::TempDir;

/// What ends a measurement before it has a result.
pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// As a node has them, unless it is told otherwise.
const TRIE_CACHE_BYTES: usize = 1024 * 1024 * 1024;
const STATES_KEPT: u32 = 256;
const CANONICALIZATION_DELAY: u64 = 4096;

/// How long a block took.
pub struct Times {
	/// Its hooks.
	pub hooks: Duration,
	/// All of it, from opening the state of its parent until the database has it.
	pub whole: Duration,
}

/// A chain with a database of its own, in a temporary folder.
pub struct Chain {
	backend: Backend<Block>,
	head: Header,
	// After the database, so that it is removed after that was closed.
	_folder: TempDir,
}

impl Chain {
	/// A chain whose genesis is `storage` and what `prepare` does to it, committed.
	pub fn new(mut storage: Storage, prepare: impl FnOnce() -> Result<()>) -> Result<Self> {
		BasicExternalities::execute_with_storage(&mut storage, prepare)?;
		let folder = TempDir::with_prefix("vivarium-bench-")?;
		let head = commit_genesis(&open::<Block>(folder.path())?, storage)?;
		// Opened anew: nothing is cached any more, and no write waits.
		Ok(Self { backend: open(folder.path())?, head, _folder: folder })
	}

	/// Makes the next block: its hooks, its inherent, then `within`, then its end. Commits it.
	pub fn block<R>(&mut self, within: impl FnOnce() -> Result<R>) -> Result<(R, Times)> {
		let began = Instant::now();
		let parent = self.head.hash();
		let header = Header::new(
			self.head.number().saturating_add(1),
			Default::default(),
			Default::default(),
			parent,
			Default::default(),
		);
		let state = self.backend.state_at(parent, TrieCacheContext::Trusted)?;
		let mut overlay = OverlayedChanges::<BlakeTwo256>::default();
		let mut ext = Ext::new(&mut overlay, &state, None);
		let inherent = inherent(*header.number());
		let (result, hooks, header) = set_and_run_with_externalities(&mut ext, || {
			let began = Instant::now();
			Executive::initialize_block(&header);
			let hooks = began.elapsed();
			let result = match Executive::apply_extrinsic(inherent.clone()) {
				Ok(Ok(())) => within(),
				refused => Err(format!("the inherent of a block was refused: {refused:?}").into()),
			};
			(result, hooks, Executive::finalize_block())
		});
		let result = result?;
		let changes = overlay.drain_storage_changes(&state, StateVersion::V1)?;
		drop(state);
		commit(&self.backend, &header, vec![inherent], changes)?;
		self.head = header;
		Ok((result, Times { hooks, whole: began.elapsed() }))
	}

	/// Looks at the state after the last block.
	pub fn look<R>(&self, at: impl FnOnce() -> R) -> Result<R> {
		let state = self.backend.state_at(self.head.hash(), TrieCacheContext::Untrusted)?;
		let mut overlay = OverlayedChanges::<BlakeTwo256>::default();
		Ok(set_and_run_with_externalities(&mut Ext::new(&mut overlay, &state, None), at))
	}
}

/// Opens the database in a folder, as a node does.
pub fn open<Block: BlockT>(folder: &Path) -> Result<Backend<Block>> {
	let settings = DatabaseSettings {
		trie_cache_maximum_size: Some(TRIE_CACHE_BYTES),
		state_pruning: Some(PruningMode::blocks_pruning(STATES_KEPT)),
		source: DatabaseSource::ParityDb { path: folder.to_owned() },
		blocks_pruning: BlocksPruning::KeepFinalized,
		pruning_filters: Vec::new(),
		metrics_registry: None,
	};
	Ok(Backend::new(settings, CANONICALIZATION_DELAY)?)
}

/// Begins a chain with this state; returns its first header.
pub fn commit_genesis<Block: BlockT<Header = Header, Hash = H256>>(
	backend: &Backend<Block>,
	storage: Storage,
) -> Result<Header> {
	let mut operation = backend.begin_operation()?;
	let root = operation.set_genesis_state(storage, true, StateVersion::V1)?;
	let header = Header::new(0, Default::default(), root, Default::default(), Default::default());
	operation.set_block_data(header.clone(), Some(Vec::new()), None, None, NewBlockState::Final, true)?;
	backend.commit_operation(operation)?;
	Ok(header)
}

/// Lets the database take a block with what it changes, which must come to the header's state root.
pub fn commit<Block: BlockT<Header = Header, Hash = H256>>(
	backend: &Backend<Block>,
	header: &Header,
	body: Vec<Block::Extrinsic>,
	changes: StorageChanges<BlakeTwo256>,
) -> Result<()> {
	if changes.transaction_storage_root != *header.state_root() {
		return Err("the block's state root is not that of its changes".into());
	}
	let mut operation = backend.begin_operation()?;
	backend.begin_state_operation(&mut operation, *header.parent_hash())?;
	operation.set_block_data(header.clone(), Some(body), None, None, NewBlockState::Final, true)?;
	operation.update_db_storage(changes.transaction)?;
	operation.update_storage(changes.main_storage_changes, changes.child_storage_changes)?;
	Ok(backend.commit_operation(operation)?)
}
