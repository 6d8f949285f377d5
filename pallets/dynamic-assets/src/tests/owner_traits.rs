use super::mock::*;
use crate::{Error, Event};
use frame_support::{assert_noop, assert_ok};
use vivarium_engine::{bounded, revision::Origin, traits::TraitValue};

const NICKNAME: u8 = 1;

fn set(origin: RuntimeOrigin, index: u8, value: TraitValue) -> frame_support::pallet_prelude::DispatchResult {
	DynamicAssets::set_trait(origin, COLLECTION, 0, index, value)
}

fn text(text: &str) -> TraitValue {
	TraitValue::Text(bounded(text).unwrap())
}

#[test]
fn the_owner_writes_a_trait_of_its_own() {
	ExtBuilder::build_and_execute(|| {
		events();
		assert_ok!(set(owner_origin(), NICKNAME, text("Rosie")));
		let updated = Event::TraitUpdated { collection: COLLECTION, item: 0, index: NICKNAME, value: text("Rosie") };
		assert!(events().contains(&updated));
		assert_eq!(view().traits[1], ("nickname".into(), "Rosie".into()));
		let record = DynamicAssets::revision(COLLECTION, 0, 2).unwrap();
		let account = OWNER.to_account_id().into();
		assert_eq!(record.revision().origin, Origin::Owner { account, index: NICKNAME });
	});
}

#[test]
fn the_same_value_again_is_no_revision() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(set(owner_origin(), NICKNAME, text("Rosie")));
		assert_ok!(set(owner_origin(), NICKNAME, text("Rosie")));
		assert_eq!(asset().revision, 2);
	});
}

#[test]
fn what_the_owner_may_not_write_should_be_refused() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(set(stranger_origin(), NICKNAME, text("mine")), Error::<Test>::NotOwner);
		assert_noop!(set(owner_origin(), 0, TraitValue::Number(1)), Error::<Test>::NotWritable);
		assert_noop!(set(owner_origin(), 2, text("x")), Error::<Test>::UnknownTrait);
		assert_noop!(set(owner_origin(), NICKNAME, TraitValue::Number(1)), Error::<Test>::BadValue);
		assert_noop!(set(owner_origin(), NICKNAME, text("a\nb")), Error::<Test>::BadValue);
		let other = DynamicAssets::set_trait(owner_origin(), COLLECTION, 1, NICKNAME, text("x"));
		assert_noop!(other, Error::<Test>::NotEnrolled);
	});
}
