//! Whatever happens, every deadline is accounted for.

use super::mock::*;
use crate::{Armed, Parked};
use proptest::prelude::*;
use std::collections::BTreeMap;
use vivarium_primitives::{BlockNumber, Deadlines as _};

const JOBS: u32 = 6;

/// Something that happens to the chain.
#[derive(Clone, Debug)]
enum Happens {
	/// A pallet arms a job, if it is not armed.
	Arm { job: u32, after: BlockNumber },
	/// A pallet takes back a job.
	Disarm { job: u32 },
	/// Someone lets a job be tried again, if it is parked.
	Retry { job: u32 },
	/// So many blocks pass.
	Blocks(u64),
	/// From now on the fragile jobs fail, or succeed.
	Failing(bool),
	/// A migration begins or ends.
	Migrating(bool),
}

/// Of each job, what is known from outside of the pallet.
#[derive(Default)]
struct Ledger {
	/// For which block it was armed last.
	at: BlockNumber,
	armed: u32,
	disarmed: u32,
	retried: u32,
}

fn job(number: u32) -> Job {
	match number {
		0 => Job::Heavy,
		1 => Job::Large,
		2 | 3 => Job::Note(number),
		_ => Job::Fragile(number),
	}
}

/// How many times the pallet holds a job.
fn held(job: &Job) -> u32 {
	let armed = Armed::<Test>::iter_keys().filter(|(_, armed)| armed == job).count() as u32;
	armed + u32::from(Parked::<Test>::contains_key(job))
}

fn happens() -> impl Strategy<Value = Happens> {
	let number = 0..JOBS;
	prop_oneof![
		6 => (number.clone(), prop_oneof![3 => 1u32..12, 1 => 25u32..90]).prop_map(|(job, after)| Happens::Arm { job, after }),
		1 => number.clone().prop_map(|job| Happens::Disarm { job }),
		1 => number.prop_map(|job| Happens::Retry { job }),
		6 => prop_oneof![3 => 1u64..15, 1 => 20u64..70].prop_map(Happens::Blocks),
		1 => any::<bool>().prop_map(Happens::Failing),
		1 => prop::bool::weighted(0.3).prop_map(Happens::Migrating),
	]
}

fn let_happen(what: Happens, ledgers: &mut BTreeMap<Job, Ledger>) {
	match what {
		Happens::Arm { job: number, after } => {
			let job = job(number);
			if held(&job) == 0 {
				let ledger = ledgers.entry(job.clone()).or_default();
				ledger.at = now() + after;
				ledger.armed += 1;
				arm(ledger.at, job);
			}
		}
		Happens::Disarm { job: number } => {
			let job = job(number);
			let ledger = ledgers.entry(job.clone()).or_default();
			ledger.disarmed += held(&job);
			Deadlines::disarm(ledger.at, job.clone());
			assert_eq!(held(&job), 0, "{job:?} is disarmed");
		}
		Happens::Retry { job: number } => {
			let job = job(number);
			let is_parked = Parked::<Test>::contains_key(&job);
			let result = Deadlines::retry(RuntimeOrigin::signed(1), job.clone());
			assert_eq!(result.is_ok(), is_parked);
			ledgers.entry(job).or_default().retried += u32::from(is_parked);
		}
		Happens::Blocks(count) => run_to(System::block_number() + count),
		Happens::Failing(is_failing) => Failing::set(is_failing),
		Happens::Migrating(is_migrating) => Migrating::set(is_migrating),
	}
}

proptest! {
	#[test]
	fn what_is_armed_is_acted_on_once_or_parked_or_disarmed(history in prop::collection::vec(happens(), 1..60)) {
		execute(|| {
			let mut ledgers = BTreeMap::new();
			let mut tries: BTreeMap<Job, u32> = BTreeMap::new();
			for what in history {
				let is_migrating = Migrating::get();
				let_happen(what, &mut ledgers);
				let acted = acted();
				assert!(!is_migrating || acted.is_empty(), "{acted:?} in a migration");
				for (block, job) in acted {
					assert!(block >= u64::from(ledgers[&job].at), "{job:?} is early");
					*tries.entry(job).or_default() += 1;
				}
				for (job, ledger) in &ledgers {
					assert!(held(job) <= 1);
					assert_eq!(ledger.armed, times_done(job) + ledger.disarmed + held(job), "{job:?}");
				}
			}
			Migrating::set(false);
			run_to(System::block_number() + 150);
			acted().into_iter().for_each(|(_, job)| *tries.entry(job).or_default() += 1);
			assert_eq!(Armed::<Test>::iter().count(), 0, "all is caught up");
			for (job, ledger) in &ledgers {
				let parked = u32::from(Parked::<Test>::contains_key(job));
				assert_eq!(ledger.armed, times_done(job) + ledger.disarmed + parked, "{job:?}");
				let tries = tries.get(job).copied().unwrap_or(0);
				assert!(tries <= ledger.armed * 3 + ledger.retried, "{job:?} was tried {tries} times");
			}
		});
	}
}
