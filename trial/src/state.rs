//! The state of a block, whole, and what must always hold of it.

use crate::{
	rpc::{Block, Rpc},
	Result,
};
use frame_support::traits::{GetStorageVersion, StorageVersion};
use sp_core::storage::Storage;
use sp_runtime::TryRuntimeError;
use sp_state_machine::BasicExternalities;
use std::{
	fmt, mem,
	panic::{catch_unwind, AssertUnwindSafe},
};
use vivarium_runtime::{
	AssetAccounts, Balance, Deadlines, DynamicAssets, Licensing, Market, Models, Notifications, Operators, Publishers,
	Royalties, Runtime, Synthesis, Validators, WorkOrders, VERSION,
};

/// The most entries of a state that are read.
const ENTRIES: usize = 20_000_000;
/// The most bytes of a state that are read, keys and values.
const BYTES: usize = 4 * 1024 * 1024 * 1024;

/// Reads the state of a block.
pub fn read(rpc: &Rpc, block: &Block) -> Result<Storage> {
	let mut state = Storage::default();
	let (mut last, mut size) = (None, 0);
	loop {
		let keys = rpc.keys(block, last.as_deref())?;
		let Some(end) = keys.last() else { return Ok(state) };
		if last.as_ref() >= Some(end) {
			return Err("the node gives keys that it gave before".into());
		}
		last = Some(end.clone());
		for (key, value) in rpc.values(block, &keys)? {
			size += key.len() + value.len();
			state.top.insert(key, value);
		}
		if state.top.len() > ENTRIES || size > BYTES {
			return Err(format!(
				"the state is larger than {ENTRIES} entries or {BYTES} bytes: it cannot be held in memory"
			));
		}
	}
}

/// A pallet of ours.
struct Pallet {
	name: &'static str,
	/// The version of its layout in the state, and that which the runtime knows.
	versions: fn() -> (StorageVersion, StorageVersion),
	look: fn() -> std::result::Result<(), TryRuntimeError>,
}

impl Pallet {
	const fn of<P: GetStorageVersion<InCodeStorageVersion = StorageVersion>>(
		name: &'static str,
		look: fn() -> std::result::Result<(), TryRuntimeError>,
	) -> Self {
		Self { name, versions: || (P::on_chain_storage_version(), P::in_code_storage_version()), look }
	}
}

/// The pallets of ours.
const PALLETS: [Pallet; 13] = [
	Pallet::of::<DynamicAssets>("DynamicAssets", DynamicAssets::do_try_state),
	Pallet::of::<Operators>("Operators", Operators::do_try_state),
	Pallet::of::<Deadlines>("Deadlines", Deadlines::do_try_state),
	Pallet::of::<Models>("Models", Models::do_try_state),
	Pallet::of::<Publishers>("Publishers", Publishers::do_try_state),
	Pallet::of::<Synthesis>("Synthesis", Synthesis::do_try_state),
	Pallet::of::<Royalties>("Royalties", Royalties::do_try_state),
	Pallet::of::<AssetAccounts>("AssetAccounts", AssetAccounts::do_try_state),
	Pallet::of::<Market>("Market", Market::do_try_state),
	Pallet::of::<Licensing>("Licensing", Licensing::do_try_state),
	Pallet::of::<WorkOrders>("WorkOrders", WorkOrders::do_try_state),
	Pallet::of::<Notifications>("Notifications", Notifications::do_try_state),
	Pallet::of::<Validators>("Validators", Validators::do_try_state),
];

/// What was looked at, and holds.
pub struct Looked {
	pallets: Vec<&'static str>,
	/// Those whose layout is not that of the runtime that looks, with the versions.
	passed_over: Vec<String>,
	issuance: Balance,
	accounts: usize,
}

impl fmt::Display for Looked {
	fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
		let Self { pallets, passed_over, issuance, accounts } = self;
		write!(formatter, "It holds: {} pallets ({}); ", pallets.len(), pallets.join(", "))?;
		write!(formatter, "{accounts} accounts have the issuance of {issuance} units")?;
		if !passed_over.is_empty() {
			write!(formatter, ". Not looked at, for another layout: {}", passed_over.join(", "))?;
		}
		Ok(())
	}
}

/// Looks at each pallet of ours, and at the issuance. A pallet of an older layout is an error, or passed over where a
/// migration is still to come. Whatever is done to the state is undone.
pub fn look(state: &mut Storage, may_be_older: bool) -> Result<Looked> {
	let mut ext = BasicExternalities::new(mem::take(state));
	let looked = within(&mut ext, || {
		sp_io::storage::start_transaction();
		let looked = look_within(may_be_older);
		sp_io::storage::rollback_transaction();
		looked
	});
	*state = ext.into_storages();
	looked?
}

fn look_within(may_be_older: bool) -> Result<Looked> {
	let found = frame_system::LastRuntimeUpgrade::<Runtime>::get().map(|last| last.spec_version.0);
	let other = match found {
		Some(version) if version != VERSION.spec_version => {
			format!(" The state was left by spec_version {version}, and this program knows {}.", VERSION.spec_version)
		}
		_ => String::new(),
	};
	if pallet_migrations::Cursor::<Runtime>::exists() && !may_be_older {
		return Err("Migrations are under way in this block: look at one after them".into());
	}
	let (mut pallets, mut passed_over) = (Vec::new(), Vec::new());
	for Pallet { name, versions, look } in PALLETS {
		let (stored, known) = versions();
		if stored != known {
			let versions = format!("{name} is stored in version {}, not {}", number(stored), number(known));
			if !may_be_older {
				return Err(format!("{versions}.{other} Use the program that was built with the chain's runtime."));
			}
			passed_over.push(versions);
			continue;
		}
		look().map_err(|error| format!("{name} does not hold: {}.{other}", told(error)))?;
		pallets.push(name);
	}
	let (accounts, owned) = frame_system::Account::<Runtime>::iter_values()
		.fold((0, 0), |(count, sum): (usize, Balance), info| (count + 1, sum + info.data.free + info.data.reserved));
	let issuance = pallet_balances::TotalIssuance::<Runtime>::get();
	if owned != issuance {
		return Err(format!("{accounts} accounts have {owned} units, and the issuance is {issuance}.{other}"));
	}
	Ok(Looked { pallets, passed_over, issuance, accounts })
}

/// Runs something on a state; a panic is an error.
pub fn within<R>(ext: &mut BasicExternalities, run: impl FnOnce() -> R) -> Result<R> {
	catch_unwind(AssertUnwindSafe(|| ext.execute_with(run))).map_err(|panic| {
		let said = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
		format!("looking at the state panics: {}", said.unwrap_or("without a word"))
	})
}

fn number(version: StorageVersion) -> u16 {
	// A storage version compares with numbers, and does not become one.
	(0..=u16::MAX).find(|number| version == *number).unwrap_or_default()
}

fn told(error: TryRuntimeError) -> String {
	match error {
		TryRuntimeError::Other(reason) => reason.into(),
		other => format!("{other:?}"),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Encode;
	use frame_support::genesis_builder_helper::build_state;
	use sp_crypto_hashing::twox_128;
	use vivarium_runtime::{genesis, RuntimeGenesisConfig};

	/// The state of a development chain at its genesis.
	fn fresh() -> Storage {
		let genesis = genesis::whole("development").unwrap();
		let mut ext = BasicExternalities::new_empty();
		ext.execute_with(|| build_state::<RuntimeGenesisConfig>(genesis.to_string().into_bytes())).unwrap();
		ext.into_storages()
	}

	fn key(pallet: &str, item: &str) -> Vec<u8> {
		[twox_128(pallet.as_bytes()), twox_128(item.as_bytes())].concat()
	}

	fn fault(state: &mut Storage) -> String {
		look(state, false).err().unwrap()
	}

	#[test]
	fn a_fresh_chain_holds_and_is_left_as_it_is() {
		let mut state = fresh();
		let before = state.top.clone();
		let looked = look(&mut state, false).unwrap();
		assert_eq!(looked.pallets.len(), PALLETS.len());
		assert!(looked.passed_over.is_empty() && looked.accounts > 0 && looked.issuance > 0);
		assert_eq!(state.top, before);
	}

	#[test]
	fn what_does_not_hold_is_named_with_its_pallet() {
		let mut state = fresh();
		state.top.retain(|entry, _| !entry.starts_with(&key("Balances", "Holds")));
		assert!(fault(&mut state).starts_with("Operators does not hold: a bond is not what is held"));
	}

	#[test]
	fn an_issuance_that_nobody_has_does_not_hold() {
		let mut state = fresh();
		state.top.insert(key("Balances", "TotalIssuance"), Balance::MAX.encode());
		assert!(fault(&mut state).contains("the issuance is"));
	}

	#[test]
	fn an_older_layout_is_refused_and_passed_over_before_a_migration() {
		let mut state = fresh();
		state.top.insert(key("DynamicAssets", ":__STORAGE_VERSION__:"), 1_u16.encode());
		assert!(fault(&mut state).contains("DynamicAssets is stored in version 1, not 2"));
		let looked = look(&mut state, true).unwrap();
		assert_eq!(looked.passed_over, ["DynamicAssets is stored in version 1, not 2"]);
		assert!(!looked.pallets.contains(&"DynamicAssets"));
	}

	#[test]
	fn a_state_in_the_middle_of_a_migration_is_not_looked_at() {
		let mut state = fresh();
		let stuck = pallet_migrations::CursorOf::<Runtime>::Stuck;
		state.top.insert(key("Migrations", "Cursor"), stuck.encode());
		assert!(fault(&mut state).contains("Migrations are under way"));
	}
}
