use super::mock::*;
use crate::Error;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;
use vivarium_engine::notice::{Filter, Vocabulary};

#[test]
fn subscription_list_full() {
	ExtBuilder::build_and_execute(|| {
		let full =
			[(OF_ITEM, PLACES.0, Error::<Test>::ItemListFull), (OF_ALL, PLACES.1, Error::<Test>::CollectionListFull)];
		for (subject, places, error) in full {
			for who in 1..=u64::from(places) {
				assert_ok!(subscribe(who, subject, filter()));
			}
			assert_noop!(subscribe(50, subject, filter()), error);
			assert_eq!((held(50), free(50)), (0, ENDOWMENT));
			// One who goes makes room.
			assert_ok!(Notifications::unsubscribe(origin(2), subject.0, subject.1));
			assert_ok!(subscribe(50, subject, filter()));
			assert_ok!(Notifications::unsubscribe(origin(50), subject.0, subject.1));
		}
		assert_ok!(subscribe(50, (COLLECTION, Some(ITEM + 1)), filter()));
	});
}

#[test]
fn subscription_to_a_retired_item() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(subscribe(ALICE, (COLLECTION, Some(ITEMS)), filter()), Error::<Test>::NotEnrolled);
		retire(ITEM);
		assert_noop!(subscribe(ALICE, OF_ITEM, filter()), Error::<Test>::NotEnrolled);
		Enrolled::mutate(|enrolled| enrolled.insert(ITEM));
		assert_ok!(subscribe(ALICE, OF_ITEM, filter()));
	});
}

#[test]
fn a_collection_without_its_latest_blueprint() {
	ExtBuilder::build_and_execute(|| {
		Latest::set(None);
		assert_noop!(subscribe(ALICE, OF_ALL, filter()), Error::<Test>::NoBlueprint);
		assert_ok!(subscribe(ALICE, OF_ITEM, filter()));
	});
}

#[test]
fn a_filter_that_matches_nothing_or_names_what_the_blueprint_does_not_have() {
	ExtBuilder::build_and_execute(|| {
		let none = Filter::default();
		let flaws: [(Filter, DispatchError); 7] = [
			(none, Error::<Test>::MatchesNothing.into()),
			(Filter { health_below: Some(0), ..filter() }, Error::<Test>::MatchesNothing.into()),
			(Filter { health_below: Some(101), ..filter() }, Error::<Test>::MatchesNothing.into()),
			(Filter { flags: 0b101, ..none }, Error::<Test>::UnknownFlag.into()),
			(Filter { states: 0b1001, ..none }, Error::<Test>::UnknownState.into()),
			(Filter { triggers: 1 << 4, ..none }, Error::<Test>::UnknownTrigger.into()),
			(Filter { triggers: u32::MAX, ..none }, Error::<Test>::UnknownTrigger.into()),
		];
		for (flawed, error) in flaws {
			for subject in [OF_ITEM, OF_ALL] {
				assert_noop!(subscribe(ALICE, subject, flawed), error);
			}
		}
		assert_ok!(subscribe(ALICE, OF_ITEM, filter()));
		let change = Notifications::change(origin(ALICE), COLLECTION, Some(ITEM), none);
		assert_eq!(change, Err(Error::<Test>::MatchesNothing.into()));
		Latest::set(Some(Vocabulary { has_health: false, ..VOCABULARY }));
		assert_noop!(subscribe(ALICE, OF_ALL, filter()), Error::<Test>::NoHealth);
	});
}

#[test]
fn twice_the_same_subscription() {
	ExtBuilder::build_and_execute(|| {
		for subject in [OF_ITEM, OF_ALL] {
			assert_ok!(subscribe(ALICE, subject, filter()));
			assert_noop!(subscribe(ALICE, subject, filter()), Error::<Test>::AlreadySubscribed);
			let other = Filter { flags: 1, ..Default::default() };
			assert_noop!(subscribe(ALICE, subject, other), Error::<Test>::AlreadySubscribed);
		}
		assert_eq!(told(raised(0b10)), [ALICE], "told once, of the item and of its collection");
	});
}

#[test]
fn deposit_not_covered() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(subscribe(POOR, OF_ITEM, filter()), Error::<Test>::DepositNotCovered);
		assert_ok!(Balances::transfer_allow_death(origin(BOB), POOR, DEPOSIT + ED - 1));
		assert_noop!(subscribe(POOR, OF_ALL, filter()), Error::<Test>::DepositNotCovered);
		assert_ok!(Balances::transfer_allow_death(origin(BOB), POOR, 1));
		assert_ok!(subscribe(POOR, OF_ALL, filter()));
		assert_eq!((held(POOR), free(POOR)), (DEPOSIT, ED));
	});
}

#[test]
fn nobody_subscribes_for_another_account() {
	ExtBuilder::build_and_execute(|| {
		for nobody in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let (collection, item) = OF_ITEM;
			let calls = [
				Notifications::subscribe(nobody.clone(), collection, item, filter()),
				Notifications::change(nobody.clone(), collection, item, filter()),
				Notifications::unsubscribe(nobody.clone(), collection, item),
				Notifications::clear(nobody, collection),
			];
			assert_eq!(calls, [Err(DispatchError::BadOrigin); 4]);
		}
	});
}
