use super::mock::*;
use crate::weights::{SubstrateWeight, WeightInfo};
use vivarium_primitives::{OnConcluded, OnRetired};

/// What one database write weighs.
fn write() -> u64 {
	<Test as frame_system::Config>::DbWeight::get().writes(1).ref_time()
}

#[test]
fn each_topic_is_weighed_as_a_write_now_and_one_in_the_next_block() {
	let (of_item, of_collection) = (u64::from(PLACES.0), u64::from(PLACES.1));
	assert!(<Notifications as OnConcluded>::weight().ref_time() >= 2 * of_item * write());
	assert!(Notifications::weight_once().ref_time() >= 2 * of_collection * write());
	let retiring = <Notifications as OnRetired>::weight();
	assert_eq!(retiring, <() as WeightInfo>::on_retired() + Notifications::forgetting_weight(PLACES.0));
}

#[test]
fn two_hundred_assets_that_everybody_is_told_of_take_less_than_a_fifth_of_a_transaction() {
	let assets = 200;
	// docs/limits.md: 650 ms, in picoseconds.
	let most = 650_000_000_000u64;
	let told = <Notifications as OnConcluded>::weight() * assets + Notifications::weight_once();
	assert!(told.ref_time() < most / 5, "{told:?}");
}

#[test]
fn the_chain_and_the_tests_weigh_alike() {
	let alike = [
		(SubstrateWeight::<Test>::subscribe(), <() as WeightInfo>::subscribe()),
		(SubstrateWeight::<Test>::change(), <() as WeightInfo>::change()),
		(SubstrateWeight::<Test>::unsubscribe(), <() as WeightInfo>::unsubscribe()),
		(SubstrateWeight::<Test>::clear(), <() as WeightInfo>::clear()),
		(SubstrateWeight::<Test>::on_concluded(), <() as WeightInfo>::on_concluded()),
		(SubstrateWeight::<Test>::on_retired(), <() as WeightInfo>::on_retired()),
	];
	assert!(alike.iter().all(|(one, other)| one == other));
}
