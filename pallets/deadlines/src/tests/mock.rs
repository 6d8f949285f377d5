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
use sp_runtime::{BuildStorage, DispatchError};
use std::cell::RefCell;
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
pub const LIGHT: Weight = Weight::from_parts(100_000_000, 0);

/// What falls due in the tests.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, Ord, PartialEq, PartialOrd, TypeInfo,
)]
pub enum Job {
	/// Is written down.
	Note(u32),
	/// Is written down, and fails while `Failing` says so.
	Fragile(u32),
	/// Weighs as much as half of the light ones that a block has room for.
	Large,
	/// Weighs more than a block has room for.
	Heavy,
	/// Arms a note for the next block.
	Chain(u32),
	/// Takes so many hundredths of what it may, which may be more than all of it.
	Partly(u32, u8),
	/// Arms itself again for five blocks later, and fails while `Failing` says so.
	Repeating,
}

thread_local! {
	/// What was acted on, and when.
	static ACTED: RefCell<Vec<(u64, Job)>> = const { RefCell::new(Vec::new()) };
}

parameter_types! {
	pub static Failing: bool = true;
	pub static Migrating: bool = false;
	pub static MaxWeight: Weight = room();
}

/// What `ROOM` light ones take, and nothing beside them. A fifth of a block would be more than most tests want.
fn room() -> Weight {
	<()>::on_initialize_idle()
		.saturating_add(LIGHT.saturating_add(<()>::act()).saturating_mul(ROOM - 1))
		.saturating_add(crate::Pallet::<Test>::at_most(LIGHT))
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
			Job::Large => LIGHT.saturating_mul(ROOM / 2),
			Job::Heavy => Weight::from_parts(u64::MAX / 2, 0),
			_ => LIGHT,
		}
	}

	fn on_deadline(job: &Job) -> Result<Option<Weight>, DispatchError> {
		ACTED.with_borrow_mut(|acted| acted.push((System::block_number(), job.clone())));
		// So that a rollback shows.
		frame_support::storage::unhashed::put(&job.encode(), &(times_done(job) + 1));
		match job {
			Job::Fragile(_) | Job::Repeating if Failing::get() => return Err(DispatchError::Unavailable),
			Job::Chain(number) => Deadlines::arm(now() + 1, Job::Note(*number))?,
			Job::Repeating => Deadlines::arm(now() + 5, Job::Repeating)?,
			Job::Partly(_, hundredths) => return Ok(Some(LIGHT.saturating_mul((*hundredths).into()) / 100)),
			_ => {}
		}
		Ok(None)
	}
}

/// How often acting on a job left its trace in the state.
pub fn times_done(job: &Job) -> u32 {
	frame_support::storage::unhashed::get(&job.encode()).unwrap_or(0)
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
	ACTED.take();
	Failing::set(true);
	Migrating::set(false);
	MaxWeight::set(room());
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
	let weight = next_block_unchecked();
	Deadlines::do_try_state().unwrap();
	weight
}

/// The same without looking through the whole state.
pub fn next_block_unchecked() -> Weight {
	let next = System::block_number() + 1;
	System::set_block_number(next);
	let weight = Deadlines::on_initialize(next);
	assert!(weight.all_lte(MaxWeight::get()), "{weight:?} at block {next}");
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
	ACTED.take()
}

/// The pallet's events since the last question.
pub fn events() -> Vec<crate::Event<Test>> {
	let events = System::read_events_for_pallet::<crate::Event<Test>>();
	System::reset_events();
	events
}
