//! A chain with the pallet on it, whose blocks have room for eight deadlines.

use crate as pallet_deadlines;
use crate::WeightInfo;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	construct_runtime, derive_impl,
	migrations::MultiStepMigrator,
	parameter_types,
	traits::{ConstU32, ConstU8, Hooks},
	weights::Weight,
};
use scale_info::TypeInfo;
use sp_runtime::{BuildStorage, DispatchResult};
use vivarium_primitives::{BlockNumber, Deadlines as _, OnDeadline};

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Deadlines: pallet_deadlines,
	}
);

/// How many light deadlines a block has room for.
pub const ROOM: u64 = 8;
/// What acting on a light one weighs.
const LIGHT: Weight = Weight::from_parts(100_000_000, 0);

/// What falls due in the tests.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub enum Job {
	/// Is written down.
	Note(u32),
	/// Is written down, and fails while `Failing` says so.
	Fragile(u32),
	/// Weighs more than a block has room for.
	Heavy,
	/// Arms a note for the next block.
	Chain(u32),
}

parameter_types! {
	/// What was acted on, and when.
	pub static Acted: Vec<(u64, Job)> = Vec::new();
	pub static Failing: bool = true;
	pub static Migrating: bool = false;
	/// The first fifth of a block would be more than the tests want.
	pub MaxWeight: Weight = <()>::on_initialize_idle()
		.saturating_add(crate::Pallet::<Test>::at_most(LIGHT).saturating_mul(ROOM));
}

pub struct Migrator;

impl MultiStepMigrator for Migrator {
	fn ongoing() -> bool {
		Migrating::get()
	}

	fn step() -> Weight {
		Weight::zero()
	}
}

pub struct Acts;

impl OnDeadline<Job> for Acts {
	fn weight(job: &Job) -> Weight {
		match job {
			Job::Heavy => Weight::from_parts(u64::MAX / 2, 0),
			_ => LIGHT,
		}
	}

	fn on_deadline(job: &Job) -> DispatchResult {
		Acted::mutate(|acted| acted.push((System::block_number(), job.clone())));
		// So that a rollback shows.
		frame_support::storage::unhashed::put(&job.encode(), &true);
		match job {
			Job::Fragile(_) if Failing::get() => Err("fragile".into()),
			Job::Chain(number) => Deadlines::arm(now() + 1, Job::Note(*number)),
			_ => Ok(()),
		}
	}
}

/// Whether acting on a job left its trace in the state.
pub fn is_done(job: &Job) -> bool {
	frame_support::storage::unhashed::get(&job.encode()).unwrap_or(false)
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type MultiBlockMigrator = Migrator;
}

impl pallet_deadlines::Config for Test {
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
	type Deadline = Job;
	type MaxAttempts = ConstU8<3>;
	type MaxWeight = MaxWeight;
	type OnDeadline = Acts;
	type RetryDelay = ConstU32<10>;
	type WeightInfo = ();
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Helper;

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<Job> for Helper {
	fn light() -> Job {
		Job::Note(0)
	}

	fn failing() -> Job {
		Job::Fragile(0)
	}
}

pub fn ext() -> sp_io::TestExternalities {
	Acted::take();
	Failing::set(true);
	Migrating::set(false);
	RuntimeGenesisConfig::default().build_storage().unwrap().into()
}

/// Runs a test from block 1 on, and `try_state` after it.
pub fn execute(test: impl FnOnce()) {
	ext().execute_with(|| {
		System::set_block_number(1);
		test();
		Deadlines::do_try_state().unwrap();
	});
}

pub fn now() -> BlockNumber {
	System::block_number() as BlockNumber
}

/// Begins the next block; returns what its hook weighs.
pub fn next_block() -> Weight {
	let next = System::block_number() + 1;
	System::set_block_number(next);
	let weight = Deadlines::on_initialize(next);
	assert!(weight.all_lte(MaxWeight::get()), "{weight:?} at block {next}");
	Deadlines::do_try_state().unwrap();
	weight
}

pub fn run_to(block: u64) {
	while System::block_number() < block {
		next_block();
	}
}

pub fn arm(at: BlockNumber, job: Job) {
	frame_support::assert_ok!(Deadlines::arm(at, job));
}

/// What was acted on since the last question, and when.
pub fn acted() -> Vec<(u64, Job)> {
	Acted::take()
}

/// The pallet's events since the last question.
pub fn events() -> Vec<crate::Event<Test>> {
	let events = System::read_events_for_pallet::<crate::Event<Test>>();
	System::reset_events();
	events
}
