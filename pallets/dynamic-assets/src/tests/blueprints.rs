use super::mock::*;
use crate::{BlueprintTexts, Blueprints, Error, Event, LatestVersion};
use frame_support::{assert_noop, assert_ok};
use vivarium_engine::{blueprint, bounded};

#[test]
fn the_owner_sets_a_new_version() {
	ExtBuilder::build_and_execute(|| {
		let (mut core, texts) = blueprint();
		core.heartbeat = 15;
		events();
		assert_ok!(DynamicAssets::set_blueprint(owner_origin(), COLLECTION, core.clone(), texts.clone()));

		let hash = blueprint::hash(&core, &texts).into();
		assert_eq!(events(), [Event::BlueprintSet { collection: COLLECTION, version: 2, hash }]);
		assert_eq!(LatestVersion::<Test>::get(COLLECTION), Some(2));
		assert_eq!(Blueprints::<Test>::get(COLLECTION, 2), Some(core));
		assert_eq!(BlueprintTexts::<Test>::get(COLLECTION, 2), Some(texts));
		assert!(Blueprints::<Test>::contains_key(COLLECTION, 1), "assets keep the version that they follow");
	});
}

#[test]
fn items_enrolled_later_follow_the_new_version() {
	ExtBuilder::build_and_execute(|| {
		let (mut core, texts) = blueprint();
		core.heartbeat = 15;
		assert_ok!(DynamicAssets::set_blueprint(owner_origin(), COLLECTION, core, texts));
		enrol(1);
		let version = |item| crate::Assets::<Test>::get(COLLECTION, item).unwrap().version;
		assert_eq!((version(0), version(1)), (1, 2));
	});
}

#[test]
fn a_stranger_should_not_set_a_blueprint() {
	ExtBuilder::build_and_execute(|| {
		let (core, texts) = blueprint();
		let set = |origin, collection| DynamicAssets::set_blueprint(origin, collection, core.clone(), texts.clone());
		assert_noop!(set(stranger_origin(), COLLECTION), Error::<Test>::NotOwner);
		assert_noop!(set(owner_origin(), 99), Error::<Test>::UnknownCollection);
	});
}

#[test]
fn a_flawed_blueprint_should_be_refused() {
	ExtBuilder::build_and_execute(|| {
		let (core, texts) = blueprint();
		let mut flawed = core.clone();
		flawed.heartbeat = 6;
		let set = |core, texts| DynamicAssets::set_blueprint(owner_origin(), COLLECTION, core, texts);
		assert_noop!(set(flawed, texts.clone()), Error::<Test>::BadHeartbeat);

		let mut flawed = texts;
		flawed.source.url = bounded("gopher://x").unwrap();
		assert_noop!(set(core, flawed), Error::<Test>::BadUrl);
	});
}
