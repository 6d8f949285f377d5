mod admission;
mod committee;

use crate as pallet_operators;
use frame_support::{construct_runtime, derive_impl, parameter_types};
use frame_system::EnsureRoot;
use sp_core::sr25519;
use sp_runtime::BuildStorage;

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Operators: pallet_operators,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

parameter_types! {
	pub static CommitteeSize: u32 = 1;
}

impl pallet_operators::Config for Test {
	type AdmissionOrigin = EnsureRoot<u64>;
	type CommitteeSize = CommitteeSize;
	type WeightInfo = ();
}

/// A key for tests, told apart by its first byte.
pub fn key(seed: u8) -> sr25519::Public {
	sr25519::Public::from_raw([seed; 32])
}

#[derive(Default)]
pub struct ExtBuilder {
	operators: Vec<(u64, sr25519::Public)>,
}

impl ExtBuilder {
	pub fn operators(mut self, operators: &[u8]) -> Self {
		self.operators = operators.iter().map(|id| (u64::from(*id), key(*id))).collect();
		self
	}

	/// Runs a test on a fresh chain, and `try_state` after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		let genesis = RuntimeGenesisConfig {
			operators: crate::GenesisConfig { operators: self.operators },
			..Default::default()
		};
		let mut ext: sp_io::TestExternalities = genesis.build_storage().unwrap().into();
		ext.execute_with(|| {
			System::set_block_number(1);
			test();
			Operators::do_try_state().unwrap();
		});
	}
}
