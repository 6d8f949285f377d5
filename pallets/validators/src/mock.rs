//! Accounts 1 to 3 validate at the beginning, in sessions of ten blocks; root decides.

use crate as pallet_validators;
use frame_support::{construct_runtime, derive_impl, traits::ConstU32, traits::ConstU64};
use frame_system::EnsureRoot;
use pallet_session::{PeriodicSessions, SessionHandler, ShouldEndSession};
use sp_runtime::{
	impl_opaque_keys,
	testing::UintAuthorityId,
	traits::{ConvertInto, Get, OpaqueKeys},
	BuildStorage, KeyTypeId, RuntimeAppPublic,
};

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		Session: pallet_session,
		Validators: pallet_validators,
	}
);

impl_opaque_keys! {
	pub struct Keys {
		pub dummy: UintAuthorityId,
	}
}

/// Takes notice of nothing: who validates, the session says.
pub struct Deaf;

impl SessionHandler<u64> for Deaf {
	const KEY_TYPE_IDS: &'static [KeyTypeId] = &[sp_core::crypto::key_types::DUMMY];
	fn on_genesis_session<K: OpaqueKeys>(_: &[(u64, K)]) {}
	fn on_new_session<K: OpaqueKeys>(_: bool, _: &[(u64, K)], _: &[(u64, K)]) {}
	fn on_disabled(_: u32) {}
}

pub struct Period;

impl Get<u64> for Period {
	fn get() -> u64 {
		Validators::session_blocks()
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<u64>;
	type Block = frame_system::mocking::MockBlock<Test>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
}

impl pallet_session::Config for Test {
	type Currency = Balances;
	type DisablingStrategy = ();
	type KeyDeposit = ConstU64<10>;
	type Keys = Keys;
	type NextSessionRotation = PeriodicSessions<Period, ConstU64<0>>;
	type RuntimeEvent = RuntimeEvent;
	type SessionHandler = Deaf;
	type SessionManager = Validators;
	type ShouldEndSession = PeriodicSessions<Period, ConstU64<0>>;
	type ValidatorId = u64;
	type ValidatorIdOf = ConvertInto;
	type WeightInfo = ();
}

impl pallet_validators::Config for Test {
	type MaxValidators = ConstU32<5>;
	type SessionBlocks = ConstU64<10>;
	type ValidatorsOrigin = EnsureRoot<u64>;
	type ValidatorsWeightInfo = pallet_validators::SubstrateWeight<Test>;
}

pub const FIRST: [u64; 3] = [1, 2, 3];

fn keys(of: u64) -> Keys {
	Keys { dummy: UintAuthorityId(of) }
}

/// Sets an account's session keys.
pub fn set_keys(of: u64) {
	let proof = UintAuthorityId(of).sign(&codec::Encode::encode(&of)).expect("a key signs");
	Session::set_keys(RuntimeOrigin::signed(of), keys(of), codec::Encode::encode(&proof)).expect("the keys are good");
}

/// Who authors and finalizes blocks now.
pub fn active() -> Vec<u64> {
	pallet_session::Validators::<Test>::get()
}

/// Ends this session, and begins the next one.
pub fn next_session() {
	let now = System::block_number();
	let next = (now + 1..).find(|block| <Test as pallet_session::Config>::ShouldEndSession::should_end_session(*block));
	System::set_block_number(next.expect("sessions end"));
	Session::rotate_session();
}

pub fn with_session_blocks(session_blocks: Option<u64>, test: impl FnOnce()) {
	let genesis = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: (1..=9).map(|of| (of, 1_000)).collect(),
			..Default::default()
		},
		session: pallet_session::GenesisConfig {
			keys: FIRST.iter().map(|of| (*of, *of, keys(*of))).collect(),
			..Default::default()
		},
		validators: pallet_validators::GenesisConfig { session_blocks },
		..Default::default()
	};
	let mut ext: sp_io::TestExternalities = genesis.build_storage().expect("the genesis is good").into();
	ext.execute_with(|| {
		System::set_block_number(1);
		test();
		Validators::do_try_state().expect("the state is sound");
	});
}

pub fn execute(test: impl FnOnce()) {
	with_session_blocks(None, test);
}
