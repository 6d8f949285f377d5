//! Account 1 may authorize, and nobody else.

use crate as pallet_upgrades;
use frame_support::{assert_noop, assert_ok, construct_runtime, derive_impl, ord_parameter_types};
use frame_system::EnsureSignedBy;
use sp_core::H256;
use sp_runtime::{BuildStorage, DispatchError};

construct_runtime!(
	pub enum Test {
		System: frame_system,
		Upgrades: pallet_upgrades,
	}
);

ord_parameter_types! {
	pub const Only: u64 = 1;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

impl pallet_upgrades::Config for Test {
	type UpgradeOrigin = EnsureSignedBy<Only, u64>;
}

const CODE: &[u8] = b"the next runtime";

fn digest(code: &[u8]) -> H256 {
	sp_io::hashing::blake2_256(code).into()
}

fn execute(test: impl FnOnce()) {
	let mut ext: sp_io::TestExternalities = RuntimeGenesisConfig::default().build_storage().unwrap().into();
	ext.execute_with(|| {
		System::set_block_number(1);
		test();
	});
}

fn authorized() -> Vec<(H256, bool)> {
	let events = System::read_events_for_pallet::<frame_system::Event<Test>>();
	let authorized = events.into_iter().filter_map(|event| match event {
		frame_system::Event::UpgradeAuthorized { code_hash, check_version } => Some((code_hash, check_version)),
		_ => None,
	});
	authorized.collect()
}

#[test]
fn what_is_authorized_is_so_with_the_check_of_its_version() {
	execute(|| {
		assert_ok!(Upgrades::authorize(RuntimeOrigin::signed(1), digest(CODE)));
		assert_eq!(authorized(), [(digest(CODE), true)]);
	});
}

#[test]
fn nobody_else_authorizes() {
	execute(|| {
		for origin in [RuntimeOrigin::signed(2), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Upgrades::authorize(origin, digest(CODE)), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn only_the_code_that_was_authorized_last_is_taken() {
	execute(|| {
		let apply = |code: &[u8]| System::apply_authorized_upgrade(RuntimeOrigin::signed(9), code.to_vec());
		assert!(apply(CODE).is_err(), "nothing is authorized");
		assert_ok!(Upgrades::authorize(RuntimeOrigin::signed(1), digest(b"another one")));
		assert_ok!(Upgrades::authorize(RuntimeOrigin::signed(1), digest(CODE)));
		for code in [&b"another one"[..], b"a forged one"] {
			let refused = apply(code).unwrap_err().error;
			assert_eq!(refused, frame_system::Error::<Test>::Unauthorized.into());
		}
	});
}
