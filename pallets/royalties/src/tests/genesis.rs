use super::mock::*;
use crate::{GenesisConfig, GenesisSchedule};
use codec::Encode;
use frame_support::traits::BuildGenesisConfig;
use vivarium_engine::royalty::WHOLE;
use vivarium_primitives::CollectionId;

fn schedules(collection: CollectionId, shares: &[(u64, u32)]) -> GenesisConfig<Test> {
	GenesisConfig { schedules: vec![GenesisSchedule { collection, rate: 100_000, shares: shares.to_vec() }] }
}

#[test]
fn a_schedule_of_the_genesis_is_paid_for_by_the_collections_owner() {
	execute(|| {
		schedules(COLLECTION, &[(ARTIST, 600_000), (STUDIO, 400_000)]).build();
		let deposit = schedule(100_000, &[(ARTIST, 600_000), (STUDIO, 400_000)]).encoded_size() as u128;
		assert_eq!((held(OWNER), in_pot()), (deposit, ED));
		assert_eq!(sell(1_000), [(ARTIST, 60), (STUDIO, 40)]);
	});
}

#[test]
fn a_chain_specification_names_schedules_in_plain_json() {
	let shares = [(ARTIST, 600_000), (STUDIO, 400_000)];
	let json = serde_json::json!({ "schedules": [{ "collection": COLLECTION, "rate": 100_000, "shares": shares }] });
	let config: GenesisConfig<Test> = serde_json::from_value(json.clone()).unwrap();
	assert_eq!(config.schedules, schedules(COLLECTION, &shares).schedules);
	assert_eq!(serde_json::to_value(&config).unwrap(), json);
}

#[test]
#[should_panic(expected = "UnknownCollection")]
fn a_genesis_with_a_schedule_of_no_collection_is_refused() {
	execute(|| schedules(COLLECTION + 1, &[(ARTIST, WHOLE)]).build());
}

#[test]
#[should_panic(expected = "WrongSum")]
fn a_genesis_whose_shares_do_not_sum_is_refused() {
	execute(|| schedules(COLLECTION, &[(ARTIST, WHOLE - 1)]).build());
}

#[test]
#[should_panic(expected = "too many share the royalty")]
fn a_genesis_with_too_many_shares_is_refused() {
	let shares: Vec<_> = (1..=11).map(|account| (account, 1)).collect();
	execute(|| schedules(COLLECTION, &shares).build());
}
