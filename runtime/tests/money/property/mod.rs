//! Random sequences of all calls that move money or items, with blocks, rounds and epochs between them.

mod acts;
mod invariants;
mod perform;

use crate::common::{execute, Chain};
use crate::stage;
use acts::{any_step, Act, Step};
use frame_support::assert_ok;
use invariants::{reached, Books, MILESTONES};
use pallet_deadlines::Parked;
use pallet_dynamic_assets::Closed;
use pallet_licensing::Licences;
use pallet_market::Offers;
use proptest::{prelude::*, test_runner::TestRunner};
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use std::cell::RefCell;
use vivarium_runtime::{Runtime, EPOCH_BLOCKS, VIV};

thread_local! {
	/// The chain on which each sequence begins: shortly before an epoch ends and royalties are settled.
	static CHAIN: RefCell<Chain> = RefCell::new(begin());
}

fn begin() -> Chain {
	let mut chain = stage::chain("demo", &[Alice]);
	stage::act(&mut chain, || {
		assert_ok!(stage::set_fees(VIV / 10_000, VIV / 100));
		let (collection, schedule) = (stage::COLLECTION, perform::schedule(100_000, perform::POOR));
		assert_ok!(stage::by(Bob, pallet_royalties::Call::set_schedule { collection, schedule }));
		for item in 0..stage::ITEMS {
			let call = pallet_asset_accounts::Call::fund { collection: stage::COLLECTION, item, amount: VIV };
			assert_ok!(stage::by(Bob, call));
			assert_ok!(stage::push(item, stage::HOURS, 0));
			for kind in 0..acts::KINDS {
				let terms = Box::new(acts::terms(kind));
				let call = pallet_licensing::Call::offer { collection: stage::COLLECTION, item, terms };
				assert_ok!(stage::by(Bob, call));
			}
		}
	});
	chain.blocks(EPOCH_BLOCKS - 12);
	chain.ext.commit_all().unwrap();
	chain
}

/// Undoes what was done to the state, also where the test failed.
struct Undone;

impl Undone {
	fn from_here() -> Self {
		sp_io::storage::start_transaction();
		Self
	}
}

impl Drop for Undone {
	fn drop(&mut self) {
		sp_io::storage::rollback_transaction();
	}
}

/// What the only operator reports in the next block: all rounds that opened in this one and are still open.
fn reports() -> Vec<Vec<u8>> {
	let opening = stage::now();
	let is_open = |shard: &u32| Closed::<Runtime>::get(shard).is_none_or(|closed| closed < opening);
	let shards = stage::opened(opening).into_iter().filter(is_open);
	shards.filter_map(|shard| stage::report(Alice, shard, opening)).collect()
}

/// A block in which all this is done; what cannot be is refused.
fn pass_block(books: &mut Books, is_reporting: bool, acts: &[&Step]) {
	let reports = if is_reporting { reports() } else { Vec::new() };
	execute(stage::now() + 1, &reports, || {
		for step in acts {
			let _ = perform::perform(step);
		}
	});
	books.check(acts);
}

fn run(steps: &[Step]) {
	let mut books = Books::open();
	let mut is_reporting = true;
	let mut waiting = Vec::new();
	for step in steps {
		match step.act {
			Act::Blocks(count) => {
				pass_block(&mut books, is_reporting, &std::mem::take(&mut waiting));
				(1..count).for_each(|_| pass_block(&mut books, is_reporting, &[]));
			}
			Act::Report(reports) => is_reporting = reports,
			_ => waiting.push(step),
		}
	}
	pass_block(&mut books, is_reporting, &waiting);
	// All terms that end, offers and listings are over by then.
	(0..acts::LONGEST).for_each(|_| pass_block(&mut books, true, &[]));
	assert!(Licences::<Runtime>::iter_values().all(|licence| licence.course.end.is_none()), "a licence did not end");
	assert_eq!(Offers::<Runtime>::iter_keys().count(), 0, "an offer is not over");
	assert_eq!(Parked::<Runtime>::iter_keys().count(), 0, "what fell due could not be done");
}

/// Batches of sequences: one is run anyway, and more of them until every milestone was reached.
const BATCHES: u32 = 10;

#[test]
fn whatever_is_done_issuance_is_what_events_itemise_and_holds_are_what_storage_says() {
	let missing = || MILESTONES.into_iter().filter(|name| !reached().contains(name)).collect::<Vec<_>>();
	for _ in 0..BATCHES {
		let mut runner = TestRunner::new(ProptestConfig { cases: 48, failure_persistence: None, ..Default::default() });
		let done = runner.run(&prop::collection::vec(any_step(), 40..140), |steps| {
			CHAIN.with_borrow_mut(|chain| {
				chain.ext.execute_with(|| {
					let _undone = Undone::from_here();
					run(&steps);
				});
			});
			Ok(())
		});
		done.unwrap_or_else(|error| panic!("{error}"));
		if missing().is_empty() {
			return;
		}
	}
	panic!("the sequences are too tame: {:?}", missing());
}
