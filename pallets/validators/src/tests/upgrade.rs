//! A chain from before this pallet.

use crate::{mock::*, Validators as List};
use frame_support::traits::{GetStorageVersion, Hooks, StorageVersion};

#[test]
fn a_chain_from_before_goes_on_with_the_validators_that_it_has() {
	execute(|| {
		List::<Test>::kill();
		StorageVersion::new(0).put::<Validators>();
		Validators::on_runtime_upgrade();
		assert_eq!(List::<Test>::get().into_inner(), FIRST);
		assert_eq!(Validators::on_chain_storage_version(), 1);
		next_session();
		next_session();
		assert_eq!(active(), FIRST);
	});
}

#[test]
fn an_upgrade_leaves_a_list_that_is_there() {
	execute(|| {
		Validators::remove(RuntimeOrigin::root(), 1).unwrap();
		Validators::on_runtime_upgrade();
		assert_eq!(List::<Test>::get().into_inner(), [2, 3]);
	});
}
